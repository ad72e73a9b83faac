### Plans in and out: buttons and commands. At most 80 characters each.

label-add-these = Add these
label-import-more = More of them
pick-import = Leave one out, or take it in again
command-plan-export = Your plan as a file to edit, and as a calendar
command-plan-import = Read a plan from a file or a calendar; nothing changes before you say so
option-plan-file = A calendar (.ics) or a plan from /plan export (.toml), up to 256 kB
