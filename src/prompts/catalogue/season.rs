//! The messages about seasons, added to those of the list.

/// The list with these at its end.
macro_rules! with_season {
    ($($list:tt)*) => {
        with_club! {
            $($list)*

            /// SEASON-1: the season that a race makes sense of.
            Season1 = Nudge "season-1" * 3 [Season] [] [TakeSeason, AnotherSeason, KeepIt];
            /// It is taken.
            OfferSeason = Ack "offer-season" * 2 [Season] [] [];
            /// The season of the plan.
            SeasonNow = Ui "season-now" * 1 [Season] [] [];
            /// None.
            SeasonNone = Ui "season-none" * 1 [] [] [];
            /// What a season does.
            SeasonAsk = Ui "season-ask" * 1 [] [] [RaceDate, NoRace, KeepIt];
            /// When the race is.
            SeasonRace = Ui "season-race" * 1 [Day] [] [];
            /// From when on a season is.
            SeasonFrom = Ui "season-from" * 1 [Season, Day] [] [Undo];
            /// From when on the plan stands as it is.
            SeasonOwnFrom = Ui "season-own-from" * 1 [Day] [] [Undo];
            /// How often each kind stands in a week.
            SeasonShape = Ui "season-shape" * 1 [Times] [Season] [];
            /// The same where strength is light.
            SeasonShapeLight = Ui "season-shape-light" * 1 [Times] [Season] [];
            /// The same where any of two kinds will do.
            SeasonShapeAny = Ui "season-shape-any" * 1 [Times, Count] [Season] [];
            /// Base.
            SeasonBaseAbout = Ui "season-base-about" * 1 [] [] [];
            /// Build.
            SeasonBuildAbout = Ui "season-build-about" * 1 [] [] [];
            /// Peak.
            SeasonPeakAbout = Ui "season-peak-about" * 1 [] [] [];
            /// Taper.
            SeasonTaperAbout = Ui "season-taper-about" * 1 [] [] [];
            /// Recovery.
            SeasonRecoveryAbout = Ui "season-recovery-about" * 1 [] [] [];
            /// Off.
            SeasonOffAbout = Ui "season-off-about" * 1 [] [] [];
            /// Nothing of the plan would be left.
            SeasonEmpty = Ui "season-empty" * 1 [Season] [] [];
            /// A race that is over.
            RaceIsOver = Ui "race-is-over" * 1 [] [] [];
            /// A race years ahead.
            RaceTooFar = Ui "race-too-far" * 1 [] [] [];
            /// The seasons of a club.
            ClubSeasons = Ui "club-seasons" * 1 [] [] [];
            /// A season of a club is another now.
            ClubSeasonSet = Ui "club-season-set" * 1 [] [] [];
            /// A name that is none.
            SeasonNameBad = Ui "season-name-bad" * 1 [] [] [];
            /// Counts that are none.
            SeasonCounts = Ui "season-counts" * 1 [Max] [] [];
        }
    };
}
