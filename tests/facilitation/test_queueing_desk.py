from dataclasses import replace
from typing import Any

import pytest

from convo.errors import NotFoundError, RefusedError
from convo.model.changes import CloseSession
from convo.model.contributions import Translation
from convo.model.people import Participant
from convo.model.second import Reader
from convo.model.themes import Tag, Theme
from convo.model.words import Attribution, Audience, Form, Kind, Role, Use
from convo.records import glance, readers, reading
from facilitation.desk.amending import take_translation_out, translate
from facilitation.desk.looking import EVERYTHING, Filter, glimpse, queue
from facilitation.desk.opening import Desk
from facilitation.desk.queueing import detail_of, put_or_take, put_under_called, take_out
from tests.build import SAFETY, SESSION, contribution

TRUST = Theme(id=5, name="trust")
OTHER = Theme(id=6, name="ស្វែងរក", aliases=("שאלה",))


def put(id_: int, theme: Theme = SAFETY) -> Tag:
    return Tag(contribution_id=id_, theme_id=theme.id)


@pytest.fixture(autouse=True)
def _filled(desk: Desk) -> None:
    desk.keep(SESSION, SAFETY, TRUST, OTHER)


def said(desk: Desk, id_: int, text: str = "so", **fields: Any) -> None:  # noqa: ANN401 - any field
    desk.keep(contribution(text, id=id_, **fields))


def found(desk: Desk, narrowed: Filter = EVERYTHING) -> tuple[int, ...]:
    return queue(desk, SESSION.id, narrowed).ids


def test_the_order_is_by_id_however_people_spoke(desk: Desk) -> None:
    for id_ in (30, 10, 40, 20):
        said(desk, id_)
    desk.keep(put(20), put(10))

    ids = found(desk)

    assert ids == (30, 40, 10, 20)


def test_a_glimpse_is_the_beginning_of_what_waits_in_all_sessions(desk: Desk) -> None:
    desk.keep(replace(SESSION, id=9))
    said(desk, 30, "نعم")
    said(desk, 10, "ဟုတ်ကဲ့", session_id=9)
    said(desk, 20, "ទេ")
    said(desk, 40, "是", same_as=30)
    desk.keep(put(20))

    first = glimpse(desk, many=4)

    assert first is not None
    assert first.ids == queue(desk, None, EVERYTHING).untagged == (10, 30)
    assert not first.is_whole


def test_a_record_that_is_read_as_soon_is_not_glimpsed_at(desk: Desk) -> None:
    said(desk, 10)

    assert glimpse(desk, many=2) is None


def test_a_session_is_read_by_its_index_alone(desk: Desk) -> None:
    statements: list[str] = []
    desk.records.conn.set_trace_callback(statements.append)
    queue(desk, SESSION.id, EVERYTHING)
    desk.records.conn.set_trace_callback(None)

    [read] = [one for one in statements if "session_id, kind" in one]
    plan = str(desk.records.execute(f"EXPLAIN QUERY PLAN {read}").fetchall())

    assert "SEARCH contributions USING INDEX" in plan
    assert "SCAN" not in plan


def test_a_theme_is_counted_in_the_session_alone(desk: Desk) -> None:
    desk.keep(replace(SESSION, id=9))
    said(desk, 1)
    said(desk, 2, session_id=9)
    desk.keep(put(1), put(2))

    counts = {
        where: {one.theme.id: one.contributions for one in queue(desk, where, EVERYTHING).themes}
        for where in (1, None)
    }

    assert (counts[1][SAFETY.id], counts[None][SAFETY.id], counts[1][TRUST.id]) == (1, 2, 0)


@pytest.mark.parametrize(
    ("narrowed", "fields"),
    [
        (Filter(kind=Kind.PRACTICE), {"kind": Kind.PRACTICE}),
        (Filter(role=Role.BOARD), {"role": Role.BOARD, "attribution": Attribution.ROLE}),
        (Filter(attribution=Attribution.REGION), {"attribution": Attribution.REGION}),
        (Filter(use=Use.RESTRICTED), {"use": Use.RESTRICTED}),
        (Filter(language="fa"), {"language": "fa"}),
        (Filter(words="می‌خواهم"), {"text": "می‌خواهم بدانم"}),
    ],
    ids=("kind", "role", "attribution", "use", "language", "words"),
)
def test_a_filter_leaves_what_has_it(desk: Desk, narrowed: Filter, fields: dict[str, Any]) -> None:
    said(desk, 1, "နားထောင်", language="my")
    said(desk, 2, **{"language": "my", **fields})

    assert found(desk, narrowed) == (2,)


def test_filters_narrow_together(desk: Desk) -> None:
    said(desk, 1, "助けてください", kind=Kind.QUESTION)
    said(desk, 2, "助けてください")
    said(desk, 3, "静かに", kind=Kind.QUESTION)

    assert found(desk, Filter(words="助け", kind=Kind.QUESTION)) == (1,)


def test_an_unknown_language_is_one_to_ask_for(desk: Desk) -> None:
    said(desk, 1, language="en")
    said(desk, 2)

    assert found(desk, Filter(language="")) == (2,)


def test_a_search_for_nothing_that_can_be_found_finds_nothing(desk: Desk) -> None:
    said(desk, 1)

    assert (found(desk, Filter(words="???")), found(desk, Filter(words="  "))) == ((), (1,))


