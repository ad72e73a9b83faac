### German (de). Not yet read by a native-speaking coach.
### The words of the plans to start from. A title has at most 40 characters, a version 120, a cue 40. Whoever takes a plan owns its
### words.

## Cues

plan-after-work = nach der Arbeit
plan-after-breakfast = nach dem Frühstück
plan-before-bed = vor dem Schlafengehen
plan-after-the-run = nach dem Lauf

## Titles

plan-hips-and-ankles = Hüfte und Sprunggelenke
plan-legs-and-trunk = Beine und Rumpf
plan-legs-up = Beine hoch
plan-strength-a = Kraft A
plan-strength-b = Kraft B
plan-wind-down = ruhiger Abend
plan-easy-walk = lockerer Spaziergang
plan-hips-calves-back = Hüfte, Waden und Rücken
plan-hard-run = harter Lauf
plan-short-strength = kurze Kraft
plan-fuel-and-water = Essen und Trinken planen
plan-long-run = langer Lauf

## Full versions

plan-hips-and-ankles-full = Hüftkreisen, Fußkreisen, langsames Beinschwingen, Wadenheben
plan-legs-and-trunk-full = Kniebeugen, Brücke, Wadenheben, Seitstütz, zwei Runden
plan-legs-up-full = zehn ruhige Minuten mit den Beinen hoch
plan-strength-a-full = Kniebeugen, Ausfallschritte, Wadenheben, Unterarmstütz, drei Runden
plan-strength-b-full = Brücke, Aufsteiger, einbeiniges Wadenheben, Seitstütz, drei Runden
plan-wind-down-full = Bildschirme weg, Licht gedimmt, lockeres Dehnen auf dem Boden
plan-easy-walk-full = zwanzig Minuten draußen, ohne Eile
plan-hips-calves-back-full = Hüftkreisen, Wadendehnen, Katze und Kuh, langsame Ausfallschritte
plan-legs-and-trunk-long = Kniebeugen, Ausfallschritte, Brücke, einbeiniges Wadenheben, Seitstütz, drei Runden
plan-short-strength-full = Aufsteiger, Wadenheben, Unterarmstütz, zwei Runden
plan-fuel-and-water-full = überlegen, was rund um den Lauf von morgen zu essen und zu trinken da ist
plan-legs-up-after-run = fünfzehn ruhige Minuten, Beine hoch, nach dem Lauf

## Small versions

plan-ankle-circles-small = 3 Minuten Fußkreisen und Wadenheben
plan-squats-small = eine Runde Kniebeugen und Wadenheben
plan-breaths-small = zehn langsame Atemzüge
plan-bridges-small = eine Runde Brücke und Seitstütz
plan-breaths-lights-small = zehn langsame Atemzüge, Licht gedimmt
plan-easy-walk-small = fünf Minuten um den Block
plan-calves-small = 5 Minuten Wadendehnen und Hüftkreisen
plan-short-strength-small = ein Satz Wadenheben
plan-fuel-and-water-small = eine Flasche und ein Snack an der Tür
