//! A small bot that sends one of everything a bot may send, whether or not ours does.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message as Frame;

const AGENT: &str = "DiscordBot (https://example.org, 1)";
const TOKEN: &str = "Bot rehearsal";
const APPLICATION: &str = "1000000000000000001";

/// Its REST side. Its gateway side runs until the stand-in goes.
pub(crate) struct Sampler {
    http: reqwest::Client,
    base: String,
}

impl Sampler {
    /// Registers its commands and comes online.
    pub(crate) async fn start(address: &str) -> Self {
        let http = reqwest::Client::builder().user_agent(AGENT).build().expect("a client");
        let sampler = Self { http, base: format!("{address}/api/v10") };
        sampler.call(reqwest::Method::PUT, &format!("applications/{APPLICATION}/commands"), &commands()).await;
        let (http, base) = (sampler.http.clone(), sampler.base.clone());
        let url = address.replacen("http", "ws", 1);
        let (mut socket, _) =
            tokio_tungstenite::connect_async(format!("{url}/gateway/?v=10&encoding=json")).await.expect("a gateway");
        let identify =
            json!({ "op": 2, "d": { "token": TOKEN, "intents": 0, "properties": { "os": "x", "browser": "x", "device": "x" } } });
        socket.send(Frame::text(identify.to_string())).await.expect("sent");
        tokio::spawn(async move {
            let mut beat = tokio::time::interval(Duration::from_secs(20));
            let mut seen = Value::Null;
            loop {
                let frame = tokio::select! {
                    frame = socket.next() => frame,
                    _ = beat.tick() => {
                        if socket.send(Frame::text(json!({ "op": 1, "d": seen }).to_string())).await.is_err() { return }
                        continue;
                    }
                };
                let Some(Ok(Frame::Text(text))) = frame else { return };
                let event: Value = serde_json::from_str(&text).expect("JSON");
                if !event["s"].is_null() {
                    seen = event["s"].clone();
                }
                if event["t"] == "INTERACTION_CREATE" {
                    answer(&http, &base, &event["d"]).await;
                }
            }
        });
        sampler
    }

    async fn call(&self, method: reqwest::Method, path: &str, body: &Value) -> Value {
        loop {
            let request = self.http.request(method.clone(), format!("{}/{path}", self.base)).header("authorization", TOKEN);
            let answer = request.json(body).send().await.expect("an answer");
            let status = answer.status();
            let body: Value = answer.json().await.unwrap_or_default();
            if status == 429 {
                tokio::time::sleep(Duration::from_secs_f64(body["retry_after"].as_f64().unwrap_or(0.1))).await;
                continue;
            }
            assert!(status.is_success(), "{path}: {status} {body}");
            return body;
        }
    }

    /// Sends a message; its id.
    pub(crate) async fn send(&self, channel: &str, body: Value) -> String {
        let sent = self.call(reqwest::Method::POST, &format!("channels/{channel}/messages"), &quiet(body)).await;
        sent["id"].as_str().expect("an id").to_owned()
    }

    /// Changes one.
    pub(crate) async fn edit(&self, channel: &str, message: &str, body: Value) {
        self.call(reqwest::Method::PATCH, &format!("channels/{channel}/messages/{message}"), &quiet(body)).await;
    }

    /// Sends one with files: name, type, bytes.
    pub(crate) async fn send_files(&self, channel: &str, body: Value, files: &[(&str, &str, Vec<u8>)]) {
        let mut form = reqwest::multipart::Form::new().text("payload_json", quiet(body).to_string());
        for (n, (name, kind, bytes)) in files.iter().enumerate() {
            let part =
                reqwest::multipart::Part::bytes(bytes.clone()).file_name((*name).to_owned()).mime_str(kind).expect("a type");
            form = form.part(format!("files[{n}]"), part);
        }
        let request = self.http.post(format!("{}/channels/{channel}/messages", self.base)).header("authorization", TOKEN);
        let answer = request.multipart(form).send().await.expect("an answer");
        let status = answer.status();
        assert!(status.is_success(), "{status}: {}", answer.text().await.unwrap_or_default());
    }
}

/// A body that rings nobody.
fn quiet(mut body: Value) -> Value {
    body["allowed_mentions"] = json!({ "parse": [] });
    body
}

async fn answer(http: &reqwest::Client, base: &str, asked: &Value) {
    let private =
        |text: String| json!({ "type": 4, "data": { "content": text, "flags": 64, "allowed_mentions": { "parse": [] } } });
    let body = match asked["type"].as_u64() {
        Some(4) => {
            json!({ "type": 8, "data": { "choices": [{ "name": "Lisbon, Portugal", "value": "lisbon" }, { "name": "Lima, Peru", "value": "lima" }] } })
        }
        Some(2) if asked["data"]["name"] == "form" => json!({ "type": 9, "data": form() }),
        Some(2) => private(format!("options: {}", asked["data"]["options"])),
        Some(3) => private(format!("chosen: {}", asked["data"]["values"])),
        _ => private(format!("filled: {}", asked["data"]["components"])),
    };
    let (id, token) = (asked["id"].as_str().expect("an id"), asked["token"].as_str().expect("a token"));
    let done = http.post(format!("{base}/interactions/{id}/{token}/callback")).json(&body).send().await.expect("an answer");
    assert!(done.status().is_success(), "{}", done.text().await.unwrap_or_default());
}

fn commands() -> Value {
    let option = |kind: u8, name: &str, about: &str| json!({ "type": kind, "name": name, "description": about });
    let mut who = option(6, "who", "A member of the club");
    who["required"] = json!(true);
    let mut city = option(3, "city", "Where it is");
    city["autocomplete"] = json!(true);
    let mut pace = option(3, "pace", "How it should feel");
    pace["choices"] = json!([{ "name": "easy", "value": "easy" }, { "name": "steady", "value": "steady" }]);
    let mut share = option(10, "share", "A part of the whole");
    (share["min_value"], share["max_value"]) = (json!(0), json!(1));
    json!([
        { "type": 1, "name": "ask", "description": "One option of each kind", "options": [
            who, option(8, "role", "A role"), option(7, "where", "A channel"), option(9, "either", "A person or a role"),
            option(5, "sure", "Yes or no"), option(4, "minutes", "How long"), share, pace, city,
        ] },
        { "type": 1, "name": "form", "description": "One field of each kind" },
    ])
}

fn form() -> Value {
    let label = |name: &str, about: &str, component: Value| json!({ "type": 18, "label": name, "description": about, "component": component });
    let choices = json!([{ "label": "Monday", "value": "mon" }, { "label": "Thursday", "value": "thu", "description": "before the club run" }]);
    json!({ "custom_id": "sample", "title": "A session of your own", "components": [
        label("Its name", "As you would say it", json!({ "type": 4, "custom_id": "title", "style": 1, "required": true, "max_length": 40 })),
        label("When it begins", "A cue, in your words", json!({ "type": 4, "custom_id": "cue", "style": 2, "required": false, "placeholder": "After the first coffee" })),
        label("Day", "One of them", json!({ "type": 3, "custom_id": "day", "options": choices, "required": true })),
        label("Days", "As many as you like", json!({ "type": 3, "custom_id": "days", "options": choices, "min_values": 1, "max_values": 2, "required": true })),
        label("With whom", "Somebody of the club", json!({ "type": 5, "custom_id": "friend", "required": false })),
    ] })
}
