//! A proposal about the plan, below a reminder that asks nothing else, and what is chosen of it. "Keep it as it is" is always there, and
//! nothing changes without a press.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, Weekday};

use super::facts::PlanFacts;
use super::jobs::{JobKind, ask};
use super::lines::{Asked, Focus, turn_of};
use super::message::{Button, Choice, Message, Row};
use super::reply::{Caller, Reply, Surface};
use super::undo::{RoomBefore, StepBack, write_steps};
use super::{App, AppResult};
use crate::domain::calendar::{Week, local_day};
use crate::domain::ids::SessionId;
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::press::{OfferChoice, PlanStep, Press, SeasonStep};
use crate::domain::proposal::{self, DAYS_UNTIL_AGAIN, LOW_WEEKS, Offer, ProposalFacts, TEN_MINUTES};
use crate::domain::refusal::Refusal;
use crate::domain::room::{Room, RoomAnswer, WeekRooms};
use crate::domain::session::{Kind, RecoveryArea, SessionSpec};
use crate::domain::week_plan::Planned;
use crate::domain::{kept_week, pause};
use crate::prompts::{Day, Label, SessionLine, Template, Voice};
use crate::store::Tx;
use crate::store::letters::Letter;
use crate::store::proposals::Proposal;

/// How far back a plan is looked at, in days.
const LOOK_BACK_DAYS: u64 = 56;
/// The areas of which one may get a place in the plan.
const AREAS: [RecoveryArea; 6] = [
    RecoveryArea::Sleep,
    RecoveryArea::Fuel,
    RecoveryArea::Water,
    RecoveryArea::WindDown,
    RecoveryArea::HandsOnCare,
    RecoveryArea::CheckUps,
];
/// The value of "keep it as it is" among them.
const KEEP: &str = "keep";

