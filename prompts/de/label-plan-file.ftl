### German (de). Not yet read by a native-speaking coach.
### Plans in and out: buttons and commands. At most 80 characters each.

label-add-these = Diese dazunehmen
label-import-more = Mehr davon
pick-import = Eine weglassen oder wieder dazunehmen
command-plan-export = Dein Plan als Datei zum Ändern und als Kalender
command-plan-import = Einen Plan aus Datei oder Kalender lesen; erst deine Zusage ändert etwas
option-plan-file = Ein Kalender (.ics) oder ein Plan von /plan kopie (.toml), bis 256 kB
