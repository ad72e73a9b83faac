//! One look at every text there is: `second-wind prompts check` and `tests/prompts.rs` both come here.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::catalogue::{Class, Entry, Template};
use super::lint::{self, Finding, Level};
use super::samples::{self, Filling};
use super::{Field, LANGUAGES, Label, Prompts, Spoken};

/// The longest label, which is also what a button takes.
pub const LABEL_CHARS_MAX: usize = 80;

/// Something that is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The language.
    pub locale: String,
    /// The text's id.
    pub id: String,
    /// How much it weighs.
    pub level: Level,
    /// The rule and what it objects to.
    pub what: String,
    /// The text as it was rendered, where there is one.
    pub text: String,
}

impl std::fmt::Display for Complaint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let level = match self.level {
            Level::Block => "",
            Level::Warn => " (to look at)",
        };
        write!(f, "{} {}{level}: {}", self.locale, self.id, self.what)?;
        if !self.text.is_empty() {
            write!(f, "\n    {}", self.text.replace('\n', "\n    "))?;
        }
        Ok(())
    }
}

impl Prompts {
    /// Renders every wording of every message in this language with every filling, and says what is wrong. Each text is named
    /// once for each thing that is wrong with it.
    #[must_use]
    pub fn check(&self) -> Vec<Complaint> {
        let lacking = self.lacking();
        let mut complaints = self.check_some(&|_| true);
        // What is lacking is said once, not again wherever the English text had to be taken.
        complaints.retain(|complaint: &Complaint| !lacking.contains(&complaint.id));
        let said = |id: String| Complaint {
            locale: self.locale(),
            id,
            level: Level::Block,
            what: format!("lacking; the text of {} is taken", Self::FALLBACK),
            text: String::new(),
        };
        complaints.extend(lacking.into_iter().map(said));
        complaints
    }

    /// The same for some of the ids.
    pub(super) fn check_some(&self, is_wanted: &dyn Fn(&str) -> bool) -> Vec<Complaint> {
        let mut complaints = Vec::new();
        // What rendering left from before belongs to somebody else's log.
        let kept = self.take_problems();
        for &template in Template::ALL.iter().filter(|template| template.message_ids().iter().any(|id| is_wanted(id))) {
            self.check_template(template, is_wanted, &mut complaints);
        }
        for &label in Label::ALL.iter().filter(|label| is_wanted(label.id())) {
            self.check_label(label, &mut complaints);
        }
        let names = LANGUAGES[0].files.iter().flat_map(|(_, content)| ids(content)).filter(|id| id.starts_with("name-"));
        for id in names.filter(|id| is_wanted(id)) {
            let name = self.word(id);
            if !is_name(&name) {
                let what = "a name has up to 32 letters in lower case, digits, - and _".to_owned();
                complaints.push(Complaint { locale: self.locale(), id: id.to_owned(), level: Level::Block, what, text: name });
            }
        }
        drop(self.take_problems());
        for problem in kept {
            self.bank.note(&problem.locale, &problem.id, problem.what);
        }
        complaints
    }

    /// The ids of what the fallback has and this language has not, in the order of the files.
    #[must_use]
    pub fn lacking(&self) -> Vec<String> {
        let all = LANGUAGES[0].files.iter().flat_map(|(_, content)| ids(content));
        all.filter(|id| !self.bank.has(self.locale, id)).map(str::to_owned).collect()
    }

    fn check_template(&self, template: Template, is_wanted: &dyn Fn(&str) -> bool, complaints: &mut Vec<Complaint>) {
        let mut said = BTreeSet::new();
        let mut looked_at = BTreeSet::new();
        let mut complain = |id: String, rule: &str, level: Level, what: String, text: String| {
            if said.insert((id.clone(), rule.to_owned())) {
                complaints.push(Complaint { locale: self.locale(), id, level, what, text });
            }
        };
        for filling in samples::fillings(template) {
            for turn in 0..u64::from(template.entry().wordings) {
                let id = template.message_id(turn);
                if !is_wanted(&id) {
                    continue;
                }
                let text = self.fill(template, &filling, turn);
                for problem in self.take_problems() {
                    complain(problem.id, "fluent", Level::Block, format!("{} ({})", problem.what, filling.name()), text.clone());
                }
                if !looked_at.insert((filling.sort(), text.clone())) {
                    continue;
                }
                for finding in self.findings(template, &filling, &text) {
                    let what = format!("{}: {} ({})", finding.rule, finding.what, filling.name());
                    complain(id.clone(), &finding.rule, finding.level, what, text.clone());
                }
            }
        }
    }

