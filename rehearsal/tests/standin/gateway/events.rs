//! Which events come, to whom, and with how much in them.

use rehearsal::discord::{Contract, GatewayRules, GuildPlan, Limits, intent, permission};
use serde_json::{Value, json};

use crate::bare::Bare;
use crate::club::Club;

/// A club whose bot has these privileged intents switched on.
async fn privileged(bits: u64) -> Club {
    let gateway = GatewayRules { privileged: bits, identify_pause: std::time::Duration::ZERO, ..GatewayRules::default() };
    Club::with(Limits { gateway, ..Limits::default() }, Contract::find()).await
}

async fn with_intents(club: &Club, intents: u64) -> Bare {
    Bare::with(club, json!({"intents": intents})).await.0
}

fn assert_has(event: &(String, Value), name: &str, fields: Value) {
    assert_eq!(event.0, name, "{}", event.1);
    for (field, value) in fields.as_object().expect("fields") {
        assert_eq!(&event.1[field], value, "{name} has its {field}");
    }
}

#[tokio::test]
async fn changes_of_servers_channels_and_roles_are_told_with_the_guilds_intent_alone() {
    let club = Club::unlimited().await;
    let (world, guild) = (&club.world, club.guild);
    let mut bare = with_intents(&club, intent::GUILDS).await;
    let mut deaf = with_intents(&club, 0).await;
    assert_eq!(bare.event().await.0, "GUILD_CREATE");

    world.rename_guild(guild, "Quay Runners");
    assert_has(&bare.event().await, "GUILD_UPDATE", json!({"id": guild, "name": "Quay Runners"}));
    world.rename_channel(club.channel, "chat");
    assert_has(&bare.event().await, "CHANNEL_UPDATE", json!({"id": club.channel, "name": "chat", "guild_id": guild}));
    let role = world.create_role(guild, "pacers", permission::VIEW_CHANNEL);
    let created = bare.event().await;
    assert_has(&created, "GUILD_ROLE_CREATE", json!({"guild_id": guild}));
    assert_eq!(created.1["role"]["name"], "pacers");
    world.change_role(guild, role, "guides", 0);
    let changed = bare.event().await;
    assert_eq!((changed.0.as_str(), &changed.1["role"]["name"]), ("GUILD_ROLE_UPDATE", &json!("guides")));
    world.add_member(guild, club.ana, &[role]);
    world.delete_role(guild, role);
    assert_has(&bare.event().await, "GUILD_ROLE_DELETE", json!({"guild_id": guild, "role_id": role}));
    assert!(world.guild(guild).expect("it").members[&club.ana].roles.is_empty(), "and Ana has it no more");
    let room = world.create_channel(guild, "trails");
    assert_has(&bare.event().await, "CHANNEL_CREATE", json!({"id": room, "name": "trails"}));
    world.delete_channel(room);
    assert_has(&bare.event().await, "CHANNEL_DELETE", json!({"id": room, "guild_id": guild}));
    world.set_nick(guild, world.bot(), Some("Coach"));
    assert_has(&bare.event().await, "GUILD_MEMBER_UPDATE", json!({"guild_id": guild, "nick": "Coach"}));

    world.remove_member(guild, club.ana);
    world.say_in(club.ben, club.channel, "hello").expect("Ben writes");
    assert_eq!(bare.heard().await, Vec::<String>::new(), "members and messages need other intents");
    assert_eq!(deaf.heard().await, ["GUILD_MEMBER_UPDATE"], "of its own change the bot hears in any case");
    let elsewhere = world.create_guild(GuildPlan { name: "Elsewhere".into(), owner: club.ana, locale: "en-US".into() });
    world.create_channel(elsewhere, "room");
    world.create_role(elsewhere, "x", 0);
    assert_eq!(bare.heard().await, Vec::<String>::new(), "the bot is not in there");
}

