"""Starting the screens, where there is a terminal that can show them."""

import os
import sys
from importlib import import_module
from threading import Thread

from convo.errors import DamagedError
from facilitation.desk.door import Door, State
from facilitation.desk.entering import Entry
from facilitation.desk.home import Home
from facilitation.desk.opening import Desk
from facilitation.settings import read_settings


def why_no_screens() -> str | None:
    """Return why this is no place for screens, as a sentence; None where it is one."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return "convo needs a terminal for its screens: for scripts, see convo --help"
    if os.environ.get("TERM", "") in {"", "dumb"}:
        return "this terminal cannot move its cursor: use convo capture --plain"
    return None


def load_screens() -> Thread:
    """Begin to load the screens in a thread, which is returned.

    To stretch a passphrase takes as long, and can be done on another core meanwhile.
    """
    loading = Thread(target=import_module, args=("facilitation.app",), daemon=True)
    loading.start()
    return loading


def run_at_door(home: Home, *, is_locked: bool) -> int:
    """Run the screens at the door of a record, or of one to be made; return as `run_app` does.

    Args:
        home: Where the record is, or will be.
        is_locked: Whether it was locked: no keyring is asked before somebody is there.

    Raises:
        LockedError: There is a record, and nothing that opens it.
        DamagedError: There are keys, and no record that they open.
        RefusedError: Something in the settings is wrong; see `read_settings`.
    """
    door = Door(home)
    if door.state is State.SLOTS_MISSING:
        door.by_keyring()  # it refuses, with the sentence for it
    if door.state is State.RECORD_MISSING:
        raise DamagedError(
            f"the record in {home.folder} is missing or empty: bring it back, or restore a backup"
        )
    with Entry(door) as entry:
        return run_app(entry, is_locked=is_locked)


def run_app(way_in: Desk | Entry, *, is_locked: bool = False) -> int:
    """Run the screens until somebody leaves; return the exit code.

    It is `hardening.LOCKED` where they are to be locked: close the record, and start over.

    Args:
        way_in: The record, or the way into one.
        is_locked: As `run_at_door` has it.

    Raises:
        RefusedError: Something in the settings is wrong; see `read_settings`.
    """
    from facilitation.app import ConvoApp  # noqa: PLC0415 - 200 ms that only screens need

    settings = read_settings(way_in.home.folder)
    app = ConvoApp(way_in, is_locked=is_locked, settings=settings)
    if is_locked:
        _forget_keys()
    app.run(mouse=settings.mouse)
    return app.return_code or 0


def _forget_keys() -> None:
    """Forget what was typed before the screens are there: no key pressed too often opens them."""
    if os.name == "posix":
        import termios  # noqa: PLC0415 - there is none on other systems

        termios.tcflush(sys.stdin, termios.TCIFLUSH)
