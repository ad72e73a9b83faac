### What the coach begins, and what it asks. At most 200 characters each, at most one question, nothing that did not happen.
### Variables and helpers: see ../README.md.

## REM: a session of today. The cue comes first and the small version is always named.

rem-1 = { when }: **{ $title }**, about { minutes }. Small version: { $small }.
rem-2 = { when }: **{ $title }**. If today is full: { $small }, and that's the session.
rem-3 = { when }: **{ $title }**, { minutes } or so. For a small day: { $small }.
rem-4 =
    { when }: **{ $title }**, { $kind ->
        [strength] the kind that helps your running
        [mobility] and some room to move
        [recovery] part of the training, same as the miles
       *[run] at your own pace
    }. Small version: { $small }.
rem-5 = { when }: **{ $title }**. About { minutes } if there's room, or { $small }. Either one is the session.
rem-6 = { when }, if it suits you: **{ $title }**. Its small version is right here: { $small }.
rem-7 = { when }: **{ $title }**. Full is about { minutes }, small is { $small }. You choose.
rem-8 = { when }: **{ $title }**, about { minutes }. On a crowded day it's { $small }.
rem-9 = { when } there's a place for **{ $title }**. Two sizes: about { minutes }, or { $small }. Both count the same.
rem-10 = { when }: **{ $title }**. Start small if you like: { $small }. That counts in full.
rem-11 = { when }: a little time for **{ $title }**, { minutes } or so. The pocket size: { $small }.
rem-12 = { when }: **{ $title }**, and nobody is timing it. About { minutes }, or { $small }.

## A run, only for members who asked to hear of runs.

rem-run-1 = { when }: **{ $title }**{ about-minutes }. A shorter one is a run, too.
rem-run-2 = { when }: **{ $title }**{ about-minutes }, or whatever length today has.
rem-run-3 = { when } there's a place for **{ $title }**{ about-minutes }. The distance is up to you.
rem-run-4 = { when }: **{ $title }**{ about-minutes }. Some of it counts, and so does a slow one.

## The first line of a day with several sessions.

rem-intro-1 = { sessions-start } today. { any-one } counts.
rem-intro-2 = { sessions-start } today, in whatever order you like. { any-one } counts.
rem-intro-3 = { sessions-start } on the calendar today, each in two sizes. { any-one } counts.
rem-intro-4 = Today has room for a choice: { sessions }. { any-one } counts.
rem-intro-5 = Here's today: { sessions }. { any-one } counts.
rem-intro-6 = { sessions-start } today. Begin with the one that fits best. { any-one } counts.
rem-intro-7 = On today's page: { sessions }, each with its small version. { any-one } counts.
rem-intro-8 = { sessions-start } for today, big or small. { any-one } counts.

## The last line of a day with more sessions than fit here.

rem-more-1 =
    { $count ->
        [one] One more session is under /today, whenever you'd like to see it.
       *[other] { $count } more sessions are under /today, whenever you'd like to see them.
    }
rem-more-2 =
    { $count ->
        [one] And one more, if you like: /today has it.
       *[other] And { $count } more, if you like: /today has them.
    }

## WOB-2: the small version leads.

wob-1 = { when }: **{ $title }**. The small version is a whole session: { $small }.
wob-2 = { when }: **{ $title }**. If the week is crowded: { $small }, and that's the session.
wob-3 = { when }: **{ $title }**, in whatever size today has. The smallest is { $small }.
wob-4 = { when }: { $small }. That is **{ $title }** for today, and it counts in full.
wob-5 = { when }: **{ $title }**. It can be { $small }, or it can move to another day.
wob-6 = { when }: **{ $title }**, cut to size: { $small }. That's the session.
wob-7 = { when }: **{ $title }**, with the smallest size first. That would be { $small }.
wob-8 = { when }: **{ $title }** fits into a small gap today: { $small }. It counts in full.

## Letters.

away-1 = Your plan is still here, and it can be as small as you like. What would fit this week?
away-2 = I'll be quiet now, and you're welcome here any day. One press starts your plan, in whatever size suits you.

## The first DM, and a closed one.

hi-1 = Hello, and welcome. Your sessions come here: one message on the days you chose, and every session in it can be small. /stop ends all messages in one step, whenever you like.
dm-1 = Your DMs are closed to me right now, so your sessions are here, under /today. Shall I give your DM another try?

## Another kind than planned.

swap-1 = You did { $did }. Was that instead of { $title }, or extra? Either is fine.
