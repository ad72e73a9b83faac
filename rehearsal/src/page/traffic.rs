//! What went over the wire between the bot and Discord: the latest of it, for the curious.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;

use crate::discord::{What, World, WorldEvent};

/// How many entries are kept; older ones go.
const ENTRIES_MAX: usize = 300;
/// How many are told at once.
const TOLD_MAX: usize = 80;

/// The latest entries, the oldest first. Cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Traffic(Arc<Mutex<VecDeque<(u64, Value)>>>);

impl Traffic {
    /// Listens to a world until it ends.
    pub(super) fn listen(&self, world: &World) {
        let (kept, mut events) = (self.clone(), world.subscribe());
        tokio::spawn(async move {
            loop {
                match events.recv().await {
                    Ok(event) => kept.keep(&event),
                    Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return,
                }
            }
        });
    }

    fn entries(&self) -> MutexGuard<'_, VecDeque<(u64, Value)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, event: &WorldEvent) {
        let Some(mut entry) = entry(&event.what) else { return };
        entry["seq"] = json!(event.seq);
        entry["at"] = json!(event.at.timestamp_millis());
        let mut entries = self.entries();
        if entries.len() >= ENTRIES_MAX {
            entries.pop_front();
        }
        entries.push_back((event.seq, entry));
    }

    /// What came after `after`, the oldest first, and no more than the latest few.
    pub(super) fn after(&self, after: u64) -> Vec<Value> {
        let entries = self.entries();
        let newer = entries.iter().filter(|(seq, _)| *seq > after).map(|(_, entry)| entry.clone()).collect::<Vec<_>>();
        newer[newer.len().saturating_sub(TOLD_MAX)..].to_vec()
    }
}

/// Whether something belongs to the traffic.
pub(super) fn is_traffic(what: &What) -> bool {
    matches!(what, What::Request(_) | What::Told { .. } | What::Gateway { .. })
}

fn entry(what: &What) -> Option<Value> {
    Some(match what {
        What::Request(request) => json!({
            "way": "sent", "what": format!("{} {}", request.method, short(&request.path)), "status": request.status,
            "body": masked(&request.body), "files": request.files,
        }),
        What::Told { name, data } => json!({ "way": "received", "what": name, "body": masked(data) }),
        What::Gateway { connected } => {
            json!({ "way": "received", "what": if *connected { "the gateway is open" } else { "the gateway is closed" } })
        }
        _ => return None,
    })
}

/// A path without what all of them begin with.
fn short(path: &str) -> &str {
    path.trim_start_matches("/api").trim_start_matches("/v10")
}

/// The same without the token that an interaction is answered with: a screen may be shared.
fn masked(body: &Value) -> Value {
    let mut body = body.clone();
    if let Some(token) = body.get_mut("token") {
        *token = json!("…");
    }
    body
}

#[cfg(test)]
mod tests {
    use super::*;
    use second_wind::clock::from_unix_ms;

    fn told(seq: u64) -> WorldEvent {
        let data = json!({ "id": seq, "token": "secret" });
        WorldEvent { seq, at: from_unix_ms(1_772_431_200_000), what: What::Told { name: "INTERACTION_CREATE".into(), data } }
    }

    #[test]
    fn the_latest_are_kept_in_order_and_no_token_is_shown() {
        let traffic = Traffic::default();
        for seq in 1..=500 {
            traffic.keep(&told(seq));
        }
        let all = traffic.after(0);
        assert_eq!(all.len(), TOLD_MAX, "no more than a page can show");
        assert_eq!(all.last().map(|entry| &entry["seq"]), Some(&json!(500)), "the latest is the last");
        assert_eq!(all[0]["body"]["token"], "…");
        let newer: Vec<u64> = traffic.after(497).iter().filter_map(|entry| entry["seq"].as_u64()).collect();
        assert_eq!(newer, [498, 499, 500], "only what is new, oldest first");
        assert_eq!(traffic.entries().len(), ENTRIES_MAX);
    }

    #[test]
    fn what_people_see_is_not_traffic() {
        assert!(entry(&What::World).is_none() && !is_traffic(&What::World));
        assert_eq!(short("/api/v10/channels/1/messages"), "/channels/1/messages");
    }
}
