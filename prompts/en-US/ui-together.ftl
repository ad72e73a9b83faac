### What stands beside the invitations to do a session at the same time.

## To whoever pressed.

tog-sent-1 = { $person } is asked: { $on-day } at { $clock }. An answer comes to you here.
tog-sent-2 = It's on its way to { $person }, for { $clock } { $on-day }. I pass an answer on.
tog-sent-3 = Asked: { $person }, { $on-day } at { $clock }. When there's an answer, you read it here.
tog-sent-4 = { $person } gets your invitation for { $clock } { $on-day }. The answer is theirs to give.
tog-joined-1 = You're in, with { $person }, { $on-day } at { $clock }. I say a word that day.
tog-joined-2 = { $on-day-start } at { $clock }, with { $person }. Bring whichever session suits.
tog-joined-3 = That's settled with { $person }: { $on-day } at { $clock }. Any size counts.
tog-joined-4 = Good company: { $person }, { $on-day } at { $clock }. Your plan stays as it is.
tog-other-said-1 = I'll ask { $person } about { $clock } { $on-day }.
tog-other-said-2 = { $person } hears that { $clock } { $on-day } suits you better.
tog-other-said-3 = { $on-day-start } at { $clock }: I pass it on to { $person }.
tog-other-said-4 = Your time goes to { $person }: { $on-day } at { $clock }.
tog-not-said-1 = All right. { $person } hears "not this week" and nothing else.
tog-not-said-2 = That's fine. I tell { $person } that another week is better.
tog-not-said-3 = Not this week, then. { $person } hears just that.
tog-not-said-4 = Good. { $person } hears that this week is taken, and no more.
tog-back-1 = It's taken back. { $person } can be asked again at any time.
tog-back-2 = Taken back. Your session stands as it was, without { $person }.
tog-back-3 = The invitation to { $person } is taken back, and your plan stays.
tog-back-4 = Done, { $person } isn't asked any more. Your session stays where it is.

## To the other one.

tog-yes-1 = { $person } is in: { $on-day } at { $clock }.
tog-yes-2 = You have company { $on-day } at { $clock }: { $person }.
tog-yes-3 = { $person } said yes to { $clock } { $on-day }.
tog-yes-4 = It's settled with { $person }, { $on-day } at { $clock }.
tog-not-1 = Another week suits { $person } better. Your session stands as it was.
tog-not-2 = { $person } says another week. Thank you for asking; your session stays where it is.
tog-not-3 = For { $person } it's another week. Asking was a kind thing, and your plan stays.
tog-not-4 = This week is taken for { $person }. Another one may fit, and your session stands.
tog-off-1 = { $clock } { $on-day } is off for { $person } after all. Your own session stays yours.
tog-off-2 = The time with { $person }, { $on-day } at { $clock }, is off. Your plan stays as it is.
tog-off-3 = { $on-day-start } at { $clock } is without { $person } now. Your plan stays.
tog-off-4 = Plans changed for { $person }: { $clock } { $on-day } is off. Yours stay as they are.
tog-day-1 = { $person } begins at { $clock } too.
tog-day-2 = At { $clock } you have company: { $person }.
tog-day-3 = You and { $person }, at { $clock }.
tog-day-4 = { $person } is there at { $clock } as well.

## /together

tog-about = Doing a session at the same time as somebody from your club: /together with a person and a time. They say yes, name another time or say "not this week", and all three are fine. Your plan stays your own.
tog-time = At which time would you like to meet { $person }?
tog-pick = Which of your sessions would you do at { $clock }? { $person } is asked once you choose.
tog-other-ask = Which time { $on-day } suits you better? { $person } hears it.
tog-waits = { $person } is asked about { $title }, { $on-day } at { $clock }.
tog-stands = With { $person } { $on-day } at { $clock }.
tog-over = That invitation is over, and everything stands as it is. /together starts another.
tog-no-time = No later time of that day works. "Not this week" is fine, and a word to them works too.
tog-between = There is one between you and { $person } already. Here it is.
tog-another-week = { $person } said another week suits better. From Monday on you can ask again.
tog-enough = { $max } invitations are open. When one is answered or taken back, there is room for the next.
tog-not-this-way = I can't pass an invitation to { $person } at the moment. Asking them yourself always works.
tog-nobody = That works with another person of your club.
tog-nothing = I see no open session of yours at { $clock } in the coming week. Another time works, or /plan add.
tog-rests = Your messages rest at the moment, so an answer would find no way to you. After /resume or /start, asking works.

## /settings

settings-invites-on = Others in your club can invite you to do a session at the same time. Would you rather not be asked?
settings-invites-off = Nobody is told, and no invitation comes to you. They can come back with one press.
