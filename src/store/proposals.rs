//! Table `proposal`: what was proposed below which letter, and what was chosen.

use chrono::{NaiveDate, Weekday};
use sqlx::FromRow;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{Record, StoreError, Tx};
use crate::domain::ids::{LetterId, MemberId, SessionId};
use crate::domain::proposal::Offer;
use crate::domain::season::Season;

/// A proposal that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The letter below which it stands.
    pub letter: LetterId,
    /// Whose it is.
    pub member: MemberId,
    /// The local date.
    pub made_on: NaiveDate,
    /// What it is.
    pub offer: Offer,
    /// What was chosen, in a word; none while nothing was.
    pub chosen: Option<String>,
}

macro_rules! columns {
    () => {
        "id, member_id, letter_id, made_on, kind, session_id, from_day, to_day, season, chosen"
    };
}

sql! {
    INSERT, 8, "insert into proposal (member_id, letter_id, made_on, kind, session_id, from_day, to_day, season) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)";
    OF_LETTER, 1, concat!("select ", columns!(), " from proposal where letter_id = $1");
    OF_MEMBER, 2, concat!("select ", columns!(), " from proposal where member_id = $1 and made_on >= $2 order by made_on, id");
    CHOOSE, 2, "update proposal set chosen = $2 where letter_id = $1";
    WANTS_FUEL, 1, "select wants_fuel_prompts from member where id = $1";
    SET_FUEL, 2, "update member set wants_fuel_prompts = $2 where id = $1";
}

/// The word for an offer in the schema.
const fn word(offer: Offer) -> &'static str {
    match offer {
        Offer::OtherDay { .. } => "other_day",
        Offer::ThatDay { .. } => "that_day",
        Offer::MakeSmall { .. } => "make_small",
        Offer::SmallerWeeks => "smaller_weeks",
        Offer::Steady => "steady",
        Offer::Support => "support",
        Offer::Fuel => "fuel",
        Offer::Season(_) => "season",
    }
}

#[derive(Debug, FromRow)]
struct ProposalRow {
    id: i64,
    member_id: i64,
    letter_id: i64,
    made_on: String,
    kind: String,
    session_id: Option<i64>,
    from_day: Option<i64>,
    to_day: Option<i64>,
    season: Option<String>,
    chosen: Option<String>,
}

impl Record for ProposalRow {
    type Meaning = Proposal;

    fn read(self) -> Result<Proposal, StoreError> {
        let row = Reading::of("proposal", self.id);
        let day = |column, number: Option<i64>| {
            let day = number.and_then(|number| u8::try_from(number).ok()).and_then(|number| Weekday::try_from(number).ok());
            row.some(column, day)
        };
        let session = || row.some("session_id", self.session_id.map(SessionId::new));
        let offer = match self.kind.as_str() {
            "other_day" => Offer::OtherDay { session: session()?, from: day("from_day", self.from_day)? },
            "that_day" => {
                Offer::ThatDay { session: session()?, from: day("from_day", self.from_day)?, to: day("to_day", self.to_day)? }
            }
            "make_small" => Offer::MakeSmall { session: session()? },
            "smaller_weeks" => Offer::SmallerWeeks,
            "steady" => Offer::Steady,
            "support" => Offer::Support,
            "fuel" => Offer::Fuel,
            "season" => Offer::Season(row.some("season", self.season.as_deref().and_then(Season::from_word))?),
            _ => return Err(row.bad("kind")),
        };
        Ok(Proposal {
            letter: LetterId::new(self.letter_id),
            member: MemberId::new(self.member_id),
            made_on: row.parse("made_on", &self.made_on)?,
            offer,
            chosen: self.chosen,
        })
    }
}

impl Tx {
    /// Keeps what is proposed below a letter.
    ///
    /// # Errors
    /// What the database reports; a letter holds one.
    pub async fn insert_proposal(
        &mut self,
        member: MemberId,
        letter: LetterId,
        made_on: NaiveDate,
        offer: Offer,
    ) -> Result<(), StoreError> {
        let days = match offer {
            Offer::OtherDay { from, .. } => (Some(from), None),
            Offer::ThatDay { from, to, .. } => (Some(from), Some(to)),
            _ => (None, None),
        };
        let number = |day: Option<Weekday>| day.map(|day| i64::from(day.num_days_from_monday()));
        let session = offer.session().map(SessionId::get);
        let season = match offer {
            Offer::Season(season) => Some(season.as_str()),
            _ => None,
        };
        let binds = binds![member, letter, made_on, word(offer), session, number(days.0), number(days.1), season];
        self.affect(&INSERT, binds).await.map(|_| ())
    }

    /// What is proposed below a letter.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn proposal_of_letter(&mut self, letter: LetterId) -> Result<Option<Proposal>, StoreError> {
        self.one::<ProposalRow, 1>(&OF_LETTER, binds![letter]).await
    }

    /// What was proposed to a member on a date or later, in order.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn proposals_since(&mut self, member: MemberId, from: NaiveDate) -> Result<Vec<Proposal>, StoreError> {
        self.all::<ProposalRow, 2>(&OF_MEMBER, binds![member, from]).await
    }

    /// Remembers what was chosen.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn choose_proposal(&mut self, letter: LetterId, chosen: &str) -> Result<(), StoreError> {
        self.affect(&CHOOSE, binds![letter, chosen]).await.map(|_| ())
    }

    /// Whether a member wants notes about food and drink on longer days.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn wants_fuel(&mut self, member: MemberId) -> Result<bool, StoreError> {
        Ok(self.number(&WANTS_FUEL, binds![member]).await? == Some(1))
    }

    /// Sets that.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn set_wants_fuel(&mut self, member: MemberId, wants: bool) -> Result<(), StoreError> {
        self.affect(&SET_FUEL, binds![member, wants]).await.map(|_| ())
    }
}
