//! `second-wind prompts`: for people who write or translate what the coach says.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use crate::prompts::check::catalogue_complaints;
use crate::prompts::family::Family;
use crate::prompts::lint::Level;
use crate::prompts::{Label, LoadError, Prompts, Template};

/// What can be done with the texts.
#[derive(Debug, Subcommand)]
pub enum PromptsCommand {
    /// Render every text with many fillings and hold it to the rules, count the wordings and how far apart they are; ends with 1 if a
    /// rule is broken
    Check {
        /// A directory laid over the built-in texts, as with --dir
        #[arg(value_name = "DIR", conflicts_with = "dir")]
        directory: Option<PathBuf>,
        /// Where the texts come from
        #[command(flatten)]
        from: Source,
    },
    /// Print every text as a member would read it
    Show {
        /// Where the texts come from
        #[command(flatten)]
        from: Source,
        /// Only texts whose id begins like this, such as `rem` or `done-3`
        id: Option<String>,
        /// One JSON object a line, for programs: id, class, locale, text, buttons
        #[arg(long)]
        json: bool,
    },
}

/// Where the texts come from.
#[derive(Debug, Args)]
pub struct Source {
    /// A directory laid over the built-in texts: `<language>/<any>.ftl`
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// The language, as its directory is named; without it, all of them
    #[arg(long, value_name = "TAG")]
    locale: Option<String>,
}

/// What to print, and whether all is well.
#[derive(Debug)]
pub struct Report {
    /// What to print, line by line.
    pub lines: Vec<String>,
    /// Whether no rule is broken.
    pub is_well: bool,
}

/// Does what was asked for; prints nothing itself.
///
/// # Errors
/// A directory or file that cannot be read or understood.
pub fn run(command: &PromptsCommand) -> Result<Report, LoadError> {
    match command {
        PromptsCommand::Check { directory, from } => {
            check(&Source { dir: directory.clone().or(from.dir.clone()), locale: from.locale.clone() })
        }
        PromptsCommand::Show { from, id, json } => show(from, id.as_deref().unwrap_or_default(), *json),
    }
}

impl Source {
    fn languages(&self) -> Result<Vec<Prompts>, LoadError> {
        let prompts = Prompts::load(self.dir.as_deref())?;
        let tags = self.locale.clone().map_or_else(|| prompts.locales(), |tag| vec![tag]);
        Ok(tags.iter().map(|tag| prompts.in_locale(tag)).collect())
    }
}

fn check(from: &Source) -> Result<Report, LoadError> {
    let mut lines = catalogue_complaints();
    let languages = from.languages()?;
    let faults = languages.first().map_or(&[][..], Prompts::faults);
    lines.extend(faults.iter().map(ToString::to_string));
    let mut is_well = lines.is_empty();
    for prompts in languages {
        let complaints = prompts.check();
        is_well &= complaints.iter().all(|complaint| complaint.level == Level::Warn);
        lines.extend(complaints.iter().map(ToString::to_string));
        let wordings: usize = Template::ALL.iter().map(|template| template.message_ids().len()).sum();
        let count = complaints.len();
        lines.extend(prompts.families().iter().map(|family| {
            let Family { id, wordings, nearest, words } = family;
            format!("{}: {id} has {wordings} wordings, the nearest two {words} words apart ({nearest})", prompts.locale())
        }));
        lines.push(format!("{}: {wordings} texts and {} labels looked at, {count} to mend", prompts.locale(), Label::ALL.len()));
    }
    Ok(Report { lines, is_well })
}

/// A text as it is shown.
struct Shown {
    id: String,
    class: &'static str,
    locale: String,
    text: String,
    buttons: Vec<String>,
}

impl Shown {
    fn for_people(&self) -> String {
        let mut line = format!("{} ({})\n    {}", self.id, self.class, self.text.replace('\n', "\n    "));
        if !self.buttons.is_empty() {
            let buttons: Vec<String> = self.buttons.iter().map(|label| format!("[{label}]")).collect();
            let _ = write!(line, "\n    {}", buttons.join(" "));
        }
        line
    }

    fn for_programs(&self) -> String {
        let Self { id, class, locale, text, buttons } = self;
        json!({ "id": id, "class": class, "locale": locale, "text": text, "buttons": buttons }).to_string()
    }
}

fn show(from: &Source, id: &str, is_json: bool) -> Result<Report, LoadError> {
    let mut shown = Vec::new();
    for prompts in from.languages()? {
        let locale = prompts.locale();
        for &template in Template::ALL {
            let buttons: Vec<String> = template.buttons().iter().map(|&label| prompts.label(label)).collect();
            let mut turns: Vec<(String, u64)> =
                (0..u64::from(template.entry().wordings)).map(|turn| (template.message_id(turn), turn)).collect();
            turns.sort_by_key(|(id, _)| (id.len(), id.clone()));
            shown.extend(turns.into_iter().map(|(id, turn)| Shown {
                id,
                class: template.class().as_str(),
                locale: locale.clone(),
                text: prompts.sample(template, turn),
                buttons: buttons.clone(),
            }));
        }
        shown.extend(Label::ALL.iter().map(|&label| Shown {
            id: label.id().to_owned(),
            class: "label",
            locale: locale.clone(),
            text: prompts.label(label),
            buttons: Vec::new(),
        }));
    }
    let wanted = shown.iter().filter(|one| one.id.starts_with(id));
    let lines = wanted.map(|one| if is_json { one.for_programs() } else { one.for_people() }).collect();
    Ok(Report { lines, is_well: true })
}
