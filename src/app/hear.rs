//! Plain words in the DM (`2-behaviour` §4.3): what is clear is done at once and can be taken back, what is not is asked with
//! buttons. The text is read in memory and goes no further than [`App::hear`]: no table, no log, no error holds it.

mod asking;

use chrono::{Days, NaiveDate};

use super::jobs::ask_boards;
use super::lines::{DayItem, line, next_voice, turn_of};
use super::message::{Button, Message, Row};
use super::move_session::MoveCame;
use super::reply::{Caller, Reply};
use super::today::next_up;
use super::{App, AppError, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::check_in::{self, DAYS_BACK_MAX};
use crate::domain::hear::{Asked, Heard, Intent, Language, Named, OpenSession, Reading, hear};
use crate::domain::ids::{ChangeId, ChannelId, UserId};
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::occurrence::{Outcome, Version};
use crate::domain::pause::{Length, Scope};
use crate::domain::press::{Answer, Press};
use crate::domain::refusal::Refusal;
use crate::domain::safety;
use crate::domain::session::Kind;
use crate::prompts::{Day, Label, Prompts, Template, Voice};
use crate::store::Tx;

/// What a member wrote in the DM. It shows nothing of itself, so that it cannot slip into a log.
#[derive(Clone)]
pub struct PlainWords(String);

impl PlainWords {
    /// Words that came in.
    #[must_use]
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// Whether they need a person. Says nothing else of them.
    #[must_use]
    pub fn need_a_person(&self) -> bool {
        safety::read(&self.0).is_some()
    }
}

impl std::fmt::Debug for PlainWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PlainWords(…)")
    }
}

/// What was heard, with the sessions that it can be about.
struct Heed {
    heard: Heard,
    items: Vec<DayItem>,
    today: NaiveDate,
}

