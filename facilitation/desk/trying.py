"""A record that is thrown away, with an invented conversation in it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from convo.model.sessions import Session
from convo.records.connection import create_store
from convo.records.data_key import new_data_key
from facilitation.demo.conversation import demo_conversation
from facilitation.desk.home import Home
from facilitation.desk.opening import Desk, open_desk


@contextmanager
def demo_desk() -> Iterator[tuple[Desk, list[int]]]:
    """Open an encrypted record with an invented conversation; yield it and its sessions' ids.

    Its key is in memory alone, and its file is deleted when the block ends.
    """
    with tempfile.TemporaryDirectory(prefix="convo-") as folder:  # mode 0700
        home, key = Home(Path(folder)), new_data_key()
        create_store(home.record, key)
        with open_desk(home, key) as desk:
            things = demo_conversation(desk.now().date())
            desk.keep(*things)
            yield desk, [thing.id for thing in things if isinstance(thing, Session)]
