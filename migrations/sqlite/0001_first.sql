-- The first schema. Its twin is postgres/0001_first.sql: the same tables, columns and indexes.
--
-- Instants are unix milliseconds (…_at_ms, …_since_ms, …_until_ms), local dates are text YYYY-MM-DD (…_on, local_date, and the
-- edges …_from and …_until of plans and pauses), weeks are text YYYY-Www, times of day text HH:MM, flags are 0 or 1. The tables
-- are strict, so that a number can never be kept where a text belongs.
--
-- It carries from the start what later work needs and what would be dear to add afterwards. There is no column for what did
-- not happen, for a reason, for a symptom, or for anything a member typed in a message.

create table meta (
    name text not null primary key,
    value text not null
) strict;

create table member (
    id integer primary key autoincrement,
    user_id integer not null unique,
    joined_at_ms integer not null,
    consent_version integer not null,
    zone text not null,
    reminder_at text not null,
    evening_at text,
    quiet_from text not null,
    quiet_until text not null,
    locale text not null,
    units text not null default 'metric' check (units in ('metric', 'imperial')),
    self_word text,
    dm_channel_id integer,
    delivery text not null default 'open' check (delivery in ('open', 'closed')),
    ladder text not null check (ladder in ('on_track', 'wobble', 'away', 'dormant', 'returned', 'paused', 'off', 'archived')),
    ladder_since_on text not null,
    last_sign_at_ms integer not null,
    last_away_on text,
    boosts_left integer not null default 0 check (boosts_left between 0 and 3),
    season text,
    wants_season_letter integer not null default 0 check (wants_season_letter in (0, 1)),
    wants_fuel_prompts integer not null default 1 check (wants_fuel_prompts in (0, 1)),
    trusted_user_id integer,
    trusted_accepted_at_ms integer
) strict;

create table club (
    id integer primary key autoincrement,
    guild_id integer not null unique,
    name text not null,
    zone text,
    locale text not null,
    board_channel_id integer,
    captain_role_id integer,
    start_channel_id integer,
    start_message_id integer,
    set_up_at_ms integer,
    left_at_ms integer,
    season text
) strict;

create table club_member (
    club_id integer not null references club (id) on delete cascade,
    member_id integer not null references member (id) on delete cascade,
    display_name text not null,
    is_sharing integer not null check (is_sharing in (0, 1)),
    joined_on text not null,
    confirmed_at_ms integer not null,
    primary key (club_id, member_id)
) strict;
create index club_member_by_member on club_member (member_id);

create table club_group (
    id integer primary key autoincrement,
    club_id integer not null references club (id) on delete cascade,
    name text not null,
    is_default integer not null check (is_default in (0, 1)),
    created_on text not null,
    chapter_from_week text not null,
    season text,
    unique (club_id, name)
) strict;
-- One group of a club holds everyone.
create unique index club_group_default on club_group (club_id) where is_default = 1;

create table group_member (
    group_id integer not null references club_group (id) on delete cascade,
    member_id integer not null references member (id) on delete cascade,
    joined_on text not null,
    primary key (group_id, member_id)
) strict;
create index group_member_by_member on group_member (member_id);

-- A week found lit is marked lit for good.
create table group_week (
    group_id integer not null references club_group (id) on delete cascade,
    week text not null,
    is_lit integer not null check (is_lit in (0, 1)),
    settled_at_ms integer,
    primary key (group_id, week)
) strict;

create table session (
    id integer primary key autoincrement,
    member_id integer not null references member (id) on delete cascade,
    -- For what belongs to a session: its rows name the owner too, and it must be the same.
    unique (id, member_id)
) strict;
create index session_by_member on session (member_id);

create table session_version (
    session_id integer not null references session (id) on delete cascade,
    valid_from text not null,
    valid_until text check (valid_until is null or valid_until >= valid_from),
    kind text not null check (kind in ('strength', 'mobility', 'recovery', 'run')),
    area text check ((kind = 'recovery') = (area is not null)),
    title text not null,
    minutes integer not null check (minutes between 1 and 600),
    full_words text,
    small_words text,
    days integer not null check (days between 1 and 127),
    every_weeks integer not null check (every_weeks between 1 and 52),
    starts_on text not null check (length(starts_on) = 10),
    ends_on text check (ends_on is null or (length(ends_on) = 10 and ends_on >= starts_on)),
    cue text,
    fallback_day integer check (fallback_day between 0 and 6),
    is_long integer not null check (is_long in (0, 1)),
    is_hard integer not null check (is_hard in (0, 1)),
    is_reminded integer not null check (is_reminded in (0, 1)),
    check (kind = 'run' or small_words is not null),
    primary key (session_id, valid_from)
) strict;
-- At most one version of a session is the latest.
create unique index session_version_open on session_version (session_id) where valid_until is null;

create table occurrence (
    id integer primary key autoincrement,
    member_id integer not null references member (id) on delete cascade,
    session_id integer not null,
    local_date text not null check (length(local_date) = 10),
    outcome text not null check (outcome in ('open', 'done', 'some', 'swapped', 'moved', 'rested', 'let_go')),
    version text check ((outcome = 'done') = (version is not null) and (version is null or version in ('full', 'small'))),
    swapped_kind text check ((outcome = 'swapped') = (swapped_kind is not null)),
    moved_to text check ((outcome = 'moved') = (moved_to is not null)),
    moved_from text,
    is_extra integer not null check (is_extra in (0, 1)),
    was_reminded integer not null check (was_reminded in (0, 1)),
    unique (session_id, local_date),
    unique (id, member_id),
    foreign key (session_id, member_id) references session (id, member_id) on delete cascade
) strict;
create index occurrence_by_member on occurrence (member_id, local_date);

