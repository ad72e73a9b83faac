### German (de). Not yet read by a native-speaking coach.
### The names of commands, subcommands and options. Discord takes lower case, letters, digits, - and _, at most 32, and each once
### beside the others of its place. The English ones are those in src/discord/commands and always work; texts name commands like this.

# /plan, /data and /club keep their names: Discord has a bug with names of commands that have subcommands
# (discord-api-docs issue 5105). /start and /stop are the same everywhere, so that everybody finds the way in and out.

name-start = start
name-today = heute
name-checkin = eintragen
name-week = woche
name-plan = plan
name-settings = einstellungen
name-stop = stop
name-board = tafel
name-me = ich
name-help = hilfe
name-data = data
name-club = club
name-show = zeigen
name-add = hinzufügen
name-edit = ändern
name-remove = entfernen
name-template = vorlage
name-delete = löschen
name-export = kopie
name-import = einlesen
name-file = datei
name-setup = einrichten
name-city = stadt
name-session = einheit
name-outcome = ergebnis
name-day = tag
name-kind = art
name-title = titel
name-minutes = minuten
name-days = tage
name-small = klein
name-full = ganz
name-cue = zeitpunkt
name-area = bereich
name-every_weeks = alle_wochen
name-from = ab
name-until = bis
name-fallback = ausweichtag
name-long = lang
name-hard = hart
name-remind = erinnern
name-time = zeit
name-quiet_from = ruhe_ab
name-quiet_until = ruhe_bis
name-evening = abend
name-language = sprache
name-units = strecken
name-word = wort
name-trusted = vertrauensperson
name-share = zeigen
name-channel = kanal
name-start_post = startnachricht
name-captain_role = captain_rolle
name-why = warum
name-help-now = nummern
name-pause = pause
name-resume = weiter
name-length = länge
name-how = wie
