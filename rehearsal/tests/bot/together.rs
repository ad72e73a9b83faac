//! Doing a session at the same time: asked by one, answered by the other, and nobody's plan changes.

use rehearsal::discord::UserId;
use rehearsal::discord::model::Message;

use crate::club::{Club, custom_id, labels, offered, offered_labels, utc};
use crate::pause::{begun, is_kind, since_sunday};

const STATE: &str = "select state from invite order by id";

/// Ana, Ben and Cara with four sessions a week, in a club; it is Sunday morning, before the daily message.
async fn three() -> (Club, [UserId; 3]) {
    let (club, users) = since_sunday(&["Ana", "Ben", "Cara"]).await;
    (club, [users[0], users[1], users[2]])
}

/// Asks somebody, up to the choice of the session.
async fn pick(club: &Club, from: UserId, to: UserId, time: &str) -> Message {
    club.command(from, "together", &[("person", to.to_string().into()), ("time", time.into())]).await
}

/// Asks somebody about the first session that is offered.
pub(crate) async fn ask(club: &Club, from: UserId, to: UserId, time: &str) -> Message {
    let picking = pick(club, from, to, time).await;
    let first = offered(&picking)[0].clone();
    club.choose(from, &picking, &first).await
}

fn mention(user: UserId) -> String {
    format!("<@{user}>")
}

#[tokio::test]
async fn somebody_is_asked_says_yes_and_both_hear_of_it_on_the_day() {
    let (club, [ana, ben, _]) = three().await;
    club.until(utc("2025-06-01T12:00")).await;
    let when = club.command(ana, "together", &[("person", ben.to_string().into())]).await;
    assert!(when.content.contains(&mention(ben)) && when.content.contains('?'), "{}", when.content);
    assert_eq!(offered(&when).len(), 18, "the full hours from five to ten in the evening");
    let picking = club.choose(ana, &when, "18:00").await;
    assert!(picking.content.contains("18:00"), "{}", picking.content);
    assert_eq!(
        offered_labels(&picking),
        ["strength A", "hips", "strength B", "wind-down"],
        "what is open in the coming week, in its order"
    );
    let before = club.dms(ben).len();
    let value = offered(&picking)[1].clone();
    let asked = club.choose(ana, &picking, &value).await;
    assert!(asked.content.contains(&mention(ben)) && asked.content.contains("18:00"), "{}", asked.content);
    assert_eq!(labels(&asked), [["Take it back"]]);
    is_kind(&asked);

    // Today's message went out hours ago: it waits where he looks, and the next one would carry it.
    assert_eq!(club.dms(ben).len(), before, "no message of its own");
    let invitation = club.command(ben, "today", &[]).await;
    assert!(invitation.content.contains(&mention(ana)) && invitation.content.contains("hips"), "TOG-1: {}", invitation.content);
    assert!(invitation.content.to_lowercase().contains("tuesday"), "{}", invitation.content);
    assert_eq!(labels(&invitation), [["I'm in", "Another time", "Not this week"]]);
    assert_eq!(invitation.content.matches('?').count(), 1, "one question: {}", invitation.content);
    is_kind(&invitation);

    let joined = club.press(ben, &invitation, "I'm in").await;
    assert!(joined.content.contains(&mention(ana)), "{}", joined.content);
    assert_eq!(labels(&joined), [["Not this week"]]);
    let news = club.last_dm(ana);
    assert!(news.content.contains(&mention(ben)) && news.content.contains("18:00"), "TOG-YES: {}", news.content);
    assert!(news.components.is_empty(), "nothing to decide");
    club.press_raw(ben, &joined, &custom_id(&asked, "Take it back", 0)).await;
    assert_eq!(club.facts(STATE).await, ["accepted"], "what is another's to do is not done");

    // On the day the reminder says it, and /today too; nobody gets a second message.
    club.until(utc("2025-06-03T12:00")).await;
    for user in [ana, ben] {
        let reminder = club.last_dm(user);
        let other = if user == ana { ben } else { ana };
        assert!(reminder.content.contains(&mention(other)) && reminder.content.contains("18:00"), "{}", reminder.content);
        let today = club.command(user, "today", &[]).await;
        assert!(today.content.contains(&mention(other)), "{}", today.content);
        is_kind(&today);
        assert_eq!(begun(&club, user).await, ["2025-06-02 rem", "2025-06-03 rem"]);
    }
    let (ana_has, ben_has) = (club.dms(ana).len(), club.dms(ben).len());
    club.until(utc("2025-06-04T12:00")).await;
    assert_eq!((club.dms(ana).len(), club.dms(ben).len()), (ana_has, ben_has), "and that was it");
    assert_eq!(
        club.facts("select outcome from occurrence where outcome <> 'open'").await,
        Vec::<String>::new(),
        "nothing was logged by it"
    );
    club.close().await;
}

