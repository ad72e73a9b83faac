//! What the tests and `prompts show` fill messages with: ordinary words, the longest, the oddest, and numbers of every plural.

use std::num::NonZeroU32;

use chrono::{NaiveDate, NaiveTime, Weekday};

use super::Field;
use super::catalogue::{Entry, Template};
use super::voice::{Day, Next, PublicVoice, Right, SessionLine, SharedName, TextField, Voice};
use crate::domain::calendar::{Days, QuietHours};
use crate::domain::decisions::Decision;
use crate::domain::ids::{ChannelId, RoleId, UserId};
use crate::domain::member::Units;
use crate::domain::occurrence::Outcome;
use crate::domain::session::{Kind, RecoveryArea};
use crate::domain::share::NAMES_MAX;

/// People's own words, of one sort.
pub(super) struct Words {
    /// Which sort.
    pub(super) sort: &'static str,
    title: &'static str,
    full: &'static str,
    small: &'static str,
    cue: &'static str,
    next: &'static str,
    season: &'static str,
    place: &'static str,
    suggestions: &'static [&'static str],
    club: &'static str,
    word: &'static str,
    person: &'static str,
}

/// Ordinary words first: they make the sample that people see.
pub(super) const SORTS: [Words; 5] = [
    Words {
        sort: "ordinary",
        title: "legs and trunk",
        full: "squats, bridges, calf raises, side planks, two rounds",
        small: "one round of squats and calf raises",
        cue: "after work",
        next: "hips and ankles",
        season: "taper",
        place: "Lisbon",
        suggestions: &["Porto", "Portland", "Port Louis"],
        club: "Harbour Runners",
        word: "runner",
        person: "Ana",
    },
    Words {
        sort: "short",
        title: "A",
        full: "B",
        small: "C",
        cue: "7pm",
        next: "D",
        season: "Z",
        place: "Y",
        suggestions: &["Y"],
        club: "E",
        word: "G",
        person: "F",
    },
    Words {
        sort: "German",
        title: "Kräftigung für Füße und Waden",
        full: "Kniebeugen, Brücke, Wadenheben, Unterarmstütz, zwei Runden",
        small: "eine Runde Wadenheben am Küchentisch",
        cue: "übermorgens nach dem Büro",
        next: "Hüfte und Sprunggelenke",
        season: "Recovery",
        place: "Garmisch-Partenkirchen",
        suggestions: &["Mönchengladbach", "Rüsselsheim", "Görlitz"],
        club: "Läuferbund Südwest",
        word: "Läuferin",
        person: "Jörg-Uwe von der Aue",
    },
    Words {
        sort: "long",
        title: "hips, calves, feet, back & shoulders now",
        full: "hip circles, calf stretches, cat and cow, slow lunges, ankle rolls, toe spreads, then the wall, both of the sides, twice",
        small: "hip circles, calf stretches, cat and cow, slow lunges, ankle rolls, toe spreads, then the wall, both of the sides, three",
        cue: "after the school run, before the kettle ",
        next: "shoulders, neck, wrists and fingers, too",
        season: "the long light weeks before the city rel",
        place: "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        suggestions: &["San Fernando del Valle de Catamarca", "Petropavlovsk-Kamchatsky", "Bandar Seri Begawan", "Yaren"],
        club: "The Long Name Society of Runners, Walkers, Stretchers and Resters of the Lower and the Upper Valley, by the River",
        word: "slow and steady mountain",
        person: "a name of thirty-two characters…",
    },
    Words {
        sort: "unusual",
        title: "**A** [x](https://a.b) @everyone <@1> #1",
        full: "- `code` ~~and~~ ||more|| _of_ it <t:1:R>",
        small: "> three \\ slow * breaths_",
        cue: "1. שלום 👩\u{200D}🦰",
        next: "# 深呼吸 \u{202E}x",
        season: "@here *calm* weeks",
        place: "Ürümqi <#3>",
        suggestions: &["São Tomé", "Ürümqi"],
        club: "__Clüb__ @here",
        word: "**עָלֶה** <@2> _x_",
        person: "*ليلى* |x|",
    },
];

/// Numbers of every plural that English knows, and a large one.
const COUNTS: [u32; 4] = [2, 1, 11, 600];

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 9, 29).unwrap_or_default()
}

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
}

