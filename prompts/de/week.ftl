### German (de). Not yet read by a native-speaking coach.
### The week at a glance, moving things, and changing the plan. At most 600 characters each. A day that is over is named only with
### what was done on it.

## The week, a line a session

week-header = **Deine Woche**, ab { $day }
week-header-next = **Nächste Woche**, ab { $day }
week-line =
    { "**" }{ $day-start }**: { $title }{ about-minutes }{ $has-cue ->
        [yes] , { $cue }
       *[no] { "" }
    }
week-line-small = **{ $day-start }**: { $title }: { $small }
week-done = **{ $day-start }**: { $title }, erledigt
week-small = **{ $day-start }**: { $title }, erledigt in der kleinen Version
week-some = **{ $day-start }**: ein Teil von { $title }
week-swapped = **{ $day-start }**: { $did } statt { $title }
week-swapped-part = **{ $day-start }**: ein Teil { $did } statt { $title }
week-rested = **{ $day-start }**: Ruhe
week-extra = **{ $day-start }**: { $did }, extra
week-more =
    { $count ->
        [one] Und eine weitere, unten in der Liste.
       *[other] Und { $count } weitere, alle unten in der Liste.
    }
week-empty = Eine offene Woche. /plan hinzufügen legt etwas hinein, in jeder Größe.
week-pick = Zum Verschieben oder Weglassen wähle unten eine Einheit aus.
week-one =
    { "**" }{ $title-start }**, { $on-day }{ about-minutes }{ $has-cue ->
        [yes] , { $cue }
       *[no] { "" }
    }.{ $has-small ->
        [yes] { " " }Kleine Version: { $small }.
       *[no] { "" }
    }
    Das darf auf einen anderen Tag, und es darf diesmal auch weg.

## The room of the week

week-room-low = Platz: **wenig**. Die kleine Version ist die Einheit, und das ist der ganze Plan.
week-room-new = Platz: **wenig**, wie hier in den ersten zwei Wochen. Die kleine Version ist die Einheit. Die Knöpfe machen es größer.
week-room-eased = Platz: **wenig**, für einen sanften Anfang. Die kleine Version ist die Einheit, und das ist der ganze Plan. Die Knöpfe machen es größer.
week-room-steady = Platz: **üblich**. Der übliche Plan, mit kleinen Versionen daneben.
week-room-high = Platz: **viel**. Der übliche Plan, und eine mehr nur, wenn du magst.

## Moving. No warning: the member decides what stands where.

move-others = An diesen Tagen käme ein langer oder harter Lauf direkt nach der Kraft. Wenn dir einer davon passt, wähl ihn gern.

## Changing the plan

plan-one =
    { "**" }{ $title-start }** ({ $kind-name }{ $has-area-name ->
        [yes] , { $area-name }
       *[no] { "" }
    }), etwa { minutes }: { $days }{ $has-every-weeks ->
        [yes] , alle { $every-weeks } Wochen
       *[no] { "" }
    }{ $has-cue ->
        [yes] , { $cue }
       *[no] { "" }
    }.{ $has-full ->
        [yes] { "\u000A" }{ $full-start }.
       *[no] { "" }
    }{ $has-small ->
        [yes] { "\u000A" }Kleine Version: { $small }.
       *[no] { "" }
    }
    Eine Änderung gilt ab heute, und vergangene Wochen behalten, was sie hatten.
plan-edited = { $title-start } ist ab heute geändert.
plan-templates = Pläne für den Anfang. Wähle einen und sieh, was darin steht; noch ändert sich nichts.
plan-template-ask =
    In deinem Plan { $count ->
        [one] steht jetzt { sessions }
       *[other] stehen jetzt { sessions }
    }. Ersetzen beendet das ab heute; vergangene Wochen behalten es.
    Dazunehmen stellt diese daneben. Rückgängig nimmt beides zurück.
plan-template-replace =
    In deinem Plan { $count ->
        [one] steht jetzt { sessions }
       *[other] stehen jetzt { sessions }
    }. Ersetzen beendet das ab heute; vergangene Wochen behalten es.
    Rückgängig nimmt es zurück.
plan-template-take = Damit kommen diese in deinen Plan, ab heute.
plan-template-taken =
    { $count ->
        [one] Eine Einheit ist neu in deinem Plan, ab heute.
       *[other] { sessions-start } sind neu in deinem Plan, ab heute.
    } /plan zeigen zeigt alles.
plan-kept = Dein Plan bleibt, wie er ist.
