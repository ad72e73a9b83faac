//! Cities and zones by name: what a member types to say where they live.
//!
//! The cities are GeoNames' (CC BY 4.0); `place/README.md` has the attribution, the format and how the data was made.

pub(super) mod fold;
mod gazetteer;

use std::fmt;

use chrono_tz::{TZ_VARIANTS, Tz};
use thiserror::Error;

use fold::{apart, fold};
use gazetteer::{Fit, GAZETTEER, Hit};

/// How many places a refusal suggests.
const SUGGESTIONS_MAX: usize = 5;

/// A name alone means the largest place of that name where it has so many times the people of any that keeps another time.
const DOMINANT_TIMES: u32 = 10;

/// How much of a text that we did not understand is repeated to the person who wrote it, in characters.
const ECHO_CHARS_MAX: usize = 40;

/// A city with the zone it keeps, or a zone by itself.
#[derive(Debug, PartialEq, Eq)]
pub struct Place {
    /// The city's name, or the zone's.
    pub name: &'static str,
    /// The state in the United States; elsewhere what tells it from a larger place of the same name with another zone.
    pub part: Option<&'static str>,
    /// Its ISO 3166 code; none for a zone.
    pub country: Option<&'static str>,
    /// The zone whose clocks it goes by.
    pub zone: Tz,
    /// How many people live there.
    pub population: u32,
}

impl Place {
    /// The place in words that mean no other zone: `Bristol, GB`, `Portland, OR, US`, `Europe/London`. At most 100 characters, as
    /// Discord wants an option to be.
    #[must_use]
    pub fn label(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)?;
        [self.part, self.country].into_iter().flatten().try_for_each(|part| write!(f, ", {part}"))
    }
}

/// Why a text does not say where somebody lives.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PlaceError {
    /// Nothing was written.
    #[error("name a city near you, like Bristol")]
    Empty,
    /// No place is called that.
    #[error("no place of our list is called “{text}”{}", or_one_of(suggestions))]
    Unknown {
        /// What was written, cut short and without marks.
        text: String,
        /// Places with a similar name, best first.
        suggestions: Vec<&'static Place>,
    },
    /// Several are, and their clocks differ.
    #[error("there is more than one “{text}”{}", or_one_of(suggestions))]
    Several {
        /// What was written, cut short and without marks.
        text: String,
        /// The largest of them.
        suggestions: Vec<&'static Place>,
    },
}

impl PlaceError {
    /// The places to offer instead, best first.
    #[must_use]
    pub fn suggestions(&self) -> &[&'static Place] {
        match self {
            Self::Empty => &[],
            Self::Unknown { suggestions, .. } | Self::Several { suggestions, .. } => suggestions,
        }
    }
}

/// The places that `text` may mean while it is being typed, likeliest first, at most `limit`: names that are it, then names that
/// begin with it, then names of which a later word does, each by population. Case and accents make no difference; `, GB`,
/// `, Oregon` or ` uk` behind it narrow it down; zones answer to their names. Nothing typed yet gives the largest cities.
#[must_use]
pub fn search(text: &str, limit: usize) -> Vec<&'static Place> {
    let mut places: Vec<_> = hits(text).into_iter().map(|hit| hit.place).collect();
    if fold(text).is_empty() {
        places = GAZETTEER.largest(limit);
    }
    places.truncate(limit);
    places
}

/// The place that `text` means: an offered option's label, a zone's name, or words of one's own.
///
/// # Errors
/// Where it means none, or several whose zones differ and none of which is much the largest; with what to offer instead.
pub fn find_exact(text: &str) -> Result<&'static Place, PlaceError> {
    let folded = fold(text);
    if folded.is_empty() {
        return Err(PlaceError::Empty);
    }
    if let Some(zone) = zone_by_name(text).and_then(|zone| GAZETTEER.zone(zone)) {
        return Ok(zone);
    }
    let hits = hits(text);
    let trimmed = text.trim();
    let labelled = |fits: &dyn Fn(String) -> bool| hits.iter().find(|hit| fits(hit.place.label())).map(|hit| hit.place);
    if let Some(place) = labelled(&|label| label == trimmed).or_else(|| labelled(&|label| fold(&label) == folded)) {
        return Ok(place);
    }
    let is_whole = hits.first().is_some_and(|hit| hit.fit == Fit::Whole);
    let meant: Vec<Hit> = hits.into_iter().filter(|hit| !is_whole || hit.fit == Fit::Whole).collect();
    let Some(first) = meant.first().copied() else {
        return Err(PlaceError::Unknown { text: echo(text), suggestions: GAZETTEER.near(&folded, SUGGESTIONS_MAX) });
    };
    let rival = meant.iter().filter(|hit| hit.place.zone != first.place.zone).map(|hit| hit.weight).max();
    if rival.is_none_or(|rival| is_whole && first.weight / DOMINANT_TIMES >= rival.max(1)) {
        return Ok(first.place);
    }
    let suggestions = meant.into_iter().take(SUGGESTIONS_MAX).map(|hit| hit.place).collect();
    Err(PlaceError::Several { text: echo(text), suggestions })
}

