import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from convo.records.connection import open_store, transaction
from tests.build import IN_EVERY_SCRIPT
from tests.facilitation.pty_run import Pty
from tests.facilitation.test_live_at_a_terminal import PROGRAM, a_home, texts
from tests.promises.conftest import Measured
from tests.promises.loop_disk import can_mount, read_only, small_disk
from tests.promises.programs import Place, new_place
from tests.promises.traced_disk import can_trace

MOUNTED = pytest.mark.skipif(not can_mount(), reason="disks of its own need root")
TRACED = pytest.mark.skipif(not can_trace(), reason="strace makes the disk fail")
CAPTURED = "".join(f"0 {text}\n" for text in IN_EVERY_SCRIPT[:3])
FULL_ENOUGH = 4096

pytestmark = pytest.mark.usefixtures("cheap_guesses")


def commands(*others: str) -> list[object]:
    """Return the command that saves, and others for the slow run."""
    return ["capture", *(pytest.param(one, marks=pytest.mark.slow) for one in others)]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return new_place(tmp_path_factory.mktemp("template"))


@pytest.fixture
def place(template: Place, tmp_path: Path) -> Place:
    shutil.copytree(template.folder, tmp_path / "place")
    return Place(folder=tmp_path / "place", session_id=template.session_id)


def fill(folder: Path) -> Path:
    """Leave no room on the disk that *folder* is on; return what to delete to have it back."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(FULL_ENOUGH))
        except OSError:
            return filler


def failing(call: str, error: str, place: Place, *, after: int = 1) -> list[str]:
    """Return what makes the system refuse a call on the record's files from some time on."""
    record = place.home.record
    files = [word for path in (record, f"{record}-wal") for word in ("-P", str(path))]
    return [
        "strace", "-f", "-qqq", "--signal=none", "-o", os.devnull, *files,
        "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={after}+",
    ]  # fmt: skip


@TRACED
@pytest.mark.parametrize(
    ("call", "error", "why"),
    [
        ("pwrite64", "ENOSPC", "the disk is full"),
        pytest.param("pwrite64", "EIO", "the disk is full, or failed", marks=pytest.mark.slow),
        ("fdatasync,fsync", "EIO", "the disk is full, or failed"),
    ],
)
def test_a_disk_that_refuses_is_one_sentence_for_each_line_and_loses_nothing_saved(
    place: Place, call: str, error: str, why: str
) -> None:
    before = place.run("capture", place.session_id, typed=CAPTURED)

    ended = place.run(
        "capture", place.session_id, typed=CAPTURED, before=failing(call, error, place)
    )

    assert (ended.code, ended.out) == (1, "")
    assert ended.err.splitlines() == [f"not saved: the record was not changed: {why}"] * 3
    assert place.kept() >= set(before.saved)
    assert place.run("check").code == 0


@TRACED
@pytest.mark.slow
@pytest.mark.parametrize("after", [1, 4, 12, 20, 30])
def test_a_disk_that_cannot_be_read_is_one_sentence(place: Place, after: int) -> None:
    how = failing("pread64", "EIO", place, after=after)

    ended = place.run("contributions", place.session_id, before=how)

    assert ended.is_plain or ended.code == 0
    assert ended.err.count("\n") <= 1


@MOUNTED
@pytest.mark.parametrize("words", commands("contributions", "check", "backup", "restore"))
def test_on_a_full_disk_each_command_says_so_in_one_sentence(
    template: Place, tmp_path: Path, words: str
) -> None:
    with small_disk(tmp_path, kib=2048):
        shutil.copytree(template.folder, tmp_path / "place")
        place = Place(folder=tmp_path / "place", session_id=template.session_id)
        assert place.run("backup", "before.db").code == 0
        filler = fill(tmp_path)

        ended = place.run(*place.arguments(words), typed=CAPTURED)

        filler.unlink()
        assert ended.code == 1
        assert ended.is_plain
        assert ended.err.count("\n") == 1
        assert "the disk is full" in ended.err
        assert place.run("check").code == 0


@MOUNTED
@pytest.mark.parametrize("words", commands("contributions", "check", "backup", "restore"))
def test_where_nothing_may_be_written_each_command_says_so_and_changes_no_byte(
    template: Place, tmp_path: Path, words: str
) -> None:
    with small_disk(tmp_path, kib=2048):
        shutil.copytree(template.folder, tmp_path / "place")
        place = Place(folder=tmp_path / "place", session_id=template.session_id)
        assert place.run("backup", "before.db").code == 0
        before = place.bytes_of_all()

        with read_only(tmp_path):
            ended = place.run(*place.arguments(words), typed=CAPTURED)

        assert ended.code == 1
        assert ended.is_plain
        assert ended.err == f"{place.home.folder} cannot be written to: Read-only file system.\n"
        assert place.bytes_of_all() == before


