### German (de). Not yet read by a native-speaking coach.
### Buttons and options about the groups of a club.

label-group-join = Dabei sein
label-group-leave = Gruppe verlassen
label-group-restore = Zurückholen
label-group-carry-on = Weitermachen
label-more-names = Weitere Namen
label-first-names = Wieder von vorn
pick-group = Eine andere Gruppe
command-club-board = Nach den Tafeln sehen; Gruppen anlegen, umbenennen, umziehen, archivieren
option-join = Eine Gruppe, zu der du möchtest
option-leave = Eine Gruppe, die du verlässt
option-group = Welche Gruppe
option-group-add = Der Name einer neuen Gruppe
option-group-name = Ein neuer Name für sie
option-group-channel = Der Kanal für ihre Tafel
option-group-archive = Ins Archiv legen oder wieder herausholen

command-club-schedule = Ein Hallo für alle, einmal pro Woche, mit Knopf zu den eigenen Einheiten
option-schedule-channel = Wo es steht
option-schedule-day = An welchem Tag
option-schedule-time = Wann, nach der Uhr des Clubs, etwa 18:00
option-schedule-question = Deine eigene Frage; sonst wechseln sich meine ab
label-my-sessions = Meine Einheiten
option-group-season = Wie dieser Teil des Jahres auf der Tafel heißt; - nimmt es weg