#[tokio::test]
async fn the_days_reminder_carries_it_where_one_is_still_to_come() {
    let (club, [ana, ben, _]) = three().await;
    club.until(utc("2025-06-02T05:00")).await;
    let before = club.dms(ben).len();
    ask(&club, ana, ben, "18:30").await;
    assert_eq!(club.dms(ben).len(), before, "his reminder is to come");
    club.until(utc("2025-06-02T12:00")).await;
    assert_eq!(club.dms(ben).len(), before + 1, "one message on that day");
    let reminder = club.last_dm(ben);
    assert!(reminder.content.contains("strength A") && reminder.content.contains(&mention(ana)), "{}", reminder.content);
    assert_eq!(labels(&reminder).last().expect("a row"), &["I'm in", "Another time", "Not this week"]);
    let done = club.press(ben, &reminder, "Done").await;
    assert_eq!(
        labels(&done).last().expect("a row"),
        &["I'm in", "Another time", "Not this week"],
        "it stays until it is answered"
    );
    let other = club.press(ben, &reminder, "Another time").await;
    assert!(other.content.contains("better"), "{}", other.content);
    let said = club.choose(ben, &other, "17:00").await;
    assert!(said.content.contains("17:00") && said.content.contains(&mention(ana)), "{}", said.content);
    assert!(said.content.contains("trength A"), "the day's answer stands above it: {}", said.content);
    is_kind(&said);

    let named = club.last_dm(ana);
    assert!(named.content.contains("17:00") && named.content.contains(&mention(ben)), "TOG-2: {}", named.content);
    assert_eq!(labels(&named), [["That works", "Take it back"]]);
    let taken = club.press(ana, &named, "That works").await;
    assert!(taken.content.contains("17:00"), "{}", taken.content);
    let news = club.last_dm(ben);
    assert!(news.content.contains("17:00") && news.id != reminder.id, "TOG-YES: {}", news.content);
    assert_eq!(club.facts("select state || ' ' || (at_ms = other_at_ms) from invite").await, ["accepted 1"]);
    let count = club.dms(ben).len();
    club.until(utc("2025-06-02T15:30")).await;
    assert_eq!(club.dms(ben).len(), count + 1, "the reminder went before it stood, so the word of the day comes an hour before");
    assert!(club.last_dm(ben).content.contains(&mention(ana)), "{}", club.last_dm(ben).content);
    club.close().await;
}

