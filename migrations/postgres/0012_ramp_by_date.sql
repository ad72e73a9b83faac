-- A second return within the weeks of a first one gives the rest of its week another share; the days before it keep the one that they
-- had. Its twin is sqlite/0012_ramp_by_date.sql.

alter table ramp_week drop constraint ramp_week_pkey;
alter table ramp_week add primary key (member_id, week, counts_from);
