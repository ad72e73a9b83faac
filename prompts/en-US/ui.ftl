### Steps, lists, settings, refusals. At most 600 characters each. A refusal says what works, loses nothing, and blames nobody.

## Joining

start-consent =
    Hello. I keep your strength, mobility and recovery on the calendar: one message on the days you choose, and any size counts.

    { "**" }What I keep:** your plan, your answers, your name here, your time zone and message time. No health details and no reasons.
    { "**" }Who sees it:** only you, and whoever runs this bot. The club sees sums of the whole group, and your name only if you share it.
    { "**" }Your say:** /stop ends all messages, /data delete erases everything.

    This is for adults, 18 or over. I don't notice emergencies. Please use your local number.
start-zone-ask = Which city are you in, or near? It tells me your time zone, so that messages come by your own clock.
start-zone-confirm = **{ $place }**: is it { $clock } for you now?
start-city-unknown =
    { $has-suggestions ->
        [yes] I don't know that city by that name. Perhaps it is { $suggestions }. A bigger city with the same clock works too.
       *[no] I don't know that city by that name. A bigger city with the same clock works just as well.
    }
start-time = When would you like your message? It comes once on days with sessions, at any time from 04:00 to 23:59.
start-plan = Plans to start from. Every session has a small version, and all of it can change later with /plan.
start-plan-ask = Which one looks most like your weeks?
start-share =
    Would you like your name on { $has-club ->
        [yes] the board of { $club }
       *[no] the club's board
    }?

    It shows your name and your kept weeks, in alphabetical order. That number never falls. Others will see it grow, and so could also see weeks in which it did not.
    Private is just as good, and /board changes it at any time.
start-done =
    You're in. Your message comes at { $reminder-at } on days with sessions, and a first hello comes to your DM.
    The first two weeks are small on purpose: about half of the plan, each session in its small version. /week makes a week bigger whenever you like. Here is today.
start-done-dm-closed =
    You're in. Your DM is closed to me, so your sessions are here under /today.
    The first two weeks are small on purpose: about half of the plan, each session in its small version. /week makes a week bigger whenever you like.

    If you'd like the message at { $reminder-at }: allow direct messages in this server's privacy settings, then press the button.
start-already = You're already in, and your plan is here. /today shows the day, /settings changes time and zone.
start-left = All right. Nothing is stored, and /start is here whenever you like.

## Today and the plan

today-header = **{ $day-start }**: { sessions }, in any size you like.
today-empty = Today is open.{ next } If you do something anyway, /checkin takes it.
today-line =
    { $has-cue ->
        [yes] { $cue-start }: **{ $title }**
       *[no] **{ $title-start }**
    }{ about-minutes }.{ $has-full ->
        [yes] { " " }{ $full-start }.
       *[no] { "" }
    }{ $has-small ->
        [yes] { " " }Small version: { $small }.
       *[no] { "" }
    }
plan-header =
    { $count ->
        [one] Your plan has one session. It can move or shrink whenever you like.
       *[other] Your plan has { sessions }. Everything in it can move or shrink.
    }
plan-line =
    { "**" }{ $title-start }** ({ $kind-name }{ $has-area-name ->
        [yes] , { $area-name }
       *[no] { "" }
    }), about { minutes }: { $days }{ $has-every-weeks ->
        [yes] , every { $every-weeks } weeks
       *[no] { "" }
    }{ $has-cue ->
        [yes] , { $cue }
       *[no] { "" }
    }.{ $has-small ->
        [yes] { " " }Small version: { $small }.
       *[no] { "" }
    }
plan-empty = Your plan is a blank page. /plan add puts the first session on it, with a small version beside it.
plan-added = { $title-start } is in your plan from today on.{ next }
plan-removed = { $title-start } is out of your plan from today on. What you did with it stays on record.
plan-restored = { $title-start } is in your plan as before.{ next }
check-in-ask =
    { $has-title ->
        [yes] How did { $title } go{ $has-day ->
            [yes] , { $on-day }
           *[no] { "" }
        }? Each answer is fine.
       *[no] Which session would you like to log?
    }
