//! A real Chromium, driven over WebDriver (W3C) as Debian's `chromium-driver` speaks it: just what one journey needs.

use std::io::ErrorKind;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use data_encoding::BASE64;
use second_wind::clock::network_now;
use serde_json::{Value, json};
use tempfile::TempDir;

/// How long a condition may take to come true.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often it is looked at.
const LOOK: Duration = Duration::from_millis(40);
/// The window.
const SIZE: (u32, u32) = (1200, 800);

/// Keys as WebDriver writes them.
pub(crate) const ENTER: &str = "\u{e007}";
pub(crate) const DOWN: &str = "\u{e015}";
pub(crate) const UP: &str = "\u{e013}";
pub(crate) const TAB: &str = "\u{e004}";
pub(crate) const ESCAPE: &str = "\u{e00c}";
pub(crate) const BACKSPACE: &str = "\u{e003}";

/// A browser with one window. Dropping it ends both processes.
pub(crate) struct Browser {
    driver: Child,
    http: reqwest::Client,
    session: String,
    _profile: TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Browser {
    /// Opens a browser; none where this machine has no chromedriver.
    pub(crate) async fn open() -> Option<Self> {
        let port = TcpListener::bind(("127.0.0.1", 0)).and_then(|free| free.local_addr()).expect("a free port").port();
        let driver =
            Command::new("chromedriver").arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let driver = match driver {
            Ok(driver) => driver,
            Err(error) if error.kind() == ErrorKind::NotFound => return None,
            Err(error) => panic!("chromedriver does not start: {error}"),
        };
        let http = reqwest::Client::builder().timeout(Duration::from_secs(60)).build().expect("a client");
        let base = format!("http://127.0.0.1:{port}");
        let mut browser = Self { driver, http, session: base, _profile: tempfile::tempdir().expect("a folder") };
        let began = network_now();
        while browser.http.get(format!("{}/status", browser.session)).send().await.is_err() {
            assert!(network_now() - began < PATIENCE, "chromedriver does not answer");
            tokio::time::sleep(LOOK).await;
        }
        let profile = format!("--user-data-dir={}", browser._profile.path().display());
        let flags = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--window-size=1200,900",
            profile.as_str(),
        ];
        let wanted = json!({ "goog:chromeOptions": { "args": flags }, "goog:loggingPrefs": { "browser": "ALL" } });
        let opened = browser.post("session", json!({ "capabilities": { "alwaysMatch": wanted } })).await;
        let id = opened["sessionId"].as_str().expect("a session").to_owned();
        browser.session = format!("{}/session/{id}", browser.session);
        browser.usual_size().await;
        Some(browser)
    }

    /// Sets the window's inner size.
    pub(crate) async fn size(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.tools("Emulation.setDeviceMetricsOverride", metrics).await;
        // On a busy machine the page learns of it later, and what only a narrow page shows cannot be reached before.
        self.wait("the size", &format!("innerWidth === {width} && matchMedia('(max-width: {width}px)').matches")).await;
    }

    /// The size in which nothing else is said.
    pub(crate) async fn usual_size(&self) {
        self.size(SIZE.0, SIZE.1).await;
    }

    /// What the system asks of pages: `("prefers-color-scheme", "dark")` and the like.
    pub(crate) async fn system(&self, wishes: &[(&str, &str)]) {
        let features: Vec<Value> = wishes.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.tools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// The zone in which the browser believes to be.
    pub(crate) async fn zone(&self, name: &str) {
        self.tools("Emulation.setTimezoneOverride", json!({ "timezoneId": name })).await;
    }

    async fn tools(&self, command: &str, params: Value) {
        self.post("goog/cdp/execute", json!({ "cmd": command, "params": params })).await;
    }

    /// Runs a script; its value, once it has one.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.post("execute/sync", json!({ "script": script, "args": [] })).await
    }

    /// Waits until what was asked for is on the screen.
    pub(crate) async fn settled(&self) {
        self.run("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))").await;
    }

    /// Ends the session, so that the browser leaves nothing behind.
    pub(crate) async fn close(self) {
        let _ = self.http.delete(&self.session).send().await;
    }

    async fn post(&self, path: &str, body: Value) -> Value {
        match self.try_post(path, body).await {
            Ok(value) => value,
            Err(said) => panic!("{path}: {said}"),
        }
    }

    async fn try_post(&self, path: &str, body: Value) -> Result<Value, String> {
        let answer = self.http.post(format!("{}/{path}", self.session)).json(&body).send().await.expect("chromedriver answers");
        let mut body: Value = answer.json().await.expect("JSON");
        match body["value"]["error"].as_str() {
            Some(error) => Err(format!("{error}: {}", body["value"]["message"])),
            None => Ok(body["value"].take()),
        }
    }

    pub(crate) async fn visit(&self, address: &str) {
        self.post("url", json!({ "url": address })).await;
    }

    /// The value of an expression in the page.
    pub(crate) async fn value(&self, expression: &str) -> Value {
        self.post("execute/sync", json!({ "script": format!("return {expression}"), "args": [] })).await
    }

    /// Waits until an expression is true in the page.
    pub(crate) async fn wait(&self, what: &str, expression: &str) {
        let began = network_now();
        while !is_true(&self.value(expression).await) {
            if network_now() - began > PATIENCE {
                let shown = self.value("document.body.innerText").await;
                panic!("{what}: not within {PATIENCE:?}. The page shows:\n{}", shown.as_str().unwrap_or(""));
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Waits for the last visible element of this kind with these words, and clicks it as a mouse would. One that changes under the
    /// mouse is looked for again.
    pub(crate) async fn click(&self, selector: &str, words: &str) {
        let found = format!(
            "[...document.querySelectorAll({})].filter((one) => one.checkVisibility() && one.innerText.includes({})).at(-1)",
            json!(selector),
            json!(words)
        );
        let began = network_now();
        loop {
            self.wait(&format!("{selector} with \"{words}\""), &format!("Boolean({found})")).await;
            let element = self.value(&found).await;
            let Some(id) = element.as_object().and_then(|object| object.values().next()).and_then(Value::as_str) else {
                continue;
            };
            match self.try_post(&format!("element/{id}/click"), json!({})).await {
                Ok(_) => return,
                Err(said) => assert!(network_now() - began < PATIENCE, "{selector} with \"{words}\": {said}"),
            }
        }
    }

    /// Types, as a keyboard would, into whatever has the focus.
    pub(crate) async fn type_text(&self, text: &str) {
        let keys: Vec<Value> = text
            .chars()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key.to_string() })))
            .collect();
        self.post("actions", json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": keys }] })).await;
    }

    /// The same with Shift held down.
    pub(crate) async fn type_shifted(&self, key: &str) {
        let down = |kind: &str, value: &str| json!({ "type": kind, "value": value });
        let shift = "\u{e008}";
        let keys = [down("keyDown", shift), down("keyDown", key), down("keyUp", key), down("keyUp", shift)];
        self.post("actions", json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": keys }] })).await;
    }

    /// What the page complained about.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let lines = self.post("se/log", json!({ "type": "browser" })).await;
        let lines = lines.as_array().cloned().unwrap_or_default();
        lines.iter().filter(|line| line["level"] == "SEVERE").map(|line| line["message"].to_string()).collect()
    }

    /// The window as a PNG.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        let answer = self.http.get(format!("{}/screenshot", self.session)).send().await.expect("chromedriver answers");
        let body: Value = answer.json().await.expect("JSON");
        BASE64.decode(body["value"].as_str().expect("a picture").as_bytes()).expect("base64")
    }
}

fn is_true(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false)) && value != 0 && value != ""
}
