### Holds of some kinds, notes about food, the club's numbers: what stands there.

hold-on =
    { $has-day ->
        [yes] Running and strength are on hold until { $day }.
       *[no] Running and strength are on hold until you press Resume.
    } Mobility, rest and recovery go on.

settings-fuel-on = On longer days I may offer a note to plan food and drink around them. Would you rather have none?
settings-fuel-off = There are no notes about food and drink. They can come back with one press.

club-safety = Whom { $club } points to when something needs a person. Members see these under /help-now, always with findahelpline.com.
club-line-unchecked = not checked by your club yet
club-line-checked = checked { $day }
club-line-old = last checked { $day }, more than a year ago
club-line-none = no number yet
club-safety-mark = What is not checked yet is marked so for members as well. Please look each number up where its own line publishes it, then press the button that says so.
club-safety-year = Numbers change. Once a year somebody at the club looks each of them up again, and confirms it with its button.
club-line-saved = Kept. Once somebody has looked it up, the button below says so to members.
club-line-confirmed = Thank you. Members now see it as checked by your club.
club-line-off = Your club's own number is out. What comes with the coach for your country stands there now.
club-line-changed = That number has been changed in the meantime, so nothing is confirmed. This is how it stands now.
club-setup-lines =
    { $count ->
        [one] One of the numbers behind /help-now is not checked by your club yet.
       *[other] { $count } of the numbers behind /help-now are not checked by your club yet.
    } /club safety shows them, and setup is done without it.
not-a-number = That reads as neither a phone number nor an address, so nothing is changed. A number such as 116 123 works, and so does an address that begins with https://.
