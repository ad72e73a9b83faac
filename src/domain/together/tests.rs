use super::InviteAct::{Accept, NotThisWeek as No, OtherTime as Other, Withdraw};
use super::InviteState::{Accepted, NotThisWeek, OtherTime, Sent, Withdrawn};
use super::Outcome::{Becomes, NotTheirs, Over, Same};
use super::*;

fn at(text: &str) -> Instant {
    text.parse().expect("an instant of this table")
}

#[test]
fn what_an_invitation_may_become() {
    // For each state: accept, other time, not this week, withdraw.
    let acts = [Accept, Other, No, Withdraw];
    let table = [
        (Sent, Side::To, [Becomes(Accepted), Becomes(OtherTime), Becomes(NotThisWeek), NotTheirs]),
        (Sent, Side::From, [NotTheirs, NotTheirs, NotTheirs, Becomes(Withdrawn)]),
        (OtherTime, Side::To, [NotTheirs, Becomes(OtherTime), Becomes(NotThisWeek), NotTheirs]),
        (OtherTime, Side::From, [Becomes(Accepted), NotTheirs, NotTheirs, Becomes(Withdrawn)]),
        (Accepted, Side::To, [Same, Over, Becomes(NotThisWeek), NotTheirs]),
        (Accepted, Side::From, [Same, NotTheirs, NotTheirs, Becomes(Withdrawn)]),
        (NotThisWeek, Side::To, [Over, Over, Same, NotTheirs]),
        (NotThisWeek, Side::From, [Over, NotTheirs, NotTheirs, Over]),
        (Withdrawn, Side::To, [Over, Over, Over, NotTheirs]),
        (Withdrawn, Side::From, [Over, NotTheirs, NotTheirs, Same]),
    ];
    for (state, side, expected) in table {
        for (act, expected) in acts.into_iter().zip(expected) {
            assert_eq!(next(state, side, act, false), expected, "{state:?}: {side:?} does {act:?}");
            let later = next(state, side, act, true);
            assert!(
                matches!(later, Over | NotTheirs),
                "nothing becomes of what is over: {state:?}, {side:?}, {act:?}: {later:?}"
            );
        }
    }
}

#[test]
fn what_is_closed_stays_closed_and_the_one_who_acted_is_not_told() {
    for state in InviteState::ALL {
        assert_eq!(InviteState::from_word(state.as_str()), Some(state));
        for side in [Side::From, Side::To] {
            for act in [Accept, Other, No, Withdraw] {
                let Becomes(to) = next(state, side, act, false) else { continue };
                assert!(state.is_open(), "{state:?} is closed and became {to:?}");
                let is_other_time = state == OtherTime;
                assert_ne!(hears(to, is_other_time), side, "{side:?} did {act:?} on {state:?} and would be told of it");
            }
        }
    }
}

#[test]
fn who_may_be_invited() {
    let usual = AskFacts {
        state: Some(LadderState::OnTrack),
        takes_invites: true,
        is_reachable: true,
        open_sent: 0,
        is_open_between: false,
        said_not_this_week: false,
    };
    let cases = [
        ("somebody on track", usual, Ok(())),
        ("somebody who is back", AskFacts { state: Some(LadderState::Returned), ..usual }, Ok(())),
        ("no plan here, or no club in common", AskFacts { state: None, ..usual }, Err(NoInvite::NotThisWay)),
        ("stopped", AskFacts { state: Some(LadderState::Off), ..usual }, Err(NoInvite::NotThisWay)),
        ("paused", AskFacts { state: Some(LadderState::Paused), ..usual }, Err(NoInvite::NotThisWay)),
        ("away", AskFacts { state: Some(LadderState::Away), ..usual }, Err(NoInvite::NotThisWay)),
        ("dormant", AskFacts { state: Some(LadderState::Dormant), ..usual }, Err(NoInvite::NotThisWay)),
        ("takes none", AskFacts { takes_invites: false, ..usual }, Err(NoInvite::NotThisWay)),
        ("a closed DM", AskFacts { is_reachable: false, ..usual }, Err(NoInvite::NotThisWay)),
        ("four are on their way", AskFacts { open_sent: OPEN_MAX - 1, ..usual }, Ok(())),
        ("five are", AskFacts { open_sent: OPEN_MAX, ..usual }, Err(NoInvite::Enough)),
        ("one between the two", AskFacts { is_open_between: true, ..usual }, Err(NoInvite::OpenBetween)),
        ("not this week", AskFacts { said_not_this_week: true, ..usual }, Err(NoInvite::NotThisWeek)),
    ];
    for (name, facts, expected) in cases {
        assert_eq!(may_invite(&facts), expected, "{name}");
    }
}

#[test]
fn quiet_ends_where_the_member_lives() {
    let quiet = QuietHours::default();
    let london = Tz::Europe__London;
    for (now, expected) in [
        ("2025-06-05T12:00:00Z", None),
        ("2025-06-05T20:30:00Z", Some("2025-06-06T06:00:00Z")),
        ("2025-06-06T01:00:00Z", Some("2025-06-06T06:00:00Z")),
        ("2025-06-06T06:00:00Z", None),
    ] {
        assert_eq!(quiet_ends(at(now), london, quiet), expected.map(at), "{now}");
    }
}
