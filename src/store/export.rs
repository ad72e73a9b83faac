//! Everything that is stored about a member, table by table, as it stands in the rows. Other members are in none of it: where a row
//! names one, it is left out of the columns. `tests/app/export.rs` compares this page with the schema.

use sqlx::{Row as _, ValueRef as _};

use super::dialect::{on, sql};
use super::statement::{Bind, Statement, binds};
use super::{StoreError, Tx};
use crate::domain::ids::MemberId;

/// A value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Nothing,
    /// A number, an instant in unix milliseconds, or a flag.
    Number(i64),
    /// A text.
    Text(String),
}

/// The rows of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// The names of its columns.
    pub columns: Vec<&'static str>,
    /// Its rows, each as long as the columns.
    pub rows: Vec<Vec<Cell>>,
}

sql! {
    MEMBER, 1, "select id, user_id, joined_at_ms, consent_version, zone, reminder_at, evening_at, quiet_from, quiet_until, locale, \
         units, self_word, dm_channel_id, delivery, ladder, ladder_since_on, last_sign_at_ms, last_away_on, boosts_left, race_on, \
         chapter_from_week, chapter_due_on, wants_season_letter, wants_fuel_prompts, takes_invites, trusted_user_id, trusted_asked_at_ms, trusted_accepted_at_ms from member \
         where id = $1 order by id";
    NAMED_AS_TRUSTED, 1, "select trusted_asked_at_ms, trusted_accepted_at_ms from member \
         where trusted_user_id = (select user_id from member where id = $1) order by id";
    CLUB_MEMBER, 1, "select club_id, club.guild_id, club.name, display_name, is_sharing, joined_on, confirmed_at_ms from club_member \
         join club on club.id = club_member.club_id where club_member.member_id = $1 order by club_id";
    CLUB_SET_UP, 1, "select id, guild_id, name, set_up_at_ms, captain_told_at_ms from club \
         where set_up_by_user_id = (select user_id from member where id = $1) order by id";
    GROUP_MEMBER, 1, "select group_id, club_group.club_id, club_group.name, joined_on from group_member \
         join club_group on club_group.id = group_member.group_id where group_member.member_id = $1 order by group_id";
    SESSION, 1, "select id from session where member_id = $1 order by id";
    SESSION_VERSION, 1, "select session_id, valid_from, valid_until, kind, area, title, minutes, full_words, small_words, days, \
         every_weeks, starts_on, ends_on, cue, fallback_day, is_long, is_hard, is_reminded from session \
         join session_version on session_version.session_id = session.id where session.member_id = $1 order by session_id, valid_from";
    OCCURRENCE, 1, "select id, session_id, local_date, outcome, version, swapped_kind, moved_to, moved_from, is_extra, was_reminded, is_part \
         from occurrence where member_id = $1 order by local_date, id";
    CHECK_IN, 1, "select id, occurrence_id, about_on, made_on, made_at_ms, outcome, version, swapped_kind, moved_to, is_boosted, is_part \
         from check_in where member_id = $1 order by about_on, id";
    MEMBER_CHANGE, 1, "select id, made_at_ms, what, before_state, undone_at_ms from member_change where member_id = $1 order by id";
    ROOM, 1, "select week, answered_on, room, answered_at_ms, is_own from room where member_id = $1 order by week, answered_on";
    PROPOSAL, 1, "select id, letter_id, made_on, kind, session_id, from_day, to_day, season, chosen from proposal where member_id = $1 \
         order by made_on, id";
    PLAN_IMPORT, 1, "select id, made_at_ms, sessions, left_out, counts from plan_import where member_id = $1 order by id";
    PAUSE, 1, "select id, paused_from, paused_until, kinds, asked_on, is_answered from pause where member_id = $1 order by paused_from, id";
    MEMBER_SEASON, 1, "select from_week, season, name, strength, mobility, together, recovery, is_light, chosen_at_ms from member_season \
         where member_id = $1 order by from_week";
    RAMP_WEEK, 1, "select week, share, counts_from, made_at_ms from ramp_week where member_id = $1 order by week, counts_from";
    LADDER_DAY, 1, "select local_date, ladder from ladder_day where member_id = $1 order by local_date";
    MEMBER_WEEK, 1, "select week, planned, need, credited, strength, mobility, recovery, is_kept, is_comeback from member_week \
         where member_id = $1 order by week";
    LETTER, 1, "select id, local_date, slot, template, composed_at_ms, channel_id, message_id, delivered_at_ms from letter \
         where member_id = $1 order by local_date, id";
    LETTER_PART, 1, "select letter_id, place, occurrence_id from letter join letter_part on letter_part.letter_id = letter.id \
         where letter.member_id = $1 order by letter_id, place";
    INVITE_SENT, 1, "select id, occurrence_id, state, at_ms, other_at_ms, made_at_ms, changed_at_ms from invite where from_member_id = $1 order by id";
    INVITE_RECEIVED, 1, "select id, state, at_ms, other_at_ms, made_at_ms, changed_at_ms, letter_id, told_at_ms from invite where to_member_id = $1 order by id";
    CLUB_CHECK_IN_HELLO, 1, "select post_id from club_check_in_hello where member_id = $1 order by post_id";
    SHARE, 1, "select id, occurrence_id, group_id, channel_id, message_id, kind, shown_name, made_at_ms, ended_at_ms from share where member_id = $1 order by id";
    CHEER, 1, "select share_id from cheer where member_id = $1 order by share_id";
    JOB, 1, "select id, kind, key, run_at_ms, state, attempt, claims, lease_until_ms, unknown_since_ms, again_at_ms, last_error, \
         finished_at_ms from job where member_id = $1 order by id";
    PROBLEM_REPORT, 1, "select id, made_at_ms, words from problem_report \
         where user_id = (select user_id from member where id = $1) order by id";
    BOARD, 1, "select board.group_id, board.week, board.channel_id, board.message_id, board.shown_members from group_member \
         join board on board.group_id = group_member.group_id where group_member.member_id = $1 order by board.group_id, board.week";
}

