//! Which act a press leads to: one line for each verb.

use crate::app::reply::{Caller, Reply, Surface};
use crate::app::{App, AppResult};
use crate::domain::ids::ClubId;
use crate::domain::press::Press;
use crate::domain::refusal::Refusal;

/// Carries out a press with what was given beside it: the value of a select, or the lines of a form by name.
///
/// # Errors
/// As the use case.
pub async fn submit(app: &App, caller: &Caller, surface: Surface, press: Press, given: &[(String, String)]) -> AppResult<Reply> {
    if let Press::Plan(step) = press {
        return Ok(keeping_shape(surface, app.plan_step(caller, step, given).await?));
    }
    run(app, caller, surface, press, given.first().map(|(_, text)| text.as_str())).await
}

/// Carries out a press. `chosen` is the value of a select or the text of a form.
///
/// # Errors
/// As the use case.
pub async fn run(app: &App, caller: &Caller, surface: Surface, press: Press, chosen: Option<&str>) -> AppResult<Reply> {
    // Each act on the heap: together they would be as large as the largest, inside whatever waits for them.
    let reply = match press {
        Press::Start(step) => return Box::pin(app.start_step(caller, surface, step, chosen)).await,
        Press::StartIn(club, step) => return Box::pin(app.start_in(caller, surface, club, step, chosen)).await,
        Press::StartClub(zone) => {
            let club = chosen.and_then(|id| id.parse().ok()).map(ClubId::new).ok_or(Refusal::UnknownChoice)?;
            return Box::pin(app.start_chosen(caller, surface, club, zone)).await;
        }
        Press::Season(step) => Box::pin(app.season_step(caller, step, chosen)).await?,
        Press::Setup(step) => Box::pin(app.setup_step(caller, step, chosen)).await?,
        Press::CheckIn(occurrence, answer) => Box::pin(app.press_answer(caller, surface, occurrence, answer)).await?,
        Press::Change(occurrence) => Box::pin(app.press_change(caller, surface, occurrence)).await?,
        Press::Move(occurrence) => Box::pin(app.press_move(caller, surface, occurrence)).await?,
        Press::MoveTo(occurrence, date) => {
            let chosen = date.map(|date| date.to_string()).or(chosen.map(str::to_owned)).ok_or(Refusal::UnknownChoice)?;
            Box::pin(app.press_move_to(caller, surface, occurrence, &chosen)).await?
        }
        Press::Back(occurrence) => Box::pin(app.press_back(caller, surface, occurrence)).await?,
        Press::MoveAny(occurrence) => {
            let chosen = chosen.ok_or(Refusal::UnknownChoice)?;
            Box::pin(app.press_move_any(caller, surface, occurrence, chosen)).await?
        }
        Press::Week(step) => Box::pin(app.week_step(caller, step, chosen)).await?,
        Press::Room(step) => Box::pin(app.room_step(caller, surface, step)).await?,
        Press::Offer(letter, choice) => Box::pin(app.offer_chosen(caller, surface, (letter, choice), chosen)).await?,
        Press::Plan(step) => Box::pin(app.plan_step(caller, step, &[])).await?,
        Press::Import(step) => Box::pin(app.import_step(caller, step, chosen)).await?,
        Press::SwapFor(occurrence, kind, answer) => Box::pin(app.swap_for(caller, occurrence, kind, answer)).await?,
        Press::Undo(change) => Box::pin(app.undo(caller, change)).await?,
        Press::StartSmall(letter) => Box::pin(app.start_small(caller, letter)).await?,
        Press::LeaveIt(letter) => Box::pin(app.leave_it(caller, letter)).await?,
        Press::StopMessages => Box::pin(app.stop(caller)).await?,
        Press::StartMessages => Box::pin(app.start_messages(caller)).await?,
        Press::TryDm => Box::pin(app.try_dm(caller)).await?,
        Press::ShareName(club, shares) => Box::pin(app.share_name(caller, club, shares)).await?,
        Press::ShowBoard(club) => {
            let club = club.or(chosen.and_then(|id| id.parse().ok()).map(ClubId::new)).ok_or(Refusal::UnknownChoice)?;
            Box::pin(app.board(caller, Some(club))).await?
        }
        Press::Group(step) => Box::pin(app.group_step(caller, step, chosen)).await?,
        Press::PlanFrom(first) => Box::pin(app.plan_from(caller, usize::from(first))).await?,
        Press::RemoveSession(session) => Box::pin(app.remove_session(caller, session)).await?,
        Press::RestoreSession(session) => Box::pin(app.restore_session(caller, session)).await?,
        Press::DeleteConfirmed => Box::pin(app.delete_confirmed(caller)).await?,
        Press::DeleteCancelled => Box::pin(app.delete_cancelled(caller)).await?,
        Press::Today => Box::pin(app.today(caller)).await?,
        Press::LeaveAsIs => Box::pin(app.leave_as_is(caller)).await?,
        Press::Safety(step) => Box::pin(app.safety_step(caller, step)).await?,
        Press::ClubSafety(step) => Box::pin(app.club_safety_step(caller, step, chosen)).await?,
        Press::Settings(step) => Box::pin(app.settings_step(caller, step, chosen)).await?,
        Press::Trust(member, is_yes) => Box::pin(app.answer_trust(caller, member, is_yes)).await?,
        Press::Pause(step) => Box::pin(app.pause_step(caller, surface, step, chosen)).await?,
        Press::Chapter(is_fresh) => Box::pin(app.choose_chapter(caller, is_fresh)).await?,
        Press::Return(step) => Box::pin(app.return_step(caller, step)).await?,
        Press::Together(step) => Box::pin(app.together_step(caller, surface, step, chosen)).await?,
        Press::Share(step) => Box::pin(app.share_step(caller, surface, step, chosen)).await?,
        Press::ClubCheckIn(step) => Box::pin(app.club_check_in_step(caller, step)).await?,
        Press::Me(step) => Box::pin(app.me_step(caller, step)).await?,
        Press::AskReport => Box::pin(app.ask_report(caller)).await?,
        Press::Report => Box::pin(app.take_report(caller, chosen.unwrap_or_default())).await?,
    };
    Ok(keeping_shape(surface, reply))
}

/// A press changes the message it stands under where that message is the presser's own: an answer that only they see. A letter
/// keeps its rows when the answer is about something else, and a post in a channel is never changed by one member's press.
fn keeping_shape(surface: Surface, reply: Reply) -> Reply {
    match (surface, reply) {
        (Surface::Private, Reply::Show(message)) => Reply::Update(message),
        (Surface::Private, Reply::ShowFile(message, file)) => Reply::UpdateFile(message, file),
        (Surface::Post, Reply::Update(message)) => Reply::Show(message),
        (_, reply) => reply,
    }
}
