import pytest

from convo.codes import spelled, typed_code


def test_a_code_is_spelled_in_groups_of_four() -> None:
    assert spelled(bytes(5)) == "0000-0000"
    assert spelled(b"\xff" * 10) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ"


def test_a_code_of_broken_groups_is_refused() -> None:
    with pytest.raises(ValueError, match="5 bytes"):
        spelled(bytes(4))


@pytest.mark.parametrize(
    "typed",
    ["01AB-cdef", "OIab cdef", "oLABCDEF", "０１ａｂｃｄｅｆ", "٠١ab cdef", " 0 1 A B C D E F "],
)
def test_what_people_type_is_what_was_spelled(typed: str) -> None:
    assert typed_code(typed, letters=8) == "01AB-CDEF"


@pytest.mark.parametrize("typed", ["", "01AB-CDE", "01AB-CDEFG", "01AB-CDЖF"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert typed_code(typed, letters=8) is None
