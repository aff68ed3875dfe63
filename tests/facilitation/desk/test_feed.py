import pytest

from convo.errors import NotFoundError, RefusedError
from facilitation.desk.feed import id_called
from facilitation.desk.opening import Desk
from tests.build import SESSION, contribution

FIRST, SECOND = 0x3FA1 << 46, 0x3FA2 << 46
"""Their codes are 3fa1 and 3fa2."""


def test_a_code_that_two_contributions_begin_with_is_refused(desk: Desk) -> None:
    desk.keep(SESSION, contribution("สวัสดี", id=FIRST), contribution("ជំនួយ", id=SECOND))

    with pytest.raises(RefusedError, match="type more of it"):
        id_called(desk, SESSION.id, "3fa")
    assert id_called(desk, SESSION.id, "3FA2") == SECOND


def test_a_code_of_nothing_is_not_found(desk: Desk) -> None:
    desk.keep(SESSION, contribution("می‌خواهم", id=FIRST))

    for code in ("", "4", "3fa1x"):
        with pytest.raises(NotFoundError):
            id_called(desk, SESSION.id, code)
