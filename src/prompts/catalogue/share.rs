//! The messages about sharing a check-in, and about cheers, added to those of the list.

/// The list with these at its end.
macro_rules! with_share {
    ($($list:tt)*) => {
        templates! {
            $($list)*

            /// What a member did, in the group's channel, because they shared it.
            Shared = Public "shared" * 3 [Name, Kind] [] [];
            /// What its button does.
            SharedAbout = Public "shared-about" * 1 [] [] [];
            /// Above what would stand there.
            ShareAsk = Ui "share-ask" * 1 [] [Channel] [ShareIt, LeaveAsIs];
            /// It is on its way.
            ShareSent = Ui "share-sent" * 1 [Channel] [] [TakeItDown];
            /// It goes.
            ShareGone = Ui "share-gone" * 1 [] [] [];
            /// It is no more than a day old, and something was done of it; else there is nothing to share.
            ShareNothing = Ui "share-nothing" * 1 [] [] [];
            /// One is shared beside a name on a board.
            ShareNowhere = Ui "share-nowhere" * 1 [] [] [];
            /// As many as a day takes.
            ShareEnough = Ui "share-enough" * 1 [Max] [] [];
            /// The post has ended.
            ShareOver = Ui "share-over" * 1 [] [] [];
            /// A cheer is on its way.
            CheerSent = Ui "cheer-sent" * 1 [] [] [];
            /// One's own.
            CheerOwn = Ui "cheer-own" * 1 [] [] [];
            /// Who cheered, in the next letter.
            CheersFrom = Ui "cheers-from" * 2 [People] [] [];
            /// The same, for more than can be named.
            CheersMany = Ui "cheers-many" * 1 [People] [] [];
        }
    };
}
