//! Table `invite`: who asked whom to do a session at the same time, and what was answered; and whether a member takes such invitations.

use sqlx::FromRow;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{Record, StoreError, Tx};
use crate::domain::calendar::Instant;
use crate::domain::ids::{InviteId, LetterId, MemberId, OccurrenceId};
use crate::domain::together::{InviteState, Side};

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invite {
    /// Its number, carried by its buttons.
    pub id: InviteId,
    /// Who made it.
    pub from: MemberId,
    /// Who was invited.
    pub to: MemberId,
    /// The inviter's session.
    pub occurrence: OccurrenceId,
    /// Where it stands.
    pub state: InviteState,
    /// When the session is to be done.
    pub at: Instant,
    /// The other time that the invited one named, taken or not.
    pub other_at: Option<Instant>,
    /// When it was made.
    pub made_at: Instant,
    /// When it came to stand where it stands.
    pub changed_at: Instant,
    /// The letter that it stands under, if it goes with one.
    pub letter: Option<LetterId>,
    /// When the invited one got it, with a letter or by itself: without it, they did not as far as is known.
    pub told_at: Option<Instant>,
}

impl Invite {
    /// On which side a member is; none for anybody else.
    #[must_use]
    pub fn side_of(&self, member: MemberId) -> Option<Side> {
        if self.from == member {
            Some(Side::From)
        } else if self.to == member {
            Some(Side::To)
        } else {
            None
        }
    }

    /// The time that is spoken of now: the other one while it waits for its answer.
    #[must_use]
    pub fn spoken_of_at(&self) -> Instant {
        match self.state {
            InviteState::OtherTime => self.other_at.unwrap_or(self.at),
            _ => self.at,
        }
    }
}

macro_rules! columns {
    () => {
        "invite.id, invite.from_member_id, invite.to_member_id, invite.occurrence_id, invite.state, invite.at_ms, invite.other_at_ms, \
         invite.made_at_ms, invite.changed_at_ms, invite.letter_id, coalesce(invite.told_at_ms, letter.delivered_at_ms) as told_at_ms \
         from invite left join letter on letter.id = invite.letter_id"
    };
}

sql! {
    INSERT, 5, "insert into invite (from_member_id, to_member_id, occurrence_id, state, at_ms, made_at_ms, changed_at_ms) \
         values ($1, $2, $3, 'sent', $4, $5, $5) returning id";
    BY_ID, 1, concat!("select ", columns!(), " where invite.id = $1");
    FROM, 2, concat!("select ", columns!(), " where invite.from_member_id = $1 and invite.at_ms >= $2 order by invite.id");
    TO, 2, concat!("select ", columns!(), " where invite.to_member_id = $1 and invite.at_ms >= $2 order by invite.id");
    OF_LETTER, 1, concat!("select ", columns!(), " where invite.letter_id = $1 order by invite.id");
    MOVE, 6, "update invite set state = $3, at_ms = $4, other_at_ms = $5, changed_at_ms = $6 where id = $1 and state = $2";
    PUT_UNDER, 2, "update invite set letter_id = $2 where id = $1 and told_at_ms is null";
    TOLD, 2, "update invite set told_at_ms = $2 where id = $1";
    PRUNE, 1, "delete from invite where at_ms < $1";
    TAKES, 1, "select takes_invites from member where id = $1";
    SET_TAKES, 2, "update member set takes_invites = $2 where id = $1";
}

#[derive(Debug, FromRow)]
struct InviteRow {
    id: i64,
    from_member_id: i64,
    to_member_id: i64,
    occurrence_id: i64,
    state: String,
    at_ms: i64,
    other_at_ms: Option<i64>,
    made_at_ms: i64,
    changed_at_ms: i64,
    letter_id: Option<i64>,
    told_at_ms: Option<i64>,
}

impl Record for InviteRow {
    type Meaning = Invite;

    fn read(self) -> Result<Invite, StoreError> {
        let row = Reading::of("invite", self.id);
        Ok(Invite {
            id: InviteId::new(self.id),
            from: MemberId::new(self.from_member_id),
            to: MemberId::new(self.to_member_id),
            occurrence: OccurrenceId::new(self.occurrence_id),
            state: row.some("state", InviteState::from_word(&self.state))?,
            at: row.instant("at_ms", self.at_ms)?,
            other_at: row.instant_if("other_at_ms", self.other_at_ms)?,
            made_at: row.instant("made_at_ms", self.made_at_ms)?,
            changed_at: row.instant("changed_at_ms", self.changed_at_ms)?,
            letter: self.letter_id.map(LetterId::new),
            told_at: row.instant_if("told_at_ms", self.told_at_ms)?,
        })
    }
}

impl Tx {
    /// Keeps an invitation to do `occurrence` at `at`.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn insert_invite(
        &mut self,
        (from, to): (MemberId, MemberId),
        occurrence: OccurrenceId,
        at: Instant,
        made_at: Instant,
    ) -> Result<InviteId, StoreError> {
        self.inserted(&INSERT, binds![from, to, occurrence, at, made_at]).await.map(InviteId::new)
    }

    /// An invitation by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn invite(&mut self, id: InviteId) -> Result<Option<Invite>, StoreError> {
        self.one::<InviteRow, 1>(&BY_ID, binds![id]).await
    }

    /// What a member sent, for `since` or later, by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn invites_from(&mut self, member: MemberId, since: Instant) -> Result<Vec<Invite>, StoreError> {
        self.all::<InviteRow, 2>(&FROM, binds![member, since]).await
    }

    /// What a member was invited to, for `since` or later, by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn invites_to(&mut self, member: MemberId, since: Instant) -> Result<Vec<Invite>, StoreError> {
        self.all::<InviteRow, 2>(&TO, binds![member, since]).await
    }

    /// The invitation that stands under a letter.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn invite_of_letter(&mut self, letter: LetterId) -> Result<Option<Invite>, StoreError> {
        self.one::<InviteRow, 1>(&OF_LETTER, binds![letter]).await
    }

    /// Takes an invitation from where `before` has it to where `after` does. False: it stood elsewhere meanwhile, and nothing changed.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn move_invite(&mut self, before: InviteState, after: &Invite) -> Result<bool, StoreError> {
        let binds = binds![after.id, before.as_str(), after.state.as_str(), after.at, after.other_at, after.changed_at];
        Ok(self.affect(&MOVE, binds).await? == 1)
    }

    /// Puts an invitation under a letter, which carries it.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn put_invite_under(&mut self, id: InviteId, letter: LetterId) -> Result<(), StoreError> {
        self.affect(&PUT_UNDER, binds![id, letter]).await.map(|_| ())
    }

    /// Remembers when an invitation reached the invited one by itself.
    ///
    /// # Errors
    /// [`StoreError::Gone`] where it was deleted meanwhile; what the database reports.
    pub async fn set_invite_told(&mut self, id: InviteId, at: Instant) -> Result<(), StoreError> {
        self.affect_row(("invite", id.get()), &TOLD, binds![id, at]).await
    }

    /// Deletes the invitations for before `before`. Says how many.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn prune_invites(&mut self, before: Instant) -> Result<u64, StoreError> {
        self.affect(&PRUNE, binds![before]).await
    }

    /// Whether a member takes invitations.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn takes_invites(&mut self, member: MemberId) -> Result<bool, StoreError> {
        Ok(self.number(&TAKES, binds![member]).await? == Some(1))
    }

    /// Sets that.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn set_takes_invites(&mut self, member: MemberId, takes: bool) -> Result<(), StoreError> {
        self.affect(&SET_TAKES, binds![member, takes]).await.map(|_| ())
    }
}
