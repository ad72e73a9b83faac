//! `/plan edit` and `/plan template`, and the way back from every change of the plan.

mod templates;
pub(crate) mod used;

use serde_json::{Value, json};

use crate::club::{Joining, custom_id, labels, utc};
use crate::daily::club_with_ana;

/// The versions of a session by its first title: title, minutes, days as bits, cue, from and until.
pub(crate) const VERSIONS: &str = "select title || ' ' || minutes || ' ' || days || ' ' || coalesce(cue, '-') || ' ' || valid_from || ' ' \
     || coalesce(valid_until, '') from session_version where session_id = (select session_id from session_version where title = \
     'strength A') order by valid_from";

#[tokio::test]
async fn an_edit_counts_from_today_on_and_undo_takes_it_back() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-02T07:31")).await;
    let monday = club.last_dm(ana);
    club.press(ana, &monday, "Done").await;
    club.until(utc("2026-03-04T12:00")).await;
    let options = [("session", "strength A".into()), ("minutes", 30.into()), ("days", "mon, wed".into())];
    let edited = club.command(ana, "plan edit", &options).await;
    assert!(edited.content.contains("trength A is changed from today on"), "{}", edited.content);
    assert!(edited.content.contains("about 30 minutes: Monday and Wednesday"), "and shown as it is now: {}", edited.content);
    assert_eq!(labels(&edited), [["Undo", "Title and words", "Days and dates", "Remove"]]);
    assert_eq!(
        club.facts(VERSIONS).await,
        ["strength A 20 1 after work 2026-03-02 2026-03-04", "strength A 30 5 after work 2026-03-04 "],
        "the days before keep what they had"
    );
    let today = club.command(ana, "today", &[]).await;
    assert!(today.content.contains("strength A**, about 30 minutes"), "it is on today's list: {}", today.content);
    let undone = club.press(ana, &edited, "Undo").await;
    assert_eq!(labels(&undone), [["Today's sessions", "This week"]]);
    assert_eq!(
        club.facts(VERSIONS).await,
        ["strength A 20 1 after work 2026-03-02 2026-03-04", "strength A 20 1 after work 2026-03-04 "]
    );
    let today = club.press(ana, &undone, "Today's sessions").await;
    assert!(!today.content.contains("strength A"), "and off it again: {}", today.content);
    let before = club.everything().await;
    let twice = custom_id(&edited, "Undo", 0);
    club.press_raw(ana, &undone, &twice).await;
    assert_eq!(club.everything().await, before, "twice is once");
    club.close().await;
}

#[tokio::test]
async fn todays_letter_follows_an_edit() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-02T07:31")).await;
    let monday = club.last_dm(ana);
    club.command(ana, "plan edit", &[("session", "strength A".into()), ("title", "legs at home".into())]).await;
    club.forward(chrono::TimeDelta::seconds(3)).await;
    assert!(club.see(monday.id).content.contains("legs at home"), "{}", club.see(monday.id).content);
    club.press(ana, &monday, "Done").await;
    assert_eq!(club.facts("select local_date || outcome from occurrence where outcome <> 'open'").await, ["2026-03-02done"]);
    club.close().await;
}

#[tokio::test]
async fn the_forms_are_filled_in_with_what_is_there() {
    let (club, ana) = club_with_ana().await;
    let card = club.command(ana, "plan edit", &[("session", "strength A".into())]).await;
    assert_eq!(labels(&card), [["Title and words", "Days and dates", "Remove"]]);
    assert!(card.content.contains("Small version: one round of squats and calf raises"), "{}", card.content);
    let before = club.everything().await;
    let (_, words) = club.open_form(ana, &card, "Title and words").await;
    let names: Vec<&str> = words.keys().map(String::as_str).collect();
    assert_eq!(names, ["cue", "full", "minutes", "small", "title"]);
    assert_eq!((words["title"].as_str(), words["minutes"].as_str(), words["cue"].as_str()), ("strength A", "20", "after work"));
    let (_, days) = club.open_form(ana, &card, "Days and dates").await;
    let given: Vec<(&str, &str)> = days.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(given, [("days", "mon"), ("every_weeks", "1"), ("fallback", ""), ("from", "2026-03-02"), ("until", "")]);
    assert_eq!(club.everything().await, before, "looking writes nothing");

    let same = club.fill_in(ana, &card, "Title and words", &[]).await;
    assert_eq!(labels(&same), [["Title and words", "Days and dates", "Remove"]], "nothing changed, nothing to undo");
    assert_eq!(club.everything().await, before, "sent as it is, it changes nothing");

    let lines = [("title", "legs"), ("minutes", "25"), ("cue", ""), ("full", " ")];
    let edited = club.fill_in(ana, &card, "Title and words", &lines).await;
    assert_eq!(edited.id, card.id, "in place");
    let kept = "select title || ' ' || minutes || ' ' || coalesce(cue, '-') || ' ' || coalesce(full_words, '-') from session_version where title = 'legs'";
    assert_eq!(club.facts(kept).await, ["legs 25 - -"], "what was emptied is gone");
    let lines = [("days", "tue, sat"), ("every_weeks", "2"), ("until", "2026-06-30"), ("fallback", "sun")];
    club.fill_in(ana, &edited, "Days and dates", &lines).await;
    let kept = "select days || ' ' || every_weeks || ' ' || starts_on || ' ' || ends_on || ' ' || fallback_day from session_version where title = 'legs'";
    assert_eq!(club.facts(kept).await, ["34 2 2026-03-02 2026-06-30 6"]);
    club.close().await;
}

