### The answers to how much room a week has. At most 140 characters each. The smaller plan is the plan.

## LOW-1: the smaller plan, as the plan.

low-1-1 = Let's make it a low week: { sessions }, in the small version, on the days that suit you. That is the whole plan.
low-1-2 = A low week it is. { sessions-start }, kept small, and with that the week is full.
low-1-3 = Small week, whole plan: { sessions }, each in its small version. Nothing else is on it.
low-1-4 = Then the plan shrinks with you: { sessions }, all small. That is what the week is.
low-1-5 = { sessions-start }, small version, and space for everything else. That's the plan.
low-1-6 = Low is a good size for a week. It holds { sessions }, and the small version is the session.
low-1-7 = The plan is smaller now. { sessions-start }, small each time, and that is all of it.
low-1-8 = We keep it small, then. { sessions-start } on the calendar, and the rest of the week is yours.

## The usual week, and a roomy one.

steady-1-1 = Steady it is: { sessions }, in whatever size each day has.
steady-1-2 = Then it's the usual week: { sessions }. Small versions come along, as always.
steady-1-3 = Your usual plan, then. { sessions-start }, and any of it can move.
steady-1-4 = Steady. { sessions-start } on the calendar, small versions right beside.
steady-1-5 = The plan as you know it: { sessions }, each with a pocket size.
steady-1-6 = All right, a week like most. It holds { sessions }, big or small.
steady-1-7 = { sessions-start } from the usual plan. Which size each one gets is up to the day.
steady-1-8 = That's the week as planned, then: { sessions }, and nothing extra.
high-1-1 = Room for more, good. The plan stays at { sessions }. One on top is yours to take or leave.
high-1-2 = A roomy week: { sessions } as usual. Whatever comes on top is optional.
high-1-3 = High it is. { sessions-start } in the plan, and anything beyond that is extra.
high-1-4 = Space on the calendar, then. The plan keeps { sessions }, and an extra one is up to you.
high-1-5 = A wide week is ahead: { sessions } in it, and the rest is open air.
high-1-6 = Noted, plenty of room. { sessions-start } stand as they were, with space beside them.
high-1-7 = { sessions-start }, and a free corner for whatever you'd like to add.
high-1-8 = The week has elbow room. It keeps { sessions }, and more is there for the taking.
room-noted-1 = Noted. Nothing more is planned there, and that is a plan, too.
room-noted-2 = Noted, and the page is open. /plan add and /checkin are there if you'd like them.
one-more-1 = If you like one more: **{ $title }**, { $on-day }. It stands beside the plan, and /checkin takes it.
one-more-2 = Room for an extra: **{ $title }** would fit { $on-day }. /checkin takes it, and leaving it is just as good.
one-more-3 = **{ $title }** would have space { $on-day }, as an extra. /checkin takes it, if it happens.
