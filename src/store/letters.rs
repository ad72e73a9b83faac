//! Tables `letter` and `letter_part`: the messages that the coach began by itself, one a member, local date and slot.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{Record, StoreError, Tx};
use crate::domain::calendar::Instant;
use crate::domain::ids::{ChannelId, LetterId, MemberId, MessageId, OccurrenceId};

/// Which of a day's letters it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The one unasked DM of the day.
    Day,
    /// The evening's, for those who chose it.
    Evening,
    /// One that the member asked for.
    Asked,
}

impl Slot {
    /// Every slot.
    pub const ALL: [Self; 3] = [Self::Day, Self::Evening, Self::Asked];

    /// The word in the schema.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Evening => "evening",
            Self::Asked => "asked",
        }
    }

    /// Reads [`Self::as_str`] back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|slot| slot.as_str() == word)
    }
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its number, carried by its buttons.
    pub id: LetterId,
    /// Whom it is to.
    pub member: MemberId,
    /// Their local date.
    pub date: NaiveDate,
    /// Which of the day's letters it is.
    pub slot: Slot,
    /// The message it was made from, by its name in the catalogue.
    pub template: String,
    /// When it was composed.
    pub composed_at: Instant,
    /// Where it was delivered.
    pub channel: Option<ChannelId>,
    /// The message that it is on Discord.
    pub message: Option<MessageId>,
    /// When it was delivered: without it, it was not sent as far as is known.
    pub delivered_at: Option<Instant>,
}

macro_rules! columns {
    () => {
        "letter.id, letter.member_id, letter.local_date, letter.slot, letter.template, letter.composed_at_ms, letter.channel_id, \
         letter.message_id, letter.delivered_at_ms"
    };
}

sql! {
    BY_SLOT, 3, concat!("select ", columns!(), " from letter where letter.member_id = $1 and letter.local_date = $2 and letter.slot = $3");
    INSERT, 5, "insert into letter (member_id, local_date, slot, template, composed_at_ms) values ($1, $2, $3, $4, $5) \
         on conflict (member_id, local_date, slot) do nothing returning id";
    BY_ID, 1, concat!("select ", columns!(), " from letter where letter.id = $1");
    DELIVERED, 4, "update letter set channel_id = $2, message_id = $3, delivered_at_ms = $4 where id = $1";
    DELETE, 1, "delete from letter where id = $1";
    SINCE, 2, concat!("select ", columns!(), " from letter where letter.member_id = $1 and letter.delivered_at_ms >= $2 order by letter.id");
    CLEAR_PARTS, 1, "delete from letter_part where letter_id = $1";
    ADD_PART, 3, "insert into letter_part (letter_id, place, occurrence_id) values ($1, $2, $3)";
    PARTS, 1, "select occurrence_id from letter_part where letter_id = $1 order by place";
    ALL_OF_OCCURRENCE, 1, concat!("select ", columns!(), " from letter_part join letter on letter.id = letter_part.letter_id \
         where letter_part.occurrence_id = $1 and letter.delivered_at_ms is not null order by letter.id desc");
    OF_OCCURRENCE, 1, concat!("select ", columns!(), " from letter_part join letter on letter.id = letter_part.letter_id \
         where letter_part.occurrence_id = $1 and letter.delivered_at_ms is not null order by letter.id desc limit 1");
}

#[derive(Debug, FromRow)]
struct LetterRow {
    id: i64,
    member_id: i64,
    local_date: String,
    slot: String,
    template: String,
    composed_at_ms: i64,
    channel_id: Option<i64>,
    message_id: Option<i64>,
    delivered_at_ms: Option<i64>,
}

impl Record for LetterRow {
    type Meaning = Letter;

