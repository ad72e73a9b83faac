## Seasons

season-now = Your season: { $season }.
season-none = Your plan stands as it is, in no season.
season-ask = A season makes room: of your own sessions, a week keeps as many as the season has. Nothing is added, and weeks that are over stay as they were. A race date lets me suggest seasons, and only your press changes one.
season-race = Your race: { $day }.
season-from = { $season } begins { $on-day }.
season-own-from = Your plan stands as it is from { $day } on.
season-shape =
    { $has-season ->
        [yes] { "**" }{ $season }{ "**" }: { $times } a week.
       *[no] { $times-start } a week.
    }
season-shape-light =
    { $has-season ->
        [yes] { "**" }{ $season }{ "**" }: { $times } a week, strength in its small version.
       *[no] { $times-start } a week, strength in its small version.
    }
season-shape-any =
    { $has-season ->
        [yes] { "**" }{ $season }{ "**" }: { $times } a week, and any { $count } of strength and mobility.
       *[no] { $times-start } a week, and any { $count } of strength and mobility.
    }
season-base-about = Time to learn the sessions and find their cues.
season-build-about = Recovery goes beside the long and hard days.
season-peak-about = One short strength session is the plan, not a cutback.
season-taper-about = Less, on purpose.
season-recovery-about = Easy weeks after a race. Nothing has to come next.
season-off-about = Play. What you feel like is the plan.
season-empty = In { $season } nothing of your plan would stand in a week, so it stays as it is. With a session that fits, from /plan add, it works.
race-is-over = That day is over, so I've noted nothing. A race that is still to come works.
race-too-far = That's more than two years away. A race within two years works.
club-seasons = What seasons are in this club. With a season and a count, /club season changes one; members keep the shape that they took.
club-season-set = Changed. It counts from the next time that somebody takes this season.
season-name-bad = That doesn't work as a name. A few plain words do, up to 40 characters.
season-name-unkind = "{ $season }" could land badly with somebody who has a full week, so nothing has changed. A name about the running works.
season-counts = That doesn't add up to a week. Up to { $max } of a kind work, recovery at least once, and together no more than both.
