//! `/plan season` and `/club season`: a season makes room from Monday on, by a press, and weeks that are over stay as they were.

use rehearsal::discord::UserId;
use serde_json::Value;

use crate::club::{Club, Joining, Opening, labels, offered, utc};
use crate::daily::FIVE;

/// Ana in London, with three strength sessions, one of mobility and two of recovery a week, on Wednesday 4 March 2026.
async fn on_wednesday() -> (Club, UserId) {
    let club = Club::with(Opening { at: "2026-03-04T12:00", ..Opening::default() }).await;
    let ana = club.runner("Ana");
    club.join(ana, Joining::default()).await;
    club.change("update session_version set valid_until = valid_from").await;
    for (kind, title, days) in
        [("strength", "legs", "mon,wed,fri"), ("mobility", "hips", "tue"), ("recovery", "wind down", "thu,sat")]
    {
        let mut options: Vec<(&str, Value)> = vec![
            ("kind", kind.into()),
            ("title", title.into()),
            ("minutes", 20.into()),
            ("days", days.into()),
            ("small", "one round".into()),
        ];
        if kind == "recovery" {
            options.push(("area", "wind_down".into()));
        }
        club.command(ana, "plan add", &options).await;
    }
    (club, ana)
}

/// How many sessions the next week plans, by the line of `/week`.
async fn planned_from(club: &Club, monday: &str) -> Vec<String> {
    club.facts(&format!("select week || ' ' || planned from member_week where week >= '{monday}' order by week")).await
}

#[tokio::test]
async fn a_season_makes_room_from_monday_on_and_undo_takes_it_back() {
    let (club, ana) = on_wednesday().await;
    let panel = club.command(ana, "plan season", &[]).await;
    assert!(panel.content.contains("in no season"), "{}", panel.content);
    assert_eq!(offered(&panel), ["base", "build", "peak", "taper", "recovery", "off", "own"]);
    let chosen = club.choose(ana, &panel, "taper").await;
    assert_eq!(chosen.id, panel.id, "in place");
    assert!(chosen.content.contains("Taper begins on Monday"), "{}", chosen.content);
    assert!(chosen.content.contains("Less, on purpose"), "{}", chosen.content);
    assert_eq!(labels(&chosen), [["Undo"]]);
    let row =
        "select from_week || ' ' || season || ' ' || strength || mobility || together || recovery || is_light from member_season";
    assert_eq!(club.facts(row).await, ["2026-W11 taper 12341"]);

    // This week is as it was; the next holds one strength session of three, and its small version is the session.
    for (day, title) in [(5, "wind down"), (6, "legs"), (7, "wind down")] {
        club.until(utc(&format!("2026-03-0{day}T12:00"))).await;
        let reminder = club.last_dm(ana);
        assert!(reminder.content.contains(title), "{day} March: {}", reminder.content);
        club.press(ana, &reminder, "Done").await;
    }
    club.until(utc("2026-03-09T12:00")).await;
    let monday = club.last_dm(ana);
    assert!(monday.content.contains("legs"), "{}", monday.content);
    assert_eq!(labels(&monday), [["Done", "Some", "Move", "Not today"]], "as in a low week, Done is the small version");
    club.press(ana, &monday, "Done").await;
    assert_eq!(club.facts("select version from occurrence where local_date = '2026-03-09'").await, ["small"]);
    let dms = club.dms(ana).len();
    club.until(utc("2026-03-11T12:00")).await;
    assert!(club.dms(ana).iter().skip(dms).all(|dm| !dm.content.contains("legs")), "no strength on Wednesday");
    assert_eq!(planned_from(&club, "2026-W11").await, ["2026-W11 4"], "one strength, one mobility, two recovery");

    let again = club.command(ana, "plan season", &[]).await;
    assert!(again.content.contains("Your season: Taper"), "{}", again.content);
    assert!(again.content.contains("Strength once"), "its shape: {}", again.content);
    // Taken back in the middle of its first week, the plan stands as it is from this week on.
    let undone = club.command(ana, "me", &[]).await;
    drop(undone);
    let own = club.choose(ana, &again, "own").await;
    assert!(own.content.contains("Your plan stands as it is from"), "{}", own.content);
    club.press(ana, &own, "Undo").await;
    assert_eq!(club.facts(row).await, ["2026-W11 taper 12341"], "the choice of the next week is gone again");
    club.close().await;
}

