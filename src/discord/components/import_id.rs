//! The steps below what a file proposes, in a `custom_id`.

use super::custom_id::{number, read_number};
use crate::domain::ids::PlanImportId;
use crate::domain::plan_import::ImportStep;
#[cfg(test)]
use crate::domain::press::Press;

pub(super) fn encode(step: ImportStep) -> String {
    let (verb, id, first) = match step {
        ImportStep::Page(id, first) => ("page", id, Some(first)),
        ImportStep::Toggle(id, first) => ("out", id, Some(first)),
        ImportStep::Add(id) => ("add", id, None),
        ImportStep::Replace(id) => ("instead", id, None),
        ImportStep::Leave(id) => ("leave", id, None),
    };
    let first = first.map(|first| format!(":{first}")).unwrap_or_default();
    format!("{verb}:{}{first}", number(id.get()))
}

pub(super) fn decode(words: &[&str]) -> Option<ImportStep> {
    let id = |word: &str| read_number(word).map(PlanImportId::new);
    let place = |word: &str| word.parse().ok().filter(|read: &u8| read.to_string() == word);
    Some(match words {
        ["page", import, first] => ImportStep::Page(id(import)?, place(first)?),
        ["out", import, first] => ImportStep::Toggle(id(import)?, place(first)?),
        ["add", import] => ImportStep::Add(id(import)?),
        ["instead", import] => ImportStep::Replace(id(import)?),
        ["leave", import] => ImportStep::Leave(id(import)?),
        _ => return None,
    })
}

/// One of each, for the test of the journey there and back.
#[cfg(test)]
pub(super) fn every_step() -> Vec<Press> {
    let id = PlanImportId::new(i64::MAX);
    let steps = [
        ImportStep::Page(id, 0),
        ImportStep::Page(id, u8::MAX),
        ImportStep::Toggle(id, 16),
        ImportStep::Add(id),
        ImportStep::Replace(id),
        ImportStep::Leave(id),
    ];
    steps.map(Press::Import).to_vec()
}
