### Pauses and returns: steps and refusals. At most 600 characters each.

not-paused = Nothing is paused, so your plan goes on as it is. /pause gives it a rest, for any length you like.
pause-later = A pause begins today, or on one of the { $max } days before. On the day itself, /pause is one step.
pause-too-long = That is further ahead than my calendar goes. "Until I say" holds for as long as you like.
pause-on =
    { $has-day ->
        [yes] Your plan is resting until { $day }.
       *[no] Your plan is resting until you say.
    }

# Once, after a longer rest or "ease me in". General, and no advice about anybody.
physio-note = About running itself: a running coach or a physio is a good person to ask how to begin again.
