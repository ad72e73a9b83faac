//! How a board's message is handed over: as a panel with its picture, as a panel without it where no files may be attached, and in plain
//! words where panels are refused. What was shown, and in which form, stands as one word in the board's row.

use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::app::message::Message;
use crate::app::messenger::{Nonce, Refused, SendError};
use crate::domain::ids::{ChannelId, MessageId};
use crate::store::boards::Board;

/// The form in which a board stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A panel with its picture, if it has one.
    Whole,
    /// A panel whose picture was refused. It comes back with the next board, or when the server changes.
    WithoutPicture,
    /// Plain words, for panels were refused. The next board is a panel again.
    Plain,
}

impl Form {
    /// What is tried next after this refusal, if anything is.
    fn after(self, refused: &SendError, message: &Message) -> Option<Self> {
        let SendError::Refused(refused) = refused else { return None };
        match (self, refused) {
            (Self::Whole, Refused::NoPermission | Refused::InvalidBody { .. }) if message.file().is_some() => {
                Some(Self::WithoutPicture)
            }
            (Self::Whole | Self::WithoutPicture, Refused::InvalidBody { .. }) => Some(Self::Plain),
            _ => None,
        }
    }

    fn of(self, message: &Message) -> Message {
        match self {
            Self::Whole => message.clone(),
            Self::WithoutPicture => message.without_picture(),
            Self::Plain => message.in_plain_words(),
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::WithoutPicture => "without-picture",
            Self::Plain => "plain",
        }
    }
}

/// What a board is to show, as hashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    text: String,
    picture: Option<String>,
}

impl Wanted {
    /// This text, with the picture of this name.
    pub(super) fn new(text: &str, picture: Option<String>) -> Self {
        Self { text: BASE32_NOPAD.encode(&Sha256::digest(text.as_bytes())[..15]), picture }
    }

    /// As it is written down once it stands in this form.
    pub(super) fn shown_as(&self, form: Form) -> String {
        format!("{}:{}:{}", form.word(), self.text, self.picture.as_deref().filter(|_| form == Form::Whole).unwrap_or("-"))
    }

    /// Whether a board shows all of it that its form can show.
    pub(super) fn is_shown_by(&self, board: &Board) -> bool {
        board.content_hash.as_deref() == Some(&self.shown_as(form_of(board)))
    }
}

/// The form in which a board stands, or in which it is tried first: what was written down before there were panels becomes one.
pub(super) fn form_of(board: &Board) -> Form {
    let word = board.content_hash.as_deref().and_then(|shown| shown.split_once(':')).map(|(word, _)| word);
    [Form::WithoutPicture, Form::Plain].into_iter().find(|form| word == Some(form.word())).unwrap_or(Form::Whole)
}

/// Whether a board is known to stand as a panel.
fn is_panel(board: &Board) -> bool {
    let word = board.content_hash.as_deref().and_then(|shown| shown.split_once(':')).map(|(word, _)| word);
    [Form::Whole, Form::WithoutPicture].iter().any(|form| word == Some(form.word()))
}

/// Whether a board stands without its picture because the channel takes no files.
#[must_use]
pub fn lacks_its_picture(board: &Board) -> bool {
    form_of(board) == Form::WithoutPicture
}

/// Where a board's message goes.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// Into the channel, as a new message.
    New(&'a Nonce),
    /// In place of the one that stands there.
    Over(MessageId),
}

impl App {
    /// Hands a board's message over in the best form that is taken, and says in which. Plain words cannot take the place of a panel: that
    /// ends as [`Refused::InvalidBody`], and the message is to be posted afresh.
    pub(super) async fn show_board(
        &self,
        board: &Board,
        message: &Message,
        place: Place<'_>,
    ) -> Result<(MessageId, Form), SendError> {
        let mut form = form_of(board);
        loop {
            let error = match self.hand_over(board.channel, &form.of(message), place).await {
                Ok(id) => return Ok((id, form)),
                Err(error) => error,
            };
            let Some(next) = form.after(&error, message) else { return Err(error) };
            if next == Form::Plain && matches!(place, Place::Over(_)) && is_panel(board) {
                return Err(error);
            }
            tracing::warn!(board = board.id.get(), form = next.word(), %error, "a board is shown in a simpler form");
            form = next;
        }
    }

