//! A group's board: one message a week in the club's channel, brought up to date with the facts. One row per group, which comes
//! again when the week turns over and sooner whenever someone checks in.

mod showing;

use std::collections::BTreeSet;

use chrono::{NaiveTime, TimeDelta};
use chrono_tz::Tz;

pub use showing::lacks_its_picture;
use showing::{Form, Place, Wanted};

use super::{Attempt, Ending, JobKind, ask, ending_of};
use crate::app::board::YearFacts;
use crate::app::club::suspension::suspension_of;
use crate::app::message::Message;
use crate::app::messenger::{Nonce, Refused, SendError, Sought};
use crate::app::{App, AppResult};
use crate::domain::board::suspension::Suspension;
use crate::domain::calendar::{Instant, Week, local_day};
use crate::domain::club::{Club, Group};
use crate::domain::ids::{ChannelId, GroupId, MessageId};
use crate::domain::session::Title;
use crate::domain::{retry, wall_clock};
use crate::store::Tx;
use crate::store::boards::{Board, BoardState};

/// When the board turns over on Monday, in the club's zone (`1-product`, "The group streak board").
const TURNS_OVER_AT: NaiveTime = match NaiveTime::from_hms_opt(7, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};
/// How often a shown name is confirmed with Discord, in hours: nobody tells us who left (`4-discord` §8).
const CONFIRM_EVERY_HOURS: i64 = 24;
/// How many names one attempt confirms.
const CONFIRM_BATCH: usize = 10;

