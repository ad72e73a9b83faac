//! Every message there is: its class, how many wordings it has, what it may read, and its buttons. The words themselves are in
//! `prompts/<locale>/*.ftl`; `tests/prompts.rs` holds the two together.

use super::{Field, Label};

/// What a message is for, which decides the rules it is held to (`2-behaviour` §3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// The coach begins, or asks.
    Nudge,
    /// The answer to a press or a report.
    Ack,
    /// A line in a club's channel that shows what people did.
    Public,
    /// The answer to a text that needs a person.
    Safety,
    /// Everything else that a member reads: steps, lists, settings, refusals.
    Ui,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 5] = [Self::Nudge, Self::Ack, Self::Public, Self::Safety, Self::Ui];

    /// The most characters of one part (R7).
    #[must_use]
    pub const fn chars_max(self) -> usize {
        match self {
            Self::Nudge => 200,
            Self::Ack | Self::Public => 140,
            Self::Safety => 480,
            Self::Ui => 600,
        }
    }

    /// Its name, which is also that of its file.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nudge => "nudge",
            Self::Ack => "ack",
            Self::Public => "public",
            Self::Safety => "safety",
            Self::Ui => "ui",
        }
    }
}

/// The most characters of a message that is composed of parts (R7).
pub const COMPOSED_CHARS_MAX: usize = 2000;

/// An entry of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The message's id; with several wordings, the family's, and the wordings are `id-1`, `id-2`, …
    pub id: &'static str,
    /// Its class.
    pub class: Class,
    /// How many wordings it has.
    pub wordings: u8,
    /// What it cannot do without.
    pub needs: &'static [Field],
    /// What it uses when it is there.
    pub may: &'static [Field],
    /// Its buttons, in order.
    pub buttons: &'static [Label],
}

macro_rules! templates {
    ($($(#[$doc:meta])* $name:ident = $class:ident $id:literal * $wordings:literal
        [$($need:ident),*] [$($may:ident),*] [$($button:ident),*];)+) => {
        /// A message, by name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Template {
            $($(#[$doc])* $name,)+
        }

        impl Template {
            /// Every message.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// What the catalogue says of it.
            #[must_use]
            pub const fn entry(self) -> &'static Entry {
                match self {
                    $(Self::$name => &Entry {
                        id: $id,
                        class: Class::$class,
                        wordings: $wordings,
                        needs: &[$(Field::$need),*],
                        may: &[$(Field::$may),*],
                        buttons: &[$(Label::$button),*],
                    },)+
                }
            }
        }
    };
}

#[macro_use]
mod share;
#[macro_use]
mod together;
#[macro_use]
mod used;
#[macro_use]
mod room;
#[macro_use]
mod pause;
#[macro_use]
mod plan_file;
#[macro_use]
mod club;
#[macro_use]
mod season;
#[macro_use]
mod safety;
#[macro_use]
mod groups;
mod list;

pub use self::list::Template;

impl Template {
    /// Lines of the daily DM that stand around its sessions and carry no buttons of their own.
    pub const FRAMES: [Self; 3] = [Self::RemIntro, Self::RemMore, Self::EveIntro];

    /// Its id, as logs name it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.entry().id
    }

    /// Its class.
    #[must_use]
    pub const fn class(self) -> Class {
        self.entry().class
    }

    /// Its buttons, in order. The way out is one of them (R6).
    #[must_use]
    pub const fn buttons(self) -> &'static [Label] {
        self.entry().buttons
    }

    /// The ids of its wordings in the files.
    #[must_use]
    pub fn message_ids(self) -> Vec<String> {
        (0..u64::from(self.entry().wordings)).map(|turn| self.message_id(turn)).collect()
    }

    /// The wording for this turn. Turns count up for a member; all wordings are used before one comes again (R19), and families
    /// begin at different places, so that they do not change in step.
    #[must_use]
    pub fn message_id(self, turn: u64) -> String {
        let Entry { id, wordings, .. } = *self.entry();
        if wordings == 1 {
            return id.to_owned();
        }
        let from = id.bytes().map(u64::from).sum::<u64>() % u64::from(wordings);
        let number = (turn % u64::from(wordings) + from) % u64::from(wordings) + 1;
        format!("{id}-{number}")
    }
}
