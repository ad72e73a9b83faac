//! What members, captains and the clock ask for, one file per act: load the facts, let `domain` decide, write in one transaction.

pub mod bell;
pub mod board;
pub mod chapter;
pub mod check_in;
pub mod club;
pub mod data;
pub mod door;
pub mod export;
pub mod facts;
pub mod hear;
pub mod help;
pub mod help_now;
pub mod jobs;
mod language;
pub mod letter;
pub mod lines;
pub mod log_session;
pub mod me;
pub mod message;
pub mod messenger;
pub mod move_session;
pub mod pause;
mod pausing;
pub mod pictures;
pub mod plan;
mod plan_area;
pub mod share;
mod slot_use;
pub mod plan_edit;
pub mod plan_export;
pub mod plan_import;
mod plan_offered;
pub mod plan_template;
pub mod proposal;
pub mod reach_out;
pub mod recount;
pub mod ramp;
pub mod refusing;
pub mod replan;
pub mod reply;
pub mod report;
pub mod room;
pub mod rhythm;
pub mod safety;
pub mod season;
pub mod settings;
pub mod start;
mod start_club;
pub mod stop;
pub mod today;
pub mod together;
pub mod trusted;
pub mod undo;
pub mod week;
pub mod welcome_back;

use std::sync::Arc;

use thiserror::Error;

use crate::app::bell::Bell;
use crate::app::message::MessageError;
use crate::app::messenger::{Messenger, SendError};
use crate::app::pictures::Pictures;
use crate::app::reply::Caller;
use crate::clock::Clock;
use crate::domain::calendar::{Instant, local_day};
use crate::domain::ids::{ChannelId, MemberId, UserId};
use crate::domain::ladder::{self, LadderState, Sign};
use crate::domain::member::Member;
use crate::domain::pause::Pause;
use crate::domain::refusal::Refusal;
use crate::meters::Meters;
use crate::prompts::{Label, Prompts, Template, Voice};
use crate::store::members::LadderExtras;
use crate::store::{Store, StoreError, Tx};

/// The use cases and all that they need.
#[derive(Clone)]
pub struct App {
    /// The facts.
    pub store: Store,
    /// The calendar clock.
    pub clock: Arc<dyn Clock>,
    /// The words.
    pub prompts: Arc<Prompts>,
    /// The way out.
    pub messenger: Arc<dyn Messenger>,
    /// The scheduler's bell.
    pub bell: Arc<Bell>,
    /// Where pictures are drawn.
    pub pictures: Arc<Pictures>,
    /// What an operator's monitor counts.
    pub meters: Arc<Meters>,
    /// Who runs this bot, for `/help`.
    pub operator: Arc<str>,
    /// Where reports of problems are posted; none where the operator takes none that way.
    pub report_channel: Option<ChannelId>,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").finish_non_exhaustive()
    }
}

/// Why an act has no ordinary answer. The two faces are two variants: one is for the person, the other for the log.
#[derive(Debug, Error)]
pub enum AppError {
    /// A kind "no", with its reason.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The store failed.
    #[error("store: {0}")]
    Store(#[from] StoreError),
    /// Sending failed where it was part of the answer.
    #[error("send: {0}")]
    Send(#[from] SendError),
    /// The copy of a member's data could not be written: our mistake.
    #[error("export: {0}")]
    Export(#[from] export::ExportError),
    /// A message would break a bound of the platform: our mistake.
    #[error("message: {0}")]
    Message(#[from] MessageError),
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// What a use case gives back.
pub type AppResult<T> = Result<T, AppError>;

impl App {
    /// The present calendar instant.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// The member behind a person, or the kind pointer to `/start`.
    ///
    /// # Errors
    /// [`Refusal::NotJoined`], or a failure of the store.
    pub async fn joined(&self, tx: &mut Tx, user: UserId) -> AppResult<Member> {
        Ok(tx.member_by_user(user).await?.ok_or(Refusal::NotJoined)?)
    }

    /// Renders one part of a message in the member's language.
    #[must_use]
    pub fn say(&self, member: &Member, template: Template, voice: &Voice<'_>, turn: u64) -> String {
        self.prompts.in_locale(&member.locale).render(template, voice, turn)
    }

    /// The words on a button.
    #[must_use]
    pub fn label(&self, member: &Member, label: Label) -> String {
        self.prompts.in_locale(&member.locale).label(label)
    }

    /// A date in words.
    #[must_use]
    pub fn date(&self, member: &Member, date: chrono::NaiveDate) -> String {
        self.prompts.in_locale(&member.locale).date(date)
    }

    /// The same, for an act that reads, decides and then writes: everyone else who acts for this member waits until it is done, so
    /// that two fast presses cannot both find the same thing open.
    ///
    /// # Errors
    /// As [`App::joined`].
    pub async fn acting(&self, tx: &mut Tx, user: UserId) -> AppResult<Member> {
        let member = self.joined(tx, user).await?;
        tx.lock_member(member.id).await?;
        self.joined(tx, user).await
    }

    /// A member for an act of the clock that decides and then writes; presses of this member wait until it is done, so that neither
    /// overwrites what the other has just written. None: gone meanwhile.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn locked(&self, tx: &mut Tx, id: MemberId) -> AppResult<Option<Member>> {
        Ok(if tx.lock_member(id).await? { tx.member(id).await? } else { None })
    }

    /// Notes a sign of life and what it does to the ladder at once (`2-behaviour` §4.1, §4.2). Looking around is none: it does not
    /// come here. True: it was a return.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn sign(&self, tx: &mut Tx, member: &mut Member, sign: Sign) -> AppResult<bool> {
        let today = local_day(self.now(), member.zone);
        let pause = match member.ladder {
            LadderState::Paused => Pause::latest(&tx.pauses_of(member.id).await?),
            _ => None,
        };
        let pressed = ladder::press(member.ladder, sign, pause, today);
        member.last_sign_at = self.now();
        if pressed.state != member.ladder {
            if pressed.state.is_active_for_group() != member.ladder.is_active_for_group() {
                // It decides who measures a week that has not begun where they live, and with that whether it is lit.
                jobs::ask_boards(tx, member.id, self.now()).await?;
            }
            member.ladder = pressed.state;
            member.ladder_since = today;
            tx.put_ladder_day(member.id, today, pressed.state).await?;
            jobs::ask(tx, jobs::JobKind::Plan(member.id), self.now()).await?;
        }
        tx.update_member(member).await?;
        if let Some(boosts) = pressed.boosts {
            let extras = tx.ladder_extras(member.id).await?;
            tx.set_ladder_extras(member.id, LadderExtras { boosts_left: boosts, ..extras }).await?;
        }
        if pressed.is_return {
            self.come_back(tx, member, today).await?;
        }
        Ok(pressed.is_return)
    }

    /// Keeps a name on the boards of the server that a command came from up to date, and shows that its owner is there.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn seen_in_club(&self, tx: &mut Tx, caller: &Caller, member: &Member) -> AppResult<()> {
        let Some(server) = caller.server else { return Ok(()) };
        let Some(club) = tx.club_by_guild(server.guild).await? else { return Ok(()) };
        tx.confirm_club_member(club.id, member.id, &caller.name, self.now()).await?;
        Ok(())
    }
}
