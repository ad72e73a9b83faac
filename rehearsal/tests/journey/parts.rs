//! What a bot may send and a person may do, whether or not our bot does: every part of a message, every kind of option and field, by
//! mouse and by keyboard, and sixty messages at once.

use serde_json::{Value, json};
use tempfile::TempDir;

use super::browser::{BACKSPACE, Browser, DOWN, ENTER, ESCAPE, TAB, UP};
use super::open::Open;
use super::sampler::Sampler;
use super::views::Views;
use super::{LATEST, browser, samples};

/// A club with a small bot in it, and a browser that looks at it as Ana.
struct Club {
    browser: Browser,
    open: Open,
    sampler: Sampler,
    scene: Value,
    _place: TempDir,
}

impl Club {
    async fn start() -> Option<Self> {
        let browser = browser().await?;
        let place = tempfile::tempdir().expect("a folder");
        let open = Open::start(place.path()).await;
        let sampler = Sampler::start(&open.address).await;
        let scene = open.scene().await;
        browser.visit(&format!("{}/", open.address)).await;
        browser
            .wait("the small bot is here", "document.querySelector('#dms .place') && !document.querySelector('#dms .off')")
            .await;
        Some(Self { browser, open, sampler, scene, _place: place })
    }

    fn general(&self) -> &str {
        self.scene["guilds"][0]["channels"][0]["id"].as_str().expect("a channel")
    }

    fn ana(&self) -> &str {
        self.scene["me"]["id"].as_str().expect("Ana")
    }

