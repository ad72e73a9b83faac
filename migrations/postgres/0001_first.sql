-- The first schema. Its twin is sqlite/0001_first.sql: the same tables, columns and indexes.
--
-- Instants are unix milliseconds (…_at_ms, …_since_ms, …_until_ms), local dates are text YYYY-MM-DD (…_on, local_date, and the
-- edges …_from and …_until of plans and pauses), weeks are text YYYY-Www, times of day text HH:MM, flags are 0 or 1. Every text
-- has the collation "C", so that it compares and sorts by its bytes whatever the locale of the database.
--
-- It carries from the start what later work needs and what would be dear to add afterwards. There is no column for what did
-- not happen, for a reason, for a symptom, or for anything a member typed in a message.

create table meta (
    name text collate "C" not null primary key,
    value text collate "C" not null
);

create table member (
    id bigint generated always as identity primary key,
    user_id bigint not null unique,
    joined_at_ms bigint not null,
    consent_version bigint not null,
    zone text collate "C" not null,
    reminder_at text collate "C" not null,
    evening_at text collate "C",
    quiet_from text collate "C" not null,
    quiet_until text collate "C" not null,
    locale text collate "C" not null,
    units text collate "C" not null default 'metric' check (units in ('metric', 'imperial')),
    self_word text collate "C",
    dm_channel_id bigint,
    delivery text collate "C" not null default 'open' check (delivery in ('open', 'closed')),
    ladder text collate "C" not null check (ladder in ('on_track', 'wobble', 'away', 'dormant', 'returned', 'paused', 'off', 'archived')),
    ladder_since_on text collate "C" not null,
    last_sign_at_ms bigint not null,
    last_away_on text collate "C",
    boosts_left bigint not null default 0 check (boosts_left between 0 and 3),
    season text collate "C",
    wants_season_letter bigint not null default 0 check (wants_season_letter in (0, 1)),
    wants_fuel_prompts bigint not null default 1 check (wants_fuel_prompts in (0, 1)),
    trusted_user_id bigint,
    trusted_accepted_at_ms bigint
);

create table club (
    id bigint generated always as identity primary key,
    guild_id bigint not null unique,
    name text collate "C" not null,
    zone text collate "C",
    locale text collate "C" not null,
    board_channel_id bigint,
    captain_role_id bigint,
    start_channel_id bigint,
    start_message_id bigint,
    set_up_at_ms bigint,
    left_at_ms bigint,
    season text collate "C"
);

create table club_member (
    club_id bigint not null references club (id) on delete cascade,
    member_id bigint not null references member (id) on delete cascade,
    display_name text collate "C" not null,
    is_sharing bigint not null check (is_sharing in (0, 1)),
    joined_on text collate "C" not null,
    confirmed_at_ms bigint not null,
    primary key (club_id, member_id)
);
create index club_member_by_member on club_member (member_id);

create table club_group (
    id bigint generated always as identity primary key,
    club_id bigint not null references club (id) on delete cascade,
    name text collate "C" not null,
    is_default bigint not null check (is_default in (0, 1)),
    created_on text collate "C" not null,
    chapter_from_week text collate "C" not null,
    season text collate "C",
    unique (club_id, name)
);
-- One group of a club holds everyone.
create unique index club_group_default on club_group (club_id) where is_default = 1;

create table group_member (
    group_id bigint not null references club_group (id) on delete cascade,
    member_id bigint not null references member (id) on delete cascade,
    joined_on text collate "C" not null,
    primary key (group_id, member_id)
);
create index group_member_by_member on group_member (member_id);

-- A week found lit is marked lit for good.
create table group_week (
    group_id bigint not null references club_group (id) on delete cascade,
    week text collate "C" not null,
    is_lit bigint not null check (is_lit in (0, 1)),
    settled_at_ms bigint,
    primary key (group_id, week)
);

create table session (
    id bigint generated always as identity primary key,
    member_id bigint not null references member (id) on delete cascade,
    -- For what belongs to a session: its rows name the owner too, and it must be the same.
    unique (id, member_id)
);
create index session_by_member on session (member_id);

