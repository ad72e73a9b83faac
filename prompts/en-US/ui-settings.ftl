### The settings. The rules of ui.ftl hold: at most 600 characters, and a refusal says what works.

## What is set, and what was saved

settings-saved = Saved. This is how things stand now.
settings-more =
    Evening check-in: { $has-evening-at ->
        [yes] { $evening-at }, while something is open
       *[no] off
    }
    Language: { $language }
    Units: { $units }
    What I call you: { $has-self-word ->
        [yes] { $self-word }
       *[no] no word yet
    }
settings-made-way = A time that you chose lies in those quiet hours, so they made way for it.

## One setting at a time

settings-time = Your daily message comes at { $reminder-at }. Which time suits you better? Any other from 04:00 to 23:59 works with /settings time.
settings-quiet =
    In quiet hours I don't write first. Your own presses are answered at any hour.
    { quiet-line }
settings-evening =
    { $has-evening-at ->
        [yes] Your evening check-in comes at { $evening-at }.
       *[no] The evening check-in is off.
    } It asks once, in the evening, while something of the day is open. On all other days there is none.
settings-language = We speak { $language }. Which language suits you?
settings-units = Distances are in { $units }. Which do you think in?

## The trusted contact, as the member sees it

trusted-none = Trusted contact: none
trusted-asked = Trusted contact: { $person }, not answered yet
trusted-yes = Trusted contact: { $person }, who said yes
trusted-about =
    A trusted contact is a person whom you'd like to have named here. /settings trusted names one, and they say yes or no under their own /settings.

    I write nothing to them by myself. Should there ever be something to send, a button asks you first.
trusted-named = { $person } is named. I don't write to them, so please tell them yourself. Their own /settings has a yes and a no for the next 30 days.
trusted-off = Taken back. Nobody is named here now, and nobody is told.

## The trusted contact, as that person sees it

trust-ask = { $person } would like to name you as their trusted contact. I write to you only when they press a button that asks you to get in touch. You can step back at any time. A yes and a no are both fine.
trust-is = { $person } named you as their trusted contact, and you said yes.
trust-accepted = Thank you. { $person } sees your yes in their settings. Stepping back takes one press, at any time.
trust-declined = That's fine. { $person } has nobody named now, and gets no message about it.

## What does not work, and what does

evening-not-later = Your daily message is at { $reminder-at }, and the evening check-in comes an hour later or more. With other times it works.
unkind-word = I'd like to call you something kinder. Another word works.
not-a-trusted-contact = A trusted contact is another person, not a bot and not yourself. Anyone else on Discord works.
not-asked = That question is no longer open, so nothing has changed. /settings shows what is.
