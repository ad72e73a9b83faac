-- A second return within the weeks of a first one gives the rest of its week another share; the days before it keep the one that they
-- had. Its twin is postgres/0012_ramp_by_date.sql.

alter table ramp_week rename to ramp_week_before;
create table ramp_week (
    member_id integer not null references member (id) on delete cascade,
    week text not null,
    share text not null check (share in ('first_small', 'two_small', 'low', 'three_quarters')),
    -- In the week of a return what lies before it stays as it was.
    counts_from text not null check (length(counts_from) = 10),
    made_at_ms integer not null,
    primary key (member_id, week, counts_from)
) strict;
insert into ramp_week (member_id, week, share, counts_from, made_at_ms)
    select member_id, week, share, counts_from, made_at_ms from ramp_week_before;
drop table ramp_week_before;
