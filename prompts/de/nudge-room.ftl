### German (de). Not yet read by a native-speaking coach.
### The room of a week: the question on Sunday, and what a low week reads like. At most 200 characters each. Room is asked and
### never explained: nothing here asks why.

## A session of today in a low week. The small version is the session.

rem-low-1 = { when }: **{ $title }**, die kleine: { $small }. Diese Woche ist das die ganze Einheit.
rem-low-2 = { when }: { $small }. In einer kleinen Woche ist das **{ $title }**, ganz und gar.
rem-low-3 = { when }: **{ $title }** in der Größe dieser Woche: { $small }.
rem-low-4 = { when }: **{ $title }**. Wenig Platz macht daraus { $small }, und das zählt voll.
rem-low-5 = { when }, in klein: **{ $title }**, also { $small }. Das zählt wie jede andere.
rem-low-6 = { when }: **{ $title }**, mit Absicht klein gehalten: { $small }.
rem-low-7 = { when }: { $small }. Etwas Kleines von **{ $title }** für eine kleine Woche.
rem-low-8 = { when }, wenn es dir passt: **{ $title }**, im kleinen Wochenformat: { $small }.

## CAP-1: the question.

cap-1-1 = Wie viel Platz hat die nächste Woche? Der Plan folgt deiner Antwort.
cap-1-2 = Ein Blick voraus: Wie viel Raum ist nächste Woche da? Wenig, üblich und viel sind alles gute Antworten.
cap-1-3 = Die nächste Woche ist noch offen. Was an Platz würdest du ihr geben? Ich passe den Plan daran an.
cap-1-4 = Bevor der Montag kommt: Wird es eine kleine Woche, eine übliche oder eine weite?
cap-1-5 = Wie sieht die nächste Woche aus? Der Plan nimmt die Größe an, die du wählst.
cap-1-6 = Der Plan der nächsten Woche kann jede Größe haben. Wie viel lässt dein Kalender dafür frei?
cap-1-7 = Ein Druck plant die Woche: Wie viel Platz ist ab Montag?
cap-1-8 = Manche Wochen sind voll und manche weit. Von welcher Art ist die nächste?

## CAP-2: the same after a week that is kept already.

cap-2-1 = Diese Woche: { $times }. Das macht { weeks-kept }. Wie viel Platz hat die nächste?
cap-2-2 = { $times-start }: Das war diese Woche, und sie ist gehalten. Jetzt: { weeks-kept }. Welche Größe soll die nächste haben?
cap-2-3 = Eine gehaltene Woche, mit { $times }. Insgesamt { weeks-kept }. Wie viel Raum ist ab Montag da?
cap-2-4 = In dieser Woche: { $times }. Im Buch stehen: { weeks-kept }. Ist die nächste klein, üblich oder weit?
cap-2-5 = { $times-start }. Mit dieser sind es { weeks-kept }. Wie weit sieht die nächste Woche aus?
cap-2-6 = Ins Buch für diese Woche: { $times }. Zusammen { weeks-kept }. Wofür lässt die nächste Platz?
cap-2-7 = Diese Woche hat { $times } in sich. Alles in allem: { weeks-kept }. Was ist in der nächsten an Raum da?
cap-2-8 = Gehalten, mit { $times }. Nun also { weeks-kept }. Welche Größe würde nächste Woche passen?

## CAP-3: the same after a week with something in it.

cap-3-1 = Diese Woche: { $times }. Das zählt. Wie viel Platz hat die nächste?
cap-3-2 = { $times-start } diese Woche, und das zählt. Was ist in der nächsten an Raum da?
cap-3-3 = Diese Woche hatte { $times }. Alles davon zählt. Ist die nächste klein, üblich oder weit?
cap-3-4 = Eingetragen: { $times }. Welche Größe würde der nächsten Woche passen?
cap-3-5 = Platz war diese Woche für { $times }. Wofür wird in der nächsten welcher sein?
cap-3-6 = { $times-start }: Das steht im Buch. Wie weit sieht die nächste Woche aus?
cap-3-7 = Du hast diese Woche gemacht: { $times }. Wie viel Raum ist ab Montag?
cap-3-8 = Auf dem Blatt dieser Woche steht: { $times }. Wie voll ist die nächste?
