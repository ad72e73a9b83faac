//! The board: one message a week, which shows the facts, and from which a name can go.

use second_wind::app::club::setup::ClubSetup;
use second_wind::app::log_session::NewCheckIn;
use second_wind::app::messenger::{Refused, SendError};
use second_wind::domain::ids::{ChannelId, LetterId, UserId};
use second_wind::domain::starting_plan::StartingPlan;
use second_wind::store::boards::BoardState;

use crate::world::{BOARD, Trouble, World, at};

const ELSEWHERE: ChannelId = ChannelId::new(950);

async fn set_up(world: &World, channel: ChannelId) {
    let setup = ClubSetup { channel: Some(channel), city: Some("London".into()), ..ClubSetup::default() };
    world.app.club_setup(&world.caller(1), &setup).await.unwrap();
    world.settle().await;
}

/// A club on a Wednesday, with Ana named on its board.
async fn named() -> World {
    let world = World::at("2026-04-01T12:00:00Z").await;
    world.join(1, StartingPlan::FirstSteps, true).await;
    set_up(&world, BOARD).await;
    assert!(world.posts()[0].text.contains("Member 1"), "{}", world.posts()[0].text);
    world
}

#[tokio::test]
async fn last_weeks_board_is_never_made_up_afterwards() {
    let world = named().await;
    world.live_until("2026-04-06T12:00:00Z").await;
    assert_eq!(world.posts().len(), 2, "a new one on Monday");
    set_up(&world, ELSEWHERE).await;
    world.live_until("2026-04-07T12:00:00Z").await;
    let there: Vec<_> = world.platform.told().sent.iter().filter(|sent| sent.channel == ELSEWHERE).cloned().collect();
    assert_eq!(there.len(), 1, "this week's board moves, and only that one");
    let gone = world.platform.told().deleted.clone();
    assert_eq!(
        gone,
        world.posts().iter().map(|post| post.id).collect::<Vec<_>>(),
        "where nobody edits, no name goes on standing"
    );
}

#[tokio::test]
async fn a_name_that_must_go_does_not_wait_for_old_edits() {
    let world = named().await;
    world.live_until("2026-04-02T12:00:00Z").await;
    let refused = SendError::Refused(Refused::OldEdits { retry_after: None });
    world.platform.told().on_edit.push_back(Trouble::Fails(refused));
    let club = world.club().await;
    world.app.share_name(&world.caller(1), club, false).await.unwrap();
    world.settle().await;
    let posts = world.posts();
    assert_eq!(posts.len(), 2, "posted afresh");
    assert!(!posts[1].text.contains("Member 1"));
    assert_eq!(world.platform.told().deleted, [posts[0].id], "and the old message goes");
}

#[tokio::test]
async fn whoever_left_the_server_is_gone_from_the_board_and_hears_nothing_more() {
    let world = named().await;
    world.platform.told().gone.push(UserId::new(1));
    world.live_until("2026-04-09T12:00:00Z").await;
    let last = world.platform.told().edits.last().cloned();
    let texts: Vec<_> = world.posts().into_iter().map(|post| post.text).chain(last.map(|(_, text)| text)).collect();
    assert!(!texts.last().unwrap().contains("Member 1"), "{texts:?}");
    assert_eq!(world.member(1).await.ladder, second_wind::domain::ladder::LadderState::Off, "no club is shared any more");
}

#[tokio::test]
async fn the_last_edit_of_a_week_takes_its_names_off_though_it_has_to_wait() {
    let world = named().await;
    world.live_until("2026-04-07T23:58:00Z").await;
    let old = world.posts()[0].id;
    let last_edit = || world.platform.told().edits.iter().rfind(|(id, _)| *id == old).cloned();
    // Two minutes before settlement somebody is named, so that the last edit has to wait for the one before it.
    world.join(2, StartingPlan::FirstSteps, true).await;
    world.live_until("2026-04-07T23:59:30Z").await;
    assert!(last_edit().is_some_and(|(_, text)| text.contains("Member 1") && text.contains("Member 2")), "{:?}", last_edit());
    world.join(3, StartingPlan::FirstSteps, true).await;
    world.live_until("2026-04-08T12:00:00Z").await;
    let (_, text) = last_edit().expect("an edit of last week's board");
    assert!(!text.contains("Member"), "nobody stands where nobody edits any more: {text}");
    assert!(text.contains("Riverside Runners"), "and the rest stays: {text}");
    let mut tx = world.tx().await;
    let group = tx.default_group(world.club().await).await.unwrap().unwrap();
    let boards = tx.boards_of_group(group.id).await.unwrap();
    assert_eq!(boards[0].state, BoardState::Closed);
    assert_eq!(boards[0].shown_members, "", "no row remembers whom it named");
    let edits = world.platform.told().edits.len();
    drop(tx);
    world.app.share_name(&world.caller(1), world.club().await, false).await.unwrap();
    world.settle().await;
    let later = world.platform.told().edits[edits..].to_vec();
    assert!(
        later.iter().all(|(id, text)| *id != old && !text.contains("Member 1")),
        "one edit of this week's is enough: {later:?}"
    );
    assert_eq!(later.len(), 1);
}

