//! The simulation: `app`, `scheduler` and `store` live a ragged life without a network, days in milliseconds.
//!
//! One driver task owns the calendar clock and all chance. It lets a member act or the scheduler tick, looks at what was shown
//! to whom, and jumps to the next moment at which anything is due. People, trouble and order come from one seed, so the same
//! seed gives the same trace, on both databases. The real bot is under test: only the way out ([`messenger`]) and the clock are
//! replaced.
//!
//! What a world must never show is in [`checkers`]; what the states are called is in `docs/states.md`.

mod acts;
pub mod checkers;
mod drive;
pub mod faults;
mod life;
pub mod members;
pub mod messenger;
mod presses;
pub mod trace;
pub mod world;

pub use world::{Options, Report, Where, run};
