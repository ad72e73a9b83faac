//! `/plan season`: the season of a plan, what it makes room for, and a race that the coach may propose seasons by. It is chosen by a
//! press and begins on a Monday, so that a week has one shape from its beginning to its end.

use std::num::NonZeroU32;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::facts::PlanFacts;
use super::message::{Button, CHOICE_CHARS_MAX, Choice, Message, Row};
use super::plan::parse_date;
use super::reply::{Caller, Form, Reply};
use super::undo::{StepBack, write_steps};
use super::{App, AppResult};
use crate::domain::calendar::{Week, local_day};
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::press::{Press, SeasonStep};
use crate::domain::refusal::Refusal;
use crate::domain::season::{self, ChosenSeason, Season, Shape, at_shape, of_week};
use crate::domain::session::{Kind, Title};
use crate::prompts::{Day, Label, Prompts, Template, Voice};
use crate::store::Tx;
use crate::store::seasons::ClubSeason;

/// The longest text of a date, in characters.
const DATE_CHARS_MAX: u16 = 20;
/// The value of "my plan as it stands" among the seasons.
const OWN: &str = "own";

impl App {
    /// `/plan season`, with the date of a race if one was given.
    ///
    /// # Errors
    /// A date that is none, over or too far away; the person has not joined; a failure of the store.
    pub async fn plan_season(&self, caller: &Caller, race: Option<&str>) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        if let Some(race) = race {
            self.note_race(&mut tx, &member, race).await?;
        }
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        let message = self.season_panel(&mut tx, &member).await?;
        tx.commit().await?;
        self.bell.ring();
        Ok(Reply::Show(self.with_dm_offer(&member, message)?))
    }

    /// A step of it.
    ///
    /// # Errors
    /// As [`App::plan_season`]; a season that would leave nothing of the plan.
    pub async fn season_step(&self, caller: &Caller, step: SeasonStep, chosen: Option<&str>) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        let message = match step {
            SeasonStep::Show => self.season_panel(&mut tx, &member).await?,
            SeasonStep::Choose => {
                let season = match chosen.ok_or(Refusal::UnknownChoice)? {
                    OWN => None,
                    word => Some(Season::from_word(word).ok_or(Refusal::UnknownChoice)?),
                };
                self.choose_season(&mut tx, &mut member, season).await?
            }
            SeasonStep::AskRace => {
                tx.commit().await?;
                return Ok(Reply::Ask(Form {
                    press: Press::Season(SeasonStep::RaceGiven),
                    title: self.label(&member, Label::RaceTitle),
                    label: self.label(&member, Label::RaceLine),
                    placeholder: self.label(&member, Label::RaceExample),
                    chars_max: DATE_CHARS_MAX,
                    is_long: false,
                }));
            }
            SeasonStep::RaceGiven => {
                self.note_race(&mut tx, &member, chosen.unwrap_or_default()).await?;
                self.season_panel(&mut tx, &member).await?
            }
            SeasonStep::NoRace => {
                tx.set_race(member.id, None).await?;
                self.season_panel(&mut tx, &member).await?
            }
            SeasonStep::Keep => Message::of_text(self.say(&member, Template::PlanKept, &Voice::default(), 0))?,
        };
        tx.commit().await?;
        self.bell.ring();
        Ok(Reply::Update(message))
    }

    async fn note_race(&self, tx: &mut Tx, member: &Member, text: &str) -> AppResult<()> {
        let today = local_day(self.now(), member.zone);
        let race_on = parse_date(text, today)?;
        if race_on < today {
            return Err(Refusal::RaceIsOver.into());
        }
        if race_on > today + Days::new(season::RACE_DAYS_AHEAD_MAX) {
            return Err(Refusal::RaceTooFar.into());
        }
        Ok(tx.set_race(member.id, Some(race_on)).await?)
    }

    async fn season_panel(&self, tx: &mut Tx, member: &Member) -> AppResult<Message> {
        let prompts = self.prompts.in_locale(&member.locale);
        let today = local_day(self.now(), member.zone);
        let this = Week::of(today);
        let chosen = tx.seasons_of(member.id).await?;
        let mut lines = Vec::new();
        match of_week(&chosen, this).and_then(|one| Some((one.season?, one.name.as_ref()))) {
            Some(((season, shape), name)) => {
                let word = plain_name(&prompts, season, name);
                lines.push(self.say(member, Template::SeasonNow, &Voice { season: Some(&word), ..Voice::default() }, 0));
                lines.push(shape_line(&prompts, None, &shape));
                lines.push(self.say(member, about(season), &Voice::default(), 0));
            }
            None => lines.push(self.say(member, Template::SeasonNone, &Voice::default(), 0)),
        }
        if let Some(next) = chosen.iter().find(|one| one.from > this) {
            lines.push(self.begins(member, next, today));
        }
        if let Some(race_on) = tx.race_of(member.id).await?.filter(|race_on| *race_on >= today) {
            let voice = Voice { day: Some(Day::of(race_on, today)), ..Voice::default() };
            lines.push(self.say(member, Template::SeasonRace, &voice, 0));
        }
        lines.push(String::new());
        lines.push(self.say(member, Template::SeasonAsk, &Voice::default(), 0));
        let clubs = self.seasons_of_club(tx, member).await?;
        let mut options: Vec<Choice> = Season::ALL
            .into_iter()
            .map(|season| {
                let (shape, name) = shape_in(&clubs, season);
                let description = shape_line(&prompts, None, &shape).chars().take(CHOICE_CHARS_MAX).collect();
                Choice { description: Some(description), ..Choice::new(plain_name(&prompts, season, name), season.as_str()) }
            })
            .collect();
        options.push(Choice::new(self.label(member, Label::SeasonOwn), OWN));
        let select =
            Row::Select { press: Press::Season(SeasonStep::Choose), placeholder: self.label(member, Label::SeasonPick), options };
        let mut buttons = vec![Button::plain(self.label(member, Label::RaceDate), Press::Season(SeasonStep::AskRace))];
        if tx.race_of(member.id).await?.is_some() {
            buttons.push(Button::plain(self.label(member, Label::NoRace), Press::Season(SeasonStep::NoRace)));
        }
        buttons.push(Button::quiet(self.label(member, Label::KeepIt), Press::Season(SeasonStep::Keep)));
        Ok(Message::new(lines.join("\n"), vec![select, Row::Buttons(buttons)])?)
    }

    /// Takes a season from Monday on, from today where today is one. Twice is once.
    ///
    /// # Errors
    /// It would leave nothing of the plan, or a failure of the store.
    pub(super) async fn choose_season(&self, tx: &mut Tx, member: &mut Member, season: Option<Season>) -> AppResult<Message> {
        let today = local_day(self.now(), member.zone);
        let prompts = self.prompts.in_locale(&member.locale);
        let from = if today.weekday() == Weekday::Mon { Week::of(today) } else { Week::of(today).next() };
        let clubs = self.seasons_of_club(tx, member).await?;
        let chosen = ChosenSeason {
            from,
            season: season.map(|season| (season, shape_in(&clubs, season).0)),
            name: season.and_then(|season| shape_in(&clubs, season).1.cloned()),
        };
        if let Some((season, shape)) = chosen.season {
            let facts = PlanFacts::load_week(tx, member, from).await?;
            let left = at_shape(facts.usual(), &shape);
            if !left.iter().any(|one| one.is_counted() && one.stands()) {
                let name = plain_name(&prompts, season, chosen.name.as_ref());
                return Err(Refusal::EmptySeason { season: name }.into());
            }
        }
        let before = tx.seasons_of(member.id).await?;
        let is_same = |known: &ChosenSeason| (&known.season, &known.name) == (&chosen.season, &chosen.name);
        let is_known = match of_week(&before, from) {
            Some(known) => is_same(known) && before.iter().all(|one| one.from <= from),
            None => chosen.season.is_none(),
        };
        let mut row = vec![Button::quiet(self.label(member, Label::Today), Press::Today)];
        if !is_known {
            let replaced: Vec<ChosenSeason> = before.into_iter().filter(|one| one.from >= from).collect();
            tx.put_seasons(member.id, from, std::slice::from_ref(&chosen), self.now()).await?;
            let steps = write_steps(&[StepBack::Seasons(from, replaced)]);
            let change = tx.insert_change(member.id, self.now(), "season", &steps).await?;
            self.plan_changed(tx, member, today).await?;
            row = vec![Button::quiet(self.label(member, Label::Undo), Press::Undo(change))];
        }
        let mut lines = vec![self.begins(member, &chosen, today)];
        if let Some((season, shape)) = &chosen.season {
            lines.push(shape_line(&prompts, None, shape));
            lines.push(self.say(member, about(*season), &Voice::default(), 0));
        }
        Ok(Message::new(lines.join("\n"), vec![Row::Buttons(row)])?)
    }

    /// From when on which season.
    fn begins(&self, member: &Member, chosen: &ChosenSeason, today: NaiveDate) -> String {
        let prompts = self.prompts.in_locale(&member.locale);
        let name = chosen.season.map(|(season, _)| plain_name(&prompts, season, chosen.name.as_ref()));
        let day = Some(Day::of(chosen.from.monday(), today));
        let template = if name.is_some() { Template::SeasonFrom } else { Template::SeasonOwnFrom };
        self.say(member, template, &Voice { season: name.as_deref(), day, ..Voice::default() }, 0)
    }

    /// A choice taken back. Weeks that are over keep the season that they had.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn seasons_back(
        &self,
        tx: &mut Tx,
        member: &Member,
        from: Week,
        before: Vec<ChosenSeason>,
    ) -> AppResult<()> {
        let this = Week::of(local_day(self.now(), member.zone));
        if from >= this {
            return Ok(tx.put_seasons(member.id, from, &before, self.now()).await?);
        }
        let earlier = tx.seasons_of(member.id).await?.into_iter().filter(|one| one.from < from);
        let known: Vec<ChosenSeason> = earlier.chain(before).collect();
        let now = of_week(&known, this).cloned();
        let now =
            ChosenSeason { from: this, season: now.as_ref().and_then(|one| one.season), name: now.and_then(|one| one.name) };
        let rest = known.into_iter().filter(|one| one.from > this);
        let all: Vec<ChosenSeason> = std::iter::once(now).chain(rest).collect();
        Ok(tx.put_seasons(member.id, this, &all, self.now()).await?)
    }

    /// The shapes of the member's club: of the one that they joined first, where they are in several.
    async fn seasons_of_club(&self, tx: &mut Tx, member: &Member) -> AppResult<Vec<ClubSeason>> {
        let clubs = tx.clubs_of_member(member.id).await?;
        match clubs.iter().find(|(club, _)| club.left_at.is_none()) {
            Some((club, _)) => Ok(tx.club_seasons(club.id).await?),
            None => Ok(Vec::new()),
        }
    }

    /// The season to propose for the next week: the one that the race makes sense of, where it is another and leaves anything to do.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn season_by_race(&self, tx: &mut Tx, member: &Member, today: NaiveDate) -> AppResult<Option<Season>> {
        let Some(race_on) = tx.race_of(member.id).await? else { return Ok(None) };
        let next = Week::of(today).next();
        let Some(season) = season::by_race(race_on, next) else { return Ok(None) };
        let chosen = tx.seasons_of(member.id).await?;
        if of_week(&chosen, next).and_then(|one| one.season).is_some_and(|(known, _)| known == season) {
            return Ok(None);
        }
        let clubs = self.seasons_of_club(tx, member).await?;
        let (shape, _) = shape_in(&clubs, season);
        let facts = PlanFacts::load_week(tx, member, next).await?;
        let leaves_any = at_shape(facts.usual(), &shape).iter().any(|one| one.is_counted() && one.stands());
        Ok(leaves_any.then_some(season))
    }

    /// `SEASON-1`: the season that the race makes sense of, with the shape that it would have.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn season_offered(&self, tx: &mut Tx, member: &Member, season: Season, turn: u64) -> AppResult<String> {
        let prompts = self.prompts.in_locale(&member.locale);
        let clubs = self.seasons_of_club(tx, member).await?;
        let (shape, name) = shape_in(&clubs, season);
        let name = plain_name(&prompts, season, name);
        let offered = self.say(member, Template::Season1, &Voice { season: Some(&name), ..Voice::default() }, turn);
        Ok(format!("{offered}\n{}", shape_line(&prompts, None, &shape)))
    }
}

