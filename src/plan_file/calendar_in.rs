//! A calendar as planners and calendars export it. Rules are read and never unrolled, so one that says a thousand million times costs what
//! any other does; components lie in one list however deep they are nested.

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz as TheirZone;
use calcard::icalendar::timezone::TzResolver;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarFrequency, ICalendarProperty,
    ICalendarRecurrenceRule, ICalendarStatus, ICalendarValue, ICalendarWeekday,
};
use calcard::{Entry, Parser};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

use crate::domain::calendar::Days;
use crate::domain::plan_import::{CalendarEvent, EVENTS_MAX, PlanFileProblem, Repeats, minutes_in};
use crate::domain::recurrence::EveryWeeks;

/// How much of a title or of categories is read, in characters.
const WORDS_CHARS_MAX: usize = 300;
/// A property in which one planner says how many seconds a workout takes.
const SECONDS_PROPERTY: &str = "X-WORKOUT-ESTIMATED-DURATION";

/// Whether a text is meant to be a calendar.
pub(super) fn is_calendar(text: &str) -> bool {
    text.lines().any(|line| line.trim().eq_ignore_ascii_case("BEGIN:VCALENDAR"))
}

/// The events of every calendar in a text.
pub(super) fn read(text: &str, zone: Tz) -> Result<Vec<CalendarEvent>, PlanFileProblem> {
    let mut parser = Parser::new(text);
    let mut events = Vec::new();
    let mut seen = 0;
    // Each entry is a byte at least.
    for _ in 0..=text.len() {
        let calendar = match parser.entry() {
            Entry::ICalendar(calendar) => calendar,
            Entry::Eof => break,
            _ => continue,
        };
        let zones = calendar.build_tz_resolver();
        for component in of_events(&calendar) {
            seen += 1;
            if seen > EVENTS_MAX {
                return Err(PlanFileProblem::TooMany);
            }
            events.extend(event(component, &zones, zone));
        }
    }
    if seen == 0 { Err(PlanFileProblem::NothingInIt) } else { Ok(events) }
}

fn of_events(calendar: &ICalendar) -> impl Iterator<Item = &ICalendarComponent> {
    calendar.components.iter().filter(|component| component.component_type == ICalendarComponentType::VEvent)
}

/// An event, or nothing where it says no date, was cancelled, or only changes one date of a series.
fn event(component: &ICalendarComponent, zones: &TzResolver<&str>, zone: Tz) -> Option<CalendarEvent> {
    let is_cancelled = component.status() == Some(&ICalendarStatus::Cancelled);
    if is_cancelled || component.has_property(&ICalendarProperty::RecurrenceId) {
        return None;
    }
    let start = component.property(&ICalendarProperty::Dtstart)?;
    let their_zone = zone_of(start, zones);
    let begins = moment(start.values.first()?.as_partial_date_time()?)?;
    let local = begins.in_zone(their_zone, zone);
    let title = words(component, &ICalendarProperty::Summary);
    let notes = words(component, &ICalendarProperty::Description);
    let minutes = said_minutes(component, &begins, zones, zone).or_else(|| minutes_in(&notes)).or_else(|| minutes_in(&title));
    let repeats = match rules(component).as_slice() {
        [] => Repeats::Once,
        [rule] => rule.as_ref().map_or(Repeats::Otherwise, |rule| repeats(rule, &begins, &local, their_zone, zone)),
        _ => Repeats::Otherwise,
    };
    Some(CalendarEvent {
        title,
        categories: words(component, &ICalendarProperty::Categories),
        date: local.date,
        time: local.time,
        minutes,
        repeats,
    })
}

fn words(component: &ICalendarComponent, name: &ICalendarProperty) -> String {
    let texts: Vec<&str> =
        component.properties(name).flat_map(|entry| &entry.values).filter_map(ICalendarValue::as_text).collect();
    texts.join(" ").chars().take(WORDS_CHARS_MAX).collect()
}

/// A date, with a time where it has one, as it stands in the file.
#[derive(Debug, Clone, Copy)]
struct Moment {
    date: NaiveDate,
    time: Option<NaiveTime>,
    /// Minutes east of UTC, where the value itself says so.
    offset_minutes: Option<i32>,
}

fn moment(value: &PartialDateTime) -> Option<Moment> {
    let date = NaiveDate::from_ymd_opt(i32::from(value.year?), value.month?.into(), value.day?.into())
        .filter(|date| (1970..=9999).contains(&date.year()))?;
    // The sixtieth second of a minute is in the rules, and no clock shows it.
    let second = |second: u8| u32::from(second.min(59));
    let time = match value.hour {
        None => None,
        Some(hour) => {
            Some(NaiveTime::from_hms_opt(hour.into(), value.minute.unwrap_or(0).into(), second(value.second.unwrap_or(0)))?)
        }
    };
    let offset_minutes = value.tz_hour.map(|hours| {
        let minutes = i32::from(hours) * 60 + i32::from(value.tz_minute.unwrap_or(0));
        if value.tz_minus { -minutes } else { minutes }
    });
    Some(Moment { date, time, offset_minutes })
}

