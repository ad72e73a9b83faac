### German (de). Not yet read by a native-speaking coach.
### The settings. The rules of ui.ftl hold: at most 600 characters, and a refusal says what works.

## What is set, and what was saved

settings-saved = Gespeichert. So ist es jetzt.
settings-more =
    Check-in am Abend: { $has-evening-at ->
        [yes] { $evening-at }, solange etwas offen ist
       *[no] aus
    }
    Sprache: { $language }
    Strecken in: { $units }
    So nenne ich dich: { $has-self-word ->
        [yes] { $self-word }
       *[no] ohne Wort
    }
settings-made-way = Eine Zeit, die du gewählt hast, liegt in dieser Ruhezeit, deshalb macht die Ruhezeit ihr Platz.

## One setting at a time

settings-time = Deine tägliche Nachricht kommt um { $reminder-at }. Welche Zeit passt dir besser? Jede andere von 04:00 bis 23:59 geht mit /einstellungen zeit.
settings-quiet =
    In der Ruhezeit schreibe ich nicht von mir aus. Was du drückst, beantworte ich zu jeder Stunde.
    { quiet-line }
settings-evening =
    { $has-evening-at ->
        [yes] Dein Check-in am Abend kommt um { $evening-at }.
       *[no] Der Check-in am Abend ist aus.
    } Er fragt einmal, am Abend, solange vom Tag etwas offen ist. An allen anderen Tagen kommt keiner.
settings-language = Wir sprechen { $language }. Welche Sprache passt dir?
settings-units = Strecken stehen in { $units }. Worin denkst du?

## The trusted contact, as the member sees it

trusted-none = Vertrauensperson: keine
trusted-asked = Vertrauensperson: { $person }, die Antwort ist offen
trusted-yes = Vertrauensperson: { $person }, mit einem Ja
trusted-about =
    Eine Vertrauensperson ist jemand, den du hier nennen möchtest. /einstellungen vertrauensperson nennt sie, und sie sagt unter ihren eigenen /einstellungen Ja oder Nein.

    Von mir aus schreibe ich ihr nichts. Sollte es je etwas zu senden geben, fragt dich vorher ein Knopf.
trusted-named = { $person } ist genannt. Ich schreibe dieser Person nicht, also sag es ihr bitte selbst. Unter ihren eigenen /einstellungen stehen die nächsten 30 Tage ein Ja und ein Nein.
trusted-off = Zurückgenommen. Hier ist jetzt niemand genannt, und niemand erfährt davon.

## The trusted contact, as that person sees it

trust-ask = { $person } möchte dich als Vertrauensperson nennen. Ich schreibe dir nur, wenn dort ein Knopf gedrückt wird, der dich bittet, dich zu melden. Du kannst es jederzeit wieder abgeben. Ja und Nein sind beide in Ordnung.
trust-is = { $person } hat dich als Vertrauensperson genannt, und du hast Ja gesagt.
trust-accepted = Danke. { $person } sieht dein Ja in den Einstellungen. Abgeben geht jederzeit, mit einem Druck.
trust-declined = Das ist in Ordnung. { $person } hat jetzt niemanden genannt und bekommt dazu keine Nachricht.

## What does not work, and what does

evening-not-later = Deine tägliche Nachricht kommt um { $reminder-at }, und der Check-in am Abend eine Stunde danach oder später. Mit anderen Zeiten geht es.
unkind-word = Ich möchte dich freundlicher nennen. Ein anderes Wort geht gern.
not-a-trusted-contact = Eine Vertrauensperson ist ein anderer Mensch, weder ein Bot noch du selbst. Alle anderen auf Discord gehen.
not-asked = Diese Frage ist nicht mehr offen, also hat sich nichts geändert. /einstellungen zeigt, was ist.