#[tokio::test]
async fn not_this_week_holds_for_its_week_and_says_no_reason() {
    let (club, [ana, ben, cara]) = three().await;
    club.until(utc("2025-06-02T12:00")).await;
    ask(&club, ana, ben, "18:00").await;
    let invitation = club.command(ben, "today", &[]).await;
    let no = club.press(ben, &invitation, "Not this week").await;
    assert_eq!(labels(&no), Vec::<Vec<String>>::new(), "{}", no.content);
    is_kind(&no);
    let news = club.last_dm(ana);
    assert!(news.content.contains(&mention(ben)) && news.content.contains("nother"), "TOG-NOT: {}", news.content);
    is_kind(&news);
    let again = pick(&club, ana, ben, "18:00").await;
    assert_eq!(club.facts(STATE).await, ["not_this_week"]);
    assert!(again.content.contains("another week"), "all of the coming days lie in it: {}", again.content);
    assert_eq!(labels(&again), Vec::<Vec<String>>::new());
    let other = ask(&club, ana, cara, "18:00").await;
    assert!(other.content.contains(&mention(cara)), "others can be asked: {}", other.content);
    club.until(utc("2025-06-06T12:00")).await;
    club.command(ben, "checkin", &[("session", "hips".into())]).await;
    club.until(utc("2025-06-09T12:00")).await;
    let next = pick(&club, ana, ben, "18:00").await;
    assert!(!offered(&next).is_empty(), "from Monday on: {}", next.content);
    club.close().await;
}

#[tokio::test]
async fn it_is_taken_back_and_what_is_over_stays_over() {
    let (club, [ana, ben, _]) = three().await;
    club.until(utc("2025-06-02T05:00")).await;
    let asked = ask(&club, ana, ben, "18:00").await;
    club.until(utc("2025-06-02T12:00")).await;
    let between = pick(&club, ben, ana, "18:00").await;
    assert_eq!(labels(&between), [["I'm in", "Another time", "Not this week"]], "one between two: {}", between.content);
    let invitation = club.last_dm(ben);
    let back = club.press(ana, &asked, "Take it back").await;
    assert!(back.content.contains(&mention(ben)), "{}", back.content);
    let off = club.last_dm(ben);
    assert!(off.id != invitation.id && off.content.contains(&mention(ana)), "TOG-OFF, since he had been asked: {}", off.content);
    is_kind(&off);
    let late = club.press(ben, &invitation, "I'm in").await;
    is_kind(&late);
    assert_eq!(club.facts(STATE).await, ["withdrawn"], "{}", late.content);
    assert!(!late.content.contains(&mention(ana)), "the day stands there without it: {}", late.content);
    // The time comes, and nobody answered.
    let second = ask(&club, ana, ben, "19:00").await;
    let invitation = club.command(ben, "today", &[]).await;
    club.until(utc("2025-06-03T20:00")).await;
    let late = club.press(ben, &invitation, "I'm in").await;
    assert!(late.content.contains("over"), "{}", late.content);
    let late = club.press(ana, &second, "Take it back").await;
    assert!(late.content.contains("over"), "{}", late.content);
    assert_eq!(club.facts(STATE).await, ["withdrawn", "sent"]);
    club.until(utc("2025-07-01T12:00")).await;
    assert_eq!(club.facts(STATE).await, Vec::<String>::new(), "and is kept for two weeks");
    club.close().await;
}

