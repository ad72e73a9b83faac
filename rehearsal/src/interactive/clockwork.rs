//! Moving the rehearsal's calendar clock: from one thing that is due to the next, so that whatever lies between happens in order.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use second_wind::clock::{Clock, ShiftedClock};
use second_wind::domain::calendar::ReminderTime;
use second_wind::domain::ids as theirs;
use second_wind::domain::ladder::LadderState;
use second_wind::domain::wall_clock;
use second_wind::startup::Running;
use second_wind::store::{Store, StoreError};
use serde::{Deserialize, Serialize};
use tokio::sync::{Mutex, watch};

use super::RehearsalError;
use super::queue::{Queue, Upcoming};
use crate::club::{self, Club};
use crate::discord::{UserId, World};

/// How long to wait for word of a change before looking again, in real time.
const LOOK: Duration = Duration::from_millis(5);
/// How long one step may take, in real time, before the clock goes on without it: longer than any rate limit makes it wait.
const STEP_WAIT: Duration = Duration::from_secs(45);
/// How long after a message's own minute the clock stops for its reader, so that it is there.
const AFTER_REMINDER: TimeDelta = TimeDelta::minutes(2);
/// When the morning of someone without a message of their own begins.
const MORNING: (u16, u16) = (7, 30);

/// How often a member tries to join: on a busy machine an answer can come later than its three seconds.
const TRIES_MAX: u32 = 4;
/// What the first move of all is about.
const PAST: &str = "the club lives its past";

/// How far the clock is to be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Move {
    /// One hour.
    Hour,
    /// To just after this person's next message time.
    Morning,
    /// Seven days.
    Week,
}

/// A move of the clock that is under way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Journey {
    /// Where it began.
    pub from: DateTime<Utc>,
    /// Where it ends.
    pub to: DateTime<Utc>,
    /// Where it is now.
    pub at: DateTime<Utc>,
    /// In words.
    pub about: &'static str,
}

/// Moves the clock, one move at a time.
pub struct Clockwork {
    world: World,
    clock: Arc<ShiftedClock>,
    running: Running,
    store: Store,
    queue: Queue,
    club: Club,
    journey: watch::Sender<Option<Journey>>,
    turn: Mutex<()>,
}

/// Where a person stands with the bot.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// Their zone.
    pub zone: Tz,
    /// When their message comes.
    pub reminder_at: ReminderTime,
    /// Whether messages are off.
    pub is_off: bool,
}

impl Clockwork {
    /// A clockwork for a bot that runs.
    #[must_use]
    pub fn new(world: World, clock: Arc<ShiftedClock>, running: Running, store: Store, queue: Queue, club: Club) -> Self {
        Self { world, clock, running, store, queue, club, journey: watch::channel(None).0, turn: Mutex::new(()) }
    }

    /// The move that is under way, and each step of it.
    #[must_use]
    pub fn journey(&self) -> watch::Receiver<Option<Journey>> {
        self.journey.subscribe()
    }

    /// Whether the club still lives the time before anybody at the page takes part.
    #[must_use]
    pub fn is_opening(&self) -> bool {
        self.journey.borrow().as_ref().is_some_and(|journey| journey.about == PAST)
    }

    /// What the bot knows of a person; none if they have not joined.
    ///
    /// # Errors
    /// A failure of the bot's store.
    pub async fn known(&self, user: UserId) -> Result<Option<Known>, StoreError> {
        let Ok(user) = i64::try_from(user.0) else { return Ok(None) };
        let member = self.store.read().await?.member_by_user(theirs::UserId::new(user)).await?;
        Ok(member.map(|member| Known {
            zone: member.zone,
            reminder_at: member.reminder_at,
            is_off: member.ladder == LadderState::Off,
        }))
    }

    /// What the bot will do next by itself.
    ///
    /// # Errors
    /// What the database says.
    pub async fn upcoming(&self) -> Result<Vec<Upcoming>, sqlx::Error> {
        self.queue.next().await
    }

    /// Waits until the bot is at the gateway.
    pub async fn connected(&self) {
        self.world.wait_until(World::gateway_connected).await;
        self.settle().await;
    }

