"""Has what is run be compiled once, as an installed program is.

Where the environment forbids that, as containers do, each of a run's workers would work out the
assertions of all tests anew, and each program that a test starts would compile all of ours: a
third of the time of all tests.
"""

import os
import sys


def keep_compiled() -> None:
    """Keep what this process compiles beside its source, and have programs that it starts do so."""
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
