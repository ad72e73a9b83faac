### Buttons and options about the groups of a club.

label-group-join = Join this group
label-group-leave = Leave this group
label-group-restore = Bring it back
label-group-carry-on = Carry on
label-more-names = More names
label-first-names = First names again
pick-group = Another group
command-club-board = See to the boards; add, rename, move or archive a group
option-join = A group to join
option-leave = A group to leave
option-group = Which group
option-group-add = The name of a new group
option-group-name = A new name for it
option-group-channel = The channel for its board
option-group-archive = Put it into the archive, or take it out again

command-club-schedule = A hello for everyone, once a week, with a button to one's own sessions
option-schedule-channel = Where it is posted
option-schedule-day = On which day
option-schedule-time = When, by the club's clock, like 18:00
option-schedule-question = Your own question; without one mine take turns
label-my-sessions = My sessions
option-group-season = What this part of the year is called on the board; - takes it away