#[tokio::test]
async fn a_board_that_nobody_could_close_in_its_time_is_closed_without_names() {
    let world = named().await;
    let old = world.posts()[0].id;
    // The process sleeps over three weeks.
    world.clock.set(at("2026-04-24T12:00:00Z"));
    world.settle().await;
    let last = world.platform.told().edits.iter().rfind(|(id, _)| *id == old).cloned().expect("it is edited once more");
    assert!(!last.1.contains("Member 1"), "{}", last.1);
    assert_eq!(world.posts().len(), 2, "and this week has its own");
    assert!(world.posts()[1].text.contains("Member 1"));
}

#[tokio::test]
async fn what_was_done_before_joining_lights_no_week_of_the_group() {
    let world = World::at("2026-03-29T12:00:00Z").await;
    set_up(&world, BOARD).await;
    let mut tx = world.tx().await;
    let group = tx.default_group(world.club().await).await.unwrap().unwrap();
    drop(tx);
    // Three members who joined in time and did nothing; two who check in before they join the group.
    for user in 1..=3 {
        world.join(user, StartingPlan::FirstSteps, false).await;
    }
    world.live_until("2026-04-06T12:00:00Z").await;
    for user in 4..=5 {
        world.join(user, StartingPlan::FirstSteps, false).await;
    }
    for user in 4..=5 {
        let late =
            second_wind::app::log_session::NewCheckIn { what: "strength".into(), outcome: None, day: Some("2026-04-02".into()) };
        world.app.check_in(&world.caller(user), &late).await.unwrap();
    }
    world.live_until("2026-04-06T13:00:00Z").await;
    let lit: Vec<_> = world.tx().await.group_weeks(group.id).await.unwrap().into_iter().filter(|week| week.is_lit).collect();
    assert!(lit.iter().all(|week| week.week.to_string() != "2026-W14"), "they were not of the group in that week: {lit:?}");
}

#[tokio::test]
async fn a_club_with_two_groups_has_two_boards_and_each_shows_its_own() {
    let world = World::at("2026-04-01T12:00:00Z").await;
    for user in 1..=3 {
        world.join(user, StartingPlan::FirstSteps, true).await;
    }
    let club = world.club().await;
    let (april_1, week) = ("2026-04-01".parse().unwrap(), "2026-W14".parse().unwrap());
    let mut tx = world.tx().await;
    let marathon = tx.insert_group(club, "Marathon group", false, april_1, week).await.unwrap();
    tx.join_group(marathon, world.member(2).await.id, april_1).await.unwrap();
    tx.commit().await.unwrap();
    set_up(&world, BOARD).await;
    let titled = |title: &str| world.posts().into_iter().filter(|post| post.text.contains(title)).collect::<Vec<_>>();
    let [theirs] = titled("Marathon group").try_into().expect("one board of the group");
    assert!(theirs.text.contains("Member 2") && !theirs.text.contains("Member 1"), "its own members alone: {}", theirs.text);
    assert_eq!(world.posts().len(), 2, "and one of everybody");

    // A press of somebody in both reaches both; of somebody in one, that one alone.
    world.live_until("2026-04-01T14:00:00Z").await;
    for (user, expected) in [(2, 2), (1, 1)] {
        let before = world.platform.told().edits.len();
        world.app.share_name(&world.caller(user), club, false).await.unwrap();
        world.settle().await;
        assert_eq!(world.platform.told().edits.len() - before, expected, "member {user}");
        world.live_until(if user == 2 { "2026-04-01T15:00:00Z" } else { "2026-04-01T16:00:00Z" }).await;
    }
    world.live_until("2026-04-06T12:00:00Z").await;
    assert_eq!((world.posts().len(), titled("Marathon group").len()), (4, 2), "each has a new one on Monday");

    // A channel that takes neither is one message to the captain, not two.
    for _ in 0..2 {
        world.platform.told().on_edit.push_back(Trouble::Fails(SendError::Refused(Refused::NoPermission)));
    }
    world.app.share_name(&world.caller(2), club, true).await.unwrap();
    world.live_until("2026-04-06T14:00:00Z").await;
    let told: Vec<_> = world.platform.told().sent.iter().filter(|sent| sent.text.contains("is resting")).cloned().collect();
    assert_eq!(told.len(), 1, "{told:?}");
    // Another channel, and both stand again.
    set_up(&world, ELSEWHERE).await;
    let there: Vec<_> = world.platform.told().sent.iter().filter(|sent| sent.channel == ELSEWHERE).cloned().collect();
    assert_eq!(there.len(), 2, "{there:?}");
}

