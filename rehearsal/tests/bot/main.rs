//! The real bot against the stand-in, from end to end: what members, captains and a troubled Discord do to it, and what it answers.

mod bad_input;
mod board;
mod cheers;
mod club;
mod club_safety;
mod club_schedule;
mod club_summary;
mod club_template;
mod daily;
mod data;
mod facts;
mod german;
mod hear;
mod joining;
mod logs;
mod me;
#[path = "../opinion/mod.rs"]
mod opinion;
mod pause;
mod plan;
mod plan_files;
mod process;
mod proposals;
mod reports;
mod room;
mod scenarios;
mod sending;
mod season;
mod settings;
mod the_return;
mod together;
mod tour;
mod two_clubs;
mod week;
