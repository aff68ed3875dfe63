"""Makes one function of a program fail: Python loads this before everything else.

CONVO_FAILS says which, and how: `module:function:way`. CONVO_FAILS_WITH is
what the failure says; CONVO_FAILED is a file that is made where it happened.
"""

import asyncio
import atexit
import functools
import os
import signal
import sys
import unicodedata
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from socket import AF_INET, socket
from threading import Thread
from types import ModuleType
from typing import Any

WORDS = os.environ.get("CONVO_FAILS_WITH", "")

KEPT: list[object] = []
atexit.register(KEPT.clear)
"""What nobody looks at before the program ends."""


class _Lost:
    """Fails where nobody can catch it."""

    def __del__(self) -> None:
        _fail()


def _fail() -> None:
    raise RuntimeError(WORDS)


async def _fail_later() -> None:
    _fail()


def _leak() -> None:
    """Do all that a program must not: what watches it has to see that."""
    words = (WORDS.casefold()[:8].encode("utf-16-be"), unicodedata.normalize("NFD", WORDS).encode())
    for place, content in zip(("TMPDIR", "CONVO_HOME"), words, strict=True):
        file = Path(os.environ[place], "etilqs_1")
        file.write_bytes(content)
        file.unlink()
    Path(os.environ["CONVO_HOME"], "left").write_bytes(b"")
    sys.stderr.write(WORDS)
    socket(AF_INET).close()


_WAYS: dict[str, Callable[..., object]] = {
    "raise": lambda *_: _fail(),
    "thread": lambda *_: Thread(target=_fail).start(),
    "task": lambda *_: asyncio.get_running_loop().create_task(_fail_later()),
    "kept task": lambda *_: KEPT.append(asyncio.get_running_loop().create_task(_fail_later())),
    "kept": lambda *_: KEPT.append(_Lost()),
    "callback": lambda *_: asyncio.get_running_loop().call_soon(_fail),
    "lost": lambda *_: [_Lost()].clear(),
    "worker": lambda widget, *_: widget.run_worker(_fail_later()),
    "thread worker": lambda widget, *_: widget.run_worker(_fail, thread=True),
    "leak": lambda *_: _leak(),
}


def _die(name: str) -> None:
    os.kill(os.getpid(), signal.Signals[name])


class _Failing(Loader):
    """Loads a module, and makes a function in it fail before anybody imports that."""

    def __init__(self, loader: Loader, function: str, way: str) -> None:
        self._loader, self._function, self._way = loader, function, way

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._loader.exec_module(module)
        *path, name = self._function.split(".")
        owner = functools.reduce(getattr, path, module)
        works = getattr(owner, name)

        @functools.wraps(works)
        def fails(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever it is that fails
            Path(os.environ["CONVO_FAILED"]).touch()
            if self._way.startswith("SIG"):
                _die(self._way)
            else:
                _WAYS[self._way](*given)
            return works(*given, **named)

        setattr(owner, name, fails)


class _Finder(MetaPathFinder):
    def __init__(self, module: str, function: str, way: str) -> None:
        self._module, self._function, self._way = module, function, way

    def find_spec(
        self, name: str, path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path) if name == self._module else None
        if spec is not None and spec.loader is not None:
            spec.loader = _Failing(spec.loader, self._function, self._way)
        return spec


if fails := os.environ.get("CONVO_FAILS"):
    sys.meta_path.insert(0, _Finder(*fails.split(":")))
