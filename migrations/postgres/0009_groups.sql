-- A group may have a channel of its own, rest in the archive with its lit weeks, and remember that its captain carried on after quiet
-- weeks. Its twin is sqlite/0009_groups.sql.

alter table club_group add column channel_id bigint;
alter table club_group add column archived_at_ms bigint;
alter table club_group add column carried_on_week text collate "C";