create table session_version (
    session_id bigint not null references session (id) on delete cascade,
    valid_from text collate "C" not null,
    valid_until text collate "C" check (valid_until is null or valid_until >= valid_from),
    kind text collate "C" not null check (kind in ('strength', 'mobility', 'recovery', 'run')),
    area text collate "C" check ((kind = 'recovery') = (area is not null)),
    title text collate "C" not null,
    minutes bigint not null check (minutes between 1 and 600),
    full_words text collate "C",
    small_words text collate "C",
    days bigint not null check (days between 1 and 127),
    every_weeks bigint not null check (every_weeks between 1 and 52),
    starts_on text collate "C" not null check (length(starts_on) = 10),
    ends_on text collate "C" check (ends_on is null or (length(ends_on) = 10 and ends_on >= starts_on)),
    cue text collate "C",
    fallback_day bigint check (fallback_day between 0 and 6),
    is_long bigint not null check (is_long in (0, 1)),
    is_hard bigint not null check (is_hard in (0, 1)),
    is_reminded bigint not null check (is_reminded in (0, 1)),
    check (kind = 'run' or small_words is not null),
    primary key (session_id, valid_from)
);
-- At most one version of a session is the latest.
create unique index session_version_open on session_version (session_id) where valid_until is null;

create table occurrence (
    id bigint generated always as identity primary key,
    member_id bigint not null references member (id) on delete cascade,
    session_id bigint not null,
    local_date text collate "C" not null check (length(local_date) = 10),
    outcome text collate "C" not null check (outcome in ('open', 'done', 'some', 'swapped', 'moved', 'rested', 'let_go')),
    version text collate "C" check ((outcome = 'done') = (version is not null) and (version is null or version in ('full', 'small'))),
    swapped_kind text collate "C" check ((outcome = 'swapped') = (swapped_kind is not null)),
    moved_to text collate "C" check ((outcome = 'moved') = (moved_to is not null)),
    moved_from text collate "C",
    is_extra bigint not null check (is_extra in (0, 1)),
    was_reminded bigint not null check (was_reminded in (0, 1)),
    unique (session_id, local_date),
    unique (id, member_id),
    foreign key (session_id, member_id) references session (id, member_id) on delete cascade
);
create index occurrence_by_member on occurrence (member_id, local_date);

create table check_in (
    id bigint generated always as identity primary key,
    member_id bigint not null references member (id) on delete cascade,
    occurrence_id bigint,
    about_on text collate "C" not null check (length(about_on) = 10),
    made_on text collate "C" not null check (length(made_on) = 10),
    made_at_ms bigint not null,
    outcome text collate "C" not null check (outcome in ('done', 'some', 'swapped', 'moved', 'rested', 'let_go')),
    version text collate "C" check ((outcome = 'done') = (version is not null) and (version is null or version in ('full', 'small'))),
    swapped_kind text collate "C" check ((outcome = 'swapped') = (swapped_kind is not null)),
    moved_to text collate "C" check ((outcome = 'moved') = (moved_to is not null)),
    is_boosted bigint not null check (is_boosted in (0, 1)),
    foreign key (occurrence_id, member_id) references occurrence (id, member_id) on delete cascade
);
create index check_in_by_about on check_in (member_id, about_on);
create index check_in_by_made on check_in (member_id, made_on);
create index check_in_by_occurrence on check_in (occurrence_id, id);

create table member_change (
    id bigint generated always as identity primary key,
    member_id bigint not null references member (id) on delete cascade,
    made_at_ms bigint not null,
    what text collate "C" not null,
    before_state text collate "C" not null,
    undone_at_ms bigint
);
create index member_change_by_member on member_change (member_id, id);

create table room (
    member_id bigint not null references member (id) on delete cascade,
    week text collate "C" not null,
    room text collate "C" not null check (room in ('low', 'steady', 'high')),
    answered_at_ms bigint not null,
    primary key (member_id, week)
);

