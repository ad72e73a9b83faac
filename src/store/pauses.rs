//! Table `pause`: stretches of dates on which nothing counts.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{StoreError, Tx};
use crate::domain::ids::{GroupId, MemberId};
use crate::domain::pause::{Pause, Scope, Span};

sql! {
    INSERT, 4, "insert into pause (member_id, paused_from, paused_until, kinds) values ($1, $2, $3, $4) returning id";
    END, 2, "update pause set paused_until = $2 where id = $1";
    DELETE, 1, "delete from pause where id = $1";
    DELETE_ALL, 1, "delete from pause where member_id = $1";
    QUESTION, 1, "select asked_on, is_answered from pause where id = $1";
    ASKED, 2, "update pause set asked_on = $2 where id = $1";
    ANSWERED, 1, "update pause set is_answered = 1 where id = $1";
    OF_GROUP, 1, "select pause.member_id, pause.id, pause.paused_from, pause.paused_until, pause.kinds from group_member \
         join pause on pause.member_id = group_member.member_id where group_member.group_id = $1 \
         order by pause.member_id, pause.paused_from, pause.id";
    OF_MEMBER, 1, "select id, paused_from, paused_until, kinds from pause where member_id = $1 order by paused_from, id";
}

/// What is known of the one question about a pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PauseQuestion {
    /// The local date on which it fell due.
    pub asked_on: Option<NaiveDate>,
    /// Whether it was answered.
    pub is_answered: bool,
}

impl Tx {
    /// Keeps a pause.
    ///
    /// # Errors
    /// [`Rule::InRange`](super::Rule::InRange) where it would end before it begins; what the database reports.
    pub async fn insert_pause(&mut self, member: MemberId, span: Span) -> Result<i64, StoreError> {
        self.inserted(&INSERT, binds![member, span.from, span.until, span.scope.as_str()]).await
    }

    /// Lets a pause end: `until` is the first date after it.
    ///
    /// # Errors
    /// [`Rule::InRange`](super::Rule::InRange) where it would end before it begins; what the database reports.
    pub async fn end_pause(&mut self, id: i64, until: NaiveDate) -> Result<(), StoreError> {
        self.affect_row(("pause", id), &END, binds![id, until]).await
    }

    /// Gives a pause its end, or takes it off.
    ///
    /// # Errors
    /// As [`Tx::end_pause`].
    pub async fn put_pause_end(&mut self, id: i64, until: Option<NaiveDate>) -> Result<(), StoreError> {
        self.affect_row(("pause", id), &END, binds![id, until]).await
    }

    /// Takes a pause away.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn delete_pause(&mut self, id: i64) -> Result<(), StoreError> {
        self.affect(&DELETE, binds![id]).await.map(|_| ())
    }

    /// Puts these pauses in the place of all that a member has.
    ///
    /// # Errors
    /// [`Rule::InRange`](super::Rule::InRange) where one would end before it begins; what the database reports.
    pub async fn put_pauses(&mut self, member: MemberId, pauses: &[Span]) -> Result<(), StoreError> {
        self.affect(&DELETE_ALL, binds![member]).await?;
        for span in pauses {
            self.insert_pause(member, *span).await?;
        }
        Ok(())
    }

    /// When the one question about a pause fell due, and whether it was answered.
    ///
    /// # Errors
    /// [`StoreError::Gone`] where there is no such pause; what the database reports.
    pub async fn pause_question(&mut self, id: i64) -> Result<PauseQuestion, StoreError> {
        let found = self.row::<(Option<String>, i64), 1>(&QUESTION, binds![id]).await?;
        let (asked_on, is_answered) = found.ok_or(StoreError::Gone { table: "pause", id })?;
        let row = Reading::of("pause", id);
        Ok(PauseQuestion {
            asked_on: row.parse_if("asked_on", asked_on.as_deref())?,
            is_answered: row.flag("is_answered", is_answered)?,
        })
    }

    /// Notes that the question about a pause fell due.
    ///
    /// # Errors
    /// [`StoreError::Gone`] where there is no such pause; what the database reports.
    pub async fn set_pause_asked(&mut self, id: i64, on: NaiveDate) -> Result<(), StoreError> {
        self.affect_row(("pause", id), &ASKED, binds![id, on]).await
    }

    /// Notes that it was answered: nothing more is asked, and nothing more follows from it.
    ///
    /// # Errors
    /// [`StoreError::Gone`] where there is no such pause; what the database reports.
    pub async fn set_pause_answered(&mut self, id: i64) -> Result<(), StoreError> {
        self.affect_row(("pause", id), &ANSWERED, binds![id]).await
    }

    /// A member's pauses, the first one first.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn pauses_of(&mut self, member: MemberId) -> Result<Vec<Pause>, StoreError> {
        let rows = self.rows::<(i64, String, Option<String>, String), 1>(&OF_MEMBER, binds![member]).await?;
        rows.into_iter().map(|(id, from, until, kinds)| read(id, &from, until.as_deref(), &kinds)).collect()
    }

    /// The pauses of a group's members; who has none is not in it.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn pauses_of_group(&mut self, group: GroupId) -> Result<BTreeMap<MemberId, Vec<Pause>>, StoreError> {
        let rows = self.rows::<(i64, i64, String, Option<String>, String), 1>(&OF_GROUP, binds![group]).await?;
        let mut pauses: BTreeMap<MemberId, Vec<Pause>> = BTreeMap::new();
        for (member, id, from, until, kinds) in rows {
            let pause = read(id, &from, until.as_deref(), &kinds)?;
            pauses.entry(MemberId::new(member)).or_default().push(pause);
        }
        Ok(pauses)
    }
}

fn read(id: i64, from: &str, until: Option<&str>, kinds: &str) -> Result<Pause, StoreError> {
    let row = Reading::of("pause", id);
    Ok(Pause {
        id,
        from: row.parse("paused_from", from)?,
        until: row.parse_if("paused_until", until)?,
        scope: row.some("kinds", Scope::from_word(kinds))?,
    })
}
