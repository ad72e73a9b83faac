//! How the club's members live while the clock is moved: what each does next about the message that lies before them.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use second_wind::domain::press::{Answer as Pressed, Press};

use super::cast::{Life, Person};
use super::{Club, ClubError, buttons};
use crate::discord::model::Message;
use crate::discord::{MessageId, UserId};

/// How long after the moment at which somebody would answer they still do.
const ANSWERED_WITHIN: TimeDelta = TimeDelta::hours(12);
/// How far back somebody looks for a message that they might answer: no answer is due to an older one.
const LOOKS_BACK: TimeDelta = TimeDelta::hours(13);
/// After how many days without a message somebody who is there looks by themselves: the coach writes nothing more to those who
/// have not answered for long.
const LOOKS_AFTER: TimeDelta = TimeDelta::days(5);
/// At which hour of UTC they do.
const LOOKS_AT_HOUR: u32 = 18;

/// What a member does next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// When.
    pub at: DateTime<Utc>,
    user: UserId,
    deed: Deed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Deed {
    /// Presses a button under a message.
    Press(MessageId, String),
    /// `/today` in the DM, and done for what stands first there.
    Look,
}

impl Club {
    /// What the members do next, by the messages that lie before them: at most one act each, the earliest first. It depends on the
    /// seed and on what they see, and on nothing else, so a restart changes nothing about it.
    #[must_use]
    pub fn next_act(&self) -> Option<Act> {
        let now = self.world.now();
        let week = (now - self.began_at()).num_weeks();
        let of = |person: &Person| {
            let life = person.life.as_ref().filter(|life| !life.is_away(week))?;
            let user = self.people[person.username];
            let dm = self.world.dm_of(user)?;
            let messages = self.world.messages_since(dm, user, now - LOOKS_BACK);
            let latest = messages.iter().rev().find(|message| !open_parts(message).is_empty());
            let answer = latest
                .and_then(|latest| act_on(user, life, latest, now, &Chance::of(self.seed, person.username, latest.created_at)));
            answer.or_else(|| Some(Act { at: looks_at(self.world.last_message_at(dm)?, now)?, user, deed: Deed::Look }))
        };
        self.cast.people.iter().filter_map(of).min_by_key(|act| (act.at, act.user))
    }

    /// When the club began: with the first word that was said in it.
    fn began_at(&self) -> DateTime<Utc> {
        self.world.first_message_at(self.general).unwrap_or_else(|| self.world.now())
    }

    /// Does it, and waits for the bot's answer.
    ///
    /// # Errors
    /// What the bot answered instead.
    pub async fn carry_out(&self, act: &Act) -> Result<(), ClubError> {
        let press = |message, custom_id: &str| self.world.press(act.user, message, custom_id);
        let (message, custom_id) = match &act.deed {
            Deed::Press(message, custom_id) => (*message, custom_id.clone()),
            Deed::Look => {
                let Some(dm) = self.world.dm_of(act.user) else { return Ok(()) };
                let asked = self.world.slash(act.user, dm, "today", &BTreeMap::new());
                let shown = self.answer("a member", "/today", asked).await?;
                let Some(first) = open_parts(&shown).into_iter().next() else { return Ok(()) };
                (shown.id, first.done)
            }
        };
        self.answer("a member", &custom_id, press(message, &custom_id)).await.map(drop)
    }
}

/// When somebody looks whose last message came at `last`: in the evening, some days after it. An evening that is just gone will do,
/// because the clock stops where something is due and not on the hour.
fn looks_at(last: DateTime<Utc>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let from = (last + LOOKS_AFTER).max(now - ANSWERED_WITHIN);
    let evening = from.date_naive().and_hms_opt(LOOKS_AT_HOUR, 0, 0)?.and_utc();
    Some(if evening < from { evening + TimeDelta::days(1) } else { evening })
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
    if now - at > ANSWERED_WITHIN {
        return None;
    }
    let small = chance.below(10, 2 + open.len() as u64) < life.small_of_ten;
    let custom_id = if small { part.small.as_ref().unwrap_or(&part.done) } else { &part.done };
    Some(Act { at, user, deed: Deed::Press(message.id, custom_id.clone()) })
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
    fn somebody_looks_in_the_evening_some_days_after_the_last_message() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().expect("a time");
        for (last, now, expected) in [
            ("2026-03-02T07:00:00Z", "2026-03-02T08:00:00Z", "2026-03-07T18:00:00Z"),
            ("2026-03-02T19:00:00Z", "2026-03-02T20:00:00Z", "2026-03-08T18:00:00Z"),
            // Back after weeks elsewhere.
            ("2026-03-02T07:00:00Z", "2026-04-20T07:00:00Z", "2026-04-20T18:00:00Z"),
            ("2026-03-02T07:00:00Z", "2026-04-20T18:00:01Z", "2026-04-20T18:00:00Z"),
            ("2026-03-02T07:00:00Z", "2026-04-21T06:00:01Z", "2026-04-21T18:00:00Z"),
        ] {
            assert_eq!(looks_at(at(last), at(now)), Some(at(expected)), "last at {last}, now {now}");
        }
    }

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
