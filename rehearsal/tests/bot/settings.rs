//! `/settings`: the overview and each way to change what stands there, with what is refused.

mod evening;
mod trusted;

use rehearsal::discord::UserId;
use rehearsal::discord::model::Message;
use serde_json::{Value, json};

use crate::club::{Club, Joining, custom_id, offered, rows, utc};
use crate::daily::club_with_ana;

/// The overview, and a setting picked from its select.
pub(crate) async fn panel(club: &Club, user: UserId, setting: &str) -> Message {
    let overview = club.command(user, "settings", &[]).await;
    club.choose(user, &overview, setting).await
}

/// Chooses a value of the select with this placeholder.
async fn choose_of(club: &Club, user: UserId, message: &Message, placeholder: &str, value: &str) -> Message {
    let all = rows(message).into_iter().flatten();
    let found = all.into_iter().find(|part| part["placeholder"] == placeholder).expect("a select of that name");
    let id = found["custom_id"].as_str().expect("a custom_id").to_owned();
    let act = club.world.choose(user, message.id, &id, &[value]).unwrap_or_else(|why| panic!("{value}: {why}"));
    club.answered(user, act).await
}

/// Picks a setting that opens a form, and sends the form with this text.
async fn form(club: &Club, user: UserId, setting: &str, text: &str) -> Message {
    let overview = club.command(user, "settings", &[]).await;
    let id = crate::club::select(&overview)["custom_id"].as_str().expect("a custom_id").to_owned();
    let act = club.world.choose(user, overview.id, &id, &[setting]).expect("a setting that is offered");
    let rehearsal::discord::Answer::Modal { modal } = club.answer(act).await else { panic!("{setting} opens a form") };
    let field = modal["components"][0]["components"][0]["custom_id"].as_str().expect("a field").to_owned();
    let sent = club.world.submit_modal(user, act, &crate::club::values(&[(&field, text.into())])).expect("a form");
    club.answered(user, sent).await
}

async fn set(club: &Club) -> Vec<String> {
    club.facts(
        "select zone || ' ' || reminder_at || ' ' || coalesce(evening_at, '-') || ' ' || quiet_from || '-' || quiet_until || ' ' \
         || locale || ' ' || units || ' ' || coalesce(self_word, '-') from member",
    )
    .await
}

/// Uses `/settings` with these options; it is answered in words that contain `said`, and changes nothing.
async fn refused(club: &Club, user: UserId, options: &[(&str, Value)], said: &str) {
    let before = club.everything().await;
    let answer = club.command(user, "settings", options).await;
    assert!(answer.content.contains(said), "{options:?} is answered with {said:?}: {}", answer.content);
    assert!(answer.pinged.is_empty() && !answer.pinged_everyone, "and rings nobody");
    assert_eq!(club.everything().await, before, "{options:?} changes nothing");
}

#[tokio::test]
async fn the_overview_says_what_is_set_and_offers_each() {
    let (club, ana) = club_with_ana().await;
    let overview = club.command(ana, "settings", &[]).await;
    for line in [
        "Europe/London",
        "07:30",
        "Quiet hours: 21:00 to 07:00",
        "Evening check-in: off",
        "Language: English (en-US)",
        "Units: kilometres",
        "What I call you: no word yet",
        "Trusted contact: none",
    ] {
        assert!(overview.content.contains(line), "{line:?} stands in: {}", overview.content);
    }
    let all = ["zone", "time", "quiet", "evening", "language", "units", "word", "trusted", "fuel", "invites"];
    assert_eq!(offered(&overview), all, "each with a way to change it");
    // Looking around is no reason to change anything, and each panel leads back.
    let before = club.everything().await;
    for setting in ["time", "quiet", "evening", "language", "units", "word", "trusted", "fuel", "invites"] {
        let shown = panel(&club, ana, setting).await;
        let back = club.press(ana, &shown, "All settings").await;
        assert_eq!(back.content, overview.content, "{setting} leads back");
    }
    assert_eq!(club.everything().await, before);
    club.close().await;
}