#[tokio::test]
async fn who_cannot_be_asked_is_not_asked_and_nobody_hears_why() {
    let (club, [ana, ben, cara]) = three().await;
    let stranger = club.runner("Dora");
    club.until(utc("2025-06-02T12:00")).await;
    let not_this_way = |message: &Message, user: UserId| {
        assert!(
            message.content.contains(&mention(user)) && message.content.contains("Asking them yourself"),
            "{}",
            message.content
        );
        is_kind(message);
    };
    not_this_way(&pick(&club, ana, stranger, "18:00").await, stranger);
    for nobody in [ana, club.world.bot()] {
        let own = pick(&club, ana, nobody, "18:00").await;
        assert!(own.content.contains("another person"), "{}", own.content);
    }
    let odd = pick(&club, ana, ben, "half past").await;
    assert!(odd.content.contains("18:30") || odd.content.contains("time"), "a clear answer: {}", odd.content);

    let panel = club.command(ben, "settings", &[]).await;
    let invites = club.choose(ben, &panel, "invites").await;
    club.press(ben, &invites, "No invitations").await;
    not_this_way(&pick(&club, ana, ben, "18:00").await, ben);
    club.command(cara, "pause", &[("length", "two_weeks".into())]).await;
    not_this_way(&pick(&club, ana, cara, "18:00").await, cara);
    club.command(cara, "stop", &[]).await;
    let off = pick(&club, cara, ana, "18:00").await;
    assert!(off.content.contains("/start"), "an answer would find no way: {}", off.content);
    assert_eq!(club.count("select count(*) from invite").await, 0);

    let invites = club.choose(ben, &club.command(ben, "settings", &[]).await, "invites").await;
    club.press(ben, &invites, "Invitations, please").await;
    ask(&club, ana, ben, "18:00").await;
    let alone = club.command(ana, "together", &[]).await;
    assert!(alone.content.contains(&mention(ben)) && alone.content.contains("/together"), "{}", alone.content);
    assert_eq!(labels(&alone), [["Take it back"]]);
    assert_eq!(alone.content.matches('?').count(), 0, "it shows what stands: {}", alone.content);
    let before = club.everything().await;
    let forged = club.press_raw(cara, &club.last_dm(cara), "tg:yes:1").await;
    assert_eq!(club.everything().await, before, "of no business to a third one: {}", forged.content);
    club.close().await;
}

#[tokio::test]
async fn an_invitation_at_night_waits_for_the_morning() {
    let (club, [ana, ben, _]) = three().await;
    club.until(utc("2025-06-02T21:30")).await;
    let count = club.dms(ben).len();
    let asked = ask(&club, ana, ben, "18:00").await;
    assert_eq!(club.dms(ben).len(), count, "it is half past ten in the evening: {}", asked.content);
    club.until(utc("2025-06-03T12:00")).await;
    assert_eq!(club.dms(ben).len(), count + 1, "one message, with the day's reminder");
    assert!(club.last_dm(ben).content.contains(&mention(ana)), "{}", club.last_dm(ben).content);
    club.close().await;
}

#[tokio::test]
async fn on_a_day_without_sessions_it_is_the_days_one_message() {
    let (club, [ana, ben, cara]) = three().await;
    club.until(utc("2025-06-03T12:00")).await;
    let picking = pick(&club, ana, ben, "18:00").await;
    let thursday = offered(&picking).into_iter().find(|value| value.ends_with("2025-06-05")).expect("strength B");
    club.choose(ana, &picking, &thursday).await;
    club.until(utc("2025-06-04T12:00")).await;
    assert_eq!(begun(&club, ben).await.last().map(String::as_str), Some("2025-06-04 tog-1"), "at his time");
    let invitation = club.last_dm(ben);
    assert!(invitation.content.contains(&mention(ana)) && invitation.content.contains("tomorrow"), "{}", invitation.content);
    is_kind(&invitation);
    ask(&club, cara, ben, "18:00").await;
    let joined = club.press(ben, &invitation, "I'm in").await;
    assert_eq!((joined.id, labels(&joined)), (invitation.id, vec![vec!["Not this week".to_owned()]]), "in place");
    let today = club.command(ben, "today", &[]).await;
    assert!(today.content.contains(&mention(cara)), "the second one waits: {}", today.content);
    let count = club.dms(ben).len();
    club.until(utc("2025-06-04T20:00")).await;
    assert_eq!(club.dms(ben).len(), count, "one message a day");
    club.until(utc("2025-06-05T12:00")).await;
    let reminder = club.last_dm(ben);
    assert!(reminder.content.contains(&mention(ana)), "the word of the day: {}", reminder.content);
    assert!(reminder.content.contains(&mention(cara)), "and the second invitation: {}", reminder.content);
    assert_eq!(club.dms(ben).len(), count + 1);
    is_kind(&reminder);
    club.close().await;
}
