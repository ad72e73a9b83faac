//! A small world: one app, one clock, one messenger that keeps what it was given.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use second_wind::app::App;
use second_wind::app::bell::Bell;
use second_wind::app::message::Message;
use second_wind::app::messenger::{GivenFile, Messenger, Nonce, Posting, Refused, SendError, Sought};
use second_wind::app::reply::{Caller, Reply, Server, Surface};
use second_wind::clock::{Clock, ManualClock};
use second_wind::domain::calendar::local_day;
use second_wind::domain::club_plan::OfferedPlan;
use second_wind::domain::ids::{ChannelId, ClubId, GuildId, MemberId, MessageId, UserId};
use second_wind::domain::member::Member;
use second_wind::domain::press::{Press, StartStep};
use second_wind::domain::room::newcomer_weeks;
use second_wind::domain::starting_plan::StartingPlan;
use second_wind::prompts::Prompts;
use second_wind::scheduler::tick::{TickSettings, Ticked, tick};
use second_wind::store::jobs::Job;
use second_wind::store::{Store, StoreOptions, Tx};

pub(crate) const GUILD: GuildId = GuildId::new(900);
pub(crate) const BOARD: ChannelId = ChannelId::new(901);
pub(crate) const REPORTS: ChannelId = ChannelId::new(903);

/// Something that went out.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) at: DateTime<Utc>,
    pub(crate) channel: ChannelId,
    pub(crate) id: MessageId,
    pub(crate) text: String,
    pub(crate) presses: Vec<Press>,
    pub(crate) nonce: String,
}

/// What a call of the platform is to come to, before it answers as usual.
#[derive(Debug, Clone)]
pub(crate) enum Trouble {
    /// It fails, and nothing happened.
    Fails(SendError),
    /// It happened, and the answer says otherwise.
    HappensBut(SendError),
    /// The code that asked breaks off.
    Breaks,
    /// It takes so long.
    Takes(TimeDelta),
}

#[derive(Debug, Default)]
pub(crate) struct Told {
    pub(crate) sent: Vec<Sent>,
    pub(crate) edits: Vec<(MessageId, String)>,
    pub(crate) deleted: Vec<MessageId>,
    pub(crate) opened: Vec<UserId>,
    pub(crate) looks: usize,
    pub(crate) on_open: VecDeque<Trouble>,
    pub(crate) on_send: VecDeque<Trouble>,
    pub(crate) on_edit: VecDeque<Trouble>,
    /// Who is in no server any more.
    pub(crate) gone: Vec<UserId>,
}

/// A platform that remembers a nonce for ever a little: 150 seconds, as Discord does.
#[derive(Debug)]
pub(crate) struct Platform {
    pub(crate) told: Mutex<Told>,
    clock: Arc<ManualClock>,
}

impl Platform {
    pub(crate) fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap()
    }

    fn outcome(&self, trouble: Option<Trouble>) -> (bool, Result<(), SendError>) {
        match trouble {
            None => (true, Ok(())),
            Some(Trouble::Fails(error)) => (false, Err(error)),
            Some(Trouble::HappensBut(error)) => (true, Err(error)),
            Some(Trouble::Breaks) => panic!("a mistake of ours"),
            Some(Trouble::Takes(time)) => {
                self.clock.set(self.clock.now() + time);
                (true, Ok(()))
            }
        }
    }
}

#[async_trait]
impl Messenger for Platform {
    async fn open_dm(&self, user: UserId) -> Result<ChannelId, SendError> {
        let trouble = self.told().on_open.pop_front();
        self.outcome(trouble).1?;
        self.told().opened.push(user);
        Ok(ChannelId::new(10_000 + user.get()))
    }

    async fn send(&self, channel: ChannelId, message: &Message, nonce: &Nonce) -> Result<MessageId, SendError> {
        let trouble = self.told().on_send.pop_front();
        let (happens, answer) = self.outcome(trouble);
        let now = self.clock.now();
        let mut told = self.told();
        let known = told
            .sent
            .iter()
            .find(|sent| sent.nonce == nonce.as_str() && now - sent.at < TimeDelta::seconds(150))
            .map(|sent| sent.id);
        let id = known.unwrap_or(MessageId::new(5000 + i64::try_from(told.sent.len()).unwrap()));
        if happens && known.is_none() {
            told.sent.push(Sent {
                at: now,
                channel,
                id,
                text: message.text().to_owned(),
                presses: message.presses().cloned().collect(),
                nonce: nonce.as_str().to_owned(),
            });
        }
        answer.map(|()| id)
    }

