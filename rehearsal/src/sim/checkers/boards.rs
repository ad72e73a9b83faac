//! Board equals facts: what stands in the channel is what the facts say, after the time that edits are collected for. It names
//! only those who share, and whoever stops is gone within a minute. Lit weeks never fall.

use chrono::TimeDelta;
use chrono_tz::Tz;
use second_wind::app::jobs::JobKind;
use second_wind::app::jobs::board::board_week;
use second_wind::clock::Clock;
use second_wind::domain::board::suspension::Suspension;
use second_wind::domain::calendar::Week;
use second_wind::domain::ids::GroupId;
use second_wind::domain::retry::BOARD_EDIT_OLD_SECS;
use second_wind::store::boards::BoardState;
use second_wind::store::jobs::JobState;

use crate::sim::messenger::is_board;
use crate::sim::world::World;

impl World {
    /// Names at every step; the whole text where `wholly`.
    pub(in crate::sim) async fn check_boards(&mut self, wholly: bool) -> Result<(), String> {
        let now = self.clock.now();
        for nth in 0..self.clubs.len() {
            let Some(group) = self.clubs[nth].group else { continue };
            let hidden: Vec<String> = self
                .people
                .iter()
                .filter(|person| person.club == nth && person.hidden_since.is_some_and(|at| now - at > TimeDelta::minutes(1)))
                .map(|person| person.name.clone())
                .collect();
            // One that somebody deleted by hand is noticed at its next edit.
            let standing = self.discord.latest_board_in(self.clubs[nth].channel).filter(|(_, posted)| !posted.is_gone);
            let text = standing.as_ref().map(|(_, posted)| posted.message.text().to_owned()).unwrap_or_default();
            // Boards of any age: whoever withdrew a name is on none of them.
            let all = self.discord.in_channel(self.clubs[nth].channel);
            let named =
                hidden.into_iter().find(|name| all.iter().any(|(_, posted)| posted.message.text().contains(name.as_str())));
            if named.is_some() && !self.is_board_due(group, TimeDelta::zero()).await? {
                self.object(format!("{} is still named on a board", named.unwrap_or_default()));
            }
            if wholly {
                self.check_board(group, standing.map(|(id, _)| id), &text).await?;
            }
        }
        Ok(())
    }

    /// Whether an edit of the board is waiting for its time, at most `within` from now, or is being tried again.
    async fn is_board_due(&self, group: GroupId, within: TimeDelta) -> Result<bool, String> {
        let mut tx = self.app.store.read().await.map_err(|error| error.to_string())?;
        let job = tx.job("board", &JobKind::Board(group).key()).await.map_err(|error| error.to_string())?;
        Ok(job.is_some_and(|job| {
            let is_soon = job.state == JobState::Scheduled && job.run_at <= self.clock.now() + within;
            is_soon || job.state == JobState::Running || (job.state == JobState::Scheduled && job.attempt > 0)
        }))
    }

    async fn check_board(
        &mut self,
        group: GroupId,
        standing: Option<second_wind::domain::ids::MessageId>,
        text: &str,
    ) -> Result<(), String> {
        let now = self.clock.now();
        let store = |error: second_wind::store::StoreError| error.to_string();
        // Rolled back: looking must not settle a week.
        let mut tx = self.app.store.begin().await.map_err(store)?;
        let Some(group) = tx.group(group).await.map_err(store)? else { return Ok(()) };
        let Some(club) = tx.club(group.club).await.map_err(store)? else { return Ok(()) };
        let (week, _) = board_week(now, club.zone.unwrap_or(Tz::UTC));
        let week = week.max(Week::of(group.created_on));
        let board = tx.board(group.id, week).await.map_err(store)?;
        // One that was taken away twice waits for `/club setup`, also beyond its week.
        let latest = tx.latest_board(group.id).await.map_err(store)?;
        let rests = latest.is_some_and(|board| board.suspended_why == Some(Suspension::TakenAway));
        let lit = tx.group_weeks(group.id).await.map_err(store)?.iter().filter(|week| week.is_lit).count();
        self.app.settle_weeks(&mut tx, &group, now).await.map_err(|error| error.to_string())?;
        let view = self.app.board_view(&mut tx, &group, week).await.map_err(|error| error.to_string())?;
        drop(tx);
        let nth = self.clubs.iter().position(|known| known.group == Some(group.id)).unwrap_or(0);
        if lit < self.lit[nth] {
            self.object(format!("the lit weeks of {} fell from {} to {lit}", group.name, self.lit[nth]));
        }
        self.lit[nth] = lit;
        let expected = self.app.board_text(&club.locale, &group, week, &view);
        let Some(board) = board else {
            if !rests && !self.is_board_due(group.id, TimeDelta::zero()).await? {
                self.object(format!("{} has no board for {week}", group.name));
            }
            return Ok(());
        };
        let (_, next_turn) = board_week(now, club.zone.unwrap_or(Tz::UTC));
        let this_week = self.discord.in_channel(board.channel);
        let this_week = this_week
            .iter()
            .filter(|(_, posted)| is_board(posted) && posted.sent_at >= next_turn - TimeDelta::days(7) + TimeDelta::hours(2))
            .count();
        if this_week > 1 {
            self.object(format!("{} has {this_week} boards for {week}", group.name));
        }
        let is_gone = board.message.is_some_and(|message| Some(message) != standing);
        if board.state != BoardState::Live || is_gone || text == expected {
            return Ok(());
        }
        if !self.is_board_due(group.id, TimeDelta::seconds(BOARD_EDIT_OLD_SECS)).await? {
            let mut tx = self.app.store.read().await.map_err(store)?;
            let job = tx.job("board", &JobKind::Board(group.id).key()).await.map_err(store)?;
            self.object(format!("the board of {} says \"{text}\" and the facts \"{expected}\"; {job:?}", group.name));
        }
        Ok(())
    }
}
