"""Any bytes as a talk page: read, or a problem on one of its lines."""

from collections.abc import Iterator

from convo.sources.talk_page import read_talk_page
from convo.text import is_clean
from tests.build import IN_EVERY_SCRIPT
from tests.hostile.material import IMPORTERS, own_texts

_PAGES = (
    (
        "A[edit]\n\nFirst. –Birch talk 10:01, 3 May 2021 (UTC)Reply[reply]\n\n"
        "   Second. Oak (talk) 10:02, 3 May 2021 (UTC)[reply]\n"
    ),
    "Contents\n1 A\n2 B\nA[edit]\nOne. --Ash (WMF) (talk) 1:02, 3. Mai 2021 (CEST)\nB[edit]\n",
    (
        "== A ==\n:One. [[User:Birch|B]] ([[User talk:Birch|talk]]) 10:01, 3 May 2021 (UTC)\n"
        "::Two. {{unsigned|Oak|10:02, 3 May 2021 (UTC)}}\n<!-- x --><nowiki>[[</nowiki>\n"
    ),
    "{|\n|-\n| a || b [[User:A]] 10:01, 3 May 2021 (UTC)\n|}\n",
    "نعم. بتولا (نقاش) 10:01، 3 مايو 2021 (ت ع م)\n",
    "はい。樺(会話) 2021年5月3日 (月) 10:01 (UTC)\n",
    "ใช่ เบิร์ช (คุย) 10:01, 3 พฤษภาคม 2564 (+07)\n",
)


def seeds() -> Iterator[bytes]:
    """Yield what to begin with."""
    yield from (page.encode() for page in _PAGES)
    for way in ("talk-page", "wikitext"):
        for _, text in own_texts():
            yield IMPORTERS[way].framed(text[:2_000], "utf-8")
        yield IMPORTERS[way].framed("\n".join(IN_EVERY_SCRIPT), "utf-16")


def check(data: bytes) -> None:
    """Read *data* as a page, and look at all that was found."""
    found = read_talk_page(data)
    for n, passage in enumerate(found.passages):
        assert passage.text.strip()
        assert all(
            is_clean(text) for text in (passage.text, passage.author or "", passage.heading or "")
        )
        assert passage.line >= 1
        assert passage.reply_to is None or passage.reply_to < n
    assert all(problem.line >= 1 and problem.message.isascii() for problem in found.problems)
