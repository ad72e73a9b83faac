//! Second Wind: a kind accountability coach for running clubs, as a Discord bot. The rooms, in reading order.

pub mod cli;
pub mod clock;
pub mod dice;
pub mod domain;
