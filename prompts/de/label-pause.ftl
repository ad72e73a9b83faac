### German (de). Not yet read by a native-speaking coach.
### Pauses and returns: buttons, forms and commands. At most 80 characters each.

label-few-days = Ein paar Tage
label-two-weeks = Zwei Wochen
label-until-i-say = Bis ich etwas sage
label-until-date = Bis zu einem Datum
label-one-more-week = Noch eine Woche
label-ease-in = Sanft anfangen
label-as-before = Weiter wie vorher
label-keep-pause = Pause behalten
label-keep-chapter = Weiterschreiben
label-fresh-chapter = Ein neues Kapitel
form-pause-title = Eine Pause
form-pause-line = Bis zu welchem Datum
form-pause-example = 2026-06-14
command-pause = Den Plan ruhen lassen, beliebig lange; solange wird nichts gerechnet
command-resume = Den Plan weitergehen lassen
option-pause-length = Wie lange
option-pause-until = Bis zu welchem Datum
option-pause-from = Ab welchem Datum, heute oder bis zu 30 Tage zurück; ohne Angabe heute
option-resume-how = Sanft oder wie vorher
