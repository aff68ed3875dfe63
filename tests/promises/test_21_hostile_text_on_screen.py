import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from convo.model.changes import Thing
from convo.model.contributions import Contribution
from convo.model.people import Participant
from convo.model.registers import ChecklistItem, Contact, Forum
from convo.model.sessions import Prompt, Round, Session
from convo.model.themes import Theme
from convo.model.words import Attribution, Kind, Preparer
from convo.text import clean
from convo.vault.unlocking import unlock
from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk, set_up
from facilitation.display import one_line
from facilitation.terminal.isolates import FSI, ISOLATE, PDI
from tests.build import NOON, SESSION, contribution
from tests.facilitation.pty_run import DOWN, F1, SECONDS, Pty
from tests.promises.conftest import Measured
from tests.shared import shared

pytestmark = pytest.mark.slow
PASSPHRASE = "invented words for a terminal"  # noqa: S105 - of records that live for a minute
PAYLOADS = (
    "\x1b[2J\x1b[Hcleared",
    "\x1b]0;renamed\x07",
    "\x1b]52;c;Y29waWVk\x07copied",
    "\x1b]8;;https://example.org\x1b\\linked\x1b]8;;\x1b\\",
    "\x1b[31;5mblinking",
    "\x9b31;5mred \x9d0;renamed\x9c",
    "\x1bP$qm\x1b\\\x1b[6n\x1b[casked",
    "\u202egnp.exe\u202c \u2066\u2067open",
    "\u2069\u2069closed قبل \u200fالأزمة",
    "[@click=app.quit]quit[/] [link=file:///etc]x[/]",
    "[bold red]x[/] [/] [a b] [b= \\[",
    "\x00\x07\x08\x08\x7f\x1b[3~erased",
    "\r\n\x0b\x0c\x85\u2028\tover",
    "\x1b[?1049l\x1bc\x1b[201~reset",
)
EACH = range(len(PAYLOADS))
ESCAPE, EMPTY, LAST = b"\x1b", b"\x01\x0b", b"\x1b[F"
PAGE_DOWNS, PAGE_UPS = b"\x1b[6~" * 8, b"\x1b[5~" * 8
F2, F8, F9, F12, DELETE = b"\x1bOQ", b"\x1b[19~", b"\x1b[20~", b"\x1b[24~", b"\x1b[3~"
ENTER, CTRL_F, CTRL_G, CTRL_N, CTRL_O, CTRL_P, CTRL_Q = (
    *(b"\r", b"\x06", b"\x07", b"\x0e", b"\x0f", b"\x10", b"\x11"),
)
# What the program writes itself: 256 colours and single attributes, places, line ends, and the
# modes and the shape of the pointer that it asks for at the start and gives back at the end.
COLOURS = rb"\x1b\[(?:0|(?:[1-9]|[34]8;5;\d+)(?:;(?:[1-9]|[34]8;5;\d+))*)m"
MOVES = rb"\x1b\[\d+;\d+H|\r\n"
MODES = (
    rb"\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1049|2004|2026)[hl]"
    rb"|\x1b\[\?(?:2026|2048)\$p|\x1b\[(?:>\d+|<)u|\x1b\]22;[a-z]+\x07"
)
OWN = re.compile(b"|".join((COLOURS, MOVES, MODES)))
HOME = " state "
OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e]")


def marked(letter: str) -> Iterator[tuple[int, str]]:
    """Return each payload as it may be stored, with a mark in front that says where it is shown."""
    for n, payload in enumerate(PAYLOADS):
        yield n, clean(f"{letter}{n:02} {payload}")


def beginnings(letter: str, numbers: Iterable[int] = EACH) -> list[str]:
    """Return what must be seen at least of the payloads under a mark."""
    texts = dict(marked(letter))
    return [one_line(texts[n])[:7].rstrip() for n in numbers]


def word(text: str) -> str:
    """Return a text as the name of a theme."""
    return re.sub(r"[\s#]", "_", text)[:80]


def names(numbers: Iterable[int] = EACH) -> list[str]:
    """Return what must be seen at least of the themes."""
    return [word(text)[:7] for n, text in marked("h") if n in numbers]


