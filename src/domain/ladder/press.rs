//! What a press or a command does to the ladder, at once (`2-behaviour` §4.2).
//!
//! Looking around (`/board`, `/help`, `/help-now`, `/me`, `/settings`) is no [`Sign`]: it moves nothing.

use chrono::NaiveDate;

use super::LadderState;
use crate::domain::pause::Pause;

/// How many credited sessions count double after a return.
pub const BOOSTS: u8 = 3;
/// From how many days on a pause is followed by boosts.
const DAYS_OF_A_LONG_PAUSE: i64 = 7;

/// What a member did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// A press, a command or a DM that is none of the others.
    Contact,
    /// An answer about an occurrence or the week, early or late.
    CheckIn,
    /// `[Start small]` or `/resume`.
    Resume,
    /// `/start`.
    Start,
    /// `/pause` or `[Pause]`.
    Pause,
    /// `[Leave it for now]`.
    LeaveIt,
    /// `/stop`, or the last shared club was left.
    Stop,
}

impl Sign {
    /// Every sign.
    pub const ALL: [Self; 7] = [Self::Contact, Self::CheckIn, Self::Resume, Self::Start, Self::Pause, Self::LeaveIt, Self::Stop];

    /// Whether it brings a member back (`2-behaviour` §4.1, "Return").
    #[must_use]
    pub const fn is_return(self) -> bool {
        matches!(self, Self::CheckIn | Self::Resume | Self::Start)
    }
}

/// A pause that is on, and whether it was asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PauseSoFar {
    /// Its dates.
    pub pause: Pause,
    /// The local date on which `PAUSE-2` or `PAUSE-3` fell due.
    pub asked_on: Option<NaiveDate>,
    /// Whether that was answered by "until I say": nothing is asked again, and nothing follows from days without an answer.
    pub is_answered: bool,
}

/// Where a press leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pressed {
    /// The state from now on.
    pub state: LadderState,
    /// Whether this press was the return of somebody who had been away, off or on a pause.
    pub is_return: bool,
    /// How many boosts to hand out; none leaves those there are.
    pub boosts: Option<u8>,
    /// Whether the pause ends today.
    pub ends_pause: bool,
}

/// What `sign` does to somebody in `state` on the local date `today`. `pause` is the pause that is on, if one is.
#[must_use]
pub fn press(state: LadderState, sign: Sign, pause: Option<Pause>, today: NaiveDate) -> Pressed {
    use LadderState::{Archived, Away, Dormant, Off, OnTrack, Paused, Returned, Wobble};
    let to = |state| Pressed { state, is_return: false, boosts: None, ends_pause: false };
    let back = Pressed { state: Returned, is_return: true, boosts: Some(BOOSTS), ends_pause: false };
    match (state, sign) {
        (_, Sign::Stop) => to(Off),
        (Off, Sign::Start) => back,
        // Messages are off: an answer is logged and acknowledged, and no press but `/start` changes that.
        (Off, _) => to(Off),
        (_, Sign::LeaveIt) => to(Dormant),
        (_, Sign::Pause) => to(Paused),
        (Away | Dormant | Archived, sign) if sign.is_return() => back,
        (Paused, sign) if sign.is_return() => {
            let is_open_ended = pause.is_some_and(|pause| pause.until.is_none());
            if is_open_ended && sign == Sign::CheckIn {
                // "Until I say" means what it says.
                return to(Paused);
            }
            let lasted = pause.map_or(0, |pause| (pause.until.map_or(today, |until| until.min(today)) - pause.from).num_days());
            let boosts = (lasted >= DAYS_OF_A_LONG_PAUSE).then_some(BOOSTS);
            Pressed { boosts, ends_pause: true, ..back }
        }
        (Wobble, _) => to(OnTrack),
        (OnTrack | Returned | Away | Dormant | Archived | Paused, _) => to(state),
    }
}
