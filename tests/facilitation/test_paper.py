"""`convo export --paper` and `--template`, as people type them."""

from pathlib import Path

import pytest

from exports.layout import Paper
from facilitation.cli.progress import progress_shown
from facilitation.desk.given_files import MOST_BYTES
from tests.exports.word.pieces import TELLING
from tests.exports.word.templates import packed
from tests.exports.word.wml import W, attribute, part, unpacked, words
from tests.facilitation.conftest import Convo, Ran


@pytest.fixture
def written(convo: Convo, session_id: int, tmp_path: Path) -> Convo:
    """Export the session to report.docx."""

    def written(*more: object) -> Ran:
        to = tmp_path / "report.docx"
        return convo("export", session_id, "--audience", "public", "-o", to, *more)

    return written


@pytest.mark.parametrize(
    ("options", "width"),
    [((), "11906"), (("--paper", "a4"), "11906"), (("--paper", "letter"), "12240")],
)
def test_a_summary_is_for_the_paper_that_was_asked_for(
    written: Convo, tmp_path: Path, options: tuple[str, ...], width: str
) -> None:
    ran = written(*options)

    assert ran.code == 0
    page = next(part((tmp_path / "report.docx").read_bytes()).iter(f"{W}pgSz"))
    assert attribute(page, "w") == width


def test_a_summary_in_a_template_has_its_header_and_says_so(written: Convo, tmp_path: Path) -> None:
    template = tmp_path / "haus.dotx"
    template.write_bytes(packed())

    ran = written("--template", template)

    data = (tmp_path / "report.docx").read_bytes()
    assert ran.code == 0
    assert ran.out == f"{tmp_path / 'report.docx'}\n"
    assert "The header and footer of the template are kept: read what they say." in ran.err
    assert words(part(data, "word/header1.xml")).startswith("Beispielhaus")
    assert not [name for name, held in unpacked(data).items() if TELLING.encode() in held]


@pytest.mark.parametrize("content", [b"no template", None], ids=["damaged", "missing"])
def test_a_template_that_cannot_be_used_writes_nothing_and_enters_nothing(
    written: Convo, convo: Convo, tmp_path: Path, content: bytes | None
) -> None:
    template = tmp_path / "haus.dotx"
    if content is not None:
        template.write_bytes(content)

    ran = written("--template", template)

    assert ran.code == 1
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "report.docx").exists()
    assert convo("exports", "--json").json == []


def test_a_template_too_large_to_be_one_is_not_read(written: Convo, tmp_path: Path) -> None:
    template = tmp_path / "haus.dotx"
    with template.open("wb") as file:
        file.truncate(MOST_BYTES + 1)

    ran = written("--template", template)

    assert ran.code == 1
    assert "at most" in ran.err


@pytest.mark.parametrize(
    "options",
    [
        ("--paper", "a5"),
        ("--paper", "a4", "--template", "haus.dotx"),
        ("--paper", "letter", "--format", "markdown"),
        ("--template", "haus.dotx", "--format", "csv"),
    ],
)
def test_paper_where_there_is_none_to_choose_is_misuse(
    written: Convo, tmp_path: Path, options: tuple[str, ...]
) -> None:
    ran = written(*options)

    assert ran.code == 2
    assert not (tmp_path / "report.docx").exists()


def test_the_command_offers_every_paper(convo: Convo) -> None:
    shown = convo("export", "--help").out

    assert f"[{'|'.join(Paper)}]" in shown


class Terminal:
    """Where stderr goes, as a terminal says it is one."""

    def __init__(self) -> None:
        self.shown = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.shown += text
        return len(text)

    def flush(self) -> None:
        pass


def test_progress_is_shown_once_somebody_wonders_and_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal, now = Terminal(), [0.0]
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr("time.monotonic", lambda: now[0])

    with progress_shown("Writing") as progress:
        progress(1, 10)
        now[0] = 0.6
        progress(5, 10)
        progress(5, 10)
        progress(10, 10)

    assert terminal.shown == f"\rWriting: 50 %\rWriting: 100 %\r{' ' * 14}\r"


def test_progress_is_not_shown_to_a_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])

    with progress_shown("Writing") as progress:
        now[0] = 9.0
        progress(5, 10)

    assert capsys.readouterr().err == ""