impl App {
    /// Brings the board of a group up to date, and comes again when something about it is due.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_board(&self, attempt: &Attempt, id: GroupId) -> AppResult<Ending> {
        let now = self.now();
        let mut tx = self.store.begin().await?;
        let Some(group) = tx.group(id).await? else { return Ok(Ending::Discard("the group is gone")) };
        let Some(club) = tx.club(group.club).await? else { return Ok(Ending::Discard("the club is gone")) };
        self.settle_weeks(&mut tx, &group, now).await?;
        self.ask_shares(&mut tx, &group).await?;
        tx.commit().await?;
        if club.left_at.is_some() {
            return Ok(Ending::Done);
        }
        if !group.is_live() {
            return self.put_away(&club, &group).await;
        }
        let zone = club.zone.unwrap_or(Tz::UTC);
        let (week, turns_over_at) = board_week(now, zone);
        // A club that is set up early on a Monday begins with this week: there was no last one.
        let week = week.max(Week::of(group.created_on));
        let mut wake_at = turns_over_at.min(next_settlement(now));
        let Some(channel) = group.board_channel(&club) else { return Ok(Ending::Again(wake_at)) };
        self.confirm_names(&club, &group).await?;
        let mut tx = self.store.read().await?;
        // Older ones that nobody could close in their time still show names.
        let boards = tx.boards_of_group(group.id).await?.into_iter();
        let open = boards.filter(|board| board.state == BoardState::Live && board.week < week).map(|board| board.week);
        let weeks: BTreeSet<Week> = open.chain([week.previous(), week]).collect();
        drop(tx);
        for shown in weeks {
            match self.bring_up_to_date(attempt, &club, &group, channel, shown, shown == week).await? {
                Shown::UpToDate => {}
                Shown::NotBefore(at) => wake_at = wake_at.min(at),
                Shown::Failed(ending) => return Ok(ending),
            }
        }
        Ok(Ending::Again(wake_at))
    }

    async fn bring_up_to_date(
        &self,
        attempt: &Attempt,
        club: &Club,
        group: &Group,
        channel: ChannelId,
        week: Week,
        is_latest: bool,
    ) -> AppResult<Shown> {
        let now = self.now();
        let zone = club.zone.unwrap_or(Tz::UTC);
        let mut tx = self.store.begin().await?;
        let known = tx.board(group.id, week).await?;
        let mut board = match known {
            Some(board) => board,
            // Last week's board is edited if there is one, and never made up afterwards.
            None if !is_latest => return Ok(Shown::UpToDate),
            None if tx.latest_board(group.id).await?.is_some_and(rests_on) => return Ok(Shown::UpToDate),
            None => tx.insert_board(group.id, week, channel).await?,
        };
        if board.state == BoardState::Closed || (!is_latest && board.message.is_none()) {
            return Ok(Shown::UpToDate);
        }
        // It closes with its last edit, not before it: an edit that fails is tried again.
        let closes = !is_latest && now >= settles_at(week);
        let mut view = self.board_view(&mut tx, group, week).await?;
        let is_removal = shown_before(&board).any(|id| !view.names.iter().any(|name| name.member.to_string() == id));
        if board.state == BoardState::Suspended {
            if let Some(message) = board.message.filter(|_| is_removal) {
                // No edit gets there, and a name has to go.
                self.take_down(&mut tx, &mut board, message).await?;
                tx.commit().await?;
                self.bell.ring();
            }
            return Ok(Shown::UpToDate);
        }
        if closes {
            // Nobody edits it any more, so whoever withdraws their name later must not be on it.
            view.names.clear();
        }
        let year = YearFacts::of(&tx.group_weeks(group.id).await?, week, &club.locale, group.season.as_ref().map(Title::as_str));
        tx.commit().await?;
        let text = self.board_text(&club.locale, group, week, &view);
        let wanted = Wanted::new(&text, year.as_ref().map(YearFacts::key));
        if board.message.is_some() && wanted.is_shown_by(&board) {
            return if closes { self.close(board).await } else { Ok(Shown::UpToDate) };
        }
        let shown = view.names.iter().map(|name| name.member.to_string()).collect::<Vec<_>>().join(",");
        let Some(message_id) = board.message else {
            board.shown_members = shown;
            let message = self.board_message(&club.locale, group, week, &view, year.as_ref()).await?;
            return self.post(attempt, zone, board, None, &message, &wanted).await;
        };
        if let (Some(posted_at), Some(edited_at)) = (board.posted_at, board.edited_at.or(board.posted_at)) {
            let at = retry::board_edit_at(posted_at, edited_at, now, is_removal);
            if at > now {
                return Ok(Shown::NotBefore(at));
            }
        }
        let message = self.board_message(&club.locale, group, week, &view, year.as_ref()).await?;
        match self.show_board(&board, &message, Place::Over(message_id)).await {
            Ok((_, form)) => {
                board.content_hash = Some(wanted.shown_as(form));
                board.shown_members = shown;
                board.edited_at = Some(now);
                if closes {
                    return self.close(board).await;
                }
                self.stands(&board).await?;
                Ok(Shown::UpToDate)
            }
            Err(SendError::Refused(Refused::OldEdits { .. })) if is_removal && is_latest => {
                // A name that must go is due within a minute: afresh, and the old message goes.
                let mut tx = self.store.begin().await?;
                board.reposts += 1;
                self.take_down(&mut tx, &mut board, message_id).await?;
                tx.commit().await?;
                self.bell.ring();
                board.shown_members = shown;
                self.post(attempt, zone, board, None, &message, &wanted).await
            }
            // No edit makes plain words of a panel: the words stand afresh, and the panel goes once they do.
            Err(SendError::Refused(Refused::InvalidBody { .. })) if is_latest => {
                board.message = None;
                board.reposts += 1;
                board.shown_members = shown;
                board.content_hash = Some(wanted.shown_as(Form::Plain));
                self.post(attempt, zone, board, Some(message_id), &message, &wanted).await
            }
            // Last week's is not put below this week's: then it goes.
            Err(SendError::Refused(Refused::OldEdits { .. })) if is_removal => {
                let mut tx = self.store.begin().await?;
                board.state = BoardState::Closed;
                self.take_down(&mut tx, &mut board, message_id).await?;
                tx.commit().await?;
                self.bell.ring();
                Ok(Shown::UpToDate)
            }
            Err(SendError::Refused(Refused::TextBlocked)) if is_removal => {
                let mut tx = self.store.begin().await?;
                self.take_down(&mut tx, &mut board, message_id).await?;
                tx.commit().await?;
                self.suspend(board, Suspension::Filtered).await?;
                Ok(Shown::UpToDate)
            }
            Err(SendError::Refused(Refused::MessageGone)) if !is_latest => self.close(board).await,
            // Once by itself, and whenever a captain asked for it.
            Err(SendError::Refused(Refused::MessageGone)) if board.reposts == 0 || board.content_hash.is_none() => {
                board.message = None;
                board.reposts += 1;
                self.keep(&board).await?;
                self.post(attempt, zone, board, None, &message, &wanted).await
            }
            Err(error) => self.board_failed(board, &error).await,
        }
    }

    /// Posts a board. `instead_of` is the message of it that goes then.
    async fn post(
        &self,
        attempt: &Attempt,
        zone: Tz,
        mut board: Board,
        instead_of: Option<MessageId>,
        message: &Message,
        wanted: &Wanted,
    ) -> AppResult<Shown> {
        let key = format!("{}:{}:{}", attempt.job.key(), board.week, board.reposts);
        let nonce = Nonce::for_job("board", &key);
        if attempt.unknown_since.is_some() {
            // It may stand there already. A board has nothing to press: its title, of this week, gives it away.
            let first_line = message.text().lines().next();
            let sought = Sought { nonce: &nonce, presses: &[], first_line, not_before: Some(turns_over_at(board.week, zone)) };
            match self.messenger.find_sent(board.channel, sought).await {
                Ok(Some(found)) => {
                    board.message = Some(found);
                    board.posted_at = Some(self.now());
                    self.keep(&board).await?;
                    // What it says may be of before: the next look at the facts edits it.
                    return Ok(Shown::NotBefore(self.now() + TimeDelta::seconds(retry::BOARD_EDIT_YOUNG_SECS)));
                }
                Ok(None) => {}
                Err(error) => return self.board_failed(board, &error).await,
            }
        }
        match self.show_board(&board, message, Place::New(&nonce)).await {
            Ok((message_id, form)) => {
                board.message = Some(message_id);
                board.content_hash = Some(wanted.shown_as(form));
                board.posted_at = Some(self.now());
                board.edited_at = None;
                self.stands(&board).await?;
                if let Some(old) = instead_of {
                    let mut tx = self.store.begin().await?;
                    ask(&mut tx, JobKind::TakeDown(board.channel, old), self.now()).await?;
                    tx.commit().await?;
                    self.bell.ring();
                }
                Ok(Shown::UpToDate)
            }
            Err(error) => self.board_failed(board, &error).await,
        }
    }

    /// What is about the board suspends it; what is about this attempt ends the attempt.
    async fn board_failed(&self, board: Board, error: &SendError) -> AppResult<Shown> {
        let SendError::Refused(refused) = error else { return Ok(Shown::Failed(ending_of(error))) };
        let Some(why) = suspension_of(refused) else { return Ok(Shown::Failed(ending_of(error))) };
        self.suspend(board, why).await?;
        Ok(Shown::UpToDate)
    }

    /// The boards of a group that went into the archive go with it: nobody looks after them any more.
    async fn put_away(&self, club: &Club, group: &Group) -> AppResult<Ending> {
        let mut tx = self.store.begin().await?;
        for mut board in tx.boards_of_group(group.id).await? {
            if board.state == BoardState::Closed {
                continue;
            }
            board.state = BoardState::Closed;
            board.suspended_why = None;
            match board.message {
                Some(message) => self.take_down(&mut tx, &mut board, message).await?,
                None => tx.update_board(&board).await?,
            }
        }
        tx.commit().await?;
        self.bell.ring();
        tracing::info!(club = club.id.get(), group = group.id.get(), "a group is in the archive, without its boards");
        Ok(Ending::Done)
    }

    /// The message is taken away, by a row of its own, and the board is without one.
    async fn take_down(&self, tx: &mut Tx, board: &mut Board, message: MessageId) -> AppResult<()> {
        ask(tx, JobKind::TakeDown(board.channel, message), self.now()).await?;
        board.message = None;
        board.shown_members.clear();
        tx.update_board(board).await?;
        Ok(())
    }

    /// The board stays as it is from now on, and no row remembers whom it named.
    async fn close(&self, mut board: Board) -> AppResult<Shown> {
        board.state = BoardState::Closed;
        board.shown_members.clear();
        self.keep(&board).await?;
        Ok(Shown::UpToDate)
    }

    async fn keep(&self, board: &Board) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        tx.update_board(board).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Asks Discord, once a day for each, whether those who are named are still there. Who left is gone from the board.
    async fn confirm_names(&self, club: &Club, group: &Group) -> AppResult<()> {
        let now = self.now();
        let mut tx = self.store.read().await?;
        let members = tx.group_members(group.id).await?;
        drop(tx);
        let due = members
            .iter()
            .filter(|member| member.is_sharing && now - member.confirmed_at >= TimeDelta::hours(CONFIRM_EVERY_HOURS))
            .take(CONFIRM_BATCH);
        for member in due {
            match self.messenger.member_name(club.guild, member.user).await {
                Ok(Some(name)) => {
                    let mut tx = self.store.begin().await?;
                    tx.confirm_club_member(club.id, member.member, &name, now).await?;
                    tx.commit().await?;
                }
                Ok(None) => self.leaves_club(club.id, member.member).await?,
                // It is asked again next time; the board itself does not wait for it.
                Err(error) => tracing::warn!(member = member.member.get(), %error, "could not confirm a shown name"),
            }
        }
        Ok(())
    }
}

