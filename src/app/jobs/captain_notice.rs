//! A board rests, and the captain who set the club up hears of it: one message for as long as it lasts, by day, and none to
//! somebody who stopped messages. `/board` tells a captain the same.

use chrono::TimeDelta;
use chrono_tz::Tz;

use super::{Attempt, Ending, ending_of};
use crate::app::board::board_owner;
use crate::app::door::is_closed;
use crate::app::message::Message;
use crate::app::messenger::{Nonce, SendError, Sought};
use crate::app::{App, AppResult};
use crate::domain::board::suspension::captain_hears_at;
use crate::domain::club::Club;
use crate::domain::ids::{BoardId, MessageId, UserId};
use crate::domain::ladder::LadderState;
use crate::domain::member::{Delivery, Member};
use crate::store::boards::{Board, BoardState};

impl App {
    /// Tells the captain that a board rests, if it still does.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_captain_notice(&self, attempt: &Attempt, id: BoardId) -> AppResult<Ending> {
        let now = self.now();
        let mut tx = self.store.read().await?;
        let Some(board) = tx.board_by_id(id).await? else { return Ok(Ending::Discard("the board is gone")) };
        let Some(why) = board.suspended_why.filter(|_| board.state == BoardState::Suspended) else {
            return Ok(Ending::Discard("it stands again"));
        };
        let Some(group) = tx.group(board.group).await? else { return Ok(Ending::Discard("the group is gone")) };
        let Some(club) = tx.club(group.club).await? else { return Ok(Ending::Discard("the club is gone")) };
        let Some(captain) = club.set_up_by else { return Ok(Ending::Discard("nobody set it up by name")) };
        if club.captain_told_at.is_some() {
            return Ok(Ending::Done);
        }
        if club.left_at.is_some() {
            return Ok(Ending::Discard("the bot left the server"));
        }
        let member = tx.member_by_user(captain).await?;
        drop(tx);
        if member.as_ref().is_some_and(|member| member.ladder == LadderState::Off || member.delivery == Delivery::Closed) {
            return Ok(Ending::Discard("the captain takes no messages"));
        }
        let zone = member.as_ref().map_or(club.zone.unwrap_or(Tz::UTC), |member| member.zone);
        let hears_at = captain_hears_at(now, zone, member.as_ref().map(|member| member.quiet));
        if hears_at > now {
            return Ok(Ending::Snooze(hears_at));
        }
        let locale = member.as_ref().map_or(&club.locale, |member| &member.locale);
        let message = Message::of_text(self.resting_text(locale, board_owner(&club, &group), board.channel, why))?;
        match self.tell_captain(attempt, &club, &board, captain, member.as_ref(), &message).await {
            Ok(_) => {
                let mut tx = self.store.begin().await?;
                // Read again: a captain may have set it up otherwise meanwhile.
                if let Some(mut club) = tx.club(club.id).await? {
                    club.captain_told_at = Some(now);
                    tx.update_club(&club).await?;
                }
                tx.commit().await?;
                Ok(Ending::Done)
            }
            Err(error) if is_closed(&error) => Ok(Ending::Discard("the captain's DM is closed")),
            Err(error) => Ok(ending_of(&error)),
        }
    }

    async fn tell_captain(
        &self,
        attempt: &Attempt,
        club: &Club,
        board: &Board,
        captain: UserId,
        member: Option<&Member>,
        message: &Message,
    ) -> Result<MessageId, SendError> {
        let channel = match member.and_then(|member| member.dm_channel) {
            Some(channel) => channel,
            // They asked for the board by their own act; this is about that act, and there is one a club at most.
            None => self.messenger.open_dm(captain).await?,
        };
        let set_up_at_ms = club.set_up_at.map_or(0, |at| at.timestamp_millis());
        // A second suspension within the same setup comes long after Discord forgot the first one's nonce.
        let nonce = Nonce::for_job(attempt.job.kind(), &format!("{}:{set_up_at_ms}", board.id));
        if let Some(unknown_since) = attempt.unknown_since {
            let not_before = Some(unknown_since - TimeDelta::minutes(2));
            let sought = Sought { nonce: &nonce, presses: &[], first_line: message.text().lines().next(), not_before };
            if let Some(found) = self.messenger.find_sent(channel, sought).await? {
                return Ok(found);
            }
        }
        self.messenger.send(channel, message, &nonce).await
    }
}
