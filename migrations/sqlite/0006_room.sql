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
