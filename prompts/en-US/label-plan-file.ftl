### Plans in and out: buttons and commands. At most 80 characters each.

label-add-these = Add these
label-import-more = More of them
pick-import = Leave one out, or take it in again
command-plan-export = Your plan as a file to edit, and as a calendar
command-plan-import = Read a plan from a file or a calendar; nothing changes before you say so
option-plan-file = A calendar (.ics) or a plan from /plan export (.toml), up to 256 kB

command-club-template = Plans that people in your club can start from
option-template-name = What a plan of your own is called
option-template-plan = One of the three, to see it or to change it
option-template-file = The plan as a file, like the one from /plan export
option-template-mine = Take the plan that you have yourself
option-template-remove = Stop offering it; copies stay with their owners
label-name-first-steps = First steps
label-name-steady = Steady
label-name-long-run-block = Long-run block
