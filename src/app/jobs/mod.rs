//! What the coach starts by itself: one file per kind of job. A job row exists before anything outward happens, and its key makes
//! "once" true by construction.

pub mod board;
pub mod captain_notice;
pub mod club_check_in;
mod due;
pub mod farewell;
pub mod hello;
pub mod invite;
pub mod letter;
pub mod lit;
pub mod member_check;
pub mod pause_question;
pub mod plan;
pub mod presence;
pub mod prune;
pub mod reach_out;
pub mod refresh;
pub mod remind;
pub mod report;
pub mod share;
pub mod start_post;
pub mod take_down;

use chrono::{NaiveDate, TimeDelta};

use super::messenger::{Refused, SendError};
use super::{App, AppError, AppResult};
use crate::domain::calendar::{Instant, Week};
use crate::domain::club::Group;
use crate::domain::ids::{
    BoardId, ChannelId, ClubCheckInId, ClubId, ClubPostId, GroupId, InviteId, LetterId, MemberId, MessageId, ReportId, ShareId,
};
use crate::store::Tx;

/// Which letter of the ladder a job sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LadderLetter {
    /// AWAY-1.
    First,
    /// AWAY-2, the last.
    Last,
}

/// What is to be done, as it stands in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobKind {
    /// Evaluate a member's ladder and plan the day. One row per member that comes again each local day at 04:00.
    Plan(MemberId),
    /// The first message after joining, if it is still to be sent.
    Hello(MemberId),
    /// The daily reminder.
    Remind(MemberId, NaiveDate),
    /// The evening check-in, for those who chose it.
    Evening(MemberId, NaiveDate),
    /// The room question of a Sunday on which no reminder asks it.
    Room(MemberId, NaiveDate),
    /// A letter of the ladder.
    Letter(MemberId, NaiveDate, LadderLetter),
    /// The one question about a pause.
    PauseQuestion(MemberId, NaiveDate),
    /// Bring a letter in the DM up to date with the facts.
    Refresh(LetterId),
    /// Bring a group's board up to date with the facts, and settle its weeks. One row per group.
    Board(GroupId),
    /// Say in the channel that a group's week is lit, once for each week.
    Lit(GroupId, Week),
    /// Tell a captain that a board rests.
    CaptainNotice(BoardId),
    /// Post or refresh a club's message with `[Start]`.
    StartPost(ClubId),
    /// Take a message of ours away that was replaced.
    TakeDown(ChannelId, MessageId),
    /// Ask whether a member is still in their clubs.
    MemberCheck(MemberId),
    /// The bot was removed from a club's server.
    Farewell(ClubId),
    /// Ask whether the bot is still in a club's server, of which Discord did not speak at the start.
    Presence(ClubId),
    /// Delete a member who shares no club with us any more.
    Forget(MemberId),
    /// Post what somebody reported where the operator reads it.
    Report(ReportId),
    /// Ask a member's trusted contact to get in touch, because the member asked for it on that day.
    ReachOut(MemberId, NaiveDate),
    /// Bring an invitation to whoever was invited, if no letter does.
    Invite(InviteId, MemberId),
    /// Tell this member, who is one of the two, where an invitation now stands.
    InviteNews(InviteId, MemberId),
    /// Say a word to one of the two on the day, unless the day's letter does.
    InviteDay(InviteId, MemberId),
    /// Post a club's check-in when its moment is here. One row for each that comes again every week.
    ClubCheckIn(ClubCheckInId),
    /// Bring the count of hellos below a post up to date.
    ClubHellos(ClubPostId),
    /// Let a shared check-in stand, follow its member's name, and take it down. The channel is where to look for one whose row is gone.
    Share(ShareId, ChannelId),
    /// Clear away what has served its time. One row.
    Prune,
}

