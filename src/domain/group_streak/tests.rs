use proptest::prelude::*;

use super::*;
use crate::domain::sample::date;

fn week() -> Week {
    Week::of(date("2025-06-02"))
}

/// Somebody who joined long ago and is on track.
fn member(is_present: bool) -> Standing {
    Standing { joined_on: date("2025-01-01"), state: LadderState::OnTrack, is_paused: false, is_present }
}

/// A group of so many, of whom the first `present` were there.
fn group(measured: usize, present: usize) -> Vec<Standing> {
    (0..measured).map(|nth| member(nth < present)).collect()
}

#[test]
fn the_worked_weeks() {
    use GroupWeekKind::{Glow, Light, Lit, Quiet};
    let mut weeks = Vec::new();
    for (nth, (measured, present, kind, lit_weeks)) in (0..).zip([
        (8, 5, Lit, 1),
        (8, 3, Glow, 1),
        (6, 4, Lit, 2),
        (6, 1, Glow, 2),
        (2, 2, Light, 2),
        (7, 0, Quiet, 2),
        (7, 5, Lit, 3),
        (7, 0, Quiet, 3),
        (7, 0, Quiet, 3),
        (7, 0, Quiet, 3),
        (7, 4, Lit, 4),
    ]) {
        let found = judge_week(week(), &group(measured, present));
        assert_eq!(found, kind, "week {nth}: |A| = {measured}, P = {present}");
        weeks.push(GroupWeek { week: week().plus(nth), is_lit: found == Lit, settled_at: None });
        let streak = streak(&weeks, week());
        assert_eq!((streak.chapter, streak.in_all), (lit_weeks, lit_weeks), "after week {nth}");
    }
    let fresh = streak(&weeks, week().plus(10));
    assert_eq!((fresh.chapter, fresh.in_all), (1, 4), "a fresh chapter in the last week, as the captain chose");
}

#[test]
fn half_of_the_group_lights_a_week() {
    for (measured, needed) in [(3, 2), (4, 2), (5, 3), (6, 3), (7, 4), (8, 4), (9, 5)] {
        assert_eq!(judge_week(week(), &group(measured, needed)), GroupWeekKind::Lit, "{needed} of {measured}");
        assert_eq!(judge_week(week(), &group(measured, needed - 1)), GroupWeekKind::Glow, "{} of {measured}", needed - 1);
    }
    for few in 0..3 {
        assert_eq!(judge_week(week(), &group(few, few)), GroupWeekKind::Light, "a group of {few}");
    }
}

#[test]
fn by_whom_a_week_is_measured() {
    use LadderState::{Archived, Away, Dormant, Off, OnTrack, Paused, Returned, Wobble};
    for (name, standing, expected) in [
        ("joined the day before the week", Standing { joined_on: date("2025-06-01"), ..member(false) }, true),
        ("joined on its Monday", Standing { joined_on: date("2025-06-02"), ..member(false) }, false),
        ("joined midweek", Standing { joined_on: date("2025-06-05"), ..member(true) }, false),
        ("paused for all of it", Standing { is_paused: true, ..member(false) }, false),
    ] {
        assert_eq!(standing.is_measured(week()), expected, "{name}");
    }
    for (state, expected) in [
        (OnTrack, true),
        (Wobble, true),
        (Returned, true),
        (Paused, true),
        (Away, false),
        (Dormant, false),
        (Off, false),
        (Archived, false),
    ] {
        assert_eq!(Standing { state, ..member(false) }.is_measured(week()), expected, "{state:?} when the week began");
    }
    let pause = |until: &str| {
        [Pause { id: 1, from: date("2025-06-01"), until: Some(date(until)), scope: crate::domain::pause::Scope::Everything }]
    };
    for (until, is_paused) in [("2025-06-08", false), ("2025-06-09", true)] {
        let standing = Standing::new(week(), date("2025-01-01"), Paused, &pause(until), false);
        assert_eq!(standing.is_paused, is_paused, "S8: the pause ends on {until}, the week on Sunday the 8th");
    }
}

#[test]
fn s9_newcomers_and_returners_help_and_nobody_dims() {
    assert_eq!(judge_week(week(), &group(8, 3)), GroupWeekKind::Glow, "three of eight");
    assert_eq!(judge_week(week(), &group(8, 5)), GroupWeekKind::Lit, "five of eight");
    let newcomer = Standing { joined_on: date("2025-06-04"), ..member(true) };
    let returner = Standing { state: LadderState::Dormant, ..member(true) };
    for (name, bonus) in [("a newcomer", newcomer), ("a returner", returner)] {
        let mut helped = group(8, 3);
        helped.push(bonus);
        assert_eq!(judge_week(week(), &helped), GroupWeekKind::Lit, "{name} makes the fourth");
    }
    assert_eq!(active_members(&group(8, 3)), 3, "who made a check-in is active");
}

#[test]
fn s13_a_late_log_lights_a_week() {
    assert_eq!(judge_week(week(), &group(8, 3)), GroupWeekKind::Glow, "3 of |A| = 8");
    assert_eq!(judge_week(week(), &group(8, 4)), GroupWeekKind::Lit, "Kai logs 3 June on the 20th");
}

/// How much light.
fn light(kind: GroupWeekKind) -> u8 {
    u8::from(kind == GroupWeekKind::Lit)
}

