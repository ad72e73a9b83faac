//! Plain words in the DM: what is clear is done and can be taken back, what is not is asked, and what needs a person comes first.

pub(crate) mod holds;
mod safety;

use rehearsal::discord::UserId;
use rehearsal::discord::model::Message;

use crate::club::{Club, Joining, labels, utc};
use crate::daily::{club_with_ana, monday};

const OUTCOMES: &str = "select local_date || ' ' || outcome || coalesce(' ' || version, '') || coalesce(' ' || moved_to, '') \
     from occurrence where outcome <> 'open' order by id";

impl Club {
    /// Writes in the DM. The answer, if there is one.
    pub(crate) async fn says(&self, user: UserId, text: &str) -> Option<Message> {
        let before = self.dms(user).len();
        let entered = self.lock_step().events_entered();
        self.world.say(user, text).unwrap_or_else(|refused| panic!("{text:?}: {refused:?}"));
        self.lock_step().until_entered(entered + 1).await.expect("a text arrives");
        self.rest().await;
        let mut all = self.dms(user);
        assert!(all.len() <= before + 1, "one text has one answer at most");
        if all.len() > before { all.pop() } else { None }
    }

    /// Nothing of a text is in the database's files.
    fn holds_nothing_of(&self, text: &str) {
        let folder = self.database().parent().expect("a folder").to_owned();
        for entry in std::fs::read_dir(folder).expect("the folder").flatten().filter(|entry| entry.path().is_file()) {
            let bytes = std::fs::read(entry.path()).expect("a file");
            let is_there = bytes.windows(text.len()).any(|window| window.eq_ignore_ascii_case(text.as_bytes()));
            assert!(!is_there, "{text:?} is in {:?}", entry.file_name());
        }
    }
}

/// The answer to a text that always has one.
pub(crate) async fn answered(club: &Club, user: UserId, text: &str) -> Message {
    club.says(user, text).await.unwrap_or_else(|| panic!("{text:?} has an answer"))
}

/// S14.
#[tokio::test]
async fn a_clear_text_is_logged_at_once_and_can_be_taken_back() {
    let (club, ana, reminder) = monday().await;
    let said = answered(&club, ana, "did 10 min instead").await;
    assert_eq!(club.facts(OUTCOMES).await, ["2026-03-02 some"]);
    for word in ["strength a", "some", "today", "undo"] {
        assert!(said.content.to_lowercase().contains(word), "{word:?} is named: {}", said.content);
    }
    assert_eq!(labels(&said), [["Undo", "Change"]]);
    club.until(utc("2026-03-02T07:35")).await;
    assert!(club.see(reminder.id).content.contains("trength A"), "the morning's letter says it too");
    assert_eq!(labels(&club.see(reminder.id)), [["Change"]], "its row is brought up to date");
    club.press(ana, &said, "Undo").await;
    assert_eq!(club.facts(OUTCOMES).await, Vec::<String>::new(), "open as before");
    club.holds_nothing_of("10 min instead");
    club.close().await;
}

/// S14, with two of them open.
#[tokio::test]
async fn what_can_mean_two_sessions_is_asked_and_nothing_is_logged_before_a_press() {
    let (club, ana, _) = monday().await;
    club.command(
        ana,
        "plan add",
        &[
            ("title", "evening hips".into()),
            ("kind", "mobility".into()),
            ("minutes", 10.into()),
            ("small", "one minute".into()),
            ("days", "mon".into()),
        ],
    )
    .await;
    let before = club.facts(OUTCOMES).await;
    let asked = answered(&club, ana, "did 10 min instead").await;
    assert_eq!(club.facts(OUTCOMES).await, before, "nothing yet");
    assert_eq!(labels(&asked), [["Some · strength A", "Some · evening hips", "Leave it"]]);
    let left = club.press(ana, &asked, "Leave it").await;
    assert_eq!(left.id, asked.id, "in place");
    assert_eq!(club.facts(OUTCOMES).await, before, "and nothing after [Leave it]");
    let asked = answered(&club, ana, "did 10 min instead").await;
    club.press(ana, &asked, "Some · evening hips").await;
    assert_eq!(club.facts(OUTCOMES).await, ["2026-03-02 some"]);
    let named = answered(&club, ana, "strength done").await;
    assert!(named.content.contains("strength A"), "a name settles it: {}", named.content);
    assert_eq!(club.facts(OUTCOMES).await.len(), 2);
    club.close().await;
}

