//! The messages about pauses, returns and chapters, added to those of the list.

/// The list with these at its end.
macro_rules! with_pause {
    ($($list:tt)*) => {
        with_room! {
            $($list)*

            /// RET-1: back, and the choice of a shape.
            Ret1 = Nudge "ret-1" * 4 [] [SelfWord] [TwoSmall, UsualLow, Usual, ChooseLater];
            /// RET-3: back after longer, and which two to begin with.
            Ret3 = Nudge "ret-3" * 4 [] [SelfWord] [TwoSmall, UsualLow, ChooseLater];
            /// The same choice, below the answer to a check-in.
            RetShape = Nudge "ret-shape" * 4 [] [] [TwoSmall, UsualLow, Usual, ChooseLater];
            /// The same where that answer asks something already.
            RetShapeBeside = Nudge "ret-shape-beside" * 4 [] [] [TwoSmall, UsualLow, Usual, ChooseLater];
            /// How long a pause is to be.
            PauseAsk = Nudge "pause-ask" * 4 [] [] [FewDays, TwoWeeks, UntilISay, UntilDate, Today];
            /// PAUSE-2: on the end date.
            Pause2 = Nudge "pause-2" * 4 [] [] [EaseIn, AsBefore, OneMoreWeek, UntilISay];
            /// PAUSE-3: once, for a pause without an end.
            Pause3 = Nudge "pause-3" * 4 [] [] [EaseIn, AsBefore, OneMoreWeek, UntilISay];
            /// CHAP-1: carry on, or a fresh chapter.
            Chap1 = Nudge "chap-1" * 4 [KeptWeeks] [] [KeepChapter, FreshChapter];
            /// PAUSE-1, with an end date.
            Pause1 = Ack "pause-1" * 4 [Day] [] [Resume, Undo];
            /// PAUSE-1, without one.
            Pause1Open = Ack "pause-1-open" * 4 [] [] [Resume, Undo];
            /// Days that are over are a pause now.
            PausePast = Ack "pause-past" * 4 [] [] [Undo];
            /// A check-in ended a pause.
            PauseEnded = Ack "pause-ended" * 4 [] [] [KeepPause];
            /// A check-in during a pause without an end.
            PauseStays = Ack "pause-stays" * 4 [] [] [Resume];
            /// The pause that a check-in ended is put back.
            PauseKept = Ack "pause-kept" * 4 [Day] [] [Resume];
            /// RET-2: the first session after a return.
            Ret2 = Ack "ret-2" * 6 [Title] [Next] [Change];
            /// Two small sessions were chosen.
            RetTwo = Ack "ret-two" * 4 [] [] [];
            /// A low week was.
            RetLow = Ack "ret-low" * 4 [] [] [];
            /// The usual week was.
            RetUsual = Ack "ret-usual" * 4 [] [] [];
            /// To choose later was.
            RetLater = Ack "ret-later" * 4 [] [] [];
            /// The plan goes on, without a word about a return.
            Resumed = Ack "resumed" * 4 [] [] [];
            /// The chapter goes on.
            ChapterOn = Ack "chapter-on" * 4 [] [] [];
            /// A fresh one begins.
            ChapterNew = Ack "chapter-new" * 4 [] [] [];
            /// Nothing is paused.
            NotPaused = Ui "not-paused" * 1 [] [] [Today];
            /// A pause cannot begin later.
            PauseLater = Ui "pause-later" * 1 [Max] [] [];
            /// A pause that ends too far ahead.
            PauseTooLong = Ui "pause-too-long" * 1 [] [] [];
            /// What is on.
            PauseOn = Ui "pause-on" * 1 [] [Day] [Resume];
            /// Whom to ask about running again.
            PhysioNote = Ui "physio-note" * 1 [] [] [];
        }
    };
}
