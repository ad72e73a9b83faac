-- A group may have a channel of its own, rest in the archive with its lit weeks, and remember that its captain carried on after quiet
-- weeks. Its twin is postgres/0009_groups.sql.

alter table club_group add column channel_id integer;
alter table club_group add column archived_at_ms integer;
alter table club_group add column carried_on_week text;
