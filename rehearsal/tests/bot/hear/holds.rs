//! Holds: what ends one leaves the member's own pauses as they were, some kinds can rest while others go on, and a contact hears only
//! what a press asked for.

use rehearsal::discord::UserId;

use crate::club::{Club, Joining, custom_id, labels, utc};
use crate::daily::{club_with_ana, monday};
use crate::hear::answered;
use crate::pause::{begun, ladder, since_sunday};

const PAUSES: &str = "select paused_from || ' ' || coalesce(paused_until, '-') from pause order by id";
const ALL_PAUSES: &str = "select kinds || ' ' || paused_from || ' ' || coalesce(paused_until, '-') from pause order by id";
const SAUNA: &str = "I fainted, well, nearly, in the sauna";
const CRISIS: &str = "I don't want to be here any more";

/// `person` is this member's trusted contact and has said yes.
pub(crate) async fn trusts(club: &Club, member: UserId, person: UserId) {
    club.command(member, "settings", &[("trusted", person.to_string().into())]).await;
    let asked = club.command(person, "settings", &[]).await;
    club.press(person, &asked, "Yes, gladly").await;
}

#[tokio::test]
async fn it_was_not_that_leaves_an_own_pause_as_it_was() {
    for (length, own) in
        [("two_weeks", "2026-03-02 2026-03-16"), ("few_days", "2026-03-02 2026-03-06"), ("until_i_say", "2026-03-02 -")]
    {
        let (club, ivy, _) = monday().await;
        club.command(ivy, "pause", &[("length", length.into())]).await;
        assert_eq!(club.facts(PAUSES).await, [own]);
        let said = answered(&club, ivy, SAUNA).await;
        assert_eq!(club.facts(PAUSES).await, ["2026-03-02 -"], "{length}: the hold lasts until she says");
        let not = club.press(ivy, &said, "It wasn't that").await;
        assert!(not.content.contains("as it was before"), "{length}: {}", not.content);
        assert_eq!(club.facts(PAUSES).await, [own], "{length}: her own pause is as it was");
        assert_eq!(ladder(&club, ivy).await, "paused", "{length}");
        let again = club.press_raw(ivy, &not, &custom_id(&said, "It wasn't that", 0)).await;
        assert!(again.content.contains("as it was before"), "{length}: twice is once: {}", again.content);
        assert_eq!(club.facts(PAUSES).await, [own], "{length}");
        club.close().await;
    }
}

#[tokio::test]
async fn a_pause_that_ends_tomorrow_does_not_end_the_quiet_after_an_emergency() {
    let (club, ivy, _) = monday().await;
    club.command(ivy, "pause", &[("until", "2026-03-03".into())]).await;
    let said = answered(&club, ivy, SAUNA).await;
    let before = club.dms(ivy).len();
    club.until(utc("2026-03-07T12:00")).await;
    assert_eq!(club.dms(ivy).len(), before, "nothing before a press, whenever her own pause was to end");
    club.press(ivy, &said, "It wasn't that").await;
    assert_eq!(club.facts(PAUSES).await, ["2026-03-02 2026-03-07"], "the days gone by stay quiet");
    club.close().await;
}

#[tokio::test]
async fn two_quiet_days_are_two_though_an_own_pause_ends_sooner_and_no_fewer_where_it_ends_later() {
    for (until, held, own) in [
        ("2026-03-03", "2026-03-02 2026-03-04", "2026-03-02 2026-03-03"),
        ("2026-03-20", "2026-03-02 2026-03-20", "2026-03-02 2026-03-20"),
    ] {
        let (club, ivy, _) = monday().await;
        club.command(ivy, "pause", &[("until", until.into())]).await;
        let said = answered(&club, ivy, CRISIS).await;
        assert_eq!(club.facts(PAUSES).await, [held]);
        club.press(ivy, &said, "It was a figure of speech").await;
        assert_eq!((club.facts(PAUSES).await, ladder(&club, ivy).await), (vec![own.to_owned()], "paused".to_owned()));
        club.close().await;
    }
}

