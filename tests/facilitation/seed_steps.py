"""How a careful reader works through the talk page that this project began with.

The page's own words are not here: of each passage, the first and the last few, which find it.
P1 to P9 are its posts, in their order.
"""

from typing import Final

QUESTIONS: Final = (
    'PLANS=$(convo passage $P1 "I am interested to know" "for them.")',
    'REGIONS=$(convo passage $P2 "How do you see" "developing?")',
    'CONTACT=$(convo passage $P2 "What should the first" "language?")',
    'EFFORTS=$(convo passage $P2 "What existing community" "this?")',
    'FORUMS=$(convo passage $P2 "How can we empower" "policy?")',
    'CAPACITY=$(convo passage $P4 "what does local" "concerns?")',
    'MODELS=$(convo passage $P4 "I\'d like to learn" "communities.")',
    'PROTOCOLS=$(convo passage $P7 "what protocols" "in place")',
    'GUIDELINES=$(convo passage $P7 "how do general" "online?")',
    'LANDSCAPE=$(convo passage $P7 "How might we assess" "targeted?")',
    'SUPPORT=$(convo passage $P7 "What are effective" "pressure?")',
    'FACTIONS=$(convo passage $P7 "How should we think" "as well?")',
    'WHY=$(convo passage $P9 "why doesn\'t" "categories?")',
    'CORRECT=$(convo passage $P9 "can someone" "this?")',
)
"""What the posts ask or request: PLANS and MODELS in sentences without a question mark."""

RESPONSES: Final = (
    'EMPOWER=$(convo passage $P3 "We\'re committed to work" "Wikimedians." --kind commitment)',
    'PRESENT=$(convo passage $P3 "We also hope to present" "Summit." --kind commitment)',
    'DIALOGUE=$(convo passage $P3 "We see regional support" "our responses." --kind response)',
    'NETWORK=$(convo passage $P3 "This network is one" "this work." --kind response)',
    'EMAIL=$(convo passage $P3 "If any Wikimedian would" "appropriate team." --kind response)',
    "convo answer $PLANS $EMPOWER",
    "convo answer $REGIONS $DIALOGUE",
    "convo answer $CONTACT $EMAIL",
    "convo answer $EFFORTS $NETWORK",
    "convo answer $EFFORTS $PRESENT",
    "convo answer $CAPACITY $P5",
    "convo answer $PROTOCOLS $P8",
    "convo answer $GUIDELINES $P8",
    "convo answer $LANDSCAPE $P8",
    "convo answer $SUPPORT $P8",
)
"""Who responded to what; nobody did to MODELS, FACTIONS, WHY and CORRECT."""

FOLLOW_UPS: Final = (
    "convo answer $EMPOWER $CAPACITY",
    "convo answer $EMPOWER $P6",
    "convo question merge $FORUMS $PLANS",
    "convo agree $P1",
)
"""One question takes up another in fewer words, one post seconds another."""

STATES: Final = (
    "convo question state $PLANS partly",
    "convo question state $REGIONS answered",
    "convo question state $CONTACT partly",
    "convo question state $EFFORTS partly",
    "convo question state $CAPACITY answered",
    "convo question state $PROTOCOLS answered-but-restricted",
    "convo question state $GUIDELINES partly",
    "convo question state $LANDSCAPE partly",
    "convo question state $SUPPORT partly",
    'convo commitment $EMPOWER --team "Wikimedia Foundation"',
    'convo commitment $PRESENT --team "Wikimedia Foundation"',
)
"""What is not set stays open."""

STEPS: Final = (*QUESTIONS, *RESPONSES, *FOLLOW_UPS, *STATES)
