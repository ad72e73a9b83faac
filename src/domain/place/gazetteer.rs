//! The cities of the committed data and the zones of chrono-tz, indexed by the beginnings of their names.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use chrono_tz::{TZ_VARIANTS, Tz};

use super::Place;
use super::fold::{apart, fold};

const CITIES: &str = include_str!("cities.tsv");
const COUNTRIES: &str = include_str!("countries.tsv");

/// What people call a country besides its name and code.
const NICKNAMES: [(&str, &str); 6] = [
    ("GB", "uk england scotland wales"),
    ("US", "usa america"),
    ("AE", "uae"),
    ("KR", "korea"),
    ("CZ", "czech republic"),
    ("NL", "holland"),
];

/// The largest number of letters that a name may be off to be suggested.
const SLIPS_MAX: usize = 2;

/// A name besides the first counts as if its city were so many times smaller: “Cologne” finds Köln, and the old name of a suburb does
/// not come before the towns that bear it.
const NICKNAME_DIVISOR: u32 = 10;

/// How a name answers to what was typed, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It is what was typed.
    Whole,
    /// It begins with what was typed.
    Start,
    /// One of its words begins with what was typed.
    Word,
}

/// A piece of `Gazetteer::folded` under which a place is found.
struct Key {
    text: Range<u32>,
    /// Where the piece starts a name, and not a later word of it.
    starts_name: bool,
    /// Where the name is not the first of the place's.
    nickname: bool,
    place: u32,
}

/// A place that answers to what was typed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub(super) fit: Fit,
    /// Its people, fewer where only a nickname answers.
    pub(super) weight: u32,
    pub(super) place: &'static Place,
}

pub(super) struct Gazetteer {
    /// Cities in the order of the data, then zones.
    places: Vec<Place>,
    /// All names, folded, one after another.
    folded: String,
    /// In order of their text.
    keys: Vec<Key>,
    countries: HashMap<&'static str, String>,
}

/// Built once, at the first question.
pub(super) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::new);

impl Gazetteer {
    fn new() -> Self {
        let countries = COUNTRIES.lines().filter_map(|line| line.split_once('\t')).map(|(code, name)| {
            let nickname = NICKNAMES.iter().find(|(country, _)| *country == code).map_or("", |(_, nickname)| *nickname);
            (code, fold(&format!("{code} {name} {nickname}")))
        });
        let mut gazetteer = Self { places: Vec::new(), folded: String::new(), keys: Vec::new(), countries: countries.collect() };
        for (city, other_names) in cities() {
            let name = city.name;
            gazetteer.add(city, std::iter::once(name).chain(other_names.split('|').filter(|name| !name.is_empty())));
        }
        for zone in TZ_VARIANTS {
            let name = zone.name();
            let place = Place { name, part: None, country: None, zone, population: 0 };
            // `Etc/GMT+2` is two hours *behind* UTC: whoever means it knows to write all of it.
            let listed = !name.trim_start_matches("Etc/").starts_with("GMT") || !name.ends_with(|c: char| c.is_ascii_digit());
            gazetteer.add(place, listed.then_some(name).into_iter());
        }
        let Self { folded, keys, .. } = &mut gazetteer;
        keys.sort_by(|one, other| text_of(folded, one).cmp(text_of(folded, other)));
        gazetteer
    }

    fn add(&mut self, place: Place, names: impl Iterator<Item = &'static str>) {
        let index = bound(self.places.len());
        for (nth, name) in names.enumerate() {
            let name = fold(name);
            let start = self.folded.len();
            self.folded.push_str(&name);
            let text = |from: usize| bound(start + from)..bound(start + name.len());
            if !name.is_empty() {
                self.keys.push(Key { text: text(0), starts_name: true, nickname: nth > 0, place: index });
            }
            // Later words are looked up for the first name only: nobody types the second half of a nickname.
            if nth == 0 {
                let words = name.match_indices(' ').map(|(space, _)| space + 1);
                self.keys.extend(words.map(|word| Key { text: text(word), starts_name: false, nickname: false, place: index }));
            }
        }
        self.places.push(place);
    }

    /// The places that have a name with a word that begins with `head`, and that are in what `hint` says: best fit first, then
    /// cities before zones, then by population. Both folded.
    pub(super) fn hits(&'static self, head: &str, hint: &str) -> Vec<Hit> {
        let from = self.keys.partition_point(|key| text_of(&self.folded, key) < head);
        let mut hits: Vec<(Hit, u32)> = Vec::new();
        for key in &self.keys[from..] {
            let text = text_of(&self.folded, key);
            if !text.starts_with(head) {
                break;
            }
            let fit = match (key.starts_name, text.len() == head.len()) {
                (true, true) => Fit::Whole,
                (true, false) => Fit::Start,
                (false, _) => Fit::Word,
            };
            if let Some(place) = self.places.get(key.place as usize).filter(|place| self.lies_in(place, hint)) {
                let weight = place.population / if key.nickname { NICKNAME_DIVISOR } else { 1 };
                hits.push((Hit { fit, weight, place }, key.place));
            }
        }
        // The best of a place's names first, so that the others can go.
        hits.sort_unstable_by_key(|(hit, index)| (*index, hit.fit, Reverse(hit.weight)));
        hits.dedup_by_key(|(_, index)| *index);
        hits.sort_unstable_by_key(|(hit, index)| (hit.fit, hit.place.country.is_none(), Reverse(hit.weight), *index));
        hits.into_iter().map(|(hit, _)| hit).collect()
    }

