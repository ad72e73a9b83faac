//! A plan as a calendar: one event for each session, which comes round by the clock on the member's wall. Nothing is unrolled, nothing
//! rings, and nothing says that the member is busy.

use calcard::common::{CalendarScale, PartialDateTime};
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarDay, ICalendarDuration, ICalendarEntry, ICalendarFrequency,
    ICalendarMethod, ICalendarParameter, ICalendarProperty, ICalendarRecurrenceRule, ICalendarTransparency, ICalendarValue,
    ICalendarWeekday,
};
use chrono::{DateTime, Datelike, Days as DaysOff, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc, Weekday};
use chrono_tz::Tz;

use crate::domain::calendar::{Instant, TimeOfDay};
use crate::domain::plan_import::from_today;
use crate::domain::recurrence::Recurrence;
use crate::domain::session::SessionSpec;
use crate::domain::wall_clock;

/// Who wrote the file.
const PRODUCT: &str = "-//Second Wind//Plan//EN";
/// How long a first date is looked for, in days: the widest spacing of weeks, and a week.
const AHEAD_DAYS: u64 = 53 * 7;
/// How far around the plan the zone's rules are told: from a year before, so that the first date has one, to five years after.
const ZONE_DAYS: (i64, i64) = (366, 5 * 366);

/// A session on its way into a calendar.
#[derive(Debug, Clone)]
pub struct CalendarSession<'a> {
    /// The session.
    pub spec: &'a SessionSpec,
    /// A name that is the same whenever this session is exported.
    pub uid: String,
    /// When in the day the calendar shows it.
    pub at: TimeOfDay,
    /// What stands in the event beside the title.
    pub note: String,
}

/// Writes a calendar of the sessions as they come from `today` on. `name` is what it is called; `now` stands in it as the moment of
/// writing.
#[must_use]
pub fn calendar(name: &str, sessions: &[CalendarSession<'_>], zone: Tz, now: Instant, today: NaiveDate) -> String {
    let mut root = ICalendarComponent::new(ICalendarComponentType::VCalendar);
    root.add_property(ICalendarProperty::Version, text("2.0"));
    root.add_property(ICalendarProperty::Prodid, text(PRODUCT));
    root.add_property(ICalendarProperty::Calscale, ICalendarValue::CalendarScale(CalendarScale::Gregorian));
    root.add_property(ICalendarProperty::Method, ICalendarValue::Method(ICalendarMethod::Publish));
    root.add_property(ICalendarProperty::Other("X-WR-CALNAME".to_owned()), text(name));
    let mut calendar = ICalendar { components: vec![root] };
    let from = at_midnight(today) - ZONE_DAYS.0 * 86_400;
    let until = at_midnight(today) + ZONE_DAYS.1 * 86_400;
    calendar.add_timezone(zone.name(), from, until);
    for session in sessions {
        let Some(event) = event(session, zone, now, today) else { continue };
        let Ok(number) = u32::try_from(calendar.components.len()) else { break };
        calendar.components.push(event);
        if let Some(root) = calendar.components.first_mut() {
            root.component_ids.push(number);
        }
    }
    let mut out = String::new();
    // Writing into a string does not fail.
    let _ = calendar.write_to(&mut out);
    out
}

fn at_midnight(date: NaiveDate) -> i64 {
    date.and_time(NaiveTime::MIN).and_utc().timestamp()
}

/// The event of a session; none for one that never comes again.
fn event(session: &CalendarSession<'_>, zone: Tz, now: Instant, today: NaiveDate) -> Option<ICalendarComponent> {
    let when = from_today(session.spec.when, today);
    let last = when.starts_on.checked_add_days(DaysOff::new(AHEAD_DAYS))?;
    let mut dates = when.dates_between(today, last);
    let first = dates.next()?;
    let comes_again = dates.next().is_some() || when.ends_on.is_none_or(|ends_on| ends_on > last);
    let mut event = ICalendarComponent::new(ICalendarComponentType::VEvent);
    event.add_uid(&session.uid);
    event.add_dtstamp(utc(now));
    event.entries.push(
        ICalendarEntry::new(ICalendarProperty::Dtstart)
            .with_param(ICalendarParameter::tzid(zone.name().to_owned()))
            .with_value(partial(first.and_time(session.at.to_time()))),
    );
    event.add_property(ICalendarProperty::Duration, ICalendarValue::Duration(minutes(session.spec.minutes)));
    if comes_again {
        event.add_property(ICalendarProperty::Rrule, ICalendarValue::RecurrenceRule(Box::new(rule(&when, zone))));
    }
    event.add_property(ICalendarProperty::Summary, text(session.spec.title.as_str()));
    if !session.note.is_empty() {
        event.add_property(ICalendarProperty::Description, text(&session.note));
    }
    event.add_property(ICalendarProperty::Categories, text(session.spec.kind.as_str()));
    event.add_property(ICalendarProperty::Transp, ICalendarValue::Transparency(ICalendarTransparency::Transparent));
    Some(event)
}

fn rule(when: &Recurrence, zone: Tz) -> ICalendarRecurrenceRule {
    let every = u16::from(when.every_weeks.get());
    // To the end of the last date, in UTC, as the standard wants it beside a zone.
    let until = when.ends_on.and_then(|date| {
        let end = NaiveTime::from_hms_opt(23, 59, 59)?;
        Some(utc(wall_clock::resolve(date, end, zone)?))
    });
    ICalendarRecurrenceRule {
        freq: ICalendarFrequency::Weekly,
        interval: (every > 1).then_some(every),
        byday: when.days.iter().map(|day| ICalendarDay { ordwk: None, weekday: weekday(day) }).collect(),
        wkst: Some(ICalendarWeekday::Monday),
        until,
        ..ICalendarRecurrenceRule::default()
    }
}

fn text(text: &str) -> ICalendarValue {
    ICalendarValue::Text(text.to_owned())
}

fn minutes(minutes: u16) -> ICalendarDuration {
    let length = TimeDelta::minutes(minutes.into());
    ICalendarDuration::from_seconds(length.num_seconds())
}

fn utc(at: DateTime<Utc>) -> PartialDateTime {
    PartialDateTime { tz_hour: Some(0), tz_minute: Some(0), ..partial(at.naive_utc()) }
}

fn partial(at: NaiveDateTime) -> PartialDateTime {
    let small = |number: u32| u8::try_from(number).ok();
    PartialDateTime {
        year: u16::try_from(at.year()).ok(),
        month: small(at.month()),
        day: small(at.day()),
        hour: small(at.hour()),
        minute: small(at.minute()),
        second: small(at.second()),
        ..PartialDateTime::default()
    }
}

const fn weekday(day: Weekday) -> ICalendarWeekday {
    match day {
        Weekday::Mon => ICalendarWeekday::Monday,
        Weekday::Tue => ICalendarWeekday::Tuesday,
        Weekday::Wed => ICalendarWeekday::Wednesday,
        Weekday::Thu => ICalendarWeekday::Thursday,
        Weekday::Fri => ICalendarWeekday::Friday,
        Weekday::Sat => ICalendarWeekday::Saturday,
        Weekday::Sun => ICalendarWeekday::Sunday,
    }
}
