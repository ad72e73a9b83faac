//! Table `member`: who has consented, how to reach them and where they stand on the ladder.

use chrono::NaiveDate;
use chrono_tz::Tz;
use sqlx::FromRow;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{Record, StoreError, Tx};
use crate::domain::calendar::{Instant, QuietHours, ReminderTime, Week};
use crate::domain::ids::{ChannelId, MemberId, UserId};
use crate::domain::ladder::LadderState;
use crate::domain::member::{Delivery, Member, Units};
use crate::domain::session::SelfWord;

/// A member who has just consented: a [`Member`] without a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMember {
    /// The person on Discord.
    pub user: UserId,
    /// When they joined, which is also when they consented.
    pub joined_at: Instant,
    /// Which wording of the consent they saw.
    pub consent_version: i64,
    /// Their time zone.
    pub zone: Tz,
    /// When the daily reminder comes.
    pub reminder_at: ReminderTime,
    /// When no message comes.
    pub quiet: QuietHours,
    /// Their language, as a tag of the prompts.
    pub locale: String,
    /// Their DM channel, if it is open already.
    pub dm_channel: Option<ChannelId>,
    /// Whether the DM takes messages.
    pub delivery: Delivery,
    /// Where they stand on the ladder.
    pub ladder: LadderState,
    /// The local date on which that state began.
    pub ladder_since: NaiveDate,
    /// The last sign of life.
    pub last_sign_at: Instant,
}

/// What the ladder remembers beside its state (`2-behaviour` §4.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LadderExtras {
    /// The local date on which they last became away.
    pub last_away_on: Option<NaiveDate>,
    /// How many of the next credits count double.
    pub boosts_left: u8,
}

/// A member's chapter of kept weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Chapter {
    /// Its first week; none while it is the first chapter.
    pub from: Option<Week>,
    /// Since which local date the question is due whether to open a fresh one.
    pub due_on: Option<NaiveDate>,
}

macro_rules! columns {
    () => {
        "id, user_id, joined_at_ms, consent_version, zone, reminder_at, evening_at, quiet_from, quiet_until, locale, units, self_word, \
         dm_channel_id, delivery, ladder, ladder_since_on, last_sign_at_ms"
    };
}

sql! {
    INSERT, 13, "insert into member (user_id, joined_at_ms, consent_version, zone, reminder_at, quiet_from, quiet_until, locale, \
         dm_channel_id, delivery, ladder, ladder_since_on, last_sign_at_ms) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id";
    BY_ID, 1, concat!("select ", columns!(), " from member where id = $1");
    BY_USER, 1, concat!("select ", columns!(), " from member where user_id = $1");
    UPDATE, 17, "update member set user_id = $2, joined_at_ms = $3, consent_version = $4, zone = $5, reminder_at = $6, quiet_from = $7, \
         quiet_until = $8, locale = $9, dm_channel_id = $10, delivery = $11, ladder = $12, ladder_since_on = $13, \
         last_sign_at_ms = $14, evening_at = $15, units = $16, self_word = $17 where id = $1";
    LOCK, 1, "select id from member where id = $1", "select id from member where id = $1 for update";
    EXTRAS, 1, "select last_away_on, boosts_left from member where id = $1";
    CHAPTER, 1, "select chapter_from_week, chapter_due_on from member where id = $1";
    SET_CHAPTER, 3, "update member set chapter_from_week = $2, chapter_due_on = $3 where id = $1";
    SET_EXTRAS, 3, "update member set last_away_on = $2, boosts_left = $3 where id = $1";
    DISTRUST, 1, "update member set trusted_user_id = null, trusted_asked_at_ms = null, trusted_accepted_at_ms = null \
         where trusted_user_id = (select user_id from member where id = $1)";
    DELETE, 1, "delete from member where id = $1";
    COUNT, 0, "select count(*) from member";
}

#[derive(Debug, FromRow)]
struct MemberRow {
    id: i64,
    user_id: i64,
    joined_at_ms: i64,
    consent_version: i64,
    zone: String,
    reminder_at: String,
    evening_at: Option<String>,
    quiet_from: String,
    quiet_until: String,
    locale: String,
    units: String,
    self_word: Option<String>,
    dm_channel_id: Option<i64>,
    delivery: String,
    ladder: String,
    ladder_since_on: String,
    last_sign_at_ms: i64,
}

/// The word for it in the schema.
const fn delivery_word(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::Open => "open",
        Delivery::Closed => "closed",
    }
}

fn delivery_of(word: &str) -> Option<Delivery> {
    [Delivery::Open, Delivery::Closed].into_iter().find(|delivery| delivery_word(*delivery) == word)
}

impl Record for MemberRow {
    type Meaning = Member;

    fn read(self) -> Result<Member, StoreError> {
        let row = Reading::of("member", self.id);
        Ok(Member {
            id: MemberId::new(self.id),
            user: UserId::new(self.user_id),
            joined_at: row.instant("joined_at_ms", self.joined_at_ms)?,
            consent_version: self.consent_version,
            zone: row.parse("zone", &self.zone)?,
            reminder_at: row.parse("reminder_at", &self.reminder_at)?,
            evening_at: row.parse_if("evening_at", self.evening_at.as_deref())?,
            quiet: QuietHours {
                from: row.parse("quiet_from", &self.quiet_from)?,
                until: row.parse("quiet_until", &self.quiet_until)?,
            },
            locale: self.locale,
            units: row.some("units", Units::from_word(&self.units))?,
            self_word: self.self_word.map(|word| row.some("self_word", SelfWord::parse(&word).ok())).transpose()?,
            dm_channel: self.dm_channel_id.map(ChannelId::new),
            delivery: row.some("delivery", delivery_of(&self.delivery))?,
            ladder: row.some("ladder", LadderState::from_word(&self.ladder))?,
            ladder_since: row.parse("ladder_since_on", &self.ladder_since_on)?,
            last_sign_at: row.instant("last_sign_at_ms", self.last_sign_at_ms)?,
        })
    }
}

