//! `/week`: what was done and what is to come, moving and letting go.

mod moving;

use rehearsal::discord::UserId;
use rehearsal::discord::model::Message;
use serde_json::Value;

use crate::club::{Club, Joining, custom_id, labels, offered, rows, select, utc};
use crate::daily::club_with_ana;

const OUTCOMES: &str = "select local_date || ' ' || outcome || coalesce(' ' || moved_to, '') from occurrence \
     where outcome <> 'open' order by local_date, id";

const ROOMS: [&str; 3] = ["Low", "Steady", "High"];

/// The value under which a week's list offers a line.
pub(crate) fn value_of(message: &Message, label: &str) -> String {
    let options = rows(message)
        .into_iter()
        .flatten()
        .filter(|part| part["type"] == 3)
        .flat_map(|part| part["options"].as_array().cloned().unwrap_or_default());
    let all: Vec<Value> = options.collect();
    let found = all.iter().find(|option| option["label"].as_str().is_some_and(|known| known.starts_with(label)));
    let found = found.unwrap_or_else(|| panic!("no line {label:?} among {all:?}"));
    found["value"].as_str().expect("a value").to_owned()
}

/// Chooses a line of the week by the beginning of its label.
async fn pick(club: &Club, user: UserId, week: &Message, label: &str) -> Message {
    let value = value_of(&club.see(week.id), label);
    club.choose(user, week, &value).await
}

#[tokio::test]
async fn the_week_names_what_was_done_and_what_is_to_come_and_nothing_else() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-02T07:31")).await;
    let reminder = club.last_dm(ana);
    club.press(ana, &reminder, "Small version").await;
    club.command(ana, "checkin", &[("session", "recovery".into())]).await;
    club.until(utc("2026-03-04T12:00")).await;

    let week = club.command(ana, "week", &[]).await;
    let lines: Vec<&str> = week.content.lines().collect();
    assert_eq!(
        lines,
        [
            "**Your week**, from Monday 2 March",
            "**Monday**: strength A, done in its small version",
            "**Monday**: recovery, extra",
            "**Thursday**: strength B, about 20 minutes, after work",
            "**Friday**: wind-down, about 15 minutes, before bed",
            "**Sunday**: easy walk, about 20 minutes, after breakfast",
            "",
            "Room: **steady**. The usual plan, with its small versions beside it.",
            "",
            "To move a session or let it go, pick it below.",
        ],
        "Tuesday went its own way, and nothing is said of it"
    );
    assert_eq!(labels(&week), [vec!["Pick a session"], vec!["Next week", "Today's sessions"], ROOMS.to_vec()]);
    let choices: Vec<String> = select(&week)["options"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|option| option["label"].as_str().map(str::to_owned))
        .collect();
    assert_eq!(choices, ["strength B: Thursday", "wind-down: Friday", "easy walk: Sunday"]);
    assert!(club.see(week.id).ephemeral_to == Some(ana), "for her eyes only");

    let dm = club.world.dm_of(ana).expect("her DM");
    let there = club.command_in(ana, dm, "week", &[]).await;
    assert_eq!(there.content, week.content, "the same in the DM");
    club.close().await;
}

