from itertools import combinations

import pytest

from convo.model.gathered import Gathered
from convo.model.words import Audience
from facilitation.desk.reporting import Surroundings, report_of
from tests.exports.build import contribution, session

HELD = session()
KEPT = Gathered(
    sessions=(HELD,),
    contributions=tuple(contribution(HELD, f"نحتاج غرفة {each}") for each in range(20)),
)
AROUND = Surroundings(secret=bytes(32), earlier=(), rounds={}, names=frozenset())


def order(**choices: object) -> list[str | None]:
    report = report_of(
        KEPT,
        AROUND,
        **{"audience": Audience.PUBLIC, "final": False, "title": "Said", **choices},  # type: ignore[arg-type] # any choice
    )
    return [each.words for each in report.statements]


def test_no_number_of_a_contribution_joins_two_documents_that_differ() -> None:
    orders = [
        order(),
        order(language="fr"),
        order(at_least=20),
        order(for_participants=True),
        order(audience=Audience.INTERNAL),
    ]

    assert all(one != other for one, other in combinations(orders, 2))


@pytest.mark.parametrize("title", ["Said", "Heard"])
def test_the_same_document_has_the_same_numbers(title: str) -> None:
    assert order(title=title) == order()
