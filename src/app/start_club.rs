//! Which club a `/start` in the DM means: the only one, or the one that was chosen from several, which then travels in the buttons.

use chrono_tz::Tz;

use super::message::{CHOICES_MAX, Choice, Message, Row};
use super::reply::{Caller, Reply, Server, Surface};
use super::{App, AppResult};
use crate::domain::club::Club;
use crate::domain::ids::ClubId;
use crate::domain::press::{Press, StartStep};
use crate::domain::refusal::Refusal;
use crate::domain::sight::seen;
use crate::prompts::{Label, Template, Voice};

/// In how many clubs a person is looked for when they begin in the DM. A bot of more clubs is started from one of them.
const CLUBS_ASKED_MAX: usize = 5;

/// Where somebody begins.
pub(super) enum Beginning {
    /// In this server, or as somebody who has joined before.
    Placed(Caller),
    /// In the DM, with these clubs to choose from.
    OneOf(Vec<Club>),
}

impl App {
    /// In the DM there is no server: `/start` then means the only club that this person is in, or asks which.
    ///
    /// # Errors
    /// No club, or a failure of the store or of Discord.
    pub(super) async fn beginning(&self, caller: &Caller) -> AppResult<Beginning> {
        let mut tx = self.store.read().await?;
        if caller.server.is_some() {
            let locale = self.language_for(&mut tx, caller, None).await?;
            return Ok(Beginning::Placed(Caller { locale, ..caller.clone() }));
        }
        if tx.member_by_user(caller.user).await?.is_some() {
            // Who has joined before needs no club to be written to again.
            return Ok(Beginning::Placed(caller.clone()));
        }
        let clubs: Vec<_> = tx.clubs().await?.into_iter().filter(|club| club.left_at.is_none()).take(CLUBS_ASKED_MAX).collect();
        drop(tx);
        let mut here = Vec::new();
        for club in clubs {
            if let Some(name) = self.messenger.member_name(club.guild, caller.user).await? {
                here.push((club, name));
            }
        }
        if here.len() > 1 {
            return Ok(Beginning::OneOf(here.into_iter().map(|(club, _)| club).collect()));
        }
        let (club, name) = here.pop().ok_or(Refusal::NotInAClub)?;
        Ok(Beginning::Placed(self.in_club(caller, &club, name)))
    }

    /// Asks which club. A city that was given with the command is kept.
    ///
    /// # Errors
    /// A bound of the platform would be broken.
    pub(super) fn which_club(&self, caller: &Caller, clubs: &[Club], zone: Option<Tz>) -> AppResult<Reply> {
        let prompts = self.prompts.in_locale(&caller.locale);
        let options = clubs.iter().take(CHOICES_MAX).map(club_choice).collect();
        let row = Row::Select { press: Press::StartClub(zone), placeholder: prompts.label(Label::ClubPick), options };
        Ok(Reply::Show(Message::new(prompts.render(Template::WhichClub, &Voice::default(), 0), vec![row])?))
    }

    /// A club was chosen from several: joining begins there.
    ///
    /// # Errors
    /// As [`App::start_in`].
    pub async fn start_chosen(&self, caller: &Caller, surface: Surface, club: ClubId, zone: Option<Tz>) -> AppResult<Reply> {
        self.start_in(caller, surface, club, zone.map_or(StartStep::Begin, StartStep::BeginFrom), None).await
    }

    /// Somebody as they would ask in this club, whose language is theirs where we do not speak that of their client.
    fn in_club(&self, caller: &Caller, club: &Club, name: String) -> Caller {
        let locale = if self.prompts.speaks(&caller.locale) { &caller.locale } else { &club.locale };
        let server = Some(Server { guild: club.guild, may_manage: false });
        Caller { server, name, locale: locale.clone(), ..caller.clone() }
    }

    /// A step was pressed in which the club travels. Whoever presses must be in it: a button is no permission.
    ///
    /// # Errors
    /// Not in that club, or as the step.
    pub async fn start_in(
        &self,
        caller: &Caller,
        surface: Surface,
        id: ClubId,
        step: StartStep,
        chosen: Option<&str>,
    ) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let club = tx.club(id).await?.filter(|club| club.left_at.is_none()).ok_or(Refusal::NotInAClub)?;
        drop(tx);
        let name = self.messenger.member_name(club.guild, caller.user).await?.ok_or(Refusal::NotInAClub)?;
        let reply = self.start_step(&self.in_club(caller, &club, name), surface, step, chosen).await?;
        Ok(match reply {
            Reply::Show(message) => Reply::Show(carrying(id, &message)?),
            Reply::Update(message) => Reply::Update(carrying(id, &message)?),
            Reply::Ask(mut form) => {
                form.press = carried(id, form.press);
                Reply::Ask(form)
            }
            reply => reply,
        })
    }
}

/// A club in a list, where nothing is formatted and nothing escaped; one whose name shows nothing, by its number.
pub(super) fn club_choice(club: &Club) -> Choice {
    let (name, id) = (seen(&club.name), club.id.to_string());
    Choice::new(if name.is_empty() { id.clone() } else { name }, id)
}

fn carried(club: ClubId, press: Press) -> Press {
    match press {
        Press::Start(step) => Press::StartIn(club, step),
        press => press,
    }
}

/// The same message, with the club in each further step.
fn carrying(club: ClubId, message: &Message) -> AppResult<Message> {
    let rows = message.rows().iter().cloned().map(|row| match row {
        Row::Buttons(mut buttons) => {
            for button in &mut buttons {
                button.press = carried(club, button.press.clone());
            }
            Row::Buttons(buttons)
        }
        Row::Select { press, placeholder, options } => Row::Select { press: carried(club, press), placeholder, options },
        // No step of joining chooses a channel or a role.
        row @ (Row::Channels { .. } | Row::Roles { .. }) => row,
    });
    Ok(Message::new(message.text(), rows.collect())?)
}
