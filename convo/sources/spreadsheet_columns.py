"""Which column of a table is what, told by the words in its first row."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from convo.errors import RefusedError
from convo.text import clean

TEXT: Final = "text"
AUTHOR: Final = "author"
KIND: Final = "kind"
THEMES: Final = "themes"
HEADING: Final = "heading"
DATE: Final = "date"
FORM: Final = "form"
ROLE: Final = "role"
AGREED: Final = "agreed"
TRANSLATION: Final = "translation"


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in text.split("/"))


RECOGNISED: Final[Mapping[str, tuple[str, ...]]] = {
    TEXT: _words(
        "text/comment/comment body/comment text/body/contribution/statement/argument/message"
        "/comments/feedback/free text/freetext/response/answer/quote/words/original"
        "/commentaire/contribution texte/texte/comentario/comentário/texto/commento/testo"
        "/kommentar/beitrag/reactie/tekst/komentarz/комментарий/текст/коментар/komentar/teks/yorum"
        "/maoni/تعليق/التعليق/نص/النص/نظر/متن/टिप्पणी/মন্তব্য/မှတ်ချက်/មតិយោបល់/ความคิดเห็น"
        "/评论/评论内容/意见/留言/內容/内容/意見/コメント/本文/의견/댓글/אמירה/תגובה/አስተያየት"
    ),
    AUTHOR: _words(
        "author/author id/name/participant/speaker/handle/user/username/user name/who"
        "/auteur/nom/autor/nombre/nome/autore/naam/имя/автор/nama/penulis/isim/jina"
        "/الاسم/اسم/المؤلف/نام/نویسنده/नाम/নাম/အမည်/ឈ្មោះ/ชื่อ/姓名/名字/作者/名前/氏名/이름/שם/ስም"
    ),
    KIND: _words("kind"),
    THEMES: _words("themes/theme/tags/tag/codes/code"),
    HEADING: _words("prompt/heading/section/topic/question"),
    DATE: _words("said at/said on/date/timestamp/created at"),
    FORM: _words("form"),
    ROLE: _words("role"),
    AGREED: _words("agreed"),
    TRANSLATION: _words("translation"),
}
"""The names each column may have, the likeliest first, as `_comparable` has them."""

_OURS = frozenset(("number", "kind", "form", "words", "translated by", "themes", "agreed"))
_LONGEST_NAMED = 30  # characters of a header that a message may hold
_MOST_NAMED = 12
_MOST_WORDS = 4
_GAP = re.compile(r"[\s_-]+")


def recognised(header: Sequence[str]) -> dict[str, int]:
    """Return where each column is that has a name of `RECOGNISED`.

    A column whose name begins with "translation" is one, and the text where no other column is.
    """
    places = _places(header)
    found = {
        column: places[known]
        for column, names in RECOGNISED.items()
        if (known := next((name for name in names if name in places), None))
    }
    for name, at in places.items():
        if name.startswith(TRANSLATION):
            found.setdefault(TRANSLATION, at)
    if TEXT not in found and TRANSLATION in found:
        found[TEXT] = found[TRANSLATION]
    return found


def is_ours(header: Sequence[str]) -> bool:
    """Tell whether this program wrote a table with that first row, as the register of a report."""
    return _places(header).keys() >= _OURS


def chosen(header: Sequence[str], wanted: Mapping[str, str | None]) -> dict[str, int]:
    """Return where each column is: the one that is *wanted*, else the one recognised.

    Raises:
        RefusedError: A wanted column is not there, or none is the text. The message names the
            columns there are only where one of them is known for a header: else the first row
            may be somebody's words.
    """
    places = _places(header)
    columns = recognised(header)
    for column, name in wanted.items():
        if name is None:
            continue
        if _comparable(name) not in places:
            raise RefusedError(f"no column has the name given for the {column}{_shown(header)}")
        columns[column] = places[_comparable(name)]
    if TEXT not in columns:
        raise RefusedError(f"no column is known to hold the text{_shown(header)}")
    return columns


def _places(header: Sequence[str]) -> dict[str, int]:
    """Return where each name stands first, as names are compared."""
    places: dict[str, int] = {}
    for at, name in enumerate(header):
        places.setdefault(_comparable(name), at)
    return places


def _shown(header: Sequence[str]) -> str:
    names = [" ".join(clean(cell).split()) for cell in header[: _MOST_NAMED + 1]]
    if len(header) > _MOST_NAMED or not (recognised(header) and all(map(_is_like_a_name, names))):
        return f": the first row has {len(header)} cells, and must name the columns"
    return f": there are {', '.join(names)}"


def _is_like_a_name(cell: str) -> bool:
    """Tell whether *cell* is a few words without punctuation, as a column is called."""
    return (
        len(cell.split()) <= _MOST_WORDS
        and cell[:1].isalpha()
        and len(cell) <= _LONGEST_NAMED
        and all(unicodedata.category(sign)[0] in "LMN" or sign in " _-." for sign in cell)
    )


def _comparable(name: str) -> str:
    return _GAP.sub(" ", clean(name)).strip().casefold()