#[tokio::test]
async fn everything_can_be_changed_by_the_command_at_once() {
    let (club, ana) = club_with_ana().await;
    let options = [
        ("city", "Tokyo".into()),
        ("time", "6:45".into()),
        ("quiet_from", "22:00".into()),
        ("quiet_until", "06:00".into()),
        ("evening", "19:30".into()),
        ("language", "en-US".into()),
        ("units", "imperial".into()),
        ("word", "  early   bird ".into()),
    ];
    let saved = club.command(ana, "settings", &options).await;
    assert!(saved.content.starts_with("Saved."), "{}", saved.content);
    for words in ["Asia/Tokyo", "06:45", "22:00 to 06:00", "Evening check-in: 19:30", "miles", "early bird"] {
        assert!(saved.content.contains(words), "{words:?} stands in: {}", saved.content);
    }
    assert_eq!(set(&club).await, ["Asia/Tokyo 06:45 19:30 22:00-06:00 en-US imperial early bird"]);
    let off = club.command(ana, "settings", &[("evening", "off".into()), ("word", "OFF".into())]).await;
    assert!(off.content.contains("Evening check-in: off") && off.content.contains("no word yet"), "{}", off.content);
    assert_eq!(set(&club).await, ["Asia/Tokyo 06:45 - 22:00-06:00 en-US imperial -"]);
    club.close().await;
}

#[tokio::test]
async fn everything_can_be_changed_by_presses() {
    let (club, ana) = club_with_ana().await;
    let tokyo = form(&club, ana, "zone", " tokyo ").await;
    assert!(tokyo.content.contains("Asia/Tokyo"), "{}", tokyo.content);
    let which = form(&club, ana, "zone", "Birmingham").await;
    let chicago = club.choose(ana, &which, "America/Chicago").await;
    assert!(chicago.content.contains("America/Chicago"), "{}", chicago.content);
    let time = panel(&club, ana, "time").await;
    club.choose(ana, &time, "09:00").await;
    let quiet = panel(&club, ana, "quiet").await;
    let saved = choose_of(&club, ana, &quiet, "Quiet from", "22:00").await;
    assert!(saved.content.contains("22:00 to 07:00"), "over midnight: {}", saved.content);
    let quiet = panel(&club, ana, "quiet").await;
    choose_of(&club, ana, &quiet, "Quiet until", "06:00").await;
    let evening = panel(&club, ana, "evening").await;
    club.choose(ana, &evening, "20:00").await;
    let units = panel(&club, ana, "units").await;
    club.press(ana, &units, "Miles").await;
    let word = panel(&club, ana, "word").await;
    let own = club.fill(ana, &word, "My own word", "Läuferin 👩‍🦰").await;
    assert!(own.content.contains("Läuferin"), "{}", own.content);
    assert_eq!(set(&club).await, ["America/Chicago 09:00 20:00 22:00-06:00 en-US imperial Läuferin 👩‍🦰"]);

    let word = panel(&club, ana, "word").await;
    club.press(ana, &word, "Runner").await;
    assert!(set(&club).await[0].ends_with(" runner"));
    let word = panel(&club, ana, "word").await;
    club.press(ana, &word, "No word").await;
    let quiet = panel(&club, ana, "quiet").await;
    let none = club.press(ana, &quiet, "No quiet hours").await;
    assert!(none.content.contains("Quiet hours: none"), "{}", none.content);
    let evening = panel(&club, ana, "evening").await;
    club.press(ana, &evening, "No evening check-in").await;
    let units = panel(&club, ana, "units").await;
    club.press(ana, &units, "Kilometres").await;
    assert_eq!(set(&club).await, ["America/Chicago 09:00 - 22:00-22:00 en-US metric -"]);
    club.close().await;
}

#[tokio::test]
async fn the_language_is_a_choice_of_those_that_are_spoken() {
    let (club, ana) = club_with_ana().await;
    let language = panel(&club, ana, "language").await;
    assert!(language.content.contains("We speak English (en-US)"), "{}", language.content);
    assert_eq!(offered(&language), ["en-US", "de"]);
    let german = club.choose(ana, &language, "de").await;
    assert!(german.content.starts_with("Gespeichert."), "{}", german.content);
    assert_eq!(set(&club).await, ["Europe/London 07:30 - 21:00-07:00 de metric -"]);
    club.close().await;
}

