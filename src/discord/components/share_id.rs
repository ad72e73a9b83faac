//! The steps of sharing a check-in in a `custom_id`.

use super::custom_id::{number, read_number};
use crate::domain::ids::{GroupId, OccurrenceId, ShareId};
use crate::domain::press::ShareStep;

pub(super) fn encode(step: ShareStep) -> String {
    match step {
        ShareStep::Ask(occurrence) => format!("so:ask:{}", number(occurrence.get())),
        ShareStep::Pick(occurrence) => format!("so:pick:{}", number(occurrence.get())),
        ShareStep::With(occurrence, group) => format!("so:with:{}:{}", number(occurrence.get()), number(group.get())),
        ShareStep::End(share) => format!("so:end:{}", number(share.get())),
        ShareStep::Cheer(share) => format!("so:cheer:{}", number(share.get())),
    }
}

pub(super) fn decode(words: &[&str]) -> Option<ShareStep> {
    let occurrence = |id: &str| read_number(id).map(OccurrenceId::new);
    let share = |id: &str| read_number(id).map(ShareId::new);
    Some(match *words {
        ["ask", id] => ShareStep::Ask(occurrence(id)?),
        ["pick", id] => ShareStep::Pick(occurrence(id)?),
        ["with", id, group] => ShareStep::With(occurrence(id)?, GroupId::new(read_number(group)?)),
        ["end", id] => ShareStep::End(share(id)?),
        ["cheer", id] => ShareStep::Cheer(share(id)?),
        _ => return None,
    })
}

/// One of each, for the test of the journey there and back.
#[cfg(test)]
pub(super) fn every_step() -> [crate::domain::press::Press; 5] {
    let (occurrence, share) = (OccurrenceId::new(i64::MAX), ShareId::new(i64::MAX));
    [
        ShareStep::Ask(occurrence),
        ShareStep::Pick(occurrence),
        ShareStep::With(occurrence, GroupId::new(i64::MAX)),
        ShareStep::End(share),
        ShareStep::Cheer(share),
    ]
    .map(crate::domain::press::Press::Share)
}