def nasty_lines() -> list[str]:
    """Return strings that broke other programs, those with an escape in them first."""
    files = sorted(file for file in shared("nasty").rglob("*") if file.is_file())
    lines = [
        line for file in files for line in file.read_text("utf-8", errors="replace").split("\n")
    ]
    lines.sort(key=lambda line: "\x1b" not in line)
    return [text for text in (clean(line[:400]) for line in lines) if text.strip()][:100]


def sessions() -> Iterator[Session]:
    for n, title in marked("t"):
        planned = replace(SESSION, id=SESSION.id + n, round_id=9, title=title, region=title)
        yield replace(planned, begun_on=NOON.date(), rule_version="en 1") if n == 0 else planned


def said() -> Iterator[Contribution]:
    yield from map(contribution, nasty_lines())
    for n, text in marked("c"):
        yield contribution(
            text,
            id=n + 1 << 46,  # above all others, where tagging lists them by their ids
            participant_id=500 + n,
            attribution=Attribution.NAMED,
            kind=Kind.COMMITMENT,
        )


def registers() -> Iterator[Thing]:
    """Yield entries for every region and language: nothing is missing, and they alone are seen."""
    for n, text in marked("w"):
        yield Contact(
            id=800 + n,
            region="",
            language="",
            purpose=text,
            route=text,
            fallback=text,
            is_urgent=n % 2 == 0,
        )
    for n, text in marked("g"):
        yield Forum(id=830 + n, name=text, about=text)
    for n, text in marked("i"):
        yield ChecklistItem(id=860 + n, preparer=Preparer.PERSON, position=n, text=text)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    set_up(home, keyring=False, passphrase=PASSPHRASE)
    (tmp_path / "passphrase").touch(mode=0o600)
    (tmp_path / "passphrase").write_text(PASSPHRASE, "utf-8")
    with open_desk(home, unlock(home.slots, passphrase=PASSPHRASE)) as desk:
        desk.keep(
            Round(id=9, title=clean(f"r {PAYLOADS[0]}")),
            *sessions(),
            *(
                Prompt(id=100 + n, session_id=SESSION.id, position=n, text=text, minutes=5)
                for n, text in marked("q")
            ),
            *(
                Participant(id=500 + n, session_id=SESSION.id, handle=f"P{n + 1}", name=text)
                for n, text in marked("n")
            ),
            *(
                Theme(id=700 + n, name=word(text), definition=text, aliases=(text,))
                for n, text in marked("h")
            ),
            *registers(),
        )
        for one in said():  # one after the other, as the live console lists them
            desk.keep(one)
    return home


@pytest.fixture(params=[(80, 24), (120, 40)], ids=["80x24", "120x40"])
def program(home: Home, request: pytest.FixtureRequest) -> Iterator[Pty]:
    secret = str(home.folder.with_name("passphrase"))
    words = ("facilitation.cli", "--passphrase-file", secret)
    with Pty(*words, size=request.param, env={"CONVO_HOME": str(home.folder)}) as program:
        yield program


def painted(output: bytes) -> str:
    """Return the letters that were written, without what the program writes itself."""
    return ISOLATE.sub("", OWN.sub(b"", output).decode("utf-8", "replace"))


def see(program: Pty, keys: bytes, *wanted: str) -> None:
    """Type *keys* once nothing more is painted, and wait until all that is *wanted* was.

    An escape that another key follows at once would be a key with alt.
    """
    while program.read(0.15):
        pass
    since, ends = len(program.seen), time.monotonic() + SECONDS
    program.type(keys)
    missing = list(wanted)
    while missing and time.monotonic() < ends and program.program.poll() is None:
        program.read(0.1)
        letters = painted(program.seen[since:])
        missing = [text for text in missing if text not in letters]
    assert missing == [], painted(program.seen[since:])[-4000:]


def torn(output: bytes) -> list[bytes]:
    """Return the pieces between two moves in which an isolate is open at the end."""
    pieces = re.split(MOVES, output)
    opened, closed = FSI.encode(), PDI.encode()
    return [piece for piece in pieces if piece.count(opened) != piece.count(closed)]


