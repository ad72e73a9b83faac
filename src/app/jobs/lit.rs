//! LIT-1: the one line in a group's channel when its week is lit. One row for each group and week, so there is never a second.

use super::board::settles_at;
use super::{Attempt, Ending, ending_of};
use crate::app::message::Message;
use crate::app::messenger::{Nonce, SendError, Sought};
use crate::app::{App, AppResult};
use crate::domain::calendar::Week;
use crate::domain::group_streak;
use crate::domain::ids::GroupId;
use crate::prompts::{PublicVoice, Template};
use crate::store::boards::BoardState;

impl App {
    /// Says that a week is lit, where the group's board stands. It is no reason to disturb anybody: what cannot be said now is on the
    /// board, and is not said later.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_lit(&self, attempt: &Attempt, id: GroupId, week: Week) -> AppResult<Ending> {
        let mut tx = self.store.read().await?;
        let Some(group) = tx.group(id).await?.filter(|group| group.is_live()) else {
            return Ok(Ending::Discard("the group is gone"));
        };
        let Some(club) = tx.club(group.club).await?.filter(|club| club.left_at.is_none()) else {
            return Ok(Ending::Discard("the club is gone"));
        };
        if self.now() >= settles_at(week) {
            return Ok(Ending::Discard(attempt.too_late()));
        }
        let Some(channel) = group.board_channel(&club) else { return Ok(Ending::Discard("the group has no channel")) };
        if tx.latest_board(id).await?.is_some_and(|board| board.state == BoardState::Suspended) {
            return Ok(Ending::Discard("the group's board rests"));
        }
        let streak = group_streak::streak(&tx.group_weeks(id).await?, group.chapter_from);
        drop(tx);
        let voice = PublicVoice { group: Some(&group.name), lit_weeks: streak.chapter.try_into().ok(), ..PublicVoice::default() };
        // Which words it takes depends on the week alone, never on what anybody did.
        let turn = u64::try_from(week.since(Week::of(group.created_on))).unwrap_or(0);
        let Some(line) = self.prompts.in_locale(&club.locale).render_public(Template::Lit1, &voice, turn) else {
            return Ok(Ending::Discard("a chapter without a lit week says nothing"));
        };
        let message = Message::of_text(line)?;
        let nonce = Nonce::for_job("lit", &attempt.job.key());
        let found = match attempt.unknown_since {
            Some(since) => {
                let not_before = Some(since - chrono::TimeDelta::days(1));
                let first_line = message.text().lines().next();
                self.messenger.find_sent(channel, Sought { nonce: &nonce, presses: &[], first_line, not_before }).await
            }
            None => Ok(None),
        };
        let sent = match found {
            Ok(Some(_)) => return Ok(Ending::Done),
            Ok(None) => self.messenger.send(channel, &message, &nonce).await,
            Err(error) => Err(error),
        };
        let sent = match sent {
            Err(refused) if self.unarchived(channel, &refused).await => self.messenger.send(channel, &message, &nonce).await,
            sent => sent,
        };
        Ok(match sent {
            Ok(_) => Ending::Done,
            // What is about the channel is the board's business: it rests, and its captain hears of it.
            Err(SendError::Refused(_)) => Ending::Discard("refused by Discord"),
            Err(error) => ending_of(&error),
        })
    }
}
