//! Clubs, their groups and who belongs to them.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::calendar::{Instant, Week};
use super::ids::{ChannelId, ClubId, GroupId, GuildId, MemberId, MessageId, RoleId, UserId};
use super::ladder::LadderState;

/// A club: a server that uses the coach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Club {
    /// Its number.
    pub id: ClubId,
    /// The server.
    pub guild: GuildId,
    /// The server's name.
    pub name: String,
    /// The club's zone; none before `/club setup`.
    pub zone: Option<Tz>,
    /// The club's language.
    pub locale: String,
    /// Where the board stands; none before setup or after the channel is gone.
    pub board_channel: Option<ChannelId>,
    /// Who has this role of the server is a captain too; none before somebody named one.
    pub captain_role: Option<RoleId>,
    /// The post with `[Start]`, if one was made.
    pub start_post: Option<(ChannelId, MessageId)>,
    /// When a captain last set it up.
    pub set_up_at: Option<Instant>,
    /// Who that was.
    pub set_up_by: Option<UserId>,
    /// When that captain was told that a board rests; none while all of them stand.
    pub captain_told_at: Option<Instant>,
    /// When the bot left the server; everything is erased 30 days later.
    pub left_at: Option<Instant>,
}

/// A group of a club.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its number.
    pub id: GroupId,
    /// Its club.
    pub club: ClubId,
    /// Its name.
    pub name: String,
    /// Whether it is the group that holds everyone.
    pub is_default: bool,
    /// The first local date of its life, in the club's zone.
    pub created_on: NaiveDate,
    /// The week in which its present chapter begins.
    pub chapter_from: Week,
}

/// A member as a group sees them: what the streak and the board may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupMember {
    /// The member.
    pub member: MemberId,
    /// The person on Discord.
    pub user: UserId,
    /// Their name in that server.
    pub display_name: String,
    /// Whether they chose to be named there.
    pub is_sharing: bool,
    /// The local date on which they joined the group.
    pub joined_on: NaiveDate,
    /// Their zone.
    pub zone: Tz,
    /// Where they stand on the ladder.
    pub ladder: LadderState,
    /// When the server last confirmed that they are there.
    pub confirmed_at: Instant,
}

/// A week of a group as it is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupWeek {
    /// The week.
    pub week: Week,
    /// Lit, for good.
    pub is_lit: bool,
    /// When it was settled.
    pub settled_at: Option<Instant>,
}
