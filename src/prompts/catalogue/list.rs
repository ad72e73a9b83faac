//! Every message, one line each: a line here, and a text in `prompts/en-US/`.

use super::{Class, Entry};
use crate::prompts::{Field, Label};

// name = class id * wordings [needs] [may] [buttons]
with_groups! {
    // Nudges.
    /// REM: a session of today, as a part of the daily DM.
    Rem = Nudge "rem" * 12 [Title, Kind, Minutes, Small] [Cue] [Done, Some, Small, Move, NotToday];
    /// A run of today, for members who asked to be reminded of runs.
    RemRun = Nudge "rem-run" * 4 [Title] [Minutes, Cue] [Done, Some, Move, NotToday];
    /// The opening line of a day with several sessions.
    RemIntro = Nudge "rem-intro" * 8 [Count] [] [];
    /// The closing line of a day with more sessions than buttons.
    RemMore = Nudge "rem-more" * 2 [Count] [] [];
    /// WOB-2: a smaller-sounding reminder.
    Wob = Nudge "wob" * 8 [Title, Small] [Cue] [Done, Small, Move, NotToday];
    /// AWAY-1: the one letter.
    Away1 = Nudge "away-1" * 1 [] [] [StartSmall, MoveThings, Pause, LeaveIt];
    /// AWAY-2: the last word before silence.
    Away2 = Nudge "away-2" * 1 [] [] [StartSmall, Pause, StopMessages];
    /// HI-1: the first DM.
    Hi1 = Nudge "hi-1" * 1 [] [] [Today, StopMessages];
    /// DM-1: the offer of another try, while the DM is closed.
    Dm1 = Nudge "dm-1" * 1 [] [] [TryDm, Today];
    /// SWAP-1: another kind than planned: instead, or extra?
    Swap1 = Nudge "swap-1" * 1 [Title, Did] [] [Instead, Extra, Back];
    /// SAY-2: a text that can mean several things.
    Say2 = Nudge "say-2" * 8 [] [] [LeaveAsIs, Today];
    /// Another kind than planned, in plain words, without its name.
    SayWhich = Nudge "say-which" * 3 [Title] [] [LeaveAsIs, Today];
    /// EVE-1: the evening check-in about one session.
    Eve = Nudge "eve" * 8 [Title] [] [Done, Some, Small, Move, NotToday];
    /// The opening line of an evening check-in about several.
    EveIntro = Nudge "eve-intro" * 2 [Count] [] [];
    /// One of several sessions in it.
    EveLine = Nudge "eve-line" * 1 [Title] [Small] [Done, Some, Small, Move, NotToday];
    /// ID-1: what the coach calls the member.
    Id1 = Nudge "id-1" * 1 [] [] [WordAthlete, WordRunner, WordOwn, WordOff, Back];

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
    Moved = Ack "moved" * 8 [Title, Day] [] [Change];
    /// NOT-1.
    NotToday = Ack "not-today" * 8 [Title] [Next] [Change, ItWasRest];
    /// A session of a day to come is let go.
    LetGoAhead = Ack "let-go" * 3 [Title, Day] [] [Undo];
    /// REST-1.
    Rested = Ack "rested" * 8 [] [Next] [Change];
    /// SAY-1, after the sentence that names what was logged: for which day, and the way back.
    Say1 = Ack "say-1" * 8 [Day, Outcome] [] [Undo];
    /// The same after a move, whose sentence names the day.
    Say1Moved = Ack "say-1-moved" * 3 [] [] [Undo];
    /// A question about what was meant was left.
    LeftAsIs = Ack "left-as-is" * 3 [] [] [Today];
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
    LeftForNow = Ack "left-for-now" * 1 [] [] [StartSmall, Pause, StopMessages];


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
    /// What the picture of a group's year shows, for whoever does not see it.
    BrdPicture = Public "brd-picture" * 1 [LitWeeks] [Season] [];
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

    /// SAFE-1 for somebody without a plan here.
    Safe1Anyone = Safety "safe-1-anyone" * 1 [] [] [];
    /// SAFE-4 for somebody without a plan here.
    Safe4Anyone = Safety "safe-4-anyone" * 1 [] [] [];
    /// SAFE-2, SAFE-3 and SAFE-5 for somebody without a plan here.
    SafeAnyone = Safety "safe-anyone" * 1 [] [] [];
    /// A hold is set.
    SafeHeld = Safety "safe-held" * 1 [] [] [];
    /// The plan stays as it is.
    SafeKept = Safety "safe-kept" * 1 [] [] [];
    /// It was not that: nothing is held.
    SafeNotThat = Safety "safe-not-that" * 1 [] [] [];
    /// The plan goes on, small for this week.
    SafeResumed = Safety "safe-resumed" * 1 [] [] [];
    /// `/help-now`: how to use what follows.
    HelpNow = Safety "help-now" * 1 [] [] [];
    /// The number for an emergency.
    HelpNowEmergency = Safety "help-now-emergency" * 1 [Phone] [] [];
    /// A line for questions of health.
    HelpNowHealth = Safety "help-now-health" * 1 [Phone] [] [];
    /// A line for a crisis.
    HelpNowCrisis = Safety "help-now-crisis" * 1 [Phone] [] [];
    /// A line about eating.
    HelpNowEating = Safety "help-now-eating" * 1 [Phone] [] [];
    /// Where no number is known for the country.
    HelpNowUnknown = Safety "help-now-unknown" * 1 [] [] [];
    /// The international directory.
    HelpNowEverywhere = Safety "help-now-everywhere" * 1 [] [] [];
    /// That nobody at the club has checked these numbers.
    HelpNowUnchecked = Safety "help-now-unchecked" * 1 [] [] [];

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
    StartPlan = Ui "start-plan" * 1 [] [] [];
    /// Below the plans: which one?
    StartPlanAsk = Ui "start-plan-ask" * 1 [] [] [PlanFirstSteps, PlanSteady, PlanLongRunBlock];
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
    /// The same in a low week, where the small version is the session.
    WeekLineSmall = Ui "week-line-small" * 1 [Day, Title, Small] [] [];
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
    SettingsSaved = Ui "settings-saved" * 1 [] [] [];
    /// The rest of the settings.
    SettingsMore = Ui "settings-more" * 1 [Language, Units] [EveningAt, SelfWord] [];
    /// Quiet hours that made way for a time.
    SettingsMadeWay = Ui "settings-made-way" * 1 [] [] [];
    /// When should the message come?
    SettingsTime = Ui "settings-time" * 1 [ReminderAt] [] [];
    /// The quiet hours, to change.
    SettingsQuiet = Ui "settings-quiet" * 1 [] [Quiet] [QuietOff, AllSettings];
    /// The evening check-in, to change.
    SettingsEvening = Ui "settings-evening" * 1 [] [EveningAt] [EveningOff, AllSettings];
    /// Which language?
    SettingsLanguage = Ui "settings-language" * 1 [Language] [] [AllSettings];
    /// Kilometres or miles?
    SettingsUnits = Ui "settings-units" * 1 [Units] [] [UnitsMetric, UnitsImperial, AllSettings];
    /// The line of the trusted contact in the settings; nobody is named, a person is asked, a person said yes.
    TrustedNone = Ui "trusted-none" * 1 [] [] [];
    /// Asked.
    TrustedAsked = Ui "trusted-asked" * 1 [Person] [] [];
    /// Said yes.
    TrustedYes = Ui "trusted-yes" * 1 [Person] [] [];
    /// What a trusted contact is, and how to name one.
    TrustedAbout = Ui "trusted-about" * 1 [] [] [AskContact, TrustOff, AllSettings];
    /// Somebody was named.
    TrustedNamed = Ui "trusted-named" * 1 [Person] [] [];
    /// Taken back.
    TrustedOff = Ui "trusted-off" * 1 [] [] [];
    /// To the one who was named: yes or no?
    TrustAsk = Ui "trust-ask" * 1 [Person] [] [TrustYes, TrustNo];
    /// To the one who said yes.
    TrustIs = Ui "trust-is" * 1 [Person] [] [TrustStepBack];
    /// The answer to a yes.
    TrustAccepted = Ui "trust-accepted" * 1 [Person] [] [TrustStepBack];
    /// The answer to a no, early or late.
    TrustDeclined = Ui "trust-declined" * 1 [Person] [] [];
    /// The first line of `/me`.
    MeHeader = Ui "me-header" * 1 [] [SelfWord] [];
    /// All kept weeks.
    MeKept = Ui "me-kept" * 1 [KeptWeeks] [] [];
    /// What these weeks held.
    MeSums = Ui "me-sums" * 1 [Sums] [] [];
    /// How often one came back.
    MeComebacks = Ui "me-comebacks" * 1 [Comebacks] [] [];
    /// What comes next.
    MeNext = Ui "me-next" * 1 [Next] [] [];
    /// Before the first answer.
    MeEmpty = Ui "me-empty" * 1 [] [] [];
    /// How the plan fits, as long as that settles in.
    MeSettling = Ui "me-settling" * 1 [] [] [];
    /// The plan fits well.
    MeFits = Ui "me-fits" * 1 [] [] [];
    /// The plan mostly fits.
    MeMostlyFits = Ui "me-mostly-fits" * 1 [] [] [];
    /// The plan is a stretch.
    MeStretch = Ui "me-stretch" * 1 [] [] [];
    /// The plan looks too big right now.
    MeTooBig = Ui "me-too-big" * 1 [] [] [];
    /// How that line comes about.
    MeWhy = Ui "me-why" * 1 [] [Sums] [BackToMe];
    /// The picture of the weeks, for whoever does not see it.
    MePicture = Ui "me-picture" * 1 [] [KeptWeeks] [];
    /// The last change, which can be taken back.
    MeLast = Ui "me-last" * 1 [] [Title, Day] [UndoLast];
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
    /// How to report a problem, below the help.
    HelpReport = Ui "help-report" * 1 [] [] [ReportProblem];
    /// A report is on its way.
    ReportSent = Ui "report-sent" * 1 [] [] [];
    /// The line above a report, in the operator's channel.
    ReportPost = Ui "report-post" * 1 [Person] [] [];
    /// Enough reports for a day.
    EnoughReports = Ui "enough-reports" * 1 [Max] [Operator] [];
    /// This bot's operator takes no reports here.
    NoReports = Ui "no-reports" * 1 [] [Operator] [];
    /// Everything stored, in a file.
    ExportReady = Ui "export-ready" * 1 [] [] [];
    /// The page inside that file.
    ExportAbout = Ui "export-about" * 1 [] [] [];
    /// More than fits into a message.
    ExportTooLarge = Ui "export-too-large" * 1 [] [Operator] [];
    /// Delete everything?
    DataDeleteAsk = Ui "data-delete-ask" * 1 [] [] [DeleteEverything, KeepEverything];
    /// Everything is deleted.
    DataDeleted = Ui "data-deleted" * 1 [] [] [];
    /// Everything is kept.
    DataKept = Ui "data-kept" * 1 [] [] [];

    // Answers to what cannot be done, and to what nobody expected.
    /// A button from long ago, or one that was made up.
    UnknownButton = Ui "unknown-button" * 1 [] [] [Today];
    /// Somebody else's button.
    NotYours = Ui "not-yours" * 1 [] [] [];
    /// The DM takes messages again.
    DmWorksAgain = Ui "dm-works-again" * 1 [] [] [];
    /// The DM is still closed.
    DmStillClosed = Ui "dm-still-closed" * 1 [] [] [TryDm, Today];
    /// A report in plain words on a day without a session.
    SayNothingOpen = Ui "say-nothing-open" * 3 [] [] [Today];
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
    /// The room of a week that is over.
    WeekIsOver = Ui "week-is-over" * 1 [] [] [];
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
    /// For whoever manages the server.
    NotAManager = Ui "not-a-manager" * 1 [] [] [];
    /// The role that everyone has.
    EveryonesRole = Ui "everyones-role" * 1 [] [] [];
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
    /// The evening check-in comes after the daily message.
    EveningNotLater = Ui "evening-not-later" * 1 [ReminderAt] [] [];
    /// A word that the coach would not call anybody.
    UnkindWord = Ui "unkind-word" * 1 [] [] [];
    /// Not somebody who can be a trusted contact.
    NotATrustedContact = Ui "not-a-trusted-contact" * 1 [] [] [];
    /// Nobody named this person, or it was taken back.
    NotAsked = Ui "not-asked" * 1 [] [] [];
    /// Not a spacing of weeks.
    NoEvery = Ui "no-every" * 1 [Max] [] [];
}
