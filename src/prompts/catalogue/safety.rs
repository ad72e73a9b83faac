//! The messages about holds of some kinds, a trusted contact who is asked to get in touch, and a club's numbers.

/// The list with these at its end.
macro_rules! with_safety {
    ($($list:tt)*) => {
        with_season! {
            $($list)*

            /// Running and strength rest.
            HoldPart = Ack "hold-part" * 2 [] [Day] [Resume, Undo];
            /// What rested of some kinds goes on.
            HoldEnded = Ack "hold-ended" * 2 [] [] [Today, Undo];
            /// What rests while the other kinds go on.
            HoldOn = Ui "hold-on" * 1 [] [Day] [Resume];
            /// A hold of running and strength is set.
            SafeHeldPart = Safety "safe-held-part" * 1 [] [] [];
            /// Where some numbers are checked and others are not.
            HelpNowMixed = Safety "help-now-mixed" * 1 [] [] [];
            /// Where all of them are checked.
            HelpNowChecked = Safety "help-now-checked" * 1 [] [] [];
            /// The contact is being asked.
            ReachAsked = Safety "reach-asked" * 1 [Person] [] [];
            /// To the contact.
            ReachOut = Safety "reach-out" * 1 [Person] [] [];
            /// The contact takes no messages.
            ReachClosed = Safety "reach-closed" * 1 [Person] [] [];
            /// Nobody has said yes.
            ReachNobody = Safety "reach-nobody" * 1 [] [] [];
            /// Notes about food and drink are on.
            SettingsFuelOn = Ui "settings-fuel-on" * 1 [] [] [FuelOff, AllSettings];
            /// They are off.
            SettingsFuelOff = Ui "settings-fuel-off" * 1 [] [] [FuelOn, AllSettings];
            /// `/club safety`: the line above the numbers.
            ClubSafety = Ui "club-safety" * 1 [Club] [] [LinePick];
            /// Beside a number: nobody has confirmed it.
            ClubLineUnchecked = Ui "club-line-unchecked" * 1 [] [] [];
            /// Beside a number: it was confirmed.
            ClubLineChecked = Ui "club-line-checked" * 1 [Day] [] [];
            /// Beside a number: that was more than a year ago.
            ClubLineOld = Ui "club-line-old" * 1 [Day] [] [];
            /// Beside a line without a number.
            ClubLineNone = Ui "club-line-none" * 1 [] [] [];
            /// What the mark means.
            ClubSafetyMark = Ui "club-safety-mark" * 1 [] [] [];
            /// What a year asks for.
            ClubSafetyYear = Ui "club-safety-year" * 1 [] [] [];
            /// A number was kept.
            ClubLineSaved = Ui "club-line-saved" * 1 [] [] [];
            /// A number was confirmed.
            ClubLineConfirmed = Ui "club-line-confirmed" * 1 [] [] [];
            /// The club's own number was taken out.
            ClubLineOff = Ui "club-line-off" * 1 [] [] [];
            /// It is another one meanwhile.
            ClubLineChanged = Ui "club-line-changed" * 1 [] [] [];
            /// Below the answer to `/club setup`.
            ClubSetupLines = Ui "club-setup-lines" * 1 [Count] [] [ClubNumbers];
            /// Neither a telephone number nor an address.
            NotANumber = Ui "not-a-number" * 1 [] [] [];
        }
    };
}
