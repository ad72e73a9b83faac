-- Pauses that are asked about once, the ramp after a return, and chapters by choice. Its twin is postgres/0005_pauses_and_returns.sql.
-- A pause has dates and nothing else: why is neither asked nor kept.

-- The local date on which its one question fell due, and whether it was answered.
alter table pause add column asked_on text check (asked_on is null or length(asked_on) = 10);
alter table pause add column is_answered integer not null default 0 check (is_answered in (0, 1));

-- Which share of the usual week each of the weeks after a return has; a usual one has no row. A room that the member gives the
-- week later speaks instead.
create table ramp_week (
    member_id integer not null references member (id) on delete cascade,
    week text not null,
    share text not null check (share in ('first_small', 'two_small', 'low', 'three_quarters')),
    -- In the week of the return what lies before it stays as it was.
    counts_from text not null check (length(counts_from) = 10),
    made_at_ms integer not null,
    primary key (member_id, week)
) strict;

-- The first week of the member's chapter, once they have opened a fresh one; and since when the question about it is due.
alter table member add column chapter_from_week text;
alter table member add column chapter_due_on text check (chapter_due_on is null or length(chapter_due_on) = 10);
