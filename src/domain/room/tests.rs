use proptest::prelude::*;

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date of this table")
}

fn time(text: &str) -> ReminderTime {
    text.parse().expect("a reminder time")
}

/// What was said on a date of the week that holds another.
fn said(about: &str, on: &str, room: Room) -> RoomAnswer {
    RoomAnswer { week: Week::of(date(about)), answered_on: date(on), room, is_own: true }
}

#[test]
fn a_week_has_the_room_that_was_said_of_it_from_the_day_it_was_said() {
    let week = Week::of(date("2025-06-09"));
    let given = |about, on, room| RoomAnswer { is_own: false, ..said(about, on, room) };
    let low = Room::Low;
    for (name, answers, expected) in [
        ("nothing was ever said", vec![], [Room::Steady; 3]),
        ("low on Sunday", vec![said("2025-06-09", "2025-06-08", low)], [low; 3]),
        ("low on Monday", vec![said("2025-06-09", "2025-06-09", low)], [low; 3]),
        ("low on Wednesday", vec![said("2025-06-09", "2025-06-11", low)], [Room::Steady, low, low]),
        (
            "low on Sunday, steady on Wednesday",
            vec![said("2025-06-09", "2025-06-08", low), said("2025-06-09", "2025-06-11", Room::Steady)],
            [low, Room::Steady, Room::Steady],
        ),
        (
            "the last word of two before it began",
            vec![said("2025-06-09", "2025-06-08", Room::High), said("2025-06-09", "2025-06-06", low)],
            [Room::High; 3],
        ),
        ("one unanswered question after a low week", vec![said("2025-06-02", "2025-06-01", low)], [low; 3]),
        ("two unanswered ones", vec![said("2025-05-26", "2025-05-25", low)], [Room::Steady; 3]),
        ("after a high week", vec![said("2025-06-02", "2025-06-01", Room::High)], [Room::Steady; 3]),
        ("after a newcomer's weeks", vec![given("2025-06-02", "2025-05-25", low)], [Room::Steady; 3]),
        ("a newcomer's week", vec![given("2025-06-09", "2025-05-28", low)], [low; 3]),
        (
            "a newcomer who said steady",
            vec![given("2025-06-09", "2025-05-28", low), said("2025-06-09", "2025-06-08", Room::Steady)],
            [Room::Steady; 3],
        ),
        ("of another week", vec![said("2025-06-16", "2025-06-10", low)], [Room::Steady; 3]),
    ] {
        let rooms = WeekRooms::of(week, &answers);
        let on = ["2025-06-10", "2025-06-11", "2025-06-15"].map(|day| rooms.on(date(day)));
        assert_eq!(on, expected, "{name}: Tuesday, Wednesday, Sunday");
        assert_eq!(rooms.now(), expected[2], "{name}: by now");
    }
}

#[test]
fn a_newcomer_begins_small_for_fourteen_days() {
    for (joined, last) in [("2025-06-02", "2025-06-09"), ("2025-06-03", "2025-06-16"), ("2025-06-08", "2025-06-16")] {
        let weeks: Vec<Week> = newcomer_weeks(date(joined)).collect();
        assert_eq!(weeks.first(), Some(&Week::of(date(joined))), "{joined}");
        assert_eq!(weeks.last(), Some(&Week::of(date(last))), "{joined}");
        assert!(
            (0..NEWCOMER_DAYS).all(|day| weeks.contains(&Week::of(date(joined) + Days::new(day)))),
            "{joined}: every day of 14"
        );
    }
}

#[test]
fn a_week_that_is_over_keeps_its_room() {
    let judge = |day: &str| judge_week(Week::of(date(day)), date("2025-06-08"));
    assert_eq!(judge("2025-06-01"), Err(Refusal::WeekIsOver));
    assert_eq!(judge("2025-06-02"), Ok(()), "the week whose Sunday it is");
    assert_eq!(judge("2025-06-15"), Ok(()), "the next one");
    assert_eq!(judge("2025-06-16"), Err(Refusal::UnknownChoice), "nobody offered that");
}

