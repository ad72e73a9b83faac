//! The port through which the app reaches people, and every way in which that can fail.
//!
//! Two things implement it: the sender in `discord`, and the simulation's. The app decides from [`SendError`] alone, so each
//! variant stands for one reaction of the error table (`4-discord.md` §9), never for a status code.

use std::time::Duration;

use async_trait::async_trait;
use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};

use super::message::Message;
use crate::domain::calendar::Instant;
use crate::domain::ids::{ChannelId, GuildId, MessageId, UserId};
use crate::domain::press::Press;

/// What the app can ask of the platform on its own account. Answers to a press or command take another way, in `discord`.
#[async_trait]
pub trait Messenger: Send + Sync {
    /// The DM channel with this person. Ask once, as a direct result of their own act, and store what comes back: opening many is
    /// what gets a bot blocked.
    async fn open_dm(&self, user: UserId) -> Result<ChannelId, SendError>;

    /// Sends a message. The same nonce within a few minutes gives the message that was already sent.
    async fn send(&self, channel: ChannelId, message: &Message, nonce: &Nonce) -> Result<MessageId, SendError>;

    /// Replaces a message of ours, rows included.
    async fn edit(&self, channel: ChannelId, message_id: MessageId, message: &Message) -> Result<(), SendError>;

    /// Takes a message of ours away.
    async fn delete(&self, channel: ChannelId, message_id: MessageId) -> Result<(), SendError>;

    /// Opens a thread that went to the archive. Locked is another matter: that somebody did on purpose.
    async fn unarchive(&self, thread: ChannelId) -> Result<(), SendError>;

    /// Looks among the channel's latest messages for one that was sent although nobody heard so; `None`: it is not there.
    async fn find_sent(&self, channel: ChannelId, sought: Sought<'_>) -> Result<Option<MessageId>, SendError>;

    /// How this person is called in this server; `None`: they are not, or no longer, in it.
    async fn member_name(&self, guild: GuildId, user: UserId) -> Result<Option<String>, SendError>;

    /// Whether the bot is in this server.
    async fn is_in(&self, guild: GuildId) -> Result<bool, SendError>;

    /// Whether the bot may post in this channel of this server.
    async fn may_post(&self, guild: GuildId, channel: ChannelId) -> Result<Posting, SendError>;

    /// The bytes of a file that somebody gave with a command: as many as allowed, and never more.
    async fn fetch(&self, file: &GivenFile, bytes_max: usize) -> Result<Vec<u8>, SendError>;
}

/// A file that somebody gave with a command, before anybody has looked at it.
#[derive(Clone, PartialEq, Eq)]
pub struct GivenFile {
    /// Where it is. Never in a log: whoever knows it can read the file.
    pub address: String,
    /// How long it is, as the platform says.
    pub bytes: usize,
}

impl std::fmt::Debug for GivenFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GivenFile").field("bytes", &self.bytes).finish_non_exhaustive()
    }
}

/// How to know a message again.
#[derive(Debug, Clone, Copy)]
pub struct Sought<'a> {
    /// The nonce it was sent with.
    pub nonce: &'a Nonce,
    /// Things to press, any of which gives it away. Name those of its later shapes too: a press may have changed its rows since.
    pub presses: &'a [Press],
    /// The line it begins with, for one with nothing to press under it.
    pub first_line: Option<&'a str>,
    /// Messages older than this are others. An occurrence that was moved is named in an earlier message as well.
    pub not_before: Option<Instant>,
}

/// Whether the bot may post in a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Posting {
    /// It may, pictures included.
    Allowed,
    /// It may write, and attach nothing: what stands there stands in words.
    WithoutPictures,
    /// It may not: these are missing.
    Missing(Vec<Permission>),
}

/// What the bot needs in a channel to post there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// To see the channel.
    ViewChannel,
    /// To write in it.
    SendMessages,
    /// To write in it, for a thread.
    SendMessagesInThreads,
}

/// A short name for one act of sending: the same act has the same name, however often it is tried.
///
/// At most 25 characters (`discord-api-docs: developers/resources/message.mdx` "Create Message").
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Nonce(String);

impl Nonce {
    /// Bytes of the hash that are kept: 15 are 24 characters of base32 without padding.
    const HASH_BYTES: usize = 15;

    /// The nonce of the job of this kind with this key.
    #[must_use]
    pub fn for_job(kind: &str, key: &str) -> Self {
        let mut hasher = Sha256::new();
        // The length keeps ("ab", "c") and ("a", "bc") apart.
        hasher.update((kind.len() as u64).to_be_bytes());
        hasher.update(kind);
        hasher.update(key);
        let hash = hasher.finalize();
        Self(BASE32_NOPAD.encode(&hash[..Self::HASH_BYTES]).to_ascii_lowercase())
    }

    /// As it goes over the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why something was not sent, or why nobody knows whether it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Not sent; to be sent again no sooner than this.
    #[error("rate limited ({scope:?}) for {} ms", retry_after.as_millis())]
    RateLimited {
        /// How long to wait.
        retry_after: Duration,
        /// Who waits.
        scope: LimitScope,
    },
    /// Not sent: the platform could not be reached at all.
    #[error("the platform could not be reached")]
    Unreachable,
    /// Perhaps sent: repeat with the same nonce inside its window, look before speaking after it.
    #[error("the outcome is unknown: {0:?}")]
    Unknown(UnknownWhy),
    /// Not sent, and the same request would be refused again.
    #[error("refused: {0:?}")]
    Refused(Refused),
    /// Not sent: we stopped ourselves before the platform would.
    #[error("held back by our own breaker: {why:?}")]
    Halted {
        /// What made us stop.
        why: Halt,
        /// When to ask again; `None`: only the operator can mend it.
        retry_after: Option<Duration>,
    },
}

