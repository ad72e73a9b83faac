//! Compression, in both of Discord's ways.

use rehearsal::discord::GuildPlan;
use serde_json::json;

use crate::bare::{Bare, identify, resume};
use crate::club::Club;

#[tokio::test]
async fn with_zlib_stream_every_message_is_a_part_of_one_stream() {
    let club = Club::unlimited().await;
    let query = "v=10&encoding=json&compress=zlib-stream";
    let mut bare = Bare::dial(&club, query).await.expect("a socket");
    assert_eq!(bare.next().await["op"], 10);
    assert!(bare.was_packed, "the hello too");
    bare.send(&identify(json!({"intents": 1 | 1 << 12, "compress": true}))).await;
    let ready = bare.event().await.1;
    assert_eq!(bare.event().await.0, "GUILD_CREATE");
    for word in ["short", &"long".repeat(400)] {
        club.world.say(club.ana, word).expect("Ana writes");
        let (name, message) = bare.event().await;
        assert_eq!((name.as_str(), &message["content"]), ("MESSAGE_CREATE", &json!(word)));
        assert!(bare.was_packed, "whatever its length");
    }
    bare.hang_up();
    club.world.say(club.ana, "meanwhile").expect("Ana writes");
    // Each connection has a stream of its own.
    let mut again = Bare::dial(&club, query).await.expect("a socket");
    assert_eq!(again.next().await["op"], 10);
    again.send(&resume(&ready, 4)).await;
    assert_eq!(again.event().await.1["content"], "meanwhile");
}

#[tokio::test]
async fn with_payload_compression_long_payloads_are_packed_each_for_itself() {
    let club = Club::open().await;
    for n in 0..20 {
        let plan = GuildPlan { name: format!("Runners of harbour {n}"), owner: club.ben, locale: "en-US".into() };
        club.world.invite_bot(club.world.create_guild(plan), 0);
    }
    let mut bare = Bare::connect(&club).await;
    assert!(!bare.was_packed, "nothing was asked for yet");
    bare.send(&identify(json!({"intents": 1 | 1 << 12, "compress": true}))).await;
    let ready = bare.event().await.1;
    assert!(bare.was_packed, "READY is long");
    for _ in 0..21 {
        assert_eq!(bare.event().await.0, "GUILD_CREATE");
        assert!(bare.was_packed);
    }
    assert_eq!(bare.heard().await, Vec::<String>::new());
    assert!(!bare.was_packed, "an acknowledgement is short");
    bare.hang_up();
    club.world.say(club.ana, &"long".repeat(400)).expect("Ana writes");
    let mut again = Bare::connect(&club).await;
    again.send(&resume(&ready, 22)).await;
    assert_eq!(again.event().await.0, "MESSAGE_CREATE");
    assert!(again.was_packed, "a resumed session goes on as it was identified");
}
