//! Takes away a message of ours that has been replaced, so that no name goes on standing where nobody edits any more.

use super::{Ending, ending_of};
use crate::app::messenger::{Refused, SendError};
use crate::app::{App, AppResult};
use crate::domain::ids::{ChannelId, MessageId};

impl App {
    /// Deletes the message. One that is gone, or out of our reach, is done with.
    ///
    /// # Errors
    /// None of its own; the store is not asked.
    pub async fn run_take_down(&self, channel: ChannelId, message: MessageId) -> AppResult<Ending> {
        Ok(match self.messenger.delete(channel, message).await {
            Ok(()) | Err(SendError::Refused(Refused::MessageGone | Refused::ChannelGone)) => Ending::Done,
            Err(error) => ending_of(&error),
        })
    }
}