/// The numbers of those whom a board named when it was last shown.
fn shown_before(board: &Board) -> impl Iterator<Item = &str> {
    board.shown_members.split(',').filter(|id| !id.is_empty())
}

/// Whether a week's board would only meet what the last one met.
fn rests_on(last: Board) -> bool {
    last.state == BoardState::Suspended && last.suspended_why.is_none_or(Suspension::outlasts_its_week)
}

enum Shown {
    UpToDate,
    NotBefore(Instant),
    Failed(Ending),
}

/// When a week's board begins to stand.
fn turns_over_at(week: Week, zone: Tz) -> Instant {
    wall_clock::resolve(week.monday(), TURNS_OVER_AT, zone).unwrap_or(Instant::MAX_UTC)
}

/// The week whose board stands at `now`, and when the next one turns over: Monday at 07:00 in the club's zone.
#[must_use]
pub fn board_week(now: Instant, zone: Tz) -> (Week, Instant) {
    let turn = |week: Week| turns_over_at(week, zone);
    let week = Week::of(local_day(now, zone));
    if now < turn(week) { (week.previous(), turn(week)) } else { (week, turn(week.next())) }
}

/// When a week is settled: Wednesday 00:00 UTC after it, when it has ended everywhere with a day to spare (`2-behaviour` §5.2).
#[must_use]
pub fn settles_at(week: Week) -> Instant {
    let wednesday = week.next().day(chrono::Weekday::Wed);
    wednesday.and_time(NaiveTime::MIN).and_utc()
}

