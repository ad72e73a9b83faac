//! Every message there is: its class, how many wordings it has, what it may read, and its buttons. The words themselves are in
//! `prompts/<locale>/*.ftl`; `tests/prompts.rs` holds the two together.

use super::{Field, Label};

/// What a message is for, which decides the rules it is held to (`2-behaviour` §3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// The coach begins, or asks.
    Nudge,
    /// The answer to a press or a report.
    Ack,
    /// A line in a club's channel that shows what people did.
    Public,
    /// The answer to a text that needs a person.
    Safety,
    /// Everything else that a member reads: steps, lists, settings, refusals.
    Ui,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 5] = [Self::Nudge, Self::Ack, Self::Public, Self::Safety, Self::Ui];

    /// The most characters of one part (R7).
    #[must_use]
    pub const fn chars_max(self) -> usize {
        match self {
            Self::Nudge => 200,
            Self::Ack | Self::Public => 140,
            Self::Safety => 480,
            Self::Ui => 600,
        }
    }

    /// Its name, which is also that of its file.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nudge => "nudge",
            Self::Ack => "ack",
            Self::Public => "public",
            Self::Safety => "safety",
            Self::Ui => "ui",
        }
    }
}

/// The most characters of a message that is composed of parts (R7).
pub const COMPOSED_CHARS_MAX: usize = 2000;

/// An entry of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The message's id; with several wordings, the family's, and the wordings are `id-1`, `id-2`, …
    pub id: &'static str,
    /// Its class.
    pub class: Class,
    /// How many wordings it has.
    pub wordings: u8,
    /// What it cannot do without.
    pub needs: &'static [Field],
    /// What it uses when it is there.
    pub may: &'static [Field],
    /// Its buttons, in order.
    pub buttons: &'static [Label],
}

