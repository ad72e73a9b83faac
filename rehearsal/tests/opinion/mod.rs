//! A second opinion on the stand-in's events: twilight's models, which know nothing of it. Each event must be read by them, and what
//! they write back must be what was sent, so that a misspelt or misplaced field is found as well as a missing one.

use std::sync::Arc;

use chrono::DateTime;
use rehearsal::discord::{EventCheck, EventFault, World};
use serde::de::DeserializeSeed as _;
use serde_json::{Map, Value};
use twilight_model::gateway::event::DispatchEventWithTypeDeserializer;
use twilight_model::guild::Permissions;

/// Fields that Discord documents and twilight 0.18 does not model, by the ends of their paths; a star is one step.
const UNMODELLED: &[&str] = &[
    "channel/permissions",
    "data/id",
    "max_stage_video_channel_users",
    "max_video_channel_users",
    "mentions/*/global_name",
    "region",
    "resolved/channels/*/guild_id",
    "version",
];

/// Fails the test that drops it if an event of its world was bad.
pub(crate) struct Watch(pub(crate) World);

impl Drop for Watch {
    fn drop(&mut self) {
        let bad: Vec<String> =
            self.0.violations().iter().filter(|one| one.method == "GATEWAY").map(ToString::to_string).collect();
        assert!(std::thread::panicking() || bad.is_empty(), "twilight reads every event as it was meant, but: {bad:#?}");
    }
}

/// The check for [`StandInConfig::event_check`](rehearsal::discord::StandInConfig).
pub(crate) fn twilight() -> EventCheck {
    Arc::new(look)
}

/// What twilight finds wrong with an event.
pub(crate) fn look(name: &str, data: &Value) -> Vec<EventFault> {
    let mut track = serde_path_to_error::Track::new();
    let read = DispatchEventWithTypeDeserializer::new(name).deserialize(serde_path_to_error::Deserializer::new(data, &mut track));
    let event = match read {
        Ok(event) => event,
        Err(error) => return vec![EventFault { path: pointer(&track.path()), message: error.to_string() }],
    };
    match serde_json::to_value(&event) {
        Ok(theirs) => {
            let mut faults = Vec::new();
            compare(data, &theirs, "", &mut faults);
            faults
        }
        Err(error) => vec![EventFault { path: String::new(), message: format!("cannot be written back: {error}") }],
    }
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    let mut pointer = String::new();
    for step in path {
        pointer.push('/');
        pointer.push_str(step.to_string().trim_matches(['[', ']']));
    }
    pointer
}

fn compare(ours: &Value, theirs: &Value, path: &str, faults: &mut Vec<EventFault>) {
    let mut fault = |path: String, message: String| faults.push(EventFault { path, message });
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => {
            for (key, value) in ours.iter().filter(|(key, value)| !theirs.contains_key(*key) && !says_nothing(value)) {
                let at = format!("{path}/{key}");
                if !UNMODELLED.iter().any(|known| ends_with(&at, known)) {
                    fault(at, format!("twilight knows no such field: {value}"));
                }
            }
            for (key, value) in theirs.iter().filter(|(key, value)| !ours.contains_key(*key) && !says_nothing(value)) {
                fault(format!("{path}/{key}"), format!("is not there, and twilight takes it for {value}"));
            }
            both(ours, theirs, path, faults);
        }
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            for (n, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
                compare(ours, theirs, &format!("{path}/{n}"), faults);
            }
        }
        _ if same(ours, theirs) || path.ends_with("permissions") && same_permissions(ours, theirs) => {}
        _ => fault(path.to_owned(), format!("twilight reads {ours} as {theirs}")),
    }
}

fn both(ours: &Map<String, Value>, theirs: &Map<String, Value>, path: &str, faults: &mut Vec<EventFault>) {
    for (key, value) in ours {
        if let Some(theirs) = theirs.get(key) {
            compare(value, theirs, &format!("{path}/{key}"), faults);
        }
    }
}

/// Whether a path ends like `known`, in which a star is any one step.
fn ends_with(path: &str, known: &str) -> bool {
    let (mut path, mut known) = (path.rsplit('/'), known.rsplit('/'));
    known.all(|wanted| path.next().is_some_and(|step| wanted == "*" || wanted == step))
}

/// Null, false, nought and emptiness may be left out.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty() || text == "0",
        Value::Array(list) => list.is_empty(),
        Value::Object(fields) => fields.values().all(says_nothing),
        Value::Bool(true) => false,
    }
}

fn same(ours: &Value, theirs: &Value) -> bool {
    let instant = |value: &Value| value.as_str().and_then(|text| DateTime::parse_from_rfc3339(text).ok());
    ours == theirs || says_nothing(ours) && says_nothing(theirs) || instant(ours).is_some() && instant(ours) == instant(theirs)
}

/// twilight keeps the permissions that it knows, and "everything" has bits that it does not.
fn same_permissions(ours: &Value, theirs: &Value) -> bool {
    let bits = |value: &Value| value.as_str().and_then(|text| text.parse::<u64>().ok());
    bits(ours).map(|bits| bits & Permissions::all().bits()) == bits(theirs)
}
