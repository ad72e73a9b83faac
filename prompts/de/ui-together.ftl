### Was neben den Einladungen zu einer gemeinsamen Zeit steht.

## An die Person, die gedrückt hat.

tog-sent-1 = { $person } ist gefragt: { $on-day } um { $clock }. Eine Antwort kommt hierher.
tog-sent-2 = Es ist unterwegs zu { $person }, für { $on-day } um { $clock }. Eine Antwort gebe ich weiter.
tog-sent-3 = Gefragt: { $person }, { $on-day } um { $clock }. Gibt es eine Antwort, liest du sie hier.
tog-sent-4 = { $person } bekommt deine Einladung für { $on-day } um { $clock }. Die Antwort ist frei.
tog-joined-1 = Du bist dabei, mit { $person }, { $on-day } um { $clock }. An dem Tag sage ich ein Wort.
tog-joined-2 = { $on-day-start } um { $clock }, mit { $person }. Nimm die Einheit, die dir passt.
tog-joined-3 = Mit { $person } steht es: { $on-day } um { $clock }. Jede Größe zählt.
tog-joined-4 = Gute Gesellschaft: { $person }, { $on-day } um { $clock }. Dein Plan bleibt, wie er ist.
tog-other-said-1 = Ich frage { $person } nach { $on-day } um { $clock }.
tog-other-said-2 = { $person } hört, dass dir { $on-day } um { $clock } besser passt.
tog-other-said-3 = { $on-day-start } um { $clock }: Das gebe ich an { $person } weiter.
tog-other-said-4 = Deine Zeit geht an { $person }: { $on-day } um { $clock }.
tog-not-said-1 = In Ordnung. { $person } hört nur „diese Woche nicht“.
tog-not-said-2 = Alles gut. Ich sage { $person }, dass eine andere Woche besser ist.
tog-not-said-3 = Diese Woche also nicht. { $person } hört genau das.
tog-not-said-4 = Gut. { $person } hört, dass diese Woche belegt ist, und nicht mehr.
tog-back-1 = Zurückgenommen. { $person } kannst du jederzeit wieder fragen.
tog-back-2 = Zurückgenommen. Deine Einheit steht wie vorher, ohne { $person }.
tog-back-3 = Die Einladung an { $person } ist zurückgenommen, und dein Plan bleibt.
tog-back-4 = Erledigt, { $person } wird nicht mehr gefragt. Deine Einheit bleibt, wo sie ist.

## An die andere Person.

tog-yes-1 = { $person } ist dabei: { $on-day } um { $clock }.
tog-yes-2 = Du hast { $on-day } um { $clock } Gesellschaft: { $person }.
tog-yes-3 = { $person } sagt Ja zu { $clock }, { $on-day }.
tog-yes-4 = Mit { $person } steht es, { $on-day } um { $clock }.
tog-not-1 = Für { $person } passt eine andere Woche besser. Deine Einheit steht wie vorher.
tog-not-2 = { $person } sagt: eine andere Woche. Danke fürs Fragen; deine Einheit bleibt, wo sie ist.
tog-not-3 = Für { $person } wird es eine andere Woche. Fragen war nett, und dein Plan bleibt.
tog-not-4 = Diese Woche ist bei { $person } belegt. Eine andere passt vielleicht, und deine Einheit steht.
tog-off-1 = { $on-day-start } um { $clock } geht es für { $person } nun doch nicht. Deine Einheit bleibt deine.
tog-off-2 = Die Zeit mit { $person }, { $on-day } um { $clock }, entfällt. Dein Plan bleibt, wie er ist.
tog-off-3 = { $on-day-start } um { $clock } ist jetzt ohne { $person }. Dein Plan bleibt.
tog-off-4 = Bei { $person } hat sich etwas geändert: { $on-day } um { $clock } entfällt. Deins bleibt, wie es ist.
tog-day-1 = { $person } beginnt auch um { $clock }.
tog-day-2 = Um { $clock } hast du Gesellschaft: { $person }.
tog-day-3 = Du und { $person }, um { $clock }.
tog-day-4 = { $person } ist um { $clock } auch dabei.

## /together

tog-about = Eine Einheit zur gleichen Zeit wie jemand aus deinem Club: /zusammen mit einer Person und einer Zeit. Ja, eine andere Zeit oder „diese Woche nicht“: Alle drei Antworten sind in Ordnung. Dein Plan bleibt deiner.
tog-time = Um welche Zeit möchtest du { $person } treffen?
tog-pick = Welche deiner Einheiten würdest du um { $clock } machen? { $person } wird gefragt, sobald du wählst.
tog-other-ask = Welche Zeit { $on-day } passt dir besser? { $person } hört sie.
tog-waits = { $person } ist nach { $title } gefragt, { $on-day } um { $clock }.
tog-stands = Mit { $person } { $on-day } um { $clock }.
tog-over = Diese Einladung ist vorbei, und alles steht, wie es ist. /zusammen beginnt eine neue.
tog-no-time = An dem Tag passt keine Uhrzeit mehr. „Diese Woche nicht“ ist in Ordnung, und ein Wort an die andere Person geht auch.
tog-between = Zwischen dir und { $person } gibt es schon eine. Hier ist sie.
tog-another-week = Für { $person } passt eine andere Woche besser. Ab Montag kannst du wieder fragen.
tog-enough = { $max } Einladungen sind offen. Ist eine beantwortet oder zurückgenommen, ist Platz für die nächste.
tog-not-this-way = Gerade kann ich { $person } keine Einladung bringen. Selbst zu fragen geht immer.
tog-nobody = Das geht mit einer anderen Person aus deinem Club.
tog-nothing = Um { $clock } sehe ich in der kommenden Woche keine offene Einheit von dir. Eine andere Zeit geht, oder /plan neu.
tog-rests = Deine Nachrichten ruhen gerade, eine Antwort fände keinen Weg zu dir. Nach /weiter oder /start geht das Fragen.

## /settings

settings-invites-on = Andere im Club können dich einladen, eine Einheit zur gleichen Zeit zu machen. Lieber keine Einladungen?
settings-invites-off = Zu dir kommt keine Einladung, und niemand erfährt davon. Ein Druck bringt sie zurück.
