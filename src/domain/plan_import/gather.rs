//! From events to sessions: those that a rule brings again as they are, and single ones of the same name put together by weekday.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::kinds::{Meaning, meaning};
use super::{CalendarEvent, Draft, LeftOut, Proposed, Repeats};
use crate::domain::calendar::{Days, TimeOfDay, Week};
use crate::domain::plain_text::plain_text;
use crate::domain::recurrence::{EveryWeeks, Recurrence};
use crate::domain::safety;
use crate::domain::session::{Cue, Kind, MINUTES_MAX, RecoveryArea, TITLE_CHARS_MAX, Title};

/// Words beside a number that only count: without them "Strength week 3" and "Strength week 4" are one session.
const COUNTING: [&str; 9] = ["week", "wk", "woche", "kw", "day", "tag", "min", "mins", "minutes"];

/// What a calendar proposes. `is_unkind` says whether a title has words that the coach would not say.
pub fn propose(events: &[CalendarEvent], today: NaiveDate, is_unkind: impl Fn(&str) -> bool) -> Proposed {
    let mut out = Proposed::default();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut singles: BTreeMap<Name, Vec<&CalendarEvent>> = BTreeMap::new();
    for event in events {
        let Some(what) = kept(event, today, &mut out.left_out) else { continue };
        match event.repeats {
            Repeats::Weeks { days, every, until, count } => {
                let ends_on = earlier(until, count.and_then(|count| last_of(event.date, days, every, count)));
                let when = Recurrence { days, every_weeks: every, starts_on: event.date, ends_on };
                drafts.push(draft(what, &[event], when, &is_unkind, &mut out.renamed));
            }
            _ => singles.entry(Name::of(what, &event.title)).or_default().push(event),
        }
    }
    for (name, events) in &singles {
        for (when, events) in rhythms(events) {
            drafts.push(draft(name.what, &events, when, &is_unkind, &mut out.renamed));
        }
    }
    drafts.sort_by(|one, other| order(one).cmp(&order(other)));
    drafts.dedup();
    out.drafts = drafts;
    out
}

fn order(draft: &Draft) -> (NaiveDate, u8, &str) {
    (draft.when.starts_on, draft.when.days.to_bits(), draft.title.as_ref().map_or("", Title::as_str))
}

/// What is kept of an event, if anything; what is not is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct What {
    kind: Kind,
    area: Option<RecoveryArea>,
    is_long: bool,
    is_hard: bool,
}

fn kept(event: &CalendarEvent, today: NaiveDate, left_out: &mut LeftOut) -> Option<What> {
    let run = |is_long, is_hard| What { kind: Kind::Run, area: None, is_long, is_hard };
    let what = match meaning(&event.title, &event.categories) {
        Meaning::Session(kind, area) => What { kind, area, is_long: false, is_hard: false },
        Meaning::LongRun => run(true, false),
        Meaning::HardRun => run(false, true),
        Meaning::EasyRun => {
            left_out.easy_runs += 1;
            return None;
        }
        Meaning::Other => {
            left_out.others += 1;
            return None;
        }
    };
    let last = match event.repeats {
        Repeats::Once => Some(event.date),
        Repeats::Weeks { days, every, until, count } => {
            earlier(until, count.and_then(|count| last_of(event.date, days, every, count)))
        }
        Repeats::Otherwise => {
            left_out.otherwise += 1;
            return None;
        }
    };
    if last.is_some_and(|last| last < today) {
        left_out.past += 1;
        return None;
    }
    Some(what)
}

fn earlier(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Option<NaiveDate> {
    [one, other].into_iter().flatten().min()
}

/// The end of the week in which the last of `count` falls; none where that is beyond any calendar, so that it goes on.
fn last_of(first: NaiveDate, days: Days, every: EveryWeeks, count: u32) -> Option<NaiveDate> {
    let a_week = u32::try_from(days.len()).unwrap_or(7);
    // How many of the days are left in the first week.
    let in_first = days.iter().filter(|day| day.num_days_from_monday() >= first.weekday().num_days_from_monday()).count();
    let in_first = u32::try_from(in_first).unwrap_or(0);
    let rest = count.saturating_sub(in_first);
    let rounds = rest.div_ceil(a_week);
    let left_in_last = if rest == 0 { count.min(in_first) } else { rest - (rounds - 1) * a_week };
    let weeks = i64::from(rounds).checked_mul(i64::from(every.get()))?;
    let monday = Week::of(first).monday().checked_add_signed(TimeDelta::try_weeks(weeks)?).filter(|date| date.year() <= 9999)?;
    let from = if rest == 0 { first.weekday().num_days_from_monday() } else { 0 };
    let day = days.iter().filter(|day| day.num_days_from_monday() >= from).nth(usize::try_from(left_in_last.max(1) - 1).ok()?);
    monday.checked_add_signed(TimeDelta::days(i64::from(day.map_or(6, |day| day.num_days_from_monday()))))
}

/// What single events have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    what: What,
    words: String,
}

