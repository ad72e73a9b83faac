//! From clauses to one intent: what says it clearly, what only may, and of which session and day.

use chrono::NaiveDate;

use super::choose::{Choice, choose, did, did_of, pool};
use super::clause::Clause;
use super::lexicon::{Lexicon, Sureness};
use super::when::{Toward, When};
use super::{Asked, DONE_SIGNS, Heard, Intent, Named, PERHAPS_SIGNS, Reading};
use crate::domain::calendar::Week;

/// The most readings that are offered: a row of buttons, with the way out.
const READINGS_MAX: usize = 4;

/// What a clause says, or may say.
#[derive(Clone, Copy)]
struct Told<'a> {
    intent: Intent,
    clause: &'a Clause,
}

/// A text of signs alone.
pub(super) fn of_signs(plain: &str, asked: &Asked<'_>) -> Heard {
    let clause = Clause::empty();
    if plain.contains(DONE_SIGNS) {
        return settle(Told { intent: Intent::Done, clause: &clause }, std::slice::from_ref(&clause), asked);
    }
    if plain.contains(PERHAPS_SIGNS) {
        return unsure(readings_of(Intent::Done, None, asked));
    }
    Heard::of(Intent::Chat)
}

/// A text of words; `is_ticked` says that a sign for "done" stands in it too.
pub(super) fn of_clauses(clauses: &[Clause], is_ticked: bool, asked: &Asked<'_>) -> Heard {
    let (mut clear, mut hints) = (Vec::new(), Vec::new());
    for clause in clauses {
        let (says, may_say) = listen(clause, asked.language.lexicon, asked.today);
        clear.extend(says.into_iter().map(|intent| Told { intent, clause }));
        hints.extend(may_say.into_iter().map(|intent| Told { intent, clause }));
    }
    let named = hints.iter().find(|told| told.intent == Intent::Done && !told.clause.mentions.is_empty());
    if let (true, true, Some(told)) = (is_ticked, clear.is_empty(), named) {
        clear.push(*told);
    }
    weigh(&mut clear, &hints, clauses);
    let mut intents: Vec<Intent> = Vec::new();
    for told in &clear {
        if !intents.contains(&told.intent) {
            intents.push(told.intent);
        }
    }
    let crowded = crowded_week(clauses, asked);
    match (&clear[..], &intents[..]) {
        ([first, ..], [_]) => settle(*first, clauses, asked),
        ([], _) if hints.is_empty() && crowded.is_none() => Heard::of(Intent::Chat),
        ([], _) => Heard { crowded, ..unsure(hints.iter().flat_map(|told| told_readings(*told, asked)).collect()) },
        _ => unsure(clear.iter().flat_map(|told| told_readings(*told, asked)).collect()),
    }
}

/// Whether these words say that a week holds too much.
fn is_crowded(clause: &Clause, lexicon: &Lexicon) -> bool {
    lexicon.crowded.iter().any(|pattern| pattern.is_match(&clause.text))
}

/// The week that holds too much: the next one where it is named, or else this one.
fn crowded_week(clauses: &[Clause], asked: &Asked<'_>) -> Option<Week> {
    let clause = clauses.iter().find(|clause| is_crowded(clause, asked.language.lexicon))?;
    let this = Week::of(asked.today);
    Some(if clause.whens.contains(&When::NextWeek) { this.next() } else { this })
}

/// What one clause says clearly, and what it may say.
fn listen(clause: &Clause, lexicon: &Lexicon, today: NaiveDate) -> (Vec<Intent>, Vec<Intent>) {
    use Intent::{Done, Move, NotToday, Rest, Small, Some, Swapped};
    let (mut clear, mut hints) = (Vec::new(), Vec::new());
    for (intent, sureness, pattern) in &lexicon.intents {
        let list = if *sureness == Sureness::Clear { &mut clear } else { &mut hints };
        if !list.contains(intent) && pattern.is_match(&clause.text) {
            list.push(*intent);
        }
    }
    // A part, a small version or another kind is said with the words of a whole one.
    if [Some, Small, Swapped].iter().any(|intent| clear.contains(intent)) {
        clear.retain(|intent| *intent != Done);
    }
    let drop_beside = |clear: &mut Vec<Intent>, stays: Intent, goes: Intent| {
        if clear.contains(&stays) {
            clear.retain(|intent| *intent != goes);
        }
    };
    drop_beside(&mut clear, Small, Some);
    drop_beside(&mut clear, Move, NotToday);
    drop_beside(&mut clear, Rest, NotToday);
    // "Can't fit it in" has the words of a done one too.
    drop_beside(&mut clear, NotToday, Done);
    // Nothing is moved into the past.
    let lies_behind = !clause.whens.is_empty()
        && clause.whens.iter().all(|when| when.dates(today, Toward::Ahead).iter().all(|date| *date < today));
    if lies_behind {
        clear.retain(|intent| *intent != Move);
    }
    // "No time this week" says no more of today than of the other days.
    let is_of_the_week = is_crowded(clause, lexicon) && !clause.whens.iter().any(|when| when.is_today());
    // A question reports nothing, and nothing is reported of a day to come.
    let lies_ahead = !clause.whens.is_empty()
        && clause.whens.iter().all(|when| when.dates(today, Toward::Behind).iter().all(|date| *date > today));
    let (told, asked): (Vec<Intent>, Vec<Intent>) = clear.into_iter().partition(|intent| {
        let is_all_days = *intent == NotToday && is_of_the_week;
        !(intent.is_outcome() && (clause.is_question || lies_ahead || is_all_days))
    });
    hints.splice(0..0, asked);
    hints.retain(|intent| !told.contains(intent));
    if told.iter().any(|intent| matches!(intent, Intent::Help | Intent::Undo)) {
        hints.clear();
    }
    (told, hints)
}

