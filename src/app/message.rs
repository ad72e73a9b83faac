//! A message as the coach means it: a text and rows of things to press. It knows nothing of how a platform writes it down.
//!
//! [`Message::new`] and [`Message::of_panel`] are the only ways to make one and keep the platform's bounds, so a message that exists can
//! be sent.
//! Bounds: `discord-api-docs: developers/resources/message.mdx` "Create Message" and `developers/components/reference.mdx`.

mod panel;

pub use panel::{ALT_CHARS_MAX, PANEL_CHARS_MAX, PANEL_PARTS_MAX, Panel, Picture};

use crate::domain::ids::{ChannelId, RoleId};
use crate::domain::press::Press;

/// The longest text of a message, in characters.
pub const TEXT_CHARS_MAX: usize = 2000;
/// The most rows under a message.
pub const ROWS_MAX: usize = 5;
/// The most buttons in a row.
pub const BUTTONS_MAX: usize = 5;
/// The longest label of a button, in characters.
pub const BUTTON_LABEL_CHARS_MAX: usize = 80;
/// The most choices of a select.
pub const CHOICES_MAX: usize = 25;
/// The longest label, value or description of a choice, in characters.
pub const CHOICE_CHARS_MAX: usize = 100;
/// The longest placeholder of a select, in characters.
pub const PLACEHOLDER_CHARS_MAX: usize = 150;

/// How much a button asks to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The one that most people will want.
    Main,
    /// One of several of equal weight.
    Plain,
    /// A way out, which never competes with the others.
    Quiet,
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What it says.
    pub label: String,
    /// What it stands for.
    pub press: Press,
    /// How much it asks to be seen.
    pub look: Look,
}

impl Button {
    /// A button of equal weight with its neighbours.
    #[must_use]
    pub fn plain(label: impl Into<String>, press: Press) -> Self {
        Self { label: label.into(), press, look: Look::Plain }
    }

    /// The button that most people will want.
    #[must_use]
    pub fn main(label: impl Into<String>, press: Press) -> Self {
        Self { label: label.into(), press, look: Look::Main }
    }

    /// A way out.
    #[must_use]
    pub fn quiet(label: impl Into<String>, press: Press) -> Self {
        Self { label: label.into(), press, look: Look::Quiet }
    }
}

/// One line of a select.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it says.
    pub label: String,
    /// What comes back when it is chosen.
    pub value: String,
    /// A second, smaller line.
    pub description: Option<String>,
    /// Whether it is chosen already.
    pub is_default: bool,
}

impl Choice {
    /// A choice without a second line, not chosen yet.
    #[must_use]
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), description: None, is_default: false }
    }
}

/// A row under a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Buttons, side by side.
    Buttons(Vec<Button>),
    /// A list of which one line can be chosen.
    Select {
        /// What choosing stands for; the chosen value comes beside it.
        press: Press,
        /// What it says while nothing is chosen.
        placeholder: String,
        /// The lines.
        options: Vec<Choice>,
    },
    /// A list of the server's channels in which messages can stand.
    Channels {
        /// What choosing stands for; the channel's number comes beside it.
        press: Press,
        /// What it says while nothing is chosen.
        placeholder: String,
        /// The one that is chosen already.
        chosen: Option<ChannelId>,
    },
    /// A list of the server's roles, of which one or none can be chosen.
    Roles {
        /// What choosing stands for; the role's number comes beside it, or nothing.
        press: Press,
        /// What it says while nothing is chosen.
        placeholder: String,
        /// The one that is chosen already.
        chosen: Option<RoleId>,
    },
}

impl Row {
    /// What can be pressed in this row.
    pub fn presses(&self) -> impl Iterator<Item = &Press> {
        let (buttons, select): (&[Button], Option<&Press>) = match self {
            Self::Buttons(buttons) => (buttons, None),
            Self::Select { press, .. } | Self::Channels { press, .. } | Self::Roles { press, .. } => (&[], Some(press)),
        };
        buttons.iter().map(|button| &button.press).chain(select)
    }
}

