//! A board that its channel does not take rests, and comes back when the server changes or a captain sets the club up again.

use chrono::TimeDelta;
use chrono_tz::Tz;

use crate::app::jobs::board::{board_week, lacks_its_picture};
use crate::app::jobs::{BOARD_DELAY_SECS, JobKind, ask};
use crate::app::messenger::{Refused, SendError};
use crate::app::{App, AppResult};
use crate::domain::board::suspension::Suspension;
use crate::domain::ids::{ChannelId, GuildId};
use crate::prompts::{Template, Voice};
use crate::store::boards::{Board, BoardState};

/// How long a captain may still be at work on the permissions before a message about them is of use, in minutes.
const NOTICE_AFTER_MINUTES: i64 = 10;

/// What a refusal says about a board, if it is about the board and not about one attempt.
#[must_use]
pub const fn suspension_of(refused: &Refused) -> Option<Suspension> {
    Some(match refused {
        Refused::NoAccess | Refused::NoPermission => Suspension::NoRights,
        Refused::ChannelGone | Refused::GuildGone => Suspension::ChannelGone,
        Refused::MessageGone => Suspension::TakenAway,
        Refused::ThreadArchived | Refused::ThreadLocked => Suspension::ThreadClosed,
        Refused::ForumNeedsThread | Refused::ForumNeedsTag => Suspension::Forum,
        Refused::TextBlocked => Suspension::Filtered,
        _ => return None,
    })
}

/// What a captain reads about it.
#[must_use]
pub const fn resting(why: Suspension) -> Template {
    match why {
        Suspension::NoRights => Template::BoardRestsRights,
        Suspension::ChannelGone => Template::BoardRestsGone,
        Suspension::TakenAway => Template::BoardRestsTaken,
        Suspension::ThreadClosed => Template::BoardRestsThread,
        Suspension::Forum => Template::BoardRestsForum,
        Suspension::Filtered => Template::BoardRestsFiltered,
    }
}

impl App {
    /// The board rests. Whoever set the club up is told once, unless it comes back meanwhile.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn suspend(&self, mut board: Board, why: Suspension) -> AppResult<()> {
        board.state = BoardState::Suspended;
        board.suspended_why = Some(why);
        if why != Suspension::Filtered {
            // Whom it names is looked at again when it stands again, and no row remembers it meanwhile. What a filter holds back can
            // still be taken away.
            board.shown_members.clear();
        }
        let mut tx = self.store.begin().await?;
        tx.update_board(&board).await?;
        ask(&mut tx, JobKind::CaptainNotice(board.id), self.now() + TimeDelta::minutes(NOTICE_AFTER_MINUTES)).await?;
        tx.commit().await?;
        tracing::warn!(board = board.id.get(), group = board.group.get(), why = why.as_str(), "a board is suspended");
        self.bell.ring();
        Ok(())
    }

    /// Something about a server changed: what rests there for want of a permission gets another try, and so does a picture.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn server_changed(&self, guild: GuildId) -> AppResult<()> {
        let now = self.now();
        let mut tx = self.store.begin().await?;
        let Some(club) = tx.club_by_guild(guild).await? else { return Ok(()) };
        if club.left_at.is_some() {
            return Ok(());
        }
        let mut is_any = false;
        for group in tx.groups_of_club(club.id).await? {
            for mut board in tx.boards_of_group(group.id).await? {
                if board.state == BoardState::Live && lacks_its_picture(&board) {
                    board.content_hash = None;
                    tx.update_board(&board).await?;
                    ask(&mut tx, JobKind::Board(group.id), now + TimeDelta::seconds(BOARD_DELAY_SECS)).await?;
                    is_any = true;
                    continue;
                }
                // One that was suspended before reasons were kept may be of any kind: it is tried.
                if board.state != BoardState::Suspended || !board.suspended_why.is_none_or(Suspension::may_mend_itself) {
                    continue;
                }
                let (week, _) = board_week(now, club.zone.unwrap_or(Tz::UTC));
                // An older one that still stands is edited once more, so that no name stays on it; then it closes.
                let is_history = board.week < week && board.message.is_none();
                board.state = if is_history { BoardState::Closed } else { BoardState::Live };
                board.suspended_why = None;
                board.content_hash = None;
                tx.update_board(&board).await?;
                ask(&mut tx, JobKind::Board(group.id), now + TimeDelta::seconds(BOARD_DELAY_SECS)).await?;
                is_any = true;
            }
        }
        tx.commit().await?;
        if is_any {
            self.bell.ring();
        }
        Ok(())
    }

    /// The board stands again: should it rest once more one day, that is told anew.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn stands(&self, board: &Board) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        tx.update_board(board).await?;
        if let Some(group) = tx.group(board.group).await?
            && let Some(mut club) = tx.club(group.club).await?
            && club.captain_told_at.is_some()
        {
            club.captain_told_at = None;
            tx.update_club(&club).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Opens a thread that went to the archive, which is what a quiet week does to it, and says whether that helped.
    pub(in crate::app) async fn unarchived(&self, channel: ChannelId, refused: &SendError) -> bool {
        *refused == SendError::Refused(Refused::ThreadArchived) && self.messenger.unarchive(channel).await.is_ok()
    }

    /// Why a board rests, in a captain's words.
    #[must_use]
    pub fn resting_text(&self, locale: &str, club: &str, channel: ChannelId, why: Suspension) -> String {
        let voice = Voice { club: Some(club), channel: Some(channel), ..Voice::default() };
        self.prompts.in_locale(locale).render(resting(why), &voice, 0)
    }
}