fn standings() -> impl Strategy<Value = Vec<Standing>> {
    let one = (0i64..20, 0usize..8, any::<bool>(), any::<bool>()).prop_map(|(joined, state, is_paused, is_present)| Standing {
        joined_on: date("2025-05-25") + chrono::TimeDelta::days(joined),
        state: LadderState::ALL[state],
        is_paused,
        is_present,
    });
    prop::collection::vec(one, 0..12)
}

proptest! {
    /// More check-ins never dim a week, a newcomer or somebody silent and away never does, and the order of members is nothing.
    #[test]
    fn a_check_in_only_brightens(members in standings(), nth in 0usize..12, is_present: bool) {
        let before = judge_week(week(), &members);
        let mut more = members.clone();
        if let Some(member) = more.get_mut(nth) {
            member.is_present = true;
        }
        prop_assert!(light(judge_week(week(), &more)) >= light(before), "a check-in dimmed {before:?}");
        let mut joined = members.clone();
        joined.push(Standing { joined_on: date("2025-06-04"), ..member(is_present) });
        prop_assert!(light(judge_week(week(), &joined)) >= light(before), "a newcomer dimmed {before:?}");
        let mut away = members.clone();
        away.push(Standing { state: LadderState::Away, ..member(false) });
        prop_assert_eq!(judge_week(week(), &away), before, "somebody away and silent changed it");
        let mut reversed = members;
        reversed.reverse();
        prop_assert_eq!(judge_week(week(), &reversed), before);
    }

    /// A pause set in the past can light a week and never unlights one that its members lit by being there.
    #[test]
    fn a_pause_of_somebody_silent_never_dims(measured in 4usize..12, present in 0usize..12) {
        let members = group(measured, present.min(measured - 1));
        let before = judge_week(week(), &members);
        let mut paused = members;
        if let Some(last) = paused.last_mut() {
            last.is_paused = true;
        }
        prop_assert!(light(judge_week(week(), &paused)) >= light(before));
    }
}

#[test]
fn small_clubs_mass_pauses_and_newcomers() {
    use GroupWeekKind::{Glow, Light, Lit};
    let with = |all: Vec<Vec<Standing>>| all.concat();
    let paused = |count: usize| vec![Standing { is_paused: true, ..member(false) }; count];
    let midweek = |is_present| Standing { joined_on: date("2025-06-04"), ..member(is_present) };
    for (name, members, expected) in [
        ("a group of one, there every day", group(1, 1), Light),
        ("a group of two, both there", group(2, 2), Light),
        ("a group of three: two of them", group(3, 2), Lit),
        ("a group of three: one of them", group(3, 1), Glow),
        ("a group of four: two of them", group(4, 2), Lit),
        ("one hero of four", group(4, 1), Glow),
        ("holidays: six of eight away, both others there", with(vec![group(2, 2), paused(6)]), Light),
        ("holidays: five of eight away, two of three there", with(vec![group(3, 2), paused(5)]), Lit),
        ("holidays: all away", paused(8), Light),
        ("two and a newcomer midweek", with(vec![group(2, 2), vec![midweek(true)]]), Light),
        ("three of whom one, and a newcomer midweek", with(vec![group(3, 1), vec![midweek(true)]]), Lit),
        ("three of whom two, and five silent newcomers", with(vec![group(3, 2), vec![midweek(false); 5]]), Lit),
        ("a leaver is in no list: five, three there", group(5, 3), Lit),
    ] {
        assert_eq!(judge_week(week(), &members), expected, "{name}");
    }
}

#[test]
fn a_pause_set_in_the_past_lights_a_week() {
    // Seven, three there: N = 4. One of the silent was away all week after all: six, N = 3.
    let mut members = group(7, 3);
    assert_eq!(judge_week(week(), &members), GroupWeekKind::Glow);
    let pause = [Pause {
        id: 1,
        scope: crate::domain::pause::Scope::Everything,
        from: date("2025-05-30"),
        until: Some(date("2025-06-09")),
    }];
    members[6] = Standing::new(week(), date("2025-01-01"), LadderState::OnTrack, &pause, false);
    assert_eq!(judge_week(week(), &members), GroupWeekKind::Lit);
    // A week that was recorded as lit stays so when two of three turn out to have been away.
    let recorded = [GroupWeek { week: week(), is_lit: true, settled_at: None }];
    assert_eq!(streak(&recorded, week()).chapter, 1);
}

#[test]
fn a_group_is_still_when_nobody_was_there_of_those_who_might_have_been() {
    let drifted = |state| Standing { state, ..member(false) };
    for (name, members, expected) in [
        ("three silent", group(3, 0), true),
        ("three of whom one was there", group(3, 1), false),
        ("two silent", group(2, 0), false),
        (
            "three who drifted away",
            vec![drifted(LadderState::Away), drifted(LadderState::Dormant), drifted(LadderState::Away)],
            true,
        ),
        ("three who stopped", vec![drifted(LadderState::Off); 3], false),
        ("three who are paused", vec![Standing { is_paused: true, ..member(false) }; 3], false),
        ("three newcomers", vec![Standing { joined_on: date("2025-06-03"), ..member(false) }; 3], false),
    ] {
        assert_eq!(is_still(week(), &members), expected, "{name}");
    }
}
