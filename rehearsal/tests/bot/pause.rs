//! `/pause` and what comes of it: quiet, one question, and nothing that counts meanwhile.

mod asked;
mod check_ins;
mod dates;

use rehearsal::discord::UserId;
use rehearsal::discord::model::Message;

use crate::club::{Club, Joining, Opening, labels, utc};

/// Someone with sessions on Monday, Tuesday, Thursday and Saturday, since Sunday 1 June 2025, in London, at 07:30.
pub(crate) async fn since_sunday(names: &[&str]) -> (Club, Vec<UserId>) {
    let club = Club::with(Opening { at: "2025-06-01T06:00", ..Opening::default() }).await;
    let mut users = Vec::new();
    for name in names {
        let user = club.runner(name);
        club.join(user, Joining { plan: "First steps, 3 a week", ..Joining::default() }).await;
        four_a_week(&club, user).await;
        users.push(user);
    }
    (club, users)
}

async fn four_a_week(club: &Club, user: UserId) {
    for title in ["hips and ankles", "legs and trunk", "legs up"] {
        club.command(user, "plan remove", &[("session", title.into())]).await;
    }
    for (kind, title, day) in [
        ("strength", "strength A", "mon"),
        ("mobility", "hips", "tue"),
        ("strength", "strength B", "thu"),
        ("recovery", "wind-down", "sat"),
    ] {
        let mut options = vec![
            ("kind", kind.into()),
            ("title", title.into()),
            ("minutes", 20.into()),
            ("days", day.into()),
            ("small", "one round".into()),
        ];
        if kind == "recovery" {
            options.push(("area", "wind_down".into()));
        }
        club.command(user, "plan add", &options).await;
    }
}

/// What the coach began by itself, as `2025-06-17 pause-2`.
pub(crate) async fn begun(club: &Club, user: UserId) -> Vec<String> {
    let sql = format!(
        "select letter.local_date || ' ' || template from letter join member on member.id = letter.member_id \
         where user_id = {user} and slot <> 'asked' and delivered_at_ms is not null order by letter.id"
    );
    club.facts(&sql).await
}

pub(crate) async fn ladder(club: &Club, user: UserId) -> String {
    club.facts(&format!("select ladder from member where user_id = {user}")).await.concat()
}

pub(crate) async fn pauses(club: &Club) -> Vec<String> {
    club.facts("select paused_from || ' ' || coalesce(paused_until, 'open') from pause order by paused_from, id").await
}

/// No word of why, of how long, or of what did not happen.
pub(crate) fn is_kind(message: &Message) {
    for unkind in ["why", "reason", "because", "miss", "haven't", "weeks ago", "days ago", "been away", "sick", " ill ", "streak"]
    {
        assert!(!message.content.to_lowercase().contains(unkind), "no word of {unkind:?}: {}", message.content);
    }
}

pub(crate) const QUESTION: [&str; 4] = ["Ease me in", "Pick up as before", "One more week", "Until I say"];