def empty(place: Place) -> None:
    place.home.record.write_bytes(b"")


def lose(place: Place) -> None:
    place.home.record.unlink()


def cut_in_half(place: Place) -> None:
    content = place.home.record.read_bytes()
    place.home.record.write_bytes(content[: len(content) // 2 + 100])


def damage_the_head(place: Place) -> None:
    content = bytearray(place.home.record.read_bytes())
    content[100] ^= 1
    place.home.record.write_bytes(content)


def forget_the_passphrase(place: Place) -> None:
    (place.folder / "passphrase").write_text("another one altogether\n")


def damage_the_slot(place: Place) -> None:
    (place.home.slots / "passphrase.slot").write_bytes(b"x" * 8192)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (empty, "or it is empty: restore a backup."),
        (lose, "There is no record at"),
        (cut_in_half, "damaged"),
        (damage_the_head, "or the file is damaged."),
        (forget_the_passphrase, "This passphrase does not open the record"),
        (damage_the_slot, "or give the recovery code."),
    ],
)
@pytest.mark.parametrize("words", commands("contributions", "check", "seal"))
def test_a_record_that_does_not_open_is_one_sentence_and_stays_byte_for_byte(
    place: Place, spoil: Callable[[Place], None], why: str, words: str
) -> None:
    spoil(place)
    before = place.bytes_of_all()

    ended = place.run(*place.arguments(words), typed=CAPTURED)

    assert (ended.code, ended.out) == (1, "")
    assert ended.is_plain
    assert ended.err.count("\n") == 1
    assert why in ended.err
    assert place.bytes_of_all() == before


@pytest.mark.slow
def test_a_record_that_another_program_writes_to_is_one_sentence_for_each_line(
    place: Place,
) -> None:
    with open_store(place.home.record, place.key) as db, transaction(db):
        ended = place.run("capture", place.session_id, typed="0 one\n")

    assert (ended.code, ended.out) == (1, "")
    assert ended.err == "not saved: the record was not changed: another program is writing to it\n"


def test_two_programs_at_once_save_all_that_they_say_they_do(place: Place) -> None:
    lines = "".join(f"0 {text}\n" for text in IN_EVERY_SCRIPT * 3)
    programs = [
        subprocess.Popen(
            place.command("capture", place.session_id),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=place.surroundings,
            text=True,
        )
        for _ in range(2)
    ]

    for program in programs:
        assert program.stdin is not None
        program.stdin.write(lines)
        program.stdin.flush()
    ended = [program.communicate(timeout=60) for program in programs]

    saved = [line[6:] for out, _ in ended for line in out.splitlines()]
    assert [err for _, err in ended] == ["", ""]
    assert len(set(saved)) == 2 * len(IN_EVERY_SCRIPT) * 3
    assert {int(id_) for id_ in saved} <= place.kept()


def test_nothing_is_restored_under_a_program_that_has_the_record_open(place: Place) -> None:
    assert place.run("backup", "before.db").code == 0
    with subprocess.Popen(
        place.command("capture", place.session_id),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=place.surroundings,
        text=True,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write("0 one\n")
        program.stdin.flush()
        assert program.stdout.readline().startswith("saved ")

        ended = place.run("restore", "before.db")

        program.stdin.close()
    assert ended.code == 1
    assert "another window has this record open" in ended.err.lower()
    assert ended.err.count("\n") == 1


@MOUNTED
@pytest.mark.slow
def test_on_a_full_disk_what_was_typed_stays_on_screen_and_is_saved_once_there_is_room(
    tmp_path: Path, measured: Measured, tests_here: int
) -> None:
    line = IN_EVERY_SCRIPT[5]
    with small_disk(tmp_path, kib=2048):
        home = a_home(tmp_path / "home")
        with Pty(PROGRAM, str(home.folder)) as program:
            assert program.shows(b"(guess)")
            filler = fill(tmp_path)
            program.type(f"0 {line}\r".encode())
            assert program.shows(b"the disk is full")
            assert program.shows(line[:6].encode())
            assert texts(home) == []
            filler.unlink()
            seen = len(program.seen)

            program.type(b"\r")

            assert program.shows(b"1 said", since=seen)
            assert b"Traceback" not in program.seen
        assert texts(home) == [line]
    measured(f"{tests_here} of {tests_here} faults: one sentence each, nothing lost or changed")
