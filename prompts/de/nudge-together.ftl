### Eine Einheit zur gleichen Zeit. Niemand liest, warum jemand Nein sagt, und niemand wird angeklingelt.

## TOG-1: die Einladung. TOG-2: eine andere Zeit.

tog-1-1 = { $person } hat { $on-day } um { $clock } **{ $title }** vor. Machst du zur gleichen Zeit eine von deinen?
tog-1-2 = Eine Einheit zur gleichen Zeit wie { $person }? Dort steht **{ $title }**, { $on-day } um { $clock }.
tog-1-3 = { $person } hätte gern Gesellschaft: **{ $title }**, { $on-day } um { $clock }. Passt eine von deinen dazu?
tog-1-4 = { $on-day-start } um { $clock } plant { $person } **{ $title }**. Würde dir dann eine Einheit passen?
tog-2-1 = { $person } würde lieber { $on-day } um { $clock }. Passt das?
tog-2-2 = Für { $person } ist { $on-day } um { $clock } besser. Ist das auch für dich gut?
tog-2-3 = Eine andere Zeit von { $person }: { $on-day } um { $clock }. Soll es die sein?
tog-2-4 = { $person } nennt { $clock }, { $on-day }. Ist das eine Zeit für dich?
