### German (de). Not yet read by a native-speaking coach.
### Plans in and out: the two files, what a file proposes, and what can be in its way. At most 600 characters each.

# Above the sessions in plan.toml, a comment that the reader sees in an editor: no mark-up.
plan-file-about =
    Dein Plan, wie er in einer gewöhnlichen Woche ist. Ändere, was du magst, und gib die Datei an /plan einlesen.
    An deinem Plan ändert sich nichts, bevor du es sagst.
    Jede Einheit hat kind, title, minutes und days; alle außer Läufen haben auch eine kleine Version: small.
    kind: strength, mobility, recovery oder run. area, bei recovery: sleep, wind_down, rest, fuel, water, hands_on_care, check_ups oder easy_movement.
    Kann dabei sein: full, cue, every_weeks, from, until, fallback. Bei Läufen: long, hard, remind.
plan-exported =
    Dein Plan, wie er in einer gewöhnlichen Woche ist, in zwei Dateien. Pausen und Verschobenes stehen nicht darin.
    { "**" }plan.toml** öffnet jeder Editor. Ändere sie, und /plan einlesen zeigt, was daraus würde.
    { "**" }plan.ics** ist für einen Kalender. Jede Einheit steht zur Zeit aus ihrem Zeitpunkt, zu einer üblichen dafür oder zur Zeit deiner Nachricht. Verschieb sie dort, wie du magst.

plan-import-found =
    { $count ->
        [0] Nichts davon käme in deinen Plan. Noch hat sich nichts geändert.
        [one] Eine Einheit käme in deinen Plan. Noch hat sich nichts geändert.
       *[other] { sessions-start } kämen in deinen Plan. Noch hat sich nichts geändert.
    }
plan-import-out = { $title-start } bleibt draußen.
plan-import-there = { $title-start } steht schon so in deinem Plan.
plan-import-nothing = In dieser Datei ist nichts, was in deinen Plan käme, und es hat sich nichts geändert.
plan-import-easy-runs =
    { $count ->
        [one] Ein Lauf bleibt dort, wo dein Laufen geplant ist. Lange und harte kommen dazu, damit die Kraft Abstand hält.
       *[other] { $count } Läufe bleiben dort, wo dein Laufen geplant ist. Lange und harte kommen dazu, damit die Kraft Abstand hält.
    }
plan-import-others =
    { $count ->
        [one] Ein Termin ist weder Kraft noch Beweglichkeit noch Erholung und bleibt in deinem Kalender.
       *[other] { $count } Termine sind weder Kraft noch Beweglichkeit noch Erholung und bleiben in deinem Kalender.
    }
plan-import-past =
    { $count ->
        [one] Ein Termin liegt vor heute.
       *[other] { $count } Termine liegen vor heute.
    }
plan-import-otherwise =
    { $count ->
        [one] Ein Termin kommt anders wieder als nach Wochen, und ein Plan geht hier nach Wochen.
       *[other] { $count } Termine kommen anders wieder als nach Wochen, und ein Plan geht hier nach Wochen.
    }
plan-import-renamed =
    { $count ->
        [one] Eine Einheit hat hier schlichtere Worte: Gesundheit bleibt aus Plänen heraus, und auch Worte, die ich dir nicht sagen würde.
       *[other] { $count } Einheiten haben hier schlichtere Worte: Gesundheit bleibt aus Plänen heraus, und auch Worte, die ich dir nicht sagen würde.
    }
plan-import-too-many = Neben dem, was da ist, ist das mehr, als ein Plan oder eine Woche fasst. Lass ein paar weg; ein Plan fasst bis zu { $max } Einheiten.
plan-import-only-these = Dein Plan ist jetzt genau das. Neu war davon nichts.
plan-import-over = Dieser Vorschlag ist nicht mehr da: Ich behalte einen eine Stunde lang. Gib mir die Datei noch einmal mit /plan einlesen.

## Refusals