#[test]
fn the_question_is_asked_on_sundays_of_those_who_are_there() {
    let sunday = AskFacts {
        today: date("2025-06-08"),
        state: LadderState::OnTrack,
        silent: 0,
        last_sign_on: date("2025-06-07"),
        is_paused: false,
        joined_on: date("2025-05-01"),
        answered_on: None,
    };
    for (name, facts, expected) in [
        ("an ordinary Sunday", sunday, true),
        ("a Saturday", AskFacts { today: date("2025-06-07"), ..sunday }, false),
        ("one silent", AskFacts { silent: 1, state: LadderState::Wobble, ..sunday }, true),
        ("two silent", AskFacts { silent: 2, state: LadderState::Wobble, ..sunday }, false),
        ("seven days ago", AskFacts { last_sign_on: date("2025-06-01"), ..sunday }, true),
        ("eight days ago", AskFacts { last_sign_on: date("2025-05-31"), ..sunday }, false),
        ("back again", AskFacts { state: LadderState::Returned, ..sunday }, true),
        ("away", AskFacts { state: LadderState::Away, ..sunday }, false),
        ("dormant", AskFacts { state: LadderState::Dormant, ..sunday }, false),
        ("paused", AskFacts { state: LadderState::Paused, ..sunday }, false),
        ("off", AskFacts { state: LadderState::Off, ..sunday }, false),
        ("a paused Sunday", AskFacts { is_paused: true, ..sunday }, false),
        ("said on Monday", AskFacts { answered_on: Some(date("2025-06-02")), ..sunday }, false),
        ("said the Sunday before", AskFacts { answered_on: Some(date("2025-06-01")), ..sunday }, true),
        ("joined today", AskFacts { joined_on: date("2025-06-08"), ..sunday }, false),
    ] {
        assert_eq!(is_asked(&facts), expected, "{name}");
    }
}

#[test]
fn rest_instead_of_half_a_week_twice_running_puts_low_first() {
    for (weeks, expected) in [
        ([(2, 4), (2, 4)], true),
        ([(1, 4), (4, 4)], false),
        ([(2, 3), (2, 5)], false),
        ([(0, 0), (0, 0)], false),
        ([(1, 1), (3, 5)], true),
    ] {
        assert_eq!(suggests_low(weeks), expected, "{weeks:?}");
    }
}

#[test]
fn the_question_comes_in_the_evening_unless_the_evening_is_quiet() {
    let quiet = QuietHours::default();
    let night = QuietHours { from: time("16:00").time_of_day(), until: time("22:00").time_of_day() };
    for (name, reminder, evening, quiet, expected) in [
        ("without an evening time", "07:30", None, quiet, "18:00"),
        ("at the evening time", "07:30", Some("19:30"), quiet, "19:30"),
        ("the day's message comes later", "20:00", None, quiet, "20:00"),
        ("quiet from the afternoon on", "08:00", None, night, "08:00"),
    ] {
        assert_eq!(asked_at(time(reminder), evening.map(time), quiet), time(expected), "{name}");
    }
}

proptest! {
    /// What is said later never changes the room of a day before it.
    #[test]
    fn days_gone_keep_their_room(
        answers in prop::collection::vec((0u64..21, 0i32..2, 0usize..3, prop::bool::ANY), 0..8),
        on in 0u64..21,
        room in 0usize..3,
    ) {
        let monday = date("2025-06-02");
        let said = |on: u64, ahead: i32, room: usize, is_own| {
            let answered_on = monday + Days::new(on);
            RoomAnswer { week: Week::of(answered_on).plus(ahead), answered_on, room: Room::ALL[room], is_own }
        };
        let mut known: Vec<RoomAnswer> = answers.iter().map(|(on, ahead, room, own)| said(*on, *ahead, *room, *own)).collect();
        known.sort_by_key(|answer| answer.answered_on);
        known.dedup_by_key(|answer| (answer.week, answer.answered_on));
        let new = said(on, 0, room, true);
        prop_assume!(known.iter().all(|answer| answer.answered_on < new.answered_on));
        let mut more = known.clone();
        more.push(new);
        for day in 0..28 {
            let day = monday + Days::new(day);
            let room_on = |answers: &[RoomAnswer]| WeekRooms::of(Week::of(day), answers).on(day);
            if day < new.answered_on {
                prop_assert_eq!(room_on(&known), room_on(&more), "{}", day);
            }
        }
        prop_assert_eq!(WeekRooms::of(new.week, &more).on(new.answered_on), new.room, "it acts at once");
    }
}