impl App {
    /// A text in the DM. Members get an answer; anybody else only to a text that needs a person, because nobody else asked for a DM.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn hear(&self, user: UserId, channel: ChannelId, words: PlainWords) -> AppResult<Option<Message>> {
        let alarm = safety::read(&words.0);
        let mut tx = self.store.begin().await?;
        let mut member = match self.acting(&mut tx, user).await {
            Err(AppError::Refused(Refusal::NotJoined)) => {
                let Some(alarm) = alarm else { return Ok(None) };
                let locale = self.language_of_clubs(&mut tx).await?;
                return self.point_to_people(alarm, &locale).map(Some);
            }
            member => member?,
        };
        if let Some(alarm) = alarm {
            drop(words);
            let message = self.answer_alarm(&mut tx, &mut member, alarm).await?;
            tx.commit().await?;
            self.bell.ring();
            return Ok(Some(message));
        }
        let heed = self.heed(&mut tx, &member, &words.0).await?;
        drop(words);
        let locale = member.locale.clone();
        let caller = Caller { user, name: String::new(), locale, server: None, roles: Vec::new(), channel, message: None };
        let answer = match heed.heard.intent {
            // These have transactions of their own, as the commands do.
            Intent::Stop => {
                drop(tx);
                self.stop(&caller).await
            }
            Intent::Undo => match self.last_change(&mut tx, &member).await? {
                Some((change, _)) => {
                    drop(tx);
                    self.undo(&caller, change.id).await
                }
                None => Err(Refusal::NothingToUndo.into()),
            },
            _ => match self.act_on(&mut tx, &mut member, &heed).await {
                Ok(message) => {
                    tx.commit().await?;
                    self.bell.ring();
                    Ok(Reply::Show(message))
                }
                Err(error) => {
                    drop(tx);
                    Err(error)
                }
            },
        };
        let reply = match answer {
            Ok(reply) => reply,
            Err(error) => self.excuse(&caller, "plain words", &error).await,
        };
        Ok(match reply {
            Reply::Show(message) | Reply::Update(message) => Some(message),
            _ => None,
        })
    }

    /// Reads a text beside the sessions of today, or of the day that it names.
    async fn heed(&self, tx: &mut Tx, member: &Member, text: &str) -> AppResult<Heed> {
        let today = local_day(self.now(), member.zone);
        let language = Language::of(&member.locale).or_else(|| Language::of(Prompts::FALLBACK));
        let Some(language) = language else {
            return Ok(Heed { heard: hear_nothing(), items: Vec::new(), today });
        };
        let first = hear(text, &Asked { today, language, sessions: &[] });
        let mut items = self.items_to_hear(tx, member, today).await?;
        let oldest = today.checked_sub_days(Days::new(u64::from(DAYS_BACK_MAX))).unwrap_or(today);
        let days = first.date.into_iter().chain(first.readings.iter().filter_map(|reading| reading.date));
        let mut past: Vec<NaiveDate> = days.filter(|date| (oldest..today).contains(date)).collect();
        past.sort_unstable();
        past.dedup();
        for date in past {
            items.extend(self.items_to_hear(tx, member, date).await?);
        }
        let sessions: Vec<OpenSession<'_>> = items
            .iter()
            .map(|item| OpenSession {
                title: item.session.spec.title.as_str(),
                kind: item.session.spec.kind,
                minutes: item.session.spec.minutes,
                cue: item.session.spec.cue.as_ref().map(|cue| cue.as_str()),
                date: item.occurrence.date,
                is_answered: item.occurrence.outcome != Outcome::Open,
            })
            .collect();
        let heard = if sessions.is_empty() { first } else { hear(text, &Asked { today, language, sessions: &sessions }) };
        Ok(Heed { heard, items, today })
    }

    /// The sessions of a day, without those that were moved to another one.
    async fn items_to_hear(&self, tx: &mut Tx, member: &Member, date: NaiveDate) -> AppResult<Vec<DayItem>> {
        let mut items = self.items_on(tx, member, date).await?;
        items.retain(|item| !matches!(item.occurrence.outcome, Outcome::Moved(_)) && !item.occurrence.is_extra);
        Ok(items)
    }

    async fn act_on(&self, tx: &mut Tx, member: &mut Member, heed: &Heed) -> AppResult<Message> {
        let heard = &heed.heard;
        let item = match heard.session {
            Some(Named::Open(index)) => heed.items.get(index),
            _ => None,
        };
        if let Some((kind, answer)) = heed.beside_the_plan() {
            // "Instead of the planned one, or extra?", as `/checkin` asks; an extra at once where nothing is open.
            let reply = self.log_kind(tx, member, kind, answer, heed.today, heed.today).await?;
            return match reply {
                Reply::Show(message) => Ok(message),
                _ => self.pointers(tx, member).await,
            };
        }
        match (heard.intent, item) {
            (Intent::Swapped, Some(item)) => match heard.did.filter(|did| did.is_counted()) {
                Some(did) => {
                    let outcome = check_in::instead(item.session.spec.kind, did, Answer::Done)?;
                    self.log_heard(tx, member, item, outcome, heed.today).await
                }
                None => self.ask_which_kind(tx, member, item, heed.today).await,
            },
            (intent, Some(item)) if outcome_of(intent).is_some() => {
                let outcome = outcome_of(intent).unwrap_or(Outcome::Open);
                self.log_heard(tx, member, item, outcome, heed.today).await
            }
            (Intent::Move, Some(item)) => match heard.date {
                Some(date) => self.move_heard(tx, member, item, date, heed).await,
                None => {
                    let reading = Reading { intent: Intent::Move, session: heed.place_of(item), date: None };
                    self.ask_meaning(tx, member, &[reading], heed).await
                }
            },
            // "Pause until Monday" says all there is to say; "pause" alone is asked for how long.
            (Intent::Pause, _) => match heard.date {
                Some(until) => self.set_pause(tx, member, None, Length::Until(until), Scope::Everything).await,
                None => self.ask_length(tx, member).await,
            },
            (Intent::Unsure, _) => self.ask_meaning(tx, member, &heard.readings, heed).await,
            // Something was reported or moved, and there is no session for it.
            (intent, None) if intent.is_outcome() || intent == Intent::Move => {
                self.sign(tx, member, Sign::Contact).await?;
                let row = Row::Buttons(vec![Button::main(self.label(member, Label::Today), Press::Today)]);
                let text = self.say(member, Template::SayNothingOpen, &Voice::default(), turn_of(member, heed.today));
                Ok(Message::new(text, vec![row])?)
            }
            _ => self.pointers(tx, member).await,
        }
    }

    /// `HELP-1`: what is understood here.
    async fn pointers(&self, tx: &mut Tx, member: &mut Member) -> AppResult<Message> {
        self.sign(tx, member, Sign::Contact).await?;
        let row = Row::Buttons(vec![
            Button::main(self.label(member, Label::Today), Press::Today),
            Button::quiet(self.label(member, Label::StopMessages), Press::StopMessages),
        ]);
        Ok(Message::new(self.say(member, Template::HelpDm, &Voice::default(), 0), vec![row])?)
    }

    /// Logs what was said, as its button would, and names it with the way back (`SAY-1`).
    async fn log_heard(
        &self,
        tx: &mut Tx,
        member: &mut Member,
        item: &DayItem,
        outcome: Outcome,
        today: NaiveDate,
    ) -> AppResult<Message> {
        let change = self.log(tx, member, item.occurrence.clone(), outcome, true).await?;
        ask_boards(tx, member.id, self.now()).await?;
        let mut item = item.clone();
        item.occurrence.outcome = outcome;
        let next = next_up(tx, member, today).await?;
        let voice = Voice { session: Some(line(&item)), next: next_voice(next.as_ref(), today), ..Voice::default() };
        let turn = turn_of(member, today);
        if change.is_none() {
            return self.with_way_back(member, self.say(member, Template::Same, &voice, turn), &item, None);
        }
        let day = Voice { day: Some(Day::of(item.occurrence.date, today)), outcome: Some(outcome), ..Voice::default() };
        let named = self.acknowledge(member, &item, outcome, &voice, today);
        let text = format!("{named}\n{}", self.say(member, Template::Say1, &day, turn));
        self.with_way_back(member, text, &item, change)
    }

    async fn move_heard(
        &self,
        tx: &mut Tx,
        member: &mut Member,
        item: &DayItem,
        to: NaiveDate,
        heed: &Heed,
    ) -> AppResult<Message> {
        match self.choose_day(tx, member, &item.occurrence, &to.to_string(), false).await? {
            MoveCame::Moved(change) => {
                self.ask_refresh(tx, item.occurrence.id).await?;
                let voice = Voice { session: Some(line(item)), ..Voice::default() };
                let named = self.acknowledge(member, item, Outcome::Moved(to), &voice, heed.today);
                let back = self.say(member, Template::Say1Moved, &Voice::default(), turn_of(member, heed.today));
                self.with_way_back(member, format!("{named}\n{back}"), item, Some(change))
            }
            MoveCame::Same => {
                let voice = Voice { session: Some(line(item)), ..Voice::default() };
                self.with_way_back(member, self.say(member, Template::Same, &voice, 0), item, None)
            }
            // Strength would stand before something long or hard: one more press, as with the buttons.
            MoveCame::Ask(_) => {
                let reading = Reading { intent: Intent::Move, session: heed.place_of(item), date: Some(to) };
                self.ask_meaning(tx, member, &[reading], heed).await
            }
        }
    }

    fn with_way_back(&self, member: &Member, text: String, item: &DayItem, change: Option<ChangeId>) -> AppResult<Message> {
        let undo = change.map(|change| Button::plain(self.label(member, Label::Undo), Press::Undo(change)));
        let another = Button::quiet(self.label(member, Label::Change), Press::Change(item.occurrence.id));
        Ok(Message::new(text, vec![Row::Buttons(undo.into_iter().chain([another]).collect())])?)
    }
}

