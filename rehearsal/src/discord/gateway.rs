//! The gateway: sessions that outlive a connection, shards, events with sequence numbers, and the closes that Discord knows.

mod budget;
pub mod check;
mod connection;
mod demand;
mod dispatch;
mod handshake;
pub mod intent;
mod members;
mod packing;
pub mod rules;
mod sessions;

pub use demand::SessionView;

pub(super) use connection::{Wish, serve};
pub(super) use demand::apply_faults;
pub(super) use sessions::Sessions;