def test_what_an_audience_may_not_read_is_left_out(desk: Desk) -> None:
    desk.keep(replace(SESSION, id=9, focus_group=True))
    said(desk, 1)
    said(desk, 2, use=Use.INTERNAL)
    said(desk, 3, use=Use.RESTRICTED)
    said(desk, 4, use=Use.PARAPHRASE, form=Form.QUOTE)
    said(desk, 5, use=Use.INTERNAL, form=Form.QUOTE, session_id=9)

    told = {
        audience: queue(desk, None, Filter(audience=audience)).ids
        for audience in (Audience.PUBLIC, Audience.INTERNAL)
    }

    assert told == {Audience.PUBLIC: (1,), Audience.INTERNAL: (1, 2)}


def test_sessions_and_regions_are_told_apart_in_the_whole_record(desk: Desk) -> None:
    desk.keep(replace(SESSION, id=9, region="MENA"))
    said(desk, 1)
    said(desk, 2, session_id=9)

    assert queue(desk, None, Filter(region="MENA")).ids == (2,)
    assert queue(desk, None, Filter(session_id=1)).ids == (1,)
    assert len(queue(desk, None, EVERYTHING).sessions) == 2
    assert queue(desk, 1, EVERYTHING).sessions == ()


def test_the_second_note_of_a_point_does_not_wait_and_is_found(desk: Desk) -> None:
    said(desk, 1)
    said(desk, 2, "ឯកសារ", same_as=1)

    found = queue(desk, 1, EVERYTHING)

    assert (found.untagged, found.tagged) == ((1,), (2,))
    assert queue(desk, 1, Filter(words="ឯកសារ")).ids == (2,)


def test_putting_together_adds_where_it_is_missing_and_takes_out_where_all_have_it(
    desk: Desk,
) -> None:
    for id_ in (1, 2):
        said(desk, id_)
    desk.keep(put(1))

    first = put_or_take(desk, [1, 2], SAFETY)
    first.saved.result()
    second = put_or_take(desk, [1, 2], SAFETY)
    second.saved.result()

    assert (first.is_under, first.ids) == (True, (2,))
    assert (second.is_under, second.ids) == (False, (1, 2))
    assert readers.under_theme(desk.records, SAFETY.id, reader=Reader.FIRST) == set()


def test_undoing_leaves_the_tags_that_were_there_before(desk: Desk) -> None:
    for id_ in (1, 2):
        said(desk, id_)
    desk.keep(put(1))
    put_or_take(desk, [1, 2], SAFETY).saved.result()

    desk.writer.undo(SESSION.id).result()

    assert readers.under_theme(desk.records, SAFETY.id, reader=Reader.FIRST) == {1}


def test_a_theme_is_put_by_its_alias_and_none_is_made(desk: Desk) -> None:
    said(desk, 1)

    done = put_under_called(desk, [1], "שאלה")

    assert done is not None
    done.saved.result()
    assert reading.tags_of(desk.records, 1) == [put(1, OTHER)]
    assert put_under_called(desk, [1], "שאלה") is None


def test_what_cannot_be_a_name_is_refused_and_nothing_is_put(desk: Desk) -> None:
    said(desk, 1)

    with pytest.raises(RefusedError, match="begins with a letter"):
        put_under_called(desk, [1], "1 2")
    assert reading.tags_of(desk.records, 1) == []


def test_taking_out_what_is_not_under_a_theme_is_refused(desk: Desk) -> None:
    said(desk, 1)

    with pytest.raises(NotFoundError, match="1 is not under that theme"):
        take_out(desk, 1, SAFETY)


def test_a_closed_session_is_still_put_under_themes(desk: Desk) -> None:
    said(desk, 1)
    desk.change(CloseSession(SESSION.id))

    put_or_take(desk, [1], SAFETY).saved.result()

    assert reading.tags_of(desk.records, 1) == [put(1)]


def test_a_detail_has_handle_themes_and_translations_and_no_words_in_its_repr(desk: Desk) -> None:
    desk.keep(Participant(id=7, session_id=1, handle="P7", name="Invented"))
    said(desk, 1, "เราต้องการ", participant_id=7, attribution=Attribution.REGION)
    gloss = Translation(contribution_id=1, language="en", text="we want")
    desk.keep(gloss, put(1))

    detail = detail_of(desk, 1)

    assert detail is not None
    assert (detail.handle, detail.themes, detail.translations) == ("P7", (SAFETY,), (gloss,))
    assert not any(word in repr(detail) for word in ("เรา", "we want", "safety", "Invented"))
    assert detail_of(desk, 2) is None


def test_a_translation_with_other_words_is_no_longer_checked(desk: Desk) -> None:
    said(desk, 1)
    translate(desk, 1, "EN", text="so", by_machine=True).result()
    translate(desk, 1, "en", checked=True).result()
    [checked] = glance.translations_of(desk.records, 1)

    translate(desk, 1, "en", text="so then").result()

    [changed] = glance.translations_of(desk.records, 1)
    assert (checked.by_machine, checked.checked, checked.text) == (True, True, "so")
    assert (changed.by_machine, changed.checked, changed.text) == (True, False, "so then")


def test_a_translation_needs_words_and_can_be_taken_out_and_back(desk: Desk) -> None:
    said(desk, 1)
    with pytest.raises(RefusedError, match="needs words"):
        translate(desk, 1, "en")
    translate(desk, 1, "en", text="so").result()

    take_translation_out(desk, 1, "en").result()

    assert glance.translations_of(desk.records, 1) == []
    with pytest.raises(NotFoundError):
        take_translation_out(desk, 1, "en")
    desk.writer.undo(SESSION.id).result()
    assert [one.text for one in glance.translations_of(desk.records, 1)] == ["so"]
