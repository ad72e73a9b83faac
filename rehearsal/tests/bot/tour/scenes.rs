//! Where the tour begins: moments of a club's life at which there is something to press.

use std::future::Future;
use std::pin::Pin;

use chrono::TimeDelta;
use rehearsal::discord::model::Message;
use rehearsal::discord::{ChannelId, GuildPlan, UserId, permission};
use second_wind::domain::ids::{ClubId, GroupId, OccurrenceId, SessionId};
use second_wind::domain::press::{GroupStep, PlanStep, Press, SettingStep, StartStep};
use serde_json::Value;

use crate::bad_input::options::{commands, good, sent};
use crate::club::{Club, Joining, labels, utc};
use crate::hear::answered;
use crate::plan_files::{events, given};

macro_rules! moment {
    ($name:literal, $cast:ident => $body:expr) => {
        Scene::Moment($name, |$cast| Box::pin(async move { $body }))
    };
}

mod sharing;

/// A scene with its people: the one it is about, another member, and somebody who has not joined.
pub(super) struct Open {
    pub(super) club: Club,
    pub(super) user: UserId,
    pub(super) other: UserId,
    pub(super) stranger: UserId,
    pub(super) message: Message,
    /// What is pressed although it is not there, before anything else.
    pub(super) by_hand: Option<(Press, Option<&'static str>)>,
}

/// A moment of a club's life.
pub(super) enum Scene {
    /// A command is used, with what it requires, by a member who is a captain too.
    Command(String),
    /// Something that takes more than one command to come to.
    Moment(&'static str, Play),
    /// A button of an older release, or one that only another place would carry, with the value where it is a select's.
    ByHand(Press, Option<&'static str>),
    /// `/help` of a bot whose operator takes reports.
    Reports,
}

type Play = for<'a> fn(&'a Cast) -> Pin<Box<dyn Future<Output = (UserId, Message)> + 'a>>;

/// Who is there when a moment begins.
pub(super) struct Cast {
    club: Club,
    ana: UserId,
    ben: UserId,
    cleo: UserId,
}

impl Cast {
    /// Ana and Ben have joined, Kim is a captain, Cleo is in the server.
    async fn new() -> Self {
        let club = Club::open().await;
        let (ana, ben, cleo) = (club.runner("Ana"), club.runner("Ben"), club.runner("Cleo"));
        club.join(ana, Joining::default()).await;
        club.join(ben, Joining::default()).await;
        Self { club, ana, ben, cleo }
    }

    /// A second server with the bot, set up, of which these are members.
    async fn second_club(&self, members: &[UserId]) -> ChannelId {
        let world = &self.club.world;
        let leo = world.create_user("leo", "Leo");
        let guild = world.create_guild(GuildPlan { name: "Hill Climbers".into(), owner: leo, locale: "en-US".into() });
        let board = world.create_channel(guild, "board");
        world.invite_bot(guild, permission::BOT);
        self.club.heard().await;
        self.club.command_in(leo, board, "club setup", &[("channel", board.to_string().into()), ("city", "Madrid".into())]).await;
        for member in members {
            world.add_member(guild, *member, &[]);
        }
        board
    }
}

impl Scene {
    /// Every scene: each command that the bot registers, then the moments, then what is pressed by hand.
    pub(super) async fn all() -> Vec<Self> {
        let club = Club::open().await;
        let mut scenes: Vec<Self> = commands(&club).into_iter().map(|command| Self::Command(command.path)).collect();
        club.close().await;
        scenes.extend(moments().into_iter().chain(sharing::moments()));
        let first = OccurrenceId::new(1);
        let zone = chrono_tz::Europe::London;
        let monday = utc("2026-03-02T06:00").date_naive();
        scenes.push(Self::Reports);
        let pressed = [
            Press::Back(first),
            Press::Chapter(true),
            Press::Chapter(false),
            Press::MoveTo(first, Some(monday + TimeDelta::days(2))),
            Press::Start(StartStep::BeginFrom(zone)),
            Press::StartIn(ClubId::new(1), StartStep::Begin),
            Press::StartIn(ClubId::new(1), StartStep::BeginFrom(zone)),
            Press::ShowBoard(Some(ClubId::new(1))),
            Press::Group(GroupStep::Show(GroupId::new(1), 0)),
            Press::RestoreSession(SessionId::new(1)),
            Press::Plan(PlanStep::Session(SessionId::new(1))),
            Press::Plan(PlanStep::Templates),
        ];
        scenes.extend(pressed.map(|press| Self::ByHand(press, None)));
        scenes.push(Self::ByHand(Press::Settings(SettingStep::Language), Some("en-US")));
        scenes
    }

