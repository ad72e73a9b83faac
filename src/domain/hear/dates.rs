//! Finds the days in a text and puts marks in their place.

use regex::{Captures, Regex};

use super::lexicon::{Language, Lexicon, Words, compiled};
use super::when::{When, Which};

/// The most days that are kept of one text: a mark has one figure.
const FOUND_MAX: usize = 10;

/// A way to name a day.
#[derive(Debug, Clone, Copy)]
pub(super) enum DateForm {
    /// "2025-06-14".
    Iso,
    /// "14 June", "June 14th", with or without the year; the month is known.
    InMonth(u32),
    /// "14/6".
    Figures,
    /// "the 14th".
    DayOfMonth,
    /// A weekday before a day that was found: it only repeats it.
    Repeated,
    /// Anything that means the same whatever else is in it.
    Fixed(When),
    /// "in three days", "two weeks from now": so many of these days.
    Ahead(i64),
    /// "three days ago".
    Ago(i64),
    /// "for two weeks".
    Span(i64),
}

/// The forms of a language, in the order in which they are tried: what holds another one comes first.
pub(super) fn forms(words: &Words) -> Result<Vec<(Regex, DateForm)>, String> {
    let group = |name: &str| words.groups.get(name).map(str::to_owned).ok_or_else(|| format!("no group {name}"));
    let number = words.number();
    let mut forms = Vec::new();
    let mut add_open = |pattern: &str, form: DateForm| {
        forms.push((compiled(&format!(r"\b(?:{pattern})"))?, form));
        Ok::<(), String>(())
    };
    let mut add = |pattern: String, form: DateForm| add_open(&format!(r"(?:{pattern})\b"), form);
    add(r"(?P<year>20\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})".to_owned(), DateForm::Iso)?;
    let (end_of, lead, on) = (group("end-of")?, group("day-lead")?, group("on")?);
    let (ordinal, of_month) = (group("ordinal")?, group("of-month")?);
    for (month, names) in &words.months {
        add(format!("{end_of} (?:{names})"), DateForm::Fixed(When::EndOfMonth(Some(*month))))?;
        let day = format!(r"(?P<day>\d{{1,2}})(?:{ordinal})?");
        let year = r"(?:,? (?P<year>20\d\d))?";
        add(format!("(?:(?:{lead}) )?{day}(?:{of_month})(?:{names}){year}"), DateForm::InMonth(*month))?;
        // "June 14th": not said in every language, and "im Mai 3 Mal" is no day.
        if let Some(of_day) = words.groups.get("of-day") {
            add(format!("(?:{names}) (?:(?:{of_day}) )?{day}{year}"), DateForm::InMonth(*month))?;
        }
    }
    add(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})(?:/(?P<year>20\d\d|\d\d))?".to_owned(), DateForm::Figures)?;
    // These may end in a full stop.
    for figures in ["figures", "figures-led"].into_iter().filter_map(|name| words.groups.get(name)) {
        add_open(figures, DateForm::Figures)?;
    }
    add_open(&group("day-of-month")?, DateForm::DayOfMonth)?;
    let mut add = |pattern: String, form: DateForm| add_open(&format!(r"(?:{pattern})\b"), form);
    let (next_week, weekend) = (group("next-week")?, group("weekend")?);
    let article = group("article")?;
    let (next, this, last, week) = (group("next")?, group("this")?, group("last")?, group("week-after")?);
    for (weekday, names) in &words.weekdays {
        let fixed = |which| DateForm::Fixed(When::Weekday(*weekday, which));
        add(format!("(?:{names}),? (?:(?:{lead}) )?DAY[0-9]"), DateForm::Repeated)?;
        add(format!("(?:{names}) (?:{next_week})|(?:{next_week}),? (?:(?:{on}) )?(?:{names})"), fixed(Which::OfNextWeek))?;
        add(format!("(?:{names}) (?:{week})|(?:{article}) (?:{week}) (?:(?:{on}) )?(?:{names})"), fixed(Which::WeekAfter))?;
        add(format!("(?:{next}) (?:{names})"), fixed(Which::Next))?;
        add(format!("(?:{last}) (?:{names})"), fixed(Which::Last))?;
        add(format!("(?:{this}) (?:{names})"), fixed(Which::This))?;
        add(format!("(?:{names})"), fixed(Which::Plain))?;
    }
    for (days, names) in &words.days {
        add((*names).to_owned(), DateForm::Fixed(When::Offset(*days)))?;
    }
    add(group("end-of-week")?, DateForm::Fixed(When::EndOfWeek))?;
    add(group("end-of-month")?, DateForm::Fixed(When::EndOfMonth(None)))?;
    add(weekend, DateForm::Fixed(When::Weekend))?;
    for (days, names) in &words.spans {
        let (ahead, later, ago, forth) = (group("from-now")?, group("later")?, group("ago")?, group("for")?);
        add(format!("(?:{ahead}) (?P<number>{number}) ?(?:{names})"), DateForm::Ahead(*days))?;
        add(format!("(?P<number>{number}) ?(?:{names}) (?:{later})"), DateForm::Ahead(*days))?;
        add(format!("(?P<number>{number}) ?(?:{names}) (?:{ago})"), DateForm::Ago(*days))?;
        if let Some(before) = words.groups.get("ago-lead") {
            add(format!("(?:{before}) (?P<number>{number}) ?(?:{names})"), DateForm::Ago(*days))?;
        }
        add(
            format!("(?:(?:{forth}) )?(?:(?:{lead}) )?(?:(?:{next}) )?(?P<number>{number}) ?(?:{names})"),
            DateForm::Span(*days),
        )?;
    }
    add(next_week, DateForm::Fixed(When::NextWeek))?;
    add(group("next-month")?, DateForm::Fixed(When::NextMonth))?;
    Ok(forms)
}

