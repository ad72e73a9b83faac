//! `/start`: joining in steps, each an answer that only the asker sees. What was chosen so far travels in the buttons; nothing is
//! stored before the last step, and that one is a single transaction.

use chrono::TimeDelta;
use chrono_tz::Tz;

use super::jobs::{JobKind, ask, ask_boards, ask_once};
use super::lines::turn_of;
use super::message::{Button, Choice, Message, Row};
use super::plan_offered::IN_A_ROW;
use super::reply::{Caller, Form, Reply, Surface};
use super::start_club::Beginning;
use super::{App, AppError, AppResult};
use crate::domain::calendar::{QuietHours, ReminderTime, local_day};
use crate::domain::club_plan::OfferedPlan;
use crate::domain::ids::{ClubId, MemberId};
use crate::domain::ladder::LadderState;
use crate::domain::ladder::Sign;
use crate::domain::member::{Delivery, Member};
use crate::domain::place;
use crate::domain::press::{Press, StartStep};
use crate::domain::refusal::Refusal;
use crate::domain::room::{Room, RoomAnswer, newcomer_weeks};
use crate::domain::wall_clock;
use crate::prompts::{Label, Template, Voice};
use crate::store::members::NewMember;
use crate::store::{Rule, Tx};

/// The wording of the consent that `/start` shows. Raised when what is stored, or who sees it, changes.
pub const CONSENT_VERSION: i64 = 1;
/// When the hello is looked after, in seconds after joining.
const HELLO_AFTER_SECS: i64 = 60;
/// How many cities are offered when a name is not clear.
const CITIES_MAX: usize = 10;
/// The reminder times that are offered; `/settings` takes any other.
pub(super) const TIMES: [&str; 16] = [
    "05:30", "06:00", "06:30", "07:00", "07:30", "08:00", "08:30", "09:00", "10:00", "12:00", "13:00", "15:00", "17:00", "18:00",
    "19:00", "20:00",
];

impl App {
    /// `/start`, with the city if it was given.
    ///
    /// # Errors
    /// A city that nobody knows, or a failure of the store.
    pub async fn start(&self, caller: &Caller, city: Option<&str>) -> AppResult<Reply> {
        let zone = city.map(find_zone).transpose()?;
        let caller = &match self.beginning(caller).await? {
            Beginning::Placed(caller) => caller,
            Beginning::OneOf(clubs) => return self.which_club(caller, &clubs, zone),
        };
        if let Some(reply) = self.start_again(caller).await? { Ok(reply) } else { self.start_consent(caller, zone) }
    }

    /// `/start` of somebody who has joined: into this club too, and back if they were away or had stopped. None: they have not.
    async fn start_again(&self, caller: &Caller) -> AppResult<Option<Reply>> {
        let mut tx = self.store.begin().await?;
        let mut member = match self.acting(&mut tx, caller.user).await {
            Err(AppError::Refused(Refusal::NotJoined)) => return Ok(None),
            member => member?,
        };
        self.join_club(&mut tx, caller, &member, None).await?;
        let was_off = member.ladder == LadderState::Off;
        let before = self.before(&mut tx, &member).await?;
        let is_return = self.sign(&mut tx, &mut member, Sign::Start).await?;
        let today = local_day(self.now(), member.zone);
        if is_return && !was_off {
            let row = self.ramp_row(&mut tx, &member, today).await?;
            if row.is_framed() {
                let message = self.welcome(&mut tx, &member, row, row, row.has_note(false)).await?;
                tx.commit().await?;
                self.bell.ring();
                return Ok(Some(Reply::Show(self.with_dm_offer(&member, message)?)));
            }
        }
        let view = self.today_view(&mut tx, &member, today).await?;
        let template = match (was_off, is_return) {
            (true, _) => Template::StartedAgain,
            (false, true) => Template::Resumed,
            (false, false) => Template::StartAlready,
        };
        let voice = Voice { reminder_at: Some(member.reminder_at.to_time()), ..Voice::default() };
        let opening = self.say(&member, template, &voice, turn_of(&member, today));
        let message = self.with_dm_offer(&member, self.after(&opening, &self.day_message(&member, &view)?)?)?;
        let reply = self.with_what_it_did(&mut tx, &member, before, Reply::Show(message)).await?;
        tx.commit().await?;
        self.bell.ring();
        Ok(Some(reply))
    }

