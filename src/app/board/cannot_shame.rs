//! "Cannot shame, by construction" (`2-behaviour` §5.3): over random clubs with several groups, whatever the public reads is compared
//! with what it would read without one member's check-ins.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use proptest::prelude::*;

use super::words;
use crate::domain::board::{self, BoardFacts, GroupSums, Sharer};
use crate::domain::calendar::Week;
use crate::domain::club::{Group, GroupWeek};
use crate::domain::group_streak::{GroupWeekKind, Standing, judge_week, streak};
use crate::domain::ids::{ClubId, GroupId, MemberId};
use crate::domain::ladder::LadderState;
use crate::prompts::{Prompts, PublicVoice, Template};

/// How many weeks a club of the test has lived.
const WEEKS: i32 = 5;
const GROUPS: usize = 3;

/// One member of a club: what is recorded of them, and what they did.
#[derive(Debug, Clone)]
struct One {
    is_in: [bool; GROUPS],
    is_sharing: bool,
    joined: i32,
    states: Vec<LadderState>,
    paused: Vec<bool>,
    present: Vec<bool>,
    sums: [u32; 3],
    is_comeback: bool,
    kept_weeks: u32,
}

impl One {
    fn without_check_ins(&self) -> Self {
        let none = vec![false; self.present.len()];
        Self { present: none, sums: [0; 3], is_comeback: false, kept_weeks: 0, ..self.clone() }
    }
}

fn first_week() -> Week {
    "2026-W10".parse().expect("a week")
}

fn this_week() -> Week {
    first_week().plus(WEEKS - 1)
}

/// Everything public of one group: its board, and the line of each week that was lit.
fn public(prompts: &Prompts, nth: usize, members: &[One]) -> Vec<String> {
    let group = Group {
        id: GroupId::new(i64::try_from(nth).expect("few") + 1),
        club: ClubId::new(1),
        name: ["Everyone", "Tuesday", "Marathon"][nth].to_owned(),
        is_default: nth == 0,
        created_on: first_week().monday(),
        chapter_from: first_week().plus(1),
        channel: None,
        archived_at: None,
        carried_on: None,
        season: None,
    };
    let of_group: Vec<(usize, &One)> = members.iter().enumerate().filter(|(_, one)| one.is_in[nth]).collect();
    let mut weeks = Vec::new();
    let mut lines = Vec::new();
    for back in 0..WEEKS {
        let (week, at) = (first_week().plus(back), usize::try_from(back).expect("few"));
        let standings: Vec<Standing> = of_group
            .iter()
            .map(|(_, one)| Standing {
                joined_on: first_week().plus(one.joined).monday() + chrono::TimeDelta::days(2),
                state: one.states[at],
                is_paused: one.paused[at],
                is_present: one.present[at] && one.joined <= back,
            })
            .collect();
        let is_lit = judge_week(week, &standings) == GroupWeekKind::Lit;
        weeks.push(GroupWeek { week, is_lit, settled_at: None });
        if is_lit {
            let lit_weeks = NonZeroU32::new(streak(&weeks, group.chapter_from).chapter);
            let voice = PublicVoice { group: Some(&group.name), lit_weeks, ..PublicVoice::default() };
            let line = prompts.render_public(Template::Lit1, &voice, u64::try_from(back).expect("few"));
            lines.extend(line.map(|line| format!("LIT {week} {line}")));
        }
    }
    let last = usize::try_from(WEEKS - 1).expect("few");
    let here: Vec<&One> = of_group.iter().map(|(_, one)| *one).filter(|one| one.present[last]).collect();
    let sum = |of: fn(&One) -> u32| here.iter().map(|one| of(one)).sum::<u32>();
    let names: Vec<(usize, String)> =
        of_group.iter().filter(|(_, one)| one.is_sharing).map(|(number, _)| (*number, format!("Open{number:02}"))).collect();
    let sharing: Vec<Sharer<'_>> = names
        .iter()
        .map(|(number, name)| Sharer {
            member: MemberId::new(i64::try_from(*number).expect("few")),
            name,
            kept_weeks: members[*number].kept_weeks,
        })
        .collect();
    let view = board::view(&BoardFacts {
        group: &group.name,
        week: this_week(),
        first_week: first_week(),
        weeks: &weeks,
        chapter_from: group.chapter_from,
        sums: GroupSums {
            strength: sum(|one| one.sums[0]),
            mobility: sum(|one| one.sums[1]),
            recovery: sum(|one| one.sums[2]),
            comebacks: sum(|one| u32::from(one.is_comeback)),
        },
        active_members: here.len(),
        sharing: &sharing,
    });
    let together = words::together(prompts, &view);
    assert!(here.len() >= board::ACTIVE_MEMBERS_MIN || together.is_empty(), "{} active members: {together:?}", here.len());
    lines.extend(words::head(prompts, &group, this_week(), &view));
    lines.extend(together);
    lines.extend(words::names(prompts, &view, 120).page(0));
    lines
}

