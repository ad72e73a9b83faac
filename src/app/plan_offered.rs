//! The plans to start from as somebody is offered them: the three, and what their club has beside them or in their place.

use chrono::NaiveDate;

use super::message::TEXT_CHARS_MAX;
use super::reply::Caller;
use super::{App, AppResult};
use crate::domain::club_plan::{OfferedPlan, PlanPlace, offered};
use crate::domain::ids::ClubId;
use crate::domain::member::Member;
use crate::domain::session::{Kind, SessionSpec};
use crate::domain::starting_plan::StartingPlan;
use crate::prompts::{Label, Prompts, SessionLine, Template, Voice};
use crate::store::Tx;

/// How many plans get a button; whoever is in several clubs that all wrote some sees the first of them.
const OFFERED_MAX: usize = 15;
/// How many buttons stand in a row.
pub(super) const IN_A_ROW: usize = 5;
/// The room that the sessions of a plan leave for what stands around them, in characters.
const AROUND_CHARS_MAX: usize = 500;

/// A plan as it is offered.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    /// Which one.
    pub(super) plan: OfferedPlan,
    /// What its button says.
    pub(super) label: String,
    /// What it is, in a line.
    pub(super) about: String,
}

impl App {
    /// What is offered by these clubs.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn plans_offered(&self, tx: &mut Tx, clubs: &[ClubId], words: &Prompts) -> AppResult<Vec<Offer>> {
        let mut plans = Vec::new();
        for club in clubs {
            plans.push(tx.club_plans(*club).await?);
        }
        let offers = offered(&plans).into_iter().take(OFFERED_MAX).map(|(plan, written)| match (plan, written) {
            (OfferedPlan::Starting(starting), _) => {
                Offer { plan, label: words.label(label_of(starting)), about: words.render(about(starting), &Voice::default(), 0) }
            }
            (OfferedPlan::Club(_), written) => {
                let name = written.map(|written| name_of(words, &written.place)).unwrap_or_default();
                let about = written.map(|written| club_line(words, &name, &written.sessions)).unwrap_or_default();
                Offer { plan, label: name, about }
            }
        });
        Ok(offers.collect())
    }

    /// The clubs whose plans a member is offered: that of the server in which they ask, or all of theirs.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn offering_clubs(&self, tx: &mut Tx, caller: &Caller, member: &Member) -> AppResult<Vec<ClubId>> {
        let all = tx.clubs_of_member(member.id).await?;
        let here = all.iter().find(|(club, _)| caller.server.is_some_and(|server| server.guild == club.guild));
        Ok(here.map_or_else(|| all.iter().map(|(club, _)| club.id).collect(), |(here, _)| vec![here.id]))
    }

    /// The name and the sessions of an offered plan for somebody of these clubs who takes it on `today`; none where no club of theirs
    /// offers it, or not any more.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn offered_specs(
        &self,
        tx: &mut Tx,
        clubs: &[ClubId],
        words: &Prompts,
        plan: OfferedPlan,
        today: NaiveDate,
    ) -> AppResult<Option<(String, Vec<SessionSpec>)>> {
        Ok(match plan {
            OfferedPlan::Starting(starting) => Some((words.label(label_of(starting)), words.starting_plan(starting, today))),
            OfferedPlan::Club(id) => {
                let written = tx.club_plan(id).await?.filter(|written| clubs.contains(&written.club));
                written.map(|written| (name_of(words, &written.place), written.specs(today)))
            }
        })
    }
}

/// The sessions of a plan, a line each. Where a message has no room for all their words, each is said more shortly.
pub(super) fn session_lines(words: &Prompts, specs: &[SessionSpec]) -> String {
    let chars_max = TEXT_CHARS_MAX - AROUND_CHARS_MAX;
    let written = |is_short: bool| -> Vec<String> {
        specs
            .iter()
            .map(|spec| {
                let line = SessionLine::from(spec);
                let line = if is_short { SessionLine { small: None, full: None, cue: None, area: None, ..line } } else { line };
                words.render(Template::PlanLine, &Voice { session: Some(line), ..Voice::default() }, 0)
            })
            .collect()
    };
    let chars = |lines: &[String]| lines.iter().map(|line| line.chars().count() + 1).sum::<usize>();
    let mut lines = written(false);
    if chars(&lines) > chars_max {
        lines = written(true);
    }
    let mut left_out = 0;
    while chars(&lines) > chars_max && lines.pop().is_some() {
        left_out += 1;
    }
    if left_out > 0 {
        lines.push(words.render(Template::PlanLinesMore, &Voice { count: Some(left_out), ..Voice::default() }, 0));
    }
    lines.join("\n")
}

/// What a plan of a club is called.
pub(super) fn name_of(words: &Prompts, place: &PlanPlace) -> String {
    match place {
        PlanPlace::InsteadOf(plan) => words.label(short_label_of(*plan)),
        PlanPlace::Own(name) => name.as_str().to_owned(),
    }
}

/// A plan of a club in a line: how often each kind comes in a usual week.
pub(super) fn club_line(words: &Prompts, name: &str, specs: &[SessionSpec]) -> String {
    let of = |kind: Kind| specs.iter().filter(|spec| spec.kind == kind).map(|spec| spec.when.days.len()).sum::<usize>();
    let sums: Vec<_> = Kind::ALL
        .into_iter()
        .filter_map(|kind| u32::try_from(of(kind)).ok().and_then(std::num::NonZeroU32::new).map(|sum| (kind, sum)))
        .collect();
    words.render(Template::PlanAboutClub, &Voice { option: Some(name), sums: &sums, ..Voice::default() }, 0)
}

/// What one of the three is, in a line.
pub(super) const fn about(plan: StartingPlan) -> Template {
    match plan {
        StartingPlan::FirstSteps => Template::PlanAboutFirstSteps,
        StartingPlan::Steady => Template::PlanAboutSteady,
        StartingPlan::LongRunBlock => Template::PlanAboutLongRunBlock,
    }
}

const fn label_of(plan: StartingPlan) -> Label {
    match plan {
        StartingPlan::FirstSteps => Label::PlanFirstSteps,
        StartingPlan::Steady => Label::PlanSteady,
        StartingPlan::LongRunBlock => Label::PlanLongRunBlock,
    }
}

/// What one of the three is called, and no more.
pub(crate) const fn short_label_of(plan: StartingPlan) -> Label {
    match plan {
        StartingPlan::FirstSteps => Label::NameFirstSteps,
        StartingPlan::Steady => Label::NameSteady,
        StartingPlan::LongRunBlock => Label::NameLongRunBlock,
    }
}
