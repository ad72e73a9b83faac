### Buttons under answers to a text in the DM. At most 80 characters each.

label-leave-as-is = Leave it
label-numbers = Numbers for my country
label-helplines = Show helplines
label-support-lines = Support lines
label-hold-everything = Hold everything
label-keep-my-plan = Keep my plan
label-resume-plan = Resume
label-not-that = It wasn't that
label-figure-of-speech = It was a figure of speech
label-carry-on = Carry on gently

command-help-now = Numbers of people to call, now