/// The text with marks for its days, and the days.
pub(super) fn mark_days(text: &str, language: Language) -> (String, Vec<When>) {
    let mut found: Vec<When> = Vec::new();
    let mut text = text.to_owned();
    for (pattern, form) in &language.lexicon.dates {
        if !pattern.is_match(&text) {
            continue;
        }
        let marked = pattern.replace_all(&text, |captures: &Captures<'_>| {
            let whole = captures.get(0).map_or("", |whole| whole.as_str());
            if matches!(form, DateForm::Repeated) {
                let mark = whole.rfind("DAY").map_or(whole, |at| &whole[at..]);
                return mark.to_owned();
            }
            let Some(when) = read(*form, captures, language).filter(|_| found.len() < FOUND_MAX) else { return whole.to_owned() };
            let mark = match when {
                When::Offset(0) => "NOW",
                When::Span(_) => "SPAN",
                When::NextWeek | When::NextMonth => "WEEK",
                _ => "DAY",
            };
            found.push(when);
            let part = |name: &str| captures.name(name).map_or("", |part| part.as_str());
            let (lead, after) = (part("lead"), part("after"));
            format!("{lead} {mark}{} {after}", found.len() - 1).trim().to_owned()
        });
        text = marked.into_owned();
    }
    (text, found)
}

fn read(form: DateForm, captures: &Captures<'_>, language: Language) -> Option<When> {
    let figures = |name: &str| captures.name(name).and_then(|found| found.as_str().parse::<u32>().ok());
    let year = figures("year").and_then(|year| i32::try_from(if year < 100 { 2000 + year } else { year }).ok());
    let is_date = |month: u32, day: u32| (1..=12).contains(&month) && (1..=31).contains(&day);
    match form {
        DateForm::Iso => {
            let (month, day) = (figures("month")?, figures("day")?);
            is_date(month, day).then_some(When::Date { year, month, day, other: None })
        }
        DateForm::InMonth(month) => {
            let day = figures("day")?;
            is_date(month, day).then_some(When::Date { year, month, day, other: None })
        }
        DateForm::Figures => {
            let (one, two) = (figures("one")?, figures("two")?);
            // Only where the month comes first by custom do people of other customs write in the same language.
            let (first, second) = if language.is_month_first { ((one, two), Some((two, one))) } else { ((two, one), None) };
            let second = second.filter(|(month, day)| is_date(*month, *day) && month != day);
            match (is_date(first.0, first.1), second) {
                (true, other) => Some(When::Date { year, month: first.0, day: first.1, other }),
                (false, Some((month, day))) => Some(When::Date { year, month, day, other: None }),
                (false, None) if is_date(one, two) => Some(When::Date { year, month: one, day: two, other: None }),
                (false, None) => None,
            }
        }
        DateForm::DayOfMonth => {
            let day = figures("day").filter(|day| (1..=31).contains(day))?;
            // "the 5th round" is no day.
            let is_counted = captures.name("after").is_some_and(|after| language.lexicon.counted.contains(&after.as_str()));
            (!is_counted).then_some(When::DayOfMonth(day))
        }
        DateForm::Fixed(when) => Some(when),
        DateForm::Ahead(days) => times(captures, language.lexicon, days).map(When::Offset),
        DateForm::Ago(days) => times(captures, language.lexicon, days).map(|days| When::Offset(-days)),
        DateForm::Span(days) => times(captures, language.lexicon, days).map(When::Span),
        DateForm::Repeated => None,
    }
}

fn times(captures: &Captures<'_>, lexicon: &Lexicon, days: i64) -> Option<i64> {
    let number = lexicon.number(captures.name("number")?.as_str())?;
    // At most 999, which three figures can say: no loss in the cast.
    #[expect(clippy::cast_possible_truncation, reason = "three figures at most")]
    let number = number.round() as i64;
    (number > 0).then(|| number * days)
}
