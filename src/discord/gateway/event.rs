//! What the gateway tells us, as our own plain enum, and the bounded channel through which it leaves serenity's runtime.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serenity::model::application::Interaction;
use serenity::model::event::Event;
use tokio::sync::{mpsc, watch};

use crate::app::hear::PlainWords;
use crate::discord::ids;
use crate::domain::ids::{ChannelId, GuildId, MessageId, RoleId, UserId};

/// How long an event that a person waits for may wait for room in the channel: later it is void anyway.
pub(super) const PATIENCE: Duration = Duration::from_secs(3);

/// Something that happened on Discord.
#[derive(Debug, Clone)]
pub enum GatewayEvent {
    /// A session began. Events since the last one may be lost.
    Ready {
        /// Our application.
        application: u64,
        /// The bot's own account.
        bot_user: UserId,
        /// The servers it is in.
        guilds: Vec<GuildId>,
    },
    /// A session went on after a break.
    Resumed,
    /// Someone used a command, a button, a select, an autocomplete or a modal.
    Interaction(Box<Interaction>),
    /// Someone wrote to the bot in a DM.
    DirectMessage {
        /// Who.
        user: UserId,
        /// Where.
        channel: ChannelId,
        /// The message.
        message: MessageId,
        /// What they wrote: to be understood and forgotten, never logged or stored.
        text: PlainWords,
    },
    /// The bot is in this server: it joined, or a session told it so.
    GuildCreate {
        /// The server.
        guild: GuildId,
        /// Its name.
        name: String,
        /// Its language, such as `en-US`.
        locale: String,
    },
    /// A server's names, channels or roles changed: what was refused there may be allowed now.
    GuildChanged {
        /// The server.
        guild: GuildId,
    },
    /// The bot is no longer in this server, or cannot reach it.
    GuildDelete {
        /// The server.
        guild: GuildId,
        /// An outage of Discord's: nobody removed the bot, and everything is kept.
        is_outage: bool,
    },
    /// A channel was deleted.
    ChannelDelete {
        /// Its server.
        guild: GuildId,
        /// The channel.
        channel: ChannelId,
    },
    /// A role was deleted.
    RoleDelete {
        /// Its server.
        guild: GuildId,
        /// The role.
        role: RoleId,
    },
}

impl GatewayEvent {
    /// Whether a person waits for it, so that it is worth nothing later.
    #[must_use]
    pub fn is_urgent(&self) -> bool {
        matches!(self, Self::Interaction(_) | Self::DirectMessage { .. })
    }

    /// Our event for serenity's; `None` for what we have no use for.
    pub(super) fn of(event: Event) -> Option<Self> {
        Some(match event {
            Event::Ready(event) => Self::Ready {
                application: event.ready.application.id.get(),
                bot_user: ids::user(event.ready.user.id),
                guilds: event.ready.guilds.iter().map(|guild| ids::guild(guild.id)).collect(),
            },
            Event::Resumed(_) => Self::Resumed,
            Event::InteractionCreate(event) if !matches!(event.interaction, Interaction::Ping(_)) => {
                Self::Interaction(Box::new(event.interaction))
            }
            Event::MessageCreate(event) if event.message.guild_id.is_none() && !event.message.author.bot => Self::DirectMessage {
                user: ids::user(event.message.author.id),
                channel: ids::channel(event.message.channel_id),
                message: ids::message(event.message.id),
                text: PlainWords::new(event.message.content),
            },
            Event::GuildCreate(event) => Self::GuildCreate {
                guild: ids::guild(event.guild.id),
                name: event.guild.name,
                locale: event.guild.preferred_locale,
            },
            Event::GuildUpdate(event) => Self::GuildChanged { guild: ids::guild(event.guild.id) },
            Event::GuildRoleUpdate(event) => Self::GuildChanged { guild: ids::guild(event.role.guild_id) },
            Event::ThreadUpdate(event) => Self::GuildChanged { guild: ids::guild(event.thread.guild_id) },
            // Without the intent for members only the bot's own comes: its roles decide where it may write.
            Event::GuildMemberUpdate(event) => Self::GuildChanged { guild: ids::guild(event.guild_id) },
            Event::ChannelUpdate(event) => Self::GuildChanged { guild: ids::guild(event.channel.guild_id) },
            Event::GuildDelete(event) => {
                Self::GuildDelete { guild: ids::guild(event.guild.id), is_outage: event.guild.unavailable }
            }
            Event::ChannelDelete(event) => {
                Self::ChannelDelete { guild: ids::guild(event.channel.guild_id), channel: ids::channel(event.channel.id) }
            }
            Event::GuildRoleDelete(event) => {
                Self::RoleDelete { guild: ids::guild(event.guild_id), role: ids::role(event.role_id) }
            }
            _ => return None,
        })
    }
}

