import zlib
from pathlib import Path

from tests.build import IN_EVERY_SCRIPT
from tests.facilitation.conftest import Convo, new_session
from tests.promises.conftest import Measured

PLAIN = b"SQLite format 3"
LEAST = 0.99
"""What is encrypted packs to no less of its size; a record without encryption to a fifth."""


def packed(path: Path) -> float:
    """Return to which part of its size a file can be packed, zeros left out."""
    content = path.read_bytes().replace(bytes(64), b"")
    return len(zlib.compress(content)) / len(content)


def test_no_file_of_a_record_is_plain_and_none_is_temporary(
    convo: Convo, home: Path, tmp_path: Path, measured: Measured
) -> None:
    session_id = new_session(convo)
    convo("capture", session_id, typed="".join(f"0 {text}\n" for text in IN_EVERY_SCRIPT * 20))
    convo("backup", tmp_path / "backup.db")
    convo("session", "close", session_id)
    convo("seal")

    files = [*home.rglob("*.db"), *home.rglob("*.slot"), tmp_path / "backup.db"]

    assert len(files) >= 4
    assert [path.name for path in files if path.read_bytes().startswith(PLAIN)] == []
    assert [path.name for path in files if packed(path) < LEAST] == []
    assert list(tmp_path.rglob("etilqs_*")) == []
    measured(f"{len(files)} files: 0 with a plain head, 0 that can be packed, 0 temporary ones")
