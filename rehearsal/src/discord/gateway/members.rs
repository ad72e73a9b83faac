//! Opcode 8: a client asks for members of a server, and gets them in chunks.

use serde_json::{Value, json};

use super::super::ids::{GuildId, UserId};
use super::super::json;
use super::super::world::Core;
use super::connection::{Close, Connection};
use super::intent;

/// How many members one event holds.
const CHUNK: usize = 1_000;
/// How many ids may be asked for at once.
const IDS_MAX: usize = 100;

impl Connection {
    /// Answers with GUILD_MEMBERS_CHUNK. Asking for everybody needs the members intent, which Discord answers by closing with 4001 or
    /// silence; here it is 4001, an invalid payload for the opcode.
    pub(super) fn request_members(&self, data: &Value) -> Result<(), Close> {
        const INVALID: Close = (4001, "Unknown opcode.");
        let Some(session) = &self.session else { return Err((4003, "Not authenticated.")) };
        let guild: GuildId = data["guild_id"].as_str().and_then(|id| id.parse().ok()).ok_or(INVALID)?;
        let wanted = Wanted::read(data).ok_or(INVALID)?;
        self.world.with(|core| {
            let all = matches!(&wanted, Wanted::Named(start, 0) if start.is_empty());
            let may = core.live.sessions.all.get(session).is_some_and(|one| one.intents & intent::GUILD_MEMBERS != 0);
            if all && !may {
                return Err(INVALID);
            }
            for chunk in core.chunks(guild, &wanted, &data["nonce"]) {
                core.push_to(session, "GUILD_MEMBERS_CHUNK", &chunk);
            }
            Ok(())
        })
    }
}

/// Whom a client asks for.
enum Wanted {
    /// Whose name begins so, and at most how many (0: all).
    Named(String, usize),
    These(Vec<UserId>),
}

impl Wanted {
    fn read(data: &Value) -> Option<Self> {
        if let Some(query) = data["query"].as_str() {
            let limit = usize::try_from(data["limit"].as_u64()?).ok()?;
            return Some(Self::Named(query.to_lowercase(), limit));
        }
        let ids = match &data["user_ids"] {
            Value::Array(ids) => ids.as_slice(),
            one => std::slice::from_ref(one),
        };
        let ids: Option<Vec<UserId>> = ids.iter().map(|id| id.as_str()?.parse().ok()).collect();
        ids.filter(|ids| ids.len() <= IDS_MAX).map(Self::These)
    }
}

impl Core {
    fn chunks(&self, id: GuildId, wanted: &Wanted, nonce: &Value) -> Vec<Value> {
        let Some(guild) = self.state.guilds.get(&id).filter(|guild| guild.members.contains_key(&self.state.bot)) else {
            return Vec::new();
        };
        let mut not_found = Vec::new();
        let mut members = Vec::new();
        match wanted {
            Wanted::These(ids) => {
                for user in ids {
                    match guild.members.get(user) {
                        Some(member) => members.push(member),
                        None => not_found.push(*user),
                    }
                }
            }
            Wanted::Named(start, limit) => {
                let name = |user: &UserId| self.state.users.get(user).map(|user| user.username.to_lowercase());
                let named = guild.members.values().filter(|one| name(&one.user).is_some_and(|name| name.starts_with(start)));
                members.extend(named.take(if *limit == 0 { usize::MAX } else { *limit }));
            }
        }
        let members: Vec<Value> = members.into_iter().map(|member| json::member(&self.state, member, None)).collect();
        let parts: Vec<&[Value]> = if members.is_empty() { vec![&[]] } else { members.chunks(CHUNK).collect() };
        let count = parts.len();
        let part = |(index, part): (usize, &[Value])| {
            let mut chunk = json!({"guild_id": id, "members": part, "chunk_index": index, "chunk_count": count});
            if index == 0 && !not_found.is_empty() {
                chunk["not_found"] = json!(not_found);
            }
            if nonce.as_str().is_some_and(|nonce| !nonce.is_empty() && nonce.len() <= 32) {
                chunk["nonce"] = nonce.clone();
            }
            chunk
        };
        parts.into_iter().enumerate().map(part).collect()
    }
}
