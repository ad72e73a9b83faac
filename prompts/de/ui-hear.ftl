### German (de). Not yet read by a native-speaking coach.
### Lists and pointers around plain words. At most 600 characters each.

# Plain words are heard in English so far, and the text says so rather than promise more.
help-1 = Ich verstehe Knöpfe und Befehle, kurze Antworten bisher nur auf Englisch. /heute zeigt deinen Tag und /hilfe den Rest. Bei Beschwerden ist ein Mensch besser: /nummern hat welche zum Anrufen.

say-nothing-open-1 = An diesem Tag steht keine Einheit in deinem Plan, also bleibt er, wie er ist. Mit /eintragen geht alles, was extra war.
say-nothing-open-2 = Ich habe nachgesehen, und dieser Tag ist frei von Einheiten. Wenn es etwas extra war, nimmt /eintragen es gern.
say-nothing-open-3 = Im Plan steht dort nichts, also musste sich nichts ändern. Was extra war, kommt mit /eintragen hinein.
