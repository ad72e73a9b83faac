### Buttons and options about doing a session at the same time.

label-together-yes = I'm in
label-together-other = Another time
label-together-not = Not this week
label-together-take = That works
label-together-withdraw = Take it back
label-invites-on = Invitations, please
label-invites-off = No invitations
setting-invites = Invitations
pick-together = One of your sessions
pick-together-time = A time
command-together = Do a session at the same time as somebody from your club
option-together-person = Who
option-together-time = When in the day, like 18:30