macro_rules! templates {
    ($($(#[$doc:meta])* $name:ident = $class:ident $id:literal * $wordings:literal
        [$($need:ident),*] [$($may:ident),*] [$($button:ident),*];)+) => {
        /// A message, by name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Template {
            $($(#[$doc])* $name,)+
        }

        impl Template {
            /// Every message.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// What the catalogue says of it.
            #[must_use]
            pub const fn entry(self) -> &'static Entry {
                match self {
                    $(Self::$name => &Entry {
                        id: $id,
                        class: Class::$class,
                        wordings: $wordings,
                        needs: &[$(Field::$need),*],
                        may: &[$(Field::$may),*],
                        buttons: &[$(Label::$button),*],
                    },)+
                }
            }
        }
    };
}

// name = class id * wordings [needs] [may] [buttons]
templates! {
    // Nudges.
    /// REM: a session of today, as a part of the daily DM.
    Rem = Nudge "rem" * 12 [Title, Kind, Minutes, Small] [Cue] [Done, Some, Small, Move, NotToday];
    /// A run of today, for members who asked to be reminded of runs.
    RemRun = Nudge "rem-run" * 4 [Title] [Minutes, Cue] [Done, Some, Move, NotToday];
    /// The opening line of a day with several sessions.
    RemIntro = Nudge "rem-intro" * 4 [Count] [] [];
    /// The closing line of a day with more sessions than buttons.
    RemMore = Nudge "rem-more" * 2 [Count] [] [];
    /// WOB-2: a smaller-sounding reminder.
    Wob = Nudge "wob" * 5 [Title, Small] [Cue] [Done, Small, Move, NotToday];
    /// AWAY-1: the one letter.
    Away1 = Nudge "away-1" * 1 [] [] [StartSmall, LeaveIt];
    /// AWAY-2: the last word before silence.
    Away2 = Nudge "away-2" * 1 [] [] [StartSmall, StopMessages];
    /// RET-1: back, and the choice of a shape.
    Ret1 = Nudge "ret-1" * 1 [] [] [TwoSmall, UsualLow, Usual, ChooseLater];
    /// RET-3: back after longer, and which two to begin with.
    Ret3 = Nudge "ret-3" * 1 [] [] [TwoSmall, UsualLow, ChooseLater];
    /// HI-1: the first DM.
    Hi1 = Nudge "hi-1" * 1 [] [] [Today, StopMessages];
    /// DM-1: the offer of another try, while the DM is closed.
    Dm1 = Nudge "dm-1" * 1 [] [] [TryDm, Today];
    /// SWAP-1: another kind than planned: instead, or extra?
    Swap1 = Nudge "swap-1" * 1 [Title, Did] [] [Instead, Extra, Back];

    // Acks.
    /// DONE-1.
    Done = Ack "done" * 10 [Title] [Next] [Change];
    /// SMALL-1.
    DoneSmall = Ack "small" * 10 [Title] [Next] [Change];
    /// SOME-1.
    Some = Ack "some" * 10 [Title] [Next] [Change];
    /// Another kind was done instead of the planned one.
    Swapped = Ack "swapped" * 3 [Title, Did] [Next] [Change];
    /// Some of another kind was done instead of the planned one.
    SwappedInPart = Ack "swapped-part" * 2 [Title, Did] [Next] [Change];
    /// A session beside the plan was logged.
    Extra = Ack "extra" * 3 [Did] [Next] [Undo];
    /// MOVE-1.
    Moved = Ack "moved" * 4 [Title, Day] [] [Change];
    /// NOT-1.
    NotToday = Ack "not-today" * 8 [Title] [Next] [Change, ItWasRest];
    /// A session of a day to come is let go.
    LetGoAhead = Ack "let-go" * 3 [Title, Day] [] [Undo];
    /// REST-1.
    Rested = Ack "rested" * 5 [] [Next] [Change];
    /// A past day was logged or changed.
    LoggedLate = Ack "logged-late" * 4 [Title, Day] [] [Undo];
    /// The last action was taken back.
    Undone = Ack "undone" * 2 [] [Title] [];
    /// The same press came twice.
    Same = Ack "same" * 2 [Title] [] [Change];
    /// OPT-1: the answer to `/stop`.
    Stopped = Ack "opt-1" * 1 [] [] [StartMessages];
    /// Messages are on again.
    StartedAgain = Ack "started-again" * 2 [] [Next] [Today];
    /// The answer to "Leave it for now".
    LeftForNow = Ack "left-for-now" * 1 [] [] [StartSmall, StopMessages];
    /// A return in one line, with today's sessions below it.
    WelcomeBack = Ack "welcome-back" * 3 [] [] [];

    // Public.
    /// OPEN-1: the first line of every board.
    Open1 = Public "open" * 4 [] [] [];
    /// BRD-1: the group streak.
    Brd1 = Public "brd-1" * 1 [LitWeeks, LitWeeksInAll] [] [];
    /// BRD-2: what the group did this week.
    Brd2 = Public "brd-2" * 1 [Sums] [] [];
    /// BRD-3: how many came back this week.
    Brd3 = Public "brd-3" * 1 [Comebacks] [] [];
    /// BRD-4: the line above the names.
    Brd4 = Public "brd-4" * 1 [] [] [];
    /// BRD-5: a name and its kept weeks.
    Brd5 = Public "brd-5" * 1 [Name] [KeptWeeks] [];
    /// BRD-6: the second line of a group's first board.
    Brd6 = Public "brd-6" * 1 [] [] [];
    /// The title of a board.
    BrdTitle = Public "brd-title" * 1 [Group] [] [];
    /// LIT-1: the lantern of a group is lit.
    Lit1 = Public "lit" * 3 [Group, LitWeeks] [] [];

    // Safety.
    /// SAFE-1.
    Safe1 = Safety "safe-1" * 1 [] [] [];
    /// SAFE-2.
    Safe2 = Safety "safe-2" * 1 [] [] [];
    /// SAFE-3.
    Safe3 = Safety "safe-3" * 1 [] [] [];
    /// SAFE-4.
    Safe4 = Safety "safe-4" * 1 [] [] [];
    /// SAFE-5.
    Safe5 = Safety "safe-5" * 1 [] [] [];

    // Joining.
    /// What is stored, who sees it, and for whom this is.
    StartConsent = Ui "start-consent" * 1 [] [] [AdultYes, NotNow];
    /// Pick a city.
    StartZoneAsk = Ui "start-zone-ask" * 1 [] [] [CityOpen];
    /// Is this your clock?
    StartZoneConfirm = Ui "start-zone-confirm" * 1 [Clock, Place] [] [ZoneYes, CityOther];
    /// No such city, with those it may be.
    StartCityUnknown = Ui "start-city-unknown" * 1 [] [Suggestions] [CityOpen];
    /// When should the message come?
    StartTime = Ui "start-time" * 1 [] [] [];
    /// The three plans.
    StartPlan = Ui "start-plan" * 1 [] [] [PlanFirstSteps, PlanSteady, PlanLongRunBlock];
    /// Share the name on the board?
    StartShare = Ui "start-share" * 1 [] [Club] [ShareYes, ShareNo];
    /// Joined; today's sessions follow.
    StartDone = Ui "start-done" * 1 [ReminderAt] [] [];
    /// Joined, and the DM is closed.
    StartDoneDmClosed = Ui "start-done-dm-closed" * 1 [ReminderAt] [] [TryDm];
    /// Already here.
    StartAlready = Ui "start-already" * 1 [] [] [Today];
    /// Left before the end: nothing is stored.
    StartLeft = Ui "start-left" * 1 [] [] [];

    // Today and the plan.
    /// The line above today's sessions.
    TodayHeader = Ui "today-header" * 1 [Day, Count] [] [];
    /// An empty day.
    TodayEmpty = Ui "today-empty" * 1 [] [Next] [];
    /// One of today's sessions.
    TodayLine = Ui "today-line" * 1 [Title] [Minutes, Full, Small, Cue] [Done, Some, Small, Move, NotToday];
    /// The line above the plan.
    PlanHeader = Ui "plan-header" * 1 [Count] [] [];
    /// One session of the plan.
    PlanLine = Ui "plan-line" * 1 [Kind, Title, Minutes, Days] [Area, Small, Cue, EveryWeeks] [];
    /// No sessions in the plan.
    PlanEmpty = Ui "plan-empty" * 1 [] [] [];
    /// A session was added.
    PlanAdded = Ui "plan-added" * 1 [Title] [Next] [Undo];
    /// A session was removed.
    PlanRemoved = Ui "plan-removed" * 1 [Title] [] [Undo];
    /// A removed session is back.
    PlanRestored = Ui "plan-restored" * 1 [Title] [Next] [];
    /// One session of the plan, to be changed.
    PlanOne = Ui "plan-one" * 1 [Kind, Title, Minutes, Days] [Area, Full, Small, Cue, EveryWeeks] [EditWords, EditDays, Remove];
    /// A session was changed.
    PlanEdited = Ui "plan-edited" * 1 [Title] [] [Undo, EditWords, EditDays, Remove];
    /// The plans to take from.
    PlanTemplates = Ui "plan-templates" * 1 [] [] [PlanFirstSteps, PlanSteady, PlanLongRunBlock, KeepPlan];
    /// What taking one does, beside a plan that has room for it.
    PlanTemplateAsk = Ui "plan-template-ask" * 1 [Count] [] [ReplacePlan, AddToPlan, KeepPlan];
    /// The same where there is no room beside what is there.
    PlanTemplateReplace = Ui "plan-template-replace" * 1 [Count] [] [ReplacePlan, KeepPlan];
    /// The same where nothing is there.
    PlanTemplateTake = Ui "plan-template-take" * 1 [] [] [TakePlan, KeepPlan];
    /// It was taken.
    PlanTemplateTaken = Ui "plan-template-taken" * 1 [Count] [] [Undo];
    /// The plan stays as it is.
    PlanKept = Ui "plan-kept" * 1 [] [] [];

    // The week.
    /// The line above this week.
    WeekHeader = Ui "week-header" * 1 [Day] [] [NextWeek, Today];
    /// The line above the next.
    WeekHeaderNext = Ui "week-header-next" * 1 [Day] [] [ThisWeek, Today];
    /// A session that is to come, or today's.
    WeekLine = Ui "week-line" * 1 [Day, Title] [Minutes, Cue] [];
    /// One that was done.
    WeekDone = Ui "week-done" * 1 [Day, Title] [] [];
    /// One that was done in its small version.
    WeekSmall = Ui "week-small" * 1 [Day, Title] [] [];
    /// One of which some was done.
    WeekSome = Ui "week-some" * 1 [Day, Title] [] [];
    /// One instead of which another kind was done.
    WeekSwapped = Ui "week-swapped" * 1 [Day, Title, Did] [] [];
    /// The same in part.
    WeekSwappedInPart = Ui "week-swapped-part" * 1 [Day, Title, Did] [] [];
    /// A day of rest, chosen.
    WeekRested = Ui "week-rested" * 1 [Day] [] [];
    /// Something beside the plan.
    WeekExtra = Ui "week-extra" * 1 [Day, Did] [] [];
    /// How many more there are than fit into the message.
    WeekMore = Ui "week-more" * 1 [Count] [] [];
    /// A week with room for anything.
    WeekEmpty = Ui "week-empty" * 1 [] [] [];
    /// What the list below is for.
    WeekPick = Ui "week-pick" * 1 [] [] [];
    /// One session of the week was chosen.
    WeekOne = Ui "week-one" * 1 [Day, Title] [Minutes, Small, Cue] [Move, LetGo, WholeWeek];
    /// The days on which strength and a long or hard run would follow each other.
    MoveOthers = Ui "move-others" * 1 [] [] [Back];
    /// Which session, and how was it?
    CheckInAsk = Ui "check-in-ask" * 1 [] [Title, Day] [Done, Some, Small, NotToday, Rest];
    /// To which day?
    MoveAsk = Ui "move-ask" * 1 [Title] [] [Back];
    /// No other day is free for it.
    NothingToMove = Ui "nothing-to-move" * 1 [] [Title] [Back];

    // Settings, board, help, data.
    /// The settings as they are.
    SettingsShow = Ui "settings-show" * 1 [Place, Clock, ReminderAt] [Quiet, SharesName] [];
    /// The settings as they are now.
    SettingsSaved = Ui "settings-saved" * 1 [Place, ReminderAt] [Clock, Quiet] [];
    /// This club has no board yet.
    BoardNone = Ui "board-none" * 1 [] [] [];
    /// The board rests: a permission is missing.
    BoardRestsRights = Ui "board-rests-rights" * 1 [Club, Channel] [] [];
    /// The board rests: its channel is gone.
    BoardRestsGone = Ui "board-rests-gone" * 1 [Club] [] [];
    /// The board rests: it was taken away.
    BoardRestsTaken = Ui "board-rests-taken" * 1 [Club, Channel] [] [];
    /// The board rests: its thread is closed.
    BoardRestsThread = Ui "board-rests-thread" * 1 [Club, Channel] [] [];
    /// The board rests: its channel is a forum.
    BoardRestsForum = Ui "board-rests-forum" * 1 [Club, Channel] [] [];
    /// The board rests: the server's filter holds it back.
    BoardRestsFiltered = Ui "board-rests-filtered" * 1 [Club, Channel] [] [];
    /// Where the board stands.
    BoardHere = Ui "board-here" * 1 [Channel] [SharesName] [];
    /// The name is on the board from now on.
    ShareOn = Ui "share-on" * 1 [] [Club] [StopSharing];
    /// The name is off the board.
    ShareOff = Ui "share-off" * 1 [] [Club] [ShareYes];
    /// What this is and how it works.
    Help = Ui "help" * 1 [] [Operator] [];
    /// Delete everything?
    DataDeleteAsk = Ui "data-delete-ask" * 1 [] [] [DeleteEverything, KeepEverything];
    /// Everything is deleted.
    DataDeleted = Ui "data-deleted" * 1 [] [] [];
    /// Everything is kept.
    DataKept = Ui "data-kept" * 1 [] [] [];

    // The club.
    /// The club is set up.
    ClubSetupDone = Ui "club-setup-done" * 1 [Channel, Place] [Rights] [];
    /// The post with its button, `Start`.
    ClubStartPost = Ui "club-start-post" * 1 [] [Club] [Start];
    /// Something in the channel is not allowed yet.
    ClubSetupMissing = Ui "club-setup-missing" * 1 [Channel, Rights] [] [];

    // Answers to what cannot be done, and to what nobody expected.
    /// A button from long ago, or one that was made up.
    UnknownButton = Ui "unknown-button" * 1 [] [] [Today];
    /// Somebody else's button.
    NotYours = Ui "not-yours" * 1 [] [] [];
    /// The DM takes messages again.
    DmWorksAgain = Ui "dm-works-again" * 1 [] [] [];
    /// The DM is still closed.
    DmStillClosed = Ui "dm-still-closed" * 1 [] [] [TryDm, Today];
    /// HELP-1: a text in the DM.
    HelpDm = Ui "help-1" * 1 [] [] [Today];
    /// Something broke on our side.
    Sorry = Ui "sorry" * 1 [] [] [];
    /// No city of that name.
    UnknownCity = Ui "unknown-city" * 1 [] [Suggestions] [];
    /// No zone of that name.
    UnknownZone = Ui "unknown-zone" * 1 [] [] [];
    /// Not a time of day.
    BadTime = Ui "bad-time" * 1 [] [] [];
    /// Not a time at which reminders come.
    TimeOutOfRange = Ui "time-out-of-range" * 1 [] [] [];
    /// The plan is full.
    TooManySessions = Ui "too-many-sessions" * 1 [Max] [] [];
    /// The week is full.
    TooManyOccurrences = Ui "too-many-occurrences" * 1 [Max] [] [];
    /// A text has nothing in it.
    TextEmpty = Ui "text-empty" * 1 [TextField] [] [];
    /// A text is too long.
    TextTooLong = Ui "text-too-long" * 1 [TextField, Max] [] [];
    /// A text has a mention or something invisible in it.
    TextNotPlain = Ui "text-not-plain" * 1 [TextField] [] [];
    /// Not a number of minutes.
    MinutesOutOfRange = Ui "minutes-out-of-range" * 1 [Max] [] [];
    /// A session wants a small version.
    SmallNeeded = Ui "small-needed" * 1 [] [] [];
    /// A session wants days.
    DaysNeeded = Ui "days-needed" * 1 [] [] [];
    /// Not a date.
    BadDate = Ui "bad-date" * 1 [] [] [];
    /// A date that is closed.
    DateTooOld = Ui "date-too-old" * 1 [Max] [] [];
    /// A date that is still to come.
    DateInFuture = Ui "date-in-future" * 1 [] [] [];
    /// An end before its start.
    DatesReversed = Ui "dates-reversed" * 1 [] [] [];
    /// Not joined yet.
    NotJoined = Ui "not-joined" * 1 [] [] [Start];
    /// No such session in the plan.
    NoSuchSession = Ui "no-such-session" * 1 [] [] [];
    /// For captains.
    NotACaptain = Ui "not-a-captain" * 1 [] [] [];
    /// For a server, not a DM.
    OnlyInServer = Ui "only-in-server" * 1 [] [] [];
    /// No club shared with the coach.
    NoClub = Ui "no-club" * 1 [] [] [];
    /// Several clubs: which one?
    WhichClub = Ui "which-club" * 1 [] [] [];
    /// The setup wants a channel.
    BoardChannelNeeded = Ui "board-channel-needed" * 1 [] [] [];
    /// An option that Discord would not have sent.
    OptionUnknown = Ui "option-unknown" * 1 [] [Option] [];
    /// That day holds the session already.
    AlreadyThere = Ui "already-there" * 1 [Day] [Title] [];
    /// Not a spacing of weeks.
    NoEvery = Ui "no-every" * 1 [Max] [] [];
}

impl Template {
    /// Lines of the daily DM that stand around its sessions and carry no buttons of their own.
    pub const FRAMES: [Self; 2] = [Self::RemIntro, Self::RemMore];

    /// Its id, as logs name it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.entry().id
    }

    /// Its class.
    #[must_use]
    pub const fn class(self) -> Class {
        self.entry().class
    }

    /// Its buttons, in order. The way out is one of them (R6).
    #[must_use]
    pub const fn buttons(self) -> &'static [Label] {
        self.entry().buttons
    }

    /// The ids of its wordings in the files.
    #[must_use]
    pub fn message_ids(self) -> Vec<String> {
        (0..u64::from(self.entry().wordings)).map(|turn| self.message_id(turn)).collect()
    }

    /// The wording for this turn. Turns count up for a member; all wordings are used before one comes again (R19), and families
    /// begin at different places, so that they do not change in step.
    #[must_use]
    pub fn message_id(self, turn: u64) -> String {
        let Entry { id, wordings, .. } = *self.entry();
        if wordings == 1 {
            return id.to_owned();
        }
        let from = id.bytes().map(u64::from).sum::<u64>() % u64::from(wordings);
        let number = (turn % u64::from(wordings) + from) % u64::from(wordings) + 1;
        format!("{id}-{number}")
    }
}