impl App {
    /// What is proposed with today's reminder, if anything is.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn offer_of(&self, tx: &mut Tx, member: &Member, today: NaiveDate, asks: bool) -> AppResult<Option<Offer>> {
        let joined_on = local_day(member.joined_at, member.zone);
        let made: Vec<(NaiveDate, Offer)> = tx
            .proposals_since(member.id, today - Days::new(DAYS_UNTIL_AGAIN.unsigned_abs() + 31))
            .await?
            .into_iter()
            .map(|proposal| (proposal.made_on, proposal.offer))
            .collect();
        let is_soon = made.iter().any(|(on, _)| (today - *on).num_days() < proposal::DAYS_BETWEEN);
        if asks || is_soon || (today - joined_on).num_days() < proposal::DAYS_OF_SETTLING {
            return Ok(None);
        }
        let from = (today - Days::new(LOOK_BACK_DAYS)).max(joined_on);
        let facts = PlanFacts::load(tx, member, from, today).await?;
        let planned = facts.planned();
        let pauses = tx.pauses_of(member.id).await?;
        // The long walk only where these weeks had less than half of what they asked for: no other rhythm is that low.
        let counted = planned.iter().filter(|one| one.is_counted() && one.stands() && one.date < today);
        let credited = planned.iter().filter(|one| one.credited_kind().is_some()).count();
        let days_too_big = if credited * 2 < counted.count() { self.rhythm(tx, member).await?.days_too_big } else { 0 };
        let ladder = tx.ladder_days_between(member.id, from, today).await?;
        let state_on = |date: NaiveDate| ladder.iter().rev().find(|(on, _)| *on <= date).map(|(_, state)| *state);
        let wants_fuel = tx.wants_fuel(member.id).await?;
        let season = self.season_by_race(tx, member, today).await?;
        let offer = proposal::decide(&ProposalFacts {
            today,
            joined_on,
            asks,
            made: &made,
            planned: &planned,
            sessions: &facts.sessions,
            is_small_on: &|date| facts.is_small_on(date),
            is_held: &|one| pause::is_held(&pauses, one.date, one.session.spec.kind),
            is_silent_on: &|date| state_on(date).is_some_and(|state| !state.is_counting()),
            days_too_big,
            whole_low_weeks: whole_low_weeks(&facts, &planned, today),
            season,
            wants_fuel,
        });
        Ok(offer)
    }

    /// The proposal below a letter, or the answer to what was chosen; none for a letter without one.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn proposed_in(&self, tx: &mut Tx, member: &Member, letter: &Letter) -> AppResult<Option<Asked>> {
        let Some(made) = tx.proposal_of_letter(letter.id).await? else { return Ok(None) };
        let spec = match made.offer.session() {
            Some(session) => self.spec_on(tx, member, session, letter.date).await?,
            None => None,
        };
        let turn = turn_of(member, letter.date);
        if let (Some("season"), Offer::Season(season)) = (made.chosen.as_deref(), made.offer) {
            let text = self.season_taken(tx, member, season, turn).await?;
            return Ok(Some(Asked { text, more: String::new(), row: None }));
        }
        if let Some(chosen) = &made.chosen {
            let text = self.chosen_text(member, &made, chosen, spec.as_ref(), turn);
            return Ok(Some(Asked { text, more: String::new(), row: None }));
        }
        let line = spec.as_ref().map(|spec| SessionLine::titled(spec.kind, spec.title.as_str()));
        let about = Voice { session: line, ..Voice::default() };
        let (template, voice) = match made.offer {
            Offer::OtherDay { from, .. } => (Template::Shrink1, Voice { day: Some(Day::Weekday(from)), ..about }),
            Offer::ThatDay { from, to, .. } => {
                (Template::Move2, Voice { day: Some(Day::Weekday(from)), other_day: Some(Day::Weekday(to)), ..about })
            }
            Offer::MakeSmall { .. } => (Template::Shrink2, about),
            Offer::SmallerWeeks => (Template::Fit1, about),
            Offer::Steady => (Template::CapUp, about),
            Offer::Support => (Template::Res1, about),
            Offer::Fuel => (Template::Fuel1, about),
            Offer::Season(season) => {
                let text = self.season_offered(tx, member, season, turn).await?;
                return Ok(Some(Asked { text, more: String::new(), row: Some(self.offer_row(member, &made, None)) }));
            }
        };
        let text = self.say(member, template, &voice, turn);
        Ok(Some(Asked { text, more: String::new(), row: Some(self.offer_row(member, &made, spec.as_ref())) }))
    }

    fn offer_row(&self, member: &Member, made: &Proposal, spec: Option<&SessionSpec>) -> Row {
        let prompts = self.prompts.in_locale(&member.locale);
        let press = |choice| Press::Offer(made.letter, choice);
        let plain = |label, choice| Button::plain(self.label(member, label), press(choice));
        let keep = |label| Button::quiet(self.label(member, label), press(OfferChoice::Keep));
        let can_be_ten = spec.is_some_and(|spec| spec.minutes > TEN_MINUTES);
        let ten = || can_be_ten.then(|| plain(Label::TenMinutes, OfferChoice::Ten));
        let buttons = match made.offer {
            Offer::OtherDay { session, .. } => {
                let other = Button::plain(self.label(member, Label::AnotherDay), Press::Plan(PlanStep::Session(session)));
                [Some(other), ten(), Some(keep(Label::KeepIt))].into_iter().flatten().collect()
            }
            Offer::ThatDay { to, .. } => {
                let that = Button::plain(prompts.weekday(to), press(OfferChoice::Day));
                [Some(that), ten(), Some(keep(Label::KeepIt))].into_iter().flatten().collect()
            }
            Offer::MakeSmall { .. } => vec![plain(Label::MakeSmall, OfferChoice::Small), keep(Label::KeepBoth)],
            Offer::SmallerWeeks => vec![plain(Label::TwoSmallWeeks, OfferChoice::Low), keep(Label::KeepIt)],
            Offer::Steady => vec![keep(Label::KeepHere), plain(Label::GoSteady, OfferChoice::Steady)],
            Offer::Season(_) => {
                let change = Button::plain(self.label(member, Label::AnotherSeason), Press::Season(SeasonStep::Show));
                vec![plain(Label::TakeSeason, OfferChoice::Season), change, keep(Label::KeepIt)]
            }
            Offer::Fuel => {
                vec![plain(Label::FuelNote, OfferChoice::Note), keep(Label::NotNow), plain(Label::FuelOff, OfferChoice::NoNotes)]
            }
            Offer::Support => {
                let mut options: Vec<Choice> =
                    AREAS.into_iter().map(|area| Choice::new(prompts.area(area), area.as_str())).collect();
                options.push(Choice::new(self.label(member, Label::KeepIt), KEEP));
                let placeholder = self.label(member, Label::AreaPick);
                return Row::Select { press: press(OfferChoice::Area), placeholder, options };
            }
        };
        Row::Buttons(buttons)
    }

    fn chosen_text(&self, member: &Member, made: &Proposal, chosen: &str, spec: Option<&SessionSpec>, turn: u64) -> String {
        let line = spec.map(SessionLine::from);
        let voice = Voice { session: line, ..Voice::default() };
        let (word, area) = chosen.split_once(':').unwrap_or((chosen, ""));
        let (template, voice) = match (word, made.offer) {
            ("day", Offer::ThatDay { to, .. }) => (Template::OfferDay, Voice { day: Some(Day::Weekday(to)), ..voice }),
            ("ten", _) => (Template::OfferTen, voice),
            ("small", _) => (Template::OfferSmall, voice),
            ("low", _) => (Template::OfferLow, voice),
            ("steady", _) => (Template::OfferSteady, voice),
            ("note", _) => (Template::FuelNoted, voice),
            ("no_notes", _) => (Template::FuelNotAsked, voice),
            ("area", _) => {
                let area = RecoveryArea::from_word(area);
                (
                    Template::OfferArea,
                    Voice { session: Some(SessionLine { area, ..SessionLine::titled(Kind::Recovery, "") }), ..voice },
                )
            }
            _ => (Template::OfferKept, voice),
        };
        self.say(member, template, &voice, turn)
    }

    async fn spec_on(&self, tx: &mut Tx, member: &Member, session: SessionId, date: NaiveDate) -> AppResult<Option<SessionSpec>> {
        let today = local_day(self.now(), member.zone);
        let facts = PlanFacts::load(tx, member, date, date).await?;
        Ok(facts.session_on(session, today.max(date)).map(|session| session.spec.clone()))
    }

    /// Something was chosen below a letter.
    ///
    /// # Errors
    /// Not this person's, a choice that was never offered, or a failure of the store.
    pub async fn offer_chosen(
        &self,
        caller: &Caller,
        surface: Surface,
        (letter, choice): (crate::domain::ids::LetterId, OfferChoice),
        value: Option<&str>,
    ) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let letter = tx.letter(letter).await?.ok_or(Refusal::UnknownButton)?;
        if letter.member != member.id {
            return Err(Refusal::NotYours.into());
        }
        let made = tx.proposal_of_letter(letter.id).await?.ok_or(Refusal::UnknownButton)?;
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        if made.chosen.is_none() {
            let chosen = self.carry_out(&mut tx, &mut member, &made, choice, value).await?;
            tx.choose_proposal(letter.id, &chosen).await?;
        }
        let area = value.filter(|_| choice == OfferChoice::Area).and_then(RecoveryArea::from_word);
        let reply = if let Some(area) = area {
            self.ask_refresh_of(&mut tx, &letter).await?;
            self.ask_area(&member, area)
        } else if surface == Surface::Letter && caller.message.is_some() && letter.message == caller.message {
            let view = self.letter_view(&mut tx, &member, &letter, Focus::None).await?;
            Reply::Update(self.day_message(&member, &view)?)
        } else {
            self.ask_refresh_of(&mut tx, &letter).await?;
            let asked = self.proposed_in(&mut tx, &member, &letter).await?;
            Reply::Show(Message::of_text(asked.map(|asked| asked.text).unwrap_or_default())?)
        };
        tx.commit().await?;
        self.bell.ring();
        Ok(reply)
    }

    /// Does what was chosen and gives the word that is kept of it. What no longer fits, because the plan is another meanwhile, is kept
    /// as it is.
    async fn carry_out(
        &self,
        tx: &mut Tx,
        member: &mut Member,
        made: &Proposal,
        choice: OfferChoice,
        value: Option<&str>,
    ) -> AppResult<String> {
        let today = local_day(self.now(), member.zone);
        let spec = match made.offer.session() {
            Some(session) => self.spec_on(tx, member, session, today).await?,
            None => None,
        };
        let is_done = match (choice, made.offer, spec) {
            (OfferChoice::Keep, ..) => false,
            (OfferChoice::Day, Offer::ThatDay { session, from, to }, Some(spec)) => {
                let other = other_day(&spec, from, to);
                self.offer_respecified(tx, member, session, spec, other).await?
            }
            (OfferChoice::Ten, Offer::OtherDay { session, .. } | Offer::ThatDay { session, .. }, Some(spec)) => {
                let shorter = (spec.minutes > TEN_MINUTES).then(|| SessionSpec { minutes: TEN_MINUTES, ..spec.clone() });
                self.offer_respecified(tx, member, session, spec, shorter).await?
            }
            (OfferChoice::Small, Offer::MakeSmall { session }, Some(spec)) => {
                let full = spec.small.clone();
                let small = SessionSpec { full, minutes: spec.minutes.min(TEN_MINUTES), ..spec.clone() };
                self.offer_respecified(tx, member, session, spec, Some(small)).await?
            }
            (OfferChoice::Low, Offer::SmallerWeeks, _) => {
                self.two_small_weeks(tx, member, today).await?;
                true
            }
            (OfferChoice::Steady, Offer::Steady, _) => {
                self.say_room(tx, member, Week::of(today).next(), Room::Steady).await?;
                true
            }
            (OfferChoice::Season, Offer::Season(season), _) => self.take_offered_season(tx, member, season).await?,
            (OfferChoice::Note, Offer::Fuel, _) => true,
            (OfferChoice::NoNotes, Offer::Fuel, _) => {
                tx.set_wants_fuel(member.id, false).await?;
                true
            }
            (OfferChoice::Area, Offer::Support, _) => {
                let value = value.ok_or(Refusal::UnknownChoice)?;
                if value == KEEP {
                    return Ok(KEEP.to_owned());
                }
                let area = AREAS.into_iter().find(|area| area.as_str() == value).ok_or(Refusal::UnknownChoice)?;
                return Ok(format!("area:{}", area.as_str()));
            }
            _ => return Err(Refusal::UnknownChoice.into()),
        };
        Ok(if is_done { choice.as_str() } else { KEEP }.to_owned())
    }

    async fn offer_respecified(
        &self,
        tx: &mut Tx,
        member: &mut Member,
        session: SessionId,
        before: SessionSpec,
        spec: Option<SessionSpec>,
    ) -> AppResult<bool> {
        let today = local_day(self.now(), member.zone);
        let in_plan = self.own_session(tx, member, session).await?.is_in_force_on(today);
        let Some(spec) = spec.filter(|spec| in_plan && *spec != before) else { return Ok(false) };
        self.respecify(tx, member, session, &spec, today).await?;
        let steps = write_steps(&[StepBack::Respecify(session, Box::new(before))]);
        tx.insert_change(member.id, self.now(), "plan_edit", &steps).await?;
        self.plan_changed(tx, member, today).await?;
        Ok(true)
    }

    /// FIT-1: this week from today on and the next are low; late in a week it is the next two. Two are two: the week after them has the
    /// usual room unless the member says otherwise. One step back takes both back.
    async fn two_small_weeks(&self, tx: &mut Tx, member: &mut Member, today: NaiveDate) -> AppResult<()> {
        use chrono::Datelike;
        let now = self.now();
        let this = Week::of(today);
        let is_early = today.weekday().num_days_from_monday() <= Weekday::Wed.num_days_from_monday();
        let first = if is_early { this } else { this.next() };
        let mut steps = Vec::new();
        for (week, said) in [(first, Room::Low), (first.next(), Room::Low), (first.next().next(), Room::Steady)] {
            let answers = tx.room_answers(member.id, week.previous(), week).await?;
            let same_day = answers.iter().find(|answer| answer.week == week && answer.answered_on == today);
            steps.push(StepBack::Room(RoomBefore {
                week,
                said_on: today,
                said,
                before: WeekRooms::of(week, &answers).now(),
                same_day: same_day.map(|answer| (answer.room, answer.is_own)),
            }));
            // The usual room afterwards is not the member's own word: its question is asked as ever.
            let answer = RoomAnswer { week, answered_on: today, room: said, is_own: said == Room::Low };
            tx.put_room_answer(member.id, &answer, now).await?;
            self.recount_week(tx, member, week.monday()).await?;
        }
        tx.insert_change(member.id, now, "room", &write_steps(&steps)).await?;
        ask(tx, JobKind::Plan(member.id), now).await
    }
}

