//! `/plan export`: the plan as it is in a usual week, in two files: TOML to edit, and a calendar. What was moved, paused or done is in
//! neither: that is `/data export`.

use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};

use super::message::Message;
use super::plan::in_plan;
use super::reply::{Caller, File, Reply};
use super::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::ids::SessionId;
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::plan_import::cue_time;
use crate::domain::session::{Session, SessionSpec};
use crate::plan_file::{self, CalendarSession};
use crate::prompts::{Label, Template, Voice};

impl App {
    /// The plan in two files.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn plan_export(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        let today = local_day(self.now(), member.zone);
        let sessions = in_plan(&mut tx, &member, today).await?;
        tx.commit().await?;
        self.bell.ring();
        if sessions.is_empty() {
            let message = Message::of_text(self.say(&member, Template::PlanEmpty, &Voice::default(), 0))?;
            return Ok(Reply::Show(self.with_dm_offer(&member, message)?));
        }
        let specs: Vec<SessionSpec> = sessions.iter().map(|session| session.spec.clone()).collect();
        let about = self.say(&member, Template::PlanFileAbout, &Voice::default(), 0);
        let toml = plan_file::toml(&about, &specs, today);
        let events: Vec<CalendarSession<'_>> = sessions.iter().map(|session| self.event(&member, session)).collect();
        let calendar = plan_file::calendar("Second Wind", &events, member.zone, self.now(), today);
        let message = Message::of_text(self.say(&member, Template::PlanExported, &Voice::default(), 0))?;
        let file = |name: &str, content_type, text: String| File {
            name: name.to_owned(),
            content_type,
            bytes: text.into_bytes(),
            alt: None,
        };
        let files = vec![
            file("plan.toml", "application/toml; charset=utf-8", toml),
            file("plan.ics", "text/calendar; charset=utf-8", calendar),
        ];
        Ok(Reply::ShowFiles(self.with_dm_offer(&member, message)?, files))
    }

    fn event<'a>(&self, member: &Member, session: &'a Session) -> CalendarSession<'a> {
        let spec = &session.spec;
        let small = spec.small.as_ref().map(|small| format!("{}: {small}", self.label(member, Label::LineSmall)));
        let lines: Vec<String> = [spec.cue.as_ref().map(ToString::to_string), spec.full.as_ref().map(ToString::to_string), small]
            .into_iter()
            .flatten()
            .collect();
        CalendarSession {
            spec,
            uid: uid(member, session.id),
            at: spec.cue.as_ref().and_then(|cue| cue_time(cue.as_str())).unwrap_or(member.reminder_at.time_of_day()),
            note: lines.join("\n"),
        }
    }
}

/// A name for a session in calendars, the same at every export and unlike any other bot's. Who it belongs to cannot be read from it.
fn uid(member: &Member, session: SessionId) -> String {
    let joined = member.joined_at.timestamp_millis();
    let sum = Sha256::digest(format!("second-wind plan\0{}\0{joined}\0{session}", member.user));
    format!("{}@second-wind", BASE32_NOPAD.encode(&sum[..15]).to_ascii_lowercase())
}
