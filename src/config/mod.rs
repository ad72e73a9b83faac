//! The configuration: one struct, layered from defaults, a file and the environment, validated once at the start.
//!
//! `second-wind.toml` beside the process or in the platform's configuration folder, then `SECOND_WIND__SECTION__FIELD`, then the
//! short form `DISCORD_TOKEN`. Every field is documented in `deploy/second-wind.example.toml`, which a test parses.

mod secret;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use config::{Environment, File, FileFormat, Source};
use serde::Deserialize;
use thiserror::Error;

pub use self::secret::Secret;

/// Everything an operator can set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
pub struct Config {
    /// How Discord is reached.
    pub discord: Discord,
    /// Where the facts are kept.
    pub store: Store,
    /// Where members' words come from.
    pub prompts: Prompts,
    /// Who runs this bot.
    pub operator: Operator,
    /// The scheduler.
    pub scheduler: Scheduler,
    /// The page for operators and their machines.
    pub status: Status,
    /// The log.
    pub log: Log,
}

/// How Discord is reached.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Discord {
    /// The bot's token.
    pub token: Option<Secret>,
    /// A file that holds the token, for systemd credentials and container secrets.
    pub token_file: Option<PathBuf>,
    /// The base of Discord's HTTP interface, without `/api/v10`.
    pub api_base: String,
    /// How many requests a second this process may send; all processes of a bot share Discord's 50.
    pub requests_per_second: u16,
    /// How many identifies must be left for today before the gateway is opened.
    pub identifies_left_min: u32,
}

impl Default for Discord {
    fn default() -> Self {
        Self {
            token: None,
            token_file: None,
            api_base: "https://discord.com".to_owned(),
            requests_per_second: 40,
            identifies_left_min: 50,
        }
    }
}

/// Where the facts are kept.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Store {
    /// `sqlite:PATH` or `postgres://…`; a file in the platform's data folder if nothing is said.
    pub url: Option<Secret>,
    /// How many connections to PostgreSQL.
    pub connections_max: Option<u32>,
}

/// Where members' words come from.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Prompts {
    /// A folder whose files replace the embedded ones.
    pub dir: Option<PathBuf>,
}

/// Who runs this bot.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Operator {
    /// A name and a way to reach them, shown by `/help`.
    pub contact: String,
    /// A channel of a server that the bot is in, where reports of problems are posted. Without one, `/help` names the contact alone.
    /// In quotation marks or not: a variable of the environment reads as a number.
    pub report_channel_id: Option<Snowflake>,
}

impl Default for Operator {
    fn default() -> Self {
        Self { contact: "the people who set this bot up in your club".to_owned(), report_channel_id: None }
    }
}

/// A number that Discord gives, written with or without quotation marks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Snowflake {
    /// As a number.
    Number(u64),
    /// As a text.
    Text(String),
}

impl Snowflake {
    /// The number, if it is one that Discord could give.
    #[must_use]
    pub fn number(&self) -> Option<i64> {
        let number = match self {
            Self::Number(number) => *number,
            Self::Text(text) => text.trim().parse().ok()?,
        };
        i64::try_from(number).ok().filter(|number| *number > 0)
    }
}

/// The scheduler.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Scheduler {
    /// How many jobs run side by side.
    pub parallel: usize,
    /// When old rows are cleared away: six cron fields, read in UTC.
    pub prune: String,
}

impl Default for Scheduler {
    fn default() -> Self {
        Self { parallel: 8, prune: "0 40 3 * * *".to_owned() }
    }
}

/// The page for operators and their machines.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Status {
    /// Where `/healthz`, `/readyz` and `/metrics` listen; off if nothing is said.
    pub bind: Option<SocketAddr>,
}

/// The log.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// Which lines are written, as `tracing` filters.
    pub filter: String,
}

impl Default for Log {
    fn default() -> Self {
        Self { filter: "info,serenity=error,sqlx=warn".to_owned() }
    }
}

/// Why the configuration cannot be used; each line names the field.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The file or a variable cannot be read into the struct.
    #[error("configuration: {0}")]
    Unreadable(#[from] config::ConfigError),
    /// A value lies outside what is sensible.
    #[error("configuration: {field} is {value}, and has to be {wanted}")]
    OutOfRange {
        /// The field, as it is written in the file.
        field: &'static str,
        /// What it is.
        value: String,
        /// What it has to be.
        wanted: &'static str,
    },
    /// The token's file cannot be read.
    #[error("configuration: discord.token_file {path}: {source}")]
    TokenFile {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Whoever is on this machine can read the token.
    #[error("configuration: {path} holds the bot's token, and everybody on this machine can read it: chmod o-rwx {path}")]
    ReadableByAll {
        /// The file.
        path: PathBuf,
    },
    /// The platform has no folder for data, so one has to be named.
    #[error("configuration: store.url has to be set, because this system names no folder for data")]
    NoDataFolder,
}

/// The file that is read where none is named.
const DEFAULT_FILE: &str = "second-wind.toml";

/// Refuses a file with the token that everybody on this machine can read. One that is not there is somebody else's sentence.
fn private(path: &Path) -> Result<(), ConfigError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        const OTHERS_READ: u32 = 0o004;
        if std::fs::metadata(path).is_ok_and(|file| file.permissions().mode() & OTHERS_READ != 0) {
            return Err(ConfigError::ReadableByAll { path: path.to_owned() });
        }
    }
    Ok(())
}