#[tokio::test]
async fn every_outcome_reads_as_what_it_was() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-08T12:00")).await;
    let log = |session: &'static str, outcome: &'static str, day: &'static str| {
        [("session", session.into()), ("outcome", outcome.into()), ("day", day.into())]
    };
    club.command(ana, "checkin", &log("strength A", "done", "2026-03-02")).await;
    let asked = club.command(ana, "checkin", &log("strength", "some", "2026-03-03")).await;
    club.press(ana, &asked, "Instead").await;
    club.command(ana, "checkin", &log("strength B", "some", "2026-03-05")).await;
    club.command(ana, "checkin", &log("wind-down", "rest", "2026-03-06")).await;
    let asked = club.command(ana, "checkin", &log("mobility", "small", "2026-03-08")).await;
    club.press(ana, &asked, "Instead").await;
    let week = club.command(ana, "week", &[]).await;
    for line in [
        "**Monday**: strength A, done",
        "**Tuesday**: some strength instead of hips and ankles",
        "**Thursday**: some of strength B",
        "**Friday**: rest",
        "**Today**: mobility instead of easy walk",
    ] {
        assert!(week.content.lines().any(|known| known == line), "{line:?} in {}", week.content);
    }
    let kept = "select outcome || ' ' || coalesce(swapped_kind, '-') || ' ' || is_part from occurrence where outcome in ('some', 'swapped') order by local_date";
    assert_eq!(club.facts(kept).await, ["swapped strength 1", "some - 0", "swapped mobility 0"], "a part is kept as a part");
    club.close().await;
}

#[tokio::test]
async fn a_session_is_let_go_ahead_of_its_day_and_comes_back() {
    let (club, ana) = club_with_ana().await;
    let week = club.command(ana, "week", &[]).await;
    let one = pick(&club, ana, &week, "strength B").await;
    assert_eq!(one.id, week.id, "in place");
    assert!(one.content.contains("**Strength B**, on Thursday"), "{}", one.content);
    assert!(one.content.contains("one round of bridges and side planks"), "the small version is named: {}", one.content);
    assert_eq!(labels(&one), [["Move", "Let it go", "Back to the week"]]);
    let gone = club.press(ana, &one, "Let it go").await;
    assert!(gone.content.contains("Thursday") && gone.content.contains("trength B"), "it says which, and when: {}", gone.content);
    assert!(!gone.content.contains("Thursday**"), "and the week goes on without it: {}", gone.content);
    assert_eq!(labels(&gone)[1], ["Next week", "Undo", "Today's sessions"]);
    assert_eq!(club.facts(OUTCOMES).await, ["2026-03-05 let_go"]);
    assert_eq!(
        club.facts("select about_on || ' ' || made_on from check_in").await,
        ["2026-03-05 2026-03-02"],
        "an answer of today"
    );

    club.until(utc("2026-03-05T12:00")).await;
    assert!(club.dms(ana).iter().all(|dm| dm.created_at < utc("2026-03-05T00:00")), "its day is quiet");
    club.command(ana, "week", &[]).await;
    let undone = club.press(ana, &gone, "Undo").await;
    assert_eq!(labels(&undone), [["Today's sessions", "This week"]]);
    assert_eq!(club.facts(OUTCOMES).await, Vec::<String>::new());
    let again = club.press(ana, &undone, "This week").await;
    assert!(again.content.contains("**Today**: strength B"), "{}", again.content);
    club.close().await;
}

#[tokio::test]
async fn next_week_is_one_press_away_and_buttons_outlive_restarts_and_weeks() {
    let (mut club, ana) = club_with_ana().await;
    let week = club.command(ana, "week", &[]).await;
    club.restart_bot().await;
    let next = club.press(ana, &week, "Next week").await;
    assert!(next.content.starts_with("**Next week**, from Monday 9 March\n**Monday**: strength A"), "{}", next.content);
    assert_eq!(labels(&next)[1], ["This week", "Today's sessions"]);
    let one = pick(&club, ana, &next, "easy walk").await;
    let back = club.press(ana, &one, "Back to the week").await;
    assert_eq!(back.content, next.content, "back in the week it came from");
    let this = club.press(ana, &back, "This week").await;
    assert!(this.content.starts_with("**Your week**, from Monday 2 March"), "{}", this.content);

    let card = pick(&club, ana, &this, "strength B").await;
    let let_go = custom_id(&card, "Let it go", 0);
    club.until(utc("2026-03-25T12:00")).await;
    let before = club.facts(OUTCOMES).await;
    let later = club.press_raw(ana, &card, &let_go).await;
    assert!(later.content.starts_with("**Your week**, from Monday 23 March"), "the week that it is now: {}", later.content);
    assert_eq!(club.facts(OUTCOMES).await, before, "nothing of a day that is over is let go");
    let old = club.press_raw(ana, &later, "v1:wk:2026-W11").await;
    assert!(old.content.starts_with("**Your week**, from Monday 23 March"), "{}", old.content);
    club.close().await;
}

