//! `/club setup` as a panel: each choice counts at once, and only captains choose.

use rehearsal::discord::permission;
use rehearsal::discord::{RoleId, UserId};

use crate::club::{Club, labels, rows, values};

/// The list of this kind that stands under the answer: channels 8, roles 6, our own lines 3.
fn list(answer: &rehearsal::discord::model::Message, kind: u64, nth: usize) -> String {
    let found: Vec<_> = rows(answer).into_iter().flatten().filter(|part| part["type"] == kind).collect();
    found[nth]["custom_id"].as_str().expect("a custom_id").to_owned()
}

async fn choose(
    club: &Club,
    user: UserId,
    on: &rehearsal::discord::model::Message,
    id: &str,
    values: &[&str],
) -> rehearsal::discord::model::Message {
    let act = club.world.choose(user, on.id, id, values).unwrap_or_else(|why| panic!("{id} {values:?}: {why}"));
    club.answered(user, act).await
}

/// A role of the server, and somebody who has it.
fn captain_by_role(club: &Club, name: &str) -> (RoleId, UserId) {
    let role = club.world.create_role(club.guild, "captains", 0);
    let user = club.runner(name);
    club.world.add_member(club.guild, user, &[role]);
    (role, user)
}

#[tokio::test]
async fn one_choice_makes_a_board_and_the_rest_can_wait() {
    let club = Club::open().await;
    let before = club.everything().await;
    let panel = club.command(club.kim, "club setup", &[]).await;
    assert!(panel.content.contains("which channel"), "it asks for the one thing that a board takes: {}", panel.content);
    assert_eq!(club.everything().await, before, "looking at it changes nothing");
    let chosen = choose(&club, club.kim, &panel, &list(&panel, 8, 0), &[&club.board.to_string()]).await;
    assert_eq!(chosen.id, panel.id, "in place");
    assert!(chosen.content.contains(&format!("<#{}>", club.board)), "{}", chosen.content);
    assert_eq!(club.boards().len(), 1, "two interactions, and the board is there");

    let english = chosen.content;
    let posted = choose(&club, club.kim, &panel, &list(&panel, 8, 1), &[&club.general.to_string()]).await;
    assert!(posted.content.contains(&format!("<#{}>", club.general)), "{}", posted.content);
    let posts = club.world.messages(club.general, club.kim);
    assert_eq!(posts.iter().filter(|post| labels(post).concat() == ["Start"]).count(), 1, "the post with Start is there");
    let german = choose(&club, club.kim, &panel, &list(&panel, 3, 0), &["de"]).await;
    assert_ne!(german.content, english, "the panel speaks the language that was chosen");
    let english = choose(&club, club.kim, &panel, &list(&panel, 3, 0), &["en-US"]).await;
    let placed = club.fill(club.kim, &english, "Pick my city", "Lisbon").await;
    assert!(placed.content.contains("Europe/Lisbon"), "{}", placed.content);
    assert_eq!(
        club.facts("select zone || ' ' || locale || ' ' || board_channel_id from club").await,
        [format!("Europe/Lisbon en-US {}", club.board)]
    );
    assert_eq!(club.boards().len(), 1, "one board, whatever else was chosen");
    club.close().await;
}

#[tokio::test]
async fn a_city_that_nobody_knows_changes_nothing_and_the_panel_can_be_used_again() {
    let club = Club::open().await;
    let panel = club.command(club.kim, "club setup", &[("channel", club.board.to_string().into())]).await;
    let before = club.everything().await;
    let refused = club.fill(club.kim, &panel, "Pick my city", "Mordor").await;
    assert!(refused.content.contains("I don't know that city"), "{}", refused.content);
    assert_eq!(club.everything().await, before);
    let panel = club.command(club.kim, "club setup", &[]).await;
    let placed = club.fill(club.kim, &panel, "Pick my city", "Lisbon").await;
    assert!(placed.content.contains("Europe/Lisbon"), "{}", placed.content);
    club.close().await;
}

