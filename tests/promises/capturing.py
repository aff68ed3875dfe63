"""A program that saves for as long as it lives, and what must then be in its record.

`python -m tests.promises.capturing RECORD SYNCHRONOUS COUNT` saves so many, and tells on stdout.
"""

import itertools
import os
import sys
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from random import Random
from typing import Final

from convo.model.changes import Keep, Together
from convo.model.ids import new_id
from convo.model.themes import Tag
from convo.records import connection, gathering, writer
from convo.records.connection import create_store, is_sound, open_store
from convo.records.store import Store
from convo.records.writer import Writer
from tests.build import IN_EVERY_SCRIPT, KEY, SAFETY, SESSION, contribution

_SEAL_EVERY: Final = 40
_PROGRAMS = get_context("forkserver")  # what it loads is loaded once: a start takes 20 ms
_PROGRAMS.set_forkserver_preload([__name__])


@dataclass(frozen=True, slots=True, kw_only=True)
class Capturing:
    """A program of its own that saves, and tells the id of each contribution once it is saved."""

    program: ForkServerProcess
    told: Connection

    def listen(self, count: int) -> list[int]:
        """Wait until *count* more were told, and return them."""
        return [self.told.recv() for _ in range(count)]

    def told_by_now(self) -> list[int]:
        """Return all that was told and not heard yet, to the last one of a program that ended."""
        heard = []
        try:
            while self.told.poll():
                heard.append(self.told.recv())
        except EOFError:
            pass
        return heard


@contextmanager
def capturing(
    path: Path, *, seed: int = 0, synchronous: int = 2, is_hasty: bool = False
) -> Iterator[Capturing]:
    """Have a program save to the record at *path*; kill it in the end if it still lives.

    Args:
        path: What `new_record` made.
        seed: What it does between saves depends on it: nothing, or what the writer does when idle.
        synchronous: How it waits for the disk; `convo` has 2, FULL.
        is_hasty: Whether it tells of a change when it is handed in, as no program must.
    """
    told, tells = _PROGRAMS.Pipe(duplex=False)
    program = _PROGRAMS.Process(
        target=_capture,
        args=(path, tells.send),
        kwargs={"seed": seed, "synchronous": synchronous, "is_hasty": is_hasty},
        daemon=True,
    )
    program.start()
    tells.close()
    try:
        yield Capturing(program=program, told=told)
    finally:
        program.kill()
        program.join()
        program.close()
        told.close()


def new_record(path: Path) -> None:
    """Make a record with an open session and a theme."""
    create_store(path, KEY)
    with open_store(path, KEY) as db:
        Store(db).apply(Keep(SESSION))
        Store(db).apply(Keep(SAFETY))


def what_is_wrong(path: Path, told: Collection[int]) -> list[str]:
    """Return what was lost, altered or half-written of what was *told*, and any damage."""
    with open_store(path, KEY) as db:
        wrong = [] if is_sound(db) else ["damaged"]
        kept = gathering.gather(db, [SESSION.id])
    texts = {one.id: one.text for one in kept.contributions}
    wrong += [f"lost {id_}" for id_ in told if id_ not in texts]
    wrong += [f"altered {id_}" for id_, text in texts.items() if text != _words_of(id_)]
    halves = texts.keys() ^ {tag.contribution_id for tag in kept.tags}
    return wrong + [f"half-written {id_}" for id_ in halves]


def spend(seconds: float) -> None:
    """Let so much time pass, to a microsecond: what runs meanwhile is stopped anywhere."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass


def _words_of(id_: int) -> str:
    return f"{IN_EVERY_SCRIPT[id_ % len(IN_EVERY_SCRIPT)]} {id_}"


def _capture(
    path: Path,
    tell: Callable[[int], object],
    *,
    seed: int,
    synchronous: int,
    is_hasty: bool = False,
    count: int | None = None,
) -> None:
    connection._CAREFUL = {**connection._CAREFUL, "synchronous": synchronous}
    if seed % 2:
        writer._IDLE_AFTER = 0  # indexes and checkpoints after each change
    saving = Writer(lambda: Store(open_store(path, KEY)))
    first = Random(seed).randrange(_SEAL_EVERY)  # noqa: S311 - no secret
    for n in itertools.count(first) if count is None else range(first, first + count):
        id_ = new_id()
        tag = Tag(contribution_id=id_, theme_id=SAFETY.id)
        said = contribution(_words_of(id_), id=id_)
        saved = saving.submit(Together((Keep(said), Keep(tag))))
        if not is_hasty:
            saved.result()
        tell(id_)
        saved.result()
        if n % _SEAL_EVERY == 0:
            saving.seal(only_if_due=False).result()
    saving.close()


def _tell_on_stdout(id_: int) -> None:
    os.write(1, b"%d\n" % id_)


if __name__ == "__main__":
    record, how, many = sys.argv[1:]
    _capture(Path(record), _tell_on_stdout, seed=1, synchronous=int(how), count=int(many))
