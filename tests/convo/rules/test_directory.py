from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from convo.model.registers import Contact
from convo.rules.directory import Gap, Lack, best, checked, gaps, is_stale, ranked
from tests.build import SESSION

TODAY = date(2026, 5, 1)
MENA = replace(SESSION, region="MENA", languages=("ar", "fa"))


def contact(id_: int, **fields: Any) -> Contact:  # noqa: ANN401 - any field
    given = {"region": "MENA", "language": "ar", "purpose": "", "route": f"desk {id_}"}
    return Contact(id=id_, **given | fields)


def order(*contacts: Contact, region: str | None = "MENA", **asked: Any) -> list[int]:  # noqa: ANN401
    given: dict[str, Any] = {"languages": ("ar",), "urgent": False}
    return [one.id for one in ranked(contacts, region=region, **given | asked)]


@pytest.mark.parametrize(
    ("days", "is_so", "words"),
    [
        (0, False, "checked 2026-05-01"),
        (90, False, "checked 2026-01-31"),
        (91, True, "not checked for 91 days"),
    ],
)
def test_a_contact_is_stale_after_ninety_days(days: int, is_so: bool, words: str) -> None:  # noqa: FBT001 - from a table
    one = contact(1, verified_on=TODAY - timedelta(days=days))

    assert (is_stale(one, today=TODAY), checked(one, today=TODAY)) == (is_so, words)


def test_a_contact_nobody_ever_tried_is_stale() -> None:
    assert is_stale(contact(1), today=TODAY)
    assert checked(contact(1), today=TODAY) == "never checked"


def test_region_and_language_come_first_then_the_region_then_every_region() -> None:
    assert order(
        contact(1, region="", language=""),
        contact(2, language="fa"),
        contact(3, region=""),
        contact(4, language=""),
        contact(5),
        contact(6, region="SSA"),
        contact(7, region="", language="fa"),
    ) == [5, 4, 3, 1, 2, 7]


def test_the_main_language_of_a_session_comes_before_its_others() -> None:
    fa, ar = contact(1, language="fa"), contact(2)

    assert order(fa, ar, languages=("ar", "fa")) == [2, 1]
    assert order(fa, ar, languages=("fa", "ar")) == [1, 2]


def test_country_and_script_of_a_language_make_no_difference() -> None:
    assert order(contact(1, language=""), contact(2, language="ar-EG")) == [2, 1]


def test_of_equals_the_one_checked_last_comes_first() -> None:
    old, new = (contact(n, verified_on=date(2026, n, 1)) for n in (1, 2))

    assert order(contact(3), old, new) == [2, 1, 3]


def test_urgent_contacts_are_kept_apart_from_the_others() -> None:
    both = contact(1), contact(2, is_urgent=True)

    assert order(*both) == [1]
    assert order(*both, urgent=True) == [2]


def test_whoever_takes_words_back_is_no_first_contact() -> None:
    one = contact(1, region="", language="", purpose="Correction or withdrawal")

    assert order(one) == []
    assert {gap.lack for gap in gaps([one], [MENA])} == {Lack.CONTACT}


def test_without_a_region_all_are_told_and_those_for_every_region_first() -> None:
    found = contact(1), contact(2, region="SSA", language="am"), contact(3, region="")

    assert order(*found, region=None, languages=()) == [3, 1, 2]


def test_the_best_is_the_first_of_them_or_none() -> None:
    one = contact(1)

    assert best([one], region="MENA", languages=["ar"], urgent=False) == one
    assert best([one], region="MENA", languages=["ar"], urgent=True) is None


def test_each_language_of_a_region_without_a_contact_is_a_gap() -> None:
    asia = replace(SESSION, id=9, languages=("en",))
    own = replace(SESSION, id=8, region="منطقتنا", languages=("am",))

    found = gaps([contact(1), contact(2, is_urgent=True)], [own, MENA, MENA, asia])

    assert found == [
        Gap(region="ESEAP", language="en", lack=Lack.CONTACT),
        Gap(region="MENA", language="fa", lack=Lack.CONTACT),
        Gap(region="منطقتنا", language="am", lack=Lack.CONTACT),
    ]


@pytest.mark.parametrize(
    ("is_urgent", "lack"), [(False, Lack.URGENT), (True, Lack.FIRST)], ids=["first", "urgent"]
)
def test_a_first_contact_and_an_urgent_one_are_both_needed(is_urgent: bool, lack: Lack) -> None:  # noqa: FBT001 - from a table
    everywhere = contact(1, region="", language="", is_urgent=is_urgent)

    assert {gap.lack for gap in gaps([everywhere], [MENA])} == {lack}


def test_no_gap_tells_the_region_in_its_repr() -> None:
    [gap] = gaps([], [replace(MENA, languages=("ar",))])

    assert "MENA" not in repr(gap)
