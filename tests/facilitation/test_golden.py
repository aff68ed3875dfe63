import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from facilitation.app import ConvoApp
from facilitation.desk.opening import Desk
from tests.build import IN_EVERY_SCRIPT, NOON, SESSION, contribution
from tests.facilitation.screen_text import (
    compare,
    controls,
    footer_fits,
    raw_rows,
    rows_with_more_behind,
    screen_text,
    torn_rows,
)

SIZES = ((80, 24), (120, 40))
# Which keys show a screen, and whether it has a footer.
SCREENS: dict[str, tuple[tuple[str, ...], bool]] = {
    "home": ((), True),
    "contributions": (("o",), True),
    "help": (("o", "f1"), True),
    "help-filtered": (("f1", *"lock"), True),
    "palette": (("ctrl+p",), False),
    "jump": (("f2",), True),
    "curtain": (("o", "f3"), False),
}


@pytest.fixture
def texts(desk: Desk) -> list[str]:
    """All that was said, in every script, in a record with two sessions."""
    texts = [*IN_EVERY_SCRIPT, *(f"{text} / {text} / {text}" for text in IN_EVERY_SCRIPT)]
    later = replace(SESSION, id=7, title="جلسة [/] أولى", starts_at=None)
    desk.keep(SESSION, later)
    desk.keep(*(contribution(text, id=n) for n, text in enumerate(texts, 1)))
    return texts


@pytest.fixture
def _utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have the curtain's clock show the same time wherever this runs."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("_utc")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_did_and_is_painted_whole(
    desk: Desk, texts: list[str], name: str, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    keys, has_footer = SCREENS[name]
    app = ConvoApp(desk, now=lambda: NOON)

    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.press(*keys)
        await app.workers.wait_for_complete()
        await pilot.pause()
        rows, text = raw_rows(app), screen_text(app)
        fits = footer_fits(app)

    update = request.config.getoption("--update")
    assert compare(f"{name}-{size[0]}x{size[1]}", text, update=update) == ""
    assert torn_rows(rows) == []
    assert rows_with_more_behind(rows, *texts) == []
    assert controls(rows) == []
    assert fits == has_footer


async def test_a_message_covers_whole_rows(desk: Desk, texts: list[str]) -> None:
    app = ConvoApp(desk)

    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("o")
        app.notify("see [1] and [/]", severity="error", markup=False)
        await pilot.pause(0.2)
        rows = raw_rows(app)

    said = [row for row in rows if "see [1] and [/]" in row]
    assert len(said) == 1
    assert not any(text[:8] in said[0] for text in texts)
    assert torn_rows(rows) == []
