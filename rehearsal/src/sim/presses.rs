//! What people press: under a message in the DM, under an answer that only they see, under what is old, and what is not theirs.

use second_wind::app::message::{Message, Row};
use second_wind::app::reply::Reply;
use second_wind::domain::ids::{ChannelId, MessageId};
use second_wind::domain::press::{Answer, Press};

use super::acts::{Came, Done, Told};
use super::members::Persona;
use super::world::World;

impl World {
    /// Answers each open session under a message, or a letter of the ladder.
    pub(super) async fn answer_all(&mut self, nth: usize, id: MessageId) -> Done<Came> {
        let mut came = Came::Nothing;
        let Some(posted) = self.discord.posted(id) else { return Ok(came) };
        let letter: Vec<Press> = posted
            .message
            .presses()
            .filter(|press| {
                matches!(press, Press::StartSmall(_) | Press::LeaveIt(_) | Press::StopMessages | Press::Today | Press::Week(_))
            })
            .cloned()
            .collect();
        let asks_open = |row: &&Row| row.presses().any(|press| matches!(press, Press::CheckIn(_, Answer::Done)));
        let rows: Vec<Row> = posted.message.rows().iter().filter(asks_open).cloned().collect();
        if rows.is_empty() && !letter.is_empty() {
            let press = letter[usize::try_from(self.dice.below(letter.len() as u64)).unwrap_or(0)].clone();
            return Ok(self.press(nth, Some(id), &press, None).await?.into());
        }
        let is_double = self.people[nth].persona == Persona::DoublePresser;
        for row in rows {
            let presses: Vec<Press> = row.presses().cloned().collect();
            let weights = [50, 62, 77, 85, 97];
            let roll = self.dice.below(100);
            let Some(press) = weights.iter().position(|upto| roll < *upto).and_then(|nth| presses.get(nth)) else { continue };
            let told = self.press(nth, Some(id), press, None).await?;
            if let (Press::Move(occurrence), Told::Reply(Reply::Update(message))) = (press, &told) {
                let to = Press::MoveTo(*occurrence, None);
                let chosen = self.choose(message, &to);
                came = self.press(nth, Some(id), &to, chosen).await?.into();
                continue;
            }
            came = told.into();
            if is_double && matches!(came, Came::Answered) && !self.is_crashed {
                came = self.press(nth, Some(id), press, None).await?.into();
            }
            if matches!(came, Came::Lost) {
                break;
            }
        }
        Ok(came)
    }

    /// The latest of somebody's messages, in the DM or only they see, that offers what `wanted` says.
    pub(super) fn find_press(&self, nth: usize, wanted: impl Fn(&Press) -> bool) -> Option<(Option<MessageId>, Press)> {
        let find = |message: &Message| message.presses().find(|press| wanted(press)).cloned();
        if let Some(press) = self.people[nth].private.as_ref().and_then(find) {
            return Some((None, press));
        }
        let dm = self.discord.dm_of(self.people[nth].user)?;
        let latest = self.discord.in_channel(dm);
        latest.iter().rev().take(12).find_map(|(id, posted)| find(&posted.message).map(|press| (Some(*id), press)))
    }

    pub(super) async fn change(&mut self, nth: usize) -> Done<Came> {
        let Some((on, press)) = self.find_press(nth, |press| matches!(press, Press::Change(_))) else { return Ok(Came::Nothing) };
        let Press::Change(id) = press else { return Ok(Came::Nothing) };
        let told = self.press(nth, on, &press, None).await?;
        let Told::Reply(Reply::Show(message) | Reply::Update(message)) = told else { return Ok(told.into()) };
        let answers: Vec<Press> =
            message.presses().filter(|press| matches!(press, Press::CheckIn(of, _) if *of == id)).cloned().collect();
        if answers.is_empty() {
            return Err(format!("[Change] of {} shows no answers", self.people[nth].name));
        }
        let answer = answers[usize::try_from(self.dice.below(answers.len() as u64)).unwrap_or(0)].clone();
        Ok(self.press(nth, on, &answer, None).await?.into())
    }

    pub(super) async fn move_one(&mut self, nth: usize) -> Done<Came> {
        let Some((on, press)) = self.find_press(nth, |press| matches!(press, Press::Move(_))) else { return Ok(Came::Nothing) };
        let Press::Move(id) = press else { return Ok(Came::Nothing) };
        let told = self.press(nth, on, &press, None).await?;
        let Told::Reply(Reply::Show(message) | Reply::Update(message)) = &told else { return Ok(told.into()) };
        let to = Press::MoveTo(id, None);
        let chosen = self.choose(message, &to);
        Ok(self.press(nth, on, &to, chosen).await?.into())
    }

    pub(super) async fn undo(&mut self, nth: usize) -> Done<Came> {
        let Some((on, press)) = self.find_press(nth, |press| matches!(press, Press::Undo(_))) else { return Ok(Came::Nothing) };
        let came = self.press(nth, on, &press, None).await?.into();
        if self.dice.below(4) == 0 && matches!(came, Came::Answered) {
            return Ok(self.press(nth, on, &press, None).await?.into());
        }
        Ok(came)
    }

    /// Anything at all under any old message of theirs.
    pub(super) async fn press_old(&mut self, nth: usize) -> Done<Came> {
        let Some(dm) = self.discord.dm_of(self.people[nth].user) else { return Ok(Came::Nothing) };
        let all = self.discord.in_channel(dm);
        if all.is_empty() {
            return Ok(Came::Nothing);
        }
        let (id, posted) = all[usize::try_from(self.dice.below(all.len() as u64)).unwrap_or(0)].clone();
        let presses: Vec<Press> =
            posted.message.presses().filter(|press| !matches!(press, Press::MoveTo(..) | Press::MoveAny(_))).cloned().collect();
        if presses.is_empty() {
            return Ok(Came::Nothing);
        }
        let press = presses[usize::try_from(self.dice.below(presses.len() as u64)).unwrap_or(0)].clone();
        Ok(self.press(nth, Some(id), &press, None).await?.into())
    }

    /// What stands under somebody else's message: it must be refused.
    pub(super) async fn press_foreign(&mut self, nth: usize) -> Done<Came> {
        let mut theirs: Vec<(ChannelId, MessageId)> = Vec::new();
        for (other, person) in self.people.iter().enumerate() {
            if other != nth
                && person.member.is_some()
                && let Some(dm) = self.discord.dm_of(person.user)
            {
                theirs.extend(self.discord.in_channel(dm).last().map(|(id, _)| (dm, *id)));
            }
        }
        if theirs.is_empty() || self.people[nth].member.is_none() {
            return Ok(Came::Nothing);
        }
        let (_, id) = theirs[usize::try_from(self.dice.below(theirs.len() as u64)).unwrap_or(0)];
        let names_somebody = |press: &&Press| {
            matches!(press, Press::CheckIn(..) | Press::Change(_) | Press::Move(_) | Press::StartSmall(_) | Press::LeaveIt(_))
        };
        let Some(press) = self.discord.posted(id).and_then(|posted| posted.message.presses().find(names_somebody).cloned())
        else {
            return Ok(Came::Nothing);
        };
        match self.press(nth, None, &press, None).await? {
            Told::Reply(_) => {
                Err(format!("{} pressed {press:?}, which is somebody else's, and it was carried out", self.people[nth].name))
            }
            told => Ok(told.into()),
        }
    }
}
