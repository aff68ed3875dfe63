"""How well talk pages are read: times, authors, headings, replies, words.

Eight pages of the DiscussionTools test suite, 306 comments, each flattened in up to three ways.
Comments of the truth are taken in order, each matched with the next passage of the same time. So:

* A time counts as found where a signature was seen that has it, even if the signature has no
  words of its own and gives a problem instead of a passage.
* An author counts as right where the name equals, apart from capitals, either the account or the
  name the page shows for it, for the truth often has both ("Digging.holes", shown as "DH").
  A comment without a passage counts as wrong. The truth of one comment is itself a signature
  that is quoted in it; it counts as wrong too. All shares are of all comments of the truth.
* A reply counts as right where the passage it answers is that of the truth's parent; as wrong
  where it is another; as open where the program does not say.
* Words are compared for the one page whose truth has them, with blanks made equal. The truth
  merges two comments where somebody signs twice on one line; that counts as different words.

Three pages as wikitext, 85 times of signatures, each with the last link to a user before it. A
time counts as found where a passage has it, in the order of the page, and a user as right where
that passage's author is the same apart from capitals.
"""

import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from convo.sources.found import Passage
from convo.sources.page_pieces import pieces_of
from convo.sources.talk_page import read_talk_page
from tests.shared import shared

CASES: Final = "talk/discussiontools"
WIKITEXT: Final = "talk/mwchatter_wikitext"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A comment as the truth has it."""

    names: frozenset[str]
    at: datetime
    heading: str
    parent: int | None
    """The place of the comment it answers; None for a heading or nothing."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Counts of the comments of one page or of several."""

    comments: int = 0
    times: int = 0
    passages: int = 0
    authors: int = 0
    headings: int = 0
    replies_right: int = 0
    replies_wrong: int = 0
    with_words: int = 0
    words: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        names = self.__dataclass_fields__
        return Figures(**{name: getattr(self, name) + getattr(other, name) for name in names})


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Counts of the signatures of one page that is wikitext, or of several."""

    signatures: int = 0
    times: int = 0
    users: int = 0

    def __add__(self, other: "Signatures") -> "Signatures":
        return Signatures(
            signatures=self.signatures + other.signatures,
            times=self.times + other.times,
            users=self.users + other.users,
        )


def wikitext_pages() -> list[Path]:
    """Return every page there is as wikitext, sorted by name."""
    return sorted(shared(WIKITEXT).glob("*.wikitext"))


def signatures_of(page: Path) -> Signatures:
    """Compare what is read from a page's wikitext with the truth beside it."""
    truth = json.loads(page.with_suffix(".signatures.json").read_text(encoding="utf-8"))["rows"]
    times = [
        datetime.strptime(row["timestamp_text"], "%H:%M, %d %B %Y (UTC)").replace(tzinfo=UTC)
        for row in truth
    ]
    passages = read_talk_page(page.read_bytes()).passages
    found = _matched(times, [passage.said_at for passage in passages])
    return Signatures(
        signatures=len(truth),
        times=len(found),
        users=sum(
            _plain(passages[at].author or "") == _plain(truth[i]["nearest_preceding_user_link"])
            for i, at in found.items()
        ),
    )


def flat_pages() -> list[Path]:
    """Return every flattened page there is, sorted by name."""
    return sorted(shared(CASES).glob("*/flat*.txt"))


def figures_of(page: Path) -> Figures:
    """Compare what is read from one flattened page with the truth beside it."""
    content = page.read_bytes()
    said = list(_truth(page.with_name("truth.json")))
    signed = [piece.said_at for piece in pieces_of(content.decode(), language=None) if piece.signed]
    passages = read_talk_page(content).passages
    found = _matched([comment.at for comment in said], [passage.said_at for passage in passages])
    figures = Figures(
        comments=len(said),
        times=len(_matched([comment.at for comment in said], signed)),
        passages=len(found),
    )
    for i, at in found.items():
        figures += _compared(said[i], passages[at], found)
    return figures


def run() -> None:
    """Print the figures of each page and of each way of flattening."""
    totals: dict[str, Figures] = {}
    for page in flat_pages():
        figures = figures_of(page)
        print(f"{page.parent.name}/{page.name}: {figures}")
        totals[page.name] = totals.get(page.name, Figures()) + figures
    for way, figures in totals.items():
        print(
            f"{way}: {figures.comments} comments,"
            f" times {figures.times / figures.comments:.1%},"
            f" authors {figures.authors / figures.comments:.1%},"
            f" headings {figures.headings / figures.comments:.1%},"
            f" replies right {figures.replies_right}, wrong {figures.replies_wrong},"
            f" words {figures.words} of {figures.with_words}"
        )
    total = Signatures()
    for page in wikitext_pages():
        total += signatures_of(page)
        print(f"{page.name}: {signatures_of(page)}")
    print(
        f"wikitext: {total.signatures} signatures,"
        f" times {total.times / total.signatures:.1%}, users {total.users / total.signatures:.1%}"
    )


def _truth(path: Path) -> Iterator[Said]:
    items: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["items"]
    places = [i for i, item in enumerate(items) if item["type"] == "comment"]
    for item in (items[i] for i in places):
        yield Said(
            names=frozenset(map(_plain, filter(None, (item["author"], item["displayName"])))),
            at=_time(item["timestamp_utc"]),
            heading=_plain(item["heading"] or ""),
            parent=places.index(item["parent"]) if item["parent"] in places else None,
            words=_plain(item.get("body_text_upstream") or ""),
        )


def _time(text: str) -> datetime:
    if "-" in text:
        return datetime.fromisoformat(text)
    return datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def _matched(wanted: Sequence[datetime], got: Sequence[datetime | None]) -> dict[int, int]:
    """Return, for the places in *wanted*, the next place in *got* that has the same."""
    found = {}
    begin = 0
    for i, at in enumerate(wanted):
        place = next((j for j in range(begin, len(got)) if got[j] == at), None)
        if place is not None:
            found[i], begin = place, place + 1
    return found


def _compared(said: Said, passage: Passage, found: dict[int, int]) -> Figures:
    parent = None if said.parent is None else found.get(said.parent)
    return Figures(
        authors=_plain(passage.author or "") in said.names,
        headings=_plain(passage.heading or "") == said.heading,
        replies_right=passage.reply_to is not None and passage.reply_to == parent,
        replies_wrong=passage.reply_to is not None and passage.reply_to != parent,
        with_words=bool(said.words),
        words=bool(said.words) and _plain(passage.text) == said.words,
    )


def _plain(text: str) -> str:
    """Return *text* composed, in small letters, with single blanks and without marks."""
    text = text.replace("_", " ").replace("\u200e", "").replace("\u200f", "")
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


if __name__ == "__main__":
    run()