/// A bound that a message would break. Always a mistake of ours: what members write is cut or refused long before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// Nothing to read.
    #[error("a message without a text")]
    NoText,
    /// A text beyond [`TEXT_CHARS_MAX`].
    #[error("a text of {0} characters")]
    TextTooLong(usize),
    /// More parts than [`PANEL_PARTS_MAX`].
    #[error("{0} parts")]
    TooManyParts(usize),
    /// A picture whose description is empty or too long.
    #[error("a picture with a description of {0} characters")]
    BadAlt(usize),
    /// More than [`ROWS_MAX`] rows.
    #[error("{0} rows")]
    TooManyRows(usize),
    /// A row with nothing in it.
    #[error("row {row} is empty")]
    EmptyRow {
        /// Counted from 0.
        row: usize,
    },
    /// More buttons than fit into a row, or more lines than fit into a select.
    #[error("row {row} holds {count}")]
    RowTooFull {
        /// Counted from 0.
        row: usize,
        /// How many it holds.
        count: usize,
    },
    /// A label, value, description or placeholder that is empty or too long.
    #[error("row {row} has a label, value or placeholder of {chars} characters")]
    BadLength {
        /// Counted from 0.
        row: usize,
        /// How long it is.
        chars: usize,
    },
    /// Two buttons stand for the same, or two lines have the same value.
    #[error("row {row} repeats what can be pressed")]
    Repeated {
        /// Counted from 0.
        row: usize,
    },
    /// More than one line of a select is chosen already.
    #[error("row {row} has several lines chosen")]
    SeveralDefaults {
        /// Counted from 0.
        row: usize,
    },
}

/// A message that keeps all bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    text: String,
    rows: Vec<Row>,
    // Few messages have one, so those without it do not carry its size.
    panel: Option<Box<Panel>>,
}

impl Message {
    /// A message with this text and these rows.
    ///
    /// # Errors
    /// The first bound that it would break.
    pub fn new(text: impl Into<String>, rows: Vec<Row>) -> Result<Self, MessageError> {
        let text = text.into();
        if text.trim().is_empty() {
            return Err(MessageError::NoText);
        }
        let chars = text.chars().count();
        if chars > TEXT_CHARS_MAX {
            return Err(MessageError::TextTooLong(chars));
        }
        check_rows(&rows)?;
        Ok(Self { text, rows, panel: None })
    }

    /// A message with nothing to press.
    ///
    /// # Errors
    /// As [`Message::new`].
    pub fn of_text(text: impl Into<String>) -> Result<Self, MessageError> {
        Self::new(text, Vec::new())
    }

    /// What it says, all of it, whatever its form.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What can be pressed, row by row.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Everything that can be pressed, in reading order.
    pub fn presses(&self) -> impl Iterator<Item = &Press> {
        self.rows.iter().flat_map(Row::presses)
    }
}

fn check_rows(rows: &[Row]) -> Result<(), MessageError> {
    if rows.len() > ROWS_MAX {
        return Err(MessageError::TooManyRows(rows.len()));
    }
    let mut seen: Vec<&Press> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        check_row(index, row)?;
        for press in row.presses() {
            if seen.contains(&press) {
                return Err(MessageError::Repeated { row: index });
            }
            seen.push(press);
        }
    }
    Ok(())
}

fn check_row(index: usize, row: &Row) -> Result<(), MessageError> {
    let within = |text: &str, chars_max: usize| {
        let chars = text.chars().count();
        if (1..=chars_max).contains(&chars) { Ok(()) } else { Err(MessageError::BadLength { row: index, chars }) }
    };
    match row {
        Row::Buttons(buttons) => {
            check_count(index, buttons.len(), BUTTONS_MAX)?;
            buttons.iter().try_for_each(|button| within(&button.label, BUTTON_LABEL_CHARS_MAX))
        }
        Row::Channels { placeholder, .. } | Row::Roles { placeholder, .. } => within(placeholder, PLACEHOLDER_CHARS_MAX),
        Row::Select { placeholder, options, .. } => {
            check_count(index, options.len(), CHOICES_MAX)?;
            within(placeholder, PLACEHOLDER_CHARS_MAX)?;
            for (position, choice) in options.iter().enumerate() {
                within(&choice.label, CHOICE_CHARS_MAX)?;
                within(&choice.value, CHOICE_CHARS_MAX)?;
                choice.description.as_deref().map_or(Ok(()), |description| within(description, CHOICE_CHARS_MAX))?;
                if options[..position].iter().any(|earlier| earlier.value == choice.value) {
                    return Err(MessageError::Repeated { row: index });
                }
            }
            if options.iter().filter(|choice| choice.is_default).count() > 1 {
                return Err(MessageError::SeveralDefaults { row: index });
            }
            Ok(())
        }
    }
}

