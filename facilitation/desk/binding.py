"""What documents that left do to the numbers of the next one, and how they stop doing so."""

from collections.abc import Callable, Iterator, Sequence

from convo.errors import NotFoundError
from convo.model.changes import Drop, Saved
from convo.model.exported import Export
from convo.records import reading
from exports.report.memory import of_audience
from exports.report.values import Report
from facilitation.desk.leaving import Check, Leads, counted, looked_at
from facilitation.desk.opening import Desk
from facilitation.desk.preflight import State


def strike(desk: Desk, export_id: int) -> Saved:
    """Take a document of which no copy is left out of those that left.

    It binds no later one any more, and no withdrawal names it. That can be undone.

    Raises:
        NotFoundError: No such document left.
    """
    for one in reading.exports(desk.records):
        if one.id == export_id:
            return desk.change(Drop(one))
    raise NotFoundError(f"there is no document {export_id}")


def checks_of_earlier(
    report_after: Callable[[tuple[Export, ...]], Report], report: Report, earlier: Sequence[Export]
) -> Iterator[Check]:
    """Yield which documents a summary tells fewer numbers because of: it reads much, ask aside.

    Args:
        report_after: Returns the summary as it would be after some documents alone.
        report: What it would be after all of them.
        earlier: All of them, the oldest first.
    """
    most = _numbers_told(report_after(()))
    if _numbers_told(report) == most:
        return
    for each in of_audience(earlier, report.audience):
        if lost := most - _numbers_told(report_after((each,))):
            yield looked_at(
                State.WARN,
                f"{counted(lost, 'number is', 'numbers are')} withheld because of the document of"
                f" {each.made_on}",
                "A reader of both could tell where the few new words are from. Where no copy of"
                " that document is left, strike it from the documents that left: Enter shows them,"
                " and x strikes one.",
                leads=Leads.LEDGER,
            )


def _numbers_told(report: Report) -> int:
    """Count the numbers of sessions, and of the table of themes and regions."""
    rows = () if report.by_region is None else report.by_region.rows
    figures = [figure for _, _, line in rows for figure in line]
    figures += [each.contributions for each in report.conversations]
    return sum(isinstance(figure, int) for figure in figures)
