"""The words that Zoom puts around a chat, in the language of whoever saved it or reacted.

Those of English, German, Spanish, Dutch, Russian and Ukrainian were seen in saved chats; the
others are from memory. A recipient that is missing here is taken for one person, and the message
left out.
"""

from collections.abc import Mapping
from typing import Final

TO_BY_FROM: Final[Mapping[str, str]] = {
    "From": "to",
    "Von": "an",
    "De": "à|a|para",
    "Da": "a",
    "Van": "naar|aan",
    "От": "кому",
    "Від": "до",
    "開始": "宛先",
}
"""What stands before a sender where a computer saved the chat; and, as the alternatives of a
pattern, between sender and recipient."""

EVERYONE: Final = frozenset({
    "everyone", "alle", "todos", "todo el mundo", "tout le monde", "tutti", "iedereen", "все",
    "всі", "全員", "所有人", "모두", "الجميع", "semua orang", "wszyscy", "alla", "herkes",
    "mọi người",
})  # fmt: skip
"""The recipient that is the whole room, in small letters."""

REACTED: Final = frozenset({
    "reacted to", "removed a reaction from", "hat auf", "se ha reaccionado a",
    "heeft gereageerd op", "a réagi à", "ha reagito a",
})  # fmt: skip
"""What stands before the quotation in a reaction, in small letters and without the emoji."""

REPLYING: Final = frozenset({
    "replying to", "antworten auf", "respondiendo a", "antwoord verzenden naar", "répondre à",
    "ответ на", "відповідь на", "正在回复",
})  # fmt: skip
"""What stands before the quotation in a reply, in small letters."""
