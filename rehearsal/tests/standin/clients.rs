//! Independent clients agree with the stand-in: one script is run by serenity and by twilight, each with its own HTTP client, its own
//! gateway and its own models, and what both saw is compared.

mod script;
mod seen;
mod serenity;
mod twilight;

use std::time::Duration;

use rehearsal::discord::{Contract, GatewayRules, Limits};

use self::serenity::Serenity;
use self::twilight::Twilight;
use crate::club::Club;
use script::Client;

/// A club for anybody's bot: what a library sends beside the documented fields is its own affair.
async fn club() -> Club {
    Club::with(Limits::default(), Contract::find().lenient()).await
}

#[tokio::test]
async fn serenity_and_twilight_see_the_same() {
    let by_serenity = async {
        let club = club().await;
        let client = Serenity::start(&club).await;
        script::run(&club, Box::new(client)).await
    };
    let by_twilight = async {
        let club = club().await;
        let client = Twilight::start(&club).await;
        script::run(&club, Box::new(client)).await
    };
    let (one, other) = tokio::join!(by_serenity, by_twilight);
    for (one, other) in one.iter().zip(&other) {
        assert_eq!(one, other, "serenity (left) and twilight (right) agree on this step");
    }
    let empty: Vec<&str> = one.iter().filter(|(_, lines)| lines.is_empty()).map(|(step, _)| step.as_str()).collect();
    assert!(empty.is_empty(), "something is seen in each step, but not in {empty:?}");
    assert_eq!((one.len(), other.len()), (15, 15), "both went all the way");
}

/// A club whose connection dies without closing: heartbeats are no longer acknowledged, and the client gives it up.
async fn with_a_dead_connection(start: impl AsyncFnOnce(&Club) -> Box<dyn Client>) -> (Club, Box<dyn Client>) {
    let gateway = GatewayRules { heartbeat: Duration::from_secs(1), ..GatewayRules::default() };
    let club = Club::with(Limits { gateway, ..Limits::default() }, Contract::find().lenient()).await;
    let mut client = start(&club).await;
    script::wait_for(client.as_mut(), "GUILD_CREATE").await;
    club.until("a first heartbeat", |world| world.heartbeats() > 0).await;
    club.world.gateway_hush(true);
    club.until("the client gives the connection up", |world| !world.gateway_connected()).await;
    club.world.gateway_hush(false);
    club.world.say(club.ana, "are you there?").expect("Ana writes");
    (club, client)
}

#[tokio::test]
async fn twilight_resumes_after_a_dead_connection_and_says_goodbye() {
    let start = async |club: &Club| Box::new(Twilight::start(club).await) as Box<dyn Client>;
    let (club, mut client) = with_a_dead_connection(start).await;
    let missed = script::wait_for(client.as_mut(), "MESSAGE_CREATE").await;
    assert!(missed.to_string().contains("are you there?"), "nothing is lost: {missed}");
    script::wait_for(client.as_mut(), "RESUMED").await;
    assert_eq!((club.world.sessions_made(), club.world.sessions_resumed()), (1, 1));
    client.stop().await;
    club.until("the goodbye", |world| world.gateway_sessions().is_empty()).await;
}

/// serenity 0.12.5 restarts the shard instead, with a session of its own: what happened in between is lost to it.
#[tokio::test]
async fn serenity_begins_anew_after_a_dead_connection() {
    let start = async |club: &Club| Box::new(Serenity::start(club).await) as Box<dyn Client>;
    let (club, mut client) = with_a_dead_connection(start).await;
    script::wait_for(client.as_mut(), "READY").await;
    assert_eq!((club.world.sessions_made(), club.world.sessions_resumed()), (2, 0));
    client.stop().await;
}
