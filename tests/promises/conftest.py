"""The command as people run it, as the tests of the commands have it."""

from tests.facilitation.conftest import (  # noqa: F401 - pytest finds fixtures by their names here
    convo,
    desk,
    home,
    passphrase_file,
    run,
)
