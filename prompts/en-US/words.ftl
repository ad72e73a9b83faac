### Small words and the helpers that other texts are built from.

## Helpers. They read the variables of the text that uses them.

# The cue if there is one, else "Today": the beginning of a reminder.
when =
    { $has-cue ->
        [yes] { $cue-start }
       *[no] Today
    }
minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
about-minutes =
    { $has-minutes ->
        [yes] , about { minutes }
       *[no] { "" }
    }
sessions =
    { $count ->
        [one] one session
        [2] two sessions
        [3] three sessions
        [4] four sessions
        [5] five sessions
       *[other] { $count } sessions
    }
sessions-start =
    { $count ->
        [one] One session
        [2] Two sessions
        [3] Three sessions
        [4] Four sessions
        [5] Five sessions
       *[other] { $count } sessions
    }
weeks-kept =
    { $kept-weeks ->
        [one] one kept week
       *[other] { $kept-weeks } kept weeks
    }
weeks-kept-start =
    { $kept-weeks ->
        [one] One kept week
       *[other] { $kept-weeks } kept weeks
    }
any-one =
    { $count ->
        [one] Any size of it
        [2] Either one
       *[other] Any one of them
    }
# What comes next, at the end of an answer; nothing when nothing is planned.
next =
    { $has-next ->
        [yes] { " " }Next: { $next }, { $next-on-day }.
       *[no] { "" }
    }
next-is =
    { $has-next ->
        [yes] { " " }Next is { $next }, { $next-on-day }.
       *[no] { "" }
    }
then =
    { $has-next ->
        [yes] { " " }Then { $next }, { $next-on-day }.
       *[no] { "" }
    }
# What comes next, after a return.
next-any-size =
    { $has-next ->
        [yes] { " " }Next: { $next }, { $next-on-day }, as small as you like.
       *[no] { "" }
    }
kept-weeks =
    { $kept-weeks ->
        [one] one kept week
       *[other] { $kept-weeks } kept weeks
    }
kept-weeks-start =
    { $kept-weeks ->
        [one] One kept week
       *[other] { $kept-weeks } kept weeks
    }
# The member's own word, after a greeting.
to-you =
    { $has-self-word ->
        [yes] , { $self-word }
       *[no] { "" }
    }

## Days

weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday
month-jan = January
month-feb = February
month-mar = March
month-apr = April
month-may = May
month-jun = June
month-jul = July
month-aug = August
month-sep = September
month-oct = October
month-nov = November
month-dec = December
date = { $weekday } { $day-of-month } { $month }
day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday
on-day = on { $day }

## Decisions

decision-planned = planned
decision-adapted = adapted
decision-rested = rested

## Kinds and areas

kind-strength = strength
kind-mobility = mobility
kind-recovery = recovery
kind-run = run
# How often one of them was done.
kind-times =
    { $times ->
        [1] { $kind-name } once
        [2] { $kind-name } twice
       *[other] { $kind-name } { $times } times
    }
area-sleep = sleep
area-wind-down = wind-down
area-rest = rest
area-fuel = fuel
area-water = water
area-hands-on-care = hands-on care
area-check-ups = check-ups
area-easy-movement = easy movement

## Lists

list-comma = { ", " }
list-and = { $before } and { $last }
list-or = { $before } or { $last }

## What Discord may allow in a channel, as its settings show them

right-view-channel = View Channel
right-send-messages = Send Messages
right-embed-links = Embed Links
right-attach-files = Attach Files
right-read-message-history = Read Message History

## A member's own texts

text-field-title = the title
text-field-full = the description
text-field-small = the small version
text-field-cue = the cue
text-field-self-word = your word
text-field-report = the report
text-field-group = the name of the group
text-field-question = the question

## The settings' quiet hours

quiet-line =
    { $has-quiet ->
        [yes] Quiet hours: { $quiet-from } to { $quiet-until }
       *[no] Quiet hours: none
    }

## The settings' language and units

# This language, in itself.
language-name = English
units-metric = kilometres
units-imperial = miles

# What became of a session, after "as".
as-what =
    { $outcome ->
        [small] the small version
        [some] some of it
        [swapped] another kind
        [moved] moved
        [rested] rest
        [let-go] let go
       *[done] done
    }