    fn findings(&self, template: Template, filling: &Filling, text: &str) -> Vec<Finding> {
        let class = template.class();
        let mut findings = lint::check_form(text, class);
        // A member's own words may be long, and may be anything: it is for ours that sentences, emoji and words are looked at.
        match filling.sort() {
            "long" | "German" => findings.retain(|finding| finding.rule != "R8"),
            "unusual" => findings.retain(|finding| finding.rule == "R7" || finding.rule == "R5"),
            _ => {}
        }
        // A word list is of one language, and our own words are the same around any filling.
        if let Some(spoken) = Spoken::of(&self.locale())
            && filling.sort() == "ordinary"
        {
            findings.extend(spoken.lists.check(text, class));
        }
        if text.contains("  ") || text.contains(" .") || text.contains(" ,") || text.contains("..") || text.trim() != text {
            let what = "a space or a full stop too many".to_owned();
            findings.push(Finding { rule: "form".to_owned(), level: Level::Block, what });
        }
        findings
    }

    fn check_label(&self, label: Label, complaints: &mut Vec<Complaint>) {
        let text = self.label(label);
        let mut findings = lint::check_form(&text, Class::Ui);
        findings.extend(Spoken::of(&self.locale()).into_iter().flat_map(|spoken| spoken.lists.check(&text, Class::Ui)));
        let chars = text.chars().count();
        if chars > LABEL_CHARS_MAX {
            let what = format!("{chars} characters, {LABEL_CHARS_MAX} fit on a button");
            findings.push(Finding { rule: "R7".to_owned(), level: Level::Block, what });
        }
        if text.contains(['*', '_', '`', '\n', '?']) {
            let what = "a label is one plain line that asks nothing".to_owned();
            findings.push(Finding { rule: "R6".to_owned(), level: Level::Block, what });
        }
        let problems = self.take_problems().into_iter().map(|problem| problem.what);
        let found = findings.into_iter().map(|finding| format!("{}: {}", finding.rule, finding.what));
        complaints.extend(problems.chain(found).map(|what| Complaint {
            locale: self.locale(),
            id: label.id().to_owned(),
            level: Level::Block,
            what,
            text: text.clone(),
        }));
    }

    fn fill(&self, template: Template, filling: &Filling, turn: u64) -> String {
        let entry = template.entry();
        match template.class() {
            Class::Public => self.render_public(template, &filling.public_voice(entry), turn).unwrap_or_default(),
            _ => self.render(template, &filling.voice(entry), turn),
        }
    }

    /// A message as a member would read it, with ordinary words in it.
    #[must_use]
    pub fn sample(&self, template: Template, turn: u64) -> String {
        self.fill(template, &Filling::ordinary(), turn)
    }
}

/// The longest name of a command or an option, in characters (`discord-api-docs`: application command naming).
const NAME_CHARS_MAX: usize = 32;

/// Whether Discord takes this as the name of a command or an option.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let fits = |c: char| c == '-' || c == '_' || (c.is_alphanumeric() && !c.is_uppercase());
    (1..=NAME_CHARS_MAX).contains(&name.chars().count()) && name.chars().all(fits)
}

/// The ids of the texts in a Fluent file: what stands at the beginning of a line before an equals sign.
#[must_use]
pub fn ids(file: &str) -> Vec<&str> {
    static ID: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?m)^([a-zA-Z][\w-]*)[ \t]*=").ok());
    ID.iter().flat_map(|id| id.captures_iter(file)).filter_map(|found| found.get(1)).map(|id| id.as_str()).collect()
}

/// Rules on the catalogue itself, which no text can break: what is wrong with an entry, if anything.
#[must_use]
pub fn catalogue_complaints() -> Vec<String> {
    let mut complaints = lint::list_errors();
    for &template in Template::ALL {
        let Entry { id, class, wordings, needs, may, buttons } = *template.entry();
        if wordings == 0 {
            complaints.push(format!("{id}: no wording"));
        }
        if let Some(twice) = needs.iter().find(|field| may.contains(field)) {
            complaints.push(format!("{id}: {twice:?} is both needed and optional"));
        }
        if buttons.len() > 5 {
            complaints.push(format!("{id}: {} buttons, five fit into a row", buttons.len()));
        }
        if class == Class::Nudge && !Template::FRAMES.contains(&template) {
            if !(2..=5).contains(&buttons.len()) {
                complaints.push(format!("{id}: {} buttons, a nudge has two to five (R6)", buttons.len()));
            }
            if !buttons.iter().any(|button| Label::WAYS_OUT.contains(button)) {
                complaints.push(format!("{id}: no way out among its buttons (R6)"));
            }
            let asks_to_do = buttons.contains(&Label::Done) || needs.contains(&Field::Small);
            if asks_to_do && !buttons.iter().any(|button| Label::SMALLER.contains(button)) {
                complaints.push(format!("{id}: nothing smaller among its buttons (R6)"));
            }
        }
    }
    complaints
}