    fn read(self) -> Result<Letter, StoreError> {
        let row = Reading::of("letter", self.id);
        Ok(Letter {
            id: LetterId::new(self.id),
            member: MemberId::new(self.member_id),
            date: row.parse("local_date", &self.local_date)?,
            slot: row.some("slot", Slot::from_word(&self.slot))?,
            template: self.template,
            composed_at: row.instant("composed_at_ms", self.composed_at_ms)?,
            channel: self.channel_id.map(ChannelId::new),
            message: self.message_id.map(MessageId::new),
            delivered_at: row.instant_if("delivered_at_ms", self.delivered_at_ms)?,
        })
    }
}

impl Tx {
    /// Takes a slot of a member's day; none where it is taken. Of two who compose at once, one gets it.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn insert_letter(
        &mut self,
        member: MemberId,
        date: NaiveDate,
        slot: Slot,
        template: &str,
        composed_at: Instant,
    ) -> Result<Option<LetterId>, StoreError> {
        if self.letter_for(member, date, slot).await?.is_some() {
            return Ok(None);
        }
        let id = self.number(&INSERT, binds![member, date, slot.as_str(), template, composed_at]).await?;
        Ok(id.map(LetterId::new))
    }

    /// The letter in a slot of a member's day.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn letter_for(&mut self, member: MemberId, date: NaiveDate, slot: Slot) -> Result<Option<Letter>, StoreError> {
        self.one::<LetterRow, 3>(&BY_SLOT, binds![member, date, slot.as_str()]).await
    }

    /// A letter by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn letter(&mut self, id: LetterId) -> Result<Option<Letter>, StoreError> {
        self.one::<LetterRow, 1>(&BY_ID, binds![id]).await
    }

    /// Says which occurrences a letter names, in their order.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn set_letter_parts(&mut self, id: LetterId, occurrences: &[OccurrenceId]) -> Result<(), StoreError> {
        self.affect(&CLEAR_PARTS, binds![id]).await?;
        for (place, occurrence) in (0_i64..).zip(occurrences) {
            self.affect(&ADD_PART, binds![id, place, *occurrence]).await?;
        }
        Ok(())
    }

    /// The occurrences a letter names, in their order.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn letter_parts(&mut self, id: LetterId) -> Result<Vec<OccurrenceId>, StoreError> {
        let rows = self.rows::<(i64,), 1>(&PARTS, binds![id]).await?;
        Ok(rows.into_iter().map(|(occurrence,)| OccurrenceId::new(occurrence)).collect())
    }

    /// Remembers as what message, where and when a letter was delivered.
    ///
    /// # Errors
    /// [`StoreError::Gone`] where it was deleted meanwhile; what the database reports.
    pub async fn set_letter_delivered(
        &mut self,
        id: LetterId,
        channel: ChannelId,
        message: MessageId,
        at: Instant,
    ) -> Result<(), StoreError> {
        self.affect_row(("letter", id.get()), &DELIVERED, binds![id, channel, message, at]).await
    }

    /// Gives a slot back.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn delete_letter(&mut self, id: LetterId) -> Result<(), StoreError> {
        self.affect(&DELETE, binds![id]).await.map(|_| ())
    }

    /// The letters delivered to a member at `at` or later, by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn letters_since(&mut self, member: MemberId, at: Instant) -> Result<Vec<Letter>, StoreError> {
        self.all::<LetterRow, 2>(&SINCE, binds![member, at]).await
    }

    /// The latest delivered letter that names an occurrence.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn letter_of_occurrence(&mut self, occurrence: OccurrenceId) -> Result<Option<Letter>, StoreError> {
        self.one::<LetterRow, 1>(&OF_OCCURRENCE, binds![occurrence]).await
    }

    /// Every delivered letter that names an occurrence, the latest first: the morning's and the evening's.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn letters_of_occurrence(&mut self, occurrence: OccurrenceId) -> Result<Vec<Letter>, StoreError> {
        self.all::<LetterRow, 1>(&ALL_OF_OCCURRENCE, binds![occurrence]).await
    }
}
