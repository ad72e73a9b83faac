//! The messages about what a member decided and which days they used, added to those of the list.

/// The list with these at its end.
macro_rules! with_used {
    ($($list:tt)*) => {
        with_together! {
            $($list)*

            /// What was decided in these three months.
            MeDecisions = Ui "me-decisions" * 1 [Decisions] [] [];
            /// The days of the last two weeks on which something was done.
            PlanUsed = Ui "plan-used" * 1 [Days] [] [];
            /// A session could stand on one of them.
            PlanInto = Ui "plan-into" * 1 [Title, Day, OtherDay] [] [IntoDay];
        }
    };
}
