import os
from pathlib import Path

from tests.facilitation.conftest import Convo, modes_under
from tests.promises.conftest import Measured


def test_everything_written_is_private_under_an_open_umask(
    run: Convo, home: Path, passphrase_file: Path, measured: Measured
) -> None:
    old = os.umask(0)
    try:
        run("setup", "--no-keyring", "--passphrase-file", passphrase_file)

        def convo(*words: object, typed: str = "") -> object:
            return run("--passphrase-file", passphrase_file, *words, typed=typed)

        session_id = int(
            run(
                "--passphrase-file", passphrase_file, "session", "new", "--title", "T",
                "--region", "MENA", "--zone", "UTC", "--start", "2022-01-01T10:00",
                "--rule", "chatham",
            ).out
        )  # fmt: skip
        convo("capture", session_id, typed="0 a\n")
        (home / "out").mkdir(mode=0o700)
        convo("export", session_id, "--audience", "public", "-o", home / "out" / "x.docx")
        convo("backup", home / "out" / "b.db")
    finally:
        os.umask(old)

    assert set(modes_under(home).values()) == {"600", "700"}
    assert (home / "out" / "b.db.recovery").exists()
    measured(f"umask 000: {len(modes_under(home))} files and folders, each 0600 or 0700")
