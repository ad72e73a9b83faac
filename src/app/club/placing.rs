//! Where the boards of a group belong: they follow it into another channel, rest no longer, and go with a group that goes.

use chrono_tz::Tz;

use super::setup::right;
use crate::app::jobs::board::board_week;
use crate::app::jobs::{JobKind, ask};
use crate::app::messenger::{Posting, Refused, SendError};
use crate::app::{App, AppResult};
use crate::domain::club::{Club, Group};
use crate::domain::ids::{ChannelId, GuildId};
use crate::domain::refusal::{ChannelRight, Refusal};
use crate::store::Tx;
use crate::store::boards::BoardState;

impl App {
    /// Brings the boards of a group to where its channel is now, and gives those that rest another try. A message that stays behind is
    /// taken away: a name that is withdrawn later must not go on standing where nobody edits any more.
    ///
    /// # Errors
    /// A failure of the store.
    pub(in crate::app) async fn place_boards(&self, tx: &mut Tx, club: &Club, group: &Group) -> AppResult<()> {
        let now = self.now();
        let (week, _) = board_week(now, club.zone.unwrap_or(Tz::UTC));
        let channel = group.board_channel(club);
        for mut board in tx.boards_of_group(group.id).await? {
            let (is_elsewhere, is_of_now) = (channel != Some(board.channel), board.week >= week);
            // This week's closes with its group alone, and comes back with it.
            if !group.is_live() || (board.state == BoardState::Closed && !is_of_now) {
                continue;
            }
            let is_resting = board.state != BoardState::Live;
            if is_elsewhere || (is_resting && is_of_now) {
                if let Some(message) = board.message.take() {
                    ask(tx, JobKind::TakeDown(board.channel, message), now).await?;
                }
                board.shown_members.clear();
            }
            // An older one that still stands is edited once more, so that no name stays on it; then it closes.
            board.state = if is_of_now || board.message.is_some() { BoardState::Live } else { BoardState::Closed };
            board.suspended_why = None;
            // What it shows is looked at again: somebody may have taken it away.
            board.content_hash = None;
            if let Some(channel) = channel.filter(|_| is_of_now && (is_elsewhere || is_resting)) {
                board.channel = channel;
                board.reposts += 1;
            }
            tx.update_board(&board).await?;
        }
        ask(tx, JobKind::Board(group.id), now).await
    }

    /// Refuses a channel in which the bot may not write, with what is missing there. True: it takes pictures too.
    ///
    /// # Errors
    /// [`Refusal::ChannelRightsMissing`]; Discord is out of reach.
    pub(in crate::app) async fn check_channel(&self, guild: GuildId, channel: ChannelId) -> AppResult<bool> {
        match self.messenger.may_post(guild, channel).await {
            Ok(Posting::Missing(missing)) => {
                let missing = missing.into_iter().map(right).collect();
                Err(Refusal::ChannelRightsMissing { channel, missing }.into())
            }
            // Made private a moment ago: it cannot even be looked at.
            Err(SendError::Refused(Refused::NoAccess)) => {
                Err(Refusal::ChannelRightsMissing { channel, missing: vec![ChannelRight::View] }.into())
            }
            Err(SendError::Refused(Refused::ChannelGone)) => Err(Refusal::NotAMessageChannel { channel }.into()),
            answer => Ok(answer? == Posting::Allowed),
        }
    }
}
