//! One thing at a time: a future is driven to its end, dies in a crash, or is slow while life goes on.

use std::future::Future;
use std::pin::pin;

use chrono::TimeDelta;
use second_wind::clock::Clock;
use second_wind::scheduler::tick::{TickSettings, Ticked, tick};

use super::messenger::Signal;
use super::world::World;

/// How many passes over the queue follow one another at one moment, at the most.
const PASSES_MAX: usize = 200;

impl World {
    /// Drives `work` to its end. `None`: the bot died in the middle of it.
    pub(super) async fn drive<T>(&mut self, is_tick: bool, work: impl Future<Output = T>) -> Option<T> {
        let mut work = pin!(work);
        let discord = self.discord.clone();
        loop {
            tokio::select! {
                biased;
                done = &mut work => return Some(done),
                () = discord.signalled.notified() => match discord.take_signal() {
                    Some(Signal::Crash) => return None,
                    Some(Signal::Slow) => {
                        let until = self.clock.next_wake_up().unwrap_or_else(|| self.clock.now());
                        if is_tick {
                            Box::pin(self.life_goes_on(until)).await;
                        }
                        self.clock.set(until);
                    }
                    None => {}
                },
            }
        }
    }

    /// Everything that is due now: passes over the queue until nothing is claimed. A crash ends it, and the bot starts again.
    pub(super) async fn work_off(&mut self) -> Result<(), String> {
        for _ in 0..PASSES_MAX {
            let app = self.app.clone();
            let Some(ticked) = self.drive(true, async move { tick(&app, TickSettings { parallel: 1 }).await }).await else {
                return self.rise_again().await;
            };
            let ticked: Ticked = ticked.map_err(|error| format!("a pass failed: {error}"))?;
            if ticked.rescued > 0 {
                self.note(&format!("rescued {}", ticked.rescued));
            }
            if ticked.claimed == 0 {
                return Ok(());
            }
            self.look_at_what_was_shown().await?;
        }
        Err(format!("the queue at {} does not come to rest in {PASSES_MAX} passes", self.clock.now()))
    }

    /// The bot starts again after a crash: seconds or minutes later, with the store opened anew and the boards woken, as at a
    /// connection to the gateway.
    pub(super) async fn rise_again(&mut self) -> Result<(), String> {
        let pause = TimeDelta::seconds(1 + i64::try_from(self.dice.below(400)).unwrap_or(0));
        self.note(&format!("crash, back in {} s", pause.num_seconds()));
        self.crashes += 1;
        self.look_at_what_was_shown().await?;
        self.clock.set(self.clock.now() + pause);
        self.reopen().await?;
        self.app.wake_boards().await.map_err(|error| format!("the boards do not wake: {error}"))
    }
}
