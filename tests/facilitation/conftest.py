"""A home of its own for each test, and the command as people run it."""

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual._wait import wait_for_idle
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.keys import _character_to_key

from convo.records.connection import create_store
from convo.vault import passphrase_slot
from facilitation.cli import main
from facilitation.desk.home import Home
from facilitation.desk.opening import Desk, open_desk
from tests.build import KEY

PASSPHRASE = "correct horse battery"  # noqa: S105 - of records that live for a second


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - JSON
        return json.loads(self.out)


Convo = Callable[..., Ran]
_PARSED: dict[tuple[object, ...], list[RuleSet]] = {}


@pytest.fixture(scope="session", autouse=True)
def _styles_are_parsed_once() -> Iterator[None]:
    """Have all apps of a run share what was parsed of the same styles: an eighth of their time."""
    parse = Stylesheet._parse_rules

    def parsed(sheet: Stylesheet, css: str, *where: Any, **how: Any) -> list[RuleSet]:  # noqa: ANN401 - as it is called
        variables = tuple(sorted(sheet._variables.items()))
        key = (css, where, tuple(how.items()), variables)
        if key not in _PARSED:
            _PARSED[key] = parse(sheet, css, *where, **how)
        return _PARSED[key]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Stylesheet, "_parse_rules", parsed)
        yield


@pytest.fixture(autouse=True)
def _typed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a pilot type letters in one burst, as a slow line delivers them: it waits for each."""
    one_by_one = App._press_keys

    async def press(app: App[Any], keys: Iterable[str]) -> None:
        for is_typed, run in groupby(keys, key=lambda key: len(key) == 1):
            if is_typed:
                for letter in run:
                    name = letter if letter.isalnum() else _character_to_key(letter)
                    app._driver.send_message(events.Key(name, letter))  # type: ignore[union-attr]
                await wait_for_idle(0)
            else:
                await one_by_one(app, run)

    monkeypatch.setattr(App, "_press_keys", press)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An open record with nothing in it."""
    home = Home(tmp_path / "home")
    home.folder.mkdir(mode=0o700)
    create_store(home.record, KEY)
    with open_desk(home, KEY) as opened:
        yield opened


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where CONVO_HOME points; nothing is there yet, and guesses cost next to nothing."""
    folder = tmp_path / "home"
    monkeypatch.setenv("CONVO_HOME", str(folder))
    monkeypatch.setattr(passphrase_slot, "SCRYPT_N", 2**4)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase"
    file.write_text(f"{PASSPHRASE}\n")
    file.chmod(0o600)
    return file


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Convo:
    """Run `convo` with these arguments, in this process and without a terminal."""
    assert not home.exists()

    def run(*words: object, typed: str = "") -> Ran:
        stdin = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr(sys, "argv", ["convo", *map(str, words)])
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        monkeypatch.setattr("facilitation.cli.harden", lambda: None)  # it is for good
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return Ran(code, out, err)

    return run


@pytest.fixture
def convo(run: Convo, passphrase_file: Path) -> Convo:
    """Run `convo` on a record that was set up."""
    made = run("setup", "--no-keyring", "--passphrase-file", passphrase_file)
    assert made.code == 0, made.err

    def convo(*words: object, typed: str = "") -> Ran:
        return run("--passphrase-file", passphrase_file, *words, typed=typed)

    return convo


@pytest.fixture
def session_id(convo: Convo) -> int:
    """A session under the rule `named`."""
    return new_session(convo)


def new_session(convo: Convo, rule: str = "named", *more: str) -> int:
    made = convo(
        "session", "new", "--title", "Asia", "--region", "ESEAP", "--zone", "Asia/Jakarta",
        "--start", "2022-05-16T19:00", "--rule", rule, "--languages", "en,id", *more,
    )  # fmt: skip
    assert made.code == 0, made.err
    return int(made.out)


def modes_under(folder: Path) -> dict[str, str]:
    """Return the mode of each file and folder, by its path below *folder*."""
    found = [folder, *folder.rglob("*")]
    return {os.path.relpath(path, folder): f"{path.stat().st_mode & 0o777:o}" for path in found}
