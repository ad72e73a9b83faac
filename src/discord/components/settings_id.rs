//! The steps in the settings, as words of a `custom_id`: one list reads and writes them.

use crate::domain::member::Units;
use crate::domain::press::{ReadyWord, SettingStep};

/// Every step and its word. Later releases add lines and change none.
pub(super) const STEPS: [(SettingStep, &str); 23] = [
    (SettingStep::Show, "show"),
    (SettingStep::Pick, "pick"),
    (SettingStep::City, "city"),
    (SettingStep::Zone, "zone"),
    (SettingStep::Time, "time"),
    (SettingStep::QuietFrom, "from"),
    (SettingStep::QuietUntil, "until"),
    (SettingStep::QuietOff, "loud"),
    (SettingStep::Evening, "eve"),
    (SettingStep::EveningOff, "eve-off"),
    (SettingStep::Language, "lang"),
    (SettingStep::Units(Units::Metric), "km"),
    (SettingStep::Units(Units::Imperial), "mi"),
    (SettingStep::Ready(ReadyWord::Athlete), "athlete"),
    (SettingStep::Ready(ReadyWord::Runner), "runner"),
    (SettingStep::AskWord, "ask-word"),
    (SettingStep::Word, "word"),
    (SettingStep::WordOff, "word-off"),
    (SettingStep::TrustOff, "trust-off"),
    (SettingStep::Fuel(true), "fuel"),
    (SettingStep::Fuel(false), "fuel-off"),
    (SettingStep::Invites(true), "invites"),
    (SettingStep::Invites(false), "invites-off"),
];

/// The step as it is written.
pub(super) fn encode(step: SettingStep) -> String {
    let word = STEPS.iter().find(|(known, _)| *known == step).map_or("show", |(_, word)| *word);
    format!("se:{word}")
}

/// The step that these words are.
pub(super) fn decode(words: &[&str]) -> Option<SettingStep> {
    let [word] = words else { return None };
    STEPS.iter().find(|(_, known)| known == word).map(|(step, _)| *step)
}