/// As many people as a message names.
const PEOPLE: [UserId; NAMES_MAX] = [UserId::new(1_234_567_890_123_456_789); NAMES_MAX];

/// One way to fill a message.
pub(super) struct Filling {
    words: &'static Words,
    kind: Kind,
    count: u32,
    day: Day,
    text_field: TextField,
    shares: bool,
    /// Which optional fields are there: bit n for the n-th of the entry.
    there: u32,
}

impl Filling {
    /// The ordinary one, with everything there.
    pub(super) fn ordinary() -> Self {
        Self {
            words: &SORTS[0],
            kind: Kind::Strength,
            count: COUNTS[0],
            day: Day::Weekday(Weekday::Thu),
            text_field: TextField::Title,
            shares: true,
            there: u32::MAX,
        }
    }

    /// Which sort of words it uses.
    pub(super) fn sort(&self) -> &'static str {
        self.words.sort
    }

    /// What is special about it, to find it by.
    pub(super) fn name(&self) -> String {
        format!("{} words, {:?}, {}, {:?}, optional {:b}", self.words.sort, self.kind, self.count, self.day, self.there)
    }

    fn has(&self, entry: &Entry, field: Field) -> bool {
        let optional = entry.may.iter().position(|&may| may == field);
        entry.needs.contains(&field) || optional.is_some_and(|at| self.there & (1 << at) != 0)
    }

    /// A member's message.
    pub(super) fn voice(&self, entry: &Entry) -> Voice<'static> {
        let has = |field| self.has(entry, field);
        let words = self.words;
        Voice {
            session: (has(Field::Title) || has(Field::Area) || has(Field::Days)).then(|| SessionLine {
                kind: self.kind,
                area: has(Field::Area).then_some(RecoveryArea::EasyMovement),
                title: words.title,
                minutes: has(Field::Minutes)
                    .then(|| if self.count == COUNTS[0] { 15 } else { u16::try_from(self.count).unwrap_or(u16::MAX) }),
                full: has(Field::Full).then_some(words.full),
                small: has(Field::Small).then_some(words.small),
                cue: has(Field::Cue).then_some(words.cue),
                days: if has(Field::Days) { Days::of([Weekday::Wed, Weekday::Thu, Weekday::Sat]).ok() } else { None },
                every_weeks: if has(Field::EveryWeeks) { NonZeroU32::new(self.count.max(2)) } else { None },
            }),
            next: has(Field::Next).then_some(Next { title: words.next, day: self.day }),
            day: has(Field::Day).then_some(self.day),
            other_day: has(Field::OtherDay).then_some(Day::Weekday(Weekday::Sat)),
            did: has(Field::Did).then_some(self.kind),
            count: has(Field::Count).then_some(self.count),
            max: has(Field::Max).then_some(self.count + 18),
            clock: has(Field::Clock).then(|| time(18, 42)),
            season: has(Field::Season).then_some(words.season),
            place: has(Field::Place).then_some(words.place),
            suggestions: if has(Field::Suggestions) { words.suggestions } else { &[] },
            reminder_at: has(Field::ReminderAt).then(|| time(7, 30)),
            evening_at: has(Field::EveningAt).then(|| time(19, 30)),
            quiet: has(Field::Quiet).then(QuietHours::default),
            language: has(Field::Language).then_some("English (en-US)"),
            units: has(Field::Units).then_some(if self.shares { Units::Metric } else { Units::Imperial }),
            self_word: has(Field::SelfWord).then_some(words.word),
            people: if has(Field::People) { &PEOPLE } else { &[] },
            person: has(Field::Person).then(|| UserId::new(1_234_567_890_123_456_789)),
            kept_weeks: if has(Field::KeptWeeks) { NonZeroU32::new(self.count) } else { None },
            comebacks: if has(Field::Comebacks) { NonZeroU32::new(self.count) } else { None },
            sums: self.sums(entry),
            decisions: self.decisions(entry),
            shares_name: has(Field::SharesName).then_some(self.shares),
            club: has(Field::Club).then_some(words.club),
            group: has(Field::Group).then_some(words.club),
            channel: has(Field::Channel).then(|| ChannelId::new(1_234_567_890_123_456_789)),
            role: has(Field::Role).then(|| RoleId::new(1_234_567_890_123_456_789)),
            rights: if has(Field::Rights) { &Right::ALL } else { &[] },
            operator: has(Field::Operator).then_some("Robin, robin@running.example"),
            outcome: has(Field::Outcome).then_some(Outcome::Some),
            phone: has(Field::Phone).then_some("116 123"),
            text_field: has(Field::TextField).then_some(self.text_field),
            option: has(Field::Option).then_some(words.title),
        }
    }

    /// One kind, or all that count.
    fn decisions(&self, entry: &Entry) -> &'static [(Decision, NonZeroU32)] {
        const ALL: [(Decision, NonZeroU32); 3] =
            [(Decision::Planned, sum(31)), (Decision::Adapted, sum(4)), (Decision::Rested, sum(2))];
        match (self.has(entry, Field::Decisions), self.count) {
            (false, _) => &[],
            (true, 1) => &ALL[2..],
            (true, _) => &ALL,
        }
    }

    fn sums(&self, entry: &Entry) -> &'static [(Kind, NonZeroU32)] {
        const SUMS: [(Kind, NonZeroU32); 3] = [(Kind::Strength, sum(12)), (Kind::Mobility, sum(9)), (Kind::Recovery, sum(14))];
        if !self.has(entry, Field::Sums) && !self.has(entry, Field::Times) {
            &[]
        } else if self.count == 1 {
            &SUMS[1..2]
        } else {
            &SUMS
        }
    }

    /// A public line.
    pub(super) fn public_voice(&self, entry: &Entry) -> PublicVoice<'static> {
        let has = |field| self.has(entry, field);
        let number = |field| if has(field) { NonZeroU32::new(self.count) } else { None };
        PublicVoice {
            group: has(Field::Group).then_some(self.words.club),
            season: has(Field::Season).then_some(self.words.club),
            lit_weeks: number(Field::LitWeeks),
            lit_weeks_in_all: number(Field::LitWeeksInAll).map(|weeks| weeks.saturating_add(52)),
            sums: self.sums(entry),
            comebacks: number(Field::Comebacks),
            hellos: number(Field::Hellos),
            did: has(Field::Kind).then_some(self.kind),
            shared: has(Field::Name).then(|| SharedName { name: self.words.person, kept_weeks: number(Field::KeptWeeks) }),
        }
    }
}

