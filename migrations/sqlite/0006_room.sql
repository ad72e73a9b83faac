-- The room of a week is kept by the local date on which it was said, so that a word in the middle of a week leaves the days gone as
-- they were; and whether the member said so, since a newcomer's first weeks are low without being asked. Its twin is
-- postgres/0006_room.sql.

alter table room rename to room_before;
create table room (
    member_id integer not null references member (id) on delete cascade,
    week text not null,
    answered_on text not null check (length(answered_on) = 10),
    room text not null check (room in ('low', 'steady', 'high')),
    answered_at_ms integer not null,
    is_own integer not null default 1 check (is_own in (0, 1)),
    primary key (member_id, week, answered_on)
) strict;
insert into room (member_id, week, answered_on, room, answered_at_ms)
    select member_id, week, date(answered_at_ms / 1000, 'unixepoch'), room, answered_at_ms from room_before;
drop table room_before;
create index room_by_answered on room (member_id, answered_on);

-- What was proposed, below which letter, and what was chosen: at most one proposal in seven days. Without the letter it was not made.
create table proposal (
    id integer primary key autoincrement,
    member_id integer not null references member (id) on delete cascade,
    letter_id integer not null unique references letter (id) on delete cascade,
    made_on text not null check (length(made_on) = 10),
    kind text not null check (kind in ('other_day', 'that_day', 'make_small', 'smaller_weeks', 'steady', 'support', 'fuel')),
    session_id integer references session (id) on delete cascade,
    from_day integer check (from_day between 0 and 6),
    to_day integer check (to_day between 0 and 6),
    chosen text,
    check ((kind in ('other_day', 'that_day', 'make_small')) = (session_id is not null))
) strict;
create index proposal_by_member on proposal (member_id, made_on);
create index proposal_by_session on proposal (session_id);
