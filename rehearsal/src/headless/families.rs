//! Which messages a long run has to have shown: every one that a member's life with the coach can lead to. What only an error, a
//! club's own trouble or somebody's first steps lead to is proven where it belongs, by a test of its own.

use std::collections::BTreeSet;

use second_wind::prompts::{Class, Template};

use super::transcript::Seen;

/// The messages for the screen that tell of the week's room, of pauses and returns, of plain words and of oneself.
const OWN_SCREENS: [&str; 13] = [
    "week-",
    "me-",
    "pause-",
    "not-paused",
    "physio-note",
    "say-nothing-open",
    "help-1",
    "today-",
    "tog-sent",
    "tog-joined",
    "tog-yes",
    "tog-not-said",
    "tog-day",
];

/// What need not be shown, and why.
const EXCEPT: [(&str, &str); 13] = [
    ("pause-later", "an error: a pause that begins in the future; nobody presses it by chance"),
    ("pause-too-long", "an error"),
    ("help-now-unknown", "for a club in a country without numbers; the club of a rehearsal has one"),
    ("week-is-over", "an error: a room for a week that is over, shown for a moment and only where somebody is that late"),
    ("week-more", "for more sessions in a week than fit into a message"),
    ("rem-more", "for a day with more than five sessions"),
    ("rem-run", "for members who ask to be reminded of runs, which no way of living here does"),
    ("say-which", "for another kind than planned without its name, beside exactly one open session"),
    ("safe-5", "for words of being unwell, which are drawn at random and rarely"),
    ("ret-shape-beside", "for a return whose answer asks about the next week's room, on a Sunday evening"),
    ("reach-nobody", "for a contact who steps back between the button and its press"),
    ("reach-closed", "for a contact whose DM is closed"),
    ("dm-1", "the words of the offer below an answer, which the answer's own text carries"),
];

/// The messages that were seen, by family.
#[derive(Debug, Default)]
pub(super) struct Families(BTreeSet<&'static str>);

impl Families {
    /// A message was shown, made of these (`done-3+cap-1-2`).
    pub(super) fn saw(&mut self, seen: &Seen) {
        for id in seen.pictures.iter().chain([&seen.template]).flat_map(|templates| templates.split('+')) {
            let known = Template::ALL.iter().map(|template| template.entry()).find(|entry| {
                let wording = id.strip_prefix(entry.id).and_then(|rest| rest.strip_prefix('-'));
                id == entry.id || (entry.wordings > 1 && wording.is_some_and(|number| number.parse::<u8>().is_ok()))
            });
            self.0.extend(known.map(|entry| entry.id));
        }
    }

    /// What had to be shown and was not.
    pub(super) fn missing(&self) -> impl Iterator<Item = &'static str> {
        owned().filter(|id| !self.0.contains(id))
    }
}

fn owned() -> impl Iterator<Item = &'static str> {
    let is_owned = |template: &&Template| match template.class() {
        Class::Nudge | Class::Ack | Class::Safety => true,
        Class::Public => false,
        Class::Ui => OWN_SCREENS.iter().any(|screen| template.id().starts_with(screen)),
    };
    let ids = Template::ALL.iter().filter(is_owned).map(|template| template.id());
    ids.filter(|id| !EXCEPT.iter().any(|(except, _)| except == id))
}
