//! The state file: everything is as it was after a restart, and a damaged file is told clearly.

use rehearsal::discord::{GuildPlan, StandIn, StandInConfig, permission};
use serde_json::json;

use super::club::clock;

#[tokio::test]
async fn a_world_comes_back_after_a_stop() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("deep").join("world.json");
    let config = || StandInConfig { state_file: Some(file.clone()), ..StandInConfig::new(clock()) };
    let standin = StandIn::start(config()).await.expect("it starts");
    let world = standin.world();
    let ana = world.create_user("ana", "Ana");
    let guild = world.create_guild(GuildPlan { name: "Harbour Runners".into(), owner: ana, locale: "en-US".into() });
    let channel = world.create_channel(guild, "club");
    world.invite_bot(guild, permission::BOT);
    world.say(ana, "hello").expect("Ana writes");
    world.say_in(ana, channel, "hello all").expect("Ana writes");
    world.set_extra(json!({"clock_offset_ms": 3_600_000}));
    let before = world.snapshot();
    standin.stop().await.expect("it stops and saves");

    let standin = StandIn::start(config()).await.expect("it starts again");
    let world = standin.world();
    assert_eq!(world.snapshot(), before, "everything is as it was");
    assert_eq!(world.extra()["clock_offset_ms"], 3_600_000);
    let next = world.say(ana, "again").expect("Ana writes");
    assert!(before.messages.keys().all(|id| *id < next), "ids go on rising");
    standin.stop().await.expect("it stops");
}

#[tokio::test]
async fn changes_are_saved_while_it_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("world.json");
    let standin =
        StandIn::start(StandInConfig { state_file: Some(file.clone()), ..StandInConfig::new(clock()) }).await.expect("it starts");
    standin.world().create_user("ana", "Ana");
    let saved = async {
        while !std::fs::read_to_string(&file).is_ok_and(|text| text.contains("\"ana\"")) {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(10), saved).await.expect("saved without a stop");
    assert!(!folder.path().join("world.json.new").exists(), "nothing half written is left");
}

#[tokio::test]
async fn a_damaged_or_newer_file_is_told_clearly_and_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("world.json");
    for (text, words) in [
        ("{\"version\": 1, \"wor", "is damaged"),
        ("{\"version\": 99, \"world\": {}}", "newer version"),
        ("{\"version\":1,\"world\":{}}", "is damaged"),
    ] {
        std::fs::write(&file, text).expect("written");
        let started = StandIn::start(StandInConfig { state_file: Some(file.clone()), ..StandInConfig::new(clock()) }).await;
        let error = started.err().expect("it does not start").to_string();
        assert!(error.contains(words) && error.contains("world.json"), "{error}");
        assert_eq!(std::fs::read_to_string(&file).expect("still there"), text, "the file is left as it was");
    }
}
