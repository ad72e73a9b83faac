//! A hold that came with an answer: a pause like any other, put where none reaches as far, and taken back without touching what the
//! member had set themselves (`2-behaviour` §6.2).

use chrono::NaiveDate;

use super::{Pause, Scope};

/// A pause without its number: from a date up to and without another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// What rests.
    pub scope: Scope,
    /// The first local date of it.
    pub from: NaiveDate,
    /// The first local date after it; none while it is "until I say".
    pub until: Option<NaiveDate>,
}

impl From<Pause> for Span {
    fn from(pause: Pause) -> Self {
        Self { scope: pause.scope, from: pause.from, until: pause.until }
    }
}

impl Span {
    fn end(&self) -> NaiveDate {
        self.until.unwrap_or(NaiveDate::MAX)
    }

    /// Whether `date` lies in it.
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.from <= date && date < self.end()
    }
}

/// Whether a pause of `scope` from `today` up to and without `until` (without it: until the member says) has to be put, because none
/// of `known` rests as much for as long. One of the member's own that ends earlier is not enough: what must stay quiet until a press
/// stays quiet until a press.
#[must_use]
pub fn needs_hold(known: &[Pause], scope: Scope, until: Option<NaiveDate>, today: NaiveDate) -> bool {
    let wanted = until.unwrap_or(NaiveDate::MAX);
    !known
        .iter()
        .any(|pause| pause.scope.reaches(scope) && pause.covers(today) && pause.until.is_none_or(|until| until >= wanted))
}

