//! The ways of living with the coach that the acceptance of its behaviour names: each is a spell of silence here and a taste in
//! buttons there. Everyone else lives an everyday life, drawn at random.

use second_wind::prompts::Label;

/// How a member lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::headless) enum Way {
    /// As drawn.
    Everyday,
    /// Answers nearly everything, soon.
    Steady,
    /// A plan that is too big, little room, spells of silence.
    Overloaded,
    /// Good weeks and weeks that belong to somebody else.
    Caregiver,
    /// Says what hurts, keeps the plan, is silent for five weeks and comes back by the last letter.
    Injured,
    /// Says what hurts, holds everything, and comes back step by step.
    Resting,
    /// Another zone every few days.
    Traveller,
    /// Everything after ten in the evening, answers after midnight.
    NightOwl,
    /// Never answers.
    Silent,
    /// Answers in words of their own.
    InWords,
    /// Cannot be written to until they try again.
    DmsClosed,
    /// Reads and writes German.
    German,
    /// Uses `/pause`, `/resume`, `/me` and the room in every way there is.
    Pauser,
    /// Small, and small again, until small is the plan.
    Small,
    /// Lets go nearly everything, and says so.
    Lets,
    /// Every week low, and all of it done.
    Cautious,
}

/// Who is who, by number: the first twelve are a club with some of each, and from there on it goes round.
const CAST: [Way; 27] = [
    Way::Everyday,
    Way::Steady,
    Way::Overloaded,
    Way::Everyday,
    Way::Caregiver,
    Way::Silent,
    Way::Everyday,
    Way::InWords,
    Way::Everyday,
    Way::Injured,
    Way::German,
    Way::NightOwl,
    Way::Pauser,
    Way::Everyday,
    Way::Traveller,
    Way::DmsClosed,
    Way::Everyday,
    Way::Resting,
    Way::Small,
    Way::Everyday,
    Way::Lets,
    Way::InWords,
    Way::Everyday,
    Way::Pauser,
    Way::Cautious,
    Way::Everyday,
    Way::Everyday,
];

impl Way {
    pub(in crate::headless) fn cast(number: u32) -> Self {
        CAST[usize::try_from(number).unwrap_or(0) % CAST.len()]
    }

    /// Its name, as a file's name carries it.
    pub(in crate::headless) const fn as_str(self) -> &'static str {
        match self {
            Self::Everyday => "everyday",
            Self::Steady => "steady",
            Self::Overloaded => "overloaded",
            Self::Caregiver => "caregiver",
            Self::Injured => "injured",
            Self::Resting => "resting",
            Self::Traveller => "traveller",
            Self::NightOwl => "night-owl",
            Self::Silent => "silent",
            Self::InWords => "in-words",
            Self::DmsClosed => "dms-closed",
            Self::German => "german",
            Self::Pauser => "pauser",
            Self::Small => "small",
            Self::Lets => "lets",
            Self::Cautious => "cautious",
        }
    }

    /// The days after the first one on which nothing is answered and nothing done.
    pub(super) const fn silent_days(self) -> &'static [(i64, i64)] {
        match self {
            Self::Overloaded => &[(17, 25), (44, 62), (86, 95)],
            Self::Caregiver => &[(31, 36), (66, 72), (101, 109)],
            Self::Injured => &[(23, 59)],
            Self::Silent => &[(0, 100_000)],
            _ => &[],
        }
    }

    /// In how many of a hundred cases a message is answered, and after how many minutes.
    pub(super) const fn answers(self) -> Option<(u32, (i64, i64))> {
        match self {
            Self::Steady => Some((98, (1, 40))),
            Self::Overloaded => Some((68, (30, 840))),
            Self::Caregiver => Some((75, (5, 800))),
            Self::Injured | Self::Resting | Self::Small | Self::Lets | Self::Cautious => Some((93, (5, 240))),
            Self::Traveller | Self::German | Self::Pauser => Some((85, (5, 400))),
            Self::NightOwl => Some((90, (60, 290))),
            Self::Silent => Some((0, (1, 2))),
            Self::InWords => Some((85, (5, 600))),
            Self::DmsClosed => Some((80, (5, 300))),
            Self::Everyday => None,
        }
    }

    /// How much this way leans to a button, beside others of the same row; zero is never. What was pressed to get somewhere else
    /// (`Today`, `Change`, `Back`) is never a taste.
    pub(super) fn leans(self, label: Label) -> u32 {
        self.own(label).unwrap_or_else(|| anyone(label))
    }

    fn own(self, label: Label) -> Option<u32> {
        let weights: &[(Label, u32)] = match self {
            Self::Steady => &[
                (Label::Done, 92),
                (Label::Some, 4),
                (Label::Small, 2),
                (Label::Move, 2),
                (Label::NotToday, 1),
                (Label::RoomLow, 0),
                (Label::RoomSteady, 3),
                (Label::RoomHigh, 2),
                (Label::RoomSame, 3),
                (Label::FuelNote, 10),
                (Label::FuelOff, 0),
            ],
            Self::Overloaded => &[
                (Label::Done, 12),
                (Label::Some, 18),
                (Label::Small, 24),
                (Label::Move, 12),
                (Label::NotToday, 30),
                (Label::LowWeek, 12),
                (Label::RoomLow, 6),
                (Label::RoomSteady, 3),
                (Label::RoomHigh, 0),
                (Label::RoomSame, 2),
                (Label::TwoSmallWeeks, 8),
                (Label::KeepIt, 2),
                (Label::TenMinutes, 6),
                (Label::LeaveIt, 2),
                (Label::StopMessages, 0),
            ],
            Self::Caregiver => &[
                (Label::Done, 30),
                (Label::Some, 20),
                (Label::Small, 22),
                (Label::Move, 14),
                (Label::NotToday, 14),
                (Label::RoomLow, 5),
                (Label::RoomSteady, 4),
                (Label::RoomHigh, 1),
            ],
            Self::InWords => &[(Label::Resume, 3), (Label::NotThat, 2), (Label::LeaveAsIs, 3), (Label::HoldEverything, 1)],
            Self::Injured => &[
                (Label::FreshChapter, 5),
                (Label::KeepChapter, 5),
                (Label::HoldRunStrength, 0),
                (Label::KeepMyPlan, 10),
                (Label::HoldEverything, 0),
                (Label::NotThat, 0),
                (Label::StartSmall, 10),
                (Label::LeaveIt, 0),
                (Label::Pause, 0),
                (Label::StopMessages, 0),
                (Label::TwoSmall, 8),
                (Label::NotToday, 3),
            ],
            Self::Resting => &[
                (Label::HoldRunStrength, 0),
                (Label::HoldEverything, 10),
                (Label::KeepMyPlan, 0),
                (Label::OneMoreWeek, 6),
                (Label::EaseIn, 6),
                (Label::AsBefore, 1),
                (Label::NotToday, 3),
                (Label::UsualLow, 8),
            ],
            Self::Small => &[
                (Label::Done, 2),
                (Label::Small, 80),
                (Label::Some, 20),
                (Label::Move, 0),
                (Label::NotToday, 1),
                (Label::RoomLow, 0),
                (Label::RoomSteady, 8),
                (Label::RoomHigh, 0),
                (Label::RoomSame, 0),
            ],
            Self::Lets => &[
                (Label::Done, 0),
                (Label::Small, 0),
                (Label::Some, 0),
                (Label::Move, 1),
                (Label::NotToday, 96),
                (Label::RoomLow, 0),
                (Label::RoomSteady, 8),
                (Label::RoomHigh, 1),
                (Label::LowWeek, 0),
                (Label::TwoSmallWeeks, 4),
                (Label::KeepIt, 4),
            ],
            Self::Cautious => &[
                (Label::RoomLow, 10),
                (Label::RoomSteady, 0),
                (Label::RoomHigh, 0),
                (Label::RoomSame, 0),
                (Label::LowWeek, 0),
                (Label::NotToday, 0),
                (Label::GoSteady, 10),
                (Label::KeepHere, 2),
            ],
            Self::Pauser => &[
                (Label::EaseIn, 3),
                (Label::AsBefore, 5),
                (Label::OneMoreWeek, 4),
                (Label::UntilISay, 2),
                (Label::FreshChapter, 5),
                (Label::LeaveIt, 0),
                (Label::RoomHigh, 3),
            ],
            _ => return None,
        };
        weights.iter().find(|(known, _)| *known == label).map(|(_, weight)| *weight)
    }
}

