### German (de). Not yet read by a native-speaking coach.
### Pauses and returns: answers. At most 140 characters each.

## PAUSE-1

pause-1-1 = Pause bis { $day }. Dein Plan und deine Wochen bleiben, wie sie sind.
pause-1-2 = Stille bis { $day }. Dein Plan ruht, und solange wird nichts gerechnet.
pause-1-3 = Fertig, der Plan ruht bis { $day }. Dann frage ich, wie es weitergeht.
pause-1-4 = Pause bis { $day }. Alles bleibt genau so liegen.

pause-1-open-1 = Pause, bis du etwas sagst. Dein Plan und deine Wochen bleiben, wie sie sind.
pause-1-open-2 = Von hier aus ist es still, bis du etwas sagst. Solange wird nichts gerechnet.
pause-1-open-3 = Fertig, der Plan ruht, so lange du magst. /weiter startet ihn.
pause-1-open-4 = Pause ohne Enddatum. Dein Plan ist hier gut aufgehoben, und /weiter weckt ihn.

# Days that are over.
pause-past-1 = Fertig. Diese Tage sind jetzt Pause, und deine Wochen rechnen ohne sie.
pause-past-2 = Diese Tage sind jetzt Pause. Was du an ihnen gemacht hast, zählt weiter.
pause-past-3 = Als Pause eingetragen. Deine Wochen werden ohne diese Tage neu gerechnet.
pause-past-4 = Diese Tage ruhen jetzt. Dein Plan geht weiter wie bisher.

## A check-in during a pause.

pause-ended-1 = Damit endet deine Pause, ab heute.
pause-ended-2 = Deine Pause endet hiermit, und der Plan geht heute weiter.
pause-ended-3 = Ab heute geht dein Plan weiter. Ein Druck holt die Pause zurück.
pause-ended-4 = Der Plan geht damit weiter. Wenn dir die Pause besser passt, behalte sie.

pause-stays-1 = Deine Pause geht weiter, bis du etwas sagst.
pause-stays-2 = Die Pause bleibt, wie sie ist, bis du etwas sagst.
pause-stays-3 = Alles andere ruht weiter, bis du etwas sagst.
pause-stays-4 = Dein Plan ruht weiter, und das hier zählt trotzdem.

pause-kept-1 = Die Pause ist wieder da, bis { $day }. Was du eingetragen hast, bleibt.
pause-kept-2 = In Ordnung, wieder still bis { $day }. Was du gemacht hast, steht da.
pause-kept-3 = Ruhe bis { $day }, und das Eingetragene zählt weiter.
pause-kept-4 = Deine Pause bleibt bis { $day }. Alles Eingetragene ist noch da.

## RET-2: the first session after a return.

ret-2-1 = { $title-start } ist erledigt, und es ist schön, dass du da bist.{ next-any-size }
ret-2-2 = { $title-start }: erledigt. Schön, dass du hier bist.{ next-any-size }
ret-2-3 = Das hast du gemacht: { $title }. Schön, dich dabei zu sehen.{ next-any-size }
ret-2-4 = { $title-start } steht in deiner Woche, und gut, dass du mitmachst.{ next-any-size }
ret-2-5 = Das war { $title }, erledigt. Gut, dich hier zu haben.{ next-any-size }
ret-2-6 = { $title-start } war es, und es zählt. Schön, dich zu sehen.{ next-any-size }

## What was chosen after a return.

ret-two-1 = Dann zwei kleine Einheiten. Das ist fürs Erste der ganze Plan.
ret-two-2 = Also zwei kleine. Sie machen eine ganze Woche.
ret-two-3 = Alles klar: zwei kleine Einheiten, und die Woche ist komplett.
ret-two-4 = Zwei kleine Einheiten, an Tagen, die passen. Das ist der Plan.

ret-low-1 = Dann eine kleine Woche: weniger Einheiten, jede in ihrer kleinen Version.
ret-low-2 = Also dein üblicher Plan, so klein es geht. Das ist die ganze Woche.
ret-low-3 = Eine Woche mit wenig Platz, alles in der kleinen Version. Das zählt voll.
ret-low-4 = Alles klar, wenig Platz diese Woche. Klein ist der Plan.

ret-usual-1 = Dann deine übliche Woche. Jede Einheit darf trotzdem klein sein.
ret-usual-2 = Also der Plan, wie du ihn kennst. Kleine Versionen zählen voll.
ret-usual-3 = Alles klar, deine übliche Woche. Verschieben geht, wann immer du magst.
ret-usual-4 = Ab heute dein üblicher Plan, in jeder Größe, die passt.

ret-later-1 = Das hat Zeit. Bis dahin ist die Woche klein, in allem.
ret-later-2 = Wann immer du magst. Die Woche bleibt klein, bis du etwas anderes sagst.
ret-later-3 = In Ordnung, ein andermal. Solange sind die Einheiten klein.
ret-later-4 = Gut. Ich halte die Woche vorerst klein und übersichtlich.

resumed-1 = Ab heute geht dein Plan weiter.
resumed-2 = In Ordnung, der Plan ist wach. Heute darf es so klein sein, wie du magst.
resumed-3 = Der Plan geht weiter, in der Größe, die heute passt.
resumed-4 = Gut, es geht ab heute weiter. Jede Größe zählt.

## A chapter was chosen.

chapter-on-1 = Dann geht das Kapitel weiter, mit jeder Woche darin.
chapter-on-2 = Wir schreiben an diesem Kapitel weiter. Alles bleibt, wie es ist.
chapter-on-3 = In Ordnung, dasselbe Kapitel. Deine Wochen bleiben darin stehen.
chapter-on-4 = Von hier aus geht das Kapitel weiter.

chapter-new-1 = Diese Woche beginnt ein neues Kapitel. Jede Woche davor bleibt stehen.
chapter-new-2 = Neue Seite. Alle gehaltenen Wochen bleiben im Buch.
chapter-new-3 = Fertig, diese Woche schlägt ein neues Kapitel auf. Alle früheren bleiben.
chapter-new-4 = Hier beginnt ein neues Kapitel, und vom letzten bleibt alles da.

## Some kinds rest, and go on.

hold-part-1 =
    { $has-day ->
        [yes] Laufen und Kraft ruhen bis { $day }. Beweglichkeit und Erholung gehen weiter.
       *[no] Laufen und Kraft ruhen, bis du etwas sagst. Beweglichkeit und Erholung gehen weiter.
    }
hold-part-2 =
    { $has-day ->
        [yes] Kein Laufen und keine Kraft bis { $day }. Der Rest deines Plans bleibt.
       *[no] Kein Laufen und keine Kraft, bis du etwas sagst. Der Rest deines Plans bleibt.
    }
hold-ended-1 = Laufen und Kraft sind ab heute wieder in deinem Plan.
hold-ended-2 = Ab heute geht dein ganzer Plan weiter. Kleine Versionen zählen voll.
