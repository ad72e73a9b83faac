### Knöpfe zum Teilen eines Check-ins.

label-share-it = Teilen
label-take-it-down = Wieder wegnehmen
label-cheer = Applaus
pick-share = Eine deiner Gruppen