    async fn end(self) {
        assert_eq!(self.browser.complaints().await, Vec::<String>::new(), "the page's console is quiet");
        assert_eq!(self.open.scene().await["violations"], json!([]), "Discord would take all of it");
        self.browser.close().await;
        self.open.end().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_part_of_a_message_is_drawn_and_can_be_used() {
    let Some(club) = Club::start().await else { return };
    let (browser, sampler, general) = (&club.browser, &club.sampler, club.general().to_owned());
    let picture = picture(browser).await;
    browser.visit(&format!("{}/", club.open.address)).await;
    browser.wait("the page", "document.querySelector('#write')").await;
    let role =
        club.scene["roles"].as_object().expect("roles").iter().find(|(_, name)| *name == "captains").expect("captains").0.clone();

    let now = club.scene["now"].as_i64().expect("a time") / 1000;
    sampler.send(&general, samples::markdown(club.ana(), &general, &role, now + 3 * 3600)).await;
    browser.wait("the Markdown", &format!("{LATEST}.includes('Head one')")).await;
    markdown(browser).await;
    let mut views = Views::new(browser).await;
    views.look("markdown").await;

    let file = |name| (name, "image/png", picture.clone());
    sampler.send_files(&general, samples::embed(), &[file("week.png"), file("small.png")]).await;
    browser.wait("the embed", "document.querySelector('.embed img')?.naturalWidth === 480").await;
    let alternative = browser.value("[...document.querySelectorAll('.message > .body > figure img')].at(-1).alt").await;
    assert_eq!(alternative, samples::ABOUT, "the picture says what it shows");
    browser.wait("the end is in sight", "log.scrollHeight - log.scrollTop - log.clientHeight < 5").await;
    views.look("embed").await;

    sampler.send(&general, samples::selects(club.ana())).await;
    browser.wait("selects", "document.querySelectorAll('.message:last-child .select').length === 5").await;
    choose(browser, &mut views).await;

    browser.run("document.getElementById('log').scrollTop = 0").await;
    browser.settled().await;
    let files = [file("week.png"), ("plan.csv", "text/csv", b"day,session\nMon,strength\n".to_vec()), file("other.png")];
    sampler.send_files(&general, samples::parts(), &files).await;
    browser.wait("the new parts", "document.querySelector('.container .gallery img')?.naturalWidth === 480").await;
    browser.wait("who reads further up is told of what is new", "!document.getElementById('newer').hidden").await;
    browser.click("#newer", "New messages").await;
    browser
        .wait("the end", "document.getElementById('newer').hidden && log.scrollHeight - log.scrollTop - log.clientHeight < 5")
        .await;
    let drawn = browser.value("['.section', '.section .picture', 'hr', '.gallery', '.file', '.veiled', '.style-5'].filter((one) => !document.querySelector(`.container ${one}`))").await;
    assert_eq!(drawn, json!([]), "none is left out");
    assert_eq!(browser.value("document.querySelector('.unknown')").await, Value::Null);
    views.look("parts").await;
    browser.click(".unveil", "Show").await;
    assert_eq!(browser.value("document.querySelector('.veiled')").await, Value::Null, "the spoiler is shown");
    browser.click(".section .button", "Move").await;
    browser.wait("the press arrived", &format!("{LATEST}.includes('chosen: null')")).await;

    form(browser, &mut views).await;
    for (sample, name, width, view) in
        [(samples::year(), "year-with-season.png", 900, "board-year"), (samples::weeks(), "strip.png", 896, "my-weeks")]
    {
        let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden").join(name);
        let golden = std::fs::read(golden).expect("a golden picture");
        sampler.send_files(&general, sample, &[("weeks.png", "image/png", golden)]).await;
        browser.wait(view, &format!("[...document.querySelectorAll('.picture img')].at(-1)?.naturalWidth === {width}")).await;
        browser.wait("its end is in sight", "log.scrollHeight - log.scrollTop - log.clientHeight < 5").await;
        views.look(view).await;
    }
    views.end();
    club.end().await;
}

/// A picture of 480 by 270, as a PNG.
async fn picture(browser: &Browser) -> Vec<u8> {
    browser.size(480, 270).await;
    browser.visit(samples::PICTURE).await;
    let picture = browser.picture().await;
    browser.usual_size().await;
    picture
}

async fn markdown(browser: &Browser) {
    let text = "[...document.querySelectorAll('.message .text')].at(-1)";
    let marks = [
        ("strong", "bold"),
        ("em", "leaning"),
        ("em strong, strong em", "both"),
        ("u", "under"),
        ("s", "gone"),
        ("blockquote", "quoted"),
        ("ol li", "first"),
        ("li.deep", "a deeper dot"),
        ("pre code", "let kept = \"as it is\";"),
        (".head-1", "Head one"),
        (".sub", "small print"),
        ("a", "words"),
        (".mention.mine", "@Ana"),
        ("button.mention", "#general"),
        ("[data-command]", "/ask"),
    ];
    for (mark, words) in marks {
        let found = browser.value(&format!("{text}.querySelector({})?.textContent", json!(mark))).await;
        assert_eq!(found, words, "{mark}");
    }
    let all = browser.value(&format!("{text}.textContent")).await;
    let all = all.as_str().expect("text");
    assert!(all.contains("@captains") && all.contains("@everyone") && all.contains("snake_case_stays"), "{all}");
    let times = browser.value(&format!("[...{text}.querySelectorAll('time.stamp')].map((one) => one.textContent)")).await;
    let times = times.as_array().expect("times");
    assert_eq!(times.len(), 7, "{times:?}");
    assert_eq!(times[6], "in 3 hours", "the relative one");
    assert!(
        times[1].as_str().is_some_and(|time| time.len() == 8) && times[0].as_str().is_some_and(|time| time.len() == 5),
        "{times:?}"
    );
    assert_eq!(browser.value("getComputedStyle(document.querySelector('.spoiler')).color").await, "rgba(0, 0, 0, 0)");
    browser.click(".spoiler", "").await;
    assert_eq!(browser.value("document.querySelector('.spoiler').classList.contains('shown')").await, true);
}

/// Selects by mouse and by keyboard: one, several, and the kinds that Discord fills.
async fn choose(browser: &Browser, views: &mut Views<'_>) {
    browser.click(".select", "Ana").await;
    browser.wait("the list is open", "document.activeElement.getAttribute('role') === 'listbox'").await;
    views.look("select").await;
    browser.click(".select", "Ana").await;
    if browser.value("Boolean(document.querySelector('.pop:not([hidden])'))").await != true {
        browser.click(".select", "Ana").await;
    }
    browser.wait("it is open again", "document.activeElement.getAttribute('role') === 'listbox'").await;
    browser.type_text("ben").await;
    browser.type_text(ENTER).await;
    browser.type_text(TAB).await;
    browser.wait("the button of several", "document.activeElement.textContent === 'Choose these'").await;
    browser.type_text(ENTER).await;
    browser.wait("two people were chosen", &format!("/chosen: \\[\"\\d+\",\"\\d+\"\\]/.test({LATEST})")).await;
    browser.click(".select", "Pick a role").await;
    browser.click("[role=option]", "@captains").await;
    browser.wait("a role was chosen", &format!("/chosen: \\[\"\\d+\"\\]/.test({LATEST})")).await;
    browser.click(".plain", "Dismiss").await;
    browser.click(".select", "Pick a channel").await;
    browser.click("[role=option]", "#general").await;
    browser.wait("a channel was chosen", &format!("/chosen: \\[\"\\d+\"\\]/.test({LATEST})")).await;
}

async fn form(browser: &Browser, views: &mut Views<'_>) {
    browser.click("#write", "").await;
    browser.type_text("/form").await;
    browser.type_text(ENTER).await;
    browser.wait("the form", "document.querySelector('dialog[open] input') === document.activeElement").await;
    views.look("form").await;
    browser.type_text("Stairs, slowly").await;
    browser.click(".tick", "Monday").await;
    browser.run("document.querySelector('dialog select[name=day]').value = 'thu'").await;
    browser.click("dialog .button", "Submit").await;
    browser
        .wait(
            "all of it arrived",
            &format!("{LATEST}.includes('Stairs, slowly') && {LATEST}.includes('thu') && {LATEST}.includes('mon')"),
        )
        .await;

    browser.wait("the form has gone", "!document.querySelector('dialog[open]')").await;
    browser.click("#write", "").await;
    browser.type_text("/ticks").await;
    browser.type_text(ENTER).await;
    browser.wait("the form", "document.querySelector('dialog[open] [type=radio]')").await;
    views.look("ticks").await;
    browser.click(".tick", "Steady").await;
    browser.click(".tick", "Home").await;
    browser.click("dialog label", "Remind me").await;
    browser.click("dialog .button", "Submit").await;
    let arrived = "['\"value\":\"steady\"', '\"value\":true', '\"values\":[]'].every((part) => text.includes(part))";
    browser.wait("all of it arrived", &format!("((text) => text.includes('filled') && {arrived})({LATEST})")).await;
}

/// The name or the id of what has the focus.
async fn focus(browser: &Browser) -> Value {
    browser.value("document.activeElement.getAttribute('name') ?? document.activeElement.id").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_is_filled_in_and_the_page_is_used_by_keyboard_alone() {
    let Some(club) = Club::start().await else { return };
    let browser = &club.browser;
    browser.type_text(TAB).await;
    assert_eq!(browser.value("document.activeElement.className").await, "skip", "the first stop leads past the places");
    browser.type_text(TAB).await;
    browser.type_text(DOWN).await;
    assert_eq!(
        browser.value("document.activeElement.innerText.includes('streak-board')").await,
        true,
        "arrows go through the places"
    );
    assert_ne!(browser.value("getComputedStyle(document.activeElement).outlineStyle").await, "none", "the focus is seen");
    browser.type_text(UP).await;
    browser.type_text(ENTER).await;
    browser.wait("writing", "document.activeElement.id === 'write'").await;

    browser.type_text("/ask").await;
    browser
        .wait(
            "the command with its options",
            "document.querySelector('.choices [aria-selected=true] .hint.needed')?.textContent === 'who*'",
        )
        .await;
    browser.type_text(ENTER).await;
    assert_eq!(focus(browser).await, "who", "what is needed comes first");
    assert_eq!(browser.value("document.querySelectorAll('.pill').length").await, 1, "and alone");
    browser.type_text("be").await;
    browser.type_text(ENTER).await;
    browser.wait("Ben is chosen", "document.querySelector('[name=who]').value === 'Ben'").await;
    for (name, typed, becomes) in
        [("role", "capt", "@captains"), ("where", "gen", "#general"), ("sure", "y", "Yes"), ("pace", "st", "steady")]
    {
        browser.run(&format!("document.querySelector('.add[aria-label^=\"Add {name}:\"]').focus()")).await;
        browser.type_text(ENTER).await;
        assert_eq!(focus(browser).await, name);
        browser.type_text(typed).await;
        browser.type_text(TAB).await;
        browser.wait(becomes, &format!("document.querySelector('[name={name}]').value === {}", json!(becomes))).await;
    }
    browser.run("document.querySelector('.add[aria-label^=\"Add minutes:\"]').focus()").await;
    browser.type_text(ENTER).await;
    browser.type_text("soon").await;
    browser.type_text(ENTER).await;
    browser
        .wait("what is no number is said", "document.querySelector('.command .failed').textContent.includes('whole number')")
        .await;
    let mut views = Views::new(browser).await;
    views.look("options").await;
    browser.run("document.querySelector('[name=minutes]').focus()").await;
    browser.type_text(&BACKSPACE.repeat(5)).await;
    browser.wait("an empty option goes away", "!document.querySelector('[name=minutes]')").await;
    browser.type_text(ENTER).await;
    browser
        .wait(
            "all of it arrived",
            &format!(
                "{LATEST}.includes('\"name\":\"role\"') && {LATEST}.includes('\"value\":true') && {LATEST}.includes('steady')"
            ),
        )
        .await;

    browser.type_text("/ask").await;
    browser.type_text(ENTER).await;
    browser.type_text(ESCAPE).await;
    assert_eq!(focus(browser).await, "who", "the first Escape closes the list");
    browser.type_text(ESCAPE).await;
    browser
        .wait("the second one the command", "document.activeElement.id === 'write' && !document.querySelector('.command')")
        .await;
    browser.run("document.getElementById('log').focus()").await;
    browser.type_text(UP).await;
    browser.wait("the latest message", "document.activeElement.classList.contains('private')").await;
    browser.type_text(TAB).await;
    assert_eq!(browser.value("document.activeElement.textContent").await, "Dismiss message");
    browser.type_shifted(TAB).await;
    browser.type_text(ESCAPE).await;
    assert_eq!(focus(browser).await, "write", "Escape leads back to writing");
    assert!(
        browser
            .value("document.getElementById('live').textContent")
            .await
            .as_str()
            .is_some_and(|said| said.contains("only to you")),
        "what came was said to those who listen"
    );

    browser.run("document.getElementById('curious').focus()").await;
    browser.type_text(ENTER).await;
    browser
        .wait("the panel", "document.activeElement.id === 'panel-close' && document.querySelectorAll('.wire').length > 0")
        .await;
    browser.type_text(ESCAPE).await;
    assert_eq!(focus(browser).await, "curious", "Escape closes it and leads back");
    browser.size(360, 740).await;
    browser.run("document.getElementById('burger').focus()").await;
    browser.type_text(ENTER).await;
    browser.wait("the drawer has the focus", "document.activeElement.closest('#side')").await;
    views.look_in_hand("drawer").await;
    browser.size(360, 740).await;
    browser.type_text(ESCAPE).await;
    assert_eq!(focus(browser).await, "burger");
    browser.usual_size().await;
    browser.system(&[("prefers-reduced-motion", "reduce")]).await;
    browser.settled().await;
    let moves = browser.value("[...document.querySelectorAll('*')].filter((one) => { const style = getComputedStyle(one); return style.transitionDuration !== '0s' || style.animationName !== 'none'; }).length").await;
    assert_eq!(moves, 0, "nothing moves for those who asked for that");
    views.end();
    club.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn light_and_dark_and_the_zone_of_times_are_the_readers_choice() {
    let Some(club) = Club::start().await else { return };
    let browser = &club.browser;
    let ground = "getComputedStyle(document.body).backgroundColor";
    browser.system(&[("prefers-color-scheme", "light")]).await;
    let light = browser.value(ground).await;
    browser.system(&[("prefers-color-scheme", "dark")]).await;
    let dark = browser.value(ground).await;
    assert_ne!(light, dark, "the page follows the system");
    let pick = |id: &str, value: &str| {
        format!("const one = document.getElementById('{id}'); one.value = '{value}'; one.dispatchEvent(new Event('change'))")
    };
    browser.run(&pick("look", "light")).await;
    assert_eq!(browser.value(ground).await, light, "unless the reader chose");
    browser.visit(&format!("{}/?again", club.open.address)).await;
    browser.wait("the page", "document.querySelector('.message')").await;
    assert_eq!(browser.value(ground).await, light, "and the choice is kept");
    browser.run(&pick("look", "system")).await;
    assert_eq!(browser.value(ground).await, dark, "and can be taken back");

    let time = "document.querySelector('.message .head time')";
    let told = |zone: &str| {
        format!(
            "new Date({time}.dateTime).toLocaleTimeString('en-GB', {{ timeZone: '{zone}', hour: '2-digit', minute: '2-digit' }})"
        )
    };
    let shown = format!("{time}.textContent");
    assert_eq!(browser.value(&shown).await, browser.value(&told("Europe/Lisbon")).await, "the club's zone for who has none");
    browser.zone("Asia/Tokyo").await;
    browser.run(&pick("times", "browser")).await;
    browser
        .wait(
            "the browser's zone",
            &format!("{shown} === {} && document.getElementById('zone').textContent === 'Tokyo'", told("Asia/Tokyo")),
        )
        .await;
    club.end().await;
}

/// Counts what is drawn, and how long the page did not answer.
const COUNT: &str = "
    window.seen = { added: 0, removed: 0, batches: 0, nodes: 0, gap: 0, task: 0 };
    const articles = (list) => [...list].filter((one) => one.localName === 'article').length;
    new MutationObserver((list) => {
        seen.batches += 1;
        for (const one of list) { seen.added += articles(one.addedNodes); seen.removed += articles(one.removedNodes); }
    }).observe(document.getElementById('log'), { childList: true });
    new MutationObserver((list) => { for (const one of list) for (const node of one.addedNodes) seen.nodes += 1 + (node.querySelectorAll?.('*').length ?? 0); })
        .observe(document.body, { childList: true, subtree: true });
    new PerformanceObserver((list) => { for (const one of list.getEntries()) seen.task = Math.max(seen.task, one.duration); }).observe({ type: 'longtask' });
    let before = performance.now();
    requestAnimationFrame(function next(at) { seen.gap = Math.max(seen.gap, at - before); before = at; requestAnimationFrame(next); });
";

#[tokio::test(flavor = "multi_thread")]
async fn sixty_messages_are_drawn_once_each() {
    let Some(club) = Club::start().await else { return };
    let (browser, general) = (&club.browser, club.general().to_owned());
    let first = club.sampler.send(&general, samples::selects(club.ana())).await;
    browser.wait("the first", "document.querySelector('.message:last-child .select')").await;
    browser.run(COUNT).await;
    let people: Vec<String> =
        club.scene["people"].as_array().expect("people").iter().filter_map(|one| one["id"].as_str()).map(str::to_owned).collect();
    let http = reqwest::Client::new();
    let sent = (0..60).map(|n| {
        let text = format!("**{n}** of *sixty*, with `code`, a [link](https://example.org/{n}) and <@{}>", club.ana());
        let said = json!({ "as": people[n % people.len()], "channel": general, "text": text });
        let request = http.post(format!("{}/rehearsal/api/say", club.open.address)).json(&said);
        async move { assert!(request.send().await.expect("an answer").status().is_success()) }
    });
    futures_util::future::join_all(sent).await;
    browser.wait("all sixty", "seen.added >= 60").await;
    browser.settled().await;
    let seen = browser.value("seen").await;
    let count = |name: &str| seen[name].as_f64().unwrap_or(f64::MAX);
    let line = format!(
        "60 messages: {} drawn in {} batches, {} elements touched; longest pause between two frames {:.0} ms, longest task {:.0} ms\n",
        seen["added"],
        seen["batches"],
        seen["nodes"],
        count("gap"),
        count("task")
    );
    let _ = std::io::Write::write_all(&mut std::io::stderr(), line.as_bytes());
    assert_eq!((count("added"), count("removed")), (60.0, 0.0), "each is drawn once, and none is drawn again");
    assert!(count("nodes") < 60.0 * 30.0, "what is touched grows with the messages and not with the channel: {seen}");
    assert!(browser.value("log.scrollHeight - log.scrollTop - log.clientHeight < 5").await == true, "the end stays in sight");

    browser.run("Object.assign(seen, { added: 0, removed: 0, nodes: 0 })").await;
    club.sampler.edit(&general, &first, json!({ "content": "Edited among many." })).await;
    browser.wait("the edit", "document.body.textContent.includes('Edited among many.')").await;
    browser.settled().await;
    let seen = browser.value("seen").await;
    assert_eq!((&seen["added"], &seen["removed"]), (&json!(1), &json!(1)), "an edit draws one message");
    club.end().await;
}
