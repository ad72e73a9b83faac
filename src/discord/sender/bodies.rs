//! What goes over the wire, as types. Every message and every edit says that nobody is to be pinged.

use std::slice::from_ref;

use serde::Serialize;

use super::answer::{
    InteractionResponse, MODAL_INPUT_ID, MODAL_LABEL_CHARS_MAX, MODAL_PLACEHOLDER_CHARS_MAX, MODAL_TITLE_CHARS_MAX, Modal,
    SUGGESTION_CHARS_MAX, SUGGESTIONS_MAX, SheetModal,
};
use super::panel::{COMPONENTS_V2, PanelBody};
use crate::app::message::{Look, Message, Row};
use crate::app::messenger::Nonce;
use crate::app::reply::{File, Line};
use crate::discord::ids::snowflake;
use crate::domain::press::Press;

/// Writes a press as a `custom_id` of at most 100 characters. The grammar is the business of `discord::components`.
pub type EncodePress = fn(&Press) -> String;

/// The flag of a message that only one person sees.
const EPHEMERAL: u32 = 1 << 6;

const KIND_ROW: u8 = 1;
const KIND_BUTTON: u8 = 2;
const KIND_SELECT: u8 = 3;
const KIND_TEXT_INPUT: u8 = 4;
const KIND_ROLES: u8 = 6;
const KIND_CHANNELS: u8 = 8;

/// Where messages can stand: text and announcement channels, and their threads.
const MESSAGE_CHANNELS: [u8; 5] = [0, 5, 10, 11, 12];

/// A line, and several.
const INPUT_SHORT: u8 = 1;
const INPUT_LONG: u8 = 2;

/// Nobody is pinged. There is no other value.
#[derive(Debug, Serialize)]
struct NoMentions {
    parse: [(); 0],
}

const NO_MENTIONS: NoMentions = NoMentions { parse: [] };

/// The person to open a DM with.
#[derive(Debug, Serialize)]
pub struct OpenDmBody {
    /// Their snowflake.
    pub recipient_id: String,
}

/// A thread as it should be.
#[derive(Debug, Serialize)]
pub struct OpenThreadBody {
    /// Whether it is out of sight.
    pub archived: bool,
}

/// A message, an edit, or the message inside an answer.
#[derive(Debug, Serialize)]
pub struct MessageBody<'a> {
    #[serde(skip_serializing_if = "Said::is_unsaid")]
    content: Said<&'a str>,
    #[serde(skip_serializing_if = "Said::is_unsaid")]
    embeds: Said<[(); 0]>,
    components: Vec<PartBody<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attachments: Option<Vec<AttachmentBody<'a>>>,
    allowed_mentions: NoMentions,
    #[serde(skip_serializing_if = "Option::is_none")]
    flags: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enforce_nonce: Option<bool>,
}

/// A field, nothing at all, or the emptiness that replaces what stood there.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Said<T> {
    Is(T),
    Nothing,
    Unsaid,
}

impl<T> Said<T> {
    fn is_unsaid(&self) -> bool {
        matches!(self, Self::Unsaid)
    }
}

impl<'a> MessageBody<'a> {
    /// The message as it replaces another: rows that are gone are named as none. A panel takes the place of a plain message as well,
    /// whose words must be taken back by name; the other way there is none, because the mark of a panel cannot be taken off.
    #[must_use]
    pub fn edit(message: &'a Message, encode: EncodePress) -> Self {
        let body = Self::of(message, encode);
        match message.panel() {
            // The files of a panel are those that its parts show: the one that comes along, or none.
            Some(_) => Self { content: Said::Nothing, embeds: Said::Is([]), ..body.with_only(&[]) },
            None => body,
        }
    }

    /// The message as it is sent for the first time.
    #[must_use]
    pub fn send(message: &'a Message, nonce: &'a Nonce, encode: EncodePress) -> Self {
        Self { nonce: Some(nonce.as_str()), enforce_nonce: Some(true), ..Self::of(message, encode) }
    }

    fn of(message: &'a Message, encode: EncodePress) -> Self {
        let rows = message.rows().iter().map(|row| PartBody::Row(RowBody::of(row, encode)));
        let body = Self {
            content: Said::Unsaid,
            embeds: Said::Unsaid,
            components: Vec::new(),
            attachments: message.file().map(|file| vec![AttachmentBody::of(file)]),
            allowed_mentions: NO_MENTIONS,
            flags: None,
            nonce: None,
            enforce_nonce: None,
        };
        match message.panel() {
            Some(panel) => Self {
                components: std::iter::once(PartBody::Panel(PanelBody::of(panel))).chain(rows).collect(),
                flags: Some(COMPONENTS_V2),
                ..body
            },
            None => Self { content: Said::Is(message.text()), components: rows.collect(), ..body },
        }
    }