#[tokio::test]
async fn each_thing_said_does_what_its_button_does() {
    for (text, outcome) in [
        ("done ✅", "2026-03-02 done full"),
        ("small version", "2026-03-02 done small"),
        ("resting today", "2026-03-02 rested"),
        ("not today", "2026-03-02 let_go"),
        ("moved it to Wednesday", "2026-03-02 moved 2026-03-04"),
    ] {
        let (club, ana, _) = monday().await;
        let said = answered(&club, ana, text).await;
        assert_eq!(club.facts(OUTCOMES).await, [outcome], "{text:?}: {}", said.content);
        assert!(said.content.to_lowercase().contains("strength a") || text.contains("rest"), "{text:?}: {}", said.content);
        let again = answered(&club, ana, text).await;
        assert_eq!(club.facts(OUTCOMES).await, [outcome], "{text:?} twice is once: {}", again.content);
        club.press(ana, &said, "Undo").await;
        assert_eq!(club.facts(OUTCOMES).await, Vec::<String>::new(), "{text:?} is taken back");
        club.holds_nothing_of(text);
        club.close().await;
    }
}

#[tokio::test]
async fn stop_undo_and_help_are_understood() {
    let (club, ana, _) = monday().await;
    answered(&club, ana, "done").await;
    let undone = answered(&club, ana, "oops, undo that").await;
    assert_eq!(club.facts(OUTCOMES).await, Vec::<String>::new(), "{}", undone.content);
    let nothing = answered(&club, ana, "undo").await;
    assert!(labels(&nothing).concat().contains(&"Today's sessions".to_owned()), "nothing to undo: {}", nothing.content);
    let help = answered(&club, ana, "how does this work?").await;
    assert!(help.content.contains("short replies") && help.content.contains("/help-now"), "{}", help.content);
    let vague = answered(&club, ana, "I want to stop").await;
    assert_eq!(labels(&vague), [["Stop messages", "Leave it"]], "asked, never guessed: {}", vague.content);
    assert_eq!(club.facts("select ladder from member").await, ["on_track"]);
    let stopped = answered(&club, ana, "stop").await;
    assert_eq!(labels(&stopped), [["Start messages again"]]);
    assert_eq!(club.facts("select ladder from member").await, ["off"]);
    let still = answered(&club, ana, "thanks").await;
    assert!(still.content.contains("/help"), "who wrote is answered: {}", still.content);
    assert_eq!(club.facts("select ladder from member").await, ["off"], "and nothing starts again by it");
    club.close().await;
}

#[tokio::test]
async fn another_kind_asks_which_where_it_was_not_said() {
    let (club, ana, _) = monday().await;
    let which = answered(&club, ana, "did yoga instead").await;
    assert!(which.content.contains("strength A"), "{}", which.content);
    assert!(labels(&which).concat().contains(&"Leave it".to_owned()));
    assert_eq!(club.facts(OUTCOMES).await, Vec::<String>::new(), "nothing yet");
    let said = answered(&club, ana, "did mobility instead of strength").await;
    assert!(said.content.contains("obility"), "{}", said.content);
    assert_eq!(club.facts("select outcome from occurrence where outcome <> 'open'").await, ["swapped"]);
    club.close().await;
}

/// SWAP-1.
#[tokio::test]
async fn another_kind_without_instead_asks_whether_it_was_extra() {
    let (club, ana, _) = monday().await;
    let asked = answered(&club, ana, "did mobility").await;
    assert!(asked.content.contains("instead of strength A, or extra"), "{}", asked.content);
    assert_eq!(club.facts(OUTCOMES).await, Vec::<String>::new(), "nothing before a press");
    club.press(ana, &asked, "Extra").await;
    assert_eq!(club.count("select count(*) from check_in").await, 1);
    club.until(utc("2026-03-04T12:00")).await;
    let extra = answered(&club, ana, "did some mobility").await;
    assert_eq!(
        club.count("select count(*) from check_in").await,
        2,
        "where nothing is planned it is one at once: {}",
        extra.content
    );
    assert!(labels(&extra).concat().contains(&"Undo".to_owned()));
    club.close().await;
}

#[tokio::test]
async fn yesterday_and_days_without_a_session() {
    let (club, ana, _) = monday().await;
    club.until(utc("2026-03-04T12:00")).await;
    let late = answered(&club, ana, "did it on monday").await;
    assert_eq!(club.facts(OUTCOMES).await, ["2026-03-02 done full"], "{}", late.content);
    let none = answered(&club, ana, "done").await;
    assert_eq!(club.facts(OUTCOMES).await.len(), 1, "a Wednesday holds nothing: {}", none.content);
    assert!(none.content.contains("/checkin"), "{}", none.content);
    club.close().await;
}

