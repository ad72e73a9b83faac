//! `/plan import`: a file becomes a proposal, and nothing of the plan changes before a press says so. The file is read in memory and
//! dropped; the proposal lives an hour.

mod answer;
mod kept;
mod shown;

use chrono::{NaiveDate, TimeDelta};

use super::jobs::{JobKind, ask};
use super::messenger::GivenFile;
use super::plan::{NewSession, in_plan};
use super::reply::{Caller, Reply};
use super::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::ids::{MemberId, PlanImportId};
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::plan_import::ImportStep;
use crate::domain::plan_import::{FILE_BYTES_MAX, PlanFileProblem, propose};
use crate::domain::plan_limits;
use crate::domain::refusal::Refusal;
use crate::domain::safety;
use crate::domain::session::{Cue, Kind, RecoveryArea, SessionSpec, Title, Words};
use crate::plan_file::{self, PlanFile, WrittenSession};
use crate::prompts::{Prompts, Template, Voice, lint};
use kept::{Counts, Kept};

/// How long a proposal is kept, in minutes.
pub const KEPT_MINUTES: i64 = 60;

/// Small versions for sessions of a calendar, which has none: those of the plans to start from, in whose words they are translated.
const SMALL: [(Kind, Option<RecoveryArea>, &str); 5] = [
    (Kind::Strength, None, "one round of squats and calf raises"),
    (Kind::Mobility, None, "3 minutes of ankle circles and calf raises"),
    (Kind::Recovery, Some(RecoveryArea::EasyMovement), "five minutes around the block"),
    (Kind::Recovery, Some(RecoveryArea::Fuel), "a bottle and a snack by the door"),
    (Kind::Recovery, None, "ten slow breaths"),
];

impl App {
    /// Reads a file and shows what it proposes.
    ///
    /// # Errors
    /// The person has not joined, the file cannot be read, or a failure of the store.
    pub async fn plan_import(&self, caller: &Caller, file: &GivenFile) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let member = self.joined(&mut tx, caller.user).await?;
        drop(tx);
        let refused = |problem| Refusal::PlanFile(problem);
        let bytes = self.handed_over(file).await.map_err(refused)?;
        let today = local_day(self.now(), member.zone);
        let prompts = self.prompts.in_locale(&member.locale);
        let (specs, counts) = match plan_file::read(&bytes, member.zone).map_err(refused)? {
            PlanFile::Calendar(events) => {
                let proposed = propose(&events, today, lint::is_shaming);
                let counts = Counts { left_out: proposed.left_out, renamed: proposed.renamed };
                let specs = proposed.drafts.into_iter().map(|draft| {
                    let (title, small) = (title_of(&prompts, draft.kind), small_of(&prompts, draft.kind, draft.area));
                    title.map(|title| draft.into_spec(title, small)).ok_or(Refusal::UnknownChoice)
                });
                (specs.collect::<Result<Vec<_>, _>>()?, counts)
            }
            PlanFile::Sessions(sessions) => {
                let mut counts = Counts::default();
                let mut specs = Vec::new();
                for session in sessions {
                    specs.push(written(&prompts, session, today, &mut counts).map_err(refused)?);
                }
                (specs, counts)
            }
        };
        drop(bytes);
        self.proposed(caller, specs, counts).await
    }

    /// The bytes of a file that somebody gave with a command.
    ///
    /// # Errors
    /// One that is empty, too large, or does not come.
    pub(super) async fn handed_over(&self, file: &GivenFile) -> Result<Vec<u8>, PlanFileProblem> {
        if file.bytes > FILE_BYTES_MAX {
            return Err(PlanFileProblem::TooLarge);
        }
        if file.bytes == 0 {
            return Err(PlanFileProblem::Empty);
        }
        self.messenger.fetch(file, FILE_BYTES_MAX).await.map_err(|error| {
            tracing::warn!(%error, "a member's file was not handed over");
            PlanFileProblem::NotFetched
        })
    }

    /// Keeps a proposal in the place of an earlier one, and shows it.
    async fn proposed(&self, caller: &Caller, specs: Vec<SessionSpec>, counts: Counts) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        let today = local_day(self.now(), member.zone);
        let left_out = beyond(&specs, today);
        let mut kept = Kept { id: PlanImportId::new(0), specs, left_out, counts };
        if kept.specs.is_empty() {
            tx.forget_plan_import(member.id).await?;
        } else {
            let (sessions, left_out, counts) = kept.write();
            kept.id = tx.put_plan_import(member.id, self.now(), (&sessions, &left_out, &counts)).await?;
            ask(&mut tx, JobKind::Prune, self.now() + TimeDelta::minutes(KEPT_MINUTES)).await?;
        }
        let there = in_plan(&mut tx, &member, today).await?;
        let all = tx.sessions_of(member.id).await?;
        tx.commit().await?;
        self.bell.ring();
        let message = self.import_shown(&member, &kept, (&there, &all), 0)?;
        Ok(Reply::Show(message))
    }

    /// A step below a proposal; `chosen` is the value of a select.
    ///
    /// # Errors
    /// Somebody else's proposal, one that is over, no room in the plan, or a failure of the store.
    pub async fn import_step(&self, caller: &Caller, step: ImportStep, chosen: Option<&str>) -> AppResult<Reply> {
        match step {
            ImportStep::Page(id, first) => self.import_page(caller, id, first, None).await,
            ImportStep::Toggle(id, first) => {
                let place = chosen.and_then(|place| place.parse().ok()).ok_or(Refusal::UnknownChoice)?;
                self.import_page(caller, id, first, Some(place)).await
            }
            ImportStep::Add(id) => self.import_taken(caller, id, false).await,
            ImportStep::Replace(id) => self.import_taken(caller, id, true).await,
            ImportStep::Leave(id) => self.import_left(caller, id).await,
        }
    }

    /// The proposal of this number, if it is this member's and its hour is not over.
    async fn own_import(&self, tx: &mut crate::store::Tx, member: MemberId, id: PlanImportId) -> AppResult<Kept> {
        match tx.plan_import_owner(id).await? {
            Some(owner) if owner != member => return Err(Refusal::NotYours.into()),
            _ => {}
        }
        let is_alive = |made_at| self.now() - made_at < TimeDelta::minutes(KEPT_MINUTES);
        let row = tx.plan_import_of(member).await?.filter(|row| row.id == id && is_alive(row.made_at));
        Ok(row.as_ref().and_then(Kept::read).ok_or(Refusal::PlanFile(PlanFileProblem::Over))?)
    }
}

