//! The steps of `/week`, `/plan edit`, `/plan template`, `/plan season` and `/club setup` in a `custom_id`.

use super::{number, read_number};
use crate::domain::calendar::Week;
use crate::domain::club_plan::OfferedPlan;
use crate::domain::ids::{ClubCheckInId, ClubPlanId, ClubPostId, OccurrenceId, SessionId};
use crate::domain::press::{ClubCheckInStep, PlanStep, RoomStep, SeasonStep, SetupStep, WeekStep};
use crate::domain::room::Room;
use crate::domain::session::RecoveryArea;
use crate::domain::starting_plan::StartingPlan;

/// The most selects under a week.
const SELECTS_MAX: u8 = 3;

pub(super) fn week(step: &WeekStep) -> String {
    match step {
        WeekStep::Show(week) => week.to_string(),
        WeekStep::Pick(week, nth) => format!("{week}:pick:{nth}"),
        WeekStep::Move(occurrence) => format!("mv:{}", number(occurrence.get())),
        WeekStep::MoveTo(occurrence) => format!("mt:{}", number(occurrence.get())),
        WeekStep::MoveAny(occurrence) => format!("ma:{}", number(occurrence.get())),
        WeekStep::LetGo(occurrence) => format!("lg:{}", number(occurrence.get())),
        WeekStep::Room(week, room) => format!("{week}:room:{}", room.as_str()),
    }
}

pub(super) fn read_week(step: &[&str]) -> Option<WeekStep> {
    let occurrence = |id: &str| read_number(id).map(OccurrenceId::new);
    Some(match step {
        ["mv", id] => WeekStep::Move(occurrence(id)?),
        ["mt", id] => WeekStep::MoveTo(occurrence(id)?),
        ["ma", id] => WeekStep::MoveAny(occurrence(id)?),
        ["lg", id] => WeekStep::LetGo(occurrence(id)?),
        [week] => WeekStep::Show(read_name(week)?),
        [week, "room", room] => WeekStep::Room(read_name(week)?, Room::from_word(room)?),
        [week, "pick", nth] => {
            let nth = nth.parse().ok().filter(|read: &u8| *read < SELECTS_MAX && read.to_string() == *nth)?;
            WeekStep::Pick(read_name(week)?, nth)
        }
        _ => return None,
    })
}

/// A week as it is written, and only so.
fn read_name(text: &str) -> Option<Week> {
    text.parse().ok().filter(|week: &Week| week.to_string() == text)
}

pub(super) fn room(step: &RoomStep) -> String {
    match step {
        RoomStep::Say(week, room) => format!("{week}:{}", room.as_str()),
        RoomStep::Same(week) => format!("{week}:same"),
        RoomStep::Ask(week) => format!("{week}:ask"),
        RoomStep::LowWeek(week) => format!("{week}:low_week"),
    }
}

pub(super) fn read_room(step: &[&str]) -> Option<RoomStep> {
    let [week, what] = step else { return None };
    let week = read_name(week)?;
    Some(match *what {
        "same" => RoomStep::Same(week),
        "ask" => RoomStep::Ask(week),
        "low_week" => RoomStep::LowWeek(week),
        room => RoomStep::Say(week, Room::from_word(room)?),
    })
}

/// A plan to start from: the word of one of the three, or `c` and the number of a club's.
pub(super) fn offered(plan: OfferedPlan) -> String {
    match plan {
        OfferedPlan::Starting(plan) => plan.as_str().to_owned(),
        OfferedPlan::Club(plan) => format!("c{}", number(plan.get())),
    }
}

pub(super) fn read_offered(word: &str) -> Option<OfferedPlan> {
    let of_club = || word.strip_prefix('c').and_then(read_number).map(|id| OfferedPlan::Club(ClubPlanId::new(id)));
    StartingPlan::from_word(word).map(OfferedPlan::Starting).or_else(of_club)
}

pub(super) fn plan(step: &PlanStep) -> String {
    match step {
        PlanStep::Session(session) => format!("one:{}", number(session.get())),
        PlanStep::Words(session) => format!("words:{}", number(session.get())),
        PlanStep::WordsGiven(session) => format!("said:{}", number(session.get())),
        PlanStep::Days(session) => format!("days:{}", number(session.get())),
        PlanStep::DaysGiven(session) => format!("dated:{}", number(session.get())),
        PlanStep::AreaGiven(area) => format!("area:{}", area.as_str()),
        PlanStep::Into(session, from, to) => {
            let [from, to] = [from, to].map(chrono::Weekday::num_days_from_monday);
            format!("into:{}:{from}:{to}", number(session.get()))
        }
        PlanStep::Templates => "all".to_owned(),
        PlanStep::Template(plan) => format!("see:{}", offered(*plan)),
        PlanStep::Replace(plan) => format!("take:{}", offered(*plan)),
        PlanStep::TakeToo(plan) => format!("too:{}", offered(*plan)),
        PlanStep::Keep => "keep".to_owned(),
    }
}

pub(super) fn read_plan(step: &[&str]) -> Option<PlanStep> {
    let session = |id: &str| read_number(id).map(SessionId::new);
    let weekday = |day: &str| chrono::Weekday::try_from(day.parse::<u8>().ok()?).ok();
    Some(match step {
        ["one", id] => PlanStep::Session(session(id)?),
        ["words", id] => PlanStep::Words(session(id)?),
        ["said", id] => PlanStep::WordsGiven(session(id)?),
        ["days", id] => PlanStep::Days(session(id)?),
        ["dated", id] => PlanStep::DaysGiven(session(id)?),
        ["area", area] => PlanStep::AreaGiven(RecoveryArea::from_word(area)?),
        ["into", id, from, to] => PlanStep::Into(session(id)?, weekday(from)?, weekday(to)?),
        ["all"] => PlanStep::Templates,
        ["see", plan] => PlanStep::Template(read_offered(plan)?),
        ["take", plan] => PlanStep::Replace(read_offered(plan)?),
        ["too", plan] => PlanStep::TakeToo(read_offered(plan)?),
        ["keep"] => PlanStep::Keep,
        _ => return None,
    })
}