#[tokio::test]
async fn resume_ends_the_hold_and_asks_before_it_ends_an_own_pause() {
    let (club, ivy, _) = monday().await;
    club.command(ivy, "pause", &[("length", "two_weeks".into())]).await;
    let said = answered(&club, ivy, SAUNA).await;
    let own = club.press(ivy, &said, "Resume").await;
    assert!(own.content.contains("16 March"), "her own pause goes on, and says so: {}", own.content);
    assert_eq!(club.facts(PAUSES).await, ["2026-03-02 2026-03-16"]);
    club.press(ivy, &own, "Resume").await;
    assert_eq!(ladder(&club, ivy).await, "returned", "one press more ends that too");
    club.close().await;
}

#[tokio::test]
async fn a_pause_that_is_said_after_the_hold_is_her_own() {
    let (club, ivy, _) = monday().await;
    let said = answered(&club, ivy, SAUNA).await;
    club.command(ivy, "pause", &[("length", "until_i_say".into())]).await;
    club.press(ivy, &said, "It wasn't that").await;
    assert_eq!(club.facts(PAUSES).await, ["2026-03-02 -"], "the same dates, and now her own word");
    assert_eq!(ladder(&club, ivy).await, "paused");
    club.close().await;
}

#[tokio::test]
async fn an_older_undo_does_not_lead_past_a_hold() {
    let (club, ivy, _) = monday().await;
    let paused = club.command(ivy, "pause", &[("length", "two_weeks".into())]).await;
    let said = answered(&club, ivy, SAUNA).await;
    let late = club.press(ivy, &paused, "Undo").await;
    assert_eq!((club.facts(PAUSES).await, ladder(&club, ivy).await), (vec!["2026-03-02 -".to_owned()], "paused".to_owned()));
    assert!(labels(&late).concat().contains(&"Today's sessions".to_owned()), "{}", late.content);
    club.press(ivy, &said, "It wasn't that").await;
    club.command(ivy, "today", &[]).await;
    assert_eq!(club.facts(PAUSES).await, ["2026-03-02 2026-03-16"]);
    club.close().await;
}

/// §6.5: what a hold leaves is what `/pause` leaves.
#[tokio::test]
async fn nothing_that_is_kept_tells_a_hold_from_a_pause() {
    let mut kept = Vec::new();
    for held in [true, false] {
        let (club, ivy, _) = monday().await;
        if held {
            answered(&club, ivy, SAUNA).await;
        } else {
            club.command(ivy, "pause", &[("length", "until_i_say".into())]).await;
        }
        club.forward(chrono::TimeDelta::days(3)).await;
        let mut all = club.everything().await;
        // When the server last saw her is told by any command in it.
        all.remove("club_member");
        kept.push(all);
        club.close().await;
    }
    let [held, paused] = <[_; 2]>::try_from(kept).expect("both");
    for (table, rows) in &held {
        assert_eq!(Some(rows), paused.get(table), "{table}");
    }
}

