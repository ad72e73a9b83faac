//! Table `occurrence`: sessions on local dates, with what became of them. There is no word for one without an answer but `open`.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{Record, StoreError, Tx};
use crate::domain::ids::{MemberId, OccurrenceId, SessionId};
use crate::domain::occurrence::{Occurrence, Outcome, Version};
use crate::domain::session::Kind;

macro_rules! columns {
    () => {
        "id, session_id, member_id, local_date, outcome, version, swapped_kind, moved_to, moved_from, is_extra, was_reminded, is_part"
    };
}

sql! {
    BY_DATE, 2, concat!("select ", columns!(), " from occurrence where session_id = $1 and local_date = $2");
    INSERT, 4, concat!("insert into occurrence (member_id, session_id, local_date, outcome, is_extra, was_reminded) \
         values ($1, $2, $3, 'open', $4, 0) on conflict (session_id, local_date) do nothing returning ", columns!());
    BY_ID, 1, concat!("select ", columns!(), " from occurrence where id = $1");
    BETWEEN, 3, concat!("select ", columns!(), " from occurrence where member_id = $1 and local_date between $2 and $3 \
         order by local_date, id");
    UPDATE, 9, "update occurrence set outcome = $2, version = $3, swapped_kind = $4, moved_to = $5, moved_from = $6, is_extra = $7, \
         was_reminded = $8, is_part = $9 where id = $1";
    DELETE, 1, "delete from occurrence where id = $1";
    REMIND, 1, "update occurrence set was_reminded = 1 where id = $1";
    LAST_CREDITED, 2, "select local_date from occurrence where member_id = $1 and local_date < $2 \
         and outcome in ('done', 'some', 'swapped') order by local_date desc limit 1";
}

/// An outcome as its columns hold it.
#[derive(Debug, Clone, Copy)]
pub(super) struct OutcomeColumns {
    pub(super) outcome: &'static str,
    pub(super) version: Option<&'static str>,
    pub(super) swapped_kind: Option<&'static str>,
    pub(super) moved_to: Option<NaiveDate>,
    pub(super) is_part: bool,
}

impl OutcomeColumns {
    pub(super) const fn of(outcome: Outcome) -> Self {
        let word = match outcome {
            Outcome::Open => "open",
            Outcome::Done(_) => "done",
            Outcome::Some => "some",
            Outcome::Swapped(_) | Outcome::SwappedInPart(_) => "swapped",
            Outcome::Moved(_) => "moved",
            Outcome::Rested => "rested",
            Outcome::LetGo => "let_go",
        };
        let mut columns = Self { outcome: word, version: None, swapped_kind: None, moved_to: None, is_part: false };
        match outcome {
            Outcome::Done(Version::Full) => columns.version = Some("full"),
            Outcome::Done(Version::Small) => columns.version = Some("small"),
            Outcome::Swapped(kind) => columns.swapped_kind = Some(kind.as_str()),
            Outcome::SwappedInPart(kind) => (columns.swapped_kind, columns.is_part) = (Some(kind.as_str()), true),
            Outcome::Moved(date) => columns.moved_to = Some(date),
            Outcome::Open | Outcome::Some | Outcome::Rested | Outcome::LetGo => {}
        }
        columns
    }
}

/// Reads an outcome from its columns.
pub(super) fn outcome(
    row: Reading,
    word: &str,
    version: Option<&str>,
    swapped_kind: Option<&str>,
    moved_to: Option<&str>,
    is_part: i64,
) -> Result<Outcome, StoreError> {
    Ok(match word {
        "open" => Outcome::Open,
        "done" => match version {
            Some("full") => Outcome::Done(Version::Full),
            Some("small") => Outcome::Done(Version::Small),
            _ => return Err(row.bad("version")),
        },
        "some" => Outcome::Some,
        "swapped" => {
            let kind = row.some("swapped_kind", swapped_kind.and_then(Kind::from_word))?;
            if row.flag("is_part", is_part)? { Outcome::SwappedInPart(kind) } else { Outcome::Swapped(kind) }
        }
        "moved" => Outcome::Moved(row.some("moved_to", row.parse_if("moved_to", moved_to)?)?),
        "rested" => Outcome::Rested,
        "let_go" => Outcome::LetGo,
        _ => return Err(row.bad("outcome")),
    })
}

