### Pauses and returns: buttons, forms and commands. At most 80 characters each.

label-few-days = A few days
label-two-weeks = Two weeks
label-until-i-say = Until I say
label-until-date = Until a date
label-one-more-week = One more week
label-ease-in = Ease me in
label-as-before = Pick up as before
label-keep-pause = Keep the pause
label-keep-chapter = Carry on
label-fresh-chapter = A fresh chapter
form-pause-title = A pause
form-pause-line = Until which date
form-pause-example = 2026-06-14
command-pause = Let the plan rest, for any length; nothing counts meanwhile
command-resume = Let the plan go on
option-pause-length = How long
option-pause-until = Until which date
option-pause-from = From which date, today or up to 30 days back; today if left out
option-resume-how = Gently, or as before
