//! The grammar of `custom_id`: `v1:<verb>:<argument>…`, at most 100 characters. It carries names, never permission; whoever
//! presses is checked in `app`. Buttons outlive releases, so what this file once wrote it must read for ever.

mod steps;

use chrono::NaiveDate;
use chrono_tz::Tz;
use data_encoding::{BASE32_NOPAD, Encoding};

use super::{group_id, import_id, pause_id, safety_id, settings_id, share_id, together_id};
use crate::domain::calendar::ReminderTime;
use crate::domain::ids::{ChangeId, ClubId, LetterId, MemberId, OccurrenceId, SessionId};
use crate::domain::press::{Answer, MeStep, OfferChoice, Press, StartStep};
use crate::domain::session::Kind;

/// The longest `custom_id` that Discord takes, in characters.
pub const CUSTOM_ID_CHARS_MAX: usize = 100;

const BASE32: Encoding = BASE32_NOPAD;

pub(super) fn number(id: i64) -> String {
    let bytes = id.to_be_bytes();
    let first = bytes.iter().position(|byte| *byte != 0).unwrap_or(bytes.len() - 1);
    BASE32.encode(&bytes[first..]).to_ascii_lowercase()
}

pub(super) fn read_number(text: &str) -> Option<i64> {
    let bytes = BASE32.decode(text.to_ascii_uppercase().as_bytes()).ok()?;
    if bytes.is_empty() || bytes.len() > 8 {
        return None;
    }
    let mut full = [0_u8; 8];
    full[8 - bytes.len()..].copy_from_slice(&bytes);
    let id = i64::from_be_bytes(full);
    (id > 0).then_some(id)
}

const fn answer_word(answer: Answer) -> &'static str {
    match answer {
        Answer::Done => "done",
        Answer::Some => "some",
        Answer::Small => "small",
        Answer::NotToday => "not",
        Answer::Rest => "rest",
    }
}

fn read_answer(word: &str) -> Option<Answer> {
    [Answer::Done, Answer::Some, Answer::Small, Answer::NotToday, Answer::Rest]
        .into_iter()
        .find(|answer| answer_word(*answer) == word)
}

fn time_word(time: ReminderTime) -> String {
    time.to_string().replace(':', "")
}

fn read_time(word: &str) -> Option<ReminderTime> {
    (word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok()).flatten()
}

