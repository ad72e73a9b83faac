//! Several shards, their turn to identify, and the day's allowance.

use std::time::Duration;

use rehearsal::discord::{Answer, Contract, GatewayRules, GuildId, GuildPlan, Limits, permission};
use serde_json::{Value, json};

use crate::bare::{Bare, identify};
use crate::club::{Club, values};

async fn club(gateway: GatewayRules) -> Club {
    Club::with(Limits { gateway, ..Limits::default() }, Contract::find()).await
}

/// Two shards may identify at once.
async fn pair() -> Club {
    club(GatewayRules { max_concurrency: 2, ..GatewayRules::default() }).await
}

fn shard_of(guild: GuildId, of: u64) -> u64 {
    (guild.0 >> 22) % of
}

/// A server of the bot's on another of two shards than the club's.
fn elsewhere(club: &Club) -> GuildId {
    loop {
        club.forward(1);
        let plan = GuildPlan { name: "Hill Walkers".into(), owner: club.ben, locale: "en-GB".into() };
        let guild = club.world.create_guild(plan);
        if shard_of(guild, 2) != shard_of(club.guild, 2) {
            club.world.invite_bot(guild, permission::BOT);
            return guild;
        }
        club.world.delete_guild(guild);
        club.clock.set(club.world.now() + chrono::TimeDelta::milliseconds(1));
    }
}

/// Both of two shards, by number, with what READY said.
async fn both(club: &Club, intents: u64) -> [(Bare, Value); 2] {
    let shard = async |id: u64| Bare::with(club, json!({"shard": [id, 2], "intents": intents})).await;
    [shard(0).await, shard(1).await]
}

#[tokio::test]
async fn a_servers_events_go_to_its_shard_and_dms_to_the_first() {
    let club = pair().await;
    let other = elsewhere(&club);
    club.register().await;
    let [(zero, zero_ready), (one, one_ready)] = both(&club, 1 | 1 << 9 | 1 << 12).await;
    let ids = |ready: &Value| ready["guilds"].as_array().expect("guilds").iter().map(|one| one["id"].clone()).collect::<Vec<_>>();
    let mut shards = [(zero, zero_ready), (one, one_ready)];
    for (id, (bare, ready)) in shards.iter_mut().enumerate() {
        let own = if shard_of(club.guild, 2) == id as u64 { club.guild } else { other };
        assert_eq!(ready["shard"], json!([id, 2]), "READY says which it is");
        assert_eq!(ids(ready), [json!(own)], "READY of shard {id} names its servers only");
        let (name, guild) = bare.event().await;
        assert_eq!((name.as_str(), &guild["id"]), ("GUILD_CREATE", &json!(own)));
    }
    let [(zero, _), (one, _)] = &mut shards;
    let at_home = usize::try_from(shard_of(club.guild, 2)).expect("small");
    club.world.say_in(club.ana, club.channel, "hello").expect("Ana writes");
    club.world.say(club.ana, "a DM").expect("Ana writes");
    let room = club.world.create_channel(other, "hills");
    let heard = [zero.heard().await, one.heard().await];
    let mut expected = [vec!["CHANNEL_CREATE"], vec!["CHANNEL_CREATE"]];
    expected[at_home] = vec!["MESSAGE_CREATE"];
    expected[0].push("MESSAGE_CREATE");
    for names in &mut expected {
        names.sort_unstable();
    }
    let sorted = heard.map(|mut names| {
        names.sort();
        names
    });
    assert_eq!(sorted, expected, "the server's words, the other server's channel, and the DM on shard 0");
    club.world.slash(club.ana, club.channel, "plan show", &values(&[])).expect("offered");
    club.world.slash(club.ben, room, "plan show", &values(&[])).expect("offered");
    assert_eq!([zero.heard().await, one.heard().await], [vec!["INTERACTION_CREATE"], vec!["INTERACTION_CREATE"]]);
}

