//! From a voice to the variables of a text. A text is handed only what its entry lists, so that a translator, too, cannot write
//! about anything else.
//!
//! For a field `x` there are `$x`, `$has-x` ("yes" or "no"), and for words `$x-start`, with a capital letter for the beginning of
//! a sentence.

use std::num::NonZeroU32;

use chrono::NaiveTime;
use fluent_bundle::FluentArgs;

use super::catalogue::Entry;
use super::voice::{Day, PublicVoice, SessionLine, Voice};
use super::{Prompts, plain};
use crate::domain::decisions::Decision;
use crate::domain::occurrence::{Outcome, Version};
use crate::domain::session::Kind;
use crate::domain::sight::seen;

/// What a message may read of a [`Voice`](super::Voice) or a [`PublicVoice`](super::PublicVoice). A text that uses anything
/// beside what its entry lists fails the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is the field of the same name in voice.rs")]
pub enum Field {
    Title,
    Kind,
    Area,
    Minutes,
    Full,
    Small,
    Cue,
    Days,
    EveryWeeks,
    Next,
    Day,
    OtherDay,
    Did,
    Outcome,
    Count,
    Max,
    Clock,
    Season,
    Place,
    Suggestions,
    ReminderAt,
    EveningAt,
    Quiet,
    Language,
    Units,
    SelfWord,
    Person,
    People,
    SharesName,
    Club,
    Channel,
    Role,
    Rights,
    Operator,
    Phone,
    TextField,
    Option,
    Group,
    LitWeeks,
    LitWeeksInAll,
    Sums,
    Decisions,
    Times,
    Comebacks,
    Hellos,
    Name,
    KeptWeeks,
}

/// People's own words are never cut below this many characters.
const OWN_WORDS_CHARS_MIN: usize = 12;

/// A value on its way into a text.
enum Told {
    /// A person's own words: escaped, and shortened when the whole would be too long.
    Own(String),
    /// Our words, or a mark-up of Discord's.
    Ours(String),
    /// A number, for which the language knows the plural.
    Number(u32),
}

