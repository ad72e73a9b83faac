### Pauses and returns: what the coach asks. At most 200 characters each, at most one question, nothing that did not happen.

## How long a pause is to be.

pause-ask-1 = The plan can rest for as long as you like, and your weeks stay as they are. How long suits you?
pause-ask-2 = Happy to keep quiet for a while. Any length is fine, and nothing counts meanwhile. How long shall it be?
pause-ask-3 = A pause it is, then. Your plan and your weeks are safe here. Until when?
pause-ask-4 = Sure, let's put the plan to rest. How long would you like?

## PAUSE-2: on the day that the member chose.

pause-2-1 = Hello. You asked me to come by today. What would help now?
pause-2-2 = Your pause was set to today, and the plan is here in any size. How would you like to go on?
pause-2-3 = Today is the day you picked. We can begin gently, pick up as before, or let it rest some more. Which one fits?
pause-2-4 = Good morning from your plan. Your pause ends today, and a longer one is just as fine. What suits you?

## PAUSE-3: once, for a pause without an end.

pause-3-1 = Your pause has no end date, and it can stay that way. What would help now?
pause-3-2 = Still resting, and that's all right. I only ask this once: is anything different now?
pause-3-3 = A small hello. Your pause lasts until you say, and it can go on like that. What would you like?
pause-3-4 = I'm keeping your plan safe meanwhile. Shall it rest on, or would a gentle beginning suit you?

## RET-1 and RET-3: after a return. How long it was is nobody's business.

ret-1-1 = Good to see you{ to-you }. Two small sessions this week, or would another shape suit you better?
ret-1-2 = Hello again{ to-you }, good to have you here. How shall this week look: two small sessions, or another shape?
ret-1-3 = Lovely that you're here{ to-you }. We can begin with two small sessions, or with whatever this week has room for. Which is it?
ret-1-4 = Good to see you{ to-you }. This week can be two small sessions, a low week or your usual one. What fits?

ret-3-1 = Good to see you{ to-you }. Let's begin small: which two sessions would you like first?
ret-3-2 = Hello again{ to-you }, good to have you here. Two small sessions make a whole week to begin with. Which two appeal to you?
ret-3-3 = Lovely that you're here{ to-you }. We begin small, with two sessions of your choice. Which two shall it be?
ret-3-4 = Good to see you{ to-you }. A gentle first week: two small sessions. Which two would you like?

# Below the answer to a check-in, which has greeted already.
ret-shape-1 = How shall this week look: two small sessions, or another shape?
ret-shape-2 = What would suit this week? Two small sessions are plenty, and another shape is fine too.
ret-shape-3 = This week can be as small as you like. Which shape fits?
ret-shape-4 = Two small sessions for this week, or would you rather have another shape?
# The same where the answer asks something already.
ret-shape-beside-1 = This week can be two small sessions, too. The shapes are below.
ret-shape-beside-2 = And this week may be small: two sessions, or another of the shapes below.
ret-shape-beside-3 = For this week there are a few shapes below, two small sessions among them.
ret-shape-beside-4 = Two small sessions make a whole week here. Other shapes are below, too.

## CHAP-1: carry on, or a fresh chapter. No answer carries on.

chap-1-1 =
    You have { kept-weeks } in this chapter. Carry on with it, or open a fresh one? Both keep every week on record.
chap-1-2 =
    There are { kept-weeks } in your chapter. Would you like to go on writing it, or turn a page? Every week stays on record.
chap-1-3 =
    Your chapter holds { kept-weeks }. It can go on as it is, or a new one can begin this week. Which do you like? All weeks stay.
chap-1-4 =
    { kept-weeks-start } stand in this chapter. Shall it go on, or would a fresh page feel good? Either way all of them are kept.
