import pytest

from convo.model.changes import CloseSession
from convo.records import things
from convo.records.driver import Database, DriverError
from convo.records.store import Store
from tests.build import SESSION
from tests.convo.records.test_store import filled, record
from tests.promises.conftest import Measured

__all__ = ["filled"]  # pytest finds fixtures by their names here

TRACES = (
    "participant_id = 3",
    "role = 'board'",
    "said_on = '2022-05-16'",
    "said_at = '2022-05-16T12:00:00+00:00'",
    "position = 1",
    "reply_to = 10",
)


@pytest.mark.parametrize("trace", TRACES)
def test_an_anonymous_row_holds_no_person_no_time_and_no_order(
    filled: Store, db: Database, trace: str
) -> None:
    [said] = record(filled, "hello")

    with pytest.raises(DriverError, match="CHECK constraint failed"):
        db.execute(f"UPDATE contributions SET {trace} WHERE id = ?", [said.id])  # noqa: S608


def test_no_column_of_a_closed_and_sealed_record_is_finer_than_a_date_but_of_public_words(
    filled: Store, db: Database, measured: Measured
) -> None:
    filled.apply(CloseSession(SESSION.id))
    filled.seal()

    times = [
        (table.word, column)
        for table in things.TABLES
        for row in db.query(table.select)
        for column, value in row.items()
        if isinstance(value, str) and "T12:" in value
    ]
    assert times == [("contribution", "said_at")] * 2
    assert db.execute("SELECT count(*) FROM journal").fetchone() == (0,)
    measured(f"{len(TRACES)} of {len(TRACES)} traces refused; 0 columns finer than a date")
