//! The short texts of buttons, choices and forms, and the lines that Discord shows beside commands.

macro_rules! labels {
    ($($(#[$doc:meta])* $name:ident $id:literal;)+) => {
        /// A short text without variables: at most 80 characters, neutral, no Markdown.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the text itself, in label.ftl, says what each is")]
        pub enum Label {
            $($(#[$doc])* $name,)+
        }

        impl Label {
            /// Every label.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its id in the files.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)+
                }
            }
        }
    };
}

labels! {
    // Answers.
    Done "label-done";
    Some "label-some";
    Small "label-small";
    Move "label-move";
    NotToday "label-not-today";
    Rest "label-rest";
    ItWasRest "label-it-was-rest";
    Change "label-change";
    ChangeRoom "label-change-room";
    Back "label-back";
    Undo "label-undo";
    Instead "label-instead";
    Extra "label-extra";
    LeaveAsIs "label-leave-as-is";
    // Under an answer to a text that needed a person.
    Numbers "label-numbers";
    Helplines "label-helplines";
    SupportLines "label-support-lines";
    HoldRunStrength "label-hold-run-strength";
    HoldEverything "label-hold-everything";
    PauseSessions "label-pause-sessions";
    AskContact "label-ask-contact";
    KeepMyPlan "label-keep-my-plan";
    Resume "label-resume-plan";
    NotThat "label-not-that";
    FigureOfSpeech "label-figure-of-speech";
    CarryOn "label-carry-on";
    Today "label-today";
    OtherDays "label-other-days";
    // The week.
    ThisWeek "label-this-week";
    NextWeek "label-next-week";
    LetGo "label-let-go";
    WholeWeek "label-whole-week";
    RoomLow "label-room-low";
    RoomSteady "label-room-steady";
    RoomHigh "label-room-high";
    RoomSame "label-room-same";
    LowWeek "label-low-week";
    NextWeekLow "label-next-week-low";
    // Proposals.
    AnotherDay "label-another-day";
    TenMinutes "label-ten-minutes";
    KeepIt "label-keep-it";
    KeepBoth "label-keep-both";
    KeepHere "label-keep-here";
    MakeSmall "label-make-small";
    TwoSmallWeeks "label-two-small-weeks";
    GoSteady "label-go-steady";
    FuelNote "label-fuel-note";
    FuelOff "label-fuel-off";
    FuelOn "label-fuel-on";
    AreaPick "label-area-pick";
    // Letters.
    StartSmall "label-start-small";
    MoveThings "label-move-things";
    Pause "label-pause";
    LeaveIt "label-leave-it";
    TwoSmall "label-two-small";
    UsualLow "label-usual-low";
    Usual "label-usual";
    ChooseLater "label-choose-later";
    // Pauses and returns.
    FewDays "label-few-days";
    TwoWeeks "label-two-weeks";
    UntilISay "label-until-i-say";
    UntilDate "label-until-date";
    OneMoreWeek "label-one-more-week";
    EaseIn "label-ease-in";
    AsBefore "label-as-before";
    KeepPause "label-keep-pause";
    KeepChapter "label-keep-chapter";
    FreshChapter "label-fresh-chapter";
    PauseTitle "form-pause-title";
    PauseLine "form-pause-line";
    PauseExample "form-pause-example";
    CommandPause "command-pause";
    CommandResume "command-resume";
    OptionPauseLength "option-pause-length";
    OptionPauseUntil "option-pause-until";
    OptionPauseFrom "option-pause-from";
    OptionPauseWhat "option-pause-what";
    PauseEverything "choice-everything";
    PauseRunStrength "choice-run-strength";
    OptionResumeHow "option-resume-how";
    // Messages on and off.
    StopMessages "label-stop-messages";
    StartMessages "label-start-messages";
    TryDm "label-try-dm";
    // Joining.
    Start "label-start";
    AdultYes "label-adult-yes";
    NotNow "label-not-now";
    CityOpen "label-city-open";
    CityOther "label-city-other";
    ZoneYes "label-zone-yes";
    PlanFirstSteps "label-plan-first-steps";
    PlanSteady "label-plan-steady";
    PlanLongRunBlock "label-plan-long-run-block";
    ShareYes "label-share-yes";
    GroupJoin "label-group-join";
    GroupLeave "label-group-leave";
    GroupRestore "label-group-restore";
    GroupCarryOn "label-group-carry-on";
    GroupPick "pick-group";
    MoreNames "label-more-names";
    FirstNames "label-first-names";
    ShareNo "label-share-no";
    StopSharing "label-stop-sharing";
    // The plan, data.
    Remove "label-remove";
    Restore "label-restore";
    PlanMore "label-plan-more";
    IntoDay "label-into-day";
    PlanFirst "label-plan-first";
    EditWords "label-edit-words";
    EditDays "label-edit-days";
    ReplacePlan "label-replace-plan";
    AddToPlan "label-add-to-plan";
    TakePlan "label-take-plan";
    KeepPlan "label-keep-plan";
    AddThese "label-add-these";
    ImportMore "label-import-more";
    ImportPick "pick-import";
    CommandPlanExport "command-plan-export";
    CommandPlanImport "command-plan-import";
    OptionPlanFile "option-plan-file";
    DeleteEverything "label-delete-everything";
    KeepEverything "label-keep-everything";
    // Settings, me, help.
    AllSettings "label-all-settings";
    QuietOff "label-quiet-off";
    EveningOff "label-evening-off";
    UnitsMetric "label-units-metric";
    UnitsImperial "label-units-imperial";
    WordAthlete "label-word-athlete";
    WordRunner "label-word-runner";
    SelfAthlete "self-athlete";
    SelfRunner "self-runner";
    WordOwn "label-word-own";
    WordOff "label-word-off";
    TrustYes "label-trust-yes";
    TrustNo "label-trust-no";
    TrustStepBack "label-trust-step-back";
    TrustOff "label-trust-off";
    UndoLast "label-undo-last";
    MeWhy "label-me-why";
    BackToMe "label-back-to-me";
    ReportProblem "label-report-problem";
    SettingZone "setting-zone";
    SettingTime "setting-time";
    SettingQuiet "setting-quiet";
    SettingEvening "setting-evening";
    SettingLanguage "setting-language";
    SettingUnits "setting-units";
    SettingWord "setting-word";
    SettingTrusted "setting-trusted";
    SettingFuel "setting-fuel";
    SettingPick "pick-setting";
    QuietFromPick "pick-quiet-from";
    QuietUntilPick "pick-quiet-until";
    LanguagePick "pick-language";
    PickBoardChannel "pick-board-channel";
    PickStartChannel "pick-start-channel";
    PickCaptainRole "pick-captain-role";
    SeasonPick "pick-season";
    SeasonOwn "season-own";
    SeasonBase "season-base";
    SeasonBuild "season-build";
    SeasonPeak "season-peak";
    SeasonTaper "season-taper";
    SeasonRecovery "season-recovery";
    SeasonOff "season-off";
    TakeSeason "label-take-season";
    AnotherSeason "label-another-season";
    RaceDate "label-race-date";
    NoRace "label-no-race";
    RaceTitle "form-race-title";
    RaceLine "form-race-line";
    RaceExample "form-race-example";
    WordTitle "form-word-title";
    WordLine "form-word-line";
    WordExample "form-word-example";
    ReportTitle "form-report-title";
    ReportLine "form-report-line";
    ReportExample "form-report-example";
    CommandMe "command-me";
    CommandHelpNow "command-help-now";
    CommandDataExport "command-data-export";
    OptionWhy "option-why";
    OptionEvening "option-evening";
    OptionMyLanguage "option-my-language";
    OptionUnits "option-units";
    OptionWord "option-word";
    OptionTrusted "option-trusted";
    // Empty lines of forms and selects.
    CityTitle "form-city-title";
    CityLine "form-city-line";
    CityExample "form-city-example";
    WordsTitle "form-words-title";
    DaysTitle "form-days-title";
    AreaTitle "form-area-title";
    LineTitle "form-line-title";
    LineMinutes "form-line-minutes";
    LineFull "form-line-full";
    LineSmall "form-line-small";
    LineCue "form-line-cue";
    LineDays "form-line-days";
    LineEvery "form-line-every";
    LineFrom "form-line-from";
    LineUntil "form-line-until";
    LineFallback "form-line-fallback";
    CityPick "pick-city";
    TimePick "pick-time";
    DayPick "pick-day";
    SessionPick "pick-session";
    KindPick "pick-kind";
    ClubPick "pick-club";
    // What Discord shows beside commands and their options while typing.
    CommandStart "command-start";
    CommandToday "command-today";
    CommandCheckIn "command-check-in";
    CommandPlan "command-plan";
    CommandPlanShow "command-plan-show";
    CommandPlanAdd "command-plan-add";
    CommandPlanRemove "command-plan-remove";
    CommandPlanEdit "command-plan-edit";
    CommandPlanTemplate "command-plan-template";
    CommandWeek "command-week";
    CommandSettings "command-settings";
    CommandStop "command-stop";
    CommandBoard "command-board";
    CommandHelp "command-help";
    CommandData "command-data";
    CommandDataDelete "command-data-delete";
    CommandClub "command-club";
    CommandClubSetup "command-club-setup";
    CommandClubSeason "command-club-season";
    CommandPlanSeason "command-plan-season";
    // The club's numbers.
    CommandClubSafety "command-club-safety";
    CommandClubSummary "command-club-summary";
    OptionGroupSeason "option-group-season";
    // The club's check-ins.
    CommandClubSchedule "command-club-schedule";
    OptionScheduleChannel "option-schedule-channel";
    OptionScheduleDay "option-schedule-day";
    OptionScheduleTime "option-schedule-time";
    OptionScheduleQuestion "option-schedule-question";
    MySessions "label-my-sessions";
    // The club's plans to start from.
    CommandClubTemplate "command-club-template";
    OptionTemplateName "option-template-name";
    OptionTemplatePlan "option-template-plan";
    OptionTemplateFile "option-template-file";
    OptionTemplateMine "option-template-mine";
    OptionTemplateRemove "option-template-remove";
    NameFirstSteps "label-name-first-steps";
    NameSteady "label-name-steady";
    NameLongRunBlock "label-name-long-run-block";
    LineEmergency "line-emergency";
    LineHealth "line-health";
    LineCrisis "line-crisis";
    LineEating "line-eating";
    CheckedEmergency "label-checked-emergency";
    CheckedHealth "label-checked-health";
    CheckedCrisis "label-checked-crisis";
    CheckedEating "label-checked-eating";
    ClubNumbers "label-club-numbers";
    LinePick "pick-line";
    LineLine "form-line-line";
    LineExample "form-line-example";
    CommandClubBoard "command-club-board";
    OptionSession "option-session";
    OptionOutcome "option-outcome";
    OptionDate "option-date";
    OptionKind "option-kind";
    OptionTitle "option-title";
    OptionMinutes "option-minutes";
    OptionDays "option-days";
    OptionFull "option-full";
    OptionSmall "option-small";
    OptionCue "option-cue";
    OptionArea "option-area";
    OptionEvery "option-every";
    OptionFrom "option-from";
    OptionUntil "option-until";
    OptionFallback "option-fallback";
    OptionLong "option-long";
    OptionHard "option-hard";
    OptionRemind "option-remind";
    OptionCity "option-city";
    OptionTime "option-time";
    OptionQuietFrom "option-quiet-from";
    OptionQuietUntil "option-quiet-until";
    OptionShare "option-share";
    OptionChannel "option-channel";
    OptionClubCity "option-club-city";
    OptionJoin "option-join";
    OptionLeave "option-leave";
    OptionGroup "option-group";
    OptionGroupAdd "option-group-add";
    OptionGroupName "option-group-name";
    OptionGroupChannel "option-group-channel";
    OptionGroupArchive "option-group-archive";
    OptionLanguage "option-language";
    OptionStartPost "option-start-post";
    OptionCaptainRole "option-captain-role";
    OptionRace "option-race";
    OptionSeason "option-season";
    OptionStrength "option-strength";
    OptionMobility "option-mobility";
    OptionTogether "option-together";
    OptionRecovery "option-recovery";
    OptionLight "option-light";
    OptionSeasonName "option-season-name";
    OptionUsual "option-usual";
    OptionClub "option-club";
    // Sharing a check-in, and cheers.
    ShareIt "label-share-it";
    TakeItDown "label-take-it-down";
    Cheer "label-cheer";
    SharePick "pick-share";
    // Doing a session at the same time.
    TogetherYes "label-together-yes";
    TogetherOther "label-together-other";
    TogetherNot "label-together-not";
    TogetherTake "label-together-take";
    TogetherWithdraw "label-together-withdraw";
    TogetherPick "pick-together";
    TogetherTimePick "pick-together-time";
    InvitesOn "label-invites-on";
    InvitesOff "label-invites-off";
    SettingInvites "setting-invites";
    CommandTogether "command-together";
    OptionTogetherPerson "option-together-person";
    OptionTogetherTime "option-together-time";
}

impl Label {
    /// The labels with which a nudge leaves the door open: one of them stands under every nudge (R6).
    pub const WAYS_OUT: [Self; 18] = [
        Self::TogetherNot,
        Self::TogetherWithdraw,
        Self::LeaveAsIs,
        Self::NotToday,
        Self::LeaveIt,
        Self::StopMessages,
        Self::Back,
        Self::NotNow,
        Self::ChooseLater,
        Self::Today,
        Self::KeepEverything,
        Self::KeepPlan,
        Self::UntilISay,
        Self::KeepChapter,
        Self::RoomSame,
        Self::KeepIt,
        Self::KeepBoth,
        Self::KeepHere,
    ];

    /// The labels that offer something smaller; one of them stands under every nudge about a session (R6).
    pub const SMALLER: [Self; 6] = [Self::Small, Self::Some, Self::StartSmall, Self::TwoSmall, Self::TenMinutes, Self::MakeSmall];
}
