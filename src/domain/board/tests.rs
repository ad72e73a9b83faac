use proptest::prelude::*;

use super::*;
use crate::domain::sample::date;

fn week() -> Week {
    Week::of(date("2025-06-02"))
}

fn number(of: u32) -> Option<NonZeroU32> {
    NonZeroU32::new(of)
}

fn facts<'a>(weeks: &'a [GroupWeek], sharing: &'a [Sharer<'a>]) -> BoardFacts<'a> {
    BoardFacts {
        group: "everyone",
        week: week(),
        first_week: week().previous(),
        weeks,
        chapter_from: week().plus(-10),
        sums: GroupSums { strength: 4, mobility: 0, recovery: 7, comebacks: 1 },
        active_members: 5,
        sharing,
    }
}

fn names(sharing: &[Sharer<'_>]) -> Vec<(String, u32)> {
    view(&facts(&[], sharing)).names.into_iter().map(|one| (one.name, one.kept_weeks.map_or(0, NonZeroU32::get))).collect()
}

fn in_order(names_given: &[&str]) -> Vec<String> {
    let sharing: Vec<Sharer<'_>> =
        (0..).zip(names_given).map(|(member, name)| Sharer { member: MemberId::new(member), name, kept_weeks: 0 }).collect();
    names(&sharing).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn sums_and_comebacks_need_five_active_members() {
    for (active, sums, comebacks) in [
        (0, vec![], None),
        (4, vec![], None),
        (5, vec![(Kind::Strength, 4), (Kind::Recovery, 7)], Some(1)),
        (12, vec![(Kind::Strength, 4), (Kind::Recovery, 7)], Some(1)),
    ] {
        let view = view(&BoardFacts { active_members: active, ..facts(&[], &[]) });
        let found: Vec<(Kind, u32)> = view.sums.iter().map(|(kind, sum)| (*kind, sum.get())).collect();
        assert_eq!(found, sums, "{active} active members; a kind with none is left out");
        assert_eq!(view.comebacks, comebacks.and_then(number), "{active} active members");
    }
    let nobody = view(&BoardFacts { sums: GroupSums { comebacks: 0, ..facts(&[], &[]).sums }, ..facts(&[], &[]) });
    assert_eq!(nobody.comebacks, None, "a zero is not shown");
}

#[test]
fn lit_weeks_are_shown_from_one_on() {
    let lit = |weeks: &[i32]| -> Vec<GroupWeek> {
        (-20..0).map(|nth| GroupWeek { week: week().plus(nth), is_lit: weeks.contains(&nth), settled_at: None }).collect()
    };
    for (weeks, chapter, in_all) in [(lit(&[]), 0, 0), (lit(&[-20]), 0, 1), (lit(&[-20, -10, -1]), 2, 3)] {
        let view = view(&facts(&weeks, &[]));
        assert_eq!((view.lit_weeks, view.lit_weeks_in_all), (number(chapter), number(in_all)), "{chapter} and {in_all} in all");
    }
}

#[test]
fn the_first_board_is_friendly_all_week_long() {
    for (first_week, expected) in [(week(), true), (week().previous(), false)] {
        for active_members in [0, 6] {
            let view = view(&BoardFacts { first_week, active_members, ..facts(&[], &[]) });
            assert_eq!(view.is_first_week, expected, "first board in {first_week}, {active_members} active members");
        }
    }
}

#[test]
fn s13_names_stand_in_alphabetical_order_with_what_they_kept() {
    let sharer = |member, name, kept_weeks| Sharer { member: MemberId::new(member), name, kept_weeks };
    let sharing = [sharer(1, "Jo", 9), sharer(2, "Cara", 0), sharer(3, "Ben", 31), sharer(4, "Ana", 12)];
    let expected = [("Ana", 12), ("Ben", 31), ("Cara", 0), ("Jo", 9)].map(|(name, kept)| (name.to_owned(), kept));
    assert_eq!(names(&sharing), expected, "never by number, and no zero");
    let cara = &view(&facts(&[], &sharing)).names[2];
    assert_eq!(cara.kept_weeks, None, "no kept week shows the name alone");
}

#[test]
fn the_alphabet_is_kind_to_case_accents_and_marks() {
    for (name, given, expected) in [
        ("case", ["bea", "Ana", "ada", "BEN"].as_slice(), ["ada", "Ana", "bea", "BEN"].as_slice()),
        ("accents", &["Zoë", "Émile", "Eva", "Ångström", "Ola", "Ørjan"], &["Ångström", "Émile", "Eva", "Ola", "Ørjan", "Zoë"]),
        ("sharp s", &["Gross", "Groß", "Grosse", "Gros"], &["Gros", "Gross", "Groß", "Grosse"]),
        ("separate accents", &["Eva", "E\u{301}mile"], &["E\u{301}mile", "Eva"]),
        ("marks in front", &["~Zed~", "_ann_", "🏃 Mia", "bob"], &["_ann_", "bob", "🏃 Mia", "~Zed~"]),
        ("only marks come last", &["🏃", "zed", "***"], &["zed", "***", "🏃"]),
        ("shorter first", &["Ann B", "Anna", "Ann"], &["Ann", "Ann B", "Anna"]),
        ("other alphabets", &["Юля", "Ёлка", "Егор", "Anna"], &["Anna", "Егор", "Ёлка", "Юля"]),
        ("alike but for case", &["ana", "Ana", "ANA"], &["ANA", "Ana", "ana"]),
    ] {
        assert_eq!(in_order(given), expected, "{name}");
        let backwards: Vec<&str> = given.iter().rev().copied().collect();
        assert_eq!(in_order(&backwards), expected, "{name}: the order in which they come does not matter");
    }
}

#[test]
fn two_of_the_same_name_keep_their_order_whatever_they_did() {
    let sharer = |member, kept_weeks| Sharer { member: MemberId::new(member), name: "Sam", kept_weeks };
    for (first, second) in [(1, 9), (9, 1)] {
        let expected = [("Sam".to_owned(), first), ("Sam".to_owned(), second)];
        assert_eq!(names(&[sharer(1, first), sharer(2, second)]), expected);
        assert_eq!(names(&[sharer(2, second), sharer(1, first)]), expected, "by who they are, not by value");
    }
}

/// What one member did in the week, as the board's facts hear it.
#[derive(Debug, Clone)]
struct Did {
    name: String,
    is_sharing: bool,
    strength: u32,
    mobility: u32,
    recovery: u32,
    is_comeback: bool,
    kept_weeks: u32,
}

impl Did {
    fn is_active(&self) -> bool {
        self.strength + self.mobility + self.recovery > 0 || self.is_comeback
    }

    fn nothing(&self) -> Self {
        Self {
            strength: 0,
            mobility: 0,
            recovery: 0,
            is_comeback: false,
            kept_weeks: 0,
            name: self.name.clone(),
            is_sharing: self.is_sharing,
        }
    }
}

fn board_of(members: &[Did], lit: u32) -> BoardView {
    let sharing: Vec<Sharer<'_>> = (0..)
        .zip(members)
        .filter(|(_, member)| member.is_sharing)
        .map(|(number, member)| Sharer { member: MemberId::new(number), name: &member.name, kept_weeks: member.kept_weeks })
        .collect();
    let sum = |of: fn(&Did) -> u32| members.iter().map(of).sum::<u32>();
    let sums = GroupSums {
        strength: sum(|one| one.strength),
        mobility: sum(|one| one.mobility),
        recovery: sum(|one| one.recovery),
        comebacks: sum(|one| u32::from(one.is_comeback)),
    };
    let active_members = members.iter().filter(|member| member.is_active()).count();
    let weeks: Vec<GroupWeek> = (0..20)
        .map(|nth| GroupWeek { week: week().plus(nth - 20), is_lit: nth < i32::try_from(lit).expect("few"), settled_at: None })
        .collect();
    view(&BoardFacts { sums, active_members, ..facts(&weeks, &sharing) })
}

/// Every number on the board under the line that it stands in; a line without one counts as zero.
fn numbers(view: &BoardView) -> std::collections::BTreeMap<String, u32> {
    let mut numbers = std::collections::BTreeMap::new();
    let mut add = |line: String, number: Option<NonZeroU32>| {
        if let Some(number) = number {
            numbers.insert(line, number.get());
        }
    };
    add("lit".to_owned(), view.lit_weeks);
    add("lit in all".to_owned(), view.lit_weeks_in_all);
    add("comebacks".to_owned(), view.comebacks);
    for (kind, sum) in &view.sums {
        add(kind.as_str().to_owned(), Some(*sum));
    }
    for (nth, name) in view.names.iter().enumerate() {
        add(format!("name {nth}"), name.kept_weeks);
    }
    numbers
}

fn members() -> impl Strategy<Value = Vec<Did>> {
    let one = ("[a-zÀ-ž🏃 ]{0,6}", any::<bool>(), 0u32..3, 0u32..3, 0u32..3, any::<bool>(), 0u32..4).prop_map(
        |(name, is_sharing, strength, mobility, recovery, is_comeback, kept_weeks)| Did {
            name,
            is_sharing,
            strength,
            mobility,
            recovery,
            is_comeback: is_comeback && strength > 0,
            kept_weeks,
        },
    );
    prop::collection::vec(one, 1..9)
}

proptest! {
    /// §5.3, the property: without one member's check-ins there are the same or fewer lines, smaller numbers, and nothing new.
    #[test]
    fn taking_check_ins_away_adds_nothing(members in members(), who in 0usize..9, lit in 0u32..20, dimmed in 0u32..3) {
        let who = who % members.len();
        let before = board_of(&members, lit);
        let mut fewer = members.clone();
        fewer[who] = members[who].nothing();
        let after = board_of(&fewer, lit.saturating_sub(dimmed));
        let (more, less) = (numbers(&before), numbers(&after));
        for (line, number) in &less {
            prop_assert!(more.get(line).is_some_and(|was| was >= number), "{line} says {number}, before {:?}", more.get(line));
        }
        let who_is_named = |view: &BoardView| view.names.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
        prop_assert_eq!(who_is_named(&before), who_is_named(&after), "who is named never depends on what they did");
        prop_assert_eq!(before.is_first_week, after.is_first_week);
    }

    #[test]
    fn any_name_has_one_place(names in prop::collection::vec("\\PC{0,12}", 0..12)) {
        let given: Vec<&str> = names.iter().map(String::as_str).collect();
        let once = in_order(&given);
        let again: Vec<&str> = once.iter().map(String::as_str).collect();
        prop_assert_eq!(in_order(&again), once.clone());
        prop_assert_eq!(once.len(), names.len());
    }
}
