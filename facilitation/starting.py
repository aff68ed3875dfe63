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
    """Run the screens on an open record until somebody leaves; return the exit code."""
    # Textual obeys these: they write what is shown to files, or press keys.
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        del os.environ[name]
    from facilitation.app import ConvoApp  # noqa: PLC0415 - only now may Textual be imported

    app = ConvoApp(desk)
    app.run()
    return app.return_code or 0
