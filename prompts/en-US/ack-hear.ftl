### Answers to plain words in the DM. At most 140 characters each. What was logged is named by the sentence before them.

## SAY-1: as what, for which day, and the way back.

say-1-1 = That's down as { as-what } for { $day }. If I read you wrong, press Undo.
say-1-2 = I put it on { $day } as { as-what }. Undo takes it back, if I misread you.
say-1-3 = It stands under { $day }: { as-what }. Not what you meant? Undo is right here.
say-1-4 = Written down for { $day }: { as-what }. Undo is there if I heard you wrong.
say-1-5 = { $day-start }: { as-what }, as I read it. Press Undo if it was something else.
say-1-6 = I took that as { as-what }, for { $day }. If it isn't so, Undo puts it back.
say-1-7 = { $day-start } has it, as { as-what }. One press on Undo takes it out again.
say-1-8 = That's how I read it: { as-what }, for { $day }. Undo is below, just in case.

say-1-moved-1 = If I read you wrong, press Undo.
say-1-moved-2 = Undo takes it back, if I misread you.
say-1-moved-3 = That's how I read it. Undo is below, just in case.

## [Leave it]

left-as-is-1 = All right, everything stays as it is.
left-as-is-2 = Fine, I've left it alone.
left-as-is-3 = Okay. Nothing was put down.
