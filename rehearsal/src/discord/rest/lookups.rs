//! Requests that only look: the gateway's address, the bot itself, channels, servers and members.

use second_wind::clock::network_now;
use serde_json::json;

use super::super::ids::{ChannelId, GuildId, UserId};
use super::super::model::permission;
use super::super::state::State;
use super::super::world::{Core, World};
use super::super::{gateway_url, json};
use super::errors::ApiError;
use super::routes::Kind;
use super::{Call, Done};

pub(super) fn handle(world: &World, core: &mut Core, call: &Call<'_>) -> Done {
    let limits = &world.inner.limits;
    let state = &core.state;
    Ok(Some(match call.kind {
        Kind::Gateway => json!({"url": gateway_url(call.base.base)}),
        Kind::GatewayBot => {
            let rules = &limits.gateway;
            let (remaining, reset_after) = core.live.sessions.budget.left(rules, network_now());
            let guilds = state.guilds.values().filter(|guild| guild.members.contains_key(&state.bot)).count();
            let start = json!({
                "total": rules.identifies, "remaining": remaining, "max_concurrency": rules.max_concurrency,
                "reset_after": u64::try_from(reset_after.as_millis()).unwrap_or(u64::MAX),
            });
            json!({"url": gateway_url(call.base.base), "shards": rules.shards_for(guilds), "session_start_limit": start})
        }
        Kind::Me => json::me(&state.users[&state.bot]),
        Kind::Application => json::application(state),
        Kind::GetChannel => {
            let id = ChannelId(call.params.channel);
            let channel = state.channels.get(&id).ok_or(ApiError::code(404, 10003))?;
            if state.permissions_in(state.bot, channel) & permission::VIEW_CHANNEL == 0 {
                return Err(ApiError::code(403, 50001));
            }
            json::channel(state, channel)
        }
        Kind::GetGuild => json::guild(guild(state, call)?),
        Kind::GetRoles => serde_json::Value::Array(json::roles(guild(state, call)?)),
        _ => {
            let guild = guild(state, call)?;
            let user = UserId(call.params.user);
            if !state.users.contains_key(&user) {
                return Err(ApiError::code(404, 10013));
            }
            json::member(state, guild.members.get(&user).ok_or(ApiError::code(404, 10007))?, None)
        }
    }))
}

fn guild<'a>(state: &'a State, call: &Call<'_>) -> Result<&'a super::super::model::Guild, ApiError> {
    let guild = state.guilds.get(&GuildId(call.params.guild)).ok_or(ApiError::code(404, 10004))?;
    if !guild.members.contains_key(&state.bot) {
        return Err(ApiError::code(404, 10004));
    }
    if guild.unavailable {
        return Err(ApiError::code(503, 130_000));
    }
    Ok(guild)
}
