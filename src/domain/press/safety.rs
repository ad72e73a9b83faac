//! The presses under an answer that points to people, and those of the numbers that a club points to.

use crate::domain::ids::ChangeId;
use crate::domain::pause::Scope;
use crate::domain::safety::Line;

/// A step under an answer to a text that needed a person (`2-behaviour` §6.2). None of them says what the text was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SafetyStep {
    /// Show numbers of people to call.
    Numbers,
    /// Hold this much until the member says.
    Hold(Scope),
    /// The plan goes on after the hold that this change put, small for this week; without one nothing was held.
    Resume(Option<ChangeId>),
    /// "It wasn't that": the hold that this change put is taken back, and nothing else; without one there is nothing to take back.
    NotThat(Option<ChangeId>),
    /// Keep the plan as it is.
    Keep,
    /// Ask the trusted contact to get in touch.
    AskContact,
}

/// A step of `/club safety`. The club is the one of the server in which it is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClubSafetyStep {
    /// The club's numbers.
    Show,
    /// One of the lines was picked, to change it; it is the select's value.
    Pick,
    /// The submitted form of a line.
    Given(Line),
    /// A captain has checked the number of a line; with the mark of the number that stood there.
    Confirm(Line, u32),
}