#[tokio::test]
async fn s8_two_weeks_are_quiet_and_then_it_asks_once() {
    let (club, users) = since_sunday(&["Eve"]).await;
    let eve = users[0];
    club.until(utc("2025-06-02T06:31")).await;
    club.press(eve, &club.last_dm(eve), "Done").await;
    club.until(utc("2025-06-03T12:00")).await;
    assert_eq!(begun(&club, eve).await, ["2025-06-02 rem", "2025-06-03 rem"]);
    let ask = club.command(eve, "pause", &[]).await;
    assert_eq!(labels(&ask), [["A few days", "Two weeks", "Until I say", "Until a date", "Today's sessions"]]);
    is_kind(&ask);
    let paused = club.press(eve, &ask, "Two weeks").await;
    assert!(paused.content.contains("17 June"), "it says until when: {}", paused.content);
    assert_eq!(labels(&paused), [["Resume", "Undo"]]);
    is_kind(&paused);

    club.until(utc("2025-06-17T06:29")).await;
    assert_eq!(begun(&club, eve).await.len(), 2, "nothing is sent meanwhile");
    club.until(utc("2025-06-17T06:31")).await;
    assert_eq!(begun(&club, eve).await[2..], ["2025-06-17 pause-2"], "at her time, on the day she chose");
    let question = club.last_dm(eve);
    assert_eq!(labels(&question), [QUESTION]);
    assert_eq!(question.content.matches('?').count(), 1, "one question: {}", question.content);
    is_kind(&question);

    club.until(utc("2025-06-19T12:00")).await;
    assert_eq!(ladder(&club, eve).await, "paused", "it waits for an answer");
    club.until(utc("2025-06-20T12:00")).await;
    assert_eq!(ladder(&club, eve).await, "dormant", "no answer is an answer");
    club.until(utc("2025-10-20T12:00")).await;
    assert_eq!(begun(&club, eve).await.len(), 3, "and nothing follows it");
    // What she did on Monday stands, in a week whose other days were paused.
    let weeks = "select week || ' ' || planned || ' ' || is_kept from member_week where week >= '2025-W23'";
    assert_eq!(club.facts(weeks).await, ["2025-W23 1 1"]);
    club.close().await;
}

/// Five members; in the second week two of them check in. Eve's answer to the first week is `act`.
async fn second_week(pauses: bool) -> Vec<String> {
    let (club, users) = since_sunday(&["Eve", "Ana", "Ben", "Cara", "Dan"]).await;
    club.set_up().await;
    for user in &users {
        club.command(*user, "start", &[]).await;
    }
    club.until(utc("2025-06-03T12:00")).await;
    if pauses {
        club.command(users[0], "pause", &[("length", "two_weeks".into())]).await;
    }
    club.until(utc("2025-06-05T12:00")).await;
    for user in users.iter().skip(usize::from(pauses)) {
        club.command(*user, "today", &[]).await;
    }
    club.until(utc("2025-06-10T12:00")).await;
    for user in &users[1..3] {
        club.press(*user, &club.last_dm(*user), "Done").await;
    }
    club.until(utc("2025-06-18T12:00")).await;
    let lit = club.facts("select week from group_week where is_lit = 1 order by week").await;
    club.close().await;
    lit
}

#[tokio::test]
async fn s8_a_week_wholly_paused_leaves_the_groups_count() {
    assert_eq!(second_week(false).await, Vec::<String>::new(), "two of five are not half");
    assert_eq!(second_week(true).await, ["2025-W24"], "two of four are");
}

#[tokio::test]
async fn there_is_nowhere_to_keep_a_reason() {
    let (club, users) = since_sunday(&["Eve"]).await;
    let options = ["pause", "resume"].map(|name| {
        let commands = club.world.commands();
        let command = commands.iter().find(|command| command["name"] == name).expect("it is registered").clone();
        command["options"].as_array().into_iter().flatten().map(|one| one["name"].to_string()).collect::<Vec<_>>().join(" ")
    });
    assert_eq!(options, ["\"length\" \"until\" \"from\" \"what\"", "\"how\""], "no option takes one");
    let columns = club.facts("select name from pragma_table_info('pause') order by cid").await;
    assert_eq!(columns, ["id", "member_id", "paused_from", "paused_until", "kinds", "asked_on", "is_answered"]);
    let columns = "select m.name || '.' || c.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'";
    for column in club.facts(columns).await {
        for word in ["reason", "symptom", "note", "diagnos", "injur", "illness", "cause"] {
            assert!(!column.contains(word), "{column} could hold one");
        }
    }
    let ask = club.command(users[0], "pause", &[]).await;
    let act = club.world.press(users[0], ask.id, &crate::club::custom_id(&ask, "Until a date", 0)).expect("a button");
    let rehearsal::discord::Answer::Modal { modal } = club.answer(act).await else { panic!("it opens a form") };
    assert_eq!(modal["components"].as_array().map(Vec::len), Some(1), "one line, for the date: {modal}");
    club.close().await;
}
