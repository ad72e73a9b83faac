### The evening check-in, for those who chose it, and the question what to call somebody. The rules of nudge.ftl hold.

## EVE-1: one session that is open. The day is asked about, never the person.

eve-1 = How did today go with { "**" }{ $title }**: all of it, some of it, or another day? Each answer is fine.
eve-2 = Before the day closes: how was { "**" }{ $title }**? All, some or another day are all good answers.
eve-3 = A quiet look at today: { "**" }{ $title }**. All of it, some of it, or a better day for it? Whatever it was, it fits.
eve-4 = Which answer suits { "**" }{ $title }** today? There's still room for the small version, and "not today" is an answer, too.
eve-5 = How was today for { "**" }{ $title }**: all of it, a part of it, or is another day better? Any of these is fine.
eve-6 = One look back at { "**" }{ $title }** before the evening goes on: all, some, or another day?
eve-7 = What did today have room for: { "**" }{ $title }** in full, in its small version, or on another day?
eve-8 = A short one for tonight: { "**" }{ $title }**, all of it, a piece of it, or a better day for it? You choose.

## Several sessions that are open: one question above them.

eve-intro-1 = How did today go? { any-one } counts, and each answer is fine.
eve-intro-2 = A quiet look at today: which answers suit these? { any-one } counts.
eve-line =
    { "**" }{ $title-start }**.{ $has-small ->
        [yes] { " " }Small version: { $small }.
       *[no] { "" }
    }

## ID-1

id-1 = What should I call you here: athlete, runner, or a word of your own? An athlete in this club is anyone who trains, rests and adapts on purpose.
