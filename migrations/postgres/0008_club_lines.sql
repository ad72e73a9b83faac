-- Numbers of people to call, as a club has them. A line without a row is what comes with the coach for the club's country, and nobody
-- at the club has checked it. Its twin is sqlite/0008_club_lines.sql.

create table club_line (
    club_id bigint not null references club (id) on delete cascade,
    line text collate "C" not null check (line in ('emergency', 'health', 'crisis', 'eating')),
    number text collate "C" not null check (length(number) between 2 and 80),
    -- The local date on which a captain confirmed this number; nobody's name stands beside it.
    confirmed_on text collate "C" check (confirmed_on is null or length(confirmed_on) = 10),
    primary key (club_id, line)
);
