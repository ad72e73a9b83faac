### Buttons, choices, forms and the lines beside commands. At most 80 characters, neutral, no Markdown: a way out is as good a
### button as any other.

## Answers

label-done = Done
label-some = Some
label-small = Small version
label-move = Move
label-not-today = Not today
label-rest = Rest
label-it-was-rest = It was rest
label-change = Change
label-change-room = Another size
label-back = Back
label-undo = Undo
label-instead = Instead
label-extra = Extra
label-today = Today's sessions
label-other-days = The other days

## The week

label-this-week = This week
label-next-week = Next week
label-let-go = Let it go
label-whole-week = Back to the week
label-room-low = Low
label-room-steady = Steady
label-room-high = High
label-room-same = Same as last week
label-low-week = Low week
label-next-week-low = Next week: low

## Proposals

label-another-day = Another day
label-ten-minutes = Ten minutes
label-keep-it = Keep it as it is
label-keep-both = Keep both
label-keep-here = Keep it here
label-make-small = Make small the plan
label-two-small-weeks = Two smaller weeks
label-go-steady = Go to steady
label-fuel-note = A note, please
label-fuel-off = No such notes
label-area-pick = Pick one, or keep the plan

## Letters

label-start-small = Start small
label-move-things = Move things
label-pause = Pause
label-leave-it = Leave it for now
label-two-small = Two small
label-usual-low = Usual, low
label-usual = Usual
label-choose-later = Choose later

## Messages on and off

label-stop-messages = Stop messages
label-start-messages = Start messages again
label-try-dm = Try my DM again

## Joining

label-start = Start
label-adult-yes = I'm 18 or over, let's begin
label-not-now = Not now
label-city-open = Pick my city
label-city-other = Another city
label-zone-yes = Yes, that's my time
label-plan-first-steps = First steps, 3 a week
label-plan-steady = Steady, 5 a week
label-plan-long-run-block = Long-run block, 6 a week
label-share-yes = Share my name
label-share-no = Keep it private
label-stop-sharing = Stop sharing

## The plan, data

label-remove = Remove
label-restore = Put it back
label-plan-more = More of the plan
label-into-day = Plan it there
label-plan-first = Back to the first
label-edit-words = Title and words
label-edit-days = Days and dates
label-replace-plan = Replace my plan
label-add-to-plan = Add to my plan
label-take-plan = Take this plan
label-keep-plan = Keep my plan
label-delete-everything = Delete everything
label-keep-everything = Keep everything

## Forms and selects

form-city-title = Your time zone
form-city-line = City
form-city-example = Lisbon
form-words-title = What it is
form-days-title = When it comes round
form-area-title = A place in the plan
form-line-title = Title
form-line-minutes = About how many minutes
form-line-full = What it is (no health details, please)
form-line-small = Small version, for days with little room
form-line-cue = When in the day
form-line-days = On which days
form-line-every = Every how many weeks
form-line-from = From which date
form-line-until = Until which date
form-line-fallback = A second choice of day
pick-board-channel = The board's channel
pick-start-channel = A channel for a post with Start
pick-captain-role = A role for captains, or none
pick-city = Pick the one that is yours
pick-time = Pick a time
pick-day = Pick a day
pick-session = Pick a session
pick-kind = Pick a kind
pick-club = Pick a club

## Beside commands

command-start = Join, in about a minute
command-today = Today's sessions, with their buttons
command-check-in = Log a session, today or up to 30 days back
command-plan = Your weekly plan
command-plan-show = See your plan
command-plan-add = Add a session, with its small version
command-plan-remove = Take a session out, from today on
command-plan-edit = Change a session, from today on
command-plan-template = See the plans to start from, and take one
command-week = Your week at a glance, with moving and letting go
command-settings = Time zone, message time, quiet hours
command-stop = End all messages in one step; your plan is kept
command-board = The group streak, and your name on it or not
command-help = How this works, and who runs it
command-data = What is stored about you
command-data-delete = Delete everything about you, now
command-club = For captains: the club's board and settings
command-club-setup = Set up the board, the club's time and a post with Start
option-session = Which session
option-outcome = How it went
option-date = Which day; today if left out
option-kind = Strength, mobility, recovery or run
option-title = A short name, such as hips and ankles
option-minutes = About how many minutes
option-days = On which days, such as mon, thu
option-full = What it is, in a few words
option-small = The small version, for days with little room
option-cue = When in the day, such as after work
option-area = What the recovery is about
option-every = Every how many weeks; 1 if left out
option-from = From which date
option-until = Until which date
option-fallback = A second choice of day
option-long = A long run
option-hard = A hard run
option-remind = Remind me of this run
option-city = Your city, for the time zone
option-time = When the daily message comes, such as 07:30
option-quiet-from = Quiet from, such as 21:00
option-quiet-until = Quiet until, such as 07:00
option-share = Show my name on the board
option-channel = The channel for the board
option-club-city = The club's city, for its clock
option-language = The club's language
option-start-post = Also post a message with a Start button
option-captain-role = Everyone with this role may use /club too
option-club = Which club
