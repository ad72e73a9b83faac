### Lines that a whole club reads. At most 140 characters each. Only what people did, never how many did not; a number that
### would be zero takes its line with it. A line never changes its words with the numbers, beyond the plural.

## OPEN-1: the first line of every board, before and after the first check-in.

open-1 = New week. Any check-in helps light the lantern: a session, a small one, a rest day, a "not today".
open-2 = A new week together. Sessions of every size help light the lantern, and so do rest days.
open-3 = The new week's board. Whatever you check in helps light the lantern, rest and "not today" included.
open-4 = A fresh week. One check-in of any kind, on any day, helps light the lantern.

brd-title = 🏮 **{ $group }**
brd-1 =
    Group streak: { $lit-weeks ->
        [one] { $lit-weeks } lit week
       *[other] { $lit-weeks } lit weeks
    } in this chapter, { $lit-weeks-in-all } in all.
brd-season = This part of our year: { $season }.
brd-picture =
    Our year in paper lanterns, one a week{ $has-season ->
        [yes] , and now it is { $season }
       *[no] { "" }
    }: { $lit-weeks ->
        [one] { $lit-weeks } is lit.
       *[other] { $lit-weeks } are lit.
    }
brd-2 = This week together: { $sums }.
brd-3 = Comebacks this week: { $comebacks }. Good to see you.
brd-4 = Members who chose to share, A to Z:
brd-5 =
    { $has-kept-weeks ->
        [yes] { $name }: { $kept-weeks ->
            [one] { $kept-weeks } kept week
           *[other] { $kept-weeks } kept weeks
        }
       *[no] { $name }
    }
brd-more = More names under /board.
brd-6 = This is the group's first board. It grows with every check-in, big or small, and /start is the way in.

## LIT-1

lit-1 =
    { $group }: the lantern is lit. Group streak: { $lit-weeks ->
        [one] { $lit-weeks } lit week
       *[other] { $lit-weeks } lit weeks
    } in this chapter.
lit-2 =
    The lantern is lit for { $group }. That makes { $lit-weeks ->
        [one] { $lit-weeks } lit week
       *[other] { $lit-weeks } lit weeks
    } in this chapter.
lit-3 =
    A lit week for { $group }, from check-ins big and small. In this chapter: { $lit-weeks ->
        [one] { $lit-weeks } lit week
       *[other] { $lit-weeks } lit weeks
    }.

## A club's check-in: one question, which nobody has to answer aloud.

club-check-in-ask-1 = Hello, everyone. What does this week have room for?
club-check-in-ask-2 = Hello from the club. Which session are you looking forward to?
club-check-in-ask-3 = A quick hello. Which day of this week looks kind to you?
club-check-in-ask-4 = Hello, all. What would make this week feel a little lighter?
club-check-in-ask-5 = Hello there. Is there a small version with your name on it this week?
club-check-in-ask-6 = Good to be here with you. Where does a quiet ten minutes fit this week?
club-check-in-ask-7 = Hello, runners. Who would you like to move with this week?
club-check-in-ask-8 = A hello from the club. What is one thing your legs would thank you for?
club-check-in-about = The button opens your own sessions. Only you see them, and what you answer there.
club-check-in-hellos =
    { $hellos ->
        [one] { $hellos } hello so far.
       *[other] { $hellos } hellos so far.
    }

## A check-in that its member shared.

shared-1 =
    { $kind ->
        [strength] { $name } did some strength and shares it with you.
        [mobility] { $name } did some mobility and shares it with you.
        [recovery] { $name } made time for recovery and shares it with you.
       *[run] { $name } went for a run and shares it with you.
    }
shared-2 = From { $name }, shared with you: a session of { $kind-name }.
shared-3 =
    { $kind ->
        [strength] Some strength from { $name }, shared with you.
        [mobility] Some mobility from { $name }, shared with you.
        [recovery] Some recovery from { $name }, shared with you.
       *[run] A run from { $name }, shared with you.
    }
shared-about = One press sends a cheer. They read it with their next message, and nobody counts.
