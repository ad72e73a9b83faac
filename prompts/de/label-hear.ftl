### German (de). Not yet read by a native-speaking coach.
### Buttons under answers to a text in the DM. At most 80 characters each.

label-leave-as-is = So lassen
label-numbers = Nummern für mein Land
label-helplines = Hilfetelefone zeigen
label-support-lines = Beratungsstellen
label-hold-everything = Alles anhalten
label-keep-my-plan = Meinen Plan behalten
label-resume-plan = Weiter
label-not-that = Das war es nicht
label-figure-of-speech = Das war eine Redensart
label-carry-on = Sanft weitermachen

command-help-now = Nummern von Menschen zum Anrufen, jetzt
