//! One newcomer's journey on the page, in a real Chromium: joining, the next morning, Done, the board, and all of it again after a
//! restart.

#[path = "journey/axe.rs"]
mod axe;
#[path = "journey/browser.rs"]
mod browser;
#[path = "journey/open.rs"]
mod open;
#[path = "journey/parts.rs"]
mod parts;
#[path = "journey/process.rs"]
mod process;
#[path = "journey/sampler.rs"]
mod sampler;
#[path = "journey/samples.rs"]
mod samples;
#[path = "journey/views.rs"]
mod views;
#[path = "journey/year.rs"]
mod year;

use std::io::Write;
use std::path::Path;

use serde_json::Value;

use self::browser::{Browser, ENTER, ESCAPE};
use self::process::Rehearsal;
use self::views::Views;

/// The text of the latest message in the open channel.
const LATEST: &str = "([...document.querySelectorAll('.message')].at(-1)?.innerText ?? '')";
/// The latest message is a reminder that was answered: its row is [Change], and the session is named.
const ANSWERED: &str = "(([...document.querySelectorAll('.message')].at(-1)?.innerText ?? '').match(/trength A[^]*Change/) !== null \
     && !([...document.querySelectorAll('.message')].at(-1)?.innerText ?? '').includes('Not today'))";

#[expect(clippy::disallowed_methods, reason = "switches of the test run itself, which has no configuration")]
fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| value == "1")
}

/// Says that something was not looked at, and why; fails where all of it is wanted.
fn skip(what: &str) {
    assert!(!is_set("REQUIRE_CHROMIUM"), "REQUIRE_CHROMIUM=1, and this cannot be done: {what}");
    let _ = std::io::stderr().write_all(format!("skipped: {what}\n").as_bytes());
}

/// A browser, or a word about why there is none.
async fn browser() -> Option<Browser> {
    let browser = Browser::open().await;
    if browser.is_none() {
        skip("the page in a browser; there is no chromedriver (Debian's package `chromium-driver`)");
    }
    browser
}

/// What the page's interface says.
async fn ask(rehearsal: &Rehearsal, what: &str) -> Value {
    let answer = reqwest::get(format!("{}/rehearsal/api/{what}", rehearsal.address)).await.expect("an answer");
    assert!(answer.status().is_success(), "{what}: {}", answer.status());
    answer.json().await.expect("JSON")
}

/// The same without the ends of links to files, which are signed anew whenever somebody looks.
fn unsigned(value: Value) -> Value {
    match value {
        Value::String(link) if link.starts_with("/cdn/") => link.split('?').next().unwrap_or_default().into(),
        Value::Array(list) => list.into_iter().map(unsigned).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, inner)| (name, unsigned(inner))).collect(),
        other => other,
    }
}

/// Everything that Ana sees, and the time.
struct Sight {
    scene: Value,
    places: Vec<Value>,
}