#[tokio::test]
async fn a_week_as_full_as_can_be_is_shown_with_all_of_it_to_choose_from() {
    let (club, ana) = club_with_ana().await;
    let title = "\\*_~`|<@[]".repeat(4);
    assert_eq!(title.chars().count(), 40);
    for (nth, days) in ["daily", "daily", "daily", "mon,wed"].iter().enumerate() {
        let title = format!("{}{nth}", &title[..39]).replace("<@", "<a");
        let options = [
            ("kind", "mobility".into()),
            ("title", title.into()),
            ("minutes", 600.into()),
            ("days", (*days).into()),
            ("small", "ten toe curls".into()),
            ("cue", "c".repeat(40).into()),
        ];
        club.command(ana, "plan add", &options).await;
    }
    let week = club.command(ana, "week", &[]).await;
    let lists: usize = rows(&week).into_iter().flatten().filter_map(|part| part["options"].as_array().map(Vec::len)).sum();
    assert_eq!(lists, 28, "every session of the week can be chosen: {}", week.content);
    assert!(week.content.contains("more, all in the list below"), "and those without a line are counted: {}", week.content);
    assert!(week.content.chars().count() <= 2000);
    let second = rows(&week).into_iter().flatten().filter(|part| part["type"] == 3).nth(1).expect("a second list");
    let value = second["options"][2]["value"].as_str().expect("a value").to_owned();
    let id = second["custom_id"].as_str().expect("an id").to_owned();
    let act = club.world.choose(ana, week.id, &id, &[&value]).expect("it is offered");
    let one = club.answered(ana, act).await;
    assert!(one.content.contains("on Sunday"), "{}", one.content);
    club.close().await;
}

#[tokio::test]
async fn a_letter_leads_to_the_week_and_stays() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-08T12:00")).await;
    let letter = club.last_dm(ana);
    assert!(labels(&letter).concat().contains(&"Move things".to_owned()), "the letter of an absence: {:?}", labels(&letter));
    let week = club.press(ana, &letter, "Move things").await;
    assert!(week.content.starts_with("**Your week**, from Monday 2 March"), "{}", week.content);
    assert_ne!(week.id, letter.id, "the letter keeps its buttons");
    assert_eq!(labels(&club.see(letter.id)), labels(&letter));
    let next = club.press(ana, &week, "Next week").await;
    assert_eq!(next.id, week.id, "and the week goes on in its own message");
    club.until(utc("2026-03-20T12:00")).await;
    let later = club.press(ana, &letter, "Move things").await;
    assert!(
        later.content.starts_with("**Your week**, from Monday 16 March"),
        "an old letter shows the week it is: {}",
        later.content
    );
    club.close().await;
}

#[tokio::test]
async fn with_a_closed_dm_the_week_offers_another_try() {
    let (club, ana) = club_with_ana().await;
    club.world.set_dms_closed(ana, true);
    club.until(utc("2026-03-03T07:31")).await;
    let week = club.command(ana, "week", &[]).await;
    assert!(labels(&week).concat().contains(&"Try my DM again".to_owned()), "{:?}", labels(&week));
    let card = club.command(ana, "plan edit", &[("session", "easy walk".into())]).await;
    assert!(labels(&card).concat().contains(&"Try my DM again".to_owned()), "{:?}", labels(&card));
    club.close().await;
}

