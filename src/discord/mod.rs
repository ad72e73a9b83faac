//! The only room that knows serenity and HTTP.

pub mod errors;
pub mod gateway;
pub mod ids;
pub mod invite;
pub mod messenger;
pub mod sender;
pub mod commands;
pub mod components;
pub mod events;
mod talk;
