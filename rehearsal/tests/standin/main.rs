//! The stand-in is Discord as far as the bot can tell: serenity connects to it, and each limit, error and rule is the real one's.

mod bare;
mod club;
mod contract;
mod gateway;
mod interactions;
mod limits;
mod messages;
mod persistence;
mod rich;
mod threads;
mod trouble;
