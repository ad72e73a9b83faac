//! Forms that were made by hand: an id of anybody's making, fields that are missing, extra, too long or of another name.

use serde_json::{Value, json};

use super::rings_nobody;
use crate::club::{Club, Joining};
use crate::daily::club_with_ana;

/// A form as Discord sends it, with these fields.
fn form(custom_id: &str, fields: &[(&str, &str)]) -> Value {
    let rows: Vec<Value> = fields
        .iter()
        .zip((1..).step_by(2))
        .map(|((name, value), id)| {
            let field = json!({ "type": 4, "id": id + 1, "custom_id": name, "value": value });
            json!({ "type": 1, "id": id, "components": [field] })
        })
        .collect();
    json!({ "custom_id": custom_id, "components": rows })
}

/// The ids of every form of the bot, about Ana's first session where they are about one; and some that are nobody's.
const IDS: [&str; 11] = [
    "v1:st:city",
    "v1:pe:said:1",
    "v1:pe:dated:1",
    "v1:pe:said:zzz",
    "v1:pe:area:sleep",
    "v1:pe:area:luck",
    "v1:si:1:city",
    "v1:no-such-form",
    "v9:st:city",
    "v1:del:yes:really",
    "🏃",
];

#[tokio::test]
async fn a_form_made_by_hand_is_answered_and_changes_nothing() {
    let (club, ana) = club_with_ana().await;
    let (ben, cleo) = (club.runner("Ben"), club.runner("Cleo"));
    club.join(ben, Joining::default()).await;
    club.forward(chrono::TimeDelta::minutes(5)).await;
    let long = "x".repeat(4000);
    let odd: [&[(&str, &str)]; 6] = [
        &[],
        &[("nothing", "of ours")],
        &[("text", "")],
        &[("text", &long)],
        &[("text", "@everyone <@1>"), ("text", "twice")],
        &[("title", "\u{202e}"), ("small", &long), ("minutes", "-1"), ("days", "someday"), ("more", "x")],
    ];
    let before = club.everything().await;
    for id in IDS {
        for fields in odd {
            // The owner's session is no more Ben's than a stranger's.
            for user in [ben, cleo] {
                if user == ben && id.ends_with(":city") {
                    // A step of joining, from somebody who has joined, is their `/start`.
                    continue;
                }
                answered(&club, user, &form(id, fields)).await;
                assert_eq!(club.everything().await, before, "{id} {fields:?}");
            }
        }
    }
    // Ana's own form, filled in as no client would.
    for fields in odd {
        for id in ["v1:pe:said:1", "v1:pe:dated:1"] {
            answered(&club, ana, &form(id, fields)).await;
        }
    }
    let plan = club.command(ana, "plan show", &[]).await;
    assert!(plan.content.contains("Strength A") || plan.content.contains("strength A"), "her plan is whole: {}", plan.content);
    club.close().await;
}

async fn answered(club: &Club, user: rehearsal::discord::UserId, data: &Value) {
    let act = club.world.submit_modal_raw(user, club.general, data.clone()).expect("a form that can be sent");
    rings_nobody(&club.answered(user, act).await);
}