/// Counts events that came in and are not done with. Draining and lock-step wait for 0.
#[derive(Debug, Clone, Default)]
pub struct Pending {
    now: Arc<AtomicUsize>,
    ever: watch::Sender<u64>,
}

impl Pending {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.now.load(Ordering::SeqCst)
    }

    /// How many came in so far, those that are done with among them.
    #[must_use]
    pub fn entered(&self) -> u64 {
        *self.ever.borrow()
    }

    /// Resolves once so many have come in. Serenity hands each event to a task of its own, so a later one can overtake an earlier.
    pub async fn until_entered(&self, count: u64) {
        // The sender is held here, so it cannot end.
        _ = self.ever.subscribe().wait_for(|ever| *ever >= count).await;
    }

    fn enter(&self) -> Ticket {
        self.now.fetch_add(1, Ordering::SeqCst);
        self.ever.send_modify(|ever| *ever += 1);
        Ticket(self.now.clone())
    }
}

/// One event that is not done with. Hold it until its handler is through, then drop it.
#[derive(Debug)]
#[must_use = "dropping it says that the event is done with"]
pub struct Ticket(Arc<AtomicUsize>);

impl Drop for Ticket {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// The events, outside serenity's runtime.
#[derive(Debug)]
pub struct GatewayEvents {
    receiver: mpsc::Receiver<(GatewayEvent, Ticket)>,
    pending: Pending,
}

impl GatewayEvents {
    /// The next event; `None` once the gateway has ended for good.
    pub async fn next(&mut self) -> Option<(GatewayEvent, Ticket)> {
        self.receiver.recv().await
    }

    /// How many events came in and are not done with.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.pending.count()
    }

    /// The same count, for a driver that does not hold the events.
    #[must_use]
    pub fn counter(&self) -> Pending {
        self.pending.clone()
    }
}

/// The end of the channel that serenity's runtime holds.
#[derive(Debug, Clone)]
pub(super) struct Inlet {
    sender: mpsc::Sender<(GatewayEvent, Ticket)>,
    pending: Pending,
    patience: Duration,
}

impl Inlet {
    /// Puts an event into the channel. A full channel makes it wait; what a person waits for is let go when patience ends.
    pub(super) async fn put(&self, event: GatewayEvent) {
        let is_urgent = event.is_urgent();
        let item = (event, self.pending.enter());
        if is_urgent {
            if let Err(mpsc::error::SendTimeoutError::Timeout(_)) = self.sender.send_timeout(item, self.patience).await {
                tracing::error!("an event waited too long for a handler and was let go");
            }
        } else {
            // Closed: the bot is stopping.
            drop(self.sender.send(item).await);
        }
    }
}

/// A channel for this many events, in which what a person waits for waits no longer than `patience`.
pub(super) fn channel(events_max: usize, patience: Duration) -> (Inlet, GatewayEvents) {
    let (sender, receiver) = mpsc::channel(events_max.max(1));
    let pending = Pending::default();
    (Inlet { sender, pending: pending.clone(), patience }, GatewayEvents { receiver, pending })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(number: i64) -> GatewayEvent {
        let (user, channel, message) = (UserId::new(5), ChannelId::new(7), MessageId::new(number));
        let text = "a word".to_owned();
        GatewayEvent::DirectMessage { user, channel, message, text: PlainWords::new(text) }
    }

    #[tokio::test]
    async fn a_full_channel_lets_go_of_what_came_too_late_and_keeps_the_rest() {
        let (inlet, mut events) = channel(1, Duration::from_millis(20));
        inlet.put(word(1)).await;
        inlet.put(word(2)).await;
        assert_eq!(events.pending(), 1, "the second was let go, and is not counted for ever");
        let waiting = tokio::spawn({
            let inlet = inlet.clone();
            async move { inlet.put(GatewayEvent::Resumed).await }
        });
        while events.pending() < 2 {
            tokio::task::yield_now().await;
        }
        let Some((GatewayEvent::DirectMessage { message, text, .. }, _)) = events.next().await else { panic!("the first word") };
        assert_eq!(message, MessageId::new(1));
        assert!(!format!("{text:?}").contains("word"), "what was written shows itself nowhere");
        assert!(matches!(events.next().await, Some((GatewayEvent::Resumed, _))), "what is news later too waits for room");
        waiting.await.expect("it was put");
        drop(events);
        inlet.put(GatewayEvent::Resumed).await;
        assert_eq!(inlet.pending.count(), 0, "nobody listens any more");
    }
}