    /// Lives up to it, in a club of its own.
    pub(super) async fn open(&self) -> Open {
        let mut cast = Cast::new().await;
        let (user, message) = match self {
            Self::Reports => {
                cast.club.reports = Some(cast.club.general);
                cast.club.restart_bot().await;
                (cast.ana, cast.club.command(cast.ana, "help", &[]).await)
            }
            Self::Command(path) => command(&cast, path).await,
            Self::Moment(name, play) => {
                let came = play(&cast).await;
                assert!(!came.1.components.is_empty(), "{name}: something to press: {}", came.1.content);
                came
            }
            Self::ByHand(..) => (cast.ana, cast.club.command(cast.ana, "today", &[]).await),
        };
        let other = if user == cast.ben { cast.ana } else { cast.ben };
        let by_hand = match self {
            Self::ByHand(press, value) => Some((press.clone(), *value)),
            _ => None,
        };
        Open { user, other, stranger: cast.cleo, message, by_hand, club: cast.club }
    }
}

/// A command with what it requires: first by a stranger, then by another member, then by Kim, who may all of them.
async fn command(cast: &Cast, path: &str) -> (UserId, Message) {
    let club = &cast.club;
    let command = commands(club).into_iter().find(|command| command.path == path).expect("a registered command");
    let required = command.options.iter().filter(|option| option["required"] == true);
    let options: Vec<Value> = required
        .map(|option| {
            sent(option["name"].as_str().expect("a name"), option["type"].as_u64().expect("a type"), &good(club, option))
        })
        .collect();
    let before = club.everything().await;
    club.command_raw(cast.cleo, path, options.clone()).await;
    assert_eq!(club.everything().await, before, "/{path} by somebody who has not joined writes nothing");
    if path.starts_with("club ") {
        club.command_raw(cast.ben, path, options.clone()).await;
        assert_eq!(club.everything().await, before, "/{path} by somebody who is no captain writes nothing");
    }
    club.join(club.kim, Joining::default()).await;
    (club.kim, club.command_raw(club.kim, path, options).await)
}

fn moments() -> Vec<Scene> {
    vec![
        moment!("a newcomer in the server", cast => {
            (cast.cleo, cast.club.command(cast.cleo, "start", &[]).await)
        }),
        moment!("a newcomer in a club with a zone, at its post", cast => {
            let setup = [
                ("channel", cast.club.board.to_string().into()),
                ("city", "London".into()),
                ("start_post", cast.club.general.to_string().into()),
            ];
            cast.club.command(cast.club.kim, "club setup", &setup).await;
            let dora = cast.club.runner("Dora");
            let post = cast.club.world.messages(cast.club.general, dora).into_iter().find(|post| labels(post).concat() == ["Start"]);
            (dora, post.expect("the club's post"))
        }),
        moment!("a club's check-in, below its post", cast => {
            let club = &cast.club;
            let options = [("channel", club.general.to_string().into()), ("day", "mon".into()), ("time", "18:00".into())];
            club.command(club.kim, "club schedule", &options).await;
            club.until(utc("2026-03-02T18:01")).await;
            let post = club.world.messages(club.general, cast.ana).into_iter().rfind(|message| message.author == club.world.bot());
            (cast.ana, post.expect("the post"))
        }),
        moment!("the check-ins of a club", cast => {
            let club = &cast.club;
            let options = [("channel", club.general.to_string().into()), ("day", "mon".into()), ("time", "18:00".into())];
            (club.kim, club.command(club.kim, "club schedule", &options).await)
        }),
        moment!("plans of the club to start from", cast => {
            let options = [("name", "Ours".into()), ("mine", true.into())];
            cast.club.join(cast.club.kim, Joining::default()).await;
            cast.club.command(cast.club.kim, "club template", &options).await;
            (cast.ana, cast.club.command(cast.ana, "plan template", &[]).await)
        }),
        moment!("a plan's season, with a race", cast => {
            (cast.ana, cast.club.command(cast.ana, "plan season", &[("race", "2026-10-04".into())]).await)
        }),
        moment!("a season that a race proposes", cast => {
            let reminder = proposed(cast, "'season', null, null, null").await;
            (cast.ana, reminder)
        }),
        moment!("a club's setup, with everything chosen", cast => {
            let role = cast.club.world.create_role(cast.club.guild, "captains", 0);
            let setup = [
                ("channel", cast.club.board.to_string().into()),
                ("start_post", cast.club.general.to_string().into()),
                ("captain_role", role.to_string().into()),
            ];
            (cast.club.kim, cast.club.command(cast.club.kim, "club setup", &setup).await)
        }),
        moment!("a newcomer in the DM, in one club", cast => {
            let dora = cast.club.runner("Dora");
            let dm = cast.club.world.dm_with(dora).expect("they share a server");
            (dora, cast.club.command_in(dora, dm, "start", &[]).await)
        }),
        moment!("a newcomer in the DM, in two clubs", cast => {
            cast.club.set_up().await;
            let dora = cast.club.runner("Dora");
            cast.second_club(&[dora]).await;
            let dm = cast.club.world.dm_with(dora).expect("they share a server");
            (dora, cast.club.command_in(dora, dm, "start", &[]).await)
        }),
        moment!("a club with two groups", cast => {
            cast.club.set_up().await;
            cast.club.command(cast.club.kim, "club board", &[("add", "Tuesday".into())]).await;
            (cast.ana, cast.club.command(cast.ana, "board", &[]).await)
        }),
        moment!("a group that is joined", cast => {
            cast.club.set_up().await;
            cast.club.command(cast.club.kim, "club board", &[("add", "Tuesday".into())]).await;
            (cast.ana, cast.club.command(cast.ana, "board", &[("join", "Tuesday".into())]).await)
        }),
        moment!("a group in the archive", cast => {
            cast.club.set_up().await;
            cast.club.command(cast.club.kim, "club board", &[("add", "Tuesday".into())]).await;
            let options = [("group", "Tuesday".into()), ("archive", true.into())];
            (cast.club.kim, cast.club.command(cast.club.kim, "club board", &options).await)
        }),
        moment!("a group that was still for weeks", cast => {
            cast.club.set_up().await;
            let dora = cast.club.runner("Dora");
            cast.club.join(dora, Joining::default()).await;
            cast.club.until(utc("2026-04-02T12:00")).await;
            (cast.club.kim, cast.club.command(cast.club.kim, "club board", &[]).await)
        }),
        moment!("a file that proposes more than a page", cast => {
            let titles: Vec<String> = (b'a'..b'm').map(|letter| format!("Core {}", char::from(letter))).collect();
            let list: Vec<(&str, u32, u32, u32)> = titles.iter().map(|title| (title.as_str(), 2, 8, 7)).collect();
            (cast.ana, given(&cast.club, cast.ana, ("plan.ics", "text/calendar"), events(&list).as_bytes()).await)
        }),
        moment!("Monday's reminder", cast => {
            cast.club.until(utc("2026-03-02T07:31")).await;
            (cast.ana, cast.club.last_dm(cast.ana))
        }),
        moment!("plain words that can mean several things", cast => {
            cast.club.until(utc("2026-03-02T07:31")).await;
            (cast.ana, answered(&cast.club, cast.ana, "maybe half or the small version").await)
        }),
        moment!("a text that needs a person at once", cast => {
            (cast.ana, answered(&cast.club, cast.ana, "chest pain on the stairs").await)
        }),
        moment!("a text that needs somebody to look", cast => {
            (cast.ana, answered(&cast.club, cast.ana, "felt a pop in my calf").await)
        }),
        moment!("a text that needs a person at once, during an own pause", cast => {
            cast.club.command(cast.ana, "pause", &[("length", "until_i_say".into())]).await;
            (cast.ana, answered(&cast.club, cast.ana, "chest pain on the stairs").await)
        }),
        moment!("the numbers of a club in London", cast => {
            cast.club.set_up().await;
            cast.club.join(cast.club.kim, Joining::default()).await;
            (cast.club.kim, cast.club.command(cast.club.kim, "club safety", &[]).await)
        }),
        moment!("a contact who said yes", cast => {
            crate::hear::holds::trusts(&cast.club, cast.ana, cast.ben).await;
            (cast.ana, answered(&cast.club, cast.ana, "I don't want to be here any more").await)
        }),
        moment!("somebody to do a session with", cast => {
            (cast.ana, cast.club.command(cast.ana, "together", &[("person", cast.ben.to_string().into())]).await)
        }),
        moment!("an invitation", cast => {
            crate::together::ask(&cast.club, cast.ana, cast.ben, "18:00").await;
            cast.club.until(utc("2026-03-02T12:00")).await;
            (cast.ben, cast.club.command(cast.ben, "together", &[]).await)
        }),
        moment!("an invitation on its way", cast => {
            (cast.ana, crate::together::ask(&cast.club, cast.ana, cast.ben, "18:00").await)
        }),
        moment!("invitations, turned off", cast => {
            let panel = crate::settings::panel(&cast.club, cast.ana, "invites").await;
            cast.club.press(cast.ana, &panel, "No invitations").await;
            (cast.ana, crate::settings::panel(&cast.club, cast.ana, "invites").await)
        }),
        moment!("notes about food, turned off", cast => {
            let panel = crate::settings::panel(&cast.club, cast.ana, "fuel").await;
            cast.club.press(cast.ana, &panel, "No such notes").await;
            (cast.ana, crate::settings::panel(&cast.club, cast.ana, "fuel").await)
        }),
        moment!("another kind than planned", cast => {
            (cast.ana, cast.club.command(cast.ana, "checkin", &[("session", "mobility".into())]).await)
        }),
        moment!("some of another kind than planned", cast => {
            let options = [("session", "mobility".into()), ("outcome", "some".into())];
            (cast.ana, cast.club.command(cast.ana, "checkin", &options).await)
        }),
        moment!("the evening check-in", cast => {
            cast.club.command(cast.ana, "settings", &[("evening", "19:30".into())]).await;
            cast.club.until(utc("2026-03-02T19:31")).await;
            (cast.ana, cast.club.last_dm(cast.ana))
        }),
        moment!("Sunday's room question", cast => (cast.ana, sunday(cast).await)),
        moment!("Sunday's room question, answered", cast => {
            let letter = sunday(cast).await;
            (cast.ana, cast.club.press(cast.ana, &letter, "Low").await)
        }),
        moment!("another day is proposed", cast => (cast.ana, proposed(cast, "'other_day', 1, 0, null").await)),
        moment!("that day is proposed", cast => (cast.ana, proposed(cast, "'that_day', 1, 0, 2").await)),
        moment!("small is proposed", cast => (cast.ana, proposed(cast, "'make_small', 1, null, null").await)),
        moment!("two smaller weeks are proposed", cast => (cast.ana, proposed(cast, "'smaller_weeks', null, null, null").await)),
        moment!("steady is proposed", cast => (cast.ana, proposed(cast, "'steady', null, null, null").await)),
        moment!("support is proposed", cast => (cast.ana, proposed(cast, "'support', null, null, null").await)),
        moment!("a note is proposed", cast => (cast.ana, proposed(cast, "'fuel', null, null, null").await)),
        moment!("a plan beside the days that were used", cast => (cast.ana, crate::plan::used::used_elsewhere(&cast.club, cast.ana).await)),
        moment!("a crowded week", cast => {
            cast.club.until(utc("2026-03-06T07:31")).await;
            (cast.ana, cast.club.last_dm(cast.ana))
        }),
        moment!("a letter after quiet days", cast => (cast.ana, letter(cast, "Leave it for now").await)),
        moment!("the last letter", cast => (cast.ana, letter(cast, "Stop messages").await)),
        moment!("the question of a pause", cast => {
            cast.club.command(cast.ana, "pause", &[("length", "few_days".into())]).await;
            cast.club.until(utc("2026-03-06T07:31")).await;
            (cast.ana, cast.club.last_dm(cast.ana))
        }),
        moment!("a check-in during a pause", cast => {
            cast.club.command(cast.ana, "pause", &[("length", "two_weeks".into())]).await;
            cast.club.until(utc("2026-03-03T07:31")).await;
            (cast.ana, cast.club.command(cast.ana, "checkin", &[("session", "hips and ankles".into())]).await)
        }),
        moment!("a return after a while", cast => {
            cast.club.command(cast.ana, "pause", &[("length", "two_weeks".into())]).await;
            cast.club.until(utc("2026-03-12T07:31")).await;
            (cast.ana, cast.club.command(cast.ana, "resume", &[]).await)
        }),
        moment!("a closed DM", cast => {
            cast.club.world.set_dms_closed(cast.ana, true);
            cast.club.until(utc("2026-03-02T07:31")).await;
            (cast.ana, cast.club.command(cast.ana, "today", &[]).await)
        }),
        moment!("asked to be somebody's trusted contact", cast => {
            cast.club.command(cast.ana, "settings", &[("trusted", cast.ben.to_string().into())]).await;
            (cast.ben, cast.club.command(cast.ben, "settings", &[]).await)
        }),
        moment!("a long plan", cast => {
            sessions(cast, 15, "mon").await;
            (cast.ana, cast.club.command(cast.ana, "plan show", &[]).await)
        }),
        moment!("a full week", cast => {
            sessions(cast, 3, "daily").await;
            (cast.ana, cast.club.command(cast.ana, "week", &[]).await)
        }),
        moment!("the other days, before a long run", cast => {
            let dora = long_run_block(cast).await;
            cast.club.until(utc("2026-03-04T07:31")).await;
            let days = cast.club.press(dora, &cast.club.last_dm(dora), "Move").await;
            (dora, cast.club.choose(dora, &days, "others").await)
        }),
        moment!("the same in the week", cast => {
            let dora = long_run_block(cast).await;
            let week = cast.club.command(dora, "week", &[]).await;
            let strength = crate::week::value_of(&week, "short strength");
            let card = cast.club.choose(dora, &week, &strength).await;
            let days = cast.club.press(dora, &card, "Move").await;
            (dora, cast.club.choose(dora, &days, "others").await)
        }),
        moment!("an evening to be turned off", cast => {
            cast.club.command(cast.ana, "settings", &[("evening", "19:30".into())]).await;
            (cast.ana, crate::settings::panel(&cast.club, cast.ana, "evening").await)
        }),
        moment!("a word to be taken back", cast => {
            cast.club.command(cast.ana, "settings", &[("word", "fell walker".into())]).await;
            (cast.ana, crate::settings::panel(&cast.club, cast.ana, "word").await)
        }),
        moment!("a trusted contact to be taken back", cast => {
            cast.club.command(cast.ana, "settings", &[("trusted", cast.ben.to_string().into())]).await;
            (cast.ana, crate::settings::panel(&cast.club, cast.ana, "trusted").await)
        }),
        moment!("the board in the DM, in two clubs", cast => {
            cast.club.set_up().await;
            let hills = cast.second_club(&[cast.ana]).await;
            for channel in [cast.club.board, hills] {
                cast.club.command_in(cast.ana, channel, "start", &[]).await;
            }
            let dm = cast.club.world.dm_of(cast.ana).expect("her DM");
            (cast.ana, cast.club.command_in(cast.ana, dm, "board", &[]).await)
        }),
        moment!("the board with a shared name", cast => {
            cast.club.set_up().await;
            cast.club.command(cast.ana, "start", &[]).await;
            (cast.ana, cast.club.command(cast.ana, "board", &[]).await)
        }),
    ]
}

/// Sunday's reminder, with the question below it.
async fn sunday(cast: &Cast) -> Message {
    cast.club.until(utc("2026-03-06T12:00")).await;
    cast.club.press(cast.ana, &cast.club.last_dm(cast.ana), "Done").await;
    cast.club.until(utc("2026-03-08T07:31")).await;
    cast.club.last_dm(cast.ana)
}

/// Monday's reminder, answered, with a proposal below it that would have taken weeks to come: kind, session, day and other day.
async fn proposed(cast: &Cast, proposal: &str) -> Message {
    crate::proposals::below_mondays_reminder(&cast.club, cast.ana, proposal).await
}

/// The letter that offers `label`, however many days that takes.
async fn letter(cast: &Cast, label: &str) -> Message {
    loop {
        cast.club.forward(TimeDelta::days(1)).await;
        let last = cast.club.last_dm(cast.ana);
        if labels(&last).concat().contains(&label.to_owned()) {
            return last;
        }
        assert!(cast.club.now() < utc("2026-03-30T00:00"), "the letters come within four weeks");
    }
}

async fn sessions(cast: &Cast, count: usize, days: &str) {
    for nth in 0..count {
        let options = [
            ("kind", "mobility".into()),
            ("title", format!("feet {nth}").into()),
            ("minutes", 10.into()),
            ("days", days.into()),
            ("small", "ten toe curls".into()),
        ];
        cast.club.command(cast.ana, "plan add", &options).await;
    }
}

/// Dora joins with hard and long runs: strength has days before which it would rather not stand.
async fn long_run_block(cast: &Cast) -> UserId {
    let dora = cast.club.runner("Dora");
    cast.club.join(dora, Joining { plan: "Long-run block, 6 a week", ..Joining::default() }).await;
    dora
}
