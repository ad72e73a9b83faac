### The room of a week: the question on Sunday, and what a low week reads like. At most 200 characters each. Room is asked and
### never explained: nothing here asks why.

## A session of today in a low week. The small version is the session.

rem-low-1 = { when }: **{ $title }**, the small one: { $small }. This week that's the whole session.
rem-low-2 = { when }: { $small }. In a low week that is **{ $title }**, all of it.
rem-low-3 = { when }: **{ $title }** in this week's size: { $small }.
rem-low-4 = { when }: **{ $title }**. A low week makes it { $small }, and that counts in full.
rem-low-5 = { when } there's a small **{ $title }**: { $small }. It counts like any other.
rem-low-6 = { when }: **{ $title }**, kept small on purpose: { $small }.
rem-low-7 = { when }: { $small }. A small **{ $title }** for a small week.
rem-low-8 = { when }, if it suits you: **{ $title }**, low-week size: { $small }.

## CAP-1: the question.

cap-1-1 = How much room does next week have? The plan follows your answer.
cap-1-2 = A look ahead: how much room is there next week? Low, steady and high are all good answers.
cap-1-3 = Next week is still open. How much room would you give it? I'll fit the plan to that.
cap-1-4 = Before Monday comes: will it be a small week, a usual one, or a roomy one?
cap-1-5 = What does next week look like? The plan takes whatever size you choose.
cap-1-6 = Next week's plan can be any size. How much space does your calendar leave for it?
cap-1-7 = One press plans the week: how much room is there from Monday on?
cap-1-8 = Some weeks are full and some are wide. Which kind is the next one?

## CAP-2: the same after a week that is kept already.

cap-2-1 = This week: { $times }. That makes { weeks-kept }. How much room does next week have?
cap-2-2 = { $times-start }: that was this week, and it's kept. { weeks-kept-start } now. What size shall the next one have?
cap-2-3 = A kept week, with { $times }. You have { weeks-kept } in all. How much room is there from Monday on?
cap-2-4 = This week held { $times }. On record: { weeks-kept }. Is the next one low, steady or high?
cap-2-5 = { $times-start }. With this one it's { weeks-kept }. How roomy does next week look?
cap-2-6 = In the book for this week: { $times }. Together that's { weeks-kept }. What does next week leave room for?
cap-2-7 = This week has { $times } in it. In all: { weeks-kept }. How much space is there in the next one?
cap-2-8 = Kept, with { $times }. That is { weeks-kept } now. Which size would fit next week?

## CAP-3: the same after a week with something in it.

cap-3-1 = This week: { $times }. It counts. How much room does next week have?
cap-3-2 = { $times-start } this week, and that counts. How much room is there in the next one?
cap-3-3 = This week had { $times }. All of it counts. Is next week low, steady or high?
cap-3-4 = On record: { $times }. What size would suit next week?
cap-3-5 = There was room for { $times } this week. What will there be room for in the next?
cap-3-6 = { $times-start }: that's in the book. How wide does next week look?
cap-3-7 = You did { $times } this week. How much space from Monday on?
cap-3-8 = This week's page says { $times }. How full is the next one?
