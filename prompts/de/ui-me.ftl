### German (de). Not yet read by a native-speaking coach.
### `/me`, the copy of one's data, and reports of problems. The rules of ui.ftl hold.

## Me

me-header =
    { $has-self-word ->
        [yes] { "**" }Du, { $self-word }**, nur für deine Augen
       *[no] { "**" }Du**, nur für deine Augen
    }
me-kept =
    { $kept-weeks ->
        [one] Eine gehaltene Woche bisher.
       *[other] { $kept-weeks } gehaltene Wochen insgesamt.
    }
me-sums = Die letzten vier Wochen: { $sums }.
me-comebacks =
    { $comebacks ->
        [one] Einmal zurückgekommen, und das ist eine Fähigkeit.
       *[other] { $comebacks }-mal zurückgekommen, und das ist eine Fähigkeit.
    }
me-decisions = Deine Entscheidungen in diesen drei Monaten: { $decisions }.
me-next = Als Nächstes: { $next }, { $next-on-day }.
me-empty = Diese Seite füllt sich von selbst. Jede Antwort bringt etwas hinein.
me-settling = Wie gut dein Plan zu diesen Wochen passt, steht hier nach den ersten Einheiten.
me-fits = Der Plan passt gut zu diesen Wochen.
me-mostly-fits = Der Plan passt meistens zu diesen Wochen.
me-stretch = Der Plan ist für diese Wochen eher groß. Ein kleinerer ist auch ein guter: /plan ändern
me-too-big = Der Plan sieht gerade zu groß aus. /plan ändern macht ihn kleiner, und klein zählt voll.
me-why =
    { "**" }Wie die Zeile über deinen Plan zustande kommt**
    1. Alles, was du von einer Einheit machst, hebt sie an, die kleine Version genauso wie die ganze.
    2. Die neuesten Einheiten zählen am meisten.{ $has-sums ->
        [yes] { " " }Die letzten vier Wochen: { $sums }.
       *[no] { "" }
    }
    3. Ruhe, ein anderer Tag und eine Pause lassen sie, wie sie ist.
    4. Solange ich still bin, bleibt sie stehen.
    5. Es geht um den Plan. Wenn er mehr will, als diese Wochen an Platz haben, macht /plan ändern ihn kleiner.
me-picture =
    { $has-kept-weeks ->
        [yes] Deine Wochen als Streifen aus Punkten: { $kept-weeks ->
            [one] eine gehaltene Woche.
           *[other] { $kept-weeks } gehaltene Wochen.
        }
       *[no] Deine Wochen als Streifen aus Punkten.
    }
me-last =
    { $has-title ->
        [yes] Deine letzte Antwort: { $title }{ $has-day ->
            [yes] , { $day }
           *[no] { "" }
        }. Ein Druck nimmt sie zurück.
       *[no] Deine letzte Änderung lässt sich mit einem Druck zurücknehmen.
    }

## The copy of one's data

export-ready =
    Hier ist alles, was über dich gespeichert ist, in einer Datei. Die Seite about.txt darin sagt, was was ist.
    Nur du siehst diese Nachricht.
export-about =
    Das ist eine Kopie von allem, was Second Wind über dich speichert.

    In everything.json steht alles, für Programme. Die Dateien mit der Endung csv enthalten je eine Tabelle, für Tabellenprogramme.
    Tage und Wochen sind die deiner eigenen Zeitzone. Zeitpunkte sind in UTC.
    Eine Zahl, die für ein anderes Mitglied steht, ist weggelassen.

    Die Seite des Projekts über Daten sagt, wofür jede Tabelle da ist und wie lange sie bleibt. /data löschen löscht alles.
export-too-large =
    Deine Kopie ist größer, als eine Nachricht tragen kann. Wer diesen Bot betreibt, kann sie dir geben{ $has-operator ->
        [yes] : { $operator }
       *[no] { "" }
    }.

## Reports

help-report = Stimmt etwas mit diesem Bot nicht? Deine Meldung geht mit deinem Discord-Namen an die, die ihn betreiben.
report-sent = Danke. Deine Meldung ist unterwegs, und ihre Worte werden hier gelöscht, sobald sie angekommen ist.
report-post = { "**" }Ein Problem wurde gemeldet** von { $person }:
enough-reports =
    { $max } Meldungen von heute sind unterwegs. Morgen ist Platz für weitere.{ $has-operator ->
        [yes] { " " }Schneller geht es hier: { $operator }.
       *[no] { "" }
    }
no-reports =
    { $has-operator ->
        [yes] Probleme mit diesem Bot gehen an: { $operator }.
       *[no] Probleme mit diesem Bot gehen an einen Captain deines Clubs.
    }

## The days that were used

plan-used = In den letzten zwei Wochen war an diesen Tagen etwas dran: { $days }.
plan-into = { $title-start } steht am { $day }. Soll es stattdessen { $other-day } sein? Da hatten diese Wochen Platz.
