//! The way out, replaced: it keeps what each person is shown, honours nonces as long as Discord does, and has the trouble that
//! the seed brings.

use std::collections::{BTreeMap, BTreeSet};
use std::future::pending;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use chrono::TimeDelta;
use chrono_tz::Tz;
use second_wind::app::message::Message;
use second_wind::app::messenger::{GivenFile, Messenger, Nonce, Posting, Refused, SendError, Sought};
use second_wind::clock::{Clock, ManualClock};
use second_wind::dice::Dice;
use second_wind::domain::calendar::{Instant, QuietHours, ReminderTime};
use second_wind::domain::ids::{ChannelId, GuildId, MessageId, UserId};
use second_wind::domain::retry::NONCE_WINDOW_SECS;
use tokio::sync::Notify;

use super::faults::{CallKind, Trouble, Weather, trouble_of};

/// How many of a channel's latest messages a look sees.
const LOOK_SEES: usize = 50;

/// A message as it stands in a channel.
#[derive(Debug, Clone)]
pub struct Posted {
    /// Where.
    pub channel: ChannelId,
    /// What it says now.
    pub message: Message,
    /// The nonce it came with.
    pub nonce: String,
    /// When it came.
    pub sent_at: Instant,
    /// Whether the bot began it, rather than as part of the member's own act.
    pub is_initiated: bool,
    /// Whether somebody deleted it.
    pub is_gone: bool,
}

/// By which clock somebody lives.
#[derive(Debug, Clone, Copy)]
pub struct Life {
    /// Their zone.
    pub zone: Tz,
    /// When nobody writes to them.
    pub quiet: QuietHours,
    /// When their message comes.
    pub reminder_at: ReminderTime,
    /// When their evening check-in comes, if they chose one.
    pub evening_at: Option<ReminderTime>,
}

/// Something that reached a channel.
#[derive(Debug, Clone)]
pub struct Shown {
    /// When it was asked for.
    pub asked_at: Instant,
    /// The message.
    pub id: MessageId,
    /// Where.
    pub channel: ChannelId,
    /// Whether it is a new message; otherwise an edit.
    pub is_new: bool,
    /// Whether the bot began it.
    pub is_initiated: bool,
    /// The clock of the person whose DM it is, as it was when it was asked for.
    pub lives_by: Option<Life>,
    /// What it says.
    pub message: Message,
}

/// Why the driver is called while something is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// The bot dies here: what runs is dropped.
    Crash,
    /// A call takes its time: life goes on.
    Slow,
}

#[derive(Debug, Default)]
struct State {
    posted: BTreeMap<MessageId, Posted>,
    by_channel: BTreeMap<ChannelId, Vec<MessageId>>,
    dms: BTreeMap<UserId, ChannelId>,
    closed: BTreeSet<UserId>,
    names: BTreeMap<(GuildId, UserId), String>,
    lives_by: BTreeMap<UserId, Life>,
    shown: Vec<Shown>,
    signal: Option<Signal>,
    next_id: i64,
    is_in_act: bool,
    weather: Option<Weather>,
    calls: u64,
    troubles: u64,
}

/// Discord as the simulation has it.
#[derive(Debug)]
pub struct FakeDiscord {
    clock: Arc<ManualClock>,
    dice: Dice,
    state: Mutex<State>,
    /// Rung when the driver has to look at [`FakeDiscord::take_signal`].
    pub signalled: Notify,
}

