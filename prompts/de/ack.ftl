### German (de). Not yet read by a native-speaking coach.
### Answers to what a member pressed or reported. At most 140 characters each. They name what was done and do not grade it:
### a plain answer on the next day would sound cold beside "großartig".

## DONE-1. A title has no gender that we know: no article stands before it.

done-1 = { $title-start } ist erledigt.{ next-is }
done-2 = Das war { $title }, erledigt.{ next }
done-3 = { $title-start }: erledigt und im Kalender.{ next }
done-4 = Alles klar, { $title } ist erledigt.{ next-is }
done-5 = Du hast Platz gemacht für { $title }.{ then }
done-6 = { $title-start } ist erledigt und zählt für deine Woche.{ next }
done-7 = Notiert, das hast du gemacht: { $title }.{ next-is }
done-8 = Ich habe { $title } als erledigt eingetragen.{ next }
done-9 = { $title-start }, erledigt.{ then }
done-10 = Erledigt: { $title }. Das steht jetzt in deiner Woche.{ next }

## SMALL-1: the same credit, said in the same voice.

small-1 = { $title-start } in der kleinen Version: erledigt, und es zählt voll.{ next }
small-2 = Du hast die kleine Version gemacht: { $title }. Sie zählt voll.{ next-is }
small-3 = { $title-start } ist erledigt, klein und ganz.{ next }
small-4 = Klein und erledigt: { $title }. Das ist die Einheit.{ then }
small-5 = Du hast { $title } untergebracht, und es zählt voll.{ next }
small-6 = Die Größe von heute war klein, und { $title } ist erledigt.{ next-is }
small-7 = { $title-start }, kleine Version: Das ist eine Einheit.{ next }
small-8 = Alles klar, { $title } auf die kleine Art. Zählt genauso.{ then }
small-9 = { $title-start } hat heute eine passende Größe. Erledigt, und zwar ganz.{ next }
small-10 = Notiert: { $title }, klein. Das steht da wie jede andere.{ next-is }

## SOME-1

some-1 = Du hast einen Teil von { $title } gemacht, und ein Teil zählt.{ next }
some-2 = Ein Teil von { $title } ist erledigt. Ein Teil zählt.{ next-is }
some-3 = Ein Stück von { $title } steht jetzt in deiner Woche, und es zählt.{ next }
some-4 = Notiert: ein Teil von { $title }. Das zählt.{ then }
some-5 = Von { $title } hast du gemacht, was gepasst hat. Das zählt.{ next }
some-6 = { $title-start } hat heute ein Stück vom Tag bekommen, und das zählt.{ next-is }
some-7 = Alles klar, ein Teil von { $title }. Das ist Training.{ next }
some-8 = Ein Stück von { $title }, und es zählt.{ then }
some-9 = Ich habe einen Teil von { $title } eingetragen. Ein Teil zählt.{ next }
some-10 = Ein Teil von { $title }, gern. So entstehen Wochen.{ next }

## Another kind than planned.

swapped-1 = { $did-start } statt { $title }: Das zählt genauso.{ next }
swapped-2 = Eingetragen: { $did }, an der Stelle von { $title }. Das zählt voll.{ next }
swapped-3 = Heute also { $did }, und { $title } ist damit abgedeckt.{ next }

swapped-part-1 = Ein Teil { $did } statt { $title }, und ein Teil zählt.{ next }
swapped-part-2 = Eingetragen: etwas { $did }, an der Stelle von { $title }. Ein Teil zählt.{ next-is }

extra-1 = { $did-start }, zusätzlich zum Plan. Das zählt auch.{ next }
extra-2 = Notiert: { $did }, extra. Das zählt.{ next }
extra-3 = { $did-start } neben dem Plan, und es zählt.{ next }

## MOVE-1

moved-1 = Verschoben. { $title-start } ist jetzt { $on-day }.
moved-2 = { $title-start } hat einen neuen Tag: { $day }. Die kleine Version kommt mit.
moved-3 = Alles klar, { $title } steht jetzt { $on-day }.
moved-4 = Der Plan gibt nach: { $title } ist jetzt { $on-day }.
moved-5 = { $title-start } wandert auf einen anderen Platz ({ $day }), und der Rest der Woche bleibt.
moved-6 = Dann ein anderer Tag: { $title }, { $on-day }.
moved-7 = { $title-start } steht { $on-day } im Kalender. Verschieben geht, so oft du magst.
moved-8 = Passt. Der neue Platz für { $title } ist { $on-day }, in jeder Größe.

## NOT-1

not-today-1 = Das passt. { $title-start } ist für heute von der Liste.{ next }
not-today-2 = In Ordnung, heute geht auch ohne { $title }.{ next-is }
not-today-3 = Dann heute nicht. Auch das ist ein Check-in.{ next }
not-today-4 = Das ist in Ordnung. Der Plan gibt nach, dafür ist er da.{ next }
not-today-5 = { $title-start } darf heute weg, und das ist in Ordnung.{ then }
not-today-6 = Okay, { $title } ist für heute vom Tisch.{ next }
not-today-7 = Eine gute Antwort. Heute hat andere Pläne.{ next-is }
not-today-8 = Gar kein Problem. { $title-start } tritt heute zur Seite.{ next }

# The same for a day to come.

let-go-1 = In Ordnung, { $on-day } geht es auch ohne { $title }.
let-go-2 = { $title-start } ist { $on-day } vom Tisch, und das ist in Ordnung.
let-go-3 = Okay, { $title } darf { $on-day } weg. Der Plan gibt nach.

## REST-1

rested-1 = Dann ist Ruhe dran. Auch das ist Training.{ next }
rested-2 = Heute wird geruht. Das gehört in den Plan.{ next-is }
rested-3 = Ein gewählter Ruhetag. Auch das ist ein Check-in.{ next }
rested-4 = Für heute steht Ruhe im Kalender. Genieß sie.{ next }
rested-5 = Heute ist Zeit für Ruhe, und sie steht neben jeder Einheit.{ then }
rested-6 = Ruhe heute, in die Woche geschrieben wie alles andere.{ next }
rested-7 = Ein stiller Tag, mit Absicht.{ next-is }
rested-8 = Der Plan hat einen Platz für Ruhe, und heute ist er.{ next }

## A past day. Says nothing of the outcome, which the day's row shows.

logged-late-1 = { $title-start } ist eingetragen: { $day }.
logged-late-2 = Notiert ({ $day }): { $title }. Das kommt in die passende Woche.
logged-late-3 = Eingetragen, { $on-day }: { $title }, in der Woche, in die es gehört.
logged-late-4 = { $day-start }: Da steht jetzt { $title }.

## Taking back, pressing twice.

undone-1 = Zurückgenommen, sonst hat sich nichts geändert.
undone-2 =
    { $has-title ->
        [yes] Rückgängig gemacht. { $title-start } ist wie zuvor.
       *[no] Rückgängig gemacht. Alles andere bleibt, wie es ist.
    }
same-1 = Das ist schon notiert: { $title }.
same-2 = { $title-start } steht schon da, es ist also alles gut.

## Messages off and on. OPT-1 does not persuade.

opt-1 = Die Nachrichten sind aus. Dein Plan bleibt, und /start weckt mich auf.
started-again-1 = Die Nachrichten sind an. Schön, dass du da bist.{ next }
started-again-2 = Schön, dich zu sehen. Deine Nachrichten sind an.{ next-is }
left-for-now = Von hier aus ist es still. Dein Plan bleibt, und du bist jeden Tag willkommen.
