from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from convo.model.changes import CloseSession
from convo.model.gathered import Gathered
from convo.model.registers import Contact, Escalation
from convo.records.backup import back_up, restore
from convo.records.connection import open_to_read
from convo.records.gathering import gather
from convo.records.sealing import is_seal_due
from convo.records.things import find
from facilitation.desk.erasing import erase
from facilitation.desk.escalating import Way, answered, ask, card_for, overdue
from facilitation.desk.opening import Desk
from facilitation.desk.registers import add
from facilitation.desk.sessions import close_session
from tests.build import KEY, NOON, SESSION, contribution

LATE = NOON + timedelta(minutes=10)


def urgent(desk: Desk, route: str, **given: Any) -> Contact:  # noqa: ANN401 - any field
    texts = {"region": "", "language": "", "purpose": "", "route": route, "is_urgent": True}
    return add(desk, Contact, texts | given)


def way(contact: Contact, *, is_fallback: bool = False) -> Way:
    return Way(contact=contact, is_fallback=is_fallback)


def escalations(desk: Desk) -> list[Escalation]:
    return find(desk.records, Escalation, "TRUE ORDER BY route", {})


def test_the_card_has_the_ways_for_the_session_the_best_first(desk: Desk) -> None:
    desk.keep(SESSION)
    urgent(desk, "everywhere")
    urgent(desk, "here", region="ESEAP", language="id", fallback="then here")
    urgent(desk, "elsewhere", region="MENA")
    urgent(desk, "no danger", region="ESEAP", is_urgent=False)

    card = card_for(desk, SESSION.id)

    assert [one.route for one in card.ways] == ["here", "then here", "everywhere"]


def test_without_a_session_the_card_has_all_ways(desk: Desk) -> None:
    urgent(desk, "elsewhere", region="MENA")

    card = card_for(desk, None)

    assert (card.region, [one.route for one in card.ways]) == (None, ["elsewhere"])


def test_without_a_contact_the_card_has_no_way(desk: Desk) -> None:
    desk.keep(SESSION)

    assert card_for(desk, SESSION.id).ways == ()


def test_that_somebody_was_asked_is_kept_with_the_time_and_the_route_alone(desk: Desk) -> None:
    contact = urgent(desk, "desk", fallback="other desk")

    ask(desk, way(contact, is_fallback=True), now=NOON).result()

    [kept] = escalations(desk)
    assert (kept.asked_on, kept.waits_since, kept.route) == (NOON.date(), NOON, "other desk")
    assert {field.name for field in fields(Escalation)} == {
        "id", "asked_on", "waits_since", "route", "is_answered",
    }  # fmt: skip


def test_asking_leaves_no_time_in_the_journal_and_nothing_to_undo(desk: Desk) -> None:
    before = urgent(desk, "desk")
    ask(desk, way(before), now=NOON).result()

    desk.writer.undo().result()

    assert card_for(desk, None).ways == ()
    assert len(escalations(desk)) == 1


def test_once_somebody_answered_the_day_stays_and_the_time_goes(desk: Desk) -> None:
    ask(desk, way(urgent(desk, "desk")), now=NOON).result()
    desk.writer.seal().result()

    for done in answered(desk, card_for(desk, None).waiting):
        done.result()

    [kept] = escalations(desk)
    assert (kept.asked_on, kept.waits_since) == (date(2022, 5, 16), None)
    assert card_for(desk, None).waiting == ()
    assert is_seal_due(desk.records)


@pytest.mark.parametrize(("seconds", "is_late"), [(599, False), (600, True)])
def test_whoever_does_not_answer_for_ten_minutes_is_overdue(
    desk: Desk, *, seconds: int, is_late: bool
) -> None:
    ask(desk, way(urgent(desk, "desk")), now=NOON).result()

    assert bool(overdue(desk, now=NOON + timedelta(seconds=seconds))) is is_late


def test_the_own_fallback_is_tried_before_other_ways(desk: Desk) -> None:
    urgent(desk, "a desk", purpose="a")
    contact = urgent(desk, "desk", purpose="b", fallback="other desk")
    ask(desk, way(contact), now=NOON).result()

    [late] = overdue(desk, now=LATE)

    assert (late.escalation.route, late.then) == ("desk", "other desk")


