-- What a member chose as the season of their plan, from which week on, with the shape as it was then: what a club changes later changes
-- no week of theirs. A row without a shape is the plan as it stands. Its twin is sqlite/0007_season.sql.

alter table member drop column season;
alter table member add column race_on text collate "C" check (length(race_on) = 10);

create table member_season (
    member_id bigint not null references member (id) on delete cascade,
    from_week text collate "C" not null check (length(from_week) = 8),
    season text collate "C" check (season in ('base', 'build', 'peak', 'taper', 'recovery', 'off')),
    name text collate "C",
    strength bigint check (strength between 0 and 7),
    mobility bigint check (mobility between 0 and 7),
    together bigint check (together between 0 and 14),
    recovery bigint check (recovery between 1 and 7),
    is_light bigint check (is_light in (0, 1)),
    chosen_at_ms bigint not null,
    primary key (member_id, from_week),
    check ((season is null) = (strength is null) and (season is null) = (mobility is null) and (season is null) = (together is null)
        and (season is null) = (recovery is null) and (season is null) = (is_light is null) and (season is not null or name is null))
);

-- The shapes that a club has in place of the usual ones, and what it calls them.
create table club_season (
    club_id bigint not null references club (id) on delete cascade,
    season text collate "C" not null check (season in ('base', 'build', 'peak', 'taper', 'recovery', 'off')),
    name text collate "C",
    strength bigint not null check (strength between 0 and 7),
    mobility bigint not null check (mobility between 0 and 7),
    together bigint not null check (together between 0 and 14),
    recovery bigint not null check (recovery between 1 and 7),
    is_light bigint not null check (is_light in (0, 1)),
    primary key (club_id, season)
);

-- A season can be proposed as well.
alter table proposal add column season text collate "C" check (season in ('base', 'build', 'peak', 'taper', 'recovery', 'off'));
alter table proposal drop constraint proposal_kind_check;
alter table proposal add constraint proposal_kind_check
    check (kind in ('other_day', 'that_day', 'make_small', 'smaller_weeks', 'steady', 'support', 'fuel', 'season'));
alter table proposal add check ((kind = 'season') = (season is not null));
