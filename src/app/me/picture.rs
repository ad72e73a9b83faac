//! The weeks of `/me` as a picture. What it shows stands in the text as well.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use chrono::NaiveDate;

use crate::app::App;
use crate::app::reply::File;
use crate::domain::calendar::{Week, local_day};
use crate::domain::kept_week::{WeekFacts, WeekKind};
use crate::domain::member::Member;
use crate::picture::{self, IN_A_ROW, MARKS_MAX, Mark};
use crate::prompts::{Template, Voice};
use crate::store::weeks::MemberWeek;

/// The name of the file, of plain letters.
const NAME: &str = "weeks.png";

impl App {
    /// The weeks since the member joined, of the last year at most; none while there is nothing to draw.
    pub(super) async fn weeks_picture(&self, member: &Member, weeks: &[MemberWeek], today: NaiveDate) -> Option<File> {
        let (first, marks) = marks(weeks, Week::of(local_day(member.joined_at, member.zone)), Week::of(today));
        if marks.iter().all(|mark| *mark == Mark::Paper) {
            return None;
        }
        let words = self.prompts.in_locale(&member.locale);
        let begins = (0..).step_by(IN_A_ROW).map(|week| words.month_in_short(first.plus(week).monday()));
        let labels: Vec<String> = begins.take(marks.len().div_ceil(IN_A_ROW)).collect();
        let kept = marks.iter().filter(|mark| **mark == Mark::Kept).count();
        let voice = Voice { kept_weeks: u32::try_from(kept).ok().and_then(NonZeroU32::new), ..Voice::default() };
        let alt = self.say(member, Template::MePicture, &voice, 0);
        let bytes = self.pictures.draw(move || {
            let rows = labels.iter().zip(marks.chunks(IN_A_ROW)).map(|(label, marks)| picture::Row { label, marks });
            picture::strip(&rows.collect::<Vec<_>>())
        });
        Some(File { name: NAME.to_owned(), content_type: "image/png", bytes: bytes.await?, alt: Some(alt) })
    }
}

/// How each week looks from the first one on, and which that is. A week of which nothing is known is paper.
fn marks(weeks: &[MemberWeek], joined: Week, this: Week) -> (Week, Vec<Mark>) {
    let known: BTreeMap<Week, Mark> = weeks.iter().map(|week| (week.week, mark(week))).collect();
    // A late log can be about a week before the first one, and is shown where it belongs.
    let earliest = known.keys().next().copied().map_or(joined, |first| first.min(joined));
    let first = earliest.max(this.plus(1 - i32::try_from(MARKS_MAX).unwrap_or(i32::MAX)));
    let shown = std::iter::successors(Some(first), |week| Some(week.next())).take_while(|week| *week <= this);
    (first, shown.map(|week| known.get(&week).copied().unwrap_or(Mark::Paper)).collect())
}

fn mark(week: &MemberWeek) -> Mark {
    let facts = WeekFacts {
        planned: week.planned,
        need: week.need,
        credited: week.credited,
        strength: week.strength,
        mobility: week.mobility,
        recovery: week.recovery,
    };
    match facts.kind() {
        WeekKind::Kept => Mark::Kept,
        WeekKind::Grey => Mark::Grey,
        WeekKind::Light => Mark::Light,
        WeekKind::Quiet => Mark::Paper,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(name: &str, planned: u32, credited: u32) -> MemberWeek {
        MemberWeek {
            week: name.parse().expect("a week"),
            planned,
            need: crate::domain::kept_week::need(planned),
            credited,
            strength: credited,
            mobility: 0,
            recovery: 0,
            is_kept: false,
            is_comeback: false,
        }
    }

    fn of(text: &str) -> Week {
        text.parse().expect("a week")
    }

    #[test]
    fn each_week_is_drawn_as_what_it_was() {
        let weeks = [week("2026-W10", 4, 3), week("2026-W11", 4, 1), week("2026-W12", 4, 0), week("2026-W14", 0, 0)];
        let (first, marks) = marks(&weeks, of("2026-W10"), of("2026-W15"));
        assert_eq!(first, of("2026-W10"));
        use Mark::{Grey, Kept, Light, Paper};
        assert_eq!(marks, [Kept, Grey, Paper, Paper, Light, Paper], "a quiet week, an unknown one and the present look alike");
    }

    #[test]
    fn a_year_is_shown_and_not_more() {
        let weeks = [week("2024-W01", 4, 4), week("2026-W15", 4, 4)];
        let (first, marks) = marks(&weeks, of("2024-W01"), of("2026-W15"));
        assert_eq!((first, marks.len()), (of("2025-W16"), 52), "fifty-two weeks, this one included");
        assert_eq!(marks.last(), Some(&Mark::Kept));
    }

    #[test]
    fn what_was_logged_for_the_days_before_joining_has_its_place() {
        let (first, marks) = marks(&[week("2026-W09", 4, 3)], of("2026-W10"), of("2026-W10"));
        assert_eq!((first, marks.as_slice()), (of("2026-W09"), [Mark::Kept, Mark::Paper].as_slice()));
    }
}
