"""Work in a process of its own, which is killed somewhere in the middle."""

import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from convo.records.connection import open_store
from facilitation.desk import restoring
from facilitation.desk.backups import add_backup
from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from tests.build import KEY

Work = Callable[[Path], None]

_PROGRAMS = get_context("forkserver")  # what it loads is loaded once: a start takes 20 ms
_PROGRAMS.set_forkserver_preload([__name__])
_LONG: Final = 30.0


def upgrade(record: Path) -> None:
    """Open a record, and so bring it up to date."""
    open_store(record, KEY).close()


def back_up(home: Path) -> None:
    """Make one more of the backups beside the record."""
    with open_desk(Home(home), KEY) as desk:
        add_backup(desk)


def restore(home: Path) -> None:
    """Put the backup that lies beside the home in the record's place."""
    restoring.restore(Home(home), home.with_name("before.db"), KEY)


def kill(work: Work, place: Path, *, after: float) -> float | None:
    """Begin *work* on *place*, and kill it after so many seconds.

    Returns:
        How long it took; None where it was killed before it was done.
    """
    told, tells = _PROGRAMS.Pipe(duplex=False)
    program = _PROGRAMS.Process(target=_do, args=(work, place, tells), daemon=True)
    program.start()
    tells.close()
    try:
        told.recv()
        begun = time.perf_counter()
        if not told.poll(after):
            return None
        told.recv()
        return time.perf_counter() - begun
    except EOFError:
        raise AssertionError("the work failed by itself") from None
    finally:
        program.kill()
        program.join()
        program.close()
        told.close()


def time_of(work: Work, place: Path) -> float:
    """Do *work* on *place* to its end, and return how many seconds it took."""
    took = kill(work, place, after=_LONG)
    assert took is not None
    return took


def _do(work: Work, place: Path, tells: Connection) -> None:
    tells.send("begun")
    work(place)
    tells.send("done")