async fn sight(rehearsal: &Rehearsal) -> Sight {
    let scene = ask(rehearsal, "scene").await;
    let ana = scene["me"]["id"].as_str().expect("Ana").to_owned();
    let channels = scene["channels"].as_object().expect("channels").keys().cloned();
    let mut places = Vec::new();
    for channel in channels.chain(scene["dm"]["id"].as_str().map(str::to_owned)) {
        places.push(unsigned(ask(rehearsal, &format!("messages?as={ana}&channel={channel}")).await));
    }
    Sight { scene, places }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newcomer_joins_checks_in_and_finds_everything_again() {
    let Some(browser) = browser().await else { return };
    let state = tempfile::tempdir().expect("a folder");
    let rehearsal = Rehearsal::start(state.path(), "0");
    browser.visit(&format!("{}/", rehearsal.address)).await;
    browser.wait("the post with Start", &format!("{LATEST}.includes('Press Start')")).await;
    browser.wait("the clock can be moved", "document.querySelector('[data-how=morning]').ariaDisabled === 'false'").await;

    let mut views = Views::new(&browser).await;
    views.look("channel").await;
    commands(&browser, &mut views).await;
    join(&browser, &mut views).await;
    let before = board(&browser).await;
    views.look("board").await;

    browser.click(".place", "Second Wind").await;
    browser.wait("the first hello", &format!("{LATEST}.includes('/stop')")).await;
    browser.click("button", "next morning").await;
    browser
        .wait("a reminder on Monday morning", &format!("{LATEST}.includes('strength A') && {LATEST}.includes('Not today')"))
        .await;
    browser.wait("the clock's arrival", "document.querySelector('#journey').hidden").await;
    browser.wait("07:32", "document.querySelector('#now').textContent.startsWith('Mon') && document.querySelector('#now').textContent.endsWith('07:32')").await;
    let shown = browser.value(LATEST).await.as_str().unwrap_or_default().to_owned();
    assert!(shown.contains("one round of squats and calf raises"), "the small version is named: {shown}");
    if is_set("WRITE_SCREENSHOT") {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/screenshot.png");
        std::fs::write(path, browser.picture().await).expect("the screenshot is written");
    }
    views.look("reminder").await;
    let reminders = browser.value("document.querySelectorAll('.message').length").await;

    let morning = board(&browser).await;
    assert_ne!(morning, before, "Monday brings a new board");
    browser.click(".place", "Second Wind").await;
    browser.click(".message button", "Done").await;
    browser.wait("the reminder, edited in place", ANSWERED).await;
    assert_eq!(browser.value("document.querySelectorAll('.message').length").await, reminders, "no second message came");

    words_stay_words(&browser).await;
    behind_the_scenes(&browser, &mut views).await;
    views.end();

    browser.click(".place", "streak-board").await;
    let changed = format!("{LATEST}.includes('This week together') && {LATEST} !== {}", Value::String(morning.clone()));
    browser.wait("Ana's session on the board", &changed).await;
    let strength = |text: &str| {
        let after = text.split("strength ").nth(1).unwrap_or("0");
        after.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u32>().unwrap_or(0)
    };
    let after = browser.value(LATEST).await.as_str().unwrap_or_default().to_owned();
    assert!(strength(&after) > strength(&morning), "the week's strength grew by hers.\nBefore:\n{morning}\nAfter:\n{after}");
    assert!(after.contains("Ana"), "she chose to share her name: {after}");
    assert_eq!(browser.complaints().await, Vec::<String>::new(), "the page's console is quiet");

    let then = sight(&rehearsal).await;
    assert_eq!(then.scene["violations"], serde_json::json!([]), "the bot sent nothing that it must not send");
    let port = rehearsal.port().to_owned();
    rehearsal.interrupt();
    browser.wait("the page says that it stopped", "document.querySelector('#notice').textContent.includes('has stopped')").await;

    let rehearsal = Rehearsal::start(state.path(), &port);
    let now = sight(&rehearsal).await;
    assert_eq!(now.places, then.places, "every message stands as it stood");
    assert_eq!(now.scene["me"], then.scene["me"], "the bot knows Ana as before");
    let went_by = now.scene["now"].as_i64().expect("a time") - then.scene["now"].as_i64().expect("a time");
    assert!((0..60_000).contains(&went_by), "the rehearsed time stood still while it was stopped; {went_by} ms went by");
    browser.wait("the page comes back by itself", "document.querySelector('#notice').hidden").await;
    browser.click(".place", "Second Wind").await;
    browser.wait("the reminder as it was left", ANSWERED).await;
    browser.click(".message button", "Change").await;
    browser.wait("old buttons still work", &format!("{LATEST}.includes('Not today')")).await;
    assert_eq!(sight(&rehearsal).await.scene["violations"], serde_json::json!([]), "nor after the restart");
    rehearsal.interrupt();
    browser.close().await;
}

/// Joins by the keyboard where a keyboard is natural: the command with its city looked up, then the buttons.
async fn join(browser: &Browser, views: &mut Views<'_>) {
    browser.click("#write", "").await;
    browser.type_text("/start").await;
    browser
        .wait("the command is offered", "document.querySelector('.choices [aria-selected=true]')?.innerText.startsWith('/start')")
        .await;
    browser.type_text(ENTER).await;
    browser.wait("its option", "document.activeElement?.name === 'city'").await;
    browser.type_text("Porto").await;
    browser.wait("cities are looked up", "document.querySelector('.ask .choices li')?.innerText.includes('Porto')").await;
    browser.type_text(ENTER).await;
    browser.wait("the city is taken", "document.activeElement?.value.includes('Lisbon')").await;
    browser.type_text(ENTER).await;
    browser.wait("who sees it", &format!("{LATEST}.includes('Only you can see this')")).await;
    browser.click(".button", "18 or over").await;
    browser.wait("the question whether the clock is right", &format!("{LATEST}.includes('for you now?')")).await;
    browser.click(".button", "Another city").await;
    browser.wait("the form", "document.querySelector('dialog[open] input') === document.activeElement").await;
    views.look("city").await;
    browser.type_text("Lisbon").await;
    browser.type_text(ENTER).await;
    browser.wait("the form has gone", "!document.querySelector('dialog[open]')").await;
    browser.wait("Lisbon's clock", &format!("/Lisbon.*18:4\\d for you now/s.test({LATEST})")).await;
    browser.click(".button", "that's my time").await;
    browser.click(".message .select", "Pick a time").await;
    browser.type_text("07:3").await;
    browser.type_text(ENTER).await;
    browser.click(".button", "Steady").await;
    browser.click(".button", "Share my name").await;
    browser.wait("today's sessions", &format!("{LATEST}.includes('easy walk') && {LATEST}.includes('07:30')")).await;
}

/// A command being typed, and the three with the most options being filled in, with room for them on a phone too.
async fn commands(browser: &Browser, views: &mut Views<'_>) {
    browser.click("#write", "").await;
    browser.type_text("/").await;
    browser.wait("the commands", "document.querySelectorAll('.choices [role=option]').length > 5").await;
    views.look("commands").await;
    for (path, view) in [("plan add", "plan-add"), ("settings", "settings"), ("club setup", "club-setup")] {
        browser.run("document.getElementById('write').value = ''").await;
        browser.type_text(&format!("/{path}")).await;
        browser.type_text(ENTER).await;
        browser.wait("its options", "document.activeElement.closest('.pill, .optional')").await;
        browser.size(360, 740).await;
        browser.settled().await;
        let sent = "(({ top, bottom }) => top > 0 && bottom <= innerHeight)(document.querySelector('.command [type=submit]').getBoundingClientRect())";
        assert_eq!(browser.value(sent).await, true, "/{path}: Send is in sight on a phone");
        views.look(view).await;
        browser.click(".command-head .plain", "Cancel").await;
        browser.wait("writing", "document.activeElement.id === 'write'").await;
    }
    browser.type_text(ESCAPE).await;
}

/// The panel for the curious: what comes next, what went over the wire, and trouble that is seen and ended.
async fn behind_the_scenes(browser: &Browser, views: &mut Views<'_>) {
    browser.click(".place", "Second Wind").await;
    browser.click("#curious", "").await;
    browser
        .wait("what the bot does next", "document.querySelector('#panel-jobs').textContent.includes('plans what to send')")
        .await;
    browser
        .wait("what went over the wire", "document.querySelector('#panel-wire').textContent.includes('INTERACTION_CREATE')")
        .await;
    browser.click(".wire summary", "INTERACTION_CREATE").await;
    browser.wait("a body", "document.querySelector('.wire pre')?.textContent.includes('\"token\": \"…\"')").await;
    browser.run("document.querySelector('.wire[open]').scrollIntoView({ block: 'center' })").await;
    views.look("over-the-wire").await;
    browser.run("document.querySelector('.wire[open]').open = false; document.querySelector('.panel-body').scrollTop = 0; document.getElementById('panel-close').focus()").await;
    views.look("behind-the-scenes").await;
    browser.click(".healths label", "Away").await;
    browser.wait("what is on is said", "document.querySelector('#trouble').textContent.includes('Discord is away')").await;
    browser.wait("the gateway is gone", "document.querySelector('#gateway-state').textContent.includes('closed')").await;
    browser.click(".message button", "Change").await;
    browser
        .wait("the press fails", "document.querySelector('.message .failed')?.textContent === 'This interaction failed'")
        .await;
    browser.click("#panel-close", "").await;
    views.look("trouble").await;
    browser.click("#trouble button", "Make it well again").await;
    browser.wait("nothing is on any more", "document.querySelector('#trouble').hidden").await;
    browser.wait("the bot is back", "!document.querySelector('#dms .off')").await;
    browser.click("#dm-closed", "").await;
    browser.wait("that too is said", "document.querySelector('#trouble').textContent.includes(\"Ana's DMs are closed\")").await;
    browser.click("#trouble button", "Make it well again").await;
    browser.wait("and ended", "document.querySelector('#trouble').hidden && !document.querySelector('#dm-closed').checked").await;
}

/// What people write is shown as text, with its Markdown, and is never read as HTML.
async fn words_stay_words(browser: &Browser) {
    browser.click(".place", "general").await;
    browser.click("#write", "").await;
    browser.type_text("Well **done** <b id=bad>all</b> \\*of\\* `*you*` <t:0:R> https://example.org/a").await;
    browser.type_text(ENTER).await;
    let last = "[...document.querySelectorAll('.message .text')].at(-1)";
    browser.wait("Ana's words", &format!("{last}?.textContent.startsWith('Well done <b id=bad>all</b> *of* *you*')")).await;
    let marks = browser.value(&format!("[...{last}.querySelectorAll('*')].map((one) => one.tagName).join(' ')")).await;
    assert_eq!(marks, "P STRONG CODE TIME A", "bold, code, a time and a link, and nothing that she wrote as HTML");
}

/// What the board shows.
async fn board(browser: &Browser) -> String {
    browser.click(".place", "streak-board").await;
    browser
        .wait(
            "the board",
            &format!("document.querySelector('#where').textContent.includes('streak') && {LATEST}.includes('Harbour Runners')"),
        )
        .await;
    browser.value(LATEST).await.as_str().unwrap_or_default().to_owned()
}
