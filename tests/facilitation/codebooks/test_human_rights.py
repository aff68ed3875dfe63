import csv
import io
import re
from collections import Counter
from importlib.resources import files

import pytest

from convo.model.themes import Theme
from convo.rules.suggesting import Suggester
from convo.sources.codebook_csv import COLUMNS, read_codebook_csv

CONTENT = files("facilitation").joinpath("codebooks", "human-rights.csv").read_bytes()
FOUND = read_codebook_csv(CONTENT)
THEMES = [
    Theme(id=id_, name=row.name, definition=row.definition, aliases=row.aliases)
    for id_, row in enumerate(FOUND.rows, 1)
]
ARABIC = re.compile("[\u0621-\u064a]")


def test_it_is_read_without_a_problem() -> None:
    assert FOUND.problems == ()


def test_it_has_our_columns() -> None:
    assert tuple(next(csv.reader(io.StringIO(CONTENT.decode())))) == COLUMNS


def test_it_has_the_themes_that_conversations_have_raised() -> None:
    top = {row.name for row in FOUND.rows if row.parent is None}

    assert top == {
        *("challenges", "safety", "language-access", "first-contact", "local-capacity"),
        *("existing-fora", "preparedness", "legal", "trust", "governance"),
    }


def test_local_capacity_has_its_six_parts() -> None:
    parts = {row.name for row in FOUND.rows if row.parent == "local-capacity"}

    assert parts == {
        f"{part}-capacity"
        for part in (
            "advocacy",
            "digital-security",
            "legal",
            "language",
            "first-response",
            "training",
        )
    }


def test_each_theme_says_when_it_is_used_and_when_not() -> None:
    assert all(row.definition and row.when_to_use and row.when_not for row in FOUND.rows)


def test_what_a_theme_is_not_used_for_names_a_theme_there_is() -> None:
    names = {row.name for row in FOUND.rows}

    named = [match for row in FOUND.rows for match in re.findall(r": ([a-z-]+)\.", row.when_not)]

    assert named
    assert set(named) <= names


def test_each_theme_answers_in_arabic() -> None:
    assert all(any(map(ARABIC.search, row.aliases)) for row in FOUND.rows)


def test_no_two_themes_answer_to_one_word() -> None:
    words = Counter(
        word for row in FOUND.rows for word in {row.name, *map(str.casefold, row.aliases)}
    )

    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nobody answers us in our own language", "language-access"),
        ("Nous avons besoin d'avocats", "legal-capacity"),
        ("Necesitamos contraseñas seguras", "digital-security"),
        ("نخاف من اعتقال المتطوعين", "safety"),
        ("Kami butuh pelatihan", "training-capacity"),
    ],
)
def test_it_suggests_themes_in_its_languages(text: str, name: str) -> None:
    suggested = [THEMES[each.theme_id - 1].name for each in Suggester(THEMES).suggest(text)]

    assert name in suggested


def test_it_says_that_no_native_speaker_has_read_its_aliases() -> None:
    told = files("facilitation").joinpath("codebooks", "README.md").read_text("utf-8")

    assert "No native speaker" in told
