//! Clubs, their groups and who belongs to them.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::calendar::{Instant, Week};
use super::ids::{ChannelId, ClubId, GroupId, GuildId, MemberId, MessageId, RoleId, UserId};
use super::ladder::LadderState;
use super::session::Title;

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
    /// Where its board stands, if not where the club's does.
    pub channel: Option<ChannelId>,
    /// When a captain put it into the archive, with its members and its lit weeks; none while it has a board.
    pub archived_at: Option<Instant>,
    /// The last quiet week after which a captain chose to carry on.
    pub carried_on: Option<Week>,
    /// What a captain calls this part of the year, on the group's board.
    pub season: Option<Title>,
}

impl Group {
    /// Where its board stands.
    #[must_use]
    pub fn board_channel(&self, club: &Club) -> Option<ChannelId> {
        self.channel.or(club.board_channel)
    }

    /// Whether it has a board, and members come and go.
    #[must_use]
    pub const fn is_live(&self) -> bool {
        self.archived_at.is_none()
    }
}

/// How many groups of a club have a board at once, the one that holds everyone included: each is a post on Monday, and all of them
/// are one list to choose from.
pub const GROUPS_MAX: usize = 10;
/// How many groups a club keeps, those in the archive included.
pub const GROUPS_KEPT_MAX: usize = 50;
/// The longest name of a group, in characters.
pub const GROUP_NAME_CHARS_MAX: usize = 40;

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
