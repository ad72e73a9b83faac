-- Pauses that are asked about once, the ramp after a return, and chapters by choice. Its twin is sqlite/0005_pauses_and_returns.sql.
-- A pause has dates and nothing else: why is neither asked nor kept.

-- The local date on which its one question fell due, and whether it was answered.
alter table pause add column asked_on text collate "C" check (asked_on is null or length(asked_on) = 10);
alter table pause add column is_answered bigint not null default 0 check (is_answered in (0, 1));

-- Which share of the usual week each of the weeks after a return has; a usual one has no row. A room that the member gives the
-- week later speaks instead.
create table ramp_week (
    member_id bigint not null references member (id) on delete cascade,
    week text collate "C" not null,
    share text collate "C" not null check (share in ('first_small', 'two_small', 'low', 'three_quarters')),
    -- In the week of the return what lies before it stays as it was.
    counts_from text collate "C" not null check (length(counts_from) = 10),
    made_at_ms bigint not null,
    primary key (member_id, week)
);

-- The first week of the member's chapter, once they have opened a fresh one; and since when the question about it is due.
alter table member add column chapter_from_week text collate "C";
alter table member add column chapter_due_on text collate "C" check (chapter_due_on is null or length(chapter_due_on) = 10);
