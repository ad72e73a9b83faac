-- The schema carries from the start what later work needs and what would be dear to add afterwards. Instants are unix
-- milliseconds (…_at_ms), local dates are text YYYY-MM-DD (…_on, …_from, …_until), weeks are text YYYY-Www, flags are 0 or 1.
-- There is no column for what did not happen, for a reason, for a symptom, or for anything a member typed in a message.

create table meta (
    name text not null primary key,
    value text not null
);

create table member (
    id integer primary key autoincrement,
    user_id bigint not null unique,
    joined_at_ms bigint not null,
    consent_version bigint not null,
    zone text not null,
    reminder_at text not null,
    evening_at text,
    quiet_from text not null,
    quiet_until text not null,
    locale text not null,
    units text not null default 'metric' check (units in ('metric', 'imperial')),
    self_word text,
    dm_channel_id bigint,
    delivery text not null default 'open' check (delivery in ('open', 'closed')),
    ladder text not null check (ladder in ('on_track', 'wobble', 'away', 'dormant', 'returned', 'paused', 'off', 'archived')),
    ladder_since_on text not null,
    last_sign_at_ms bigint not null,
    last_away_on text,
    boosts_left bigint not null default 0 check (boosts_left between 0 and 3),
    season text,
    wants_season_letter bigint not null default 0 check (wants_season_letter in (0, 1)),
    wants_fuel_prompts bigint not null default 1 check (wants_fuel_prompts in (0, 1)),
    trusted_user_id bigint,
    trusted_accepted_at_ms bigint
);

create table club (
    id integer primary key autoincrement,
    guild_id bigint not null unique,
    name text not null,
    zone text,
    locale text not null,
    board_channel_id bigint,
    captain_role_id bigint,
    start_channel_id bigint,
    start_message_id bigint,
    set_up_at_ms bigint,
    left_at_ms bigint,
    season text
);

create table club_member (
    club_id bigint not null references club (id) on delete cascade,
    member_id bigint not null references member (id) on delete cascade,
    display_name text not null,
    is_sharing bigint not null check (is_sharing in (0, 1)),
    joined_on text not null,
    confirmed_at_ms bigint not null,
    primary key (club_id, member_id)
);
create index club_member_by_member on club_member (member_id);

create table club_group (
    id integer primary key autoincrement,
    club_id bigint not null references club (id) on delete cascade,
    name text not null,
    is_default bigint not null check (is_default in (0, 1)),
    created_on text not null,
    chapter_from_week text not null,
    season text,
    unique (club_id, name)
);

create table group_member (
    group_id bigint not null references club_group (id) on delete cascade,
    member_id bigint not null references member (id) on delete cascade,
    joined_on text not null,
    primary key (group_id, member_id)
);
create index group_member_by_member on group_member (member_id);

-- A week found lit is marked lit for good.
create table group_week (
    group_id bigint not null references club_group (id) on delete cascade,
    week text not null,
    is_lit bigint not null check (is_lit in (0, 1)),
    settled_at_ms bigint,
    primary key (group_id, week)
);

create table session (
    id integer primary key autoincrement,
    member_id bigint not null references member (id) on delete cascade
);
create index session_by_member on session (member_id);

create table session_version (
    session_id bigint not null references session (id) on delete cascade,
    valid_from text not null,
    valid_until text check (valid_until is null or valid_until >= valid_from),
    kind text not null check (kind in ('strength', 'mobility', 'recovery', 'run')),
    area text check ((kind = 'recovery') = (area is not null)),
    title text not null,
    minutes bigint not null check (minutes between 1 and 600),
    full_words text,
    small_words text,
    days bigint not null check (days between 1 and 127),
    every_weeks bigint not null check (every_weeks between 1 and 52),
    starts_on text not null,
    ends_on text check (ends_on is null or ends_on >= starts_on),
    cue text,
    fallback_day bigint check (fallback_day between 0 and 6),
    is_long bigint not null check (is_long in (0, 1)),
    is_hard bigint not null check (is_hard in (0, 1)),
    is_reminded bigint not null check (is_reminded in (0, 1)),
    check (kind = 'run' or small_words is not null),
    primary key (session_id, valid_from)
);

