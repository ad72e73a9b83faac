//! Threads that sleep and are locked, and a moderation that blocks texts.

use chrono::TimeDelta;
use rehearsal::discord::{ChannelId, permission};
use serde_json::{Value, json};

use super::bare::Bare;
use super::club::{Club, Heard, text};

/// A connection that hears of servers, channels and threads, past the GUILD_CREATE of the one server.
async fn watching(club: &Club) -> Bare {
    let mut bare = Bare::connect(club).await;
    let properties = json!({"os": "linux", "browser": "x", "device": "x"});
    bare.send(&json!({"op": 2, "d": {"token": "Bot rehearsal", "intents": 1, "properties": properties}})).await;
    assert_eq!(bare.next().await["t"], "READY");
    assert_eq!(bare.next().await["t"], "GUILD_CREATE");
    bare
}

async fn edit(club: &Club, channel: ChannelId, sent: &Heard) -> (u16, u64) {
    let path = format!("channels/{channel}/messages/{}", sent.body["id"].as_str().expect("an id"));
    let edited = club.call("PATCH", &path, Some(text("changed"))).await;
    (edited.status, edited.code())
}

async fn modify(club: &Club, channel: ChannelId, body: Value) -> Heard {
    club.call("PATCH", &format!("channels/{channel}"), Some(body)).await
}

#[tokio::test]
async fn a_thread_is_a_channel_under_its_channel() {
    let club = Club::unlimited().await;
    let mut bare = watching(&club).await;
    let thread = club.world.create_thread(club.channel, "Long run on Sunday");
    let event = bare.next().await;
    assert_eq!((&event["t"], &event["d"]["parent_id"]), (&json!("THREAD_CREATE"), &json!(club.channel)));
    assert_eq!((&event["d"]["newly_created"], &event["d"]["type"]), (&json!(true), &json!(11)));
    assert_eq!(club.send(thread, text("who is in")).await.status, 200);
    let read = club.call("GET", &format!("channels/{thread}"), None).await;
    assert_eq!((read.status, &read.body["thread_metadata"]["archived"]), (200, &json!(false)));
    assert_eq!((&read.body["name"], &read.body["message_count"]), (&json!("Long run on Sunday"), &json!(1)));
    club.world.set_member_overwrite(club.channel, club.world.bot(), 0, permission::SEND_MESSAGES);
    assert_eq!(bare.next().await["t"], "CHANNEL_UPDATE");
    assert_eq!(club.send(thread, text("still")).await.status, 200, "in a thread the permission for threads counts");
    club.world.set_member_overwrite(club.channel, club.world.bot(), 0, permission::SEND_MESSAGES_IN_THREADS);
    let refused = club.send(thread, text("no more")).await;
    assert_eq!((refused.status, refused.code()), (403, 50013), "what the channel denies holds in its threads");
    assert_eq!(bare.next().await["t"], "CHANNEL_UPDATE");
    club.world.delete_channel(club.channel);
    assert_eq!(bare.next().await["t"], "THREAD_DELETE", "threads go with their channel");
    assert_eq!(club.call("GET", &format!("channels/{thread}"), None).await.code(), 10003);
    club.assert_clean();
}

#[tokio::test]
async fn in_an_archived_thread_nothing_is_edited_and_a_message_wakes_it() {
    let club = Club::unlimited().await;
    let thread = club.world.create_thread(club.channel, "Sunday");
    let sent = club.send(thread, text("board")).await;
    let mut bare = watching(&club).await;
    club.world.archive(thread, false);
    let event = bare.next().await;
    assert_eq!((&event["t"], &event["d"]["thread_metadata"]["archived"]), (&json!("THREAD_UPDATE"), &json!(true)));
    assert_eq!(edit(&club, thread, &sent).await, (400, 50083));
    let name = modify(&club, thread, json!({"name": "Saturday", "archived": false})).await;
    assert_eq!((name.status, name.code()), (403, 50013), "a new name needs the permission to manage threads");
    let woken = modify(&club, thread, json!({"archived": false})).await;
    assert_eq!((woken.status, &woken.body["thread_metadata"]["archived"]), (200, &json!(false)), "who may write may wake it");
    assert_eq!(bare.next().await["d"]["thread_metadata"]["archived"], false);
    assert_eq!(edit(&club, thread, &sent).await, (200, 0));
    club.world.archive(thread, false);
    assert_eq!(bare.next().await["t"], "THREAD_UPDATE");
    assert_eq!(club.send(thread, text("good morning")).await.status, 200);
    let event = bare.next().await;
    assert_eq!((&event["t"], &event["d"]["thread_metadata"]["archived"]), (&json!("THREAD_UPDATE"), &json!(false)));
    club.assert_clean();
}

