//! `/data export`: everything stored about a member, as one file that only they see. JSON for programs, CSV for spreadsheets, and a
//! page that says what is what, in one zip. Nothing of it is logged or kept.

use std::io::{Cursor, Write};

use chrono::DateTime;
use serde_json::{Map, Value, json};
use thiserror::Error;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::message::Message;
use super::reply::{Caller, File, Reply};
use super::{App, AppResult};
use crate::domain::calendar::{Days, Instant};
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::refusal::Refusal;
use crate::prompts::{Template, Voice};
use crate::store::export::{Cell, Table};

/// The largest file that is sent, in bytes: a little below what Discord takes from a bot anywhere (10 MiB).
const FILE_BYTES_MAX: usize = 9 << 20;
/// Columns that hold a number of Discord's: larger than a spreadsheet or a browser counts, so they are texts.
const THEIR_NUMBERS: [&str; 4] = ["user_id", "guild_id", "channel_id", "message_id"];

/// Why the file could not be made: our own mistake.
#[derive(Debug, Error)]
pub enum ExportError {
    /// JSON.
    #[error("JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// CSV.
    #[error("CSV: {0}")]
    Csv(#[from] csv::Error),
    /// The zip.
    #[error("zip: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// Writing into memory.
    #[error("memory: {0}")]
    Io(#[from] std::io::Error),
}

impl App {
    /// Everything stored about this person, in one file.
    ///
    /// # Errors
    /// The person has not joined, more than fits into a message, or a failure of the store.
    pub async fn data_export(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        let tables = tx.export(member.id).await?;
        tx.commit().await?;
        self.bell.ring();
        let about = self.say(&member, Template::ExportAbout, &Voice::default(), 0);
        let bytes = pack(&about, self.now(), &tables)?;
        if bytes.len() > FILE_BYTES_MAX {
            return Err(Refusal::ExportTooLarge.into());
        }
        let name = format!("second-wind-{}.zip", self.now().format("%Y-%m-%d"));
        let message = self.export_message(&member)?;
        Ok(Reply::ShowFile(message, File { name, content_type: "application/zip", bytes, alt: None }))
    }

    fn export_message(&self, member: &Member) -> AppResult<Message> {
        let message = Message::of_text(self.say(member, Template::ExportReady, &Voice::default(), 0))?;
        self.with_dm_offer(member, message)
    }
}

/// The zip: `about.txt`, `everything.json`, and a CSV for each table.
fn pack(about: &str, now: Instant, tables: &[Table]) -> Result<Vec<u8>, ExportError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("about.txt", options)?;
    zip.write_all(about.as_bytes())?;
    zip.start_file("everything.json", options)?;
    serde_json::to_writer_pretty(&mut zip, &as_json(now, tables))?;
    for table in tables {
        zip.start_file(format!("{}.csv", table.name), options)?;
        zip.write_all(&as_csv(table)?)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn as_json(now: Instant, tables: &[Table]) -> Value {
    let all: Map<String, Value> = tables
        .iter()
        .map(|table| {
            let rows = table.rows.iter().map(|row| {
                let cells = table.columns.iter().zip(row);
                Value::Object(cells.map(|(column, cell)| (title(column).to_owned(), as_value(column, cell))).collect())
            });
            (table.name.to_owned(), Value::Array(rows.collect()))
        })
        .collect();
    json!({ "made_at": now.to_rfc3339(), "tables": all })
}

fn as_csv(table: &Table) -> Result<Vec<u8>, ExportError> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(table.columns.iter().map(|column| title(column)))?;
    for row in &table.rows {
        csv.write_record(table.columns.iter().zip(row).map(|(column, cell)| as_field(column, cell)))?;
    }
    csv.flush()?;
    Ok(csv.into_inner().map_err(csv::IntoInnerError::into_error)?)
}

/// A column's name: an instant is written as a date and time, so its unit goes.
fn title(column: &'static str) -> &'static str {
    column.strip_suffix("_ms").unwrap_or(column)
}

fn as_value(column: &str, cell: &Cell) -> Value {
    match cell {
        Cell::Nothing => Value::Null,
        Cell::Number(number) if is_flag(column) => Value::Bool(*number != 0),
        Cell::Number(number) => in_words(column, *number).map_or(Value::from(*number), Value::String),
        Cell::Text(text) => Value::String(text.clone()),
    }
}

/// A field of a spreadsheet. A text that would begin a formula there gets an apostrophe; the JSON has it as it is.
fn as_field(column: &str, cell: &Cell) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Number(number) => in_words(column, *number).unwrap_or_else(|| number.to_string()),
        Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
        Cell::Text(text) => text.clone(),
    }
}

fn is_flag(column: &str) -> bool {
    ["is_", "was_", "wants_"].iter().any(|prefix| column.starts_with(prefix))
}

/// Numbers that mean something else: instants, weekdays, and Discord's own.
fn in_words(column: &str, number: i64) -> Option<String> {
    if column.ends_with("_ms") {
        return DateTime::from_timestamp_millis(number).map(|at| at.to_rfc3339());
    }
    if THEIR_NUMBERS.iter().any(|name| column.ends_with(name)) {
        return Some(number.to_string());
    }
    if column == "days" {
        return u8::try_from(number).ok().and_then(|bits| Days::from_bits(bits).ok()).map(|days| days.to_string());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_read_as_people_and_programs_expect() {
        let text = |text: &str| Cell::Text(text.to_owned());
        for (column, cell, value, field) in [
            ("made_at_ms", Cell::Number(1_772_438_400_000), json!("2026-03-02T08:00:00+00:00"), "2026-03-02T08:00:00+00:00"),
            ("trusted_user_id", Cell::Number(1_234_567_890_123_456_789), json!("1234567890123456789"), "1234567890123456789"),
            ("is_kept", Cell::Number(1), json!(true), "1"),
            ("days", Cell::Number(0b000_0101), json!("mon,wed"), "mon,wed"),
            ("minutes", Cell::Number(15), json!(15), "15"),
            ("title", Cell::Nothing, Value::Null, ""),
            ("title", text("=1+1"), json!("=1+1"), "'=1+1"),
            ("title", text("legs, \"now\"\nשלום"), json!("legs, \"now\"\nשלום"), "legs, \"now\"\nשלום"),
        ] {
            assert_eq!(as_value(column, &cell), value, "{column} {cell:?} in JSON");
            assert_eq!(as_field(column, &cell), field, "{column} {cell:?} in CSV");
        }
    }

    #[test]
    fn a_table_without_rows_still_has_its_columns() {
        let table = Table { name: "room", columns: vec!["week", "answered_at_ms"], rows: Vec::new() };
        assert_eq!(as_csv(&table).expect("CSV"), b"week,answered_at\n");
    }
}
