//! `/help` and a report of a problem: a form, one post where the operator reads, and no trace of its words afterwards.

use rehearsal::discord::{ChannelId, UserId};

use crate::club::{Club, labels};

/// A club whose operator reads reports in a channel, and somebody who has not joined.
async fn with_reports() -> (Club, ChannelId, UserId) {
    let mut club = Club::open().await;
    let channel = club.world.create_channel(club.guild, "bot-problems");
    club.reports = Some(channel);
    club.restart_bot().await;
    let ana = club.runner("Ana");
    (club, channel, ana)
}

async fn stored(club: &Club) -> Vec<String> {
    club.facts("select user_id || ' ' || coalesce(words, '-') from problem_report order by id").await
}

#[tokio::test]
async fn a_report_is_posted_once_and_its_words_are_gone() {
    let (club, channel, ana) = with_reports().await;
    let help = club.command(ana, "help", &[]).await;
    assert!(help.content.contains("Kim, at the harbour"), "who runs this bot: {}", help.content);
    assert!(help.content.contains("with your Discord name"), "and what is passed on: {}", help.content);
    assert_eq!(labels(&help), [["Report a problem"]]);
    let words = "the **board** says @everyone twice <@&1> שלום 🏃";
    let sent = club.fill(ana, &help, "Report a problem", words).await;
    assert!(sent.content.contains("on its way"), "{}", sent.content);
    club.forward(chrono::TimeDelta::seconds(10)).await;
    let posts = club.world.messages(channel, club.kim);
    let [post] = posts.as_slice() else { panic!("one post: {posts:?}") };
    assert!(post.content.contains(&format!("<@{ana}>")), "who: {}", post.content);
    assert!(post.content.contains("board") && post.content.contains("שלום 🏃"), "what: {}", post.content);
    assert!(!post.content.contains("**board**"), "its marks are not at work: {}", post.content);
    assert!(post.pinged.is_empty() && !post.pinged_everyone, "and it rings nobody");
    assert_eq!(stored(&club).await, [format!("{ana} -")], "the words are deleted, the count stays for a day");
    assert!(club.dms(ana).is_empty(), "nobody is written to");
    for line in club.logs.warnings().iter().chain(&club.logs.errors()) {
        assert!(!line.contains("board says"), "nothing of it is in the log: {line}");
    }
    club.forward(chrono::TimeDelta::days(3)).await;
    assert_eq!(stored(&club).await, Vec::<String>::new(), "and then it is gone");
    club.close().await;
}

#[tokio::test]
async fn without_a_channel_help_names_the_contact_and_takes_no_text() {
    let club = Club::open().await;
    let ana = club.runner("Ana");
    let help = club.command(ana, "help", &[]).await;
    assert!(help.content.contains("Kim, at the harbour"), "{}", help.content);
    assert!(labels(&help).is_empty(), "nothing to press: {:?}", labels(&help));
    for id in ["v1:rp:ask", "v1:rp:given"] {
        let answer = club.press_raw(ana, &help, id).await;
        assert!(answer.content.contains("Kim, at the harbour"), "an old button: {}", answer.content);
    }
    assert_eq!(stored(&club).await, Vec::<String>::new());
    club.close().await;
}

#[tokio::test]
async fn three_a_day_are_taken_and_the_next_day_has_room() {
    let (club, channel, ana) = with_reports().await;
    for nth in 1..=3 {
        let help = club.command(ana, "help", &[]).await;
        let sent = club.fill(ana, &help, "Report a problem", &format!("problem {nth}")).await;
        assert!(sent.content.contains("on its way"), "{}", sent.content);
    }
    let help = club.command(ana, "help", &[]).await;
    let enough = club.fill(ana, &help, "Report a problem", "problem 4").await;
    assert!(enough.content.contains("Tomorrow has room") && enough.content.contains("Kim, at the harbour"), "{}", enough.content);
    let ben = club.runner("Ben");
    let his = club.command(ben, "help", &[]).await;
    let sent = club.fill(ben, &his, "Report a problem", "his own").await;
    assert!(sent.content.contains("on its way"), "another person's count is their own: {}", sent.content);
    club.forward(chrono::TimeDelta::hours(25)).await;
    let help = club.command(ana, "help", &[]).await;
    club.fill(ana, &help, "Report a problem", "problem 5").await;
    club.forward(chrono::TimeDelta::minutes(1)).await;
    assert_eq!(club.world.messages(channel, club.kim).len(), 5);
    club.close().await;
}

#[tokio::test]
async fn texts_without_words_or_without_an_end_are_refused_kindly() {
    let (club, channel, ana) = with_reports().await;
    let help = club.command(ana, "help", &[]).await;
    // By hand: a select with a value where the form's text belongs.
    for (text, said) in [(" \u{a0}\t ", "no words in the report"), (&"x".repeat(801) as &str, "up to 800 characters")] {
        let act = club.world.choose_raw(ana, help.id, "v1:rp:given", &[text]).expect("a message that she sees");
        let answer = club.answered(ana, act).await;
        assert!(answer.content.contains(said), "{}", answer.content);
    }
    assert_eq!(stored(&club).await, Vec::<String>::new());
    // At the limit, with every character one that is escaped.
    let help = club.command(ana, "help", &[]).await;
    club.fill(ana, &help, "Report a problem", &"*".repeat(800)).await;
    club.forward(chrono::TimeDelta::minutes(1)).await;
    assert_eq!(club.world.messages(channel, club.kim).len(), 1, "it fits");
    club.close().await;
}

#[tokio::test]
async fn a_channel_that_is_closed_to_the_bot_is_said_in_the_log_and_the_words_are_gone() {
    let mut club = Club::open().await;
    club.reports = Some(ChannelId(77));
    club.restart_bot().await;
    let ana = club.runner("Ana");
    let help = club.command(ana, "help", &[]).await;
    club.fill(ana, &help, "Report a problem", "secret words").await;
    club.forward(chrono::TimeDelta::minutes(1)).await;
    assert_eq!(stored(&club).await, [format!("{ana} -")]);
    let warnings = club.logs.warnings();
    assert!(warnings.iter().any(|line| line.contains("operator.report_channel_id")), "{warnings:?}");
    assert!(warnings.iter().all(|line| !line.contains("secret")), "{warnings:?}");
    club.close().await;
}

#[tokio::test]
async fn deleting_everything_deletes_reports_too() {
    let (club, _, ana) = with_reports().await;
    club.join(ana, crate::club::Joining::default()).await;
    let help = club.command(ana, "help", &[]).await;
    assert_eq!(labels(&help), [["Today's sessions", "Report a problem"]]);
    club.fill(ana, &help, "Report a problem", "something").await;
    let ask = club.command(ana, "data delete", &[]).await;
    club.press(ana, &ask, "Delete everything").await;
    assert_eq!(stored(&club).await, Vec::<String>::new());
    club.close().await;
}