impl Moment {
    /// The same in the member's zone. A whole day is that day everywhere, and so is a time that names no zone, or one that nobody knows.
    fn in_zone(self, theirs: Option<TheirZone>, ours: Tz) -> Self {
        let Some(time) = self.time else { return self };
        let naive = self.date.and_time(time);
        let local = match (self.offset_minutes, theirs) {
            (Some(offset), _) => naive
                .checked_sub_signed(TimeDelta::minutes(offset.into()))
                .map(|utc| Utc.from_utc_datetime(&utc).with_timezone(&ours).naive_local()),
            (None, Some(TheirZone::Tz(theirs))) if theirs == ours => Some(naive),
            (None, Some(TheirZone::Tz(theirs))) => {
                theirs.from_local_datetime(&naive).earliest().map(|at| at.with_timezone(&ours).naive_local())
            }
            (None, Some(TheirZone::Fixed(theirs))) => {
                theirs.from_local_datetime(&naive).earliest().map(|at| at.with_timezone(&ours).naive_local())
            }
            (None, Some(TheirZone::Floating) | None) => Some(naive),
        };
        let local: NaiveDateTime = local.filter(|local| (1970..=9999).contains(&local.year())).unwrap_or(naive);
        Self { date: local.date(), time: Some(local.time()), offset_minutes: None }
    }
}

fn zone_of(entry: &ICalendarEntry, zones: &TzResolver<&str>) -> Option<TheirZone> {
    entry.tz_id().and_then(|name| zones.resolve(name))
}

fn said_minutes(component: &ICalendarComponent, begins: &Moment, zones: &TzResolver<&str>, zone: Tz) -> Option<u32> {
    let seconds = ICalendarProperty::Other(SECONDS_PROPERTY.to_owned());
    if let Some(ICalendarValue::Text(text)) = component.property(&seconds).and_then(|entry| entry.values.first()) {
        return text.trim().parse::<u32>().ok().map(|seconds| seconds / 60).filter(|minutes| *minutes > 0);
    }
    if let Some(ICalendarValue::Duration(duration)) =
        component.property(&ICalendarProperty::Duration).and_then(|entry| entry.values.first())
    {
        // A planner's whole day takes a day, which says nothing.
        let minutes = duration.to_time_delta()?.num_minutes();
        return u32::try_from(minutes).ok().filter(|minutes| begins.time.is_some() && *minutes > 0);
    }
    let end = component.property(&ICalendarProperty::Dtend)?;
    let ends = moment(end.values.first()?.as_partial_date_time()?)?;
    let start = component.property(&ICalendarProperty::Dtstart)?;
    let (begins, ends) = (begins.in_zone(zone_of(start, zones), zone), ends.in_zone(zone_of(end, zones), zone));
    let length = ends.date.and_time(ends.time?) - begins.date.and_time(begins.time?);
    u32::try_from(length.num_minutes()).ok().filter(|minutes| *minutes > 0)
}

/// The rules of an event; none in the place of one that cannot be read.
fn rules(component: &ICalendarComponent) -> Vec<Option<&ICalendarRecurrenceRule>> {
    component
        .properties(&ICalendarProperty::Rrule)
        .flat_map(|entry| &entry.values)
        .map(|value| if let ICalendarValue::RecurrenceRule(rule) = value { Some(rule.as_ref()) } else { None })
        .collect()
}

fn repeats(rule: &ICalendarRecurrenceRule, begins: &Moment, local: &Moment, theirs: Option<TheirZone>, ours: Tz) -> Repeats {
    let is_by_more = !(rule.bysecond.is_empty()
        && rule.byminute.is_empty()
        && rule.byhour.is_empty()
        && rule.bymonthday.is_empty()
        && rule.byyearday.is_empty()
        && rule.byweekno.is_empty()
        && rule.bymonth.is_empty()
        && rule.bysetpos.is_empty())
        || rule.byday.iter().any(|day| day.ordwk.is_some());
    if is_by_more {
        return Repeats::Otherwise;
    }
    let interval = rule.interval.unwrap_or(1).max(1);
    let named = rule.byday.iter().map(|day| weekday(day.weekday));
    let (days, every) = match rule.freq {
        ICalendarFrequency::Weekly if rule.byday.is_empty() => (Days::only(begins.date.weekday()), interval),
        ICalendarFrequency::Weekly => (Days::of(named).unwrap_or(Days::DAILY), interval),
        ICalendarFrequency::Daily if interval == 1 && rule.byday.is_empty() => (Days::DAILY, 1),
        ICalendarFrequency::Daily if interval == 1 => (Days::of(named).unwrap_or(Days::DAILY), 1),
        ICalendarFrequency::Daily if interval.is_multiple_of(7) && rule.byday.is_empty() => {
            (Days::only(begins.date.weekday()), interval / 7)
        }
        _ => return Repeats::Otherwise,
    };
    let Some(every) = u8::try_from(every).ok().and_then(|weeks| EveryWeeks::try_from(weeks).ok()) else {
        return Repeats::Otherwise;
    };
    // An evening of theirs may be a morning of ours, and its Monday then our Tuesday.
    let later_by = (local.date - begins.date).num_days();
    let days = shifted(days, later_by);
    let until = rule.until.as_ref().and_then(moment).map(|until| until.in_zone(theirs, ours).date);
    if rule.count == Some(1) || until.is_some_and(|until| until <= local.date) {
        return Repeats::Once;
    }
    Repeats::Weeks { days, every, until, count: rule.count }
}

fn shifted(days: Days, later_by: i64) -> Days {
    let shift = |day: Weekday| match later_by {
        1 => day.succ(),
        -1 => day.pred(),
        _ => day,
    };
    Days::of(days.iter().map(shift)).unwrap_or(days)
}

const fn weekday(day: ICalendarWeekday) -> Weekday {
    match day {
        ICalendarWeekday::Monday => Weekday::Mon,
        ICalendarWeekday::Tuesday => Weekday::Tue,
        ICalendarWeekday::Wednesday => Weekday::Wed,
        ICalendarWeekday::Thursday => Weekday::Thu,
        ICalendarWeekday::Friday => Weekday::Fri,
        ICalendarWeekday::Saturday => Weekday::Sat,
        ICalendarWeekday::Sunday => Weekday::Sun,
    }
}
