"""Records as earlier versions left them."""

from convo.records.connection import open_store
from convo.records.data_key import DataKey
from facilitation.desk.home import Home


def make_older(home: Home, key: DataKey) -> None:
    """Make a record what it was in the version before: without its newest index."""
    with open_store(home.record, key) as db:
        db.execute("DROP INDEX contributions_dated")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm007_dated'")
