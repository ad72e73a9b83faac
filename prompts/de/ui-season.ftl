## Saisons

season-now = Deine Saison: { $season }.
season-none = Dein Plan steht, wie er ist, ohne Saison.
season-ask = Eine Saison macht Platz: Von deinen eigenen Einheiten behält eine Woche so viele, wie die Saison hat. Nichts kommt dazu, und vergangene Wochen bleiben, wie sie waren. Mit einem Lauftermin kann ich Saisons vorschlagen, und nur dein Druck ändert eine.
season-race = Dein Lauf: { $day }.
season-from = { $season } beginnt { $on-day }.
season-own-from = Dein Plan steht, wie er ist: ab { $day }.
season-shape =
    { $has-season ->
        [yes] { "**" }{ $season }{ "**" }: { $times } in der Woche.
       *[no] { $times-start } in der Woche.
    }
season-shape-light =
    { $has-season ->
        [yes] { "**" }{ $season }{ "**" }: { $times } in der Woche, Kraft in der kleinen Version.
       *[no] { $times-start } in der Woche, Kraft in der kleinen Version.
    }
season-shape-any =
    { $has-season ->
        [yes] { "**" }{ $season }{ "**" }: { $times } in der Woche, und { $count } Mal Kraft oder Beweglichkeit, wie du magst.
       *[no] { $times-start } in der Woche, und { $count } Mal Kraft oder Beweglichkeit, wie du magst.
    }
season-base-about = Zeit, die Einheiten zu lernen und ihre Anlässe zu finden.
season-build-about = Erholung steht neben den langen und harten Tagen.
season-peak-about = Eine kurze Krafteinheit ist der Plan, keine Kürzung.
season-taper-about = Weniger, und das mit Absicht.
season-recovery-about = Leichte Wochen nach einem Lauf. Danach muss nichts kommen.
season-off-about = Spielen. Worauf du Lust hast, ist der Plan.
season-empty = In { $season } stünde nichts aus deinem Plan in einer Woche, also bleibt er, wie er ist. Mit einer Einheit, die passt, aus /plan add, geht es.
race-is-over = Der Tag ist vorbei, also habe ich nichts notiert. Ein Lauf, der noch kommt, geht.
race-too-far = Das sind mehr als zwei Jahre. Ein Lauf innerhalb von zwei Jahren geht.
club-seasons = Was Saisons in diesem Club sind. Mit einer Saison und einer Zahl ändert /club saison eine davon; Mitglieder behalten, was sie genommen haben.
club-season-set = Geändert. Es gilt, sobald wieder jemand diese Saison nimmt.
season-name-bad = Als Name geht das nicht. Ein paar schlichte Wörter gehen, bis zu 40 Zeichen.
season-counts = Daraus wird keine Woche. Bis zu { $max } je Art gehen, Erholung mindestens einmal, und zusammen nicht mehr als beide.
