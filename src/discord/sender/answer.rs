//! The first answer to an interaction, before it becomes JSON.

use crate::app::message::Message;
use crate::app::reply::{File, Line};
use crate::domain::press::Press;

/// The most lines that an autocomplete may offer.
pub const SUGGESTIONS_MAX: usize = 25;
/// The longest line or value of an autocomplete, in characters.
pub const SUGGESTION_CHARS_MAX: usize = 100;
/// The longest title of a modal, in characters.
pub const MODAL_TITLE_CHARS_MAX: usize = 45;
/// The longest label of a modal's input, in characters.
pub const MODAL_LABEL_CHARS_MAX: usize = 45;
/// The longest placeholder of a modal's input, in characters.
pub const MODAL_PLACEHOLDER_CHARS_MAX: usize = 100;
/// The `custom_id` of a modal's one input.
pub const MODAL_INPUT_ID: &str = "text";

/// The first answer to an interaction; there is exactly one.
/// Source: `discord-api-docs: developers/interactions/receiving-and-responding.mdx` "Interaction Callback".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InteractionResponse {
    /// A new message (type 4).
    Show {
        /// The message.
        message: Message,
        /// Whether only the person who asked sees it.
        ephemeral: bool,
    },
    /// A new message with a file, which only the person who asked sees (type 4).
    ShowFile {
        /// The message.
        message: Message,
        /// The file.
        file: File,
    },
    /// A new message with several files, which only the person who asked sees (type 4).
    ShowFiles {
        /// The message.
        message: Message,
        /// The files.
        files: Vec<File>,
    },
    /// The message that was pressed, replaced (type 7); a file that stood there is gone.
    Update(Message),
    /// The message that was pressed, replaced, with a file (type 7).
    UpdateFile {
        /// The message.
        message: Message,
        /// The file.
        file: File,
    },
    /// "It is coming": a new message follows by editing the original (type 5).
    DeferShow {
        /// Whether only the person who asked will see it. It cannot be changed later.
        ephemeral: bool,
    },
    /// "It is coming": the message that was pressed will be replaced by editing the original (type 6).
    DeferUpdate,
    /// Lines for an autocomplete, each with its value (type 8).
    Choices(Vec<(String, String)>),
    /// A modal with one line to fill in (type 9). Not in answer to a modal, and never after a defer.
    Modal(Modal),
    /// A modal with several lines, filled in (type 9).
    Sheet(SheetModal),
}

/// A modal with up to five text inputs, each with what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetModal {
    /// What submitting it stands for.
    pub press: Press,
    /// Its title.
    pub title: String,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A modal with one text input, of the older kind in an action row, which is the kind that serenity 0.12 reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modal {
    /// What submitting it stands for.
    pub press: Press,
    /// Its title.
    pub title: String,
    /// What to fill in.
    pub label: String,
    /// An example.
    pub placeholder: Option<String>,
    /// The longest text it takes, in characters, from 1 to 4000.
    pub chars_max: u16,
    /// Whether it takes several lines.
    pub is_long: bool,
}
