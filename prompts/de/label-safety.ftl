### German (de). Not yet read by a native-speaking coach.
### Holds of some kinds, the trusted contact, the club's numbers: buttons, choices, a form.

label-hold-run-strength = Laufen und Kraft anhalten
label-pause-sessions = Einheiten anhalten
label-ask-contact = Meine Vertrauensperson bitten, sich zu melden
label-fuel-on = Gern Notizen
option-pause-what = Was ruht; ohne Angabe alles
choice-everything = Alles
choice-run-strength = Laufen und Kraft
setting-fuel = Notizen zu Essen und Trinken

command-club-summary = Summen des Clubs: Raum, volle Tage und was gemacht wurde
command-club-safety = Die Nummern, die Mitglieder unter /nummern sehen, und welche geprüft sind
line-emergency = Notruf
line-health = Gesundheitstelefon
line-crisis = Jemand zum Reden
line-eating = Rund ums Essen
label-checked-emergency = Notruf: geprüft
label-checked-health = Gesundheitstelefon: geprüft
label-checked-crisis = Jemand zum Reden: geprüft
label-checked-eating = Rund ums Essen: geprüft
label-club-numbers = Nummern unter /nummern
pick-line = Eine Nummer ändern
form-line-line = Nummer oder Adresse mit https://
form-line-example = 116 123; leer für die des Landes
