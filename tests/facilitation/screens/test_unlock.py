import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from convo.records.connection import open_to_read
from facilitation.app import ConvoApp
from facilitation.desk.door import Door
from facilitation.desk.entering import Entry
from facilitation.screens.home import HomeScreen
from facilitation.screens.unlock import UnlockScreen
from facilitation.widgets.line_field import LineField
from tests.convo.vault.memory_keyrings import MemoryKeyring, use_keyring
from tests.facilitation.older import make_older
from tests.facilitation.screen_text import screen_text
from tests.facilitation.screens.painted import PASSPHRASE, SIZES, check, shows, type_in, until


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    back_end = MemoryKeyring()
    use_keyring(back_end, monkeypatch, trusted=MemoryKeyring)
    return back_end


@asynccontextmanager
async def at(
    door: Door, *, is_locked: bool = False, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[Any]]:
    with Entry(door) as entry:
        app = ConvoApp(entry, is_locked=is_locked)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield pilot


def is_home(pilot: Pilot[Any]) -> bool:
    return isinstance(pilot.app.screen, HomeScreen)


def field(pilot: Pilot[Any]) -> LineField:
    return pilot.app.screen.query_one(LineField)


def hashes(folder: Path) -> dict[Path, str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path: sha256(path.read_bytes()).hexdigest() for path in files}


async def test_a_passphrase_in_every_script_opens_the_record(door: Door) -> None:
    door.set_up(keyring=False, passphrase=PASSPHRASE)

    async with at(door) as pilot:
        await type_in(pilot, PASSPHRASE)
        await pilot.press("enter")

        await until(pilot, lambda: is_home(pilot))


async def test_what_is_typed_of_a_passphrase_is_not_shown(door: Door) -> None:
    door.set_up(keyring=False, passphrase=PASSPHRASE)

    async with at(door) as pilot:
        await type_in(pilot, "four words")

        assert "•" * len("four words") in screen_text(pilot.app)
        assert "four" not in screen_text(pilot.app)


async def test_a_record_of_an_earlier_version_is_brought_up_to_date_while_the_door_says_so(
    door: Door,
) -> None:
    door.set_up(keyring=False, passphrase=PASSPHRASE)
    key = door.by_passphrase(PASSPHRASE)
    make_older(door.home, key)

    async with at(door) as pilot:
        with open_to_read(door.home.record, key) as other:
            other.execute("PRAGMA query_only = 0")
            other.execute("BEGIN IMMEDIATE")  # the upgrade waits for it
            await type_in(pilot, PASSPHRASE)
            await pilot.press("enter")
            await shows(pilot, "Bringing the record up to date")
            other.execute("ROLLBACK")

        await until(pilot, lambda: is_home(pilot))


async def test_a_wrong_passphrase_is_told_in_a_sentence_and_changes_no_byte(door: Door) -> None:
    door.set_up(keyring=False, passphrase=PASSPHRASE)
    before = hashes(door.home.folder)

    async with at(door) as pilot:
        await type_in(pilot, "wrong words")
        await pilot.press("enter")
        await shows(pilot, "This passphrase does not open the record")

        assert field(pilot).value == ""
    assert hashes(door.home.folder) == before


async def test_the_recovery_code_opens_it_and_is_shown_while_it_is_typed(door: Door) -> None:
    code = door.set_up(keyring=False, passphrase=PASSPHRASE).recovery_code.lower()

    async with at(door) as pilot:
        await pilot.press("f4")
        await type_in(pilot, code)
        shown = screen_text(pilot.app)
        await pilot.press("enter")

        await until(pilot, lambda: is_home(pilot))
    assert code in shown


async def test_a_wrong_code_stays_to_be_compared_with_the_paper(door: Door) -> None:
    door.set_up(keyring=False, passphrase=PASSPHRASE)

    async with at(door) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "abcd-efgh")
        await pilot.press("enter")
        await shows(pilot, "compare it with the paper")

        assert field(pilot).value == "abcd-efgh"


@pytest.mark.usefixtures("keyring")
async def test_a_keyring_opens_it_without_a_question(door: Door) -> None:
    door.set_up(keyring=True, passphrase=None)

    async with at(door) as pilot:
        await until(pilot, lambda: is_home(pilot))