    /// A step of joining was pressed; `chosen` is the value of a select or the text of the form.
    ///
    /// # Errors
    /// A choice that was never offered, or a failure of the store.
    pub async fn start_step(&self, caller: &Caller, surface: Surface, step: StartStep, chosen: Option<&str>) -> AppResult<Reply> {
        let caller = &match self.beginning(caller).await? {
            Beginning::Placed(caller) => caller,
            // A button of before there was more than one: it is asked now, and the rest is chosen again.
            Beginning::OneOf(clubs) => return self.which_club(caller, &clubs, None),
        };
        if !matches!(step, StartStep::Leave) {
            let mut tx = self.store.read().await?;
            if tx.member_by_user(caller.user).await?.is_some() {
                drop(tx);
                return self.start(caller, None).await;
            }
        }
        let reply = match step {
            StartStep::Begin => self.start_consent(caller, None)?,
            StartStep::BeginFrom(zone) => self.start_consent(caller, Some(zone))?,
            StartStep::Consent(Some(zone)) => self.start_confirm(caller, zone, None)?,
            StartStep::Consent(None) => self.start_where(caller).await?,
            StartStep::AskCity => self.start_form(caller),
            StartStep::CityGiven => self.start_city(caller, chosen.unwrap_or_default())?,
            StartStep::PickZone => {
                self.start_confirm(caller, chosen.and_then(|name| name.parse().ok()).ok_or(Refusal::UnknownPlace)?, None)?
            }
            StartStep::Zone(zone) => self.start_time(caller, zone)?,
            StartStep::PickTime(zone) => {
                let time = chosen.and_then(|text| text.parse().ok()).ok_or(Refusal::ImpossibleTime)?;
                self.start_plan(caller, zone, time, Template::StartPlan).await?
            }
            StartStep::Plan(zone, time, plan) => self.start_share(caller, zone, time, plan).await?,
            StartStep::Share(zone, time, plan, shares) => self.start_join(caller, zone, time, plan, shares).await?,
            StartStep::Leave => Reply::Update(Message::of_text(self.newcomer(caller, Template::StartLeft, &Voice::default()))?),
        };
        // Under a club's post the first answer is a new message for this person alone; afterwards that message changes.
        Ok(match (surface, reply) {
            (Surface::Private, Reply::Show(message)) => Reply::Update(message),
            (Surface::Post | Surface::Letter, Reply::Update(message)) => Reply::Show(message),
            (_, reply) => reply,
        })
    }

    fn newcomer(&self, caller: &Caller, template: Template, voice: &Voice<'_>) -> String {
        self.prompts.in_locale(&caller.locale).render(template, voice, 0)
    }

    fn newcomer_label(&self, caller: &Caller, label: Label) -> String {
        self.prompts.in_locale(&caller.locale).label(label)
    }

    fn start_consent(&self, caller: &Caller, zone: Option<Tz>) -> AppResult<Reply> {
        let row = Row::Buttons(vec![
            Button::main(self.newcomer_label(caller, Label::AdultYes), Press::Start(StartStep::Consent(zone))),
            Button::quiet(self.newcomer_label(caller, Label::NotNow), Press::Start(StartStep::Leave)),
        ]);
        Ok(Reply::Show(Message::new(self.newcomer(caller, Template::StartConsent, &Voice::default()), vec![row])?))
    }

