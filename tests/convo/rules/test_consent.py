from datetime import UTC, date, datetime
from itertools import product

import pytest

from convo.errors import RefusedError
from convo.model.consent import Consent
from convo.model.contributions import Contribution
from convo.model.words import Attribution, Role, Use
from convo.rules.consent import is_wider, lesser, narrowed, widened
from tests.build import contribution

NAMED = contribution(
    "نحتاج إلى دعم محلي قبل الأزمة",
    id=10,
    attribution=Attribution.NAMED,
    participant_id=3,
    role=Role.STAFF,
    said_on=date(2022, 5, 16),
    said_at=datetime(2022, 5, 16, 12, tzinfo=UTC),
    position=4,
    reply_to=9,
)
# Said once more, so that a fault of the program is not repeated here.
LESS = {"anonymous": 0, "region": 1, "role": 2, "named": 3}
FEWER = {"restricted": 0, "internal": 1, "paraphrase": 2, "quote": 3}
ALL = list(product(Attribution, Use))


def with_all(attribution: Attribution, use: Use) -> Contribution:
    """Return a contribution of which as much is kept as fits."""
    if (attribution, use) == (Attribution.NAMED, Use.QUOTE):
        return NAMED
    return narrowed(NAMED, attribution=attribution, use=use)


@pytest.mark.parametrize(("attribution", "use"), ALL)
@pytest.mark.parametrize(("to", "for_"), ALL)
def test_what_is_no_wider_in_any_way_is_narrowed_and_all_else_is_refused(
    attribution: Attribution, use: Use, to: Attribution, for_: Use
) -> None:
    said = with_all(attribution, use)
    is_less = LESS[to] <= LESS[attribution] and FEWER[for_] <= FEWER[use]

    if is_less and (to, for_) != (attribution, use):
        fewer = narrowed(said, attribution=to, use=for_)
        assert (fewer.attribution, fewer.use, fewer.text) == (to, for_, said.text)
        assert is_wider(said, Consent(contribution_id=10, attribution=to, use=for_))
    else:
        with pytest.raises(RefusedError):
            narrowed(said, attribution=to, use=for_)


def test_anonymous_keeps_no_person_hat_day_or_place() -> None:
    fewer = narrowed(NAMED, attribution=Attribution.ANONYMOUS, use=Use.QUOTE)

    assert fewer == contribution(NAMED.text, id=10)


def test_a_role_keeps_the_hat_and_the_handle_and_no_time() -> None:
    fewer = narrowed(NAMED, attribution=Attribution.ROLE, use=Use.QUOTE)

    assert (fewer.role, fewer.participant_id, fewer.said_at) == (Role.STAFF, 3, None)


def test_without_a_hat_nothing_is_attributed_to_one() -> None:
    bare = contribution(attribution=Attribution.NAMED, participant_id=3)

    with pytest.raises(RefusedError, match="no role is known"):
        narrowed(bare, attribution=Attribution.ROLE, use=Use.QUOTE)


@pytest.mark.parametrize(("attribution", "use"), ALL)
@pytest.mark.parametrize(("to", "for_"), ALL)
def test_what_is_no_narrower_in_any_way_is_widened_and_all_else_is_refused(
    attribution: Attribution, use: Use, to: Attribution, for_: Use
) -> None:
    said = with_all(attribution, use)
    is_more = LESS[to] >= LESS[attribution] and FEWER[for_] >= FEWER[use]

    if is_more and (to, for_) != (attribution, use):
        wider = widened(said, attribution=to, use=for_, role=Role.BOARD, participant_id=3)
        assert (wider.attribution, wider.use) == (to, for_)
    else:
        with pytest.raises(RefusedError):
            widened(said, attribution=to, use=for_, role=Role.BOARD, participant_id=3)


@pytest.mark.parametrize(
    ("to", "missing"), [(Attribution.ROLE, "--role"), (Attribution.NAMED, "--name")]
)
def test_nobody_is_told_by_what_is_not_known(to: Attribution, missing: str) -> None:
    with pytest.raises(RefusedError, match=missing):
        widened(contribution(), attribution=to, use=Use.QUOTE, role=None, participant_id=None)


def test_a_person_kept_beside_anonymous_consent_is_too_much() -> None:
    said = contribution(attribution=Attribution.REGION, participant_id=3)

    assert is_wider(
        said, Consent(contribution_id=1, attribution=Attribution.ANONYMOUS, use=said.use)
    )


@pytest.mark.parametrize(
    ("attribution", "use", "expected"),
    [
        (Attribution.NAMED, Use.INTERNAL, (Attribution.NAMED, Use.INTERNAL)),
        (Attribution.REGION, Use.QUOTE, (Attribution.REGION, Use.PARAPHRASE)),
        (Attribution.ROLE, Use.QUOTE, (Attribution.REGION, Use.PARAPHRASE)),
    ],
)
def test_the_lesser_of_both_is_what_counts(
    attribution: Attribution, use: Use, expected: tuple[Attribution, Use]
) -> None:
    said = contribution(attribution=Attribution.NAMED, participant_id=3, use=Use.PARAPHRASE)

    assert lesser(said, Consent(contribution_id=1, attribution=attribution, use=use)) == expected
