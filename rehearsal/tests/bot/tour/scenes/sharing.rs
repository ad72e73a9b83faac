//! Moments of sharing a check-in, and of cheering for one.

use chrono::TimeDelta;
use rehearsal::discord::model::Message;

use super::{Cast, Scene};
use crate::club::{labels, utc};

pub(super) fn moments() -> Vec<Scene> {
    vec![
        moment!("a day that can be shared", cast => {
            (cast.ana, answered(cast).await)
        }),
        moment!("what would stand in one group", cast => {
            let day = answered(cast).await;
            (cast.ana, cast.club.press(cast.ana, &day, "Share it").await)
        }),
        moment!("what would stand in one of several groups", cast => {
            cast.club.set_up().await;
            cast.club.command(cast.club.kim, "club board", &[("add", "Tuesday".into())]).await;
            cast.club.command(cast.ana, "board", &[("join", "Tuesday".into())]).await;
            let day = answered(cast).await;
            (cast.ana, cast.club.press(cast.ana, &day, "Share it").await)
        }),
        moment!("a day of which something is shared", cast => {
            share(cast).await;
            (cast.ana, cast.club.last_dm(cast.ana))
        }),
        moment!("a shared check-in in the channel", cast => {
            share(cast).await;
            let posts = cast.club.world.messages(cast.club.board, cast.ben);
            (cast.ben, posts.into_iter().rfind(|post| labels(post).concat() == ["Cheer"]).expect("the post"))
        }),
    ]
}

/// Monday's reminder, answered by Ana, who is named on the board.
async fn answered(cast: &Cast) -> Message {
    let club = &cast.club;
    club.set_up().await;
    let board = club.command(cast.ana, "board", &[]).await;
    club.press(cast.ana, &board, "Share my name").await;
    club.until(utc("2026-03-02T12:00")).await;
    club.press(cast.ana, &club.last_dm(cast.ana), "Done").await
}

async fn share(cast: &Cast) {
    let day = answered(cast).await;
    let asked = cast.club.press(cast.ana, &day, "Share it").await;
    cast.club.press(cast.ana, &asked, "Share it").await;
    cast.club.forward(TimeDelta::minutes(1)).await;
}
