### German (de). Not yet read by a native-speaking coach.
### Pauses and returns: steps and refusals. At most 600 characters each.

not-paused = Gerade pausiert nichts, also geht dein Plan weiter, wie er ist. /pause lässt ihn ruhen, so lange du magst.
pause-later = Eine Pause beginnt heute oder an einem der { $max } Tage davor. Am Tag selbst ist /pause ein Schritt.
pause-too-long = Das liegt weiter voraus, als mein Kalender reicht. „Bis ich etwas sage“ gilt, so lange du magst.
pause-on =
    { $has-day ->
        [yes] Dein Plan ruht bis { $day }.
       *[no] Dein Plan ruht, bis du etwas sagst.
    }

# Once, after a longer rest or "ease me in". General, and no advice about anybody.
physio-note = Zum Laufen selbst: Wie man wieder anfängt, lässt sich gut in einer Laufgruppe mit Coach oder in einer Physiopraxis fragen.
