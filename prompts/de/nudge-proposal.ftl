### German (de). Not yet read by a native-speaking coach.
### Proposals about the plan: below a message that asks nothing else, at most one in seven days, always with "keep it". At most 200
### characters each. The plan is the subject, and nothing is said of what led to it.

shrink-1-1 = Vielleicht ist { $day } nicht der beste Tag für { $title }. Passt ein anderer Tag, passen zehn Minuten, oder bleibt es so?
shrink-1-2 = { $day } ist vielleicht zu voll für { $title }. Gibt es einen besseren Tag, sind zehn Minuten besser, oder ist es gut so?
shrink-1-3 = Ein Gedanke zu { $title }. Wäre ein anderer Tag als { $day } angenehmer, oder zehn Minuten, oder keine Änderung?
move-2-1 = { $day } sieht voll aus. Würde { $title } besser passen, wenn es { $other-day } wäre, oder als zehn Minuten, oder bleibt alles?
move-2-2 = { $other-day } hat Platz in deinem Plan. Wäre { $title } dort besser aufgehoben als { $day }, oder bleibt es?
move-2-3 = Wie wäre { $other-day } für { $title }, statt { $day }? Zehn Minuten gehen auch, oder es bleibt, wo es ist.
shrink-2-1 = Klein läuft es gut mit { $title }. Wird die kleine Version der Plan, oder bleiben beide?
shrink-2-2 = { $title-start } passt in der kleinen Version in deine Tage. Soll das der Plan sein, oder bleibt beides?
shrink-2-3 = Die kleine Größe scheint die richtige zu sein für { $title }. Hättest du sie gern als Plan, oder beide, wie sie sind?
fit-1-1 = Dieser Plan will mehr, als diese Wochen an Platz haben. Soll ich die nächsten zwei kleiner machen, oder bleibt er so?
fit-1-2 = Der Plan sieht groß aus für die Wochen, in denen er lebt. Zwei kleinere Wochen, oder so lassen?
fit-1-3 = Ein Plan darf zu seinen Wochen passen. Würden zwei kleinere helfen, oder bleibt dieser?
cap-up-1 = Wenig Platz ist schon eine Weile eine gute Größe. Dabei bleiben, oder nächste Woche wie üblich?
cap-up-2 = Diese kleinen Wochen waren ganze Wochen. Soll die nächste klein bleiben oder die übliche sein?
res-1-1 = Einmal im Monat ein Blick auf das, was das Training trägt: Schlaf, Essen, Wasser, Ausklang, Pflege. Hätte eines davon gern einen Platz in deinem Plan?
res-1-2 = Die stille Frage des Monats: Möchte Schlaf, Essen, Wasser, Ausklang oder Massage einen Platz in deinem Plan?
res-1-3 = Training steht auch auf anderen Dingen. Gibt es eines davon, das du diesen Monat einplanen magst?
fuel-1-1 = Heute ist eine längere Einheit dabei. Magst du eine Notiz, rundherum etwas zu essen und zu trinken zu planen?
fuel-1-2 = Heute steht etwas Langes oder Hartes im Plan. Soll ich notieren, dass Essen und Trinken dazugehören?
fuel-1-3 = Ein größerer Tag heute. Würde eine Notiz zu Essen und Wasser rundherum helfen?
season-1-1 = Ab Montag eine neue Saison, wenn du magst: { $season }. Nehmen, eine andere ansehen oder alles lassen, wie es ist?
season-1-2 = Zu deinem Lauf passt ab Montag { $season }. Machen wir das, eine andere, oder bleibt alles so?
season-1-3 = Ab Montag würde { $season } zu den Wochen rund um deinen Lauf passen. Nehmen, ändern oder den Plan behalten?
