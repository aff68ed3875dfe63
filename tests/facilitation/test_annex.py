import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from convo.errors import RefusedError
from convo.model.contributions import Contribution
from convo.model.words import Audience, Use
from convo.records import reading
from convo.vault.unlocking import unlock
from facilitation.desk.annexing import write_annex
from facilitation.desk.home import Home
from facilitation.desk.opening import Desk, open_desk
from facilitation.desk.reporting import export
from tests.build import IN_EVERY_SCRIPT, SESSION, contribution
from tests.exports.test_leaks import everything_in
from tests.exports.word.templates import packed
from tests.facilitation.conftest import PASSPHRASE, Convo

OPEN = "The shelf by the well is full."
HUSHED = "一個字也不能說。"
# What `convo` is, but that guesses cost next to nothing.
CONVO = """
from convo.vault import passphrase_slot
from facilitation import cli
passphrase_slot.SCRYPT_N = 2**4
cli.main()
"""
ROOT = Path(__file__).parents[2]


def kept(desk: Desk, *texts: str) -> tuple[Contribution, ...]:
    restricted = tuple(contribution(text, use=Use.RESTRICTED) for text in texts)
    desk.keep(SESSION, contribution(OPEN), *restricted)
    return restricted


@pytest.fixture
def hushed_id(convo: Convo, home: Path) -> int:
    """The id of what is restricted, in a record that was set up."""
    assert convo("session", "list").code == 0
    place = Home(home)
    with open_desk(place, unlock(place.slots, passphrase=PASSPHRASE)) as desk:
        return kept(desk, HUSHED)[0].id


def at_a_terminal(*words: object, typed: str, home: Path) -> int:
    """Run `convo` where a person answers a question; return its exit code."""
    import pty  # noqa: PLC0415 -- not everywhere

    end, inner = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-c", CONVO, *map(str, words)],
        stdin=inner,
        stdout=subprocess.DEVNULL,
        stderr=inner,
        start_new_session=True,
        cwd=ROOT,
        env=os.environ | {"CONVO_HOME": str(home)},
    )
    os.close(inner)
    os.write(end, f"{typed}\n".encode())
    try:
        return program.wait(timeout=60)
    finally:
        program.kill()
        os.close(end)


def test_an_annex_is_noted_in_the_ledger_as_what_it_is(desk: Desk, tmp_path: Path) -> None:
    given = kept(desk, HUSHED)

    path = write_annex(desk, [SESSION.id], format_name="word", to=tmp_path / "annex.docx")

    [entry] = reading.exports_holding(desk.records, given[0].id)
    assert (entry.format, entry.audience) == ("annex-word", Audience.INTERNAL)
    assert entry.contribution_ids == {given[0].id}
    assert HUSHED.encode() in everything_in(path.read_bytes())
    assert OPEN.encode() not in everything_in(path.read_bytes())


@pytest.mark.parametrize("format_name", ["word", "markdown"])
def test_the_same_record_makes_the_same_annex(desk: Desk, tmp_path: Path, format_name: str) -> None:
    kept(desk, *IN_EVERY_SCRIPT)

    made = [
        write_annex(desk, [SESSION.id], format_name=format_name, to=tmp_path / name)
        for name in ("1", "2")
    ]

    assert made[0].read_bytes() == made[1].read_bytes()


def test_an_annex_that_cannot_be_written_leaves_no_entry(desk: Desk, tmp_path: Path) -> None:
    [given] = kept(desk, HUSHED)

    with pytest.raises(RefusedError, match="there is no folder"):
        write_annex(desk, [SESSION.id], format_name="word", to=tmp_path / "no" / "annex.docx")

    assert reading.exports_holding(desk.records, given.id) == []


def test_nothing_is_written_where_nothing_is_restricted(desk: Desk, tmp_path: Path) -> None:
    kept(desk)

    with pytest.raises(RefusedError, match="no restricted words"):
        write_annex(desk, [SESSION.id], format_name="word", to=tmp_path / "annex.docx")

    assert list(tmp_path.glob("annex*")) == []


