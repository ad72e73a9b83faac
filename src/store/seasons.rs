//! Tables `member_season` and `club_season`, and the race of a member: what shapes a plan beside its sessions.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{Record, StoreError, Tx};
use crate::domain::calendar::{Instant, Week};
use crate::domain::ids::{ClubId, MemberId};
use crate::domain::season::{ChosenSeason, Season, Shape};
use crate::domain::session::Title;

/// What a club has in place of a season's usual shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClubSeason {
    /// The season.
    pub season: Season,
    /// What the club calls it.
    pub name: Option<Title>,
    /// Its shape there.
    pub shape: Shape,
}

sql! {
    OF_MEMBER, 1, "select member_id as id, from_week, season, name, strength, mobility, together, recovery, is_light from member_season \
         where member_id = $1 order by from_week";
    PUT, 10, "insert into member_season (member_id, from_week, season, name, strength, mobility, together, recovery, is_light, chosen_at_ms) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (member_id, from_week) do update set season = excluded.season, \
         name = excluded.name, strength = excluded.strength, mobility = excluded.mobility, together = excluded.together, \
         recovery = excluded.recovery, is_light = excluded.is_light, chosen_at_ms = excluded.chosen_at_ms";
    CLEAR, 2, "delete from member_season where member_id = $1 and from_week >= $2";
    RACE, 1, "select race_on from member where id = $1";
    SET_RACE, 2, "update member set race_on = $2 where id = $1";
    OF_CLUB, 1, "select club_id as id, '' as from_week, season, name, strength, mobility, together, recovery, is_light from club_season \
         where club_id = $1 order by season";
    PUT_CLUB, 8, "insert into club_season (club_id, season, name, strength, mobility, together, recovery, is_light) \
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (club_id, season) do update set name = excluded.name, \
         strength = excluded.strength, mobility = excluded.mobility, together = excluded.together, recovery = excluded.recovery, \
         is_light = excluded.is_light";
    FORGET_CLUB, 2, "delete from club_season where club_id = $1 and season = $2";
}

#[derive(Debug, FromRow)]
struct SeasonRow {
    id: i64,
    from_week: String,
    season: Option<String>,
    name: Option<String>,
    strength: Option<i64>,
    mobility: Option<i64>,
    together: Option<i64>,
    recovery: Option<i64>,
    is_light: Option<i64>,
}

impl SeasonRow {
    fn shape(&self, table: &'static str) -> Result<Option<(Season, Shape)>, StoreError> {
        let row = Reading::of(table, self.id);
        let Some(season) = self.season.as_deref() else { return Ok(None) };
        let count = |column, number: Option<i64>| row.some(column, number.and_then(|number| u8::try_from(number).ok()));
        let shape = Shape {
            strength: count("strength", self.strength)?,
            mobility: count("mobility", self.mobility)?,
            together: count("together", self.together)?,
            recovery: count("recovery", self.recovery)?,
            is_light: row.flag("is_light", self.is_light.unwrap_or_default())?,
        };
        Ok(Some((row.some("season", Season::from_word(season))?, shape)))
    }

    fn name(&self, table: &'static str) -> Result<Option<Title>, StoreError> {
        let row = Reading::of(table, self.id);
        self.name.as_deref().map(|name| row.some("name", Title::parse(name).ok())).transpose()
    }
}

impl Record for SeasonRow {
    type Meaning = ChosenSeason;

    fn read(self) -> Result<ChosenSeason, StoreError> {
        let from = Reading::of("member_season", self.id).parse("from_week", &self.from_week)?;
        Ok(ChosenSeason { from, season: self.shape("member_season")?, name: self.name("member_season")? })
    }
}

impl Tx {
    /// What a member chose, by week.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn seasons_of(&mut self, member: MemberId) -> Result<Vec<ChosenSeason>, StoreError> {
        self.all::<SeasonRow, 1>(&OF_MEMBER, binds![member]).await
    }

    /// Puts these choices in the place of every one from `from` on.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn put_seasons(
        &mut self,
        member: MemberId,
        from: Week,
        chosen: &[ChosenSeason],
        at: Instant,
    ) -> Result<(), StoreError> {
        self.affect(&CLEAR, binds![member, from]).await?;
        for one in chosen {
            let shape = one.season.map(|(_, shape)| shape);
            let count = |of: fn(Shape) -> u8| shape.map(|shape| i64::from(of(shape)));
            let binds = binds![
                member,
                one.from,
                one.season.map(|(season, _)| season.as_str()),
                one.name.as_ref().map(Title::as_str),
                count(|shape| shape.strength),
                count(|shape| shape.mobility),
                count(|shape| shape.together),
                count(|shape| shape.recovery),
                shape.map(|shape| i64::from(shape.is_light)),
                at,
            ];
            self.affect(&PUT, binds).await?;
        }
        Ok(())
    }

    /// When the member's race is, if they said so.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn race_of(&mut self, member: MemberId) -> Result<Option<NaiveDate>, StoreError> {
        let rows = self.rows::<(Option<String>,), 1>(&RACE, binds![member]).await?;
        let row = Reading::of("member", member.get());
        let text = rows.into_iter().next().and_then(|(text,)| text);
        text.map(|text| row.parse("race_on", &text)).transpose()
    }

    /// Notes when the member's race is, or that there is none.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn set_race(&mut self, member: MemberId, race_on: Option<NaiveDate>) -> Result<(), StoreError> {
        self.affect(&SET_RACE, binds![member, race_on]).await.map(|_| ())
    }

    /// What a club has in place of the usual shapes.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn club_seasons(&mut self, club: ClubId) -> Result<Vec<ClubSeason>, StoreError> {
        let rows = self.rows::<SeasonRow, 1>(&OF_CLUB, binds![club]).await?;
        let row = Reading::of("club_season", club.get());
        rows.into_iter()
            .map(|found| {
                let (season, shape) = row.some("season", found.shape("club_season")?)?;
                Ok(ClubSeason { season, shape, name: found.name("club_season")? })
            })
            .collect()
    }

    /// Writes down what a club has in place of a season's usual shape.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn put_club_season(&mut self, club: ClubId, season: &ClubSeason) -> Result<(), StoreError> {
        let shape = season.shape;
        let binds = binds![
            club,
            season.season.as_str(),
            season.name.as_ref().map(Title::as_str),
            i64::from(shape.strength),
            i64::from(shape.mobility),
            i64::from(shape.together),
            i64::from(shape.recovery),
            i64::from(shape.is_light),
        ];
        self.affect(&PUT_CLUB, binds).await.map(|_| ())
    }

    /// The usual shape again.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn forget_club_season(&mut self, club: ClubId, season: Season) -> Result<(), StoreError> {
        self.affect(&FORGET_CLUB, binds![club, season.as_str()]).await.map(|_| ())
    }
}