impl JobKind {
    /// The kind as the queue knows it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Plan(_) => "plan",
            Self::Hello(_) => "hello",
            Self::Remind(..) => "remind",
            Self::Evening(..) => "evening",
            Self::Room(..) => "room",
            Self::Letter(..) => "letter",
            Self::PauseQuestion(..) => "pause_question",
            Self::Refresh(_) => "refresh",
            Self::Board(_) => "board",
            Self::Lit(..) => "lit",
            Self::CaptainNotice(_) => "captain_notice",
            Self::StartPost(_) => "start_post",
            Self::TakeDown(..) => "take_down",
            Self::MemberCheck(_) => "member_check",
            Self::Farewell(_) => "farewell",
            Self::Presence(_) => "presence",
            Self::Forget(_) => "forget",
            Self::Report(_) => "report",
            Self::ReachOut(..) => "reach_out",
            Self::Invite(..) => "invite",
            Self::InviteNews(..) => "invite_news",
            Self::InviteDay(..) => "invite_day",
            Self::ClubCheckIn(_) => "club_check_in",
            Self::ClubHellos(_) => "club_hellos",
            Self::Share(..) => "share",
            Self::Prune => "prune",
        }
    }

    /// The key: with the kind it is unique.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Plan(member) | Self::Hello(member) | Self::MemberCheck(member) | Self::Forget(member) => member.to_string(),
            Self::Remind(member, date)
            | Self::Evening(member, date)
            | Self::Room(member, date)
            | Self::PauseQuestion(member, date)
            | Self::ReachOut(member, date) => format!("{member}:{date}"),
            Self::Letter(member, date, LadderLetter::First) => format!("{member}:{date}:first"),
            Self::Letter(member, date, LadderLetter::Last) => format!("{member}:{date}:last"),
            Self::Refresh(letter) => letter.to_string(),
            Self::Board(group) => group.to_string(),
            Self::Lit(group, week) => format!("{group}:{week}"),
            Self::CaptainNotice(board) => board.to_string(),
            Self::StartPost(club) | Self::Farewell(club) | Self::Presence(club) => club.to_string(),
            Self::TakeDown(channel, message) => format!("{channel}:{message}"),
            Self::Report(report) => report.to_string(),
            Self::ClubCheckIn(check_in) => check_in.to_string(),
            Self::ClubHellos(post) => post.to_string(),
            Self::Invite(invite, member) | Self::InviteNews(invite, member) | Self::InviteDay(invite, member) => {
                format!("{invite}:{member}")
            }
            Self::Share(share, channel) => format!("{share}:{channel}"),
            Self::Prune => "all".to_owned(),
        }
    }

    /// Reads kind and key back; `None` is a row of a release that knew more.
    #[must_use]
    pub fn read(kind: &str, key: &str) -> Option<Self> {
        let parts: Vec<&str> = key.split(':').collect();
        let id = |text: &str| text.parse::<i64>().ok();
        match (kind, parts.as_slice()) {
            ("plan", [member]) => Some(Self::Plan(MemberId::new(id(member)?))),
            ("hello", [member]) => Some(Self::Hello(MemberId::new(id(member)?))),
            ("remind", [member, date]) => Some(Self::Remind(MemberId::new(id(member)?), date.parse().ok()?)),
            ("evening", [member, date]) => Some(Self::Evening(MemberId::new(id(member)?), date.parse().ok()?)),
            ("pause_question", [member, date]) => Some(Self::PauseQuestion(MemberId::new(id(member)?), date.parse().ok()?)),
            ("room", [member, date]) => Some(Self::Room(MemberId::new(id(member)?), date.parse().ok()?)),
            ("reach_out", [member, date]) => Some(Self::ReachOut(MemberId::new(id(member)?), date.parse().ok()?)),
            ("report", [report]) => Some(Self::Report(ReportId::new(id(report)?))),
            ("letter", [member, date, which]) => {
                let which = match *which {
                    "first" => LadderLetter::First,
                    "last" => LadderLetter::Last,
                    _ => return None,
                };
                Some(Self::Letter(MemberId::new(id(member)?), date.parse().ok()?, which))
            }
            ("refresh", [letter]) => Some(Self::Refresh(LetterId::new(id(letter)?))),
            ("board", [group]) => Some(Self::Board(GroupId::new(id(group)?))),
            ("lit", [group, week]) => Some(Self::Lit(GroupId::new(id(group)?), week.parse().ok()?)),
            ("captain_notice", [board]) => Some(Self::CaptainNotice(BoardId::new(id(board)?))),
            ("start_post", [club]) => Some(Self::StartPost(ClubId::new(id(club)?))),
            ("take_down", [channel, message]) => Some(Self::TakeDown(ChannelId::new(id(channel)?), MessageId::new(id(message)?))),
            ("member_check", [member]) => Some(Self::MemberCheck(MemberId::new(id(member)?))),
            ("presence", [club]) => Some(Self::Presence(ClubId::new(id(club)?))),
            ("farewell", [club]) => Some(Self::Farewell(ClubId::new(id(club)?))),
            ("forget", [member]) => Some(Self::Forget(MemberId::new(id(member)?))),
            ("invite", [invite, member]) => Some(Self::Invite(InviteId::new(id(invite)?), MemberId::new(id(member)?))),
            ("invite_news", [invite, member]) => Some(Self::InviteNews(InviteId::new(id(invite)?), MemberId::new(id(member)?))),
            ("invite_day", [invite, member]) => Some(Self::InviteDay(InviteId::new(id(invite)?), MemberId::new(id(member)?))),
            ("club_check_in", [check_in]) => Some(Self::ClubCheckIn(ClubCheckInId::new(id(check_in)?))),
            ("club_hellos", [post]) => Some(Self::ClubHellos(ClubPostId::new(id(post)?))),
            ("share", [share, channel]) => Some(Self::Share(ShareId::new(id(share)?), ChannelId::new(id(channel)?))),
            ("prune", ["all"]) => Some(Self::Prune),
            _ => None,
        }
    }

    /// Whether its row comes again for as long as its subject exists. Such a row is never given up: nobody else would ask for it.
    #[must_use]
    pub const fn comes_again(&self) -> bool {
        matches!(self, Self::Plan(_) | Self::Board(_) | Self::ClubCheckIn(_) | Self::Share(..))
    }

    /// Whom the row is about, so that it goes when their data goes.
    #[must_use]
    pub const fn member(&self) -> Option<MemberId> {
        match self {
            Self::Plan(member)
            | Self::Hello(member)
            | Self::Remind(member, _)
            | Self::Evening(member, _)
            | Self::Room(member, _)
            | Self::Letter(member, ..)
            | Self::PauseQuestion(member, _)
            | Self::ReachOut(member, _)
            | Self::Invite(_, member)
            | Self::InviteNews(_, member)
            | Self::InviteDay(_, member)
            | Self::MemberCheck(member)
            | Self::Forget(member) => Some(*member),
            _ => None,
        }
    }
}