impl Heed {
    /// The kind that was done today where the plan has no open session of it.
    fn beside_the_plan(&self) -> Option<(Kind, Answer)> {
        let heard = &self.heard;
        let is_today = heard.date.is_none_or(|date| date == self.today);
        let only_swaps = |readings: &[Reading]| {
            !readings.is_empty()
                && readings
                    .iter()
                    .all(|reading| reading.intent == Intent::Swapped && reading.date.is_none_or(|date| date == self.today))
        };
        match (heard.intent, heard.session, heard.did) {
            (Intent::Done, Some(Named::Kind(kind, _)), _) if is_today => Some((kind, Answer::Done)),
            (Intent::Some, Some(Named::Kind(kind, _)), _) if is_today => Some((kind, Answer::Some)),
            (Intent::Unsure, _, Some(did)) if only_swaps(&heard.readings) => Some((did, Answer::Done)),
            _ => None,
        }
    }

    fn place_of(&self, item: &DayItem) -> Option<usize> {
        self.items.iter().position(|other| other.occurrence.id == item.occurrence.id)
    }
}

const fn outcome_of(intent: Intent) -> Option<Outcome> {
    match intent {
        Intent::Done => Some(Outcome::Done(Version::Full)),
        Intent::Small => Some(Outcome::Done(Version::Small)),
        Intent::Some => Some(Outcome::Some),
        Intent::Rest => Some(Outcome::Rested),
        Intent::NotToday => Some(Outcome::LetGo),
        _ => None,
    }
}

/// Where no words of any language are at hand.
const fn hear_nothing() -> Heard {
    Heard {
        intent: Intent::Chat,
        minutes: None,
        session: None,
        did: None,
        date: None,
        alarm: None,
        readings: Vec::new(),
        crowded: None,
    }
}
