from datetime import date
from typing import Any

import pytest

from convo.errors import NotFoundError, RefusedError
from convo.model.changes import CloseSession
from convo.model.registers import Contact, Forum
from convo.model.words import Kind
from convo.rules.directory import Lack
from facilitation.desk.opening import Desk
from facilitation.desk.practices import allow, link
from facilitation.desk.registers import add, change, drop, read_registers, verify
from tests.build import IN_EVERY_SCRIPT, SESSION, contribution

TODAY = date(2026, 5, 1)
CONTACT = {"region": "", "language": "", "purpose": "", "route": "desk@example.org"}


def typed(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    return CONTACT | fields


def test_what_is_typed_is_kept_in_one_spelling(desk: Desk) -> None:
    add(
        desk,
        Contact,
        typed(region=" south ASIA", language="ZH_hant", purpose=" first \n contact ", route="a\tb"),
    )

    [kept] = read_registers(desk).contacts
    assert (kept.region, kept.language, kept.purpose, kept.route) == (
        "SA", "zh-Hant", "first contact", "a b",
    )  # fmt: skip


@pytest.mark.parametrize("words", IN_EVERY_SCRIPT)
def test_names_of_every_script_are_kept_as_they_are(desk: Desk, words: str) -> None:
    add(desk, Forum, {"name": words, "about": words, "region": words})

    [kept] = read_registers(desk).forums
    assert (kept.name, kept.about, kept.region) == (words, words, words)


@pytest.mark.parametrize(
    ("kind", "fields", "sentence"),
    [
        (Contact, typed(route=" "), "a contact needs a route"),
        (Contact, typed(language="no tag"), "not a language tag"),
        (Forum, {"name": "\n"}, "a forum needs a name"),
        (Forum, {"name": "a", "languages": "en, ??"}, "not a language tag"),
    ],
)
def test_what_cannot_be_an_entry_is_refused_in_a_sentence(
    desk: Desk, kind: type[Contact], fields: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(RefusedError, match=sentence):
        add(desk, kind, fields)


def test_a_change_leaves_the_other_fields_and_can_be_undone(desk: Desk) -> None:
    made = add(desk, Contact, typed(purpose="first contact"))
    change(desk, Contact, made.id, {"route": "+00 000"})
    [changed] = read_registers(desk).contacts

    desk.writer.undo().result()

    assert (changed.purpose, changed.route) == ("first contact", "+00 000")
    assert read_registers(desk).contacts == (made,)


def test_a_change_that_changes_nothing_leaves_nothing_to_undo(desk: Desk) -> None:
    made = add(desk, Contact, CONTACT)
    change(desk, Contact, made.id, CONTACT)

    desk.writer.undo().result()

    assert read_registers(desk).contacts == ()


def test_a_contact_is_checked_on_the_day_it_was_tried(desk: Desk) -> None:
    made = add(desk, Contact, CONTACT)

    verify(desk, made.id, today=TODAY)

    assert made.verified_on is None
    assert read_registers(desk).contacts[0].verified_on == TODAY


def test_an_entry_that_is_not_there_is_told_by_what_it_would_be(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="there is no forum 5"):
        drop(desk, Forum, 5)


def test_languages_without_a_contact_are_gaps(desk: Desk) -> None:
    desk.keep(SESSION)
    add(desk, Contact, typed(language="id"))
    add(desk, Contact, typed(language="id", is_urgent=True))

    [gap] = read_registers(desk).gaps

    assert (gap.region, gap.language, gap.lack) == ("ESEAP", "en", Lack.CONTACT)


def test_a_forum_that_is_taken_out_comes_back_with_all_that_speaks_of_it(desk: Desk) -> None:
    said = contribution("ጉባኤ")
    desk.keep(SESSION, said)
    forum = add(desk, Forum, {"name": "Circle"})
    link(desk, said, forum.id, is_linked=True)
    drop(desk, Forum, forum.id)
    without = read_registers(desk)

    desk.writer.undo().result()

    assert (without.forums, without.mentions) == ((), {})
    assert read_registers(desk).mentions == {forum.id: {said.id}}


def test_a_link_to_a_forum_is_taken_back(desk: Desk) -> None:
    said = contribution()
    desk.keep(SESSION, said)
    forum = add(desk, Forum, {"name": "Circle"})
    link(desk, said, forum.id, is_linked=True)

    link(desk, said, forum.id, is_linked=False)

    assert read_registers(desk).mentions == {}


def test_practices_are_told_by_their_kind_and_are_no_model_unless_agreed(desk: Desk) -> None:
    one, other = (contribution(kind=Kind.PRACTICE, id=n) for n in (7, 8))
    desk.keep(SESSION, one, other, contribution())

    allow(desk, other, may_share=True)

    found = read_registers(desk).practices
    assert [(line.said.id, line.may_share) for line in found] == [(7, False), (8, True)]


def test_only_a_practice_can_be_a_model(desk: Desk) -> None:
    desk.keep(SESSION, said := contribution())

    with pytest.raises(RefusedError, match="noted as a comment"):
        allow(desk, said, may_share=True)


def test_a_practice_of_a_closed_session_can_be_shared_and_linked(desk: Desk) -> None:
    desk.keep(SESSION, said := contribution(kind=Kind.PRACTICE))
    forum = add(desk, Forum, {"name": "Circle"})
    desk.change(CloseSession(SESSION.id))

    allow(desk, said, may_share=True)
    link(desk, said, forum.id, is_linked=True)

    [line] = read_registers(desk).practices
    assert line.may_share
    assert line.forum_ids == {forum.id}
