-- Whether some of another kind was done instead of the planned one, rather than all of it: some counts, as it does elsewhere.
-- Only a swap can be one in part.

alter table occurrence add column is_part integer not null default 0 check (is_part in (0, 1) and (is_part = 0 or outcome = 'swapped'));
alter table check_in add column is_part integer not null default 0 check (is_part in (0, 1) and (is_part = 0 or outcome = 'swapped'));
