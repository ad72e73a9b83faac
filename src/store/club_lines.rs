//! Table `club_line`: the numbers of people to call that a club has of its own.

use chrono::NaiveDate;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{StoreError, Tx};
use crate::domain::ids::ClubId;
use crate::domain::safety::{ClubLine, Line, Number};

sql! {
    OF_CLUB, 1, "select line, number, confirmed_on from club_line where club_id = $1 order by line";
    PUT, 4, "insert into club_line (club_id, line, number, confirmed_on) values ($1, $2, $3, $4) \
         on conflict (club_id, line) do update set number = excluded.number, confirmed_on = excluded.confirmed_on";
    DELETE, 2, "delete from club_line where club_id = $1 and line = $2";
}

impl Tx {
    /// The numbers of a club, by the name of their line.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn club_lines(&mut self, club: ClubId) -> Result<Vec<ClubLine>, StoreError> {
        let rows = self.rows::<(String, String, Option<String>), 1>(&OF_CLUB, binds![club]).await?;
        let row = Reading::of("club_line", club.get());
        let read = |(line, number, confirmed_on): (String, String, Option<String>)| {
            Ok(ClubLine {
                line: row.some("line", Line::from_word(&line))?,
                number: row.some("number", Number::parse(&number).ok())?,
                confirmed_on: row.parse_if("confirmed_on", confirmed_on.as_deref())?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// Keeps a club's number for a line, confirmed or not, in the place of the one it had.
    ///
    /// # Errors
    /// [`Rule::NamesWhatExists`](super::Rule::NamesWhatExists) where there is no such club; what the database reports.
    pub async fn put_club_line(
        &mut self,
        club: ClubId,
        line: Line,
        number: &Number,
        confirmed_on: Option<NaiveDate>,
    ) -> Result<(), StoreError> {
        self.affect(&PUT, binds![club, line.as_str(), number.as_str(), confirmed_on]).await.map(|_| ())
    }

    /// The club has no number of its own for this line any more.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn delete_club_line(&mut self, club: ClubId, line: Line) -> Result<(), StoreError> {
        self.affect(&DELETE, binds![club, line.as_str()]).await.map(|_| ())
    }
}
