//! Every option of every command, at its limits, beyond them, and as no Discord client would send it. The commands are those that the
//! bot registers, so that a new option is tried without a word here.

use std::collections::BTreeMap;

use rehearsal::discord::UserId;
use serde_json::{Value, json};

use super::rings_nobody;
use crate::club::Club;
use crate::daily::club_with_ana;
use crate::plan_files::events;

/// Kinds of options (`discord-api-docs: developers/interactions/application-commands.mdx` "Application Command Option Type").
pub(super) mod kind {
    pub(in crate::bad_input) const SUB_COMMAND: u64 = 1;
    pub(in crate::bad_input) const STRING: u64 = 3;
    pub(in crate::bad_input) const INTEGER: u64 = 4;
    pub(in crate::bad_input) const BOOLEAN: u64 = 5;
    pub(in crate::bad_input) const PERSON: u64 = 6;
    pub(in crate::bad_input) const ATTACHMENT: u64 = 11;
}

/// A command or subcommand with its options.
pub(crate) struct Command {
    pub(crate) path: String,
    pub(crate) options: Vec<Value>,
}

pub(crate) fn commands(club: &Club) -> Vec<Command> {
    let mut all = Vec::new();
    for command in club.world.commands() {
        let name = command["name"].as_str().expect("a name");
        let options = command["options"].as_array().cloned().unwrap_or_default();
        let (subs, own): (Vec<Value>, Vec<Value>) = options.into_iter().partition(|option| option["type"] == kind::SUB_COMMAND);
        if subs.is_empty() {
            all.push(Command { path: name.to_owned(), options: own });
        }
        for sub in subs {
            let path = format!("{name} {}", sub["name"].as_str().expect("a name"));
            all.push(Command { path, options: sub["options"].as_array().cloned().unwrap_or_default() });
        }
    }
    assert!(all.len() >= 12, "the bot registers its commands: {}", all.len());
    all
}

/// A value that the bot takes, by the option's name.
pub(crate) fn good(club: &Club, option: &Value) -> Value {
    let name = option["name"].as_str().expect("a name");
    if let Some(choice) = option["choices"].as_array().and_then(|choices| choices.first()) {
        return choice["value"].clone();
    }
    if option["type"] == kind::ATTACHMENT {
        let calendar = events(&[("Yoga", 2, 8, 7), ("Core", 3, 8, 7)]);
        let file = club.world.upload(club.general, "plan.ics", "text/calendar", calendar.as_bytes()).expect("a file");
        return json!(file);
    }
    match name {
        "session" => json!("strength A"),
        "city" => json!("London"),
        "channel" | "start_post" => json!(club.board),
        "days" => json!("sat"),
        name if name.contains("time") || name.contains("quiet") || name.contains("evening") => json!("07:30"),
        name if ["day", "from", "until", "starts", "ends"].iter().any(|date| name.contains(date)) => json!("2026-03-02"),
        _ if option["type"] == kind::INTEGER => option["min_value"].as_u64().map_or(json!(1), |least| json!(least)),
        _ if option["type"] == kind::BOOLEAN => json!(true),
        _ => json!("feet"),
    }
}

pub(crate) fn sent(name: &str, kind: u64, value: &Value) -> Value {
    json!({ "name": name, "type": kind, "value": value })
}

/// The required options but `instead`, and that one as given.
pub(super) fn with(club: &Club, command: &Command, instead: &Value) -> Vec<Value> {
    let name = |option: &Value| option["name"].as_str().expect("a name").to_owned();
    let required = command.options.iter().filter(|option| option["required"] == true && option["name"] != instead["name"]);
    let mut all: Vec<Value> =
        required.map(|option| sent(&name(option), option["type"].as_u64().expect("a type"), &good(club, option))).collect();
    all.push(instead.clone());
    all
}

/// Values that an option refuses, whatever it is about.
fn never(option: &Value) -> Vec<Value> {
    let name = option["name"].as_str().expect("a name");
    let own = option["type"].as_u64().expect("a type");
    let as_own = |value: Value| sent(name, own, &value);
    let mut all = vec![
        // Another type than the command has.
        sent(name, kind::ATTACHMENT, &json!("1000000000000000999")),
        sent(
            name,
            if own == kind::BOOLEAN { kind::STRING } else { kind::BOOLEAN },
            &json!(if own == kind::BOOLEAN { json!("yes") } else { json!(true) }),
        ),
    ];
    match own {
        kind::STRING => {
            all.push(as_own(json!("x".repeat(6001))));
            if let Some(most) = option["max_length"].as_u64() {
                all.push(as_own(json!("x".repeat(usize::try_from(most).expect("a length") + 1))));
            }
            if option["choices"].is_array() {
                all.push(as_own(json!("never offered")));
            }
        }
        kind::INTEGER => {
            all.extend([i64::MIN, i64::MAX].map(|number| as_own(json!(number))));
            all.extend(option["min_value"].as_i64().map(|least| as_own(json!(least - 1))));
            all.extend(option["max_value"].as_i64().map(|most| as_own(json!(most + 1))));
        }
        kind::BOOLEAN => {}
        // Discord itself looks a person up, whatever their number.
        kind::PERSON => {}
        // A channel: none that is there, and none that could be.
        _ => all.extend(["1", "9223372036854775807"].map(|id| as_own(json!(id)))),
    }
    all
}

