//! The messages about plans in files, added to those of the list.

/// The list with these at its end.
macro_rules! with_plan_file {
    ($($list:tt)*) => {
        with_pause! {
            $($list)*

            /// First steps, in a line.
            PlanAboutFirstSteps = Ui "plan-about-first-steps" * 1 [] [] [];
            /// Steady, in a line.
            PlanAboutSteady = Ui "plan-about-steady" * 1 [] [] [];
            /// Long-run block, in a line.
            PlanAboutLongRunBlock = Ui "plan-about-long-run-block" * 1 [] [] [];
            /// A plan of the club, in a line.
            PlanAboutClub = Ui "plan-about-club" * 1 [Option, Times] [] [];
            /// The name of a plan above its sessions.
            PlanTemplateName = Ui "plan-template-name" * 1 [Option] [] [];
            /// Sessions of a plan for which a message has no room.
            PlanLinesMore = Ui "plan-lines-more" * 1 [Count] [] [];
            /// A plan that was offered and is no longer, or not as it was; what there is follows.
            PlanTemplateGone = Ui "plan-template-gone" * 1 [] [] [];
            /// What people of a club can start from.
            ClubTemplates = Ui "club-templates" * 1 [Club] [] [];
            /// One of them, with its file.
            ClubTemplateShown = Ui "club-template-shown" * 1 [Option] [] [];
            /// It is offered from now on.
            ClubTemplateSaved = Ui "club-template-saved" * 1 [Option, Club] [] [];
            /// Sessions that end on a date stay out.
            ClubTemplateLeftOut = Ui "club-template-left-out" * 1 [Count] [] [];
            /// One of the club's own is no longer offered.
            ClubTemplateGone = Ui "club-template-gone" * 1 [Option] [] [];
            /// One of the three is the usual one again.
            ClubTemplateUsual = Ui "club-template-usual" * 1 [Option] [] [];
            /// What stands above the sessions in a template's file.
            ClubTemplateFile = Ui "club-template-file" * 1 [] [] [];
            /// A name, or one of the three?
            ClubTemplateWhich = Ui "club-template-which" * 1 [] [] [];
            /// A file, or one's own plan?
            ClubTemplateSource = Ui "club-template-source" * 1 [] [] [];
            /// Nothing goes by that name.
            ClubTemplateUnknown = Ui "club-template-unknown" * 1 [] [] [];
            /// A calendar.
            ClubTemplateCalendar = Ui "club-template-calendar" * 1 [] [] [];
            /// Nothing in it.
            ClubTemplateEmpty = Ui "club-template-empty" * 1 [] [] [];
            /// Words that could hurt.
            ClubTemplateUnkind = Ui "club-template-unkind" * 1 [Option] [] [];
            /// As many as there can be.
            ClubTemplateFull = Ui "club-template-full" * 1 [Max] [] [];
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
