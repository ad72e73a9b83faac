//! An operator's words over ours (`prompts.dir`): each text is tried by itself, and what fails stays ours and is told.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse_runtime;

use super::bank::Bank;
use super::catalogue::{Class, Template};
use super::check::{Complaint, ids, is_name};
use super::fault::{FAULTS_MAX, Fault};
use super::fields::Facts;
use super::folder::{Folder, Text};
use super::lint::Level;
use super::{LANGUAGES, Label, LoadError, Prompts, Spoken, samples};
use crate::domain::session::{Title, Words};

/// How many ids or variables are named in one line.
const NAMED_MAX: usize = 12;

/// What is known of our own texts.
struct Ours {
    /// The ids of the texts, and the file of each.
    files: BTreeMap<&'static str, &'static str>,
    /// The messages that have wordings.
    templates: BTreeMap<String, Template>,
}

/// Our own texts alone.
static BUILT_IN: LazyLock<Option<Prompts>> = LazyLock::new(|| Prompts::built_in().ok());

static OURS: LazyLock<Ours> = LazyLock::new(|| Ours {
    files: LANGUAGES[0].files.iter().flat_map(|(file, content)| ids(content).into_iter().map(move |id| (id, *file))).collect(),
    templates: Template::ALL
        .iter()
        .flat_map(|&template| template.message_ids().into_iter().map(move |id| (id, template)))
        .collect(),
});

impl Ours {
    fn file(&self, id: &str) -> Option<&'static str> {
        self.files.get(id).copied()
    }

    /// Whether other texts are built from it.
    fn is_helper(&self, id: &str) -> bool {
        self.file(id).is_none_or(|file| file == "words.ftl")
    }
}

/// The built-in texts, and over them what is sound in the directory.
pub(super) fn load(directory: &Path) -> Result<Bank, LoadError> {
    let Folder { languages, mut faults } = Folder::read(directory);
    let mut sound: BTreeMap<String, Vec<Text>> = BTreeMap::new();
    for (tag, texts) in languages {
        let mut judge = Judge { tag: &tag, faults: Vec::new() };
        let kept = judge.keep(texts)?;
        faults.append(&mut judge.faults);
        if !kept.is_empty() {
            sound.insert(tag, kept);
        }
    }
    let mut bank = Bank::of(&sound)?;
    for tag in sound.keys().filter(|tag| Spoken::of(tag).is_none_or(|spoken| spoken.tag != *tag)) {
        faults.extend(lacking(&bank, tag, directory));
    }
    let more = faults.len().saturating_sub(FAULTS_MAX);
    if more > 0 {
        faults.truncate(FAULTS_MAX);
        faults.push(Fault::of_file(directory, format!("{more} findings more"), "mend these first, then look again"));
    }
    bank.faults = faults;
    Ok(bank)
}

/// A language of the directory alone is spoken in English where it has no words.
fn lacking(bank: &Bank, tag: &str, directory: &Path) -> Option<Fault> {
    let locale = bank.locale(tag);
    let lacking: Vec<&str> = OURS.files.keys().copied().filter(|id| !bank.has(locale, id)).collect();
    let what = format!("{} texts are lacking and are said in English: {}", lacking.len(), some_of(&lacking));
    let todo = "translate them; `second-wind prompts check DIR` names each";
    (!lacking.is_empty()).then(|| Fault::of_file(&directory.join(tag), what, todo))
}

/// The first names of a list.
fn some_of(names: &[&str]) -> String {
    let more = names.len().saturating_sub(NAMED_MAX);
    let mut some = names[..names.len().min(NAMED_MAX)].join(", ");
    if more > 0 {
        some.push_str(&format!(" and {more} more"));
    }
    some
}

/// What the texts of one language are held to.
struct Judge<'a> {
    tag: &'a str,
    faults: Vec<Fault>,
}

