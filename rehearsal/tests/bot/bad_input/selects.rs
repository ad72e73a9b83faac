//! Every select of the bot with values that it never offered, with none and with several. Each says what works, keeps everything as it
//! was, and still takes a good choice afterwards.

use rehearsal::discord::UserId;
use rehearsal::discord::model::Message;

use super::rings_nobody;
use crate::club::{Club, Joining, rows, select, utc};
use crate::daily::club_with_ana;
use crate::plan_files::{events, given};
use crate::settings::panel;
use crate::two_clubs::Hills;
use crate::week::value_of;

const A_CHOICE_WORKS: &str = "A choice from the list works";
const NO_CITY: &str = "I don't know that city";
const NO_TIME: &str = "I can't read that as a time of day";
const NO_DATE: &str = "I can't read that as a date";

/// What fits into no select of ours.
const NONSENSE: [&str; 19] = [
    "",
    " ",
    "never offered by anyone",
    "@everyone <@1>",
    "🏃",
    "\u{202e}7:30",
    "٠٧:٣٠",
    "-1",
    "99999999999999999999",
    "1.0000-00-00",
    "1.2026-02-30",
    "2026-02-30",
    "24:00",
    "7.30.1",
    "Mars/Olympus_Mons",
    "v1:del:yes",
    "' or 1=1 --",
    "null",
    "None",
];

/// What other selects offer, by what it is about.
const A_SETTING: [&str; 2] = ["trusted", "evening"];
const A_TIME: [&str; 2] = ["08:00", "21:00"];
const A_ZONE: [&str; 1] = ["America/Chicago"];
const A_LANGUAGE: [&str; 1] = ["en-US"];
/// A club by its number. Where a time is asked for, it is an hour, as somebody may well type it.
const A_CLUB: [&str; 2] = ["1", "2"];
const A_DAY: [&str; 4] = ["2026-03-04", "2026-03-10", "keep", "others"];
const A_LINE: [&str; 2] = ["1.2026-03-02", "3.2026-03-05"];

/// After how many values the database is looked at.
const AT_ONCE: usize = 8;

/// A select where somebody found it.
struct Found {
    user: UserId,
    on: Message,
    id: String,
    /// What it says to a value that it never offered: one of these.
    says: &'static [&'static str],
    /// What other selects offer and this one must not take.
    foreign: Vec<&'static str>,
}

