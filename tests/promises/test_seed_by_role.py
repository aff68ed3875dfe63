import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from convo.model.words import Kind
from convo.records import reading
from convo.vault.unlocking import unlock
from exports.formats import RENDERERS
from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from tests.exports.test_leaks import everything_in
from tests.facilitation.conftest import PASSPHRASE, Convo, new_session
from tests.shared import shared

PAGE = shared("seed.txt").read_text(encoding="utf-8")
SIGNED = re.compile(
    r"(?P<name>\w+(?: \(WMF\))?)\s(?:\(talk\)|talk)\s+\d\d:\d\d, \d+ \w+ \d{4} \(UTC\)"
)
# Somebody called by a name nobody signs with stands where people are thanked or spoken to.
CALLED = re.compile(r"(?:Thanks|,) (?P<name>[A-Z][a-z]+) --")
WORDED = [name for name in RENDERERS if name != "qdc"]  # a codebook holds themes alone
TAG_OF_XML = re.compile(r"<[^>]+>")
AUDIENCES = ("public", "internal")
THEMES = ("capacity", "safety", "advocacy")


def names_on_the_page() -> set[str]:
    """Return the user names that sign or are spoken to, their short forms, and first names."""
    signing = {found["name"].removesuffix(" (WMF)") for found in SIGNED.finditer(PAGE)}
    spoken_to = set(re.findall(r"(\w+) \(WMF\)", PAGE))
    short = {re.sub(r"(?<=[a-z])[A-Z]$", "", name) for name in signing}
    return signing | spoken_to | short | {found["name"] for found in CALLED.finditer(PAGE)}


def mentions() -> list[str]:
    """Return how people are named in the words of others, in the order of the page."""
    forms = "|".join(sorted(names_on_the_page(), key=len, reverse=True))
    return re.findall(rf"\b(?:{forms})\b", SIGNED.sub("", PAGE), re.IGNORECASE)


def words_in(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def part_of(markdown: str, title: str) -> str:
    """Return a section of a summary, without its heading."""
    found = re.search(rf"^## \d+ {title}\n(.*?)(?=^## |\Z)", markdown, re.DOTALL | re.MULTILINE)
    assert found, title
    return found[1]


class Imported:
    """The page, imported by role, and what becomes of it."""

    def __init__(self, convo: Convo, rule: str) -> None:
        self._convo = convo
        self._session_id = new_session(convo, rule)
        brought = convo(
            "import", shared("seed.txt"), "--session", self._session_id,
            "--as", "talk-page", "--attribution", "role", "--json",
        )  # fmt: skip
        assert brought.json["added"] == 9

    @property
    def rows(self) -> list[dict[str, str]]:
        return list(self._convo("contributions", self._session_id, "--json").json)

    def tag(self) -> None:
        for row in self.rows:
            themes = [word for word in THEMES if word in row["text"].casefold()]
            assert self._convo("tag", row["id"], "policy", *themes).code == 0

    def ask(self, home: Path) -> None:
        """Mark as questions what has a question mark: a person decides that, on the screens."""
        place = Home(home)
        with open_desk(place, unlock(place.slots, passphrase=PASSPHRASE)) as desk:
            for row in self.rows:
                if "?" in row["text"]:
                    said = reading.get_contribution(desk.records, int(row["id"]))
                    desk.keep(replace(said, kind=Kind.QUESTION))

    def written(self, name: str, audience: str) -> str:
        """Return a summary as text: what is packed unpacked, and what is escaped as it is read."""
        path = Path(f"{name}-{audience}{RENDERERS[name].suffix}")
        made = self._convo(
            "export", self._session_id, "--format", name, "--audience", audience, "-o", path
        )
        assert made.code == 0, made.err
        text = everything_in(path.read_bytes()).decode(errors="replace")
        if name in {"word", "xlsx"}:
            text = TAG_OF_XML.sub("", text)
        return html.unescape(text)


@pytest.fixture
def imported(convo: Convo) -> Imported:
    return Imported(convo, "swan")


def each_with_words(imported: Imported, audience: str) -> Iterator[tuple[str, str]]:
    for name in WORDED:
        yield name, imported.written(name, audience)


def test_the_page_names_people_twelve_times_in_the_words_of_others() -> None:
    named = mentions()

    assert len(named) == 12
    assert len({name.casefold() for name in named}) == 8


@pytest.mark.parametrize("rule", ["swan", "chatham"])
def test_no_format_tells_the_public_who_wrote_or_was_spoken_to(convo: Convo, rule: str) -> None:
    imported = Imported(convo, rule)
    forms = re.compile(rf"\b(?:{'|'.join(names_on_the_page())})\b", re.IGNORECASE)

    told = {name: forms.findall(imported.written(name, "public")) for name in RENDERERS}

    assert {name: names for name, names in told.items() if names} == {}


def test_a_name_leaves_a_mark_where_it_stood(imported: Imported) -> None:
    assert imported.written("json", "public").count("[name]") == 12


def test_the_address_is_masked_for_both_audiences(imported: Imported) -> None:
    address = re.compile(r"\b\w+@\w+")
    assert address.search(PAGE)

    for audience in AUDIENCES:
        for name, text in each_with_words(imported, audience):
            assert not address.search(text), name
            assert "[contact]" in text, name


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_words_of_the_page_can_still_be_read(imported: Imported, audience: str) -> None:
    posted = sum((words_in(row["text"]) for row in imported.rows), Counter[str]())

    for name, text in each_with_words(imported, audience):
        there = posted & words_in(text)
        assert there.total() >= 0.95 * posted.total(), name


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_statement_of_the_page_is_lost(imported: Imported, audience: str) -> None:
    numbers = {f"C{number}" for number in range(1, 10)}

    for name, text in each_with_words(imported, audience):
        if name == "json":
            kinds = Counter(json.loads(line).get("kind") for line in text.splitlines())
            assert kinds["contribution"] == 9
        else:
            assert numbers <= set(re.findall(r"C\d+", text)), name


@pytest.mark.parametrize("audience", AUDIENCES)
def test_once_tagged_the_summary_tells_what_was_heard(imported: Imported, audience: str) -> None:
    imported.tag()

    summary = imported.written("markdown", audience)

    heard = part_of(summary, "What we heard, by theme")
    assert [theme for theme in ("policy", *THEMES) if theme not in heard] == []
    assert heard.count("> “") >= 3
    assert "without a theme so far: 9" not in part_of(summary, "Not yet under a theme")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_once_marked_its_questions_are_listed_as_open(
    imported: Imported, home: Path, audience: str
) -> None:
    imported.ask(home)

    asked = part_of(imported.written("markdown", audience), "Questions and responses")

    assert "point of contact for communities be in their own language?" in asked
    assert len(set(re.findall(r"^\| Q\d+", asked, re.MULTILINE))) == 4