/// One attempt at a job, as the engine hands it over.
#[derive(Debug, Clone, Copy)]
pub struct Attempt {
    /// What is to be done.
    pub job: JobKind,
    /// When it was due.
    pub due_at: Instant,
    /// Which attempt this is, from 1.
    pub attempt: u32,
    /// Since when an earlier attempt may have been carried out without our knowing.
    pub unknown_since: Option<Instant>,
}

impl Attempt {
    /// The reason with which it ends once its day is over.
    #[must_use]
    pub const fn too_late(&self) -> &'static str {
        if self.unknown_since.is_some() { "unknown" } else { "its day is over" }
    }
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// Done.
    Done,
    /// Done, and the same row comes again at this instant, with no failures behind it.
    Again(Instant),
    /// Not now; the same row again at this instant, and it costs no attempt.
    Snooze(Instant),
    /// Tried without success; again after a pause.
    Retry {
        /// The least pause, if the other side named one.
        after: Option<TimeDelta>,
        /// Whether it may have been carried out all the same.
        is_unknown: bool,
        /// What happened, without names and texts.
        error: String,
    },
    /// It will not be done, for this reason.
    Discard(&'static str),
}

/// Puts a job that may come any number of times into the queue, at the earlier of two instants if it is there already.
///
/// # Errors
/// A failure of the store.
pub async fn ask(tx: &mut Tx, job: JobKind, run_at: Instant) -> AppResult<()> {
    tx.enqueue(job.kind(), &job.key(), job.member(), run_at).await?;
    Ok(())
}