#[tokio::test]
async fn what_cannot_be_kept_is_refused_and_nothing_of_it_is_taken() {
    let (club, ana) = club_with_ana().await;
    let card = club.command(ana, "plan edit", &[("session", "strength A".into())]).await;
    let before = club.everything().await;
    let words: [(&[(&str, &str)], &str); 8] = [
        (&[("title", "@everyone")], "mention or an invisible character"),
        (&[("title", "   ")], "no words"),
        (&[("title", "fine"), ("small", "\u{202e}x")], "mention or an invisible character"),
        (&[("minutes", "ten")], "Minutes go from 1 to 600"),
        (&[("minutes", "0")], "Minutes go from 1 to 600"),
        (&[("minutes", "999")], "Minutes go from 1 to 600"),
        (&[("minutes", "1.5")], "Minutes go from 1 to 600"),
        (&[("cue", "<@1234567890123456789>")], "mention or an invisible character"),
    ];
    for (lines, said) in words {
        let answer = club.fill_in(ana, &card, "Title and words", lines).await;
        assert!(answer.content.contains(said), "{lines:?} is answered with {said:?}: {}", answer.content);
        assert_eq!(club.everything().await, before, "{lines:?}: nothing of it is taken");
    }
    let days: [(&[(&str, &str)], &str); 9] = [
        (&[("days", "funday")], "On which days?"),
        (&[("days", "  ")], "On which days?"),
        (&[("every_weeks", "0")], "from 1 to 52"),
        (&[("every_weeks", "53")], "from 1 to 52"),
        (&[("every_weeks", "x")], "from 1 to 52"),
        (&[("from", "2026-02-30")], "as a date"),
        (&[("until", "2026-03-01")], "The end comes before the start"),
        (&[("from", "2026-04-01"), ("until", "2026-03-20")], "The end comes before the start"),
        (&[("fallback", "mon, tue")], "On which days?"),
    ];
    for (lines, said) in days {
        let answer = club.fill_in(ana, &card, "Days and dates", lines).await;
        assert!(answer.content.contains(said), "{lines:?} is answered with {said:?}: {}", answer.content);
        assert_eq!(club.everything().await, before, "{lines:?}: nothing of it is taken");
    }
    let text = |name: &str, value: &str| json!({"name": name, "type": 3, "value": value});
    let session = text("session", "strength A");
    let options: Vec<(Vec<Value>, &str)> = vec![
        (vec![], "don't know what to do"),
        (vec![text("session", "nothing of mine")], "can't find that session"),
        (vec![text("session", "")], "can't find that session"),
        (vec![session.clone(), text("kind", "marathon")], "don't know what to do"),
        (vec![session.clone(), text("area", "sleep")], "don't know what to do"),
        (vec![session.clone(), json!({"name": "long", "type": 5, "value": true})], "don't know what to do"),
        (vec![session.clone(), json!({"name": "minutes", "type": 4, "value": 9_007_199_254_740_991_i64})], "Minutes go"),
        (vec![session.clone(), json!({"name": "every_weeks", "type": 4, "value": -1})], "from 1 to 52"),
        (vec![session.clone(), text("title", &"🏃".repeat(41))], "characters fit"),
        (vec![session.clone(), text("minutes", "ten")], "don't know what to do"),
        (vec![session, text("title", &"x".repeat(5_000))], "characters fit"),
    ];
    for (options, said) in options {
        let answer = club.command_raw(ana, "plan edit", options.clone()).await;
        assert!(answer.content.contains(said), "{options:?} is answered with {said:?}: {}", answer.content);
        assert_eq!(club.everything().await, before, "{options:?} writes nothing");
    }
    club.close().await;
}