def test_annex_and_summary_have_no_number_in_common(desk: Desk, tmp_path: Path) -> None:
    kept(desk, HUSHED)
    summary = export(
        desk,
        [SESSION.id],
        format_name="markdown",
        audience=Audience.INTERNAL,
        final=False,
        to=tmp_path / "summary.md",
    )

    path = write_annex(desk, [SESSION.id], format_name="markdown", to=tmp_path / "annex.md")

    assert summary.report.code not in path.read_text("utf-8")
    assert "R1;" in path.read_text("utf-8")
    assert "R1;" not in summary.path.read_text("utf-8")
    assert HUSHED not in summary.path.read_text("utf-8")


@pytest.mark.usefixtures("hushed_id")
def test_without_a_terminal_and_without_the_flag_nothing_is_written(
    convo: Convo, tmp_path: Path
) -> None:
    refused = convo("annex", SESSION.id, "-o", tmp_path / "annex.docx", typed="restricted\n")

    assert refused.code == 1
    assert "--yes-restricted" in refused.err
    assert not (tmp_path / "annex.docx").exists()


def test_a_withdrawal_names_the_annex_that_holds_the_words(
    convo: Convo, hushed_id: int, tmp_path: Path
) -> None:
    out = tmp_path / "annex.docx"
    written = convo("annex", SESSION.id, "-o", out, "--yes-restricted")

    withdrawn = convo("withdraw", hushed_id)

    assert (written.code, written.out) == (0, f"{out}\n")
    assert "do not forward" in written.err
    assert "annex-word, internal" in withdrawn.err


def test_an_annex_never_overwrites(convo: Convo, hushed_id: int, tmp_path: Path) -> None:
    out = tmp_path / "annex.md"
    out.write_text("mine")

    refused = convo("annex", SESSION.id, "--format", "markdown", "-o", out, "--yes-restricted")

    assert refused.code == 1
    assert out.read_text() == "mine"
    assert convo("withdraw", hushed_id).out == "0\n"


@pytest.mark.usefixtures("hushed_id")
def test_a_name_that_was_not_given_is_random(convo: Convo, tmp_path: Path) -> None:
    written = convo("annex", SESSION.id, "--format", "markdown", "--yes-restricted")

    assert re.fullmatch(r"summary-[0-9a-f]{8}\.md", written.out.strip())
    assert HUSHED in (tmp_path / written.out.strip()).read_text("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal to type at")
@pytest.mark.usefixtures("hushed_id")
@pytest.mark.parametrize(("typed", "code"), [("restricted", 0), ("yes", 1), ("", 1)])
def test_at_a_terminal_the_word_itself_is_asked_for(
    passphrase_file: Path, home: Path, tmp_path: Path, typed: str, code: int
) -> None:
    out = tmp_path / "annex.md"
    words = ("--passphrase-file", passphrase_file, "annex", SESSION.id, "--format", "markdown")

    assert at_a_terminal(*words, "-o", out, typed=typed, home=home) == code

    assert out.exists() == (code == 0)


@pytest.mark.usefixtures("hushed_id")
def test_an_annex_speaks_the_language_and_has_the_paper_that_was_asked_for(
    convo: Convo, tmp_path: Path
) -> None:
    out = tmp_path / "annex.docx"

    ran = convo(
        *("annex", SESSION.id, "-o", out, "--yes-restricted"),
        *("--language", "ar", "--paper", "letter"),
    )

    assert ran.code == 0
    assert "ملحق" in everything_in(out.read_bytes()).decode("utf-8", "ignore")
    assert b'w:w="12240"' in everything_in(out.read_bytes())


@pytest.mark.usefixtures("hushed_id")
def test_an_annex_has_the_header_of_a_template_in_a_word_file_alone(
    convo: Convo, tmp_path: Path
) -> None:
    template = tmp_path / "haus.dotx"
    template.write_bytes(packed())
    out = tmp_path / "annex.docx"
    words = ("annex", SESSION.id, "-o", out, "--yes-restricted", "--template", template)

    assert convo(*words, "--format", "markdown").code == 2
    assert convo(*words).code == 0

    assert b"Beispielhaus" in everything_in(out.read_bytes())


def test_no_number_joins_annexes_in_two_languages(desk: Desk, tmp_path: Path) -> None:
    kept(desk, *IN_EVERY_SCRIPT)

    first, second = (
        write_annex(
            desk, [SESSION.id], format_name="markdown", to=tmp_path / name, language=name
        ).read_text("utf-8")
        for name in ("en", "fr")
    )

    assert order_of(first) != order_of(second)


def order_of(annex: str) -> list[str]:
    return sorted(IN_EVERY_SCRIPT, key=annex.index)
