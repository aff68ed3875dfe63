import json

import pytest

from convo.errors import NotFoundError
from convo.model.second import Reader
from convo.model.themes import Tag, Theme
from convo.records import reading
from facilitation.desk.looking import EVERYTHING, queue
from facilitation.desk.notes import join
from facilitation.desk.opening import Desk
from facilitation.desk.queueing import briefs, detail_of, put_or_take
from facilitation.desk.second_reading import (
    agreement_rows,
    comparison,
    mark_read,
    prefer,
    sample_of,
)
from tests.build import IN_EVERY_SCRIPT, SAFETY, SESSION, contribution

TRUST = Theme(id=5, name="እምነት")
IDS = (11, 12, 13, 14)


@pytest.fixture(autouse=True)
def _filled(desk: Desk) -> None:
    desk.keep(SESSION, SAFETY, TRUST)
    desk.keep(*(contribution(IN_EVERY_SCRIPT[id_ - 10], id=id_) for id_ in IDS))
    desk.keep(*(Tag(contribution_id=id_, theme_id=SAFETY.id) for id_ in (11, 12)))


def put_again(desk: Desk, *ids: int, theme: Theme = SAFETY) -> None:
    put_or_take(desk, ids, theme, reader=Reader.SECOND).saved.result()


def tags(desk: Desk, id_: int) -> set[int]:
    return {tag.theme_id for tag in reading.tags_of(desk.records, id_)}


def kappa(desk: Desk) -> float | None:
    return comparison(desk, [1]).rows[0].told.kappa


def test_the_second_reader_sees_nothing_that_the_first_one_chose(desk: Desk) -> None:
    found = queue(desk, 1, EVERYTHING, reader=Reader.SECOND)
    detail = detail_of(desk, 11, reader=Reader.SECOND)

    assert (found.untagged, found.tagged) == (IDS, ())
    assert {one.contributions for one in found.themes} == {0}
    assert briefs(desk, [11], reader=Reader.SECOND)[11].themes == 0
    assert detail is not None
    assert detail.themes == ()


def test_what_the_second_reader_chooses_leaves_the_first_ones_themes_alone(desk: Desk) -> None:
    put_again(desk, 12, 13, theme=TRUST)

    found = queue(desk, 1, EVERYTHING, reader=Reader.SECOND)

    assert (tags(desk, 12), tags(desk, 13)) == ({SAFETY.id}, set())
    assert (found.untagged, found.tagged) == ((11, 14), (12, 13))
    assert queue(desk, 1, EVERYTHING).untagged == (13, 14)


def test_what_was_read_and_fits_no_theme_waits_no_more(desk: Desk) -> None:
    done = mark_read(desk, [13, 14])
    assert done is not None
    done.result()

    assert queue(desk, 1, EVERYTHING, reader=Reader.SECOND).untagged == (11, 12)
    assert mark_read(desk, [14]) is None


def test_a_sample_is_the_same_tomorrow_and_part_of_a_larger_one(desk: Desk) -> None:
    two, three = sample_of(desk, 1, 2), sample_of(desk, None, 3)

    assert (len(two), two) == (2, sample_of(desk, 1, 2))
    assert two < three < sample_of(desk, 1, None) == set(IDS)


def test_second_notes_of_a_point_are_in_no_sample(desk: Desk) -> None:
    join(desk, 11, [12]).result()

    assert sample_of(desk, 1, None) == {11, 13, 14}


def test_readings_are_compared_by_theme_and_in_all(desk: Desk) -> None:
    put_again(desk, 11, 13)
    read = mark_read(desk, [12, 14])
    assert read is not None
    read.result()

    found = comparison(desk, [1])

    assert [one.said.id for one in found.differences] == [12, 13]
    assert (found.differences[0].first, found.differences[0].second) == ((SAFETY,), ())
    assert [row.theme for row in found.rows] == [None, SAFETY]
    assert found.rows[1].told.kappa == pytest.approx(0)


def test_the_second_readers_themes_are_taken_and_the_figures_stay(desk: Desk) -> None:
    put_again(desk, 11, 13)
    before = kappa(desk)

    prefer(desk, 13, Reader.SECOND).result()

    assert tags(desk, 13) == {SAFETY.id}
    assert comparison(desk, [1]).differences == ()
    assert kappa(desk) == before


def test_the_first_readers_themes_are_left_and_it_is_settled(desk: Desk) -> None:
    put_again(desk, 12, theme=TRUST)

    prefer(desk, 12, Reader.FIRST).result()

    assert tags(desk, 12) == {SAFETY.id}
    assert comparison(desk, [1]).differences == ()
    desk.writer.undo(1).result()
    assert [one.said.id for one in comparison(desk, [1]).differences] == [12]


def test_reading_what_was_settled_once_more_does_not_forget_that(desk: Desk) -> None:
    put_again(desk, 12, theme=TRUST)
    prefer(desk, 12, Reader.SECOND).result()

    put_again(desk, 12, theme=SAFETY)

    assert comparison(desk, [1]).differences == ()


def test_what_nobody_read_again_has_no_reading_to_prefer(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="a second time"):
        prefer(desk, 12, Reader.SECOND)


def test_a_theme_that_was_merged_is_compared_as_the_one_that_stands_for_it(desk: Desk) -> None:
    put_again(desk, 11, theme=TRUST)
    prefer(desk, 11, Reader.FIRST).result()
    desk.keep(Theme(id=5, name=TRUST.name, merged_into=SAFETY.id))

    [_, row] = comparison(desk, [1]).rows

    assert row.chosen is not None
    assert row.chosen.both == 1


def test_a_tag_of_a_theme_that_was_merged_goes_with_the_one_that_stands_for_it(desk: Desk) -> None:
    desk.keep(other := Theme(id=6, name="ความปลอดภัย"))
    put_again(desk, 11, theme=TRUST)
    desk.keep(Theme(id=SAFETY.id, name=SAFETY.name, merged_into=other.id))

    prefer(desk, 11, Reader.SECOND).result()

    assert tags(desk, 11) == {TRUST.id}


def test_whoever_is_preferred_later_what_the_first_reader_chose_stays_known(desk: Desk) -> None:
    put_again(desk, 12, theme=TRUST)
    before = kappa(desk)
    prefer(desk, 12, Reader.SECOND).result()

    prefer(desk, 12, Reader.SECOND).result()
    again = kappa(desk)
    prefer(desk, 12, Reader.FIRST).result()

    assert again == kappa(desk) == before
    assert tags(desk, 12) == {SAFETY.id}


def test_rows_tell_figures_and_counts_and_no_words(desk: Desk) -> None:
    put_again(desk, *IDS[:3])

    overall, safety = agreement_rows(desk, [])

    assert (overall["theme"], overall["read"], overall["both"]) == (None, 3, None)
    assert (safety["theme"], safety["both"], safety["second"]) == ("safety", 2, 1)
    assert safety["same"] == 0.667
    assert not any(text in json.dumps(safety) for text in IN_EVERY_SCRIPT)