/// Looks for all of `text`, with what stands behind a comma as a hint where the place lies; failing that, takes its last words
/// for the hint.
fn hits(text: &str) -> Vec<Hit> {
    let (head, hint) = text.split_once(',').unwrap_or((text, ""));
    let (head, hint) = (fold(head), fold(hint));
    if head.is_empty() {
        return Vec::new();
    }
    let found = GAZETTEER.hits(&head, &hint);
    if !found.is_empty() || !hint.is_empty() {
        return found;
    }
    let splits = head.rmatch_indices(' ').map(|(space, _)| (&head[..space], &head[space + 1..]));
    // A single letter begins thousands of names, and is none.
    splits
        .filter(|(head, _)| head.len() > 1)
        .map(|(head, hint)| GAZETTEER.hits(head, hint))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Why a text names no zone.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no time zone is called “{text}”{}", or_one_of(suggestions))]
pub struct ZoneError {
    /// What was written, cut short and without marks.
    pub text: String,
    /// Zones it may have meant, likeliest first.
    pub suggestions: Vec<Tz>,
}

/// The ISO code of the country in which the largest city that keeps `zone` lies; none for a zone of no country.
#[must_use]
pub fn country_of(zone: Tz) -> Option<&'static str> {
    GAZETTEER.country_of(zone)
}

/// The zone that is called `text` in the IANA database; capitals make no difference, and a space is as good as `_`.
///
/// # Errors
/// Where none is, with the zones of a city of that name, or those spelled nearly so.
pub fn zone_named(text: &str) -> Result<Tz, ZoneError> {
    zone_by_name(text).ok_or_else(|| ZoneError { text: echo(text), suggestions: zones_near(text) })
}

fn zone_by_name(text: &str) -> Option<Tz> {
    let name = text.trim().replace(' ', "_");
    TZ_VARIANTS.into_iter().find(|zone| zone.name().eq_ignore_ascii_case(&name))
}

fn zones_near(text: &str) -> Vec<Tz> {
    let all = fold(text);
    let city = fold(text.rsplit('/').next().unwrap_or_default());
    let mut zones: Vec<Tz> = Vec::new();
    if !city.is_empty() {
        let whole =
            hits(&city).into_iter().filter(|hit| hit.fit == Fit::Whole || hit.place.country.is_none()).map(|hit| hit.place);
        let mut spelled: Vec<(usize, Tz)> = TZ_VARIANTS.into_iter().filter_map(|zone| Some((slips(&all, zone)?, zone))).collect();
        spelled.sort_by_key(|(slips, zone)| (*slips, zone.name()));
        let near = GAZETTEER.near(&city, SUGGESTIONS_MAX);
        for zone in whole
            .map(|place| place.zone)
            .chain(spelled.into_iter().map(|(_, zone)| zone))
            .chain(near.iter().map(|place| place.zone))
        {
            if !zones.contains(&zone) {
                zones.push(zone);
            }
        }
    }
    zones.truncate(SUGGESTIONS_MAX);
    zones
}

/// How many letters `folded` is off from the zone's name; `None` where that is too many to be a slip.
fn slips(folded: &str, zone: Tz) -> Option<usize> {
    apart(folded, &fold(zone.name()), (folded.len() / 4).min(3))
}

/// A text for a refusal: short, and nothing in it that Discord or a terminal would act on.
fn echo(text: &str) -> String {
    let plain = text.trim().chars().filter(|c| c.is_alphanumeric() || " /_-+,.'’".contains(*c));
    plain.take(ECHO_CHARS_MAX).collect()
}

fn or_one_of(suggestions: &[impl fmt::Display]) -> String {
    if suggestions.is_empty() {
        return String::new();
    }
    let names: Vec<String> = suggestions.iter().map(ToString::to_string).collect();
    format!("; did you mean {}?", names.join(" or "))
}

#[cfg(test)]
mod tests;
