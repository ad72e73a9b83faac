//! The messages about plans in files, added to those of the list.

/// The list with these at its end.
macro_rules! with_plan_file {
    ($($list:tt)*) => {
        with_pause! {
            $($list)*

            /// What stands above the sessions in the file that is edited.
            PlanFileAbout = Ui "plan-file-about" * 1 [] [] [];
            /// The plan in two files.
            PlanExported = Ui "plan-exported" * 1 [] [] [];
            /// How many sessions a file proposes.
            PlanImportFound = Ui "plan-import-found" * 1 [Count] [] [AddThese, ReplacePlan, LeaveAsIs];
            /// One of them that stays out.
            PlanImportOut = Ui "plan-import-out" * 1 [Title] [] [];
            /// One of them that is in the plan already.
            PlanImportThere = Ui "plan-import-there" * 1 [Title] [] [];
            /// A file that proposes nothing.
            PlanImportNothing = Ui "plan-import-nothing" * 1 [] [] [];
            /// Runs that stay out.
            PlanImportEasyRuns = Ui "plan-import-easy-runs" * 1 [Count] [] [];
            /// Events that are no training of ours.
            PlanImportOthers = Ui "plan-import-others" * 1 [Count] [] [];
            /// Events of the past.
            PlanImportPast = Ui "plan-import-past" * 1 [Count] [] [];
            /// Events by the month, the year or the second.
            PlanImportOtherwise = Ui "plan-import-otherwise" * 1 [Count] [] [];
            /// Sessions with other words than in the file.
            PlanImportRenamed = Ui "plan-import-renamed" * 1 [Count] [] [];
            /// More than fits beside what is there.
            PlanImportTooMany = Ui "plan-import-too-many" * 1 [Max] [] [LeaveAsIs];
            /// The plan was replaced by a part of itself.
            PlanImportOnlyThese = Ui "plan-import-only-these" * 1 [] [] [Undo];
            /// A proposal that is no longer kept.
            PlanImportOver = Ui "plan-import-over" * 1 [] [] [];
            /// A file beyond the bound.
            PlanFileTooLarge = Ui "plan-file-too-large" * 1 [Max] [] [];
            /// An empty file.
            PlanFileEmpty = Ui "plan-file-empty" * 1 [] [] [];
            /// Neither a calendar nor a plan.
            PlanFileUnknown = Ui "plan-file-unknown" * 1 [] [] [];
            /// No session in it.
            PlanFileNothing = Ui "plan-file-nothing" * 1 [] [] [];
            /// More events than are read.
            PlanFileTooMany = Ui "plan-file-too-many" * 1 [Max] [] [];
            /// A line that is no TOML.
            PlanFileNotToml = Ui "plan-file-not-toml" * 1 [Count] [] [];
            /// A name that a plan does not have.
            PlanFileUnknownName = Ui "plan-file-unknown-name" * 1 [Count, Option] [] [];
            /// A value of another sort.
            PlanFileWrongValue = Ui "plan-file-wrong-value" * 1 [Count, Option] [] [];
            /// Something that every session has.
            PlanFileMissing = Ui "plan-file-missing" * 1 [Count, Option] [] [];
            /// A session that `/plan add` would not take; its reason follows.
            PlanFileSession = Ui "plan-file-session" * 1 [Count] [] [];
            /// The file did not come.
            PlanFileNotFetched = Ui "plan-file-not-fetched" * 1 [] [] [];
        }
    };
}
