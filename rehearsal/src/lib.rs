//! The rehearsal: a stand-in for Discord, a club of seeded members, and a page on which you are one of them.

pub mod campaign;
pub mod cli;
pub mod club;
pub mod discord;
pub mod headless;
pub mod interactive;
pub mod page;
pub mod sim;
