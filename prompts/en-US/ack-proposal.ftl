### What was chosen of a proposal. At most 140 characters each. Keeping it is as good an answer as any.

offer-kept-1 = It stays as it is. Good to know that it fits.
offer-kept-2 = Kept, just like this.
offer-kept-3 = No change, then. The plan stays yours.
offer-kept-4 = As it is. That is an answer, too.
offer-day-1 = { $title-start } moves to { $day } from now on. /plan changes it whenever you like.
offer-day-2 = From now on it's { $day } for { $title }. Undo is in /me.
offer-ten-1 = { $title-start } is a ten-minute session from now on.
offer-ten-2 = Ten minutes for { $title }, from today on. Undo is in /me.
offer-small-1 = The small version of { $title } is the plan now. It counts as it always did.
offer-small-2 = { $title-start } is small from now on, and whole that way.
offer-low-1 = Two smaller weeks it is: about half of the plan, each session in its small version.
offer-low-2 = The plan shrinks for two weeks: half of it, all small. That is the whole plan.
offer-steady-1 = Next week is steady: the usual plan, with its small versions beside it.
offer-steady-2 = Steady from Monday on. /week makes it small again in one press.
offer-area = A place for { $area-name }: /plan add, with the kind recovery and that area. A day and a small version, and it's in.
fuel-noted-1 = Noted for today: something to eat and drink before and after, whatever suits you.
fuel-noted-2 = The note: think of food and water around the longer part of today.
fuel-noted-3 = Here it is: a meal and a bottle, planned around today's session.
fuel-not-asked = All right, no more notes about food and water.
offer-season-1 = From Monday it's { $season }. /plan season shows it and changes it.
offer-season-2 = { $season } begins on Monday. Any time, /plan season has the others.