    async fn edit(&self, _channel: ChannelId, message_id: MessageId, message: &Message) -> Result<(), SendError> {
        let trouble = self.told().on_edit.pop_front();
        let (happens, answer) = self.outcome(trouble);
        if happens {
            self.told().edits.push((message_id, message.text().to_owned()));
        }
        answer
    }

    async fn unarchive(&self, _thread: ChannelId) -> Result<(), SendError> {
        let trouble = self.told().on_edit.pop_front();
        self.outcome(trouble).1
    }

    async fn delete(&self, _channel: ChannelId, message_id: MessageId) -> Result<(), SendError> {
        self.told().deleted.push(message_id);
        Ok(())
    }

    async fn find_sent(&self, channel: ChannelId, sought: Sought<'_>) -> Result<Option<MessageId>, SendError> {
        let mut told = self.told();
        told.looks += 1;
        // As on Discord, whoever lists messages later is told no nonce: only what can be pressed gives one away.
        let found = told.sent.iter().rev().find(|sent| {
            sent.channel == channel
                && sought.not_before.is_none_or(|not_before| sent.at >= not_before)
                && sent.presses.iter().any(|press| sought.presses.contains(press))
        });
        Ok(found.map(|sent| sent.id))
    }

    async fn member_name(&self, _guild: GuildId, user: UserId) -> Result<Option<String>, SendError> {
        Ok((!self.told().gone.contains(&user)).then(|| format!("Member {user}")))
    }

    async fn is_in(&self, _guild: GuildId) -> Result<bool, SendError> {
        Ok(true)
    }

    async fn fetch(&self, _file: &GivenFile, _bytes_max: usize) -> Result<Vec<u8>, SendError> {
        // Nobody gives a file here.
        Err(SendError::Unreachable)
    }

    async fn may_post(&self, _guild: GuildId, _channel: ChannelId) -> Result<Posting, SendError> {
        Ok(Posting::Allowed)
    }
}

pub(crate) struct World {
    pub(crate) app: App,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) platform: Arc<Platform>,
    folder: tempfile::TempDir,
}

pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(crate) fn dm_of(user: UserId) -> ChannelId {
    ChannelId::new(10_000 + user.get())
}

pub(crate) const CLOSED: SendError = SendError::Refused(Refused::DmClosed);

impl World {
    /// A world at an instant, with one server that the bot is in.
    pub(crate) async fn at(now: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = format!("sqlite:{}", folder.path().join("app.db").display());
        let options = StoreOptions { synchronous_full: false, ..StoreOptions::default() };
        let clock = Arc::new(ManualClock::new(at(now)));
        let platform = Arc::new(Platform { told: Mutex::default(), clock: clock.clone() });
        let app = App {
            store: Store::open_with(&address, &options).await.unwrap(),
            clock: clock.clone(),
            prompts: Arc::new(Prompts::built_in().unwrap()),
            messenger: platform.clone(),
            bell: Arc::new(Bell::default()),
            pictures: Arc::default(),
            meters: Arc::default(),
            operator: Arc::from("the operator"),
            report_channel: Some(REPORTS),
        };
        app.club_joined(GUILD, "Riverside Runners").await.unwrap();
        Self { app, clock, platform, folder }
    }

    /// Opens the store again with room for this many pages; none: as many as the disk has.
    pub(crate) async fn with_room_for(&mut self, pages: Option<u32>) {
        self.app.store.close().await;
        let address = format!("sqlite:{}", self.folder.path().join("app.db").display());
        let options = StoreOptions { synchronous_full: false, sqlite_pages_max: pages, ..StoreOptions::default() };
        self.app.store = Store::open_with(&address, &options).await.unwrap();
    }

