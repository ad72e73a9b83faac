//! The link with which a captain invites the bot.

/// What the bot asks for in a server, as bits (`discord-api-docs: developers/topics/permissions.mdx`): to see channels, to write in
/// them and in threads, to embed links, to attach files and to read what it wrote before.
pub const PERMISSIONS: u64 =
    VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | ATTACH_FILES | READ_MESSAGE_HISTORY | SEND_MESSAGES_IN_THREADS;

/// To see a channel.
pub const VIEW_CHANNEL: u64 = 1 << 10;
/// To write in a channel.
pub const SEND_MESSAGES: u64 = 1 << 11;
/// To show previews of links.
pub const EMBED_LINKS: u64 = 1 << 14;
/// To attach files.
pub const ATTACH_FILES: u64 = 1 << 15;
/// To read older messages.
pub const READ_MESSAGE_HISTORY: u64 = 1 << 16;
/// To write in a thread.
pub const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;

/// The link for the application with this id.
#[must_use]
pub fn link(application_id: u64) -> String {
    format!(
        "https://discord.com/oauth2/authorize?client_id={application_id}&scope=bot%20applications.commands&permissions={PERMISSIONS}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_asks_for_what_the_bot_needs_and_no_more() {
        use serenity::model::Permissions;
        let expected = Permissions::VIEW_CHANNEL
            | Permissions::SEND_MESSAGES
            | Permissions::SEND_MESSAGES_IN_THREADS
            | Permissions::EMBED_LINKS
            | Permissions::ATTACH_FILES
            | Permissions::READ_MESSAGE_HISTORY;
        assert_eq!(PERMISSIONS, expected.bits());
        let link = reqwest::Url::parse(&link(42)).expect("a link");
        let query: Vec<(String, String)> = link.query_pairs().into_owned().collect();
        let expected = [
            ("client_id".to_owned(), "42".to_owned()),
            ("scope".to_owned(), "bot applications.commands".to_owned()),
            ("permissions".to_owned(), expected.bits().to_string()),
        ];
        assert_eq!(query, expected);
    }
}
