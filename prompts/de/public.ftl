### German (de). Not yet read by a native-speaking coach.
### Lines that a whole club reads. At most 140 characters each. Only what people did, never how many did not; a number that
### would be zero takes its line with it. A line never changes its words with the numbers, beyond the plural.

## OPEN-1: the first line of every board, before and after the first check-in.

open-1 = Neue Woche. Jeder Check-in hilft, die Laterne anzuzünden: eine Einheit, eine kleine, ein Ruhetag, ein „heute nicht“.
open-2 = Eine neue gemeinsame Woche. Einheiten jeder Größe helfen, die Laterne anzuzünden, und Ruhetage auch.
open-3 = Die Tafel der neuen Woche. Jeder Check-in hilft, die Laterne anzuzünden, auch Ruhe und „heute nicht“.
open-4 = Eine frische Woche. Jeder Check-in, an jedem Tag, hilft, die Laterne anzuzünden.

brd-title = 🏮 **{ $group }**
brd-1 =
    Gruppenserie: { $lit-weeks ->
        [one] { $lit-weeks } helle Woche
       *[other] { $lit-weeks } helle Wochen
    } in diesem Kapitel, { $lit-weeks-in-all } insgesamt.
brd-season = Dieser Teil unseres Jahres: { $season }.
brd-picture =
    Unser Jahr in Papierlaternen, eine je Woche{ $has-season ->
        [yes] , und jetzt ist { $season }
       *[no] { "" }
    }: { $lit-weeks ->
        [one] { $lit-weeks } leuchtet.
       *[other] { $lit-weeks } leuchten.
    }
brd-2 = Diese Woche gemeinsam: { $sums }.
brd-3 = Diese Woche zurückgekommen: { $comebacks }. Schön, euch zu sehen.
brd-4 = Wer sich hier zeigen mag, von A bis Z:
brd-5 =
    { $has-kept-weeks ->
        [yes] { $name }: { $kept-weeks ->
            [one] { $kept-weeks } gehaltene Woche
           *[other] { $kept-weeks } gehaltene Wochen
        }
       *[no] { $name }
    }
brd-more = Weitere Namen unter /tafel.
brd-6 = Das ist die erste Tafel der Gruppe. Sie wächst mit jedem Check-in, groß oder klein, und /start ist der Weg hinein.

## LIT-1

lit-1 =
    { $group }: Die Laterne ist an. Gruppenserie: { $lit-weeks ->
        [one] { $lit-weeks } helle Woche
       *[other] { $lit-weeks } helle Wochen
    } in diesem Kapitel.
lit-2 =
    Die Laterne ist an für { $group }. Das macht { $lit-weeks ->
        [one] { $lit-weeks } helle Woche
       *[other] { $lit-weeks } helle Wochen
    } in diesem Kapitel.
lit-3 =
    Eine helle Woche für { $group }, aus großen und kleinen Check-ins. In diesem Kapitel: { $lit-weeks ->
        [one] { $lit-weeks } helle Woche
       *[other] { $lit-weeks } helle Wochen
    }.

## Die Runde eines Clubs: eine Frage, auf die niemand laut antworten muss.

club-check-in-ask-1 = Hallo zusammen. Wofür hat diese Woche Raum?
club-check-in-ask-2 = Hallo aus dem Club. Auf welche Einheit freut ihr euch?
club-check-in-ask-3 = Ein kurzes Hallo. Welcher Tag dieser Woche sieht freundlich aus?
club-check-in-ask-4 = Hallo, alle. Was würde diese Woche etwas leichter machen?
club-check-in-ask-5 = Hallo da draußen. Welche kleine Version passt in diese Woche?
club-check-in-ask-6 = Schön, hier zu sein. Wo passen diese Woche zehn ruhige Minuten hin?
club-check-in-ask-7 = Hallo, ihr Lieben. Mit wem würdet ihr euch diese Woche gern bewegen?
club-check-in-ask-8 = Ein Hallo aus dem Club. Wofür wären euch die Beine dankbar?
club-check-in-about = Der Knopf öffnet deine eigenen Einheiten. Nur du siehst sie, und was du dort antwortest.
club-check-in-hellos =
    { $hellos ->
        [one] { $hellos } Hallo bisher.
       *[other] { $hellos } Hallos bisher.
    }

## Ein geteilter Check-in.

shared-1 =
    { $kind ->
        [strength] { $name } war bei der Kraft und teilt das mit euch.
        [mobility] { $name } war bei der Beweglichkeit und teilt das mit euch.
        [recovery] { $name } hat sich Zeit für Erholung genommen und teilt das mit euch.
       *[run] { $name } war laufen und teilt das mit euch.
    }
shared-2 = Mit euch geteilt von { $name }: { $kind-name }, erledigt.
shared-3 =
    { $kind ->
        [strength] Etwas Kraft von { $name }, mit euch geteilt.
        [mobility] Etwas Beweglichkeit von { $name }, mit euch geteilt.
        [recovery] Etwas Erholung von { $name }, mit euch geteilt.
       *[run] Ein Lauf von { $name }, mit euch geteilt.
    }
shared-about = Ein Druck schickt Applaus. Er kommt mit der nächsten Nachricht an, und niemand zählt.
