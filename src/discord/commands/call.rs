//! A command as it was called, in our own terms: who, which, and its options. What Discord would not have sent reads as absent.

use std::collections::BTreeMap;

use serde_json::Value;
use serenity::model::application::{CommandInteraction, ResolvedOption, ResolvedValue};

use super::spec::kind;
use crate::app::messenger::GivenFile;
use crate::app::reply::Caller;
use crate::app::trusted::Person;
use crate::discord::ids;
use crate::domain::ids::{ChannelId, RoleId};
use crate::domain::refusal::Refusal;

/// The value of an option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OptionValue {
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// A channel.
    Channel(ChannelId),
    /// A role.
    Role(RoleId),
    /// A person.
    Person(Person),
    /// A file, not yet fetched.
    File(GivenFile),
    /// Something that no option of ours takes.
    Foreign,
}

impl OptionValue {
    /// The kind of option that it answers; none for what no option of ours takes.
    fn kind(&self) -> Option<u8> {
        Some(match self {
            Self::Text(_) => kind::TEXT,
            Self::Number(_) => kind::NUMBER,
            Self::Flag(_) => kind::FLAG,
            Self::Channel(_) => kind::CHANNEL,
            Self::Role(_) => kind::ROLE,
            Self::Person(_) => kind::PERSON,
            Self::File(_) => kind::FILE,
            Self::Foreign => return None,
        })
    }
}

/// A command as it was called.
#[derive(Debug, Clone)]
pub struct Call {
    /// Who called it, and where.
    pub caller: Caller,
    /// The command's name.
    pub name: String,
    /// The subcommand's name, if it has any.
    pub subcommand: Option<String>,
    /// Its options.
    pub options: BTreeMap<String, OptionValue>,
    /// The option that is being typed, and what stands there.
    pub focused: Option<(String, String)>,
}

impl Call {
    /// Reads an interaction.
    #[must_use]
    pub fn read(caller: Caller, interaction: &CommandInteraction) -> Self {
        let mut call =
            Self { caller, name: interaction.data.name.clone(), subcommand: None, options: BTreeMap::new(), focused: None };
        call.take(&interaction.data.options());
        call
    }

    fn take(&mut self, options: &[ResolvedOption<'_>]) {
        for option in options {
            let value = match &option.value {
                ResolvedValue::SubCommand(inner) => {
                    self.subcommand = Some(option.name.to_owned());
                    self.take(inner);
                    continue;
                }
                ResolvedValue::Autocomplete { value, .. } => {
                    self.focused = Some((option.name.to_owned(), (*value).to_owned()));
                    continue;
                }
                ResolvedValue::String(text) => OptionValue::Text((*text).to_owned()),
                ResolvedValue::Integer(number) => OptionValue::Number(*number),
                ResolvedValue::Boolean(flag) => OptionValue::Flag(*flag),
                ResolvedValue::Channel(channel) => OptionValue::Channel(ids::channel(channel.id)),
                ResolvedValue::Role(role) => OptionValue::Role(ids::role(role.id)),
                ResolvedValue::User(user, _) => {
                    OptionValue::Person(Person { user: ids::user(user.id), is_bot: user.bot || user.system })
                }
                ResolvedValue::Attachment(file) => OptionValue::File(GivenFile {
                    address: file.url.clone(),
                    bytes: usize::try_from(file.size).unwrap_or(usize::MAX),
                }),
                _ => OptionValue::Foreign,
            };
            self.options.insert(option.name.to_owned(), value);
        }
    }

    /// Whether each option is one of the command's own, of its kind, as `spec` tells Discord. An option that reads as absent where it
    /// was given would do something else than was asked.
    #[must_use]
    pub fn fits(&self, spec: &Value) -> bool {
        let listed = |owner: &Value| owner["options"].as_array().cloned().unwrap_or_default();
        let mut known = listed(spec);
        if let Some(subcommand) = &self.subcommand {
            let Some(found) = known.iter().find(|option| option["name"] == subcommand.as_str()) else { return false };
            known = listed(found);
        }
        self.options.iter().all(|(name, value)| {
            let option = known.iter().find(|option| option["name"] == name.as_str());
            option.is_some_and(|option| value.kind().is_some_and(|kind| option["type"] == kind))
        })
    }

    /// The text of an option.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        match self.options.get(name) {
            Some(OptionValue::Text(text)) => Some(text.clone()),
            _ => None,
        }
    }

    /// The text of an option that Discord does not let anyone leave out.
    ///
    /// # Errors
    /// It was left out all the same.
    pub fn needed_text(&self, name: &str) -> Result<String, Refusal> {
        self.text(name).ok_or(Refusal::UnknownChoice)
    }

    /// The number of an option.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<i64> {
        match self.options.get(name) {
            Some(OptionValue::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// Whether an option was set to yes.
    #[must_use]
    pub fn flag(&self, name: &str) -> bool {
        self.options.get(name) == Some(&OptionValue::Flag(true))
    }

    /// A flag as it was set, if it was.
    #[must_use]
    pub fn given_flag(&self, name: &str) -> Option<bool> {
        match self.options.get(name) {
            Some(OptionValue::Flag(flag)) => Some(*flag),
            _ => None,
        }
    }

    /// The channel of an option.
    #[must_use]
    pub fn channel(&self, name: &str) -> Option<ChannelId> {
        match self.options.get(name) {
            Some(OptionValue::Channel(channel)) => Some(*channel),
            _ => None,
        }
    }

    /// The role of an option.
    #[must_use]
    pub fn role(&self, name: &str) -> Option<RoleId> {
        match self.options.get(name) {
            Some(OptionValue::Role(role)) => Some(*role),
            _ => None,
        }
    }

    /// The person of an option.
    #[must_use]
    pub fn person(&self, name: &str) -> Option<Person> {
        match self.options.get(name) {
            Some(OptionValue::Person(person)) => Some(*person),
            _ => None,
        }
    }

    /// The file of an option.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&GivenFile> {
        match self.options.get(name) {
            Some(OptionValue::File(file)) => Some(file),
            _ => None,
        }
    }

    /// What is being typed.
    #[must_use]
    pub fn typed(&self) -> (&str, &str) {
        self.focused.as_ref().map_or(("", ""), |(name, text)| (name.as_str(), text.as_str()))
    }
}
