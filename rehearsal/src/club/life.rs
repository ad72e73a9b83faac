//! How the club's members live while the clock is moved: what each does next about the message that lies before them.

use chrono::{DateTime, TimeDelta, Utc};
use second_wind::domain::press::{Answer as Pressed, Press};

use super::{Club, ClubError, Life, PEOPLE, Person, buttons};
use crate::discord::model::Message;
use crate::discord::{MessageId, UserId};

/// What a member does next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// When.
    pub at: DateTime<Utc>,
    user: UserId,
    message: MessageId,
    custom_id: String,
}

impl Club {
    /// What the members do next, by the messages that lie before them: at most one act each, the earliest first. It depends on the
    /// seed and on what they see, and on nothing else, so a restart changes nothing about it.
    #[must_use]
    pub fn next_act(&self) -> Option<Act> {
        let now = self.world.now();
        let of = |person: &Person| {
            let life = person.life.as_ref()?;
            let user = self.people[person.username];
            let dm = self.world.dm_of(user)?;
            let messages = self.world.messages(dm, user);
            let latest = messages.iter().rev().find(|message| !open_parts(message).is_empty())?;
            let chance = Chance::of(self.seed, person.username, latest.created_at);
            act_on(user, life, latest, now, &chance)
        };
        PEOPLE.iter().filter_map(of).min_by_key(|act| (act.at, act.user))
    }

    /// Does it, and waits for the bot's answer.
    ///
    /// # Errors
    /// What the bot answered instead.
    pub async fn carry_out(&self, act: &Act) -> Result<(), ClubError> {
        let asked = self.world.press(act.user, act.message, &act.custom_id);
        self.answer("a member", &act.custom_id, asked).await.map(drop)
    }
}

/// What a member does about a message, if its time is not long past.
fn act_on(user: UserId, life: &Life, message: &Message, now: DateTime<Utc>, chance: &Chance) -> Option<Act> {
    let open = open_parts(message);
    if chance.below(10, 0) >= life.answers_of_ten {
        return None;
    }
    let part = open.first()?;
    let minutes = 3 + chance.below(16, 1) + 2 * (5 - open.len().min(5) as u64);
    let at = message.created_at + TimeDelta::minutes(i64::try_from(minutes).unwrap_or(10));
    if now - at > TimeDelta::hours(12) {
        return None;
    }
    let small = chance.below(10, 2 + open.len() as u64) < life.small_of_ten;
    let custom_id = if small { part.small.as_ref().unwrap_or(&part.done) } else { &part.done };
    Some(Act { at, user, message: message.id, custom_id: custom_id.clone() })
}

/// A session of a letter that still has its answers.
struct OpenPart {
    done: String,
    small: Option<String>,
}

fn open_parts(message: &Message) -> Vec<OpenPart> {
    let all = buttons(message);
    let small_of = |wanted| {
        all.iter().find_map(|(id, press)| match press {
            Press::CheckIn(occurrence, Pressed::Small) if *occurrence == wanted => Some(id.clone()),
            _ => None,
        })
    };
    let parts = all.iter().filter_map(|(id, press)| match press {
        Press::CheckIn(occurrence, Pressed::Done) => Some(OpenPart { done: id.clone(), small: small_of(*occurrence) }),
        _ => None,
    });
    parts.collect()
}

/// Chance that depends on who, when and the seed alone.
struct Chance(u64);

impl Chance {
    fn of(seed: u64, username: &str, at: DateTime<Utc>) -> Self {
        let who = username.bytes().fold(0, |sum, byte| mix(sum ^ u64::from(byte)));
        Self(mix(seed ^ who ^ mix(u64::try_from(at.timestamp() / 3_600).unwrap_or(0))))
    }

    fn below(&self, bound: u64, which: u64) -> u64 {
        mix(self.0.wrapping_add(which)) % bound
    }
}

/// Spreads a number's bits (the finishing step of splitmix64).
const fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_the_same_for_the_same_and_another_for_others() {
        let at = second_wind::clock::from_unix_ms(1_772_431_200_000);
        let rolls = |seed, who, at| (0..8).map(|which| Chance::of(seed, who, at).below(10, which)).collect::<Vec<_>>();
        assert_eq!(rolls(1, "ben", at), rolls(1, "ben", at + TimeDelta::minutes(5)), "a few minutes change nothing");
        assert_ne!(rolls(1, "ben", at), rolls(1, "greta", at), "each their own");
        assert_ne!(rolls(1, "ben", at), rolls(1, "ben", at + TimeDelta::days(1)), "each day its own");
        assert_ne!(rolls(1, "ben", at), rolls(2, "ben", at), "each seed its own");
        let often = (0..1_000).filter(|day| Chance::of(1, "ben", at + TimeDelta::days(*day)).below(10, 0) < 9).count();
        assert!((860..940).contains(&often), "nine of ten, roughly: {often} of 1000");
    }
}
