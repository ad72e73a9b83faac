//! What a use case answers to a command or a press, and who asked.

use super::message::Message;
use crate::domain::ids::{ChannelId, GuildId, MessageId, RoleId, UserId};
use crate::domain::press::Press;

/// Who asked, and where.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The person.
    pub user: UserId,
    /// Their name where they asked.
    pub name: String,
    /// The language of their client, as Discord names it; it need not be one of ours.
    pub locale: String,
    /// The server, if they asked in one.
    pub server: Option<Server>,
    /// Their roles in that server, as the interaction itself says.
    pub roles: Vec<RoleId>,
    /// The channel they asked in.
    pub channel: ChannelId,
    /// The message that was pressed; none for a command.
    pub message: Option<MessageId>,
}

/// The server in which someone asked.
#[derive(Debug, Clone, Copy)]
pub struct Server {
    /// The server.
    pub guild: GuildId,
    /// Whether the person may manage it, as the interaction itself says.
    pub may_manage: bool,
}

/// What kind of message a press came from, so that the answer keeps its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    /// A message that the coach began, in the DM.
    Letter,
    /// An answer that only this person sees.
    Private,
    /// A post in a channel.
    Post,
}

/// The answer to a command, a press, a modal or a keystroke.
#[derive(Debug, Clone)]
pub enum Reply {
    /// A new message that only the asker sees.
    Show(Message),
    /// The same, with a file.
    ShowFile(Message, File),
    /// The same, with several files.
    ShowFiles(Message, Vec<File>),
    /// The message that was pressed becomes this. A file that stood there is gone.
    Update(Message),
    /// The same, with a file.
    UpdateFile(Message, File),
    /// Suggestions while typing: what is shown, and what is sent.
    Choices(Vec<(String, String)>),
    /// A form with one line of text.
    Ask(Form),
    /// A form with several lines, filled in with what is there.
    Fill(Sheet),
}

/// A form with several lines, filled in with what is there: what is left as it is comes back as it was.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// What its submission stands for.
    pub press: Press,
    /// Its title.
    pub title: String,
    /// Its lines: one to five.
    pub lines: Vec<Line>,
}

/// A line of a [`Sheet`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The name under which it comes back.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// What belongs there, in the empty line.
    pub placeholder: String,
    /// What stands there.
    pub value: String,
    /// The longest text.
    pub chars_max: u16,
    /// Whether it can be left empty.
    pub is_optional: bool,
}

/// A form with one line of text.
#[derive(Debug, Clone)]
pub struct Form {
    /// What its submission stands for.
    pub press: Press,
    /// Its title.
    pub title: String,
    /// The line's label.
    pub label: String,
    /// An example in the empty line.
    pub placeholder: String,
    /// The longest text.
    pub chars_max: u16,
    /// Whether it takes several lines.
    pub is_long: bool,
}

/// A file that comes with an answer.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// Its name, of plain letters.
    pub name: String,
    /// What kind of file it is, as on the web.
    pub content_type: &'static str,
    /// What is in it. Never in a log.
    pub bytes: Vec<u8>,
    /// A picture in words, for whoever does not see it.
    pub alt: Option<String>,
}

impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("File").field("name", &self.name).field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}
