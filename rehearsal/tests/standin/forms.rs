//! Forms with every kind of field, selects of all five kinds, files in options, and what stands in an interaction here and there.

use std::time::Duration;

use rehearsal::discord::{Contract, InteractionId, Limits, MessageId, World, permission};
use serde_json::{Value, json};

use super::bare::Bare;
use super::club::{Club, text, values};

/// The next interaction's data, with its id and token.
async fn event(bare: &mut Bare) -> (Value, (String, String)) {
    let event = bare.next().await;
    assert_eq!(event["t"], "INTERACTION_CREATE");
    let word = |field: &str| event["d"][field].as_str().expect("a string").to_owned();
    let hook = (word("id"), word("token"));
    (event["d"].clone(), hook)
}

/// A form with a field of each kind that Discord's document has.
fn every_field() -> Value {
    let options = json!([{"label": "Run", "value": "run"}, {"label": "Swim", "value": "swim", "default": true}]);
    let label = |component: Value| json!({"type": 18, "label": "A field", "component": component});
    json!({"custom_id": "v1:all", "title": "Everything", "components": [
        {"type": 10, "content": "Five at most"},
        label(json!({"type": 4, "custom_id": "note", "style": 1, "max_length": 10, "required": false})),
        label(json!({"type": 3, "custom_id": "kind", "options": options, "max_values": 2})),
        label(json!({"type": 5, "custom_id": "buddy", "required": false})),
        label(json!({"type": 21, "custom_id": "when", "options": options})),
    ]})
}

fn more_fields() -> Value {
    let options = json!([{"label": "Run", "value": "run"}, {"label": "Swim", "value": "swim", "default": true}]);
    let label = |component: Value| json!({"type": 18, "label": "A field", "component": component});
    json!({"custom_id": "v1:more", "title": "More", "components": [
        label(json!({"type": 22, "custom_id": "boxes", "options": options, "min_values": 0, "required": false})),
        label(json!({"type": 23, "custom_id": "agreed"})),
        label(json!({"type": 19, "custom_id": "photo", "max_values": 2})),
        label(json!({"type": 8, "custom_id": "where", "channel_types": [0]})),
        label(json!({"type": 7, "custom_id": "whom"})),
    ]})
}

/// Opens a form on a command of Ana's.
async fn open(club: &Club, bare: &mut Bare, form: Value) -> InteractionId {
    let asked = club.world.slash(club.ana, club.channel, "plan show", &values(&[])).expect("offered");
    let (_, hook) = event(bare).await;
    let opened = club.respond(&hook, json!({"type": 9, "data": form})).await;
    assert_eq!(opened.status, 200, "{opened:?}");
    asked
}

#[tokio::test]
async fn a_form_sends_what_its_fields_hold_and_nothing_else() {
    let club = Club::unlimited().await;
    club.register().await;
    let mut bare = Bare::identified(&club).await;
    let asked = open(&club, &mut bare, every_field()).await;
    club.world
        .submit_modal(club.ana, asked, &values(&[("buddy", json!([club.ben.to_string()])), ("when", json!("run"))]))
        .expect("good");
    let (sent, _) = event(&mut bare).await;
    let ben = club.ben.to_string();
    assert_eq!(
        sent["data"]["components"],
        json!([
            {"type": 10, "id": 1},
            {"type": 18, "id": 2, "component": {"type": 4, "id": 3, "custom_id": "note", "value": ""}},
            {"type": 18, "id": 4, "component": {"type": 3, "id": 5, "custom_id": "kind", "values": ["swim"]}},
            {"type": 18, "id": 6, "component": {"type": 5, "id": 7, "custom_id": "buddy", "values": [ben]}},
            {"type": 18, "id": 8, "component": {"type": 21, "id": 9, "custom_id": "when", "value": "run"}},
        ]),
        "labels, limits and texts stay in the form; what was not touched is as it was preset"
    );
    assert_eq!(sent["data"]["resolved"]["users"][&ben]["username"], "ben");
    assert!(sent["data"]["resolved"]["members"][&ben]["permissions"].is_string());
    assert_eq!((&sent["type"], &sent["data"]["custom_id"]), (&json!(5), &json!("v1:all")));

    let asked = open(&club, &mut bare, more_fields()).await;
    let photo = club.world.upload(club.channel, "run.png", "image/png", b"a picture").expect("small enough").to_string();
    let fields =
        [("photo", json!([photo])), ("where", json!(club.channel)), ("whom", json!(club.guild)), ("agreed", json!(true))];
    club.world.submit_modal(club.ana, asked, &values(&fields)).expect("good");
    let (sent, _) = event(&mut bare).await;
    let held: Vec<&Value> = (0..5).map(|n| &sent["data"]["components"][n]["component"]).collect();
    assert_eq!((&held[0]["values"], &held[1]["value"]), (&json!(["swim"]), &json!(true)), "boxes and a tick");
    let resolved = &sent["data"]["resolved"];
    assert_eq!(resolved["attachments"][&photo]["filename"], "run.png");
    let link = resolved["attachments"][&photo]["url"].as_str().expect("a link");
    assert_eq!(club.http.get(link).send().await.expect("an answer").status(), 200, "the bot can fetch it");
    let channel = &resolved["channels"][club.channel.to_string()];
    assert_eq!((&channel["name"], channel["permissions"].is_string()), (&json!("club"), true));
    assert_eq!(resolved["roles"][club.guild.to_string()]["name"], "@everyone", "a mentionable may be a role");
    club.assert_clean();
}