/// Those that a plan of its own would have no room for, in their order: they stay out unless somebody takes them in.
fn beyond(specs: &[SessionSpec], today: NaiveDate) -> Vec<usize> {
    let mut within: Vec<SessionSpec> = Vec::new();
    let mut beyond = Vec::new();
    for (place, spec) in specs.iter().enumerate() {
        within.push(spec.clone());
        if plan_limits::check_all(&[], &within, today).is_err() {
            within.pop();
            beyond.push(place);
        }
    }
    beyond
}

fn title_of(prompts: &Prompts, kind: Kind) -> Option<Title> {
    Title::parse(&prompts.kind(kind)).or_else(|_| Title::parse(kind.as_str())).ok()
}

fn small_of(prompts: &Prompts, kind: Kind, area: Option<RecoveryArea>) -> Option<Words> {
    let (.., english) = SMALL.iter().find(|(of, of_area, _)| *of == kind && (of_area.is_none() || *of_area == area))?;
    Words::parse(&prompts.plan_words(english).unwrap_or_else(|| (*english).to_owned())).ok()
}

/// A session as it is written, checked as `/plan add` would, for somebody's own plan.
fn written(
    prompts: &Prompts,
    session: WrittenSession,
    today: NaiveDate,
    counts: &mut Counts,
) -> Result<SessionSpec, PlanFileProblem> {
    let line = session.line;
    let mut spec = checked(session, today)?;
    if spec.when.ends_on.is_some_and(|ends_on| ends_on < today) {
        return Err(PlanFileProblem::Session { line, why: Box::new(Refusal::EndsBeforeItStarts) });
    }
    if tamed(prompts, &mut spec) {
        counts.renamed += 1;
    }
    Ok(spec)
}

