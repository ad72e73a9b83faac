//! The first message, if it did not go out with `/start` itself: Discord was slow, or we were stopped in between.

use chrono::TimeDelta;

use super::{Ending, ending_of};
use crate::app::door::is_closed;
use crate::app::{App, AppResult};
use crate::domain::ids::MemberId;
use crate::domain::ladder::LadderState;
use crate::domain::member::Delivery;
use crate::domain::wall_clock;

/// How long after joining a hello is still part of that act, in minutes.
const HELLO_MINUTES_MAX: i64 = 30;

impl App {
    /// Opens the DM and says hello, unless that is done or nobody wants it any more.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_hello(&self, id: MemberId) -> AppResult<Ending> {
        let mut tx = self.store.read().await?;
        let Some(member) = tx.member(id).await? else { return Ok(Ending::Discard("the member is gone")) };
        drop(tx);
        if member.dm_channel.is_some() || member.delivery == Delivery::Closed || member.ladder == LadderState::Off {
            return Ok(Ending::Done);
        }
        let is_quiet = member.quiet.contains(wall_clock::reading(self.now(), member.zone).time());
        let is_late = self.now() - member.joined_at > TimeDelta::minutes(HELLO_MINUTES_MAX);
        // Later, or at night, it would no longer be part of the member's own act: the DM is opened, and nothing is said.
        let said = if is_quiet || is_late { self.open_quietly(&member).await } else { self.say_hello(&member, true).await };
        match said {
            Ok(()) => Ok(Ending::Done),
            Err(error) if is_closed(&error) => {
                self.close_door(id).await?;
                Ok(Ending::Discard("the DM is closed"))
            }
            Err(error) => Ok(ending_of(&error)),
        }
    }
}
