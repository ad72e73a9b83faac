-- Check-ins of a club: a post in a channel, once a week, with a button that opens the presser's own sessions. Its twin is
-- sqlite/0014_club_check_in.sql.

create table club_check_in (
    id bigint generated always as identity primary key,
    club_id bigint not null references club (id) on delete cascade,
    channel_id bigint not null,
    -- Monday is 0, in the club's zone as it is when the post is due.
    weekday bigint not null check (weekday between 0 and 6),
    at_minutes bigint not null check (at_minutes between 0 and 1439),
    -- The captain's own; without one the coach's questions take turns.
    question text collate "C",
    made_at_ms bigint not null,
    ended_at_ms bigint,
    -- Since when Discord does not take it in that channel.
    refused_at_ms bigint
);
create index club_check_in_by_club on club_check_in (club_id);
create index club_check_in_by_ended on club_check_in (ended_at_ms);

create table club_check_in_post (
    id bigint generated always as identity primary key,
    club_check_in_id bigint not null references club_check_in (id) on delete cascade,
    posted_on text collate "C" not null check (length(posted_on) = 10),
    channel_id bigint not null,
    message_id bigint,
    made_at_ms bigint not null,
    -- How many hellos it says: none, or five and more.
    shown_hellos bigint not null default 0 check (shown_hellos = 0 or shown_hellos >= 5),
    unique (club_check_in_id, posted_on)
);
create index club_check_in_post_by_made on club_check_in_post (made_at_ms);

-- Who said hello, so that each counts once; it goes with the post, and is shown to nobody.
create table club_check_in_hello (
    post_id bigint not null references club_check_in_post (id) on delete cascade,
    member_id bigint not null references member (id) on delete cascade,
    primary key (post_id, member_id)
);
create index club_check_in_hello_by_member on club_check_in_hello (member_id);
