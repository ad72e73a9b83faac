//! What can be pressed below what a file proposes.

use crate::domain::ids::PlanImportId;

/// A step below what a file proposes. Each names the proposal, and those that stay on a page the first session of it, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportStep {
    /// Show the page that begins with this session.
    Page(PlanImportId, u8),
    /// One of its sessions stays out, or comes in again; its place is the select's value.
    Toggle(PlanImportId, u8),
    /// `[Add these]`: beside what is in the plan.
    Add(PlanImportId),
    /// `[Replace my plan]`: instead of what is there, from today on.
    Replace(PlanImportId),
    /// `[Leave it]`.
    Leave(PlanImportId),
}