const fn sum(sum: u32) -> NonZeroU32 {
    match NonZeroU32::new(sum) {
        Some(sum) => sum,
        None => NonZeroU32::MIN,
    }
}

/// Every way to fill this message that may read differently.
pub(super) fn fillings(template: Template) -> Vec<Filling> {
    let entry = template.entry();
    let reads = |fields: &[Field]| fields.iter().any(|field| entry.needs.contains(field) || entry.may.contains(field));
    fn some_of<T: Copy>(all: &[T], varies: bool) -> &[T] {
        if varies { all } else { &all[..1] }
    }
    let days = [Day::Weekday(Weekday::Wed), Day::Today, Day::Tomorrow, Day::Yesterday, Day::Date(date())];
    let kinds = some_of(&Kind::ALL, reads(&[Field::Kind, Field::Did]));
    let counts = [
        Field::Count,
        Field::Max,
        Field::Minutes,
        Field::EveryWeeks,
        Field::LitWeeks,
        Field::Comebacks,
        Field::KeptWeeks,
        Field::Sums,
        Field::Decisions,
        Field::Times,
    ];
    let counts = some_of(&COUNTS, reads(&counts));
    let days = some_of(&days, reads(&[Field::Day, Field::Next]));
    let text_fields = some_of(&TextField::ALL, reads(&[Field::TextField]));
    let shares = some_of(&[true, false], reads(&[Field::SharesName, Field::Units]));
    let mut fillings = Vec::new();
    for words in &SORTS {
        for &kind in kinds {
            for &count in counts {
                for &day in days {
                    for &text_field in text_fields {
                        for &shares in shares {
                            for there in (0..1 << entry.may.len()).rev() {
                                fillings.push(Filling { words, kind, count, day, text_field, shares, there });
                            }
                        }
                    }
                }
            }
        }
    }
    fillings
}
