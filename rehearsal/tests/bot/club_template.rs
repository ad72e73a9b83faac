//! `/club template`: plans that a captain offers to start from, by file or from their own plan; members who take one own a copy.

use rehearsal::discord::UserId;
use rehearsal::discord::model::Message;
use serde_json::Value;

use crate::club::{Club, Joining, custom_id, labels};
use crate::pause::is_kind;

const TITLES: &str = "select title from session_version where valid_until is null order by session_id";
const HILLS: &str = r#"
[[session]]
kind = "strength"
title = "hill legs"
minutes = 25
days = ["tue", "thu"]
small = "one round of step-ups"
cue = "after work"

[[session]]
kind = "recovery"
title = "feet up"
minutes = 10
days = ["sun"]
small = "three slow breaths"
"#;

async fn set_up() -> Club {
    let club = Club::open().await;
    club.set_up().await;
    club
}

/// `/club template` with a file of this kind.
async fn given(club: &Club, user: UserId, options: &[(&str, Value)], (name, kind): (&str, &str), text: &str) -> Message {
    let file = club.world.upload(club.general, name, kind, text.as_bytes()).expect("a file that a client lets them send");
    let options: Vec<(&str, Value)> = options.iter().cloned().chain([("file", file.to_string().into())]).collect();
    club.command(user, "club template", &options).await
}

async fn hills(club: &Club, options: &[(&str, Value)]) -> Message {
    given(club, club.kim, options, ("hills.toml", "application/toml"), HILLS).await
}

fn named(name: &str) -> [(&str, Value); 1] {
    [("name", name.into())]
}

#[tokio::test]
async fn a_plan_of_the_club_is_offered_at_the_start_and_whoever_takes_it_owns_a_copy() {
    let club = set_up().await;
    let saved = hills(&club, &named("Autumn hills")).await;
    assert_eq!(saved.ephemeral_to, Some(club.kim), "for the captain alone");
    for part in ["**Autumn hills** is offered", "**Hill legs** (strength), about 25 minutes: Tuesday and Thursday", "Feet up"] {
        assert!(saved.content.contains(part), "{part}: {}", saved.content);
    }
    is_kind(&saved);
    let ana = club.runner("Ana");
    club.join(ana, Joining { plan: "Autumn hills", ..Joining::default() }).await;
    assert_eq!(club.facts(TITLES).await, ["hill legs", "feet up"]);
    let begun = "select distinct starts_on || ' ' || valid_from from session_version";
    assert_eq!(club.facts(begun).await, ["2026-03-02 2026-03-02"], "from the day of joining on");

    let removed = club.command(club.kim, "club template", &[("name", "autumn HILLS".into()), ("remove", true.into())]).await;
    assert!(removed.content.contains("not offered now") && removed.content.contains("keeps their copy"), "{}", removed.content);
    assert_eq!(
        removed.attachments.iter().map(|file| file.filename.as_str()).collect::<Vec<_>>(),
        ["template.toml"],
        "nothing is lost"
    );
    assert_eq!(club.facts(TITLES).await, ["hill legs", "feet up"], "hers stays");
    assert_eq!(club.count("select count(*) from club_plan_session").await, 0);
    is_kind(&removed);
    club.close().await;
}

