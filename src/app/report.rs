//! A report of a problem with the bot: a form, a row, and a job that posts it where the operator reads. Its words are in no log, and
//! gone from the database once they are posted. Looking around: it moves nothing.

use chrono::TimeDelta;

use super::jobs::{JobKind, ask_once};
use super::message::Message;
use super::reply::{Caller, Form, Reply};
use super::{App, AppResult};
use crate::domain::press::Press;
use crate::domain::refusal::{Field, Refusal};
use crate::domain::session::TextError;
use crate::prompts::{Label, Template, Voice};

/// The longest report, in characters. Escaped for Discord it may be twice as long, and still fits into one message.
pub const REPORT_CHARS_MAX: u16 = 800;
/// How many reports one person may send within [`REPORT_HOURS`].
const REPORTS_MAX: u32 = 3;
/// Within how many hours reports are counted.
pub const REPORT_HOURS: i64 = 24;

impl App {
    /// `[Report a problem]`: the form, or whom to turn to.
    ///
    /// # Errors
    /// This bot's operator takes no reports that way, or a failure of the store.
    pub async fn ask_report(&self, caller: &Caller) -> AppResult<Reply> {
        if self.report_channel.is_none() {
            return Err(Refusal::NoReports.into());
        }
        let prompts = self.words_for(caller).await?;
        Ok(Reply::Ask(Form {
            press: Press::Report,
            title: prompts.label(Label::ReportTitle),
            label: prompts.label(Label::ReportLine),
            placeholder: prompts.label(Label::ReportExample),
            chars_max: REPORT_CHARS_MAX,
            is_long: true,
        }))
    }

    /// The submitted form.
    ///
    /// # Errors
    /// Nothing written, too much, too often, nowhere to send it, or a failure of the store.
    pub async fn take_report(&self, caller: &Caller, words: &str) -> AppResult<Reply> {
        if self.report_channel.is_none() {
            return Err(Refusal::NoReports.into());
        }
        let text = |problem| Refusal::Text { field: Field::Report, problem };
        let words = words.trim();
        if words.chars().all(|c| c.is_whitespace() || c.is_control()) {
            return Err(text(TextError::Empty).into());
        }
        if words.chars().count() > usize::from(REPORT_CHARS_MAX) {
            return Err(text(TextError::TooLong { max: usize::from(REPORT_CHARS_MAX) }).into());
        }
        let prompts = self.words_for(caller).await?;
        let now = self.now();
        let mut tx = self.store.begin().await?;
        if tx.reports_since(caller.user, now - TimeDelta::hours(REPORT_HOURS)).await? >= i64::from(REPORTS_MAX) {
            return Err(Refusal::EnoughReports { max: REPORTS_MAX }.into());
        }
        let report = tx.insert_report(caller.user, now, words).await?;
        ask_once(&mut tx, JobKind::Report(report), now).await?;
        tx.commit().await?;
        self.bell.ring();
        Ok(Reply::Show(Message::of_text(prompts.render(Template::ReportSent, &Voice::default(), 0))?))
    }
}
