//! `/plan export` and `/plan import`: files that go out, are edited or come from a planner, and become a plan by one press.

mod bad;

use rehearsal::discord::UserId;
use rehearsal::discord::model::Message;

use crate::club::{Club, Joining, custom_id, labels, offered, utc};
use crate::daily::club_with_ana;

const TITLES: &str = "select title from session_version where valid_until is null order by session_id";
const STEADY: [&str; 5] = ["strength A", "hips and ankles", "strength B", "wind-down", "easy walk"];
const KEPT: &str = "select cast(count(*) as text) from plan_import";

/// `/plan import` with a file of this name, kind and bytes.
pub(crate) async fn given(club: &Club, user: UserId, (name, kind): (&str, &str), bytes: &[u8]) -> Message {
    let file = club.world.upload(club.general, name, kind, bytes).expect("a file that a client lets them send");
    club.command(user, "plan import", &[("file", file.to_string().into())]).await
}

async fn calendar(club: &Club, user: UserId, text: &str) -> Message {
    given(club, user, ("plan.ics", "text/calendar"), text.as_bytes()).await
}

async fn toml(club: &Club, user: UserId, text: &str) -> Message {
    given(club, user, ("plan.toml", "application/toml"), text.as_bytes()).await
}

/// A calendar of single events: title, first date as days from 2 March, how often, every how many days.
pub(crate) fn events(list: &[(&str, u32, u32, u32)]) -> String {
    let first = utc("2026-03-02T00:00").date_naive();
    let mut out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//A planner//EN\r\n".to_owned();
    for (title, from, times, apart) in list {
        for nth in 0..*times {
            let date = first + chrono::TimeDelta::days(i64::from(from + nth * apart));
            out += &format!(
                "BEGIN:VEVENT\r\nUID:{title}-{nth}\r\nDTSTART;VALUE=DATE:{}\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n",
                date.format("%Y%m%d")
            );
        }
    }
    out + "END:VCALENDAR\r\n"
}

/// The text of a file that a message carries.
fn file(club: &Club, message: &Message, name: &str) -> String {
    let file = message.attachments.iter().find(|file| file.filename == name).expect("a file of that name");
    String::from_utf8(club.world.file(file.id).expect("its bytes").1.to_vec()).expect("text")
}

#[tokio::test]
async fn the_plan_goes_out_in_two_files_for_its_owner_alone() {
    let (club, ana) = club_with_ana().await;
    let message = club.command(ana, "plan export", &[]).await;
    assert_eq!(message.ephemeral_to, Some(ana), "for her alone");
    let names: Vec<(&str, &str)> =
        message.attachments.iter().map(|file| (file.filename.as_str(), file.content_type.as_str())).collect();
    assert_eq!(names, [("plan.toml", "application/toml; charset=utf-8"), ("plan.ics", "text/calendar; charset=utf-8")]);
    assert!(message.content.contains("paused or moved is not in them"), "{}", message.content);
    let toml = file(&club, &message, "plan.toml");
    assert_eq!(toml.matches("[[session]]").count(), 5, "{toml}");
    assert!(toml.starts_with("# Your plan as it is in a usual week."), "{toml}");
    assert!(toml.contains("kind = \"strength\"\ntitle = \"strength A\"\nminutes = 20\ndays = [\"mon\"]\n"), "{toml}");
    let calendar = file(&club, &message, "plan.ics").replace("\r\n ", "");
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 5);
    for line in [
        "DTSTART;TZID=Europe/London:20260302T180000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO;WKST=MO",
        "SUMMARY:strength A",
        "TZID:Europe/London",
    ] {
        assert!(calendar.lines().any(|found| found == line), "{line} stands in {calendar}");
    }
    let uids = |text: &str| text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>();
    club.until(utc("2026-03-20T12:00")).await;
    club.command(ana, "plan edit", &[("session", "strength A".into()), ("minutes", 25.into())]).await;
    let later = club.command(ana, "plan export", &[]).await;
    let again = file(&club, &later, "plan.ics").replace("\r\n ", "");
    assert_eq!(uids(&again), uids(&calendar), "a calendar knows each session again");
    assert!(again.contains("DURATION:PT25M") && again.contains("20260323T180000"), "as it is now: {again}");
    let ben = club.runner("Ben");
    club.join(ben, Joining::default()).await;
    let his = club.command(ben, "plan export", &[]).await;
    assert!(uids(&file(&club, &his, "plan.ics")).iter().all(|uid| !uids(&calendar).contains(uid)), "and not another's");
    club.close().await;
}

