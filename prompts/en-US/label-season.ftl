## Seasons: buttons, lists, forms and options

pick-season = Another season, from Monday on
season-own = My plan as it is
season-base = Base
season-build = Build
season-peak = Peak
season-taper = Taper
season-recovery = Recovery
season-off = Off season
label-take-season = Take it
label-another-season = Another one
label-race-date = Set a race date
label-no-race = No race
form-race-title = Your race
form-race-line = Its date
form-race-example = 2026-10-04
option-race = When your race is, such as 2026-10-04
option-season = Which season
option-strength = Strength sessions a week
option-mobility = Mobility sessions a week
option-together = Strength and mobility together, a week
option-recovery = Recovery sessions a week
option-light = Strength in its small version
option-season-name = What your club calls it
option-usual = The usual shape and name again
command-plan-season = The season of your plan, and your race
command-club-season = What each season is in this club