    /// The same with files beside it, which come as `files[0]` and so on. A panel's own picture stands instead of them: what none of its
    /// parts shows is not seen.
    #[must_use]
    pub fn with_files(self, files: &'a [File]) -> Self {
        let named = || (0..).zip(files).map(|(id, file)| AttachmentBody { id, ..AttachmentBody::of(file) }).collect();
        let attachments = self.attachments.or_else(|| (!files.is_empty()).then(named));
        Self { attachments, ..self }
    }

    /// The same with these files, or with none, whatever stood there: files that an edit does not name stay.
    #[must_use]
    pub fn with_only(self, files: &'a [File]) -> Self {
        let body = self.with_files(files);
        Self { attachments: Some(body.attachments.unwrap_or_default()), ..body }
    }

    /// The message as an answer shows it.
    #[must_use]
    pub fn show(message: &'a Message, is_ephemeral: bool, encode: EncodePress) -> Self {
        let body = Self::of(message, encode);
        let flags = body.flags.unwrap_or(0) | if is_ephemeral { EPHEMERAL } else { 0 };
        Self { flags: (flags != 0).then_some(flags), ..body }
    }
}

/// Which of the files that come with it is meant.
#[derive(Debug, Serialize)]
struct AttachmentBody<'a> {
    id: u8,
    filename: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
}

impl<'a> AttachmentBody<'a> {
    fn of(file: &'a File) -> Self {
        Self { id: 0, filename: &file.name, description: file.alt.as_deref() }
    }
}

/// What stands at the top of a message.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum PartBody<'a> {
    Row(RowBody<'a>),
    Panel(PanelBody<'a>),
}

#[derive(Debug, Serialize)]
struct RowBody<'a> {
    #[serde(rename = "type")]
    kind: u8,
    components: Vec<ComponentBody<'a>>,
}

impl<'a> RowBody<'a> {
    fn of(row: &'a Row, encode: EncodePress) -> Self {
        let components = match row {
            Row::Buttons(buttons) => buttons
                .iter()
                .map(|button| ComponentBody::Button {
                    kind: KIND_BUTTON,
                    style: style(button.look),
                    label: &button.label,
                    custom_id: encode(&button.press),
                })
                .collect(),
            Row::Select { press, placeholder, options } => vec![ComponentBody::Select {
                kind: KIND_SELECT,
                custom_id: encode(press),
                placeholder,
                min_values: 1,
                max_values: 1,
                options: options
                    .iter()
                    .map(|choice| OptionBody {
                        label: &choice.label,
                        value: &choice.value,
                        description: choice.description.as_deref(),
                        default: choice.is_default,
                    })
                    .collect(),
            }],
            Row::Channels { press, placeholder, chosen } => vec![ComponentBody::Pick {
                kind: KIND_CHANNELS,
                custom_id: encode(press),
                placeholder,
                min_values: 1,
                max_values: 1,
                channel_types: Some(&MESSAGE_CHANNELS),
                default_values: chosen.map(|channel| DefaultBody::of(channel.get(), "channel")).into_iter().collect(),
            }],
            Row::Roles { press, placeholder, chosen } => vec![ComponentBody::Pick {
                kind: KIND_ROLES,
                custom_id: encode(press),
                placeholder,
                min_values: 0,
                max_values: 1,
                channel_types: None,
                default_values: chosen.map(|role| DefaultBody::of(role.get(), "role")).into_iter().collect(),
            }],
        };
        Self { kind: KIND_ROW, components }
    }
}

/// Discord's number for a look. Nothing there is quieter than its secondary style, so plain and quiet share it.
fn style(look: Look) -> u8 {
    match look {
        Look::Main => 1,
        Look::Plain | Look::Quiet => 2,
    }
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum ComponentBody<'a> {
    Button {
        #[serde(rename = "type")]
        kind: u8,
        style: u8,
        label: &'a str,
        custom_id: String,
    },
    Select {
        #[serde(rename = "type")]
        kind: u8,
        custom_id: String,
        placeholder: &'a str,
        min_values: u8,
        max_values: u8,
        options: Vec<OptionBody<'a>>,
    },
    Pick {
        #[serde(rename = "type")]
        kind: u8,
        custom_id: String,
        placeholder: &'a str,
        min_values: u8,
        max_values: u8,
        #[serde(skip_serializing_if = "Option::is_none")]
        channel_types: Option<&'a [u8]>,
        default_values: Vec<DefaultBody>,
    },
    TextInput {
        #[serde(rename = "type")]
        kind: u8,
        custom_id: &'a str,
        style: u8,
        label: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        placeholder: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        value: Option<&'a str>,
        min_length: u16,
        max_length: u16,
        required: bool,
    },
}

/// What is chosen already in a list that Discord fills itself.
#[derive(Debug, Serialize)]
struct DefaultBody {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
}

impl DefaultBody {
    fn of(number: i64, kind: &'static str) -> Self {
        Self { id: snowflake(number), kind }
    }
}

