### Proposals about the plan: below a message that asks nothing else, at most one in seven days, always with "keep it". At most 200
### characters each. The plan is the subject, and nothing is said of what led to it.

shrink-1-1 = Maybe { $day } isn't the best day for { $title }. Would another day suit you, or ten minutes, or shall we keep it?
shrink-1-2 = { $day } may be too full for { $title }. Is there a better day, is ten minutes better, or is it good as it is?
shrink-1-3 = A thought about { $title }. Would another day than { $day } be kinder, or ten minutes, or no change?
move-2-1 = { $day } looks full. Would { $title } fit better on { $other-day }, or as ten minutes, or right where it is?
move-2-2 = { $other-day } has space in your plan. Would { $title } rather live there than on { $day }, or stay?
move-2-3 = How about { $other-day } for { $title }, instead of { $day }? It can be ten minutes, too, or stay where it is.
shrink-2-1 = Small has been working well for { $title }. Make the small version the plan, or keep both?
shrink-2-2 = { $title-start } fits your days in its small version. Shall that be the plan, or do both stay?
shrink-2-3 = The small { $title } seems to be the right size. Would you like it as the plan, or both as they are?
fit-1-1 = This plan asks for more than these weeks have room for. Shall I make the next two weeks smaller, or keep it as it is?
fit-1-2 = The plan looks big for the weeks it lives in. Two smaller weeks, or as it is?
fit-1-3 = A plan should fit the weeks it is in. Would two smaller ones help, or does this one stay?
cap-up-1 = Low has been a good size for a while now. Keep it here, or go to steady next week?
cap-up-2 = These small weeks were whole weeks. Shall next week stay small, or be steady?
res-1-1 = Once a month, a look at what carries the training: sleep, fuel, water, winding down, care. Would one of them like a place in your plan?
res-1-2 = The month's quiet question: does sleep, food, water, a wind-down or hands-on care want a place in your plan?
res-1-3 = Training stands on other things, too. Is there one of these that you'd like to plan for this month?
fuel-1-1 = Today has a longer session in it. Want a note to plan something to eat and drink around it?
fuel-1-2 = There's a long or hard one today. Shall I note that something to eat and drink goes around it?
fuel-1-3 = A bigger day today. Would a note about food and water around it help?
season-1-1 = A new season from Monday, if you like: { $season }. Take it, look at another, or keep things as they are?
season-1-2 = Your race date suggests { $season } from Monday. Shall we, another one, or everything as it is?
season-1-3 = From Monday { $season } would fit the weeks before and after your race. Take it, change it, or keep your plan?
