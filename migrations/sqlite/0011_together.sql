-- Doing a session at the same time: an invitation from one member to another. Nobody wrote an `invite` before, so the table is made
-- anew. What stands under a letter goes back to waiting when the letter does. Its twin is postgres/0011_together.sql.

drop table invite;
create table invite (
    id integer primary key autoincrement,
    from_member_id integer not null references member (id) on delete cascade,
    to_member_id integer not null references member (id) on delete cascade,
    occurrence_id integer not null references occurrence (id) on delete cascade,
    state text not null check (state in ('sent', 'other_time', 'accepted', 'not_this_week', 'withdrawn')),
    at_ms integer not null,
    other_at_ms integer,
    made_at_ms integer not null,
    changed_at_ms integer not null,
    letter_id integer references letter (id) on delete set null,
    told_at_ms integer,
    check (from_member_id <> to_member_id),
    check (state <> 'other_time' or other_at_ms is not null)
) strict;
create index invite_by_from on invite (from_member_id, at_ms);
create index invite_by_to on invite (to_member_id, at_ms);
create index invite_by_occurrence on invite (occurrence_id);
create index invite_by_letter on invite (letter_id);
create index invite_by_at on invite (at_ms);

alter table member add column takes_invites integer not null default 1 check (takes_invites in (0, 1));
