-- What a file proposes to a member's plan, between the message that shows it and the press that answers it: sessions, never the file.
-- One for each member; it lives an hour. Its twin is sqlite/0010_plan_import.sql.

create table plan_import (
    id bigint generated always as identity primary key,
    member_id bigint not null unique references member (id) on delete cascade,
    made_at_ms bigint not null,
    sessions text collate "C" not null,
    left_out text collate "C" not null,
    counts text collate "C" not null
);
create index plan_import_by_made on plan_import (made_at_ms);