/// What people lean to who are like nobody in particular.
const fn anyone(label: Label) -> u32 {
    match label {
        Label::Done => 62,
        Label::Some | Label::Small => 12,
        Label::Move => 5,
        Label::NotToday | Label::StartSmall => 9,
        Label::LowWeek
        | Label::RoomLow
        | Label::RoomSame
        | Label::MakeSmall
        | Label::KeepBoth
        | Label::TwoSmallWeeks
        | Label::KeepHere
        | Label::GoSteady
        | Label::TogetherYes
        | Label::TogetherTake
        | Label::TwoSmall => 4,
        Label::RoomSteady => 6,
        Label::RoomHigh
        | Label::AnotherDay
        | Label::TenMinutes
        | Label::KeepIt
        | Label::FuelNote
        | Label::FuelOff
        | Label::NotNow
        | Label::UsualLow
        | Label::LeaveIt
        | Label::EaseIn
        | Label::AsBefore
        | Label::OneMoreWeek
        | Label::FewDays
        | Label::TwoWeeks
        | Label::KeepChapter
        | Label::FreshChapter
        | Label::HoldEverything
        | Label::KeepMyPlan
        | Label::CarryOn
        | Label::Instead
        | Label::TakeSeason
        | Label::TogetherOther
        | Label::Extra => 3,
        Label::Usual
        | Label::ChooseLater
        | Label::MoveThings
        | Label::Pause
        | Label::StopMessages
        | Label::UntilISay
        | Label::UntilDate
        | Label::NotThat
        | Label::Numbers
        | Label::Helplines
        | Label::SupportLines
        | Label::FigureOfSpeech
        | Label::ItWasRest
        | Label::LeaveAsIs
        | Label::HoldRunStrength
        | Label::PauseSessions
        | Label::AnotherSeason
        | Label::KeepPause
        | Label::TryDm
        | Label::TogetherNot
        | Label::TogetherWithdraw
        | Label::Undo => 1,
        _ => 0,
    }
}

/// Whether a row with this button is a question of its own, which may stay unanswered, rather than a session.
pub(super) const fn asks(label: Label) -> bool {
    !matches!(label, Label::Done | Label::Some | Label::Small | Label::Move | Label::NotToday | Label::LowWeek)
}

/// In how many of a hundred cases something is pressed that stands below what is settled.
pub(super) const fn rarely(label: Label) -> Option<u32> {
    match label {
        Label::ItWasRest => Some(20),
        Label::KeepPause => Some(70),
        Label::Numbers | Label::Helplines | Label::SupportLines => Some(50),
        Label::TryDm
        | Label::HoldEverything
        | Label::HoldRunStrength
        | Label::PauseSessions
        | Label::KeepMyPlan
        | Label::CarryOn
        | Label::NotThat
        | Label::Resume => Some(100),
        Label::Undo => Some(4),
        _ => None,
    }
}
