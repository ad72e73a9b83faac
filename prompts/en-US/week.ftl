### The week at a glance, moving things, and changing the plan. At most 600 characters each. A day that is over is named only with
### what was done on it.

## The week, a line a session

week-header = **Your week**, from { $day }
week-header-next = **Next week**, from { $day }
week-line =
    { "**" }{ $day-start }**: { $title }{ about-minutes }{ $has-cue ->
        [yes] , { $cue }
       *[no] { "" }
    }
week-line-small = **{ $day-start }**: { $title }: { $small }
week-done = **{ $day-start }**: { $title }, done
week-small = **{ $day-start }**: { $title }, done in its small version
week-some = **{ $day-start }**: some of { $title }
week-swapped = **{ $day-start }**: { $did } instead of { $title }
week-swapped-part = **{ $day-start }**: some { $did } instead of { $title }
week-rested = **{ $day-start }**: rest
week-extra = **{ $day-start }**: { $did }, extra
week-more = And { sessions } more, all in the list below.
week-empty = An open week. /plan add puts something into it, in any size.
week-pick = To move a session or let it go, pick it below.
week-one =
    { "**" }{ $title-start }**, { $on-day }{ about-minutes }{ $has-cue ->
        [yes] , { $cue }
       *[no] { "" }
    }.{ $has-small ->
        [yes] { " " }Small version: { $small }.
       *[no] { "" }
    }
    It can move to another day, and it can also go for this time.

## The room of the week

week-room-low = Room: **low**. The small version is the session, and this is the whole plan.
week-room-new = Room: **low**, as the first two weeks are here. The small version is the session. The buttons make it bigger.
week-room-eased = Room: **low**, to ease in. The small version is the session, and this is the whole plan. The buttons make it bigger.
week-room-steady = Room: **steady**. The usual plan, with its small versions beside it.
week-room-high = Room: **high**. The usual plan, and one more only if you like.

## Moving. No warning: the member decides what stands where.

move-others = On these days a long or hard run would come right after strength. If one of them suits you, it is yours to pick.

## Changing the plan

plan-one =
    { "**" }{ $title-start }** ({ $kind-name }{ $has-area-name ->
        [yes] , { $area-name }
       *[no] { "" }
    }), about { minutes }: { $days }{ $has-every-weeks ->
        [yes] , every { $every-weeks } weeks
       *[no] { "" }
    }{ $has-cue ->
        [yes] , { $cue }
       *[no] { "" }
    }.{ $has-full ->
        [yes] { "\u000A" }{ $full-start }.
       *[no] { "" }
    }{ $has-small ->
        [yes] { "\u000A" }Small version: { $small }.
       *[no] { "" }
    }
    A change counts from today on, and past weeks keep what they had.
plan-edited = { $title-start } is changed from today on.
plan-templates = Plans to start from. Pick one to see what it holds; nothing changes yet.
plan-template-ask =
    You have { sessions } in your plan now. Replacing ends them from today on; past weeks keep them.
    Adding puts these beside them. Undo takes either back.
plan-template-replace =
    You have { sessions } in your plan now. Replacing ends them from today on; past weeks keep them.
    Undo takes it back.
plan-template-take = Taking it puts these into your plan, from today on.
plan-template-taken =
    { $count ->
        [one] One session is new in your plan, from today on.
       *[other] { sessions-start } are new in your plan, from today on.
    } /plan show has all of it.
plan-kept = Your plan stays as it is.
