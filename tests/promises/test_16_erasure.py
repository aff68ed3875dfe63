from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from convo.model.contributions import Translation
from convo.records import reading
from convo.records.connection import open_to_read
from convo.records.data_key import DataKey
from convo.vault.unlocking import unlock
from facilitation.desk.backups import backups_in
from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from tests.facilitation.conftest import PASSPHRASE, Convo, new_session
from tests.promises.coined import SCRIPTS, Finder, Mint

pytest.importorskip("cryptography", reason="comes with keyring where that needs it")

from tests.promises.conftest import Measured
from tests.promises.decrypted import all_pages

# Where a contribution can leave a trace, and how to find it. An export keeps its number alone.
TRACES = {
    "contributions": "SELECT count(*) FROM contributions WHERE id = :id",
    "translations": "SELECT count(*) FROM translations WHERE contribution_id = :id",
    "tags": "SELECT count(*) FROM tags WHERE contribution_id = :id",
    "imported": "SELECT count(*) FROM imported WHERE contribution_id = :id",
    "indexed": "SELECT count(*) FROM indexed WHERE contribution_id = :id",
    "journal": "SELECT count(*) FROM journal WHERE change LIKE '%' || :id || '%'",
    "participants": "SELECT count(*) FROM participants WHERE name IS NOT NULL",
}

WORDS_OF_ONE = 5  # two were said, by somebody with a name, and two translate them


class Told:
    """A record with words of every script that somebody will take back, and with backups."""

    def __init__(self, convo: Convo, folder: Path, home: Path) -> None:
        self.home = Home(home)
        self.key: DataKey = unlock(self.home.slots, passphrase=PASSPHRASE)
        self.mint = Mint(17)
        self._convo = convo
        self.session_id = new_session(convo)
        self._import(folder / "page.txt")
        rows = convo("contributions", self.session_id, "--json").json
        self.ids = [row["id"] for row in rows]
        self._translate()
        for id_ in self.ids:
            convo("tag", id_, "trust")
        convo("capture", self.session_id, typed="0 somebody else\n")
        made = convo("export", self.session_id, "--audience", "internal", "--format", "json")
        assert made.code == 0, made.err
        for _ in range(2):
            convo("session", "close", new_session(convo))
        codes = convo("session", "codes", self.session_id, "--json").json
        self.codes = [row["code"] for row in codes if row["id"] in self.ids]

    def _import(self, page: Path) -> None:
        lines = (
            f"{self.mint.coin(script, 'said', 2)}. {self.mint.coin(script, 'name')} (talk)"
            " 10:15, 3 May 2021 (UTC)\n\n"
            for script in SCRIPTS
        )
        page.write_text("Heating[edit]\n\n" + "".join(lines), encoding="utf-8")
        brought = self._convo(
            "import", page, "--session", self.session_id, "--as", "talk-page",
            "--attribution", "named", "--json",
        )  # fmt: skip
        assert brought.json["added"] == len(SCRIPTS)

    def _translate(self) -> None:
        with open_desk(self.home, self.key) as desk:
            for id_ in self.ids:
                words = self.mint.coin("Latin", "translated", 2)
                desk.keep(Translation(contribution_id=id_, language="id", text=words))

    @property
    def found(self) -> dict[str, set[str]]:
        """The planted words in what the files are without encryption, by file."""
        find = Finder(self.mint.words)
        return {
            name: find.found_in(pages)
            for name, pages in all_pages(self.home.folder, self.key).items()
        }

    def traces(self, id_: int) -> dict[str, int]:
        with open_to_read(self.home.record, self.key) as records:
            return {
                name: records.execute(query, {"id": id_}).fetchone()[0]
                for name, query in TRACES.items()
            }


@pytest.fixture
def told(convo: Convo, tmp_path: Path, home: Path) -> Told:
    return Told(convo, tmp_path, home)


def test_what_was_withdrawn_is_in_no_byte_of_the_record_or_its_backups(
    told: Told, convo: Convo, measured: Measured
) -> None:
    assert all(count > 0 for id_ in told.ids for count in told.traces(id_).values())
    before = told.found
    assert before.keys() >= {"record.db"} | {f"backups/{one.name}" for one in backups_in(told.home)}
    assert all(words == set(told.mint.words) for words in before.values() if words)
    assert sum(bool(words) for words in before.values()) == 3

    said = [convo("withdraw", code) for code in told.codes]

    assert {ran.code for ran in said} == {0}
    assert {ran.out for ran in said} == {"1\n"}
    assert "still contains it" in said[0].err
    assert {name: words for name, words in told.found.items() if words} == {}
    assert len(backups_in(told.home)) == 1
    assert set(told.traces(told.ids[0]).values()) == {0}
    with open_to_read(told.home.record, told.key) as records:
        assert len(reading.exports_holding(records, told.ids[0])) == 1
    hits = sum(map(len, before.values()))
    measured(
        f"{hits} hits in the record and its backups before, 0 after, in {len(told.found)} files"
    )


def test_a_backup_of_before_brings_nothing_back(told: Told, convo: Convo) -> None:
    convo("backup", "before.db")
    convo("withdraw", told.codes[0])
    left = told.found["record.db"]

    restored = convo("restore", "before.db")

    assert "Erased again: 1." in restored.err
    assert len(set(told.mint.words) - left) == WORDS_OF_ONE
    assert told.found["record.db"] == left


@pytest.mark.slow
def test_with_a_reader_open_it_says_not_yet_erased(told: Told, convo: Convo) -> None:
    with reading_along(told):
        said = convo("withdraw", told.codes[0])

        assert "Not yet erased" in said.err
        assert convo("check").code == 1
        assert any(told.found.values())

    said = convo("seal")

    gone = told.found
    assert "Nothing of what was erased is left" in said.err
    assert len(set(told.mint.words) - gone["record.db"]) == WORDS_OF_ONE
    assert gone["record.db"] == set().union(*gone.values())


@contextmanager
def reading_along(told: Told) -> Iterator[None]:
    """Read the record in another window, and do not let go."""
    with open_to_read(told.home.record, told.key) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM contributions").fetchone()
        yield