def test_no_desk_of_another_region_is_tried_where_one_does_not_answer(desk: Desk) -> None:
    urgent(desk, "elsewhere", region="MENA", purpose="a")
    contact = urgent(desk, "here", region="ESEAP", purpose="b")
    urgent(desk, "everywhere", purpose="z")
    ask(desk, way(contact), now=NOON).result()

    [late] = overdue(desk, now=LATE)

    assert late.then == "everywhere"


def test_ways_that_wait_for_an_answer_too_are_not_tried_again(desk: Desk) -> None:
    contact = urgent(desk, "desk", fallback="other desk")
    urgent(desk, "no danger", is_urgent=False)
    ask(desk, way(contact), now=NOON).result()
    ask(desk, way(contact, is_fallback=True), now=NOON).result()

    assert [late.then for late in overdue(desk, now=LATE)] == ["", ""]


def test_no_route_is_told_in_a_repr(desk: Desk) -> None:
    contact = urgent(desk, "secret desk", fallback="other desk")
    desk.keep(SESSION)
    ask(desk, way(contact), now=NOON).result()

    told = repr((card_for(desk, SESSION.id), overdue(desk, now=LATE)))

    assert "desk" not in told


def test_nothing_that_is_gathered_for_a_report_holds_an_escalation(desk: Desk) -> None:
    desk.keep(SESSION)
    ask(desk, way(urgent(desk, "desk")), now=NOON).result()

    kept = gather(desk.records, [SESSION.id])

    held = [getattr(kept, field.name) for field in fields(kept)]
    assert not any(isinstance(one, Escalation) for part in held for one in part)
    assert "Escalation" not in str([field.type for field in fields(Gathered)])


def waiting_with_a_session(desk: Desk) -> None:
    desk.keep(SESSION)
    ask(desk, way(urgent(desk, "desk")), now=NOON).result()


def test_closing_a_session_forgets_since_when_somebody_waits(desk: Desk) -> None:
    waiting_with_a_session(desk)

    desk.change(CloseSession(SESSION.id))

    [kept] = escalations(desk)
    assert (kept.asked_on, kept.waits_since, kept.route) == (NOON.date(), None, "desk")


def test_who_has_not_answered_is_reminded_of_at_once_after_a_session_was_closed(
    desk: Desk,
) -> None:
    waiting_with_a_session(desk)

    closed = close_session(desk, SESSION.id)

    assert [one.escalation.route for one in overdue(desk, now=NOON)] == ["desk"]
    assert closed.reminder == "1 call for urgent help: nobody answered yet."


def test_what_was_answered_before_a_session_is_closed_is_not_reminded_of(desk: Desk) -> None:
    waiting_with_a_session(desk)
    for done in answered(desk, card_for(desk, None).waiting):
        done.result()

    closed = close_session(desk, SESSION.id)

    assert overdue(desk, now=LATE) == []
    assert closed.reminder == ""


def test_what_waits_without_a_time_can_be_answered(desk: Desk) -> None:
    waiting_with_a_session(desk)
    desk.change(CloseSession(SESSION.id))

    for done in answered(desk, card_for(desk, None).waiting):
        done.result()

    assert card_for(desk, None).waiting == ()


def test_what_was_answered_has_no_time() -> None:
    with pytest.raises(ValueError, match="waits no more"):
        Escalation(id=1, asked_on=NOON.date(), waits_since=NOON, route="ดูแล", is_answered=True)


def test_sealing_the_record_forgets_it_too(desk: Desk) -> None:
    waiting_with_a_session(desk)

    desk.writer.seal(only_if_due=False).result()

    assert [one.waits_since for one in escalations(desk)] == [None]


def test_sealing_words_alone_in_a_session_goes_on_reminding(desk: Desk) -> None:
    waiting_with_a_session(desk)
    said = contribution()
    desk.keep(said)

    erase(desk, said.id)

    assert [one.waits_since for one in escalations(desk)] == [NOON]


def test_a_backup_that_is_restored_does_not_know_it_any_more(desk: Desk, tmp_path: Path) -> None:
    waiting_with_a_session(desk)
    back_up(desk.records, tmp_path / "copy.db", KEY)

    restore(tmp_path / "copy.db", tmp_path / "back.db", KEY, erased=[], narrow=lambda _copy: [])

    with open_to_read(tmp_path / "back.db", KEY) as restored:
        assert [one.waits_since for one in find(restored, Escalation, "TRUE", {})] == [None]
