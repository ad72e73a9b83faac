//! A plan as TOML: a table for each session, keys in the order in which people think of them, and nothing that only repeats a default.

use std::fmt::Write;

use chrono::NaiveDate;
use toml::Value;

use super::toml_in::SESSION;
use crate::domain::calendar::Days;
use crate::domain::plan_import::from_today;
use crate::domain::session::{Kind, RecoveryArea, SessionSpec};

/// Writes a plan as it is from `today` on. `about` stands above it as a comment.
#[must_use]
pub fn toml(about: &str, specs: &[SessionSpec], today: NaiveDate) -> String {
    let mut out = String::new();
    for line in about.lines() {
        let line = format!("# {line}");
        out.push_str(line.trim_end());
        out.push('\n');
    }
    for spec in specs {
        let _ = write!(out, "\n[[{SESSION}]]\n");
        for (name, value) in entries(spec, today) {
            let _ = writeln!(out, "{name} = {value}");
        }
    }
    out
}

fn entries(spec: &SessionSpec, today: NaiveDate) -> Vec<(&'static str, Value)> {
    let text = |text: &str| Value::String(text.to_owned());
    let flag = Value::Boolean(true);
    let days = spec.when.days.iter().map(|day| text(&Days::only(day).to_string())).collect();
    let when = from_today(spec.when, today);
    let is_run = spec.kind == Kind::Run;
    let mut entries = vec![
        ("kind", text(spec.kind.as_str())),
        ("title", text(spec.title.as_str())),
        ("minutes", Value::Integer(i64::from(spec.minutes))),
        ("days", Value::Array(days)),
    ];
    let mut add = |name, value: Option<Value>| entries.extend(value.map(|value| (name, value)));
    add("area", spec.area.map(RecoveryArea::as_str).map(text));
    add("full", spec.full.as_ref().map(|words| text(words.as_str())));
    add("small", spec.small.as_ref().map(|words| text(words.as_str())));
    add("cue", spec.cue.as_ref().map(|cue| text(cue.as_str())));
    let every = spec.when.every_weeks.get();
    add("every_weeks", (every > 1).then(|| Value::Integer(i64::from(every))));
    // Without it a session begins today, which is the same for one that comes every week.
    add("from", (every > 1 || when.starts_on > today).then(|| text(&when.starts_on.to_string())));
    add("until", spec.when.ends_on.map(|date| text(&date.to_string())));
    add("fallback", spec.fallback_day.map(|day| text(&Days::only(day).to_string())));
    add("long", spec.is_long.then(|| flag.clone()));
    add("hard", spec.is_hard.then(|| flag.clone()));
    add("remind", (is_run && spec.is_reminded).then_some(flag));
    entries
}
