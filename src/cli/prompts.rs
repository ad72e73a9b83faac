//! `second-wind prompts`: for people who write or translate what the coach says.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::prompts::check::catalogue_complaints;
use crate::prompts::lint::Level;
use crate::prompts::{Label, LoadError, Prompts, Template};

/// What can be done with the texts.
#[derive(Debug, Subcommand)]
pub enum PromptsCommand {
    /// Render every text with many fillings and hold it to the rules; ends with 1 if one is broken
    Check(Source),
    /// Print every text as a member would read it
    Show {
        /// Where the texts come from
        #[command(flatten)]
        from: Source,
        /// Only texts whose id begins like this, such as `rem` or `done-3`
        id: Option<String>,
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
        PromptsCommand::Check(from) => check(from),
        PromptsCommand::Show { from, id } => show(from, id.as_deref().unwrap_or_default()),
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
    let mut is_well = lines.is_empty();
    for prompts in from.languages()? {
        let complaints = prompts.check();
        is_well &= complaints.iter().all(|complaint| complaint.level == Level::Warn);
        lines.extend(complaints.iter().map(ToString::to_string));
        let wordings: usize = Template::ALL.iter().map(|template| template.message_ids().len()).sum();
        let count = complaints.len();
        lines.push(format!("{}: {wordings} texts and {} labels looked at, {count} to mend", prompts.locale(), Label::ALL.len()));
    }
    Ok(Report { lines, is_well })
}

fn show(from: &Source, id: &str) -> Result<Report, LoadError> {
    let mut lines = Vec::new();
    for prompts in from.languages()? {
        for &template in Template::ALL {
            let mut turns: Vec<(String, u64)> =
                (0..u64::from(template.entry().wordings)).map(|turn| (template.message_id(turn), turn)).collect();
            turns.sort_by_key(|(id, _)| (id.len(), id.clone()));
            for (message, turn) in turns.into_iter().filter(|(message, _)| message.starts_with(id)) {
                let mut line = format!("{message} ({})\n", template.class().as_str());
                let text = prompts.sample(template, turn);
                let _ = write!(line, "    {}", text.replace('\n', "\n    "));
                let buttons: Vec<String> =
                    template.buttons().iter().map(|&label| format!("[{}]", prompts.label(label))).collect();
                if !buttons.is_empty() {
                    let _ = write!(line, "\n    {}", buttons.join(" "));
                }
                lines.push(line);
            }
        }
        for &label in Label::ALL.iter().filter(|label| label.id().starts_with(id)) {
            lines.push(format!("{} (label)\n    {}", label.id(), prompts.label(label)));
        }
    }
    Ok(Report { lines, is_well: true })
}
