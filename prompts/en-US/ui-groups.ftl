### The groups of a club: what their members and their captains read. Nothing here counts people.

## For members

group-joined = You're in { $group } now. Its weeks count for you, beside those of your other groups.
group-left = You're out of { $group }. The weeks you lit together stay, and the door stays open.
which-group = More than one of your clubs has { $group }. Which club do you mean?
no-such-group = I don't know that group here. /board lists those there are.
everyone-stays = That group holds everyone in the club, so it stays. The other groups come and go under /board and /club board.

## For captains

groups-looked = I'm looking at every board now. Where one is missing or resting, it comes back within a few minutes.
group-line = { "**" }{ $group }** in { $channel }
group-added = { $group } is here. Its board comes within moments, and members join it with /board.
group-changed = Done. The board of { $group } follows within a few minutes.
group-archived = { $group } is in the archive, with its members and every lit week. It comes back with the same button or under its name.
group-small = { $group } has fewer than three members so far. Its weeks are measured from three on, and the streak holds until then. Two small groups can become one.
group-quiet = { $group } has had some quiet weeks, and its streak holds. Carry on, or open a fresh chapter? Every lit week stays in the sum.
group-carried-on = { $group } carries on, and every lit week stays.
group-fresh = A fresh chapter for { $group } begins with this week. Every earlier lit week stays in the sum.
group-chapter-back = { $group } is in the chapter it was in before.
group-name-taken = Another group of this club has that name. A different one works.
unkind-group-name = I'd like to call that group something kinder. Another name works.
too-many-groups = A club has up to { $max } groups. One that has served its time can go to the archive with /club board.

# The club's check-ins, for captains.
club-schedule = **{ $club }** says hello once a week:
club-schedule-none = No check-in stands yet. With a channel, a day and a time, /club schedule adds one; the question is yours, or I take turns with mine.
club-schedule-line =
    { $day-start }, { $clock }, in { $channel }{ $has-option ->
        [yes] : { $option }
       *[no] , with a question of mine.
    }
club-schedule-refused = Discord did not take the last one in { $channel }. I try again each week; once I may write there, it comes by itself.
club-schedule-set = That stands. **{ $club }** says hello once a week:
club-schedule-gone = It is taken away, and this is what **{ $club }** has now:
club-schedule-incomplete = A check-in needs a channel, a day and a time, so nothing has changed.
club-schedule-full = A club can have { $max } check-ins, so nothing has changed. Taking one away makes room.
