## Saisons: Knöpfe, Listen, Formulare und Optionen

pick-season = Eine andere Saison, ab Montag
season-own = Mein Plan, wie er ist
season-base = Grundlage
season-build = Aufbau
season-peak = Höhepunkt
season-taper = Zuspitzung
season-recovery = Erholung
season-off = Pause vom Training
label-take-season = Nehmen
label-another-season = Eine andere
label-race-date = Lauftermin setzen
label-no-race = Kein Lauf
form-race-title = Dein Lauf
form-race-line = Sein Datum
form-race-example = 2026-10-04
option-race = Wann dein Lauf ist, etwa 2026-10-04
option-season = Welche Saison
option-strength = Krafteinheiten in der Woche
option-mobility = Beweglichkeit in der Woche
option-together = Kraft und Beweglichkeit zusammen, in der Woche
option-recovery = Erholung in der Woche
option-light = Kraft in der kleinen Version
option-season-name = Wie dein Club sie nennt
option-usual = Wieder die übliche Form und der übliche Name
command-plan-season = Die Saison deines Plans, und dein Lauf
command-club-season = Was jede Saison in diesem Club ist
