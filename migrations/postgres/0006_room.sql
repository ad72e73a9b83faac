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

-- What was proposed, below which letter, and what was chosen: at most one proposal in seven days. Without the letter it was not made.
create table proposal (
    id bigint generated always as identity primary key,
    member_id bigint not null references member (id) on delete cascade,
    letter_id bigint not null unique references letter (id) on delete cascade,
    made_on text collate "C" not null check (length(made_on) = 10),
    kind text collate "C" not null check (kind in ('other_day', 'that_day', 'make_small', 'smaller_weeks', 'steady', 'support', 'fuel')),
    session_id bigint references session (id) on delete cascade,
    from_day bigint check (from_day between 0 and 6),
    to_day bigint check (to_day between 0 and 6),
    chosen text collate "C",
    check ((kind in ('other_day', 'that_day', 'make_small')) = (session_id is not null))
);
create index proposal_by_member on proposal (member_id, made_on);
create index proposal_by_session on proposal (session_id);
