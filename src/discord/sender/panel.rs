//! A panel as components of version 2: a container with texts and a gallery of one picture
//! (`discord-api-docs: developers/components/reference.mdx`). serenity 0.12 has no types for them.

use serde::Serialize;

use crate::app::message::{Panel, Picture};

/// The flag of a message that is made of components alone. No edit takes it off.
pub(super) const COMPONENTS_V2: u32 = 1 << 15;

const KIND_TEXT: u8 = 10;
const KIND_GALLERY: u8 = 12;
const KIND_CONTAINER: u8 = 17;

/// The stripe beside the container: the lanterns' own colour.
const ACCENT: u32 = 0x00b4_521a;

/// A panel.
#[derive(Debug, Serialize)]
pub(super) struct PanelBody<'a> {
    #[serde(rename = "type")]
    kind: u8,
    accent_color: u32,
    components: Vec<InnerBody<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum InnerBody<'a> {
    Text {
        #[serde(rename = "type")]
        kind: u8,
        content: &'a str,
    },
    Gallery {
        #[serde(rename = "type")]
        kind: u8,
        items: [ItemBody<'a>; 1],
    },
}

#[derive(Debug, Serialize)]
struct ItemBody<'a> {
    media: MediaBody,
    description: &'a str,
}

#[derive(Debug, Serialize)]
struct MediaBody {
    /// Addresses of files end after a while; the name of one that comes along does not.
    url: String,
}

impl<'a> PanelBody<'a> {
    pub(super) fn of(panel: &'a Panel) -> Self {
        let text = |content: &'a str| InnerBody::Text { kind: KIND_TEXT, content };
        let gallery = |picture: &'a Picture| InnerBody::Gallery {
            kind: KIND_GALLERY,
            items: [ItemBody {
                media: MediaBody { url: format!("attachment://{}", picture.file().name) },
                description: picture.alt(),
            }],
        };
        let mut components = vec![text(panel.head())];
        components.extend(panel.picture().map(gallery));
        components.extend(panel.blocks().iter().map(|block| text(block)));
        Self { kind: KIND_CONTAINER, accent_color: ACCENT, components }
    }
}