/// Puts a job that happens once in its life into the queue; a row that has ended stays as it is.
///
/// # Errors
/// A failure of the store.
pub async fn ask_once(tx: &mut Tx, job: JobKind, run_at: Instant) -> AppResult<()> {
    tx.enqueue_once(job.kind(), &job.key(), job.member(), run_at).await?;
    Ok(())
}

/// Asks for the boards of all groups that a member belongs to, soon but not at once, so that many presses make one edit.
///
/// # Errors
/// A failure of the store.
pub async fn ask_boards(tx: &mut Tx, member: MemberId, now: Instant) -> AppResult<()> {
    for group in tx.groups_of_member(member).await?.into_iter().filter(Group::is_live) {
        ask(tx, JobKind::Board(group.id), now + TimeDelta::seconds(BOARD_DELAY_SECS)).await?;
    }
    Ok(())
}

/// How long a board waits for more presses, in seconds.
pub const BOARD_DELAY_SECS: i64 = 5;

impl App {
    /// Carries out one attempt. It never panics and never waits for a moment of the calendar.
    pub async fn run_job(&self, attempt: &Attempt) -> Ending {
        // Each on the heap: together they would be as large as the largest, inside whatever waits for them.
        let outcome = match attempt.job {
            JobKind::Plan(member) => Box::pin(self.run_plan(member)).await,
            JobKind::Hello(member) => Box::pin(self.run_hello(member)).await,
            JobKind::Remind(member, date) => Box::pin(self.run_remind(attempt, member, date)).await,
            JobKind::Evening(member, date) => Box::pin(self.run_evening(attempt, member, date)).await,
            JobKind::Room(member, date) => Box::pin(self.run_room_question(attempt, member, date)).await,
            JobKind::Report(report) => Box::pin(self.run_report(attempt, report)).await,
            JobKind::Letter(member, date, which) => Box::pin(self.run_letter(attempt, member, date, which)).await,
            JobKind::PauseQuestion(member, date) => Box::pin(self.run_pause_question(attempt, member, date)).await,
            JobKind::Refresh(letter) => Box::pin(self.run_refresh(letter)).await,
            JobKind::Board(group) => Box::pin(self.run_board(attempt, group)).await,
            JobKind::Lit(group, week) => Box::pin(self.run_lit(attempt, group, week)).await,
            JobKind::CaptainNotice(board) => Box::pin(self.run_captain_notice(attempt, board)).await,
            JobKind::StartPost(club) => Box::pin(self.run_start_post(attempt, club)).await,
            JobKind::TakeDown(channel, message) => Box::pin(self.run_take_down(channel, message)).await,
            JobKind::MemberCheck(member) => Box::pin(self.run_member_check(member)).await,
            JobKind::Presence(club) => Box::pin(self.run_presence(club)).await,
            JobKind::Farewell(club) => Box::pin(self.run_farewell(club)).await,
            JobKind::Forget(member) => Box::pin(self.run_forget(member)).await,
            JobKind::ReachOut(member, date) => Box::pin(self.run_reach_out(attempt, member, date)).await,
            JobKind::Invite(invite, member) => Box::pin(self.run_invite(attempt, invite, member)).await,
            JobKind::InviteNews(invite, member) => Box::pin(self.run_invite_news(attempt, invite, member)).await,
            JobKind::InviteDay(invite, member) => Box::pin(self.run_invite_day(attempt, invite, member)).await,
            JobKind::ClubCheckIn(check_in) => Box::pin(self.run_club_check_in(attempt, check_in)).await,
            JobKind::ClubHellos(post) => Box::pin(self.run_club_hellos(post)).await,
            JobKind::Share(share, channel) => Box::pin(self.run_share(attempt, share, channel)).await,
            JobKind::Prune => Box::pin(self.run_prune()).await,
        };
        match outcome {
            Ok(ending) => ending,
            Err(AppError::Refused(_)) => Ending::Discard("refused"),
            Err(AppError::Send(error)) => ending_of(&error),
            Err(AppError::Message(error)) => {
                tracing::error!(kind = attempt.job.kind(), %error, "a message of ours breaks a bound");
                Ending::Discard("our own mistake")
            }
            Err(AppError::Export(_)) => Ending::Discard("our own mistake"),
            Err(AppError::Store(error)) => Ending::Retry { after: None, is_unknown: false, error: error.to_string() },
        }
    }
}

