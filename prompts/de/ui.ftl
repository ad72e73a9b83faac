### German (de). Not yet read by a native-speaking coach.
### Steps, lists, settings, refusals. At most 600 characters each. A refusal says what works, loses nothing, and blames nobody.

## Joining

start-consent =
    Hallo. Ich halte dir Kraft, Beweglichkeit und Erholung im Kalender: eine Nachricht an deinen Tagen, und jede Größe zählt.

    { "**" }Was ich behalte:** Plan, Antworten, deinen Namen hier, Zeitzone und Nachrichtenzeit. Nichts zur Gesundheit, keine Gründe.
    { "**" }Wer es sieht:** nur du, und wer diesen Bot betreibt. Der Club sieht Summen der ganzen Gruppe, deinen Namen nur, wenn du magst.
    { "**" }Dein Wort gilt:** /stop beendet alle Nachrichten, /data löschen löscht alles.

    Das hier ist für Erwachsene ab 18. Notfälle bemerke ich nicht. Dafür gibt es den örtlichen Notruf.
start-zone-ask = In welcher Stadt bist du, oder in der Nähe von welcher? Daraus sehe ich deine Zeitzone, damit Nachrichten nach deiner Uhr kommen.
start-zone-confirm = **{ $place }**: Ist es bei dir gerade { $clock }?
start-city-unknown =
    { $has-suggestions ->
        [yes] Unter diesem Namen kenne ich keine Stadt. Vielleicht ist es { $suggestions }. Eine größere Stadt mit derselben Uhrzeit geht auch.
       *[no] Unter diesem Namen kenne ich keine Stadt. Eine größere Stadt mit derselben Uhrzeit geht genauso gut.
    }
start-time = Wann hättest du gern deine Nachricht? Sie kommt einmal an Tagen mit Einheiten, zu jeder Zeit von 04:00 bis 23:59.
start-plan = Pläne für den Anfang. Jede Einheit hat eine kleine Version, und alles lässt sich später mit /plan ändern.
start-plan-ask = Welcher sieht am ehesten aus wie deine Wochen?
start-share =
    Möchtest du deinen Namen { $has-club ->
        [yes] auf der Tafel dieses Clubs zeigen ({ $club })
       *[no] auf der Tafel des Clubs zeigen
    }?

    Dort stehen dein Name und deine gehaltenen Wochen, nach dem Alphabet. Diese Zahl fällt nie. Andere sehen sie wachsen und könnten so auch Wochen sehen, in denen sie gleich bleibt.
    Privat ist genauso gut, und /tafel ändert es jederzeit.
start-done =
    Du bist dabei. Deine Nachricht kommt um { $reminder-at } an Tagen mit Einheiten, und ein erstes Hallo kommt in deine DM.
    Die ersten zwei Wochen sind mit Absicht klein: etwa die Hälfte des Plans, jede Einheit in ihrer kleinen Version. /woche macht eine Woche größer, wann immer du magst. Hier ist heute.
start-done-dm-closed =
    Du bist dabei. Deine DM ist für mich geschlossen, deshalb stehen deine Einheiten hier unter /heute.
    Die ersten zwei Wochen sind mit Absicht klein: etwa die Hälfte des Plans, jede Einheit in ihrer kleinen Version. /woche macht eine Woche größer, wann immer du magst.

    Wenn du die Nachricht um { $reminder-at } magst: Erlaube Direktnachrichten in den Privatsphäre-Einstellungen dieses Servers und drück dann den Knopf.
start-already = Du bist schon dabei, und dein Plan ist hier. /heute zeigt den Tag, /einstellungen ändert Uhrzeit und Zeitzone.
start-left = In Ordnung. Nichts ist gespeichert, und /start ist hier, wann immer du magst.

## Today and the plan

today-header = **{ $day-start }**: { sessions }, in jeder Größe, die du magst.
today-empty = Heute ist offen.{ next } Wenn du trotzdem etwas machst, nimmt /eintragen es auf.
today-line =
    { $has-cue ->
        [yes] { $cue-start }: **{ $title }**
       *[no] **{ $title-start }**
    }{ about-minutes }.{ $has-full ->
        [yes] { " " }{ $full-start }.
       *[no] { "" }
    }{ $has-small ->
        [yes] { " " }Kleine Version: { $small }.
       *[no] { "" }
    }