/// Every table that is exported, with its statement.
const TABLES: [(&str, &Statement<1>); 28] = [
    ("member", &MEMBER),
    ("named_as_trusted_contact", &NAMED_AS_TRUSTED),
    ("club_member", &CLUB_MEMBER),
    ("club_set_up", &CLUB_SET_UP),
    ("group_member", &GROUP_MEMBER),
    ("session", &SESSION),
    ("session_version", &SESSION_VERSION),
    ("occurrence", &OCCURRENCE),
    ("check_in", &CHECK_IN),
    ("member_change", &MEMBER_CHANGE),
    ("room", &ROOM),
    ("proposal", &PROPOSAL),
    ("plan_import", &PLAN_IMPORT),
    ("pause", &PAUSE),
    ("member_season", &MEMBER_SEASON),
    ("ramp_week", &RAMP_WEEK),
    ("ladder_day", &LADDER_DAY),
    ("member_week", &MEMBER_WEEK),
    ("letter", &LETTER),
    ("letter_part", &LETTER_PART),
    ("invite_sent", &INVITE_SENT),
    ("invite_received", &INVITE_RECEIVED),
    ("club_check_in_hello", &CLUB_CHECK_IN_HELLO),
    ("share", &SHARE),
    ("cheer", &CHEER),
    ("job", &JOB),
    ("problem_report", &PROBLEM_REPORT),
    ("board", &BOARD),
];

/// The names of the columns that a statement reads, in order: `a`, `b.c` and so on between `select` and `from`.
fn columns_of(text: &'static str) -> Vec<&'static str> {
    let list = text.trim_start_matches("select ").split(" from ").next().unwrap_or_default();
    list.split(", ").map(|column| column.trim().rsplit('.').next().unwrap_or_default()).collect()
}

impl Tx {
    /// Every row about a member, in every table, in this order. Columns that would name another member are not in it.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn export(&mut self, member: MemberId) -> Result<Vec<Table>, StoreError> {
        let mut tables = Vec::new();
        for (name, statement) in TABLES {
            let columns = columns_of(statement.text(self.engine()));
            let rows = self.cells(statement, columns.len(), binds![member]).await?;
            tables.push(Table { name, columns, rows });
        }
        if let Some(boards) = tables.iter_mut().find(|table| table.name == "board") {
            only_boards_that_name(boards, member);
        }
        Ok(tables)
    }

    async fn cells(
        &mut self,
        statement: &Statement<1>,
        columns: usize,
        [bind]: [Bind<'_>; 1],
    ) -> Result<Vec<Vec<Cell>>, StoreError> {
        let text = statement.text(self.engine());
        let Bind::Int(id) = bind else { return Ok(Vec::new()) };
        on!(self, c => {
            let found = sqlx::query(text).bind(id).fetch_all(&mut **c).await?;
            let mut rows = Vec::with_capacity(found.len());
            for row in &found {
                let mut cells = Vec::with_capacity(columns);
                for at in 0..columns {
                    let is_text = !row.try_get_raw(at)?.is_null() && row.try_get::<i64, _>(at).is_err();
                    cells.push(if is_text {
                        Cell::Text(row.try_get::<String, _>(at)?)
                    } else {
                        row.try_get::<Option<i64>, _>(at).ok().flatten().map_or(Cell::Nothing, Cell::Number)
                    });
                }
                rows.push(cells);
            }
            Ok(rows)
        })
    }
}

/// Keeps the boards on which the member's name stands, without the numbers of the others there.
fn only_boards_that_name(boards: &mut Table, member: MemberId) {
    let number = member.to_string();
    let Some(shown) = boards.columns.iter().position(|column| *column == "shown_members") else { return };
    boards.rows.retain(|row| match row.get(shown) {
        Some(Cell::Text(members)) => members.split(',').any(|one| one.trim() == number),
        _ => false,
    });
    boards.columns.remove(shown);
    for row in &mut boards.rows {
        row.remove(shown);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_read_from_the_text() {
        assert_eq!(columns_of("select a, b.c, d_ms from e where f = $1"), ["a", "c", "d_ms"]);
    }

    #[test]
    fn a_board_is_exported_to_those_whom_it_names_and_names_nobody_else() {
        let row = |week: &str, shown: &str| vec![Cell::Number(1), Cell::Text(week.into()), Cell::Text(shown.into())];
        let mut boards = Table {
            name: "board",
            columns: vec!["group_id", "week", "shown_members"],
            rows: vec![row("2026-W10", "1,12,3"), row("2026-W11", "2"), row("2026-W12", "")],
        };
        only_boards_that_name(&mut boards, MemberId::new(12));
        assert_eq!(boards.columns, ["group_id", "week"]);
        assert_eq!(boards.rows, [vec![Cell::Number(1), Cell::Text("2026-W10".into())]]);
    }
}
