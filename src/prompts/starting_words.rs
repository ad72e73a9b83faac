//! The words of the plans to start from, in the language of whoever takes one. From then on they are the member's own.

use chrono::NaiveDate;

use super::Prompts;
use super::check::ids;
use crate::domain::session::{Cue, SessionSpec, Title, Words};
use crate::domain::starting_plan::StartingPlan;

const ENGLISH: &str = include_str!("../../prompts/en-US/plans.ftl");

impl Prompts {
    /// The sessions of a plan to start from, in this language. Words that this language lacks, or that are longer than a plan
    /// takes, stay in English.
    #[must_use]
    pub fn starting_plan(&self, plan: StartingPlan, starts_on: NaiveDate) -> Vec<SessionSpec> {
        let mut specs = plan.specs(starts_on);
        for spec in &mut specs {
            if let Some(title) = self.plan_words(spec.title.as_str()).and_then(|words| Title::parse(&words).ok()) {
                spec.title = title;
            }
            for text in [&mut spec.full, &mut spec.small].into_iter().flatten() {
                if let Some(words) = self.plan_words(text.as_str()).and_then(|words| Words::parse(&words).ok()) {
                    *text = words;
                }
            }
            if let Some(cue) = &mut spec.cue
                && let Some(words) = self.plan_words(cue.as_str()).and_then(|words| Cue::parse(&words).ok())
            {
                *cue = words;
            }
        }
        specs
    }

    /// What these words of a plan are in this language; none if `plans.ftl` does not know them.
    #[must_use]
    pub fn plan_words(&self, english: &str) -> Option<String> {
        let id = ids(ENGLISH).into_iter().find(|id| self.bank.in_fallback(id).as_deref() == Some(english))?;
        Some(self.word(id))
    }
}
