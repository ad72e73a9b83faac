//! Filling in a form as a client does: what was typed or chosen, in the shape in which it is sent, and nothing else.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::json::number_components;
use super::world::{Pick, Picker};

/// The longest text of a field that names no limit of its own.
const TEXT_MAX_CHARS: u64 = 4_000;

/// What a client sends of a form.
pub(super) struct Filled {
    pub components: Vec<Value>,
    pub picks: Vec<(Pick, String)>,
}

/// The components of a form with their values, or why a client does not send it. What is left alone is sent as the form has it.
pub(super) fn fill(modal: &Value, fields: &BTreeMap<String, Value>, picker: &Picker<'_>) -> Result<Filled, String> {
    let mut parts = modal["components"].as_array().cloned().unwrap_or_default();
    number_components(&mut parts);
    let mut filling = Filling { fields, picker, used: Vec::new(), picks: Vec::new() };
    let mut components = Vec::new();
    for part in &parts {
        let own = json!({"type": part["type"], "id": part["id"]});
        components.push(match part["type"].as_u64() {
            Some(1) => {
                let inner = part["components"].as_array().map_or(&[][..], Vec::as_slice);
                let filled: Result<Vec<Value>, String> = inner.iter().map(|input| filling.field(input)).collect();
                with(own, "components", json!(filled?))
            }
            Some(18) => with(own, "component", filling.field(&part["component"])?),
            _ => own,
        });
    }
    match fields.keys().find(|name| !filling.used.contains(name)) {
        Some(unknown) => Err(format!("the form has no field `{unknown}`")),
        None => Ok(Filled { components, picks: filling.picks }),
    }
}

fn with(mut object: Value, field: &str, value: Value) -> Value {
    object[field] = value;
    object
}

struct Filling<'a> {
    fields: &'a BTreeMap<String, Value>,
    picker: &'a Picker<'a>,
    used: Vec<&'a String>,
    picks: Vec<(Pick, String)>,
}

impl Filling<'_> {
    fn field(&mut self, input: &Value) -> Result<Value, String> {
        let name = input["custom_id"].as_str().unwrap_or("");
        let given = self.fields.get_key_value(name).map(|(key, value)| {
            self.used.push(key);
            value
        });
        let out = json!({"type": input["type"], "id": input["id"], "custom_id": name});
        match input["type"].as_u64() {
            Some(4) => Ok(with(out, "value", json!(text(input, name, given)?))),
            Some(21) => Ok(with(out, "value", radio(input, name, given)?)),
            Some(23) => match given {
                None => Ok(with(out, "value", json!(input["default"] == true))),
                Some(Value::Bool(ticked)) => Ok(with(out, "value", json!(ticked))),
                Some(_) => Err(format!("`{name}` is ticked or not")),
            },
            kind => {
                let values = self.chosen(input, name, given)?;
                if let Some(pick) = kind.and_then(Pick::of_component) {
                    self.picks.extend(values.iter().map(|value| (pick, value.clone())));
                }
                Ok(with(out, "values", json!(values)))
            }
        }
    }

    /// What is chosen of a select, a group of boxes, or the files put in.
    fn chosen(&self, input: &Value, name: &str, given: Option<&Value>) -> Result<Vec<String>, String> {
        let as_text = |value: &Value| value.as_str().map(str::to_owned).ok_or(format!("`{name}` takes texts"));
        let values: Vec<String> = match given {
            Some(Value::Array(values)) => values.iter().map(as_text).collect::<Result<_, _>>()?,
            Some(one) => vec![as_text(one)?],
            None => preset(input),
        };
        match (values.is_empty(), input["required"] != false) {
            (true, true) => Err(format!("`{name}` is required")),
            (true, false) => Ok(values),
            (false, _) => self.picker.check_select(input, &values).map(|()| values),
        }
    }
}

/// What a select has chosen before anybody touches it.
fn preset(input: &Value) -> Vec<String> {
    let list = |field: &str| input[field].as_array().cloned().unwrap_or_default();
    let ticked = list("options").into_iter().filter(|option| option["default"] == true).map(|option| option["value"].clone());
    let named = list("default_values").into_iter().map(|one| one["id"].clone());
    ticked.chain(named).filter_map(|value| value.as_str().map(str::to_owned)).collect()
}

fn text(input: &Value, name: &str, given: Option<&Value>) -> Result<String, String> {
    let typed = match given {
        Some(Value::String(text)) => text.as_str(),
        Some(_) => return Err(format!("`{name}` is a text")),
        None => input["value"].as_str().unwrap_or(""),
    };
    let length = typed.chars().count() as u64;
    let (least, most) = (input["min_length"].as_u64().unwrap_or(0), input["max_length"].as_u64().unwrap_or(TEXT_MAX_CHARS));
    if length == 0 && input["required"] != false {
        return Err(format!("`{name}` is required"));
    }
    if length != 0 && !(least..=most).contains(&length) {
        return Err(format!("`{name}` has {least} to {most} characters"));
    }
    if input["style"] == 1 && typed.contains('\n') {
        return Err(format!("`{name}` has one line"));
    }
    Ok(typed.to_owned())
}

fn radio(input: &Value, name: &str, given: Option<&Value>) -> Result<Value, String> {
    let options = input["options"].as_array().map_or(&[][..], Vec::as_slice);
    let chosen = match given {
        Some(value) => value.clone(),
        None => preset(input).into_iter().next().map_or(Value::Null, Value::String),
    };
    match chosen.as_str() {
        Some(value) if options.iter().any(|option| option["value"] == value) => Ok(chosen),
        Some(value) => Err(format!("`{name}` does not offer `{value}`")),
        None if chosen.is_null() && input["required"] == false => Ok(Value::Null),
        None => Err(format!("`{name}` is required")),
    }
}