    /// Whether every word of `hint` begins a word of the place's part, country or name.
    fn lies_in(&self, place: &Place, hint: &str) -> bool {
        if hint.is_empty() {
            return true;
        }
        let country = place.country.and_then(|code| self.countries.get(code)).map_or("", String::as_str);
        let begins_one_of = |words: &str, word: &str| words.split(' ').any(|other| other.starts_with(word));
        hint.split(' ').all(|word| {
            begins_one_of(country, word)
                || place.part.is_some_and(|part| begins_one_of(&fold(part), word))
                || begins_one_of(&fold(place.name), word)
        })
    }

    /// The largest cities.
    pub(super) fn largest(&'static self, limit: usize) -> Vec<&'static Place> {
        let mut places: Vec<&Place> = self.places.iter().collect();
        places.sort_by_key(|place| Reverse(place.population));
        places.truncate(limit);
        places
    }

    /// Places whose name is nearly `head` (folded): fewest slips first, then by population. The first letter has to be right.
    pub(super) fn near(&'static self, head: &str, limit: usize) -> Vec<&'static Place> {
        let Some(first) = head.chars().next() else { return Vec::new() };
        let from = self.keys.partition_point(|key| text_of(&self.folded, key) < &head[..first.len_utf8()]);
        let slips = SLIPS_MAX.min(head.chars().count() / 3);
        let mut near: Vec<(usize, &Place, u32)> = Vec::new();
        for key in self.keys[from..].iter().take_while(|key| text_of(&self.folded, key).starts_with(first)) {
            let text = text_of(&self.folded, key);
            let steps =
                if key.starts_name && text.len().abs_diff(head.len()) <= 3 * slips { apart(head, text, slips) } else { None };
            if let Some((steps, place)) = steps.zip(self.places.get(key.place as usize)) {
                near.push((steps, place, key.place));
            }
        }
        near.sort_unstable_by_key(|(steps, _, index)| (*index, *steps));
        near.dedup_by_key(|(_, _, index)| *index);
        near.sort_unstable_by_key(|(steps, place, index)| (*steps, Reverse(place.population), *index));
        near.into_iter().map(|(_, place, _)| place).take(limit).collect()
    }

    /// The zone as a place.
    pub(super) fn zone(&'static self, zone: Tz) -> Option<&'static Place> {
        self.places.iter().rev().find(|place| place.country.is_none() && place.zone == zone)
    }

    /// The country of the largest city that keeps a zone.
    pub(super) fn country_of(&'static self, zone: Tz) -> Option<&'static str> {
        let cities = self.places.iter().filter(|place| place.zone == zone && place.country.is_some());
        cities.max_by_key(|place| place.population).and_then(|place| place.country)
    }

    /// Every place, cities before zones.
    #[cfg(test)]
    pub(super) fn places(&'static self) -> &'static [Place] {
        &self.places
    }
}

fn text_of<'a>(folded: &'a str, key: &Key) -> &'a str {
    folded.get(key.text.start as usize..key.text.end as usize).unwrap_or_default()
}

/// Places and bytes of the data number a few millions.
fn bound(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The cities of the data with their other names. A line that is not as `README.md` says gives no city; a test finds none.
fn cities() -> impl Iterator<Item = (Place, &'static str)> {
    let mut section = None;
    CITIES.lines().filter_map(move |line| {
        if let Some(heading) = line.strip_prefix("= ") {
            section = heading.split_once(' ').and_then(|(country, zone)| Some((country, zone.parse::<Tz>().ok()?)));
            return None;
        }
        let (country, zone) = section?;
        let mut fields = line.split('\t');
        let (name, population) = (fields.next()?, fields.next()?.parse().ok()?);
        let part = fields.next().filter(|part| !part.is_empty());
        Some((Place { name, part, country: Some(country), zone, population }, fields.next().unwrap_or_default()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_is_read() {
        let headings: Vec<&str> = CITIES.lines().filter_map(|line| line.strip_prefix("= ")).collect();
        for heading in &headings {
            let (country, zone) = heading.split_once(' ').expect("a country and a zone");
            assert!(zone.parse::<Tz>().is_ok(), "chrono-tz does not know {zone}");
            assert!(GAZETTEER.countries.contains_key(country), "no name for {country}");
        }
        let lines = CITIES.lines().count() - headings.len();
        assert_eq!(cities().count(), lines);
        assert!(lines > 30_000, "{lines} cities");
        assert_eq!(GAZETTEER.places().len(), lines + TZ_VARIANTS.len());
    }

    #[test]
    fn every_name_of_a_city_can_be_typed_on_a_plain_keyboard() {
        for (city, _) in cities() {
            let folded = fold(city.name);
            assert!(!folded.is_empty() && folded.is_ascii(), "{} folds to {folded:?}", city.name);
        }
    }
}
