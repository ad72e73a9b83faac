//! `second-wind invite`: the link that invites the bot.

use std::process::ExitCode;

use crate::app::messenger::{Refused, SendError};
use crate::config::{Config, Secret};
use crate::discord::components::custom_id;
use crate::discord::invite;
use crate::discord::sender::{ApiBase, Sender, SenderSettings, Token};
use crate::startup::StartupError;

/// Asks Discord who the token belongs to and prints the link.
pub(super) fn invite(config: &Config) -> ExitCode {
    let Some(token) = &config.discord.token else { return super::refuse("there is no bot token; put it into DISCORD_TOKEN") };
    let settings = match sender_settings(config, token) {
        Ok(settings) => settings,
        Err(error) => return super::refuse(&error),
    };
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return super::refuse(&error.to_string()),
    };
    let link = runtime.block_on(async {
        let sender = Sender::new(settings).map_err(|error| error.to_string())?;
        let application = sender.current_application().await.map_err(|error| in_words(&error))?;
        Ok::<String, String>(invite::link(application.id))
    });
    match link {
        Ok(link) => {
            println!("{link}");
            ExitCode::SUCCESS
        }
        Err(error) => super::refuse(&error),
    }
}

/// How Discord is asked, from the configuration alone.
pub(super) fn sender_settings(config: &Config, token: &Secret) -> Result<SenderSettings, String> {
    let token = Token::parse(token.reveal()).map_err(|error| format!("discord.token: {error}"))?;
    let base = ApiBase::parse(&config.discord.api_base).map_err(|error| format!("discord.api_base: {error}"))?;
    Ok(SenderSettings::new(token, base, crate::startup::ABOUT_URL, custom_id::encode))
}

/// A failure as an operator can act on it.
pub(super) fn in_words(error: &SendError) -> String {
    match error {
        SendError::Refused(Refused::Unauthorized) => StartupError::TokenRefused.to_string(),
        error => error.to_string(),
    }
}
