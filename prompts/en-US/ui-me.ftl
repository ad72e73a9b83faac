### `/me`, the copy of one's data, and reports of problems. The rules of ui.ftl hold.

## Me

me-header =
    { $has-self-word ->
        [yes] { "**" }You, { $self-word }**, for your eyes only
       *[no] { "**" }You**, for your eyes only
    }
me-kept =
    { $kept-weeks ->
        [one] One kept week so far.
       *[other] { $kept-weeks } kept weeks in all.
    }
me-sums = These last four weeks: { $sums }.
me-comebacks =
    { $comebacks ->
        [one] One comeback, which is a skill.
       *[other] { $comebacks } comebacks, which is a skill.
    }
me-decisions = Your decisions in these three months: { $decisions }.
me-next = Next: { $next }, { $next-on-day }.
me-empty = This page fills by itself. Any answer puts something on it.
me-settling = How well your plan fits these weeks shows here after the first few sessions.
me-fits = The plan fits these weeks well.
me-mostly-fits = The plan mostly fits these weeks.
me-stretch = The plan is a stretch for these weeks. A smaller one is a good one, too: /plan edit
me-too-big = The plan looks too big right now. /plan edit makes it smaller, and small counts in full.
me-why =
    { "**" }How the line about your plan comes about**
    1. Whatever you do of a session moves it up, and the small version as much as the full one.
    2. The newest sessions matter most.{ $has-sums ->
        [yes] { " " }These last four weeks: { $sums }.
       *[no] { "" }
    }
    3. Rest, another day and a pause leave it as it is.
    4. While I'm quiet, it stands still.
    5. It is about the plan. When the plan asks for more than these weeks have room for, /plan edit makes it smaller.
me-picture =
    { $has-kept-weeks ->
        [yes] Your weeks as a strip of dots: { $kept-weeks ->
            [one] one kept week.
           *[other] { $kept-weeks } kept weeks.
        }
       *[no] Your weeks as a strip of dots.
    }
me-last =
    { $has-title ->
        [yes] Your last answer: { $title }{ $has-day ->
            [yes] , { $day }
           *[no] { "" }
        }. One press takes it back.
       *[no] Your last change can be taken back with one press.
    }

## The copy of one's data

export-ready =
    Here is everything that is stored about you, in one file. The page about.txt in it says what is what.
    Only you can see this message.
export-about =
    This is a copy of everything that Second Wind stores about you.

    everything.json has all of it, for programs. The files that end in csv have one table each, for spreadsheets.
    Dates and weeks are those of your own time zone. Instants are in UTC.
    A number that stands for another member is left out.

    The project's page on data says what each table is for, and for how long it is kept. /data delete erases all of it.
export-too-large =
    Your copy is larger than a message can carry. Whoever runs this bot can hand it to you{ $has-operator ->
        [yes] : { $operator }
       *[no] { "" }
    }.

## Reports

help-report = Is something wrong with this bot? Your report goes to whoever runs it, with your Discord name.
report-sent = Thank you. Your report is on its way, and its words are deleted here once it has arrived.
report-post = { "**" }A problem was reported** by { $person }:
enough-reports =
    You've sent { $max } reports today, and they are on their way. Tomorrow has room for more.{ $has-operator ->
        [yes] { " " }Sooner: { $operator }.
       *[no] { "" }
    }
no-reports =
    { $has-operator ->
        [yes] Problems with this bot go to: { $operator }.
       *[no] Problems with this bot go to a captain of your club.
    }

## The days that were used

plan-used = These last two weeks, something was done on { $days }.
plan-into = { $title-start } stands on { $day }. Shall it have { $other-day } instead, a day that these weeks had room on?
