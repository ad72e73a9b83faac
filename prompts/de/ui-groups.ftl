### German (de). Not yet read by a native-speaking coach.
### The groups of a club: what their members and their captains read. Nothing here counts people.

## For members

group-joined = Du bist jetzt in der Gruppe { $group }. Ihre Wochen zählen für dich, neben denen deiner anderen Gruppen.
group-left = Du bist nicht mehr in der Gruppe { $group }. Die gemeinsam leuchtenden Wochen bleiben, und die Tür bleibt offen.
which-group = Mehr als einer deiner Clubs hat { $group }. Welchen Club meinst du?
no-such-group = Diese Gruppe kenne ich hier nicht. /tafel zeigt, welche es gibt.
everyone-stays = In dieser Gruppe sind alle aus dem Club, deshalb bleibt sie. Die anderen Gruppen kommen und gehen unter /tafel und /club tafel.

## For captains

groups-looked = Ich sehe jetzt nach allen Tafeln. Wo eine fehlt oder ruht, kommt sie in wenigen Minuten zurück.
group-line = { "**" }{ $group }** in { $channel }
group-added = Die Gruppe { $group } ist da. Ihre Tafel kommt gleich, und Mitglieder kommen mit /tafel dazu.
group-changed = Erledigt. Die Tafel von { $group } folgt in wenigen Minuten.
group-archived = Die Gruppe { $group } ist im Archiv, mit ihren Mitgliedern und jeder leuchtenden Woche. Der Knopf oder ihr Name holt sie zurück.
group-small = Die Gruppe { $group } hat noch weniger als drei Mitglieder. Ab dreien werden ihre Wochen gezählt, bis dahin bleibt die Serie, wie sie ist. Aus zwei kleinen Gruppen kann eine werden.
group-quiet = Die Gruppe { $group } hatte einige ruhige Wochen, und ihre Serie bleibt. Weitermachen oder ein neues Kapitel öffnen? Jede leuchtende Woche bleibt in der Summe.
group-carried-on = Die Gruppe { $group } macht weiter, und jede leuchtende Woche bleibt.
group-fresh = Für die Gruppe { $group } beginnt mit dieser Woche ein neues Kapitel. Jede frühere leuchtende Woche bleibt in der Summe.
group-chapter-back = Die Gruppe { $group } ist wieder in ihrem Kapitel von vorher.
group-name-taken = Eine andere Gruppe dieses Clubs heißt schon so. Ein anderer Name geht gern.
unkind-group-name = Ich möchte diese Gruppe freundlicher nennen. Ein anderer Name geht gern.
too-many-groups = Ein Club hat bis zu { $max } Gruppen. Eine, die ihre Zeit hatte, kann mit /club tafel ins Archiv.

# Die Runden des Clubs, für Captains.
club-schedule = **{ $club }** sagt einmal pro Woche Hallo:
club-schedule-none = Noch steht keine Runde. Mit Kanal, Tag und Zeit legt /club termin eine an; die Frage ist deine, oder meine wechseln sich ab.
club-schedule-line =
    { $day-start }, { $clock }, in { $channel }{ $has-option ->
        [yes] : { $option }
       *[no] , mit einer Frage von mir.
    }
club-schedule-refused = In { $channel } hat Discord die letzte nicht angenommen. Ich versuche es jede Woche; sobald ich dort schreiben darf, kommt sie von selbst.
club-schedule-set = Das steht. **{ $club }** sagt einmal pro Woche Hallo:
club-schedule-gone = Sie ist weg, und das hat **{ $club }** jetzt:
club-schedule-incomplete = Eine Runde braucht Kanal, Tag und Zeit, darum hat sich nichts geändert.
club-schedule-full = Ein Club kann { $max } Runden haben, darum hat sich nichts geändert. Wird eine entfernt, ist wieder Platz.
