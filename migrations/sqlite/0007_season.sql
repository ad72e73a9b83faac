-- What a member chose as the season of their plan, from which week on, with the shape as it was then: what a club changes later changes
-- no week of theirs. A row without a shape is the plan as it stands. Its twin is postgres/0007_season.sql.

alter table member drop column season;
alter table member add column race_on text check (length(race_on) = 10);

create table member_season (
    member_id integer not null references member (id) on delete cascade,
    from_week text not null check (length(from_week) = 8),
    season text check (season in ('base', 'build', 'peak', 'taper', 'recovery', 'off')),
    name text,
    strength integer check (strength between 0 and 7),
    mobility integer check (mobility between 0 and 7),
    together integer check (together between 0 and 14),
    recovery integer check (recovery between 1 and 7),
    is_light integer check (is_light in (0, 1)),
    chosen_at_ms integer not null,
    primary key (member_id, from_week),
    check ((season is null) = (strength is null) and (season is null) = (mobility is null) and (season is null) = (together is null)
        and (season is null) = (recovery is null) and (season is null) = (is_light is null) and (season is not null or name is null))
) strict;

-- The shapes that a club has in place of the usual ones, and what it calls them.
create table club_season (
    club_id integer not null references club (id) on delete cascade,
    season text not null check (season in ('base', 'build', 'peak', 'taper', 'recovery', 'off')),
    name text,
    strength integer not null check (strength between 0 and 7),
    mobility integer not null check (mobility between 0 and 7),
    together integer not null check (together between 0 and 14),
    recovery integer not null check (recovery between 1 and 7),
    is_light integer not null check (is_light in (0, 1)),
    primary key (club_id, season)
) strict;

-- A season can be proposed as well.
alter table proposal rename to proposal_before;
drop index proposal_by_member;
drop index proposal_by_session;
create table proposal (
    id integer primary key autoincrement,
    member_id integer not null references member (id) on delete cascade,
    letter_id integer not null unique references letter (id) on delete cascade,
    made_on text not null check (length(made_on) = 10),
    kind text not null
        check (kind in ('other_day', 'that_day', 'make_small', 'smaller_weeks', 'steady', 'support', 'fuel', 'season')),
    session_id integer references session (id) on delete cascade,
    from_day integer check (from_day between 0 and 6),
    to_day integer check (to_day between 0 and 6),
    season text check (season in ('base', 'build', 'peak', 'taper', 'recovery', 'off')),
    chosen text,
    check ((kind in ('other_day', 'that_day', 'make_small')) = (session_id is not null)),
    check ((kind = 'season') = (season is not null))
) strict;
insert into proposal (id, member_id, letter_id, made_on, kind, session_id, from_day, to_day, chosen)
    select id, member_id, letter_id, made_on, kind, session_id, from_day, to_day, chosen from proposal_before;
drop table proposal_before;
create index proposal_by_member on proposal (member_id, made_on);
create index proposal_by_session on proposal (session_id);