/// Writes a press as a `custom_id`.
#[must_use]
pub fn encode(press: &Press) -> String {
    let text = match press {
        Press::Start(step) => format!("st:{}", encode_step(step)),
        Press::StartIn(club, step) => format!("si:{}:{}", number(club.get()), encode_step(step)),
        Press::Season(step) => format!("sn:{}", steps::season(*step)),
        Press::Setup(step) => format!("cs:{}", steps::setup(*step)),
        Press::StartClub(None) => "sc".to_owned(),
        Press::StartClub(Some(zone)) => format!("sc:{}", zone.name()),
        Press::CheckIn(occurrence, answer) => format!("ci:{}:{}", number(occurrence.get()), answer_word(*answer)),
        Press::Change(occurrence) => format!("ch:{}", number(occurrence.get())),
        Press::Move(occurrence) => format!("mv:{}", number(occurrence.get())),
        Press::MoveTo(occurrence, None) => format!("mt:{}", number(occurrence.get())),
        Press::MoveTo(occurrence, Some(date)) => format!("mt:{}:{date}", number(occurrence.get())),
        Press::Back(occurrence) => format!("bk:{}", number(occurrence.get())),
        Press::MoveAny(occurrence) => format!("ma:{}", number(occurrence.get())),
        Press::Week(step) => format!("wk:{}", steps::week(step)),
        Press::Room(step) => format!("room:{}", steps::room(step)),
        Press::Offer(letter, choice) => format!("pr:{}:{}", number(letter.get()), choice.as_str()),
        Press::Plan(step) => format!("pe:{}", steps::plan(step)),
        Press::Import(step) => format!("im:{}", import_id::encode(*step)),
        // A release that knew no answer beside the kind wrote it like this, and meant all of it.
        Press::SwapFor(occurrence, kind, Answer::Done) => format!("sw:{}:{}", number(occurrence.get()), kind.as_str()),
        Press::SwapFor(occurrence, kind, answer) => {
            format!("sw:{}:{}:{}", number(occurrence.get()), kind.as_str(), answer_word(*answer))
        }
        Press::Undo(change) => format!("un:{}", number(change.get())),
        Press::StartSmall(letter) => format!("back:{}:small", number(letter.get())),
        Press::LeaveIt(letter) => format!("back:{}:leave", number(letter.get())),
        Press::StopMessages => "stop".to_owned(),
        Press::StartMessages => "wake".to_owned(),
        Press::TryDm => "dm".to_owned(),
        Press::ShareName(club, shares) => format!("sh:{}:{}", number(club.get()), if *shares { "yes" } else { "no" }),
        Press::ShowBoard(None) => "bd".to_owned(),
        Press::ShowBoard(Some(club)) => format!("bd:{}", number(club.get())),
        Press::Group(step) => group_id::encode(*step),
        Press::RemoveSession(session) => format!("rm:{}", number(session.get())),
        Press::RestoreSession(session) => format!("rs:{}", number(session.get())),
        Press::PlanFrom(first) => format!("pl:{first}"),
        Press::DeleteConfirmed => "del:yes".to_owned(),
        Press::DeleteCancelled => "del:no".to_owned(),
        Press::Today => "today".to_owned(),
        Press::LeaveAsIs => "as-is".to_owned(),
        Press::Safety(step) => format!("sf:{}", safety_id::encode(*step)),
        Press::ClubSafety(step) => format!("cl:{}", safety_id::encode_club(*step)),
        Press::Settings(step) => settings_id::encode(*step),
        Press::Together(step) => together_id::encode(*step),
        Press::Share(step) => share_id::encode(*step),
        Press::ClubCheckIn(step) => steps::club_check_in(*step),
        Press::Trust(member, is_yes) => format!("tr:{}:{}", number(member.get()), if *is_yes { "yes" } else { "no" }),
        Press::Me(MeStep::Show) => "me:show".to_owned(),
        Press::Me(MeStep::Why) => "me:why".to_owned(),
        Press::AskReport => "rp:ask".to_owned(),
        Press::Report => "rp:given".to_owned(),
        Press::Pause(step) => pause_id::encode(*step),
        Press::Return(step) => pause_id::encode_return(*step),
        Press::Chapter(is_fresh) => format!("cp:{}", if *is_fresh { "yes" } else { "no" }),
    };
    format!("v1:{text}")
}

fn encode_step(step: &StartStep) -> String {
    match step {
        StartStep::Begin => "begin".to_owned(),
        StartStep::BeginFrom(zone) => format!("begin:{}", zone.name()),
        StartStep::Consent(None) => "consent".to_owned(),
        StartStep::Consent(Some(zone)) => format!("consent:{}", zone.name()),
        StartStep::AskCity => "ask".to_owned(),
        StartStep::CityGiven => "city".to_owned(),
        StartStep::PickZone => "pick".to_owned(),
        StartStep::Zone(zone) => format!("zone:{}", zone.name()),
        StartStep::PickTime(zone) => format!("when:{}", zone.name()),
        StartStep::Plan(zone, time, plan) => format!("plan:{}:{}:{}", zone.name(), time_word(*time), steps::offered(*plan)),
        StartStep::Share(zone, time, plan, shares) => {
            format!("share:{}:{}:{}:{}", zone.name(), time_word(*time), steps::offered(*plan), if *shares { "yes" } else { "no" })
        }
        StartStep::Leave => "leave".to_owned(),
    }
}