/// What clauses say of each other.
fn weigh<'a>(clear: &mut Vec<Told<'a>>, hints: &[Told<'a>], clauses: &[Clause]) {
    use Intent::{Done, Move, NotToday, Rest, Small, Some, Swapped, Undo};
    let says = |clear: &[Told<'_>], intent: Intent| clear.iter().any(|told| told.intent == intent);
    if says(clear, Undo) {
        clear.retain(|told| told.intent == Undo);
        return;
    }
    let only_not_today = !clear.is_empty() && clear.iter().all(|told| told.intent == NotToday);
    let other_day = hints.iter().find(|told| told.intent == Move && told.clause.whens.iter().any(|when| !when.is_today()));
    if let (true, Option::Some(told)) = (only_not_today, other_day) {
        // "Not today, tomorrow."
        clear.insert(0, *told);
    }
    if says(clear, Move) || says(clear, Rest) {
        clear.retain(|told| told.intent != NotToday);
    }
    let mut mentions: Vec<_> = clauses.iter().flat_map(|clause| &clause.mentions).collect();
    mentions.dedup();
    if mentions.len() <= 1 {
        // "Did it, well, half of it."
        if says(clear, Some) || says(clear, Small) || says(clear, Swapped) {
            clear.retain(|told| told.intent != Done);
        }
        if says(clear, Small) {
            clear.retain(|told| told.intent != Some);
        }
    }
}

/// The one intent of a text, with its session and day.
fn settle(told: Told<'_>, clauses: &[Clause], asked: &Asked<'_>) -> Heard {
    let Told { intent, clause } = told;
    let all: Vec<When> = clauses.iter().flat_map(|clause| clause.whens.iter().copied()).collect();
    let whens: &[When] = if clause.whens.is_empty() && intent != Intent::Pause { &all } else { &clause.whens };
    let minutes = clause.minutes.first().or_else(|| clauses.iter().flat_map(|clause| &clause.minutes).next()).copied();
    match intent {
        Intent::Pause => settle_pause(whens, asked),
        Intent::Move => settle_move(clause, whens, clauses, asked),
        intent if intent.is_outcome() => {
            let dates: Vec<NaiveDate> = match whens.iter().copied().filter(|when| when.is_a_day()).collect::<Vec<_>>()[..] {
                [] => vec![],
                [when] => when.dates(asked.today, Toward::Behind),
                [first, ..] if clause.whens.is_empty() && first.is_today() => vec![asked.today],
                [..] => return unsure(told_readings(told, asked)),
            };
            let date = match dates[..] {
                [] => None,
                // A day to come that another clause named says nothing of this one.
                [date] if date > asked.today => None,
                [date] => Some(date),
                [..] => return unsure(dates.iter().flat_map(|date| readings_of(intent, Some(*date), asked)).collect()),
            };
            settle_outcome(intent, clause, clauses, minutes, date, asked)
        }
        intent => Heard::of(intent),
    }
}

fn settle_outcome(
    intent: Intent,
    clause: &Clause,
    clauses: &[Clause],
    minutes: Option<u16>,
    date: Option<NaiveDate>,
    asked: &Asked<'_>,
) -> Heard {
    let about = date.unwrap_or(asked.today);
    let did = if intent == Intent::Swapped { did(clauses, date.unwrap_or(asked.today), asked) } else { None };
    let heard = |intent, session| Heard { minutes, session, did, date, ..Heard::of(intent) };
    match choose(intent, clause, clauses, about, asked) {
        Choice::Named(session) => heard(intent, session),
        Choice::One(index) => {
            // "Did 10 min" of a session of twenty is some of it; "did it in 10 min" is all of it.
            let is_shorter = minutes.is_some_and(|minutes| asked.sessions.get(index).is_some_and(|open| minutes < open.minutes));
            let is_part = intent == Intent::Done && is_shorter && !clause.text.contains("in MIN");
            heard(if is_part { Intent::Some } else { intent }, Some(Named::Open(index)))
        }
        Choice::Several(sessions) => unsure(readings(intent, &sessions, date)),
        // Another kind than any that is open: perhaps instead of one of them.
        Choice::NotThere(_) if matches!(intent, Intent::Rest | Intent::NotToday) => Heard::of(Intent::Chat),
        Choice::NotThere(sessions) => Heard { did: did_of(clauses), ..unsure(readings(Intent::Swapped, &sessions, date)) },
    }
}

fn settle_move(clause: &Clause, whens: &[When], clauses: &[Clause], asked: &Asked<'_>) -> Heard {
    let ahead: Vec<When> = whens.iter().copied().filter(|when| !when.is_today() && when.is_a_day()).collect();
    let (about, dates) = match ahead[..] {
        [] => (asked.today, vec![]),
        [when] => (asked.today, when.dates(asked.today, Toward::Ahead)),
        // "Move Thursday's to Saturday."
        [from, to] => match from.dates(asked.today, Toward::Ahead)[..] {
            [about] if asked.sessions.iter().any(|open| open.date == about) || asked.sessions.is_empty() => {
                (about, to.dates(asked.today, Toward::Ahead))
            }
            _ => return unsure(told_readings(Told { intent: Intent::Move, clause }, asked)),
        },
        [..] => return unsure(told_readings(Told { intent: Intent::Move, clause }, asked)),
    };
    if let [_, _, ..] = dates[..] {
        return unsure(dates.iter().flat_map(|date| readings_of(Intent::Move, Some(*date), asked)).collect());
    }
    let date = dates.first().copied().filter(|date| *date > asked.today);
    match choose(Intent::Move, clause, clauses, about, asked) {
        Choice::Named(session) => Heard { session, date, ..Heard::of(Intent::Move) },
        Choice::One(index) => Heard { session: Some(Named::Open(index)), date, ..Heard::of(Intent::Move) },
        Choice::Several(sessions) => unsure(readings(Intent::Move, &sessions, date)),
        Choice::NotThere(_) => unsure(readings_of(Intent::Move, date, asked)),
    }
}

fn settle_pause(whens: &[When], asked: &Asked<'_>) -> Heard {
    let ends: Vec<When> = whens.iter().copied().filter(|when| !when.is_today()).collect();
    let dates = match ends[..] {
        [] => vec![],
        // "Until the weekend" ends as it begins.
        [when @ When::Weekend] => when.dates(asked.today, Toward::Ahead).into_iter().take(1).collect(),
        [when] => when.dates(asked.today, Toward::Ahead),
        [..] => return unsure(vec![Reading { intent: Intent::Pause, session: None, date: None }]),
    };
    match dates[..] {
        [] => Heard::of(Intent::Pause),
        [date] if date > asked.today => Heard { date: Some(date), ..Heard::of(Intent::Pause) },
        [_] => unsure(vec![Reading { intent: Intent::Pause, session: None, date: None }]),
        [..] => unsure(dates.iter().map(|date| Reading { intent: Intent::Pause, session: None, date: Some(*date) }).collect()),
    }
}

fn unsure(readings: Vec<Reading>) -> Heard {
    let mut distinct: Vec<Reading> = Vec::new();
    for reading in readings {
        if !distinct.contains(&reading) && distinct.len() < READINGS_MAX {
            distinct.push(reading);
        }
    }
    Heard { readings: distinct, ..Heard::of(Intent::Unsure) }
}

/// The readings of what one clause says, with the session and the day that it names, where it names them plainly.
fn told_readings(told: Told<'_>, asked: &Asked<'_>) -> Vec<Reading> {
    let Told { intent, clause } = told;
    let toward = if intent.is_outcome() { Toward::Behind } else { Toward::Ahead };
    let days: Vec<NaiveDate> = clause
        .whens
        .iter()
        .filter(|when| intent == Intent::Pause || (when.is_a_day() && (intent.is_outcome() || !when.is_today())))
        .flat_map(|when| when.dates(asked.today, toward))
        .filter(|date| if intent.is_outcome() { *date <= asked.today } else { *date > asked.today })
        .collect();
    let with_day = |date: Option<NaiveDate>| {
        if !intent.is_outcome() && intent != Intent::Move {
            return vec![Reading { intent, session: None, date }];
        }
        let about = date.filter(|_| intent.is_outcome()).unwrap_or(asked.today);
        match choose(intent, clause, std::slice::from_ref(clause), about, asked) {
            Choice::Named(_) => vec![Reading { intent, session: None, date }],
            Choice::One(index) => vec![Reading { intent, session: Some(index), date }],
            Choice::Several(sessions) | Choice::NotThere(sessions) => readings(intent, &sessions, date),
        }
    };
    if days.is_empty() { with_day(None) } else { days.iter().flat_map(|date| with_day(Some(*date))).collect() }
}

/// An intent for each of these sessions.
fn readings(intent: Intent, sessions: &[usize], date: Option<NaiveDate>) -> Vec<Reading> {
    if sessions.is_empty() {
        return vec![Reading { intent, session: None, date }];
    }
    sessions.iter().map(|&session| Reading { intent, session: Some(session), date }).collect()
}

/// An intent for each session that could be meant.
fn readings_of(intent: Intent, date: Option<NaiveDate>, asked: &Asked<'_>) -> Vec<Reading> {
    if !intent.is_outcome() && intent != Intent::Move {
        return vec![Reading { intent, session: None, date }];
    }
    let about = date.filter(|_| intent.is_outcome()).unwrap_or(asked.today);
    readings(intent, &pool(about, asked), date)
}
