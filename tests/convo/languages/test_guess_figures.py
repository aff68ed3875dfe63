import pytest

from convo.languages.stronger import Detector, stronger_detector
from tests.bench.languages import CUTS, Asked, Company, declared, measure, taught
from tests.shared import shared

shared("udhr/udhr_shared.jsonl")
MOST_WRONG = 0.02

# What was measured, less two in a hundred.
WITHOUT = {
    (20, Company.KIN): 0.41,
    (20, Company.SCRIPT): 0.82,
    (20, Company.ANY): 0.87,
    (60, Company.KIN): 0.43,
    (60, Company.SCRIPT): 0.91,
    (60, Company.ANY): 0.94,
}
WITH = {
    (20, Company.KIN): 0.61,
    (20, Company.SCRIPT): 0.92,
    (20, Company.ANY): 0.92,
    (60, Company.KIN): 0.64,
    (60, Company.SCRIPT): 0.95,
    (60, Company.ANY): 0.95,
}


def extra() -> Detector:
    detector = stronger_detector()
    if detector is None:
        pytest.skip("the extra [langs] is not installed")
    return detector


@pytest.mark.parametrize(("cut", "company"), WITHOUT)
def test_short_texts_without_the_extra(cut: int, company: Company) -> None:
    figures = measure(declared(cut, company), detector=None)

    assert figures.wrong <= MOST_WRONG
    assert figures.right >= WITHOUT[cut, company]


@pytest.mark.parametrize(("cut", "company"), WITH)
def test_short_texts_with_the_extra(cut: int, company: Company) -> None:
    figures = measure(declared(cut, company), detector=extra())

    assert figures.wrong <= MOST_WRONG
    assert figures.right >= WITH[cut, company]


@pytest.mark.parametrize(("cut", "floor"), [(20, 0.82), (60, 0.95)])
def test_five_confirmed_texts_make_an_unknown_language_known(cut: int, floor: float) -> None:
    same, others = taught(cut)
    unlearnt = [Asked(tag=one.tag, text=one.text, expected=one.expected) for one in same]

    before, after = measure(unlearnt, detector=None), measure(same, detector=None)

    assert after.right >= floor > before.right
    assert max(after.wrong, measure(others, detector=None).wrong) <= MOST_WRONG


@pytest.mark.parametrize("cut", CUTS)
def test_the_same_question_has_the_same_answer(cut: int) -> None:
    asked = declared(cut, Company.SCRIPT)[::7]

    first = measure(asked, detector=extra())
    again = measure(asked[::-1], detector=extra())

    assert (first.right, first.wrong) == (again.right, again.wrong)