/// A step of `/plan season` as it is written.
pub(super) const fn season(step: SeasonStep) -> &'static str {
    match step {
        SeasonStep::Show => "show",
        SeasonStep::Choose => "choose",
        SeasonStep::AskRace => "ask",
        SeasonStep::RaceGiven => "race",
        SeasonStep::NoRace => "none",
        SeasonStep::Keep => "keep",
    }
}

pub(super) const EVERY_SEASON_STEP: [SeasonStep; 6] =
    [SeasonStep::Show, SeasonStep::Choose, SeasonStep::AskRace, SeasonStep::RaceGiven, SeasonStep::NoRace, SeasonStep::Keep];

pub(super) fn read_season(word: &str) -> Option<SeasonStep> {
    EVERY_SEASON_STEP.into_iter().find(|step| season(*step) == word)
}

/// A step of `/club setup` as it is written.
pub(super) const fn setup(step: SetupStep) -> &'static str {
    match step {
        SetupStep::Board => "board",
        SetupStep::StartPost => "start",
        SetupStep::CaptainRole => "role",
        SetupStep::Language => "language",
        SetupStep::AskCity => "ask",
        SetupStep::City => "city",
    }
}

pub(super) const EVERY_SETUP_STEP: [SetupStep; 6] =
    [SetupStep::Board, SetupStep::StartPost, SetupStep::CaptainRole, SetupStep::Language, SetupStep::AskCity, SetupStep::City];

pub(super) fn read_setup(word: &str) -> Option<SetupStep> {
    EVERY_SETUP_STEP.into_iter().find(|step| setup(*step) == word)
}

/// A step of a club's check-in as it is written.
pub(super) fn club_check_in(step: ClubCheckInStep) -> String {
    match step {
        ClubCheckInStep::Open(post) => format!("cc:open:{}", number(post.get())),
        ClubCheckInStep::Remove(id) => format!("cc:off:{}", number(id.get())),
        ClubCheckInStep::Restore(id) => format!("cc:on:{}", number(id.get())),
    }
}

pub(super) fn read_club_check_in(word: &str, id: &str) -> Option<ClubCheckInStep> {
    let id = read_number(id)?;
    Some(match word {
        "open" => ClubCheckInStep::Open(ClubPostId::new(id)),
        "off" => ClubCheckInStep::Remove(ClubCheckInId::new(id)),
        "on" => ClubCheckInStep::Restore(ClubCheckInId::new(id)),
        _ => return None,
    })
}

#[cfg(test)]
pub(super) fn every_club_check_in() -> [crate::domain::press::Press; 3] {
    let id = ClubCheckInId::new(i64::MAX);
    let steps = [ClubCheckInStep::Open(ClubPostId::new(i64::MAX)), ClubCheckInStep::Remove(id), ClubCheckInStep::Restore(id)];
    steps.map(crate::domain::press::Press::ClubCheckIn)
}

/// The plans to start from: the three, and a club's.
#[cfg(test)]
pub(super) fn every_offered() -> Vec<OfferedPlan> {
    let three = StartingPlan::ALL.into_iter().map(OfferedPlan::Starting);
    three.chain([OfferedPlan::Club(ClubPlanId::new(i64::MAX))]).collect()
}

/// One of each, for the test of the journey there and back.
#[cfg(test)]
pub(super) fn every_step() -> Vec<crate::domain::press::Press> {
    use crate::domain::press::{OfferChoice, Press};
    let week: Week = "2026-W53".parse().expect("a week");
    let occurrence = OccurrenceId::new(i64::MAX);
    let session = SessionId::new(i64::MAX);
    let mut presses: Vec<Press> = [
        WeekStep::Show(week),
        WeekStep::Pick(week, 0),
        WeekStep::Pick(week, 2),
        WeekStep::Move(occurrence),
        WeekStep::MoveTo(occurrence),
        WeekStep::MoveAny(occurrence),
        WeekStep::LetGo(occurrence),
    ]
    .map(Press::Week)
    .to_vec();
    presses.extend(
        Room::ALL.into_iter().flat_map(|room| [Press::Week(WeekStep::Room(week, room)), Press::Room(RoomStep::Say(week, room))]),
    );
    let letter = crate::domain::ids::LetterId::new(i64::MAX);
    presses.extend(OfferChoice::ALL.map(|choice| Press::Offer(letter, choice)));
    presses.extend([RoomStep::Same(week), RoomStep::Ask(week), RoomStep::LowWeek(week)].map(Press::Room));
    let plans =
        every_offered().into_iter().flat_map(|plan| [PlanStep::Template(plan), PlanStep::Replace(plan), PlanStep::TakeToo(plan)]);
    let about = [
        PlanStep::Session(session),
        PlanStep::Words(session),
        PlanStep::WordsGiven(session),
        PlanStep::Days(session),
        PlanStep::DaysGiven(session),
        PlanStep::Into(session, chrono::Weekday::Mon, chrono::Weekday::Sun),
        PlanStep::Templates,
        PlanStep::Keep,
    ];
    presses.extend(plans.chain(about).map(Press::Plan));
    presses.extend(RecoveryArea::ALL.map(PlanStep::AreaGiven).map(Press::Plan));
    presses
}
