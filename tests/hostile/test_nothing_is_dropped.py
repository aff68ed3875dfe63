"""Every line of a hostile file ends as a passage, as a problem with its line, or counted."""

import csv
import re
from collections.abc import Callable
from io import StringIO
from typing import Final

import pytest

from convo.sources.captions import read_captions
from convo.sources.chat_log import read_chat_log
from convo.sources.found import Found
from convo.sources.spreadsheet import read_spreadsheet
from convo.sources.talk_page import read_talk_page
from convo.sources.typed_notes import read_typed_notes
from convo.sources.word_notes import read_word_notes
from convo.text import clean
from tests.build import IN_EVERY_SCRIPT
from tests.hostile.material import IMPORTERS, own_texts, texts_in
from tests.shared import shared

# What is kept of a heading stands with the words below it, and of a gap nothing is.
_NO_WORDS: Final = re.compile(r"#+\s|off the record", re.IGNORECASE)


def hostile_lines() -> list[str]:
    """Return lines that broke other programs, each with a word of its own behind it."""
    texts = [text for _, text in (*own_texts(), *texts_in(shared("nasty")))]
    lines = [line for text in texts for line in text.splitlines()] + list(IN_EVERY_SCRIPT)
    distinct = dict.fromkeys(line[:300] for line in lines if not _NO_WORDS.match(line))
    return [f"{line} word{number:04}" for number, line in enumerate(distinct)]


def as_notes(lines: list[str]) -> bytes:
    return "\n".join(lines).encode("utf-8", "replace")


def as_word_notes(lines: list[str]) -> bytes:
    return IMPORTERS["docx"].framed("\n".join(map(clean, lines)), "utf-8")  # XML lacks the rest


def as_table(lines: list[str]) -> bytes:
    out = StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["text"], *([line] for line in lines)])
    return out.getvalue().encode("utf-8", "replace")


def as_captions(lines: list[str]) -> bytes:
    cues = (f"00:01.000 --> 00:02.000\n{line}\n\n" for line in lines)
    return f"WEBVTT\n\n{''.join(cues)}".encode("utf-8", "replace")


def as_chat(lines: list[str]) -> bytes:
    return "".join(f"09:00:00\tAda:\t{line}\r\n" for line in lines).encode("utf-8", "replace")


def as_talk_page(lines: list[str]) -> bytes:
    signed = (f"{line}. –Birch (talk) 10:15, 3 May 2021 (UTC)" for line in lines)
    return "\n\n".join(signed).encode("utf-8", "replace")


@pytest.mark.parametrize(
    ("read", "written"),
    [
        (read_typed_notes, as_notes),
        (read_word_notes, as_word_notes),
        (read_spreadsheet, as_table),
        (read_captions, as_captions),
        (read_chat_log, as_chat),
        (read_talk_page, as_talk_page),
    ],
    ids=lambda each: each.__name__,
)
def test_every_hostile_line_is_accounted_for(
    read: Callable[[bytes], Found], written: Callable[[list[str]], bytes]
) -> None:
    lines = hostile_lines()

    found = read(written(lines))

    kept = " ".join(f"{each.heading} {each.author} {each.text}" for each in found.passages)
    missing = [line[-8:] for line in lines if line[-8:] not in kept]
    assert len(lines) > 500
    assert len(missing) <= len(found.problems) + found.left_out, missing[:20]
    assert len(missing) < len(lines) / 20
