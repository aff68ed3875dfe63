"""Runs `convo` as people do, and sees what it asks of the kernel."""

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import termios
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Final

CALLS: Final = (
    "%file,%network,write,writev,pwrite64,pwritev,pwritev2,sendfile,copy_file_range,splice,mmap"
)
"""Whatever names a file, reaches a network, or puts bytes anywhere."""

SECONDS: Final = 60
_PLANTED = Path(__file__).parent / "planted"
# What `convo` is, but that guesses of a passphrase cost next to nothing.
_CONVO = """
from convo.vault import passphrase_slot
from facilitation import cli
passphrase_slot.SCRYPT_N = 2**4
cli.main()
"""
_HEX = rb'"((?:\\x[0-9a-f]{2})*)"'
_TOLD = re.compile(_HEX)
_LINE = re.compile(rb"(?P<call>\w+)\((?P<given>.*)\) += (?P<result>-?\d+)(?:<(?P<path>[^>]*)>)?")
_TARGET = re.compile(rb"\d+<(?P<path>[^>]*)>(?P<rest>.*)")
_SHARED = re.compile(rb"NULL, \d+, \S*PROT_WRITE\S*, MAP_SHARED\S*, \d+<(?P<path>[^>]*)>")
_WRITES = {b"write", b"writev", b"pwrite64", b"pwritev", b"pwritev2"}
_COPIES = {b"sendfile", b"copy_file_range", b"splice"}
_NAMES = re.compile(rb"(?:mkdir|rename|link|symlink|mknod|creat|truncate|chmod|setxattr)\w*")
_OPENED_TO_WRITE = re.compile(rb"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")


@dataclass(frozen=True)
class Ran:
    """What a program came to."""

    code: int
    """Its exit code; minus the signal that ended it."""

    out: bytes
    """What it wrote to stdout, or to its terminal."""

    err: bytes


@dataclass
class Seen:
    """What programs did."""

    written: dict[Path, bytes] = field(default_factory=lambda: defaultdict(bytes))
    """All that was written to each file, in the order it was; also to those that are gone."""

    touched: set[Path] = field(default_factory=set)
    """Each file and folder that was made, written to, or opened so that it could be."""

    mapped: set[Path] = field(default_factory=set)
    """Files that memory was written through to: no call shows what."""

    sockets: set[str] = field(default_factory=set)
    """The families of all that were opened."""

    def take(self, trace: Path, *, cwd: Path) -> None:
        """Take down what one thread did."""
        for line in trace.read_bytes().splitlines():
            if (found := _LINE.match(line)) and not found["result"].startswith(b"-"):
                self._take(found, cwd)

    def _take(self, found: re.Match[bytes], cwd: Path) -> None:
        call, given = found["call"], found["given"]
        if call in _WRITES and (target := _TARGET.match(given)):
            path = _path(target["path"])
            self.touched.add(path)
            self.written[path] += b"".join(map(_plain, _TOLD.findall(target["rest"])))
        elif call in _COPIES:
            self.touched |= {_path(each["path"]) for each in _TARGET.finditer(given)}
        elif call == b"mmap" and (shared := _SHARED.match(given)):
            self.mapped.add(_path(shared["path"]))
        elif call == b"socket":
            self.sockets.add(given.split(b",")[0].decode())
        elif call.startswith(b"open") and _OPENED_TO_WRITE.search(given):
            self.touched.add(_path(found["path"]))
        elif _NAMES.fullmatch(call):
            self.touched |= {cwd / _path(each) for each in _TOLD.findall(given)}


def _plain(told: bytes) -> bytes:
    return bytes.fromhex(told.replace(rb"\x", b"").decode())


def _path(told: bytes) -> Path:
    return Path(os.fsdecode(_plain(told)))


