//! The bot's token: carried, sent, never shown.

use std::fmt;

/// A bot token. Its `Debug` is `***`, and only this room can read it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// Why a text cannot be a token. Says nothing of the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Nothing there.
    #[error("the token is empty")]
    Empty,
    /// Something that a header cannot carry.
    #[error("the token has blanks or characters that no token has")]
    BadCharacters,
}

impl Token {
    /// A token as it was configured, surrounding blanks and a "Bot " before it taken off. Whether Discord accepts it is for Discord to
    /// say, so the format is checked only loosely.
    ///
    /// # Errors
    /// If it is empty or could not stand in a header.
    pub fn parse(text: &str) -> Result<Self, TokenError> {
        let text = text.trim();
        let text = text.strip_prefix("Bot ").unwrap_or(text).trim();
        if text.is_empty() {
            return Err(TokenError::Empty);
        }
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(TokenError::BadCharacters);
        }
        Ok(Self(text.to_owned()))
    }

    /// The token itself. Only for the header and for serenity.
    pub(in crate::discord) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_loosely_and_never_shown() {
        for text in ["abc.def-ghi_1", " abc.def-ghi_1\n", "Bot abc.def-ghi_1"] {
            let token = Token::parse(text).expect("a token");
            assert_eq!(token.reveal(), "abc.def-ghi_1");
            assert_eq!(format!("{token:?} {token:#?}"), "*** ***");
        }
        let table = [
            ("", TokenError::Empty),
            ("  ", TokenError::Empty),
            ("a b", TokenError::BadCharacters),
            ("a\r\nX-Evil: 1", TokenError::BadCharacters),
            ("tökén", TokenError::BadCharacters),
        ];
        for (text, expected) in table {
            assert_eq!(Token::parse(text), Err(expected), "{text:?}");
        }
    }
}
