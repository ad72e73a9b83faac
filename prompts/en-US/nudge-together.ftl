### Doing a session at the same time. Nobody reads why somebody says no, and nobody is rung.

## TOG-1: the invitation. TOG-2: another time.

tog-1-1 = { $person } has **{ $title }** { $on-day } at { $clock }. Do one of yours at the same time?
tog-1-2 = A session at the same time as { $person }? Theirs is **{ $title }**, { $on-day } at { $clock }.
tog-1-3 = { $person } would like company: **{ $title }**, { $on-day } at { $clock }. Does one of yours fit there?
tog-1-4 = { $on-day-start } at { $clock }, { $person } plans **{ $title }**. Would a session of yours suit then?
tog-2-1 = { $person } would rather meet { $on-day } at { $clock }. Does that work?
tog-2-2 = For { $person }, { $on-day } at { $clock } suits better. Does it suit you?
tog-2-3 = Another time from { $person }: { $on-day } at { $clock }. Shall it be that?
tog-2-4 = { $person } named { $clock }, { $on-day }. Is that a time for you?
