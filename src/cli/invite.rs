//! `second-wind invite`: the link that invites the bot.

use std::process::ExitCode;

use crate::app::messenger::{Refused, SendError};
use crate::config::Config;
use crate::discord::components::custom_id;
use crate::discord::invite;
use crate::discord::sender::{ApiBase, Sender, SenderSettings, Token};
use crate::startup::StartupError;

/// Asks Discord who the token belongs to and prints the link.
pub(super) fn invite(config: &Config) -> ExitCode {
    let Some(token) = &config.discord.token else { return super::refuse("there is no bot token; put it into DISCORD_TOKEN") };
    let built = || -> Result<SenderSettings, String> {
        let token = Token::parse(token.reveal()).map_err(|error| error.to_string())?;
        let base = ApiBase::parse(&config.discord.api_base).map_err(|error| error.to_string())?;
        Ok(SenderSettings::new(token, base, crate::startup::ABOUT_URL, custom_id::encode))
    };
    let settings = match built() {
        Ok(settings) => settings,
        Err(error) => return super::refuse(&error),
    };
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return super::refuse(&error.to_string()),
    };
    let link = runtime.block_on(async {
        let sender = Sender::new(settings).map_err(|error| error.to_string())?;
        let application = sender.current_application().await.map_err(|error| match error {
            SendError::Refused(Refused::Unauthorized) => StartupError::TokenRefused.to_string(),
            error => error.to_string(),
        })?;
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
