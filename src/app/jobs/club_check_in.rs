//! The weekly post of a club's check-in, and the count of hellos that it says from five on.

use std::num::NonZeroU32;

use super::{Attempt, Ending, ending_of};
use crate::app::club::schedule::zone_of;
use crate::app::message::{Button, Message, Row};
use crate::app::messenger::{Nonce, Refused, SendError, Sought};
use crate::app::{App, AppResult};
use crate::domain::club::Club;
use crate::domain::club_check_in::{self, ClubCheckIn};
use crate::domain::ids::{ClubCheckInId, ClubPostId};
use crate::domain::press::{ClubCheckInStep, Press};
use crate::domain::session::Words;
use crate::prompts::{Label, PublicVoice, Template, plain};
use crate::store::club_check_ins::ClubPost;

impl App {
    /// Posts a check-in whose moment is here, and comes again with the next one. What cannot be posted is left out, never late.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_club_check_in(&self, attempt: &Attempt, id: ClubCheckInId) -> AppResult<Ending> {
        let now = self.now();
        let mut tx = self.store.begin().await?;
        let Some(check_in) = tx.club_check_in(id).await?.filter(|check_in| check_in.ended_at.is_none()) else {
            return Ok(Ending::Discard("it was taken away"));
        };
        let Some(club) = tx.club(check_in.club).await? else { return Ok(Ending::Discard("the club is gone")) };
        let next = Ending::Again(check_in.slot.next_after(zone_of(&club), now));
        let due = check_in.slot.due(zone_of(&club), check_in.made_at, now).filter(|_| club.left_at.is_none());
        let Some(date) = due else { return Ok(next) };
        let post = tx.club_post_on(&check_in, date, now).await?;
        tx.commit().await?;
        if post.message.is_some() {
            return Ok(next);
        }
        let message = self.club_check_in_message(&club, &check_in, &post, 0)?;
        let nonce = Nonce::for_job(attempt.job.kind(), &post.id.to_string());
        let found = match attempt.unknown_since {
            Some(_) => {
                let presses: Vec<Press> = message.presses().cloned().collect();
                let sought = Sought { nonce: &nonce, presses: &presses, first_line: None, not_before: Some(post.made_at) };
                self.messenger.find_sent(post.channel, sought).await
            }
            None => Ok(None),
        };
        let sent = match found {
            Ok(Some(found)) => Ok(found),
            Ok(None) => self.messenger.send(post.channel, &message, &nonce).await,
            Err(error) => Err(error),
        };
        let sent = match sent {
            Err(refused) if self.unarchived(post.channel, &refused).await => {
                self.messenger.send(post.channel, &message, &nonce).await
            }
            sent => sent,
        };
        let mut tx = self.store.begin().await?;
        match sent {
            Ok(message) => {
                tx.set_club_post_stands(post.id, message).await?;
                tx.set_club_check_in_refused(id, None).await?;
            }
            Err(error) => match ending_of(&error) {
                Ending::Discard(_) => {
                    tracing::warn!(club = club.id.get(), %error, "a club's check-in was refused");
                    tx.set_club_check_in_refused(id, Some(now)).await?;
                }
                other => return Ok(other),
            },
        }
        tx.commit().await?;
        Ok(next)
    }

    /// Brings the count of hellos below a post up to date.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_club_hellos(&self, id: ClubPostId) -> AppResult<Ending> {
        let mut tx = self.store.read().await?;
        let Some(post) = tx.club_post(id).await? else { return Ok(Ending::Discard("the post is gone")) };
        let Some(check_in) = tx.club_check_in(post.check_in).await? else { return Ok(Ending::Discard("it was taken away")) };
        let Some(club) = tx.club(check_in.club).await?.filter(|club| club.left_at.is_none()) else {
            return Ok(Ending::Discard("the club is gone"));
        };
        let hellos = club_check_in::said(tx.hellos(id).await?);
        drop(tx);
        let Some(message_id) = post.message.filter(|_| hellos != post.shown_hellos) else { return Ok(Ending::Done) };
        let message = self.club_check_in_message(&club, &check_in, &post, hellos)?;
        match self.messenger.edit(post.channel, message_id, &message).await {
            Ok(()) => {
                let mut tx = self.store.begin().await?;
                tx.set_club_post_shown(id, hellos).await?;
                tx.commit().await?;
                Ok(Ending::Done)
            }
            Err(SendError::Refused(Refused::MessageGone)) => Ok(Ending::Discard("somebody took the post away")),
            Err(error) => Ok(ending_of(&error)),
        }
    }

    fn club_check_in_message(&self, club: &Club, check_in: &ClubCheckIn, post: &ClubPost, hellos: u32) -> AppResult<Message> {
        let prompts = self.prompts.in_locale(&club.locale);
        let voice = PublicVoice { hellos: NonZeroU32::new(hellos), ..PublicVoice::default() };
        let say = |template, turn| prompts.render_public(template, &voice, turn);
        let own = check_in.question.as_ref().map(Words::as_str).map(plain);
        let question = own.or_else(|| say(Template::ClubCheckInAsk, check_in.turn(post.posted_on)));
        let parts = [question, say(Template::ClubCheckInAbout, 0), say(Template::ClubCheckInHellos, 0)];
        let text = parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n");
        let open = Button::main(prompts.label(Label::MySessions), Press::ClubCheckIn(ClubCheckInStep::Open(post.id)));
        Ok(Message::new(text, vec![Row::Buttons(vec![open])])?)
    }
}
