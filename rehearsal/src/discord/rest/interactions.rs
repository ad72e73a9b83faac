//! Answers to interactions: one first response, then edits and follow-ups while the token lives.

use second_wind::clock::network_now;
use serde_json::{Value, json};

use super::super::ids::{InteractionId, MessageId};
use super::super::interactions::{ActKind, Answer, Choice, Interaction, OpenForm, Stage, TOO_LATE, id_of_token, token_is_old};
use super::super::json;
use super::super::model::{Message, Via, flag};
use super::super::world::{Core, World};
use super::compose::Said;
use super::errors::ApiError;
use super::messages::is_empty;
use super::routes::{Kind, Params};
use super::{Call, Done};

/// The first response.
pub(super) fn callback(world: &World, core: &mut Core, call: &Call<'_>) -> Done {
    let id = InteractionId(call.params.interaction);
    if id_of_token(&call.params.token) != Some(id) {
        return Err(ApiError::code(404, 10062));
    }
    let interaction = core.live.interactions.get(&id).cloned().ok_or(ApiError::code(404, 10062))?;
    match &interaction.stage {
        Stage::Waiting if network_now().duration_since(interaction.delivered) < world.inner.limits.first_response => {}
        Stage::Waiting => {
            core.fail(id, TOO_LATE);
            return Err(ApiError::code(404, 10062));
        }
        // Refused before it was ever answered, or too late: the token is void.
        Stage::Done(Answer::Failed { .. }) => return Err(ApiError::code(404, 10062)),
        _ => return Err(ApiError::code(400, 40060)),
    }
    let data = &call.body["data"];
    let kind = call.body["type"].as_u64().unwrap_or(0);
    let form_from_message = interaction.kind == ActKind::Form && interaction.source.is_some();
    let on_component = interaction.kind == ActKind::Component || form_from_message;
    let typing = interaction.kind == ActKind::Autocomplete;
    let shown = match kind {
        4 if !typing => {
            if is_empty(data, call.files.is_empty()) {
                return Err(ApiError::code(400, 50006));
            }
            let message =
                answer_message(core, call, &interaction, data, data["flags"].as_u64().unwrap_or(0) & flag::EPHEMERAL != 0)?;
            set_original(core, id, message);
            core.settle(id, Stage::Done(Answer::Message { message }));
            Some(message)
        }
        5 if !typing => {
            let ephemeral = data["flags"].as_u64().unwrap_or(0) & flag::EPHEMERAL != 0;
            let message = answer_message(core, call, &interaction, &json!({"flags": 0}), ephemeral)?;
            set_original(core, id, message);
            core.settle(id, Stage::Deferred { ephemeral });
            Some(message)
        }
        6 if on_component => {
            let source = interaction.source.ok_or(ApiError::code(404, 10008))?;
            set_original(core, id, source);
            core.settle(id, Stage::DeferredUpdate);
            Some(source)
        }
        7 if on_component => {
            let source = interaction.source.ok_or(ApiError::code(404, 10008))?;
            core.edit(source, Said { body: data, at: "/data", files: &call.files }, call.base, false)?;
            set_original(core, id, source);
            core.settle(id, Stage::Done(Answer::Update { message: source }));
            Some(source)
        }
        8 if typing => {
            let choices = serde_json::from_value::<Vec<Choice>>(data["choices"].clone()).unwrap_or_default();
            check_choices(&interaction.payload["data"], &choices)?;
            core.settle(id, Stage::Done(Answer::Choices { choices }));
            None
        }
        9 if matches!(interaction.kind, ActKind::Command | ActKind::Component) => {
            let form =
                OpenForm { interaction: id, channel: interaction.channel, source: interaction.source, modal: data.clone() };
            core.live.forms.insert(interaction.user, form);
            core.settle(id, Stage::Done(Answer::Modal { modal: data.clone() }));
            None
        }
        _ => {
            let message = format!("callback type {kind} does not answer this kind of interaction");
            return Err(ApiError::form_at("/type", "INTERACTION_APPLICATION_COMMAND_CALLBACK_TYPE_INVALID", &message));
        }
    };
    // Some libraries write a yes as `true`, some as `1`.
    if call.query.get("with_response").is_none_or(|wanted| !matches!(wanted.as_str(), "true" | "True" | "1")) {
        return Ok(None);
    }
    let mut callback = json!({"interaction": {"id": id, "type": interaction.kind as u8}});
    if let Some(message) = shown {
        let found = &core.state.messages[&message];
        callback["interaction"]["response_message_id"] = json!(message);
        callback["interaction"]["response_message_loading"] = json!(found.loading());
        callback["interaction"]["response_message_ephemeral"] = json!(found.ephemeral_to.is_some());
        if matches!(kind, 4 | 7) {
            callback["resource"] = json!({"type": kind, "message": json::message(&core.state, found, call.base)});
        }
    }
    Ok(Some(callback))
}

/// Choices are of the type of the option that is being typed.
fn check_choices(data: &Value, choices: &[Choice]) -> Result<(), ApiError> {
    fn typed(data: &Value) -> Option<u64> {
        let options = data["options"].as_array()?;
        options.iter().find_map(|option| if option["focused"] == true { option["type"].as_u64() } else { typed(option) })
    }
    let fits = |value: &Value| match typed(data) {
        Some(3) => value.is_string(),
        Some(4) => value.is_i64() || value.is_u64(),
        Some(10) => value.is_number(),
        _ => true,
    };
    match choices.iter().position(|choice| !fits(&choice.value)) {
        Some(n) => Err(ApiError::form_at(
            &format!("/data/choices/{n}/value"),
            "APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_TYPE",
            "The value of a choice must be of the option's type",
        )),
        None => Ok(()),
    }
}

