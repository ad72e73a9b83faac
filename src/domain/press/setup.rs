//! The presses of `/club setup`.

/// Something to choose on the panel of `/club setup`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SetupStep {
    /// The board's channel, chosen.
    Board,
    /// The channel of the post with `[Start]`, chosen.
    StartPost,
    /// The role of captains, chosen; none is a choice too.
    CaptainRole,
    /// The club's language, chosen.
    Language,
    /// The club's city: asks for it in a form.
    AskCity,
    /// The submitted form.
    City,
}
