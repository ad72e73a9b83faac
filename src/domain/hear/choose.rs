//! Which of the sessions a text is about.

use chrono::NaiveDate;

use super::clause::{Clause, Mention};
use super::{Asked, Intent, Named};
use crate::domain::plain_text::plain_text;
use crate::domain::session::Kind;

/// The sessions that a text can be about.
pub(super) enum Choice {
    /// No sessions are at hand; one was named, or none.
    Named(Option<Named>),
    /// This one and no other.
    One(usize),
    /// Any of these.
    Several(Vec<usize>),
    /// One was named that is not among these.
    NotThere(Vec<usize>),
}

/// The sessions of a date that are open, or all of it where each has an answer.
pub(super) fn pool(about: NaiveDate, asked: &Asked<'_>) -> Vec<usize> {
    let of_date: Vec<usize> = (0..asked.sessions.len()).filter(|&index| asked.sessions[index].date == about).collect();
    // A run is context for the others: where others stand too, it is meant only if it is named.
    let counted: Vec<usize> = of_date.iter().copied().filter(|&index| asked.sessions[index].kind.is_counted()).collect();
    let of_date = if counted.is_empty() { of_date } else { counted };
    let open: Vec<usize> = of_date.iter().copied().filter(|&index| !asked.sessions[index].is_answered).collect();
    if open.is_empty() { of_date } else { open }
}

/// The kind that was done, of a text that names one beside those that were planned for that day.
pub(super) fn did(clauses: &[Clause], about: NaiveDate, asked: &Asked<'_>) -> Option<Kind> {
    let is_planned = |kind: Kind| pool(about, asked).into_iter().any(|index| asked.sessions[index].kind == kind);
    kinds(clauses).find(|kind| !is_planned(*kind))
}

/// The kind that a text names first.
pub(super) fn did_of(clauses: &[Clause]) -> Option<Kind> {
    kinds(clauses).next()
}

fn kinds(clauses: &[Clause]) -> impl Iterator<Item = Kind> {
    clauses.iter().flat_map(|clause| &clause.mentions).filter_map(|mention| match *mention {
        Mention::Kind(kind, _) => Some(kind),
        Mention::Title(_) => None,
    })
}

/// Chooses by what the clause names, or else the whole text, among the sessions of a date.
pub(super) fn choose(intent: Intent, clause: &Clause, clauses: &[Clause], about: NaiveDate, asked: &Asked<'_>) -> Choice {
    let elsewhere: Vec<Mention> = clauses.iter().flat_map(|clause| clause.mentions.iter().copied()).collect();
    let mut mentions = if clause.mentions.is_empty() { elsewhere } else { clause.mentions.clone() };
    let mut distinct: Vec<Mention> = Vec::new();
    mentions.retain(|mention| {
        let is_new = !distinct.contains(mention);
        distinct.push(*mention);
        is_new
    });
    if asked.sessions.is_empty() {
        return of_kinds(intent, &mentions);
    }
    let pool = pool(about, asked);
    let mut named: Vec<usize> =
        pool.iter().copied().filter(|&index| mentions.iter().any(|&mention| fits(mention, index, asked))).collect();
    if named.is_empty() {
        let all = 0..asked.sessions.len();
        let is_named = |index: usize| mentions.iter().any(|&mention| fits(mention, index, asked));
        named = all.filter(|&index| asked.sessions[index].date == about && is_named(index)).collect();
    }
    if intent == Intent::Swapped {
        // What was done and what was planned are both named, or only one of them: the planned one is what has to be known.
        return match (&pool[..], &named[..]) {
            (&[only], _) | (_, &[only]) => Choice::One(only),
            _ => Choice::Several(pool),
        };
    }
    match (&mentions[..], &named[..]) {
        ([], _) => of_cue(clauses, pool, asked),
        (_, &[only]) => Choice::One(only),
        (_, []) => Choice::NotThere(pool),
        _ => Choice::Several(named),
    }
}

fn fits(mention: Mention, index: usize, asked: &Asked<'_>) -> bool {
    let Some(open) = asked.sessions.get(index) else { return false };
    match mention {
        Mention::Title(title) => title == index,
        Mention::Kind(kind, letter) => {
            open.kind == kind && letter.is_none_or(|letter| plain_text(open.title).ends_with(&format!(" {letter}")))
        }
    }
}

/// Nothing is named: the cue may tell, or there is only one.
fn of_cue(clauses: &[Clause], pool: Vec<usize>, asked: &Asked<'_>) -> Choice {
    let is_said = |cue: &str| clauses.iter().any(|clause| clause.text.contains(cue));
    let by_cue: Vec<usize> = pool
        .iter()
        .copied()
        .filter(|&index| asked.sessions[index].cue.map(plain_text).is_some_and(|cue| !cue.is_empty() && is_said(&cue)))
        .collect();
    match (&pool[..], &by_cue[..]) {
        (&[only], _) | (_, &[only]) => Choice::One(only),
        _ => Choice::Several(pool),
    }
}

/// Without sessions at hand: what was named, if it is one.
fn of_kinds(intent: Intent, mentions: &[Mention]) -> Choice {
    let kinds: Vec<Named> = mentions
        .iter()
        .filter_map(|mention| match *mention {
            Mention::Kind(kind, letter) => Some(Named::Kind(kind, letter)),
            Mention::Title(_) => None,
        })
        .collect();
    let is_one_kind = kinds.windows(2).all(|pair| match pair {
        [Named::Kind(one, first), Named::Kind(other, second)] => {
            one == other && (first == second || first.is_none() || second.is_none())
        }
        _ => false,
    });
    match (&kinds[..], is_one_kind || intent == Intent::Swapped) {
        ([], _) => Choice::Named(None),
        // "Did mobility instead of strength": the planned one is named last.
        ([.., last], true) => Choice::Named(Some(*last)),
        _ => Choice::Several(Vec::new()),
    }
}
