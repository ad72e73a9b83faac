### German (de). Not yet read by a native-speaking coach.
### Plans in and out: buttons and commands. At most 80 characters each.

label-add-these = Diese dazunehmen
label-import-more = Mehr davon
pick-import = Eine weglassen oder wieder dazunehmen
command-plan-export = Dein Plan als Datei zum Ändern und als Kalender
command-plan-import = Einen Plan aus Datei oder Kalender lesen; erst deine Zusage ändert etwas
option-plan-file = Ein Kalender (.ics) oder ein Plan von /plan kopie (.toml), bis 256 kB

command-club-template = Pläne, mit denen Leute in deinem Club anfangen können
option-template-name = Wie ein eigener Plan heißt
option-template-plan = Einer der drei, zum Ansehen oder Ändern
option-template-file = Der Plan als Datei, wie die von /plan kopie
option-template-mine = Nimm den Plan, den du selbst hast
option-template-remove = Nicht mehr anbieten; Kopien bleiben bei ihren Leuten
label-name-first-steps = Erste Schritte
label-name-steady = Gleichmäßig
label-name-long-run-block = Langer Lauf
