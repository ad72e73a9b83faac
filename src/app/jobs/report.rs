//! Posts a report of a problem where the operator reads it, and forgets what it said.

use chrono::TimeDelta;

use super::{Attempt, Ending, ending_of};
use crate::app::message::Message;
use crate::app::messenger::{Nonce, SendError, Sought};
use crate::app::{App, AppResult};
use crate::domain::ids::ReportId;
use crate::prompts::{Prompts, Template, Voice, plain};

/// By how much our clock may be ahead of Discord's when a message is looked for, in seconds.
const CLOCK_SLACK_SECS: i64 = 60;

impl App {
    /// Posts it once. Whatever becomes of it, its words are forgotten with its last try.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_report(&self, attempt: &Attempt, id: ReportId) -> AppResult<Ending> {
        let report = self.store.read().await?.report(id).await?;
        let Some(report) = report else { return Ok(Ending::Discard("the report is gone")) };
        let Some(words) = report.words else { return Ok(Ending::Done) };
        let Some(channel) = self.report_channel else {
            self.forget_words(id).await?;
            return Ok(Ending::Discard("there is no channel for reports"));
        };
        let voice = Voice { person: Some(report.user), ..Voice::default() };
        let header = self.prompts.in_locale(Prompts::FALLBACK).render(Template::ReportPost, &voice, 0);
        let message = Message::of_text(format!("{header}\n{}", plain(&words)))?;
        let nonce = Nonce::for_job(attempt.job.kind(), &attempt.job.key());
        let found = match attempt.unknown_since {
            Some(_) => {
                let not_before = Some(report.made_at - TimeDelta::seconds(CLOCK_SLACK_SECS));
                let sought = Sought { nonce: &nonce, presses: &[], first_line: Some(&header), not_before };
                self.messenger.find_sent(channel, sought).await
            }
            None => Ok(None),
        };
        let sent = match found {
            Ok(None) => self.messenger.send(channel, &message, &nonce).await,
            Ok(Some(found)) => Ok(found),
            Err(error) => Err(error),
        };
        let ending = match sent {
            Ok(_) => Ending::Done,
            Err(SendError::Refused(refused)) => {
                tracing::warn!(
                    report = id.get(),
                    ?refused,
                    "a report of a problem could not be posted; operator.report_channel_id may be wrong"
                );
                ending_of(&SendError::Refused(refused))
            }
            Err(error) => ending_of(&error),
        };
        if matches!(ending, Ending::Done | Ending::Discard(_)) {
            self.forget_words(id).await?;
        }
        Ok(ending)
    }

    async fn forget_words(&self, id: ReportId) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        tx.forget_report(id).await?;
        tx.commit().await?;
        Ok(())
    }
}