fn next_settlement(now: Instant) -> Instant {
    let week = Week::of(now.date_naive());
    let this = settles_at(week.previous());
    if this > now { this } else { settles_at(week) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().expect("an instant")
    }

    #[test]
    fn a_board_turns_over_on_monday_at_seven_in_the_clubs_zone() {
        let london = chrono_tz::Europe::London;
        let cases = [
            ("2026-03-30T05:59:59Z", "2026-W13", "2026-03-30T06:00:00Z"),
            ("2026-03-30T06:00:00Z", "2026-W14", "2026-04-06T06:00:00Z"),
            ("2026-04-05T22:00:00Z", "2026-W14", "2026-04-06T06:00:00Z"),
            ("2026-04-06T02:30:00Z", "2026-W14", "2026-04-06T06:00:00Z"),
        ];
        for (now, week, turns) in cases {
            let (got, got_turns) = board_week(at(now), london);
            assert_eq!((got.to_string().as_str(), got_turns), (week, at(turns)), "at {now}");
        }
    }

    #[test]
    fn a_week_settles_on_the_wednesday_after_it() {
        let week: Week = "2026-W13".parse().expect("a week");
        assert_eq!(settles_at(week), at("2026-04-01T00:00:00Z"));
        assert_eq!(next_settlement(at("2026-03-31T23:59:59Z")), at("2026-04-01T00:00:00Z"));
        assert_eq!(next_settlement(at("2026-04-01T00:00:00Z")), at("2026-04-08T00:00:00Z"));
    }
}
