//! When a job that failed is tried again, whether a message whose fate is unknown may be sent again, and when a board may next
//! be edited (`3-architecture` §4 "Jobs", `4-discord` §5 "Nonce rule" and "Board rule").

use chrono::TimeDelta;

use super::calendar::Instant;

/// How often a job is tried. With [`backoff`] the last try comes about 18 hours after the first.
pub const ATTEMPTS_MAX: u32 = 24;
/// The longest wait between two tries, in seconds.
pub const BACKOFF_SECS_MAX: i64 = 3600;
/// How long Discord remembers a nonce, in seconds: while it does, the same body sent again makes no second message.
pub const NONCE_WINDOW_SECS: i64 = 150;
/// How long a claim holds before another pass may take the job for lost, in seconds. Longer than the sender's time-out.
pub const LEASE_SECS: i64 = 60;
/// How long a board counts as young, in seconds: Discord limits edits of messages older than an hour.
pub const BOARD_YOUNG_SECS: i64 = 3600;
/// The least time between two edits of a young board, in seconds.
pub const BOARD_EDIT_YOUNG_SECS: i64 = 60;
/// The least time between two edits of an older board, in seconds.
pub const BOARD_EDIT_OLD_SECS: i64 = 240;

/// How long to wait after the try numbered `attempt` (from 1) failed: `attempt⁴` seconds, at most [`BACKOFF_SECS_MAX`].
#[must_use]
pub fn backoff(attempt: u32) -> TimeDelta {
    let secs = i64::from(attempt.max(1)).saturating_pow(4).min(BACKOFF_SECS_MAX);
    TimeDelta::seconds(secs)
}

/// Whether the try numbered `attempt` (from 1) was the last.
#[must_use]
pub const fn is_spent(attempt: u32) -> bool {
    attempt >= ATTEMPTS_MAX
}

/// Whether the same body may go again, blindly, after its fate has been unknown for `unknown_for`: Discord then still knows the
/// nonce and gives back the first message. Afterwards look before you speak.
///
/// A fate is unknown from the end of a try on, be it a time-out or the end of a lease; the message itself may have gone out at
/// the try's beginning, up to a lease earlier. So the window is shorter by a lease.
///
/// A negative time is a clock that was put back; it proves nothing, so it is not repeated either.
#[must_use]
pub fn may_repeat(unknown_for: TimeDelta) -> bool {
    unknown_for >= TimeDelta::zero() && unknown_for < TimeDelta::seconds(NONCE_WINDOW_SECS - LEASE_SECS)
}

/// The earliest instant at which a board posted at `posted_at` and last written at `written_at` may be edited: once a minute
/// while it is young, every few minutes after its first hour. The last of many changes is thus shown with all before it.
///
/// `is_removal`: a name has to go. That is due at once.
#[must_use]
pub fn board_edit_at(posted_at: Instant, written_at: Instant, now: Instant, is_removal: bool) -> Instant {
    if is_removal {
        return now;
    }
    let after = |secs| written_at.checked_add_signed(TimeDelta::seconds(secs)).unwrap_or(now);
    // What matters to Discord is the message's age when the edit arrives.
    let grows_old_at = posted_at.checked_add_signed(TimeDelta::seconds(BOARD_YOUNG_SECS)).unwrap_or(now);
    let young = after(BOARD_EDIT_YOUNG_SECS).max(now);
    if young < grows_old_at { young } else { after(BOARD_EDIT_OLD_SECS).max(now) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(secs: i64) -> Instant {
        Instant::from_timestamp(1_750_000_000 + secs, 0).expect("an instant of this table")
    }

    #[test]
    fn the_wait_grows_with_the_fourth_power_and_has_an_end() {
        for (attempt, secs) in
            [(0, 1), (1, 1), (2, 16), (3, 81), (4, 256), (5, 625), (6, 1296), (7, 2401), (8, 3600), (u32::MAX, 3600)]
        {
            assert_eq!(backoff(attempt).num_seconds(), secs, "seconds after attempt {attempt}");
        }
        let all: i64 = (1..ATTEMPTS_MAX).map(|attempt| backoff(attempt).num_seconds()).sum();
        assert!((17 * 3600..19 * 3600).contains(&all), "all tries together take {all} s; the documentation says about 18 hours");
    }

    #[test]
    fn the_last_attempt_is_the_last() {
        assert!(!is_spent(ATTEMPTS_MAX - 1), "one is left");
        assert!(is_spent(ATTEMPTS_MAX) && is_spent(u32::MAX), "none is left");
    }

    #[test]
    fn an_unknown_send_is_repeated_only_while_discord_remembers_it() {
        for (secs, repeats) in [(-1, false), (0, true), (89, true), (90, false), (150, false), (86_400, false)] {
            assert_eq!(may_repeat(TimeDelta::seconds(secs)), repeats, "unknown for {secs} s");
        }
    }

    #[test]
    fn a_board_is_edited_once_a_minute_and_later_less() {
        for (name, written, now, removal, expected) in [
            ("just written, young", 100, 105, false, 160),
            ("a minute on, young", 100, 170, false, 170),
            ("the edit would come after the first hour", 3_570, 3_575, false, 3_810),
            ("long untouched, old", 100, 90_000, false, 90_000),
            ("just written, old", 90_000, 90_001, false, 90_240),
            ("a name has to go, young", 100, 101, true, 101),
            ("a name has to go, old", 90_000, 90_001, true, 90_001),
        ] {
            assert_eq!(board_edit_at(at(0), at(written), at(now), removal), at(expected), "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_edit_lies_in_the_past(posted in 0i64..100_000, since in 0i64..100_000, later in 0i64..100_000, removal: bool) {
            let (written, now) = (posted + since, posted + since + later);
            prop_assert!(board_edit_at(at(posted), at(written), at(now), removal) >= at(now));
        }
    }
}
