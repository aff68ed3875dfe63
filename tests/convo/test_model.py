from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from convo.model.answers import Commitment, Question, Response
from convo.model.contributions import Agreement, Translation
from convo.model.exported import Export
from convo.model.ids import new_id
from convo.model.registers import ChecklistItem
from convo.model.sessions import Round
from convo.model.themes import Theme
from convo.model.underway import Draft
from convo.model.words import Attribution, Audience, Part, Preparer, Role
from convo.model.written import Written
from tests.build import IN_EVERY_SCRIPT, NOON, PERSON, PROMPT, SESSION, contribution

NAMED = {"attribution": Attribution.NAMED, "participant_id": 3}


@pytest.mark.parametrize(
    "trace",
    [
        {"participant_id": 3},
        {"role": Role.BOARD},
        {"said_on": date(2022, 5, 16)},
        {"said_at": NOON},
        {"position": 0},
        {"reply_to": 7},
    ],
    ids=str,
)
def test_nothing_is_kept_of_who_said_something_anonymously_or_when(trace: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"anonymously|as named alone"):
        contribution(**trace)


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": " \n"},
        {"text": "a\x00"},
        {"text": "a" * 100_001},
        {"attribution": Attribution.NAMED},
        {"attribution": Attribution.ROLE},
        {"attribution": Attribution.REGION, "role": Role.STAFF},
        {"attribution": Attribution.ROLE, "role": Role.STAFF, "said_at": NOON},
        {**NAMED, "said_at": datetime(2022, 5, 16, tzinfo=timezone(timedelta(hours=7)))},
        {**NAMED, "said_at": datetime(2022, 5, 16)},  # noqa: DTZ001 - what is refused
        {"language_confirmed": True},
    ],
    ids=lambda fields: str(fields)[:40],
)
def test_a_contribution_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        contribution(**wrong)


@pytest.mark.parametrize("text", IN_EVERY_SCRIPT)
def test_neither_words_nor_names_stand_in_a_repr(text: str) -> None:
    things = (
        contribution(text),
        replace(PERSON, name=text),
        replace(PROMPT, text=text),
        replace(SESSION, title=text, region=text),
        Round(id=1, title=text),
        Theme(id=1, name="a", definition=text, aliases=(text,)),
        Translation(contribution_id=1, language="en", text=text),
        Commitment(contribution_id=1, team=text),
        Agreement(contribution_id=1, region=text, count=1),
    )

    assert text not in repr(things)


@pytest.mark.parametrize(
    "change",
    [
        {"title": " "},
        {"region": ""},
        {"title": "a\x1b"},
        {"closed": True},
        {"starts_at": datetime(2022, 5, 16, 19, tzinfo=timezone(timedelta(hours=7)))},
        {"held_on": date(2022, 5, 17)},
        {"zone": "Asia/Nowhere"},
        {"zone": "../etc"},
    ],
    ids=str,
)
def test_a_session_that_cannot_be_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        replace(SESSION, **change)


def test_a_session_is_held_on_its_own_day_not_on_that_of_utc() -> None:
    late = datetime(2022, 5, 16, 20, tzinfo=UTC)  # three in the morning in Jakarta

    assert replace(SESSION, starts_at=late, held_on=date(2022, 5, 17)).starts_at == late


@pytest.mark.parametrize("handle", ["3", "P0", "p3", "P", "P-1", "R3", "P123456"])
def test_a_handle_is_p_and_a_number(handle: str) -> None:
    with pytest.raises(ValueError, match="handle"):
        replace(PERSON, handle=handle)


@pytest.mark.parametrize("name", ["", "7", "two words", "#a", "a#b", "a" * 81])
def test_a_theme_is_one_word_that_begins_with_a_letter(name: str) -> None:
    with pytest.raises(ValueError, match="one word"):
        Theme(id=1, name=name)


@pytest.mark.parametrize("name", ["safety", "السلامة", "ความปลอดภัย", "安全", "local-capacity"])
def test_a_theme_can_be_in_any_script(name: str) -> None:
    assert Theme(id=1, name=name).name == name


def test_things_that_make_no_sense_are_refused() -> None:
    for make in (
        lambda: Round(id=1, title=""),
        lambda: replace(PROMPT, text=" "),
        lambda: replace(PROMPT, position=-1),
        lambda: replace(PROMPT, minutes=0),
        lambda: replace(PERSON, name=" "),
        lambda: Agreement(contribution_id=1, count=0),
        lambda: Agreement(contribution_id=1, region="a\x00", count=1),
        lambda: Draft(session_id=1, taker=0, text="a"),
        lambda: Draft(session_id=1, taker=1, text="a", cursor=2),
        lambda: ChecklistItem(id=1, preparer=Preparer.PERSON, position=-1, text="a"),
        lambda: Written(id=1, part=Part.FINDING, session_id=1, position=-1, text="a"),
        lambda: Question(contribution_id=1, merged_into=1),
        lambda: Response(question_id=1, contribution_id=1),
        lambda: Theme(id=1, name="a", parent_id=1),
        lambda: Commitment(contribution_id=1, team="a\x00"),
        lambda: Translation(contribution_id=1, language="en", text=""),
        lambda: Export(
            id=1,
            format="word",
            audience=Audience.ORGANISERS,
            final=False,
            made_on=date(2022, 1, 1),
            digest="",
            contribution_ids=frozenset(),
        ),
    ):
        with pytest.raises(ValueError, match=r".+"):
            make()


def test_ids_are_random_and_fit_a_database() -> None:
    ids = [new_id() for _ in range(1_000)]

    assert len(set(ids)) == 1_000
    assert ids != sorted(ids)
    assert all(0 < id_ < 2**62 for id_ in ids)
