"""Reads many files with every importer and prints, as JSON, what went wrong and what it cost.

Runs as a program, so that memory is what one process took: `python -m tests.hostile.reading`, with
the encodings as words and folders behind `--`. It prints no word of any file.
"""

import json
import resource
import sys
import time
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from itertools import chain
from pathlib import Path

from convo.sources.codebook_rows import FoundCodebook
from convo.sources.found import Found
from convo.text import is_clean
from tests.hostile.material import IMPORTERS, Importer, encoded, own_texts, texts_in

MIB = 1024 * 1024
ROOM_MIB = 100
"""What reading may take beyond what the program has before it reads anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What reading many files came to; names of files, and never a word of them."""

    read: int = 0
    passages: int = 0
    raised: list[str] = field(default_factory=list)
    unclean: list[str] = field(default_factory=list)
    telling: list[str] = field(default_factory=list)
    """Files with a problem that has some of their words, or is on no line."""

    slowest: str = ""
    seconds: float = 0.0
    """Of the processor, for the slowest."""

    grown_mib: float = 0.0


def main(words: list[str]) -> None:
    """Read all files in all encodings with all importers; print what it came to."""
    split = words.index("--")
    encodings, folders = words[:split], [Path(word) for word in words[split + 1 :]]
    costs, baseline = Costs(), _peak_mib()
    _bound(ROOM_MIB)
    for source, importer in IMPORTERS.items():
        for called, content in _files(importer, encodings, folders):
            costs = _read(costs, f"{source}: {called}", importer, content)
    costs = replace(costs, grown_mib=round(_peak_mib() - baseline, 1))
    print(json.dumps(asdict(costs)))  # noqa: T201 - what it is for


def _files(
    importer: Importer, encodings: Iterable[str], folders: Iterable[Path]
) -> Iterator[tuple[str, bytes]]:
    """Yield files with a name: each as it is, half of it, and its text in each encoding.

    A text comes once by itself, and once with what the importer expects around it.
    """
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                whole = path.read_bytes()
                yield path.name, whole
                yield f"half of {path.name}", whole[: len(whole) // 2]
    for name, text in chain(own_texts(), *map(texts_in, folders)):
        for each in encodings:
            yield f"{name} in {each}", encoded(text, each)
            yield f"{name} framed in {each}", importer.framed(text, each)


def _read(costs: Costs, called: str, importer: Importer, content: bytes) -> Costs:
    begin = time.process_time()
    try:
        found = importer.read(content)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what this looks for
        costs.raised.append(f"{called}: {_place(error)}")
        return costs
    seconds = time.process_time() - begin
    if seconds > costs.seconds:
        costs = replace(costs, seconds=round(seconds, 3), slowest=called)
    if not all(map(is_clean, _texts(found))):
        costs.unclean.append(called)
    if any(one.line < 1 or not one.message.isascii() for one in found.problems):
        costs.telling.append(called)
    kept = found.passages if isinstance(found, Found) else found.rows
    return replace(costs, read=costs.read + 1, passages=costs.passages + len(kept))


def _place(error: Exception) -> str:
    """Return the type of an error and the last place of ours that it went through."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"


def _texts(found: Found | FoundCodebook) -> Iterator[str]:
    if isinstance(found, Found):
        for passage in found.passages:
            yield from (passage.text, passage.author or "", passage.heading or "", *passage.themes)
    else:
        for row in found.rows:
            yield from (row.name, row.definition, row.when_to_use, row.when_not, row.glyph)
            yield from (row.parent or "", *row.aliases)


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _bound(room_mib: int) -> None:
    """Let this process have no more than so much beyond what it has: more is a MemoryError."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    most = pages * resource.getpagesize() + room_mib * MIB
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main(sys.argv[1:])
