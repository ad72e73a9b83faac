//! What can be pressed about doing a session at the same time, as words of a `custom_id` under `tg`.

use super::custom_id::{number, read_number};
use crate::domain::calendar::TimeOfDay;
use crate::domain::ids::{InviteId, UserId};
#[cfg(test)]
use crate::domain::press::Press;
use crate::domain::press::TogetherStep;

pub(super) fn encode(step: TogetherStep) -> String {
    let of = |word: &str, invite: InviteId| format!("tg:{word}:{}", number(invite.get()));
    match step {
        TogetherStep::Time(user) => format!("tg:time:{}", number(user.get())),
        TogetherStep::Session(user, time) => format!("tg:pick:{}:{}", number(user.get()), time.minutes()),
        TogetherStep::Accept(invite) => of("yes", invite),
        TogetherStep::Other(invite) => of("other", invite),
        TogetherStep::OtherAt(invite) => of("at", invite),
        TogetherStep::NotThisWeek(invite) => of("not", invite),
        TogetherStep::Withdraw(invite) => of("back", invite),
    }
}

pub(super) fn decode(words: &[&str]) -> Option<TogetherStep> {
    let invite = |id: &str| read_number(id).map(InviteId::new);
    let user = |id: &str| read_number(id).map(UserId::new);
    Some(match words {
        ["time", id] => TogetherStep::Time(user(id)?),
        ["pick", id, minutes] => {
            let read = minutes.parse::<u16>().ok().filter(|read| read.to_string() == *minutes)?;
            TogetherStep::Session(user(id)?, TimeOfDay::from_minutes(read)?)
        }
        ["yes", id] => TogetherStep::Accept(invite(id)?),
        ["other", id] => TogetherStep::Other(invite(id)?),
        ["at", id] => TogetherStep::OtherAt(invite(id)?),
        ["not", id] => TogetherStep::NotThisWeek(invite(id)?),
        ["back", id] => TogetherStep::Withdraw(invite(id)?),
        _ => return None,
    })
}

/// One of each, for the test of the journey there and back.
#[cfg(test)]
pub(super) fn every_step() -> impl Iterator<Item = Press> {
    let (invite, user) = (InviteId::new(i64::MAX), UserId::new(i64::MAX));
    let at = |minutes| TimeOfDay::from_minutes(minutes).expect("a time of day");
    [
        TogetherStep::Time(user),
        TogetherStep::Session(user, at(0)),
        TogetherStep::Session(user, at(1439)),
        TogetherStep::Accept(invite),
        TogetherStep::Other(invite),
        TogetherStep::OtherAt(invite),
        TogetherStep::NotThisWeek(invite),
        TogetherStep::Withdraw(invite),
    ]
    .into_iter()
    .map(Press::Together)
}
