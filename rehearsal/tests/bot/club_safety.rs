//! `/club safety`: the numbers of a club, marked until a captain confirms each, and what members see of them.

use rehearsal::discord::model::Message;
use rehearsal::discord::{Answer, UserId};

use crate::club::{Club, Joining, Opening, custom_id, labels, utc, values};
use crate::daily::club_with_ana;

const LINES: &str = "select line || ' ' || number || ' ' || coalesce(confirmed_on, '-') from club_line order by line";
/// For London no line about eating comes with the coach.
const CHECKED: [&str; 3] = ["Emergency: checked", "Health line: checked", "Someone to talk to: checked"];

/// Picks a line, sends its form with this text. Gives back what stood in the form, and the answer.
async fn change(club: &Club, captain: UserId, line: &str, text: &str) -> (String, Message) {
    let page = club.command(captain, "club safety", &[]).await;
    let id = crate::club::select(&page)["custom_id"].as_str().expect("a custom_id").to_owned();
    let act = club.world.choose(captain, page.id, &id, &[line]).expect("a line that is offered");
    let Answer::Modal { modal } = club.answer(act).await else { panic!("{line} opens a form") };
    let input = &modal["components"][0]["components"][0];
    let there = input["value"].as_str().unwrap_or_default().to_owned();
    let field = input["custom_id"].as_str().expect("a field").to_owned();
    let sent = club.world.submit_modal(captain, act, &values(&[(&field, text.into())])).expect("a form that can be sent");
    (there, club.answered(captain, sent).await)
}

#[tokio::test]
async fn setup_never_refuses_and_shows_what_is_not_checked() {
    let club = Club::open().await;
    let options = [("channel", club.board.to_string().into()), ("city", "London".into())];
    let done = club.command(club.kim, "club setup", &options).await;
    assert!(done.content.contains("All set") && done.content.contains("3 of the numbers"), "{}", done.content);
    let page = club.press(club.kim, &done, "Numbers in /help-now").await;
    assert_eq!(page.content.matches("not checked by your club yet").count(), 3, "each is marked: {}", page.content);
    assert!(page.content.contains("About eating: - · no number yet"), "{}", page.content);
    assert!(page.content.contains("999") && page.content.contains("findahelpline.com"), "{}", page.content);
    assert_eq!(club.facts(LINES).await, Vec::<String>::new(), "nothing is kept that nobody said");
    club.close().await;
}

#[tokio::test]
async fn a_captain_confirms_each_and_members_see_it() {
    let (club, ana) = club_with_ana().await;
    club.set_up().await;
    club.command(ana, "start", &[]).await;
    let help = club.command(ana, "help-now", &[]).await;
    assert!(help.content.contains("not checked by your club yet") && !help.content.contains('*'), "{}", help.content);
    let page = club.command(club.kim, "club safety", &[]).await;
    assert_eq!(labels(&page)[1], CHECKED);
    let page = club.press(club.kim, &page, CHECKED[0]).await;
    assert!(page.content.contains("Thank you") && page.content.contains("checked today"), "{}", page.content);
    assert_eq!(labels(&page)[1], CHECKED[1..]);
    assert_eq!(club.facts(LINES).await, ["emergency 999 2026-03-02"]);
    let help = club.command(ana, "help-now", &[]).await;
    assert!(
        help.content.contains("Emergency: 999\n") && help.content.contains(" *\n"),
        "the others are marked: {}",
        help.content
    );
    let mut page = page;
    for label in &CHECKED[1..] {
        page = club.press(club.kim, &page, label).await;
    }
    let help = club.command(ana, "help-now", &[]).await;
    assert!(help.content.contains("has checked these numbers"), "{}", help.content);
    for word in ["999", "116 123", "findahelpline.com"] {
        assert!(help.content.contains(word), "{word}: {}", help.content);
    }
    assert!(!help.content.contains('*') && !help.content.contains("yet"), "{}", help.content);
    let done = club.command(club.kim, "club setup", &[("channel", club.board.to_string().into())]).await;
    assert!(!done.content.contains("numbers"), "setup has nothing more to say of it: {}", done.content);
    club.close().await;
}