create table occurrence (
    id integer primary key autoincrement,
    member_id bigint not null references member (id) on delete cascade,
    session_id bigint not null references session (id) on delete cascade,
    local_date text not null,
    outcome text not null check (outcome in ('open', 'done', 'some', 'swapped', 'moved', 'rested', 'let_go')),
    version text check ((outcome = 'done') = (version is not null) and (version is null or version in ('full', 'small'))),
    swapped_kind text check ((outcome = 'swapped') = (swapped_kind is not null)),
    moved_to text check ((outcome = 'moved') = (moved_to is not null)),
    moved_from text,
    is_extra bigint not null check (is_extra in (0, 1)),
    was_reminded bigint not null check (was_reminded in (0, 1)),
    unique (session_id, local_date)
);
create index occurrence_by_member on occurrence (member_id, local_date);

create table check_in (
    id integer primary key autoincrement,
    member_id bigint not null references member (id) on delete cascade,
    occurrence_id bigint references occurrence (id) on delete cascade,
    about_on text not null,
    made_on text not null,
    made_at_ms bigint not null,
    outcome text not null,
    is_boosted bigint not null check (is_boosted in (0, 1))
);
create index check_in_by_about on check_in (member_id, about_on);
create index check_in_by_made on check_in (member_id, made_on);

create table member_change (
    id integer primary key autoincrement,
    member_id bigint not null references member (id) on delete cascade,
    made_at_ms bigint not null,
    what text not null,
    before_state text not null,
    undone_at_ms bigint
);
create index member_change_by_member on member_change (member_id, id);

create table room (
    member_id bigint not null references member (id) on delete cascade,
    week text not null,
    room text not null check (room in ('low', 'steady', 'high')),
    answered_at_ms bigint not null,
    primary key (member_id, week)
);

create table pause (
    id integer primary key autoincrement,
    member_id bigint not null references member (id) on delete cascade,
    paused_from text not null,
    paused_until text check (paused_until is null or paused_until >= paused_from),
    kinds text not null default 'all'
);
create index pause_by_member on pause (member_id, paused_from);

create table ladder_day (
    member_id bigint not null references member (id) on delete cascade,
    local_date text not null,
    ladder text not null,
    primary key (member_id, local_date)
);

-- What a week needed and was credited, kept beside the facts that it is recomputed from.
create table member_week (
    member_id bigint not null references member (id) on delete cascade,
    week text not null,
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
    id integer primary key autoincrement,
    member_id bigint not null references member (id) on delete cascade,
    local_date text not null,
    slot text not null check (slot in ('day', 'evening', 'asked')),
    template text not null,
    composed_at_ms bigint not null,
    channel_id bigint,
    message_id bigint,
    delivered_at_ms bigint,
    unique (member_id, local_date, slot)
);

create table letter_part (
    letter_id bigint not null references letter (id) on delete cascade,
    position bigint not null,
    occurrence_id bigint not null references occurrence (id) on delete cascade,
    primary key (letter_id, position)
);
create index letter_part_by_occurrence on letter_part (occurrence_id);

create table board (
    id integer primary key autoincrement,
    group_id bigint not null references club_group (id) on delete cascade,
    week text not null,
    channel_id bigint not null,
    message_id bigint,
    content_hash text,
    posted_at_ms bigint,
    edited_at_ms bigint,
    state text not null check (state in ('live', 'suspended', 'closed')),
    reposts bigint not null default 0,
    unique (group_id, week)
);

create table invite (
    id integer primary key autoincrement,
    from_member_id bigint not null references member (id) on delete cascade,
    to_member_id bigint not null references member (id) on delete cascade,
    occurrence_id bigint not null references occurrence (id) on delete cascade,
    state text not null check (state in ('sent', 'accepted', 'other_time', 'closed')),
    made_at_ms bigint not null
);

create table job (
    id integer primary key autoincrement,
    kind text not null,
    key text not null,
    member_id bigint references member (id) on delete cascade,
    run_at_ms bigint not null,
    state text not null check (state in ('scheduled', 'running', 'done', 'discarded')),
    attempt bigint not null,
    lease_until_ms bigint check ((state = 'running') = (lease_until_ms is not null)),
    unknown_since_ms bigint,
    again_at_ms bigint,
    last_error text,
    finished_at_ms bigint,
    unique (kind, key)
);
create index job_due on job (state, run_at_ms, id);
create index job_leases on job (state, lease_until_ms);
create index job_by_member on job (member_id);