async def test_a_keyring_that_is_locked_is_told_and_a_passphrase_opens(
    door: Door, keyring: MemoryKeyring
) -> None:
    door.set_up(keyring=True, passphrase=PASSPHRASE)
    keyring.entries.clear()

    async with at(door) as pilot:
        await shows(pilot, "no longer has the key")
        await type_in(pilot, PASSPHRASE)
        await pilot.press("enter")

        await until(pilot, lambda: is_home(pilot))


@pytest.mark.usefixtures("keyring")
async def test_after_a_lock_no_keyring_opens_it_before_somebody_is_there(door: Door) -> None:
    door.set_up(keyring=True, passphrase=None)

    async with at(door, is_locked=True) as pilot:
        await shows(pilot, "Locked: Enter opens it.")
        await pilot.pause(0.1)
        stayed = isinstance(pilot.app.screen, UnlockScreen)
        await pilot.press("enter")

        await until(pilot, lambda: is_home(pilot))
    assert stayed


async def test_a_slow_keyring_stops_nobody_and_says_that_it_is_asked(
    door: Door, monkeypatch: pytest.MonkeyPatch, keyring: MemoryKeyring
) -> None:
    door.set_up(keyring=True, passphrase=PASSPHRASE)
    answers, ask = threading.Event(), keyring.get_password

    def get_password(service: str, username: str) -> str | None:
        answers.wait(30)
        return ask(service, username)

    monkeypatch.setattr(keyring, "get_password", get_password)
    async with at(door) as pilot:
        await shows(pilot, "Asking the keyring of this system… 0 s")
        await shows(pilot, "Asking the keyring of this system… 1 s")
        await type_in(pilot, PASSPHRASE)
        typed = field(pilot).value
        await pilot.press("enter")

        await until(pilot, lambda: is_home(pilot))
        answers.set()
    assert typed == PASSPHRASE


async def test_a_curtain_stays_where_the_record_opens_behind_it(
    door: Door, monkeypatch: pytest.MonkeyPatch, keyring: MemoryKeyring
) -> None:
    door.set_up(keyring=True, passphrase=None)
    answers, ask = threading.Event(), keyring.get_password

    def get_password(service: str, username: str) -> str | None:
        answers.wait(30)
        return ask(service, username)

    monkeypatch.setattr(keyring, "get_password", get_password)
    async with at(door) as pilot:
        entry = pilot.app._way_in  # type: ignore[attr-defined]
        await pilot.press("f3")
        answers.set()
        await until(pilot, lambda: entry.has_key)
        await pilot.pause(0.1)
        behind = screen_text(pilot.app)
        await pilot.press("ctrl+r")

        await until(pilot, lambda: is_home(pilot))
    assert "convo" not in behind.casefold()


@pytest.mark.parametrize("lose", [Path.unlink, lambda path: path.write_bytes(b"no record")])
async def test_a_record_that_cannot_be_used_is_told_in_a_sentence(
    door: Door, lose: Callable[[Path], object], capsys: pytest.CaptureFixture[str]
) -> None:
    door.set_up(keyring=False, passphrase=PASSPHRASE)

    async with at(door) as pilot:
        lose(door.home.record)
        await type_in(pilot, PASSPHRASE)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.return_code == 1)

    said = capsys.readouterr().err
    assert said.count(".") == 1 or said.rstrip().endswith(".")
    assert "Traceback" not in said


async def test_nothing_is_there_to_lock_or_to_jump_to_before_it_is_open(door: Door) -> None:
    door.set_up(keyring=False, passphrase=PASSPHRASE)

    async with at(door) as pilot:
        await pilot.press("ctrl+l", "f2", *"x")

        assert field(pilot).value == "x"
        assert pilot.app.return_code is None


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_looks_as_it_did(
    door: Door,
    size: tuple[int, int],
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    door.set_up(keyring=False, passphrase=PASSPHRASE)
    monkeypatch.setattr("facilitation.screens.unlock.one_line", lambda _path: "/home/somebody")

    async with at(door, size=size) as pilot:
        await type_in(pilot, "wrong words")
        await pilot.press("enter")
        await shows(pilot, "This passphrase does not open")

        await check(pilot, "unlock", request)