/// A session as it is written, checked as `/plan add` would.
pub(super) fn checked(session: WrittenSession, today: NaiveDate) -> Result<SessionSpec, PlanFileProblem> {
    let line = session.line;
    let new = NewSession {
        kind: session.kind.trim().to_lowercase(),
        title: session.title,
        minutes: session.minutes,
        days: session.days,
        small: session.small,
        full: session.full,
        cue: session.cue,
        area: session.area,
        every_weeks: session.every_weeks,
        from: session.from,
        until: session.until,
        fallback: session.fallback,
        is_long: session.is_long,
        is_hard: session.is_hard,
        is_reminded: session.is_reminded,
    };
    new.parse(today).map_err(|why| PlanFileProblem::Session { line, why: Box::new(why) })
}

/// Whether the coach would not say it to anybody, or it speaks of health.
fn is_out(text: &str) -> bool {
    lint::is_shaming(text) || safety::read(text).is_some()
}

/// The first words of a session that the coach would not say.
pub(super) fn words_out(spec: &SessionSpec) -> Option<&str> {
    let texts = [
        Some(spec.title.as_str()),
        spec.small.as_ref().map(Words::as_str),
        spec.full.as_ref().map(Words::as_str),
        spec.cue.as_ref().map(Cue::as_str),
    ];
    texts.into_iter().flatten().find(|text| is_out(text))
}

/// Takes words out that the coach would not say, or that speak of health; says whether there were any. A file may come from anybody.
fn tamed(prompts: &Prompts, spec: &mut SessionSpec) -> bool {
    let mut found = false;
    if is_out(spec.title.as_str())
        && let Some(title) = title_of(prompts, spec.kind)
    {
        spec.title = title;
        found = true;
    }
    if spec.small.as_ref().is_some_and(|small| is_out(small.as_str())) {
        spec.small = small_of(prompts, spec.kind, spec.area);
        found = true;
    }
    if spec.full.as_ref().is_some_and(|full| is_out(full.as_str())) {
        spec.full = None;
        found = true;
    }
    if spec.cue.as_ref().is_some_and(|cue| is_out(cue.as_str())) {
        spec.cue = None;
        found = true;
    }
    found
}

/// What is in the way of a file, in words. [`PlanFileProblem::Session`] has its reason's words beside its own.
pub(super) fn in_words(prompts: &Prompts, problem: &PlanFileProblem) -> String {
    let say = |template, voice: &Voice<'_>| prompts.render(template, voice, 0);
    let plain = Voice::default();
    let at = |line: u32| Voice { count: Some(line), ..plain };
    match problem {
        PlanFileProblem::TooLarge => {
            say(Template::PlanFileTooLarge, &Voice { max: u32::try_from(FILE_BYTES_MAX / 1024).ok(), ..plain })
        }
        PlanFileProblem::Empty => say(Template::PlanFileEmpty, &plain),
        PlanFileProblem::Unknown => say(Template::PlanFileUnknown, &plain),
        PlanFileProblem::NothingInIt => say(Template::PlanFileNothing, &plain),
        PlanFileProblem::TooMany => {
            let max = u32::try_from(crate::domain::plan_import::EVENTS_MAX).ok();
            say(Template::PlanFileTooMany, &Voice { max, ..plain })
        }
        PlanFileProblem::NotToml { line } => say(Template::PlanFileNotToml, &at(*line)),
        PlanFileProblem::UnknownName { line, name } => {
            say(Template::PlanFileUnknownName, &Voice { option: Some(named(name)), ..at(*line) })
        }
        PlanFileProblem::WrongValue { line, name } => {
            say(Template::PlanFileWrongValue, &Voice { option: Some(named(name)), ..at(*line) })
        }
        PlanFileProblem::Missing { line, name } => say(Template::PlanFileMissing, &Voice { option: Some(name), ..at(*line) }),
        PlanFileProblem::Session { line, .. } => say(Template::PlanFileSession, &at(*line)),
        PlanFileProblem::NotFetched => say(Template::PlanFileNotFetched, &plain),
        PlanFileProblem::Over => say(Template::PlanImportOver, &plain),
    }
}

/// A name that a file has, if there is anything of it to see.
fn named(name: &str) -> &str {
    if name.chars().any(char::is_alphanumeric) { name } else { "?" }
}

impl App {
    fn in_own_words(&self, member: &Member, template: Template, count: u32) -> Option<String> {
        (count > 0).then(|| self.say(member, template, &Voice { count: Some(count), ..Voice::default() }, 0))
    }
}