impl FakeDiscord {
    /// An empty one.
    #[must_use]
    pub fn new(clock: Arc<ManualClock>, seed: u64) -> Self {
        let state = State { next_id: 10_000, ..State::default() };
        Self { clock, dice: Dice::from_seed(seed), state: Mutex::new(state), signalled: Notify::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets the weather; none is none at all.
    pub fn set_weather(&self, weather: Option<Weather>) -> Option<Weather> {
        std::mem::replace(&mut self.state().weather, weather)
    }

    /// Says whether what follows is a member's own act.
    pub fn set_in_act(&self, is_in_act: bool) -> bool {
        std::mem::replace(&mut self.state().is_in_act, is_in_act)
    }

    /// By which clock a person lives.
    pub fn set_life(&self, user: UserId, life: Life) {
        self.state().lives_by.insert(user, life);
    }

    /// Opens or closes somebody's DM.
    pub fn set_closed(&self, user: UserId, is_closed: bool) {
        let mut state = self.state();
        if is_closed {
            state.closed.insert(user)
        } else {
            state.closed.remove(&user)
        };
    }

    /// Whether somebody's DM is closed.
    pub fn is_closed(&self, user: UserId) -> bool {
        self.state().closed.contains(&user)
    }

    /// How a person is called in a server; none: they are not in it.
    pub fn set_name(&self, guild: GuildId, user: UserId, name: Option<&str>) {
        let mut state = self.state();
        match name {
            Some(name) => state.names.insert((guild, user), name.to_owned()),
            None => state.names.remove(&(guild, user)),
        };
    }

    /// Whether a person is in a server.
    pub fn is_in(&self, guild: GuildId, user: UserId) -> bool {
        self.state().names.contains_key(&(guild, user))
    }

    /// By which clock a person lives, where it is known.
    pub fn life_of(&self, user: UserId) -> Option<Life> {
        self.state().lives_by.get(&user).copied()
    }

    /// Whose DM a channel is.
    pub fn owner_of(&self, channel: ChannelId) -> Option<UserId> {
        self.state().owner(channel)
    }

    /// Somebody deletes a message.
    pub fn delete_by_hand(&self, id: MessageId) {
        if let Some(posted) = self.state().posted.get_mut(&id) {
            posted.is_gone = true;
        }
    }

    /// What reached anybody since the last time.
    pub fn take_shown(&self) -> Vec<Shown> {
        std::mem::take(&mut self.state().shown)
    }

    /// Why the driver was called.
    pub fn take_signal(&self) -> Option<Signal> {
        self.state().signal.take()
    }

    /// A message as it stands.
    pub fn posted(&self, id: MessageId) -> Option<Posted> {
        self.state().posted.get(&id).cloned()
    }

    /// The standing messages of a channel, the oldest first.
    pub fn in_channel(&self, channel: ChannelId) -> Vec<(MessageId, Posted)> {
        let state = self.state();
        let ids = state.by_channel.get(&channel).into_iter().flatten();
        ids.filter_map(|id| state.posted.get(id).filter(|posted| !posted.is_gone).map(|posted| (*id, posted.clone()))).collect()
    }

    /// The latest board that was ever posted in a channel, even where somebody deleted it since.
    pub fn latest_board_in(&self, channel: ChannelId) -> Option<(MessageId, Posted)> {
        let state = self.state();
        let ids = state.by_channel.get(&channel)?.iter();
        let mut boards = ids.filter_map(|id| state.posted.get(id).filter(|posted| is_board(posted)).map(|posted| (*id, posted)));
        boards.next_back().map(|(id, posted)| (id, posted.clone()))
    }

    /// The DM of a person, if it was ever opened.
    pub fn dm_of(&self, user: UserId) -> Option<ChannelId> {
        self.state().dms.get(&user).copied()
    }

    /// The answer to a press changes the message it stands under.
    pub fn answer_in_place(&self, id: MessageId, message: &Message) {
        if let Some(posted) = self.state().posted.get_mut(&id) {
            posted.message = message.clone();
        }
    }

    /// How many calls were made, and how many of them met trouble.
    pub fn counts(&self) -> (u64, u64) {
        let state = self.state();
        (state.calls, state.troubles)
    }

    fn raise(&self, signal: Signal) {
        self.state().signal = Some(signal);
        self.signalled.notify_one();
    }

    /// Meets the trouble of a call around `act`, which carries it out.
    async fn call<T>(&self, kind: CallKind, act: impl FnOnce(&mut State) -> Result<T, SendError> + Send) -> Result<T, SendError> {
        let weather = {
            let mut state = self.state();
            state.calls += 1;
            state.weather
        };
        let trouble = weather.and_then(|weather| trouble_of(&self.dice, weather, kind));
        if trouble.is_some() {
            self.state().troubles += 1;
        }
        match trouble {
            None => act(&mut self.state()),
            Some(Trouble::Slow(secs)) => {
                self.raise(Signal::Slow);
                self.clock.sleep_until(self.clock.now() + TimeDelta::seconds(secs)).await;
                act(&mut self.state())
            }
            Some(Trouble::Fails(error)) => Err(error),
            Some(Trouble::AnswerLost(error)) => act(&mut self.state()).and(Err(error)),
            Some(Trouble::CrashBefore) => {
                self.raise(Signal::Crash);
                pending().await
            }
            Some(Trouble::CrashAfter) => {
                drop(act(&mut self.state()));
                self.raise(Signal::Crash);
                pending().await
            }
        }
    }
}

impl State {
    /// Whose DM a channel is.
    fn owner(&self, channel: ChannelId) -> Option<UserId> {
        self.dms.iter().find(|(_, dm)| **dm == channel).map(|(user, _)| *user)
    }

    fn new_id(&mut self) -> i64 {
        self.next_id += 1;
        self.next_id
    }

    fn show(&mut self, shown: Shown) {
        self.shown.push(shown);
    }
}

/// Whether a post is a board, and not the line that a week is lit.
#[must_use]
pub fn is_board(posted: &Posted) -> bool {
    posted.message.text().starts_with('🏮')
}

#[async_trait]
impl Messenger for FakeDiscord {
    async fn open_dm(&self, user: UserId) -> Result<ChannelId, SendError> {
        self.call(CallKind::Changes, |state| {
            if let Some(dm) = state.dms.get(&user) {
                return Ok(*dm);
            }
            let channel = ChannelId::new(state.new_id());
            state.dms.insert(user, channel);
            Ok(channel)
        })
        .await
    }

    async fn send(&self, channel: ChannelId, message: &Message, nonce: &Nonce) -> Result<MessageId, SendError> {
        let asked_at = self.clock.now();
        let (is_initiated, lives_by) = {
            let state = self.state();
            let lives_by = state.owner(channel).and_then(|user| state.lives_by.get(&user).copied());
            (!state.is_in_act, lives_by)
        };
        self.call(CallKind::Makes, |state| {
            if state.owner(channel).is_some_and(|user| state.closed.contains(&user)) {
                return Err(SendError::Refused(Refused::DmClosed));
            }
            let now = self.clock.now();
            let known = state.by_channel.get(&channel).into_iter().flatten().rev().find(|id| {
                state.posted.get(id).is_some_and(|posted| {
                    posted.nonce == nonce.as_str() && now - posted.sent_at < TimeDelta::seconds(NONCE_WINDOW_SECS)
                })
            });
            if let Some(known) = known {
                return Ok(*known);
            }
            let id = MessageId::new(state.new_id());
            let posted = Posted {
                channel,
                message: message.clone(),
                nonce: nonce.as_str().to_owned(),
                sent_at: now,
                is_initiated,
                is_gone: false,
            };
            state.posted.insert(id, posted);
            state.by_channel.entry(channel).or_default().push(id);
            state.show(Shown { asked_at, id, channel, is_new: true, is_initiated, lives_by, message: message.clone() });
            Ok(id)
        })
        .await
    }

    async fn edit(&self, channel: ChannelId, message_id: MessageId, message: &Message) -> Result<(), SendError> {
        let asked_at = self.clock.now();
        self.call(CallKind::Changes, |state| {
            let is_initiated = !state.is_in_act;
            match state.posted.get_mut(&message_id) {
                Some(posted) if !posted.is_gone && posted.channel == channel => posted.message = message.clone(),
                _ => return Err(SendError::Refused(Refused::MessageGone)),
            }
            state.show(Shown {
                asked_at,
                id: message_id,
                channel,
                is_new: false,
                is_initiated,
                lives_by: None,
                message: message.clone(),
            });
            Ok(())
        })
        .await
    }

    async fn delete(&self, _channel: ChannelId, message_id: MessageId) -> Result<(), SendError> {
        self.call(CallKind::Changes, |state| {
            if let Some(posted) = state.posted.get_mut(&message_id) {
                posted.is_gone = true;
            }
            Ok(())
        })
        .await
    }

    async fn unarchive(&self, _thread: ChannelId) -> Result<(), SendError> {
        self.call(CallKind::Changes, |_| Ok(())).await
    }

    async fn find_sent(&self, channel: ChannelId, sought: Sought<'_>) -> Result<Option<MessageId>, SendError> {
        let (presses, not_before) = (sought.presses.to_vec(), sought.not_before);
        let first_line = sought.first_line.map(str::to_owned);
        self.call(CallKind::Asks, |state| {
            let ids = state.by_channel.get(&channel).into_iter().flatten().rev().take(LOOK_SEES);
            // A listed message does not carry its nonce: only what can be pressed gives it away (`4-discord.md` §5).
            Ok(ids
                .filter(|id| {
                    state.posted.get(id).is_some_and(|posted| {
                        let is_late_enough = not_before.is_none_or(|not_before| posted.sent_at >= not_before);
                        let has_press = posted.message.presses().any(|press| presses.contains(press));
                        let has_line = first_line.is_some() && posted.message.text().lines().next() == first_line.as_deref();
                        !posted.is_gone && is_late_enough && (has_press || has_line)
                    })
                })
                .copied()
                .next())
        })
        .await
    }

    async fn member_name(&self, guild: GuildId, user: UserId) -> Result<Option<String>, SendError> {
        self.call(CallKind::Asks, |state| Ok(state.names.get(&(guild, user)).cloned())).await
    }

    async fn is_in(&self, _guild: GuildId) -> Result<bool, SendError> {
        self.call(CallKind::Asks, |_| Ok(true)).await
    }

    async fn fetch(&self, _file: &GivenFile, _bytes_max: usize) -> Result<Vec<u8>, SendError> {
        // Nobody gives a file here.
        Err(SendError::Unreachable)
    }

    async fn may_post(&self, _guild: GuildId, _channel: ChannelId) -> Result<Posting, SendError> {
        self.call(CallKind::Asks, |_| Ok(Posting::Allowed)).await
    }
}
