//! Filling in a form as a client does: what was typed or chosen, in the shape in which it is sent.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// The components of a form with their values, or why a client does not send it.
pub(super) fn fill(modal: &Value, fields: &BTreeMap<String, Value>) -> Result<Vec<Value>, String> {
    let mut used = Vec::new();
    let mut sent = Vec::new();
    for (n, part) in modal["components"].as_array().map_or(&[][..], Vec::as_slice).iter().enumerate() {
        let number = n as u64 * 10 + 1;
        match part["type"].as_u64() {
            Some(1) => {
                let inner = part["components"].as_array().map_or(&[][..], Vec::as_slice);
                let filled: Result<Vec<Value>, String> =
                    inner.iter().map(|input| field(input, fields, number + 1, &mut used)).collect();
                sent.push(json!({"type": 1, "id": number, "components": filled?}));
            }
            Some(18) => sent
                .push(json!({"type": 18, "id": number, "component": field(&part["component"], fields, number + 1, &mut used)?})),
            _ => {}
        }
    }
    match fields.keys().find(|name| !used.contains(name)) {
        Some(unknown) => Err(format!("the form has no field `{unknown}`")),
        None => Ok(sent),
    }
}

fn field<'a>(
    input: &Value,
    fields: &'a BTreeMap<String, Value>,
    number: u64,
    used: &mut Vec<&'a String>,
) -> Result<Value, String> {
    let name = input["custom_id"].as_str().unwrap_or("");
    let given = fields.get_key_value(name);
    if let Some((key, _)) = given {
        used.push(key);
    }
    let required = input["required"] != false;
    let mut out = json!({"type": input["type"], "id": number, "custom_id": name});
    if input["type"] == 4 {
        let text = given.and_then(|(_, value)| value.as_str()).or(input["value"].as_str()).unwrap_or("");
        let length = text.chars().count() as u64;
        let (least, most) = (input["min_length"].as_u64().unwrap_or(0), input["max_length"].as_u64().unwrap_or(4_000));
        if length == 0 && required {
            return Err(format!("`{name}` is required"));
        }
        if length != 0 && !(least..=most).contains(&length) {
            return Err(format!("`{name}` has {least} to {most} characters"));
        }
        out["value"] = json!(text);
    } else {
        let values = match given.map(|(_, value)| value) {
            Some(Value::Array(values)) => values.clone(),
            Some(one) => vec![one.clone()],
            None => Vec::new(),
        };
        if values.is_empty() && required {
            return Err(format!("`{name}` is required"));
        }
        out["values"] = json!(values);
    }
    Ok(out)
}
