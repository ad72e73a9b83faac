//! Making what goes wrong go wrong.

use std::time::Duration;

use chrono::TimeDelta;
use rand::RngExt;
use second_wind::clock::Clock;
use sqlx::{Connection, PgConnection, SqliteConnection};

use super::CampaignError;
use super::drive::{Act, Campaign};
use super::faults::Woe;
use crate::discord::{Fault, Kind, UserId};

/// For how long another program holds the database, in real time.
const HELD: Duration = Duration::from_secs(2);

impl Campaign<'_> {
    fn somebody(&mut self) -> UserId {
        self.club.people[self.chance.random_range(0..self.club.people.len())]
    }

    pub(super) async fn suffer(&mut self, woe: Woe) -> Result<(), CampaignError> {
        if woe != Woe::ClockRight {
            *self.report.faults.entry(woe.name()).or_default() += 1;
        }
        let now = self.clock.now();
        match woe {
            Woe::Request(_, fault) => self.world.faults(|faults| faults.add(fault)),
            Woe::ClosedDm => {
                let user = self.somebody();
                self.world.set_dms_closed(user, true);
                self.plan(user, TimeDelta::hours(30), Act::OpenDm);
            }
            Woe::NoMutualServer => {
                let user = self.somebody();
                let fault = Fault::refuse(Kind::SendMessage, 403, 50278).for_user(user);
                self.world.faults(|faults| faults.add(fault));
                self.plan(user, TimeDelta::hours(54), Act::OpenDm);
            }
            Woe::BoardDeleted => {
                let bot = self.world.bot();
                let board = self.world.messages(self.club.board, bot).into_iter().rfind(|message| message.author == bot);
                if let Some(board) = board {
                    self.world.delete_message(board.id);
                }
            }
            Woe::Gateway(name) => match name {
                "gateway connection drops" => self.world.gateway_drop(),
                "gateway asks to reconnect" => self.world.gateway_reconnect(),
                "gateway session invalid, resumable" => self.world.gateway_invalidate(true),
                "gateway session over" => self.world.gateway_invalidate(false),
                "gateway closed with 4000" => self.world.gateway_close(4000),
                _ => self.world.gateway_close(4014),
            },
            Woe::Outage => {
                let until = now + TimeDelta::days(1);
                self.world.faults(|faults| faults.outage_until(until));
                self.out_until = Some(until);
            }
            Woe::ClockStep(by) => {
                self.skew = by;
                self.wrong_since = Some(now);
                self.set(now).await;
            }
            Woe::ClockRight => {
                self.skew = TimeDelta::zero();
                if let Some(since) = self.wrong_since.take() {
                    self.ledger.clock_was_wrong(since, now);
                }
                self.set(now).await;
            }
            Woe::Suspend => {
                if let Some(process) = &self.process {
                    process.signal("STOP");
                }
                self.set(now + TimeDelta::hours(8)).await;
                if let Some(process) = &self.process {
                    process.signal("CONT");
                }
            }
            Woe::Database => self.hold_the_database().await?,
        }
        Ok(())
    }

    /// Another program holds the SQLite file for some seconds; PostgreSQL cuts every connection, in whatever transaction.
    async fn hold_the_database(&self) -> Result<(), CampaignError> {
        if self.url.starts_with("sqlite:") {
            let mut held = SqliteConnection::connect(&self.url).await?;
            sqlx::query("begin immediate").execute(&mut held).await?;
            tokio::spawn(async move {
                tokio::time::sleep(HELD).await;
                let _ = sqlx::query("rollback").execute(&mut held).await;
            });
            return Ok(());
        }
        let mut cutting = PgConnection::connect(&self.url).await?;
        let cut = "select pg_terminate_backend(pid) from pg_stat_activity \
                   where datname = current_database() and pid <> pg_backend_pid()";
        sqlx::query(cut).execute(&mut cutting).await?;
        cutting.close().await?;
        Ok(())
    }
}
