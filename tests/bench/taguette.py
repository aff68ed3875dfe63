"""Tagging beside Taguette 1.5.2, through the HTTP interface that its pages use, on the same texts.

* It is installed with pip into an environment of its own, and listens on this machine alone.
  Where that does not work, its rows say why.
* Its texts are one document of as many paragraphs, each of which is highlighted and tagged once.
* Ours waits until a tag is on disk, encrypted, and reads the first page of a theme as its list
  does. Both write all that is tagged as CSV.
"""

import http.client
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from convo.model.themes import Tag, Theme
from convo.model.words import Audience
from convo.records import gathering
from convo.records.connection import create_store
from exports.formats import RENDERERS
from facilitation.desk.home import Home
from facilitation.desk.looking import Filter, look
from facilitation.desk.opening import open_desk
from facilitation.desk.queueing import briefs
from tests.bench.table import Row, compared, left_out
from tests.build import IN_EVERY_SCRIPT, KEY, SESSION, contribution
from tests.exports.build import report_of

VERSION = "1.5.2"
TEXTS = 1_000
ADDED = 100
"""Tags that are timed: those after all others."""

PAGE = 50
SECONDS = 60
"""How long it may take to start."""

_THEME = Theme(id=1000, name="theme")
_BOUNDARY = "a-text-of-the-bench"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Milliseconds of each way: to add a tag, to list by tag, to write all of it."""

    add: float
    listed: float
    export: float


class Client:
    """What a browser would send."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        self._cookies: dict[str, str] = {}

    def send(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> bytes:
        """Send a request, and return what comes back; redirects are not followed.

        Raises:
            OSError: It was refused.
        """
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        headers |= {"X-XSRFToken": self._cookies.get("_xsrf", "")}
        headers |= {"Content-Type": kind} if kind else {}
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        content = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        if answer.status >= http.client.BAD_REQUEST:
            raise OSError(f"{method} {path}: {answer.status}")
        return answer.headers.get("Location", "").encode() or content

    def send_json(self, path: str, content: object) -> Any:  # noqa: ANN401 - JSON
        """Send *content* as JSON, and return the JSON that comes back."""
        return json.loads(self.send("POST", path, json.dumps(content).encode(), "application/json"))


@contextmanager
def taguette(folder: Path) -> Iterator[Client]:
    """Install and start it for as long as the block lasts.

    Raises:
        OSError: It does not start.
        subprocess.CalledProcessError: It cannot be installed.
    """
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    pip = [str(folder / "venv/bin/pip"), "install", "-q", f"taguette=={VERSION}"]
    subprocess.run(pip, check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    told = folder / "told"
    with told.open("wb") as output:
        program = subprocess.Popen(
            [folder / "venv/bin/taguette", "--no-browser", "-b", "127.0.0.1", "-p", str(port),
             "--database", folder / "taguette.sqlite3"],
            env=os.environ | {"HOME": str(folder), "PYTHONUNBUFFERED": "1"}, cwd=folder,
            stdout=output, stderr=output,
        )  # fmt: skip
    try:
        yield _entered(program, port, told)
    finally:
        program.terminate()
        program.wait()


def theirs(client: Client, texts: Sequence[str]) -> Spent:
    """Put all *texts* under a tag of Taguette's."""
    client.send("GET", "/project/new")
    form = urlencode({"name": "bench", "description": "", "_xsrf": client._cookies["_xsrf"]})
    made = client.send("POST", "/project/new", form.encode(), "application/x-www-form-urlencoded")
    [project] = re.findall(rb"/project/(\d+)", made)
    api = f"/api/project/{int(project)}"
    document = _add_document(client, api, texts)
    tag = client.send_json(f"{api}/tag/new", {"path": "theme", "description": ""})["id"]
    spent, at = [], 0
    for text in texts:
        end = at + len(text.encode())
        highlight = {"start_offset": at, "end_offset": end, "tags": [tag]}
        begun = time.perf_counter()
        client.send_json(f"{api}/document/{document}/highlight/new", highlight)
        spent.append((time.perf_counter() - begun) * 1e3)
        at = end
    return Spent(
        add=statistics.median(spent[-ADDED:]),
        listed=_median(lambda: client.send("GET", f"{api}/highlights/theme")),
        export=_median(
            lambda: client.send("GET", f"/project/{int(project)}/export/highlights/theme.csv")
        ),
    )


def ours(folder: Path, texts: Sequence[str]) -> Spent:
    """Put all *texts* under a theme of ours."""
    home = Home(folder)
    create_store(home.record, KEY)
    said = [contribution(text) for text in texts]
    with open_desk(home, KEY) as desk:
        desk.keep(SESSION, _THEME, *said)
        spent = []
        for one in said:
            begun = time.perf_counter()
            desk.keep(Tag(contribution_id=one.id, theme_id=_THEME.id))
            spent.append((time.perf_counter() - begun) * 1e3)

        def listed() -> None:
            found = look(desk, SESSION.id).queue(desk, Filter(theme_id=_THEME.id))
            assert len(briefs(desk, found.ids[:PAGE])) == PAGE

        def export() -> None:
            kept = gathering.gather(desk.records, [SESSION.id])
            RENDERERS["csv"].render(report_of(kept, audience=Audience.INTERNAL))

        return Spent(
            add=statistics.median(spent[-ADDED:]), listed=_median(listed), export=_median(export)
        )


def rows() -> Iterator[Row]:
    """Yield the three figures, or why there are none."""
    texts = [f"{IN_EVERY_SCRIPT[n % 14]} {n}" for n in range(TEXTS)]
    what = f"beside Taguette {VERSION}, {TEXTS:,} texts"
    with tempfile.TemporaryDirectory() as folder:
        try:
            with taguette(Path(folder)) as client:
                peer = theirs(client, texts)
        except (OSError, subprocess.CalledProcessError) as error:
            yield left_out(what, f"Taguette did not install, start or answer: {error}")
            return
    with tempfile.TemporaryDirectory() as folder:
        own = ours(Path(folder), texts)
    for name, mine, other in (
        ("put one more under a theme", own.add, peer.add),
        (f"list a theme, its first {PAGE}", own.listed, peer.listed),
        ("write all of it as CSV", own.export, peer.export),
    ):
        yield compared(f"{what}: {name}", mine, beside=other, named="Taguette, by HTTP",
                       unit="ms", most=1)  # fmt: skip


def run() -> None:
    """Print the figures."""
    print(*rows(), sep="\n")


def _entered(program: subprocess.Popen[bytes], port: int, told: Path) -> Client:
    """Return a client that was let in, by the word that it prints for whoever started it."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and program.poll() is None:
        client = Client(port)
        try:
            client.send("GET", "/")
        except ConnectionError:
            time.sleep(0.2)
        else:
            [token, *_] = re.findall(r"token=(\w+)", told.read_text("utf-8"))
            client.send("GET", f"/?token={token}")
            return client
    raise OSError("it does not listen")


def _add_document(client: Client, api: str, texts: Sequence[str]) -> int:
    """Add a document of as many paragraphs, and return its number."""
    page = f"<html><body>{''.join(f'<p>{text}</p>' for text in texts)}</body></html>"
    parts = [
        _part('name="name"', "bench"), _part('name="description"', ""),
        _part('name="file"; filename="bench.html"', page, kind="text/html"),
    ]  # fmt: skip
    body = "".join((*parts, f"--{_BOUNDARY}--\r\n")).encode()
    kind = f"multipart/form-data; boundary={_BOUNDARY}"
    return int(json.loads(client.send("POST", f"{api}/document/new", body, kind))["created"])


def _part(disposition: str, content: str, *, kind: str = "text/plain") -> str:
    return (
        f"--{_BOUNDARY}\r\nContent-Disposition: form-data; {disposition}\r\n"
        f"Content-Type: {kind}; charset=utf-8\r\n\r\n{content}\r\n"
    )


def _median(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(5):
        begun = time.perf_counter()
        work()
        spent.append((time.perf_counter() - begun) * 1e3)
    return statistics.median(spent)