/// What a line is about, whatever its numbers: a sentence up to its colon.
fn subject(line: &str) -> String {
    match line.strip_prefix("LIT ").and_then(|line| line.split_once(' ')) {
        // A line in the channel says one thing about one week.
        Some((week, line)) => {
            let words: String = line.chars().filter(|sign| !sign.is_ascii_digit()).collect();
            format!("{week} {}", words.replace("weeks", "week").replace("Wochen", "Woche"))
        }
        None => line.split(':').next().unwrap_or_default().to_owned(),
    }
}

/// The numbers of a line, each by the word that follows it.
fn numbers(line: &str) -> BTreeMap<String, u32> {
    let line = line.strip_prefix("LIT ").map_or(line, |line| line.split_once(' ').map_or("", |(_, line)| line));
    let all: Vec<&str> = line.split_whitespace().collect();
    let pairs = all.iter().enumerate().filter_map(|(at, word)| {
        let number = word.trim_matches(|sign: char| !sign.is_ascii_digit()).parse().ok()?;
        word.starts_with(|sign: char| sign.is_ascii_digit())
            .then(|| (all.get(at + 1).copied().unwrap_or_default().to_owned(), number))
    });
    pairs.collect()
}

fn club() -> impl Strategy<Value = Vec<One>> {
    let weeks = usize::try_from(WEEKS).expect("few");
    let state = (0..LadderState::ALL.len()).prop_map(|nth| LadderState::ALL[nth]);
    // Most are on track, as in a club that is alive.
    let state = prop_oneof![3 => Just(LadderState::OnTrack), 1 => state];
    let one = (
        any::<[bool; GROUPS]>(),
        any::<bool>(),
        0..WEEKS,
        prop::collection::vec(state, weeks),
        prop::collection::vec(prop::bool::weighted(0.15), weeks),
        prop::collection::vec(prop::bool::weighted(0.7), weeks),
        [0u32..4, 0u32..4, 0u32..4],
        any::<bool>(),
        prop_oneof![Just(0u32), 1..4u32, 95..110u32],
    )
        .prop_map(|(is_in, is_sharing, joined, states, paused, present, sums, is_comeback, kept_weeks)| One {
            // The first group holds everyone.
            is_in: [true, is_in[1], is_in[2]],
            is_comeback: is_comeback && sums.iter().sum::<u32>() > 0,
            is_sharing,
            joined,
            states,
            paused,
            present,
            sums,
            kept_weeks,
        });
    prop::collection::vec(one, 1..16)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// The same or fewer lines, smaller numbers, never a new sentence; in every group, and in each of our languages.
    #[test]
    fn without_a_members_check_ins_there_is_less_and_nothing_new(members in club(), who in 0usize..16) {
        let who = who % members.len();
        let mut fewer = members.clone();
        fewer[who] = members[who].without_check_ins();
        for locale in ["en-US", "de"] {
            let prompts = Prompts::built_in().expect("the built-in words").in_locale(locale);
            for nth in 0..GROUPS {
                let (before, after) = (public(&prompts, nth, &members), public(&prompts, nth, &fewer));
                prop_assert!(after.len() <= before.len(), "{before:#?} became {after:#?}");
                for line in &after {
                    let same: Vec<&String> = before.iter().filter(|was| subject(was) == subject(line)).collect();
                    prop_assert!(!same.is_empty(), "{line:?} is new; before: {before:#?}");
                    for (word, number) in numbers(line) {
                        let was = same.iter().filter_map(|was| numbers(was).into_iter().find(|(known, _)| alike(known, &word))).map(|(_, was)| was).max();
                        prop_assert!(was.is_some_and(|was| was >= number), "{number} {word} in {line:?}; before: {same:?}");
                    }
                }
                let names = |lines: &[String]| lines.iter().filter(|line| line.starts_with("Open")).map(|line| subject(line)).collect::<Vec<_>>();
                prop_assert_eq!(names(&before), names(&after), "who is named, and on which page, is nobody's doing");
            }
        }
    }

    /// Somebody who does not share is nowhere, and one who stops sharing takes their own line along and nothing else.
    #[test]
    fn stopping_to_share_takes_one_name_and_no_number(members in club(), who in 0usize..16) {
        let who = who % members.len();
        let mut fewer = members.clone();
        fewer[who].is_sharing = false;
        let prompts = Prompts::built_in().expect("the built-in words");
        for nth in 0..GROUPS {
            let lines = |members: &[One]| -> Vec<String> {
                let own = format!("Open{who:02}");
                public(&prompts, nth, members).into_iter().filter(|line| !line.starts_with("Open") && !line.contains(&own)).collect()
            };
            let (before, after) = (lines(&members), lines(&fewer));
            prop_assert!(after.iter().all(|line| before.contains(line)), "{before:#?} became {after:#?}");
            let all = public(&prompts, nth, &fewer).join("\n");
            let own = format!("Open{who:02}");
            prop_assert!(!all.contains(&own), "{}", all);
        }
    }
}

/// Singular and plural of one word.
fn alike(one: &str, other: &str) -> bool {
    let root = |word: &str| word.trim_matches(|sign: char| !sign.is_alphabetic()).chars().take(5).collect::<String>();
    root(one) == root(other)
}
