//! Intents: which groups of events a session asked for (Discord's documentation, "Gateway Intents").

/// Servers, their roles and their channels.
pub const GUILDS: u64 = 1;
/// Who joins, changes and leaves. Privileged.
pub const GUILD_MEMBERS: u64 = 1 << 1;
/// Who is online; with it a server's first event lists its members. Privileged.
pub const GUILD_PRESENCES: u64 = 1 << 8;
/// Messages of servers.
pub const GUILD_MESSAGES: u64 = 1 << 9;
/// Messages of DMs.
pub const DIRECT_MESSAGES: u64 = 1 << 12;
/// The words of other people's messages in servers. No events of its own. Privileged.
pub const MESSAGE_CONTENT: u64 = 1 << 15;
/// Those that have to be switched on for an application first (else close 4014).
pub const PRIVILEGED: u64 = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;
/// Every bit that means something (else close 4013): 0 to 16, 20, 21, 24 and 25.
pub const ALL: u64 = ((1 << 17) - 1) | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25;