plan-header =
    { $count ->
        [one] In deinem Plan steht eine Einheit. Sie darf wandern oder schrumpfen, wann immer du magst.
       *[other] In deinem Plan stehen { sessions }. Alles darin darf wandern oder schrumpfen.
    }
plan-line =
    { "**" }{ $title-start }** ({ $kind-name }{ $has-area-name ->
        [yes] , { $area-name }
       *[no] { "" }
    }), etwa { minutes }: { $days }{ $has-every-weeks ->
        [yes] , alle { $every-weeks } Wochen
       *[no] { "" }
    }{ $has-cue ->
        [yes] , { $cue }
       *[no] { "" }
    }.{ $has-small ->
        [yes] { " " }Kleine Version: { $small }.
       *[no] { "" }
    }
plan-empty = Dein Plan ist ein leeres Blatt. /plan hinzufügen legt die erste Einheit darauf, mit einer kleinen Version daneben.
plan-added = { $title-start } ist ab heute in deinem Plan.{ next }
plan-removed = { $title-start } ist ab heute nicht mehr in deinem Plan. Was du damit gemacht hast, bleibt eingetragen.
plan-restored = { $title-start } ist wieder in deinem Plan wie zuvor.{ next }
check-in-ask =
    { $has-title ->
        [yes] Wie war { $title }{ $has-day ->
            [yes] , { $day }
           *[no] { "" }
        }? Jede Antwort passt.
       *[no] Welche Einheit möchtest du eintragen?
    }
move-ask = Welcher Tag passt besser für { $title }?
nothing-to-move =
    { $has-title ->
        [yes] An den Tagen, die ich anbieten könnte, steht { $title } schon.
       *[no] Das ist kein Tag, den ich anbieten könnte.
    } Alles kann bleiben, wo es ist.

## Settings and the board

settings-show =
    { "**" }Deine Einstellungen**
    Zeitzone: { $place }, dort ist es jetzt { $clock }
    Tägliche Nachricht: { $reminder-at }, an Tagen mit Einheiten
    { quiet-line }{ $has-shares-name ->
        [yes] { $shares-name ->
            [yes] { "\u000A" }Dein Name auf der Tafel dieses Clubs: sichtbar
           *[no] { "\u000A" }Dein Name auf der Tafel dieses Clubs: privat
        }
       *[no] { "" }
    }
board-none = Dieser Club hat noch keine Tafel. Ein Captain kann mit /club einrichten eine aufstellen.
board-rests-rights =
    Die Tafel von { $club } ruht: In { $channel } darf ich gerade nicht schreiben.
    Sobald ich darf, geht es von selbst weiter, und /club tafel findet einen anderen Kanal für sie.
board-rests-gone =
    Den Kanal für die Tafel von { $club } gibt es nicht mehr, deshalb ruht sie.
    /club tafel stellt sie auf, wo du magst.
board-rests-taken =
    Jemand hat die Tafel von { $club } aus { $channel } genommen, deshalb lasse ich sie weg.
    Wann immer du sie wieder magst: /club tafel.
board-rests-thread =
    Die Tafel von { $club } ruht: { $channel } ist archiviert oder gesperrt.
    Sobald der Thread wieder offen ist, geht es von selbst weiter, und /club tafel findet einen anderen Kanal.
board-rests-forum =
    { $channel } ist ein Forum, und die Tafel von { $club } braucht einen Kanal für einfache Nachrichten.
    /club tafel findet einen.
board-rests-filtered =
    Der Filter des Servers hält die Tafel von { $club } in { $channel } zurück.
    Am Montag kommt der nächste Versuch, oder gleich mit /club tafel.
board-here =
    Die Tafel ist in { $channel }.{ $has-shares-name ->
        [yes] { $shares-name ->
            [yes] { " " }Dein Name ist dort zu sehen.
           *[no] { " " }Dein Name ist privat.
        }
       *[no] { "" }
    }
share-on =
    Dein Name steht auf { $has-club ->
        [yes] der Tafel von { $club }
       *[no] der Tafel dieses Clubs
    }, mit deinen gehaltenen Wochen. Andere sehen diese Zahl wachsen und könnten so auch Wochen sehen, in denen sie gleich bleibt. Ein Druck nimmt deinen Namen weg.