#[tokio::test]
async fn an_empty_week_has_room() {
    let (club, ana) = club_with_ana().await;
    for title in ["strength A", "strength B", "hips and ankles", "wind-down", "easy walk"] {
        club.command(ana, "plan remove", &[("session", title.into())]).await;
    }
    let week = club.command(ana, "week", &[]).await;
    assert!(week.content.contains("An open week"), "{}", week.content);
    assert_eq!(labels(&week), [vec!["Next week", "Today's sessions"], ROOMS.to_vec()]);
    club.close().await;
}

#[tokio::test]
async fn what_is_nobodys_or_somebody_elses_is_refused() {
    let (club, ana) = club_with_ana().await;
    let ben = club.runner("Ben");
    club.join(ben, Joining::default()).await;
    let hers = club.command(ana, "week", &[]).await;
    let her_value = value_of(&hers, "strength B");
    let card = pick(&club, ana, &hers, "strength B").await;
    let moving = club.press(ana, &card, "Move").await;
    let her_select = select(&moving)["custom_id"].as_str().expect("an id").to_owned();
    let his = club.command(ben, "week", &[]).await;
    let his_select = select(&his)["custom_id"].as_str().expect("an id").to_owned();
    let before = club.everything().await;

    for id in [custom_id(&card, "Move", 0), custom_id(&card, "Let it go", 0)] {
        let answer = club.press_raw(ben, &his, &id).await;
        assert!(answer.content.contains("someone else's plan"), "{id}: {}", answer.content);
    }
    for id in [her_select.clone(), her_select.replace("wk:mt", "wk:ma")] {
        let act = club.world.choose_raw(ben, his.id, &id, &["2026-03-04"]).expect("a message that he sees");
        let answer = club.answered(ben, act).await;
        assert!(answer.content.contains("someone else's plan"), "{id}: {}", answer.content);
    }
    let values = [
        her_value.as_str(),
        "",
        "x",
        "1",
        "1.",
        ".2026-03-05",
        "0.2026-03-05",
        "-1.2026-03-05",
        "99999999999999999999.2026-03-05",
        "3.2026-02-30",
        "3.2026-03-20",
        "שלום.2026-03-05",
        "💥",
    ];
    for value in values {
        let act = club.world.choose_raw(ben, his.id, &his_select, &[value]).expect("a message that he sees");
        let answer = club.answered(ben, act).await;
        assert!(answer.content.contains("I don't know what to do with that"), "{value:?}: {}", answer.content);
    }
    for id in
        ["v1:wk", "v1:wk:", "v1:wk:mv:", "v1:wk:lg:zz!", "v1:wk:2026-W10:pick:9", "v1:wk:mt:ae:2026-03-05", "v1:wk:2026-W99"]
    {
        let answer = club.press_raw(ben, &his, id).await;
        assert!(answer.content.contains("another time"), "{id}: {}", answer.content);
    }
    assert_eq!(club.everything().await, before, "none of it writes anything");

    let cleo = club.runner("Cleo");
    let answer = club.command(cleo, "week", &[]).await;
    assert!(answer.content.contains("/start"), "{}", answer.content);
    club.close().await;
}

#[tokio::test]
async fn days_that_were_never_offered_are_refused_in_the_week() {
    let (club, ana) = club_with_ana().await;
    let week = club.command(ana, "week", &[]).await;
    let card = pick(&club, ana, &week, "strength B").await;
    let moving = club.press(ana, &card, "Move").await;
    assert!(!offered(&moving).contains(&"2026-03-12".to_owned()), "next week's own is not offered");
    let id = select(&moving)["custom_id"].as_str().expect("an id").to_owned();
    let before = club.everything().await;
    for value in ["2026-03-01", "2026-03-12", "2026-02-30", "2030-01-01", "tomorrow", "", "others", "💥"] {
        let act = club.world.choose_raw(ana, moving.id, &id, &[value]).expect("a message that she sees");
        let answer = club.answered(ana, act).await;
        assert_eq!(club.everything().await, before, "{value:?} changes nothing: {}", answer.content);
    }
    club.close().await;
}
