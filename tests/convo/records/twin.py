"""A record without a key, made only so that its bytes can be searched."""

from pathlib import Path

from convo.records import connection
from convo.records.driver import Database, connect
from convo.records.schema import migrations


def open_twin(path: Path) -> Database:
    """Make the unkeyed twin of a record at *path*, opened as a record is."""
    db = Database(connect(path, isolation_level=None), execute_plugins=False)
    for pragma, value in {**connection._CAREFUL, "foreign_keys": 1}.items():
        connection._set(db, pragma, value)
    with connection.transaction(db):
        migrations.apply(db)
    return db


def hits(path: Path, word: str) -> dict[str, int]:
    """Count a word in every file of the record: as it is, folded, cut at its start, in UTF-16."""
    forms = [word, word[1:], word[:-1]]
    needles = [form.lower().encode(code) for form in forms for code in ("utf-8", "utf-16-le")]
    found = {}
    for file in path.parent.glob(f"{path.name}*"):
        content = file.read_bytes().lower()
        found[file.name] = sum(map(content.count, needles))
    return found