#[tokio::test]
async fn members_are_told_of_with_the_members_intent() {
    let club = privileged(intent::GUILD_MEMBERS).await;
    let mut bare = with_intents(&club, intent::GUILD_MEMBERS).await;
    let cleo = club.world.create_user("cleo", "Cleo");
    club.world.add_member(club.guild, cleo, &[]);
    let added = bare.event().await;
    assert_has(&added, "GUILD_MEMBER_ADD", json!({"guild_id": club.guild}));
    assert_eq!(added.1["user"]["id"], json!(cleo));
    club.world.set_nick(club.guild, cleo, Some("C"));
    assert_has(&bare.event().await, "GUILD_MEMBER_UPDATE", json!({"nick": "C"}));
    club.world.remove_member(club.guild, cleo);
    let removed = bare.event().await;
    assert_has(&removed, "GUILD_MEMBER_REMOVE", json!({"guild_id": club.guild}));
    assert_eq!(removed.1["user"]["username"], "cleo");
    club.world.remove_member(club.guild, cleo);
    assert_eq!(bare.heard().await, Vec::<String>::new(), "who is gone does not go again");
}

#[tokio::test]
async fn members_can_be_asked_for() {
    let club = privileged(intent::GUILD_MEMBERS).await;
    let ask = |data: Value| {
        let mut frame = json!({"op": 8, "d": {"guild_id": club.guild, "nonce": "n"}});
        for (field, value) in data.as_object().expect("fields") {
            frame["d"][field] = value.clone();
        }
        frame
    };
    let everybody = ask(json!({"query": "", "limit": 0}));
    let mut bare = with_intents(&club, intent::GUILD_MEMBERS).await;
    let names = |chunk: &(String, Value)| {
        let members = chunk.1["members"].as_array().expect("members").iter();
        members.map(|one| one["user"]["username"].as_str().expect("a name").to_owned()).collect::<Vec<_>>()
    };
    bare.send(&everybody).await;
    let chunk = bare.event().await;
    assert_has(&chunk, "GUILD_MEMBERS_CHUNK", json!({"guild_id": club.guild, "chunk_index": 0, "chunk_count": 1, "nonce": "n"}));
    assert_eq!(names(&chunk).len(), 3, "Ana, Ben and the bot");
    bare.send(&ask(json!({"query": "an", "limit": 5}))).await;
    assert_eq!(names(&bare.event().await), ["ana"]);
    bare.send(&ask(json!({"user_ids": [club.ben, "123"]}))).await;
    let chunk = bare.event().await;
    assert_eq!((names(&chunk), &chunk.1["not_found"]), (vec!["ben".to_owned()], &json!(["123"])));
    let mut without = with_intents(&club, 0).await;
    without.send(&ask(json!({"user_ids": club.ana}))).await;
    assert_eq!(names(&without.event().await), ["ana"], "single members need no intent");
    without.send(&everybody).await;
    assert_eq!(without.closed().await, Some(4001), "everybody does");
}

#[tokio::test]
async fn words_of_others_in_a_server_need_the_content_intent_unless_they_mention_the_bot() {
    let club = privileged(intent::MESSAGE_CONTENT).await;
    let mut plain = with_intents(&club, intent::GUILD_MESSAGES | intent::DIRECT_MESSAGES).await;
    let mut reader = with_intents(&club, intent::GUILD_MESSAGES | intent::DIRECT_MESSAGES | intent::MESSAGE_CONTENT).await;
    let mention = format!("<@{}> how far?", club.world.bot());
    club.world.say_in(club.ana, club.channel, "to all").expect("Ana writes");
    club.world.say_in(club.ana, club.channel, &mention).expect("Ana writes");
    club.world.say(club.ana, "to the bot").expect("Ana writes");
    club.send(club.channel, crate::club::with_buttons("from the bot", &["done"])).await;
    for (bare, first) in [(&mut plain, ""), (&mut reader, "to all")] {
        for expected in [first, &mention, "to the bot", "from the bot"] {
            let (name, message) = bare.event().await;
            assert_eq!((name.as_str(), &message["content"]), ("MESSAGE_CREATE", &json!(expected)));
            assert_eq!(message["components"] != json!([]), expected == "from the bot", "components are content too");
        }
    }
    let bot = club.world.bot();
    club.world.set_member_overwrite(club.channel, bot, 0, permission::VIEW_CHANNEL);
    club.world.say_in(club.ana, club.channel, "among ourselves").expect("Ana writes");
    assert_eq!(reader.heard().await, Vec::<String>::new(), "a channel that the bot cannot see");
}