/// Everything that one text is told.
pub(super) struct Facts {
    told: Vec<(&'static str, Told)>,
    has: Vec<(&'static str, bool)>,
    /// Fields that the entry cannot do without and the voice lacks.
    pub(super) lacking: Vec<Field>,
}

impl Facts {
    /// What `entry` may read of `voice`.
    pub(super) fn of(prompts: &Prompts, entry: &Entry, voice: &Voice<'_>) -> Self {
        Self::gather(entry, |field, facts| facts.read(prompts, field, voice))
    }

    /// What `entry` may read of a public voice.
    pub(super) fn of_public(prompts: &Prompts, entry: &Entry, voice: &PublicVoice<'_>) -> Self {
        Self::gather(entry, |field, facts| facts.read_public(prompts, field, voice))
    }

    fn gather(entry: &Entry, read: impl Fn(Field, &mut Self) -> bool) -> Self {
        let mut facts = Self { told: Vec::new(), has: Vec::new(), lacking: Vec::new() };
        for &field in entry.needs {
            if !read(field, &mut facts) {
                facts.lacking.push(field);
                // The sentence stays whole: an empty word rather than the name of a variable.
                facts.ours(field.name(), String::new());
            }
        }
        for &field in entry.may {
            let is_there = read(field, &mut facts);
            facts.has.push((field.name(), is_there));
        }
        facts
    }

    fn own(&mut self, name: &'static str, words: &str) -> bool {
        let words = seen(words);
        let words = words.trim_end_matches(['.', ',', ';', ' ']).to_owned();
        let is_there = !words.is_empty();
        if is_there {
            self.told.push((name, Told::Own(words)));
        }
        is_there
    }

    fn ours(&mut self, name: &'static str, words: String) -> bool {
        self.told.push((name, Told::Ours(words)));
        true
    }

    fn number(&mut self, name: &'static str, number: u32) -> bool {
        self.told.push((name, Told::Number(number)));
        true
    }

    fn day(&mut self, prompts: &Prompts, [bare, on]: [&'static str; 2], day: Day) -> bool {
        self.ours(bare, prompts.day(day));
        self.ours(on, prompts.on_day(day))
    }

    /// In the order of the kinds.
    fn sums(&mut self, prompts: &Prompts, sums: &[(Kind, NonZeroU32)]) -> bool {
        let sums: Vec<String> = Kind::ALL
            .iter()
            .flat_map(|kind| sums.iter().filter(move |(of, _)| of == kind))
            .map(|(kind, sum)| format!("{} {sum}", prompts.kind(*kind)))
            .collect();
        !sums.is_empty() && self.ours("sums", sums.join(", "))
    }

    /// "planned 14, adapted 3", in the order of the decisions.
    fn decisions(&mut self, prompts: &Prompts, decisions: &[(Decision, NonZeroU32)]) -> bool {
        let told: Vec<String> =
            decisions.iter().map(|(decision, count)| format!("{} {count}", prompts.decision(*decision))).collect();
        !told.is_empty() && self.ours("decisions", told.join(", "))
    }

    /// "strength once, mobility twice", in the order of the kinds.
    fn times(&mut self, prompts: &Prompts, sums: &[(Kind, NonZeroU32)]) -> bool {
        let of = |kind: &Kind| sums.iter().find(|(of, _)| of == kind);
        let times: Vec<String> = Kind::ALL.iter().filter_map(of).map(|(kind, sum)| prompts.times(*kind, sum.get())).collect();
        !times.is_empty() && self.ours("times", prompts.all_of(&times))
    }

    fn read(&mut self, prompts: &Prompts, field: Field, voice: &Voice<'_>) -> bool {
        if let Some(session) = &voice.session
            && let Some(is_there) = self.read_session(prompts, field, session)
        {
            return is_there;
        }
        match field {
            Field::Next => voice
                .next
                .is_some_and(|next| self.own("next", next.title) && self.day(prompts, ["next-day", "next-on-day"], next.day)),
            Field::Day => voice.day.is_some_and(|day| self.day(prompts, ["day", "on-day"], day)),
            Field::OtherDay => voice.other_day.is_some_and(|day| self.day(prompts, ["other-day", "on-other-day"], day)),
            Field::Did => voice.did.is_some_and(|kind| self.ours("did", prompts.kind(kind))),
            Field::Count => voice.count.is_some_and(|count| self.number("count", count)),
            Field::Max => voice.max.is_some_and(|max| self.number("max", max)),
            Field::Clock => voice.clock.is_some_and(|time| self.ours("clock", clock_face(time))),
            Field::Season => voice.season.is_some_and(|season| self.own("season", season)),
            Field::Place => voice.place.is_some_and(|place| self.own("place", place)),
            Field::Suggestions => {
                let places: Vec<String> = voice.suggestions.iter().map(|place| plain(place)).collect();
                !places.is_empty() && self.ours("suggestions", prompts.any_of(&places))
            }
            Field::ReminderAt => voice.reminder_at.is_some_and(|time| self.ours("reminder-at", clock_face(time))),
            Field::EveningAt => voice.evening_at.is_some_and(|time| self.ours("evening-at", clock_face(time))),
            Field::Language => voice.language.is_some_and(|language| self.ours("language", seen(language))),
            Field::Units => voice.units.is_some_and(|units| self.ours("units", prompts.units(units))),
            Field::SelfWord => voice.self_word.is_some_and(|word| self.own("self-word", word)),
            Field::Person => voice.person.is_some_and(|person| self.ours("person", format!("<@{person}>"))),
            Field::People => {
                let people: Vec<String> = voice.people.iter().map(|person| format!("<@{person}>")).collect();
                !people.is_empty() && self.ours("people", prompts.all_of(&people))
            }
            Field::KeptWeeks => voice.kept_weeks.is_some_and(|weeks| self.number("kept-weeks", weeks.get())),
            Field::Comebacks => voice.comebacks.is_some_and(|times| self.number("comebacks", times.get())),
            Field::Sums => self.sums(prompts, voice.sums),
            Field::Decisions => self.decisions(prompts, voice.decisions),
            Field::Times => self.times(prompts, voice.sums),
            Field::Quiet => voice.quiet.filter(|quiet| quiet.minutes() > 0).is_some_and(|quiet| {
                self.ours("quiet-from", clock_face(quiet.from.to_time()));
                self.ours("quiet-until", clock_face(quiet.until.to_time()))
            }),
            Field::SharesName => {
                voice.shares_name.is_some_and(|shares| self.ours("shares-name", if shares { "yes" } else { "no" }.to_owned()))
            }
            Field::Club => voice.club.is_some_and(|club| self.own("club", club)),
            Field::Group => voice.group.is_some_and(|group| self.own("group", group)),
            Field::Channel => voice.channel.is_some_and(|channel| self.ours("channel", format!("<#{channel}>"))),
            Field::Role => voice.role.is_some_and(|role| self.ours("role", format!("<@&{role}>"))),
            Field::Rights => {
                let names: Vec<String> = voice.rights.iter().map(|right| prompts.word(right.id())).collect();
                !names.is_empty() && self.ours("rights", prompts.all_of(&names))
            }
            Field::Operator => voice.operator.is_some_and(|operator| self.ours("operator", seen(operator))),
            Field::Outcome => voice.outcome.is_some_and(|outcome| self.ours("outcome", outcome_word(outcome).to_owned())),
            Field::Phone => voice.phone.is_some_and(|phone| self.ours("phone", phone.to_owned())),
            Field::TextField => voice.text_field.is_some_and(|text| self.ours("text-field", prompts.word(text.id()))),
            Field::Option => voice.option.is_some_and(|option| self.own("option", option)),
            _ => false,
        }
    }

    /// A field of the session; none if the field is not one of its.
    fn read_session(&mut self, prompts: &Prompts, field: Field, session: &SessionLine<'_>) -> Option<bool> {
        Some(match field {
            Field::Title => self.own("title", session.title),
            Field::Kind => {
                self.ours("kind", session.kind.as_str().to_owned());
                self.ours("kind-name", prompts.kind(session.kind))
            }
            Field::Area => session.area.is_some_and(|area| self.ours("area-name", prompts.area(area))),
            Field::Minutes => session.minutes.is_some_and(|minutes| self.number("minutes", u32::from(minutes))),
            Field::Full => session.full.is_some_and(|words| self.own("full", words)),
            Field::Small => session.small.is_some_and(|words| self.own("small", words)),
            Field::Cue => session.cue.is_some_and(|words| self.own("cue", words)),
            Field::Days => session.days.is_some_and(|days| {
                let days: Vec<String> = days.iter().map(|day| prompts.weekday(day)).collect();
                self.ours("days", prompts.all_of(&days))
            }),
            Field::EveryWeeks => session.every_weeks.is_some_and(|every| self.number("every-weeks", every.get())),
            _ => return None,
        })
    }

    fn read_public(&mut self, prompts: &Prompts, field: Field, voice: &PublicVoice<'_>) -> bool {
        let mut number = |name, number: Option<NonZeroU32>| number.is_some_and(|number| self.number(name, number.get()));
        match field {
            Field::LitWeeks => number("lit-weeks", voice.lit_weeks),
            Field::LitWeeksInAll => number("lit-weeks-in-all", voice.lit_weeks_in_all),
            Field::Comebacks => number("comebacks", voice.comebacks),
            Field::Hellos => number("hellos", voice.hellos),
            Field::KeptWeeks => number("kept-weeks", voice.shared.and_then(|shared| shared.kept_weeks)),
            Field::Sums => self.sums(prompts, voice.sums),
            Field::Group => voice.group.is_some_and(|group| self.own("group", group)),
            Field::Season => voice.season.is_some_and(|season| self.own("season", season)),
            Field::Kind => voice.did.is_some_and(|kind| {
                self.ours("kind", kind.as_str().to_owned());
                self.ours("kind-name", prompts.kind(kind))
            }),
            Field::Name => voice.shared.is_some_and(|shared| self.own("name", shared.name)),
            _ => false,
        }
    }

    /// The variables as Fluent takes them.
    pub(super) fn args(&self) -> FluentArgs<'static> {
        let mut args = FluentArgs::new();
        for (name, told) in &self.told {
            match told {
                Told::Own(words) => {
                    args.set(*name, plain(words));
                    args.set(format!("{name}-start"), plain(&capitalised(words)));
                }
                Told::Ours(words) => {
                    args.set(*name, words.clone());
                    args.set(format!("{name}-start"), capitalised(words));
                }
                Told::Number(number) => args.set(*name, *number),
            }
        }
        for (name, is_there) in &self.has {
            args.set(format!("has-{name}"), if *is_there { "yes" } else { "no" });
        }
        args
    }

    /// Makes the longest of people's own words shorter by about `chars`. False when nothing is left to shorten.
    pub(super) fn shorten(&mut self, chars: usize) -> bool {
        let own = self.told.iter_mut().filter_map(|(_, told)| match told {
            Told::Own(words) => Some(words),
            Told::Ours(_) | Told::Number(_) => None,
        });
        let Some(longest) = own.max_by_key(|words| words.chars().count()) else { return false };
        let length = longest.chars().count();
        if length <= OWN_WORDS_CHARS_MIN {
            return false;
        }
        // One more, for the ellipsis.
        let room = length.saturating_sub(chars + 1).max(OWN_WORDS_CHARS_MIN - 1);
        let kept: String = longest.chars().take(room).collect();
        // At the end of a word, unless that loses more than a third.
        let ends_there = longest[kept.len()..].starts_with(' ');
        let at_word = kept.rfind(' ').filter(|&at| !ends_there && at * 3 >= kept.len() * 2);
        let whole_words = at_word.map_or(kept.as_str(), |at| &kept[..at]);
        *longest = format!("{}…", whole_words.trim_end_matches([' ', ',', '.', ';', ':', '…', '\u{200D}']));
        true
    }
}

impl Field {
    /// The name of its variable in the texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Kind => "kind",
            Self::Area => "area-name",
            Self::Minutes => "minutes",
            Self::Full => "full",
            Self::Small => "small",
            Self::Cue => "cue",
            Self::Days => "days",
            Self::EveryWeeks => "every-weeks",
            Self::Next => "next",
            Self::Day => "day",
            Self::OtherDay => "other-day",
            Self::Did => "did",
            Self::Count => "count",
            Self::Max => "max",
            Self::Clock => "clock",
            Self::Season => "season",
            Self::Place => "place",
            Self::Suggestions => "suggestions",
            Self::ReminderAt => "reminder-at",
            Self::EveningAt => "evening-at",
            Self::Quiet => "quiet",
            Self::Language => "language",
            Self::Units => "units",
            Self::SelfWord => "self-word",
            Self::Person => "person",
            Self::People => "people",
            Self::SharesName => "shares-name",
            Self::Club => "club",
            Self::Channel => "channel",
            Self::Role => "role",
            Self::Rights => "rights",
            Self::Operator => "operator",
            Self::Phone => "phone",
            Self::Outcome => "outcome",
            Self::TextField => "text-field",
            Self::Option => "option",
            Self::Group => "group",
            Self::LitWeeks => "lit-weeks",
            Self::LitWeeksInAll => "lit-weeks-in-all",
            Self::Sums => "sums",
            Self::Decisions => "decisions",
            Self::Times => "times",
            Self::Comebacks => "comebacks",
            Self::Hellos => "hellos",
            Self::Name => "name",
            Self::KeptWeeks => "kept-weeks",
        }
    }
}

/// A time as a clock shows it.
fn clock_face(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// With a capital letter, for the beginning of a sentence.
fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What a text calls an outcome, to choose its words by.
const fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Open | Outcome::Done(Version::Full) => "done",
        Outcome::Done(Version::Small) => "small",
        Outcome::Some => "some",
        Outcome::Swapped(_) | Outcome::SwappedInPart(_) => "swapped",
        Outcome::Moved(_) => "moved",
        Outcome::Rested => "rested",
        Outcome::LetGo => "let-go",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_words_are_cut_at_a_word_and_never_to_nothing() {
        let mut facts = Facts { told: Vec::new(), has: Vec::new(), lacking: Vec::new() };
        facts.own("small", "one slow round of squats, bridges and calf raises");
        facts.own("title", "legs");
        assert!(facts.shorten(15), "there is something to shorten");
        let text = |facts: &Facts| match &facts.told[0].1 {
            Told::Own(words) => words.clone(),
            _ => String::new(),
        };
        assert_eq!(text(&facts), "one slow round of squats, bridges…");
        while facts.shorten(100) {}
        assert!(text(&facts).chars().count() >= OWN_WORDS_CHARS_MIN - 3, "something is left of it: {}", text(&facts));
    }
}
