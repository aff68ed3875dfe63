from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from facilitation.app import ConvoApp
from facilitation.desk.door import Door, State, Way
from facilitation.desk.entering import Entry
from facilitation.desk.opening import open_desk
from facilitation.screens.first_run import CodeScreen, FirstRunScreen
from facilitation.screens.home import HomeScreen
from facilitation.widgets.line_field import LineField
from tests.convo.vault.memory_keyrings import MemoryKeyring, SilentKeyring, use_keyring
from tests.facilitation.screen_text import screen_text
from tests.facilitation.screens.painted import PASSPHRASE, SIZES, check, shows, type_in, until

CODE = "-".join(("ABCD",) * 8)


@asynccontextmanager
async def first_run(door: Door, *, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    with Entry(door) as entry:
        async with ConvoApp(entry).run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield pilot


async def choose(pilot: Pilot[Any], once: str, twice: str | None = None) -> None:
    """Choose a passphrase, and type it twice."""
    await pilot.press("down", "enter")
    for typed in (once, once if twice is None else twice):
        await type_in(pilot, typed)
        await pilot.press("enter")


async def code_shown(pilot: Pilot[Any]) -> str:
    await until(pilot, lambda: isinstance(pilot.app.screen, CodeScreen))
    await pilot.pause()
    groups = str(pilot.app.screen.query_one("#code", Static).content).split()
    assert len(groups) == 8
    return "-".join(groups)


async def test_a_passphrase_typed_twice_makes_a_record_that_it_opens(door: Door) -> None:
    async with first_run(door) as pilot:
        await choose(pilot, PASSPHRASE)
        code = await code_shown(pilot)
        await type_in(pilot, code.lower().replace("-", " "))
        await pilot.press("enter")

        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
    assert door.ways == (Way.PASSPHRASE, Way.RECOVERY)
    with open_desk(door.home, door.by_passphrase(PASSPHRASE)) as desk:
        assert desk.key == door.by_recovery(code)


async def test_a_keyring_makes_a_record_that_opens_by_itself(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_keyring(MemoryKeyring(), monkeypatch, trusted=MemoryKeyring)

    async with first_run(door) as pilot:
        await pilot.press("enter")
        await type_in(pilot, await code_shown(pilot))
        await pilot.press("enter")

        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
    assert door.ways == (Way.KEYRING, Way.RECOVERY)


async def test_without_a_keyring_a_sentence_says_so_and_nothing_is_made(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    use_keyring(MemoryKeyring(), monkeypatch, trusted=SilentKeyring)

    async with first_run(door) as pilot:
        await pilot.press("enter")
        await shows(pilot, "No keyring of the operating system is at hand")
        await choose(pilot, PASSPHRASE)

        await code_shown(pilot)
    assert door.ways == (Way.PASSPHRASE, Way.RECOVERY)


async def test_two_passphrases_that_differ_make_nothing(door: Door) -> None:
    async with first_run(door) as pilot:
        await choose(pilot, PASSPHRASE, f"{PASSPHRASE}x")
        await shows(pilot, "That is not the same")
        typed = [field.value for field in pilot.app.screen.query(LineField)]
        at = pilot.app.focused

    assert door.state is State.NEW
    assert typed == ["", ""]  # nobody knows which of the two was mistyped
    assert at is not None
    assert at.id == "once"


async def test_a_passphrase_that_is_too_short_is_told_and_can_be_typed_again(door: Door) -> None:
    async with first_run(door) as pilot:
        await choose(pilot, "short")
        await shows(pilot, "A passphrase has at least 8 characters")
        await pilot.press("escape", "up")
        await choose(pilot, PASSPHRASE)

        await code_shown(pilot)


async def test_escape_asks_again_what_is_to_open_it_and_forgets_what_was_typed(door: Door) -> None:
    async with first_run(door) as pilot:
        await pilot.press("down", "enter", *"four", "escape", "enter")

        assert "•" not in screen_text(pilot.app)
        assert isinstance(pilot.app.screen, FirstRunScreen)


async def test_another_code_is_told_and_leads_nowhere(door: Door) -> None:
    async with first_run(door) as pilot:
        await choose(pilot, PASSPHRASE)
        await code_shown(pilot)
        await type_in(pilot, CODE)
        await pilot.press("enter")

        await shows(pilot, "That is another code")


@pytest.mark.parametrize(("answers", "leaves"), [(("enter",), False), (("down", "enter"), True)])
async def test_the_code_is_skipped_only_by_saying_so(
    door: Door, answers: tuple[str, ...], *, leaves: bool
) -> None:
    async with first_run(door) as pilot:
        await choose(pilot, PASSPHRASE)
        await code_shown(pilot)
        await pilot.press("f4")
        await shows(pilot, "Yes, I skip typing the recovery code")
        await pilot.press(*answers)

        kind = HomeScreen if leaves else CodeScreen
        await until(pilot, lambda: isinstance(pilot.app.screen, kind))


async def test_nothing_of_the_code_is_on_disk_or_left_in_the_app(door: Door) -> None:
    async with first_run(door) as pilot:
        await choose(pilot, PASSPHRASE)
        code = await code_shown(pilot)
        await type_in(pilot, code)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))

        assert not pilot.app._way_in.is_code_retyped(code)  # type: ignore[attr-defined]
    for path in door.home.folder.rglob("*"):
        assert not path.is_file() or code.encode() not in path.read_bytes()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_looks_as_it_did(
    door: Door,
    size: tuple[int, int],
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("facilitation.screens.first_run.one_line", lambda _path: "/home/somebody")

    async with first_run(door, size=size) as pilot:
        await choose(pilot, "four", "five")
        await shows(pilot, "That is not the same")
        await check(pilot, "first-run", request)
        pilot.app.push_screen(CodeScreen(pilot.app._way_in, CODE))  # type: ignore[attr-defined]
        await pilot.pause()
        await check(pilot, "recovery-code", request)