    /// Asks for the zone: the club's own first, since most members live there.
    async fn start_where(&self, caller: &Caller) -> AppResult<Reply> {
        let mut zone = None;
        if let Some(server) = caller.server {
            let mut tx = self.store.read().await?;
            zone = tx.club_by_guild(server.guild).await?.and_then(|club| club.zone);
        }
        match zone {
            Some(zone) => self.start_confirm(caller, zone, None),
            None => {
                let row = Row::Buttons(vec![Button::main(
                    self.newcomer_label(caller, Label::CityOpen),
                    Press::Start(StartStep::AskCity),
                )]);
                Ok(Reply::Show(Message::new(self.newcomer(caller, Template::StartZoneAsk, &Voice::default()), vec![row])?))
            }
        }
    }

    fn start_confirm(&self, caller: &Caller, zone: Tz, place: Option<&str>) -> AppResult<Reply> {
        let clock = wall_clock::reading(self.now(), zone).time();
        let shown = zone.name().replace('_', " ");
        let voice = Voice { clock: Some(clock), place: Some(place.unwrap_or(&shown)), ..Voice::default() };
        let row = Row::Buttons(vec![
            Button::main(self.newcomer_label(caller, Label::ZoneYes), Press::Start(StartStep::Zone(zone))),
            Button::plain(self.newcomer_label(caller, Label::CityOther), Press::Start(StartStep::AskCity)),
        ]);
        Ok(Reply::Show(Message::new(self.newcomer(caller, Template::StartZoneConfirm, &voice), vec![row])?))
    }

    fn start_form(&self, caller: &Caller) -> Reply {
        Reply::Ask(Form {
            press: Press::Start(StartStep::CityGiven),
            title: self.newcomer_label(caller, Label::CityTitle),
            label: self.newcomer_label(caller, Label::CityLine),
            placeholder: self.newcomer_label(caller, Label::CityExample),
            chars_max: 60,
            is_long: false,
        })
    }

    fn start_city(&self, caller: &Caller, text: &str) -> AppResult<Reply> {
        let found = place::search(text, CITIES_MAX);
        match found.as_slice() {
            [] => {
                let row = Row::Buttons(vec![Button::main(
                    self.newcomer_label(caller, Label::CityOther),
                    Press::Start(StartStep::AskCity),
                )]);
                Ok(Reply::Show(Message::new(self.newcomer(caller, Template::UnknownCity, &Voice::default()), vec![row])?))
            }
            [only] => self.start_confirm(caller, only.zone, Some(&only.label())),
            several => {
                let options = zone_choices(several);
                if let [only] = options.as_slice() {
                    let zone = only.value.parse().map_err(|_| Refusal::UnknownPlace)?;
                    return self.start_confirm(caller, zone, several.first().map(|place| place.label()).as_deref());
                }
                let rows = vec![
                    Row::Select {
                        press: Press::Start(StartStep::PickZone),
                        placeholder: self.newcomer_label(caller, Label::CityPick),
                        options,
                    },
                    Row::Buttons(vec![Button::quiet(
                        self.newcomer_label(caller, Label::CityOther),
                        Press::Start(StartStep::AskCity),
                    )]),
                ];
                Ok(Reply::Show(Message::new(self.newcomer(caller, Template::StartZoneAsk, &Voice::default()), rows)?))
            }
        }
    }

    fn start_time(&self, caller: &Caller, zone: Tz) -> AppResult<Reply> {
        let options = TIMES.iter().map(|time| Choice::new(*time, *time)).collect();
        let row = Row::Select {
            press: Press::Start(StartStep::PickTime(zone)),
            placeholder: self.newcomer_label(caller, Label::TimePick),
            options,
        };
        Ok(Reply::Show(Message::new(self.newcomer(caller, Template::StartTime, &Voice::default()), vec![row])?))
    }