#[tokio::test]
async fn running_and_strength_rest_and_the_other_kinds_go_on() {
    let (club, ivy, _) = monday().await;
    let said = answered(&club, ivy, "felt a pop in my calf").await;
    let held = club.press(ivy, &said, "Hold running and strength").await;
    assert_eq!(labels(&held), [["Numbers for my country", "Resume", "Today's sessions"]], "{}", held.content);
    assert!(held.content.contains("Mobility"), "it says what goes on: {}", held.content);
    assert_eq!(club.facts(ALL_PAUSES).await, ["run_strength 2026-03-02 -"]);
    assert_eq!(ladder(&club, ivy).await, "on_track", "the other days go on");

    let today = club.command(ivy, "today", &[]).await;
    assert!(!today.content.contains("trength A") && today.content.contains("on hold"), "{}", today.content);
    assert!(labels(&today).concat().contains(&"Resume".to_owned()));
    let week = club.command(ivy, "week", &[]).await;
    assert!(!week.content.contains("**Thursday**") && week.content.contains("hips and ankles"), "{}", week.content);
    assert!(week.content.contains("on hold"), "{}", week.content);

    club.until(utc("2026-03-03T07:31")).await;
    assert!(club.last_dm(ivy).content.contains("hips and ankles"), "Tuesday's mobility: {}", club.last_dm(ivy).content);
    let tuesday = club.dms(ivy).len();
    club.press(ivy, &club.last_dm(ivy), "Done").await;
    club.until(utc("2026-03-05T12:00")).await;
    assert_eq!(club.dms(ivy).len(), tuesday, "nothing on Thursday, whose strength rests");
    club.until(utc("2026-03-06T07:31")).await;
    assert!(club.last_dm(ivy).content.to_lowercase().contains("wind"), "Friday's recovery: {}", club.last_dm(ivy).content);
    club.press(ivy, &club.last_dm(ivy), "Done").await;
    club.until(utc("2026-03-07T05:00")).await;
    assert_eq!(ladder(&club, ivy).await, "on_track", "the silence of what rests is none");
    club.until(utc("2026-03-09T05:00")).await;
    let weeks = "select planned || ' ' || need || ' ' || credited || ' ' || is_kept from member_week where week = '2026-W10'";
    assert_eq!(club.facts(weeks).await, ["3 2 2 1"], "what rests is not needed");

    let resumed = club.command(ivy, "resume", &[]).await;
    assert!(labels(&resumed).concat().contains(&"Undo".to_owned()), "{}", resumed.content);
    assert_eq!(club.facts(ALL_PAUSES).await, ["run_strength 2026-03-02 2026-03-09"]);
    club.until(utc("2026-03-09T07:31")).await;
    assert!(
        club.last_dm(ivy).content.contains("trength A") || club.last_dm(ivy).content.contains("strength"),
        "{}",
        club.last_dm(ivy).content
    );
    club.close().await;
}

#[tokio::test]
async fn anybody_can_let_some_kinds_rest_and_take_that_back() {
    let (club, ivy, _) = monday().await;
    let part = club.command(ivy, "pause", &[("what", "run_strength".into()), ("until", "2026-03-09".into())]).await;
    assert!(part.content.contains("9 March"), "{}", part.content);
    assert_eq!(club.facts(ALL_PAUSES).await, ["run_strength 2026-03-02 2026-03-09"]);
    club.press(ivy, &part, "Undo").await;
    assert_eq!(club.facts(ALL_PAUSES).await, Vec::<String>::new());
    club.command(ivy, "pause", &[("what", "run_strength".into())]).await;
    club.command(ivy, "pause", &[("length", "few_days".into())]).await;
    assert_eq!(club.facts(ALL_PAUSES).await, ["run_strength 2026-03-02 -", "all 2026-03-02 2026-03-06"], "beside each other");
    club.until(utc("2026-03-06T07:31")).await;
    club.press(ivy, &club.last_dm(ivy), "Pick up as before").await;
    assert!(club.facts(ALL_PAUSES).await.contains(&"run_strength 2026-03-02 -".to_owned()), "as before: some kinds rest on");
    club.command(ivy, "resume", &[]).await;
    assert!(!club.facts(ALL_PAUSES).await.contains(&"run_strength 2026-03-02 -".to_owned()), "and /resume is for all of it");
    club.close().await;
}

#[tokio::test]
async fn notes_about_food_end_for_good_and_can_be_turned_on() {
    let fuel = "select wants_fuel_prompts || '' from member";
    let (club, ivy, _) = monday().await;
    let said = answered(&club, ivy, "I've been making myself sick after meals").await;
    assert_eq!(club.facts(fuel).await, ["0"]);
    for label in ["Carry on gently", "Pause sessions"] {
        let next = club.press_raw(ivy, &said, &custom_id(&said, label, 0)).await;
        assert!(!next.content.chars().any(|c| c.is_ascii_digit()), "{label}: no number of any kind: {}", next.content);
    }
    assert!(!said.content.chars().any(|c| c.is_ascii_digit()), "{}", said.content);
    let off = crate::settings::panel(&club, ivy, "fuel").await;
    club.press(ivy, &off, "Notes, please").await;
    assert_eq!(club.facts(fuel).await, ["1"], "only by her own press");
    club.close().await;
}