/// Whoever returns while it is still Sunday where they live is of those by whom the week is measured that has begun elsewhere.
#[tokio::test]
async fn a_return_that_lights_a_week_shows_on_the_board() {
    let world = World::at("2026-03-29T18:00:00Z").await;
    set_up(&world, BOARD).await;
    for user in 1..=2 {
        world.join(user, StartingPlan::FirstSteps, false).await;
    }
    world.join_from(3, chrono_tz::Pacific::Honolulu, StartingPlan::FirstSteps, false).await;
    world.app.leave_it(&world.caller(3), LetterId::new(4711)).await.unwrap();
    world.live_until("2026-03-30T08:00:00Z").await;
    for user in 1..=2 {
        let done = second_wind::app::log_session::NewCheckIn { what: "mobility".into(), outcome: None, day: None };
        world.app.check_in(&world.caller(user), &done).await.unwrap();
    }
    world.live_until("2026-03-30T10:00:00Z").await;
    let post = world.posts().last().cloned().expect("this week's board");
    let says_lit = |world: &World| {
        let edit = world.platform.told().edits.iter().rfind(|(id, _)| *id == post.id).map(|(_, text)| text.clone());
        edit.unwrap_or_else(|| post.text.clone()).contains("1 lit week")
    };
    assert!(!says_lit(&world), "two measure no week");
    world.app.start_small(&world.caller(3), LetterId::new(4711)).await.unwrap();
    world.live_until("2026-03-30T10:05:00Z").await;
    assert!(says_lit(&world), "three do, of whom two checked in: {:?}", world.platform.told().edits);
}

fn logged(what: &str) -> NewCheckIn {
    NewCheckIn { what: what.into(), outcome: None, day: None }
}

/// Ana, Ben and Cara in the second week of their club, in which two of them have been there already: it is lit.
async fn lit() -> World {
    let world = World::at("2026-03-30T12:00:00Z").await;
    for user in 1..=3 {
        world.join(user, StartingPlan::FirstSteps, false).await;
    }
    set_up(&world, BOARD).await;
    world.live_until("2026-04-03T12:00:00Z").await;
    for user in 1..=3 {
        world.app.check_in(&world.caller(user), &logged("mobility")).await.unwrap();
    }
    world.live_until("2026-04-06T12:00:00Z").await;
    assert_eq!(world.app.pictures.drawn(), 0, "before a week is lit there is nothing to draw");
    for user in 1..=2 {
        world.app.check_in(&world.caller(user), &logged("mobility")).await.unwrap();
    }
    world.live_until("2026-04-06T13:00:00Z").await;
    assert_eq!(world.app.pictures.drawn(), 1, "a lit week is drawn");
    world
}

#[tokio::test]
async fn check_ins_in_a_lit_week_draw_nothing() {
    let world = lit().await;
    let edits = world.platform.told().edits.len();
    let club = world.club().await;
    for (nth, user) in [1, 2, 3, 1, 2, 3].into_iter().enumerate() {
        world.app.check_in(&world.caller(user), &logged("strength")).await.unwrap();
        world.app.share_name(&world.caller(user), club, nth < 3).await.unwrap();
        world.live_until(&format!("2026-04-06T{}:30:00Z", 13 + nth)).await;
    }
    assert!(world.platform.told().edits.len() >= edits + 6, "each name that comes or goes is an edit");
    assert_eq!(world.app.pictures.drawn(), 1, "the same weeks, the same picture");
    world.live_until("2026-04-14T12:00:00Z").await;
    let boards = world.posts().into_iter().filter(|post| post.text.starts_with("🏮")).count();
    assert_eq!(boards, 3, "and next week's board shows it again");
    assert_eq!(world.app.pictures.drawn(), 1);
}