#[tokio::test]
async fn one_in_the_place_of_the_three_stands_under_its_name_until_it_is_removed() {
    let club = set_up().await;
    let ana = club.runner("Ana");
    club.join(ana, Joining::default()).await;
    hills(&club, &[("plan", "first_steps".into())]).await;
    let all = club.command(ana, "plan template", &[]).await;
    assert_eq!(labels(&all), [["First steps", "Steady, 5 a week", "Long-run block, 6 a week", "Keep my plan"]]);
    assert!(all.content.contains("**First steps**, from your club: strength twice and recovery once a week."), "{}", all.content);
    let one = club.press(ana, &all, "First steps").await;
    assert!(one.content.starts_with("**First steps**") && one.content.contains("**Hill legs**"), "{}", one.content);
    let add = custom_id(&one, "Add to my plan", 0);
    let taken = club.press(ana, &one, "Replace my plan").await;
    assert!(taken.content.contains("Two sessions are new"), "{}", taken.content);
    assert_eq!(club.facts(TITLES).await, ["hill legs", "feet up"]);
    let before = club.everything().await;
    club.press_raw(ana, &taken, &custom_id(&one, "Replace my plan", 0)).await;
    assert_eq!(club.everything().await, before, "twice is once");
    club.press(ana, &taken, "Undo").await;
    assert_eq!(club.facts(TITLES).await.len(), 5, "the plan of before");

    let removed = club.command(club.kim, "club template", &[("plan", "first_steps".into()), ("remove", true.into())]).await;
    assert!(removed.content.contains("as it comes with me again"), "{}", removed.content);
    let before = club.everything().await;
    let gone = club.press_raw(ana, &one, &add).await;
    assert!(gone.content.contains("has changed since it was shown"), "{}", gone.content);
    assert_eq!(labels(&gone)[0][0], "First steps, 3 a week", "what there is now follows");
    assert_eq!(club.everything().await, before, "nothing that was not shown is taken");
    is_kind(&gone);
    club.close().await;
}

#[tokio::test]
async fn a_plan_goes_out_as_a_file_and_comes_back_edited() {
    let club = set_up().await;
    let shown = club.command(club.kim, "club template", &[("plan", "long_run_block".into())]).await;
    let file = shown.attachments.first().expect("its file");
    let text = String::from_utf8(club.world.file(file.id).expect("its bytes").1.to_vec()).expect("text");
    assert!(text.starts_with("# A plan for people in your club"), "{text}");
    let edited = text.replace("legs and trunk", "stairs and trunk");
    let saved = given(&club, club.kim, &[("plan", "long_run_block".into())], ("t.toml", "application/toml"), &edited).await;
    assert!(saved.content.contains("**Stairs and trunk**"), "{}", saved.content);
    let again = edited.replace("stairs and trunk", "rope and trunk");
    given(&club, club.kim, &[("plan", "long_run_block".into())], ("t.toml", "application/toml"), &again).await;
    assert_eq!(club.count("select count(*) from club_plan").await, 1, "one in the place of each");
    assert_eq!(club.facts("select title from club_plan_session where nth = 2").await, ["rope and trunk"]);
    let all = club.command(club.kim, "club template", &[]).await;
    assert!(all.content.contains("**Long-run block**, from your club: strength twice"), "{}", all.content);
    assert!(all.content.contains("**Steady**, 5 a week"), "{}", all.content);
    club.close().await;
}

#[tokio::test]
async fn a_captains_own_plan_becomes_a_template_without_what_ends() {
    let club = set_up().await;
    let alone = club.command(club.kim, "club template", &[("name", "Mine".into()), ("mine", true.into())]).await;
    assert!(alone.content.contains("/start"), "who has no plan has none to give: {}", alone.content);
    club.join(club.kim, Joining { plan: "First steps, 3 a week", ..Joining::default() }).await;
    let options: [(&str, Value); 6] = [
        ("kind", "mobility".into()),
        ("title", "race week".into()),
        ("minutes", 10.into()),
        ("days", "tue".into()),
        ("small", "one stretch".into()),
        ("until", "2026-04-05".into()),
    ];
    club.command(club.kim, "plan add", &options).await;
    let saved = club.command(club.kim, "club template", &[("name", "Mine".into()), ("mine", true.into())]).await;
    assert!(saved.content.contains("One session ends on a date and stays out"), "{}", saved.content);
    assert_eq!(
        club.facts("select title from club_plan_session order by nth").await,
        ["hips and ankles", "legs and trunk", "legs up"],
        "in the order of the week"
    );
    club.close().await;
}