#[tokio::test]
async fn a_time_inside_the_quiet_hours_gets_a_clear_answer() {
    let (club, ana) = club_with_ana().await;
    let early = club.command(ana, "settings", &[("time", "06:00".into())]).await;
    assert!(early.content.contains("made way"), "it is said: {}", early.content);
    assert!(early.content.contains("21:00 to 06:00"), "and how they stand now: {}", early.content);
    let again = club.command(ana, "settings", &[("time", "06:00".into())]).await;
    assert!(!again.content.contains("made way"), "nothing had to: {}", again.content);
    // The other way round: hours that would hold the chosen time.
    let quiet = club.command(ana, "settings", &[("quiet_from", "20:00".into()), ("quiet_until", "08:00".into())]).await;
    assert!(quiet.content.contains("made way") && quiet.content.contains("20:00 to 06:00"), "{}", quiet.content);
    let evening = club.command(ana, "settings", &[("evening", "22:00".into())]).await;
    assert!(evening.content.contains("made way") && evening.content.contains("22:01 to 06:00"), "{}", evening.content);
    club.until(utc("2026-03-03T06:00")).await;
    club.forward(chrono::TimeDelta::seconds(1)).await;
    assert_eq!(club.last_dm(ana).created_at, utc("2026-03-03T06:00"), "and the message comes at that time");
    club.close().await;
}

#[tokio::test]
async fn the_evening_keeps_an_hour_from_the_daily_message() {
    let (club, ana) = club_with_ana().await;
    for evening in ["07:30", "08:29", "05:00"] {
        refused(&club, ana, &[("evening", evening.into())], "an hour later or more").await;
    }
    club.command(ana, "settings", &[("evening", "19:30".into())]).await;
    refused(&club, ana, &[("time", "19:00".into())], "an hour later or more").await;
    let time = panel(&club, ana, "time").await;
    let before = club.everything().await;
    let late = club.choose(ana, &time, "20:00").await;
    assert!(late.content.contains("an hour later or more"), "{}", late.content);
    assert_eq!(club.everything().await, before);
    club.command(ana, "settings", &[("time", "20:00".into()), ("evening", "off".into())]).await;
    assert_eq!(set(&club).await, ["Europe/London 20:00 - 21:00-07:00 en-US metric -"], "both at once fit");
    club.close().await;
}

#[tokio::test]
async fn a_word_is_short_plain_and_kind_in_every_script() {
    let (club, ana) = club_with_ana().await;
    for word in ["@everyone", "<@123456789012345678>", "a\u{202e}b", "a\u{200b}b", "</stop:1>"] {
        refused(&club, ana, &[("word", word.into())], "mention or an invisible character").await;
    }
    refused(&club, ana, &[("word", " \u{a0} ".into())], "no words in your word").await;
    for word in ["loser", "you failed", "lazy one"] {
        refused(&club, ana, &[("word", word.into())], "something kinder").await;
    }
    let by_hand = |word: String| vec![json!({"name": "word", "type": 3, "value": word})];
    for word in ["x".repeat(25), "👩‍👩‍👧‍👦".repeat(20), "é".repeat(5_000)] {
        let before = club.everything().await;
        let long = club.command_raw(ana, "settings", by_hand(word)).await;
        assert!(long.content.contains("up to 24 characters"), "{}", long.content);
        assert_eq!(club.everything().await, before);
    }
    for word in ["Läuferin", "جري", "ランナー", "🏃", "e\u{301}toile", "**bold** _x_ `y`", "[a](https://b.c)", "# big"]
    {
        let saved = club.command(ana, "settings", &[("word", word.into())]).await;
        assert!(
            !saved.content.contains("**bold**") && !saved.content.contains("](https://"),
            "no marks at work: {}",
            saved.content
        );
        assert!(saved.pinged.is_empty() && !saved.pinged_everyone);
        assert!(set(&club).await[0].ends_with(word), "kept as it was typed: {:?}", set(&club).await);
    }
    // The coach uses it.
    club.command(ana, "settings", &[("word", "early bird".into())]).await;
    let me = club.command(ana, "me", &[]).await;
    assert!(me.content.contains("early bird"), "{}", me.content);
    club.close().await;
}

