-- What a file proposes to a member's plan, between the message that shows it and the press that answers it: sessions, never the file.
-- One for each member; it lives an hour. Its twin is postgres/0010_plan_import.sql.

create table plan_import (
    id integer primary key autoincrement,
    member_id integer not null unique references member (id) on delete cascade,
    made_at_ms integer not null,
    sessions text not null,
    left_out text not null,
    counts text not null
) strict;
create index plan_import_by_made on plan_import (made_at_ms);