#[tokio::test]
async fn unicode_of_every_sort_in_each_field() {
    let (club, ana) = club_with_ana().await;
    let fields = ["title", "small", "full", "cue"];
    let before = club.everything().await;
    for field in fields {
        for text in [
            "a\u{202e}b",
            "a\u{200b}b",
            "\u{2066}x\u{2069}",
            "a\u{feff}",
            "a\u{ad}b",
            "x\u{0}y",
            "\u{200d}",
            "\u{3164}",
            "\u{301}",
            "a\u{e0041}",
            "@here",
            "</plan:1>",
            "<#1>",
        ] {
            let options = vec![
                json!({"name": "session", "type": 3, "value": "strength A"}),
                json!({"name": field, "type": 3, "value": text}),
            ];
            let answer = club.command_raw(ana, "plan edit", options).await;
            assert!(answer.content.contains("mention or an invisible character"), "{field} {text:?}: {}", answer.content);
            assert!(answer.pinged.is_empty() && !answer.pinged_everyone);
        }
    }
    assert_eq!(club.everything().await, before, "nothing of it is kept");
    let card = club.command(ana, "plan edit", &[("session", "strength A".into())]).await;
    let forty = "🏃".repeat(40);
    for text in ["כוח א", "قوة", "e\u{301}te\u{301}", "Z͑ͫa̴l", "👩\u{200d}🦰 day", "深呼吸", forty.as_str(), "**bold** _x_ `y`"]
    {
        let lines: Vec<(&str, &str)> = fields.iter().map(|field| (*field, text)).collect();
        let edited = club.fill_in(ana, &card, "Title and words", &lines).await;
        assert!(edited.content.contains("changed from today on"), "{text:?}: {}", edited.content);
        let kept = club.facts("select title || '|' || small_words || '|' || full_words || '|' || cue from session_version where valid_until is null order by session_id limit 1").await;
        assert_eq!(kept, [[text; 4].join("|")], "kept as it was typed");
        let week = club.command(ana, "week", &[]).await;
        let (_, form) = club.open_form(ana, &edited, "Title and words").await;
        assert_eq!(form["title"], text, "and comes back as it was typed");
        assert!(week.content.chars().count() <= 2000 && week.pinged.is_empty(), "{}", week.content);
    }
    club.close().await;
}

#[tokio::test]
async fn an_edit_keeps_within_what_a_week_holds() {
    let (club, ana) = club_with_ana().await;
    for title in ["one", "two", "three"] {
        let options = [
            ("kind", "mobility".into()),
            ("title", title.into()),
            ("minutes", 10.into()),
            ("days", "daily".into()),
            ("small", "ten toe curls".into()),
        ];
        club.command(ana, "plan add", &options).await;
    }
    let before = club.everything().await;
    let four = [("session", "strength A".into()), ("days", "mon, tue, wed, thu".into())];
    let refused = club.command(ana, "plan edit", &four).await;
    assert!(refused.content.contains("up to 28"), "26 and three more are too many: {}", refused.content);
    assert_eq!(club.everything().await, before);
    let three = [("session", "strength A".into()), ("days", "mon, tue, wed".into())];
    let fits = club.command(ana, "plan edit", &three).await;
    assert!(fits.content.contains("changed from today on"), "its own place is not counted twice: {}", fits.content);
    club.close().await;
}

