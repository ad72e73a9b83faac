### Holds of some kinds, the trusted contact, the club's numbers: buttons, choices, a form.

label-hold-run-strength = Hold running and strength
label-pause-sessions = Pause sessions
label-ask-contact = Ask my contact to get in touch
label-fuel-on = Notes, please
option-pause-what = What rests; everything if left out
choice-everything = Everything
choice-run-strength = Running and strength
setting-fuel = Notes about food and drink

command-club-summary = Sums of the club: room, full days and what was done
command-club-safety = The numbers that members see in /help-now, and which of them are checked
line-emergency = Emergency
line-health = Health line
line-crisis = Someone to talk to
line-eating = About eating
label-checked-emergency = Emergency: checked
label-checked-health = Health line: checked
label-checked-crisis = Someone to talk to: checked
label-checked-eating = About eating: checked
label-club-numbers = Numbers in /help-now
pick-line = Change a number
form-line-line = Number, or an https:// address
form-line-example = 116 123; empty for the country's own
