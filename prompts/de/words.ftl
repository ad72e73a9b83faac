### German (de). Not yet read by a native-speaking coach.
### Small words and the helpers that other texts are built from.

## Helpers. They read the variables of the text that uses them.

# The cue if there is one, else "Heute": the beginning of a reminder. No verb follows it directly: a cue may be anything.
when =
    { $has-cue ->
        [yes] { $cue-start }
       *[no] Heute
    }
minutes =
    { $minutes ->
        [one] { $minutes } Minute
       *[other] { $minutes } Minuten
    }
about-minutes =
    { $has-minutes ->
        [yes] , etwa { minutes }
       *[no] { "" }
    }
# As the subject and the object of a sentence: both read the same.
sessions =
    { $count ->
        [one] eine Einheit
        [2] zwei Einheiten
        [3] drei Einheiten
        [4] vier Einheiten
        [5] fünf Einheiten
       *[other] { $count } Einheiten
    }
sessions-start =
    { $count ->
        [one] Eine Einheit
        [2] Zwei Einheiten
        [3] Drei Einheiten
        [4] Vier Einheiten
        [5] Fünf Einheiten
       *[other] { $count } Einheiten
    }
any-one =
    { $count ->
        [one] Jede Größe davon
        [2] Jede der beiden
       *[other] Jede davon
    }
# What comes next, at the end of an answer; nothing when nothing is planned.
next =
    { $has-next ->
        [yes] { " " }Als Nächstes: { $next }, { $next-on-day }.
       *[no] { "" }
    }
next-is =
    { $has-next ->
        [yes] { " " }Weiter geht's { $next-on-day }: { $next }.
       *[no] { "" }
    }
then =
    { $has-next ->
        [yes] { " " }Danach: { $next }, { $next-on-day }.
       *[no] { "" }
    }
# The member's own word, after a greeting.
to-you =
    { $has-self-word ->
        [yes] , { $self-word }
       *[no] { "" }
    }

## Days

weekday-mon = Montag
weekday-tue = Dienstag
weekday-wed = Mittwoch
weekday-thu = Donnerstag
weekday-fri = Freitag
weekday-sat = Samstag
weekday-sun = Sonntag
month-jan = Januar
month-feb = Februar
month-mar = März
month-apr = April
month-may = Mai
month-jun = Juni
month-jul = Juli
month-aug = August
month-sep = September
month-oct = Oktober
month-nov = November
month-dec = Dezember
date = { $weekday }, { $day-of-month }. { $month }
day-today = heute
day-tomorrow = morgen
day-yesterday = gestern
on-day = am { $day }

## Decisions

decision-planned = geplant
decision-adapted = angepasst
decision-rested = geruht

## Kinds and areas

kind-strength = Kraft
kind-mobility = Beweglichkeit
kind-recovery = Erholung
kind-run = Lauf
area-sleep = Schlaf
area-wind-down = Abend ausklingen
area-rest = Ruhe
area-fuel = Essen
area-water = Trinken
area-hands-on-care = Massage und Behandlung
area-check-ups = Vorsorge
area-easy-movement = lockere Bewegung

## Lists

list-comma = { ", " }
list-and = { $before } und { $last }
list-or = { $before } oder { $last }

## What Discord may allow in a channel, as its settings show them

right-view-channel = Kanal ansehen
right-send-messages = Nachrichten senden
right-embed-links = Links einbetten
right-attach-files = Dateien anhängen
right-read-message-history = Nachrichtenverlauf lesen

## A member's own texts, where the sentence puts a colon before them

text-field-title = Titel
text-field-full = Beschreibung
text-field-small = kleine Version
text-field-cue = Zeitpunkt am Tag
text-field-self-word = dein Wort
text-field-report = deine Meldung
text-field-group = Name der Gruppe
text-field-question = Frage

## The settings' quiet hours

quiet-line =
    { $has-quiet ->
        [yes] Ruhezeit: { $quiet-from } bis { $quiet-until }
       *[no] Ruhezeit: keine
    }

## The settings' language and units

# This language, in itself.
language-name = Deutsch
units-metric = Kilometer
units-imperial = Meilen

# What became of a session, after a colon or a comma.
as-what =
    { $outcome ->
        [small] kleine Version
        [some] ein Teil
        [swapped] eine andere Art
        [moved] verschoben
        [rested] Ruhe
        [let-go] weggelassen
       *[done] erledigt
    }
weeks-kept =
    { $kept-weeks ->
        [one] eine gehaltene Woche
       *[other] { $kept-weeks } gehaltene Wochen
    }
weeks-kept-start =
    { $kept-weeks ->
        [one] Eine gehaltene Woche
       *[other] { $kept-weeks } gehaltene Wochen
    }
# What comes next, after a return.
next-any-size =
    { $has-next ->
        [yes] { " " }Als Nächstes: { $next }, { $next-on-day }, so klein du magst.
       *[no] { "" }
    }
kept-weeks =
    { $kept-weeks ->
        [one] eine gehaltene Woche
       *[other] { $kept-weeks } gehaltene Wochen
    }
kept-weeks-start =
    { $kept-weeks ->
        [one] Eine gehaltene Woche
       *[other] { $kept-weeks } gehaltene Wochen
    }
# How often one of them was done.
kind-times =
    { $times ->
        [1] einmal { $kind-name }
        [2] zweimal { $kind-name }
       *[other] { $times }-mal { $kind-name }
    }
