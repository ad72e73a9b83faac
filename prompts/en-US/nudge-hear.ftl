### What the coach asks about a text in the DM. At most 200 characters each.

## SAY-2: several things can be meant. A button for each stands below.

say-2-1 = I could read that in more than one way. Which of these did you mean?
say-2-2 = Let me not guess. Which one is it?
say-2-3 = That could be a few things, and I'd like to put down the right one. Which is it?
say-2-4 = I'm not sure I read that right. Which of these comes closest?
say-2-5 = One tap and I have it: which of these did you mean?
say-2-6 = I have a guess or two, and you know best. Which one?
say-2-7 = Before I write anything down: did you mean one of these?
say-2-8 = Nearly there. Which of these is what you meant?

## Another kind than planned, and the text does not say which.

say-which-1 = Something else in place of { $title }, lovely. What kind of training was it?
say-which-2 = That can stand in for { $title }. Which kind comes closest?
say-which-3 = Noted, another kind instead of { $title }. Which one shall I put down?
