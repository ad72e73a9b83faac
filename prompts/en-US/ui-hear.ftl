### Lists and pointers around plain words. At most 600 characters each.

help-1 = I understand buttons, commands and short replies such as "done", "did 10 min instead" or "moved it to Saturday". /today shows your day, and /help the rest. For symptoms, a person is better: /help-now has numbers.

say-nothing-open-1 = That day has no session on your plan, so I left it as it is. With /checkin you can put down anything extra.
say-nothing-open-2 = I looked for the session and that day has none. If it was something extra, /checkin takes it gladly.
say-nothing-open-3 = Nothing stands in the plan there, so nothing had to change. What was extra goes in with /checkin.