#[tokio::test]
async fn what_cannot_be_offered_is_refused_and_changes_nothing() {
    let club = set_up().await;
    let ana = club.runner("Ana");
    club.join(ana, Joining::default()).await;
    hills(&club, &named("Hills")).await;
    let before = club.everything().await;
    let many: String = (0..40)
        .map(|nth| {
            format!("[[session]]\nkind = \"mobility\"\ntitle = \"m {nth}\"\nminutes = 5\ndays = [\"mon\"]\nsmall = \"one\"\n")
        })
        .collect();
    let unkind = HILLS.replace("feet up", "no excuses");
    let ends = HILLS.replace("minutes", "until = \"2026-04-01\"\nminutes");
    let calendar = crate::plan_files::events(&[("Strength", 0, 3, 7)]);
    let toml = ("t.toml", "application/toml");
    for (name, kind, text, expected) in [
        ("New", toml, many.as_str(), "20 sessions"),
        ("New", toml, &unkind, "could land badly"),
        ("New", toml, &ends, "Nothing in it goes on"),
        ("New", toml, "what = [", "line 1"),
        ("New", ("t.ics", "text/calendar"), &calendar, "its events have dates"),
        ("Crush it or quit", toml, HILLS, "could land badly"),
    ] {
        let refused = given(&club, club.kim, &named(name), kind, text).await;
        assert!(refused.content.contains(expected), "{expected}: {}", refused.content);
        is_kind(&refused);
    }
    let remove = ("remove", Value::from(true));
    let mine = ("mine", Value::from(true));
    let name = |name: &str| ("name", Value::from(name.to_owned()));
    for (options, expected) in [
        (vec![remove.clone()], "Which plan is it about?"),
        (vec![name("Hills"), ("plan", "steady".into())], "Which plan is it about?"),
        (vec![name("Hills"), mine.clone(), remove.clone()], "One at a time"),
        (vec![name("Valleys")], "Nothing is offered by that name"),
        (vec![name("Valleys"), remove.clone()], "Nothing is offered by that name"),
        (vec![("plan", "steady".into()), remove.clone()], "Nothing is offered by that name"),
    ] {
        let refused = club.command(club.kim, "club template", &options).await;
        assert!(refused.content.contains(expected), "{expected}: {}", refused.content);
        is_kind(&refused);
    }
    let both = hills(&club, &[name("Hills"), mine]).await;
    assert!(both.content.contains("One at a time"), "{}", both.content);
    let member = given(&club, ana, &named("Hers"), toml, HILLS).await;
    assert!(member.content.contains("for captains"), "{}", member.content);
    assert_eq!(club.everything().await, before);
    for nth in 1..10 {
        hills(&club, &[name(&format!("Hills {nth}"))]).await;
    }
    let before = club.everything().await;
    let eleventh = hills(&club, &named("One more")).await;
    assert!(eleventh.content.contains("can offer 10 plans"), "{}", eleventh.content);
    assert_eq!(club.everything().await, before);
    let all = club.command(ana, "plan template", &[]).await;
    assert_eq!(labels(&all).concat().len(), 14, "three, ten and the way out: {:?}", labels(&all));
    club.close().await;
}

#[tokio::test]
async fn a_plan_that_goes_while_somebody_joins_is_said_and_the_others_are_offered() {
    let club = set_up().await;
    hills(&club, &named("Hills")).await;
    let ana = club.runner("Ana");
    let asked = club.command(ana, "start", &[("city", "London".into())]).await;
    let confirm = club.press(ana, &asked, "I'm 18 or over, let's begin").await;
    let when = club.press(ana, &confirm, "Yes, that's my time").await;
    let shown = club.choose(ana, &when, "07:30").await;
    club.command(club.kim, "club template", &[("name", "Hills".into()), ("remove", true.into())]).await;
    let gone = club.press(ana, &shown, "Hills").await;
    assert!(gone.content.contains("has changed since it was shown"), "{}", gone.content);
    assert_eq!(labels(&gone), [["First steps, 3 a week", "Steady, 5 a week", "Long-run block, 6 a week"]]);
    assert_eq!(club.count("select count(*) from member").await, 0, "nothing is stored before the last step");
    let share = club.press(ana, &gone, "Steady, 5 a week").await;
    assert!(share.content.contains('?'), "{}", share.content);
    club.close().await;
}
