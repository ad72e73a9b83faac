//! A hold beside a pause of the member's own: what ends the one leaves the other as it was.

use crate::club::{labels, utc};
use crate::daily::monday;
use crate::hear::answered;

const PAUSES: &str = "select paused_from || ' ' || coalesce(paused_until, '-') from pause order by id";
const LADDER: &str = "select ladder from member";

#[tokio::test]
async fn it_was_not_that_leaves_an_own_pause_as_it_was() {
    for (length, own) in [("two_weeks", "2026-03-02 2026-03-16"), ("few_days", "2026-03-02 2026-03-06"), ("until_i_say", "2026-03-02 -")] {
        let (club, ivy, _) = monday().await;
        club.command(ivy, "pause", &[("length", length.into())]).await;
        assert_eq!(club.facts(PAUSES).await, [own]);
        let said = answered(&club, ivy, "I fainted, well, nearly, in the sauna").await;
        assert_eq!(club.facts(PAUSES).await, ["2026-03-02 -"], "{length}: the hold lasts until she says");
        let not = club.press(ivy, &said, "It wasn't that").await;
        assert!(not.content.contains("as it was before"), "{length}: {}", not.content);
        assert_eq!(club.facts(PAUSES).await, [own], "{length}: her own pause is as it was");
        assert_eq!(club.facts(LADDER).await, ["paused"], "{length}");
        club.close().await;
    }
}
