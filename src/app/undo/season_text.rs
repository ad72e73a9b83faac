//! Chosen seasons in one line of text, so that a choice can be taken back.

use serde_json::{Value, json};

use crate::domain::season::{ChosenSeason, Season, Shape};
use crate::domain::session::Title;

/// Writes them. No name of a season holds a line end.
pub(super) fn write(chosen: &[ChosenSeason]) -> String {
    let one = |chosen: &ChosenSeason| {
        let shape = chosen.season.map(|(season, shape)| {
            json!([season.as_str(), shape.strength, shape.mobility, shape.together, shape.recovery, shape.is_light])
        });
        json!({ "from": chosen.from.to_string(), "shape": shape, "name": chosen.name.as_ref().map(Title::as_str) })
    };
    Value::Array(chosen.iter().map(one).collect()).to_string()
}

/// Reads what [`write`] wrote; `None` is a text of another release.
pub(super) fn read(text: &str) -> Option<Vec<ChosenSeason>> {
    let value: Value = serde_json::from_str(text).ok()?;
    let shape = |value: &Value| {
        let count = |at: usize| value[at].as_u64().and_then(|number| u8::try_from(number).ok());
        let (strength, mobility, together, recovery) = (count(1)?, count(2)?, count(3)?, count(4)?);
        let shape = Shape { strength, mobility, together, recovery, is_light: value[5].as_bool()? };
        Some((Season::from_word(value[0].as_str()?)?, shape)).filter(|(_, shape)| shape.is_sound())
    };
    let one = |value: &Value| {
        let season = if value["shape"].is_null() { None } else { Some(shape(&value["shape"])?) };
        let name = if value["name"].is_null() { None } else { Some(Title::parse(value["name"].as_str()?).ok()?) };
        Some(ChosenSeason { from: value["from"].as_str()?.parse().ok()?, season, name })
    };
    value.as_array()?.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Week;

    #[test]
    fn choices_read_back_and_what_another_release_wrote_is_nothing() {
        let from = Week::of(chrono::NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date"));
        let chosen = vec![
            ChosenSeason {
                from,
                season: Some((Season::Taper, Season::Taper.shape())),
                name: Some(Title::parse("\"calm\" weeks שלום").expect("a title")),
            },
            ChosenSeason { from: from.next(), season: None, name: None },
        ];
        let text = write(&chosen);
        assert!(!text.contains('\n'), "one line: {text}");
        assert_eq!(read(&text), Some(chosen));
        for bad in ["", "{}", "null", "[1]", &text.replace("taper", "flying"), &text.replace("[\"taper\",1", "[\"taper\",-1")] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
