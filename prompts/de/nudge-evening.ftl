### German (de). Not yet read by a native-speaking coach.
### The evening check-in, for those who chose it, and the question what to call somebody. The rules of nudge.ftl hold.

## EVE-1: one session that is open. The day is asked about, never the person.

eve-1 = Wie war heute { "**" }{ $title }**: ganz, ein Teil oder lieber ein anderer Tag? Jede Antwort passt.
eve-2 = Bevor der Tag zu Ende geht: Wie war { "**" }{ $title }**? Ganz, ein Teil und ein anderer Tag sind alles gute Antworten.
eve-3 = Ein ruhiger Blick auf heute: { "**" }{ $title }**. Ganz, ein Teil oder ein besserer Tag dafür? Was es auch war, es passt.
eve-4 = Welche Antwort passt heute zu { "**" }{ $title }**? Für die kleine Version ist noch Platz, und „heute nicht“ ist auch eine Antwort.
eve-5 = Wie war heute für { "**" }{ $title }**: ganz, zum Teil, oder ist ein anderer Tag besser? Alles davon ist in Ordnung.
eve-6 = Ein Blick zurück, bevor der Abend weitergeht, auf { "**" }{ $title }**: ganz, etwas davon oder ein anderer Tag?
eve-7 = Was hatte heute Platz: { "**" }{ $title }** ganz, in der kleinen Version oder an einem anderen Tag?
eve-8 = Eine kurze Frage für heute Abend: { "**" }{ $title }**, ganz, ein Stück davon oder ein besserer Tag? Du wählst.

## Several sessions that are open: one question above them.

eve-intro-1 = Wie war heute? { any-one } zählt, und jede Antwort passt.
eve-intro-2 = Ein ruhiger Blick auf heute: Welche Antworten passen dazu? { any-one } zählt.
eve-line =
    { "**" }{ $title-start }**.{ $has-small ->
        [yes] { " " }Kleine Version: { $small }.
       *[no] { "" }
    }

## ID-1

id-1 = Wie soll ich dich hier nennen: Athlet:in, Läufer:in oder mit einem eigenen Wort? Athlet:in ist hier, wer bewusst trainiert, ruht und anpasst.