impl Tx {
    /// Keeps a new member and gives them their number.
    ///
    /// # Errors
    /// [`Rule::OneMemberPerUser`](super::Rule::OneMemberPerUser) where the person is a member already; what the database reports.
    pub async fn insert_member(&mut self, new: &NewMember) -> Result<MemberId, StoreError> {
        let binds = binds![
            new.user,
            new.joined_at,
            new.consent_version,
            new.zone,
            new.reminder_at,
            new.quiet.from,
            new.quiet.until,
            new.locale.as_str(),
            new.dm_channel,
            delivery_word(new.delivery),
            new.ladder.as_str(),
            new.ladder_since,
            new.last_sign_at,
        ];
        self.inserted(&INSERT, binds).await.map(MemberId::new)
    }

    /// A member by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn member(&mut self, id: MemberId) -> Result<Option<Member>, StoreError> {
        self.one::<MemberRow, 1>(&BY_ID, binds![id]).await
    }

    /// A member by the person on Discord.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn member_by_user(&mut self, user: UserId) -> Result<Option<Member>, StoreError> {
        self.one::<MemberRow, 1>(&BY_USER, binds![user]).await
    }

    /// Writes back everything that a [`Member`] holds.
    ///
    /// # Errors
    /// [`StoreError::Gone`] where the member was deleted meanwhile; what the database reports.
    pub async fn update_member(&mut self, member: &Member) -> Result<(), StoreError> {
        let binds = binds![
            member.id,
            member.user,
            member.joined_at,
            member.consent_version,
            member.zone,
            member.reminder_at,
            member.quiet.from,
            member.quiet.until,
            member.locale.as_str(),
            member.dm_channel,
            delivery_word(member.delivery),
            member.ladder.as_str(),
            member.ladder_since,
            member.last_sign_at,
            member.evening_at,
            member.units.as_str(),
            member.self_word.as_ref().map(SelfWord::as_str),
        ];
        self.affect_row(("member", member.id.get()), &UPDATE, binds).await
    }

    /// Keeps everyone else who calls this for the same member waiting until this transaction ends, and says whether the member
    /// exists. On SQLite a transaction that writes is alone anyway. For whoever reads, decides and then writes.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn lock_member(&mut self, id: MemberId) -> Result<bool, StoreError> {
        Ok(self.number(&LOCK, binds![id]).await?.is_some())
    }

    /// What the ladder remembers of a member; nothing where there is no such member.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn ladder_extras(&mut self, id: MemberId) -> Result<LadderExtras, StoreError> {
        let Some((away_on, boosts_left)) = self.row::<(Option<String>, i64), 1>(&EXTRAS, binds![id]).await? else {
            return Ok(LadderExtras::default());
        };
        let row = Reading::of("member", id.get());
        Ok(LadderExtras {
            last_away_on: row.parse_if("last_away_on", away_on.as_deref())?,
            boosts_left: row.number("boosts_left", boosts_left)?,
        })
    }

    /// Writes back what the ladder remembers; at most three boosts.
    ///
    /// # Errors
    /// [`StoreError::Gone`] where the member was deleted meanwhile; what the database reports.
    pub async fn set_ladder_extras(&mut self, id: MemberId, extras: LadderExtras) -> Result<(), StoreError> {
        self.affect_row(("member", id.get()), &SET_EXTRAS, binds![id, extras.last_away_on, extras.boosts_left]).await
    }

    /// A member's chapter.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn chapter(&mut self, id: MemberId) -> Result<Chapter, StoreError> {
        let found = self.row::<(Option<String>, Option<String>), 1>(&CHAPTER, binds![id]).await?;
        let Some((from, due_on)) = found else { return Ok(Chapter::default()) };
        let row = Reading::of("member", id.get());
        Ok(Chapter {
            from: row.parse_if("chapter_from_week", from.as_deref())?,
            due_on: row.parse_if("chapter_due_on", due_on.as_deref())?,
        })
    }

    /// Writes back a member's chapter.
    ///
    /// # Errors
    /// [`StoreError::Gone`] where the member was deleted meanwhile; what the database reports.
    pub async fn set_chapter(&mut self, id: MemberId, chapter: Chapter) -> Result<(), StoreError> {
        self.affect_row(("member", id.get()), &SET_CHAPTER, binds![id, chapter.from, chapter.due_on]).await
    }

    /// Deletes a member and every row about them; no row names them afterwards. Ask for [`Store::forget`](super::Store::forget)
    /// once it is committed.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn delete_member(&mut self, id: MemberId) -> Result<(), StoreError> {
        self.affect(&DISTRUST, binds![id]).await?;
        self.delete_reports_of(id).await?;
        self.affect(&DELETE, binds![id]).await.map(|_| ())
    }

    /// How many members there are.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn members_count(&mut self) -> Result<i64, StoreError> {
        Ok(self.number(&COUNT, []).await?.unwrap_or(0))
    }
}