/// The pauses once a hold is taken back on `today`: those there were `before` it, as they were, and of `now` the days that are over.
/// Those were quiet, and nothing is counted in them afterwards.
#[must_use]
pub fn taken_back(before: &[Span], now: &[Pause], today: NaiveDate) -> Vec<Span> {
    let over = now.iter().filter(|pause| pause.from < today).map(|pause| {
        let until = pause.until.map_or(today, |until| until.min(today));
        Span { until: Some(until), ..Span::from(*pause) }
    });
    let mut spans: Vec<Span> = before.iter().copied().chain(over).collect();
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut().filter(|last| last.scope == span.scope && (last.end() == span.from || last.covers(span.from))) {
            Some(last) => {
                let end = last.end().max(span.end());
                last.until = (end < NaiveDate::MAX).then_some(end);
            }
            None => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::pause::{Length, set};
    use crate::domain::sample::date;
    use crate::domain::session::Kind;

    fn pause(scope: Scope, from: &str, until: Option<&str>) -> Pause {
        Pause { id: 1, from: date(from), until: until.map(date), scope }
    }

    fn span(scope: Scope, from: &str, until: Option<&str>) -> Span {
        Span { scope, from: date(from), until: until.map(date) }
    }

    #[test]
    fn a_scope_holds_its_kinds() {
        for (kind, is_held) in [(Kind::Strength, true), (Kind::Run, true), (Kind::Mobility, false), (Kind::Recovery, false)] {
            assert!(Scope::Everything.holds(kind), "{kind:?}");
            assert_eq!(Scope::RunningAndStrength.holds(kind), is_held, "{kind:?}");
        }
        for scope in Scope::ALL {
            assert_eq!(Scope::from_word(scope.as_str()), Some(scope));
        }
    }

    #[test]
    fn a_hold_is_put_unless_as_much_rests_for_as_long() {
        use Scope::{Everything, RunningAndStrength as Load};
        let today = date("2025-06-10");
        for (name, known, scope, until, needed) in [
            ("nothing rests", None, Everything, None, true),
            ("an own pause without an end", Some(pause(Everything, "2025-06-03", None)), Everything, None, false),
            ("one that ends tomorrow", Some(pause(Everything, "2025-06-03", Some("2025-06-11"))), Everything, None, true),
            (
                "one that ends tomorrow, for two days",
                Some(pause(Everything, "2025-06-03", Some("2025-06-11"))),
                Everything,
                Some("2025-06-12"),
                true,
            ),
            (
                "one that ends on the same day",
                Some(pause(Everything, "2025-06-03", Some("2025-06-12"))),
                Everything,
                Some("2025-06-12"),
                false,
            ),
            (
                "one that ends later",
                Some(pause(Everything, "2025-06-03", Some("2025-06-20"))),
                Everything,
                Some("2025-06-12"),
                false,
            ),
            ("one that is over", Some(pause(Everything, "2025-06-01", Some("2025-06-10"))), Everything, None, true),
            ("only some kinds rest", Some(pause(Load, "2025-06-03", None)), Everything, None, true),
            ("everything rests, and some kinds are to", Some(pause(Everything, "2025-06-03", None)), Load, None, false),
            (
                "everything for a while, some kinds until they say",
                Some(pause(Everything, "2025-06-03", Some("2025-06-20"))),
                Load,
                None,
                true,
            ),
            ("the same kinds", Some(pause(Load, "2025-06-03", None)), Load, None, false),
        ] {
            let known: Vec<Pause> = known.into_iter().collect();
            assert_eq!(needs_hold(&known, scope, until.map(date), today), needed, "{name}");
        }
    }

    #[test]
    fn what_is_taken_back_leaves_what_was_there_and_the_quiet_days() {
        use Scope::{Everything, RunningAndStrength as Load};
        let today = date("2025-06-10");
        let before = [span(Everything, "2025-06-03", Some("2025-06-12"))];
        let load = [span(Load, "2025-06-03", None)];
        for (name, before, now, expected) in [
            ("today, with nothing before it", &[][..], vec![pause(Everything, "2025-06-10", None)], vec![]),
            (
                "three days later",
                &[],
                vec![pause(Everything, "2025-06-07", None)],
                vec![span(Everything, "2025-06-07", Some("2025-06-10"))],
            ),
            ("on an own pause", &before, vec![pause(Everything, "2025-06-03", None)], before.to_vec()),
            (
                "beside a pause of some kinds",
                &load,
                vec![pause(Load, "2025-06-03", None), pause(Everything, "2025-06-08", None)],
                vec![span(Everything, "2025-06-08", Some("2025-06-10")), span(Load, "2025-06-03", None)],
            ),
        ] {
            assert_eq!(taken_back(before, &now, today), expected, "{name}");
        }
        let past = [span(Everything, "2025-06-03", Some("2025-06-08"))];
        let long = [pause(Everything, "2025-06-03", None)];
        assert_eq!(
            taken_back(&past, &long, today),
            [span(Everything, "2025-06-03", Some("2025-06-10"))],
            "the own one ended meanwhile, and the days after it were quiet"
        );
    }

    proptest! {
        /// Whatever the member had set before: once the hold is taken back, today and each day to come are as they had set them, and
        /// each day gone by since is quiet if it was.
        #[test]
        fn a_hold_leaves_no_trace_on_days_to_come(
            own in proptest::option::of((-20_i64..1, proptest::option::of(1_i64..30))),
            later in 0_i64..20,
            days in proptest::option::of(1_i64..10),
        ) {
            let begun = date("2025-06-10");
            let day = |n: i64| begun + chrono::TimeDelta::days(n);
            let known: Vec<Pause> = own
                .map(|(from, length)| Pause { id: 1, from: day(from), until: length.map(|n| day(from + n)), scope: Scope::Everything })
                .into_iter()
                .collect();
            let until = days.map(day);
            if needs_hold(&known, Scope::Everything, until, begun) {
                let length = until.map_or(Length::UntilISay, Length::Until);
                let put = set(&known, Scope::Everything, None, length, begun).expect("a hold that can be");
                let mut now: Vec<Pause> = known.iter().copied().filter(|pause| !put.replaces.contains(&pause.id)).collect();
                now.push(Pause { id: 2, from: put.from, until: put.until, scope: Scope::Everything });
                let before: Vec<Span> = known.iter().copied().map(Span::from).collect();
                let today = day(later);
                let after = taken_back(&before, &now, today);
                for n in -25..60 {
                    let covers = |spans: &[Span]| spans.iter().any(|span| span.covers(day(n)));
                    let was_quiet = now.iter().any(|pause| pause.covers(day(n)));
                    let expected = covers(&before) || (n < later && was_quiet);
                    prop_assert_eq!(covers(&after), expected, "day {}", n);
                }
            }
        }
    }
}
