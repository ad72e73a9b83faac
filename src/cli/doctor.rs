//! `second-wind doctor`: what a run needs, looked at piece by piece, each with a line. Nothing is made, changed or sent to anybody.

use std::process::ExitCode;

use tokio::net::TcpListener;

use super::invite::{in_words, sender_settings};
use crate::app::messenger::{Messenger, Permission, Posting};
use crate::clock::{Clock, SystemClock};
use crate::config::{Config, Secret};
use crate::discord::invite;
use crate::discord::sender::Sender;
use crate::domain::calendar::local_day;
use crate::domain::club::{Club, Group};
use crate::domain::ids::ChannelId;
use crate::domain::safety::{ClubLines, needs_of};
use crate::domain::sight::seen;
use crate::prompts::Prompts;
use crate::store::survey::{Survey, survey};
use crate::store::{Store, StoreOptions};

/// One piece: what it is, and how it is or what is wrong with it.
type Finding = (&'static str, Result<String, String>);

/// A server, and the channels into which the bot writes there: what for, each channel once.
struct Place {
    club: Club,
    channels: Vec<(&'static str, ChannelId)>,
}

/// Looks at everything and prints a line for each. 0: all is well; 2: something needs a person.
pub(super) fn doctor(config: &Config) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return super::refuse(&error.to_string()),
    };
    let findings = runtime.block_on(examine(config));
    let is_well = findings.iter().all(|(_, found)| found.is_ok());
    for (what, found) in findings {
        match found {
            Ok(how) => println!("ok     {what}: {how}"),
            Err(why) => println!("wrong  {what}: {why}"),
        }
    }
    if is_well { ExitCode::SUCCESS } else { ExitCode::from(super::REFUSED) }
}

async fn examine(config: &Config) -> Vec<Finding> {
    let mut findings = vec![
        ("configuration", Ok("read, every value within its range".to_owned())),
        ("words", words(config)),
        ("time zones", Ok(format!("the database of {}", chrono_tz::IANA_TZDB_VERSION))),
        ("status page", status_page(config).await),
    ];
    let (store, clubs, lines) = store(config).await;
    findings.push(("store", store));
    findings.extend(lines.map(|lines| ("numbers of people to call", Ok(lines))));
    let Some(token) = &config.discord.token else {
        findings.push(("token", Err("there is none; put it into DISCORD_TOKEN, or run: cargo rehearse".to_owned())));
        return findings;
    };
    findings.extend(discord(config, token, &clubs).await);
    findings
}

fn words(config: &Config) -> Result<String, String> {
    let prompts = Prompts::load(config.prompts.dir.as_deref()).map_err(|error| error.to_string())?;
    let (languages, faults) = (prompts.locales().join(", "), prompts.faults());
    match faults {
        [] => Ok(format!("there, in {languages}")),
        [only] => Err(format!("there, in {languages}, but for one of prompts.dir: {only}")),
        [first, ..] => Err(format!(
            "there, in {languages}, but prompts.dir has {} findings; `second-wind prompts check DIR` lists them. The first: {first}",
            faults.len()
        )),
    }
}

async fn status_page(config: &Config) -> Result<String, String> {
    let Some(bind) = config.status.bind else { return Ok("off; status.bind turns it on".to_owned()) };
    match TcpListener::bind(bind).await {
        Ok(_) => Ok(format!("{bind} is free")),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            Ok(format!("{bind} is taken, as it is while the bot runs"))
        }
        Err(error) => Err(format!("status.bind: {bind}: {error}")),
    }
}

/// The store, the clubs in it, and how their numbers of people to call stand.
async fn store(config: &Config) -> (Result<String, String>, Vec<Place>, Option<String>) {
    let url = match config.store_url() {
        Ok(url) => url,
        Err(error) => return (Err(error.to_string()), Vec::new(), None),
    };
    let found = match survey(url.reveal()).await {
        Ok(found) => found,
        Err(error) => return (Err(format!("store.url: {error}")), Vec::new(), None),
    };
    let how = match found {
        Survey::Absent(path) => format!("the first run makes {}", path.display()),
        Survey::Empty => "empty; the first run fills it".to_owned(),
        Survey::Behind { found, known } => format!("schema {found}; the next run brings it to {known}, with a copy on SQLite"),
        Survey::UpToDate => match clubs(url.reveal()).await {
            Ok((members, clubs, lines)) => {
                return (Ok(format!("up to date; members: {members}, servers: {}", clubs.len())), clubs, lines);
            }
            Err(error) => return (Err(error.to_string()), Vec::new(), None),
        },
    };
    (Ok(how), Vec::new(), None)
}

