//! Registered commands: the list, and the bulk overwrite.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::events::What;
use super::super::ids::CommandId;
use super::super::world::Core;
use super::errors::ApiError;
use super::routes::Kind;
use super::{Call, Done};

pub(super) fn handle(core: &mut Core, call: &Call<'_>) -> Done {
    if call.params.app != core.state.bot.0 {
        return Err(ApiError::code(403, 50001));
    }
    if call.kind == Kind::PutCommands {
        overwrite(core, call)?;
    }
    Ok(Some(Value::Array(core.state.commands.values().cloned().collect())))
}

/// Replaces all commands. One that keeps its kind and name keeps its id, as in Discord.
fn overwrite(core: &mut Core, call: &Call<'_>) -> Result<(), ApiError> {
    let list = call.body.as_array().cloned().unwrap_or_default();
    let mut kept: BTreeMap<(u64, String), CommandId> = BTreeMap::new();
    for (id, command) in &core.state.commands {
        kept.insert(name_of(command), *id);
    }
    let mut commands = BTreeMap::new();
    for (n, mut command) in list.into_iter().enumerate() {
        let name = name_of(&command);
        let id = match kept.remove(&name) {
            Some(id) => id,
            None => CommandId(core.state.snowflake(call.now)),
        };
        let version = core.state.snowflake(call.now);
        drop_nulls(&mut command);
        let Some(fields) = command.as_object_mut() else { continue };
        let permissions = match fields.get("default_member_permissions") {
            None | Some(Value::Null) => Value::Null,
            Some(Value::String(text)) => json!(text),
            Some(bits) => json!(bits.to_string()),
        };
        fields.insert("default_member_permissions".into(), permissions);
        fields.insert("id".into(), json!(id));
        fields.insert("application_id".into(), json!(core.state.bot));
        fields.insert("version".into(), json!(version.to_string()));
        fields.insert("type".into(), json!(name.0));
        for (field, value) in [
            ("description", json!("")),
            ("integration_types", json!([0])),
            ("contexts", Value::Null),
            ("nsfw", json!(false)),
            ("dm_permission", json!(true)),
        ] {
            fields.entry(field).or_insert(value);
        }
        if commands.insert(id, command).is_some() || commands.values().filter(|other| name_of(other) == name).count() > 1 {
            return Err(ApiError::form_at(
                &format!("/{n}/name"),
                "APPLICATION_COMMANDS_DUPLICATE_NAME",
                "Application command names must be unique",
            ));
        }
    }
    core.state.commands = commands;
    core.tell(What::World);
    Ok(())
}

/// Some libraries write out what they leave open; Discord's answer leaves it out.
fn drop_nulls(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, value| !value.is_null());
            fields.values_mut().for_each(drop_nulls);
        }
        Value::Array(list) => list.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}

fn name_of(command: &Value) -> (u64, String) {
    (command["type"].as_u64().unwrap_or(1), command["name"].as_str().unwrap_or("").to_owned())
}
