//! The trusted contact: named by the one, accepted by the other under their own `/settings`, taken back by both; nobody is written to.

use rehearsal::discord::UserId;

use super::panel;
use crate::club::{Club, Joining, custom_id, labels, utc};
use crate::daily::club_with_ana;

const STATE: &str = "select case when trusted_user_id is null then 'none' when trusted_accepted_at_ms is null then 'asked' \
     else 'yes' end from member order by id";

async fn name(club: &Club, user: UserId, person: UserId) -> rehearsal::discord::model::Message {
    club.command(user, "settings", &[("trusted", person.to_string().into())]).await
}

#[tokio::test]
async fn a_person_is_named_says_yes_by_their_own_press_and_steps_back() {
    let (club, ana) = club_with_ana().await;
    let ben = club.runner("Ben");
    let named = name(&club, ana, ben).await;
    assert!(named.content.contains("please tell them yourself"), "{}", named.content);
    assert!(named.content.contains(&format!("Trusted contact: <@{ben}>, not answered yet")), "{}", named.content);
    assert!(named.pinged.is_empty(), "his name is shown and he is not rung");
    assert_eq!(club.facts(STATE).await, ["asked"]);

    // Ben has not joined. His own look at the settings is where he finds it.
    let asked = club.command(ben, "settings", &[]).await;
    assert!(asked.content.contains(&format!("<@{ana}>")), "{}", asked.content);
    assert_eq!(labels(&asked), [["Yes, gladly", "I'd rather not"]]);
    let yes = club.press(ben, &asked, "Yes, gladly").await;
    assert!(yes.content.contains("Thank you"), "{}", yes.content);
    assert_eq!(club.facts(STATE).await, ["yes"]);
    let twice = club.press_raw(ben, &yes, &custom_id(&asked, "Yes, gladly", 0)).await;
    assert!(twice.content.contains("Thank you"), "twice is once: {}", twice.content);
    let overview = club.command(ana, "settings", &[]).await;
    assert!(overview.content.contains(&format!("<@{ben}>, who said yes")), "{}", overview.content);

    let shown = club.command(ben, "settings", &[]).await;
    let back = club.press(ben, &shown, "Step back").await;
    assert!(back.content.contains("nobody named now"), "{}", back.content);
    assert_eq!(club.facts(STATE).await, ["none"]);
    let nothing = club.command(ben, "settings", &[]).await;
    assert!(nothing.content.contains("/start"), "a stranger again: {}", nothing.content);
    assert!(club.dms(ben).is_empty(), "and nobody ever wrote to Ben");
    assert_eq!(club.dms(ana).len(), 1, "nor to Ana about it");
    club.close().await;
}

#[tokio::test]
async fn the_member_takes_it_back_and_an_old_question_is_no_longer_open() {
    let (club, ana) = club_with_ana().await;
    let (ben, cleo) = (club.runner("Ben"), club.runner("Cleo"));
    club.join(ben, Joining::default()).await;
    name(&club, ana, ben).await;
    let asked = club.command(ben, "settings", &[]).await;
    assert!(asked.content.contains("Time zone") && asked.content.contains(&format!("<@{ana}>")), "both: {}", asked.content);
    let trusted = panel(&club, ana, "trusted").await;
    assert_eq!(labels(&trusted), [["Name nobody", "All settings"]]);
    club.press(ana, &trusted, "Name nobody").await;
    assert_eq!(club.facts(STATE).await, ["none", "none"]);
    let late = club.press(ben, &asked, "Yes, gladly").await;
    assert!(late.content.contains("no longer open"), "{}", late.content);
    assert_eq!(club.facts(STATE).await, ["none", "none"]);

    // Another person instead: the first one's yes counts for nothing.
    name(&club, ana, ben).await;
    let asked = club.command(ben, "settings", &[]).await;
    name(&club, ana, cleo).await;
    let late = club.press(ben, &asked, "Yes, gladly").await;
    assert!(late.content.contains("no longer open"), "{}", late.content);
    let asked = club.command(cleo, "settings", &[]).await;
    let no = club.press(cleo, &asked, "I'd rather not").await;
    assert!(no.content.contains("That's fine"), "{}", no.content);
    assert_eq!(club.facts(STATE).await, ["none", "none"]);
    club.close().await;
}

#[tokio::test]
async fn naming_the_same_person_again_keeps_their_yes_and_a_question_lapses_after_thirty_days() {
    let (club, ana) = club_with_ana().await;
    let ben = club.runner("Ben");
    name(&club, ana, ben).await;
    let asked = club.command(ben, "settings", &[]).await;
    club.press(ben, &asked, "Yes, gladly").await;
    name(&club, ana, ben).await;
    assert_eq!(club.facts(STATE).await, ["yes"]);
    let cleo = club.runner("Cleo");
    club.join(cleo, Joining::default()).await;
    name(&club, cleo, ben).await;
    club.until(utc("2026-03-31T12:00")).await;
    assert_eq!(club.facts(STATE).await, ["yes", "asked"]);
    club.until(utc("2026-04-02T12:00")).await;
    assert_eq!(club.facts(STATE).await, ["yes", "none"], "the yes stays, the question goes");
    club.close().await;
}

#[tokio::test]
async fn nobody_is_their_own_contact_and_no_bot_and_made_up_answers_do_nothing() {
    let (club, ana) = club_with_ana().await;
    let (ben, cleo) = (club.runner("Ben"), club.runner("Cleo"));
    let before = club.everything().await;
    for person in [ana, club.world.bot()] {
        let answer = name(&club, ana, person).await;
        assert!(answer.content.contains("another person"), "{}", answer.content);
    }
    assert_eq!(club.everything().await, before, "and nothing has changed");
    name(&club, ana, ben).await;
    let asked = club.command(ben, "settings", &[]).await;
    let id = custom_id(&asked, "Yes, gladly", 0);
    let his = club.command(cleo, "help", &[]).await;
    let answer = club.press_raw(cleo, &his, &id).await;
    assert!(answer.content.contains("no longer open"), "Cleo was not asked: {}", answer.content);
    for id in ["v1:tr:aebagbafaydq:yes", "v1:tr:ae:no:more"] {
        club.press_raw(cleo, &his, id).await;
    }
    assert_eq!(club.facts(STATE).await, ["asked"]);
    club.close().await;
}

#[tokio::test]
async fn deleting_everything_takes_the_contact_along_on_both_sides() {
    let (club, ana) = club_with_ana().await;
    let ben = club.runner("Ben");
    club.join(ben, Joining::default()).await;
    name(&club, ana, ben).await;
    let asked = club.command(ben, "settings", &[]).await;
    club.press(ben, &asked, "Yes, gladly").await;
    let ask = club.command(ben, "data delete", &[]).await;
    club.press(ben, &ask, "Delete everything").await;
    assert_eq!(club.facts(STATE).await, ["none"], "whoever is deleted is named nowhere");
    club.close().await;
}
