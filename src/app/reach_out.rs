//! A member asks their trusted contact to get in touch: under an answer that offers it, or in `/settings` on any day. The contact hears
//! that it was asked, and nothing else; nobody hears anything without the press.

use super::jobs::{JobKind, ask_once};
use super::message::{Button, Message, Row};
use super::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::press::{Press, SafetyStep};
use crate::prompts::{Label, Template, Voice};
use crate::store::Tx;

impl App {
    /// [Ask my contact to get in touch]: a row of the queue, one a local day however often it is pressed.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn ask_contact(&self, tx: &mut Tx, member: &mut Member) -> AppResult<Message> {
        self.sign(tx, member, Sign::Contact).await?;
        let today = local_day(self.now(), member.zone);
        let trusted = tx.trusted(member.id).await?.filter(|trusted| trusted.accepted_at.is_some());
        let (template, voice) = match trusted {
            Some(trusted) => {
                ask_once(tx, JobKind::ReachOut(member.id, today), self.now()).await?;
                (Template::ReachAsked, Voice { person: Some(trusted.user), ..Voice::default() })
            }
            None => (Template::ReachNobody, Voice::default()),
        };
        let row = Row::Buttons(vec![Button::plain(self.label(member, Label::Numbers), Press::Safety(SafetyStep::Numbers))]);
        Ok(Message::new(self.say(member, template, &voice, 0), vec![row])?)
    }
}