/// Reads a `custom_id`, of any age and from any hand. `None` is an unknown one, which gets a kind answer.
#[must_use]
pub fn decode(custom_id: &str) -> Option<Press> {
    if custom_id.chars().count() > CUSTOM_ID_CHARS_MAX {
        return None;
    }
    let parts: Vec<&str> = custom_id.strip_prefix("v1:")?.split(':').collect();
    let press = match parts.as_slice() {
        ["st", step @ ..] => Press::Start(decode_step(step)?),
        ["si", club, step @ ..] => Press::StartIn(ClubId::new(read_number(club)?), decode_step(step)?),
        ["sn", step] => Press::Season(steps::read_season(step)?),
        ["cs", step] => Press::Setup(steps::read_setup(step)?),
        ["sc"] => Press::StartClub(None),
        ["sc", zone] => Press::StartClub(Some(read_zone(zone)?)),
        ["ci", id, answer] => Press::CheckIn(OccurrenceId::new(read_number(id)?), read_answer(answer)?),
        ["ch", id] => Press::Change(OccurrenceId::new(read_number(id)?)),
        ["mv", id] => Press::Move(OccurrenceId::new(read_number(id)?)),
        ["mt", id] => Press::MoveTo(OccurrenceId::new(read_number(id)?), None),
        ["mt", id, date] => Press::MoveTo(OccurrenceId::new(read_number(id)?), Some(read_date(date)?)),
        ["bk", id] => Press::Back(OccurrenceId::new(read_number(id)?)),
        ["ma", id] => Press::MoveAny(OccurrenceId::new(read_number(id)?)),
        ["wk", step @ ..] => Press::Week(steps::read_week(step)?),
        ["pr", letter, choice] => Press::Offer(LetterId::new(read_number(letter)?), OfferChoice::from_word(choice)?),
        ["room", step @ ..] => Press::Room(steps::read_room(step)?),
        ["pe", step @ ..] => Press::Plan(steps::read_plan(step)?),
        ["im", step @ ..] => Press::Import(import_id::decode(step)?),
        ["sw", id, kind] => Press::SwapFor(OccurrenceId::new(read_number(id)?), Kind::from_word(kind)?, Answer::Done),
        ["sw", id, kind, answer] => {
            let answer = read_answer(answer).filter(|answer| *answer != Answer::Done)?;
            Press::SwapFor(OccurrenceId::new(read_number(id)?), Kind::from_word(kind)?, answer)
        }
        ["un", id] => Press::Undo(ChangeId::new(read_number(id)?)),
        ["back", id, "small"] => Press::StartSmall(LetterId::new(read_number(id)?)),
        ["back", id, "leave"] => Press::LeaveIt(LetterId::new(read_number(id)?)),
        ["stop"] => Press::StopMessages,
        ["wake"] => Press::StartMessages,
        ["dm"] => Press::TryDm,
        ["sh", id, shares] => Press::ShareName(ClubId::new(read_number(id)?), read_yes(shares)?),
        ["bd"] => Press::ShowBoard(None),
        ["bd", id] => Press::ShowBoard(Some(ClubId::new(read_number(id)?))),
        ["gr", step @ ..] => Press::Group(group_id::decode(step)?),
        ["rm", id] => Press::RemoveSession(SessionId::new(read_number(id)?)),
        ["pl", first] => Press::PlanFrom(first.parse().ok().filter(|read: &u8| read.to_string() == *first)?),
        ["rs", id] => Press::RestoreSession(SessionId::new(read_number(id)?)),
        ["del", "yes"] => Press::DeleteConfirmed,
        ["del", "no"] => Press::DeleteCancelled,
        ["today"] => Press::Today,
        ["as-is"] => Press::LeaveAsIs,
        ["sf", step @ ..] => Press::Safety(safety_id::decode(step)?),
        ["cl", step @ ..] => Press::ClubSafety(safety_id::decode_club(step)?),
        ["se", step @ ..] => Press::Settings(settings_id::decode(step)?),
        ["tr", id, is_yes] => Press::Trust(MemberId::new(read_number(id)?), read_yes(is_yes)?),
        ["cc", word, id] => Press::ClubCheckIn(steps::read_club_check_in(word, id)?),
        ["so", step @ ..] => Press::Share(share_id::decode(step)?),
        ["tg", step @ ..] => Press::Together(together_id::decode(step)?),
        ["me", "show"] => Press::Me(MeStep::Show),
        ["me", "why"] => Press::Me(MeStep::Why),
        ["rp", "ask"] => Press::AskReport,
        ["rp", "given"] => Press::Report,
        ["pa", step @ ..] => Press::Pause(pause_id::decode(step)?),
        ["cp", is_fresh] => Press::Chapter(read_yes(is_fresh)?),
        ["rt", step @ ..] => Press::Return(pause_id::decode_return(step)?),
        _ => return None,
    };
    Some(press)
}

