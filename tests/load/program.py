"""The app on a record of the tests: `python -m tests.load.program HOME`."""

import sys
from pathlib import Path

from facilitation.app import ConvoApp
from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from tests.build import KEY

if __name__ == "__main__":
    with open_desk(Home(Path(sys.argv[1])), KEY) as desk:
        app = ConvoApp(desk)
        app.run()
    sys.exit(app.return_code)
