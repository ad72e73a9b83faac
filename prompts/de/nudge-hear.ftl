### German (de). Not yet read by a native-speaking coach.
### What the coach asks about a text in the DM. At most 200 characters each.

## SAY-2: several things can be meant. A button for each stands below.

say-2-1 = Das könnte ich auf mehr als eine Art lesen. Was davon meinst du?
say-2-2 = Ich rate lieber nicht. Welches ist es?
say-2-3 = Das kann mehreres sein, und ich möchte das Richtige eintragen. Was davon ist es?
say-2-4 = Ich bin nicht sicher, ob ich das richtig lese. Was kommt am nächsten?
say-2-5 = Ein Druck, und ich habe es: Was davon ist gemeint?
say-2-6 = Ich habe eine Vermutung oder zwei, und du weißt es am besten. Welche stimmt?
say-2-7 = Bevor ich etwas aufschreibe: Meinst du etwas hiervon?
say-2-8 = Fast habe ich es. Welche dieser Möglichkeiten ist deine?

## Another kind than planned, and the text does not say which.

say-which-1 = Etwas anderes an der Stelle von { $title }, schön. Was für ein Training war es?
say-which-2 = Das kann einspringen für { $title }. Welche Art kommt am nächsten?
say-which-3 = Notiert, eine andere Art statt { $title }. Welche soll ich eintragen?