#[tokio::test]
async fn a_kind_is_changed_with_what_belongs_to_it() {
    let (club, ana) = club_with_ana().await;
    let edit = |options: Vec<(&'static str, Value)>| {
        let mut all = vec![("session", "easy walk".into())];
        all.extend(options);
        all
    };
    let kept = "select kind || ' ' || coalesce(area, '-') || ' ' || is_long || is_reminded from session_version where title = 'easy walk' order by valid_from desc limit 1";
    club.command(ana, "plan edit", &edit(vec![("kind", "mobility".into())])).await;
    assert_eq!(club.facts(kept).await, ["mobility - 01"], "an area goes with recovery");
    club.command(ana, "plan edit", &edit(vec![("kind", "recovery".into()), ("area", "sleep".into())])).await;
    assert_eq!(club.facts(kept).await, ["recovery sleep 01"]);
    club.command(ana, "plan edit", &edit(vec![("kind", "run".into()), ("long", true.into())])).await;
    assert_eq!(club.facts(kept).await, ["run - 10"], "a run is reminded of if she asks");
    club.command(ana, "plan edit", &edit(vec![("kind", "strength".into())])).await;
    assert_eq!(club.facts(kept).await, ["strength - 01"], "and long is for runs");
    club.close().await;
}

#[tokio::test]
async fn another_members_session_cannot_be_seen_or_changed() {
    let (club, ana) = club_with_ana().await;
    let ben = club.runner("Ben");
    club.join(ben, Joining::default()).await;
    let hers = club.command(ana, "plan edit", &[("session", "strength A".into()), ("minutes", 30.into())]).await;
    let his = club.command(ben, "plan edit", &[("session", "strength A".into())]).await;
    let before = club.everything().await;
    for label in ["Undo", "Title and words", "Days and dates", "Remove"] {
        let answer = club.press_raw(ben, &his, &custom_id(&hers, label, 0)).await;
        assert!(answer.content.contains("someone else's plan"), "[{label}]: {}", answer.content);
    }
    let (_, her_value) = club.typing(ana, "plan edit", "session", "strength A").await.remove(0);
    let answer = club.command_raw(ben, "plan edit", vec![json!({"name": "session", "type": 3, "value": her_value})]).await;
    assert!(answer.content.contains("can't find that session"), "{}", answer.content);
    for id in ["v1:pe:one:zzzz", "v1:pe:words:ae:more", "v1:pe:take:everything", "v1:pe:dance"] {
        let answer = club.press_raw(ben, &his, id).await;
        assert!(answer.content.contains("another time") || answer.content.contains("can't find"), "{id}: {}", answer.content);
    }
    // A form's name under a button carries no lines.
    let id = custom_id(&his, "Title and words", 0).replace("words", "said");
    let answer = club.press_raw(ben, &his, &id).await;
    assert!(answer.content.contains("don't know what to do"), "{}", answer.content);
    assert_eq!(club.everything().await, before);
    let cleo = club.runner("Cleo");
    for (path, options) in [("plan edit", vec![("session", "strength A".into())]), ("plan template", vec![])] {
        let answer = club.command(cleo, path, &options).await;
        assert!(answer.content.contains("/start"), "{}", answer.content);
    }
    club.close().await;
}

#[tokio::test]
async fn adding_and_removing_are_taken_back_unless_a_later_change_stands_on_them() {
    let (club, ana) = club_with_ana().await;
    let in_plan = "select title from session_version where valid_until is null order by session_id";
    let whole = club.facts(in_plan).await;
    let removed = club.command(ana, "plan remove", &[("session", "strength A".into())]).await;
    assert_eq!(labels(&removed), [["Undo"]]);
    club.press(ana, &removed, "Undo").await;
    assert_eq!(club.facts(in_plan).await, whole, "put back");
    let options = [
        ("kind", "mobility".into()),
        ("title", "feet".into()),
        ("minutes", 10.into()),
        ("days", "sat".into()),
        ("small", "ten toe curls".into()),
    ];
    let added = club.command(ana, "plan add", &options).await;
    assert_eq!(labels(&added), [["Undo"]]);
    let undo_added = custom_id(&added, "Undo", 0);
    let edited = club.command(ana, "plan edit", &[("session", "feet".into()), ("minutes", 12.into())]).await;
    let before = club.everything().await;
    let refused = club.press_raw(ana, &added, &undo_added).await;
    assert!(refused.content.contains("another time"), "an edit stands on it: {}", refused.content);
    assert_eq!(club.everything().await, before);
    club.press(ana, &edited, "Undo").await;
    club.press_raw(ana, &added, &undo_added).await;
    assert_eq!(club.facts(in_plan).await, whole, "one after the other, all is as it was");
    let gone = club.press_raw(ana, &edited, &custom_id(&edited, "Days and dates", 0)).await;
    assert!(gone.content.contains("can't find that session"), "{}", gone.content);
    club.close().await;
}
