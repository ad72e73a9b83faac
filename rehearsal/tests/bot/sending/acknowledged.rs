//! An interaction that somebody else answered first (40060): what is to be read takes the way of later answers.

use std::time::Duration;

use rehearsal::discord::{Answer, Fault, InteractionId, Kind, TOKEN, Trouble};

use crate::club::{Club, custom_id};
use crate::daily::club_with_ana;

/// How long our own answer is held up on its way, so that the other one is first.
const HELD_UP: Duration = Duration::from_millis(700);

/// Answers as another process of the same bot would, while ours is on its way.
async fn answered_elsewhere(club: &Club, act: InteractionId, kind: u8) {
    while club.world.faults(|faults| faults.waiting()) > 0 {
        tokio::task::yield_now().await;
    }
    let path = format!("{}/api/v10/interactions/{act}/{}/callback", club.api_base(), club.world.interaction_token(act));
    let body = serde_json::json!({ "type": kind, "data": { "flags": 64 } });
    let http = reqwest::Client::builder().no_proxy().user_agent("DiscordBot (https://example.org, 1)").build().expect("a client");
    let answer = http.post(path).header("authorization", format!("Bot {TOKEN}")).json(&body).send().await.expect("an answer");
    assert!(answer.status().is_success(), "the other process answers first: {}", answer.status());
}

#[tokio::test]
async fn a_command_that_was_deferred_elsewhere_is_answered_by_an_edit() {
    let (club, ana) = club_with_ana().await;
    club.world.faults(|faults| faults.add(Fault::once(Kind::Callback, Trouble::Delay(HELD_UP))));
    let act = club.world.slash(ana, club.general, "today", &rehearsal::discord::Values::new()).expect("a command");
    answered_elsewhere(&club, act, 5).await;
    let shown = club.answered(ana, act).await;
    assert!(shown.content.contains("strength A"), "{}", shown.content);
    club.close().await;
}

#[tokio::test]
async fn a_press_that_was_deferred_elsewhere_still_changes_its_message() {
    let (club, ana) = club_with_ana().await;
    let today = club.command(ana, "today", &[]).await;
    club.world.faults(|faults| faults.add(Fault::once(Kind::Callback, Trouble::Delay(HELD_UP))));
    let act = club.world.press(ana, today.id, &custom_id(&today, "Done", 0)).expect("a button");
    answered_elsewhere(&club, act, 6).await;
    let Answer::Update { message } = club.answer(act).await else { panic!("the message that was pressed changes") };
    assert!(club.see(message).content.contains("strength A"), "{}", club.see(message).content);
    assert_eq!(club.count("select count(*) from check_in").await, 1, "and the fact is recorded once");
    club.close().await;
}