#[tokio::test]
async fn an_edited_file_replaces_the_plan_by_one_press_and_undo_takes_it_back() {
    let (club, ana) = club_with_ana().await;
    let exported = club.command(ana, "plan export", &[]).await;
    let text = file(&club, &exported, "plan.toml");
    let same = toml(&club, ana, &text).await;
    assert!(same.content.contains("Strength A is in your plan as it is"), "{}", same.content);
    assert_eq!(labels(&same)[1], ["Leave it"], "there is nothing to do");
    let before = club.facts(TITLES).await;
    let edited: String =
        text.split("\n[[session]]").filter(|part| !part.contains("easy walk")).collect::<Vec<_>>().join("\n[[session]]");
    let edited = edited.replace("title = \"strength B\"\nminutes = 20", "title = \"strength B\"\nminutes = 35");
    let shown = toml(&club, ana, &edited).await;
    assert!(shown.content.contains("**Strength B** (strength), about 35 minutes"), "{}", shown.content);
    assert!(shown.content.contains("Strength A is in your plan as it is."), "{}", shown.content);
    assert_eq!(labels(&shown)[1], ["Add these", "Replace my plan", "Leave it"]);
    assert_eq!(club.facts(TITLES).await, before, "nothing has changed");
    let taken = club.press(ana, &shown, "Replace my plan").await;
    assert_eq!(taken.id, shown.id, "in place");
    assert!(taken.content.contains("One session is new"), "{}", taken.content);
    assert_eq!(club.facts(TITLES).await, ["strength A", "hips and ankles", "wind-down", "strength B"]);
    assert_eq!(club.facts(KEPT).await, ["0"], "the proposal is forgotten");
    let all = club.everything().await;
    club.press_raw(ana, &taken, &custom_id(&shown, "Replace my plan", 0)).await;
    assert_eq!(club.everything().await, all, "twice is once");
    club.press(ana, &taken, "Undo").await;
    assert_eq!(club.facts(TITLES).await, STEADY, "as if nothing had been");
    club.close().await;
}

