import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from convo.model.changes import Keep, Together
from convo.records import backup, gathering, reading
from convo.records.connection import create_store, is_sound, open_to_read
from convo.records.erasure import Asked
from facilitation.desk.backups import KEPT, add_backup, backups_in, is_fit
from facilitation.desk.erasing import erase
from facilitation.desk.home import Home
from facilitation.desk.keeping import checks
from facilitation.desk.opening import open_desk
from facilitation.desk.restoring import restore as put_back
from tests.build import IN_EVERY_SCRIPT, KEY, SESSION, contribution
from tests.promises.conftest import Measured
from tests.promises.killing import back_up, kill, restore, time_of

MANY = 10_000
ERASED = 5
TEXTS = [f"{IN_EVERY_SCRIPT[n % len(IN_EVERY_SCRIPT)]} {n}" for n in range(60)]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A record with TEXTS, a backup of it beside the home, and one thing erased since."""
    home = Home(tmp_path / "home")
    home.folder.mkdir(mode=0o700)
    create_store(home.record, KEY)
    with open_desk(home, KEY) as desk:
        desk.keep(SESSION)
        desk.keep(*(contribution(text, id=n) for n, text in enumerate(TEXTS, start=1)))
        add_backup(desk)
        backup.back_up(desk.records, tmp_path / "before.db", KEY)
        erase(desk, ERASED)
    return home


def texts_in(path: Path) -> list[str]:
    with open_to_read(path, KEY) as records:
        assert is_sound(records)
        ids = reading.all_contribution_ids(records)
        return sorted(one.text for one in gathering.gather_only(records, ids).contributions)


LEFT = sorted(text for n, text in enumerate(TEXTS, start=1) if n != ERASED)


def nothing_is_lost(home: Home) -> bool:
    """Tell whether the record and its finished backups are whole, without what was erased."""
    kept = backups_in(home)
    return texts_in(home.record) == LEFT and all(
        is_fit(path, KEY, Asked()) and texts_in(path) == LEFT for path in kept
    )


def is_tidy(home: Home) -> bool:
    """Tell whether all is well once the next one opens it and makes a backup."""
    with open_desk(home, KEY) as desk:
        add_backup(desk)
        return all(one.is_well for one in checks(desk)) and len(backups_in(home)) <= KEPT


@pytest.mark.parametrize("work", [back_up, restore])
@pytest.mark.parametrize("kills", [4, pytest.param(25, marks=pytest.mark.slow)])
def test_a_kill_in_the_middle_costs_neither_the_record_nor_a_backup(
    home: Home, work: Callable[[Path], None], kills: int
) -> None:
    choose = Random(20261124)  # noqa: S311 - no secret
    took = time_of(work, home.folder)
    cut_short = 0

    for _ in range(kills):
        cut_short += kill(work, home.folder, after=choose.uniform(0, took)) is None

        assert nothing_is_lost(home)

    assert cut_short > 0
    work(home.folder)
    assert nothing_is_lost(home)
    assert is_tidy(home)


@pytest.mark.slow
def test_ten_thousand_contributions_are_backed_up_within_a_second(
    tmp_path: Path, measured: Measured
) -> None:
    home, copy = Home(tmp_path / "home"), tmp_path / "copy.db"
    home.folder.mkdir(mode=0o700)
    create_store(home.record, KEY)
    said = [contribution(f"{IN_EVERY_SCRIPT[n % len(IN_EVERY_SCRIPT)]} {n}") for n in range(MANY)]
    with open_desk(home, KEY) as desk:
        desk.keep(SESSION)
        desk.change(Together(tuple(map(Keep, said))))
        desk.writer.seal(only_if_due=False).result()

        begun = time.perf_counter()
        backup.back_up(desk.records, copy, KEY)
        took = time.perf_counter() - begun

        with open_to_read(copy, KEY) as copied:
            assert backup.digest(copied) == backup.digest(desk.records)
        erase(desk, said[0].id)
    assert put_back(home, copy, KEY) == (1, 0)
    with open_to_read(home.record, KEY) as records:
        assert reading.contributions_in(records, SESSION.id) == MANY - 1
    short = "" if took <= 1 else "1 s was promised; machines that are shared are slower"
    measured(
        f"{MANY:,} contributions in {took:.1f} s, equal, 1 of 1 erased again; 50 kills: 0 lost",
        short=short,
    )
