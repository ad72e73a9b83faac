//! Answers to presses and commands, and what a start asks for.

use std::slice::from_ref;

use serde::Deserialize;
use serde_json::Value;

use super::answer::InteractionResponse;
use super::bodies::{CallbackBody, MessageBody};
use super::client::{Sender, bytes};
use super::endpoints::Endpoint;
use super::payload::Payload;
use super::wire::{IdOnly, id_of};
use crate::app::message::Message;
use crate::app::messenger::{SendError, UnknownWhy};
use crate::app::reply::File;
use crate::discord::ids::parse_snowflake;
use crate::domain::ids::{MessageId, UserId};

/// Where the gateway is and how often it may still be entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GatewayBot {
    /// Its address, such as `wss://gateway.discord.gg`.
    pub url: String,
    /// Identifies left until the allowance is renewed.
    pub identifies_left: u64,
    /// Milliseconds until the allowance is renewed.
    pub renewed_in_ms: u64,
}

#[derive(Deserialize)]
struct GatewayBotBody {
    url: String,
    session_start_limit: SessionStartLimit,
}

#[derive(Deserialize)]
struct SessionStartLimit {
    remaining: u64,
    reset_after: u64,
}

/// Who we are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Our application, for the invite link, the commands and the answers.
    pub id: u64,
    /// What its owner called it.
    pub name: String,
    /// The bot's own account. The same number as the application's, except for very old ones.
    pub bot_user: UserId,
}

#[derive(Deserialize)]
struct ApplicationBody {
    id: String,
    #[serde(default)]
    name: String,
    bot: Option<IdOnly>,
}

#[derive(Deserialize)]
struct CommandBody {
    id: String,
    name: String,
}

impl Sender {
    /// The first answer to an interaction, within three seconds of it.
    ///
    /// # Errors
    /// [`Refused::InteractionGone`](crate::app::messenger::Refused) if it came too late, `AlreadyAcknowledged` if it was answered.
    pub async fn respond(&self, interaction: u64, token: &str, response: &InteractionResponse) -> Result<(), SendError> {
        let files = match response {
            InteractionResponse::ShowFile { file, .. } | InteractionResponse::UpdateFile { file, .. } => from_ref(file),
            InteractionResponse::ShowFiles { files, .. } => files,
            InteractionResponse::Show { message, .. } | InteractionResponse::Update(message) => message.files(),
            _ => &[],
        };
        let body = Payload::with_files(bytes(&CallbackBody::of(response, self.encode)), files);
        self.call(Endpoint::Respond { interaction, token }, body).await.map(drop)
    }

    /// Replaces the message of the first answer, up to fifteen minutes after the interaction.
    ///
    /// # Errors
    /// As [`Sender::respond`].
    pub async fn edit_original(&self, application: u64, token: &str, message: &Message, files: &[File]) -> Result<(), SendError> {
        let files = if message.file().is_some() { message.files() } else { files };
        let body = Payload::with_files(bytes(&MessageBody::edit(message, self.encode).with_only(files)), files);
        self.call(Endpoint::Original { application, token }, body).await.map(drop)
    }

    /// One more message after the first answer.
    ///
    /// # Errors
    /// As [`Sender::respond`].
    pub async fn follow_up(
        &self,
        application: u64,
        token: &str,
        (message, files): (&Message, &[File]),
        ephemeral: bool,
    ) -> Result<MessageId, SendError> {
        let files = if message.file().is_some() { message.files() } else { files };
        let body = Payload::with_files(bytes(&MessageBody::show(message, ephemeral, self.encode).with_files(files)), files);
        id_of(&self.ask(Endpoint::FollowUp { application, token }, body).await?).map(MessageId::new)
    }

    /// Replaces all our commands; gives back each name with its id. `commands` is a list as Discord wants it.
    ///
    /// # Errors
    /// `InvalidBody` with the path of what Discord would not take.
    pub async fn put_commands(&self, application: u64, commands: &Value) -> Result<Vec<(String, u64)>, SendError> {
        let registered: Vec<CommandBody> = self.ask(Endpoint::Commands { application }, bytes(commands)).await?;
        registered.into_iter().map(|command| Ok((command.name, number(&command.id)?))).collect()
    }

    /// Where the gateway is and how many identifies are left.
    ///
    /// # Errors
    /// `Unauthorized` if the token is not accepted.
    pub async fn gateway_bot(&self) -> Result<GatewayBot, SendError> {
        let body: GatewayBotBody = self.ask(Endpoint::GatewayBot, None).await?;
        let limit = body.session_start_limit;
        Ok(GatewayBot { url: body.url, identifies_left: limit.remaining, renewed_in_ms: limit.reset_after })
    }

    /// Who we are.
    ///
    /// # Errors
    /// `Unauthorized` if the token is not accepted.
    pub async fn current_application(&self) -> Result<Application, SendError> {
        let body: ApplicationBody = self.ask(Endpoint::Application, None).await?;
        let bot = body.bot.map_or_else(|| body.id.clone(), |bot| bot.id);
        let bot_user = UserId::new(parse_snowflake(&bot).ok_or(UNREADABLE)?);
        Ok(Application { id: number(&body.id)?, name: body.name, bot_user: *self.bot_user.get_or_init(|| bot_user) })
    }

    /// The bot's own account, asked for once.
    pub(in crate::discord) async fn bot_user(&self) -> Result<UserId, SendError> {
        match self.bot_user.get() {
            Some(user) => Ok(*user),
            None => Ok(self.current_application().await?.bot_user),
        }
    }
}

const UNREADABLE: SendError = SendError::Unknown(UnknownWhy::Unreadable);

fn number(snowflake: &str) -> Result<u64, SendError> {
    snowflake.parse().map_err(|_| UNREADABLE)
}
