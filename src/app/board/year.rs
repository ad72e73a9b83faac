//! The picture of a group's year, from its lit weeks alone.

use std::num::NonZeroU32;

use chrono::{Datelike, NaiveDate, Weekday};
use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};

use crate::app::message::{MessageError, Picture};
use crate::app::{App, AppResult};
use crate::domain::calendar::Week;
use crate::domain::club::GroupWeek;
use crate::picture::{self, Lantern, Quarter};
use crate::prompts::{Prompts, PublicVoice, Template};

/// The name of the file, of plain letters.
const NAME: &str = "year.png";
/// The weeks of a quarter; the last one of a long year has one more.
const QUARTER: u32 = 13;
/// The first week of each quarter.
const QUARTERS: [u32; 4] = [1, 1 + QUARTER, 1 + 2 * QUARTER, 1 + 3 * QUARTER];

/// What the picture is drawn from. There is no place in it for a week that was not lit, nor for anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearFacts {
    locale: String,
    year: i32,
    lit: Vec<u32>,
    season: Option<String>,
}

impl YearFacts {
    /// The ISO year in which `week` lies, for whoever reads `locale`; none while none of its weeks is lit. `season` is what the club
    /// calls this part of its year.
    #[must_use]
    pub fn of(weeks: &[GroupWeek], week: Week, locale: &str, season: Option<&str>) -> Option<Self> {
        let number = |week: Week| (week.monday().iso_week().year(), week.monday().iso_week().week());
        let (year, _) = number(week);
        let lit = weeks.iter().filter(|week| week.is_lit).map(|week| number(week.week));
        let mut lit: Vec<u32> = lit.filter(|(of, _)| *of == year).map(|(_, week)| week).collect();
        lit.sort_unstable();
        lit.dedup();
        if lit.is_empty() {
            return None;
        }
        Some(Self { locale: locale.to_owned(), year, lit, season: season.map(str::to_owned) })
    }

    /// A short name of these facts: the same for the same picture.
    #[must_use]
    pub fn key(&self) -> String {
        let lit = self.lit.iter().map(u32::to_string).collect::<Vec<_>>().join(" ");
        // The season comes last, so that nothing in it can be taken for another field.
        let facts = format!("{}\n{}\n{lit}\n{}", self.locale, self.year, self.season.as_deref().unwrap_or_default());
        BASE32_NOPAD.encode(&Sha256::digest(facts.as_bytes())[..15])
    }

    fn lit_weeks(&self) -> Option<NonZeroU32> {
        u32::try_from(self.lit.len()).ok().and_then(NonZeroU32::new)
    }

    /// Draws it. `months` are what its quarters are called.
    fn paint(&self, months: &[String]) -> Option<Vec<u8>> {
        let weeks_count = weeks_of(self.year);
        let ends = QUARTERS.iter().skip(1).copied().chain([weeks_count + 1]);
        let lantern = |week: u32| if self.lit.contains(&week) { Lantern::Lit } else { Lantern::Paper };
        let weeks: Vec<Vec<Lantern>> =
            QUARTERS.into_iter().zip(ends).map(|(first, end)| (first..end).map(lantern).collect()).collect();
        let quarters: Vec<Quarter<'_>> = months.iter().zip(&weeks).map(|(label, weeks)| Quarter { label, weeks }).collect();
        picture::year(&picture::Year { year: &self.year.to_string(), season: self.season.as_deref(), quarters: &quarters })
    }

    fn months(&self, prompts: &Prompts) -> Vec<String> {
        let thursdays = QUARTERS.map(|week| NaiveDate::from_isoywd_opt(self.year, week, Weekday::Thu));
        thursdays.into_iter().flatten().map(|date| prompts.month_in_short(date)).collect()
    }
}

/// How many weeks an ISO year has: its last one is the week of 28 December.
fn weeks_of(year: i32) -> u32 {
    NaiveDate::from_ymd_opt(year, 12, 28).map_or(52, |date| date.iso_week().week())
}

