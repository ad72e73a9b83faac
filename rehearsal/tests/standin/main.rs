//! The stand-in is Discord as far as the bot can tell: serenity connects to it, and each limit, error and rule is the real one's.

mod answers;
mod bare;
mod clients;
mod club;
mod contract;
mod forms;
mod gateway;
mod interactions;
mod limits;
mod messages;
#[path = "../opinion/mod.rs"]
mod opinion;
mod persistence;
mod rich;
mod threads;
mod trouble;