#[tokio::test]
async fn a_servers_members_come_with_it_only_for_who_may_know_presences() {
    let club = privileged(intent::GUILD_PRESENCES).await;
    let mut few = with_intents(&club, intent::GUILDS).await;
    let mut all = with_intents(&club, intent::GUILDS | intent::GUILD_PRESENCES).await;
    for _ in 0..2 {
        for (bare, count) in [(&mut few, 1), (&mut all, 3)] {
            let (name, guild) = bare.event().await;
            assert_eq!((name.as_str(), &guild["member_count"]), ("GUILD_CREATE", &json!(3)));
            assert_eq!(guild["members"].as_array().map(Vec::len), Some(count));
        }
        // The second time it is the server coming back.
        club.world.set_guild_unavailable(club.guild, true);
        club.world.set_guild_unavailable(club.guild, false);
        for bare in [&mut few, &mut all] {
            assert_has(&bare.event().await, "GUILD_DELETE", json!({"id": club.guild, "unavailable": true}));
        }
    }
}

#[tokio::test]
async fn a_server_in_an_outage_is_silent_and_comes_back() {
    let club = Club::unlimited().await;
    club.register().await;
    let intents = intent::GUILDS | intent::GUILD_MESSAGES;
    let mut bare = with_intents(&club, intents).await;
    assert_eq!(bare.event().await.0, "GUILD_CREATE");
    club.world.set_guild_unavailable(club.guild, true);
    assert_has(&bare.event().await, "GUILD_DELETE", json!({"id": club.guild, "unavailable": true}));
    club.world.rename_channel(club.channel, "chat");
    let refused = club.world.slash(club.ana, club.channel, "plan show", &crate::club::values(&[]));
    assert!(refused.is_err(), "a client shows such a server greyed out: {refused:?}");
    assert!(club.world.say_in(club.ana, club.channel, "anyone?").is_err(), "nobody can write in it");
    assert_eq!(bare.heard().await, Vec::<String>::new(), "nothing comes out of it");
    let (mut late, ready) = Bare::with(&club, json!({"intents": intents})).await;
    assert_eq!(ready["guilds"], json!([{"id": club.guild, "unavailable": true}]), "who begins now is told that it exists");
    assert_eq!(late.heard().await, Vec::<String>::new(), "and no more");
    club.world.set_guild_unavailable(club.guild, false);
    for bare in [&mut bare, &mut late] {
        let back = bare.event().await;
        assert_has(&back, "GUILD_CREATE", json!({"id": club.guild, "unavailable": false}));
        assert_eq!(back.1["channels"][0]["name"], "chat", "as it is now");
    }
}

#[tokio::test]
async fn the_bot_joins_and_is_thrown_out() {
    let club = Club::open().await;
    let mut bare = with_intents(&club, intent::GUILDS).await;
    assert_eq!(bare.event().await.0, "GUILD_CREATE");
    let other = club.world.create_guild(GuildPlan { name: "Hill Walkers".into(), owner: club.ana, locale: "de".into() });
    club.world.create_channel(other, "hills");
    club.world.invite_bot(other, permission::BOT);
    let joined = bare.event().await;
    assert_has(&joined, "GUILD_CREATE", json!({"id": other, "name": "Hill Walkers", "preferred_locale": "de"}));
    club.world.remove_bot(other);
    let (name, gone) = bare.event().await;
    assert_eq!((name.as_str(), gone), ("GUILD_DELETE", json!({"id": other})), "without `unavailable` it is a farewell");
    club.world.create_channel(other, "more hills");
    club.world.remove_bot(other);
    assert_eq!(bare.heard().await, Vec::<String>::new(), "what happens there is not ours any more");
}