#[tokio::test]
async fn a_client_does_not_send_what_a_form_does_not_take() {
    let club = Club::unlimited().await;
    club.register().await;
    let mut bare = Bare::identified(&club).await;
    let other = club.world.create_user("cleo", "Cleo");
    let thread = club.world.create_thread(club.channel, "Sunday");
    let (first, second) = ([("when", json!("run"))], [("photo", json!("1"))]);
    let base = values(&first);
    for (form, base, bad) in [
        (every_field(), &base, ("note", json!("eleven long"))),
        (every_field(), &base, ("note", json!("two\nlines"))),
        (every_field(), &base, ("kind", json!(["walk"]))),
        (every_field(), &base, ("kind", json!(["run", "run"]))),
        (every_field(), &base, ("kind", json!([]))),
        (every_field(), &base, ("buddy", json!([other]))),
        (every_field(), &base, ("when", json!("walk"))),
        (every_field(), &base, ("when", Value::Null)),
        (more_fields(), &values(&second), ("photo", json!([]))),
        (more_fields(), &values(&second), ("photo", json!(["99"]))),
        (more_fields(), &values(&second), ("where", json!([thread]))),
        (more_fields(), &values(&second), ("agreed", json!("yes"))),
    ] {
        let asked = open(&club, &mut bare, form).await;
        let mut fields = base.clone();
        fields.insert(bad.0.to_owned(), bad.1.clone());
        assert!(club.world.submit_modal(club.ana, asked, &fields).is_err(), "{bad:?} is refused");
        club.world.close_form(club.ana);
    }
    let by_hand = json!({"custom_id": "v1:never", "components": [{"type": 1, "id": 1, "components": [
        {"type": 4, "id": 2, "custom_id": "note", "value": "x".repeat(5_000)}]}]});
    club.world.submit_modal_raw(club.ana, club.channel, by_hand.clone()).expect("by hand anything can be sent");
    assert_eq!(event(&mut bare).await.0["data"], by_hand);
}

/// A message with one select, for Ana and Ben in the club's channel.
async fn with_select(club: &Club, select: Value) -> MessageId {
    let mut body = text("Choose");
    body["components"] = json!([{"type": 1, "components": [select]}]);
    let sent = club.send(club.channel, body).await;
    assert_eq!(sent.status, 200, "{sent:?}");
    sent.body["id"].as_str().expect("an id").parse().expect("an id")
}

