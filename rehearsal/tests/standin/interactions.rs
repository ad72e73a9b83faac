//! Interactions: one first response in three seconds, deferrals, follow-ups, ephemerality, and acts a client would not allow.

use rehearsal::discord::{Answer, Choice, GuildPlan, InteractionId, What};
use serde_json::json;

use super::bare::Bare;
use super::club::{Club, text, values, with_buttons};

async fn plan_show(club: &Club, bare: &mut Bare) -> (InteractionId, (String, String)) {
    let asked = club.world.slash(club.ana, club.channel, "plan show", &values(&[])).expect("offered");
    (asked, bare.interaction().await)
}

#[tokio::test]
async fn a_second_first_response_is_40060_and_an_unknown_token_10062() {
    let club = Club::open().await;
    club.register().await;
    let mut bare = Bare::identified(&club).await;
    let (_, hook) = plan_show(&club, &mut bare).await;
    let first = club.respond(&hook, json!({"type": 4, "data": text("hello")})).await;
    assert_eq!((first.status, &first.body["interaction"]["type"]), (200, &json!(2)));
    assert_eq!(first.body["resource"]["message"]["content"], "hello", "with_response brings the message");
    let second = club.respond(&hook, json!({"type": 4, "data": text("hello again")})).await;
    assert_eq!((second.status, second.code()), (400, 40060));
    let made_up = club.respond(&("123".into(), "abc".into()), json!({"type": 6})).await;
    assert_eq!((made_up.status, made_up.code()), (404, 10062));
    club.assert_clean();
}

#[tokio::test]
async fn a_first_response_is_given_back_to_who_asks_for_it() {
    let club = Club::unlimited().await;
    club.register().await;
    let mut bare = Bare::identified(&club).await;
    for (query, given) in
        [("?with_response=true", true), ("?with_response=1", true), ("?with_response=false", false), ("", false)]
    {
        let (_, (id, token)) = plan_show(&club, &mut bare).await;
        let body = json!({"type": 4, "data": text("hello")});
        let answer = club.call("POST", &format!("interactions/{id}/{token}/callback{query}"), Some(body)).await;
        assert_eq!((answer.status, answer.body.is_null()), (if given { 200 } else { 204 }, !given), "{query:?}");
    }
    club.assert_clean();
}

#[tokio::test]
async fn three_seconds_without_a_response_fail_the_interaction() {
    let club = Club::open().await;
    club.register().await;
    let mut bare = Bare::identified(&club).await;
    let (asked, hook) = plan_show(&club, &mut bare).await;
    assert_eq!(club.world.unanswered(), 1);
    let began = second_wind::clock::network_now();
    assert!(matches!(club.answer(asked).await, Answer::Failed { .. }), "it failed");
    let took = second_wind::clock::network_now().duration_since(began).as_millis();
    assert!((2_500..4_500).contains(&took), "after three seconds of real time, not {took} ms");
    let late = club.respond(&hook, json!({"type": 4, "data": text("sorry")})).await;
    assert_eq!((late.status, late.code()), (404, 10062), "too late is unknown");
    assert_eq!(club.world.unanswered(), 0);
}

#[tokio::test]
async fn a_deferral_keeps_its_ephemerality_and_is_completed_by_editing_the_original() {
    let club = Club::open().await;
    club.register().await;
    let mut bare = Bare::identified(&club).await;
    let (asked, hook) = plan_show(&club, &mut bare).await;
    let mut events = club.world.record();
    assert_eq!(club.respond(&hook, json!({"type": 5, "data": {"flags": 64}})).await.status, 200);
    assert_eq!(club.world.await_first(asked).await, Answer::Deferred);
    assert_eq!(club.world.unanswered(), 1, "a deferral is not an answer");
    let edited = club.hook("PATCH", &hook, "/messages/@original", Some(text("here it is"))).await;
    assert_eq!((edited.status, &edited.body["flags"]), (200, &json!(64)), "ephemeral still, and no longer thinking");
    let Answer::Message { message } = club.answer(asked).await else { panic!("a message") };
    assert_eq!(club.world.message(message).expect("it").ephemeral_to, Some(club.ana));
    let mut sent = 0;
    while let Ok(event) = events.try_recv() {
        if let What::MessageSent(shown) = &event.what {
            sent += 1;
            assert_eq!((shown.reader, shown.begun_by_bot), (Some(club.ana), false), "shown to Ana, as an answer");
            assert_eq!(shown.message.content, "here it is");
        }
    }
    assert_eq!(sent, 1, "the thinking itself is no message");
    let read = club.call("GET", &format!("channels/{}/messages/{message}", club.channel), None).await;
    assert_eq!(read.code(), 10008, "an ephemeral message is reached only through its interaction");
    assert_eq!(club.hook("GET", &hook, "/messages/@original", None).await.body["content"], "here it is");
    let follow = club.hook("POST", &hook, "", Some(text("and one thing more"))).await;
    assert_eq!(follow.status, 200);
    let id = follow.body["id"].as_str().expect("an id").to_owned();
    assert_eq!(club.hook("PATCH", &hook, &format!("/messages/{id}"), Some(text("changed"))).await.status, 200);
    assert_eq!(club.hook("DELETE", &hook, &format!("/messages/{id}"), None).await.status, 204);
    assert_eq!(club.hook("DELETE", &hook, "/messages/@original", None).await.status, 204);
    assert_eq!(club.hook("GET", &hook, "/messages/@original", None).await.code(), 10008);
    club.assert_clean();
}

