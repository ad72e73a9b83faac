-- A board that its channel does not take is suspended, and the captain who set the club up is told so once.
alter table club add column set_up_by_user_id integer;
alter table club add column captain_told_at_ms integer;
-- Why a board is suspended; only a suspended one has a reason. Those suspended before this knew none.
alter table board add column suspended_why text
    check (suspended_why is null or (state = 'suspended'
        and suspended_why in ('no_rights', 'channel_gone', 'taken_away', 'thread_closed', 'forum', 'filtered')));
-- A captain who has everything about them deleted is forgotten here too.
create index club_by_captain on club (set_up_by_user_id) where set_up_by_user_id is not null;
