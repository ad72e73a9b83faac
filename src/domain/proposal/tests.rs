use proptest::prelude::*;

use super::*;
use crate::domain::occurrence::Occurrence;
use crate::domain::sample::{date, long_run, row, row_on, session};
use crate::domain::week_plan::planned;

const SMALL: Outcome = Outcome::Done(Version::Small);
const DONE: Outcome = Outcome::Done(Version::Full);

fn never(_: NaiveDate) -> bool {
    false
}

fn nothing(_: &Planned<'_>) -> bool {
    false
}

fn everything(_: &Planned<'_>) -> bool {
    true
}

fn always(_: NaiveDate) -> bool {
    true
}

/// What is proposed on Monday 7 July 2025.
struct Case {
    sessions: Vec<Session>,
    rows: Vec<Occurrence>,
    made: Vec<(NaiveDate, Offer)>,
}

impl Case {
    fn new(sessions: Vec<Session>, rows: Vec<Occurrence>) -> Self {
        // The look at what carries the training was a week ago, so that it does not come now.
        Self { sessions, rows, made: vec![(date("2025-06-30"), Offer::Support)] }
    }

    fn decide(&self, change: impl Fn(&mut ProposalFacts<'_>)) -> Option<Offer> {
        let today = date("2025-07-07");
        let planned = planned(&self.sessions, &self.rows, date("2025-05-05"), today);
        let mut facts = ProposalFacts {
            today,
            joined_on: date("2025-01-01"),
            asks: false,
            made: &self.made,
            planned: &planned,
            sessions: &self.sessions,
            is_small_on: &never,
            is_held: &nothing,
            is_silent_on: &never,
            days_too_big: 0,
            whole_low_weeks: 0,
            season: None,
            wants_fuel: true,
        };
        change(&mut facts);
        decide(&facts)
    }
}

fn since_july(on: NaiveDate) -> bool {
    on >= date("2025-07-01")
}

/// Every session done on every date up to today, but for those of `but`.
fn done_but(sessions: &[Session], but: &[(i64, &str, Outcome)]) -> Vec<Occurrence> {
    let mut rows: Vec<Occurrence> = planned(sessions, &[], date("2025-05-05"), date("2025-07-06"))
        .iter()
        .map(|one| row_on(one.session.id.get(), one.date, DONE))
        .collect();
    for (number, on, outcome) in but {
        rows.retain(|known| known.session.get() != *number || known.date != date(on));
        rows.push(row(*number, on, *outcome));
    }
    rows
}

#[test]
fn a_day_that_stays_unused_two_weeks_running_may_be_another() {
    let four = vec![session(1, Kind::Strength, "mon,thu"), session(2, Kind::Mobility, "tue,sat")];
    let that_day = |to| Some(Offer::ThatDay { session: SessionId::new(1), from: Weekday::Thu, to });
    for (name, but, expected) in [
        ("everything done", vec![], None),
        ("once let go", vec![(1, "2025-07-03", Outcome::LetGo)], None),
        ("twice let go", vec![(1, "2025-06-26", Outcome::LetGo), (1, "2025-07-03", Outcome::LetGo)], that_day(Weekday::Wed)),
        ("twice open", vec![(1, "2025-06-26", Outcome::Open), (1, "2025-07-03", Outcome::Open)], that_day(Weekday::Wed)),
        ("rest was chosen", vec![(1, "2025-06-26", Outcome::Rested), (1, "2025-07-03", Outcome::Rested)], None),
        ("with a week between", vec![(1, "2025-06-19", Outcome::Open), (1, "2025-07-03", Outcome::Open)], None),
        ("another day each week", vec![(1, "2025-06-23", Outcome::Open), (1, "2025-07-03", Outcome::Open)], None),
        (
            "moved twice in a week",
            vec![(1, "2025-06-30", Outcome::Moved(date("2025-07-02"))), (1, "2025-07-03", Outcome::Moved(date("2025-07-04")))],
            Some(Offer::ThatDay { session: SessionId::new(1), from: Weekday::Mon, to: Weekday::Wed }),
        ),
    ] {
        let case = Case::new(four.clone(), done_but(&four, &but));
        assert_eq!(case.decide(|_| ()), expected, "{name}");
        assert_eq!(case.decide(|facts| facts.asks = true), None, "{name}: never below another question");
    }
    let twice = [(1, "2025-06-26", Outcome::Open), (1, "2025-07-03", Outcome::Open)];
    let case = Case::new(four.clone(), done_but(&four, &twice));
    assert_eq!(case.decide(|facts| facts.is_held = &everything), None, "a pause is no unused day");
    assert_eq!(case.decide(|facts| facts.is_silent_on = &since_july), None, "nor is a day on which nobody was asked");
    let mut long = four.clone();
    long.push(long_run(3, "fri"));
    long.push(session(4, Kind::Recovery, "wed"));
    let case = Case::new(long.clone(), done_but(&long, &twice));
    assert_eq!(case.decide(|facts| facts.wants_fuel = false), that_day(Weekday::Sun), "no strength on a day before a long run");
    let mut full = four.clone();
    full.push(session(3, Kind::Recovery, "wed,fri,sun"));
    let case = Case::new(full.clone(), done_but(&full, &twice));
    let open = Offer::OtherDay { session: SessionId::new(1), from: Weekday::Thu };
    assert_eq!(case.decide(|_| ()), Some(open), "without a free day it is asked openly");
    let mut kept = Case::new(four.clone(), done_but(&four, &twice));
    kept.made.push((date("2025-06-12"), open));
    assert_eq!(kept.decide(|_| ()), None, "kept four weeks ago is kept");
    kept.made.last_mut().expect("one").0 = date("2025-06-09");
    assert_eq!(kept.decide(|_| ()), that_day(Weekday::Wed), "and may be asked again after that");
}

#[test]
fn small_four_times_in_a_row_may_be_the_plan() {
    let mut strength = session(1, Kind::Strength, "mon,thu");
    strength.spec.small = crate::domain::session::Words::parse("one round").ok();
    let sessions = vec![strength];
    let last = ["2025-06-23", "2025-06-26", "2025-06-30", "2025-07-03"];
    let offer = Some(Offer::MakeSmall { session: SessionId::new(1) });
    let with = |outcomes: [Outcome; 4]| {
        let but: Vec<(i64, &str, Outcome)> = last.into_iter().zip(outcomes).map(|(on, outcome)| (1, on, outcome)).collect();
        Case::new(sessions.clone(), done_but(&sessions, &but))
    };
    assert_eq!(with([SMALL, Outcome::Some, SMALL, SMALL]).decide(|_| ()), offer, "some and small alike");
    assert_eq!(with([SMALL, DONE, SMALL, SMALL]).decide(|_| ()), None, "not in a row");
    assert_eq!(with([SMALL; 4]).decide(|facts| facts.is_small_on = &always), None, "low weeks are small by themselves");
}

#[test]
fn a_plan_that_looks_too_big_a_whole_month_at_low_and_a_long_day() {
    let sessions = vec![session(1, Kind::Mobility, "tue"), long_run(2, "mon")];
    let case = Case::new(sessions.clone(), done_but(&sessions, &[]));
    assert_eq!(case.decide(|_| ()), Some(Offer::Fuel), "a long run today");
    assert_eq!(case.decide(|facts| facts.wants_fuel = false), None, "not for those who turned it off");
    assert_eq!(case.decide(|facts| facts.days_too_big = 14), Some(Offer::SmallerWeeks), "two weeks of contact");
    assert_eq!(case.decide(|facts| facts.days_too_big = 13), Some(Offer::Fuel), "not a day earlier");
    let low = |facts: &mut ProposalFacts<'_>| (facts.is_small_on, facts.days_too_big) = (&always, 20);
    assert_eq!(case.decide(low), Some(Offer::Fuel), "a low week is small already");
    let whole = |weeks| case.decide(move |facts| (facts.is_small_on, facts.whole_low_weeks) = (&always, weeks));
    assert_eq!((whole(3), whole(4)), (Some(Offer::Fuel), Some(Offer::Steady)), "four whole weeks, and then it is asked");
    assert_eq!(case.decide(|facts| facts.joined_on = date("2025-06-24")), None, "a newcomer hears none for two weeks");
    assert_eq!(case.decide(|facts| facts.joined_on = date("2025-06-23")), Some(Offer::Fuel));
}

#[test]
fn a_look_at_what_carries_the_training_comes_once_a_month() {
    let sessions = [session(1, Kind::Mobility, "daily")];
    let ask = |today: &str, made: &[(NaiveDate, Offer)]| {
        let planned = planned(&sessions, &[], date(today), date(today));
        decide(&ProposalFacts {
            today: date(today),
            joined_on: date("2025-01-01"),
            asks: false,
            made,
            planned: &planned,
            sessions: &sessions,
            is_small_on: &never,
            is_held: &nothing,
            is_silent_on: &never,
            days_too_big: 0,
            whole_low_weeks: 0,
            season: None,
            wants_fuel: true,
        })
    };
    assert_eq!(ask("2025-07-01", &[]), Some(Offer::Support), "the first reminder of the month");
    assert_eq!(ask("2025-07-20", &[(date("2025-07-01"), Offer::Support)]), None);
    assert_eq!(ask("2025-08-01", &[(date("2025-07-01"), Offer::Support)]), Some(Offer::Support));
    assert_eq!(ask("2025-07-01", &[(date("2025-06-25"), Offer::Fuel)]), None, "not within seven days of another proposal");
}

proptest! {
    /// R5, over any life: no proposal below a question, none within seven days of another, the same not within four weeks, and each
    /// about a session that is in the plan.
    #[test]
    fn at_most_one_in_seven_days_and_never_below_a_question(
        plan in prop::collection::vec((0usize..4, 1u8..128, prop::bool::ANY), 1..5),
        answers in prop::collection::vec(0usize..7, 60),
        asks in prop::collection::vec(prop::bool::weighted(0.2), 120),
        too_big in 0u32..30,
        low in prop::bool::ANY,
    ) {
        let sessions: Vec<Session> = (0..).zip(&plan).map(|(number, (kind, bits, is_long))| {
            let days = crate::domain::calendar::Days::from_bits(*bits).expect("weekdays");
            let mut one = session(number, Kind::ALL[*kind], &days.to_string());
            one.spec.is_long = *is_long && Kind::ALL[*kind] == Kind::Run;
            one
        }).collect();
        let outcomes = [Outcome::Open, DONE, SMALL, Outcome::Some, Outcome::Rested, Outcome::LetGo, Outcome::Open];
        let first = date("2025-06-02");
        let all = planned(&sessions, &[], first, first + chrono::Days::new(119));
        let rows: Vec<Occurrence> = all.iter().zip(answers.iter().cycle())
            .map(|(one, answer)| row_on(one.session.id.get(), one.date, outcomes[*answer])).collect();
        let mut made: Vec<(NaiveDate, Offer)> = Vec::new();
        let is_low = move |_: NaiveDate| low;
        for (day, asks) in asks.iter().enumerate() {
            let today = first + chrono::Days::new(u64::try_from(day).expect("few"));
            let planned = planned(&sessions, &rows, first, today);
            let offer = decide(&ProposalFacts {
                today,
                joined_on: first,
                asks: *asks,
                made: &made,
                planned: &planned,
                sessions: &sessions,
                is_small_on: &is_low,
                is_held: &nothing,
                is_silent_on: &never,
                days_too_big: too_big,
                whole_low_weeks: usize::from(low) * 5,
                season: None,
                wants_fuel: true,
            });
            let Some(offer) = offer else { continue };
            prop_assert!(!asks, "below another question");
            prop_assert!(made.last().is_none_or(|(on, _)| (today - *on).num_days() >= 7), "within seven days: {:?}", made);
            let again = made.iter().rfind(|(_, known)| known.is_like(offer) && *known != Offer::Fuel);
            prop_assert!(again.is_none_or(|(on, _)| (today - *on).num_days() >= 28), "the same again: {:?} {:?}", made, offer);
            prop_assert!(offer.session().is_none_or(|id| sessions.iter().any(|session| session.id == id)));
            if let Offer::ThatDay { from, to, session } = offer {
                let about = sessions.iter().find(|known| known.id == session).expect("in the plan");
                prop_assert!(about.spec.when.days.contains(from) && !about.spec.when.days.contains(to));
            }
            made.push((today, offer));
        }
    }
}