share-off =
    Dein Name steht nicht mehr auf { $has-club ->
        [yes] der Tafel von { $club }
       *[no] der Tafel dieses Clubs
    }. Die Nachricht dort folgt innerhalb einer Minute.

## Help and data

help =
    Kraft, Beweglichkeit und Erholung in deinem Kalender: Jede Einheit hat eine kleine Version, jede darf wandern. Kleine Wochen brauchen keinen Grund.

    { "**" }/heute** deine Einheiten
    { "**" }/eintragen** bis 30 Tage zurück
    { "**" }/woche** verschieben, weglassen
    { "**" }/plan** ansehen, ändern
    { "**" }/pause** ruhen, beliebig lange
    { "**" }/ich** deine Wochen, Rückgängig
    { "**" }/einstellungen** Zeiten, Ruhezeit
    { "**" }/tafel** Gruppenserie
    { "**" }/stop** beendet Nachrichten
    { "**" }/data** Kopie oder löschen

    Ich bin ein Bot, niemand liest mit. Für Notfälle gibt es den örtlichen Notruf.
    { $has-operator ->
        [yes] Fragen zu diesem Bot: { $operator }
       *[no] Fragen zu diesem Bot: an einen Captain deines Clubs.
    }
data-delete-ask = Das löscht deinen Plan, deine Antworten und deine Einstellungen, jetzt und endgültig. Soll ich?
data-deleted = Alles ist gelöscht. Danke, dass du mit uns gelaufen bist, und /start ist hier, wann immer du magst.
data-kept = Alles bleibt, wie es ist.

## The club

club-setup-done =
    Fertig. Die Tafel kommt in { $channel }, jeden Montag um 07:00 eine neue, nach der Uhr von { $place }.{ $has-rights ->
        [yes] { "\u000A" }Was ich dort geprüft habe: { $rights }.
       *[no] { "" }
    }
    Captains, die /club nicht sehen: Die Serververwaltung kann es unter Integrationen erlauben.
club-no-pictures = In { $channel } darf ich noch keine Dateien anhängen, darum steht die Tafel dort in Worten. Sobald „Dateien anhängen“ erlaubt ist, kommt ihr Bild von selbst.
club-setup-ask =
    Hallo. Für eine Tafel von { $club } reicht eine Wahl: In welchem Kanal darf sie stehen? Alles andere hier unten hat Zeit und lässt sich später ändern.
club-setup-start = Die Nachricht mit Start kommt in { $channel }.
club-summary = **{ $club }**, in Summen. Nur Captains sehen das, und es nennt niemanden.
club-summary-done = Diese Woche bisher gemacht: { $sums }.
club-summary-room = So viel Raum hat die nächste Woche nach euren Antworten:
club-summary-low = Wenig: { $count }
club-summary-steady = Üblich: { $count }
club-summary-high = Viel: { $count }
club-summary-days = Die vollsten Tage der nächsten Woche, nach allen Plänen:
club-summary-day =
    { $day-start }: { $count ->
        [one] { $count } Einheit
       *[other] { $count } Einheiten
    }
club-summary-none = Jede Summe hier braucht fünf Leute, damit sie über niemanden etwas sagt. Sie kommen von selbst, wenn der Club wächst.
club-setup-captains =
    { $has-role ->
        [yes] Captains: alle mit { $role }, und Leute, die diesen Server verwalten dürfen.
       *[no] Captains: Leute, die diesen Server verwalten dürfen.
    }
club-start-post =
    { "**" }Second Wind** { $has-club ->
        [yes] für { $club }
       *[no] für diesen Club
    }

    Ein stiller Coach für Kraft, Beweglichkeit und Erholung. Du bekommst eine Nachricht an deinen Tagen, und jede Einheit hat eine kleine Version, die voll zählt.
    Deine Antworten gehören dir allein. Für Erwachsene ab 18.

    Drück Start oder tippe /start.
club-setup-missing =
    In { $channel } fehlt mir die Erlaubnis: { $rights }. Die Serververwaltung kann das in den Berechtigungen des Kanals ändern. Danach bitte noch einmal /club einrichten.

## What nobody expected

