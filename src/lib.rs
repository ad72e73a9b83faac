//! Second Wind: a kind accountability coach for running clubs, as a Discord bot. The rooms, in reading order.

pub mod app;
pub mod cli;
pub mod clock;
pub mod dice;
pub mod discord;
pub mod domain;
pub mod prompts;
