//! Identify and resume.

use second_wind::clock::network_now;
use serde_json::{Value, json};

use super::super::events::What;
use super::super::world::Core;
use super::budget::Verdict;
use super::connection::{Close, Connection};
use super::intent;
use super::sessions::{Out, Session, Shard};

const NOT_DECODED: Close = (4002, "Error while decoding payload.");
const NOT_AUTHENTICATED: Close = (4004, "Authentication failed.");

/// What becomes of an identify that is well written.
enum Identified {
    As(String),
    TooManyGuilds,
    TooSoon,
    Spent,
}

/// What becomes of a resume.
enum Resumed {
    Yes { packs_payloads: bool },
    Gone,
    BadSeq,
}

impl Connection {
    fn check_token(&self, data: &Value) -> Result<(), Close> {
        let Some(token) = data["token"].as_str() else { return Err(NOT_DECODED) };
        let token = token.strip_prefix("Bot ").unwrap_or(token);
        let revoked = self.world.lock().live.faults.token_revoked;
        if revoked || !super::super::is_rehearsal_token(token) { Err(NOT_AUTHENTICATED) } else { Ok(()) }
    }

    /// Begins a session.
    pub(super) fn identify(&mut self, data: &Value) -> Result<(), Close> {
        self.check_token(data)?;
        if !data["properties"].is_object() {
            return Err(NOT_DECODED);
        }
        let said_shard = !data["shard"].is_null();
        let shard = if said_shard { Shard::read(&data["shard"]).ok_or((4010, "Invalid shard."))? } else { Shard::ONE };
        let intents = data["intents"].as_u64().filter(|bits| bits & !intent::ALL == 0).ok_or((4013, "Invalid intent(s)."))?;
        let packs_payloads = data["compress"] == true;
        let (world, link) = (&self.world, (self.link, self.to_self.clone()));
        if intents & intent::PRIVILEGED & !world.inner.limits.gateway.privileged != 0 {
            return Err((4014, "Disallowed intent(s)."));
        }
        let url = super::super::resume_url(world.base());
        let identified = world.with(|core| {
            let session = Session::new(intents, shard, packs_payloads, link);
            core.begin(session, &url, said_shard)
        });
        match identified {
            Identified::As(name) => {
                if packs_payloads {
                    self.packer.pack_payloads();
                }
                self.session = Some(name);
                Ok(())
            }
            Identified::TooManyGuilds => Err((4011, "Sharding is required.")),
            Identified::TooSoon => {
                self.invalid(false);
                Ok(())
            }
            Identified::Spent => Err(NOT_AUTHENTICATED),
        }
    }

    /// Goes on with a session, from the event after the one that the client heard last.
    pub(super) fn resume(&mut self, data: &Value) -> Result<(), Close> {
        self.check_token(data)?;
        let (Some(name), Some(seq)) = (data["session_id"].as_str(), data["seq"].as_u64()) else { return Err(NOT_DECODED) };
        let link = (self.link, self.to_self.clone());
        let resumed = self.world.with(|core| {
            let sessions = &mut core.live.sessions;
            sessions.bury(network_now());
            let Some(session) = sessions.all.get_mut(name) else { return Resumed::Gone };
            if seq > session.seq {
                sessions.all.remove(name);
                return Resumed::BadSeq;
            }
            if session.sent.front().is_some_and(|(first, _)| *first > seq + 1) {
                sessions.all.remove(name);
                return Resumed::Gone;
            }
            session.unlinked_at = None;
            if let Some((_, old)) = session.link.replace(link) {
                let _ = old.send(Out::Drop);
            }
            for (_, frame) in session.sent.iter().filter(|(number, _)| *number > seq) {
                let _ = self.to_self.send(Out::Frame(frame.clone()));
            }
            let packs_payloads = session.packs_payloads;
            sessions.resumed += 1;
            core.push_to(name, "RESUMED", &json!({}));
            core.tell(What::Gateway { connected: true });
            Resumed::Yes { packs_payloads }
        });
        match resumed {
            Resumed::Yes { packs_payloads } => {
                if packs_payloads {
                    self.packer.pack_payloads();
                }
                self.session = Some(name.to_owned());
                Ok(())
            }
            Resumed::Gone => {
                self.invalid(false);
                Ok(())
            }
            Resumed::BadSeq => Err((4007, "Invalid seq.")),
        }
    }
}

impl Core {
    fn begin(&mut self, session: Session, url: &str, said_shard: bool) -> Identified {
        let shard = session.shard;
        let guilds = self.guilds_on(shard);
        let sessions = &mut self.live.sessions;
        if guilds > sessions.rules.guilds_per_shard {
            return Identified::TooManyGuilds;
        }
        let now = network_now();
        match sessions.budget.take(&sessions.rules, shard.id, now) {
            Verdict::Granted => {}
            Verdict::TooSoon => return Identified::TooSoon,
            Verdict::Spent => {
                // "All active sessions for the app will be terminated, the bot token will be reset" (Gateway, "Identifying").
                tracing::warn!("the bot used up the day's identifies, so its token is taken back");
                self.live.faults.token_revoked = true;
                self.end_all();
                return Identified::Spent;
            }
        }
        sessions.bury(now);
        sessions.made += 1;
        let name = format!("{:032x}", u128::from(sessions.made).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835));
        // Whoever begins a new session of a shard has given up its broken ones.
        sessions.all.retain(|_, old| old.link.is_some() || old.shard != shard);
        sessions.all.insert(name.clone(), session);
        self.greet(&name, url, said_shard);
        self.tell(What::Gateway { connected: true });
        Identified::As(name)
    }

    fn end_all(&mut self) {
        for session in std::mem::take(&mut self.live.sessions.all).into_values() {
            if let Some((_, link)) = session.link {
                let _ = link.send(Out::Close(NOT_AUTHENTICATED.0, NOT_AUTHENTICATED.1));
            }
        }
        self.tell(What::Gateway { connected: false });
    }
}
