### Answers to what a member pressed or reported. At most 140 characters each. They name what was done and do not grade it:
### a plain answer on the next day would sound cold beside "amazing".

## DONE-1

done-1 = { $title-start } is done.{ next-is }
done-2 = That's { $title } done.{ next }
done-3 = { $title-start }: done and on the calendar.{ next }
done-4 = Got it, { $title } is done.{ next-is }
done-5 = You made room for { $title }.{ then }
done-6 = { $title-start } is done, and it counts for your week.{ next }
done-7 = Noted: you did { $title }.{ next-is }
done-8 = I've put { $title } down as done.{ next }
done-9 = { $title-start }, done.{ then }
done-10 = Done: { $title }. It's in your week now.{ next }

## SMALL-1: the same credit, said in the same voice.

small-1 = { $title-start } in its small version: done, and it counts in full.{ next }
small-2 = You did the small version of { $title }. It counts in full.{ next-is }
small-3 = { $title-start } is done, small and whole.{ next }
small-4 = Small and done: { $title }. That's the session.{ then }
small-5 = You fitted { $title } in, and it counts in full.{ next }
small-6 = Today's size was small, and { $title } is done.{ next-is }
small-7 = { $title-start }, small version: that's a session.{ next }
small-8 = Got it, { $title } the small way. Same credit.{ then }
small-9 = { $title-start } found its size today. Done, in full.{ next }
small-10 = Noted: { $title }, small. It stands like any other.{ next-is }

## SOME-1

some-1 = You did some of { $title }, and some counts.{ next }
some-2 = Some of { $title } is done. Some counts.{ next-is }
some-3 = Part of { $title } is in your week now, and it counts.{ next }
some-4 = Noted: some of { $title }. It counts.{ then }
some-5 = You did what fitted of { $title }. That counts.{ next }
some-6 = { $title-start } got some of your day, and some counts.{ next-is }
some-7 = Got it, some of { $title }. That's training.{ next }
some-8 = A piece of { $title }, and it counts.{ then }
some-9 = I've put down some of { $title }. Some counts.{ next }
some-10 = Some of { $title } it is. That's how weeks are built.{ next }

## Another kind than planned.

swapped-1 = { $did-start } instead of { $title }: it counts just the same.{ next }
swapped-2 = You did { $did } in place of { $title }. It counts in full.{ next }
swapped-3 = { $did-start } it is, and { $title } is settled with it.{ next }

swapped-part-1 = Some { $did } instead of { $title }, and some counts.{ next }
swapped-part-2 = You did some { $did } in place of { $title }. Some counts.{ next-is }

extra-1 = { $did-start } on top of the plan. It counts too.{ next }
extra-2 = Noted: { $did }, extra. It counts.{ next }
extra-3 = You did { $did } beside the plan, and it counts.{ next }

## MOVE-1

moved-1 = Moved. { $title-start } is { $on-day } now.
moved-2 = { $title-start } has a new day: { $day }. Its small version comes along.
moved-3 = All set, { $title } is { $on-day } now.
moved-4 = The plan bends: { $title } is { $on-day } now.
moved-5 = { $title-start } goes to { $day }, and the rest of the week stays put.
moved-6 = Another day it is: { $title }, { $on-day }.
moved-7 = { $title-start } is in the calendar { $on-day }. Moving is free, as often as you like.
moved-8 = That's settled. { $title-start } has its place { $on-day }, in either size.

## NOT-1

not-today-1 = That's fine. { $title-start } is off today's list.{ next }
not-today-2 = All right, today goes without { $title }.{ next-is }
not-today-3 = Not today, then. That's a check-in too.{ next }
not-today-4 = That's all right. The plan bends, that's what it is for.{ next }
not-today-5 = { $title-start } can go for today, and that's all right.{ then }
not-today-6 = Okay, { $title } is let go for today.{ next }
not-today-7 = A fine answer. Today has other plans.{ next-is }
not-today-8 = No trouble at all. { $title-start } steps aside today.{ next }

# The same for a day to come.

let-go-1 = All right, { $title } steps aside { $on-day }.
let-go-2 = { $title-start } is let go { $on-day }, and that's all right.
let-go-3 = Okay, { $title } can go { $on-day }. The plan bends.

## REST-1

rested-1 = Rest it is. That is training too.{ next }
rested-2 = Resting today. It belongs in the plan.{ next-is }
rested-3 = A day for rest, chosen. That's a check-in too.{ next }
rested-4 = Rest is on the calendar for today. Enjoy it.{ next }
rested-5 = Today is for rest, and it stands beside any session.{ then }
rested-6 = Rest today, written into the week like anything else.{ next }
rested-7 = A quiet day, on purpose.{ next-is }
rested-8 = The plan has a place for rest, and today is it.{ next }

## A past day. Says nothing of the outcome, which the day's row shows.

logged-late-1 = { $title-start } is down for { $day }.
logged-late-2 = Noted for { $day }: { $title }. It goes into its own week.
logged-late-3 = I've put { $title } on { $day }, in the week it belongs to.
logged-late-4 = { $day-start } has { $title } on record now.

## Taking back, pressing twice.

undone-1 = Taken back, and nothing else has changed.
undone-2 =
    { $has-title ->
        [yes] Undone. { $title-start } is as it was before.
       *[no] Undone. The rest stays as it is.
    }
same-1 = That's noted already: { $title }.
same-2 = I have { $title } down already, so all is well.

## Messages off and on. OPT-1 does not persuade.

opt-1 = Messages are off. Your plan is kept, and /start wakes me up.
started-again-1 = Messages are on. Good to have you here.{ next }
started-again-2 = Good to see you. Your messages are on.{ next-is }
left-for-now = All quiet from here. Your plan is kept, and you're welcome any day.
