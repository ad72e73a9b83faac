//! The texts of every language, as Fluent bundles: the ones built in, and over them what is sound in an operator's directory.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, OnceLock, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use thiserror::Error;
use unic_langid::LanguageIdentifier;

use super::fault::Fault;
use super::folder::Text;
use super::languages::{LANGUAGES, Spoken};

/// The English texts that are built in, file and content; those of every language are in `languages.rs`.
pub const BUILT_IN: [(&str, &str); 39] = [
    ("nudge.ftl", include_str!("../../prompts/en-US/nudge.ftl")),
    ("ack.ftl", include_str!("../../prompts/en-US/ack.ftl")),
    ("public.ftl", include_str!("../../prompts/en-US/public.ftl")),
    ("safety.ftl", include_str!("../../prompts/en-US/safety.ftl")),
    ("ui.ftl", include_str!("../../prompts/en-US/ui.ftl")),
    ("ui-season.ftl", include_str!("../../prompts/en-US/ui-season.ftl")),
    ("label-season.ftl", include_str!("../../prompts/en-US/label-season.ftl")),
    ("week.ftl", include_str!("../../prompts/en-US/week.ftl")),
    ("nudge-room.ftl", include_str!("../../prompts/en-US/nudge-room.ftl")),
    ("nudge-proposal.ftl", include_str!("../../prompts/en-US/nudge-proposal.ftl")),
    ("ack-proposal.ftl", include_str!("../../prompts/en-US/ack-proposal.ftl")),
    ("ack-room.ftl", include_str!("../../prompts/en-US/ack-room.ftl")),
    ("label.ftl", include_str!("../../prompts/en-US/label.ftl")),
    ("nudge-evening.ftl", include_str!("../../prompts/en-US/nudge-evening.ftl")),
    ("ui-settings.ftl", include_str!("../../prompts/en-US/ui-settings.ftl")),
    ("ui-me.ftl", include_str!("../../prompts/en-US/ui-me.ftl")),
    ("label-settings.ftl", include_str!("../../prompts/en-US/label-settings.ftl")),
    ("nudge-pause.ftl", include_str!("../../prompts/en-US/nudge-pause.ftl")),
    ("ack-pause.ftl", include_str!("../../prompts/en-US/ack-pause.ftl")),
    ("ui-pause.ftl", include_str!("../../prompts/en-US/ui-pause.ftl")),
    ("ui-safety.ftl", include_str!("../../prompts/en-US/ui-safety.ftl")),
    ("ui-plan-file.ftl", include_str!("../../prompts/en-US/ui-plan-file.ftl")),
    ("label-plan-file.ftl", include_str!("../../prompts/en-US/label-plan-file.ftl")),
    ("label-pause.ftl", include_str!("../../prompts/en-US/label-pause.ftl")),
    ("label-safety.ftl", include_str!("../../prompts/en-US/label-safety.ftl")),
    ("nudge-hear.ftl", include_str!("../../prompts/en-US/nudge-hear.ftl")),
    ("ack-hear.ftl", include_str!("../../prompts/en-US/ack-hear.ftl")),
    ("ui-hear.ftl", include_str!("../../prompts/en-US/ui-hear.ftl")),
    ("ui-groups.ftl", include_str!("../../prompts/en-US/ui-groups.ftl")),
    ("label-groups.ftl", include_str!("../../prompts/en-US/label-groups.ftl")),
    ("label-hear.ftl", include_str!("../../prompts/en-US/label-hear.ftl")),
    ("nudge-together.ftl", include_str!("../../prompts/en-US/nudge-together.ftl")),
    ("ui-share.ftl", include_str!("../../prompts/en-US/ui-share.ftl")),
    ("label-share.ftl", include_str!("../../prompts/en-US/label-share.ftl")),
    ("ui-together.ftl", include_str!("../../prompts/en-US/ui-together.ftl")),
    ("label-together.ftl", include_str!("../../prompts/en-US/label-together.ftl")),
    ("words.ftl", include_str!("../../prompts/en-US/words.ftl")),
    ("names.ftl", include_str!("../../prompts/en-US/names.ftl")),
    ("plans.ftl", include_str!("../../prompts/en-US/plans.ftl")),
];