#[tokio::test]
async fn a_locked_thread_is_for_those_who_manage_threads() {
    let club = Club::unlimited().await;
    let thread = club.world.create_thread(club.channel, "Sunday");
    let sent = club.send(thread, text("board")).await;
    for asleep in [true, false] {
        if asleep {
            club.world.archive(thread, true);
        } else {
            club.world.unarchive(thread);
            club.world.set_locked(thread, true);
        }
        assert_eq!(edit(&club, thread, &sent).await, (400, 160_005), "asleep: {asleep}");
        let refused = club.send(thread, text("hello")).await;
        assert_eq!((refused.status, refused.code()), (400, 160_005), "asleep: {asleep}");
        let woken = modify(&club, thread, json!({"archived": false})).await;
        assert_eq!((woken.status, woken.code()), (403, 50013), "asleep: {asleep}");
        assert!(club.world.say_in(club.ana, thread, "hello").is_err(), "nor can a member write");
    }
    assert!(club.world.say_in(club.ben, thread, "closed for today").is_ok(), "the owner can");
    club.world.archive(thread, true);
    club.world.set_member_overwrite(club.channel, club.world.bot(), permission::MANAGE_THREADS, 0);
    assert_eq!(edit(&club, thread, &sent).await, (400, 50083), "who manages threads must still wake it first");
    let locking = modify(&club, thread, json!({"locked": false})).await;
    assert_eq!((locking.status, locking.code()), (400, 50083), "nothing else of a sleeping thread can be changed");
    let woken = modify(&club, thread, json!({"archived": false, "locked": false, "name": "Saturday"})).await;
    assert_eq!((woken.status, &woken.body["name"]), (200, &json!("Saturday")));
    assert_eq!(edit(&club, thread, &sent).await, (200, 0));
    club.assert_clean();
}

#[tokio::test]
async fn a_thread_falls_asleep_after_three_quiet_days_of_the_calendar() {
    let club = Club::unlimited().await;
    let thread = club.world.create_thread(club.channel, "Sunday");
    let sent = club.send(thread, text("board")).await;
    club.forward(TimeDelta::days(3).num_seconds() - 1);
    assert_eq!(edit(&club, thread, &sent).await, (200, 0), "an edit finds it awake, and is no message that keeps it so");
    let mut bare = watching(&club).await;
    club.forward(1);
    let event = bare.next().await;
    assert_eq!((&event["t"], &event["d"]["thread_metadata"]["archived"]), (&json!("THREAD_UPDATE"), &json!(true)));
    assert_eq!(edit(&club, thread, &sent).await, (400, 50083));
    club.world.say_in(club.ana, thread, "I am in").expect("Ana may write");
    assert_eq!(edit(&club, thread, &sent).await, (200, 0), "a member's message wakes it too");
    club.assert_clean();
}

#[tokio::test]
async fn moderation_blocks_texts_in_one_channel_and_its_threads() {
    let club = Club::unlimited().await;
    let (other, thread) = (club.world.create_channel(club.guild, "other"), club.world.create_thread(club.channel, "Sunday"));
    let sent = club.send(club.channel, text("board")).await;
    club.world.block_texts(club.channel);
    for channel in [club.channel, thread] {
        let refused = club.send(channel, text("hello")).await;
        assert_eq!((refused.status, refused.code()), (400, 200_000));
    }
    assert_eq!(edit(&club, club.channel, &sent).await, (400, 200_000), "edits are read too");
    assert_eq!(club.send(other, text("hello")).await.status, 200);
    club.world.allow_texts(club.channel);
    assert_eq!(edit(&club, club.channel, &sent).await, (200, 0));
    club.assert_clean();
}

#[tokio::test]
async fn other_channels_are_renamed_by_who_may_and_dms_by_nobody() {
    let club = Club::unlimited().await;
    assert_eq!(modify(&club, club.channel, json!({"name": "runs"})).await.code(), 50013);
    club.world.set_member_overwrite(club.channel, club.world.bot(), permission::MANAGE_CHANNELS, 0);
    assert_eq!(modify(&club, club.channel, json!({"name": "runs"})).await.body["name"], "runs");
    let dm = club.dm(club.ana).await;
    assert_eq!(modify(&club, dm, json!({"name": "ana"})).await.code(), 50024);
    club.assert_clean();
}
