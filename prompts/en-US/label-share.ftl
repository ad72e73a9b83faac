### Buttons about sharing a check-in.

label-share-it = Share it
label-take-it-down = Take it down
label-cheer = Cheer
pick-share = One of your groups
