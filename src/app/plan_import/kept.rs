//! A proposal as its row keeps it: sessions one a line, places and numbers parted by spaces.

use crate::app::undo::spec_text;
use crate::domain::ids::PlanImportId;
use crate::domain::plan_import::LeftOut;
use crate::domain::session::SessionSpec;
use crate::store::plan_imports::PlanImport;

/// What is said about a file beside its sessions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// What stays out.
    pub left_out: LeftOut,
    /// How many sessions have other words than in the file.
    pub renamed: u32,
}

/// A proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    pub id: PlanImportId,
    pub specs: Vec<SessionSpec>,
    /// The places of those that stay out, in order.
    pub left_out: Vec<usize>,
    pub counts: Counts,
}

impl Kept {
    /// The texts of the row: sessions, places, numbers.
    pub(super) fn write(&self) -> (String, String, String) {
        let sessions: Vec<String> = self.specs.iter().map(spec_text::write).collect();
        let LeftOut { easy_runs, others, past, otherwise } = self.counts.left_out;
        let counts = format!("{easy_runs} {others} {past} {otherwise} {}", self.counts.renamed);
        (sessions.join("\n"), self.places(), counts)
    }

    /// The places of those that stay out, as the row has them.
    pub(super) fn places(&self) -> String {
        self.left_out.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    /// Reads a row; none is one of another release.
    pub(super) fn read(row: &PlanImport) -> Option<Self> {
        let specs = row.sessions.lines().map(spec_text::read).collect::<Option<Vec<_>>>()?;
        let left_out = row.left_out.split_whitespace().map(|place| place.parse().ok()).collect::<Option<Vec<_>>>()?;
        let numbers = row.counts.split_whitespace().map(|number| number.parse().ok()).collect::<Option<Vec<u32>>>()?;
        let [easy_runs, others, past, otherwise, renamed] = numbers[..] else { return None };
        let counts = Counts { left_out: LeftOut { easy_runs, others, past, otherwise }, renamed };
        Some(Self { id: row.id, specs, left_out, counts })
    }

    /// Those that come in.
    pub(super) fn chosen(&self) -> Vec<&SessionSpec> {
        let is_in = |place: &usize| !self.left_out.contains(place);
        self.specs.iter().enumerate().filter(|(place, _)| is_in(place)).map(|(_, spec)| spec).collect()
    }

    /// Takes one out, or in again. Says whether there is such a one.
    pub(super) fn toggle(&mut self, place: usize) -> bool {
        if place >= self.specs.len() {
            return false;
        }
        match self.left_out.iter().position(|out| *out == place) {
            Some(at) => {
                self.left_out.remove(at);
            }
            None => self.left_out.push(place),
        }
        self.left_out.sort_unstable();
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::MemberId;
    use crate::domain::starting_plan::StartingPlan;

    #[test]
    fn a_proposal_survives_its_row() {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date");
        let left_out = LeftOut { easy_runs: 3, others: 0, past: 12, otherwise: 1 };
        let specs = StartingPlan::LongRunBlock.specs(today);
        let mut kept = Kept { id: PlanImportId::new(7), specs, left_out: vec![2], counts: Counts { left_out, renamed: 2 } };
        assert!(kept.toggle(0) && kept.toggle(2) && kept.toggle(1), "each is there");
        assert!(!kept.toggle(99), "and no more");
        assert_eq!(kept.left_out, [0, 1], "out, in again, out");
        assert_eq!(kept.chosen().len(), kept.specs.len() - 2);
        let (sessions, places, counts) = kept.write();
        let made_at = crate::clock::from_unix_ms(0);
        let row = PlanImport { id: kept.id, member: MemberId::new(1), made_at, sessions, left_out: places, counts };
        assert_eq!(Kept::read(&row), Some(kept));
        assert_eq!(Kept::read(&PlanImport { counts: "1 2".into(), ..row }), None, "a row of another release");
    }
}
