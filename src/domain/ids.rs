//! Names of things. Each is a number of its own type, so that one can never be taken for another.

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl $name {
            /// The number as it is stored.
            #[must_use]
            pub const fn new(number: i64) -> Self {
                Self(number)
            }

            /// The number to store, to put into a key or to write to a log.
            #[must_use]
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// A member, by the opaque number that logs and job keys carry. Deleting the member erases what it stood for.
    MemberId;
    /// A club, which is a Discord server that uses the coach.
    ClubId;
    /// A group of a club's members, with a streak and a board of its own.
    GroupId;
    /// A session of a plan, the same through all its versions.
    SessionId;
    /// A session on one local date.
    OccurrenceId;
    /// The board message of a group for one week.
    BoardId;
    /// A message that the coach began by itself.
    LetterId;
    /// Something a member did that can be undone.
    ChangeId;
    /// A problem that somebody reported.
    ReportId;
    /// What a file proposes to a member's plan.
    PlanImportId;
    /// A plan that a club offers to start from.
    ClubPlanId;
    /// A check-in of a club, posted once a week.
    ClubCheckInId;
    /// One post of it.
    ClubPostId;
    /// A check-in that its member shares with a group.
    ShareId;
    /// An invitation to do a session at the same time.
    InviteId;
    /// A row of the queue.
    JobId;
    /// A person, by the platform's number. Never in a log and never in a key.
    UserId;
    /// A server, by the platform's number.
    GuildId;
    /// A channel, by the platform's number.
    ChannelId;
    /// A message, by the platform's number.
    MessageId;
    /// A role of a server, by the platform's number.
    RoleId;
}
