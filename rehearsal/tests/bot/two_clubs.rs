//! Members in two clubs, with one plan; and members who leave and come again.

use chrono::TimeDelta;
use rehearsal::discord::{ChannelId, GuildId, GuildPlan, UserId, permission};

use crate::club::{Club, Joining, labels, offered, utc};

/// A second server with a captain, a channel and its board.
pub(crate) struct Hills {
    pub(crate) guild: GuildId,
    pub(crate) board: ChannelId,
    leo: UserId,
}

impl Hills {
    pub(crate) async fn beside(club: &Club) -> Self {
        let leo = club.world.create_user("leo", "Leo");
        let guild = club.world.create_guild(GuildPlan { name: "Hill Climbers".into(), owner: leo, locale: "en-US".into() });
        let board = club.world.create_channel(guild, "board");
        club.world.invite_bot(guild, permission::BOT);
        club.heard().await;
        club.command_in(leo, board, "club setup", &[("channel", board.to_string().into()), ("city", "Madrid".into())]).await;
        Self { guild, board, leo }
    }

    fn text(&self, club: &Club) -> String {
        let all = club.world.messages(self.board, self.leo);
        all.into_iter()
            .filter(|message| message.author == club.world.bot() && message.ephemeral_to.is_none())
            .map(|board| board.content)
            .collect()
    }
}

#[tokio::test]
async fn one_plan_one_reminder_and_a_name_where_it_was_shared() {
    let club = Club::open().await;
    club.set_up().await;
    let hills = Hills::beside(&club).await;
    let ana = club.runner("Ana");
    club.join(ana, Joining { shares: true, ..Joining::default() }).await;
    club.world.add_member(hills.guild, ana, &[]);
    let again = club.command_in(ana, hills.board, "start", &[]).await;
    assert!(again.content.contains("strength A"), "the plan is there already: {}", again.content);
    assert_eq!(club.count("select count(*) from member").await, 1, "one plan");
    assert_eq!(
        club.facts("select club_id || ' ' || is_sharing from club_member order by club_id").await,
        ["1 1", "2 0"],
        "in the second club the name is private until it is shared there"
    );
    club.until(utc("2026-03-02T07:31")).await;
    assert_eq!(club.dms(ana).len(), 2, "the hello and one reminder, however many clubs");
    let reminder = club.last_dm(ana);
    club.press(ana, &reminder, "Done").await;
    let mut others = Vec::new();
    for name in ["Ben", "Cara"] {
        let user = club.runner(name);
        club.join(user, Joining::default()).await;
        club.world.add_member(hills.guild, user, &[]);
        club.command_in(user, hills.board, "start", &[]).await;
        others.push(user);
    }
    // Every other day: who is silent for longer is counted nowhere when the next week begins.
    for _ in 0..11 {
        club.forward(TimeDelta::days(2)).await;
        for user in [ana, others[0], others[1]] {
            club.command(user, "checkin", &[("session", "strength A".into())]).await;
        }
    }
    let (harbour, climbers) = (club.boards().last().expect("a board").content.clone(), hills.text(&club));
    assert!(!climbers.contains("Ana"), "not named where it was not shared: {climbers}");
    assert!(harbour.contains("Ana"), "and named where it was: {harbour}");
    let lit = club.facts("select group_id || ' ' || week from group_week where is_lit = 1 order by group_id, week").await;
    let of = |group: &str| lit.iter().filter_map(|row| row.strip_prefix(group)).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(of("1 "), of("2 "), "one check-in lights both groups: {lit:?}");
    assert!(of("1 ").len() >= 2, "{lit:?}");

    let board = club.command_in(ana, hills.board, "board", &[]).await;
    club.press(ana, &board, "Share my name").await;
    assert_eq!(club.facts("select is_sharing || '' from club_member where member_id = 1 order by club_id").await, ["1", "1"]);
    let dm = club.world.dm_of(ana).expect("a DM");
    let which = club.command_in(ana, dm, "board", &[]).await;
    assert_eq!(offered(&which).len(), 2, "in the DM it asks which");
    let shown = club.choose(ana, &which, "2").await;
    assert!(shown.content.contains("Hill Climbers"), "{}", shown.content);
    club.close().await;
}

