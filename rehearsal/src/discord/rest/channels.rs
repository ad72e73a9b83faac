//! Changing a channel: a thread's sleep and lock, and names.

use serde_json::Value;

use super::super::events::What;
use super::super::ids::ChannelId;
use super::super::json;
use super::super::model::{Channel, ChannelKind, permission};
use super::super::world::Core;
use super::errors::ApiError;
use super::{Call, Done};

pub(super) fn modify(core: &mut Core, call: &Call<'_>) -> Done {
    let id = ChannelId(call.params.channel);
    let channel = core.state.channels.get(&id).cloned().ok_or(ApiError::code(404, 10003))?;
    let may = core.state.permissions_in(core.state.bot, &channel);
    if may & permission::VIEW_CHANNEL == 0 {
        return Err(ApiError::code(403, 50001));
    }
    match &channel.kind {
        ChannelKind::Dm { .. } => return Err(ApiError::code(400, 50024)),
        ChannelKind::Text { .. } => rename(core, call, id, may)?,
        ChannelKind::Thread(_) => change_thread(core, call, &channel, may)?,
    }
    Ok(Some(json::channel(&core.state, &core.state.channels[&id])))
}

/// Whoever may write in a thread may wake it; everything else, and a locked one, is for those who manage threads, and only once it
/// is awake (Discord's documentation, "Modify Channel", parameters of threads).
fn change_thread(core: &mut Core, call: &Call<'_>, channel: &Channel, may: u64) -> Result<(), ApiError> {
    let Some(thread) = channel.thread() else { return Ok(()) };
    let archived = call.body["archived"].as_bool();
    let others = ["name", "locked", "invitable", "auto_archive_duration", "rate_limit_per_user", "flags", "applied_tags"];
    let only_wakes = archived == Some(false) && others.iter().all(|field| call.body.get(field).is_none());
    if channel.is_locked_for(may) {
        return Err(ApiError::code(403, 50013));
    }
    let needed = if only_wakes { permission::SEND_MESSAGES_IN_THREADS } else { permission::MANAGE_THREADS };
    if may & needed == 0 && may & permission::MANAGE_THREADS == 0 {
        return Err(ApiError::code(403, 50013));
    }
    if thread.archived && archived != Some(false) {
        return Err(ApiError::code(400, 50083));
    }
    core.change_thread(channel.id, call.now, |thread| {
        if let Some(archived) = archived {
            thread.archived = archived;
        }
        if let Some(locked) = call.body["locked"].as_bool() {
            thread.locked = locked;
        }
        if let Some(name) = call.body["name"].as_str() {
            thread.name = name.to_owned();
        }
        if let Some(minutes) = call.body["auto_archive_duration"].as_u64().and_then(|minutes| minutes.try_into().ok()) {
            thread.auto_archive_minutes = minutes;
        }
    });
    Ok(())
}

fn rename(core: &mut Core, call: &Call<'_>, id: ChannelId, may: u64) -> Result<(), ApiError> {
    if may & permission::MANAGE_CHANNELS == 0 {
        return Err(ApiError::code(403, 50013));
    }
    if let (Value::String(new), Some(Channel { kind: ChannelKind::Text { name, .. }, .. })) =
        (&call.body["name"], core.state.channels.get_mut(&id))
    {
        new.clone_into(name);
        core.tell(What::World);
        core.tell_channel("CHANNEL_UPDATE", id);
    }
    Ok(())
}