/// How many problems are kept until somebody fetches them.
const PROBLEMS_MAX: usize = 100;

/// Why there are no texts at all. None of it happens in a build whose tests have passed: what an operator's directory has wrong is a
/// [`Fault`], and ours stand.
#[derive(Debug, Error)]
pub enum LoadError {
    /// Texts in no language.
    #[error("{0} is not a language such as en-US")]
    NotALanguage(String),
    /// A file that Fluent does not understand.
    #[error("{file} has a text that cannot be read: {first}")]
    Syntax {
        /// Which.
        file: String,
        /// The first complaint.
        first: String,
    },
}

/// Something that is wrong with a text, found while rendering. Names the text, never what was filled in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Problem {
    /// The language.
    pub locale: String,
    /// The text's id.
    pub id: String,
    /// What is wrong.
    pub what: String,
}

/// A language of the bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Locale(usize);

struct Language {
    tag: LanguageIdentifier,
    bundle: FluentBundle<FluentResource>,
}

/// All texts.
pub(super) struct Bank {
    /// The built-in texts alone, into which everything falls back.
    floor: Language,
    /// What is spoken; the first is the fallback's language, with an operator's changes.
    spoken: Vec<Language>,
    problems: Mutex<Vec<Problem>>,
    witness: OnceLock<Witness>,
    /// What the operator's directory has wrong.
    pub(super) faults: Vec<Fault>,
}

/// Somebody who hears which text was rendered from which id: the rehearsal's transcript. Production has none.
pub type Witness = Box<dyn Fn(&str, &str) + Send + Sync>;

impl Language {
    fn empty(tag: LanguageIdentifier) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![tag.clone()]);
        // Marks of isolation are for languages that mix directions of writing; in Discord they show as odd gaps.
        bundle.set_use_isolating(false);
        Self { tag, bundle }
    }

    fn built_in(spoken: &Spoken) -> Result<Self, LoadError> {
        let mut language = Self::empty(tag_of(spoken.tag)?);
        for (file, content) in spoken.files {
            language.add(file, (*content).to_owned())?;
        }
        Ok(language)
    }

    fn add(&mut self, file: &str, content: String) -> Result<(), LoadError> {
        let resource = FluentResource::try_new(content).map_err(|(_, errors)| LoadError::Syntax {
            file: file.to_owned(),
            first: errors.first().map_or_else(String::new, ToString::to_string),
        })?;
        self.bundle.add_resource_overriding(resource);
        Ok(())
    }

    fn format(&self, id: &str, args: &FluentArgs<'_>) -> Result<String, (Option<String>, String)> {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return Err((None, "there is no such text".to_owned()));
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        if errors.is_empty() {
            return Ok(text);
        }
        let mut what = String::new();
        for error in errors {
            let _ = write!(what, "{}{error}", if what.is_empty() { "" } else { "; " });
        }
        Err((Some(text), what))
    }
}

impl Bank {
    /// The built-in texts.
    pub(super) fn built_in() -> Result<Self, LoadError> {
        let spoken = LANGUAGES.iter().map(Language::built_in).collect::<Result<Vec<_>, _>>()?;
        let floor = Language::built_in(&LANGUAGES[0])?;
        Ok(Self { floor, spoken, problems: Mutex::default(), witness: OnceLock::new(), faults: Vec::new() })
    }

    /// The built-in texts, and over them these, by language.
    pub(super) fn of(texts: &BTreeMap<String, Vec<Text>>) -> Result<Self, LoadError> {
        let mut bank = Self::built_in()?;
        texts.iter().try_for_each(|(tag, texts)| bank.lay_over(tag, texts))?;
        Ok(bank)
    }

    /// The built-in texts, and over those of one language these.
    pub(super) fn of_one(tag: &str, texts: &[Text]) -> Result<Self, LoadError> {
        let mut bank = Self::built_in()?;
        bank.lay_over(tag, texts)?;
        Ok(bank)
    }

