//! Our own sender: one HTTP client with time-outs, a limiter below Discord's limit, typed bodies that never ping anyone, and a breaker
//! that stops us long before Discord would.
//!
//! Why not serenity's: `4-discord.md` §11.2 (no cap on all requests, waiters released all at once, no time-outs, a map that only grows).

pub mod base;
pub mod token;