impl Name {
    fn of(what: What, title: &str) -> Self {
        let plain = plain_text(title);
        let words: Vec<&str> = plain
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && !word.contains(|c: char| c.is_ascii_digit()) && !COUNTING.contains(word))
            .collect();
        Self { what, words: words.join(" ") }
    }
}

/// Single events of one name as what comes round: by weekday, and weekdays with the same weeks together.
fn rhythms<'a>(events: &[&'a CalendarEvent]) -> Vec<(Recurrence, Vec<&'a CalendarEvent>)> {
    let mut by_day: BTreeMap<u32, Vec<&'a CalendarEvent>> = BTreeMap::new();
    for event in events {
        by_day.entry(event.date.weekday().num_days_from_monday()).or_default().push(event);
    }
    let mut together: BTreeMap<(NaiveDate, NaiveDate, EveryWeeks), Vec<&'a CalendarEvent>> = BTreeMap::new();
    for mut of_day in by_day.into_values() {
        of_day.sort_by_key(|event| event.date);
        of_day.dedup_by_key(|event| event.date);
        let (Some(first), Some(last)) = (of_day.first(), of_day.last()) else { continue };
        let key = (Week::of(first.date).monday(), Week::of(last.date).monday(), spacing(&of_day));
        together.entry(key).or_default().extend(of_day);
    }
    together
        .into_iter()
        .filter_map(|((_, _, every_weeks), mut events)| {
            events.sort_by_key(|event| event.date);
            let days = Days::of(events.iter().map(|event| event.date.weekday())).ok()?;
            let (first, last) = (events.first()?.date, events.last()?.date);
            Some((Recurrence { days, every_weeks, starts_on: first, ends_on: Some(last) }, events))
        })
        .collect()
}

/// Every how many weeks these come, sorted by date: the number that all gaps have in common.
fn spacing(events: &[&CalendarEvent]) -> EveryWeeks {
    let gaps = events.windows(2).map(|pair| Week::of(pair[1].date).since(Week::of(pair[0].date)));
    let common = gaps.fold(0, |common, gap| gcd(common, gap.unsigned_abs()));
    u8::try_from(common).ok().and_then(|weeks| EveryWeeks::try_from(weeks).ok()).unwrap_or(EveryWeeks::ONE)
}

fn gcd(one: u64, other: u64) -> u64 {
    if other == 0 { one } else { gcd(other, one % other) }
}

fn draft(what: What, events: &[&CalendarEvent], when: Recurrence, is_unkind: &impl Fn(&str) -> bool, renamed: &mut u32) -> Draft {
    let title = events.first().and_then(|event| title(&event.title, is_unkind));
    if title.is_none() {
        *renamed += 1;
    }
    let same_time = events.first().and_then(|event| event.time).filter(|time| events.iter().all(|one| one.time == Some(*time)));
    let said: Vec<u32> = events.iter().filter_map(|event| event.minutes).collect();
    Draft {
        kind: what.kind,
        area: what.area,
        title,
        minutes: most_often(&said).map_or_else(
            || usual_minutes(what),
            |minutes| u16::try_from(minutes).map_or(MINUTES_MAX, |minutes| minutes.min(MINUTES_MAX)),
        ),
        when,
        cue: same_time.and_then(|time| Cue::parse(&TimeOfDay::within(time).to_string()).ok()),
        is_long: what.is_long,
        is_hard: what.is_hard,
    }
}

fn most_often(said: &[u32]) -> Option<u32> {
    let mut sorted = said.to_vec();
    sorted.sort_unstable();
    let times = |minutes: u32| sorted.iter().filter(|other| **other == minutes).count();
    sorted.iter().copied().filter(|minutes| *minutes > 0).max_by_key(|minutes| (times(*minutes), std::cmp::Reverse(*minutes)))
}

/// How long a session takes where the calendar does not say: as in the plans to start from.
const fn usual_minutes(what: What) -> u16 {
    match what.kind {
        Kind::Strength => 20,
        Kind::Mobility => 10,
        Kind::Recovery => 15,
        Kind::Run if what.is_long => 90,
        Kind::Run => 60,
    }
}

/// A title from an event's own words: cut at a word, without what rings or cannot be seen. None where nothing is left, where the coach
/// would not say it, or where it speaks of health: no plan keeps that.
fn title(text: &str, is_unkind: &impl Fn(&str) -> bool) -> Option<Title> {
    let mut words = String::new();
    for word in
        text.split_whitespace().filter(|word| Title::parse(&word.chars().take(TITLE_CHARS_MAX).collect::<String>()).is_ok())
    {
        let room = TITLE_CHARS_MAX.saturating_sub(words.chars().count() + usize::from(!words.is_empty()));
        if word.chars().count() > room {
            if words.is_empty() {
                words.extend(word.chars().take(TITLE_CHARS_MAX));
            }
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    let words = words.trim_matches(|c: char| c.is_whitespace() || ",;:-–—•".contains(c));
    let speaks_of_health = |text: &str| safety::read(text).is_some();
    // The whole text is asked, not only what fits: what was cut off says what the rest is about.
    if is_unkind(text) || speaks_of_health(text) || is_unkind(words) {
        return None;
    }
    Title::parse(words).ok()
}
