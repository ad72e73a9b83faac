//! The shapes of presses: what is left of one when numbers, dates and zones are taken out. The list and the match are one text: a press
//! without a shape does not compile, and who went through the list went through all of them.

use crate::domain::member::Units;
use crate::domain::press::{Answer, MeStep, PlanStep, Press, ReadyWord, SettingStep, StartStep, WeekStep};

macro_rules! shapes {
    ($($pattern:pat => $name:literal,)+) => {
        /// Every shape, each once.
        pub const SHAPES: &[&str] = &[$($name),+];

        /// The shape of a press, as it is called in [`SHAPES`].
        #[must_use]
        pub const fn shape(press: &Press) -> &'static str {
            match press {
                $($pattern => $name),+
            }
        }
    };
}

shapes! {
    Press::Start(StartStep::Begin) => "start: begin",
    Press::Start(StartStep::BeginFrom(_)) => "start: begin from",
    Press::Start(StartStep::Consent(_)) => "start: consent",
    Press::Start(StartStep::AskCity) => "start: ask for a city",
    Press::Start(StartStep::CityGiven) => "start: city given",
    Press::Start(StartStep::PickZone) => "start: pick a zone",
    Press::Start(StartStep::Zone(_)) => "start: zone",
    Press::Start(StartStep::PickTime(_)) => "start: pick a time",
    Press::Start(StartStep::Plan(..)) => "start: plan",
    Press::Start(StartStep::Share(_, _, _, true)) => "start: share",
    Press::Start(StartStep::Share(_, _, _, false)) => "start: do not share",
    Press::Start(StartStep::Leave) => "start: leave",
    Press::StartIn(_, StartStep::Begin) => "start in a club: begin",
    Press::StartIn(_, StartStep::BeginFrom(_)) => "start in a club: begin from",
    Press::StartIn(_, StartStep::Consent(_)) => "start in a club: consent",
    Press::StartIn(_, StartStep::AskCity) => "start in a club: ask for a city",
    Press::StartIn(_, StartStep::CityGiven) => "start in a club: city given",
    Press::StartIn(_, StartStep::PickZone) => "start in a club: pick a zone",
    Press::StartIn(_, StartStep::Zone(_)) => "start in a club: zone",
    Press::StartIn(_, StartStep::PickTime(_)) => "start in a club: pick a time",
    Press::StartIn(_, StartStep::Plan(..)) => "start in a club: plan",
    Press::StartIn(_, StartStep::Share(_, _, _, true)) => "start in a club: share",
    Press::StartIn(_, StartStep::Share(_, _, _, false)) => "start in a club: do not share",
    Press::StartIn(_, StartStep::Leave) => "start in a club: leave",
    Press::StartClub(_) => "start: pick a club",
    Press::CheckIn(_, Answer::Done) => "check in: done",
    Press::CheckIn(_, Answer::Some) => "check in: some",
    Press::CheckIn(_, Answer::Small) => "check in: small",
    Press::CheckIn(_, Answer::NotToday) => "check in: not today",
    Press::CheckIn(_, Answer::Rest) => "check in: rest",
    Press::Change(_) => "change",
    Press::Move(_) => "move",
    Press::MoveTo(_, None) => "move to",
    Press::MoveTo(_, Some(_)) => "move to a named day",
    Press::MoveAny(_) => "move to any day",
    Press::Back(_) => "back",
    Press::SwapFor(_, _, Answer::Done) => "swap",
    Press::SwapFor(..) => "swap for a part",
    Press::Undo(_) => "undo",
    Press::StartSmall(_) => "start small",
    Press::LeaveIt(_) => "leave it",
    Press::StopMessages => "stop",
    Press::StartMessages => "start messages",
    Press::TryDm => "try the DM",
    Press::ShareName(_, true) => "share my name",
    Press::ShareName(_, false) => "stop sharing",
    Press::ShowBoard(None) => "pick a board",
    Press::ShowBoard(Some(_)) => "show a board",
    Press::PlanFrom(_) => "turn the plan's page",
    Press::RemoveSession(_) => "remove",
    Press::RestoreSession(_) => "restore",
    Press::DeleteConfirmed => "delete",
    Press::DeleteCancelled => "keep everything",
    Press::Today => "today",
    Press::Trust(_, true) => "trust: yes",
    Press::Trust(_, false) => "trust: no",
    Press::Me(MeStep::Show) => "me",
    Press::Me(MeStep::Why) => "me: why",
    Press::AskReport => "ask for a report",
    Press::Report => "report given",
    Press::Week(WeekStep::Show(_)) => "week: show",
    Press::Week(WeekStep::Pick(_, 0)) => "week: pick",
    Press::Week(WeekStep::Pick(..)) => "week: pick from a further list",
    Press::Week(WeekStep::Move(_)) => "week: move",
    Press::Week(WeekStep::MoveTo(_)) => "week: move to",
    Press::Week(WeekStep::MoveAny(_)) => "week: move to any day",
    Press::Week(WeekStep::LetGo(_)) => "week: let go",
    Press::Plan(PlanStep::Session(_)) => "plan: session",
    Press::Plan(PlanStep::Words(_)) => "plan: ask for words",
    Press::Plan(PlanStep::WordsGiven(_)) => "plan: words given",
    Press::Plan(PlanStep::Days(_)) => "plan: ask for days",
    Press::Plan(PlanStep::DaysGiven(_)) => "plan: days given",
    Press::Plan(PlanStep::Templates) => "plan: templates",
    Press::Plan(PlanStep::Template(_)) => "plan: template",
    Press::Plan(PlanStep::Replace(_)) => "plan: replace",
    Press::Plan(PlanStep::TakeToo(_)) => "plan: take too",
    Press::Plan(PlanStep::Keep) => "plan: keep",
    Press::Settings(SettingStep::Show) => "settings: show",
    Press::Settings(SettingStep::Pick) => "settings: pick",
    Press::Settings(SettingStep::City) => "settings: city",
    Press::Settings(SettingStep::Zone) => "settings: zone",
    Press::Settings(SettingStep::Time) => "settings: time",
    Press::Settings(SettingStep::QuietFrom) => "settings: quiet from",
    Press::Settings(SettingStep::QuietUntil) => "settings: quiet until",
    Press::Settings(SettingStep::QuietOff) => "settings: no quiet",
    Press::Settings(SettingStep::Evening) => "settings: evening",
    Press::Settings(SettingStep::EveningOff) => "settings: no evening",
    Press::Settings(SettingStep::Language) => "settings: language",
    Press::Settings(SettingStep::Units(Units::Metric)) => "settings: metric",
    Press::Settings(SettingStep::Units(Units::Imperial)) => "settings: imperial",
    Press::Settings(SettingStep::Ready(ReadyWord::Athlete)) => "settings: athlete",
    Press::Settings(SettingStep::Ready(ReadyWord::Runner)) => "settings: runner",
    Press::Settings(SettingStep::AskWord) => "settings: ask for a word",
    Press::Settings(SettingStep::Word) => "settings: word given",
    Press::Settings(SettingStep::WordOff) => "settings: no word",
    Press::Settings(SettingStep::TrustOff) => "settings: no trusted contact",
}
