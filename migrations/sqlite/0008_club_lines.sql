-- Numbers of people to call, as a club has them. A line without a row is what comes with the coach for the club's country, and nobody
-- at the club has checked it. Its twin is postgres/0008_club_lines.sql.

create table club_line (
    club_id integer not null references club (id) on delete cascade,
    line text not null check (line in ('emergency', 'health', 'crisis', 'eating')),
    number text not null check (length(number) between 2 and 80),
    -- The local date on which a captain confirmed this number; nobody's name stands beside it.
    confirmed_on text check (confirmed_on is null or length(confirmed_on) = 10),
    primary key (club_id, line)
) strict;