/// How an attempt ends when sending did not succeed and the job has no better idea (`4-discord` §9).
#[must_use]
pub fn ending_of(error: &SendError) -> Ending {
    match error {
        SendError::RateLimited { retry_after, .. } => {
            Ending::Retry { after: TimeDelta::from_std(*retry_after).ok(), is_unknown: false, error: error.to_string() }
        }
        SendError::Unknown(_) => Ending::Retry { after: None, is_unknown: true, error: error.to_string() },
        SendError::Unreachable => Ending::Retry { after: None, is_unknown: false, error: error.to_string() },
        SendError::Halted { retry_after, .. } => {
            let after = retry_after.and_then(|wait| TimeDelta::from_std(wait).ok()).unwrap_or(TimeDelta::minutes(5));
            Ending::Retry { after: Some(after), is_unknown: false, error: error.to_string() }
        }
        SendError::Refused(Refused::OldEdits { retry_after }) => Ending::Retry {
            after: Some(retry_after.and_then(|wait| TimeDelta::from_std(wait).ok()).unwrap_or(TimeDelta::minutes(1))),
            is_unknown: false,
            error: error.to_string(),
        },
        SendError::Refused(Refused::Quarantined | Refused::OpeningTooFast) => {
            Ending::Retry { after: Some(TimeDelta::minutes(10)), is_unknown: false, error: error.to_string() }
        }
        SendError::Refused(Refused::Unauthorized) => {
            Ending::Retry { after: Some(TimeDelta::minutes(5)), is_unknown: false, error: error.to_string() }
        }
        SendError::Refused(_) => Ending::Discard("refused by Discord"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_survives_the_queue() {
        let date = NaiveDate::from_ymd_opt(2026, 3, 30).expect("a date");
        for job in [
            JobKind::Plan(MemberId::new(4711)),
            JobKind::Hello(MemberId::new(4711)),
            JobKind::Remind(MemberId::new(4711), date),
            JobKind::Letter(MemberId::new(1), date, LadderLetter::First),
            JobKind::Letter(MemberId::new(1), date, LadderLetter::Last),
            JobKind::Evening(MemberId::new(4711), date),
            JobKind::PauseQuestion(MemberId::new(4711), date),
            JobKind::ReachOut(MemberId::new(4711), date),
            JobKind::Room(MemberId::new(4711), date),
            JobKind::Report(ReportId::new(12)),
            JobKind::Refresh(LetterId::new(3)),
            JobKind::Board(GroupId::new(2)),
            JobKind::CaptainNotice(BoardId::new(2)),
            JobKind::StartPost(ClubId::new(2)),
            JobKind::TakeDown(ChannelId::new(3), MessageId::new(4)),
            JobKind::MemberCheck(MemberId::new(5)),
            JobKind::Farewell(ClubId::new(2)),
            JobKind::Presence(ClubId::new(2)),
            JobKind::Forget(MemberId::new(5)),
            JobKind::Invite(InviteId::new(6), MemberId::new(5)),
            JobKind::InviteNews(InviteId::new(6), MemberId::new(5)),
            JobKind::InviteDay(InviteId::new(6), MemberId::new(5)),
            JobKind::ClubCheckIn(ClubCheckInId::new(8)),
            JobKind::ClubHellos(ClubPostId::new(9)),
            JobKind::Share(ShareId::new(9), ChannelId::new(3)),
            JobKind::Prune,
        ] {
            assert_eq!(JobKind::read(job.kind(), &job.key()), Some(job));
        }
        assert_eq!(JobKind::read("dance", "1"), None, "a kind of a later release");
        assert_eq!(JobKind::read("remind", "1:soon"), None, "a damaged key");
    }
}