#[tokio::test]
async fn whoever_has_the_role_is_a_captain_as_long_as_they_have_it() {
    let club = Club::open().await;
    let (role, ana) = captain_by_role(&club, "Ana");
    let refused = club.command(ana, "club setup", &[]).await;
    assert!(refused.content.contains("for captains"), "nobody named the role yet: {}", refused.content);
    let panel = club.command(club.kim, "club setup", &[("channel", club.board.to_string().into())]).await;
    let named = choose(&club, club.kim, &panel, &list(&panel, 6, 0), &[&role.to_string()]).await;
    assert!(named.content.contains(&format!("<@&{role}>")), "{}", named.content);
    assert!(named.pinged.is_empty() && !named.pinged_everyone, "naming a role rings nobody");

    let hers = club.command(ana, "club setup", &[]).await;
    assert!(hers.content.contains(&format!("<#{}>", club.board)), "she is a captain: {}", hers.content);
    let roles = rows(&hers).into_iter().flatten().filter(|part| part["type"] == 6).count();
    assert_eq!(roles, 0, "naming captains is not offered to her");
    let before = club.everything().await;
    let refused = club.command(ana, "club setup", &[("captain_role", role.to_string().into())]).await;
    assert!(refused.content.contains("Naming captains is for people who may manage this server"), "{}", refused.content);
    assert_eq!(club.everything().await, before);

    // The role is taken from her: the panel that she still sees is of no use to her.
    club.world.add_member(club.guild, ana, &[]);
    let refused = choose(&club, ana, &hers, &list(&hers, 8, 1), &[&club.general.to_string()]).await;
    assert!(refused.content.contains("for captains"), "{}", refused.content);
    assert_eq!(club.everything().await, before);

    let nobody = choose(&club, club.kim, &panel, &list(&panel, 6, 0), &[]).await;
    assert!(!nobody.content.contains("<@&"), "none is a choice too: {}", nobody.content);
    assert_eq!(club.facts("select coalesce(captain_role_id, 0) || '' from club").await, ["0"]);
    club.close().await;
}

#[tokio::test]
async fn everyones_role_is_no_captains_role() {
    let club = Club::open().await;
    let panel = club.command(club.kim, "club setup", &[("channel", club.board.to_string().into())]).await;
    let before = club.everything().await;
    let refused = choose(&club, club.kim, &panel, &list(&panel, 6, 0), &[&club.guild.to_string()]).await;
    assert!(refused.content.contains("everyone in the server"), "{}", refused.content);
    assert_eq!(club.everything().await, before);
    club.close().await;
}

#[tokio::test]
async fn two_captains_at_once_make_one_board_one_group_and_one_check_in() {
    let club = Club::open().await;
    let leo = club.world.create_user("leo", "Leo");
    let role = club.world.create_role(club.guild, "boss", permission::MANAGE_GUILD);
    club.world.add_member(club.guild, leo, &[role]);
    let orders = [
        ("club setup", vec![("channel", club.board.to_string().into()), ("city", "London".into())]),
        ("club board", vec![("add", "Tuesday".into())]),
        ("club schedule", vec![("channel", club.general.to_string().into()), ("day", "mon".into()), ("time", "18:00".into())]),
    ];
    for (path, options) in &orders {
        // Both are on their way before either is answered.
        let sent = [club.kim, leo].map(|captain| {
            let act = club.world.slash(captain, club.general, path, &values(options)).expect("a command of theirs");
            (captain, act)
        });
        for (captain, act) in sent {
            let told = club.answered(captain, act).await;
            assert!(!told.content.contains("went wrong"), "/{path}: {}", told.content);
        }
    }
    club.forward(chrono::TimeDelta::minutes(10)).await;
    assert_eq!(club.boards().len(), 2, "one board for each group");
    assert_eq!(club.count("select count(*) from club_group").await, 2, "everyone's, and one that both added");
    assert_eq!(club.count("select count(*) from club_check_in").await, 1);
    assert_eq!(club.count("select count(*) from club").await, 1);
    club.close().await;
}

#[tokio::test]
async fn a_role_that_is_deleted_makes_nobody_a_captain() {
    let club = Club::open().await;
    let (role, ana) = captain_by_role(&club, "Ana");
    let setup = [("channel", club.board.to_string().into()), ("captain_role", role.to_string().into())];
    club.command(club.kim, "club setup", &setup).await;
    club.world.delete_role(club.guild, role);
    club.heard().await;
    assert_eq!(club.facts("select coalesce(captain_role_id, 0) || '' from club").await, ["0"]);
    let refused = club.command(ana, "club setup", &[]).await;
    assert!(refused.content.contains("for captains"), "{}", refused.content);
    let panel = club.command(club.kim, "club setup", &[]).await;
    assert!(!panel.content.contains("<@&"), "and the panel does not name it: {}", panel.content);
    club.close().await;
}

#[tokio::test]
async fn a_channel_without_rights_is_named_and_the_board_stays_where_it_is() {
    let club = Club::open().await;
    let panel = club.command(club.kim, "club setup", &[("channel", club.board.to_string().into())]).await;
    club.world.set_member_overwrite(club.general, club.world.bot(), 0, permission::SEND_MESSAGES);
    let before = club.everything().await;
    let refused = choose(&club, club.kim, &panel, &list(&panel, 8, 0), &[&club.general.to_string()]).await;
    assert!(refused.content.to_lowercase().contains("send messages"), "the right is named: {}", refused.content);
    assert_eq!(club.everything().await, before);
    assert_eq!(club.boards().len(), 1);
    club.close().await;
}