impl App {
    /// The picture of these facts with its meaning in words; none where it could not be drawn.
    ///
    /// # Errors
    /// The words for it are too long: our mistake.
    pub async fn year_picture(&self, facts: &YearFacts) -> AppResult<Option<Picture>> {
        let words = self.prompts.in_locale(&facts.locale);
        let voice = PublicVoice { lit_weeks: facts.lit_weeks(), season: facts.season.as_deref(), ..PublicVoice::default() };
        let Some(alt) = words.render_public(Template::BrdPicture, &voice, 0) else { return Ok(None) };
        let (drawn, months) = (facts.clone(), facts.months(&words));
        let bytes = self.pictures.of(&facts.key(), move || drawn.paint(&months)).await;
        let picture = bytes.map(|bytes| Picture::png(NAME, bytes.to_vec(), &alt)).transpose();
        picture.map_err(|error: MessageError| error.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(name: &str) -> Week {
        name.parse().expect("a week")
    }

    fn lit(names: &[&str]) -> Vec<GroupWeek> {
        names.iter().map(|name| GroupWeek { week: week(name), is_lit: true, settled_at: None }).collect()
    }

    fn facts(weeks: &[GroupWeek], of: &str) -> Option<YearFacts> {
        YearFacts::of(weeks, week(of), "en-US", None)
    }

    #[test]
    fn the_year_is_the_one_of_the_week_and_only_lit_weeks_are_known() {
        let mut weeks = lit(&["2025-W52", "2026-W01", "2026-W53", "2027-W01"]);
        weeks.push(GroupWeek { week: week("2026-W20"), is_lit: false, settled_at: None });
        let of = |name| facts(&weeks, name).map(|facts| (facts.year, facts.lit));
        assert_eq!(of("2026-W53"), Some((2026, vec![1, 53])), "the first days of January belong to it");
        assert_eq!(of("2027-W30"), Some((2027, vec![1])));
        assert_eq!(of("2024-W30"), None, "a year without a lit week has no picture, and no zero");
        let without = lit(&["2026-W01", "2026-W53"]);
        assert_eq!(facts(&without, "2026-W02"), facts(&weeks, "2026-W02"), "a week that is not lit is not there at all");
    }

    #[test]
    fn the_same_facts_have_one_name_and_others_another() {
        let weeks = lit(&["2026-W09", "2026-W10"]);
        let base = facts(&weeks, "2026-W10").expect("facts");
        let turned: Vec<GroupWeek> = weeks.iter().rev().chain(&weeks).cloned().collect();
        assert_eq!(facts(&turned, "2026-W11").map(|facts| facts.key()), Some(base.key()), "in any order, and the week after");
        let others = [
            YearFacts { locale: "de".into(), ..base.clone() },
            YearFacts { year: 2027, ..base.clone() },
            YearFacts { lit: vec![9], ..base.clone() },
            YearFacts { season: Some("Spring".into()), ..base.clone() },
        ];
        for other in others {
            assert_ne!(other.key(), base.key(), "{other:?}");
        }
    }

    #[test]
    fn long_years_have_53_weeks() {
        let long: Vec<i32> = (2020..2040).filter(|year| weeks_of(*year) == 53).collect();
        assert_eq!(long, [2020, 2026, 2032, 2037], "ISO 8601's long years");
    }

    #[test]
    fn each_quarter_begins_with_its_month_in_the_reader_s_language() {
        let prompts = Prompts::built_in().expect("the built-in words");
        let of = |year: i32, locale: &str| {
            let facts = YearFacts { locale: locale.into(), year, lit: vec![1], season: None };
            facts.months(&prompts.in_locale(locale))
        };
        for year in 2024..2032 {
            assert_eq!(of(year, "en-US"), ["Jan", "Apr", "Jul", "Oct"], "{year}");
        }
        assert_eq!(of(2026, "de"), ["Jan", "Apr", "Jul", "Okt"]);
    }

    #[test]
    fn every_week_of_a_year_can_be_lit() {
        let prompts = Prompts::built_in().expect("the built-in words");
        let (mut seen, mut lit) = (Vec::new(), Vec::new());
        for week in 1..=weeks_of(2026) {
            lit.push(week);
            let facts = YearFacts { locale: "en-US".into(), year: 2026, lit: lit.clone(), season: None };
            let picture = facts.paint(&facts.months(&prompts)).expect("a picture");
            assert!(!seen.contains(&picture), "week {week} is to be seen");
            seen.push(picture);
        }
    }
}
