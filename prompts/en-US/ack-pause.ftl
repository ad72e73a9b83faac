### Pauses and returns: answers. At most 140 characters each.

## PAUSE-1

pause-1-1 = Paused until { $day }. Your plan and your weeks stay as they are.
pause-1-2 = All quiet until { $day }. Your plan rests, and nothing counts meanwhile.
pause-1-3 = Done, the plan rests until { $day }. I'll ask you then how to go on.
pause-1-4 = Paused until { $day }. Everything stays just where you left it.

pause-1-open-1 = Paused until you say. Your plan and your weeks stay as they are.
pause-1-open-2 = All quiet from here, until you say. Nothing counts meanwhile.
pause-1-open-3 = Done, the plan rests for as long as you like. /resume starts it again.
pause-1-open-4 = Paused, with no end date. Your plan is safe here, and /resume wakes it.

# Days that are over.
pause-past-1 = Done. Those days are a pause now, and your weeks are counted without them.
pause-past-2 = Those days are a pause now. What you did on them keeps its credit.
pause-past-3 = Noted as a pause. Your weeks are counted afresh without those days.
pause-past-4 = Those days rest now. Your plan goes on as it was.

## A check-in during a pause.

pause-ended-1 = With this your pause ends, from today on.
pause-ended-2 = Your pause ends with this one, and the plan goes on today.
pause-ended-3 = From today your plan goes on. The pause can come back with one press.
pause-ended-4 = The plan goes on with this. If the pause suits you better, keep it.

pause-stays-1 = Your pause goes on until you say.
pause-stays-2 = The pause stays as it is, until you say.
pause-stays-3 = Everything else keeps resting until you say.
pause-stays-4 = Your plan rests on, and this counts all the same.

pause-kept-1 = The pause is back, until { $day }. What you logged stays.
pause-kept-2 = All right, quiet again until { $day }. What you did is on record.
pause-kept-3 = Resting again until { $day }, and what you logged keeps its credit.
pause-kept-4 = Your pause stays until { $day }. Nothing that you logged is lost.

## RET-2: the first session after a return.

ret-2-1 = { $title-start } is done, and it's good to have you here.{ next-any-size }
ret-2-2 = { $title-start }: done. Good to have you here.{ next-any-size }
ret-2-3 = You did { $title }. It's good to see you at it.{ next-any-size }
ret-2-4 = { $title-start } is in your week, and it's good that you're here.{ next-any-size }
ret-2-5 = That's { $title }, done. Lovely to have you here.{ next-any-size }
ret-2-6 = { $title-start } it was, and it counts. Good to have you here.{ next-any-size }

## What was chosen after a return.

ret-two-1 = Two small sessions it is. That is the whole plan for now.
ret-two-2 = Two small ones, then. They make a whole week.
ret-two-3 = All set: two small sessions, and the week is complete.
ret-two-4 = Two small sessions, any day that suits. That is the plan.

ret-low-1 = A low week it is: fewer sessions, all of them small.
ret-low-2 = Your usual plan at its smallest, then. That is the whole week.
ret-low-3 = A low week, every session in its small version. It counts in full.
ret-low-4 = All set for a low week. Small is the plan.

ret-usual-1 = Your usual week it is. Any session can still be small.
ret-usual-2 = The plan as you know it, then. Small versions count in full.
ret-usual-3 = All set, your usual week. Move things whenever you like.
ret-usual-4 = Your usual plan from today on, in any size that fits.

ret-later-1 = That can wait. Until then it's a low week, all small.
ret-later-2 = Whenever you like. The week stays low until you say otherwise.
ret-later-3 = All right, another time. Small sessions until then.
ret-later-4 = Fine. I'll keep the week low and small for now.

resumed-1 = Your plan goes on from today.
resumed-2 = All right, the plan is awake. Today can be as small as you like.
resumed-3 = The plan goes on, in whatever size today has.
resumed-4 = Good, we go on from today. Any size counts.

## A chapter was chosen.

chapter-on-1 = Then the chapter goes on, with every week in it.
chapter-on-2 = We carry on with this chapter. Nothing changes.
chapter-on-3 = All right, same chapter. Your weeks stay right there.
chapter-on-4 = The chapter goes on from here.

chapter-new-1 = A fresh chapter begins this week. Every week before it stays on record.
chapter-new-2 = New page. All your kept weeks stay in the book.
chapter-new-3 = Done, this week opens a new chapter. Every earlier one stays on record.
chapter-new-4 = Here begins a new chapter, and nothing of the last is lost.

## Some kinds rest, and go on.

hold-part-1 =
    { $has-day ->
        [yes] Running and strength rest until { $day }. Mobility and recovery go on.
       *[no] Running and strength rest until you say. Mobility and recovery go on.
    }
hold-part-2 =
    { $has-day ->
        [yes] No running and no strength until { $day }. The rest of your plan stays.
       *[no] No running and no strength until you say. The rest of your plan stays.
    }
hold-ended-1 = Running and strength are in your plan again, from today on.
hold-ended-2 = All of your plan goes on from today. Small versions count in full.
