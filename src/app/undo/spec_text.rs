//! A version of a session in one line of text, so that an edit can be taken back.

use chrono::Weekday;
use serde_json::{Value, json};

use crate::domain::calendar::Days;
use crate::domain::recurrence::{EveryWeeks, Recurrence};
use crate::domain::session::{Cue, Kind, RecoveryArea, SessionSpec, Title, Words};

/// Writes a version. No text of a session holds a line end.
pub(in crate::app) fn write(spec: &SessionSpec) -> String {
    json!({
        "kind": spec.kind.as_str(),
        "area": spec.area.map(RecoveryArea::as_str),
        "title": spec.title.as_str(),
        "minutes": spec.minutes,
        "full": spec.full.as_ref().map(Words::as_str),
        "small": spec.small.as_ref().map(Words::as_str),
        "days": spec.when.days.to_bits(),
        "every_weeks": spec.when.every_weeks.get(),
        "starts_on": spec.when.starts_on.to_string(),
        "ends_on": spec.when.ends_on.map(|date| date.to_string()),
        "cue": spec.cue.as_ref().map(Cue::as_str),
        "fallback_day": spec.fallback_day.map(|day| day.num_days_from_monday()),
        "is_long": spec.is_long,
        "is_hard": spec.is_hard,
        "is_reminded": spec.is_reminded,
    })
    .to_string()
}

/// Reads what [`write`] wrote; `None` is a text of another release.
pub(in crate::app) fn read(text: &str) -> Option<SessionSpec> {
    let value: Value = serde_json::from_str(text).ok()?;
    let flag = |name: &str| value[name].as_bool();
    // Absent is one thing, and there but not to be read is another.
    fn optional<T>(value: &Value, read: impl FnOnce(&Value) -> Option<T>) -> Option<Option<T>> {
        if value.is_null() { Some(None) } else { read(value).map(Some) }
    }
    let words = |name: &str| optional(&value[name], |words| Words::parse(words.as_str()?).ok());
    let byte = |value: &Value| value.as_u64().and_then(|number| u8::try_from(number).ok());
    Some(SessionSpec {
        kind: Kind::from_word(value["kind"].as_str()?)?,
        area: optional(&value["area"], |area| RecoveryArea::from_word(area.as_str()?))?,
        title: Title::parse(value["title"].as_str()?).ok()?,
        minutes: value["minutes"].as_u64().and_then(|minutes| u16::try_from(minutes).ok())?,
        full: words("full")?,
        small: words("small")?,
        when: Recurrence {
            days: Days::from_bits(byte(&value["days"])?).ok()?,
            every_weeks: EveryWeeks::try_from(byte(&value["every_weeks"])?).ok()?,
            starts_on: value["starts_on"].as_str()?.parse().ok()?,
            ends_on: optional(&value["ends_on"], |date| date.as_str()?.parse().ok())?,
        },
        cue: optional(&value["cue"], |cue| Cue::parse(cue.as_str()?).ok())?,
        fallback_day: optional(&value["fallback_day"], |day| Weekday::try_from(byte(day)?).ok())?,
        is_long: flag("is_long")?,
        is_hard: flag("is_hard")?,
        is_reminded: flag("is_reminded")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::starting_plan::StartingPlan;

    #[test]
    fn a_version_reads_back_whatever_is_in_it() {
        let date = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date");
        let mut spec = StartingPlan::Steady.specs(date).remove(4);
        spec.title = Title::parse("\"walk\" {}\\ שלום 👩\u{200D}🦰 e\u{301}").expect("a title");
        spec.fallback_day = Some(Weekday::Sun);
        spec.when.ends_on = Some(date);
        spec.full = None;
        let text = write(&spec);
        assert!(!text.contains('\n'), "one line: {text}");
        assert_eq!(read(&text), Some(spec));
    }

    #[test]
    fn what_another_release_wrote_is_nothing() {
        let date = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date");
        let good = write(&StartingPlan::Steady.specs(date)[0]);
        for bad in
            ["", "{}", "null", "[1]", &good.replace("strength", "flying"), &good.replace("\"minutes\":20", "\"minutes\":-1")]
        {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
