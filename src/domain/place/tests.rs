//! What people type, and where it leads.

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;

use super::*;

fn labels(text: &str, limit: usize) -> Vec<String> {
    search(text, limit).into_iter().map(Place::label).collect()
}

#[test]
fn the_likeliest_place_comes_first() {
    for (text, first) in [
        ("bris", "Brisbane, AU"),
        ("bristol", "Bristol, GB"),
        ("BRISTOL ", "Bristol, GB"),
        ("bristol, g", "Bristol, GB"),
        ("bristol uk", "Bristol, GB"),
        ("bristol, united kingdom", "Bristol, GB"),
        ("lon", "London, GB"),
        ("london, ca", "London, CA"),
        ("new yo", "New York City, NY, US"),
        ("york", "York, GB"),
        ("portland", "Portland, OR, US"),
        ("portland, me", "Portland, ME, US"),
        ("portland me", "Portland, ME, US"),
        ("cologne", "Köln, DE"),
        ("koln", "Köln, DE"),
        ("KÖLN", "Köln, DE"),
        ("münchen", "Munich, DE"),
        ("sao paulo", "São Paulo, BR"),
        ("москва", "Moscow, RU"),
        ("東京", "Tokyo, JP"),
        ("bari", "Bari, IT"),
        ("st john's", "St. John's, CA"),
        ("Europe/London", "Europe/London"),
        ("europe/lon", "Europe/London"),
        ("UTC", "UTC"),
        ("etc/utc", "Etc/UTC"),
    ] {
        assert_eq!(labels(text, 1), [first], "{text:?}");
    }
}

#[test]
fn zones_answer_to_the_names_of_their_cities() {
    let found = labels("london", 25);
    assert_eq!(found.first().map(String::as_str), Some("London, GB"));
    assert!(found.contains(&"Europe/London".to_owned()), "{found:?}");
    // Signs are turned round in these names: only whoever writes all of it means it.
    assert!(!labels("gmt", 25).iter().any(|label| label.contains("GMT+")), "{:?}", labels("gmt", 25));
    assert_eq!(find_exact("etc/gmt+2").map(|place| place.zone), Ok(Tz::Etc__GMTPlus2));
}

#[test]
fn a_later_word_is_found_after_the_first() {
    assert_eq!(labels("lauderdale", 2), ["Lauderdale Lakes, FL, US", "Fort Lauderdale, FL, US"]);
}

#[test]
fn a_nickname_counts_for_less_than_a_name() {
    // An old name of Independence, Missouri, must not come before the Bristols that are called so today.
    assert_eq!(labels("brist", 2), ["Bristol, GB", "Bristol, CT, US"]);
    // And still a large city is found by what its visitors call it.
    for (text, first) in [("cologn", "Köln, DE"), ("praha", "Prague, CZ"), ("genève", "Geneva, CH"), ("wien", "Vienna, AT")] {
        assert_eq!(labels(text, 1), [first], "{text}");
    }
}

#[test]
fn nothing_typed_gives_the_largest_cities() {
    for text in ["", "  ", "-"] {
        let found = search(text, 25);
        assert_eq!(found.len(), 25);
        assert!(found.is_sorted_by_key(|place| std::cmp::Reverse(place.population)));
    }
    assert!(search("london", 0).is_empty());
    assert!(search("qqqq", 25).is_empty());
}

#[test]
fn every_label_leads_back_to_one_zone_and_fits_an_option() {
    let places = GAZETTEER.places();
    let mut zones: HashMap<String, Tz> = HashMap::new();
    for place in places {
        let label = place.label();
        assert!(label.chars().count() <= 100, "{label}");
        assert_eq!(*zones.entry(label.clone()).or_insert(place.zone), place.zone, "{label} means two zones");
    }
    // Each tenth, and all that share a name with another: the rest is the same code.
    let mut names = HashSet::new();
    let shared: HashSet<&str> = places.iter().map(|place| place.name).filter(|name| !names.insert(*name)).collect();
    for (nth, place) in places.iter().enumerate() {
        if nth % 10 == 0 || shared.contains(place.name) {
            let found = find_exact(&place.label()).map(|found| found.zone);
            assert_eq!(found, Ok(place.zone), "{}", place.label());
        }
    }
}

