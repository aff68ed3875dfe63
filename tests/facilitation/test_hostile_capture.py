"""Hostile lines at `convo capture --plain` and in the live editor: saved cleaned, or refused."""

import re
from typing import Any, Final

import pytest
from textual import events
from textual.pilot import Pilot

from convo.records import gathering, reading
from convo.text import clean
from facilitation.app import ConvoApp
from facilitation.desk.opening import Desk
from facilitation.screens.live import LiveScreen
from facilitation.widgets.capture_editor import CaptureEditor
from tests.build import IN_EVERY_SCRIPT, NOON, SESSION
from tests.facilitation.conftest import Convo
from tests.hostile.material import own_texts, texts_in
from tests.shared import shared

_SIGNS: Final = re.compile(r"[#＃+＋\"“„«»「『＂>:：៖፦\\]|\.{2}|…|//|record|\A\s*[sS0-9]")
_NOT_SAVED: Final = re.compile(r"not saved: [ -~]+")


def lines() -> list[str]:
    """Return lines that broke other programs, as one line each; none that ends what is kept."""
    texts = [text for _, text in (*own_texts(), *texts_in(shared("nasty")))]
    parts = [part for text in texts for part in re.split(r"[\r\n]", text)] + list(IN_EVERY_SCRIPT)
    whole = dict.fromkeys(part[:2_000] for part in parts if part.strip())
    return [line for line in whole if "the record" not in line]


def test_each_line_is_saved_cleaned_or_refused_in_a_sentence(convo: Convo, session_id: int) -> None:
    given = [f"0 x{line}" for line in lines()[::2]]

    ran = convo("capture", session_id, "--plain", typed="\n".join(given))

    rows = convo("contributions", session_id, "--json").json
    saved, refused = re.findall(r"^saved \d+$", ran.out, re.MULTILINE), _NOT_SAVED.findall(ran.err)
    assert ran.code in {0, 1}
    assert "Traceback" not in ran.err
    assert len(rows) == len(saved)
    assert len(given) == len(saved) + len(refused)
    kept = {row["text"] for row in rows}
    plain = [clean(line[2:]).strip() for line in given if not _SIGNS.search(line[2:])]
    assert len(plain) > 100
    assert [text for text in plain if text.replace("\n", " ") not in kept] == []


@pytest.mark.slow
def test_no_line_as_it_stands_stops_the_capture(convo: Convo, session_id: int) -> None:
    ran = convo("capture", session_id, "--plain", typed="\n".join([*lines(), "0 the last"]))

    rows = convo("contributions", session_id, "--json").json
    assert ran.code in {0, 1}
    assert "the last" in {row["text"] for row in rows}
    assert all(clean(row["text"]) == row["text"] for row in rows)


async def taken(pilot: Pilot[Any], screen: LiveScreen) -> None:
    """Wait until what was handed in is on disk, or was refused."""
    for _ in range(200):
        await pilot.pause()
        if not screen._drafting._is_working:
            return
    raise AssertionError("it never came to that")


async def test_each_line_pasted_into_the_editor_is_saved_cleaned(
    desk: Desk,
) -> None:
    desk.keep(SESSION)
    given = [line for line in lines() if not _SIGNS.search(line)]
    app = ConvoApp(desk, now=lambda: NOON)

    async with app.run_test(size=(80, 24)) as pilot:
        screen = LiveScreen(desk, SESSION.id, taker=1, now=lambda: NOON)
        await app.push_screen(screen)
        await screen.is_ready()
        editor = screen.query_one(CaptureEditor)
        for line in given[:: len(given) // 12]:
            before = reading.contributions_in(desk.records, SESSION.id)
            app.post_message(events.Paste(f"0 x{line}"))
            await pilot.pause()
            await pilot.press("enter")
            await taken(pilot, screen)
            said = gathering.gather(desk.records, [SESSION.id]).contributions
            assert len(said) == before + 1
            assert clean(f"x{line}").strip() in {one.text for one in said}
            assert editor.text == ""


@pytest.fixture(autouse=True)
def _many_lines() -> None:
    assert len(lines()) > 400
