//! The messages about the room of a week and about proposals, added to those of the list.

/// The list with these at its end.
macro_rules! with_room {
    ($($list:tt)*) => {
        with_used! {
            $($list)*

            // The room of a week.
            /// A session of today in a low week: the small version is the session.
            RemLow = Nudge "rem-low" * 8 [Title, Small] [Cue] [Done, Some, Move, NotToday];
            /// CAP-1: how much room does the next week have?
            Cap1 = Nudge "cap-1" * 8 [] [] [RoomLow, RoomSteady, RoomHigh, RoomSame];
            /// CAP-2: the same after a week that is kept.
            Cap2 = Nudge "cap-2" * 8 [Times, KeptWeeks] [] [RoomLow, RoomSteady, RoomHigh, RoomSame];
            /// CAP-3: the same after a week with something in it.
            Cap3 = Nudge "cap-3" * 8 [Times] [] [RoomLow, RoomSteady, RoomHigh, RoomSame];

            // Proposals.
            /// SHRINK-1: another day, ten minutes, or as it is.
            Shrink1 = Nudge "shrink-1" * 3 [Title, Day] [] [AnotherDay, TenMinutes, KeepIt];
            /// MOVE-2: the same with a day that is free.
            Move2 = Nudge "move-2" * 3 [Title, Day, OtherDay] [] [TenMinutes, KeepIt];
            /// SHRINK-2: the small version as the plan.
            Shrink2 = Nudge "shrink-2" * 3 [Title] [] [MakeSmall, KeepBoth];
            /// FIT-1: two smaller weeks.
            Fit1 = Nudge "fit-1" * 3 [] [] [TwoSmallWeeks, KeepIt];
            /// Keep it here, or go to steady?
            CapUp = Nudge "cap-up" * 2 [] [] [KeepHere, GoSteady];
            /// RES-1: what carries the training.
            Res1 = Nudge "res-1" * 3 [] [] [AreaPick, KeepIt];
            /// FUEL-1: a note for a longer day.
            Fuel1 = Nudge "fuel-1" * 3 [] [] [FuelNote, NotNow, FuelOff];

            /// The plan is kept as it is.
            OfferKept = Ack "offer-kept" * 4 [] [] [];
            /// A session has another day.
            OfferDay = Ack "offer-day" * 2 [Title, Day] [] [];
            /// A session is shorter.
            OfferTen = Ack "offer-ten" * 2 [Title] [] [];
            /// The small version is the plan.
            OfferSmall = Ack "offer-small" * 2 [Title] [] [];
            /// Two weeks are low.
            OfferLow = Ack "offer-low" * 2 [] [] [];
            /// The next week is steady.
            OfferSteady = Ack "offer-steady" * 2 [] [] [];
            /// How an area gets a place in the plan.
            OfferArea = Ack "offer-area" * 1 [Area] [] [];
            /// The note about food and drink.
            FuelNoted = Ack "fuel-noted" * 3 [] [] [];
            /// No such notes any more.
            FuelNotAsked = Ack "fuel-not-asked" * 1 [] [] [];
            /// LOW-1: the smaller plan, as the plan.
            Low1 = Ack "low-1" * 8 [Count] [] [Change, Undo];
            /// The usual week.
            Steady1 = Ack "steady-1" * 8 [Count] [] [Change, Undo];
            /// A week with room for one more.
            High1 = Ack "high-1" * 8 [Count] [] [Change, Undo];
            /// The room of a week in which nothing is left to plan.
            RoomNoted = Ack "room-noted" * 2 [] [] [Change, Undo];
            /// The one more that a high week may hold.
            OneMore = Ack "one-more" * 3 [Title, Day] [] [];
            /// The room of the week: low.
            WeekRoomLow = Ui "week-room-low" * 1 [] [] [RoomLow, RoomSteady, RoomHigh];
            /// The same, for a newcomer.
            WeekRoomNew = Ui "week-room-new" * 1 [] [] [RoomLow, RoomSteady, RoomHigh];
            /// The same, for the weeks of a return.
            WeekRoomEased = Ui "week-room-eased" * 1 [] [] [RoomLow, RoomSteady, RoomHigh];
            /// Steady.
            WeekRoomSteady = Ui "week-room-steady" * 1 [] [] [RoomLow, RoomSteady, RoomHigh];
            /// High.
            WeekRoomHigh = Ui "week-room-high" * 1 [] [] [RoomLow, RoomSteady, RoomHigh];
        }
    };
}
