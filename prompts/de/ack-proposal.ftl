### German (de). Not yet read by a native-speaking coach.
### What was chosen of a proposal. At most 140 characters each. Keeping it is as good an answer as any.

offer-kept-1 = Es bleibt, wie es ist. Gut zu wissen, dass es passt.
offer-kept-2 = Behalten, genau so.
offer-kept-3 = Dann keine Änderung. Der Plan gehört dir.
offer-kept-4 = So wie es ist. Auch das ist eine Antwort.
offer-day-1 = Neuer Tag für { $title }: ab jetzt { $day }. /plan ändert es, wann immer du magst.
offer-day-2 = { $title-start }, von nun an: { $day }. Rückgängig steht in /ich.
offer-ten-1 = { $title-start } dauert ab jetzt zehn Minuten.
offer-ten-2 = Zehn Minuten für { $title }, ab heute. Rückgängig steht in /ich.
offer-small-1 = Die kleine Version von { $title } ist jetzt der Plan. Sie zählt wie immer.
offer-small-2 = { $title-start } ist ab jetzt klein, und so ganz.
offer-low-1 = Dann zwei kleinere Wochen: etwa die Hälfte des Plans, jede Einheit in ihrer kleinen Version.
offer-low-2 = Der Plan schrumpft für zwei Wochen: die Hälfte davon, alles klein. Das ist der ganze Plan.
offer-steady-1 = Nächste Woche läuft gleichmäßig: der übliche Plan, mit kleinen Versionen daneben.
offer-steady-2 = Ab Montag wie üblich. /woche macht es mit einem Druck wieder klein.
offer-area = Ein Platz für { $area-name }: /plan hinzufügen, mit der Art Erholung und diesem Bereich. Ein Tag und eine kleine Version, und es steht.
fuel-noted-1 = Für heute notiert: etwas zu essen und zu trinken davor und danach, was dir passt.
fuel-noted-2 = Die Notiz: Essen und Wasser, rund um den längeren Teil von heute.
fuel-noted-3 = Hier ist sie: eine Mahlzeit und eine Flasche, rund um die Einheit von heute geplant.
fuel-not-asked = In Ordnung, keine Notizen mehr zu Essen und Wasser.
offer-season-1 = Ab Montag ist { $season }. /plan saison zeigt sie und ändert sie.
offer-season-2 = { $season } beginnt am Montag. Unter /plan saison stehen jederzeit die anderen.