impl Judge<'_> {
    fn refuse(&mut self, text: &Text, what: String, todo: &'static str) {
        self.faults.push(text.fault(self.tag, what, todo));
    }

    /// The texts that are sound.
    fn keep(&mut self, texts: Vec<Text>) -> Result<Vec<Text>, LoadError> {
        let uses: Vec<Uses> = texts.iter().map(|text| Uses::of(&text.source)).collect();
        let named: BTreeSet<String> = uses.iter().flat_map(|uses| uses.texts.iter().cloned()).collect();
        let there: BTreeSet<String> = texts.iter().map(|text| text.id.clone()).collect();
        let mut kept: Vec<Text> = Vec::new();
        for (text, uses) in texts.into_iter().zip(uses) {
            match self.objection(&text, &uses, &named, &there) {
                Some((what, todo)) => self.refuse(&text, what, todo),
                None => kept.push(text),
            }
        }
        self.hold_to_rules(kept)
    }

    /// What is wrong with a text as it stands in its file.
    fn objection(
        &self,
        text: &Text,
        uses: &Uses,
        named: &BTreeSet<String>,
        there: &BTreeSet<String>,
    ) -> Option<(String, &'static str)> {
        let id = text.id.as_str();
        if OURS.file(id).is_none() && !named.contains(id) {
            return Some(("no text has this id".to_owned(), "look the id up with `second-wind prompts show`"));
        }
        if !uses.has_words {
            return Some(("it has no words".to_owned(), "put the words after the ="));
        }
        if let Some(function) = uses.functions.first() {
            return Some((format!("there is no function {function}"), "use the variables as they are"));
        }
        let is_known = |name: &&String| OURS.file(name).is_some() || there.contains(*name);
        if let Some(unknown) = uses.texts.iter().find(|name| !is_known(name)) {
            return Some((format!("it uses {{ {unknown} }}, and there is no such text"), "write that text too, or its words"));
        }
        if uses.texts.iter().any(|other| other == id) {
            return Some(("it uses itself".to_owned(), "write the words out"));
        }
        let may = variables_of(id)?;
        let unknown = uses.variables.iter().find(|name| !may.contains(name.as_str()))?;
        let may: Vec<&str> = may.iter().map(String::as_str).collect();
        let list = if may.is_empty() { "none".to_owned() } else { format!("${}", may.join(", $")) };
        Some((format!("it does not know ${unknown}; it may use: {list}"), "take one of these, or leave it out"))
    }

    /// Renders what is left with every filling and leaves out what breaks a rule.
    fn hold_to_rules(&mut self, texts: Vec<Text>) -> Result<Vec<Text>, LoadError> {
        let (helpers, others): (Vec<Text>, Vec<Text>) = texts.into_iter().partition(|text| OURS.is_helper(&text.id));
        let mut kept = self.sound_helpers(helpers)?;
        let tried: BTreeSet<String> = others.iter().map(|text| text.id.clone()).collect();
        kept.extend(others);
        let prompts = self.prompts(&kept)?;
        let mut complaints: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for Complaint { id, what, .. } in block(prompts.check_some(&|id| tried.contains(id))) {
            complaints.entry(id).or_default().push(what);
        }
        for text in kept.iter().filter(|text| tried.contains(&text.id)) {
            if let Some(what) = beside_the_rules(&prompts, &text.id) {
                complaints.entry(text.id.clone()).or_default().push(what);
            }
        }
        let (bad, good): (Vec<Text>, Vec<Text>) = kept.into_iter().partition(|text| complaints.contains_key(&text.id));
        for text in bad {
            for what in complaints.remove(&text.id).unwrap_or_default() {
                self.refuse(&text, what, "prompts/README.md has the rules; until then ours is said");
            }
        }
        Ok(good)
    }

    /// Words from which others are built are sound where no text of ours breaks a rule with them.
    fn sound_helpers(&mut self, helpers: Vec<Text>) -> Result<Vec<Text>, LoadError> {
        if helpers.is_empty() || self.objection_to(&helpers)?.is_none() {
            return Ok(helpers);
        }
        let mut sound: Vec<Text> = Vec::new();
        for helper in helpers {
            sound.push(helper);
            let Some(what) = self.objection_to(&sound)? else { continue };
            if let Some(helper) = sound.pop() {
                self.refuse(&helper, what, "prompts/README.md has the rules; until then ours is said");
            }
        }
        Ok(sound)
    }

    fn objection_to(&self, helpers: &[Text]) -> Result<Option<String>, LoadError> {
        // Of another language these are the first words; there is nothing yet that they could spoil.
        if Spoken::of(self.tag).is_none_or(|spoken| spoken.tag != self.tag) {
            return Ok(None);
        }
        let prompts = self.prompts(helpers)?;
        Ok(block(prompts.check_some(&|_| true))
            .next()
            .map(|Complaint { id, what, .. }| format!("with it {id} breaks a rule: {what}")))
    }

    fn prompts(&self, texts: &[Text]) -> Result<Prompts, LoadError> {
        let bank = Arc::new(Bank::of_one(self.tag, texts)?);
        let locale = bank.locale(self.tag);
        Ok(Prompts { bank, locale })
    }
}

