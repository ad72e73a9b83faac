-- Plans that a club offers to start from: in the place of one of the three, or of its own by a name. Whoever takes one owns a copy, so
-- nothing refers to these. Its twin is sqlite/0013_club_plan.sql.

create table club_plan (
    id bigint generated always as identity primary key,
    club_id bigint not null references club (id) on delete cascade,
    instead_of text collate "C" check (instead_of in ('first_steps', 'steady', 'long_run_block')),
    name text collate "C",
    made_at_ms bigint not null,
    unique (club_id, instead_of),
    unique (club_id, name),
    check ((instead_of is null) = (name is not null))
);

-- A session has no dates here: it begins on the day on which somebody takes it.
create table club_plan_session (
    club_plan_id bigint not null references club_plan (id) on delete cascade,
    nth bigint not null check (nth >= 0),
    kind text collate "C" not null check (kind in ('strength', 'mobility', 'recovery', 'run')),
    area text collate "C" check ((kind = 'recovery') = (area is not null)),
    title text collate "C" not null,
    minutes bigint not null check (minutes between 1 and 600),
    full_words text collate "C",
    small_words text collate "C",
    days bigint not null check (days between 1 and 127),
    every_weeks bigint not null check (every_weeks between 1 and 52),
    cue text collate "C",
    fallback_day bigint check (fallback_day between 0 and 6),
    is_long bigint not null check (is_long in (0, 1)),
    is_hard bigint not null check (is_hard in (0, 1)),
    is_reminded bigint not null check (is_reminded in (0, 1)),
    check (kind = 'run' or small_words is not null),
    primary key (club_plan_id, nth)
);
