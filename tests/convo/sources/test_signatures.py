import pytest

from convo.model.words import Role
from convo.sources.signature_links import without_links
from convo.sources.signatures import read_signatures


def names(*tails: str) -> list[str | None]:
    return [signature.author for signature in read_signatures(tails)]


def test_the_words_before_a_signature_end_before_its_dash() -> None:
    tail = "Too cold. --Birch (talk) "

    [signature] = read_signatures([tail])

    assert tail[: signature.start] == "Too cold."


@pytest.mark.parametrize(
    ("tail", "name"),
    [
        ("Is it? Birch Tree (talk) ", "Birch Tree"),
        ("It is… Birch Tree (talk) ", "Birch Tree"),
        ("sure.Birch (talk) ", "Birch"),
        ("Sure. David.Oak (talk) ", "David.Oak"),
        ("cheap?Birch (talk) ", "Birch"),
        ("for example--Birch (talk) ", "Birch"),
        ("Sure. ~birch tree NOTE ", "birch tree"),
        ("Sure. (Birch (talk) ", "Birch"),
        ("Sure. --ASH ELM ", "ASH ELM"),
        ("Sure. --Birch AB ", "Birch AB"),
        ("💐 :) Birch (talk) ", "Birch"),
        ("in winter hello Birch Tree (talk) ", "Birch Tree"),
        ("in winter hello Birch Tree ", "Birch Tree"),
        ("thanks to all birch (talk) ", "birch"),
        ("by the address 192.0.2.7 (talk) ", "192.0.2.7"),
        ("by 2001:DB8:8900:5C14:0:0:E3FB:3542 (talk) ", "2001:DB8:8900:5C14:0:0:E3FB:3542"),
        ("see https://example.org/a.html birch (talk) ", "birch"),
        ("^Birch^Note ", "Birch"),
        ("Sure. Alder (Desk) (talk) ", "Alder (Desk)"),
        ("Sure. —RepairBot (Tell about an error) ", "RepairBot"),
        ("Sure. Birch 🌳 ", "Birch"),
        ("Sure. Birch tree 🌳 ", "Birch tree"),
        ("all in winter by Rose (WMF) (talk) ", "Rose (WMF)"),
        ("all in winter by one David oak (talk) ", "oak"),
        ("Sure. Birch =^.^= ", "Birch"),
    ],
)
def test_a_name_that_stands_once_is_cut_off_the_words(tail: str, name: str) -> None:
    assert names(tail) == [name]


def test_a_name_that_others_share_is_not_cut_short() -> None:
    assert names("all of it Cedar of Lebanon (talk) ", "–Cedar of Lebanon (talk) ") == [
        "Cedar of Lebanon",
        "Cedar of Lebanon",
    ]


def test_a_shared_beginning_by_chance_does_not_win() -> None:
    tails = ["thanks Birch (talk) ", "Thanks Birch (talk) ", *["–Birch (talk) "] * 4]

    assert set(names(*tails)) == {"Birch"}


def test_somebody_elses_name_before_a_name_is_no_part_of_it() -> None:
    assert names("as said by Oak Birch (talk) ", "No. Oak (talk) ")[0] == "Birch"


def test_an_address_is_a_name_of_its_own_whatever_others_share() -> None:
    tails = ["left by the address 192.0.2.7 (talk) ", "left by the address 192.0.2.7 (talk) "]

    assert set(names(*tails)) == {"192.0.2.7"}


def test_small_words_without_a_link_are_no_name() -> None:
    assert names("excuse my English, I am only a visitor from abroad ") == [None]


@pytest.mark.parametrize("tail", ["", "   ", "-- ", "It was so. -- ", "It was so. — "])
def test_a_time_without_a_name_has_no_author(tail: str) -> None:
    assert names(tail) == [None]


@pytest.mark.parametrize(
    "name", ["Rose (WMF)", "Rose (WMDE)", "Rose-WMF", "Rose (wmf)"]
)  # fmt: skip
@pytest.mark.parametrize("link", [" ", " (talk) ", " talk "])
def test_a_name_that_says_staff_has_the_role(name: str, link: str) -> None:
    [signature] = read_signatures([f"Sure. {name}{link}"])

    assert (signature.author, signature.role) == (name, Role.STAFF)


def test_a_name_reaches_no_repr() -> None:
    assert "Birch" not in repr(read_signatures(["Sure. Birch (talk) "]))


@pytest.mark.parametrize(
    ("tail", "end"),
    [
        ("Birch (talk) ", 5),
        ("Birch talk · contribs ", 5),
        ("Birch (d · c) ", 5),
        ("Birch | 木刀 ", 5),
        ("Birch (talk) [admin] ", 5),
        ("Birch (…) ", 5),
        ("Birch (see above for more) ", 26),
        ("Birch (see above) ", 17),
        ("Birch (incomprehensible) ", 24),
        ("Birch [Re: ] ", 5),
        ("Birch | d | talk ", 5),
        ("d ", 1),
        ("Birch\u2009(talk)\u2009", 5),
        ("Birch\u200e", 5),
        ("Birch★✉ ", 5),
        ("vitamin d ", 9),
        ("• Birch ", 7),
    ],
)
def test_links_are_taken_off_a_name(tail: str, end: int) -> None:
    assert without_links(tail)[0] == end
