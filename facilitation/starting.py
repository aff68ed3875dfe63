"""Starting the screens, where there is a terminal that can show them."""

import os
import sys

from facilitation.desk.opening import Desk


def why_no_screens() -> str | None:
    """Return why this is no place for screens, as a sentence; None where it is one."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return "convo needs a terminal for its screens: for scripts, see convo --help"
    if os.environ.get("TERM", "") in {"", "dumb"}:
        return "this terminal cannot move its cursor: use convo capture --plain"
    return None


def run_app(desk: Desk) -> int:
    """Run the screens on an open record until somebody leaves; return the exit code.

    It is `hardening.LOCKED` where they are to be locked: close the record, and start over.
    """
    from facilitation.app import ConvoApp  # noqa: PLC0415 - 200 ms that only screens need

    app = ConvoApp(desk)
    app.run()
    return app.return_code or 0
