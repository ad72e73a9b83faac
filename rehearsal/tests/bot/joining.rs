//! `/start`: from the first word to today's sessions, and everything that can be in the way.

use crate::club::{Club, Joining, labels, offered, utc};

const BEGIN: &str = "I'm 18 or over, let's begin";
const THATS_MY_TIME: &str = "Yes, that's my time";

#[tokio::test]
async fn start_with_a_city_ends_with_todays_sessions_and_stores_nothing_before_its_last_step() {
    let club = Club::open().await;
    club.set_up().await;
    let ana = club.runner("Ana");
    let before = club.everything().await;

    let consent = club.command(ana, "start", &[("city", "Lisbon".into())]).await;
    for words in ["What I keep", "Who sees it", "/stop", "/data delete", "18 or over"] {
        assert!(consent.content.contains(words), "the consent names {words:?}: {}", consent.content);
    }
    let confirm = club.press(ana, &consent, BEGIN).await;
    assert_eq!(confirm.id, consent.id, "the same private message goes on");
    assert!(confirm.content.contains("06:00"), "it asks by the clock of Lisbon: {}", confirm.content);
    let when = club.press(ana, &confirm, THATS_MY_TIME).await;
    assert!(offered(&when).iter().any(|time| time == "07:30"), "times are offered: {:?}", offered(&when));
    let plans = club.choose(ana, &when, "07:30").await;
    let share = club.press(ana, &plans, "First steps, 3 a week").await;
    assert_eq!(labels(&share), [["Share my name", "Keep it private"]]);
    assert_eq!(club.everything().await, before, "nothing is stored before the last step");
    assert!(club.dms(ana).is_empty(), "and nobody is written to");

    let done = club.press(ana, &share, "Share my name").await;
    assert!(done.content.contains("07:30"), "it names the time: {}", done.content);
    assert!(done.content.contains("first two weeks are small on purpose"), "it says how they begin: {}", done.content);
    assert!(done.content.contains("legs and trunk, on Wednesday"), "and what comes first: {}", done.content);
    assert_eq!(
        club.facts("select zone || ' ' || reminder_at || ' ' || ladder from member").await,
        ["Europe/Lisbon 07:30 on_track"]
    );
    assert_eq!(club.count("select count(*) from session").await, 3, "three sessions a week");
    assert_eq!(club.facts("select display_name || is_sharing from club_member").await, ["Ana1"]);
    let hello = club.last_dm(ana);
    assert!(hello.content.contains("/stop"), "the first message names /stop: {}", hello.content);
    assert_eq!(club.dms(ana).len(), 1, "one hello");
    club.close().await;
}

#[tokio::test]
async fn a_press_on_the_clubs_post_and_a_city_typed_into_the_form_lead_to_the_same_place() {
    let club = Club::open().await;
    let options =
        [("channel", club.board.to_string().into()), ("city", "London".into()), ("start_post", club.general.to_string().into())];
    club.command(club.kim, "club setup", &options).await;
    let (ana, ben) = (club.runner("Ana"), club.runner("Ben"));
    let posts = club.world.messages(club.general, ana);
    let [post] = posts.as_slice() else { panic!("one post with [Start], and Kim's answer is hers: {posts:?}") };
    assert_eq!(labels(post), [["Start"]]);

    let consent = club.press(ana, post, "Start").await;
    assert_ne!(consent.id, post.id, "the post stays as it is; Ana has an answer of her own");
    let home = club.press(ana, &consent, BEGIN).await;
    assert!(home.content.contains("London"), "the club's own zone comes first: {}", home.content);
    let lisbon = club.fill(ana, &home, "Another city", "  lisbon ").await;
    assert_eq!(lisbon.id, consent.id, "the form changes the same message");
    assert!(lisbon.content.contains("Lisbon"), "{}", lisbon.content);
    let when = club.press(ana, &lisbon, THATS_MY_TIME).await;
    let plans = club.choose(ana, &when, "08:00").await;
    let share = club.press(ana, &plans, "Steady, 5 a week").await;
    let done = club.press(ana, &share, "Keep it private").await;
    assert!(done.content.contains("strength A"), "{}", done.content);
    assert_eq!(club.facts("select zone || is_sharing from member join club_member on member_id = id").await, ["Europe/Lisbon0"]);

    assert_eq!(club.see(post.id).content, post.content, "one member's joining does not change the post");
    let consent = club.press(ben, post, "Start").await;
    let left = club.press(ben, &consent, "Not now").await;
    assert!(left.content.contains("Nothing is stored"), "{}", left.content);
    assert!(labels(&left).is_empty(), "and nothing more to press");
    assert_eq!(club.count("select count(*) from member").await, 1, "Ben is not in the database");
    club.close().await;
}

