//! The other form of a message: texts and a picture in one frame. Whoever shows it in words alone shows the same words, because there
//! is only one place in which they stand. Bounds: `discord-api-docs: developers/components/reference.mdx` and
//! `developers/resources/message.mdx`.

use super::{Message, MessageError, Row, TEXT_CHARS_MAX, check_rows};
use crate::app::reply::File;

/// The longest text of all parts together, in characters.
pub const PANEL_CHARS_MAX: usize = 4000;
/// The most parts, with the frame and whatever can be pressed.
pub const PANEL_PARTS_MAX: usize = 40;
/// The longest description of a picture, in characters.
pub const ALT_CHARS_MAX: usize = 1024;

/// A picture with its meaning in words: there is none without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture(File);

impl Picture {
    /// A PNG under a name of plain letters.
    ///
    /// # Errors
    /// No description, or a longer one than [`ALT_CHARS_MAX`].
    pub fn png(name: &str, bytes: Vec<u8>, alt: &str) -> Result<Self, MessageError> {
        let chars = alt.trim().chars().count();
        if !(1..=ALT_CHARS_MAX).contains(&chars) {
            return Err(MessageError::BadAlt(chars));
        }
        Ok(Self(File { name: name.to_owned(), content_type: "image/png", bytes, alt: Some(alt.trim().to_owned()) }))
    }

    /// As a file to send.
    #[must_use]
    pub fn file(&self) -> &File {
        &self.0
    }

    /// What it shows, in words.
    #[must_use]
    pub fn alt(&self) -> &str {
        self.0.alt.as_deref().unwrap_or_default()
    }
}

/// Texts and a picture in one frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    head: String,
    picture: Option<Picture>,
    blocks: Vec<String>,
}

impl Panel {
    /// A panel that begins with these words.
    #[must_use]
    pub fn new(head: impl Into<String>) -> Self {
        Self { head: head.into(), picture: None, blocks: Vec::new() }
    }

    /// The same with one more text below, unless there is nothing in it.
    #[must_use]
    pub fn with_block(mut self, block: impl Into<String>) -> Self {
        let block = block.into();
        if !block.trim().is_empty() {
            self.blocks.push(block);
        }
        self
    }

    /// The same with this picture, or with none.
    #[must_use]
    pub fn with_picture(self, picture: Option<Picture>) -> Self {
        Self { picture, ..self }
    }

    /// What it begins with.
    #[must_use]
    pub fn head(&self) -> &str {
        &self.head
    }

    /// What stands below the first words.
    #[must_use]
    pub fn picture(&self) -> Option<&Picture> {
        self.picture.as_ref()
    }

    /// What follows, text by text.
    #[must_use]
    pub fn blocks(&self) -> &[String] {
        &self.blocks
    }

    /// All of its words, in the order in which they are read.
    #[must_use]
    pub fn text(&self) -> String {
        std::iter::once(&self.head).chain(&self.blocks).map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}

impl Message {
    /// A message in the form of a panel, with these rows below it.
    ///
    /// # Errors
    /// The first bound that it would break.
    pub fn of_panel(panel: Panel, rows: Vec<Row>) -> Result<Self, MessageError> {
        if panel.head.trim().is_empty() {
            return Err(MessageError::NoText);
        }
        let chars = std::iter::once(&panel.head).chain(&panel.blocks).map(|text| text.chars().count()).sum();
        if chars > PANEL_CHARS_MAX {
            return Err(MessageError::TextTooLong(chars));
        }
        // The frame and the head; a picture stands in a gallery.
        let parts = 2 + usize::from(panel.picture.is_some()) + panel.blocks.len() + rows.iter().map(parts_of).sum::<usize>();
        if parts > PANEL_PARTS_MAX {
            return Err(MessageError::TooManyParts(parts));
        }
        check_rows(&rows)?;
        Ok(Self { text: panel.text(), rows, panel: Some(Box::new(panel)) })
    }

    /// The panel, if this is its form.
    #[must_use]
    pub fn panel(&self) -> Option<&Panel> {
        self.panel.as_deref()
    }

    /// The file that comes with it.
    #[must_use]
    pub fn file(&self) -> Option<&File> {
        self.panel.as_ref()?.picture.as_ref().map(Picture::file)
    }

    /// The same in a list, which is what goes over the wire.
    #[must_use]
    pub fn files(&self) -> &[File] {
        self.file().map_or(&[], std::slice::from_ref)
    }

    /// The same without a picture.
    #[must_use]
    pub fn without_picture(&self) -> Self {
        let panel = self.panel.clone().map(|panel| Box::new(panel.with_picture(None)));
        Self { panel, ..self.clone() }
    }