#[tokio::test]
async fn a_token_dies_fifteen_minutes_later_on_the_calendar() {
    let club = Club::open().await;
    club.register().await;
    let mut bare = Bare::identified(&club).await;
    let (_, hook) = plan_show(&club, &mut bare).await;
    let early = club.hook("POST", &hook, "", Some(text("too soon"))).await;
    assert_eq!((early.status, early.code()), (404, 10015), "no follow-up before the first response");
    club.respond(&hook, json!({"type": 4, "data": text("hello")})).await;
    club.forward(14 * 60);
    assert_eq!(club.hook("PATCH", &hook, "/messages/@original", Some(text("still here"))).await.status, 200);
    club.forward(60);
    let dead = club.hook("PATCH", &hook, "/messages/@original", Some(text("gone"))).await;
    assert_eq!((dead.status, dead.code()), (401, 50027));
}

#[tokio::test]
async fn presses_update_in_place_or_are_deferred() {
    let club = Club::open().await;
    let mut bare = Bare::identified(&club).await;
    let dm = club.dm(club.ana).await;
    let sent = club.send(dm, with_buttons("Good morning", &["done", "later"])).await;
    let message = sent.body["id"].as_str().expect("an id").parse().expect("an id");
    let pressed = club.world.press(club.ana, message, "v1:done").expect("a button");
    let hook = bare.interaction().await;
    assert_eq!(club.respond(&hook, json!({"type": 7, "data": with_buttons("Logged", &["change"])})).await.status, 200);
    assert_eq!(club.answer(pressed).await, Answer::Update { message });
    let pressed = club.world.press(club.ana, message, "v1:change").expect("the new button");
    let hook = bare.interaction().await;
    assert_eq!(club.respond(&hook, json!({"type": 6})).await.status, 200);
    assert_eq!(club.world.await_first(pressed).await, Answer::DeferredUpdate);
    let edited = club.hook("PATCH", &hook, "/messages/@original", Some(text("Changed"))).await;
    assert_eq!((edited.status, &edited.body["id"]), (200, &sent.body["id"]), "the original is the message with the button");
    assert_eq!(club.answer(pressed).await, Answer::Update { message });
    club.assert_clean();
}

