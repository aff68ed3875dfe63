"""The tagging screen on a record of the tests: `python -m tests.facilitation.tagging_program X`."""

import sys
from pathlib import Path

from facilitation.app import ConvoApp
from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from facilitation.screens.tagging import TaggingScreen
from tests.build import KEY, SESSION


class TaggingApp(ConvoApp):
    """The app, with the tagging screen on top from the start."""

    def on_ready(self) -> None:
        """Open the session, on top of the first screen."""
        assert self._desk is not None
        self.push_screen(TaggingScreen(self._desk, SESSION.id))


if __name__ == "__main__":
    with open_desk(Home(Path(sys.argv[1])), KEY) as desk:
        app = TaggingApp(desk)
        app.run()
    sys.exit(app.return_code)