fn set_original(core: &mut Core, id: InteractionId, message: MessageId) {
    if let Some(interaction) = core.live.interactions.get_mut(&id) {
        interaction.original = Some(message);
    }
}

/// Writes a message that answers an interaction. It is kept and told of, unless there is nothing in it yet.
fn answer_message(
    core: &mut Core,
    call: &Call<'_>,
    interaction: &Interaction,
    body: &Value,
    ephemeral: bool,
) -> Result<MessageId, ApiError> {
    let at = if call.kind == Kind::Callback { "/data" } else { "" };
    let bot = core.state.bot;
    let channel = core.state.channels.get(&interaction.channel).cloned().ok_or(ApiError::code(404, 10003))?;
    let mut message: Message = core.compose(&channel, bot, Said { body, at, files: &call.files }, call.now)?;
    if ephemeral {
        message.flags |= flag::EPHEMERAL;
        message.ephemeral_to = Some(interaction.user);
    }
    message.via = Some(Via {
        interaction: interaction.id,
        user: interaction.user,
        kind: interaction.kind as u8,
        command: interaction.command.clone(),
        source: interaction.source,
        opened_by: interaction.opened_by,
    });
    let thinking = is_empty(body, call.files.is_empty());
    if thinking {
        message.flags |= flag::LOADING;
    }
    let id = message.id;
    core.post(message, false, call.base);
    Ok(id)
}

impl Core {
    /// Whether a request edits a message that has components of version 2.
    pub(super) fn edits_version_two(&self, kind: Kind, params: &Params, body: &Value) -> bool {
        let interaction = || self.live.interactions.get(&id_of_token(&params.token)?);
        let message = match kind {
            Kind::EditMessage | Kind::EditFollowUp => Some(MessageId(params.message)),
            Kind::EditOriginal => interaction().and_then(|one| one.original),
            Kind::Callback if body["type"] == 7 => interaction().and_then(|one| one.source),
            _ => None,
        };
        let found = message.and_then(|id| self.state.messages.get(&id));
        found.is_some_and(|message| message.flags & flag::COMPONENTS_V2 != 0)
    }
}

/// `@original` and follow-ups.
pub(super) fn webhook(core: &mut Core, call: &Call<'_>) -> Done {
    if call.params.app != core.state.bot.0 {
        return Err(ApiError::code(404, 10015));
    }
    let id = id_of_token(&call.params.token).ok_or(ApiError::code(401, 50027))?;
    if token_is_old(id, call.now) {
        return Err(ApiError::code(401, 50027));
    }
    let interaction = core.live.interactions.get(&id).cloned().ok_or(ApiError::code(404, 10015))?;
    if matches!(interaction.stage, Stage::Waiting | Stage::Done(Answer::Failed { .. } | Answer::Choices { .. })) {
        return Err(ApiError::code(404, 10015));
    }
    let target = match call.kind {
        Kind::GetOriginal | Kind::EditOriginal | Kind::DeleteOriginal => {
            interaction.original.ok_or(ApiError::code(404, 10008))?
        }
        Kind::FollowUp => return follow_up(core, call, &interaction),
        _ => {
            let wanted = MessageId(call.params.message);
            let own = interaction.original == Some(wanted) || interaction.follow_ups.contains(&wanted);
            if own { wanted } else { return Err(ApiError::code(404, 10008)) }
        }
    };
    if core.state.messages.get(&target).is_none_or(|message| message.deleted) {
        return Err(ApiError::code(404, 10008));
    }
    let of_original = interaction.original == Some(target);
    match call.kind {
        Kind::EditOriginal | Kind::EditFollowUp => {
            core.edit(target, call.said(), call.base, false)?;
            if of_original {
                complete(core, &interaction, target);
            }
        }
        Kind::DeleteOriginal | Kind::DeleteFollowUp => {
            core.delete(target, false);
            if of_original {
                complete(core, &interaction, target);
            }
            return Ok(None);
        }
        _ => {}
    }
    Ok(Some(json::message(&core.state, &core.state.messages[&target], call.base)))
}

/// A deferral has its answer now.
fn complete(core: &mut Core, interaction: &Interaction, message: MessageId) {
    match interaction.stage {
        Stage::Deferred { .. } => core.settle(interaction.id, Stage::Done(Answer::Message { message })),
        Stage::DeferredUpdate => core.settle(interaction.id, Stage::Done(Answer::Update { message })),
        _ => {}
    }
}

fn follow_up(core: &mut Core, call: &Call<'_>, interaction: &Interaction) -> Done {
    if is_empty(&call.body, call.files.is_empty()) {
        return Err(ApiError::code(400, 50006));
    }
    // The first follow-up after "… is thinking" is the answer itself, and as visible as the thinking was.
    if let (Stage::Deferred { .. }, Some(original)) = (&interaction.stage, interaction.original) {
        core.edit(original, call.said(), call.base, false)?;
        complete(core, interaction, original);
        return Ok(Some(json::message(&core.state, &core.state.messages[&original], call.base)));
    }
    let ephemeral = call.body["flags"].as_u64().unwrap_or(0) & flag::EPHEMERAL != 0;
    let message = answer_message(core, call, interaction, &call.body, ephemeral)?;
    if let Some(interaction) = core.live.interactions.get_mut(&interaction.id) {
        interaction.follow_ups.push(message);
    }
    if interaction.stage == Stage::DeferredUpdate {
        core.settle(interaction.id, Stage::Done(Answer::Message { message }));
    }
    Ok(Some(json::message(&core.state, &core.state.messages[&message], call.base)))
}
