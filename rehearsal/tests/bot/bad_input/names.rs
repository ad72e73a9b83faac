//! Names of people and servers that would like to be something else: Markdown, a mention, a link, another direction, nothing at all.
//! A name that is shown is shown as that name, in its own line, and rings nobody; where none is shown, no name changes a word.

use chrono::TimeDelta;
use rehearsal::discord::model::Message;
use rehearsal::discord::{GuildPlan, UserId, permission};

use super::rings_nobody;
use crate::club::{Club, Joining, in_words, labels, rows, utc};

/// Names that Discord lets somebody have, and what is to be read where they stand; nothing where there is nothing to read.
const NAMES: [(&str, &str); 36] = [
    ("**Boss** _x_ `c` ~~s~~ ||p||", "**Boss** _x_ `c` ~~s~~ ||p||"),
    ("***", "***"),
    ("# Boss", "# Boss"),
    ("> said", "> said"),
    (">>> said", ">>> said"),
    ("- item", "- item"),
    ("1. first", "1. first"),
    ("-# small", "-# small"),
    ("```rs", "```rs"),
    ("`` ` ``", "`` ` ``"),
    ("back\\", "back\\"),
    ("\\*not\\*", "\\*not\\*"),
    ("[me](https://example.org)", "[me](https://example.org)"),
    ("[me](<http://example.org>)", "[me](<http://example.org>)"),
    ("https://example.org/a_b_c", "https://example.org/a_b_c"),
    ("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG"),
    ("@everyone", "@everyone"),
    ("@here", "@here"),
    ("<@1000000000000000001>", "<@1000000000000000001>"),
    ("<@&1> <@!1> <#1> <id:guide>", "<@&1> <@!1> <#1> <id:guide>"),
    ("</stop:1> <t:0:R> <:x:1> <a:x:1>", "</stop:1> <t:0:R> <:x:1> <a:x:1>"),
    ("Ana\nBen: 99 kept weeks", "Ana Ben: 99 kept weeks"),
    ("{ $name } %s {{x}} ${y}", "{ $name } %s {{x}} ${y}"),
    ("\u{202e}nevE\u{202c}", "nevE"),
    ("\u{2067}Eve\u{2066}", "Eve"),
    ("\u{200f}Eve\u{061c}", "Eve"),
    ("E\u{200b}v\u{2060}e\u{feff}\u{ad}", "Eve"),
    ("\u{200b}\u{2060}\u{200d}\u{feff}", ""),
    ("\u{3164}\u{115f}\u{2800}\u{ffa0}", ""),
    ("\u{301}\u{302}\u{fe0f}", ""),
    ("Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}e", "Z\u{300}\u{301}\u{302}\u{303}e"),
    ("Vie\u{302}\u{323}t", "Vie\u{302}\u{323}t"),
    (
        "🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃",
        "🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃🏃",
    ),
    ("👩\u{200d}👩\u{200d}👧\u{200d}👦🧘🏽\u{200d}♀\u{fe0f}", "👩\u{200d}👩\u{200d}👧\u{200d}👦🧘🏽\u{200d}♀\u{fe0f}"),
    ("תמר נור", "תמר נור"),
    ("می\u{200c}خواهم", "می\u{200c}خواهم"),
];

/// A line as a reader sees it: what a backslash protects is a plain sign. Something that is not protected and would format, ring or
/// link is what must not be there.
fn as_seen(line: &str) -> String {
    let mut seen = String::new();
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        match (sign, signs.peek()) {
            ('\\', Some(next)) if next.is_ascii_punctuation() => seen.extend(signs.next()),
            ('*' | '_' | '~' | '|' | '`' | '<' | '@' | '[', _) => panic!("{sign:?} is at work in {line:?}"),
            (':', Some('/')) => panic!("a link is at work in {line:?}"),
            _ => seen.push(sign),
        }
    }
    assert!(
        !["# ", "> ", "- ", "-# ", "1. "].iter().any(|mark| line.starts_with(mark)),
        "the line begins as something else: {line:?}"
    );
    seen
}

/// The line of a board that comes after the head of the list of names; none where nobody is named.
fn named_line(text: &str) -> Option<&str> {
    let mut lines = text.lines().skip_while(|line| !line.starts_with("Members who chose to share"));
    lines.next();
    lines.next().filter(|line| !line.is_empty())
}

/// A club with its board, and a member who shares whatever name they have there.
async fn with_a_sharer() -> (Club, UserId) {
    let club = Club::open().await;
    club.set_up().await;
    let eve = club.runner("Eve");
    club.join(eve, Joining { shares: true, ..Joining::default() }).await;
    club.until(utc("2026-03-02T10:00")).await;
    (club, eve)
}

fn shows(message: &Message, name: &str, seen: &str) {
    rings_nobody(message);
    let line = named_line(&message.content);
    match (line, seen) {
        (None, "") => {}
        (Some(line), seen) => assert_eq!(as_seen(line), seen, "{name:?} is read as that name"),
        (None, _) => panic!("{name:?} has no line in {}", message.content),
    }
}

