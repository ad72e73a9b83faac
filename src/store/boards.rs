//! Table `board`: the message that stands in a club's channel for a group's week.

use sqlx::FromRow;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{Record, StoreError, Tx};
use crate::domain::board::suspension::Suspension;
use crate::domain::calendar::{Instant, Week};
use crate::domain::ids::{BoardId, ChannelId, GroupId, MessageId};

/// How a board stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BoardState {
    /// It is edited as facts change.
    Live,
    /// Its channel does not take it at present.
    Suspended,
    /// Its week is settled; it stays as it is.
    Closed,
}

impl BoardState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Live, Self::Suspended, Self::Closed];

    /// The word in the schema.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Suspended => "suspended",
            Self::Closed => "closed",
        }
    }

    /// Reads [`Self::as_str`] back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// A board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// Its number.
    pub id: BoardId,
    /// Whose it is.
    pub group: GroupId,
    /// Its week.
    pub week: Week,
    /// Where it stands.
    pub channel: ChannelId,
    /// The message that it is; none before it was posted.
    pub message: Option<MessageId>,
    /// What was last shown, as a hash.
    pub content_hash: Option<String>,
    /// When it was posted.
    pub posted_at: Option<Instant>,
    /// When it was last edited.
    pub edited_at: Option<Instant>,
    /// How it stands.
    pub state: BoardState,
    /// What keeps it from its channel, while it is suspended.
    pub suspended_why: Option<Suspension>,
    /// How often it was posted afresh.
    pub reposts: u32,
    /// The numbers of the members it names, so that a name which has to go is noticed.
    pub shown_members: String,
}

macro_rules! columns {
    () => {
        "id, group_id, week, channel_id, message_id, content_hash, posted_at_ms, edited_at_ms, state, reposts, \
         shown_members, suspended_why"
    };
}

sql! {
    BY_ID, 1, concat!("select ", columns!(), " from board where id = $1");
    LATEST, 1, concat!("select ", columns!(), " from board where group_id = $1 order by week desc limit 1");
    BY_WEEK, 2, concat!("select ", columns!(), " from board where group_id = $1 and week = $2");
    INSERT, 3, concat!("insert into board (group_id, week, channel_id, state) values ($1, $2, $3, 'live') returning ", columns!());
    UPDATE, 10, "update board set channel_id = $2, message_id = $3, content_hash = $4, posted_at_ms = $5, edited_at_ms = $6, state = $7, \
         reposts = $8, shown_members = $9, suspended_why = $10 where id = $1";
    LIVE, 0, concat!("select ", columns!(), " from board where state = 'live' order by id");
    OF_GROUP, 1, concat!("select ", columns!(), " from board where group_id = $1 order by week");
}

#[derive(Debug, FromRow)]
struct BoardRow {
    id: i64,
    group_id: i64,
    week: String,
    channel_id: i64,
    message_id: Option<i64>,
    content_hash: Option<String>,
    posted_at_ms: Option<i64>,
    edited_at_ms: Option<i64>,
    state: String,
    reposts: i64,
    shown_members: String,
    suspended_why: Option<String>,
}

impl Record for BoardRow {
    type Meaning = Board;

    fn read(self) -> Result<Board, StoreError> {
        let row = Reading::of("board", self.id);
        Ok(Board {
            id: BoardId::new(self.id),
            group: GroupId::new(self.group_id),
            week: row.parse("week", &self.week)?,
            channel: ChannelId::new(self.channel_id),
            message: self.message_id.map(MessageId::new),
            content_hash: self.content_hash,
            posted_at: row.instant_if("posted_at_ms", self.posted_at_ms)?,
            edited_at: row.instant_if("edited_at_ms", self.edited_at_ms)?,
            state: row.some("state", BoardState::from_word(&self.state))?,
            reposts: row.number("reposts", self.reposts)?,
            shown_members: self.shown_members,
            suspended_why: match self.suspended_why.as_deref() {
                Some(word) => Some(row.some("suspended_why", Suspension::from_word(word))?),
                None => None,
            },
        })
    }
}

impl Tx {
    /// A board by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn board_by_id(&mut self, id: BoardId) -> Result<Option<Board>, StoreError> {
        self.one::<BoardRow, 1>(&BY_ID, binds![id]).await
    }

    /// A group's board of the latest week that has one.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn latest_board(&mut self, group: GroupId) -> Result<Option<Board>, StoreError> {
        self.one::<BoardRow, 1>(&LATEST, binds![group]).await
    }

    /// A group's board of a week.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn board(&mut self, group: GroupId, week: Week) -> Result<Option<Board>, StoreError> {
        self.one::<BoardRow, 2>(&BY_WEEK, binds![group, week]).await
    }

    /// Begins a group's board of a week: live, not yet posted.
    ///
    /// # Errors
    /// [`Rule::OneBoardPerWeek`](super::Rule::OneBoardPerWeek); what the database reports.
    pub async fn insert_board(&mut self, group: GroupId, week: Week, channel: ChannelId) -> Result<Board, StoreError> {
        let board = self.one::<BoardRow, 3>(&INSERT, binds![group, week, channel]).await?;
        board.ok_or(StoreError::Database(sqlx::Error::RowNotFound))
    }

    /// Writes back everything of a board but whose and which week's it is.
    ///
    /// # Errors
    /// [`StoreError::Gone`] where it was deleted meanwhile; what the database reports.
    pub async fn update_board(&mut self, board: &Board) -> Result<(), StoreError> {
        let binds = binds![
            board.id,
            board.channel,
            board.message,
            board.content_hash.as_deref(),
            board.posted_at,
            board.edited_at,
            board.state.as_str(),
            board.reposts,
            board.shown_members.as_str(),
            board.suspended_why.map(Suspension::as_str),
        ];
        self.affect_row(("board", board.id.get()), &UPDATE, binds).await
    }

    /// Every live board, by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn live_boards(&mut self) -> Result<Vec<Board>, StoreError> {
        self.all::<BoardRow, 0>(&LIVE, []).await
    }

    /// A group's boards, the first week first.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn boards_of_group(&mut self, group: GroupId) -> Result<Vec<Board>, StoreError> {
        self.all::<BoardRow, 1>(&OF_GROUP, binds![group]).await
    }
}
