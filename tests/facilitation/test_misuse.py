"""What commands say where they are asked for what cannot be done."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.facilitation.conftest import Convo

ROOT = Path(__file__).parents[2]
TOO_LARGE = 2**62


@pytest.mark.parametrize("typed", ["nine", "", "0", "-5", "٩", str(TOO_LARGE), "9" * 5000])
def test_what_is_no_id_is_misuse_and_the_sentence_says_where_ids_are(
    run: Convo, typed: str
) -> None:
    ran = run("session", "show", "--", typed)

    assert ran.code == 2
    assert "no id: take the number that the list has for it" in ran.err


@pytest.mark.parametrize("command", ["purge", "withdraw", "thread", "agree"])
@pytest.mark.parametrize("typed", [str(TOO_LARGE), "9" * 19, "9" * 5000])
def test_a_number_larger_than_ids_is_refused_before_the_record_is_asked(
    convo: Convo, command: str, typed: str
) -> None:
    ran = convo(command, typed)

    assert ran.code == 1
    assert "stopped" not in ran.err
    assert ran.err.count("\n") == 1


def test_what_is_neither_code_nor_number_is_told_as_both(convo: Convo) -> None:
    ran = convo("withdraw", "ABCD")

    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "neither a withdrawal code nor the number" in ran.err


@pytest.mark.parametrize("typed", ["16 May", "2026-02-30", "tomorrow"])
def test_what_is_no_day_is_misuse_and_the_sentence_shows_one(run: Convo, typed: str) -> None:
    ran = run("export", "3", "--audience", "public", "--review-until", typed)

    assert ran.code == 2
    assert "write the day as in 2026-05-16" in ran.err


def test_a_file_in_the_way_is_named_as_it_is_written(convo: Convo, tmp_path: Path) -> None:
    (tmp_path / "theirs.csv").write_text("kept")

    ran = convo("theme", "export", "theirs.csv")

    assert (ran.code, ran.err) == (1, "'theirs.csv' is there already.\n")
    assert (tmp_path / "theirs.csv").read_text() == "kept"


def test_a_recovery_code_that_has_no_folder_to_go_to_leaves_no_record(
    run: Convo, home: Path, passphrase_file: Path
) -> None:
    ran = run(
        "setup", "--no-keyring", "--passphrase-file", passphrase_file,
        "--recovery-file", "nowhere/code",
    )  # fmt: skip

    assert (ran.code, ran.out) == (1, "")
    assert "nothing was set up" in ran.err
    assert not home.exists()


def test_a_file_where_the_folder_belongs_is_told_from_a_folder(
    run: Convo, home: Path, passphrase_file: Path
) -> None:
    home.write_text("kept")

    ran = run("setup", "--no-keyring", "--passphrase-file", passphrase_file)

    assert ran.code == 1
    assert "is a file" in ran.err
    assert home.read_text() == "kept"


def test_a_script_that_gave_no_passphrase_is_told_how(convo: Convo, run: Convo) -> None:
    assert convo("session", "list").code == 0

    assert "--passphrase-file" in run("session", "list").err


def test_the_folder_of_nobody_is_refused(run: Convo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONVO_HOME", "~nobody-is-called-this/convo")

    ran = run("config", "path")

    assert (ran.code, ran.out) == (1, "")
    assert "CONVO_HOME" in ran.err


def test_a_question_at_the_end_of_a_sentence_gets_no_full_stop(run: Convo, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text('[screen]\ntheme = "drak"\n')

    assert run("config", "check").err.endswith("did you mean 'dark'?\n")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a disk that is full")
def test_on_a_full_disk_what_is_printed_fails_with_one_sentence_and_the_code_is_shown(
    home: Path, passphrase_file: Path
) -> None:
    assert not home.exists()

    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [
                *(sys.executable, "-m", "facilitation.cli", "setup", "--no-keyring"),
                *("--passphrase-file", passphrase_file),
            ],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd=ROOT,
        )

    *_, code, why = ran.stderr.splitlines()
    assert ran.returncode == 1
    assert code.count("-") == 7
    assert why == ("This could not go on: No space left on device. What it said was saved is safe.")