    /// How many pages the file has.
    pub(crate) fn pages(&self) -> u32 {
        let bytes = std::fs::metadata(self.folder.path().join("app.db")).unwrap().len();
        u32::try_from(bytes / 4096).unwrap()
    }

    pub(crate) async fn tx(&self) -> Tx {
        self.app.store.begin().await.unwrap()
    }

    pub(crate) fn caller(&self, user: i64) -> Caller {
        Caller {
            locale: "en-US".to_owned(),
            user: UserId::new(user),
            name: format!("Member {user}"),
            server: Some(Server { guild: GUILD, may_manage: true }),
            roles: Vec::new(),
            channel: ChannelId::new(902),
            message: None,
        }
    }

    /// Joins in London with the reminder at 07:30.
    pub(crate) async fn join(&self, user: i64, plan: StartingPlan, shares: bool) -> MemberId {
        self.join_from(user, chrono_tz::Europe::London, plan, shares).await
    }

    pub(crate) async fn join_from(&self, user: i64, zone: chrono_tz::Tz, plan: StartingPlan, shares: bool) -> MemberId {
        let time = "07:30".parse().unwrap();
        self.start(user, StartStep::Share(zone, time, OfferedPlan::Starting(plan), shares)).await;
        let member = self.member(user).await;
        // Who was here before newcomers began small: their weeks are steady.
        let joined_on = local_day(member.joined_at, zone);
        let mut tx = self.app.store.begin().await.unwrap();
        for week in newcomer_weeks(joined_on) {
            tx.delete_room_answer(member.id, week, joined_on).await.unwrap();
        }
        tx.commit().await.unwrap();
        member.id
    }

    pub(crate) async fn start(&self, user: i64, step: StartStep) -> Reply {
        self.app.start_step(&self.caller(user), Surface::Private, step, None).await.unwrap()
    }

    pub(crate) async fn member(&self, user: i64) -> Member {
        let mut tx = self.app.store.read().await.unwrap();
        tx.member_by_user(UserId::new(user)).await.unwrap().expect("a member")
    }

    pub(crate) async fn club(&self) -> ClubId {
        let mut tx = self.app.store.read().await.unwrap();
        tx.club_by_guild(GUILD).await.unwrap().expect("a club").id
    }

    pub(crate) async fn job(&self, kind: &str, key: &str) -> Option<Job> {
        let mut tx = self.app.store.read().await.unwrap();
        tx.job(kind, key).await.unwrap()
    }

    /// One pass over the queue at this moment.
    pub(crate) async fn tick(&self) -> Ticked {
        tick(&self.app, TickSettings { parallel: 1 }).await.unwrap()
    }

    /// Passes until nothing is due.
    pub(crate) async fn settle(&self) {
        for _ in 0..200 {
            if self.tick().await.claimed == 0 {
                return;
            }
        }
        panic!("the queue never comes to rest");
    }

    /// Lives until an instant, from one due job to the next.
    pub(crate) async fn live_until(&self, until: &str) {
        let until = at(until);
        loop {
            self.settle().await;
            let next = self.app.store.read().await.unwrap().next_run_at().await.unwrap();
            match next {
                Some(next) if next <= until => self.clock.set(next.max(self.clock.now())),
                _ => break,
            }
        }
        self.clock.set(until);
        self.settle().await;
    }

    /// What stands in somebody's DM since they joined, the first hello apart.
    pub(crate) fn dms(&self, user: i64) -> Vec<Sent> {
        let told = self.platform.told();
        told.sent.iter().filter(|sent| sent.channel == dm_of(UserId::new(user))).skip(1).cloned().collect()
    }

    pub(crate) fn posts(&self) -> Vec<Sent> {
        self.platform.told().sent.iter().filter(|sent| sent.channel == BOARD).cloned().collect()
    }
}

pub(crate) fn shown(reply: Reply) -> Message {
    match reply {
        Reply::Show(message) | Reply::Update(message) => message,
        other => panic!("expected a message, not {other:?}"),
    }
}

pub(crate) fn presses(reply: Reply) -> Vec<Press> {
    shown(reply).presses().cloned().collect()
}
