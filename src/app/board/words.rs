//! What stands on a board, line by line: what it begins with, what was done together, and who chose to be named.

use std::num::NonZeroU32;
use std::ops::Range;

use crate::domain::board::BoardView;
use crate::domain::board::paging::pages;
use crate::domain::calendar::Week;
use crate::domain::club::Group;
use crate::domain::session::Title;
use crate::prompts::{Prompts, PublicVoice, SharedName, Template};

/// The longest list of names on a board, in characters, so that all of it is one plain message too.
pub(super) const BOARD_NAMES_CHARS_MAX: usize = 1300;
/// The same under `/board`, whose answer says more beside the board.
pub(super) const SHOWN_NAMES_CHARS_MAX: usize = 700;
/// The number for which every line of a name keeps room.
const WIDEST: NonZeroU32 = match NonZeroU32::new(9_999) {
    Some(number) => number,
    None => NonZeroU32::MIN,
};

/// The title, what this part of the year is called, the invitation and the streak.
pub(super) fn head(prompts: &Prompts, group: &Group, week: Week, view: &BoardView) -> Vec<String> {
    let turn = u64::try_from(week.since(Week::of(group.created_on))).unwrap_or(0);
    let voice = PublicVoice {
        group: Some(&group.name),
        lit_weeks: view.lit_weeks,
        lit_weeks_in_all: view.lit_weeks_in_all,
        season: group.season.as_ref().map(Title::as_str),
        ..PublicVoice::default()
    };
    let first_week = view.is_first_week.then_some(Template::Brd6);
    [Template::BrdTitle, Template::BrdSeason, Template::Open1]
        .into_iter()
        .chain(first_week)
        .chain([Template::Brd1])
        .filter_map(|template| prompts.render_public(template, &voice, turn))
        .collect()
}

/// What the group did in the week, in sums.
pub(super) fn together(prompts: &Prompts, view: &BoardView) -> Vec<String> {
    let voice = PublicVoice { sums: &view.sums, comebacks: view.comebacks, ..PublicVoice::default() };
    [Template::Brd2, Template::Brd3].into_iter().filter_map(|template| prompts.render_public(template, &voice, 0)).collect()
}

/// The names, and where they go on.
pub(super) struct Names {
    above: Option<String>,
    lines: Vec<String>,
    pages: Vec<Range<usize>>,
    more: Option<String>,
}

impl Names {
    /// The lines of a page, counted from 0, under their heading; nothing where nobody is named.
    pub(super) fn page(&self, nth: usize) -> Vec<String> {
        let Some(page) = self.pages.get(nth) else { return Vec::new() };
        let names = self.lines.get(page.clone()).unwrap_or_default();
        let more = self.more.as_ref().filter(|_| nth + 1 < self.pages.len());
        self.above.iter().chain(names).chain(more).cloned().collect()
    }

    /// How many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.pages.len()
    }
}

/// The names in pages of at most so many characters.
pub(super) fn names(prompts: &Prompts, view: &BoardView, chars_max: usize) -> Names {
    let line = |name: &str, kept_weeks| {
        let shared = Some(SharedName { name, kept_weeks });
        prompts.render_public(Template::Brd5, &PublicVoice { shared, ..PublicVoice::default() }, 0)
    };
    // A name in which there is nothing to see has no line.
    let (lines, chars): (Vec<String>, Vec<usize>) = view
        .names
        .iter()
        .filter_map(|shown| {
            let widest = line(&shown.name, Some(shown.kept_weeks.map_or(WIDEST, |weeks| weeks.max(WIDEST))))?;
            Some((line(&shown.name, shown.kept_weeks)?, widest.chars().count()))
        })
        .unzip();
    let around = |template| prompts.render_public(template, &PublicVoice::default(), 0);
    Names { above: around(Template::Brd4), pages: pages(&chars, chars_max), more: around(Template::BrdMore), lines }
}