#[tokio::test]
async fn selects_of_all_five_kinds_carry_their_choices_in_full() {
    let club = Club::unlimited().await;
    let mut bare = Bare::identified(&club).await;
    let captains = club.world.create_role(club.guild, "Captains", 0);
    let (ben, role, channel) = (club.ben.to_string(), captains.to_string(), club.channel.to_string());
    let stranger = club.world.create_user("cleo", "Cleo").to_string();
    let hidden = club.world.create_channel(club.guild, "hidden");
    club.world.set_member_overwrite(hidden, club.ana, 0, permission::VIEW_CHANNEL);
    let hidden = hidden.to_string();
    let options = json!([{"label": "Run", "value": "run"}]);
    let kinds: [(u64, Value, &str, &str, &[&str]); 6] = [
        (3, options, "run", "walk", &[]),
        (5, Value::Null, &ben, &stranger, &["users", "members"]),
        (6, Value::Null, &role, &ben, &["roles"]),
        (7, Value::Null, &ben, &stranger, &["users", "members"]),
        (7, Value::Null, &role, &channel, &["roles"]),
        (8, Value::Null, &channel, &hidden, &["channels"]),
    ];
    for (kind, options, good, bad, found_in) in kinds {
        let mut select = json!({"type": kind, "custom_id": "s"});
        if kind == 3 {
            select["options"] = options;
        }
        let message = with_select(&club, select).await;
        assert!(club.world.choose(club.ana, message, "s", &[bad]).is_err(), "kind {kind} does not offer {bad}");
        assert!(club.world.choose(club.ana, message, "s", &[]).is_err(), "one is the least by itself");
        club.world.choose(club.ana, message, "s", &[good]).expect("offered");
        let (sent, _) = event(&mut bare).await;
        assert_eq!((&sent["data"]["component_type"], &sent["data"]["values"]), (&json!(kind), &json!([good])));
        let resolved = sent["data"]["resolved"].as_object();
        let names: Vec<&str> = resolved.map(|found| found.keys().map(String::as_str).collect()).unwrap_or_default();
        let mut wanted = found_in.to_vec();
        wanted.sort_unstable();
        assert_eq!(names, wanted, "kind {kind} resolves {good}");
        assert!(found_in.iter().all(|map| resolved.is_some_and(|found| found[*map][good].is_object())), "kind {kind}");
    }
    club.assert_clean();
}

#[tokio::test]
async fn options_take_members_channels_and_files_that_are_there() {
    let club = Club::unlimited().await;
    let option = |kind: u64, name: &str| json!({"type": kind, "name": name, "description": "d"});
    let mut channel = option(7, "channel");
    channel["channel_types"] = json!([11]);
    let command = json!([{"name": "show", "description": "d", "options": [option(6, "who"), channel, option(8, "role"), option(11, "file")]}]);
    assert_eq!(club.call("PUT", &format!("applications/{}/commands", club.world.bot()), Some(command)).await.status, 200);
    let mut bare = Bare::identified(&club).await;
    let thread = club.world.create_thread(club.channel, "Sunday");
    let stranger = club.world.create_user("cleo", "Cleo");
    let file = club.world.upload(club.channel, "plan.txt", "text/plain", b"run").expect("small enough");
    let show = |world: &World, name: &str, value: Value| world.slash(club.ana, club.channel, "show", &values(&[(name, value)]));
    for (name, bad) in [("who", json!(stranger)), ("channel", json!(club.channel)), ("role", json!("5")), ("file", json!("5"))] {
        assert!(show(&club.world, name, bad.clone()).is_err(), "{name}: {bad} is not offered");
    }
    let good = [("who", json!(club.ben), "users"), ("channel", json!(thread), "channels"), ("role", json!(club.guild), "roles")];
    for (name, value, map) in good.into_iter().chain([("file", json!(file), "attachments")]) {
        show(&club.world, name, value.clone()).expect("offered");
        let (sent, _) = event(&mut bare).await;
        let id = value.as_str().expect("an id");
        assert!(sent["data"]["resolved"][map][id].is_object(), "{name} is resolved: {}", sent["data"]);
        assert_eq!(sent["data"]["options"][0]["value"], value);
    }
    assert!(
        club.world.upload(club.channel, "a", "text/plain", &vec![0; 10 * 1024 * 1024 + 1]).is_err(),
        "too large for a client"
    );
}

