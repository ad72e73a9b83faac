### German (de). Not yet read by a native-speaking coach, nor by somebody who knows the field.
### Answers to a text that needs a person. At most 480 characters each. Change these only with somebody who knows the field:
### they say what a bot may say, point to people, and judge nothing.

safe-1 = Das braucht einen Menschen, keinen Bot. Bitte hör mit dem Training auf. Wenn es gerade passiert oder beim Sport begonnen hat, ruf jetzt den örtlichen Notruf an. Wenn es vorbei ist, sprich bitte heute mit einer Ärztin, einem Arzt oder dem Bereitschaftsdienst, vor jedem weiteren Training. Die Nachrichten zu Einheiten sind aus, bis du „Weiter“ drückst. Ich bin ein Programm, und hier liest niemand live mit.
safe-2 = Das gehört in eine Physio- oder Arztpraxis, bevor mehr Läufe oder Kraft dazukommen. Was es ist, kann ich nicht sagen. Wenn du nicht auftreten kannst, etwas taub oder stark geschwollen ist, geh bitte gleich in ärztliche Behandlung. Soll ich Laufen und Kraft anhalten, bis du etwas sagst, alles anhalten oder den Plan lassen?
safe-3 = Danke, dass du mir das sagst. Damit bist du in einer Arztpraxis oder bei einer Sporternährungsberatung gut aufgehoben, und ich kann es nicht einschätzen. Wenn Essen gerade schwer ist, gibt es Menschen zum Reden, unter dem ersten Knopf. Soll ich die Einheiten anhalten oder sanft weitermachen?
safe-4 = Gut, dass du das schreibst, und es tut mir leid, dass es so schwer ist. Ich bin ein Bot und kann dich nicht schützen, Menschen können es, gleich jetzt: findahelpline.com nennt kostenlose Nummern in deinem Land. Wenn du es tun könntest oder schon verletzt bist, ruf bitte den örtlichen Notruf an. Kann jemand bei dir sein? Von hier geht nichts an andere. Die Einheiten ruhen bis übermorgen, außer du sagst es anders.
safe-5 = Wenn es dir nicht gut geht, kann der Plan warten. Ein Druck hält ihn an, so lange du magst. Für Beschwerden ist eine Arztpraxis oder Apotheke die richtige Stelle.

# The same for somebody who has no plan here.

safe-1-anyone = Das braucht einen Menschen, keinen Bot. Bitte hör mit dem Training auf. Wenn es gerade passiert oder beim Sport begonnen hat, ruf jetzt den örtlichen Notruf an. Wenn es vorbei ist, sprich bitte heute mit einer Ärztin, einem Arzt oder dem Bereitschaftsdienst. Ich bin ein Programm, und hier liest niemand live mit.
safe-4-anyone = Gut, dass du das schreibst, und es tut mir leid, dass es so schwer ist. Ich bin ein Bot und kann dich nicht schützen, Menschen können es, gleich jetzt. Wenn du es tun könntest oder schon verletzt bist, ruf bitte den örtlichen Notruf an. Kann jemand bei dir sein? Von hier geht nichts an andere.
safe-anyone = Damit bist du in einer Arztpraxis gut aufgehoben, und ich kann es nicht einschätzen. Ich bin ein Programm, und hier liest niemand live mit.

## After a press.

safe-held-part = Laufen und Kraft sind angehalten, bis du „Weiter“ drückst. Beweglichkeit, Ruhe und Erholung gehen weiter, und deine Wochen zählen ohne das, was ruht.
safe-held = Alles ist angehalten, bis du „Weiter“ drückst. Dein Plan und deine Wochen bleiben, wie sie sind.
safe-kept = In Ordnung, der Plan bleibt, wie er ist, und jede Einheit behält ihre kleine Version.
safe-not-that = Gut zu wissen. Alles ist wie zuvor.
safe-resumed = Schön, dich zu sehen. Der Plan geht weiter, diese Woche klein, und noch kleiner geht auch.

## /help-now

help-now = Diese Menschen antworten, wenn es darauf ankommt, und ich nicht: Ich bin ein Programm, und hier liest niemand live mit.
help-now-emergency = Notruf: { $phone }
help-now-health = Gesundheitstelefon: { $phone }
help-now-crisis = Jemand zum Reden, Tag und Nacht: { $phone }
help-now-eating = Rund ums Essen: { $phone }
help-now-unknown = Im Notfall ruf bitte den örtlichen Notruf an.
help-now-everywhere = findahelpline.com nennt kostenlose Nummern in den meisten Ländern.
help-now-unchecked = Diese Nummern hat dein Club noch nicht geprüft. Sie folgen deiner Zeitzone, im Ausland nimm bitte die örtlichen.
help-now-mixed = Nummern mit * hat dein Club noch nicht geprüft. Im Ausland nimm bitte die örtlichen.
help-now-checked = Jemand aus deinem Club hat diese Nummern geprüft. Im Ausland nimm bitte die örtlichen.

## The trusted contact, after the member's press

reach-asked = Ich bitte { $person }, sich bei dir zu melden. Dort steht, dass du darum gebeten hast, und sonst nichts. Wenn es eilt, ruf bitte an, über den Knopf.
reach-out = { $person } hat gefragt, ob du dich melden kannst. Bitte schreib direkt oder ruf an: Ich bin ein Programm, und was hier geschrieben wird, erreicht niemanden.
reach-closed = Meine Nachricht an { $person } kommt gerade nicht durch. Vielleicht kannst du selbst schreiben oder anrufen, und auch die Menschen unter dem Knopf antworten.
reach-nobody = Gerade gibt es hier keine Vertrauensperson, also wird niemand gefragt. Die Menschen unter dem Knopf antworten zu jeder Stunde.