#[tokio::test]
async fn odd_texts_are_answered_kindly_and_leave_nothing() {
    let (club, ana, _) = monday().await;
    let before = club.everything().await;
    let long = "tell me a story about the sea and the hills ".repeat(46);
    for text in [
        &long[..2_000],
        "😂😂😂",
        "https://example.org/did-it",
        "сегодня было солнечно",
        "今日はいい天気",
        "\u{202E}abc\u{202C}",
        "<@1234567890>",
        "that hill session killed me",
        "' or 1=1; --",
    ] {
        let said = answered(&club, ana, text).await;
        assert!(said.content.contains("short replies"), "{text:?} is talk: {}", said.content);
    }
    assert_eq!(club.everything().await, before, "nothing was written down");
    let message = club.world.say(ana, "sunny morning").expect("a message");
    club.world.delete_message(message);
    club.rest().await;
    assert_eq!(club.everything().await, before, "nor of one that was deleted");
    club.holds_nothing_of("sunny morning");
    club.close().await;
}

#[tokio::test]
async fn strangers_are_left_in_peace_and_a_flood_runs_dry() {
    let (club, ana) = club_with_ana().await;
    let cleo = club.runner("Cleo");
    assert!(club.says(cleo, "hello there").await.is_none(), "who has not joined asked for no DM");
    let mut answers = 0;
    for _ in 0..30 {
        answers += usize::from(club.says(ana, "thanks").await.is_some());
    }
    assert_eq!(answers, 20, "two programs cannot talk for ever");
    club.join(cleo, Joining::default()).await;
    answered(&club, cleo, "hello there").await;
    club.close().await;
}

#[tokio::test]
async fn a_pause_with_its_day_is_set_and_one_without_is_asked_for_how_long() {
    let (club, ana) = club_with_ana().await;
    let pauses = "select paused_from || ' ' || coalesce(paused_until, '-') from pause order by id";
    let asked = answered(&club, ana, "I need a pause").await;
    assert_eq!(club.facts(pauses).await, Vec::<String>::new(), "a length is not guessed");
    assert_eq!(labels(&asked), [["Pause", "Leave it"]], "nor is the pause itself: {}", asked.content);
    let lengths = club.press(ana, &asked, "Pause").await;
    assert!(labels(&lengths).concat().contains(&"Two weeks".to_owned()), "{:?}", labels(&lengths));
    assert_eq!(club.facts(pauses).await, Vec::<String>::new());
    let set = answered(&club, ana, "pause until friday").await;
    assert_eq!(club.facts(pauses).await, ["2026-03-02 2026-03-06"], "from today up to the day that was named");
    assert_eq!(labels(&set), [["Resume", "Undo"]], "{}", set.content);
    club.press(ana, &set, "Undo").await;
    assert_eq!(club.facts(pauses).await, Vec::<String>::new(), "taken back");
    club.holds_nothing_of("until friday");
    club.close().await;
}

/// A week that holds too much is offered as a low one, and nothing is let go by guessing.
#[tokio::test]
async fn a_week_that_holds_too_much_is_made_low_by_one_press() {
    let (club, ana, _) = monday().await;
    let rooms = "select week || ' ' || room from room where is_own = 1 order by week";
    let asked = answered(&club, ana, "there's just too much on this week").await;
    assert_eq!(labels(&asked), [["Not today · strength A", "Low week", "Leave it"]]);
    assert_eq!(club.facts(OUTCOMES).await, Vec::<String>::new(), "no session is let go");
    assert_eq!(club.facts(rooms).await, Vec::<String>::new(), "nothing is guessed");
    let week = club.press(ana, &asked, "Low week").await;
    assert_eq!(club.facts(rooms).await, ["2026-W10 low"]);
    assert!(labels(&week).iter().flatten().any(|label| label == "Undo"), "it can be taken back: {:?}", labels(&week));
    let asked = answered(&club, ana, "this week is still mad").await;
    assert_eq!(labels(&asked), [["This week", "Leave it"]], "it is low already, so its sessions are at hand");
    let shown = club.press(ana, &asked, "This week").await;
    assert!(shown.content.contains("strength A"), "{}", shown.content);
    let asked = answered(&club, ana, "next week looks really busy").await;
    assert_eq!(labels(&asked), [["Next week", "Leave it"]], "a newcomer's second week is low too");
    let shown = club.press(ana, &asked, "Next week").await;
    club.press(ana, &shown, "Steady").await;
    let asked = answered(&club, ana, "next week looks really busy").await;
    club.press(ana, &asked, "Next week: low").await;
    assert_eq!(club.facts(rooms).await, ["2026-W10 low", "2026-W11 low"]);
    club.close().await;
}
