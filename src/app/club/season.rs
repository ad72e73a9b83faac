//! `/club season`: the shapes that a club gives to seasons, and what it calls them. Members own the shape that they took: what a captain
//! changes here counts for the next choice.

use crate::app::message::Message;
use crate::app::reply::{Caller, Reply};
use crate::app::season::{plain_name, shape_in, shape_line};
use crate::app::{App, AppResult};
use crate::domain::refusal::Refusal;
use crate::domain::season::{COUNT_MAX, Season, Shape};
use crate::domain::session::Title;
use crate::prompts::{Template, Voice, lint};
use crate::store::seasons::ClubSeason;

/// What `/club season` was given.
#[derive(Debug, Clone, Default)]
pub struct SeasonEdit {
    /// Which season.
    pub season: Option<String>,
    /// Strength a week.
    pub strength: Option<i64>,
    /// Mobility a week.
    pub mobility: Option<i64>,
    /// Strength and mobility together.
    pub together: Option<i64>,
    /// Recovery a week.
    pub recovery: Option<i64>,
    /// Whether strength is the small version.
    pub is_light: Option<bool>,
    /// What the club calls it.
    pub name: Option<String>,
    /// The usual shape and name again.
    pub is_usual: bool,
}

impl SeasonEdit {
    fn changes_nothing(&self) -> bool {
        let Self { season: _, strength, mobility, together, recovery, is_light, name, is_usual } = self;
        let counts = [strength, mobility, together, recovery].into_iter().all(Option::is_none);
        counts && is_light.is_none() && name.is_none() && !is_usual
    }
}

impl App {
    /// Changes what a season is in a club, or shows what they all are.
    ///
    /// # Errors
    /// Not a captain, counts without recovery or beyond the limit, a name that the coach would not say, or a failure of the store.
    pub async fn club_season(&self, caller: &Caller, edit: &SeasonEdit) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let club = self.captained(&mut tx, caller).await?;
        let season = edit.season.as_deref().map(|word| Season::from_word(word).ok_or(Refusal::UnknownChoice)).transpose()?;
        let prompts = self.prompts.in_locale(&club.locale);
        let known = tx.club_seasons(club.id).await?;
        let mut lines = Vec::new();
        match season {
            None if !edit.changes_nothing() => return Err(Refusal::UnknownChoice.into()),
            None => lines.push(prompts.render(Template::ClubSeasons, &Voice::default(), 0)),
            Some(season) if edit.is_usual => {
                tx.forget_club_season(club.id, season).await?;
                lines.push(prompts.render(Template::ClubSeasonSet, &Voice::default(), 0));
            }
            Some(season) if !edit.changes_nothing() => {
                let (shape, name) = shape_in(&known, season);
                let name = match edit.name.as_deref().map(str::trim) {
                    None => name.cloned(),
                    Some(text) => Some(kind_name(text)?),
                };
                let shape = reshaped(shape, edit)?;
                tx.put_club_season(club.id, &ClubSeason { season, name, shape }).await?;
                lines.push(prompts.render(Template::ClubSeasonSet, &Voice::default(), 0));
            }
            Some(_) => {}
        }
        let known = tx.club_seasons(club.id).await?;
        tx.commit().await?;
        for shown in Season::ALL.into_iter().filter(|one| season.is_none_or(|season| season == *one)) {
            let (shape, name) = shape_in(&known, shown);
            let name = plain_name(&prompts, shown, name);
            lines.push(shape_line(&prompts, Some(&name), &shape));
        }
        Ok(Reply::Show(Message::of_text(lines.join("\n"))?))
    }
}

fn kind_name(text: &str) -> Result<Title, Refusal> {
    let name = Title::parse(text).map_err(|_| Refusal::SeasonName)?;
    if lint::is_unkind(name.as_str()) { Err(Refusal::UnkindWord) } else { Ok(name) }
}

/// The shape with the counts that were given. Where the two kinds grow without a word about both together, both count in full.
fn reshaped(shape: Shape, edit: &SeasonEdit) -> Result<Shape, Refusal> {
    let wrong = Refusal::SeasonCounts { max: COUNT_MAX };
    let count = |given: Option<i64>, known: u8| match given {
        None => Ok(known),
        Some(number) => u8::try_from(number).map_err(|_| wrong.clone()),
    };
    let strength = count(edit.strength, shape.strength)?;
    let mobility = count(edit.mobility, shape.mobility)?;
    let both = strength.saturating_add(mobility);
    let is_same = edit.strength.is_none() && edit.mobility.is_none();
    let together = match edit.together {
        Some(_) => count(edit.together, shape.together)?,
        None if is_same || shape.is_either() => shape.together.min(both),
        None => both,
    };
    let recovery = count(edit.recovery, shape.recovery)?;
    let shape = Shape { strength, mobility, together, recovery, is_light: edit.is_light.unwrap_or(shape.is_light) };
    if shape.is_sound() { Ok(shape) } else { Err(wrong) }
}
