### Buttons, choices and forms of the settings, /me and /help. The rules of label.ftl hold.

## Buttons

label-all-settings = All settings
label-quiet-off = No quiet hours
label-evening-off = No evening check-in
label-units-metric = Kilometres
label-units-imperial = Miles
label-word-athlete = Athlete
label-word-runner = Runner
# What the coach then calls somebody, in the middle of a sentence.
self-athlete = athlete
self-runner = runner
label-word-own = My own word
label-word-off = No word
label-trust-yes = Yes, gladly
label-trust-no = I'd rather not
label-trust-step-back = Step back
label-trust-off = Name nobody
label-undo-last = Undo my last change
label-me-why = How that comes about
label-back-to-me = Back to my page
label-report-problem = Report a problem

## The settings by name

setting-zone = Time zone
setting-time = Message time
setting-quiet = Quiet hours
setting-evening = Evening check-in
setting-language = Language
setting-units = Units
setting-word = What I call you
setting-trusted = Trusted contact

## Selects and forms

pick-setting = Pick what to change
pick-quiet-from = Quiet from
pick-quiet-until = Quiet until
pick-language = Pick a language
form-word-title = Your own word
form-word-line = What I call you
form-word-example = early bird
form-report-title = Report a problem
form-report-line = The problem, in a few words
form-report-example = No health details, please

## Beside commands

command-me = How your plan fits, and your weeks in words and a picture; undo a change
command-data-export = A copy of everything stored about you
option-why = How the line about your plan comes about
option-evening = When the evening check-in comes, such as 19:30; off ends it
option-my-language = The language that I speak with you
option-units = Kilometres or miles
option-word = What I call you, in your own word; off for none
option-trusted = A person you trust; they say yes under their own /settings