    /// The same as a plain message. What is longer than a plain message can be ends with the last line that fits.
    #[must_use]
    pub fn in_plain_words(&self) -> Self {
        let mut text = self.text.clone();
        while text.chars().count() > TEXT_CHARS_MAX {
            match text.rfind('\n') {
                Some(line) => text.truncate(line),
                None => text = text.chars().take(TEXT_CHARS_MAX).collect(),
            }
        }
        Self { text, rows: self.rows.clone(), panel: None }
    }
}

fn parts_of(row: &Row) -> usize {
    1 + row.presses().count()
}

#[cfg(test)]
mod tests {
    use super::super::Button;
    use super::*;
    use crate::domain::ids::OccurrenceId;
    use crate::domain::press::Press;

    fn picture() -> Picture {
        Picture::png("year.png", vec![1], "Two lit weeks").expect("a picture")
    }

    fn blocks(count: usize, text: &str) -> Panel {
        (0..count).fold(Panel::new("Head"), |panel, _| panel.with_block(text))
    }

    #[test]
    fn a_panel_keeps_the_bounds_of_all_its_texts_and_parts() {
        let row = || Row::Buttons((0..5).map(|n| Button::plain("Hi", Press::Change(OccurrenceId::new(n)))).collect());
        let twice = vec![row(), row()];
        let table: Vec<(&str, Panel, Vec<Row>, Option<MessageError>)> = vec![
            ("4000 characters", Panel::new("x".repeat(1500)).with_block("ü".repeat(2500)), vec![], None),
            (
                "4001 characters",
                Panel::new("x".repeat(1500)).with_picture(Some(picture())).with_block("u".repeat(2501)),
                vec![],
                Some(MessageError::TextTooLong(4001)),
            ),
            ("no head", Panel::new(" \n").with_block("Hi"), vec![], Some(MessageError::NoText)),
            ("forty parts", blocks(38, "Hi"), vec![], None),
            ("forty-one parts", blocks(39, "Hi"), vec![], Some(MessageError::TooManyParts(41))),
            ("with buttons", blocks(32, "Hi"), vec![row()], None),
            ("with one text too many", blocks(33, "Hi"), vec![row()], Some(MessageError::TooManyParts(41))),
            ("blocks without anything in them", blocks(60, " \n "), vec![], None),
            ("the same button twice", blocks(1, "Hi"), twice, Some(MessageError::Repeated { row: 1 })),
        ];
        for (what, panel, rows, expected) in table {
            assert_eq!(Message::of_panel(panel, rows).err(), expected, "{what}");
        }
    }

    #[test]
    fn a_picture_without_words_does_not_exist() {
        for (alt, chars) in [("", 0), (" \n", 0), (&*"x".repeat(1025), 1025)] {
            assert_eq!(Picture::png("year.png", vec![1], alt).err(), Some(MessageError::BadAlt(chars)));
        }
        assert_eq!(picture().alt(), "Two lit weeks");
    }

    #[test]
    fn in_both_forms_it_says_the_same() {
        let panel = Panel::new("Title\nFirst").with_picture(Some(picture())).with_block("Second").with_block("Third\nFourth");
        let message = Message::of_panel(panel, vec![]).expect("a message");
        assert_eq!(message.text(), "Title\nFirst\nSecond\nThird\nFourth");
        let plain = message.in_plain_words();
        assert_eq!((plain.text(), plain.panel(), plain.file()), (message.text(), None, None));
        let bare = message.without_picture();
        assert_eq!((bare.text(), bare.file()), (message.text(), None));
        assert!(bare.panel().is_some_and(|panel| panel.blocks().len() == 2), "and stays a panel");
        assert!(message.file().is_some_and(|file| file.alt.as_deref() == Some("Two lit weeks")));
    }

    #[test]
    fn what_is_too_long_for_plain_words_ends_with_a_whole_line() {
        let lines = (0..300).map(|n| format!("name {n:05}")).collect::<Vec<_>>();
        let long = Message::of_panel(Panel::new("Title").with_block(lines.join("\n")), vec![]).expect("a message");
        let plain = long.in_plain_words();
        assert!(plain.text().chars().count() <= TEXT_CHARS_MAX);
        assert!(plain.text().ends_with("name 00180"), "the last line that fits, whole: {}", &plain.text()[1960..]);
        let one = Message::of_panel(Panel::new("x".repeat(3000)), vec![]).expect("a message");
        assert_eq!(one.in_plain_words().text().len(), TEXT_CHARS_MAX, "a single line is cut where it must be");
    }
}
