//! The languages that are built in: complete, and held to it by `tests/prompts.rs`. `prompts/README.md` says how one is added.

use super::Prompts;
use super::bank::BUILT_IN;
use super::lint::Lists;

/// A language that is built in.
pub struct Spoken {
    /// Its tag, which is also the name of its directory.
    pub tag: &'static str,
    /// Its texts: file and content.
    pub files: &'static [(&'static str, &'static str)],
    /// What is never said in it.
    pub lists: &'static Lists,
}

/// Every language that is built in; the first is the one into which everything falls back.
pub static LANGUAGES: [Spoken; 2] = [
    Spoken { tag: Prompts::FALLBACK, files: &BUILT_IN, lists: &ENGLISH },
    Spoken {
        tag: "de",
        files: &[
            ("nudge.ftl", include_str!("../../prompts/de/nudge.ftl")),
            ("ack.ftl", include_str!("../../prompts/de/ack.ftl")),
            ("public.ftl", include_str!("../../prompts/de/public.ftl")),
            ("safety.ftl", include_str!("../../prompts/de/safety.ftl")),
            ("ui.ftl", include_str!("../../prompts/de/ui.ftl")),
            ("ui-season.ftl", include_str!("../../prompts/de/ui-season.ftl")),
            ("label-season.ftl", include_str!("../../prompts/de/label-season.ftl")),
            ("week.ftl", include_str!("../../prompts/de/week.ftl")),
            ("label.ftl", include_str!("../../prompts/de/label.ftl")),
            ("nudge-evening.ftl", include_str!("../../prompts/de/nudge-evening.ftl")),
            ("ui-settings.ftl", include_str!("../../prompts/de/ui-settings.ftl")),
            ("ui-me.ftl", include_str!("../../prompts/de/ui-me.ftl")),
            ("label-settings.ftl", include_str!("../../prompts/de/label-settings.ftl")),
            ("words.ftl", include_str!("../../prompts/de/words.ftl")),
            ("ack-pause.ftl", include_str!("../../prompts/de/ack-pause.ftl")),
            ("ack-proposal.ftl", include_str!("../../prompts/de/ack-proposal.ftl")),
            ("ack-room.ftl", include_str!("../../prompts/de/ack-room.ftl")),
            ("label-pause.ftl", include_str!("../../prompts/de/label-pause.ftl")),
            ("label-safety.ftl", include_str!("../../prompts/de/label-safety.ftl")),
            ("nudge-pause.ftl", include_str!("../../prompts/de/nudge-pause.ftl")),
            ("nudge-proposal.ftl", include_str!("../../prompts/de/nudge-proposal.ftl")),
            ("nudge-room.ftl", include_str!("../../prompts/de/nudge-room.ftl")),
            ("ui-pause.ftl", include_str!("../../prompts/de/ui-pause.ftl")),
            ("ui-safety.ftl", include_str!("../../prompts/de/ui-safety.ftl")),
            ("ui-plan-file.ftl", include_str!("../../prompts/de/ui-plan-file.ftl")),
            ("label-plan-file.ftl", include_str!("../../prompts/de/label-plan-file.ftl")),
            ("ack-hear.ftl", include_str!("../../prompts/de/ack-hear.ftl")),
            ("nudge-hear.ftl", include_str!("../../prompts/de/nudge-hear.ftl")),
            ("ui-hear.ftl", include_str!("../../prompts/de/ui-hear.ftl")),
            ("ui-groups.ftl", include_str!("../../prompts/de/ui-groups.ftl")),
            ("label-groups.ftl", include_str!("../../prompts/de/label-groups.ftl")),
            ("label-hear.ftl", include_str!("../../prompts/de/label-hear.ftl")),
            ("nudge-together.ftl", include_str!("../../prompts/de/nudge-together.ftl")),
            ("ui-share.ftl", include_str!("../../prompts/de/ui-share.ftl")),
            ("label-share.ftl", include_str!("../../prompts/de/label-share.ftl")),
            ("ui-together.ftl", include_str!("../../prompts/de/ui-together.ftl")),
            ("label-together.ftl", include_str!("../../prompts/de/label-together.ftl")),
            ("names.ftl", include_str!("../../prompts/de/names.ftl")),
            ("plans.ftl", include_str!("../../prompts/de/plans.ftl")),
        ],
        lists: &GERMAN,
    },
];

static ENGLISH: Lists = Lists::new(
    "en",
    include_str!("../../prompts/en-US/lexicon/tone.tsv"),
    include_str!("../../prompts/en-US/lexicon/masks.tsv"),
    include_str!("../../prompts/en-US/lexicon/cases.tsv"),
);

static GERMAN: Lists = Lists::new(
    "de",
    include_str!("../../prompts/de/lexicon/tone.tsv"),
    include_str!("../../prompts/de/lexicon/masks.tsv"),
    include_str!("../../prompts/de/lexicon/cases.tsv"),
);

impl Spoken {
    /// The built-in language of this tag's tongue, if there is one: `de-AT` has the lists of `de`.
    #[must_use]
    pub fn of(tag: &str) -> Option<&'static Self> {
        let tongue = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        LANGUAGES.iter().find(|spoken| tongue(spoken.tag) == tongue(tag))
    }
}

impl std::fmt::Debug for Spoken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} in {} files", self.tag, self.files.len())
    }
}