/// Uses a command with these options. Whatever they are, there is an answer in words that rings nobody.
async fn tried(club: &Club, user: UserId, command: &Command, options: &[Value]) -> String {
    let answer = club.command_raw(user, &command.path, options.to_vec()).await;
    rings_nobody(&answer);
    answer.content
}

/// Whoever asks for each command: Kim is a captain and a member, so nothing is refused for who asks.
pub(super) async fn club_with_kim() -> (Club, UserId) {
    let (club, _) = club_with_ana().await;
    let kim = club.kim;
    club.join(kim, crate::club::Joining::default()).await;
    (club, kim)
}

#[tokio::test]
async fn what_no_client_would_send_is_answered_and_changes_nothing() {
    let (club, kim) = club_with_kim().await;
    club.forward(chrono::TimeDelta::minutes(5)).await;
    let before = club.everything().await;
    let mut kept = BTreeMap::new();
    for command in commands(&club) {
        for option in &command.options {
            for bad in never(option) {
                let said = tried(&club, kim, &command, &with(&club, &command, &bad)).await;
                let now = club.everything().await;
                if now != before {
                    kept.insert(format!("/{} {bad}", command.path).chars().take(160).collect::<String>(), said);
                    panic!("something was written: {kept:?}");
                }
            }
        }
    }
    club.close().await;
}

#[tokio::test]
async fn an_event_that_cannot_be_read_is_lost_alone() {
    let (club, ana) = club_with_ana().await;
    let before = club.everything().await;
    let unreadable = [
        json!({ "name": "session", "type": 3 }),
        json!({ "name": "session", "type": 3, "value": null }),
        json!({ "name": "session", "type": 3, "value": 17 }),
    ];
    for option in unreadable {
        club.world.slash_raw(ana, club.general, "checkin", vec![option]).expect("a command that is registered");
    }
    let answer = club.command(ana, "today", &[]).await;
    assert!(answer.content.contains("strength A"), "the next one is answered: {}", answer.content);
    assert_eq!(club.everything().await, before, "and nothing came of them");
    // The second opinion on events cannot read them either, which is what they are for.
    assert!(
        club.world.violations().iter().all(|violation| violation.path == "INTERACTION_CREATE"),
        "{:?}",
        club.world.violations()
    );
    assert_eq!(club.logs.errors(), [""; 0], "no payload is logged");
}

/// Right to left, invisible, stacked, beyond the first plane, dressed up, and reaching for somebody.
const OF_EVERY_SORT: [&str; 10] = [
    "תרגילי רגליים",
    "\u{202e}desrever\u{202c}",
    "f\u{200b}e\u{200d}e\u{feff}t",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}",
    "🧘🏽‍♀️👩‍👩‍👧‍👦",
    "𝔽𝕖𝕖𝕥",
    "**feet** __x__ ~~y~~ ||z|| `c` > q # h",
    "@everyone <@1> <@&2> <#3> </x:4> <t:0:R>",
    "[feet](https://example.org) https://example.org",
    "a\nb\r\nc\td\u{0}e",
];

#[tokio::test]
async fn text_of_every_sort_is_answered_in_each_option_that_takes_text() {
    let (club, kim) = club_with_kim().await;
    for command in commands(&club) {
        if ["stop", "data delete", "data export", "club setup"].contains(&command.path.as_str()) {
            continue;
        }
        for option in command.options.iter().filter(|option| option["type"] == kind::STRING && option["choices"].is_null()) {
            let name = option["name"].as_str().expect("a name");
            for text in OF_EVERY_SORT {
                tried(&club, kim, &command, &with(&club, &command, &sent(name, kind::STRING, &json!(text)))).await;
            }
            if let Some(most) = option["max_length"].as_u64() {
                let longest = "ß".repeat(usize::try_from(most).expect("a length"));
                tried(&club, kim, &command, &with(&club, &command, &sent(name, kind::STRING, &json!(longest)))).await;
            }
        }
    }
    // Whatever of it was stored is shown, and the reminder that holds it goes out.
    for path in ["today", "week", "plan show", "me", "settings"] {
        if commands(&club).iter().any(|command| command.path == path) {
            rings_nobody(&club.command(kim, path, &[]).await);
        }
    }
    club.forward(chrono::TimeDelta::days(7)).await;
    for message in club.dms(kim) {
        rings_nobody(&message);
        assert!(!message.content.contains('\u{202e}') && !message.content.contains('\u{0}'), "{:?}", message.content);
    }
    club.close().await;
}
