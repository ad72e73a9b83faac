//! The messages to captains and about a club, added to those of the list.

/// The list with these at its end.
macro_rules! with_club {
    ($($list:tt)*) => {
        with_plan_file! {
            $($list)*

            /// The club is set up.
            ClubSetupDone = Ui "club-setup-done" * 1 [Channel, Place] [Rights] [];
            /// The bot may write in the board's channel, and attach nothing.
            ClubNoPictures = Ui "club-no-pictures" * 1 [Channel] [] [];
            /// The first look at the setup: which channel is the board for?
            ClubSetupAsk = Ui "club-setup-ask" * 1 [Club] [] [];
            /// Where the post with its button stands.
            ClubSetupStart = Ui "club-setup-start" * 1 [Channel] [] [];
            /// Who is a captain.
            ClubSetupCaptains = Ui "club-setup-captains" * 1 [] [Role] [];
            /// The post with its button, `Start`.
            ClubStartPost = Ui "club-start-post" * 1 [] [Club] [Start];
            /// What a captain sees of the club, and that it is sums.
            ClubSummary = Ui "club-summary" * 1 [Club] [] [];
            /// What was done this week.
            ClubSummaryDone = Ui "club-summary-done" * 1 [Sums] [] [];
            /// Above how many said what of the next week's room.
            ClubSummaryRoom = Ui "club-summary-room" * 1 [] [] [];
            /// Low.
            ClubSummaryLow = Ui "club-summary-low" * 1 [Count] [] [];
            /// Steady.
            ClubSummarySteady = Ui "club-summary-steady" * 1 [Count] [] [];
            /// High.
            ClubSummaryHigh = Ui "club-summary-high" * 1 [Count] [] [];
            /// Above the fullest days.
            ClubSummaryDays = Ui "club-summary-days" * 1 [] [] [];
            /// One of them.
            ClubSummaryDay = Ui "club-summary-day" * 1 [Day, Count] [] [];
            /// Nothing can be summed up yet.
            ClubSummaryNone = Ui "club-summary-none" * 1 [] [] [];
            /// A club's check-in, in turn: one question for everybody.
            ClubCheckInAsk = Public "club-check-in-ask" * 8 [] [] [];
            /// What its button does.
            ClubCheckInAbout = Public "club-check-in-about" * 1 [] [] [];
            /// How many said hello.
            ClubCheckInHellos = Public "club-check-in-hellos" * 1 [Hellos] [] [];
            /// The check-ins of a club.
            ClubSchedule = Ui "club-schedule" * 1 [Club] [] [];
            /// None yet.
            ClubScheduleNone = Ui "club-schedule-none" * 1 [] [] [];
            /// One of them.
            ClubScheduleLine = Ui "club-schedule-line" * 1 [Day, Clock, Channel] [Option] [];
            /// One that Discord does not take.
            ClubScheduleRefused = Ui "club-schedule-refused" * 1 [Channel] [] [];
            /// One is new, or back.
            ClubScheduleSet = Ui "club-schedule-set" * 1 [Club] [] [];
            /// One was taken away.
            ClubScheduleGone = Ui "club-schedule-gone" * 1 [Club] [] [Restore];
            /// A channel, a day and a time.
            ClubScheduleIncomplete = Ui "club-schedule-incomplete" * 1 [] [] [];
            /// As many as there can be.
            ClubScheduleFull = Ui "club-schedule-full" * 1 [Max] [] [];
            /// Something in the channel is not allowed yet.
            ClubSetupMissing = Ui "club-setup-missing" * 1 [Channel, Rights] [] [];
        }
    };
}
