//! A second opinion on every event that is sent: tests hang an independent reader in here, so that the rehearsal itself need not
//! carry one.

use std::sync::Arc;

use serde_json::Value;

/// What is wrong with an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventFault {
    /// Where in its data, as a JSON pointer or a path.
    pub path: String,
    /// What.
    pub message: String,
}

/// Looks at an event's name and data. What it finds becomes a violation with `GATEWAY` for a method and the event's name for a path.
pub type EventCheck = Arc<dyn Fn(&str, &Value) -> Vec<EventFault> + Send + Sync>;
