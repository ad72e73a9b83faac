//! The facts of a group's week → what its board shows (`2-behaviour` §5.3, `1-product` "The group streak board").
//!
//! The view has no place for who was there, for anyone's rank, for a fraction or for a zero.

pub mod paging;
pub mod suspension;

use std::num::NonZeroU32;

use super::calendar::Week;
use super::club::GroupWeek;
use super::group_streak;
use super::ids::MemberId;
use super::session::Kind;

/// From how many active members on a week's sums and comebacks are shown.
pub const ACTIVE_MEMBERS_MIN: usize = 5;

/// What a group did in a week, in sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GroupSums {
    /// Credited strength.
    pub strength: u32,
    /// Credited mobility.
    pub mobility: u32,
    /// Credited recovery.
    pub recovery: u32,
    /// How many came back.
    pub comebacks: u32,
}

/// A member who chose to be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sharer<'a> {
    /// Who; only for an order that is the same every time.
    pub member: MemberId,
    /// Their name in the club.
    pub name: &'a str,
    /// `T`: all their kept weeks.
    pub kept_weeks: u32,
}

/// What the board reads.
#[derive(Debug, Clone, Copy)]
pub struct BoardFacts<'a> {
    /// The group's name.
    pub group: &'a str,
    /// The week of this board.
    pub week: Week,
    /// The week of the group's first board.
    pub first_week: Week,
    /// The group's weeks as recorded.
    pub weeks: &'a [GroupWeek],
    /// The week in which its chapter began.
    pub chapter_from: Week,
    /// What was done in the week.
    pub sums: GroupSums,
    /// How many members made a check-in dated in the week.
    pub active_members: usize,
    /// Who chose to be named, in any order.
    pub sharing: &'a [Sharer<'a>],
}

/// A name on the board.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SharedName {
    /// Who it is, to know a name again that has gone.
    pub member: MemberId,
    /// The name.
    pub name: String,
    /// All kept weeks, once there is one.
    pub kept_weeks: Option<NonZeroU32>,
}

/// What a board shows. What would be zero is absent, and its line with it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BoardView {
    /// The group's name.
    pub group: String,
    /// Whether it is the group's first board, for all of its week.
    pub is_first_week: bool,
    /// Lit weeks of this chapter.
    pub lit_weeks: Option<NonZeroU32>,
    /// Lit weeks in all.
    pub lit_weeks_in_all: Option<NonZeroU32>,
    /// What was done this week, by kind; empty with too few active members.
    pub sums: Vec<(Kind, NonZeroU32)>,
    /// How many came back this week.
    pub comebacks: Option<NonZeroU32>,
    /// Who is named, alphabetically.
    pub names: Vec<SharedName>,
}

/// Builds the view.
#[must_use]
pub fn view(facts: &BoardFacts<'_>) -> BoardView {
    let streak = group_streak::streak(facts.weeks, facts.chapter_from);
    let is_shown = facts.active_members >= ACTIVE_MEMBERS_MIN;
    let shown = |sum: u32| NonZeroU32::new(sum).filter(|_| is_shown);
    let GroupSums { strength, mobility, recovery, comebacks } = facts.sums;
    let sums = [(Kind::Strength, strength), (Kind::Mobility, mobility), (Kind::Recovery, recovery)]
        .into_iter()
        .filter_map(|(kind, sum)| shown(sum).map(|sum| (kind, sum)))
        .collect();
    let mut sharing: Vec<&Sharer<'_>> = facts.sharing.iter().collect();
    sharing.sort_by_cached_key(|sharer| (Alphabetical::of(sharer.name), sharer.member));
    let names = sharing
        .into_iter()
        .map(|sharer| SharedName {
            member: sharer.member,
            name: sharer.name.to_owned(),
            kept_weeks: NonZeroU32::new(sharer.kept_weeks),
        })
        .collect();
    BoardView {
        group: facts.group.to_owned(),
        is_first_week: facts.week == facts.first_week,
        lit_weeks: NonZeroU32::new(streak.chapter),
        lit_weeks_in_all: NonZeroU32::new(streak.in_all),
        sums,
        comebacks: shown(comebacks),
        names,
    }
}

/// Where a name stands in the alphabet: by its letters and digits, without case, accents and marks; names without any come
/// last; what is then still alike is ordered by its bytes.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Alphabetical {
    has_no_letters: bool,
    letters: String,
    name: String,
}

impl Alphabetical {
    fn of(name: &str) -> Self {
        let folded: String = name.chars().flat_map(char::to_lowercase).map(base_letters).collect();
        let letters = folded.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { has_no_letters: letters.is_empty(), letters, name: name.to_owned() }
    }
}

/// The lower-case letters with a mark that names of European languages use, by the letters under which they are looked up.
const MARKED: [(&str, &str); 27] = [
    ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"),
    ("ae", "æǽ"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
    ("g", "ĝğġģǧ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįıǐỉị"),
    ("ij", "ĳ"),
    ("j", "ĵ"),
    ("k", "ķĸǩ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŉŋ"),
    ("o", "òóôõöøōŏőơǒǫọỏốồổỗộớờởỡợ"),
    ("oe", "œ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšſș"),
    ("ss", "ß"),
    ("t", "ţťŧț"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųưǔụủứừửữự"),
    ("w", "ŵẁẃẅ"),
    ("y", "ýÿŷỳỵỷỹ"),
    ("z", "źżž"),
    ("е", "ёѐ"),
    ("и", "йѝ"),
    ("ι", "ίϊΐ"),
];

/// What a lower-case letter is looked up by; nothing for what is neither letter nor digit nor blank.
fn base_letters(letter: char) -> String {
    if letter.is_ascii_alphanumeric() {
        return letter.to_string();
    }
    if letter.is_whitespace() {
        return " ".to_owned();
    }
    let marked = MARKED.iter().find(|(_, marked)| marked.contains(letter)).map(|(base, _)| (*base).to_owned());
    marked.unwrap_or_else(|| if letter.is_alphanumeric() { letter.to_string() } else { String::new() })
}

#[cfg(test)]
mod tests;