    /// The club is set up, its members join, and they live until `opens`. What was done before is not done again.
    ///
    /// # Errors
    /// What the bot answered instead.
    pub async fn open_club(&self, opens: DateTime<Utc>) -> Result<(), RehearsalError> {
        let _turn = self.turn.lock().await;
        let now = self.clock.now();
        self.journey.send_replace(Some(Journey { from: now, to: opens, at: now, about: PAST }));
        self.club.set_up().await?;
        self.club.add_groups().await?;
        for person in self.club.cast().people {
            let (Some(life), Some(user)) = (&person.life, self.club.person(person.username)) else { continue };
            let mut tries = 1;
            while self.known(user).await?.is_none() {
                match self.club.join(person, life).await {
                    Err(error) if tries >= TRIES_MAX => return Err(error.into()),
                    Err(error) => tracing::info!(%error, "once more"),
                    Ok(()) => {}
                }
                tries += 1;
            }
            self.club.join_group(person, life).await?;
        }
        self.travel(opens, PAST).await;
        Ok(())
    }

    /// Moves the clock for a person. `false`: it is being moved already.
    ///
    /// # Errors
    /// A failure of the bot's store.
    pub async fn start(self: &Arc<Self>, how: Move, user: UserId) -> Result<bool, StoreError> {
        let now = self.clock.now();
        let (to, about) = match how {
            Move::Hour => (now + TimeDelta::hours(1), "an hour"),
            Move::Morning => (self.next_morning(user, now).await?, "to the next morning"),
            Move::Week => (now + TimeDelta::days(7), "a week"),
        };
        let journey = Journey { from: now, to, at: now, about };
        let is_free = self.journey.send_if_modified(|known| {
            let is_free = known.is_none();
            known.get_or_insert(journey);
            is_free
        });
        if !is_free {
            return Ok(false);
        }
        let this = self.clone();
        tokio::spawn(async move {
            let _turn = this.turn.lock().await;
            this.travel(to, about).await;
        });
        Ok(true)
    }

    async fn next_morning(&self, user: UserId, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let known = self.known(user).await?;
        let zone = known.map_or(club::ZONE, |known| known.zone);
        let usual = chrono::NaiveTime::from_hms_opt(MORNING.0.into(), MORNING.1.into(), 0).unwrap_or_default();
        let time = known.map_or(usual, |known| known.reminder_at.to_time());
        let today = wall_clock::reading(now, zone).date();
        let mornings = today.iter_days().take(4).filter_map(|date| wall_clock::resolve(date, time, zone));
        let after = mornings.map(|at| at + AFTER_REMINDER).find(|at| *at > now);
        Ok(after.unwrap_or(now + TimeDelta::days(1)))
    }

    /// Lets the members do what is due by now, while the clock goes by itself.
    pub async fn beat(&self) {
        let Ok(_turn) = self.turn.try_lock() else { return };
        self.live().await;
    }

    async fn live(&self) {
        while let Some(act) = self.club.next_act().filter(|act| act.at <= self.clock.now()) {
            if let Err(error) = self.club.carry_out(&act).await {
                tracing::warn!(%error, "a member of the club could not do what they wanted");
                return;
            }
        }
    }

    /// Steps from one thing that is due to the next.
    async fn travel(&self, to: DateTime<Utc>, about: &'static str) {
        let from = self.clock.now();
        loop {
            self.settle().await;
            self.live().await;
            self.settle().await;
            let now = self.clock.now();
            self.journey.send_replace(Some(Journey { from, to, at: now, about }));
            if now >= to {
                break;
            }
            let due = self.next_due().await.into_iter().chain(self.club.next_act().map(|act| act.at)).min();
            let next = due.unwrap_or(to).max(now + TimeDelta::seconds(1)).min(to);
            self.clock.advance(next - now);
            self.running.bell.ring();
        }
        self.world.clock_moved();
        self.journey.send_replace(None);
    }

    async fn next_due(&self) -> Option<DateTime<Utc>> {
        let asked = async { self.store.read().await?.next_run_at().await };
        asked.await.unwrap_or_else(|error: StoreError| {
            tracing::warn!(%error, "the queue could not be read");
            None
        })
    }

    /// Waits until nothing is under way: no job, no handler, no request, no answer outstanding.
    async fn settle(&self) {
        let rest = async {
            let mut changed = self.world.changed();
            loop {
                let quieter = self.running.bell.quieter();
                tokio::pin!(quieter);
                quieter.as_mut().enable();
                changed.mark_unchanged();
                if self.running.is_idle(self.clock.now()) && self.world.in_flight() == 0 && self.world.unanswered() == 0 {
                    return;
                }
                // Requests end in the bot after the stand-in has answered, of which nobody tells: hence the last arm.
                tokio::select! {
                    () = &mut quieter => {}
                    changed = changed.changed() => if changed.is_err() { return },
                    () = tokio::time::sleep(LOOK) => {}
                }
            }
        };
        if tokio::time::timeout(STEP_WAIT, rest).await.is_err() {
            tracing::warn!("something takes long; the clock goes on without it");
        }
    }
}
