-- When a trusted contact was asked for, so that a question nobody answers goes by itself; and reports of problems on their way to
-- the operator. Its twin is postgres/0003_settings.sql.

alter table member add column trusted_asked_at_ms integer;
-- Who names this person: asked whenever they look at their settings.
create index member_by_trusted on member (trusted_user_id) where trusted_user_id is not null;

-- Whoever uses the bot may report a problem, joined or not, so this names a person on Discord and no member. The words go once they
-- are posted; the row stays a day longer, so that it can be counted how many there were.
create table problem_report (
    id integer primary key autoincrement,
    user_id integer not null,
    made_at_ms integer not null,
    words text
) strict;
create index problem_report_by_user on problem_report (user_id, made_at_ms);
create index problem_report_by_time on problem_report (made_at_ms);