create table pause (
    id bigint generated always as identity primary key,
    member_id bigint not null references member (id) on delete cascade,
    paused_from text collate "C" not null,
    paused_until text collate "C" check (paused_until is null or paused_until >= paused_from),
    kinds text collate "C" not null default 'all'
);
create index pause_by_member on pause (member_id, paused_from);

create table ladder_day (
    member_id bigint not null references member (id) on delete cascade,
    local_date text collate "C" not null,
    ladder text collate "C" not null check (ladder in ('on_track', 'wobble', 'away', 'dormant', 'returned', 'paused', 'off', 'archived')),
    primary key (member_id, local_date)
);

-- What a week needed and was credited, kept beside the facts that it is recomputed from.
create table member_week (
    member_id bigint not null references member (id) on delete cascade,
    week text collate "C" not null,
    planned bigint not null,
    need bigint not null,
    credited bigint not null,
    strength bigint not null,
    mobility bigint not null,
    recovery bigint not null,
    is_kept bigint not null check (is_kept in (0, 1)),
    is_comeback bigint not null check (is_comeback in (0, 1)),
    primary key (member_id, week)
);

create table letter (
    id bigint generated always as identity primary key,
    member_id bigint not null references member (id) on delete cascade,
    local_date text collate "C" not null,
    slot text collate "C" not null check (slot in ('day', 'evening', 'asked')),
    template text collate "C" not null,
    composed_at_ms bigint not null,
    channel_id bigint,
    message_id bigint,
    delivered_at_ms bigint,
    unique (member_id, local_date, slot)
);
create index letter_by_delivered on letter (member_id, delivered_at_ms);

create table letter_part (
    letter_id bigint not null references letter (id) on delete cascade,
    place bigint not null,
    occurrence_id bigint not null references occurrence (id) on delete cascade,
    primary key (letter_id, place)
);
create index letter_part_by_occurrence on letter_part (occurrence_id);

create table board (
    id bigint generated always as identity primary key,
    group_id bigint not null references club_group (id) on delete cascade,
    week text collate "C" not null,
    channel_id bigint not null,
    message_id bigint,
    content_hash text collate "C",
    posted_at_ms bigint,
    edited_at_ms bigint,
    state text collate "C" not null check (state in ('live', 'suspended', 'closed')),
    shown_members text collate "C" not null default '',
    reposts bigint not null default 0,
    unique (group_id, week)
);
create index board_by_state on board (state, id);

create table invite (
    id bigint generated always as identity primary key,
    from_member_id bigint not null references member (id) on delete cascade,
    to_member_id bigint not null references member (id) on delete cascade,
    occurrence_id bigint not null references occurrence (id) on delete cascade,
    state text collate "C" not null check (state in ('sent', 'accepted', 'other_time', 'closed')),
    made_at_ms bigint not null
);
create index invite_by_from on invite (from_member_id);
create index invite_by_to on invite (to_member_id);
create index invite_by_occurrence on invite (occurrence_id);

-- The queue. `attempt` is what backoff and the limit of attempts read: a snooze gives it back and a fresh start sets it to 0.
-- `claims` only ever rises; a settle names it, so that a claimer who lost its lease cannot settle what another holds.
create table job (
    id bigint generated always as identity primary key,
    kind text collate "C" not null,
    key text collate "C" not null,
    member_id bigint references member (id) on delete cascade,
    run_at_ms bigint not null,
    state text collate "C" not null check (state in ('scheduled', 'running', 'done', 'discarded')),
    attempt bigint not null check (attempt >= 0),
    claims bigint not null default 0,
    lease_until_ms bigint check ((state = 'running') = (lease_until_ms is not null)),
    unknown_since_ms bigint,
    again_at_ms bigint,
    last_error text collate "C",
    finished_at_ms bigint check ((state in ('done', 'discarded')) = (finished_at_ms is not null)),
    unique (kind, key)
);
create index job_due on job (state, run_at_ms, id);
create index job_leases on job (state, lease_until_ms);
create index job_by_member on job (member_id);
create index job_finished on job (finished_at_ms) where finished_at_ms is not null;
