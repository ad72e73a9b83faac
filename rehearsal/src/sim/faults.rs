//! Trouble: what can go wrong with a call, how often, and when the whole bot is away.

use std::time::Duration;

use second_wind::app::messenger::{LimitScope, SendError, UnknownWhy};
use second_wind::dice::Dice;

/// How much trouble a world has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weather {
    /// How many calls in a thousand meet trouble.
    pub calls_permille: u64,
    /// How many days in a thousand the bot is down for some hours, or for all of it.
    pub downtime_permille: u64,
    /// Whether trouble comes in the shape of crashes too.
    pub has_crashes: bool,
}

impl Weather {
    /// No trouble at all.
    pub const CALM: Self = Self { calls_permille: 0, downtime_permille: 0, has_crashes: false };

    /// A weather for a world: one in four is calm, one in four is dreadful.
    #[must_use]
    pub fn roll(dice: &Dice) -> Self {
        match dice.below(4) {
            0 => Self::CALM,
            1 => Self { calls_permille: 30, downtime_permille: 10, has_crashes: true },
            2 => Self { calls_permille: 120, downtime_permille: 30, has_crashes: true },
            _ => Self { calls_permille: 400, downtime_permille: 30, has_crashes: true },
        }
    }
}

/// What a call does to the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallKind {
    /// It makes something there that could be made twice.
    Makes,
    /// It changes something there; twice is once.
    Changes,
    /// It only asks.
    Asks,
}

/// What happens to one call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The call is carried out, after so many seconds of life going on.
    Slow(i64),
    /// The call is not carried out, and this is the answer.
    Fails(SendError),
    /// The call is carried out, and the answer says otherwise.
    AnswerLost(SendError),
    /// The bot dies before the call leaves.
    CrashBefore,
    /// The bot dies after the call was carried out and before it knows.
    CrashAfter,
}

/// Rolls what happens to a call; `None`: it simply works.
#[must_use]
pub fn trouble_of(dice: &Dice, weather: Weather, kind: CallKind) -> Option<Trouble> {
    if dice.below(1000) >= weather.calls_permille {
        return None;
    }
    let secs = |secs: u64| Duration::from_millis(500 + 1000 * secs);
    let server_error = SendError::Unknown(UnknownWhy::ServerError { status: 502 });
    Some(match dice.below(12) {
        0 => Trouble::Fails(SendError::Unreachable),
        1 => Trouble::Fails(SendError::RateLimited { retry_after: secs(dice.below(5)), scope: LimitScope::Route }),
        2 => Trouble::Fails(SendError::RateLimited { retry_after: secs(dice.below(900)), scope: LimitScope::Global }),
        3 => Trouble::Fails(SendError::Unknown(UnknownWhy::TimedOut)),
        4 => Trouble::Fails(server_error),
        5 => Trouble::AnswerLost(SendError::Unknown(UnknownWhy::TimedOut)),
        6 => Trouble::AnswerLost(server_error),
        7 => Trouble::AnswerLost(SendError::Unknown(UnknownWhy::Unreadable)),
        8 | 9 if weather.has_crashes && kind != CallKind::Asks => {
            if dice.below(2) == 0 {
                Trouble::CrashBefore
            } else {
                Trouble::CrashAfter
            }
        }
        _ => Trouble::Slow(1 + i64::try_from(dice.below(14)).unwrap_or(0)),
    })
}