async fn clubs(url: &str) -> Result<(i64, Vec<Place>, Option<String>), crate::store::StoreError> {
    let store = Store::open_with(url, &StoreOptions::default()).await?;
    let mut tx = store.read().await?;
    let members = tx.members_count().await?;
    let mut waiting = 0;
    let mut places = Vec::new();
    for club in tx.clubs().await?.into_iter().filter(|club| club.left_at.is_none()) {
        let lines = ClubLines { zone: club.zone, lines: tx.club_lines(club.id).await? };
        let today = local_day(SystemClock.now(), club.zone.unwrap_or(chrono_tz::Tz::UTC));
        waiting += usize::from(!needs_of(&lines, today).is_empty());
        let groups = tx.groups_of_club(club.id).await?.into_iter().filter(Group::is_live);
        let boards = groups.filter_map(|group| group.board_channel(&club)).map(|channel| ("board", channel));
        let check_ins = tx.club_check_ins(club.id).await?.into_iter().map(|check_in| ("check-in", check_in.channel));
        let mut channels: Vec<(&'static str, ChannelId)> = Vec::new();
        for (what, channel) in boards.chain(check_ins) {
            if channels.iter().all(|(_, known)| *known != channel) {
                channels.push((what, channel));
            }
        }
        places.push(Place { club, channels });
    }
    drop(tx);
    store.close().await;
    let lines = match waiting {
        0 => "each confirmed by a captain within a year".to_owned(),
        waiting => format!("to be checked in {waiting} of the servers; a captain sees there which: /club safety"),
    };
    Ok((members, places, Some(lines)))
}

async fn discord(config: &Config, token: &Secret, places: &[Place]) -> Vec<Finding> {
    let sender =
        match sender_settings(config, token).and_then(|settings| Sender::new(settings).map_err(|error| error.to_string())) {
            Ok(sender) => sender,
            Err(error) => return vec![("token", Err(error))],
        };
    let application = match sender.current_application().await {
        Ok(application) => application,
        Err(error) => return vec![("token", Err(in_words(&error)))],
    };
    let mut findings = vec![
        ("token", Ok(format!("it belongs to {}, application {}", application.name, application.id))),
        ("invite", Ok(invite::link(application.id))),
        ("gateway", gateway(config, &sender).await),
    ];
    for place in places {
        for (what, channel) in &place.channels {
            findings.push((what, written_into(&sender, &place.club, *channel).await));
        }
    }
    findings
}

async fn gateway(config: &Config, sender: &Sender) -> Result<String, String> {
    let gateway = sender.gateway_bot().await.map_err(|error| in_words(&error))?;
    let (left, least) = (gateway.identifies_left, u64::from(config.discord.identifies_left_min));
    if left < least {
        let minutes = gateway.renewed_in_ms.div_ceil(60_000);
        return Err(format!("{left} logins are left and the bot keeps {least} back; the allowance is renewed in {minutes} min"));
    }
    Ok(format!("{left} logins are left for today"))
}

async fn written_into(sender: &Sender, club: &Club, channel: ChannelId) -> Result<String, String> {
    // Whatever a server calls itself, it is a part of this line.
    let place = format!("{}, channel {channel}", seen(&club.name));
    match sender.may_post(club.guild, channel).await {
        Ok(Posting::Allowed) => Ok(format!("{place}: the bot may write there")),
        Ok(Posting::WithoutPictures) => {
            Ok(format!("{place}: the bot may write there, but lacks Attach Files, so the board stands without its picture"))
        }
        Ok(Posting::Missing(missing)) => {
            let missing: Vec<&str> = missing.into_iter().map(name).collect();
            Err(format!("{place}: the bot lacks {}", missing.join(" and ")))
        }
        Err(error) => Err(format!("{place}: {}", in_words(&error))),
    }
}

const fn name(permission: Permission) -> &'static str {
    match permission {
        Permission::ViewChannel => "View Channel",
        Permission::SendMessages => "Send Messages",
        Permission::SendMessagesInThreads => "Send Messages in Threads",
    }
}
