### German (de). Not yet read by a native-speaking coach.
### The answers to how much room a week has. At most 140 characters each. The smaller plan is the plan.

## LOW-1: the smaller plan, as the plan.

low-1-1 = Machen wir eine kleine Woche: { sessions }, in der kleinen Version, an Tagen, die passen. Das ist der ganze Plan.
low-1-2 = Dann eine Woche mit wenig Platz. { sessions-start }, klein gehalten, und damit ist sie voll.
low-1-3 = Kleine Woche, ganzer Plan: { sessions }, jeweils in der kleinen Version. Mehr steht nicht darauf.
low-1-4 = Dann schrumpft der Plan mit: { sessions }, alles klein. Das ist die Woche.
low-1-5 = { sessions-start }, kleine Version, und Raum für alles andere. So sieht der Plan aus.
low-1-6 = Wenig ist eine gute Größe für eine Woche. Darin stehen { sessions }, und die kleine Version ist die Einheit.
low-1-7 = Der Plan ist jetzt kleiner. { sessions-start }, jedes Mal klein, und das ist alles.
low-1-8 = Also halten wir es klein. { sessions-start } im Kalender, und der Rest der Woche gehört dir.

## The usual week, and a roomy one.

steady-1-1 = Wie üblich: { sessions }, in der Größe, die jeder Tag hat.
steady-1-2 = Dann die übliche Woche: { sessions }. Kleine Versionen kommen mit, wie immer.
steady-1-3 = Also dein üblicher Plan. { sessions-start }, und alles darf wandern.
steady-1-4 = Gleichmäßig. { sessions-start } im Kalender, die kleinen Versionen gleich daneben.
steady-1-5 = Der Plan, wie du ihn kennst: { sessions }, jeweils mit einem Taschenformat.
steady-1-6 = In Ordnung, eine Woche wie die meisten. Sie enthält { sessions }, groß oder klein.
steady-1-7 = { sessions-start } aus dem üblichen Plan. Welche Größe es wird, entscheidet der Tag.
steady-1-8 = Das ist also die Woche wie geplant: { sessions }, in aller Ruhe.
high-1-1 = Platz für mehr, gut. Im Plan bleibt es bei: { sessions }. Eine dazu kannst du nehmen oder lassen.
high-1-2 = Eine weite Woche: { sessions } wie üblich. Was dazukommt, ist freiwillig.
high-1-3 = Also viel Platz. { sessions-start } im Plan, und alles darüber hinaus ist extra.
high-1-4 = Raum im Kalender also. Der Plan behält { sessions }, und eine zusätzliche entscheidest du.
high-1-5 = Eine weite Woche liegt vor dir: darin { sessions }, und der Rest ist freie Luft.
high-1-6 = Notiert, reichlich Platz. Es bleibt bei: { sessions }, mit Raum daneben.
high-1-7 = { sessions-start }, und eine freie Ecke für das, was du dazunehmen magst.
high-1-8 = Die Woche hat Ellbogenfreiheit. Sie behält { sessions }, und mehr darf, wer mag.
room-noted-1 = Notiert. Mehr ist dort nicht geplant, und auch das ist ein Plan.
room-noted-2 = Notiert, und das Blatt ist offen. /plan hinzufügen und /eintragen sind da, wenn du magst.
one-more-1 = Wenn du noch eine magst: **{ $title }**, { $on-day }. Sie steht neben dem Plan, und /eintragen nimmt sie auf.
one-more-2 = Platz für ein Extra: **{ $title }** würde { $on-day } passen. /eintragen nimmt es auf, und Lassen ist genauso gut.
one-more-3 = **{ $title }** hätte { $on-day } Raum, als Extra. /eintragen nimmt es auf, falls es dazu kommt.
