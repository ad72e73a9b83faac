//! Tables `session` and `session_version`: plans, in versions by local date. An edit closes one version and opens the next, so
//! that a past week reads what was then in force.

use chrono::{NaiveDate, Weekday};
use sqlx::FromRow;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::{Bind, binds};
use super::{Record, StoreError, Tx};
use crate::domain::calendar::{Days, Week};
use crate::domain::ids::{ClubId, MemberId, SessionId};
use crate::domain::recurrence::{EveryWeeks, Recurrence};
use crate::domain::session::{Cue, Kind, RecoveryArea, Session, SessionSpec, Title, Words};

sql! {
    INSERT, 1, "insert into session (member_id) values ($1) returning id";
    PUT_VERSION, 17, "insert into session_version (session_id, valid_from, kind, area, title, minutes, full_words, small_words, days, \
         every_weeks, starts_on, ends_on, cue, fallback_day, is_long, is_hard, is_reminded) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) \
         on conflict (session_id, valid_from) do update set valid_until = null, kind = excluded.kind, area = excluded.area, \
         title = excluded.title, minutes = excluded.minutes, full_words = excluded.full_words, small_words = excluded.small_words, \
         days = excluded.days, every_weeks = excluded.every_weeks, starts_on = excluded.starts_on, ends_on = excluded.ends_on, \
         cue = excluded.cue, fallback_day = excluded.fallback_day, is_long = excluded.is_long, is_hard = excluded.is_hard, \
         is_reminded = excluded.is_reminded";
    DROP_LATER, 2, "delete from session_version where session_id = $1 and valid_from > $2";
    CLOSE_FORMER, 2, "update session_version set valid_until = $2 \
         where session_id = $1 and valid_from < $2 and (valid_until is null or valid_until > $2)";
    END, 2, "update session_version set valid_until = case when valid_from > $2 then valid_from else $2 end \
         where session_id = $1 and valid_until is null";
    REOPEN, 1, "update session_version set valid_until = null where session_id = $1 and valid_until is not null \
         and valid_from = (select max(later.valid_from) from session_version as later where later.session_id = $1)";
    OWNER, 1, "select member_id from session where id = $1";
    OF_MEMBER, 1, "select session.id, session.member_id, session_version.valid_from, session_version.valid_until, \
         session_version.kind, session_version.area, session_version.title, session_version.minutes, session_version.full_words, \
         session_version.small_words, session_version.days, session_version.every_weeks, session_version.starts_on, \
         session_version.ends_on, session_version.cue, session_version.fallback_day, session_version.is_long, \
         session_version.is_hard, session_version.is_reminded \
         from session join session_version on session_version.session_id = session.id \
         where session.member_id = $1 order by session.id, session_version.valid_from";
    IN_CLUB, 3, "select session.id, session.member_id, session_version.valid_from, session_version.valid_until, \
         session_version.kind, session_version.area, session_version.title, session_version.minutes, session_version.full_words, \
         session_version.small_words, session_version.days, session_version.every_weeks, session_version.starts_on, \
         session_version.ends_on, session_version.cue, session_version.fallback_day, session_version.is_long, \
         session_version.is_hard, session_version.is_reminded \
         from club_member join member on member.id = club_member.member_id join session on session.member_id = member.id \
         join session_version on session_version.session_id = session.id \
         where club_member.club_id = $1 and member.ladder not in ('dormant', 'paused', 'off', 'archived') \
         and session_version.valid_from <= $3 and (session_version.valid_until is null or session_version.valid_until > $2) \
         order by session.id, session_version.valid_from";
}

#[derive(Debug, FromRow)]
pub(super) struct VersionRow {
    pub(super) id: i64,
    member_id: i64,
    valid_from: String,
    valid_until: Option<String>,
    kind: String,
    area: Option<String>,
    title: String,
    minutes: i64,
    full_words: Option<String>,
    small_words: Option<String>,
    days: i64,
    every_weeks: i64,
    starts_on: String,
    ends_on: Option<String>,
    cue: Option<String>,
    fallback_day: Option<i64>,
    is_long: i64,
    is_hard: i64,
    is_reminded: i64,
}

impl VersionRow {
    fn recurrence(&self, row: Reading) -> Result<Recurrence, StoreError> {
        let days = Days::from_bits(row.number("days", self.days)?).map_err(|_| row.bad("days"))?;
        let every_weeks = row.number::<u8>("every_weeks", self.every_weeks)?;
        Ok(Recurrence {
            days,
            every_weeks: EveryWeeks::try_from(every_weeks).map_err(|_| row.bad("every_weeks"))?,
            starts_on: row.parse("starts_on", &self.starts_on)?,
            ends_on: row.parse_if("ends_on", self.ends_on.as_deref())?,
        })
    }