#[tokio::test]
async fn an_act_in_a_server_whose_shard_is_missing_fails_at_once() {
    let club = pair().await;
    club.register().await;
    let at_home = shard_of(club.guild, 2);
    let (_wrong, _) = Bare::with(&club, json!({"shard": [1 - at_home, 2]})).await;
    let asked = club.world.slash(club.ana, club.channel, "plan show", &values(&[])).expect("offered");
    assert!(matches!(club.answer(asked).await, Answer::Failed { .. }), "nobody is there for this server");
    let (mut right, _) = Bare::with(&club, json!({"shard": [at_home, 2]})).await;
    club.world.slash(club.ana, club.channel, "plan show", &values(&[])).expect("offered");
    right.interaction().await;
    let views = club.world.gateway_sessions();
    assert_eq!(views.iter().map(|view| view.shard).collect::<Vec<_>>(), [(0, 2), (1, 2)], "both are known: {views:?}");
}

#[tokio::test]
async fn shards_identify_in_groups_and_an_impatient_one_has_an_invalid_session() {
    let club = pair().await;
    let limit = async || club.call("GET", "gateway/bot", None).await.body["session_start_limit"].clone();
    let before = limit().await;
    assert_eq!((&before["total"], &before["remaining"], &before["max_concurrency"]), (&json!(1_000), &json!(1_000), &json!(2)));
    let of_four = |id: u64| json!({"shard": [id, 4]});
    let _zero = Bare::with(&club, of_four(0)).await;
    let _one = Bare::with(&club, of_four(1)).await;
    let mut two = Bare::connect(&club).await;
    two.send(&identify(of_four(2))).await;
    let invalid = two.next().await;
    assert_eq!((&invalid["op"], &invalid["d"]), (&json!(9), &json!(false)), "2 is of the group of 0, which has just identified");
    two.send(&json!({"op": 3, "d": {"since": null, "activities": [], "status": "online", "afk": false}})).await;
    assert_eq!(two.closed().await, Some(4003), "it has no session");
    let after = limit().await;
    assert_eq!(after["remaining"], 997, "all three calls are counted");
    let left = after["reset_after"].as_u64().expect("milliseconds");
    assert!((86_300_000..86_400_000).contains(&left), "a day from the first, not {left} ms");
}

#[tokio::test]
async fn too_many_servers_for_one_shard_are_4011() {
    let club = club(GatewayRules { guilds_per_shard: 1, max_concurrency: 2, ..GatewayRules::default() }).await;
    elsewhere(&club);
    let bot = club.call("GET", "gateway/bot", None).await.body;
    assert_eq!(bot["shards"], 2, "more shards are recommended");
    let mut alone = Bare::connect(&club).await;
    alone.send(&identify(json!({}))).await;
    assert_eq!(alone.closed().await, Some(4011));
    let _two = both(&club, 0).await;
    assert_eq!(club.world.gateway_sessions().len(), 2, "with two shards each has one server");
}

#[tokio::test]
async fn when_the_days_identifies_are_used_up_every_session_ends_and_the_token_is_gone() {
    let rules = GatewayRules { identifies: 2, identify_pause: Duration::ZERO, ..GatewayRules::default() };
    let club = club(rules).await;
    let (mut first, _) = Bare::with(&club, json!({})).await;
    let (mut second, _) = Bare::with(&club, json!({})).await;
    let bot = club.call("GET", "gateway/bot", None).await.body;
    assert_eq!(bot["session_start_limit"]["remaining"], 0, "and the API says so beforehand");
    let mut third = Bare::connect(&club).await;
    third.send(&identify(json!({}))).await;
    assert_eq!(third.closed().await, Some(4004));
    assert_eq!([first.closed().await, second.closed().await], [Some(4004); 2], "the sessions that were there end too");
    assert_eq!(club.call("GET", "gateway/bot", None).await.status, 401, "the token was reset");
    club.world.faults(|faults| faults.revoke_token(false));
    let again = club.call("GET", "gateway/bot", None).await.body;
    assert_eq!(again["session_start_limit"]["remaining"], 2, "a new token has its own allowance");
    Bare::identified(&club).await;
}