#[tokio::test]
async fn a_group_whose_name_two_clubs_have_is_asked_about_in_the_dm() {
    let club = Club::open().await;
    club.set_up().await;
    let hills = Hills::beside(&club).await;
    let ana = club.runner("Ana");
    club.join(ana, Joining::default()).await;
    club.world.add_member(hills.guild, ana, &[]);
    club.command_in(ana, hills.board, "start", &[]).await;
    club.command(club.kim, "club board", &[("add", "Tuesday".into())]).await;
    club.command_in(hills.leo, hills.board, "club board", &[("add", "tuesday".into())]).await;
    club.command_in(hills.leo, hills.board, "club board", &[("add", "Trails".into())]).await;
    let joined = "select club_group.name || ' ' || club_id from group_member join club_group on club_group.id = group_id \
                  where is_default = 0 order by club_id, club_group.name";
    let dm = club.world.dm_of(ana).expect("a DM");
    let trails = club.command_in(ana, dm, "board", &[("join", "trails".into())]).await;
    assert!(trails.content.contains("You're in Trails"), "one of that name is meant: {}", trails.content);
    let which = club.command_in(ana, dm, "board", &[("join", "TUESDAY".into())]).await;
    assert!(which.content.contains("Which club do you mean?"), "{}", which.content);
    assert_eq!(labels(&which), [["Harbour Runners", "Hill Climbers"]]);
    assert_eq!(club.facts(joined).await, ["Trails 2"], "and none is guessed");
    club.press(ana, &which, "Hill Climbers").await;
    assert_eq!(club.facts(joined).await, ["Trails 2", "tuesday 2"]);
    let left = club.command_in(ana, dm, "board", &[("leave", "tuesday".into())]).await;
    assert!(left.content.contains("You're out of tuesday"), "of the two, she is in one: {}", left.content);
    assert_eq!(club.facts(joined).await, ["Trails 2"]);
    club.close().await;
}

#[tokio::test]
async fn leaving_one_club_takes_nothing_from_the_other() {
    let club = Club::open().await;
    club.set_up().await;
    let hills = Hills::beside(&club).await;
    let ana = club.runner("Ana");
    club.join(ana, Joining { shares: true, ..Joining::default() }).await;
    club.world.add_member(hills.guild, ana, &[]);
    club.command_in(ana, hills.board, "start", &[]).await;
    club.world.remove_member(club.guild, ana);
    // A name that is shown is asked about once a day.
    club.until(utc("2026-03-04T07:31")).await;
    assert_eq!(club.facts("select club_id || '' from club_member").await, ["2"], "gone from the one she left");
    assert_eq!(club.count("select count(*) from member where ladder <> 'off'").await, 1, "and the plan goes on");
    let dms = club.dms(ana).len();
    club.until(utc("2026-03-05T07:31")).await;
    assert_eq!(club.dms(ana).len(), dms + 1, "so does the reminder");
    club.close().await;
}