    pub(super) fn spec(&self, row: Reading) -> Result<SessionSpec, StoreError> {
        let words = |column: &'static str, text: Option<&String>| {
            text.map(|text| Words::parse(text).map_err(|_| row.bad(column))).transpose()
        };
        let area = self.area.as_deref().map(|word| row.some("area", RecoveryArea::from_word(word))).transpose()?;
        let fallback_day = self.fallback_day.map(|day| row.some("fallback_day", weekday(day))).transpose()?;
        Ok(SessionSpec {
            kind: row.some("kind", Kind::from_word(&self.kind))?,
            area,
            title: Title::parse(&self.title).map_err(|_| row.bad("title"))?,
            minutes: row.number("minutes", self.minutes)?,
            full: words("full_words", self.full_words.as_ref())?,
            small: words("small_words", self.small_words.as_ref())?,
            when: self.recurrence(row)?,
            cue: self.cue.as_deref().map(|cue| Cue::parse(cue).map_err(|_| row.bad("cue"))).transpose()?,
            fallback_day,
            is_long: row.flag("is_long", self.is_long)?,
            is_hard: row.flag("is_hard", self.is_hard)?,
            is_reminded: row.flag("is_reminded", self.is_reminded)?,
        })
    }
}

/// Monday is 0.
fn weekday(number: i64) -> Option<Weekday> {
    u8::try_from(number).ok().and_then(|number| Weekday::try_from(number).ok())
}

impl Record for VersionRow {
    type Meaning = Session;

    fn read(self) -> Result<Session, StoreError> {
        let row = Reading::of("session_version", self.id);
        Ok(Session {
            id: SessionId::new(self.id),
            member: MemberId::new(self.member_id),
            valid_from: row.parse("valid_from", &self.valid_from)?,
            valid_until: row.parse_if("valid_until", self.valid_until.as_deref())?,
            spec: self.spec(row)?,
        })
    }
}

fn version_binds(session: SessionId, spec: &SessionSpec, valid_from: NaiveDate) -> [Bind<'_>; 17] {
    binds![
        session,
        valid_from,
        spec.kind.as_str(),
        spec.area.map(RecoveryArea::as_str),
        spec.title.as_str(),
        spec.minutes,
        spec.full.as_ref().map(Words::as_str),
        spec.small.as_ref().map(Words::as_str),
        spec.when.days.to_bits(),
        spec.when.every_weeks.get(),
        spec.when.starts_on,
        spec.when.ends_on,
        spec.cue.as_ref().map(Cue::as_str),
        spec.fallback_day.map(|day| day.num_days_from_monday()),
        spec.is_long,
        spec.is_hard,
        spec.is_reminded,
    ]
}

impl Tx {
    /// Puts a session into a member's plan, in force from `valid_from`.
    ///
    /// # Errors
    /// [`Rule::InRange`](super::Rule::InRange) where the kind and the area or the small version contradict each other; what the
    /// database reports.
    pub async fn insert_session(
        &mut self,
        member: MemberId,
        spec: &SessionSpec,
        valid_from: NaiveDate,
    ) -> Result<SessionId, StoreError> {
        let session = SessionId::new(self.inserted(&INSERT, binds![member]).await?);
        self.affect(&PUT_VERSION, version_binds(session, spec, valid_from)).await?;
        Ok(session)
    }

    /// All versions of all sessions of a member, by session and then by date.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn sessions_of(&mut self, member: MemberId) -> Result<Vec<Session>, StoreError> {
        self.all::<VersionRow, 1>(&OF_MEMBER, binds![member]).await
    }

    /// Whose session it is.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn session_owner(&mut self, session: SessionId) -> Result<Option<MemberId>, StoreError> {
        Ok(self.number(&OWNER, binds![session]).await?.map(MemberId::new))
    }

    /// Ends a session: its latest version is no longer in force from `until` on. Says whether it was open.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn end_session(&mut self, session: SessionId, until: NaiveDate) -> Result<bool, StoreError> {
        Ok(self.affect(&END, binds![session, until]).await? > 0)
    }

    /// Takes an ending back: the latest version is in force again, without a gap. Says whether it was ended.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn reopen_session(&mut self, session: SessionId) -> Result<bool, StoreError> {
        Ok(self.affect(&REOPEN, binds![session]).await? > 0)
    }

    /// Edits a session from `valid_from` on: the version before is closed there, one of the same day is replaced, and any that
    /// would have begun later is dropped.
    ///
    /// # Errors
    /// As [`Tx::insert_session`].
    pub async fn put_session_version(
        &mut self,
        session: SessionId,
        spec: &SessionSpec,
        valid_from: NaiveDate,
    ) -> Result<(), StoreError> {
        self.affect(&DROP_LATER, binds![session, valid_from]).await?;
        self.affect(&CLOSE_FORMER, binds![session, valid_from]).await?;
        self.affect(&PUT_VERSION, version_binds(session, spec, valid_from)).await.map(|_| ())
    }

    /// What the plans of a club's members hold in a week. Whoever is not there for it is not among them.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn plans_in_club(&mut self, club: ClubId, week: Week) -> Result<Vec<Session>, StoreError> {
        self.all::<VersionRow, 3>(&IN_CLUB, binds![club, week.monday(), week.sunday()]).await
    }
}
