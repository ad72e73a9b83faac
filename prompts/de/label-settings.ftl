### German (de). Not yet read by a native-speaking coach.
### Buttons, choices and forms of the settings, /me and /help. The rules of label.ftl hold.

## Buttons

label-all-settings = Alle Einstellungen
label-quiet-off = Keine Ruhezeit
label-evening-off = Kein Check-in am Abend
label-units-metric = Kilometer
label-units-imperial = Meilen
label-word-athlete = Athlet:in
label-word-runner = Läufer:in
# What the coach then calls somebody, in the middle of a sentence.
self-athlete = Athlet:in
self-runner = Läufer:in
label-word-own = Mein eigenes Wort
label-word-off = Kein Wort
label-trust-yes = Ja, gern
label-trust-no = Lieber nicht
label-trust-step-back = Wieder abgeben
label-trust-off = Niemanden nennen
label-undo-last = Letzte Änderung zurücknehmen
label-me-why = Wie das zustande kommt
label-back-to-me = Zurück zu meiner Seite
label-report-problem = Ein Problem melden

## The settings by name

setting-zone = Zeitzone
setting-time = Zeit der Nachricht
setting-quiet = Ruhezeit
setting-evening = Check-in am Abend
setting-language = Sprache
setting-units = Einheiten für Strecken
setting-word = Wie ich dich nenne
setting-trusted = Vertrauensperson

## Selects and forms

pick-setting = Wähle, was sich ändern darf
pick-quiet-from = Ruhe ab
pick-quiet-until = Ruhe bis
pick-language = Wähle eine Sprache
form-word-title = Dein eigenes Wort
form-word-line = Wie ich dich nenne
form-word-example = Frühaufsteherin
form-report-title = Ein Problem melden
form-report-line = Das Problem, in wenigen Worten
form-report-example = Bitte nichts zur Gesundheit

## Beside commands

command-me = Wie dein Plan passt, deine Wochen in Worten und Bild; eine Änderung zurücknehmen
command-data-export = Eine Kopie von allem, was über dich gespeichert ist
option-why = Wie die Zeile über deinen Plan zustande kommt
option-evening = Wann der Check-in am Abend kommt, etwa 19:30; aus beendet ihn
option-my-language = Die Sprache, in der ich mit dir spreche
option-units = Kilometer oder Meilen
option-word = Wie ich dich nenne, in deinem eigenen Wort; aus für keines
option-trusted = Jemand, dem du vertraust; das Ja kommt unter den eigenen /einstellungen
