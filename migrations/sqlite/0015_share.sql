-- Check-ins that their member chose to share, each as a post in a group's channel, and cheers for them. Its twin is
-- postgres/0015_share.sql.

create table share (
    id integer primary key autoincrement,
    member_id integer not null references member (id) on delete cascade,
    -- None once what was done beside the plan is taken back: then the post goes.
    occurrence_id integer references occurrence (id) on delete set null,
    group_id integer not null references club_group (id) on delete cascade,
    channel_id integer not null,
    -- The message while it stands; none before, and none once it was taken away.
    message_id integer,
    kind text not null check (kind in ('strength', 'mobility', 'recovery', 'run')),
    -- The name that it says, to see when it is another one.
    shown_name text not null,
    made_at_ms integer not null,
    ended_at_ms integer
) strict;
-- A check-in stands in one place at a time.
create unique index share_live on share (occurrence_id) where ended_at_ms is null;
create index share_by_occurrence on share (occurrence_id);
create index share_by_member on share (member_id, made_at_ms);
create index share_by_group on share (group_id, ended_at_ms);
create index share_by_made on share (made_at_ms);

-- Who cheered, once for each share. Nobody counts them: they are names in the next letter, and then they are told.
create table cheer (
    share_id integer not null references share (id) on delete cascade,
    member_id integer not null references member (id) on delete cascade,
    -- The letter that tells it; none before.
    letter_id integer references letter (id) on delete set null,
    primary key (share_id, member_id)
) strict;
create index cheer_by_member on cheer (member_id);
create index cheer_by_letter on cheer (letter_id);
