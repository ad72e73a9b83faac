//! What goes wrong, and when: drawn beforehand from the seed, so that a seed is one campaign.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use rand::RngExt;
use rand_chacha::ChaCha12Rng;

use crate::discord::{Fault, Kind, Scope, Trouble};

/// One thing that goes wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Woe {
    /// The next requests of this kind meet this.
    Request(&'static str, Fault),
    /// A member closes their DM, or leaves no server in common as far as Discord says; they open it again after a day.
    ClosedDm,
    /// Discord answers 50278, "no mutual server", for somebody.
    NoMutualServer,
    /// The message of the board is deleted.
    BoardDeleted,
    /// The gateway's connection breaks, or is closed, or the session ends.
    Gateway(&'static str),
    /// Discord is away for a day.
    Outage,
    /// The machine's clock is wrong by so much, for some hours.
    ClockStep(TimeDelta),
    /// The machine's clock is right again.
    ClockRight,
    /// The machine sleeps for eight hours.
    Suspend,
    /// Another program holds the database, or its connections are cut.
    Database,
}

impl Woe {
    /// What the table calls it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Request(name, _) | Self::Gateway(name) => name,
            Self::ClosedDm => "DM closed (50007)",
            Self::NoMutualServer => "no mutual server (50278)",
            Self::BoardDeleted => "board's message deleted",
            Self::Outage => "Discord away for a day",
            Self::ClockStep(by) if by.abs() < TimeDelta::hours(12) => "clock wrong by two hours",
            Self::ClockStep(_) => "clock wrong by a day",
            Self::ClockRight => "clock put right",
            Self::Suspend => "suspended for eight hours",
            Self::Database => "database locked or its connections cut",
        }
    }
}

/// How the gateway is disturbed; [`Woe::Gateway`] carries the name.
pub const GATEWAY: [&str; 6] = [
    "gateway connection drops",
    "gateway asks to reconnect",
    "gateway session invalid, resumable",
    "gateway session over",
    "gateway closed with 4000",
    "gateway closed with 4014, for good",
];

/// How many small things there are for each one of the gateway.
const GATEWAY_EVERY: u32 = 3;

/// Everything that goes wrong between two instants, besides the kills: small things `each` times, the great ones once, if there are days
/// enough.
#[must_use]
pub fn draw(from: DateTime<Utc>, days: u32, each: u32, chance: &mut ChaCha12Rng) -> BTreeMap<(DateTime<Utc>, u32), Woe> {
    let mut all = BTreeMap::new();
    let mut number = 0;
    let mut add = |at: DateTime<Utc>, woe: Woe| {
        number += 1;
        all.insert((at, number), woe);
    };
    let minutes = i64::from(days) * 24 * 60;
    for _ in 0..each {
        for (name, fault) in requests() {
            add(from + TimeDelta::minutes(chance.random_range(0..minutes)), Woe::Request(name, fault));
        }
        for woe in [Woe::ClosedDm, Woe::NoMutualServer, Woe::BoardDeleted, Woe::Database] {
            add(from + TimeDelta::minutes(chance.random_range(0..minutes)), woe);
        }
    }
    // Each takes seconds of real time, in which the calendar stands.
    for name in GATEWAY {
        for _ in 0..each.div_ceil(GATEWAY_EVERY) {
            add(from + TimeDelta::minutes(chance.random_range(0..minutes)), Woe::Gateway(name));
        }
    }
    let day = |number: i64, hours: i64| from + TimeDelta::days(number) + TimeDelta::hours(hours);
    let steps = [(2, 2), (4, -2), (6, 24), (8, -24)];
    for (at, by) in steps.into_iter().filter(|(at, _)| at + 1 < i64::from(days)) {
        add(day(at, 4), Woe::ClockStep(TimeDelta::hours(by)));
        add(day(at, 9), Woe::ClockRight);
    }
    for (at, woe) in [(10, Woe::Suspend), (12, Woe::Outage)].into_iter().filter(|(at, _)| at + 2 < i64::from(days)) {
        add(day(at, 3), woe);
    }
    all
}

/// What single requests meet.
fn requests() -> Vec<(&'static str, Fault)> {
    let send = |trouble| Fault::once(Kind::SendMessage, trouble);
    let status = |status| Trouble::Status { status, code: 0, retry_after_secs: None };
    let too_many = |scope| Trouble::TooMany { retry_after_secs: 0.05, scope };
    vec![
        ("5xx", send(status(500))),
        ("5xx", Fault::once(Kind::Callback, status(503))),
        ("502 with a page in HTML", send(Trouble::Page { status: 502, retry_after_secs: None })),
        ("connection reset before the request was taken", send(Trouble::DropBefore)),
        ("connection reset before the request was taken", Fault::once(Kind::EditMessage, Trouble::DropBefore)),
        ("answer lost after the request was taken", send(Trouble::LoseAnswer)),
        ("answer lost after the request was taken", send(Trouble::LoseAnswer)),
        ("answer lost after the request was taken", Fault::once(Kind::Callback, Trouble::LoseAnswer)),
        ("429 of the route", send(too_many(Scope::User))),
        ("429 of the whole", send(too_many(Scope::Global))),
        ("429 of the channel", Fault::once(Kind::EditMessage, too_many(Scope::Shared))),
    ]
}
