### The words of the plans to start from, as src/domain/starting_plan.rs has them: a test holds the two together. A title has at most
### 40 characters, a version 120, a cue 40. Whoever takes a plan owns its words.

## Cues

plan-after-work = after work
plan-after-breakfast = after breakfast
plan-before-bed = before bed
plan-after-the-run = after the run

## Titles

plan-hips-and-ankles = hips and ankles
plan-legs-and-trunk = legs and trunk
plan-legs-up = legs up
plan-strength-a = strength A
plan-strength-b = strength B
plan-wind-down = wind-down
plan-easy-walk = easy walk
plan-hips-calves-back = hips, calves and back
plan-hard-run = hard run
plan-short-strength = short strength
plan-fuel-and-water = fuel and water plan
plan-long-run = long run

## Full versions

plan-hips-and-ankles-full = hip circles, ankle circles, slow leg swings, calf raises
plan-legs-and-trunk-full = squats, bridges, calf raises, side planks, two rounds
plan-legs-up-full = ten quiet minutes with the legs up
plan-strength-a-full = squats, split squats, calf raises, front plank, three rounds
plan-strength-b-full = bridges, step-ups, single-leg calf raises, side planks, three rounds
plan-wind-down-full = screens away, lights low, easy stretches on the floor
plan-easy-walk-full = twenty unhurried minutes outside
plan-hips-calves-back-full = hip circles, calf stretches, cat and cow, slow lunges
plan-legs-and-trunk-long = squats, split squats, bridges, single-leg calf raises, side planks, three rounds
plan-short-strength-full = step-ups, calf raises, front plank, two rounds
plan-fuel-and-water-full = decide what to eat and drink around tomorrow's run
plan-legs-up-after-run = fifteen quiet minutes, legs up, after the run

## Small versions

plan-ankle-circles-small = 3 minutes of ankle circles and calf raises
plan-squats-small = one round of squats and calf raises
plan-breaths-small = ten slow breaths
plan-bridges-small = one round of bridges and side planks
plan-breaths-lights-small = ten slow breaths, lights low
plan-easy-walk-small = five minutes around the block
plan-calves-small = 5 minutes of calf stretches and hip circles
plan-short-strength-small = one set of calf raises
plan-fuel-and-water-small = a bottle and a snack by the door