create table check_in (
    id integer primary key autoincrement,
    member_id integer not null references member (id) on delete cascade,
    occurrence_id integer,
    about_on text not null check (length(about_on) = 10),
    made_on text not null check (length(made_on) = 10),
    made_at_ms integer not null,
    outcome text not null check (outcome in ('done', 'some', 'swapped', 'moved', 'rested', 'let_go')),
    version text check ((outcome = 'done') = (version is not null) and (version is null or version in ('full', 'small'))),
    swapped_kind text check ((outcome = 'swapped') = (swapped_kind is not null)),
    moved_to text check ((outcome = 'moved') = (moved_to is not null)),
    is_boosted integer not null check (is_boosted in (0, 1)),
    foreign key (occurrence_id, member_id) references occurrence (id, member_id) on delete cascade
) strict;
create index check_in_by_about on check_in (member_id, about_on);
create index check_in_by_made on check_in (member_id, made_on);
create index check_in_by_occurrence on check_in (occurrence_id, id);

create table member_change (
    id integer primary key autoincrement,
    member_id integer not null references member (id) on delete cascade,
    made_at_ms integer not null,
    what text not null,
    before_state text not null,
    undone_at_ms integer
) strict;
create index member_change_by_member on member_change (member_id, id);

create table room (
    member_id integer not null references member (id) on delete cascade,
    week text not null,
    room text not null check (room in ('low', 'steady', 'high')),
    answered_at_ms integer not null,
    primary key (member_id, week)
) strict;

create table pause (
    id integer primary key autoincrement,
    member_id integer not null references member (id) on delete cascade,
    paused_from text not null,
    paused_until text check (paused_until is null or paused_until >= paused_from),
    kinds text not null default 'all'
) strict;
create index pause_by_member on pause (member_id, paused_from);

create table ladder_day (
    member_id integer not null references member (id) on delete cascade,
    local_date text not null,
    ladder text not null check (ladder in ('on_track', 'wobble', 'away', 'dormant', 'returned', 'paused', 'off', 'archived')),
    primary key (member_id, local_date)
) strict;

-- What a week needed and was credited, kept beside the facts that it is recomputed from.
create table member_week (
    member_id integer not null references member (id) on delete cascade,
    week text not null,
    planned integer not null,
    need integer not null,
    credited integer not null,
    strength integer not null,
    mobility integer not null,
    recovery integer not null,
    is_kept integer not null check (is_kept in (0, 1)),
    is_comeback integer not null check (is_comeback in (0, 1)),
    primary key (member_id, week)
) strict;

create table letter (
    id integer primary key autoincrement,
    member_id integer not null references member (id) on delete cascade,
    local_date text not null,
    slot text not null check (slot in ('day', 'evening', 'asked')),
    template text not null,
    composed_at_ms integer not null,
    channel_id integer,
    message_id integer,
    delivered_at_ms integer,
    unique (member_id, local_date, slot)
) strict;
create index letter_by_delivered on letter (member_id, delivered_at_ms);

create table letter_part (
    letter_id integer not null references letter (id) on delete cascade,
    place integer not null,
    occurrence_id integer not null references occurrence (id) on delete cascade,
    primary key (letter_id, place)
) strict;
create index letter_part_by_occurrence on letter_part (occurrence_id);

create table board (
    id integer primary key autoincrement,
    group_id integer not null references club_group (id) on delete cascade,
    week text not null,
    channel_id integer not null,
    message_id integer,
    content_hash text,
    posted_at_ms integer,
    edited_at_ms integer,
    state text not null check (state in ('live', 'suspended', 'closed')),
    shown_members text not null default '',
    reposts integer not null default 0,
    unique (group_id, week)
) strict;
create index board_by_state on board (state, id);

create table invite (
    id integer primary key autoincrement,
    from_member_id integer not null references member (id) on delete cascade,
    to_member_id integer not null references member (id) on delete cascade,
    occurrence_id integer not null references occurrence (id) on delete cascade,
    state text not null check (state in ('sent', 'accepted', 'other_time', 'closed')),
    made_at_ms integer not null
) strict;
create index invite_by_from on invite (from_member_id);
create index invite_by_to on invite (to_member_id);
create index invite_by_occurrence on invite (occurrence_id);

-- The queue. `attempt` is what backoff and the limit of attempts read: a snooze gives it back and a fresh start sets it to 0.
-- `claims` only ever rises; a settle names it, so that a claimer who lost its lease cannot settle what another holds.
create table job (
    id integer primary key autoincrement,
    kind text not null,
    key text not null,
    member_id integer references member (id) on delete cascade,
    run_at_ms integer not null,
    state text not null check (state in ('scheduled', 'running', 'done', 'discarded')),
    attempt integer not null check (attempt >= 0),
    claims integer not null default 0,
    lease_until_ms integer check ((state = 'running') = (lease_until_ms is not null)),
    unknown_since_ms integer,
    again_at_ms integer,
    last_error text,
    finished_at_ms integer check ((state in ('done', 'discarded')) = (finished_at_ms is not null)),
    unique (kind, key)
) strict;
create index job_due on job (state, run_at_ms, id);
create index job_leases on job (state, lease_until_ms);
create index job_by_member on job (member_id);
create index job_finished on job (finished_at_ms) where finished_at_ms is not null;