@dataclass(frozen=True)
class Watch:
    """A place where `convo` finds nothing of anybody's, and all that it does there is seen."""

    folder: Path
    seen: Seen = field(default_factory=Seen)
    failing: dict[str, str] = field(default_factory=dict)
    """What makes the program fail, in its environment; see `planted.sitecustomize`."""

    def __post_init__(self) -> None:
        for name in (*self.private, "out", "trace"):
            (self.folder / name.lower()).mkdir(mode=0o700)

    @property
    def private(self) -> Sequence[str]:
        """The folders that the environment names, and that stay empty but for the first."""
        return ("CONVO_HOME", "HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME",
                "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")  # fmt: skip

    @property
    def home(self) -> Path:
        """Where the record is."""
        return self.folder / "convo_home"

    @property
    def out(self) -> Path:
        """Where documents go, and where programs are started."""
        return self.folder / "out"

    def run(self, *words: object, typed: bytes = b"") -> Ran:
        """Run `convo` with these arguments and without a terminal."""
        with self._running(words, stdin=PIPE, stdout=PIPE, stderr=PIPE) as program:
            out, err = program.communicate(typed, SECONDS)
        self._look()
        return Ran(program.returncode, out, err)

    def run_at_terminal(self, *words: object, keys: Iterable[tuple[str, str]]) -> Ran:
        """Run `convo` at a terminal, pressing keys once the screen shows something.

        Args:
            *words: The arguments.
            keys: What the screen shows, and what is pressed then.
        """
        end, inner = pty.openpty()
        termios.tcsetwinsize(inner, (24, 80))
        try:
            with self._running(words, stdin=inner, stdout=inner, stderr=inner) as program:
                os.close(inner)
                shown = _converse(end, list(keys))
                program.wait(SECONDS)
        finally:
            os.close(end)
        self._look()
        return Ran(program.returncode, shown, b"")

    @contextmanager
    def _running(self, words: Iterable[object], **ends: int) -> Iterator[Popen[bytes]]:
        """Start `convo`, and let nothing of it live on where the block fails."""
        with Popen(
            self._command(words),
            stdin=ends["stdin"],
            stdout=ends["stdout"],
            stderr=ends["stderr"],
            start_new_session=True,
            cwd=self.out,
            env=self._environment(),
            umask=0,
        ) as program:
            try:
                yield program
            except BaseException:
                os.killpg(program.pid, signal.SIGKILL)
                raise

    def fail(self, where: str, *, saying: str) -> None:
        """Have the program fail from now on.

        Args:
            where: As `planted.sitecustomize` takes it.
            saying: What the failure says.
        """
        self.failing.update(CONVO_FAILS=where, CONVO_FAILS_WITH=saying)
        self.failing.update(CONVO_FAILED=str(self._failed), PYTHONPATH=str(_PLANTED))

    def mend(self) -> None:
        """Have the program work again.

        Raises:
            FileNotFoundError: It never came to where it was to fail.
        """
        self._failed.unlink()
        self.seen.touched.discard(self._failed)
        self.failing.clear()

    @property
    def _failed(self) -> Path:
        return self.folder / "failed"

    def _command(self, words: Iterable[object]) -> list[str]:
        trace = str(self.folder / "trace" / "of")
        watching = ["strace", "-ff", "-y", "-xx", "-s", "1000000000", "--seccomp-bpf", "-qqq"]
        program = [sys.executable, "-P", "-c", _CONVO, *map(str, words)]
        return [*watching, "--signal=none", "-e", f"trace={CALLS}", "-o", trace, *program]

    def _environment(self) -> dict[str, str]:
        given = {name: str(self.folder / name.lower()) for name in self.private}
        given |= {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        given |= {"PYTHONDONTWRITEBYTECODE": "1"}  # an installed program is compiled already
        return given | self.failing

    def _look(self) -> None:
        for trace in sorted((self.folder / "trace").iterdir()):
            self.seen.take(trace, cwd=self.out)
            trace.unlink()


def can_watch() -> bool:
    """Tell whether this account sees what a program does that nobody may look into."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("strace") is None:
        return False
    looked = subprocess.run(["strace", "-qqq", "-o", os.devnull, "true"], check=False)
    return looked.returncode == 0


def _converse(end: int, keys: list[tuple[str, str]]) -> bytes:
    """Press each key once its cue is shown; return all that was, until the program ended."""
    shown, since, until = b"", 0, time.monotonic() + SECONDS
    while time.monotonic() < until:
        if keys and keys[0][0].encode() in shown[since:]:
            since = len(shown)
            os.write(end, keys.pop(0)[1].encode())
        if select.select([end], [], [], 0.1)[0]:
            try:
                shown += os.read(end, 65536)
            except OSError:  # nobody writes to it any more
                return shown
    raise TimeoutError("the program did not end")
