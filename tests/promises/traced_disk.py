"""What a power cut may leave of a record, worked out from what a program asked of the kernel.

It needs no disk of its own, and no rights. A disk keeps what it was made to wait for; of what was
written since it keeps any part, in any order, down to single sectors of 512 bytes.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from tests.sizes import ROOT

_CALLS: Final = "write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat"
_SECTOR: Final = 512
_BEGUN = re.compile(rb"(?P<pid>\d+) +(?P<call>\w+)\((?:(?P<fd>\d+)<(?P<path>[^>]*)>)?(?P<rest>.*)")
_ENDED = re.compile(rb"(?P<pid>\d+) +<\.\.\. (?P<call>\w+) resumed>")
_BYTES = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened to a disk, or that was told meanwhile."""

    kind: str
    """`write`, `cut` to a length, `gone`, `sync` once it is over, or `told`."""

    file: str = ""
    at: int = 0
    content: bytes = field(default=b"", repr=False)


@cache
def can_trace() -> bool:
    """Tell whether this account sees what its own programs ask of the kernel."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-qqq", "-o", "/dev/null", "true"], check=False).returncode == 0
    )


def events_of(path: Path, *, synchronous: int, count: int) -> list[Event]:
    """Save *count* contributions to the record at *path*, and return what happened, in order."""
    trace = path.with_name("trace")
    watching: list[str | Path] = [
        "strace",
        "-f",
        "-qqq",
        "-y",
        "-xx",
        "-s",
        "1000000",
        "--signal=none",
    ]
    program: list[str | Path] = [
        sys.executable,
        "-m",
        "tests.promises.capturing",
        path,
        str(synchronous),
        str(count),
    ]
    subprocess.run(
        [*watching, "-e", f"trace={_CALLS}", "-o", trace, *program],
        stdout=subprocess.DEVNULL, cwd=ROOT, check=True,
    )  # fmt: skip
    names = {str(path): path.name, f"{path}-wal": f"{path.name}-wal"}
    return list(_read(trace.read_bytes().splitlines(), names))


def _read(lines: Sequence[bytes], names: dict[str, str]) -> Iterator[Event]:
    waiting: dict[bytes, str] = {}
    for line in lines:
        if ended := _ENDED.match(line):
            if file := waiting.pop(ended["pid"], None):
                yield Event(kind="sync", file=file)
        elif (begun := _BEGUN.match(line)) is None:
            continue
        elif begun["call"].startswith(b"unlink"):
            gone = [names.get(_plain(each).decode()) for each in _BYTES.findall(begun["rest"])]
            yield from (Event(kind="gone", file=file) for file in gone if file)
        elif begun["fd"] == b"1":
            yield Event(kind="told", at=int(_content(begun["rest"])))
        elif file := names.get(_plain(begun["path"] or b"").decode()):
            if begun["call"].endswith(b"sync"):
                if b"unfinished" in begun["rest"]:
                    waiting[begun["pid"]] = file
                else:
                    yield Event(kind="sync", file=file)
            else:
                yield _change(begun["call"], file, begun["rest"])


def _change(call: bytes, file: str, rest: bytes) -> Event:
    last = re.findall(rb"\d+", rest.partition(b") ")[0].rpartition(b'"')[2])[-1]
    if call == b"ftruncate":
        return Event(kind="cut", file=file, at=int(last))
    return Event(kind="write", file=file, at=int(last), content=_content(rest))


def _content(rest: bytes) -> bytes:
    found = _BYTES.search(rest)
    assert found is not None
    return _plain(found[1])


def _plain(told: bytes) -> bytes:
    return bytes.fromhex(told.replace(rb"\x", b"").decode())


class Disk:
    """Files as a disk holds them: what is safe, and what it was only given."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._safe = {name: bytearray(content) for name, content in files.items()}
        self._given: dict[str, list[Event]] = {}

    def take(self, event: Event) -> None:
        """Have one thing happen."""
        if event.kind == "sync":
            for each in self._given.pop(event.file, ()):
                self._settle(self._safe, each)
        elif event.kind != "told":
            self._given.setdefault(event.file, []).append(event)

    def left(self, choose: Random) -> dict[str, bytes]:
        """Return the files as a power cut may leave them just now."""
        files = {name: bytearray(content) for name, content in self._safe.items()}
        for given in self._given.values():
            share = choose.choice((0.0, 0.5, 0.9, 1.0))
            for event in given:
                if choose.random() < share:
                    self._settle(files, event)
                elif event.kind == "write":
                    for part in _sectors(event):
                        if choose.random() < share:
                            self._settle(files, part)
        return {name: bytes(content) for name, content in files.items()}

    @staticmethod
    def _settle(files: dict[str, bytearray], event: Event) -> None:
        if event.kind == "gone":
            files.pop(event.file, None)
            return
        content = files.setdefault(event.file, bytearray())
        if event.kind == "cut":
            del content[event.at :]
            content.extend(bytes(event.at - len(content)))
        else:
            content.extend(bytes(max(0, event.at - len(content))))
            content[event.at : event.at + len(event.content)] = event.content


def _sectors(event: Event) -> Iterator[Event]:
    """Cut what was written in one go where a disk may stop in the middle of it."""
    end = event.at + len(event.content)
    for at in range(event.at - event.at % _SECTOR, end, _SECTOR):
        first, last = max(at, event.at), min(at + _SECTOR, end)
        content = event.content[first - event.at : last - event.at]
        yield Event(kind="write", file=event.file, at=first, content=content)
