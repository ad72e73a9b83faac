//! The templates under which letters stand in the ledger, and what each of them is. One table, so that a new one cannot be written
//! and then not be known again by the job that wrote it.

use crate::domain::may_write::Writing;
use crate::store::letters::Letter;

macro_rules! templates {
    ($($(#[$doc:meta])* $name:ident = $text:literal by $writing:ident;)*) => {
        /// What was written, as the ledger names it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum LetterTemplate {
            $($(#[$doc])* $name,)*
        }

        impl LetterTemplate {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name in the ledger.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// Which writing it comes from.
            #[must_use]
            pub const fn writing(self) -> Writing {
                match self { $(Self::$name => Writing::$writing,)* }
            }
        }
    };
}

templates! {
    /// The daily reminder.
    Reminder = "rem" by Reminder;
    /// The reminder of a crowded week.
    Wobble = "wob-2" by Reminder;
    /// The daily reminder with the room question below it.
    ReminderRoom = "rem+cap" by Reminder;
    /// The daily reminder with the question about the chapter below it.
    ReminderChapter = "rem+chap" by Reminder;
    /// The room question alone.
    Room = "cap" by RoomQuestion;
    /// The evening check-in.
    Evening = "eve-1" by Evening;
    /// The first letter of an absence.
    AwayFirst = "away-1" by AwayLetter;
    /// The last.
    AwayLast = "away-2" by ClosingLetter;
    /// The question on the day a pause ends.
    PauseIsOver = "pause-2" by PauseQuestion;
    /// The question about a pause without an end.
    PauseHasNoEnd = "pause-3" by PauseQuestion;
    /// Somebody's invitation, on a day that has no other message.
    Invitation = "tog-1" by Invitation;
}

impl LetterTemplate {
    /// What a row of the ledger is; none for one that a later version wrote.
    #[must_use]
    pub fn of(letter: &Letter) -> Option<Self> {
        Self::ALL.iter().copied().find(|template| template.as_str() == letter.template)
    }

    /// Whether it is about a day: rendered again whenever the facts change, and one of the four.
    #[must_use]
    pub const fn is_of_a_day(self) -> bool {
        matches!(self.writing(), Writing::Reminder | Writing::RoomQuestion | Writing::Evening)
    }

    /// Whether it asks about the room of the next week.
    #[must_use]
    pub const fn asks_room(self) -> bool {
        matches!(self, Self::ReminderRoom | Self::Room)
    }
}