#[tokio::test]
async fn a_city_that_nobody_knows_gets_a_kind_answer_and_another_try() {
    let club = Club::open().await;
    let ana = club.runner("Ana");
    let before = club.everything().await;
    let unknown = club.command(ana, "start", &[("city", "Qwxzyville".into())]).await;
    assert!(unknown.content.contains("I don't know that city"), "{}", unknown.content);
    assert_eq!(club.everything().await, before);

    // A club without a zone asks at once.
    let consent = club.command(ana, "start", &[]).await;
    let ask = club.press(ana, &consent, BEGIN).await;
    let unknown = club.fill(ana, &ask, "Pick my city", "Qwxzyville").await;
    assert!(unknown.content.contains("I don't know that city"), "{}", unknown.content);
    let found = club.fill(ana, &unknown, "Another city", "Tokyo").await;
    assert!(found.content.contains("15:00"), "it is 15:00 in Tokyo: {}", found.content);
    assert_eq!(club.everything().await, before, "and still nothing is stored");
    club.close().await;
}

#[tokio::test]
async fn a_name_that_many_places_have_is_asked_about() {
    let club = Club::open().await;
    let ana = club.runner("Ana");
    let consent = club.command(ana, "start", &[]).await;
    let ask = club.press(ana, &consent, BEGIN).await;
    let which = club.fill(ana, &ask, "Pick my city", "Birmingham").await;
    let zones = offered(&which);
    assert!(
        zones.contains(&"Europe/London".to_owned()) && zones.contains(&"America/Chicago".to_owned()),
        "both are offered: {zones:?}"
    );
    let confirm = club.choose(ana, &which, "America/Chicago").await;
    assert!(confirm.content.contains("00:00"), "it is midnight there: {}", confirm.content);

    // While typing a command, both are told apart by name, and each choice is understood.
    let choices = club.typing(ana, "start", "city", "birmingham").await;
    let alabama = choices.iter().find(|(name, _)| name.contains("America/Chicago")).expect("the one in Alabama");
    let consent = club.command(ana, "start", &[("city", alabama.1.clone())]).await;
    let confirm = club.press(ana, &consent, BEGIN).await;
    assert!(confirm.content.contains("00:00"), "the choice of the list is the place: {}", confirm.content);
    club.close().await;
}

#[tokio::test]
async fn a_closed_dm_is_said_and_the_plan_works_all_the_same() {
    let club = Club::open().await;
    club.set_up().await;
    let ana = club.runner("Ana");
    club.world.set_dms_closed(ana, true);
    let done = club.join(ana, Joining::default()).await;
    assert!(done.content.contains("DM is closed"), "it says so: {}", done.content);
    assert!(done.content.contains("strength A"), "and today's session is there: {}", done.content);
    assert_eq!(club.facts("select delivery from member").await, ["closed"]);
    assert_eq!(club.count("select count(*) from session").await, 5, "the plan is kept");

    // Reminders rest: nothing is tried by itself.
    let tried = club.world.request_log().len();
    club.until(utc("2026-03-04T12:00")).await;
    let sent = club.world.request_log();
    assert!(sent[tried..].iter().all(|request| request.method != "POST"), "nothing is sent: {:?}", &sent[tried..]);

    let today = club.command(ana, "today", &[]).await;
    let try_again = labels(&today).concat();
    assert!(try_again.contains(&"Try my DM again".to_owned()), "/today offers another try: {try_again:?}");
    let still = club.press(ana, &today, "Try my DM again").await;
    assert!(still.content.contains("still closed"), "{}", still.content);

    club.world.set_dms_closed(ana, false);
    let works = club.press(ana, &still, "Try my DM again").await;
    assert!(works.content.contains("Your DM works"), "{}", works.content);
    assert!(club.last_dm(ana).content.contains("/stop"), "the hello arrived");
    club.until(utc("2026-03-05T07:31")).await;
    assert!(club.last_dm(ana).content.contains("strength B"), "Thursday's reminder comes: {}", club.last_dm(ana).content);
    club.close().await;
}

