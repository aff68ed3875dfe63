import re
from pathlib import Path
from random import Random

from convo.records.connection import create_store, open_store, transaction
from facilitation.desk.home import Home
from facilitation.desk.opening import Desk, open_desk
from facilitation.desk.sessions import close_session
from tests.build import IN_EVERY_SCRIPT, KEY, SESSION, contribution
from tests.promises.conftest import Measured
from tests.promises.decrypted import all_pages

_COUNTED = re.compile(rb"\A(?P<before>.{8}).{4}(?P<between>.{64}).{4}", re.DOTALL)


def sealed_pages(folder: Path, texts: list[tuple[int, str]]) -> list[bytes]:
    """Return a record and its backup without encryption, once *texts* were said in that order.

    Without SQLite's counter of changes too, in two places of the first page: SQLCipher lets it
    begin anywhere, and it differs between two records that were made in the same way.
    """
    home = Home(folder)
    home.folder.mkdir(mode=0o700)
    create_store(home.record, KEY)
    with open_store(home.record, KEY) as db, transaction(db):
        db.execute("UPDATE this_store SET device = 1, secret = x'00'")
        db.execute("UPDATE _sqlite_migrations SET applied_at = 'then'")
    with open_desk(home, KEY) as desk:
        say(desk, texts)
        assert close_session(desk, SESSION.id).is_sealed
    pages = all_pages(home.folder, KEY)
    return [_COUNTED.sub(rb"\g<before>\g<between>", pages[name]) for name in sorted(pages, key=len)]


def say(desk: Desk, texts: list[tuple[int, str]]) -> None:
    desk.keep(SESSION)
    for id_, text in texts:
        desk.keep(contribution(text, id=id_))


def test_two_orders_of_speaking_leave_the_same_bytes_in_record_and_backup(
    tmp_path: Path, measured: Measured
) -> None:
    dice = Random(3)  # noqa: S311 - the same orders every time
    texts = [
        (dice.getrandbits(62), f"{dice.choice(IN_EVERY_SCRIPT)} {number % 9}")
        for number in range(90)
    ]

    one = sealed_pages(tmp_path / "one", texts)
    other = sealed_pages(tmp_path / "other", dice.sample(texts, len(texts)))

    assert len(one) == len(other) == 2
    assert [len(pages) for pages in one] == [len(pages) for pages in other]
    assert one == other
    size = sum(map(len, one))
    measured(f"{len(texts)} contributions in two orders, {size:,} bytes: 0 differ")
