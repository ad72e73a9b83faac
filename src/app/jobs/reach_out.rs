//! A trusted contact is asked to get in touch, because the member pressed for it: at once, whatever the hour, and only on that day.
//! Where the contact cannot be reached, the member hears so, with people who can be.

use chrono::{NaiveDate, TimeDelta};

use super::{Attempt, Ending, ending_of};
use crate::app::door::is_closed;
use crate::app::message::{Button, Message, Row};
use crate::app::messenger::{Nonce, SendError, Sought};
use crate::app::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::ids::{ChannelId, MemberId, UserId};
use crate::domain::member::Member;
use crate::domain::press::{Press, SafetyStep};
use crate::prompts::{Label, Template, Voice};

/// By how much an earlier try may lie before the moment since when it is unknown, in minutes.
const UNKNOWN_MINUTES: i64 = 2;

impl App {
    /// Asks the contact, if they still are one, and tells the member where that cannot be done.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_reach_out(&self, attempt: &Attempt, id: MemberId, date: NaiveDate) -> AppResult<Ending> {
        let mut tx = self.store.read().await?;
        let Some(member) = tx.member(id).await? else { return Ok(Ending::Discard("the member is gone")) };
        let trusted = tx.trusted(id).await?.filter(|trusted| trusted.accepted_at.is_some());
        let contact = match &trusted {
            Some(trusted) => tx.member_by_user(trusted.user).await?,
            None => None,
        };
        drop(tx);
        let Some(trusted) = trusted else {
            return self.tell_asker(attempt, &member, Template::ReachNobody, None).await;
        };
        if date < local_day(self.now(), member.zone) {
            // Hours later it would be another question: the member is told, and can ask again.
            return self.tell_asker(attempt, &member, Template::ReachClosed, Some(trusted.user)).await;
        }
        // Who has not joined is spoken to in the language of the one who named them.
        let locale = contact.as_ref().map_or(&member.locale, |contact| &contact.locale);
        let voice = Voice { person: Some(member.user), ..Voice::default() };
        let message = Message::of_text(self.prompts.in_locale(locale).render(Template::ReachOut, &voice, 0))?;
        let channel = contact.and_then(|contact| contact.dm_channel);
        match self.reach(attempt, (trusted.user, channel), &message, "contact").await {
            Ok(()) => Ok(Ending::Done),
            Err(error) if is_closed(&error) => self.tell_asker(attempt, &member, Template::ReachClosed, Some(trusted.user)).await,
            Err(error) => Ok(ending_of(&error)),
        }
    }

    async fn tell_asker(
        &self,
        attempt: &Attempt,
        member: &Member,
        template: Template,
        person: Option<UserId>,
    ) -> AppResult<Ending> {
        let row = Row::Buttons(vec![Button::plain(self.label(member, Label::Numbers), Press::Safety(SafetyStep::Numbers))]);
        let text = self.say(member, template, &Voice { person, ..Voice::default() }, 0);
        let message = Message::new(text, vec![row])?;
        match self.reach(attempt, (member.user, member.dm_channel), &message, "member").await {
            Ok(()) => Ok(Ending::Done),
            Err(error) if is_closed(&error) => Ok(Ending::Discard("the DM is closed")),
            Err(error) => Ok(ending_of(&error)),
        }
    }

    /// Sends once: under the same name while Discord remembers it, and looking first after a try whose outcome nobody knows.
    pub(super) async fn reach(
        &self,
        attempt: &Attempt,
        (user, known): (UserId, Option<ChannelId>),
        message: &Message,
        whom: &str,
    ) -> Result<(), SendError> {
        let channel = match known {
            Some(channel) => channel,
            None => self.messenger.open_dm(user).await?,
        };
        let nonce = Nonce::for_job(attempt.job.kind(), &format!("{}:{whom}", attempt.job.key()));
        if let Some(unknown_since) = attempt.unknown_since {
            let not_before = Some(unknown_since - TimeDelta::minutes(UNKNOWN_MINUTES));
            let sought = Sought { nonce: &nonce, presses: &[], first_line: message.text().lines().next(), not_before };
            if self.messenger.find_sent(channel, sought).await?.is_some() {
                return Ok(());
            }
        }
        self.messenger.send(channel, message, &nonce).await.map(drop)
    }
}