unknown-button = Dieser Knopf ist aus einer anderen Zeit, also hat sich nichts geändert. /heute hat frische.
not-yours = Dieser Knopf gehört zum Plan von jemand anderem. /heute zeigt deinen.
dm-works-again = Deine DM geht. Nachrichten kommen ab jetzt dorthin.
dm-still-closed = Deine DM ist für mich noch geschlossen. Deine Einheiten stehen hier unter /heute, und der Schalter für Direktnachrichten ist in den Privatsphäre-Einstellungen dieses Servers.
sorry = Bei uns ist etwas kaputtgegangen. Was du eingetragen hast, ist alles noch da. Bitte versuch es gleich noch einmal.

## Refusals

unknown-city =
    { $has-suggestions ->
        [yes] Unter diesem Namen kenne ich keine Stadt. Vielleicht ist es { $suggestions }.
       *[no] Unter diesem Namen kenne ich keine Stadt. Eine größere Stadt mit derselben Uhrzeit geht genauso gut.
    }
unknown-zone = Diese Zeitzone kenne ich nicht. Eine Stadt aus der Liste geht, und ein Name wie Europe/Berlin auch.
bad-time = Das kann ich nicht als Uhrzeit lesen. So etwas wie 07:30 geht.
time-out-of-range = Nachrichten kommen zwischen 04:00 und 23:59. Welche Zeit darin passt dir?
too-many-sessions = In einen Plan passen bis zu { $max } Einheiten, und deiner ist voll. Nimm eine heraus, und es ist Platz für eine andere.
too-many-occurrences = In eine Woche passen bis zu { $max } Einheiten, und mit dieser wären es mehr. Mit weniger Tagen, oder jede zweite Woche, passt sie.
text-empty = Hier stehen noch keine Worte: { $text-field }. Ein paar genügen.
text-too-long = Das ist etwas lang ({ $text-field }): Bis zu { $max } Zeichen passen.
text-not-plain = Darin steckt eine Erwähnung oder ein unsichtbares Zeichen: { $text-field }. Einfache Worte gehen, und Emoji auch.
minutes-out-of-range = Minuten gehen von 1 bis { $max }.
small-needed = Jede Einheit hat hier eine kleine Version, für Tage mit wenig Platz. Was wäre das, in wenigen Worten?
days-needed = An welchen Tagen? Einer oder mehrere, etwa mo oder di, do.
bad-date = Das kann ich nicht als Datum lesen. So etwas wie 2026-06-14 geht, und eine Wahl aus der Liste auch.
date-too-old = Tage bleiben { $max } Tage lang offen. Dieser liegt weiter zurück und bleibt, wie er ist.
date-in-future = Dieser Tag kommt erst noch. /eintragen nimmt heute und die Tage davor.
dates-reversed = Das Ende liegt vor dem Anfang. Andersherum geht es.
not-joined = Komm gern erst dazu: /start dauert etwa eine Minute, und vor dem letzten Schritt wird nichts gespeichert.
no-such-session = Diese Einheit finde ich nicht in deinem Plan. /plan zeigen zeigt, was da ist.
not-a-captain = Das ist für Captains: Leute, die diesen Server verwalten dürfen oder die dafür genannte Rolle haben.
not-a-manager = Captains ernennen Leute, die diesen Server verwalten dürfen. Alles andere hier geht auch bei dir.
everyones-role = Diese Rolle haben alle im Server. Eine kleinere geht, oder gar keine.
only-in-server = Das geht im Server deines Clubs. Hier in der DM gehen /heute und /hilfe.
no-club = Ich sehe keinen Club, in dem wir beide sind. In einem Server, der mich nutzt, ist /start der Weg hinein.
which-club = Du bist hier in mehr als einem Club. Welchen meinst du?
board-channel-needed = Welcher Kanal ist für die Tafel? Ein Textkanal, in dem ich schreiben darf, geht.
option-unknown =
    { $has-option ->
        [yes] Mit „{ $option }“ kann ich nichts anfangen, also hat sich nichts geändert. Eine Wahl aus der Liste geht.
       *[no] Damit kann ich nichts anfangen, also hat sich nichts geändert. Eine Wahl aus der Liste geht.
    }
already-there =
    { $has-title ->
        [yes] { $title-start } steht { $on-day } schon da.
       *[no] Das steht { $on-day } schon da.
    } Jeder andere Tag geht.
no-every = Alle wie viele Wochen? Eine ganze Zahl von 1 bis { $max } geht.
week-is-over = Diese Woche liegt hinter uns und behält den Platz, den sie hatte. /woche zeigt diese und die nächste.
