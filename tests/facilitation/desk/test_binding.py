from dataclasses import replace

import pytest

from convo.errors import NotFoundError
from convo.model.words import Form
from convo.records import reading
from exports.layout import unseen
from facilitation.desk.binding import strike
from facilitation.desk.exporting import Wish, foresee, write
from facilitation.desk.leaving import Leads
from facilitation.desk.opening import Desk
from facilitation.desk.preflight import State
from facilitation.desk.undoing import undo
from tests.build import IN_EVERY_SCRIPT, SESSION, contribution

OTHER = replace(SESSION, id=8, title="جلسة", region="MENA", starts_at=None)
BOTH = Wish(session_ids=(SESSION.id, OTHER.id), format_name="markdown")


@pytest.fixture(autouse=True)
def _folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("left"))


def one_word_later(desk: Desk) -> int:
    """Write a summary, note one thing more, and return the id of the document."""
    desk.keep(SESSION, OTHER)
    for held in SESSION, OTHER:
        desk.keep(
            *(contribution(text, session_id=held.id, form=Form.QUOTE) for text in IN_EVERY_SCRIPT)
        )
    write(desk, BOTH, progress=unseen)
    desk.keep(contribution("နောက်မှ", form=Form.QUOTE))
    [left] = reading.exports(desk.records)
    return left.id


def warnings(desk: Desk) -> list[str]:
    return [
        check.sentence
        for check in foresee(desk, BOTH).checks
        if check.state is State.WARN and check.leads is Leads.LEDGER
    ]


def test_it_is_said_which_document_numbers_are_withheld_because_of(desk: Desk) -> None:
    one_word_later(desk)
    day = reading.exports(desk.records)[0].made_on

    assert warnings(desk) == [f"1 number is withheld because of the document of {day}"]


def test_nothing_is_said_of_a_document_that_withholds_nothing(desk: Desk) -> None:
    one_word_later(desk)
    public = replace(BOTH, session_ids=(OTHER.id,))

    assert not any("because of" in check.sentence for check in foresee(desk, public).checks)


def test_numbers_are_told_again_once_no_copy_of_the_document_is_left(desk: Desk) -> None:
    strike(desk, one_word_later(desk))

    assert warnings(desk) == []
    assert reading.exports(desk.records) == []


def test_undo_brings_a_document_that_was_struck_back(desk: Desk) -> None:
    left = one_word_later(desk)
    before = reading.exports(desk.records)
    strike(desk, left)

    undo(desk, None).result()

    assert reading.exports(desk.records) == before
    assert len(warnings(desk)) == 1


def test_no_withdrawal_names_a_document_that_was_struck(desk: Desk) -> None:
    left = one_word_later(desk)
    said = next(iter(reading.exports(desk.records)[0].contribution_ids))
    strike(desk, left)

    assert reading.exports_holding(desk.records, said) == []


def test_what_never_left_cannot_be_struck(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        strike(desk, 5)