#[tokio::test]
async fn twice_is_once_and_keeping_it_changes_nothing() {
    let (club, ana) = on_wednesday().await;
    let panel = club.command(ana, "plan season", &[]).await;
    club.choose(ana, &panel, "build").await;
    let before = club.count("select count(*) from member_change").await;
    let panel = club.command(ana, "plan season", &[]).await;
    assert!(panel.content.contains("Build begins on Monday"), "what is to come stands there too: {}", panel.content);
    let again = club.choose(ana, &panel, "build").await;
    assert!(again.content.contains("Build begins on Monday"), "{}", again.content);
    assert_eq!(club.count("select count(*) from member_change").await, before, "twice is once");
    let panel = club.command(ana, "plan season", &[]).await;
    let kept = club.press(ana, &panel, "Keep it as it is").await;
    assert!(!kept.content.contains('?'), "{}", kept.content);
    assert_eq!(club.facts("select season from member_season").await, ["build"]);
    club.close().await;
}

#[tokio::test]
async fn a_season_without_sessions_is_refused_and_nothing_changes() {
    let (club, ana) = on_wednesday().await;
    club.command(ana, "plan remove", &[("session", "hips".into())]).await;
    club.command(ana, "plan remove", &[("session", "wind down".into())]).await;
    let panel = club.command(ana, "plan season", &[]).await;
    let before = club.facts("select count(*) || '' from member_season").await;
    let refused = club.choose(ana, &panel, "recovery").await;
    assert!(refused.content.contains("nothing of your plan would stand"), "{}", refused.content);
    assert_eq!(club.facts("select count(*) || '' from member_season").await, before);
    club.command(ana, "plan remove", &[("session", "legs".into())]).await;
    let panel = club.command(ana, "plan season", &[]).await;
    let refused = club.choose(ana, &panel, "base").await;
    assert!(refused.content.contains("nothing of your plan would stand"), "without any plan as well: {}", refused.content);
    club.close().await;
}

#[tokio::test]
async fn a_race_proposes_and_never_switches() {
    let (club, ana) = on_wednesday().await;
    club.change("update member set joined_at_ms = joined_at_ms - 5184000000").await;
    let shown = club.command(ana, "plan season", &[("race", "2026-03-22".into())]).await;
    assert!(shown.content.contains("Your race: Sunday 22 March"), "{}", shown.content);
    let dms = club.dms(ana).len();
    club.until(utc("2026-03-06T12:00")).await;
    let asked: Vec<_> =
        club.dms(ana).into_iter().skip(dms).filter(|dm| labels(dm).concat().contains(&"Take it".to_owned())).collect();
    let [reminder] = asked.as_slice() else { panic!("SEASON-1 once: {asked:#?}") };
    assert_eq!(reminder.content.matches('?').count(), 1, "one question: {}", reminder.content);
    assert!(reminder.content.contains("Taper"), "two weeks before the race: {}", reminder.content);
    assert_eq!(labels(reminder).last().expect("a row"), &["Take it", "Another one", "Keep it as it is"]);
    assert_eq!(labels(reminder)[0], FIVE, "below a message that is due anyway");
    assert_eq!(club.count("select count(*) from member_season").await, 0, "nothing switches by itself");
    let taken = club.press(ana, reminder, "Take it").await;
    assert_eq!(taken.id, reminder.id, "in place");
    assert_eq!(club.facts("select from_week || ' ' || season from member_season").await, ["2026-W11 taper"]);
    assert_eq!(club.facts("select kind || ' ' || season || ' ' || chosen from proposal").await, ["season taper season"]);
    club.close().await;
}

#[tokio::test]
async fn kept_as_it_is_the_season_is_not_proposed_again_soon() {
    let (club, ana) = on_wednesday().await;
    club.change("update member set joined_at_ms = joined_at_ms - 5184000000").await;
    club.command(ana, "plan season", &[("race", "2026-03-22".into())]).await;
    club.until(utc("2026-03-05T12:00")).await;
    let reminder = club.last_dm(ana);
    club.press(ana, &reminder, "Keep it as it is").await;
    club.until(utc("2026-03-15T20:00")).await;
    assert_eq!(club.count("select count(*) from proposal where kind = 'season'").await, 1, "asked once");
    assert_eq!(club.count("select count(*) from member_season").await, 0);
    club.close().await;
}

#[tokio::test]
async fn a_race_that_cannot_be_is_refused_kindly() {
    let (club, ana) = on_wednesday().await;
    let before = club.facts("select coalesce(race_on, '-') from member").await;
    for (text, said) in [
        ("2026-03-03", "That day is over"),
        ("2029-01-01", "more than two years"),
        ("soon", "can't read that as a date"),
        ("0000-00-00", "can't read that as a date"),
        ("99999-01-01", "can't read that as a date"),
        ("🏃", "can't read that as a date"),
    ] {
        let refused = club.command(ana, "plan season", &[("race", text.into())]).await;
        assert!(refused.content.contains(said), "{text}: {}", refused.content);
        assert_eq!(club.facts("select coalesce(race_on, '-') from member").await, before, "{text} notes nothing");
    }
    let panel = club.command(ana, "plan season", &[]).await;
    let given = club.fill(ana, &panel, "Set a race date", "2026-10-04").await;
    assert!(given.content.contains("Your race: Sunday 4 October"), "{}", given.content);
    let none = club.press(ana, &given, "No race").await;
    assert!(!none.content.contains("Your race"), "{}", none.content);
    club.close().await;
}