#[tokio::test]
async fn a_shared_name_is_that_name_in_one_line_and_nothing_else() {
    let (club, eve) = with_a_sharer().await;
    for (name, seen) in NAMES {
        club.world.set_nick(club.guild, eve, Some(name));
        let shown = club.command(eve, "board", &[]).await;
        shows(&shown, name, seen);
        // The board in the channel: it is written anew when she shares again.
        let off = club.press(eve, &shown, "Stop sharing").await;
        club.press(eve, &off, "Share my name").await;
        club.forward(TimeDelta::minutes(6)).await;
        let [board] = club.boards().try_into().expect("one board");
        shows(&board, name, seen);
        let others = board.content.lines().filter(|line| Some(*line) != named_line(&board.content)).count();
        assert_eq!(
            others,
            4 - usize::from(seen.is_empty()),
            "{name:?} is one line of the board and leaves the others: {}",
            board.content
        );
    }
    club.close().await;
}

#[tokio::test]
async fn no_name_changes_a_word_of_what_is_said_to_its_owner_or_to_who_trusts_them() {
    let (club, eve) = with_a_sharer().await;
    let ana = club.runner("Ana");
    club.join(ana, Joining::default()).await;
    club.command(ana, "settings", &[("trusted", eve.to_string().into())]).await;
    let all = async || {
        let mut said = Vec::new();
        for (user, path) in
            [(eve, "me"), (eve, "week"), (eve, "today"), (eve, "plan show"), (eve, "settings"), (eve, "help"), (ana, "settings")]
        {
            let message = club.command(user, path, &[]).await;
            rings_nobody(&message);
            said.push((path, message.content.clone(), labels(&message)));
        }
        said
    };
    let before = all().await;
    let mentions = |mention: UserId| before.iter().any(|(_, text, _)| text.contains(&format!("<@{mention}>")));
    assert!(mentions(ana) && mentions(eve), "who trusts and who is trusted stand there as the people they are: {before:?}");
    for (name, _) in NAMES {
        club.world.set_nick(club.guild, eve, Some(name));
        club.world.set_nick(club.guild, ana, Some(name));
        assert_eq!(all().await, before, "{name:?} changes nothing");
    }
    // And the letters of the week to come are to nobody by name.
    club.until(utc("2026-03-09T12:00")).await;
    for message in club.dms(eve) {
        rings_nobody(&message);
        assert!(!message.content.contains("خواهم"), "{}", message.content);
    }
    for (name, _) in NAMES.iter().filter(|(name, _)| name.len() > 8) {
        assert_eq!(club.logs.with(name), [""; 0], "no name is in a line of the log");
    }
    club.close().await;
}

/// Names of servers, and what is to be read of them.
const SERVERS: [(&str, &str); 6] = [
    ("**Hill** @everyone <@1>", "**Hill** @everyone <@1>"),
    ("[Hill](https://example.org)", "[Hill](https://example.org)"),
    ("# Hill ```", "# Hill ```"),
    ("\u{202e}lliH", "lliH"),
    ("Hill\nRunners", "Hill Runners"),
    ("H\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}ill", "H\u{300}\u{301}\u{302}\u{303}ill"),
];

#[tokio::test]
async fn a_server_name_is_that_name_on_its_board_to_its_captain_and_in_a_list() {
    for (name, seen) in SERVERS {
        let club = Club::open().await;
        club.set_up().await;
        let leo = club.world.create_user("leo", "Leo");
        let guild = club.world.create_guild(GuildPlan { name: name.into(), owner: leo, locale: "en-US".into() });
        let board = club.world.create_channel(guild, "board");
        club.world.invite_bot(guild, permission::BOT);
        club.heard().await;
        club.world.add_member(club.guild, leo, &[]);
        let dm = club.world.dm_with(leo).expect("they share a server");
        let which = club.command_in(leo, dm, "start", &[]).await;
        let options = rows(&which).concat().into_iter().find(|part| part["type"] == 3).expect("a list")["options"].clone();
        assert_eq!(options[1]["label"], seen, "in the list of clubs, where nothing is formatted");

        let options =
            [("channel", board.to_string().into()), ("city", "London".into()), ("start_post", board.to_string().into())];
        rings_nobody(&club.command_in(leo, board, "club setup", &options).await);
        let posts: Vec<Message> =
            club.world.messages(board, leo).into_iter().filter(|message| message.ephemeral_to.is_none()).map(in_words).collect();
        assert!(posts.len() >= 2, "a board and a post with [Start]: {posts:?}");
        for post in &posts {
            rings_nobody(post);
            // Our own marks stand around the title of a board and the bot's name, and nowhere else.
            for line in post.content.replace("**Second Wind**", "Second Wind").lines() {
                as_seen(line.strip_prefix("🏮 **").and_then(|line| line.strip_suffix("**")).unwrap_or(line));
            }
        }
        let title = posts.iter().filter_map(|post| post.content.lines().next()?.strip_prefix("🏮 **")?.strip_suffix("**")).next();
        assert_eq!(title.map(as_seen), Some(seen.to_owned()), "{name:?} is read as that name");

        club.world.set_member_overwrite(board, club.world.bot(), 0, permission::VIEW_CHANNEL | permission::SEND_MESSAGES);
        club.until(utc("2026-03-09T12:00")).await;
        let notice = club.dms(leo).into_iter().find(|message| message.content.contains("board")).expect("the captain is told");
        rings_nobody(&notice);
        let safe = notice.content.replace(&format!("<#{board}>"), "the channel");
        assert!(as_seen(&safe).contains(seen), "{name:?} in {safe}");
        club.close().await;
    }
}