/// A season's shape and name in a club that has these.
pub(super) fn shape_in(clubs: &[ClubSeason], season: Season) -> (Shape, Option<&Title>) {
    let own = clubs.iter().find(|one| one.season == season);
    own.map_or((season.shape(), None), |one| (one.shape, one.name.as_ref()))
}

/// What a season is called, by a club's own name or by ours.
#[must_use]
pub fn plain_name(prompts: &Prompts, season: Season, name: Option<&Title>) -> String {
    let usual = match season {
        Season::Base => Label::SeasonBase,
        Season::Build => Label::SeasonBuild,
        Season::Peak => Label::SeasonPeak,
        Season::Taper => Label::SeasonTaper,
        Season::Recovery => Label::SeasonRecovery,
        Season::Off => Label::SeasonOff,
    };
    name.map_or_else(|| prompts.label(usual), |name| name.as_str().to_owned())
}

/// How often each kind stands in a week of this shape, with the season's name before it where one is given.
pub(super) fn shape_line(prompts: &Prompts, name: Option<&str>, shape: &Shape) -> String {
    let sum = |kind, count: u8| NonZeroU32::new(u32::from(count)).map(|count| (kind, count));
    let own = if shape.is_either() { [0, 0] } else { [shape.strength, shape.mobility] };
    let sums: Vec<(Kind, NonZeroU32)> =
        [sum(Kind::Strength, own[0]), sum(Kind::Mobility, own[1]), sum(Kind::Recovery, shape.recovery)]
            .into_iter()
            .flatten()
            .collect();
    let template = match (shape.is_either(), shape.is_light && shape.strength > 0) {
        (true, _) if shape.together > 0 => Template::SeasonShapeAny,
        (_, true) => Template::SeasonShapeLight,
        _ => Template::SeasonShape,
    };
    let voice = Voice { season: name, sums: &sums, count: Some(u32::from(shape.together)), ..Voice::default() };
    prompts.render(template, &voice, 0)
}

const fn about(season: Season) -> Template {
    match season {
        Season::Base => Template::SeasonBaseAbout,
        Season::Build => Template::SeasonBuildAbout,
        Season::Peak => Template::SeasonPeakAbout,
        Season::Taper => Template::SeasonTaperAbout,
        Season::Recovery => Template::SeasonRecoveryAbout,
        Season::Off => Template::SeasonOffAbout,
    }
}
