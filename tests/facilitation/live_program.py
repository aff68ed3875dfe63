"""The live console on a record of the tests: `python -m tests.facilitation.live_program HOME`."""

import sys
from pathlib import Path

from facilitation.app import ConvoApp
from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from facilitation.desk.taking import taker
from facilitation.screens.live import LiveScreen
from tests.build import KEY, SESSION


class LiveApp(ConvoApp):
    """The app, with a live session on top from the start."""

    number = 1

    def on_ready(self) -> None:
        """Open the session, on top of the first screen."""
        assert self._desk is not None
        self.push_screen(LiveScreen(self._desk, SESSION.id, taker=self.number))


if __name__ == "__main__":
    home = Home(Path(sys.argv[1]))
    with open_desk(home, KEY) as desk, taker(home) as number:
        app = LiveApp(desk)
        app.number = number
        app.run()
    sys.exit(app.return_code)