#[derive(Debug, Serialize)]
struct OptionBody<'a> {
    label: &'a str,
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    default: bool,
}

/// The first answer to an interaction.
#[derive(Debug, Serialize)]
pub struct CallbackBody<'a> {
    #[serde(rename = "type")]
    kind: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<CallbackData<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum CallbackData<'a> {
    Message(MessageBody<'a>),
    Flags { flags: u32 },
    Choices { choices: Vec<ChoiceBody> },
    Modal { custom_id: String, title: String, components: Vec<RowBody<'a>> },
}

#[derive(Debug, Serialize)]
struct ChoiceBody {
    name: String,
    value: String,
}

impl<'a> CallbackBody<'a> {
    /// The answer as Discord wants it.
    #[must_use]
    pub fn of(response: &'a InteractionResponse, encode: EncodePress) -> Self {
        let (kind, data) = match response {
            InteractionResponse::Show { message, ephemeral } => {
                (4, Some(CallbackData::Message(MessageBody::show(message, *ephemeral, encode))))
            }
            InteractionResponse::ShowFile { message, file } => {
                (4, Some(CallbackData::Message(MessageBody::show(message, true, encode).with_files(from_ref(file)))))
            }
            InteractionResponse::ShowFiles { message, files } => {
                (4, Some(CallbackData::Message(MessageBody::show(message, true, encode).with_files(files))))
            }
            InteractionResponse::DeferShow { ephemeral } => (5, ephemeral.then_some(CallbackData::Flags { flags: EPHEMERAL })),
            InteractionResponse::DeferUpdate => (6, None),
            InteractionResponse::Update(message) => {
                (7, Some(CallbackData::Message(MessageBody::edit(message, encode).with_only(&[]))))
            }
            InteractionResponse::UpdateFile { message, file } => {
                (7, Some(CallbackData::Message(MessageBody::edit(message, encode).with_only(from_ref(file)))))
            }
            InteractionResponse::Choices(lines) => (8, Some(suggestions(lines))),
            InteractionResponse::Modal(modal) => (9, Some(modal_data(modal, encode))),
            InteractionResponse::Sheet(sheet) => (9, Some(sheet_data(sheet, encode))),
        };
        Self { kind, data }
    }
}

/// Lines beyond the bounds are left out: a suggestion that is cut would come back as something else.
fn suggestions<'a>(lines: &[(String, String)]) -> CallbackData<'a> {
    let fits = |text: &str| (1..=SUGGESTION_CHARS_MAX).contains(&text.chars().count());
    let fitting = lines.iter().filter(|(name, value)| fits(name) && fits(value)).take(SUGGESTIONS_MAX);
    CallbackData::Choices {
        choices: fitting.map(|(name, value)| ChoiceBody { name: name.clone(), value: value.clone() }).collect(),
    }
}

fn modal_data<'a>(modal: &'a Modal, encode: EncodePress) -> CallbackData<'a> {
    let input = ComponentBody::TextInput {
        kind: KIND_TEXT_INPUT,
        custom_id: MODAL_INPUT_ID,
        style: if modal.is_long { INPUT_LONG } else { INPUT_SHORT },
        label: cut(&modal.label, MODAL_LABEL_CHARS_MAX),
        placeholder: modal.placeholder.as_deref().map(|text| cut(text, MODAL_PLACEHOLDER_CHARS_MAX)),
        value: None,
        min_length: 1,
        max_length: modal.chars_max.clamp(1, 4000),
        required: true,
    };
    CallbackData::Modal {
        custom_id: encode(&modal.press),
        title: cut(&modal.title, MODAL_TITLE_CHARS_MAX),
        components: vec![RowBody { kind: KIND_ROW, components: vec![input] }],
    }
}

fn sheet_data<'a>(sheet: &'a SheetModal, encode: EncodePress) -> CallbackData<'a> {
    let row = |line: &'a Line| {
        let input = ComponentBody::TextInput {
            kind: KIND_TEXT_INPUT,
            custom_id: line.name,
            style: 1,
            label: cut(&line.label, MODAL_LABEL_CHARS_MAX),
            placeholder: Some(cut(&line.placeholder, MODAL_PLACEHOLDER_CHARS_MAX)),
            value: Some(line.value.as_str()).filter(|value| !value.is_empty()),
            min_length: u16::from(!line.is_optional),
            max_length: line.chars_max.clamp(1, 4000),
            required: !line.is_optional,
        };
        RowBody { kind: KIND_ROW, components: vec![input] }
    };
    CallbackData::Modal {
        custom_id: encode(&sheet.press),
        title: cut(&sheet.title, MODAL_TITLE_CHARS_MAX),
        components: sheet.lines.iter().map(row).collect(),
    }
}

/// The first characters of a text, with an ellipsis where something was left out.
fn cut(text: &str, chars_max: usize) -> String {
    if text.chars().count() <= chars_max {
        return text.to_owned();
    }
    text.chars().take(chars_max - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests;