move-ask = Which day suits { $title } better?
nothing-to-move =
    { $has-title ->
        [yes] The days that I could offer hold { $title } already.
       *[no] That is not a day that I could offer.
    } It can stay right where it is.

## Settings and the board

settings-show =
    { "**" }Your settings**
    Time zone: { $place }, where it is { $clock } now
    Daily message: { $reminder-at }, on days with sessions
    { quiet-line }{ $has-shares-name ->
        [yes] { $shares-name ->
            [yes] { "\u000A" }Your name on this club's board: shared
           *[no] { "\u000A" }Your name on this club's board: private
        }
       *[no] { "" }
    }
board-none = This club has no board yet. A captain can put one up with /club setup.
board-rests-rights =
    The board of { $club } is resting: in { $channel } I'm not allowed to write at the moment.
    Once I may, it goes on by itself, and /club board finds it another channel.
board-rests-gone =
    The channel of the board of { $club } is gone, so the board is resting.
    /club board puts it wherever you like.
board-rests-taken =
    Somebody took the board of { $club } out of { $channel }, so I leave it out.
    Whenever you'd like it back: /club board.
board-rests-thread =
    The board of { $club } is resting: { $channel } is archived or locked.
    Once it's open again the board goes on by itself, and /club board finds it another channel.
board-rests-forum =
    { $channel } is a forum, and the board of { $club } needs a channel for plain messages.
    /club board finds it one.
board-rests-filtered =
    The server's filter holds the board of { $club } back in { $channel }.
    It gets another try on Monday, or at once with /club board.
board-here =
    The board is in { $channel }.{ $has-shares-name ->
        [yes] { $shares-name ->
            [yes] { " " }Your name is shared on it.
           *[no] { " " }Your name is private.
        }
       *[no] { "" }
    }
share-on =
    Your name is on { $has-club ->
        [yes] the board of { $club }
       *[no] this club's board
    }, with your kept weeks. Others will see that number grow, and so could also see weeks in which it did not. One press takes your name off.
share-off =
    Your name is off { $has-club ->
        [yes] the board of { $club }
       *[no] this club's board
    }. The message follows within a minute.

## Help and data

help =
    I keep strength, mobility and recovery on your calendar. Every session has a small version, any can move, and any of it counts. Small weeks need no reason.

    { "**" }/today** your sessions
    { "**" }/checkin** log, up to 30 days back
    { "**" }/week** move things, let go
    { "**" }/plan** see it, change it
    { "**" }/pause** rest, any length
    { "**" }/me** your weeks, undo
    { "**" }/settings** times, quiet hours
    { "**" }/board** the group streak
    { "**" }/stop** ends all messages
    { "**" }/data** a copy, or all erased

    I'm a bot, and nobody reads along. I don't notice emergencies. Please use your local number.
    { $has-operator ->
        [yes] Questions about this bot: { $operator }
       *[no] Questions about this bot: ask a captain of your club.
    }
data-delete-ask = This deletes your plan, your answers and your settings, now and for good. Shall I?
data-deleted = All of it is deleted. Thank you for running with us, and /start is here whenever you like.
data-kept = Everything stays as it is.

## The club

club-setup-done =
    All set. The board goes to { $channel }, with a new one each Monday at 07:00, by the clock of { $place }.{ $has-rights ->
        [yes] { "\u000A" }What I checked there: { $rights }.
       *[no] { "" }
    }
    Captains who can't see /club: a server administrator can allow it under Integrations.
club-no-pictures = In { $channel } I can't attach files yet, so the board stands there in words. With Attach Files allowed, its picture comes by itself.
club-setup-ask =
    Hello. A board for { $club } takes one choice: which channel may it stand in? Everything else below can wait, and all of it can be changed later.
club-summary = **{ $club }**, in sums. Only captains see this, and it names nobody.
club-summary-done = Done this week so far: { $sums }.
club-summary-room = How much room people say next week has:
club-summary-low = Low: { $count }
club-summary-steady = Steady: { $count }
club-summary-high = High: { $count }
club-summary-days = The fullest days of next week, by everyone's plans:
club-summary-day =
    { $day-start }: { $count ->
        [one] { $count } session
       *[other] { $count } sessions
    }
