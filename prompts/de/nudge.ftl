### German (de). Not yet read by a native-speaking coach.
### What the coach begins, and what it asks. At most 200 characters each, at most one question, nothing that did not happen.
### Variables and helpers: see ../README.md.

## REM: a session of today. The cue comes first and the small version is always named.

rem-1 = { when }: **{ $title }**, etwa { minutes }. Kleine Version: { $small }.
rem-2 = { when }: **{ $title }**. Wenn heute viel los ist: { $small }, und das ist die Einheit.
rem-3 = { when }: **{ $title }**, ungefähr { minutes }. Für einen kleinen Tag: { $small }.
rem-4 =
    { when }: **{ $title }**, { $kind ->
        [strength] die Art, die deinem Laufen hilft
        [mobility] und etwas Platz zum Bewegen
        [recovery] Teil des Trainings, genau wie die Kilometer
       *[run] in deinem eigenen Tempo
    }. Kleine Version: { $small }.
rem-5 = { when }: **{ $title }**. Etwa { minutes }, wenn Platz ist, oder { $small }. Beides ist die Einheit.
rem-6 = { when }, wenn es dir passt: **{ $title }**. Die kleine Version liegt bereit: { $small }.
rem-7 = { when }: **{ $title }**. Ganz sind es etwa { minutes }, klein: { $small }. Du wählst.
rem-8 = { when }: **{ $title }**, etwa { minutes }. An einem vollen Tag: { $small }.
rem-9 = { when }: ein Platz für **{ $title }**. Zwei Größen: etwa { minutes }, oder { $small }. Beide zählen gleich.
rem-10 = { when }: **{ $title }**. Fang klein an, wenn du magst: { $small }. Das zählt voll.
rem-11 = { when }: ein wenig Zeit für **{ $title }**, ungefähr { minutes }. Im Taschenformat: { $small }.
rem-12 = { when }: **{ $title }**, und niemand stoppt die Zeit. Etwa { minutes }, oder { $small }.

## A run, only for members who asked to hear of runs.

rem-run-1 = { when }: **{ $title }**{ about-minutes }. Ein kürzerer Lauf ist auch ein Lauf.
rem-run-2 = { when }: **{ $title }**{ about-minutes }, oder so lang, wie es heute passt.
rem-run-3 = { when }: ein Platz für **{ $title }**{ about-minutes }. Die Strecke bestimmst du.
rem-run-4 = { when }: **{ $title }**{ about-minutes }. Ein Stück davon zählt, und langsam auch.

## The first line of a day with several sessions.

rem-intro-1 = { sessions-start } heute. { any-one } zählt.
rem-intro-2 = { sessions-start } heute, in welcher Reihenfolge du magst. { any-one } zählt.
rem-intro-3 = { sessions-start } heute im Kalender, in je zwei Größen. { any-one } zählt.
rem-intro-4 = Heute darfst du auswählen: { sessions }. { any-one } zählt.
rem-intro-5 = Das ist heute: { sessions }. { any-one } zählt.
rem-intro-6 = { sessions-start } heute. Beginn mit dem, was am besten passt. { any-one } zählt.
rem-intro-7 = Auf dem Blatt von heute: { sessions }, mit kleiner Version daneben. { any-one } zählt.
rem-intro-8 = { sessions-start } für heute, groß oder klein. { any-one } zählt.

## The last line of a day with more sessions than fit here.

rem-more-1 =
    { $count ->
        [one] Eine weitere Einheit liegt unter /heute, falls du sie sehen magst.
       *[other] { $count } weitere Einheiten liegen unter /heute, falls du sie sehen magst.
    }
rem-more-2 =
    { $count ->
        [one] Und noch eine, wenn du magst: Sie steht unter /heute.
       *[other] Und noch { $count }, wenn du magst: Sie stehen unter /heute.
    }

## WOB-2: the small version leads.

wob-1 = { when }: **{ $title }**. Die kleine Version ist eine ganze Einheit: { $small }.
wob-2 = { when }: **{ $title }**. Wenn die Woche voll ist: { $small }, und das ist die Einheit.
wob-3 = { when }: **{ $title }**, in der Größe, die heute passt. Die kleinste: { $small }.
wob-4 = { when }: { $small }. Das ist **{ $title }** für heute, und es zählt voll.
wob-5 = { when }: **{ $title }**. Das geht auch so: { $small }, oder an einem anderen Tag.
wob-6 = { when }: **{ $title }**, auf Maß geschnitten: { $small }. Das ist die Einheit.
wob-7 = { when }: **{ $title }**, die kleinste Größe zuerst. Das wäre { $small }.
wob-8 = { when }: **{ $title }** passt heute in eine kleine Lücke: { $small }. Das zählt voll.

## Letters.

away-1 = Dein Plan ist noch da und darf so klein sein, wie du magst. Was würde diese Woche passen?
away-2 = Ich bin jetzt still, und du bist hier jeden Tag willkommen. Ein Druck startet deinen Plan, in der Größe, die dir passt.

## The first DM, and a closed one.

hi-1 = Hallo und willkommen. Hierher kommen deine Einheiten: eine Nachricht an deinen Tagen, und jede Einheit darf klein sein. /stop beendet alle Nachrichten, jederzeit und in einem Schritt.
dm-1 = Deine Direktnachrichten sind gerade für mich geschlossen, deshalb stehen deine Einheiten hier, unter /heute. Soll ich es mit der DM noch einmal versuchen?

## Another kind than planned.

swap-1 = Eingetragen: { $did }. War das statt { $title } oder extra? Beides passt.
