### Knöpfe und Optionen rund um eine Einheit zur gleichen Zeit.

label-together-yes = Ich bin dabei
label-together-other = Eine andere Zeit
label-together-not = Diese Woche nicht
label-together-take = Das passt
label-together-withdraw = Zurücknehmen
label-invites-on = Gern Einladungen
label-invites-off = Keine Einladungen
setting-invites = Einladungen
pick-together = Eine deiner Einheiten
pick-together-time = Eine Zeit
command-together = Eine Einheit zur gleichen Zeit machen wie jemand aus deinem Club
option-together-person = Wer
option-together-time = Wann am Tag, etwa 18:30
