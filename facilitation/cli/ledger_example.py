"""An example of how a page is worked through, for the help of the ledger. It is all invented."""

from typing import Final

PAGE: Final = """\
Help in our language[edit]

I second what was said in the room. Who can we call at night?
I would also like to see a list of groups near us.
Rain (talk) 10:00, 2 May 2026 (UTC)
A team is on duty at night, in four languages.
We will publish the list of groups in June.
Cloud (WMF) (talk) 09:30, 5 May 2026 (UTC)
"""
"""Two posts: one asks two things, the other responds and promises something."""

STEPS: Final = (
    "convo import page.txt --session $SESSION --as talk-page --attribution role",
    "convo contributions $SESSION",
    'CALL=$(convo passage $POST "Who can we call" "night?")',
    'LIST=$(convo passage $POST "I would also like" "near us.")',
    'DUTY=$(convo passage $REPLY "A team is on" "languages." --kind response)',
    'JUNE=$(convo passage $REPLY "We will publish" "June." --kind commitment)',
    "convo answer $CALL $DUTY",
    "convo answer $LIST $JUNE",
    "convo question state $CALL answered",
    "convo question state $LIST partly",
    'convo commitment $JUNE --team "Directory team" --due 2026-06-30',
    "convo agree $POST",
    "convo questions $SESSION",
    "convo questions $SESSION --no-response-for 7",
    "convo commitments $SESSION",
)
"""The commands; POST and REPLY are the ids that the second one prints."""

LEDGER_EXAMPLE: Final = "\n".join(
    (
        "\b",
        "An example: this page, which is invented, is in page.txt.",
        *(f"  {line}" for line in PAGE.splitlines()),
        "",
        "\b",
        "States are set by people; what links say is told beside them. POST and",
        "REPLY are the ids of its two posts, as the second command prints them.",
        *(f"  {step}" for step in STEPS),
    )
)