#[tokio::test]
async fn a_closed_dm_still_offers_another_try_at_the_end_of_start() {
    let club = Club::open().await;
    let ana = club.runner("Ana");
    club.world.set_dms_closed(ana, true);
    let done = club.join(ana, Joining::default()).await;
    assert!(done.content.contains("then press the button"), "{}", done.content);
    club.world.set_dms_closed(ana, false);
    let works = club.press(ana, &done, "Try my DM again").await;
    assert!(works.content.contains("Your DM works"), "{}", works.content);
    club.close().await;
}

#[tokio::test]
async fn start_twice_is_once() {
    let club = Club::open().await;
    let ana = club.runner("Ana");
    let first = club.command(ana, "start", &[("city", "London".into())]).await;
    club.join(ana, Joining { shares: true, ..Joining::default() }).await;
    let before = club.everything().await;

    let again = club.command(ana, "start", &[("city", "Tokyo".into())]).await;
    assert!(again.content.contains("already in"), "{}", again.content);
    // The old, half-finished answer is still there, and so are its buttons.
    let old = club.press(ana, &first, BEGIN).await;
    assert!(old.content.contains("already in"), "{}", old.content);
    let after = club.everything().await;
    for table in ["member", "session", "session_version", "club_member", "group_member", "check_in"] {
        assert_eq!(after[table], before[table], "{table} is as it was");
    }
    assert_eq!(club.dms(ana).len(), 1, "one hello");
    club.close().await;
}

#[tokio::test]
async fn the_last_step_pressed_twice_joins_once() {
    let club = Club::open().await;
    let ana = club.runner("Ana");
    let asked = club.command(ana, "start", &[("city", "London".into())]).await;
    let confirm = club.press(ana, &asked, BEGIN).await;
    let when = club.press(ana, &confirm, THATS_MY_TIME).await;
    let plans = club.choose(ana, &when, "07:30").await;
    let share = club.press(ana, &plans, "Steady, 5 a week").await;
    let id = crate::club::custom_id(&share, "Keep it private", 0);
    // Both presses are on their way before either is answered.
    let first = club.world.press(ana, share.id, &id).expect("a press");
    let second = club.world.press(ana, share.id, &id).expect("another");
    club.answered(ana, first).await;
    club.answered(ana, second).await;
    assert_eq!(club.count("select count(*) from member").await, 1, "one member");
    assert_eq!(club.count("select count(*) from session").await, 5, "one plan");
    assert_eq!(club.dms(ana).len(), 1, "one hello");
    club.close().await;
}

#[tokio::test]
async fn in_a_dm_start_means_the_only_club_or_says_where_to_go() {
    let club = Club::open().await;
    let ana = club.runner("Ana");
    let dm = club.world.dm_with(ana).expect("they share a server");
    let asked = club.command_in(ana, dm, "start", &[("city", "London".into())]).await;
    let confirm = club.press(ana, &asked, BEGIN).await;
    let when = club.press(ana, &confirm, THATS_MY_TIME).await;
    let plans = club.choose(ana, &when, "07:30").await;
    let share = club.press(ana, &plans, "Steady, 5 a week").await;
    let done = club.press(ana, &share, "Share my name").await;
    assert!(done.content.contains("strength A"), "{}", done.content);
    assert_eq!(club.facts("select display_name || is_sharing from club_member").await, ["Ana1"], "in the only club");

    let ben = club.runner("Ben");
    let dm = club.world.dm_with(ben).expect("they share a server");
    club.world.remove_member(club.guild, ben);
    let before = club.everything().await;
    let nowhere = club.command_in(ben, dm, "start", &[]).await;
    assert!(nowhere.content.contains("club's server"), "it says where to go: {}", nowhere.content);
    assert_eq!(club.everything().await, before);
    club.close().await;
}
