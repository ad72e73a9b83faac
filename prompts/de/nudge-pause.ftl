### German (de). Not yet read by a native-speaking coach.
### Pauses and returns: what the coach asks. At most 200 characters each, at most one question, nothing that did not happen.

## How long a pause is to be.

pause-ask-1 = Der Plan kann ruhen, so lange du magst, und deine Wochen bleiben, wie sie sind. Wie lange passt dir?
pause-ask-2 = Gern bin ich eine Weile still. Jede Länge ist gut, und solange wird nichts gerechnet. Wie lange darf es sein?
pause-ask-3 = Dann eine Pause. Dein Plan und deine Wochen sind hier gut aufgehoben. Bis wann?
pause-ask-4 = Klar, legen wir den Plan zur Ruhe. Welche Länge hättest du gern?

## PAUSE-2: on the day that the member chose.

pause-2-1 = Hallo. Du hast mich für heute herbestellt. Was würde jetzt helfen?
pause-2-2 = Deine Pause geht bis heute, und der Plan ist in jeder Größe da. Wie möchtest du weitermachen?
pause-2-3 = Heute ist der Tag, den du gewählt hast. Sanft anfangen, weiter wie vorher oder noch etwas ruhen: Was passt?
pause-2-4 = Guten Morgen von deinem Plan. Deine Pause endet heute, und eine längere ist genauso gut. Was ist dir lieber?

## PAUSE-3: once, for a pause without an end.

pause-3-1 = Deine Pause hat kein Enddatum, und so darf es bleiben. Was würde jetzt helfen?
pause-3-2 = Alles ruht weiter, und das ist in Ordnung. Ich frage das nur einmal: Ist jetzt etwas anders?
pause-3-3 = Ein kleines Hallo. Deine Pause dauert, bis du etwas sagst, und kann so weitergehen. Was hättest du gern?
pause-3-4 = Ich hebe deinen Plan solange auf. Soll er weiter ruhen, oder passt dir ein sanfter Anfang?

## RET-1 and RET-3: after a return. How long it was is nobody's business.

ret-1-1 = Schön, dich zu sehen{ to-you }. Zwei kleine Einheiten diese Woche, oder passt dir eine andere Form besser?
ret-1-2 = Hallo{ to-you }, gut, dass du hier bist. Wie darf diese Woche aussehen: zwei kleine Einheiten oder eine andere Form?
ret-1-3 = Schön, dass du da bist{ to-you }. Wir können mit zwei kleinen Einheiten anfangen, oder mit dem, wofür diese Woche Platz hat. Was davon?
ret-1-4 = Gut, dich zu sehen{ to-you }. Diese Woche kann zwei kleine Einheiten haben, wenig Platz oder das Übliche. Was passt?

ret-3-1 = Schön, dich zu sehen{ to-you }. Fangen wir klein an: Welche zwei Einheiten magst du zuerst?
ret-3-2 = Hallo{ to-you }, gut, dass du hier bist. Zwei kleine Einheiten machen zum Anfang eine ganze Woche. Welche zwei sagen dir zu?
ret-3-3 = Schön, dass du da bist{ to-you }. Wir beginnen klein, mit zwei Einheiten deiner Wahl. Welche zwei sollen es sein?
ret-3-4 = Gut, dich zu sehen{ to-you }. Eine sanfte erste Woche: zwei kleine Einheiten. Welche zwei hättest du gern?

# Below the answer to a check-in, which has greeted already.
ret-shape-1 = Wie darf diese Woche aussehen: zwei kleine Einheiten oder eine andere Form?
ret-shape-2 = Was würde dieser Woche passen? Zwei kleine Einheiten sind reichlich, und eine andere Form ist auch gut.
ret-shape-3 = Diese Woche darf so klein sein, wie du magst. Welche Form passt?
ret-shape-4 = Zwei kleine Einheiten für diese Woche, oder hättest du lieber etwas anderes?
# Dasselbe, wo die Antwort schon etwas fragt.
ret-shape-beside-1 = Diese Woche darf auch aus zwei kleinen Einheiten bestehen. Die Formen stehen unten.
ret-shape-beside-2 = Und diese Woche darf klein sein: zwei Einheiten oder eine andere Form von unten.
ret-shape-beside-3 = Für diese Woche stehen unten ein paar Formen, zwei kleine Einheiten sind dabei.
ret-shape-beside-4 = Zwei kleine Einheiten sind hier eine ganze Woche. Andere Formen stehen auch unten.

## CHAP-1: carry on, or a fresh chapter. No answer carries on.

chap-1-1 =
    In diesem Kapitel: { kept-weeks }. Weiterschreiben oder ein neues aufschlagen? Beides behält jede Woche.
chap-1-2 =
    Dein Kapitel bisher: { kept-weeks }. Magst du daran weiterschreiben oder eine Seite umblättern? Alle Wochen bleiben stehen.
chap-1-3 =
    { kept-weeks-start } in deinem Kapitel. Es kann so weitergehen, oder ein neues beginnt diese Woche. Was ist dir lieber? Jede Woche bleibt.
chap-1-4 =
    { kept-weeks-start }, so steht es in diesem Kapitel. Soll es weitergehen, oder würde eine frische Seite guttun? So oder so bleibt alles.