@pytest.mark.parametrize("payload", [text for text in PAYLOADS if not text.isprintable()])
def test_what_a_payload_would_write_is_told_from_what_the_program_writes(payload: str) -> None:
    assert OBEYED.search(painted(payload.encode())) or torn(payload.encode())


def look_at_home(program: Pty) -> None:
    see(program, b"", *beginnings("t"), "r ")
    see(program, F1, "Plan a session")
    see(program, ESCAPE, HOME)
    see(program, CTRL_P, "Plan a session")
    see(program, ESCAPE, HOME)
    see(program, F2, *beginnings("t", range(3)))
    see(program, ESCAPE, HOME)
    see(program, b"o", "CONTRIBUTIONS")
    see(program, PAGE_DOWNS + LAST, *beginnings("c"))
    see(program, ESCAPE, HOME)


def look_at_the_registers(program: Pty) -> None:
    see(program, b"r", "[DIRECTORY", *beginnings("w"))
    see(program, F9, "DO NOT ASK", *beginnings("w", [0]))
    for n in EACH[2::2]:
        see(program, DOWN * 2, *beginnings("w", [n]))
    see(program, ESCAPE, "[DIRECTORY")
    see(program, b"\t", "[FORA", *beginnings("g"))
    see(program, b"\t\t", "[CHECKLISTS", *beginnings("i"))
    see(program, LAST + ENTER, "CHECKLIST   something", *beginnings("i", [13]))
    see(program, ESCAPE, "[CHECKLISTS")
    see(program, ESCAPE, HOME)


def look_at_the_sheets(program: Pty) -> None:
    for n in EACH:
        see(program, CTRL_N, *beginnings("q", [n]))
    see(program, F8, "AGENDA", *beginnings("q"))
    see(program, ESCAPE, "(guess)")
    see(program, CTRL_O, *beginnings("n"))
    see(program, b"n07", *beginnings("n", [7]))
    see(program, ENTER, "P8")
    see(program, CTRL_G, "not heard yet")
    see(program, ESCAPE, "(guess)")
    see(program, F12, "READ BACK", *beginnings("c"))
    see(program, ESCAPE, "(guess)")
    see(program, CTRL_F, "End this session?")
    see(program, ESCAPE, "(guess)")


def type_and_pick(program: Pty) -> None:
    see(program, b"#h", *names(range(5)))
    see(program, EMPTY)
    for n, payload in enumerate(PAYLOADS):
        see(program, f"\x1b[200~v{n:02} {payload}\x1b[201~".encode(), f"v{n:02}")
        see(program, ENTER, "saved ", f"v{n:02}")


def look_at_the_list(program: Pty) -> None:
    see(program, ESCAPE, "Open")
    see(program, b"e", "EDIT", "v13")
    see(program, ESCAPE, "(guess)")
    see(program, b"t", "THEME", *names())
    see(program, ESCAPE, "(guess)")
    see(program, DELETE, "Purge ")
    see(program, ESCAPE, "(guess)")
    see(program, PAGE_UPS, "(guess)")


def look_at_the_themes(program: Pty) -> None:
    see(program, b"t", "TAGGING", *names(range(3)), *beginnings("c", range(9)))
    # What is read aside meanwhile may put the cursor back by a row: a few more see them all.
    see(program, DOWN * (EACH[-1] + 3), *beginnings("c", [13]))
    see(program, b"r")
    see(program, ESCAPE, "TAGGING")
    see(program, b"t", *names())
    see(program, ESCAPE, "TAGGING")
    see(program, b"/")
    see(program, b"renamed", *beginnings("c", [1]))


def test_nothing_that_was_typed_acts_on_a_terminal(program: Pty, measured: Measured) -> None:
    look_at_home(program)
    look_at_the_registers(program)
    see(program, ENTER, "(guess)", *beginnings("c"), *beginnings("t", [0]))
    look_at_the_sheets(program)
    type_and_pick(program)
    look_at_the_list(program)
    see(program, ESCAPE, HOME)
    look_at_the_themes(program)
    program.type(CTRL_Q)

    assert program.wait() == 0
    assert OBEYED.findall(painted(program.seen)) == []
    assert torn(program.seen) == []
    measured(f"{len(PAYLOADS)} payloads on every screen: 0 control bytes, 0 actions, all visible")
