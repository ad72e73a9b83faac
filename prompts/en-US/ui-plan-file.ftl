### Plans in and out: the two files, what a file proposes, and what can be in its way. At most 600 characters each.

# Above the sessions in plan.toml, a comment that the reader sees in an editor: no mark-up.
plan-file-about =
    Your plan as it is in a usual week. Change what you like, and give the file to /plan import.
    Nothing of your plan changes before you say so.
    Every session has kind, title, minutes and days; all but runs have a small version, too.
    kind: strength, mobility, recovery or run. area, for recovery: sleep, wind_down, rest, fuel, water, hands_on_care, check_ups or easy_movement.
    May be there: full, cue, every_weeks, from, until, fallback. For runs: long, hard, remind.
plan-exported =
    Your plan as it is in a usual week, in two files. What was paused or moved is not in them.
    { "**" }plan.toml** opens in any editor. Change it, and /plan import shows what would become of it.
    { "**" }plan.ics** is for a calendar. Each session stands at the time in its cue, or a usual one for it, or at the time of your message. Move it there as you like.

plan-import-found =
    { $count ->
        [0] Nothing of it would come into your plan. Nothing has changed so far.
        [one] One session would come into your plan. Nothing has changed so far.
       *[other] { sessions-start } would come into your plan. Nothing has changed so far.
    }
plan-import-out = { $title-start } stays out.
plan-import-there = { $title-start } is in your plan as it is.
plan-import-nothing = There is nothing in that file that your plan would take in, and nothing has changed.
plan-import-easy-runs =
    { $count ->
        [one] One run stays where your running is planned. Long and hard ones come in, so that strength keeps its distance.
       *[other] { $count } runs stay where your running is planned. Long and hard ones come in, so that strength keeps its distance.
    }
plan-import-others =
    { $count ->
        [one] One event is neither strength, mobility nor recovery, and stays in your calendar.
       *[other] { $count } events are neither strength, mobility nor recovery, and stay in your calendar.
    }
plan-import-past =
    { $count ->
        [one] One event lies behind today.
       *[other] { $count } events lie behind today.
    }
plan-import-otherwise =
    { $count ->
        [one] One event comes round in another way than by weeks, and a plan here goes by weeks.
       *[other] { $count } events come round in another way than by weeks, and a plan here goes by weeks.
    }
plan-import-renamed =
    { $count ->
        [one] One session has plainer words here: health stays out of plans, and so do words that I would not say to you.
       *[other] { $count } sessions have plainer words here: health stays out of plans, and so do words that I would not say to you.
    }
plan-import-too-many = Beside what is there, that is more than a plan or a week holds. Leaving some out makes room; a plan holds up to { $max } sessions.
plan-import-only-these = What your plan has now is exactly that. Nothing was new.
plan-import-over = That proposal is no longer here: I keep one for an hour. Give me the file again with /plan import.

## Refusals

plan-file-too-large = That file is a little large: up to { $max } kB fit. A calendar with fewer weeks in it works.
plan-file-empty = There is nothing in that file yet, so nothing has changed. /plan export gives you one with your plan in it.
plan-file-unknown = I can't read that file, and nothing has changed. A calendar (.ics) works, and so does a plan from /plan export.
plan-file-nothing = There are no sessions in that file, and nothing has changed. /plan export shows what one looks like.
plan-file-too-many = There is a lot in that file: I read up to { $max } events. One with fewer weeks in it works.
plan-file-not-toml = I can't read line { $count } of that file. Often a quote or a bracket is open there. Nothing has changed.
plan-file-unknown-name = Line { $count } has “{ $option }”, which I don't know. The top of a file from /plan export lists the names. Nothing has changed.
plan-file-wrong-value = Line { $count } has a value that doesn't fit “{ $option }”. A file from /plan export shows how it is written. Nothing has changed.
plan-file-missing = The session at line { $count } has no “{ $option }” yet. Every session has kind, title, minutes and days. Nothing has changed.
plan-file-session = The session at line { $count } can't come in as it is, and nothing has changed.
plan-file-not-fetched = Discord didn't hand me that file, and nothing has changed. Please give it another try in a moment.

# The plans to start from, and those that a club writes.
plan-about-first-steps = { "**" }First steps**, 3 a week: some mobility, some strength, and ten quiet minutes on Sunday.
plan-about-steady = { "**" }Steady**, 5 a week: strength twice, mobility once, a wind-down and an easy walk.
plan-about-long-run-block = { "**" }Long-run block**, 6 a week: built around a hard run on Tuesday and a long run on Sunday.
plan-about-club = { "**" }{ $option }**, from your club: { $times } a week.
plan-template-name = { "**" }{ $option }**
plan-lines-more =
    { $count ->
        [one] One more session stands in it.
       *[other] { sessions-start } more stand in it.
    }
plan-template-gone = That plan has changed since it was shown. This is what there is now.
club-templates = Plans that people in { $club } can start from. A name and a file add one of your own; plan and a file change one of the three.
club-template-shown = { "**" }{ $option }**, and below as a file to edit. Give it back to /club template when it is as you like it.
club-template-saved = { "**" }{ $option }** is offered in { $club } from now on. Whoever takes it owns a copy, and it begins on the day they do.
club-template-left-out =
    { $count ->
        [one] One session ends on a date and stays out: a plan for everybody goes on.
       *[other] { sessions-start } end on a date and stay out: a plan for everybody goes on.
    }
club-template-gone = { "**" }{ $option }** is not offered now. Whoever took it keeps their copy, and the file below has what it held.
club-template-usual = { "**" }{ $option }** is as it comes with me again. Whoever took yours keeps their copy, and the file below has what it held.
club-template-file =
    A plan for people in your club to start from. Edit it, and give it to /club template under the name that you choose.
club-template-which = Which plan is it about? name stands for one of your own, and plan for one of the three. Until then nothing has changed.
club-template-source = One at a time works: a file, or mine for the plan you have yourself, or remove. So far nothing has changed.
club-template-unknown = Nothing is offered by that name yet. A file adds it, and so does mine, which takes the plan you have yourself.
club-template-calendar = That is a calendar, and its events have dates, so nothing has changed. A plan for everybody comes from a file like the one that /plan export gives.
club-template-empty = Nothing in it goes on from week to week, so nothing has changed. A session without a last date makes it a plan.
club-template-unkind = "{ $option }" could land badly with somebody who has a full week, so nothing has changed. Other words work.
club-template-full = A club can offer { $max } plans of its own, so nothing has changed. With remove, one of them makes room.
