//! The steps of a pause and of a return in a `custom_id`.

use super::custom_id::{number, read_date, read_number};
use crate::domain::pause::Length;
#[cfg(test)]
use crate::domain::press::Press;
use crate::domain::press::{PauseStep, ReturnStep};

/// The steps that are one word, under `pa`. Later releases add lines and change none.
const STEPS: [(PauseStep, &str); 10] = [
    (PauseStep::Ask, "ask"),
    (PauseStep::For(Length::FewDays), "few"),
    (PauseStep::For(Length::TwoWeeks), "two"),
    (PauseStep::For(Length::UntilISay), "open"),
    (PauseStep::AskDate, "ask-date"),
    (PauseStep::DateGiven, "date"),
    (PauseStep::OneMoreWeek, "more"),
    (PauseStep::Resume, "resume"),
    (PauseStep::EaseIn, "ease"),
    (PauseStep::AsBefore, "before"),
];

/// What a returning member can choose, under `rt`.
const RETURNS: [(ReturnStep, &str); 4] = [
    (ReturnStep::TwoSmall, "two"),
    (ReturnStep::UsualLow, "low"),
    (ReturnStep::Usual, "usual"),
    (ReturnStep::ChooseLater, "later"),
];

pub(super) fn encode(step: PauseStep) -> String {
    match step {
        PauseStep::Keep(pause, until) => format!("pa:keep:{}:{until}", number(pause)),
        // A date of one's own comes from the form; there is no button for it.
        PauseStep::For(Length::Until(_)) => "pa:ask".to_owned(),
        step => format!("pa:{}", STEPS.iter().find(|(known, _)| *known == step).map_or("ask", |(_, word)| *word)),
    }
}

pub(super) fn decode(words: &[&str]) -> Option<PauseStep> {
    match words {
        ["keep", pause, until] => Some(PauseStep::Keep(read_number(pause)?, read_date(until)?)),
        [word] => STEPS.iter().find(|(_, known)| known == word).map(|(step, _)| *step),
        _ => None,
    }
}

pub(super) fn encode_return(step: ReturnStep) -> String {
    format!("rt:{}", RETURNS.iter().find(|(known, _)| *known == step).map_or("later", |(_, word)| *word))
}

pub(super) fn decode_return(words: &[&str]) -> Option<ReturnStep> {
    let [word] = words else { return None };
    RETURNS.iter().find(|(_, known)| known == word).map(|(step, _)| *step)
}

/// One of each, for the test of the journey there and back.
#[cfg(test)]
pub(super) fn every_step() -> Vec<Press> {
    let keep = PauseStep::Keep(i64::MAX, chrono::NaiveDate::from_ymd_opt(2026, 3, 29).expect("a date"));
    let pauses = STEPS.iter().map(|(step, _)| *step).chain([keep]).map(Press::Pause);
    let chapters = [true, false].map(Press::Chapter);
    pauses.chain(chapters).chain(RETURNS.iter().map(|(step, _)| Press::Return(*step))).collect()
}