club-summary-none = Each sum here needs five people, so that it says nothing about anyone. They come by themselves as the club fills.
club-setup-start = The post with Start is for { $channel }.
club-setup-captains =
    { $has-role ->
        [yes] Captains: everyone with { $role }, and people who may manage this server.
       *[no] Captains: people who may manage this server.
    }
club-start-post =
    { "**" }Second Wind** { $has-club ->
        [yes] for { $club }
       *[no] for this club
    }

    A quiet coach for strength, mobility and recovery. You get one message on the days you choose, and every session has a small version that counts in full.
    Your answers are yours alone. For adults, 18 or over.

    Press Start, or type /start.
club-setup-missing =
    In { $channel } I'm not allowed yet: { $rights }. A server administrator can change that in the channel's permissions. After that, /club setup once more, please.

## What nobody expected

unknown-button = That button is from another time, so nothing has changed. /today has fresh ones.
not-yours = That button belongs to someone else's plan. /today shows yours.
dm-works-again = Your DM works. Messages come there from now on.
dm-still-closed = Your DM is still closed to me. Your sessions are here under /today, and this server's privacy settings hold the switch for direct messages.
sorry = Something broke on our side. Nothing that you logged is lost. Please give it another try in a moment.

## Refusals

unknown-city =
    { $has-suggestions ->
        [yes] I don't know that city by that name. Perhaps it is { $suggestions }.
       *[no] I don't know that city by that name. A bigger city with the same clock works just as well.
    }
unknown-zone = I don't know that time zone. A city from the list works, and so does a name such as Europe/Madrid.
bad-time = I can't read that as a time of day. Something like 07:30 works.
time-out-of-range = Messages come between 04:00 and 23:59. Which time in there would suit you?
too-many-sessions = A plan holds up to { $max } sessions, and yours is full. Taking one out makes room for another.
too-many-occurrences = A week holds up to { $max } sessions, and this one would not fit any more. With fewer days, or every second week, it would.
text-empty = There are no words in { $text-field } yet. A few are enough.
text-too-long = That is a little long for { $text-field }: up to { $max } characters fit.
text-not-plain = There is a mention or an invisible character in { $text-field }. Plain words work, and so do emoji.
minutes-out-of-range = Minutes go from 1 to { $max }.
small-needed = Every session here has a small version, for days with little room. What would it be, in a few words?
days-needed = On which days? One or more, such as mon or tue, thu.
bad-date = I can't read that as a date. Something like 2026-06-14 works, and so does a choice from the list.
date-too-old = Days stay open for { $max } days. That one lies further back, and it stays as it is.
week-is-over = That week is behind us and keeps the room it had. /week has this week and the next.
date-in-future = That day is still to come. /checkin takes today and the days before it.
dates-reversed = The end comes before the start. The other way round works.
not-joined = You're welcome to join first: /start takes about a minute, and nothing is stored before its last step.
no-such-session = I can't find that session in your plan. /plan show lists what is there.
not-a-captain = That one is for captains: people who may manage this server, or who have the role that it named.
not-a-manager = Naming captains is for people who may manage this server. Everything else here works for you.
everyones-role = That role is everyone in the server. A smaller one works, or none at all.
only-in-server = That works in your club's server. Here in the DM, /today and /help do.
no-club = I can't see a club that we share. In a server that uses me, /start is the way in.
which-club = You're in more than one club here. Which one do you mean?
board-channel-needed = Which channel is the board for? A text channel where I may write works.
option-unknown =
    { $has-option ->
        [yes] I don't know what to do with "{ $option }", so nothing has changed. A choice from the list works.
       *[no] I don't know what to do with that, so nothing has changed. A choice from the list works.
    }
already-there =
    { $has-title ->
        [yes] { $title-start } is { $on-day } already.
       *[no] It is { $on-day } already.
    } Any other day works.
no-every = Every how many weeks? A whole number from 1 to { $max } works.