/// The same session with one day instead of another; none where it does not stand on that day any more.
pub(super) fn other_day(spec: &SessionSpec, from: Weekday, to: Weekday) -> Option<SessionSpec> {
    if !spec.when.days.contains(from) || spec.when.days.contains(to) {
        return None;
    }
    let mut moved = spec.clone();
    moved.when.days = spec.when.days.with(to).without(from)?;
    if moved.fallback_day == Some(to) {
        moved.fallback_day = None;
    }
    Some(moved)
}

/// How many weeks in a row before this one were low from end to end, kept, and credited whole.
fn whole_low_weeks(facts: &PlanFacts, planned: &[Planned<'_>], today: NaiveDate) -> usize {
    let mut by_week: BTreeMap<Week, Vec<Planned<'_>>> = BTreeMap::new();
    for one in planned {
        by_week.entry(Week::of(one.date)).or_default().push(*one);
    }
    std::iter::successors(Some(Week::of(today).previous()), |week| Some(week.previous()))
        .take(LOW_WEEKS)
        .take_while(|week| {
            let rooms = facts.rooms_of(*week);
            let count = by_week.get(week).map(|week| kept_week::judge(week, &[])).unwrap_or_default();
            let is_low = rooms.first() == Room::Low && rooms.later().iter().all(|(_, room)| *room == Room::Low);
            is_low && count.is_kept() && count.credited >= count.planned
        })
        .count()
}