#[tokio::test]
async fn a_club_shapes_its_seasons_and_members_keep_what_they_took() {
    let (club, ana) = on_wednesday().await;
    let panel = club.command(ana, "plan season", &[]).await;
    club.choose(ana, &panel, "peak").await;
    let refused = club.command(ana, "club season", &[("season", "peak".into()), ("strength", 0.into())]).await;
    assert!(refused.content.contains("for captains"), "{}", refused.content);
    let all = club.command(club.kim, "club season", &[]).await;
    for name in ["Base", "Build", "Peak", "Taper", "Recovery", "Off season"] {
        assert!(all.content.contains(name), "{name}: {}", all.content);
    }
    let edit = [("season", "peak".into()), ("strength", 0.into()), ("recovery", 2.into()), ("name", "Sharpening".into())];
    let set = club.command(club.kim, "club season", &edit).await;
    assert!(set.content.contains("Sharpening") && set.content.contains("recovery twice"), "{}", set.content);
    let shape = "select strength || mobility || together || recovery from member_season";
    assert_eq!(club.facts(shape).await, ["1123"], "what she took is hers");
    let panel = club.command(ana, "plan season", &[]).await;
    let taken = club.choose(ana, &panel, "peak").await;
    assert!(taken.content.contains("Sharpening begins on Monday"), "{}", taken.content);
    assert_eq!(club.facts(shape).await, ["0112"], "and the club's from the next choice on");
    let usual = club.command(club.kim, "club season", &[("season", "peak".into()), ("usual", true.into())]).await;
    assert!(usual.content.contains("Peak"), "{}", usual.content);
    assert_eq!(club.count("select count(*) from club_season").await, 0);
    club.close().await;
}

#[tokio::test]
async fn what_a_club_may_not_make_of_a_season() {
    let (club, _) = on_wednesday().await;
    let before = club.everything().await;
    let season = || ("season", Value::from("taper"));
    for (edit, said) in [
        (vec![season(), ("name", "No excuses month".into())], "No excuses month\" could land badly with somebody"),
        (vec![season(), ("name", "\u{200b}".into())], "doesn't work as a name"),
        (vec![season(), ("together", 9.into())], "doesn't add up"),
        (vec![("strength", 2.into())], "A choice from the list works"),
    ] {
        let refused = club.command(club.kim, "club season", &edit).await;
        assert!(refused.content.contains(said), "{edit:?}: {}", refused.content);
        assert_eq!(club.everything().await, before, "{edit:?} writes nothing");
    }
    club.close().await;
}

#[tokio::test]
async fn an_older_undo_takes_no_later_choice_along() {
    let (club, ana) = on_wednesday().await;
    let panel = club.command(ana, "plan season", &[]).await;
    let base = club.choose(ana, &panel, "base").await;
    let panel = club.command(ana, "plan season", &[]).await;
    let peak = club.choose(ana, &panel, "peak").await;
    let refused = club.press(ana, &base, "Undo").await;
    assert!(!refused.content.is_empty());
    assert_eq!(club.facts("select season from member_season").await, ["peak"], "what was chosen last stands");
    club.press(ana, &peak, "Undo").await;
    assert_eq!(club.facts("select season from member_season").await, ["base"]);
    club.close().await;
}

#[tokio::test]
async fn a_proposal_that_the_weeks_have_overtaken_changes_nothing() {
    let (club, ana) = on_wednesday().await;
    club.change("update member set joined_at_ms = joined_at_ms - 5184000000").await;
    club.command(ana, "plan season", &[("race", "2026-03-22".into())]).await;
    club.until(utc("2026-03-05T12:00")).await;
    let reminder = club.last_dm(ana);
    club.until(utc("2026-03-25T12:00")).await;
    let late = club.press(ana, &reminder, "Take it").await;
    assert!(!late.content.contains("Taper begins"), "{}", late.content);
    assert_eq!(club.count("select count(*) from member_season").await, 0, "no taper after the race");
    assert_eq!(club.facts("select chosen from proposal where kind = 'season'").await, ["keep"]);
    club.close().await;
}
