//! What has to hold of everything that is shown, whatever the members do.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Timelike};
use second_wind::domain::calendar::local_day;

use super::life::Life;
use super::transcript::{Act, Seen};
use crate::discord::UserId;

/// The longest message, in characters (`2-behaviour` R7).
const TEXT_CHARS_MAX: usize = 2_000;
/// No message that the coach begins comes before this hour of the member's clock, whatever they chose: reminder times begin there.
const FIRST_HOUR: u32 = 4;

/// What was seen so far, as far as the checks need it.
#[derive(Default)]
pub(super) struct Checks {
    begun_on: BTreeMap<(UserId, NaiveDate), u32>,
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
        let count = self.begun_on.entry((reader, day)).or_default();
        *count += 1;
        let count = *count;
        if count > 1 {
            self.object(seen, format!("message {count} of {day} that the coach began"));
        }
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
