//! The steps under an answer that points to people, and those of `/club safety`, as words of a `custom_id`.

use super::custom_id::{number, read_number};
use crate::domain::ids::ChangeId;
use crate::domain::pause::Scope;
use crate::domain::press::{ClubSafetyStep, SafetyStep};
use crate::domain::safety::Line;

/// The step as it is written. What a hold put is named by its change, so that nothing else can be taken back by it.
pub(super) fn encode(step: SafetyStep) -> String {
    let with = |word: &str, change: Option<ChangeId>| {
        change.map_or_else(|| word.to_owned(), |id| format!("{word}:{}", number(id.get())))
    };
    match step {
        SafetyStep::Numbers => "numbers".to_owned(),
        // A release that knew nothing else to hold wrote it like this.
        SafetyStep::Hold(Scope::Everything) => "hold".to_owned(),
        SafetyStep::Hold(scope) => format!("hold:{}", scope.as_str()),
        SafetyStep::Resume(change) => with("resume", change),
        SafetyStep::NotThat(change) => with("not", change),
        SafetyStep::Keep => "keep".to_owned(),
        SafetyStep::AskContact => "contact".to_owned(),
    }
}

/// The step that these words are.
pub(super) fn decode(words: &[&str]) -> Option<SafetyStep> {
    let change = |id: &str| read_number(id).map(ChangeId::new);
    Some(match words {
        ["numbers"] => SafetyStep::Numbers,
        ["hold"] => SafetyStep::Hold(Scope::Everything),
        ["hold", scope] => SafetyStep::Hold(Scope::from_word(scope).filter(|scope| *scope != Scope::Everything)?),
        ["resume"] => SafetyStep::Resume(None),
        ["resume", id] => SafetyStep::Resume(Some(change(id)?)),
        ["not"] => SafetyStep::NotThat(None),
        ["not", id] => SafetyStep::NotThat(Some(change(id)?)),
        ["keep"] => SafetyStep::Keep,
        ["contact"] => SafetyStep::AskContact,
        _ => return None,
    })
}

/// A step of `/club safety` as it is written.
pub(super) fn encode_club(step: ClubSafetyStep) -> String {
    match step {
        ClubSafetyStep::Show => "show".to_owned(),
        ClubSafetyStep::Pick => "pick".to_owned(),
        ClubSafetyStep::Given(line) => format!("given:{}", line.as_str()),
        ClubSafetyStep::Confirm(line, mark) => format!("check:{}:{mark:08x}", line.as_str()),
    }
}

/// The step of `/club safety` that these words are.
pub(super) fn decode_club(words: &[&str]) -> Option<ClubSafetyStep> {
    Some(match words {
        ["show"] => ClubSafetyStep::Show,
        ["pick"] => ClubSafetyStep::Pick,
        ["given", line] => ClubSafetyStep::Given(Line::from_word(line)?),
        ["check", line, mark] => {
            let read = u32::from_str_radix(mark, 16).ok().filter(|read| format!("{read:08x}") == *mark)?;
            ClubSafetyStep::Confirm(Line::from_word(line)?, read)
        }
        _ => return None,
    })
}

#[cfg(test)]
pub(super) fn every_step() -> Vec<crate::domain::press::Press> {
    use crate::domain::press::Press;
    let change = ChangeId::new(i64::MAX);
    let steps = [
        SafetyStep::Numbers,
        SafetyStep::Hold(Scope::Everything),
        SafetyStep::Hold(Scope::RunningAndStrength),
        SafetyStep::Resume(None),
        SafetyStep::Resume(Some(change)),
        SafetyStep::NotThat(None),
        SafetyStep::NotThat(Some(change)),
        SafetyStep::Keep,
        SafetyStep::AskContact,
    ];
    let of_club = Line::ALL.into_iter().flat_map(|line| {
        [ClubSafetyStep::Given(line), ClubSafetyStep::Confirm(line, 0), ClubSafetyStep::Confirm(line, u32::MAX)]
    });
    let club = [ClubSafetyStep::Show, ClubSafetyStep::Pick].into_iter().chain(of_club);
    steps.into_iter().map(Press::Safety).chain(club.map(Press::ClubSafety)).collect()
}
