//! What the gateway allows.

use std::time::Duration;

/// How strict the gateway is. [`GatewayRules::default`] is Discord as it documents itself; where it does not ("a few minutes"), the
/// comment says so.
#[derive(Clone, Debug)]
pub struct GatewayRules {
    /// How often a client must send a heartbeat. Discord adds a tolerance that it does not publish; here it is half an interval.
    pub heartbeat: Duration,
    /// Sessions that may be begun in a window, over all shards.
    pub identifies: u32,
    /// The window: a day from its first identify.
    pub identify_window: Duration,
    /// How many shards may identify at the same time: one of each `shard_id % max_concurrency`.
    pub max_concurrency: u32,
    /// How long such a group then has to wait; no wait if zero.
    pub identify_pause: Duration,
    /// Servers that one shard may have (else close 4011).
    pub guilds_per_shard: usize,
    /// Events that a client may send in a minute (else close 4008).
    pub sends_per_min: usize,
    /// How long a session without a connection can be resumed ("a few minutes").
    pub session_kept: Duration,
    /// Privileged intents that are switched on for the application, as bits of [`intent`](super::intent); the others close with 4014.
    pub privileged: u64,
}

impl Default for GatewayRules {
    fn default() -> Self {
        Self {
            heartbeat: Duration::from_millis(41_250),
            identifies: 1_000,
            identify_window: Duration::from_secs(86_400),
            max_concurrency: 1,
            identify_pause: Duration::from_secs(5),
            guilds_per_shard: 2_500,
            sends_per_min: 120,
            session_kept: Duration::from_secs(180),
            privileged: 0,
        }
    }
}

impl GatewayRules {
    /// How long the gateway hears nothing before it gives a client up.
    pub(super) fn silence_max(&self) -> Duration {
        self.heartbeat + self.heartbeat / 2
    }

    /// The number of shards to recommend: as many as leave each below two fifths of what it may have (Discord: about a thousand).
    pub(in super::super) fn shards_for(&self, guilds: usize) -> usize {
        guilds.div_ceil((self.guilds_per_shard * 2 / 5).max(1)).max(1)
    }
}
