import csv
from pathlib import Path

import pytest

from tests.facilitation.conftest import Convo
from tests.promises.conftest import Measured

NAMES = (
    "../../outside", "/etc/passwd", "..", ".", "~root", "-rf", "con", "nul.txt", "a/b", "a\\b",
    "\u202egnp.exe", "$(touch x)", "`touch x`", "a\nb", "x" * 300,
)  # fmt: skip
FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "|cmd", "%0A=1", "＝1+1", "＋1", "＠SUM(1)",
    "=cmd|' /C calc'!A0", '=HYPERLINK("file:///etc/passwd")',
)  # fmt: skip
BEGINS = tuple("=+-@|%\t\r＝＋－＠")


def session_called(convo: Convo, title: str) -> int:
    made = convo(
        "session", "new", f"--title={title}", "--region", "ESEAP", "--zone", "UTC",
        "--start", "2022-05-16T19:00", "--rule", "named", "--languages", "en",
    )  # fmt: skip
    assert made.code == 0, made.err
    return int(made.out)


def test_no_name_leads_outside_the_folder_and_no_cell_is_a_formula(
    convo: Convo, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, measured: Measured
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.chdir(folder)
    before = {path for path in tmp_path.rglob("*") if home not in path.parents}

    for name in NAMES:
        session_id = session_called(convo, name)
        convo("capture", session_id, typed="".join(f"0 {text}\n" for text in FORMULAS))
        made = convo("export", session_id, "--format", "csv", "--audience", "internal")
        assert made.code == 0, made.err

    after = {path for path in tmp_path.rglob("*") if home not in path.parents}
    written = after - before
    assert {path.parent for path in written} == {folder}
    assert len(written) == len(NAMES)
    for path in written:
        rows = list(csv.reader(path.read_text("utf-8").splitlines()))
        assert [cell for row in rows for cell in row if cell.startswith(BEGINS)] == []
        assert {"'=1+1", "'%0A=1", "'＝1+1"} <= {cell for row in rows for cell in row}
    count = len(NAMES) * len(FORMULAS)
    measured(
        f"{len(NAMES)} names: all inside the folder, a planted link refused; 0 of {count} formulas"
    )


def test_a_planted_link_is_refused_and_its_target_left_alone(convo: Convo, tmp_path: Path) -> None:
    victim, link = tmp_path / "victim", tmp_path / "summary.csv"
    victim.write_text("of somebody")
    link.symlink_to(victim)
    session_id = session_called(convo, "Asia")
    convo("capture", session_id, typed="0 words\n")

    made = convo("export", session_id, "--format", "csv", "--audience", "internal", "-o", link)

    assert made.code == 1
    assert "is there already" in made.err
    assert (link.is_symlink(), victim.read_text()) == (True, "of somebody")
