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
use crate::bare::PATIENCE;
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
    assert_eq!(one.len(), other.len(), "both went all the way");
}

/// A connection that died without closing is noticed by the missing acknowledgements, and the session is resumed.
async fn notices_a_dead_connection(start: impl AsyncFnOnce(&Club) -> Box<dyn Client>) {
    let gateway = GatewayRules { heartbeat: Duration::from_secs(1), ..GatewayRules::default() };
    let club = Club::with(Limits { gateway, ..Limits::default() }, Contract::find()).await;
    let mut client = start(&club).await;
    script::wait_for(client.as_mut(), "READY").await;
    club.until("a first heartbeat", |world| world.heartbeats() > 0).await;
    club.world.gateway_hush(true);
    club.until("the client gives the connection up", |world| !world.gateway_connected()).await;
    club.world.gateway_hush(false);
    club.world.say(club.ana, "are you there?").expect("Ana writes");
    let missed = script::wait_for(client.as_mut(), "MESSAGE_CREATE").await;
    assert!(missed.to_string().contains("are you there?"), "nothing is lost: {missed}");
    assert_eq!((club.world.sessions_made(), club.world.sessions_resumed() > 0), (1, true), "it was resumed");
    client.stop().await;
    assert!(tokio::time::timeout(PATIENCE, club.world.wait_until(|world| world.gateway_sessions().is_empty())).await.is_ok());
}

#[tokio::test]
async fn serenity_notices_a_dead_connection() {
    notices_a_dead_connection(async |club| Box::new(Serenity::start(club).await) as Box<dyn Client>).await;
}

#[tokio::test]
async fn twilight_notices_a_dead_connection() {
    notices_a_dead_connection(async |club| Box::new(Twilight::start(club).await) as Box<dyn Client>).await;
}