#[test]
fn words_of_ones_own_are_understood_when_they_are_clear() {
    for (text, label) in [
        ("London", "London, GB"),
        ("bristol, gb", "Bristol, GB"),
        ("paris", "Paris, FR"),
        ("berlin germany", "Berlin, DE"),
        ("zurich", "Zürich, CH"),
        ("new york", "New York City, NY, US"),
        ("reykjav", "Reykjavík, IS"),
        ("america/new york", "America/New_York"),
        ("utc", "UTC"),
        ("Puebla, Tijuana, MX", "Puebla, Tijuana, MX"),
    ] {
        assert_eq!(find_exact(text).map(Place::label), Ok(label.to_owned()), "{text:?}");
    }
}

#[test]
fn what_is_not_clear_is_refused_with_places_to_choose() {
    let several = find_exact("birmingham").expect_err("there are two large ones");
    let offered: Vec<String> = several.suggestions().iter().map(|place| place.label()).collect();
    assert!(matches!(several, PlaceError::Several { .. }), "{several}");
    assert_eq!(offered[..2], ["Birmingham, GB", "Birmingham, AL, US"]);

    let unknown = find_exact("Lodnon").expect_err("no such city");
    assert!(matches!(unknown, PlaceError::Unknown { .. }), "{unknown}");
    assert_eq!(unknown.suggestions().first().map(|place| place.label()), Some("London, GB".to_owned()));

    assert_eq!(find_exact("  ,"), Err(PlaceError::Empty));
    for text in ["qqqqqq", "<@123456789012345678>", "@everyone", "🏃".repeat(200).as_str(), "'; drop table members; --"] {
        let refused = find_exact(text).expect_err(text).to_string();
        assert!(!refused.contains(['<', '>', '@', ';', '🏃']) || refused.contains("; did you mean"), "{refused}");
        assert!(!refused.contains('\n') && refused.chars().count() < 400, "{refused}");
    }
}

#[test]
fn a_zone_is_found_whatever_its_capitals_and_its_neighbours_are_suggested() {
    for zone in TZ_VARIANTS {
        let name = zone.name();
        for text in [name.to_owned(), name.to_lowercase(), name.to_uppercase(), name.replace('_', " "), format!(" {name} ")] {
            assert_eq!(zone_named(&text), Ok(zone), "{text:?}");
        }
    }
    for (text, suggested) in [
        ("Europe/Lundon", Tz::Europe__London),
        ("London", Tz::Europe__London),
        ("Europe/Bristol", Tz::Europe__London),
        ("Amerika/New_York", Tz::America__New_York),
        ("America/NewYork", Tz::America__New_York),
        ("Mumbai", Tz::Asia__Kolkata),
    ] {
        let error = zone_named(text).expect_err(text);
        assert_eq!(error.suggestions.first(), Some(&suggested), "{error}");
    }
    assert_eq!(zone_named("").map_err(|error| error.suggestions), Err(Vec::new()));
}

proptest! {
    // A text that leads nowhere is compared with thousands of names.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_makes_a_search_panic(text in any::<String>(), limit in 0usize..30) {
        prop_assert!(search(&text, limit).len() <= limit);
        let _ = find_exact(&text).map_err(|error| error.to_string());
        let _ = zone_named(&text).map_err(|error| error.to_string());
    }

    #[test]
    fn typing_on_never_panics(text in "[a-zA-ZäöüßéèçñøåÉÈ ,./'-]{0,12}") {
        let found = search(&text, 25);
        let labels: HashSet<String> = found.iter().map(|place| place.label()).collect();
        prop_assert_eq!(labels.len(), found.len(), "an option twice: {:?}", labels);
    }
}