impl SendError {
    /// Whether the act may have happened all the same.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown(_))
    }

    /// How long to wait at least, where the platform or the breaker said so.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::RateLimited { retry_after, .. } => Some(*retry_after),
            Self::Halted { retry_after, .. } | Self::Refused(Refused::OldEdits { retry_after }) => *retry_after,
            Self::Unreachable | Self::Unknown(_) | Self::Refused(_) => None,
        }
    }
}

/// Who waits for a rate limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitScope {
    /// This route of this bot.
    Route,
    /// Everything this bot sends.
    Global,
    /// Everyone who uses this resource; does not count against us.
    Shared,
    /// A channel's own slow mode or write rate.
    Channel,
    /// Our own queue is longer than patience.
    Ours,
}

/// Why an outcome is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownWhy {
    /// No answer in time.
    TimedOut,
    /// The connection broke under the request.
    Broken,
    /// The platform failed while it held the request.
    ServerError {
        /// The HTTP status.
        status: u16,
    },
    /// The platform said yes in words that we cannot read.
    Unreadable,
}

/// Why we hold back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Halt {
    /// Too many refused requests in ten minutes.
    TooManyRefusals,
    /// The token is not accepted: nothing more goes out.
    TokenRefused,
    /// The platform's anti-spam flagged the bot: no new DM channels, the known ones go on slowly.
    Quarantined,
    /// DMs were opened too fast: no new ones for a while.
    OpeningTooFast,
}

/// A refusal, by what it asks of us. Codes in brackets: `discord-api-docs: developers/topics/opcodes-and-status-codes.mdx`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// This person takes no messages from us (50007): set the delivery flag.
    DmClosed,
    /// No server in common any more (50278): the same flag, and a look whether they left.
    NoMutualServer,
    /// The bot is flagged by anti-spam (20026).
    Quarantined,
    /// DMs are opened too fast (40003).
    OpeningTooFast,
    /// The channel cannot be seen (50001).
    NoAccess,
    /// A permission is missing (50013).
    NoPermission,
    /// The channel is gone (10003).
    ChannelGone,
    /// The server is gone (10004).
    GuildGone,
    /// The message is gone (10008).
    MessageGone,
    /// No such person (10013).
    UnknownUser,
    /// Not a member of that server (10007).
    UnknownMember,
    /// Too many edits to messages older than an hour (30046).
    OldEdits {
        /// How long to wait, if they said so; else a minute, doubling.
        retry_after: Option<Duration>,
    },
    /// The interaction is void: later than 3 s or 15 min (10062, 10015, 50027). Not to be repeated.
    InteractionGone,
    /// Somebody answered already (40060): edit or follow up instead.
    AlreadyAcknowledged,
    /// No more follow-ups to this interaction (40094).
    NoMoreFollowUps,
    /// A body that breaks a rule (50035, 50006, 50041, 50109): our bug, never to be repeated.
    InvalidBody {
        /// The JSON code.
        code: u64,
        /// Where in the body, and which rule; empty if they did not say.
        path: String,
    },
    /// The edge turned us away for our User-Agent (40333): our bug.
    BadUserAgent,
    /// The token is not accepted (401, 50014).
    Unauthorized,
    /// The thread is archived (50083): unarchive once, else suspend.
    ThreadArchived,
    /// The thread is locked (160005).
    ThreadLocked,
    /// A forum takes threads, not messages (40058).
    ForumNeedsThread,
    /// The forum wants a tag (40067).
    ForumNeedsTag,
    /// The server's filters blocked the text (200000, 240000): tell the captain, change the text.
    TextBlocked,
    /// No more pins fit (30003).
    PinsFull,
    /// No more events fit (30038).
    EventsFull,
    /// Anything else.
    Other {
        /// The HTTP status.
        status: u16,
        /// The JSON code; 0 if there was none.
        code: u64,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nonce_is_short_and_names_one_job() {
        let nonce = Nonce::for_job("remind", "4711:2026-03-30");
        assert_eq!(nonce, Nonce::for_job("remind", "4711:2026-03-30"), "the same job, the same nonce");
        assert_ne!(nonce, Nonce::for_job("remind", "4711:2026-03-31"));
        assert_ne!(nonce, Nonce::for_job("letter", "4711:2026-03-30"));
        assert_ne!(Nonce::for_job("ab", "c"), Nonce::for_job("a", "bc"), "the border between kind and key counts");
        let long = Nonce::for_job("remind", &"9".repeat(500));
        for nonce in [&nonce, &long] {
            assert_eq!(nonce.as_str().chars().count(), 24, "Discord allows 25");
            assert!(nonce.as_str().bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
        }
    }

    #[test]
    fn only_some_errors_say_how_long() {
        let wait = Duration::from_secs(7);
        let table = [
            (SendError::RateLimited { retry_after: wait, scope: LimitScope::Route }, Some(wait)),
            (SendError::Halted { why: Halt::OpeningTooFast, retry_after: Some(wait) }, Some(wait)),
            (SendError::Halted { why: Halt::TokenRefused, retry_after: None }, None),
            (SendError::Refused(Refused::OldEdits { retry_after: Some(wait) }), Some(wait)),
            (SendError::Refused(Refused::DmClosed), None),
            (SendError::Unknown(UnknownWhy::TimedOut), None),
            (SendError::Unreachable, None),
        ];
        for (error, expected) in table {
            assert_eq!(error.retry_after(), expected, "{error}");
            assert_eq!(error.is_unknown(), matches!(error, SendError::Unknown(_)), "{error}");
        }
    }
}