    fn lay_over(&mut self, tag: &str, texts: &[Text]) -> Result<(), LoadError> {
        let tag = tag_of(tag)?;
        let at = self.spoken.iter().position(|language| language.tag == tag).unwrap_or(self.spoken.len());
        if at == self.spoken.len() {
            self.spoken.push(Language::empty(tag));
        }
        for text in texts {
            self.spoken[at].add(&text.id, text.source.clone())?;
        }
        Ok(())
    }

    /// The language asked for, one of the same tongue, or the fallback.
    pub(super) fn locale(&self, tag: &str) -> Locale {
        let Ok(wanted) = tag.parse::<LanguageIdentifier>() else { return Locale(0) };
        let exactly = self.spoken.iter().position(|language| language.tag == wanted);
        let tongue = || self.spoken.iter().position(|language| language.tag.language == wanted.language);
        Locale(exactly.or_else(tongue).unwrap_or_default())
    }

    /// The tag of a language.
    pub(super) fn tag(&self, locale: Locale) -> String {
        self.spoken.get(locale.0).unwrap_or(&self.floor).tag.to_string()
    }

    /// The tags of every language.
    pub(super) fn tags(&self) -> Vec<String> {
        self.spoken.iter().map(|language| language.tag.to_string()).collect()
    }

    /// The text `id` with its variables filled in. What is wrong with it is noted, and the built-in text is taken instead.
    pub(super) fn format(&self, locale: Locale, id: &str, args: &FluentArgs<'_>) -> String {
        let language = self.spoken.get(locale.0).unwrap_or(&self.floor);
        let what = match language.format(id, args) {
            Ok(text) => return text,
            Err((_, what)) => what,
        };
        self.note(&language.tag.to_string(), id, what);
        match self.floor.format(id, args) {
            Ok(text) => text,
            Err((text, _)) => text.unwrap_or_default(),
        }
    }

    /// Whether this language has the text itself. Asking is no problem, and leaves none.
    pub(super) fn has(&self, locale: Locale, id: &str) -> bool {
        self.spoken
            .get(locale.0)
            .is_some_and(|language| language.bundle.get_message(id).is_some_and(|text| text.value().is_some()))
    }

    /// The language of exactly this tag or of its tongue; none if it would fall back.
    pub(super) fn spoken(&self, tag: &str) -> Option<Locale> {
        let wanted = tag.parse::<LanguageIdentifier>().ok()?;
        let locale = self.locale(tag);
        self.spoken.get(locale.0).filter(|language| language.tag.language == wanted.language).map(|_| locale)
    }

    /// The built-in text into which others fall back, if it is one without variables.
    pub(super) fn in_fallback(&self, id: &str) -> Option<String> {
        self.floor.format(id, &FluentArgs::new()).ok()
    }

    /// Lets somebody hear every text. The first one stays.
    pub(super) fn set_witness(&self, witness: Witness) {
        drop(self.witness.set(witness));
    }

    /// Tells the witness, if there is one.
    pub(super) fn bear_witness(&self, id: &str, text: &str) {
        if let Some(witness) = self.witness.get() {
            witness(id, text);
        }
    }

    /// Keeps a problem until somebody asks.
    pub(super) fn note(&self, locale: &str, id: &str, what: String) {
        let problem = Problem { locale: locale.to_owned(), id: id.to_owned(), what };
        let mut problems = self.problems.lock().unwrap_or_else(PoisonError::into_inner);
        if problems.len() < PROBLEMS_MAX && !problems.contains(&problem) {
            problems.push(problem);
        }
    }

    /// The problems so far; each is handed out once.
    pub(super) fn take_problems(&self) -> Vec<Problem> {
        std::mem::take(&mut *self.problems.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn tag_of(tag: &str) -> Result<LanguageIdentifier, LoadError> {
    tag.parse().map_err(|_| LoadError::NotALanguage(tag.to_owned()))
}
