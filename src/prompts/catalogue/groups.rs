//! The messages about the groups of a club, added to those of the list.

/// The list with these at its end.
macro_rules! with_groups {
    ($($list:tt)*) => {
        with_safety! {
            $($list)*

            /// What a captain calls this part of the year.
            BrdSeason = Public "brd-season" * 1 [Season] [] [];
            /// Where the names go on that one message does not hold.
            BrdMore = Public "brd-more" * 1 [] [] [];
            /// Somebody came into a group; its board follows.
            GroupJoined = Ui "group-joined" * 1 [Group] [] [];
            /// Somebody went out of a group.
            GroupLeft = Ui "group-left" * 1 [Group] [] [];
            /// For a captain: a group and where its board stands.
            GroupLine = Ui "group-line" * 1 [Group, Channel] [] [];
            /// For a captain: the boards are looked at again.
            GroupsLooked = Ui "groups-looked" * 1 [] [] [];
            /// For a captain: a group is there, with its board.
            GroupAdded = Ui "group-added" * 1 [Group] [] [];
            /// For a captain: a group was changed.
            GroupChanged = Ui "group-changed" * 1 [Group] [] [];
            /// For a captain: a group is in the archive.
            GroupArchived = Ui "group-archived" * 1 [Group] [] [GroupRestore];
            /// For a captain: why a group's weeks are not measured yet.
            GroupSmall = Ui "group-small" * 1 [Group] [] [];
            /// For a captain, after three quiet weeks: carry on, or a fresh chapter?
            GroupQuiet = Ui "group-quiet" * 1 [Group] [] [GroupCarryOn, FreshChapter];
            /// For a captain: the streak goes on as it was.
            GroupCarriedOn = Ui "group-carried-on" * 1 [Group] [] [];
            /// For a captain: a fresh chapter begins with this week.
            GroupFresh = Ui "group-fresh" * 1 [Group] [] [Undo];
            /// For a captain: the chapter is the one it was.
            GroupChapterBack = Ui "group-chapter-back" * 1 [Group] [] [];
            /// More than one of their clubs has a group of that name.
            WhichGroup = Ui "which-group" * 1 [Group] [] [];
            /// No group of theirs goes by that name.
            NoSuchGroup = Ui "no-such-group" * 1 [] [] [];
            /// Another group goes by that name.
            GroupNameTaken = Ui "group-name-taken" * 1 [] [] [];
            /// A group's name that the coach would not say.
            UnkindGroupName = Ui "unkind-group-name" * 1 [] [] [];
            /// As many groups as there can be.
            TooManyGroups = Ui "too-many-groups" * 1 [Max] [] [];
            /// The group that holds everyone is neither left nor put away.
            EveryoneStays = Ui "everyone-stays" * 1 [] [] [];
        }
    };
}