impl Config {
    /// Loads and validates the configuration of this process: the file named by `path`, or `second-wind.toml` where there is one,
    /// and the environment.
    ///
    /// # Errors
    /// [`ConfigError`] names the field that is in the way.
    pub fn load(path: Option<&Path>) -> Result<Self, ConfigError> {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
        let short_token = std::env::var("DISCORD_TOKEN").ok().filter(|token| !token.trim().is_empty());
        let variables = Environment::with_prefix("SECOND_WIND").prefix_separator("__").separator("__").try_parsing(true);
        Self::from_layers(path, variables, short_token)
    }

    fn from_layers(
        path: Option<&Path>,
        variables: impl Source + Send + Sync + 'static,
        short_token: Option<String>,
    ) -> Result<Self, ConfigError> {
        let file = match path {
            Some(path) => File::new(&path.to_string_lossy(), FileFormat::Toml).required(true),
            None => File::new(DEFAULT_FILE, FileFormat::Toml).required(false),
        };
        let written = config::Config::builder().add_source(file.clone()).build()?;
        if written.get_string("discord.token").is_ok() {
            private(path.unwrap_or(Path::new(DEFAULT_FILE)))?;
        }
        let mut config: Self = config::Config::builder().add_source(file).add_source(variables).build()?.try_deserialize()?;
        if config.discord.token.is_none() {
            config.discord.token = short_token.map(Secret::from);
        }
        if config.discord.token.is_none()
            && let Some(path) = &config.discord.token_file
        {
            private(path)?;
            let text = std::fs::read_to_string(path).map_err(|source| ConfigError::TokenFile { path: path.clone(), source })?;
            config.discord.token = Some(Secret::from(text.trim().to_owned()));
        }
        config.validate()?;
        Ok(config)
    }

    /// A configuration of these files and variables, for tests and the rehearsal.
    ///
    /// # Errors
    /// As [`Config::load`].
    pub fn from_toml(text: &str) -> Result<Self, ConfigError> {
        let config: Self =
            config::Config::builder().add_source(File::from_str(text, FileFormat::Toml)).build()?.try_deserialize()?;
        config.validate()?;
        Ok(config)
    }

