### German (de). Not yet read by a native-speaking coach.
### Holds of some kinds, notes about food, the club's numbers: what stands there.

hold-on =
    { $has-day ->
        [yes] Laufen und Kraft ruhen bis { $day }.
       *[no] Laufen und Kraft ruhen, bis du „Weiter“ drückst.
    } Beweglichkeit, Ruhe und Erholung gehen weiter.

settings-fuel-on = An längeren Tagen biete ich manchmal eine Notiz an, Essen und Trinken rundherum zu planen. Lieber keine?
settings-fuel-off = Es gibt keine Notizen zu Essen und Trinken. Ein Druck bringt sie zurück.

club-safety = An wen { $club } verweist, wenn etwas einen Menschen braucht. Mitglieder sehen das unter /nummern, immer mit findahelpline.com.
club-line-unchecked = von deinem Club noch nicht geprüft
club-line-checked = geprüft { $day }
club-line-old = zuletzt geprüft { $day }, vor mehr als einem Jahr
club-line-none = noch keine Nummer
club-safety-mark = Was noch nicht geprüft ist, ist auch für Mitglieder so markiert. Bitte schlag jede Nummer dort nach, wo sie veröffentlicht wird, und drück dann den Knopf dafür.
club-safety-year = Nummern ändern sich. Einmal im Jahr schlägt jemand im Club jede davon wieder nach und bestätigt sie mit ihrem Knopf.
club-line-saved = Behalten. Sobald jemand sie nachgeschlagen hat, sagt der Knopf darunter das den Mitgliedern.
club-line-confirmed = Danke. Mitglieder sehen sie jetzt als vom Club geprüft.
club-line-off = Die eigene Nummer des Clubs ist heraus. Jetzt steht da, was der Coach für euer Land mitbringt.
club-line-changed = Die Nummer wurde inzwischen geändert, also ist nichts bestätigt. So steht es jetzt.
club-setup-lines =
    { $count ->
        [one] Eine der Nummern hinter /nummern hat dein Club noch nicht geprüft.
       *[other] { $count } der Nummern hinter /nummern hat dein Club noch nicht geprüft.
    } /club sicherheit zeigt sie, und eingerichtet ist alles auch ohne das.
not-a-number = Das liest sich weder als Telefonnummer noch als Adresse, also bleibt alles, wie es war. Eine Nummer wie 116 123 geht, und eine Adresse, die mit https:// beginnt.
