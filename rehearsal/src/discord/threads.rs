//! Public threads of text channels, as far as a bot meets them: they fall asleep (archived), are locked, wake when somebody writes,
//! and take their permissions from the channel they hang under.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::events::What;
use super::gateway::intent;
use super::ids::{ChannelId, GuildId, UserId};
use super::json;
use super::model::{Channel, ChannelKind, permission};
use super::state::State;
use super::world::{Core, World};

/// After how many minutes without a message a new thread is archived (Discord's default, three days).
const AUTO_ARCHIVE_MINUTES: u32 = 4_320;

/// What makes a channel a thread.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Thread {
    /// The server.
    pub guild: GuildId,
    /// The text channel it hangs under.
    pub parent: ChannelId,
    /// Its name.
    pub name: String,
    /// Who began it.
    pub owner: UserId,
    /// Asleep: nothing can be edited in it; the next message wakes it.
    pub archived: bool,
    /// Only those who may manage threads can write in it or wake it.
    pub locked: bool,
    /// Minutes without a message after which it falls asleep: 60, 1440, 4320 or 10080.
    pub auto_archive_minutes: u32,
    /// When it last fell asleep or woke, on the calendar clock; at first, when it was begun.
    pub archive_changed_at: DateTime<Utc>,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
}

/// A thread object.
pub(super) fn object(state: &State, id: ChannelId, thread: &Thread) -> Value {
    let ids = state.by_channel.get(&id).map_or(&[][..], Vec::as_slice);
    let public: Vec<_> = ids.iter().filter(|id| state.messages[id].ephemeral_to.is_none()).collect();
    let left = public.iter().filter(|id| !state.messages[id].deleted).count();
    let mut people: Vec<UserId> = public.iter().map(|id| state.messages[id].author).collect();
    people.push(thread.owner);
    people.sort_unstable();
    people.dedup();
    json!({
        "id": id, "type": 11, "guild_id": thread.guild, "parent_id": thread.parent, "owner_id": thread.owner, "name": thread.name,
        "last_message_id": public.last(), "last_pin_timestamp": null, "rate_limit_per_user": 0, "flags": 0, "message_count": left,
        "total_message_sent": public.len(), "member_count": people.len(),
        "thread_metadata": {
            "archived": thread.archived, "locked": thread.locked, "auto_archive_duration": thread.auto_archive_minutes,
            "archive_timestamp": json::instant(thread.archive_changed_at), "create_timestamp": json::instant(thread.created_at),
        },
    })
}

/// The threads of a server that are awake, as GUILD_CREATE lists them.
pub(super) fn active(state: &State, guild: GuildId) -> Vec<Value> {
    let own = |channel: &Channel| {
        let thread = channel.thread().filter(|thread| thread.guild == guild && !thread.archived)?;
        let seen = state.permissions_in(state.bot, channel) & permission::VIEW_CHANNEL != 0;
        seen.then(|| object(state, channel.id, thread))
    };
    state.channels.values().filter_map(own).collect()
}

impl Channel {
    /// The permission that writing here needs.
    #[must_use]
    pub fn write_permission(&self) -> u64 {
        if self.thread().is_some() { permission::SEND_MESSAGES_IN_THREADS } else { permission::SEND_MESSAGES }
    }

    /// Whether it is a locked thread for someone with these permissions.
    pub(super) fn is_locked_for(&self, may: u64) -> bool {
        may & permission::MANAGE_THREADS == 0 && self.thread().is_some_and(|thread| thread.locked)
    }
}

impl World {
    /// Begins a public thread under a text channel, as the server's owner would. What `parent` lets people do holds in it too.
    pub fn create_thread(&self, parent: ChannelId, name: &str) -> ChannelId {
        let now = self.now();
        self.with(|core| {
            let id = ChannelId(core.state.snowflake(now));
            let guild = core.state.channels.get(&parent).and_then(Channel::guild).unwrap_or_default();
            let owner = core.state.guilds.get(&guild).map(|guild| guild.owner).unwrap_or_default();
            let thread = Thread {
                guild,
                parent,
                name: name.into(),
                owner,
                archived: false,
                locked: false,
                auto_archive_minutes: AUTO_ARCHIVE_MINUTES,
                archive_changed_at: now,
                created_at: now,
            };
            core.state.channels.insert(id, Channel { id, kind: ChannelKind::Thread(thread) });
            core.tell(What::World);
            core.tell_thread("THREAD_CREATE", id);
            id
        })
    }

