//! Our own sender: one HTTP client with time-outs, a limiter below Discord's limit, typed bodies that never ping anyone, and a breaker
//! that stops us long before Discord would.
//!
//! Why not serenity's: `4-discord.md` §11.2 (no cap on all requests, waiters released all at once, no time-outs, a map that only grows).

pub mod answer;
mod answers;
pub mod base;
pub mod bodies;
pub mod breaker;
pub mod client;
pub mod endpoints;
mod files;
pub mod limiter;
mod panel;
pub(super) mod payload;
pub(super) mod permissions;
pub mod token;
pub(super) mod wire;

pub use answer::{InteractionResponse, MODAL_INPUT_ID, Modal};
pub use answers::{Application, GatewayBot};
pub use base::{ApiBase, ApiBaseError};
pub use bodies::EncodePress;
pub use breaker::{BreakerRules, SenderHealth};
pub use client::{Sender, SenderError, SenderSettings, Timeouts};
pub use limiter::Rate;
pub use token::{Token, TokenError};