    async fn hand_over(&self, channel: ChannelId, message: &Message, place: Place<'_>) -> Result<MessageId, SendError> {
        let attempt = async || match place {
            Place::New(nonce) => self.messenger.send(channel, message, nonce).await,
            Place::Over(id) => self.messenger.edit(channel, id, message).await.map(|()| id),
        };
        match attempt().await {
            Err(refused) if self.unarchived(channel, &refused).await => attempt().await,
            answer => answer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::message::{Panel, Picture};
    use crate::domain::ids::{BoardId, GroupId};
    use crate::store::boards::BoardState;

    fn board(content_hash: Option<String>) -> Board {
        Board {
            id: BoardId::new(1),
            group: GroupId::new(1),
            week: "2026-W10".parse().expect("a week"),
            channel: ChannelId::new(1),
            message: None,
            content_hash,
            posted_at: None,
            edited_at: None,
            state: BoardState::Live,
            suspended_why: None,
            reposts: 0,
            shown_members: String::new(),
        }
    }

    #[test]
    fn what_stands_is_known_again_and_what_differs_is_shown_anew() {
        let wanted = Wanted::new("Hi", Some("PICTURE".into()));
        let (other_text, other_picture) = (Wanted::new("Ho", Some("PICTURE".into())), Wanted::new("Hi", Some("ANOTHER".into())));
        let no_picture = Wanted::new("Hi", None);
        for form in [Form::Whole, Form::WithoutPicture, Form::Plain] {
            let board = board(Some(wanted.shown_as(form)));
            assert_eq!(form_of(&board), form);
            assert!(wanted.is_shown_by(&board), "{form:?}");
            assert!(!other_text.is_shown_by(&board), "{form:?}");
            // Where no picture stands, another one is no reason for an edit.
            assert_eq!(other_picture.is_shown_by(&board), form != Form::Whole, "{form:?}");
            assert_eq!(no_picture.is_shown_by(&board), form != Form::Whole, "{form:?}");
            assert_eq!(lacks_its_picture(&board), form == Form::WithoutPicture);
        }
        for before in [None, Some("ABCDEFGH".to_owned())] {
            let board = board(before);
            assert!(!wanted.is_shown_by(&board), "what was shown before there were panels becomes one");
            assert_eq!(form_of(&board), Form::Whole);
        }
    }

    #[test]
    fn each_refusal_leads_to_the_next_simpler_form_and_no_other_error_does() {
        let picture = Picture::png("year.png", vec![1], "Two lit weeks").expect("a picture");
        let with = Message::of_panel(Panel::new("Hi").with_picture(Some(picture)), vec![]).expect("a message");
        let without = with.without_picture();
        let invalid = SendError::Refused(Refused::InvalidBody { code: 50035, path: String::new() });
        let denied = SendError::Refused(Refused::NoPermission);
        let gone = SendError::Refused(Refused::MessageGone);
        let table = [
            (Form::Whole, &with, &denied, Some(Form::WithoutPicture)),
            (Form::Whole, &with, &invalid, Some(Form::WithoutPicture)),
            (Form::Whole, &without, &denied, None),
            (Form::Whole, &without, &invalid, Some(Form::Plain)),
            (Form::WithoutPicture, &with, &invalid, Some(Form::Plain)),
            (Form::WithoutPicture, &with, &denied, None),
            (Form::Plain, &with, &invalid, None),
            (Form::Whole, &with, &gone, None),
            (Form::Whole, &with, &SendError::Unreachable, None),
        ];
        for (form, message, error, expected) in table {
            assert_eq!(form.after(error, message), expected, "{form:?} after {error}");
        }
    }
}