fn decode_step(step: &[&str]) -> Option<StartStep> {
    let step = match step {
        ["begin"] => StartStep::Begin,
        ["begin", zone] => StartStep::BeginFrom(read_zone(zone)?),
        ["consent"] => StartStep::Consent(None),
        ["consent", zone] => StartStep::Consent(Some(read_zone(zone)?)),
        ["ask"] => StartStep::AskCity,
        ["city"] => StartStep::CityGiven,
        ["pick"] => StartStep::PickZone,
        ["zone", zone] => StartStep::Zone(read_zone(zone)?),
        ["when", zone] => StartStep::PickTime(read_zone(zone)?),
        ["plan", zone, time, plan] => StartStep::Plan(read_zone(zone)?, read_time(time)?, steps::read_offered(plan)?),
        ["share", zone, time, plan, shares] => {
            StartStep::Share(read_zone(zone)?, read_time(time)?, steps::read_offered(plan)?, read_yes(shares)?)
        }
        ["leave"] => StartStep::Leave,
        _ => return None,
    };
    Some(step)
}

fn read_zone(name: &str) -> Option<Tz> {
    name.parse().ok()
}

pub(super) fn read_date(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

fn read_yes(word: &str) -> Option<bool> {
    match word {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::discord::components::shapes::{SHAPES, shape};

    fn every_press() -> Vec<Press> {
        let occurrence = OccurrenceId::new(4711);
        let date = NaiveDate::from_ymd_opt(2026, 3, 29).expect("a date");
        let zone = chrono_tz::America::Argentina::ComodRivadavia;
        let time: ReminderTime = "07:30".parse().expect("a time");
        let mut presses = vec![
            Press::Change(occurrence),
            Press::Move(occurrence),
            Press::MoveTo(occurrence, None),
            Press::MoveTo(occurrence, Some(date)),
            Press::Back(occurrence),
            Press::Undo(ChangeId::new(i64::MAX)),
            Press::StartSmall(LetterId::new(1)),
            Press::LeaveIt(LetterId::new(255)),
            Press::StopMessages,
            Press::StartMessages,
            Press::TryDm,
            Press::ShareName(ClubId::new(256), true),
            Press::ShareName(ClubId::new(256), false),
            Press::ShowBoard(None),
            Press::ShowBoard(Some(ClubId::new(3))),
            Press::RemoveSession(SessionId::new(9)),
            Press::RestoreSession(SessionId::new(9)),
            Press::StartClub(None),
            Press::StartClub(Some(zone)),
            Press::PlanFrom(0),
            Press::PlanFrom(19),
            Press::DeleteConfirmed,
            Press::DeleteCancelled,
            Press::Today,
            Press::LeaveAsIs,
            Press::Trust(MemberId::new(3), true),
            Press::Trust(MemberId::new(i64::MAX), false),
            Press::Me(MeStep::Show),
            Press::Me(MeStep::Why),
            Press::AskReport,
            Press::Report,
        ];
        presses.extend(settings_id::STEPS.map(|(step, _)| Press::Settings(step)));
        for answer in [Answer::Done, Answer::Some, Answer::Small, Answer::NotToday, Answer::Rest] {
            presses.push(Press::CheckIn(occurrence, answer));
        }
        for kind in Kind::ALL {
            presses.push(Press::SwapFor(occurrence, kind, Answer::Done));
            presses.push(Press::SwapFor(occurrence, kind, Answer::Some));
        }
        presses.push(Press::MoveAny(occurrence));
        presses.extend(steps::every_step());
        presses.extend(import_id::every_step());
        presses.extend(pause_id::every_step());
        presses.extend(group_id::every_step());
        presses.extend(together_id::every_step());
        presses.extend(steps::every_club_check_in());
        presses.extend(share_id::every_step());
        presses.extend(steps::EVERY_SEASON_STEP.map(Press::Season));
        presses.extend(safety_id::every_step());
        presses.extend(steps::EVERY_SETUP_STEP.map(Press::Setup));
        let [usual, .., of_club] = steps::every_offered()[..] else { panic!("the three and a club's") };
        for step in [
            StartStep::Begin,
            StartStep::BeginFrom(zone),
            StartStep::Consent(None),
            StartStep::Consent(Some(zone)),
            StartStep::AskCity,
            StartStep::CityGiven,
            StartStep::PickZone,
            StartStep::Zone(zone),
            StartStep::PickTime(zone),
            StartStep::Plan(zone, time, of_club),
            StartStep::Plan(zone, time, usual),
            StartStep::Share(zone, time, of_club, true),
            StartStep::Share(zone, time, usual, false),
            StartStep::Leave,
        ] {
            presses.push(Press::StartIn(ClubId::new(i64::MAX), step.clone()));
            presses.push(Press::Start(step));
        }
        presses
    }

    #[test]
    fn every_press_survives_the_journey_and_fits() {
        for press in every_press() {
            let text = encode(&press);
            assert!(text.len() <= CUSTOM_ID_CHARS_MAX, "{text} is longer than {CUSTOM_ID_CHARS_MAX}");
            assert_eq!(decode(&text), Some(press), "{text} reads back as what was written");
        }
    }

    #[test]
    fn every_shape_makes_the_journey() {
        let made: BTreeSet<&str> = every_press().iter().map(shape).collect();
        let known: BTreeSet<&str> = SHAPES.iter().copied().collect();
        assert_eq!(known.len(), SHAPES.len(), "each shape has a name of its own");
        assert_eq!(made, known, "a press of each shape goes there and back");
    }

    #[test]
    fn the_longest_zone_fits() {
        let time: ReminderTime = "23:59".parse().expect("a time");
        for zone in chrono_tz::TZ_VARIANTS {
            for plan in steps::every_offered() {
                let text = encode(&Press::StartIn(ClubId::new(i64::MAX), StartStep::Share(zone, time, plan, false)));
                assert!(text.len() <= CUSTOM_ID_CHARS_MAX, "{text} is longer than {CUSTOM_ID_CHARS_MAX}");
            }
        }
    }

    /// Ids as this release writes them. Later releases add lines and change none: buttons outlive releases.
    #[test]
    fn ids_of_every_release_stay_readable() {
        let known = [
            ("v1:ci:cjtq:done", Some(Press::CheckIn(OccurrenceId::new(4711), Answer::Done))),
            ("v1:back:ae:small", Some(Press::StartSmall(LetterId::new(1)))),
            ("v1:stop", Some(Press::StopMessages)),
            ("v1:st:begin", Some(Press::Start(StartStep::Begin))),
            ("v1:sw:cjtq:mobility", Some(Press::SwapFor(OccurrenceId::new(4711), Kind::Mobility, Answer::Done))),
            ("v1:mt:cjtq", Some(Press::MoveTo(OccurrenceId::new(4711), None))),
            ("v1:rm:ae", Some(Press::RemoveSession(SessionId::new(1)))),
            ("v1:rs:ae", Some(Press::RestoreSession(SessionId::new(1)))),
        ];
        for (text, press) in known {
            assert_eq!(decode(text), press, "{text}");
        }
    }

    #[test]
    fn hand_made_ids_are_unknown_and_never_a_panic() {
        for text in [
            "",
            "v1",
            "v1:",
            "v2:ci:cjtq:done",
            "v1:ci:cjtq",
            "v1:ci::done",
            "v1:ci:!!!!:done",
            "v1:ci:aaaa:done",
            "v1:mt:ae:2026-02-30",
            "v1:st:zone:Mars/Olympus",
            "v1:st:share:Europe/Paris:2460:steady:yes",
            "v1:sw:ae:mobility:done",
            "v1:wk:2026-W54",
            "v1:wk:2026-W10:pick:3",
            "v1:wk:2026-W10:pick:+0",
            "v1:wk:mv",
            "v1:pe:take:marathon",
            "v1:pe",
        ] {
            assert_eq!(decode(text), None, "{text:?} is nothing we know");
        }
    }

    proptest! {
        #[test]
        fn any_text_decodes_or_not_but_never_panics(text in ".{0,120}") {
            if let Some(press) = decode(&text) {
                prop_assert_eq!(decode(&encode(&press)), Some(press));
            }
        }

        #[test]
        fn numbers_survive(id in 1_i64..=i64::MAX) {
            prop_assert_eq!(read_number(&number(id)), Some(id));
        }
    }
}