    fn validate(&self) -> Result<(), ConfigError> {
        let out = |field, value: String, wanted| Err(ConfigError::OutOfRange { field, value, wanted });
        if !(1..=10_000).contains(&self.discord.requests_per_second) {
            return out("discord.requests_per_second", self.discord.requests_per_second.to_string(), "from 1 to 10000");
        }
        if self.discord.identifies_left_min > 1_000 {
            return out("discord.identifies_left_min", self.discord.identifies_left_min.to_string(), "at most 1000");
        }
        if !self.discord.api_base.starts_with("https://") && !self.discord.api_base.starts_with("http://127.0.0.1:") {
            return out(
                "discord.api_base",
                self.discord.api_base.clone(),
                "an https address, or http on 127.0.0.1 for a rehearsal",
            );
        }
        if !(1..=64).contains(&self.scheduler.parallel) {
            return out("scheduler.parallel", self.scheduler.parallel.to_string(), "from 1 to 64");
        }
        if self.operator.contact.trim().is_empty() || self.operator.contact.chars().count() > 200 {
            return out(
                "operator.contact",
                format!("{} characters long", self.operator.contact.chars().count()),
                "from 1 to 200 characters",
            );
        }
        if let Some(id) = &self.operator.report_channel_id
            && id.number().is_none()
        {
            return out("operator.report_channel_id", "something else".to_owned(), "the number of a channel");
        }
        if let Some(connections) = self.store.connections_max
            && !(2..=200).contains(&connections)
        {
            return out("store.connections_max", connections.to_string(), "from 2 to 200");
        }
        if let Some(url) = &self.store.url
            && !["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| url.reveal().starts_with(scheme))
        {
            return out("store.url", "something else".to_owned(), "sqlite:PATH or postgres://…");
        }
        Ok(())
    }

    /// Where the facts are kept: the configured place, or one file in the platform's data folder.
    ///
    /// # Errors
    /// [`ConfigError::NoDataFolder`] where the platform names none.
    pub fn store_url(&self) -> Result<Secret, ConfigError> {
        if let Some(url) = &self.store.url {
            return Ok(url.clone());
        }
        let folders = directories::ProjectDirs::from("", "", "second-wind").ok_or(ConfigError::NoDataFolder)?;
        Ok(Secret::from(format!("sqlite:{}", folders.data_dir().join("second-wind.sqlite").display())))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn layered(file: &str, variables: &[(&str, &str)], short: Option<&str>) -> Result<Config, ConfigError> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("second-wind.toml");
        std::fs::write(&path, file).expect("a file");
        mode(&path, 0o600);
        let map: HashMap<String, String> = variables.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let variables =
            Environment::with_prefix("SECOND_WIND").prefix_separator("__").separator("__").try_parsing(true).source(Some(map));
        Config::from_layers(Some(&path), variables, short.map(str::to_owned))
    }

    #[test]
    fn later_layers_win_and_the_short_token_is_last() {
        let config = layered(
            "[discord]\nrequests_per_second = 20\n[operator]\ncontact = 'Kim'\n",
            &[("SECOND_WIND__DISCORD__REQUESTS_PER_SECOND", "10"), ("SECOND_WIND__DISCORD__TOKEN", "long")],
            Some("short"),
        )
        .expect("a configuration");
        assert_eq!(config.discord.requests_per_second, 10, "the environment wins over the file");
        assert_eq!(config.operator.contact, "Kim", "the file wins over the defaults");
        assert_eq!(config.discord.token.as_ref().map(Secret::reveal), Some("long"), "the full name wins over the short form");
        let config = layered("", &[], Some("short")).expect("a configuration");
        assert_eq!(config.discord.token.as_ref().map(Secret::reveal), Some("short"));
    }

    #[test]
    fn values_out_of_range_name_their_field() {
        for (file, field) in [
            ("[discord]\nrequests_per_second = 0", "discord.requests_per_second"),
            ("[discord]\napi_base = 'http://example.org'", "discord.api_base"),
            ("[scheduler]\nparallel = 0", "scheduler.parallel"),
            ("[operator]\ncontact = ' '", "operator.contact"),
            ("[operator]\nreport_channel_id = 'general'", "operator.report_channel_id"),
            ("[operator]\nreport_channel_id = 0", "operator.report_channel_id"),
            ("[store]\nurl = 'mysql://x'", "store.url"),
            ("[store]\nconnections_max = 1", "store.connections_max"),
            ("[discord]\nrequests_per_second = -5", "requests_per_second"),
            ("[discrod]\ntoken = 'x'", "discrod"),
            ("[status]\nbind = 'everywhere'", "status"),
        ] {
            let error = layered(file, &[], None).expect_err(file).to_string();
            assert!(error.contains(field), "{file:?} is refused by name: {error}");
        }
    }

    #[test]
    fn a_channel_is_a_number_with_or_without_quotation_marks() {
        for (file, variables) in [
            ("[operator]\nreport_channel_id = 1234567890123456789", &[][..]),
            ("[operator]\nreport_channel_id = '1234567890123456789'", &[]),
            ("", &[("SECOND_WIND__OPERATOR__REPORT_CHANNEL_ID", "1234567890123456789")]),
        ] {
            let config = layered(file, variables, None).expect("a configuration");
            let id = config.operator.report_channel_id.as_ref().and_then(Snowflake::number);
            assert_eq!(id, Some(1_234_567_890_123_456_789), "{file:?} {variables:?}");
        }
    }

    #[cfg(unix)]
    fn mode(path: &Path, mode: u32) {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("its owner may");
    }

    #[cfg(not(unix))]
    fn mode(_: &Path, _: u32) {}

    #[cfg(unix)]
    #[test]
    fn a_token_that_everybody_can_read_is_refused_by_the_name_of_its_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, token) = (folder.path().join("second-wind.toml"), folder.path().join("token"));
        std::fs::write(&token, "very-secret\n").expect("a file");
        let none = || Environment::with_prefix("NOTHING").source(Some(HashMap::new()));
        let load = |text: &str| {
            std::fs::write(&file, text).expect("a file");
            Config::from_layers(Some(&file), none(), None)
        };
        let points = format!("[discord]\ntoken_file = '{}'", token.display());
        let holds = "[discord]\ntoken = 'very-secret'";
        for (token_mode, file_mode, text, refused) in [
            (0o400, 0o644, points.as_str(), None),
            (0o440, 0o644, &points, None),
            (0o444, 0o644, &points, Some(&token)),
            (0o400, 0o600, holds, None),
            (0o400, 0o640, holds, None),
            (0o400, 0o644, holds, Some(&file)),
            (0o444, 0o644, "[log]\nfilter = 'info'", None),
        ] {
            mode(&token, token_mode);
            std::fs::write(&file, "").expect("a file");
            mode(&file, file_mode);
            let found = load(text);
            match refused {
                None => assert!(found.is_ok(), "{token_mode:o} {file_mode:o} {text}: {found:?}"),
                Some(path) => {
                    let why = found.expect_err(text).to_string();
                    assert!(why.contains(&path.display().to_string()) && !why.contains("very-secret"), "{why}");
                }
            }
        }
    }

    #[test]
    fn a_token_is_never_shown() {
        let config = layered("[discord]\ntoken = 'very-secret'", &[], None).expect("a configuration");
        let shown = format!("{config:?}");
        assert!(!shown.contains("very-secret"), "{shown}");
    }

    #[test]
    fn the_example_is_valid_and_names_every_section() {
        let text = include_str!("../../deploy/second-wind.example.toml");
        Config::from_toml(text).expect("the example parses");
        for section in ["[discord]", "[store]", "[prompts]", "[operator]", "[scheduler]", "[status]", "[log]"] {
            assert!(text.contains(section), "{section} is documented");
        }
    }
}