#[tokio::test]
async fn a_planners_calendar_is_proposed_and_each_can_stay_out() {
    let (club, ana) = club_with_ana().await;
    let text = events(&[
        ("Strength: Legs", 0, 8, 7),
        ("Yoga", 2, 8, 7),
        ("Run: Easy 5 km", 1, 8, 7),
        ("Long Run", 6, 8, 7),
        ("Dentist", 3, 1, 1),
        ("Massage", 4, 4, 14),
    ]);
    let shown = calendar(&club, ana, &text).await;
    let said = &shown.content;
    for words in [
        "Four sessions would come into your plan. Nothing has changed so far.",
        "**Strength: Legs** (strength), about 20 minutes: Monday",
        "Small version: one round of squats and calf raises",
        "**Yoga** (mobility), about 10 minutes: Wednesday",
        "**Massage** (recovery, hands-on care), about 15 minutes: Friday, every 2 weeks",
        "**Long Run** (run), about 90 minutes: Sunday",
        "8 runs stay where your running is planned",
        "One event is neither strength, mobility nor recovery",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(labels(&shown)[1], ["Add these", "Replace my plan", "Leave it"]);
    let before = club.facts(TITLES).await;
    let without = club.choose(ana, &shown, &offered(&shown)[1]).await;
    assert_eq!(without.id, shown.id, "in place");
    assert!(
        without.content.contains("Three sessions would come") && without.content.contains("Yoga stays out."),
        "{}",
        without.content
    );
    let again = club.choose(ana, &without, &offered(&shown)[1]).await;
    assert!(again.content.contains("Four sessions would come"), "{}", again.content);
    let without = club.choose(ana, &again, &offered(&shown)[1]).await;
    assert_eq!(club.facts(TITLES).await, before, "nothing has changed yet");
    let added = club.press(ana, &without, "Add these").await;
    assert!(added.content.contains("Three sessions are new in your plan"), "{}", added.content);
    let kept = "select title || '|' || kind || '|' || coalesce(area, '-') || '|' || coalesce(small_words, '-') || '|' || every_weeks || '|' \
        || starts_on || '|' || ends_on || '|' || is_long || is_reminded from session_version where session_id > 5 order by session_id";
    assert_eq!(
        club.facts(kept).await,
        [
            "Strength: Legs|strength|-|one round of squats and calf raises|1|2026-03-02|2026-04-20|01",
            "Massage|recovery|hands_on_care|ten slow breaths|2|2026-03-06|2026-04-17|01",
            "Long Run|run|-|-|1|2026-03-08|2026-04-26|10",
        ]
    );
    let all = club.everything().await;
    club.press_raw(ana, &added, &custom_id(&without, "Add these", 0)).await;
    assert_eq!(club.everything().await, all, "twice is once");
    club.until(utc("2026-03-02T07:31")).await;
    let reminder = club.last_dm(ana);
    assert!(reminder.content.contains("trength: Legs"), "and it is reminded of: {}", reminder.content);
    let undone = club.press(ana, &added, "Undo").await;
    assert!(!undone.content.is_empty());
    let ahead = "select title from session_version where valid_until is null order by session_id";
    assert_eq!(club.facts(ahead).await, STEADY);
    club.close().await;
}

#[tokio::test]
async fn a_proposal_is_kept_for_an_hour_and_no_longer() {
    let (club, ana) = club_with_ana().await;
    let shown = calendar(&club, ana, &events(&[("Yoga", 2, 8, 7)])).await;
    assert_eq!(club.facts(KEPT).await, ["1"]);
    let newer = calendar(&club, ana, &events(&[("Core", 3, 8, 7)])).await;
    assert_eq!(club.facts(KEPT).await, ["1"], "one for each member");
    let old = club.press(ana, &shown, "Add these").await;
    assert!(old.content.contains("no longer here"), "the newest file is the one: {}", old.content);
    club.forward(chrono::TimeDelta::minutes(61)).await;
    assert_eq!(club.facts(KEPT).await, ["0"], "and its row is gone");
    for label in ["Add these", "Replace my plan", "Leave it"] {
        let answer = club.press_raw(ana, &newer, &custom_id(&newer, label, 0)).await;
        let kind = answer.content.contains("no longer here") || answer.content.contains("plan stays as it is");
        assert!(kind, "[{label}]: {}", answer.content);
    }
    assert_eq!(club.facts(TITLES).await, STEADY);
    club.close().await;
}

#[tokio::test]
async fn what_is_left_is_forgotten_at_once_and_deleting_everything_forgets_it_too() {
    let (club, ana) = club_with_ana().await;
    let shown = calendar(&club, ana, &events(&[("Yoga", 2, 8, 7)])).await;
    let left = club.press(ana, &shown, "Leave it").await;
    assert!(left.content.contains("plan stays as it is"), "{}", left.content);
    assert_eq!(club.facts(KEPT).await, ["0"]);
    calendar(&club, ana, &events(&[("Yoga", 2, 8, 7)])).await;
    let ask = club.command(ana, "data delete", &[]).await;
    club.press(ana, &ask, "Delete everything").await;
    assert_eq!(club.facts(KEPT).await, ["0"]);
    club.close().await;
}

#[tokio::test]
async fn a_long_proposal_has_pages_and_keeps_within_what_a_plan_holds() {
    let (club, ana) = club_with_ana().await;
    let one = |nth: u32| {
        format!(
            "[[session]]\nkind = \"mobility\"\ntitle = \"feet {nth}\"\nminutes = 10\ndays = \"{}\"\nsmall = \"toe curls\"\n",
            ["mon", "tue", "wed"][nth as usize % 3]
        )
    };
    let shown = toml(&club, ana, &(1..=40).map(one).collect::<String>()).await;
    assert!(shown.content.contains("20 sessions would come into your plan"), "{}", shown.content);
    assert!(
        shown.content.contains("five sessions") && shown.content.contains("Replac"),
        "beside five there is no room for twenty: {}",
        shown.content
    );
    assert_eq!(labels(&shown)[1], ["Replace my plan", "More of them", "Leave it"]);
    let (mut page, mut pages) = (shown.clone(), 1);
    while labels(&page)[1].contains(&"More of them".to_owned()) {
        page = club.press(ana, &page, "More of them").await;
        pages += 1;
    }
    assert_eq!(pages, 5, "eight on each");
    assert!(page.content.contains("40\\. Feet 40 stays out."), "{}", page.content);
    let over = club.choose(ana, &page, "39").await;
    assert!(over.content.contains("21 sessions would come") && over.content.contains("up to 20 sessions"), "{}", over.content);
    assert_eq!(labels(&over)[1], ["Back to the first", "Leave it"]);
    let back = club.choose(ana, &over, "39").await;
    let first = club.press(ana, &back, "Back to the first").await;
    let taken = club.press(ana, &first, "Replace my plan").await;
    assert!(taken.content.contains("20 sessions are new"), "{}", taken.content);
    assert_eq!(club.facts(TITLES).await.len(), 20);
    club.press(ana, &taken, "Undo").await;
    assert_eq!(club.facts(TITLES).await, STEADY);
    club.close().await;
}

#[tokio::test]
async fn a_proposal_is_its_owners_alone() {
    let (club, ana) = club_with_ana().await;
    let ben = club.runner("Ben");
    club.join(ben, Joining::default()).await;
    let hers = calendar(&club, ana, &events(&[("Yoga", 2, 8, 7)])).await;
    let his = calendar(&club, ben, &events(&[("Core", 2, 8, 7)])).await;
    let before = club.everything().await;
    for label in ["Add these", "Replace my plan", "Leave it"] {
        let answer = club.press_raw(ben, &his, &custom_id(&hers, label, 0)).await;
        assert!(answer.content.contains("someone else's plan"), "[{label}]: {}", answer.content);
    }
    assert_eq!(club.everything().await, before);
    club.close().await;
}

#[tokio::test]
async fn german_members_read_german() {
    let club = Club::open().await;
    let uli = club.runner("Uli");
    club.join(uli, Joining::default()).await;
    club.command(uli, "settings", &[("language", "de".into())]).await;
    let exported = club.command(uli, "plan export", &[]).await;
    assert!(exported.content.contains("in zwei Dateien"), "{}", exported.content);
    assert!(file(&club, &exported, "plan.toml").starts_with("# Dein Plan, wie er"), "the file, too");
    let shown = calendar(&club, uli, &events(&[("Krafttraining", 0, 8, 7), ("Dehnen", 1, 8, 7)])).await;
    assert!(shown.content.contains("Zwei Einheiten kämen in deinen Plan"), "{}", shown.content);
    assert!(shown.content.contains("eine Runde Kniebeugen und Wadenheben"), "{}", shown.content);
    assert_eq!(labels(&shown)[1], ["Diese dazunehmen", "Meinen Plan ersetzen", "So lassen"]);
    club.close().await;
}
