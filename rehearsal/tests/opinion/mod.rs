//! A second opinion on the stand-in's events: twilight's models, which know nothing of it. Each event must be read by them, and what
//! they write back must be what was sent, so that a misspelt or misplaced field is found as well as a missing one.

use std::sync::Arc;

use chrono::DateTime;
use rehearsal::discord::{EventCheck, EventFault};
use serde::de::DeserializeSeed as _;
use serde_json::{Map, Value};
use twilight_model::gateway::event::DispatchEventWithTypeDeserializer;
use twilight_model::guild::Permissions;

/// Fields that Discord documents and twilight 0.18 does not model, by the ends of their paths; a star is one step.
const UNMODELLED: &[&str] = &[
    "channel/permissions",
    "components/*/name",
    "components/*/size",
    "data/id",
    "file/attachment_id",
    "file/id",
    "max_stage_video_channel_users",
    "max_video_channel_users",
    "media/attachment_id",
    "media/id",
    "mentions/*/global_name",
    "nonce",
    "region",
    "resolved/channels/*/guild_id",
    "resolved/channels/*/last_message_id",
    "version",
];

/// Components that twilight 0.18 keeps by their number alone: the radio group.
const UNREAD_COMPONENTS: &[u64] = &[21];

/// The check for [`StandInConfig::event_check`](rehearsal::discord::StandInConfig).
pub(crate) fn twilight() -> EventCheck {
    Arc::new(look)
}

/// What twilight finds wrong with an event.
fn look(name: &str, data: &Value) -> Vec<EventFault> {
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
        (Value::Object(ours), Value::Object(theirs)) if is_unread(ours, theirs) => {}
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

fn is_unread(ours: &Map<String, Value>, theirs: &Map<String, Value>) -> bool {
    let kind = ours.get("type").and_then(Value::as_u64);
    theirs.len() == 1 && theirs.get("type") == ours.get("type") && kind.is_some_and(|kind| UNREAD_COMPONENTS.contains(&kind))
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn role(change: impl FnOnce(&mut Value)) -> Value {
        let mut event = json!({"guild_id": "4", "role": {
            "id": "5", "name": "pacers", "color": 0, "hoist": false, "position": 1, "permissions": "1024", "managed": false,
            "mentionable": false, "flags": 0, "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null},
        }});
        change(&mut event["role"]);
        event
    }

    #[test]
    fn a_missing_a_misspelt_and_a_misread_field_are_found_with_their_paths() {
        let paths = |change: fn(&mut Value)| {
            look("GUILD_ROLE_CREATE", &role(change)).into_iter().map(|fault| fault.path).collect::<Vec<_>>()
        };
        assert_eq!(paths(|_| {}), Vec::<String>::new(), "a good one");
        assert_eq!(paths(|role| role["name"] = Value::Null), ["/role/name"], "no name");
        assert_eq!(paths(|role| role["permisions"] = json!("8")), ["/role/permisions"], "a slip of the pen");
        assert_eq!(paths(|role| role["id"] = json!("five")), ["/role/id"], "no id");
        assert_eq!(paths(|role| role["flags"] = json!(1_u64 << 40)), ["/role/flags"], "flags that do not exist");
        assert_eq!(look("GUILD_ROLE_MADE", &role(|_| {})).len(), 1, "an event that does not exist");
    }
}