fn block(complaints: Vec<Complaint>) -> impl Iterator<Item = Complaint> {
    complaints.into_iter().filter(|complaint| complaint.level == Level::Block)
}

/// How the ids of versions end in `plans.ftl`; the others are titles and cues.
const VERSIONS: [&str; 4] = ["-full", "-small", "-long", "-after-run"];

/// What no rule for texts says: the lengths that a plan takes, and that a command is not called like another one.
fn beside_the_rules(prompts: &Prompts, id: &str) -> Option<String> {
    let words = prompts.word(id);
    match OURS.file(id)? {
        "plans.ftl" if VERSIONS.iter().any(|end| id.ends_with(end)) => {
            Words::parse(&words).err().map(|error| format!("a plan does not take it: {error}"))
        }
        "plans.ftl" => Title::parse(&words).err().map(|error| format!("a plan does not take it: {error}")),
        "names.ftl" if is_name(&words) => {
            let was = BUILT_IN.as_ref()?.in_locale(&prompts.locale());
            let names = OURS.files.iter().filter(|(other, file)| **file == "names.ftl" && **other != id).map(|(other, _)| *other);
            let same = names.filter(|other| prompts.word(other) == words).find(|other| was.word(other) != was.word(id))?;
            Some(format!("{same} is called {words} too, and Discord takes no two commands of one name"))
        }
        _ => None,
    }
}

/// The variables that a text may use; none where that is not settled by its id.
fn variables_of(id: &str) -> Option<BTreeSet<String>> {
    if let Some(&template) = OURS.templates.get(id) {
        let prompts = BUILT_IN.as_ref()?;
        return Some(samples::fillings(template).iter().flat_map(|filling| filling.variables(prompts, template)).collect());
    }
    let is_bare = Label::ALL.iter().any(|label| label.id() == id) || matches!(OURS.file(id), Some("names.ftl" | "plans.ftl"));
    is_bare.then(BTreeSet::new)
}

impl samples::Filling {
    /// The variables that a text is handed.
    fn variables(&self, prompts: &Prompts, template: Template) -> Vec<String> {
        let entry = template.entry();
        let facts = match template.class() {
            Class::Public => Facts::of_public(prompts, entry, &self.public_voice(entry)),
            _ => Facts::of(prompts, entry, &self.voice(entry)),
        };
        facts.args().iter().map(|(name, _)| name.to_owned()).collect()
    }
}

/// What a text is made of.
#[derive(Default)]
struct Uses {
    has_words: bool,
    variables: Vec<String>,
    texts: Vec<String>,
    functions: Vec<String>,
}

impl Uses {
    fn of(source: &str) -> Self {
        let mut uses = Self::default();
        let Ok(resource) = parse_runtime(source) else { return uses };
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => {
                    if let Some(pattern) = &message.value {
                        uses.has_words = true;
                        uses.pattern(pattern);
                    }
                }
                Entry::Term(term) => {
                    uses.has_words = true;
                    uses.pattern(&term.value);
                }
                _ => {}
            }
        }
        uses
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => self.variables.push(id.name.to_owned()),
            InlineExpression::FunctionReference { id, .. } => self.functions.push(id.name.to_owned()),
            InlineExpression::MessageReference { id, attribute: None } => self.texts.push(id.name.to_owned()),
            InlineExpression::MessageReference { id, attribute: Some(attribute) } => {
                self.texts.push(format!("{}.{}", id.name, attribute.name));
            }
            InlineExpression::TermReference { id, .. } => self.texts.push(format!("-{}", id.name)),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}
