//! What members write in their own words: clear, misspelt, half said, and of the kinds that need a person. No line is a real person's.

/// Answers to a day's message.
pub(super) const ANSWERS: [&str; 30] = [
    "done",
    "did it before work",
    "dnoe",
    "all done, legs like jelly",
    "did 10 min instead",
    "only did five minutes",
    "half of it, then the doorbell went",
    "did the small one",
    "small version dnoe in the kitchen",
    "not today, too much on",
    "no chance today sorry",
    "resting today",
    "calling it a rest day",
    "moved it to Saturday",
    "can we move it to sunday",
    "will do it tomorrow",
    "did yoga instead",
    "went for a swim instead",
    "strength done",
    "strenght done",
    "mobility ticked off",
    "did some mobility on monday, not all of it",
    "maybe",
    "ugh",
    "bus stop was flooded",
    "🏃",
    "20 mins done",
    "did it yesterday",
    "swim instead",
    "is this still on",
];

/// What comes to mind beside that.
pub(super) const ASIDES: [&str; 16] = [
    "hello",
    "thanks",
    "help",
    "undo that",
    "oops, wrong button",
    "what can you do?",
    "pause until Monday",
    "pause for a week",
    "put it on hold",
    "need a break",
    "did strength on monday",
    "haven't done it yet",
    "move it",
    "back on the 14th",
    "готово",
    "https://example.org/done",
];

/// In German.
pub(super) const GERMAN: [&str; 14] = [
    "erledigt",
    "hab ich gemacht",
    "nur die kleine Version",
    "die Hälfte geschafft",
    "heute nicht",
    "heute ist Ruhe",
    "auf Samstag verschoben",
    "mach ich morgen",
    "10 Minuten stattdessen",
    "Pause bis Montag",
    "Krafft fertig",
    "naja",
    "danke dir",
    "Hilfe",
];

/// Something else than what was planned, or a part of something else.
pub(super) const OTHERS: [&str; 6] = [
    "did something else instead",
    "swapped it for a bike ride",
    "did 5 min yoga instead",
    "did yoga instead of strength",
    "went for a swim instead",
    "moved it to Saturday",
];

/// What needs a person: each tier, and what only sounds so.
pub(super) const CARE: [&str; 8] = [
    "had chest tightness on the hill and nearly passed out",
    "sharp pain in my knee on every step",
    "felt a pop in my calf",
    "in bed with a fever",
    "I've been making myself sick after meals",
    "I don't want to be here any more",
    "that hill session killed me",
    "skipping meals to get to race weight",
];

/// What the injured one writes.
pub(super) const HURTS: &str = "sharp pain in my achilles with every step since yesterday";

/// What somebody writes who has no plan here.
pub(super) const FROM_NOBODY: [&str; 4] = [
    "hi, what is this?",
    "I don't want to be here any more",
    "I fainted after the long run",
    "sharp pain in my knee on every step",
];