plan-file-too-large = Die Datei ist etwas groß: Bis zu { $max } kB passen. Ein Kalender mit weniger Wochen geht.
plan-file-empty = Die Datei ist leer, also hat sich nichts geändert. /plan kopie gibt dir eine mit deinem Plan darin.
plan-file-unknown = Diese Datei kann ich nicht lesen, und es hat sich nichts geändert. Ein Kalender (.ics) geht und ein Plan von /plan kopie.
plan-file-nothing = In dieser Datei sind keine Einheiten, und es hat sich nichts geändert. /plan kopie zeigt, wie eine aussieht.
plan-file-too-many = In der Datei ist viel: Ich lese bis zu { $max } Termine. Eine mit weniger Wochen geht.
plan-file-not-toml = Zeile { $count } dieser Datei kann ich nicht lesen. Oft ist dort ein Anführungszeichen oder eine Klammer offen. Es hat sich nichts geändert.
plan-file-unknown-name = In Zeile { $count } steht „{ $option }“, das kenne ich nicht. Oben in einer Datei von /plan kopie stehen die Namen. Es hat sich nichts geändert.
plan-file-wrong-value = In Zeile { $count } passt der Wert nicht zu „{ $option }“. Eine Datei von /plan kopie zeigt, wie man es schreibt. Es hat sich nichts geändert.
plan-file-missing = Der Einheit ab Zeile { $count } fehlt noch „{ $option }“. Jede Einheit hat kind, title, minutes und days. Es hat sich nichts geändert.
plan-file-session = Die Einheit ab Zeile { $count } kann so noch nicht hinein, und es hat sich nichts geändert.
plan-file-not-fetched = Discord hat mir die Datei nicht gegeben, und es hat sich nichts geändert. Versuch es bitte gleich noch einmal.

# Die Pläne für den Anfang, und die eines Clubs.
plan-about-first-steps = { "**" }Erste Schritte**, 3 pro Woche: etwas Beweglichkeit, etwas Kraft und zehn ruhige Minuten am Sonntag.
plan-about-steady = { "**" }Gleichmäßig**, 5 pro Woche: zweimal Kraft, einmal Beweglichkeit, ein ruhiger Abend und ein lockerer Spaziergang.
plan-about-long-run-block = { "**" }Langer Lauf**, 6 pro Woche: rund um einen harten Lauf am Dienstag und einen langen am Sonntag.
plan-about-club = { "**" }{ $option }**, aus deinem Club: { $times } pro Woche.
plan-template-name = { "**" }{ $option }**
plan-lines-more =
    { $count ->
        [one] Eine Einheit mehr steht darin.
       *[other] { $count } Einheiten mehr stehen darin.
    }
plan-template-gone = Dieser Plan ist inzwischen ein anderer. Das hier gibt es jetzt.
club-templates = Pläne, mit denen Leute in { $club } anfangen können. Ein Name und eine Datei bringen einen eigenen dazu; plan und eine Datei ändern einen der drei.
club-template-shown = { "**" }{ $option }**, und unten als Datei zum Bearbeiten. Gib sie /club vorlage zurück, wenn sie passt.
club-template-saved = { "**" }{ $option }** steht in { $club } ab jetzt zur Wahl. Wer ihn nimmt, hat eine eigene Kopie, und sie beginnt an dem Tag.
club-template-left-out =
    { $count ->
        [one] Eine Einheit endet an einem Datum und bleibt draußen: Ein Plan für alle geht weiter.
       *[other] { $count } Einheiten enden an einem Datum und bleiben draußen: Ein Plan für alle geht weiter.
    }
club-template-gone = { "**" }{ $option }** steht jetzt nicht mehr zur Wahl. Wer ihn genommen hat, behält die eigene Kopie, und die Datei unten hat, was darin stand.
club-template-usual = { "**" }{ $option }** ist wieder so, wie ich ihn mitbringe. Wer euren genommen hat, behält die eigene Kopie, und die Datei unten hat, was darin stand.
club-template-file =
    Ein Plan, mit dem Leute in deinem Club anfangen können. Bearbeite ihn und gib ihn /club vorlage mit dem Namen, den er haben soll.
club-template-which = Um welchen Plan geht es? name steht für einen eigenen, plan für einen der drei. Bis dahin hat sich nichts geändert.
club-template-source = Eins auf einmal geht: eine Datei, oder meiner für deinen eigenen Plan, oder entfernen. Noch hat sich nichts geändert.
club-template-unknown = Unter diesem Namen steht noch nichts zur Wahl. Eine Datei bringt ihn dazu, und meiner nimmt den Plan, den du selbst hast.
club-template-calendar = Das ist ein Kalender, und seine Termine haben ein Datum, darum hat sich nichts geändert. Ein Plan für alle kommt aus einer Datei wie der von /plan kopie.
club-template-empty = Nichts darin geht von Woche zu Woche weiter, darum hat sich nichts geändert. Eine Einheit ohne letztes Datum macht daraus einen Plan.
club-template-unkind = "{ $option }" könnte bei jemandem mit voller Woche schlecht ankommen, darum hat sich nichts geändert. Andere Worte gehen.
club-template-full = Ein Club kann { $max } eigene Pläne anbieten, darum hat sich nichts geändert. Mit entfernen macht einer davon Platz.