fn check_count(row: usize, count: usize, count_max: usize) -> Result<(), MessageError> {
    match count {
        0 => Err(MessageError::EmptyRow { row }),
        count if count > count_max => Err(MessageError::RowTooFull { row, count }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::OccurrenceId;

    fn button(number: i64) -> Button {
        Button::plain("Done", Press::Change(OccurrenceId::new(number)))
    }

    fn select(options: Vec<Choice>) -> Row {
        Row::Select { press: Press::Today, placeholder: "Pick one".into(), options }
    }

    #[test]
    fn a_message_keeps_the_bounds() {
        let full_row = |from: i64| Row::Buttons((from..from + 5).map(button).collect());
        let five = (0..5).map(|row| full_row(row * 5)).collect::<Vec<_>>();
        let too_many = (0..6).map(|row| full_row(row * 5)).collect::<Vec<_>>();
        let long_label = Row::Buttons(vec![Button::plain("x".repeat(81), Press::Today)]);
        let fitting_label = Row::Buttons(vec![Button::plain("é".repeat(80), Press::Today)]);
        let choices = |count: usize| (0..count).map(|n| Choice::new("Line", n.to_string())).collect::<Vec<_>>();
        let mut two_defaults = choices(2);
        two_defaults.iter_mut().for_each(|choice| choice.is_default = true);
        let described = |description: String| vec![Choice { description: Some(description), ..Choice::new("Line", "1") }];

        let table: Vec<(&str, String, Vec<Row>, Option<MessageError>)> = vec![
            ("2000 characters, not bytes", "ü".repeat(2000), vec![], None),
            ("2001 characters", "u".repeat(2001), vec![], Some(MessageError::TextTooLong(2001))),
            ("only blanks", " \n".into(), vec![], Some(MessageError::NoText)),
            ("five full rows", "Hi".into(), five, None),
            ("six rows", "Hi".into(), too_many, Some(MessageError::TooManyRows(6))),
            ("no button", "Hi".into(), vec![Row::Buttons(vec![])], Some(MessageError::EmptyRow { row: 0 })),
            (
                "six buttons",
                "Hi".into(),
                vec![Row::Buttons((0..6).map(button).collect())],
                Some(MessageError::RowTooFull { row: 0, count: 6 }),
            ),
            ("a label of 80 characters", "Hi".into(), vec![fitting_label], None),
            ("a label of 81 characters", "Hi".into(), vec![long_label], Some(MessageError::BadLength { row: 0, chars: 81 })),
            (
                "the same button in two rows",
                "Hi".into(),
                vec![Row::Buttons(vec![button(1)]), Row::Buttons(vec![button(1)])],
                Some(MessageError::Repeated { row: 1 }),
            ),
            ("25 choices", "Hi".into(), vec![select(choices(25))], None),
            ("26 choices", "Hi".into(), vec![select(choices(26))], Some(MessageError::RowTooFull { row: 0, count: 26 })),
            ("two defaults", "Hi".into(), vec![select(two_defaults)], Some(MessageError::SeveralDefaults { row: 0 })),
            (
                "one value twice",
                "Hi".into(),
                vec![select(vec![Choice::new("A", "1"), Choice::new("B", "1")])],
                Some(MessageError::Repeated { row: 0 }),
            ),
            (
                "an empty description",
                "Hi".into(),
                vec![select(described(String::new()))],
                Some(MessageError::BadLength { row: 0, chars: 0 }),
            ),
            (
                "a long description",
                "Hi".into(),
                vec![select(described("x".repeat(101)))],
                Some(MessageError::BadLength { row: 0, chars: 101 }),
            ),
        ];
        for (what, text, rows, expected) in table {
            assert_eq!(Message::new(text, rows).err(), expected, "{what}");
        }
    }

    #[test]
    fn presses_come_in_reading_order() {
        let rows = vec![Row::Buttons(vec![button(2), button(1)]), select(vec![Choice::new("A", "1")])];
        let message = Message::new("Hi", rows).expect("a good message");
        let expected = [Press::Change(OccurrenceId::new(2)), Press::Change(OccurrenceId::new(1)), Press::Today];
        assert_eq!(message.presses().cloned().collect::<Vec<_>>(), expected);
    }
}