#[derive(Debug, FromRow)]
struct OccurrenceRow {
    id: i64,
    session_id: i64,
    member_id: i64,
    local_date: String,
    outcome: String,
    version: Option<String>,
    swapped_kind: Option<String>,
    moved_to: Option<String>,
    moved_from: Option<String>,
    is_extra: i64,
    was_reminded: i64,
    is_part: i64,
}

impl Record for OccurrenceRow {
    type Meaning = Occurrence;

    fn read(self) -> Result<Occurrence, StoreError> {
        let row = Reading::of("occurrence", self.id);
        Ok(Occurrence {
            id: OccurrenceId::new(self.id),
            session: SessionId::new(self.session_id),
            member: MemberId::new(self.member_id),
            date: row.parse("local_date", &self.local_date)?,
            outcome: outcome(
                row,
                &self.outcome,
                self.version.as_deref(),
                self.swapped_kind.as_deref(),
                self.moved_to.as_deref(),
                self.is_part,
            )?,
            moved_from: row.parse_if("moved_from", self.moved_from.as_deref())?,
            is_extra: row.flag("is_extra", self.is_extra)?,
            was_reminded: row.flag("was_reminded", self.was_reminded)?,
        })
    }
}

impl Tx {
    /// The occurrence of a session on a date: the one there is, as it is, or a new open one.
    ///
    /// # Errors
    /// [`Rule::NamesWhatExists`](super::Rule::NamesWhatExists) where the session is not this member's; what the database reports.
    pub async fn ensure_occurrence(
        &mut self,
        member: MemberId,
        session: SessionId,
        date: NaiveDate,
        is_extra: bool,
    ) -> Result<Occurrence, StoreError> {
        if let Some(known) = self.one::<OccurrenceRow, 2>(&BY_DATE, binds![session, date]).await? {
            return Ok(known);
        }
        if let Some(fresh) = self.one::<OccurrenceRow, 4>(&INSERT, binds![member, session, date, is_extra]).await? {
            return Ok(fresh);
        }
        // Somebody else was quicker and has committed by now.
        let theirs = self.one::<OccurrenceRow, 2>(&BY_DATE, binds![session, date]).await?;
        theirs.ok_or(StoreError::Gone { table: "occurrence", id: session.get() })
    }

    /// An occurrence by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn occurrence(&mut self, id: OccurrenceId) -> Result<Option<Occurrence>, StoreError> {
        self.one::<OccurrenceRow, 1>(&BY_ID, binds![id]).await
    }

    /// A member's occurrences on the dates `from..=until`, by date and then by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn occurrences_between(
        &mut self,
        member: MemberId,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<Vec<Occurrence>, StoreError> {
        self.all::<OccurrenceRow, 3>(&BETWEEN, binds![member, from, until]).await
    }

    /// Writes back what became of an occurrence. Its session, owner and date stay what they are.
    ///
    /// # Errors
    /// [`StoreError::Gone`] where it was deleted meanwhile; what the database reports.
    pub async fn update_occurrence(&mut self, occurrence: &Occurrence) -> Result<(), StoreError> {
        let columns = OutcomeColumns::of(occurrence.outcome);
        let binds = binds![
            occurrence.id,
            columns.outcome,
            columns.version,
            columns.swapped_kind,
            columns.moved_to,
            occurrence.moved_from,
            occurrence.is_extra,
            occurrence.was_reminded,
            columns.is_part,
        ];
        self.affect_row(("occurrence", occurrence.id.get()), &UPDATE, binds).await
    }

    /// Deletes an occurrence with its check-ins.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn delete_occurrence(&mut self, id: OccurrenceId) -> Result<(), StoreError> {
        self.affect(&DELETE, binds![id]).await.map(|_| ())
    }

    /// Remembers that the reminder that named these was delivered.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn mark_reminded(&mut self, ids: &[OccurrenceId]) -> Result<(), StoreError> {
        for id in ids {
            self.affect(&REMIND, binds![*id]).await?;
        }
        Ok(())
    }

    /// The latest date before `before` that holds a credited occurrence.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn last_credited_on(&mut self, member: MemberId, before: NaiveDate) -> Result<Option<NaiveDate>, StoreError> {
        let row = self.row::<(String,), 2>(&LAST_CREDITED, binds![member, before]).await?;
        row.map(|(date,)| Reading::of("occurrence", member.get()).parse("local_date", &date)).transpose()
    }
}