#[tokio::test]
async fn a_number_is_changed_by_a_form_and_is_not_checked_by_that() {
    let (club, ana) = club_with_ana().await;
    club.set_up().await;
    club.command(ana, "start", &[]).await;
    let (there, page) = change(&club, club.kim, "crisis", " 0800 111 0 111 ").await;
    assert_eq!(there, "116 123", "the form holds what stands there");
    assert!(page.content.contains("0800 111 0 111 · not checked"), "{}", page.content);
    assert_eq!(club.facts(LINES).await, ["crisis 0800 111 0 111 -"]);
    club.press(club.kim, &page, CHECKED[2]).await;
    assert_eq!(club.facts(LINES).await, ["crisis 0800 111 0 111 2026-03-02"]);
    change(&club, club.kim, "crisis", "0800 111 0 111").await;
    assert_eq!(club.facts(LINES).await, ["crisis 0800 111 0 111 2026-03-02"], "the same again keeps its check");
    let help = club.command(ana, "help-now", &[]).await;
    assert!(help.content.contains("0800 111 0 111\n") && !help.content.contains("116 123"), "{}", help.content);
    let (_, page) = change(&club, club.kim, "crisis", "").await;
    assert!(page.content.contains("116 123"), "empty is the country's again: {}", page.content);
    assert_eq!(club.facts(LINES).await, Vec::<String>::new());
    club.close().await;
}

#[tokio::test]
async fn what_is_no_number_is_refused_kindly_and_keeps_what_stood_there() {
    let (club, _) = club_with_ana().await;
    club.set_up().await;
    change(&club, club.kim, "health", "0300 123 456").await;
    let before = club.everything().await;
    for text in
        ["call a friend", "you lazy lot 999", "@everyone 999", "<@1234567890123456>", "http://example.org", "1", "999\u{202e}112"]
    {
        let (_, said) = change(&club, club.kim, "health", text).await;
        assert!(said.content.contains("neither a phone number nor an address"), "{text:?}: {}", said.content);
        assert!(said.pinged.is_empty() && !said.content.contains("lazy"), "{text:?}: {}", said.content);
        assert_eq!(club.everything().await, before, "{text:?} changes nothing");
    }
    club.close().await;
}

#[tokio::test]
async fn only_a_captain_may_and_only_for_what_was_read() {
    let (club, ana) = club_with_ana().await;
    club.set_up().await;
    let page = club.command(club.kim, "club safety", &[]).await;
    let refused = club.command(ana, "club safety", &[]).await;
    assert!(
        refused.content.to_lowercase().contains("captain") || refused.content.contains("Manage Server"),
        "{}",
        refused.content
    );
    let before = club.everything().await;
    club.press_raw(ana, &refused, &custom_id(&page, CHECKED[0], 0)).await;
    assert_eq!(club.everything().await["club_line"], before["club_line"], "a button carries no permission");
    change(&club, club.kim, "emergency", "112").await;
    let late = club.press(club.kim, &page, CHECKED[0]).await;
    assert!(late.content.contains("in the meantime"), "what was read was 999: {}", late.content);
    assert_eq!(club.facts(LINES).await, ["emergency 112 -"]);
    club.close().await;
}

#[tokio::test]
async fn after_a_year_each_is_looked_at_again_and_nobody_is_written_to() {
    let club = Club::with(Opening { at: "2026-03-01T06:00", ..Opening::default() }).await;
    club.set_up().await;
    let mut page = club.command(club.kim, "club safety", &[]).await;
    for label in CHECKED {
        page = club.press(club.kim, &page, label).await;
    }
    assert_eq!(labels(&page).len(), 1, "nothing is left to confirm: {}", page.content);
    club.jump(utc("2027-03-02T12:00")).await;
    let page = club.command(club.kim, "club safety", &[]).await;
    assert_eq!(page.content.matches("more than a year ago").count(), 3, "{}", page.content);
    assert_eq!(labels(&page)[1], CHECKED);
    for told in club.dms(club.kim) {
        assert!(
            !told.content.contains("/club safety") && !told.content.contains("/help-now"),
            "no DM about it: {}",
            told.content
        );
    }
    let page = club.press(club.kim, &page, CHECKED[0]).await;
    assert_eq!(page.content.matches("more than a year ago").count(), 2, "{}", page.content);
    club.close().await;
}

#[tokio::test]
async fn a_stranger_reads_it_in_their_own_language_and_the_clubs_numbers_where_they_ask() {
    let club = Club::open().await;
    club.set_up().await;
    change(&club, club.kim, "health", "0300 123 456").await;
    let cleo = club.runner("Cleo");
    club.world.set_locale(cleo, "de");
    let help = club.command(cleo, "help-now", &[]).await;
    assert!(
        help.content.contains("Notruf: 999") && help.content.contains("Gesundheitstelefon: 0300 123 456"),
        "{}",
        help.content
    );
    assert!(help.content.contains("findahelpline.com"), "{}", help.content);
    assert_eq!(club.count("select count(*) from member").await, 0, "and nothing is stored of them");
    let abroad = club.runner("Dora");
    club.join(abroad, Joining { city: "Chicago", ..Joining::default() }).await;
    let help = club.command(abroad, "help-now", &[]).await;
    assert!(help.content.contains("911") && !help.content.contains("999"), "who lives elsewhere: {}", help.content);
    club.close().await;
}