    /// Sends a thread to sleep; with `locked`, only those who may manage threads can wake it.
    pub fn archive(&self, thread: ChannelId, locked: bool) {
        let now = self.now();
        self.with(|core| core.change_thread(thread, now, |thread| (thread.archived, thread.locked) = (true, locked)));
    }

    /// Wakes a thread and unlocks it.
    pub fn unarchive(&self, thread: ChannelId) {
        let now = self.now();
        self.with(|core| core.change_thread(thread, now, |thread| (thread.archived, thread.locked) = (false, false)));
    }

    /// Locks or unlocks a thread without sending it to sleep.
    pub fn set_locked(&self, thread: ChannelId, locked: bool) {
        let now = self.now();
        self.with(|core| core.change_thread(thread, now, |thread| thread.locked = locked));
    }

    /// The server's automatic moderation blocks every text of the bot in this channel (200000) until [`World::allow_texts`].
    pub fn block_texts(&self, channel: ChannelId) {
        self.faults(|faults| faults.block_texts(channel, true));
    }

    /// The moderation lets the bot's texts through again.
    pub fn allow_texts(&self, channel: ChannelId) {
        self.faults(|faults| faults.block_texts(channel, false));
    }
}

impl Core {
    /// Changes a thread and tells the bot, if anything changed.
    pub(super) fn change_thread(&mut self, id: ChannelId, now: DateTime<Utc>, change: impl FnOnce(&mut Thread)) {
        let Some(Channel { kind: ChannelKind::Thread(thread), .. }) = self.state.channels.get_mut(&id) else { return };
        let before = thread.clone();
        change(thread);
        if thread.archived != before.archived {
            thread.archive_changed_at = now;
        }
        if *thread != before {
            self.tell(What::World);
            self.tell_thread("THREAD_UPDATE", id);
        }
    }

    /// Somebody wrote in it: it wakes.
    pub(super) fn wake_thread(&mut self, id: ChannelId, now: DateTime<Utc>) {
        self.change_thread(id, now, |thread| thread.archived = false);
    }

    /// Sends a thread to sleep whose time without a message is over. The time runs on the calendar clock.
    pub(super) fn let_thread_sleep(&mut self, id: ChannelId, now: DateTime<Utc>) {
        let Some(thread) = self.state.channels.get(&id).and_then(Channel::thread) else { return };
        let last = self.state.by_channel.get(&id).and_then(|ids| ids.last()).map(|id| self.state.messages[id].created_at);
        let since = last.map_or(thread.archive_changed_at, |last| last.max(thread.archive_changed_at));
        if !thread.archived && now - since >= TimeDelta::minutes(thread.auto_archive_minutes.into()) {
            self.change_thread(id, now, |thread| thread.archived = true);
        }
    }

    /// The same for all threads, when the calendar clock was moved.
    pub(super) fn let_threads_sleep(&mut self, now: DateTime<Utc>) {
        let threads: Vec<ChannelId> =
            self.state.channels.values().filter(|channel| channel.thread().is_some()).map(|channel| channel.id).collect();
        for id in threads {
            self.let_thread_sleep(id, now);
        }
    }

    /// Deletes the threads under a channel.
    pub(super) fn delete_threads_under(&mut self, parent: ChannelId) {
        let under = |channel: &&Channel| channel.thread().is_some_and(|thread| thread.parent == parent);
        let gone: Vec<ChannelId> = self.state.channels.values().filter(under).map(|channel| channel.id).collect();
        for id in gone {
            self.delete_thread(id);
        }
    }

    /// Deletes one thread with its messages.
    pub(super) fn delete_thread(&mut self, id: ChannelId) {
        let Some(thread) = self.state.channels.get(&id).and_then(Channel::thread).cloned() else { return };
        self.state.channels.remove(&id);
        for message in self.state.by_channel.remove(&id).unwrap_or_default() {
            self.forget(message);
        }
        self.tell(What::World);
        let data = json!({"id": id, "guild_id": thread.guild, "parent_id": thread.parent, "type": 11});
        self.dispatch("THREAD_DELETE", intent::GUILDS, &data);
    }

    fn tell_thread(&mut self, name: &str, id: ChannelId) {
        let Some(channel) = self.state.channels.get(&id) else { return };
        if self.state.permissions_in(self.state.bot, channel) & permission::VIEW_CHANNEL == 0 {
            return;
        }
        let mut data = json::channel(&self.state, channel);
        if name == "THREAD_CREATE" {
            data["newly_created"] = json!(true);
        }
        self.dispatch(name, intent::GUILDS, &data);
    }
}
