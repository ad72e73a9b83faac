### German (de). Not yet read by a native-speaking coach.
### Answers to plain words in the DM. At most 140 characters each. What was logged is named by the sentence before them.

## SAY-1: as what, for which day, and the way back.

say-1-1 = Das steht jetzt so da: { as-what }, { $day }. Falls ich dich falsch verstehe, drück Rückgängig.
say-1-2 = Eingetragen für { $day }: { as-what }. Rückgängig nimmt es zurück, falls du etwas anderes meinst.
say-1-3 = Unter { $day } steht: { as-what }. Anders gemeint? Rückgängig ist gleich hier.
say-1-4 = Für { $day } aufgeschrieben: { as-what }. Rückgängig ist da, falls ich mich verhört habe.
say-1-5 = { $day-start }: { as-what }, so lese ich es. Drück Rückgängig, wenn es etwas anderes war.
say-1-6 = Das verstehe ich als: { as-what } ({ $day }). Wenn es anders ist, stellt Rückgängig alles zurück.
say-1-7 = { $day-start } hat einen Eintrag: { as-what }. Ein Druck auf Rückgängig nimmt ihn wieder heraus.
say-1-8 = So lese ich das: { as-what }, für { $day }. Rückgängig ist unten, für alle Fälle.

say-1-moved-1 = Falls ich dich falsch verstehe, drück Rückgängig.
say-1-moved-2 = Rückgängig nimmt es zurück, falls du etwas anderes meinst.
say-1-moved-3 = So lese ich das. Rückgängig ist unten, für alle Fälle.

## [Leave it]

left-as-is-1 = In Ordnung, alles bleibt, wie es ist.
left-as-is-2 = Gut, ich lasse es, wie es war.
left-as-is-3 = Okay. Eingetragen ist nichts.