    async fn start_plan(&self, caller: &Caller, zone: Tz, time: ReminderTime, opening: Template) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let clubs = here(&mut tx, caller).await?;
        let offers = self.plans_offered(&mut tx, &clubs, &self.prompts.in_locale(&caller.locale)).await?;
        drop(tx);
        let buttons: Vec<Button> = offers
            .iter()
            .map(|offer| Button::plain(offer.label.clone(), Press::Start(StartStep::Plan(zone, time, offer.plan))))
            .collect();
        let lines: Vec<&str> = offers.iter().map(|offer| offer.about.as_str()).collect();
        let say = |template| self.newcomer(caller, template, &Voice::default());
        let text = format!("{}\n\n{}\n\n{}", say(opening), lines.join("\n"), say(Template::StartPlanAsk));
        let rows = buttons.chunks(IN_A_ROW).map(|row| Row::Buttons(row.to_vec())).collect();
        Ok(Reply::Show(Message::new(text, rows)?))
    }

    async fn start_share(&self, caller: &Caller, zone: Tz, time: ReminderTime, plan: OfferedPlan) -> AppResult<Reply> {
        if caller.server.is_none() {
            return self.start_join(caller, zone, time, plan, false).await;
        }
        let mut tx = self.store.read().await?;
        let clubs = here(&mut tx, caller).await?;
        let words = self.prompts.in_locale(&caller.locale);
        let is_offered = self.offered_specs(&mut tx, &clubs, &words, plan, local_day(self.now(), zone)).await?.is_some();
        drop(tx);
        if !is_offered {
            return self.start_plan(caller, zone, time, Template::PlanTemplateGone).await;
        }
        let share = |shares| Press::Start(StartStep::Share(zone, time, plan, shares));
        let row = Row::Buttons(vec![
            Button::plain(self.newcomer_label(caller, Label::ShareYes), share(true)),
            Button::plain(self.newcomer_label(caller, Label::ShareNo), share(false)),
        ]);
        Ok(Reply::Show(Message::new(self.newcomer(caller, Template::StartShare, &Voice::default()), vec![row])?))
    }

    async fn start_join(
        &self,
        caller: &Caller,
        zone: Tz,
        time: ReminderTime,
        plan: OfferedPlan,
        shares: bool,
    ) -> AppResult<Reply> {
        if caller.server.is_none() {
            // Joining needs a club: the DM alone has none, and nobody is written to who shares no server with the coach.
            return Err(Refusal::NotInAClub.into());
        }
        let now = self.now();
        let today = local_day(now, zone);
        let words = self.prompts.in_locale(&caller.locale);
        let mut tx = self.store.begin().await?;
        let clubs = here(&mut tx, caller).await?;
        let Some((_, specs)) = self.offered_specs(&mut tx, &clubs, &words, plan, today).await? else {
            drop(tx);
            return self.start_plan(caller, zone, time, Template::PlanTemplateGone).await;
        };
        let inserted = tx
            .insert_member(&NewMember {
                user: caller.user,
                joined_at: now,
                consent_version: CONSENT_VERSION,
                zone,
                reminder_at: time,
                quiet: QuietHours::default().making_way_for(&[time]),
                locale: words.locale(),
                dm_channel: None,
                delivery: Delivery::Open,
                ladder: LadderState::OnTrack,
                ladder_since: today,
                last_sign_at: now,
            })
            .await;
        let id = match inserted {
            Err(error) if error.rule() == Some(Rule::OneMemberPerUser) => {
                // The last step was pressed twice at the same moment: the other press has joined.
                drop(tx);
                return Ok(self.start_again(caller).await?.ok_or(Refusal::NotJoined)?);
            }
            inserted => inserted?,
        };
        for spec in specs {
            tx.insert_session(id, &spec, today).await?;
        }
        for week in newcomer_weeks(today) {
            let small = RoomAnswer { week, answered_on: today, room: Room::Low, is_own: false };
            tx.put_room_answer(id, &small, now).await?;
        }
        tx.put_ladder_day(id, today, LadderState::OnTrack).await?;
        let member = tx.member(id).await?.ok_or(Refusal::NotJoined)?;
        self.join_club(&mut tx, caller, &member, Some(shares)).await?;
        ask(&mut tx, JobKind::Plan(id), now).await?;
        // Should the hello not go out at once, this brings it.
        ask_once(&mut tx, JobKind::Hello(id), now + TimeDelta::seconds(HELLO_AFTER_SECS)).await?;
        tx.commit().await?;
        self.bell.ring();
        let is_open = self.open_door(&member).await?;
        self.start_done(id, is_open).await
    }

    /// Puts a member into the club they asked from, and into its group that holds everyone. A choice about sharing is only made,
    /// never changed, in passing.
    async fn join_club(&self, tx: &mut Tx, caller: &Caller, member: &Member, shares: Option<bool>) -> AppResult<()> {
        let Some(server) = caller.server else { return Ok(()) };
        let club = tx.club_by_guild(server.guild).await?.ok_or(Refusal::ClubNotSetUp)?;
        let today = local_day(self.now(), member.zone);
        let before = tx.clubs_of_member(member.id).await?.into_iter().find(|(known, _)| known.id == club.id);
        let is_sharing = shares.or(before.map(|(_, sharing)| sharing)).unwrap_or(false);
        tx.put_club_member(club.id, member.id, &caller.name, is_sharing, today, self.now()).await?;
        if let Some(group) = tx.default_group(club.id).await? {
            tx.join_group(group.id, member.id, today).await?;
        }
        ask_boards(tx, member.id, self.now()).await
    }

    async fn start_done(&self, id: MemberId, is_open: bool) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let member = tx.member(id).await?.ok_or(Refusal::NotJoined)?;
        let today = local_day(self.now(), member.zone);
        let view = self.today_view(&mut tx, &member, today).await?;
        tx.commit().await?;
        let template = if is_open { Template::StartDone } else { Template::StartDoneDmClosed };
        let voice = Voice { reminder_at: Some(member.reminder_at.to_time()), ..Voice::default() };
        let opening = self.say(&member, template, &voice, 0);
        let message = self.after(&opening, &self.day_message(&member, &view)?)?;
        Ok(Reply::Show(if is_open { message } else { self.with_dm_button(&member, message)? }))
    }

    /// A message with a paragraph before it.
    ///
    /// # Errors
    /// Together they are longer than a message may be.
    pub fn after(&self, opening: &str, message: &Message) -> AppResult<Message> {
        Ok(Message::new(format!("{opening}\n\n{}", message.text()), message.rows().to_vec())?)
    }

    /// Suggestions for a city while it is typed.
    #[must_use]
    pub fn suggest_cities(&self, text: &str) -> Reply {
        let mut choices: Vec<(String, String)> = Vec::new();
        for place in place::search(text, 25) {
            let label = place.label();
            if choices.iter().all(|(_, value)| *value != label) {
                choices.push((format!("{label} ({})", place.zone.name().replace('_', " ")), label));
            }
        }
        Reply::Choices(choices)
    }
}

/// The club of the server in which somebody begins.
async fn here(tx: &mut Tx, caller: &Caller) -> AppResult<Vec<ClubId>> {
    let Some(server) = caller.server else { return Ok(Vec::new()) };
    Ok(tx.club_by_guild(server.guild).await?.map(|club| club.id).into_iter().collect())
}

/// The zones of the places found, each once, under the name of its first place.
pub(super) fn zone_choices(places: &[&place::Place]) -> Vec<Choice> {
    let mut options: Vec<Choice> = Vec::new();
    for place in places {
        let value = place.zone.name();
        if options.iter().all(|choice| choice.value != value) {
            options.push(Choice { description: Some(value.replace('_', " ")), ..Choice::new(place.label(), value) });
        }
    }
    options
}

/// The zone of a city or zone name that a member gave.
///
/// # Errors
/// [`Refusal::UnknownPlace`] where nothing is near it.
pub fn find_zone(text: &str) -> Result<Tz, Refusal> {
    place::find_exact(text).map(|place| place.zone).map_err(|_| Refusal::UnknownPlace)
}
