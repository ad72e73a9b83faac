//! What can be pressed about a club's groups, as words of a `custom_id` under `gr`.

use super::custom_id::{number, read_number};
use crate::domain::ids::{ClubId, GroupId};
use crate::domain::press::GroupStep;
#[cfg(test)]
use crate::domain::press::Press;

pub(super) fn encode(step: GroupStep) -> String {
    let of = |word: &str, group: GroupId| format!("gr:{word}:{}", number(group.get()));
    match step {
        GroupStep::Pick(club) => format!("gr:pick:{}", number(club.get())),
        GroupStep::Show(group, page) => format!("{}:{page}", of("show", group)),
        GroupStep::Join(group) => of("join", group),
        GroupStep::Leave(group) => of("leave", group),
        GroupStep::Restore(group) => of("restore", group),
        GroupStep::CarryOn(group) => of("on", group),
        GroupStep::Chapter(group, week) => format!("{}:{week}", of("from", group)),
    }
}

pub(super) fn decode(words: &[&str]) -> Option<GroupStep> {
    let group = |id: &str| Some(GroupId::new(read_number(id)?));
    Some(match words {
        ["pick", club] => GroupStep::Pick(ClubId::new(read_number(club)?)),
        ["show", id, page] => GroupStep::Show(group(id)?, page.parse().ok().filter(|read: &u8| read.to_string() == *page)?),
        ["join", id] => GroupStep::Join(group(id)?),
        ["leave", id] => GroupStep::Leave(group(id)?),
        ["restore", id] => GroupStep::Restore(group(id)?),
        ["on", id] => GroupStep::CarryOn(group(id)?),
        ["from", id, week] => GroupStep::Chapter(group(id)?, week.parse().ok()?),
        _ => return None,
    })
}

/// One of each, for the test of the journey there and back.
#[cfg(test)]
pub(super) fn every_step() -> impl Iterator<Item = Press> {
    let group = GroupId::new(i64::MAX);
    [
        GroupStep::Pick(ClubId::new(3)),
        GroupStep::Show(group, 0),
        GroupStep::Show(group, u8::MAX),
        GroupStep::Join(group),
        GroupStep::Leave(group),
        GroupStep::Restore(group),
        GroupStep::CarryOn(group),
        GroupStep::Chapter(group, "2026-W53".parse().expect("a week")),
    ]
    .into_iter()
    .map(Press::Group)
}