#[tokio::test]
async fn an_interaction_says_where_it_is_from() {
    let club = Club::unlimited().await;
    club.register().await;
    club.world.set_locale(club.ana, "de");
    let mut bare = Bare::identified(&club).await;
    let dm = club.dm(club.ana).await;
    club.world.slash(club.ana, club.channel, "plan show", &values(&[])).expect("offered");
    let (here, _) = event(&mut bare).await;
    let thread = club.world.create_thread(club.channel, "Sunday");
    club.world.slash(club.ana, thread, "plan show", &values(&[])).expect("offered");
    let (in_thread, _) = event(&mut bare).await;
    club.world.slash(club.ana, dm, "plan show", &values(&[])).expect("offered");
    let (there, _) = event(&mut bare).await;
    for (event, context, owner) in
        [(&here, 0, club.guild.to_string()), (&in_thread, 0, club.guild.to_string()), (&there, 1, "0".into())]
    {
        assert_eq!((&event["context"], &event["authorizing_integration_owners"]), (&json!(context), &json!({"0": owner})));
        assert_eq!((&event["locale"], &event["version"], &event["entitlements"]), (&json!("de"), &json!(1), &json!([])));
        assert_eq!(event["attachment_size_limit"], 10_485_760);
        assert!(event["app_permissions"].as_str().is_some_and(|bits| bits.parse::<u64>().is_ok()), "{event}");
    }
    for event in [&here, &in_thread] {
        assert_eq!((&event["guild_id"], &event["guild_locale"]), (&json!(club.guild), &json!("en-US")));
        assert_eq!((&event["member"]["user"]["id"], event.get("user")), (&json!(club.ana), None), "a member and no user");
        assert!(event["member"]["permissions"].is_string());
    }
    assert_eq!((&here["channel"]["type"], &in_thread["channel"]["type"]), (&json!(0), &json!(11)));
    assert_eq!(in_thread["channel"]["parent_id"], json!(club.channel));
    assert_eq!((&there["user"]["id"], there.get("member")), (&json!(club.ana), None), "a user and no member");
    assert_eq!((there.get("guild_id"), there.get("guild_locale")), (None, None));
    assert_eq!((&there["channel"]["type"], &there["channel_id"]), (&json!(1), &json!(dm)));
}

#[tokio::test]
async fn what_a_form_may_not_hold_is_named_with_and_without_discords_document() {
    let label = |component: Value| json!({"type": 18, "label": "A field", "component": component});
    let text_input = json!({"type": 4, "custom_id": "note", "style": 1});
    let option = |value: &str| json!({"label": value, "value": value});
    let bad = [
        (json!([]), "/data/components"),
        (
            json!((0..6).map(|n| label(json!({"type": 4, "custom_id": n.to_string(), "style": 1}))).collect::<Vec<_>>()),
            "/data/components",
        ),
        (json!([label(json!({"type": 2, "style": 1, "label": "x", "custom_id": "x"}))]), "/data/components/0/component"),
        (json!([{"type": 2, "style": 1, "label": "x", "custom_id": "x"}]), "/data/components/0"),
        (json!([{"type": 18, "label": "l".repeat(46), "component": text_input}]), "/data/components/0/label"),
        (json!([{"type": 18, "component": text_input}]), "/data/components/0"),
        (json!([label(text_input.clone()), label(text_input.clone())]), "/data/components/1/component/custom_id"),
        (json!([label(json!({"type": 21, "custom_id": "r", "options": [option("a")]}))]), "/data/components/0/component/options"),
        (
            json!([label(json!({"type": 3, "custom_id": "s", "min_values": 0, "options": [option("a")]}))]),
            "/data/components/0/component/min_values",
        ),
        (
            json!([label(json!({"type": 3, "custom_id": "s", "disabled": true, "options": [option("a")]}))]),
            "/data/components/0/component/disabled",
        ),
        (json!([label(json!({"type": 19, "custom_id": "f", "max_values": 11}))]), "/data/components/0/component/max_values"),
    ];
    for contract in [Contract::find(), Contract::small()] {
        // Time for a dozen refusals of one interaction, on a slow machine too.
        let limits = Limits { first_response: Duration::from_secs(60), ..Limits::lifted() };
        let club = Club::with(limits, contract).await;
        club.register().await;
        let mut bare = Bare::identified(&club).await;
        club.world.slash(club.ana, club.channel, "plan show", &values(&[])).expect("offered");
        let (_, hook) = event(&mut bare).await;
        for (components, place) in &bad {
            let before = club.world.violations().len();
            let form = json!({"custom_id": "m", "title": "t", "components": components});
            let refused = club.respond(&hook, json!({"type": 9, "data": form})).await;
            assert_eq!((refused.status, refused.code()), (400, 50035), "{place}: {components}");
            let said: Vec<String> = club.world.violations()[before..].iter().map(|one| one.json_path.clone()).collect();
            assert!(said.iter().any(|path| path.starts_with(place)), "{place} is named for {components}, not {said:?}");
        }
        let good = club.respond(&hook, json!({"type": 9, "data": every_field()})).await;
        assert_eq!(good.status, 200, "and a good one opens: {good:?}");
    }
}