#[tokio::test]
async fn values_that_were_never_offered_change_nothing() {
    let (club, ana) = club_with_ana().await;
    let overview = club.command(ana, "settings", &[]).await;
    let id = crate::club::select(&overview)["custom_id"].as_str().expect("a custom_id").to_owned();
    let before = club.everything().await;
    let raw = |id: String, value: &'static str| {
        let act = club.world.choose_raw(ana, overview.id, &id, &[value]).expect("a message that she sees");
        club.answered(ana, act)
    };
    let unknown = raw(id, "moon").await;
    assert!(unknown.content.contains("A choice from the list works"), "{}", unknown.content);
    for (step, value, said) in [
        ("zone", "Mars/Olympus", "I don't know that city"),
        ("time", "25:00", "time of day"),
        ("time", "03:00", "between 04:00 and 23:59"),
        ("from", "noon", "time of day"),
        ("until", "", "time of day"),
        ("eve", "never", "time of day"),
        ("eve", "07:45", "an hour later"),
        ("lang", "tlh", "A choice from the list works"),
        ("word", "@here", "mention"),
    ] {
        let answer = raw(format!("v1:se:{step}"), value).await;
        assert!(answer.content.contains(said), "{step} {value:?} is answered with {said:?}: {}", answer.content);
    }
    for id in ["v1:se", "v1:se:", "v1:se:moon", "v1:se:show:1", "v1:se:km:mi", "v1:rp", "v1:tr:!!:yes", "v1:tr:ae:maybe"] {
        let answer = club.press_raw(ana, &overview, id).await;
        assert!(answer.content.contains("from another time"), "{id} is unknown: {}", answer.content);
    }
    let text = |name: &str, value: &str| vec![json!({"name": name, "type": 3, "value": value})];
    for (name, value) in [("language", "tlh"), ("units", "parsecs")] {
        let answer = club.command_raw(ana, "settings", text(name, value)).await;
        assert!(answer.content.contains("A choice from the list works"), "{name}: {}", answer.content);
    }
    assert_eq!(club.everything().await, before, "and nothing has changed");
    club.close().await;
}

#[tokio::test]
async fn the_settings_of_another_member_are_out_of_reach_and_strangers_are_pointed_to_start() {
    let (club, ana) = club_with_ana().await;
    let ben = club.runner("Ben");
    club.join(ben, Joining::default()).await;
    let word = panel(&club, ana, "word").await;
    // Ben cannot see Ana's answer; by hand he sends its button under one of his own.
    let his = club.command(ben, "settings", &[]).await;
    club.press_raw(ben, &his, &custom_id(&word, "Athlete", 0)).await;
    let words = club.facts("select coalesce(self_word, '-') from member order by id").await;
    assert_eq!(words, ["-", "athlete"], "a press changes the presser's own settings alone");
    let cleo = club.runner("Cleo");
    let before = club.everything().await;
    for options in [vec![], vec![("word", "cleo".into())], vec![("evening", "19:30".into())]] {
        let answer = club.command(cleo, "settings", &options).await;
        assert!(answer.content.contains("/start"), "{}", answer.content);
    }
    assert_eq!(club.everything().await, before);
    club.close().await;
}

#[tokio::test]
async fn a_name_that_looks_like_markdown_or_a_mention_does_nothing() {
    let club = Club::open().await;
    let odd = club.runner("**@everyone** <@1> [x](https://y.z)");
    club.join(odd, Joining::default()).await;
    for (path, options) in [("settings", vec![]), ("me", vec![]), ("help", vec![]), ("settings", vec![("word", "bee".into())])] {
        let answer = club.command(odd, path, &options).await;
        assert!(answer.pinged.is_empty() && !answer.pinged_everyone, "/{path} rings nobody");
        assert!(!answer.content.contains("**@everyone**"), "/{path}: {}", answer.content);
    }
    club.close().await;
}
