//! Proposals about the plan: below a reminder that asks nothing else, one in seven days, always with a way to keep it.

use rehearsal::discord::model::Message;
use rehearsal::discord::{Fault, Kind, Scope, Trouble, UserId};

use crate::club::{Club, labels, offered, utc};
use crate::daily::{FIVE, club_with_ana};

/// Monday's reminder, answered, with a proposal below it: kind, session, day and other day.
pub(crate) async fn below_mondays_reminder(club: &Club, ana: UserId, proposal: &str) -> Message {
    club.until(utc("2026-03-02T07:31")).await;
    let reminder = club.last_dm(ana);
    let season = if proposal.starts_with("'season'") { "'taper'" } else { "null" };
    club.change(&format!(
        "insert into proposal (member_id, made_on, letter_id, kind, session_id, from_day, to_day, season) \
         select member_id, local_date, id, {proposal}, {season} from letter where message_id = {}",
        reminder.id
    ))
    .await;
    club.press(ana, &reminder, "Done").await
}

/// Ana joined two months ago.
async fn settled() -> (Club, UserId) {
    let (club, ana) = club_with_ana().await;
    club.change("update member set joined_at_ms = joined_at_ms - 5184000000").await;
    (club, ana)
}

/// Answers every reminder until a date, but for those of a weekday.
async fn live(club: &Club, ana: UserId, days: std::ops::RangeInclusive<u32>, but: &str) {
    for day in days {
        club.until(utc(&format!("2026-03-{day:02}T12:00"))).await;
        let last = club.last_dm(ana);
        let is_today = last.created_at > utc(&format!("2026-03-{day:02}T00:00"));
        if is_today && last.created_at.format("%a").to_string() != but {
            club.press(ana, &last, "Done").await;
        }
    }
}

#[tokio::test]
async fn the_month_begins_with_a_look_at_what_carries_the_training() {
    let (club, ana) = settled().await;
    club.until(utc("2026-03-02T07:31")).await;
    let reminder = club.last_dm(ana);
    assert_eq!(labels(&reminder), [FIVE.to_vec(), vec!["Pick one, or keep the plan"]], "RES-1: {}", reminder.content);
    assert_eq!(reminder.content.matches('?').count(), 1, "one question: {}", reminder.content);
    assert_eq!(offered(&reminder).last().map(String::as_str), Some("keep"), "always with keeping it: {:?}", offered(&reminder));
    let chosen = club.choose(ana, &reminder, "sleep").await;
    assert_eq!(chosen.id, reminder.id, "in place");
    assert!(chosen.content.contains("sleep") && chosen.content.contains("/plan add"), "{}", chosen.content);
    assert_eq!(labels(&chosen), [FIVE], "the session keeps its row");
    assert_eq!(club.facts("select kind || ' ' || chosen from proposal").await, ["support area:sleep"]);
    let dms = club.dms(ana).len();
    live(&club, ana, 2..=6, "").await;
    assert!(club.dms(ana).iter().skip(dms).all(|dm| !dm.content.contains('?')), "nothing more is asked that week");
    assert_eq!(club.count("select count(*) from proposal").await, 1);
    club.close().await;
}

#[tokio::test]
async fn a_day_unused_two_weeks_running_may_be_another_and_undo_takes_it_back() {
    let (club, ana) = settled().await;
    live(&club, ana, 2..=15, "Thu").await;
    club.until(utc("2026-03-16T07:31")).await;
    let reminder = club.last_dm(ana);
    assert_eq!(labels(&reminder)[1], ["Wednesday", "Ten minutes", "Keep it as it is"], "MOVE-2: {}", reminder.content);
    assert!(reminder.content.contains("Thursday") && reminder.content.contains("strength B"), "{}", reminder.content);
    assert_eq!(reminder.content.matches('?').count(), 1, "one question: {}", reminder.content);
    let moved = club.press(ana, &reminder, "Wednesday").await;
    assert_eq!(moved.id, reminder.id, "in place");
    assert_eq!(labels(&moved), [FIVE], "{}", moved.content);
    assert!(moved.content.contains("Wednesday"), "{}", moved.content);
    let days = "select days from session_version join session on session.id = session_version.session_id \
         where title = 'strength B' and valid_until is null";
    assert_eq!(club.count(days).await, 0b100, "on Wednesdays from now on");
    let me = club.command(ana, "me", &[]).await;
    let undo = labels(&me).concat().into_iter().find(|label| label.contains("ndo")).expect("a way back");
    club.press(ana, &me, &undo).await;
    assert_eq!(club.count(days).await, 0b1000, "on Thursdays again");
    club.close().await;
}