impl Found {
    /// The only select of a message.
    fn under(user: UserId, on: &Message, says: &'static [&'static str], foreign: &[&[&'static str]]) -> Self {
        let id = select(on)["custom_id"].as_str().expect("a custom_id").to_owned();
        Self { user, on: on.clone(), id, says, foreign: foreign.concat() }
    }

    async fn choose(&self, club: &Club, values: &[&str]) -> Message {
        let act = club.world.choose_raw(self.user, self.on.id, &self.id, values).expect("a message that they see");
        club.answered(self.user, act).await
    }

    /// Tries all that was never offered, then nothing, then several at once.
    async fn tried(&self, club: &Club) {
        let before = club.everything().await;
        let one: Vec<Vec<&str>> = NONSENSE.iter().chain(&self.foreign).map(|value| vec![*value]).collect();
        let long = "x".repeat(100);
        let offered = self.offered();
        let twice = offered.first().map_or(vec!["a", "a"], |first| vec![first.as_str(), first.as_str()]);
        let several = vec![offered.iter().map(String::as_str).collect(), twice, NONSENSE.to_vec()];
        let all: Vec<Vec<&str>> = one.into_iter().chain([vec![long.as_str()], vec![]]).chain(several).collect();
        for some in all.chunks(AT_ONCE) {
            for values in some {
                let answer = self.choose(club, values).await;
                rings_nobody(&answer);
                let said = &answer.content;
                assert!(self.is_clear(said), "{} {values:?} is answered with {:?}: {said}", self.id, self.says);
            }
            assert_eq!(club.everything().await, before, "{} {some:?} write nothing", self.id);
        }
        // A press on a button of that name is no choice either.
        let elsewhere = club.command(self.user, "help", &[]).await;
        let pressed = club.press_raw(self.user, &elsewhere, &self.id).await;
        assert!(self.is_clear(&pressed.content), "{} as a button: {}", self.id, pressed.content);
        assert_eq!(club.everything().await, before, "{} as a button writes nothing", self.id);
        assert_eq!(club.logs.errors(), [""; 0], "{}: none of it is an error of ours", self.id);
        assert_eq!(club.logs.warnings(), [""; 0], "{}: nor anything to look at", self.id);
        for words in ["never offered by anyone", "@everyone", "Olympus"] {
            assert_eq!(club.logs.with(words), [""; 0], "{}: what somebody sent is in no line of the log", self.id);
        }
    }

    fn is_clear(&self, said: &str) -> bool {
        self.says.iter().any(|words| said.contains(words))
    }

    /// What it does offer, where it stands under the message.
    fn offered(&self) -> Vec<String> {
        let found = rows(&self.on).into_iter().flatten().find(|part| part["custom_id"] == self.id.as_str());
        let options = found.and_then(|part| part["options"].as_array().cloned()).unwrap_or_default();
        options.iter().filter_map(|option| option["value"].as_str()).map(str::to_owned).collect()
    }

    /// The same, and afterwards a value that is offered is taken, with an answer that holds these words.
    async fn tried_and_then(&self, club: &Club, value: &str, said: &str) -> Message {
        self.tried(club).await;
        let act = club.world.choose(self.user, self.on.id, &self.id, &[value]).unwrap_or_else(|why| panic!("{value}: {why}"));
        let good = club.answered(self.user, act).await;
        assert!(good.content.contains(said), "{} takes {value}: {}", self.id, good.content);
        good
    }
}

#[tokio::test]
async fn while_joining() {
    let club = Club::open().await;
    let ana = club.runner("Ana");
    let asked = club.command(ana, "start", &[]).await;
    let ask = club.press(ana, &asked, "I'm 18 or over, let's begin").await;
    let which = club.fill(ana, &ask, "Pick my city", "Birmingham").await;
    let zone = Found::under(ana, &which, &[NO_CITY], &[&A_SETTING, &A_TIME, &A_LANGUAGE, &A_CLUB, &A_DAY, &A_LINE]);
    let confirm = zone.tried_and_then(&club, "America/Chicago", "America/Chicago").await;
    let when = club.press(ana, &confirm, "Yes, that's my time").await;
    let time = Found::under(ana, &when, &[NO_TIME], &[&A_SETTING, &A_ZONE, &A_LANGUAGE, &A_CLUB, &A_DAY, &A_LINE]);
    time.tried_and_then(&club, "07:30", "plan").await;
    assert_eq!(club.count("select count(*) from member").await, 0, "and nobody has joined by it");
    club.close().await;
}

/// Discord fills the lists of channels and roles itself, and a number that is none does not get through its own library either.
#[tokio::test]
async fn while_setting_a_club_up() {
    let club = Club::open().await;
    let hills = Hills::beside(&club).await;
    let panel = club.command(club.kim, "club setup", &[("channel", club.board.to_string().into())]).await;
    let lists: Vec<_> = rows(&panel).into_iter().flatten().filter(|part| part["type"] != 2).collect();
    let id = |nth: usize| lists[nth]["custom_id"].as_str().expect("a custom_id").to_owned();
    let (board, general, elsewhere) = (club.board.to_string(), club.general.to_string(), hills.board.to_string());
    let before = club.everything().await;
    for nth in [0, 1] {
        for values in [vec!["1"], vec!["9223372036854775807"], vec![elsewhere.as_str()], vec![], vec![&board, &general]] {
            let act = club.world.choose_raw(club.kim, panel.id, &id(nth), &values).expect("a message that she sees");
            let answer = club.answered(club.kim, act).await;
            rings_nobody(&answer);
            let is_clear =
                answer.content.contains(A_CHOICE_WORKS) || answer.content.contains("A text channel where I may write works");
            assert!(is_clear, "{values:?}: {}", answer.content);
            assert_eq!(club.everything().await, before, "{values:?} write nothing");
        }
    }
    let roles = [club.guild.to_string(), "1".to_owned()];
    let act = club.world.choose_raw(club.kim, panel.id, &id(2), &[&roles[0], &roles[1]]).expect("a message that she sees");
    let answer = club.answered(club.kim, act).await;
    assert!(answer.content.contains(A_CHOICE_WORKS), "several roles are none of hers to choose: {}", answer.content);
    assert_eq!(club.everything().await, before);
    let language = Found { user: club.kim, on: panel.clone(), id: id(3), says: &[A_CHOICE_WORKS], foreign: A_SETTING.to_vec() };
    language.tried_and_then(&club, "de", "Tafel").await;
    club.close().await;
}

#[tokio::test]
async fn which_of_two_clubs() {
    let club = Club::open().await;
    club.set_up().await;
    let hills = Hills::beside(&club).await;
    let (ana, ben) = (club.runner("Ana"), club.runner("Ben"));
    club.world.add_member(hills.guild, ana, &[]);
    let dm = club.world.dm_with(ana).expect("they share a server");
    let foreign: [&[&'static str]; 6] = [&A_SETTING, &A_TIME, &A_ZONE, &A_LANGUAGE, &A_DAY, &A_LINE];
    let which = club.command_in(ana, dm, "start", &[("city", "Lisbon".into())]).await;
    let begin = Found::under(ana, &which, &[A_CHOICE_WORKS, "That works in your club's server"], &foreign);
    let consent = begin.tried_and_then(&club, "2", "18 or over").await;
    let confirm = club.press(ana, &consent, "I'm 18 or over, let's begin").await;
    let when = club.press(ana, &confirm, "Yes, that's my time").await;
    // With the club in its id, a step is the same step.
    let time = Found::under(ana, &when, &[NO_TIME], &[&A_SETTING, &A_ZONE, &A_LANGUAGE, &A_CLUB, &A_DAY, &A_LINE]);
    time.tried_and_then(&club, "07:30", "plan").await;

    club.join(ana, Joining::default()).await;
    club.join(ben, Joining::default()).await;
    club.command_in(ana, hills.board, "start", &[]).await;
    club.forward(chrono::TimeDelta::minutes(5)).await;
    let which = club.command_in(ana, dm, "board", &[]).await;
    let board = Found::under(ana, &which, &[A_CHOICE_WORKS, "Which one do you mean?"], &foreign);
    board.tried(&club).await;
    // A club that somebody is not in shows nothing of it: Ben has only the one, and sees that.
    let bens = club.command(ben, "help", &[]).await;
    let shown = Found { user: ben, on: bens, ..board }.choose(&club, &["2"]).await;
    assert!(!shown.content.contains("Hill Climbers"), "{}", shown.content);
    let which = club.command_in(ana, dm, "board", &[]).await;
    let good = club.choose(ana, &which, "2").await;
    assert!(good.content.contains("Hill Climbers"), "{}", good.content);
    club.close().await;
}

#[tokio::test]
async fn each_of_the_settings() {
    let (club, ana) = club_with_ana().await;
    club.forward(chrono::TimeDelta::minutes(5)).await;
    let overview = club.command(ana, "settings", &[]).await;
    let which = [&A_TIME[..], &A_ZONE, &A_LANGUAGE, &A_CLUB, &A_DAY, &A_LINE];
    Found::under(ana, &overview, &[A_CHOICE_WORKS], &which).tried(&club).await;

    let no_time = [&A_SETTING[..], &A_ZONE, &A_LANGUAGE, &A_DAY, &A_LINE];
    let time = panel(&club, ana, "time").await;
    Found::under(ana, &time, &[NO_TIME], &no_time).tried_and_then(&club, "08:00", "08:00").await;
    let evening = panel(&club, ana, "evening").await;
    Found::under(ana, &evening, &[NO_TIME], &no_time).tried_and_then(&club, "19:30", "19:30").await;
    for (id, hour, said) in [("v1:se:from", "22:00", "22:00 to"), ("v1:se:until", "06:00", "22:00 to 06:00")] {
        let quiet = panel(&club, ana, "quiet").await;
        let hours = Found { id: id.into(), ..Found::under(ana, &quiet, &[NO_TIME], &no_time) };
        hours.tried_and_then(&club, hour, said).await;
    }
    let on = panel(&club, ana, "language").await;
    let language = Found::under(ana, &on, &[A_CHOICE_WORKS], &[&["fr", "en-us", "EN", "de-AT"]]);
    language.tried(&club).await;
    let kept = language.choose(&club, &["en-US"]).await;
    assert!(kept.content.contains("en-US"), "{}", kept.content);
    let zone =
        Found { id: "v1:se:zone".into(), ..Found::under(ana, &on, &[NO_CITY], &[&A_SETTING, &A_TIME, &A_CLUB, &A_DAY, &A_LINE]) };
    zone.tried(&club).await;
    let chicago = zone.choose(&club, &["America/Chicago"]).await;
    assert!(chicago.content.contains("America/Chicago"), "{}", chicago.content);
    club.close().await;
}

#[tokio::test]
async fn what_is_done_together() {
    let (club, ana) = club_with_ana().await;
    let ben = club.runner("Ben");
    club.join(ben, Joining::default()).await;
    club.forward(chrono::TimeDelta::minutes(5)).await;
    let when = club.command(ana, "together", &[("person", ben.to_string().into())]).await;
    let no_time = [&A_SETTING[..], &A_ZONE, &A_LANGUAGE, &A_DAY, &A_LINE];
    let time = Found::under(ana, &when, &[NO_TIME], &no_time);
    let picking = time.tried_and_then(&club, "18:00", "18:00").await;
    let foreign = [&A_SETTING[..], &A_TIME, &A_ZONE, &A_LANGUAGE, &A_CLUB, &A_DAY, &A_LINE];
    let session = Found::under(ana, &picking, &[A_CHOICE_WORKS], &foreign);
    let first = session.offered()[0].clone();
    session.tried_and_then(&club, &first, "18:00").await;
    club.until(utc("2026-03-02T12:00")).await;
    let shown = club.command(ben, "together", &[]).await;
    let other = club.press(ben, &shown, "Another time").await;
    Found::under(ben, &other, &[NO_TIME], &no_time).tried_and_then(&club, "19:00", "19:00").await;
    club.close().await;
}

#[tokio::test]
async fn with_which_group_to_share() {
    let (club, ana) = club_with_ana().await;
    club.set_up().await;
    club.command(club.kim, "club board", &[("add", "Tuesday".into())]).await;
    club.command(ana, "board", &[("join", "Tuesday".into())]).await;
    let board = club.command(ana, "board", &[]).await;
    club.press(ana, &board, "Share my name").await;
    club.until(utc("2026-03-02T12:00")).await;
    let done = club.press(ana, &club.last_dm(ana), "Done").await;
    let asked = club.press(ana, &done, "Share it").await;
    let foreign = [&A_SETTING[..], &A_ZONE, &A_LANGUAGE, &A_DAY, &A_LINE];
    let groups = Found::under(ana, &asked, &[A_CHOICE_WORKS, "/board is where"], &foreign);
    let tuesday = groups.offered()[1].clone();
    groups.tried_and_then(&club, &tuesday, "on its way").await;
    club.close().await;
}

/// Hard run on Tuesday, long run on Sunday, strength on Wednesday and Friday.
const BLOCK: Joining = Joining { city: "London", time: "07:30", plan: "Long-run block, 6 a week", shares: false };

/// Not a day for it: no date, its own, past or too far, or no choice at all.
const NO_DAY: [&str; 4] = [NO_DATE, "Any other day works", "That is not a day that I could offer", A_CHOICE_WORKS];

/// Whoever else sends its choice, a member or not, moves nothing.
async fn is_theirs_alone(club: &Club, found: &Found, others: &[UserId]) {
    let before = club.everything().await;
    for user in others {
        let on = club.command(*user, "help", &[]).await;
        let theirs = Found { user: *user, on, id: found.id.clone(), says: found.says, foreign: Vec::new() };
        for value in found.offered() {
            let answer = theirs.choose(club, &[&value]).await;
            rings_nobody(&answer);
            let said = &answer.content;
            assert!(said.contains("someone else's plan") || said.contains("/start"), "{} {value}: {said}", found.id);
            assert_eq!(club.everything().await, before, "{} {value} of somebody else writes nothing: {said}", found.id);
        }
    }
}

#[tokio::test]
async fn the_week_and_its_days() {
    let club = Club::open().await;
    let (ana, ben, cleo) = (club.runner("Ana"), club.runner("Ben"), club.runner("Cleo"));
    club.join(ana, BLOCK).await;
    club.join(ben, Joining::default()).await;
    club.forward(chrono::TimeDelta::minutes(5)).await;
    let bens = value_of(&club.command(ben, "week", &[]).await, "strength B");
    let bens: &'static str = bens.leak();
    let week = club.command(ana, "week", &[]).await;
    let foreign: [&[&'static str]; 7] =
        [&A_SETTING, &A_TIME, &A_ZONE, &A_LANGUAGE, &A_CLUB, &A_DAY, &[bens, "1.2026-03-01", "1.2026-03-03", "1.2027-03-01"]];
    let line = value_of(&week, "short strength");
    let card = Found::under(ana, &week, &[A_CHOICE_WORKS], &foreign).tried_and_then(&club, &line, "hort strength").await;

    let moving = club.press(ana, &card, "Move").await;
    let no_day = ["2026-03-01", "2026-03-06", "2026-03-13", "2026-04-30", "9999-12-31"];
    let foreign: [&[&'static str]; 6] = [&A_SETTING, &A_TIME, &A_ZONE, &A_LANGUAGE, &A_CLUB, &no_day];
    let days = Found::under(ana, &moving, &NO_DAY, &foreign);
    is_theirs_alone(&club, &days, &[ben, cleo]).await;
    let others = days.tried_and_then(&club, "others", "yours to pick").await;
    let rest = Found::under(ana, &others, &NO_DAY, &foreign);
    is_theirs_alone(&club, &rest, &[ben, cleo]).await;
    rest.tried_and_then(&club, "2026-03-07", "Saturday").await;
    club.close().await;
}

#[tokio::test]
async fn the_days_under_a_reminder() {
    let club = Club::open().await;
    let (ana, ben, cleo) = (club.runner("Ana"), club.runner("Ben"), club.runner("Cleo"));
    club.join(ana, BLOCK).await;
    club.join(ben, Joining { time: "09:00", ..Joining::default() }).await;
    club.until(utc("2026-03-04T07:31")).await;
    let reminder = club.last_dm(ana);
    let moving = club.press(ana, &reminder, "Move").await;
    let no_day = ["2026-03-01", "2026-03-03", "2026-03-04", "2026-03-11", "2026-04-30", "9999-12-31"];
    let foreign: [&[&'static str]; 6] = [&A_SETTING, &A_TIME, &A_ZONE, &A_LANGUAGE, &A_CLUB, &no_day];
    let days = Found::under(ana, &moving, &NO_DAY, &foreign);
    is_theirs_alone(&club, &days, &[ben, cleo]).await;
    let others = days.tried_and_then(&club, "others", "yours to pick").await;
    assert_eq!(others.id, reminder.id, "in place");
    let rest = Found::under(ana, &others, &NO_DAY, &foreign);
    is_theirs_alone(&club, &rest, &[ben, cleo]).await;
    rest.tried_and_then(&club, "2026-03-07", "Saturday").await;
    // Of a select that is long gone from the letter, a choice is still a choice, and nonsense still nonsense.
    let late = rest.choose(&club, &["never offered by anyone"]).await;
    assert!(late.content.contains(NO_DATE), "{}", late.content);
    club.close().await;
}

#[tokio::test]
async fn the_numbers_of_a_club() {
    let (club, ana) = club_with_ana().await;
    club.set_up().await;
    let page = club.command(club.kim, "club safety", &[]).await;
    let foreign = [&A_SETTING[..], &A_TIME, &A_ZONE, &A_LANGUAGE, &A_CLUB, &A_DAY, &A_LINE];
    let lines = Found::under(club.kim, &page, &[A_CHOICE_WORKS], &foreign);
    lines.tried(&club).await;
    let act = club.world.choose_raw(ana, page.id, &lines.id, &["emergency"]);
    assert!(act.is_err(), "nobody else sees it");
    club.close().await;
}

#[tokio::test]
async fn what_a_file_proposes() {
    let (club, ana) = club_with_ana().await;
    let ben = club.runner("Ben");
    club.join(ben, Joining::default()).await;
    club.forward(chrono::TimeDelta::minutes(5)).await;
    let calendar = events(&[("Yoga", 2, 8, 7), ("Core", 3, 8, 7)]);
    let shown = given(&club, ana, ("plan.ics", "text/calendar"), calendar.as_bytes()).await;
    let foreign: [&[&'static str]; 6] = [&A_SETTING, &A_TIME, &A_ZONE, &A_LANGUAGE, &A_DAY, &["2", "40"]];
    let places = Found::under(ana, &shown, &[A_CHOICE_WORKS], &foreign);
    is_theirs_alone(&club, &places, &[ben]).await;
    places.tried_and_then(&club, "1", "stays out").await;
    club.close().await;
}