#[tokio::test]
async fn who_comes_again_finds_the_plan_and_chooses_about_the_name_anew() {
    let club = Club::open().await;
    club.set_up().await;
    let ana = club.runner("Ana");
    club.join(ana, Joining { shares: true, ..Joining::default() }).await;
    club.until(utc("2026-03-02T07:31")).await;
    let reminder = club.last_dm(ana);
    club.press(ana, &reminder, "Done").await;
    club.world.remove_member(club.guild, ana);
    club.until(utc("2026-03-04T12:00")).await;
    assert_eq!(club.count("select count(*) from club_member").await, 0);
    assert_eq!(club.facts("select ladder from member").await, ["off"], "nobody writes to who shares no club");
    assert!(!club.boards()[0].content.contains("Ana"));

    club.world.add_member(club.guild, ana, &[]);
    let again = club.command(ana, "start", &[]).await;
    assert!(again.content.contains("strength") || again.content.contains("07:30"), "{}", again.content);
    assert_eq!(
        club.facts("select ladder || ' ' || (select count(*) from session) from member").await,
        ["returned 5"],
        "a return, with the plan as it was"
    );
    assert_eq!(club.count("select count(*) from check_in").await, 1, "what was done is still there");
    assert_eq!(
        club.facts("select is_sharing || '' from club_member").await,
        ["0"],
        "leaving withdrew the name; only she gives it again"
    );
    club.until(utc("2026-05-01T12:00")).await;
    assert_eq!(club.count("select count(*) from member").await, 1, "and the thirty days are called off");

    // And once more, after everything was deleted: a newcomer like any other.
    let ask = club.command(ana, "data delete", &[]).await;
    club.press(ana, &ask, "Delete everything").await;
    assert_eq!(club.count("select count(*) from member").await, 0);
    club.join(ana, Joining::default()).await;
    assert_eq!(club.count("select count(*) from check_in").await, 0, "nothing of before");
    assert_eq!(club.count("select count(*) from session").await, 5);
    club.close().await;
}

#[tokio::test]
async fn a_start_in_the_dm_of_somebody_in_two_clubs_asks_which_and_goes_on_there() {
    let club = Club::open().await;
    club.set_up().await;
    let hills = Hills::beside(&club).await;
    let ana = club.runner("Ana");
    club.world.add_member(hills.guild, ana, &[]);
    club.world.set_nick(hills.guild, ana, Some("Ana of the hills"));
    let dm = club.world.dm_with(ana).expect("they share a server");
    let before = club.everything().await;
    let which = club.command_in(ana, dm, "start", &[("city", "Lisbon".into())]).await;
    assert!(which.content.contains("Which one"), "{}", which.content);
    assert_eq!(offered(&which), ["1", "2"]);
    let consent = club.choose(ana, &which, "2").await;
    let confirm = club.press(ana, &consent, "I'm 18 or over, let's begin").await;
    assert!(confirm.content.contains("06:00"), "the city that was given is kept: {}", confirm.content);
    let when = club.press(ana, &confirm, "Yes, that's my time").await;
    let plans = club.choose(ana, &when, "07:30").await;
    let share = club.press(ana, &plans, "Steady, 5 a week").await;
    assert_eq!(labels(&share).concat(), ["Share my name", "Keep it private"]);
    assert_eq!(club.everything().await, before, "nothing is stored before the last step");
    let done = club.press(ana, &share, "Share my name").await;
    assert!(done.content.contains("strength A"), "{}", done.content);
    assert_eq!(
        club.facts("select club_id || ' ' || display_name || ' ' || is_sharing from club_member").await,
        ["2 Ana of the hills 1"],
        "in the club that was chosen, under the name she has there"
    );
    club.close().await;
}

#[tokio::test]
async fn a_club_that_was_not_offered_cannot_be_started_in() {
    let club = Club::open().await;
    club.set_up().await;
    let hills = Hills::beside(&club).await;
    let (ana, ben) = (club.runner("Ana"), club.runner("Ben"));
    club.world.add_member(hills.guild, ana, &[]);
    let dm = club.world.dm_with(ana).expect("they share a server");
    let which = club.command_in(ana, dm, "start", &[]).await;
    let before = club.everything().await;
    for made_up in ["v1:si:2:begin", "v1:si:2:share:Europe/London:0730:steady:yes", "v1:si:99:begin"] {
        let bens = club.command(ben, "help", &[]).await;
        let refused = club.press_raw(ben, &bens, made_up).await;
        assert!(!refused.content.contains("18 or over"), "{made_up}: {}", refused.content);
        assert_eq!(club.everything().await, before, "{made_up}");
    }
    let gone = club.choose_raw(ana, &which, "99").await;
    assert!(!gone.content.contains("18 or over"), "{}", gone.content);
    assert_eq!(club.everything().await, before);
    club.close().await;
}
