//! What has to hold of everything that is shown, whatever the members do.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Timelike, Utc};
use second_wind::domain::calendar::local_day;
use second_wind::domain::may_write::{LAST_DAY, REMINDERS_MAX, WRITINGS_MAX};

use super::life::Life;
use super::transcript::{Act, Seen};
use crate::discord::UserId;

/// The longest message, in characters (`2-behaviour` R7).
const TEXT_CHARS_MAX: usize = 2_000;
/// No message that the coach begins comes before this hour of the member's clock, whatever they chose: reminder times begin there.
const FIRST_HOUR: u32 = 4;

/// How the templates of the evening check-in begin.
const EVENING: &str = "eve-";
/// How the templates of the letters of an absence begin, which ask for nothing.
const LETTERS: [&str; 1] = ["away"];

/// What was seen so far, as far as the checks need it.
#[derive(Default)]
pub(super) struct Checks {
    begun_on: BTreeMap<(UserId, NaiveDate, bool), u32>,
    since_sign: BTreeMap<UserId, (DateTime<Utc>, u32, u32)>,
    evenings: u64,
    objections: Vec<String>,
}

impl Checks {
    /// Looks at one message.
    pub(super) fn look(&mut self, seen: &Seen, life: &Life) {
        if seen.act == Act::Delete {
            return;
        }
        let chars = seen.text.chars().count();
        if chars > TEXT_CHARS_MAX {
            self.object(seen, format!("a text of {chars} characters"));
        }
        if seen.text.matches('?').count() > 1 && seen.is_reminder() {
            self.object(seen, "more than one question in a message".to_owned());
        }
        if seen.template.is_empty() {
            self.object(seen, format!("a text that no template gave: {:?}", seen.text));
        }
        let Some(reader) = seen.reader.filter(|_| seen.is_reminder()) else { return };
        let zone = life.zone_of(reader);
        let local = seen.at.with_timezone(&zone);
        if local.hour() < FIRST_HOUR {
            self.object(seen, format!("a message at {local} in the member's night"));
        }
        let day = local_day(seen.at, zone);
        let is_evening = seen.template.split('+').any(|part| part.starts_with(EVENING));
        if is_evening {
            self.evenings += 1;
            if !life.has_evening(reader) {
                self.object(seen, "an evening check-in that nobody chose".to_owned());
            }
        }
        // One a day, and a second one where it is the evening's.
        let count = self.begun_on.entry((reader, day, is_evening)).or_default();
        *count += 1;
        let count = *count;
        if count > 1 {
            let which = if is_evening { "evening check-in" } else { "message" };
            self.object(seen, format!("{which} {count} of {day} that the coach began"));
        }
        // What the member asked for by its date, or what somebody else asks, is the day's one message and none of those that are counted.
        if ["tog-1", "pause-"].iter().any(|asked_for| seen.template.starts_with(asked_for)) {
            return;
        }
        let Some(sign) = life.last_sign_of(reader) else { return };
        self.hold_caps(seen, reader, sign, (day - local_day(sign, zone)).num_days());
    }

    /// After the last sign of life: reminders and evening check-ins together four, everything together six, nothing after day 27.
    fn hold_caps(&mut self, seen: &Seen, reader: UserId, sign: DateTime<Utc>, days: i64) {
        let (since, asking, all) = self.since_sign.entry(reader).or_insert((sign, 0, 0));
        if *since != sign {
            (*since, *asking, *all) = (sign, 0, 0);
        }
        let is_letter = LETTERS.iter().any(|letter| seen.template.starts_with(letter));
        *asking += u32::from(!is_letter);
        *all += 1;
        let (asking, all) = (*asking, *all);
        if asking > REMINDERS_MAX {
            self.object(seen, format!("message {asking} that asks since {sign}"));
        }
        if all > WRITINGS_MAX {
            self.object(seen, format!("message {all} since {sign}"));
        }
        if days > LAST_DAY {
            self.object(seen, format!("a message {days} days after {sign}"));
        }
    }

    /// How many evening check-ins there were.
    pub(super) const fn evenings(&self) -> u64 {
        self.evenings
    }

    fn object(&mut self, seen: &Seen, what: String) {
        let to = seen.reader.map_or_else(|| "a channel".to_owned(), |reader| format!("member {reader}"));
        self.objections.push(format!("{} to {to}, template {}: {what}", seen.at, seen.template));
    }

    /// Everything that was objected to.
    pub(super) fn objections(&self) -> Vec<String> {
        self.objections.clone()
    }
}
