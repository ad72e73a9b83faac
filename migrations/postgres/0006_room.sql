-- The room of a week is kept by the local date on which it was said, so that a word in the middle of a week leaves the days gone as
-- they were; and whether the member said so, since a newcomer's first weeks are low without being asked. Its twin is
-- sqlite/0006_room.sql.

alter table room add column answered_on text collate "C";
alter table room add column is_own bigint not null default 1 check (is_own in (0, 1));
update room set answered_on = to_char(to_timestamp(answered_at_ms / 1000) at time zone 'UTC', 'YYYY-MM-DD');
alter table room alter column answered_on set not null;
alter table room add check (length(answered_on) = 10);
alter table room drop constraint room_pkey;
alter table room add primary key (member_id, week, answered_on);
create index room_by_answered on room (member_id, answered_on);