#[tokio::test]
async fn choices_while_typing_and_a_form() {
    let club = Club::open().await;
    club.register().await;
    let mut bare = Bare::identified(&club).await;
    let typed = club.world.autocomplete(club.ana, club.channel, "plan add", &values(&[]), "zone", "ber").expect("it looks up");
    let hook = bare.interaction().await;
    let wrong = club.respond(&hook, json!({"type": 8, "data": {"choices": [{"name": "Berlin", "value": 5}]}})).await;
    assert!(wrong.body["errors"]["data"]["choices"]["0"]["value"].is_object(), "a number for a text: {wrong:?}");
    let answered =
        club.respond(&hook, json!({"type": 8, "data": {"choices": [{"name": "Berlin", "value": "Europe/Berlin"}]}})).await;
    assert_eq!(answered.status, 200, "{answered:?}");
    let berlin = Choice { name: "Berlin".into(), value: json!("Europe/Berlin") };
    assert_eq!(club.answer(typed).await, Answer::Choices { choices: vec![berlin] });
    assert!(
        club.world.autocomplete(club.ana, club.channel, "plan add", &values(&[]), "title", "x").is_err(),
        "title does not look up"
    );

    let (asked, hook) = plan_show(&club, &mut bare).await;
    let form = json!({"custom_id": "v1:add", "title": "Add a session", "components": [
        {"type": 1, "components": [{"type": 4, "custom_id": "title", "style": 1, "label": "Title", "max_length": 10}]}]});
    assert_eq!(club.respond(&hook, json!({"type": 9, "data": form})).await.status, 200);
    assert_eq!(club.answer(asked).await, Answer::Modal { modal: form });
    let sent = |fields| club.world.submit_modal(club.ana, asked, &fields);
    assert!(sent(values(&[])).is_err(), "a required field is missing");
    assert!(sent(values(&[("title", json!("eleven chars"))])).is_err(), "too long");
    assert!(sent(values(&[("title", json!("Hills")), ("x", json!("y"))])).is_err(), "no such field");
    assert!(club.world.submit_modal(club.ben, asked, &values(&[("title", json!("Hills"))])).is_err(), "the form is Ana's");
    sent(values(&[("title", json!("Hills"))])).expect("good");
    let event = bare.next().await;
    assert_eq!(event["d"]["data"]["components"][0]["components"][0]["value"], "Hills");
    let hook = (event["d"]["id"].as_str().expect("id").to_owned(), event["d"]["token"].as_str().expect("token").to_owned());
    let again = club
        .respond(
            &hook,
            json!({"type": 9, "data": {"custom_id": "x", "title": "t", "components": [
        {"type": 1, "components": [{"type": 4, "custom_id": "a", "style": 1, "label": "A"}]}]}}),
        )
        .await;
    assert_eq!((again.status, again.code()), (400, 50035), "a form does not answer a form");
    assert_eq!(club.respond(&hook, json!({"type": 4, "data": text("added")})).await.status, 200);
}

#[tokio::test]
async fn what_a_client_does_not_let_people_do_is_refused() {
    let club = Club::open().await;
    club.register().await;
    let _bare = Bare::identified(&club).await;
    let add = |pairs: &[(&str, serde_json::Value)]| club.world.slash(club.ana, club.channel, "plan add", &values(pairs));
    let title = ("title", json!("Hills"));
    for (why, refused) in [
        ("a required option is missing", add(&[])),
        ("a number as text", add(&[title.clone(), ("minutes", json!("20"))])),
        ("a number out of range", add(&[title.clone(), ("minutes", json!(4))])),
        ("not one of the choices", add(&[title.clone(), ("kind", json!("swim"))])),
        ("an unknown option", add(&[title.clone(), ("colour", json!("red"))])),
        ("a text too long", add(&[("title", json!("x".repeat(41)))])),
        ("a command without its subcommand", club.world.slash(club.ana, club.channel, "plan", &values(&[]))),
        ("a command that is not there", club.world.slash(club.ana, club.channel, "dance", &values(&[]))),
        ("a captains' command", club.world.slash(club.ana, club.channel, "club setup", &values(&[]))),
    ] {
        assert!(refused.is_err(), "{why} is refused");
    }
    assert!(club.world.slash(club.ben, club.channel, "club setup", &values(&[])).is_ok(), "the owner is a captain");
    let dm = club.dm(club.ben).await;
    assert!(club.world.slash(club.ben, dm, "club setup", &values(&[])).is_err(), "it is not offered in DMs");
    assert!(club.world.slash(club.ana, dm, "plan show", &values(&[])).is_err(), "another's DM");

    let stranger = club.world.create_user("cleo", "Cleo");
    assert!(club.world.say(stranger, "hello").is_err(), "someone without a common server cannot write to the bot");
    let sent = club.send(dm, with_buttons("For Ben", &["done"])).await;
    let message = sent.body["id"].as_str().expect("an id").parse().expect("an id");
    assert!(club.world.press(club.ana, message, "v1:done").is_err(), "a message in another's DM");
    assert!(club.world.press(club.ben, message, "v1:gone").is_err(), "no such button");
    assert!(club.world.choose(club.ben, message, "v1:done", &["a"]).is_err(), "a button is no select");
    assert!(club.world.press_raw(club.ben, message, "made:up").is_ok(), "by hand anything can be sent");
    let other = club.world.create_guild(GuildPlan { name: "Elsewhere".into(), owner: stranger, locale: "en-US".into() });
    let elsewhere = club.world.create_channel(other, "room");
    assert!(club.world.slash(club.ana, elsewhere, "plan show", &values(&[])).is_err(), "not a member there");
}
