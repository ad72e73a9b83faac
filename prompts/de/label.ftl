### German (de). Not yet read by a native-speaking coach.
### Buttons, choices, forms and the lines beside commands. At most 80 characters, neutral, no Markdown: a way out is as good a
### button as any other.

## Answers

label-done = Erledigt
label-some = Ein Teil
label-small = Kleine Version
label-move = Verschieben
label-not-today = Heute nicht
label-rest = Ruhe
label-it-was-rest = Es war Ruhe
label-change = Ändern
label-change-room = Andere Größe
label-back = Zurück
label-undo = Rückgängig
label-instead = Stattdessen
label-extra = Extra
label-today = Einheiten von heute
label-other-days = Die anderen Tage

## The week

label-this-week = Diese Woche
label-next-week = Nächste Woche
label-let-go = Diesmal weglassen
label-whole-week = Zurück zur Woche

## Letters

label-start-small = Klein anfangen
label-move-things = Etwas verschieben
label-pause = Pause
label-leave-it = Vorerst so lassen
label-two-small = Zwei kleine
label-usual-low = Wie sonst, wenig
label-usual = Wie sonst
label-choose-later = Später wählen

## Messages on and off

label-stop-messages = Nachrichten beenden
label-start-messages = Nachrichten wieder an
label-try-dm = DM noch einmal versuchen

## Joining

label-start = Start
label-adult-yes = Ich bin 18 oder älter, los
label-not-now = Jetzt nicht
label-city-open = Meine Stadt wählen
label-city-other = Eine andere Stadt
label-zone-yes = Ja, das ist meine Zeit
label-plan-first-steps = Erste Schritte, 3 pro Woche
label-plan-steady = Gleichmäßig, 5 pro Woche
label-plan-long-run-block = Langer Lauf, 6 pro Woche
label-share-yes = Namen zeigen
label-share-no = Privat lassen
label-stop-sharing = Namen nicht mehr zeigen

## The plan, data

label-remove = Herausnehmen
label-restore = Wieder hineinlegen
label-plan-more = Mehr vom Plan
label-into-day = Dort einplanen
label-plan-first = Zurück zum Anfang
label-edit-words = Titel und Worte
label-edit-days = Tage und Daten
label-replace-plan = Meinen Plan ersetzen
label-add-to-plan = Zu meinem Plan dazu
label-take-plan = Diesen Plan nehmen
label-keep-plan = Meinen Plan behalten
label-delete-everything = Alles löschen
label-keep-everything = Alles behalten

## The room of a week

label-room-low = Wenig
label-room-steady = Üblich
label-room-high = Viel
label-room-same = Wie letzte Woche
label-low-week = Kleine Woche
label-next-week-low = Nächste Woche klein

## Proposals

label-another-day = Ein anderer Tag
label-ten-minutes = Zehn Minuten
label-keep-it = So lassen, wie es ist
label-keep-both = Beide behalten
label-keep-here = Dabei bleiben
label-make-small = Klein als Plan
label-two-small-weeks = Zwei kleinere Wochen
label-go-steady = Wie üblich
label-fuel-note = Gern eine Notiz
label-fuel-off = Keine solchen Notizen
label-area-pick = Wähle eines, oder behalte den Plan

## Forms and selects. The titles of forms and their lines hold 45 characters.

form-city-title = Deine Zeitzone
form-city-line = Stadt
form-city-example = Lissabon
form-words-title = Was es ist
form-days-title = Wann es dran ist
form-area-title = Ein Platz im Plan
form-line-title = Titel
form-line-minutes = Etwa wie viele Minuten
form-line-full = Was es ist (bitte nichts zur Gesundheit)
form-line-small = Kleine Version, für Tage mit wenig Platz
form-line-cue = Wann am Tag
form-line-days = An welchen Tagen
form-line-every = Alle wie viele Wochen
form-line-from = Ab welchem Datum
form-line-until = Bis zu welchem Datum
form-line-fallback = Ein zweiter Tag zur Wahl
pick-board-channel = Der Kanal für die Tafel
pick-start-channel = Ein Kanal für die Nachricht mit Start
pick-captain-role = Eine Rolle für Captains, oder keine
pick-city = Wähle die, die passt
pick-time = Wähle eine Zeit
pick-day = Wähle einen Tag
pick-session = Wähle eine Einheit
pick-kind = Wähle eine Art
pick-club = Wähle einen Club

## Beside commands

command-start = Mitmachen, in etwa einer Minute
command-today = Die Einheiten von heute, mit ihren Knöpfen
command-check-in = Eine Einheit eintragen, für heute oder bis zu 30 Tage zurück
command-plan = Dein Wochenplan
command-plan-show = Deinen Plan ansehen
command-plan-add = Eine Einheit dazunehmen, mit ihrer kleinen Version
command-plan-remove = Eine Einheit herausnehmen, ab heute
command-plan-edit = Eine Einheit ändern, ab heute
command-plan-template = Die Pläne für den Anfang ansehen und einen nehmen
command-week = Deine Woche auf einen Blick, mit Verschieben und Weglassen
command-settings = Zeitzone, Zeit der Nachricht, Ruhezeit
command-stop = Alle Nachrichten in einem Schritt beenden; dein Plan bleibt
command-board = Die Gruppenserie, und ob dein Name dort steht
command-help = Wie das hier geht, und wer es betreibt
command-data = Was über dich gespeichert ist
command-data-delete = Alles über dich löschen, jetzt
command-club = Für Captains: Tafel und Einstellungen des Clubs
command-club-setup = Tafel und Zeit des Clubs einrichten, und eine Nachricht mit Start
option-session = Welche Einheit
option-outcome = Wie es war
option-date = Welcher Tag; ohne Angabe heute
option-kind = Kraft, Beweglichkeit, Erholung oder Lauf
option-title = Ein kurzer Name, etwa Hüfte und Knöchel
option-minutes = Etwa wie viele Minuten
option-days = An welchen Tagen, etwa mo, do
option-full = Was es ist, in wenigen Worten
option-small = Die kleine Version, für Tage mit wenig Platz
option-cue = Wann am Tag, etwa nach der Arbeit
option-area = Worum es bei der Erholung geht
option-every = Alle wie viele Wochen; ohne Angabe jede
option-from = Ab welchem Datum
option-until = Bis zu welchem Datum
option-fallback = Ein zweiter Tag zur Wahl
option-long = Ein langer Lauf
option-hard = Ein harter Lauf
option-remind = An diesen Lauf erinnern
option-city = Deine Stadt, für die Zeitzone
option-time = Wann die tägliche Nachricht kommt, etwa 07:30
option-quiet-from = Ruhe ab, etwa 21:00
option-quiet-until = Ruhe bis, etwa 07:00
option-share = Meinen Namen auf der Tafel zeigen
option-channel = Der Kanal für die Tafel
option-club-city = Die Stadt des Clubs, für seine Uhr
option-language = Die Sprache des Clubs
option-start-post = Auch eine Nachricht mit Start-Knopf senden
option-captain-role = Auch alle mit dieser Rolle dürfen /club nutzen
option-club = Welcher Club
