//! What was due and what became of it. Due is what the plan in the database says of a member's day; sent is what the stand-in saw
//! arrive; the reason is what the job's row says. The bot is not asked.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use second_wind::app::facts::PlanFacts;
use second_wind::app::jobs::JobKind;
use second_wind::domain::ids::{MemberId, OccurrenceId, UserId as DomainUser};
use second_wind::domain::member::{Delivery, Member};
use second_wind::domain::reminder::is_reminded_of;
use second_wind::domain::wall_clock;
use second_wind::store::jobs::JobState;
use second_wind::store::{Store, Tx};

use super::CampaignError;
use crate::discord::UserId;

/// What counts as on time.
const ON_TIME: TimeDelta = TimeDelta::seconds(60);
/// What counts as late and no more as too late (`docs/delivery.md`).
const LATE: TimeDelta = TimeDelta::hours(3);

/// The sums.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    /// Days of members on which a reminder was due.
    pub due: u64,
    /// Delivered within a minute of its time.
    pub on_time: u64,
    /// Delivered within three hours of its time.
    pub late: u64,
    /// Delivered at another time, because the machine's clock was wrong.
    pub by_wrong_clock: u64,
    /// Not delivered, by the reason that is recorded.
    pub with_reason: BTreeMap<String, u64>,
    /// Neither delivered nor recorded.
    pub lost: Vec<String>,
    /// More than one message for one day of a member.
    pub doubled: Vec<String>,
}

/// A message of the day: when it arrived, and the occurrences that it names.
type Arrival = (DateTime<Utc>, BTreeSet<OccurrenceId>);

/// What the stand-in saw.
#[derive(Debug, Default)]
pub struct Ledger {
    sent: BTreeMap<UserId, Vec<Arrival>>,
    /// When the machine's clock was wrong, or the machine asleep: from, until.
    wrong: Vec<(DateTime<Utc>, DateTime<Utc>)>,
    sums: Sums,
}

impl Ledger {
    /// A message of the day arrived in somebody's DM.
    pub fn saw(&mut self, user: UserId, at: DateTime<Utc>, occurrences: BTreeSet<OccurrenceId>) {
        self.sent.entry(user).or_default().push((at, occurrences));
    }

    /// How many messages of the day arrived.
    #[must_use]
    pub fn arrived(&self) -> usize {
        self.sent.values().map(Vec::len).sum()
    }

    /// The machine's clock was wrong meanwhile.
    pub fn clock_was_wrong(&mut self, from: DateTime<Utc>, until: DateTime<Utc>) {
        self.wrong.push((from, until));
    }

    /// Looks at one local date of every member, once it is over.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn look_at(&mut self, store: &Store, people: &[UserId], date: NaiveDate) -> Result<(), CampaignError> {
        let mut tx = store.read().await?;
        for user in people {
            let Some(member) = tx.member_by_user(DomainUser::new(user.0.cast_signed())).await? else {
                return Err(CampaignError::Club(format!("{user} is no member")));
            };
            self.look_at_day(&mut tx, *user, &member, date).await?;
        }
        Ok(())
    }

    async fn look_at_day(&mut self, tx: &mut Tx, user: UserId, member: &Member, date: NaiveDate) -> Result<(), CampaignError> {
        let facts = PlanFacts::load(tx, member, date, date).await.map_err(|error| CampaignError::Club(error.to_string()))?;
        let of_date: BTreeSet<OccurrenceId> = facts.rows.iter().map(|row| row.id).collect();
        let arrived: Vec<DateTime<Utc>> = self
            .sent
            .get(&user)
            .into_iter()
            .flatten()
            .filter(|(_, named)| named.iter().any(|id| of_date.contains(id)))
            .map(|(at, _)| *at)
            .collect();
        let ladder = tx.ladder_days_between(member.id, date, date).await?;
        let is_quiet = ladder.first().is_some_and(|(_, state)| !state.is_reminded());
        let is_due = !is_quiet && facts.planned().iter().any(|one| one.date == date && is_reminded_of(one) && !one.is_rest());
        let who = format!("{user} on {date}");
        if arrived.len() > 1 {
            self.sums.doubled.push(format!("{who}: {arrived:?}"));
        }
        if !is_due {
            return Ok(());
        }
        self.sums.due += 1;
        let due_at = wall_clock::resolve(date, member.reminder_at.to_time(), member.zone);
        match (arrived.first(), due_at) {
            (Some(at), Some(due_at)) => self.count_arrival(&who, *at, due_at),
            _ => {
                let reason = reason_of(tx, member, date).await?;
                match reason {
                    Some(reason) => *self.sums.with_reason.entry(reason).or_default() += 1,
                    None => {
                        let row = row_of(tx, member.id, date).await?;
                        self.sums.lost.push(format!("{who}: {row}; {:?}", ladder.first()));
                    }
                }
            }
        }
        Ok(())
    }

    fn count_arrival(&mut self, who: &str, at: DateTime<Utc>, due_at: DateTime<Utc>) {
        let after = at - due_at;
        let is_wrong =
            self.wrong.iter().any(|(from, until)| (*from..=*until + LATE).contains(&at) || (*from..=*until).contains(&due_at));
        if (TimeDelta::zero()..=ON_TIME).contains(&after) {
            self.sums.on_time += 1;
        } else if (TimeDelta::zero()..=LATE).contains(&after) {
            self.sums.late += 1;
        } else if is_wrong {
            self.sums.by_wrong_clock += 1;
        } else {
            self.sums.lost.push(format!("{who}: it came at {at}, and was due at {due_at}"));
        }
    }

    /// The sums so far.
    #[must_use]
    pub fn sums(&self) -> &Sums {
        &self.sums
    }
}

/// Why nothing was sent on a date, as the database has it.
async fn reason_of(tx: &mut Tx, member: &Member, date: NaiveDate) -> Result<Option<String>, CampaignError> {
    let job = JobKind::Remind(member.id, date);
    let row = tx.job(job.kind(), &job.key()).await?;
    if let Some(row) = row {
        let is_ended = row.state == JobState::Discarded;
        return Ok(row.last_error.filter(|_| is_ended));
    }
    // A closed DM is noted once, at the member, and nothing is planned until it opens.
    Ok((member.delivery == Delivery::Closed).then(|| "the DM is closed".to_owned()))
}

async fn row_of(tx: &mut Tx, member: MemberId, date: NaiveDate) -> Result<String, CampaignError> {
    let job = JobKind::Remind(member, date);
    let row = tx.job(job.kind(), &job.key()).await?;
    Ok(row.map_or_else(
        || "no job".to_owned(),
        |row| format!("{:?} at {}, attempt {}, {:?}", row.state, row.run_at, row.attempt, row.last_error),
    ))
}

/// The date whose last hour has passed everywhere some hours ago.
#[must_use]
pub fn date_to_look_at(now: DateTime<Utc>) -> NaiveDate {
    now.date_naive() - Days::new(2)
}
