//! The messages about doing a session at the same time, added to those of the list.

/// The list with these at its end.
macro_rules! with_together {
    ($($list:tt)*) => {
        with_share! {
            $($list)*

            /// TOG-1: somebody of the club asks.
            Tog1 = Nudge "tog-1" * 4 [Person, Title, Day, Clock] [] [TogetherYes, TogetherOther, TogetherNot];
            /// TOG-2: another time instead, to the one who asked.
            Tog2 = Nudge "tog-2" * 4 [Person, Day, Clock] [] [TogetherTake, TogetherWithdraw];
            /// It is on its way.
            TogSent = Ui "tog-sent" * 4 [Person, Day, Clock] [] [TogetherWithdraw];
            /// Said yes, to the one who did.
            TogJoined = Ui "tog-joined" * 4 [Person, Day, Clock] [] [TogetherNot];
            /// Said yes, to the other one.
            TogYes = Ui "tog-yes" * 4 [Person, Day, Clock] [] [];
            /// Another time was named, to the one who did.
            TogOtherSaid = Ui "tog-other-said" * 4 [Person, Day, Clock] [] [TogetherNot];
            /// Not this week, to the one who asked.
            TogNot = Ui "tog-not" * 4 [Person] [] [];
            /// Not this week, to the one who said so.
            TogNotSaid = Ui "tog-not-said" * 4 [Person] [] [];
            /// Taken back, to the one who did.
            TogBack = Ui "tog-back" * 4 [Person] [] [];
            /// Taken back after a yes, to the other one.
            TogOff = Ui "tog-off" * 4 [Person, Day, Clock] [] [];
            /// On the day, to both.
            TogDay = Ui "tog-day" * 4 [Person, Clock] [] [];

            /// What `/together` is for.
            TogAbout = Ui "tog-about" * 1 [] [] [];
            /// At which time?
            TogTime = Ui "tog-time" * 1 [Person] [] [TogetherTimePick];
            /// With which session?
            TogPick = Ui "tog-pick" * 1 [Person, Clock] [] [TogetherPick];
            /// At which other time?
            TogOtherAsk = Ui "tog-other-ask" * 1 [Person, Day] [] [TogetherTimePick];
            /// Somebody was asked, and has not answered.
            TogWaits = Ui "tog-waits" * 1 [Person, Title, Day, Clock] [] [TogetherWithdraw];
            /// Both said yes.
            TogStands = Ui "tog-stands" * 1 [Person, Day, Clock] [] [];
            /// There is nothing to do about it any more.
            TogOver = Ui "tog-over" * 1 [] [] [];
            /// The day has no hour left for it.
            TogNoTime = Ui "tog-no-time" * 1 [] [] [];
            /// One is open between the two.
            TogBetween = Ui "tog-between" * 1 [Person] [] [];
            /// They said "not this week".
            TogAnotherWeek = Ui "tog-another-week" * 1 [Person] [] [];
            /// As many as there can be are on their way.
            TogEnough = Ui "tog-enough" * 1 [Max] [] [];
            /// They cannot be reached this way; nobody hears why.
            TogNotThisWay = Ui "tog-not-this-way" * 1 [Person] [] [];
            /// Neither oneself nor a program.
            TogNobody = Ui "tog-nobody" * 1 [] [] [];
            /// Nothing of the coming days is open at that time.
            TogNothing = Ui "tog-nothing" * 1 [Clock] [] [];
            /// Messages are off, or rest, for the one who asks.
            TogRests = Ui "tog-rests" * 1 [] [] [];
            /// Invitations are taken.
            SettingsInvitesOn = Ui "settings-invites-on" * 1 [] [] [InvitesOff, AllSettings];
            /// They are not.
            SettingsInvitesOff = Ui "settings-invites-off" * 1 [] [] [InvitesOn, AllSettings];
        }
    };
}