#[tokio::test]
async fn a_contact_is_asked_only_by_the_press_once_a_day_and_told_nothing_else() {
    let (club, ana) = club_with_ana().await;
    let (ben, cleo) = (club.runner("Ben"), club.runner("Cleo"));
    club.join(ben, Joining::default()).await;
    let without = answered(&club, ana, CRISIS).await;
    assert_eq!(labels(&without), [["Show helplines", "It was a figure of speech"]], "nobody has said yes");
    club.press(ana, &without, "It was a figure of speech").await;
    trusts(&club, ana, ben).await;
    let asks = |user| club.dms(user).into_iter().filter(|message| message.content.contains("get in touch")).collect::<Vec<_>>();
    let said = answered(&club, ana, CRISIS).await;
    assert_eq!(labels(&said), [["Show helplines", "Ask my contact to get in touch", "It was a figure of speech"]]);
    club.forward(chrono::TimeDelta::hours(2)).await;
    assert!(asks(ben).is_empty(), "nobody hears of it without the press");
    let asked = club.press(ana, &said, "Ask my contact to get in touch").await;
    assert!(asked.content.contains(&format!("<@{ben}>")), "{}", asked.content);
    club.rest().await;
    let [told] = <[_; 1]>::try_from(asks(ben)).expect("one message");
    assert!(told.content.contains(&format!("<@{ana}> asked if you could get in touch")), "{}", told.content);
    assert!(labels(&told).is_empty() && told.pinged.is_empty());
    for word in ["pause", "safe", "worr", "crisis", "helpline", "session", "heavy"] {
        assert!(!told.content.to_lowercase().contains(word), "{word:?}: {}", told.content);
    }
    club.press_raw(ana, &asked, &custom_id(&said, "Ask my contact to get in touch", 0)).await;
    club.forward(chrono::TimeDelta::hours(1)).await;
    assert_eq!(asks(ben).len(), 1, "once a day");
    assert!(club.dms(cleo).is_empty() && club.boards().is_empty(), "and nobody else");
    let still = answered(&club, ana, "thanks").await;
    assert!(still.content.contains("short replies"), "the thread answers: {}", still.content);

    // On any other day, and without any text before it, from the settings.
    club.forward(chrono::TimeDelta::days(1)).await;
    let panel = crate::settings::panel(&club, ana, "trusted").await;
    club.press(ana, &panel, "Ask my contact to get in touch").await;
    club.rest().await;
    assert_eq!(asks(ben).len(), 2);
    club.close().await;
}

#[tokio::test]
async fn a_contact_who_cannot_be_reached_is_said_kindly_and_one_who_stepped_back_is_not_asked() {
    let (club, ana) = club_with_ana().await;
    let ben = club.runner("Ben");
    trusts(&club, ana, ben).await;
    club.world.set_dms_closed(ben, true);
    let said = answered(&club, ana, CRISIS).await;
    club.press(ana, &said, "Ask my contact to get in touch").await;
    club.rest().await;
    let told = club.last_dm(ana);
    assert!(told.content.contains("does not go through"), "{}", told.content);
    assert_eq!(labels(&told), [["Numbers for my country"]]);
    assert!(club.dms(ben).is_empty());

    let shown = club.command(ben, "settings", &[]).await;
    club.press(ben, &shown, "Step back").await;
    let nobody = club.press_raw(ana, &said, &custom_id(&said, "Ask my contact to get in touch", 0)).await;
    assert!(nobody.content.contains("no trusted contact"), "{}", nobody.content);
    club.close().await;
}

#[tokio::test]
async fn the_letter_of_an_absence_waits_for_no_session_that_rests() {
    let (club, users) = since_sunday(&["Ivy"]).await;
    let ivy = users[0];
    let said = answered(&club, ivy, "felt a pop in my calf").await;
    club.press(ivy, &said, "Hold running and strength").await;
    club.until(utc("2025-06-21T12:00")).await;
    let begun = begun(&club, ivy).await;
    let letter = begun.iter().find(|letter| letter.ends_with("away-1")).expect("the letter of an absence");
    let date: chrono::NaiveDate = letter[..10].parse().expect("its date");
    let asks = matches!(chrono::Datelike::weekday(&date), chrono::Weekday::Tue | chrono::Weekday::Sat);
    assert!(asks, "on the day of mobility or of the wind-down, not of strength: {begun:?}");
    club.close().await;
}