#[tokio::test]
async fn keeping_it_is_one_press_and_it_is_not_asked_again() {
    let (club, ana) = settled().await;
    live(&club, ana, 2..=15, "Thu").await;
    club.until(utc("2026-03-16T07:31")).await;
    let reminder = club.last_dm(ana);
    let before = club.facts("select session_id || ' ' || days from session_version order by 1").await;
    let kept = club.press(ana, &reminder, "Keep it as it is").await;
    assert_eq!(labels(&kept), [FIVE], "{}", kept.content);
    assert!(!kept.content.contains('?'), "{}", kept.content);
    assert_eq!(club.facts("select session_id || ' ' || days from session_version order by 1").await, before, "nothing changed");
    live(&club, ana, 16..=30, "Thu").await;
    let asked = "select count(*) from proposal where kind in ('that_day', 'other_day')";
    assert_eq!(club.count(asked).await, 1, "kept is kept for four weeks");
    club.close().await;
}

#[tokio::test]
async fn each_choice_does_what_it_says_and_twice_is_once() {
    for (proposal, label, facts, expected) in [
        (
            "'smaller_weeks', null, null, null",
            "Two smaller weeks",
            "select week || ' ' || room from room order by week",
            vec!["2026-W10 low", "2026-W11 low"],
        ),
        (
            "'steady', null, null, null",
            "Go to steady",
            "select week || ' ' || room from room order by week",
            vec!["2026-W11 steady"],
        ),
        (
            "'make_small', 1, null, null",
            "Make small the plan",
            "select minutes || ' ' || full_words from session_version where session_id = 1 and valid_until is null",
            vec!["10 one round of squats and calf raises"],
        ),
        (
            "'that_day', 1, 0, 2",
            "Ten minutes",
            "select minutes || ' ' || days from session_version where session_id = 1 and valid_until is null",
            vec!["10 1"],
        ),
        ("'fuel', null, null, null", "No such notes", "select wants_fuel_prompts || '' from member", vec!["0"]),
    ] {
        let (club, ana) = club_with_ana().await;
        let letter = below_mondays_reminder(&club, ana, proposal).await;
        assert_eq!(letter.content.matches('?').count(), 1, "{proposal}: {}", letter.content);
        let id = crate::club::custom_id(&letter, label, 0);
        let chosen = club.press(ana, &letter, label).await;
        assert_eq!(labels(&chosen), [["Change"]], "{proposal}: {}", chosen.content);
        assert_eq!(club.facts(facts).await, expected, "{proposal}");
        let twice = club.press_raw(ana, &letter, &id).await;
        assert_eq!(twice.content, chosen.content, "{proposal}: twice is once");
        club.close().await;
    }
}

#[tokio::test]
async fn a_reminder_that_offers_is_tried_again_and_still_offers() {
    let (club, ana) = settled().await;
    let busy = Trouble::TooMany { retry_after_secs: 600.0, scope: Scope::User };
    club.until(utc("2026-03-02T07:29")).await;
    club.world.faults(|faults| faults.add(Fault::once(Kind::SendMessage, busy).for_user(ana)));
    club.until(utc("2026-03-02T07:45")).await;
    let reminder = club.last_dm(ana);
    assert_eq!(reminder.created_at, utc("2026-03-02T07:40"), "ten minutes later");
    assert_eq!(labels(&reminder), [FIVE.to_vec(), vec!["Pick one, or keep the plan"]], "RES-1: {}", reminder.content);
    assert_eq!(club.count("select count(*) from proposal").await, 1);
    club.close().await;
}
