from collections.abc import Callable

import pytest

from facilitation.terminal.input_decoder import InputDecoder

Typed = Callable[[bytes], str]
START, END = b"\x1b[200~", b"\x1b[201~"
F6 = b"\x1b[17~"
HOSTILE = {
    "title": b"\x1b]0;d\x07",
    "clipboard": b"\x1b]52;c;ZA==\x07",
    "clear": b"\x1b[2Jd",
    "function key": b"\x1b[19~d",
    "answer to a question": b"\x1b[1;1R\x1bd",
    "mouse": b"\x1b[<0;1;1Md",
    "device control": b"\x1bPd\x1b\\",
    "alt": b"\x1bd",
    "one byte control": b"\xc2\x9bd",
    "one byte title": b"\xc2\x9d0;d\xc2\x9c",
    "rubout": b"x\x7f\x08d",
    "nothing": b"\x00d",
    "no UTF-8": b"\xff\xfed\xe1\x80",
    "an end of its own": b"x" + END + b"d\x1bd",
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_pasted_is_a_command(typed: Typed, hostile: bytes) -> None:
    assert typed(F6 + START + hostile + END) == ""


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_pasted_stays_visible(typed: Typed, hostile: bytes) -> None:
    written = typed(START + hostile + END)

    assert "d" in written or "ZA==" in written
    assert not [letter for letter in written if letter < " " or "\x7f" <= letter < "\xa0"]


def test_a_byte_that_is_no_utf_8_ends_nothing(typed: Typed) -> None:
    assert typed(b"caf\xe9 ok") == "caf\ufffd ok"


def test_lines_and_tabs_of_a_paste_stay(typed: Typed) -> None:
    assert typed(START + b"a\tb\r\nc" + END) == "a\tb\nc"


def test_what_is_typed_behind_a_paste_is_typed(typed: Typed) -> None:
    assert typed(START + b"ab" + END + b"\x7fc") == "ac"


def test_a_terminal_that_is_gone_is_not_read_for_ever() -> None:
    with pytest.raises(EOFError):
        InputDecoder().decode(b"")


@pytest.mark.parametrize("cut", range(1, 34))
def test_it_is_the_same_however_the_bytes_arrive(cut: int) -> None:
    sent = "نعم".encode() + START + "مر\x1b]0;x\x07".encode() + END + "သ\x1b[A".encode()
    decoder = InputDecoder()

    text = decoder.decode(sent[:cut]) + decoder.decode(sent[cut:])

    assert text == "نعم\x1b[200~مر\ufffd]0;x\ufffd\x1b[201~သ\x1b[A"


def test_a_paste_right_behind_another_is_one_too_wherever_a_read_ends() -> None:
    decoder = InputDecoder()

    text = decoder.decode(START + b"a" + END + START[:4])
    text += decoder.decode(START[4:] + b"\x1b" + END)

    assert text == "\x1b[200~a\x1b[201~\x1b[200~\ufffd\x1b[201~"


def test_byte_after_byte_a_paste_begins_and_ends_where_it_does() -> None:
    sent = START + b"a\x1bb" + END + b"\x1b[A" + START + b"\x1b" + END
    decoder = InputDecoder()

    text = "".join(decoder.decode(bytes([byte])) for byte in sent)

    assert text == "\x1b[200~a\ufffdb\x1b[201~\x1b[A\x1b[200~\ufffd\x1b[201~"
