import pytest

from convo.errors import NotFoundError, RefusedError
from convo.model.second import Reader
from convo.model.themes import Tag, Theme
from convo.records import readers, reading
from facilitation.desk.codebook_tree import branches
from facilitation.desk.looking import Filter, queue
from facilitation.desk.opening import Desk
from facilitation.desk.queueing import put_or_take, take_out
from facilitation.desk.tagging import merge_themes, remove_theme, unmerge_theme, untag
from facilitation.desk.theming import Wording, edit_theme, new_theme, retire_theme, split_theme
from tests.build import SAFETY, SESSION, contribution

SECURITY = Theme(id=5, name="güvenlik", parent_id=SAFETY.id)
KEYS = Theme(id=6, name="کلید‌ها", parent_id=5)


def put(id_: int, theme: Theme) -> Tag:
    return Tag(contribution_id=id_, theme_id=theme.id)


@pytest.fixture(autouse=True)
def _filled(desk: Desk) -> None:
    """Safety has 10 and 11, its part 11 and 12, and the part of that 13; nothing has 14."""
    desk.keep(SESSION, SAFETY, SECURITY, KEYS, *(contribution("so", id=n) for n in range(10, 15)))
    desk.keep(put(10, SAFETY), put(11, SAFETY), put(11, SECURITY), put(12, SECURITY), put(13, KEYS))


def under(desk: Desk, name: str) -> set[int]:
    theme = next(one for one in reading.themes(desk.records) if one.name == name)
    return readers.under_theme(desk.records, theme.id, reader=Reader.FIRST)


def kept(desk: Desk, id_: int) -> Theme:
    return next(one for one in reading.themes(desk.records) if one.id == id_)


def test_a_theme_counts_with_its_parts_each_contribution_once(desk: Desk) -> None:
    told = [(one.theme.name, one.depth, one.contributions, one.with_parts)
            for one in branches(desk)]  # fmt: skip

    assert told == [("safety", 0, 2, 4), ("güvenlik", 1, 2, 3), ("کلید‌ها", 2, 1, 1)]


def test_what_was_merged_stands_behind_what_stands_for_it(desk: Desk) -> None:
    merge_themes(desk, "کلید‌ها", "safety")

    safety, merged, part = branches(desk)

    assert (safety.merged, safety.contributions, safety.with_parts) == (("کلید‌ها",), 3, 4)
    assert (merged.theme.id, merged.is_merged, merged.depth, merged.contributions) == (
        KEYS.id, True, 1, 1,
    )  # fmt: skip
    assert part.theme.id == SECURITY.id


def test_a_split_moves_what_was_chosen_and_leaves_the_rest(desk: Desk) -> None:
    desk.keep(put(12, SAFETY))

    made = split_theme(desk, "safety", "ተስፋ", moved=[10], both=[11])

    assert (under(desk, "safety"), under(desk, "ተስፋ")) == ({11, 12}, {10, 11})
    assert made.parent_id is None
    assert under(desk, "güvenlik") == {11, 12}


def test_a_split_is_undone_as_one(desk: Desk) -> None:
    split_theme(desk, "safety", "ተስፋ", moved=[10], both=[11])

    desk.writer.undo().result()

    assert under(desk, "safety") == {10, 11}
    assert [one.name for one in reading.themes(desk.records)] == ["güvenlik", "safety", "کلید‌ها"]


def test_what_came_with_a_merge_can_be_split_off(desk: Desk) -> None:
    merge_themes(desk, "کلید‌ها", "güvenlik")

    split_theme(desk, "güvenlik", "锁", moved=[13])

    assert (under(desk, "güvenlik"), under(desk, "锁")) == ({11, 12}, {13})
    assert kept(desk, SECURITY.id).parent_id == SAFETY.id


@pytest.mark.parametrize(
    ("new", "moved", "error"),
    [
        ("güvenlik", [10], RefusedError),
        ("الأمان", [10], RefusedError),
        ("2", [10], RefusedError),
        ("new", [], RefusedError),
        ("new", [14], NotFoundError),
    ],
)
def test_a_split_that_cannot_be_changes_nothing(
    desk: Desk, new: str, moved: list[int], error: type[Exception]
) -> None:
    with pytest.raises(error):
        split_theme(desk, "safety", new, moved=moved)

    assert under(desk, "safety") == {10, 11}
    assert len(reading.themes(desk.records)) == 3


def test_what_is_typed_about_a_theme_is_kept_at_once(desk: Desk) -> None:
    typed = Wording(
        name="เสรีภาพ", definition=" d ", when_to_use="u", when_not="n", parent="",
        aliases=("fr: liberté", "自由", "自由"), colour="#0AF",
    )  # fmt: skip

    edited = edit_theme(desk, SECURITY.id, typed)

    assert kept(desk, SECURITY.id) == edited == Theme(
        id=SECURITY.id, name="เสรีภาพ", definition="d", when_to_use="u", when_not="n",
        aliases=("fr: liberté", "自由", "güvenlik"), colour="#00aaff",
    )  # fmt: skip
    desk.writer.undo().result()
    assert kept(desk, SECURITY.id) == SECURITY


def test_a_theme_answers_to_an_alias_without_the_language_before_it(desk: Desk) -> None:
    edit_theme(desk, SECURITY.id, Wording(aliases=("bn: নিরাপত্তা",)))

    assert under(desk, "güvenlik") == {11, 12}
    assert merge_themes(desk, "নিরাপত্তা", "safety") == 2


def test_the_name_of_what_was_merged_stays_an_alias(desk: Desk) -> None:
    merge_themes(desk, "کلید‌ها", "safety")

    assert edit_theme(desk, SAFETY.id, Wording(aliases=())).aliases == ("کلید‌ها",)


@pytest.mark.parametrize(
    "typed",
    [
        Wording(name="safety"),
        Wording(aliases=("الأمان",)),
        Wording(aliases=("x", "کلید‌ها")),
        Wording(parent="کلید‌ها"),
        Wording(parent="güvenlik"),
        Wording(colour="red"),
        Wording(name="7"),
    ],
)
def test_what_cannot_be_told_of_a_theme_is_refused(desk: Desk, typed: Wording) -> None:
    with pytest.raises(RefusedError):
        edit_theme(desk, SECURITY.id, typed)

    assert kept(desk, SECURITY.id) == SECURITY


def test_a_theme_has_no_parent_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        new_theme(desk, Wording(name="new", parent="nowhere"))


def test_a_retired_theme_keeps_what_is_under_it_and_comes_back(desk: Desk) -> None:
    assert retire_theme(desk, "safety", retired=True).retired
    assert under(desk, "safety") == {10, 11}
    with pytest.raises(RefusedError):
        retire_theme(desk, "safety", retired=True)

    assert not retire_theme(desk, "safety", retired=False).retired


def test_merging_a_whole_into_a_part_of_its_parts_makes_no_circle(desk: Desk) -> None:
    merge_themes(desk, "safety", "کلید‌ها")

    assert [(one.theme.name, one.depth) for one in branches(desk) if not one.is_merged] == [
        ("کلید‌ها", 0), ("güvenlik", 1),
    ]  # fmt: skip


def test_a_theme_taken_apart_is_part_of_what_stands_for_its_parent(desk: Desk) -> None:
    merge_themes(desk, "کلید‌ها", "safety")
    merge_themes(desk, "güvenlik", "safety")

    unmerge_theme(desk, "کلید‌ها")

    assert kept(desk, KEYS.id).parent_id == SAFETY.id


def test_no_theme_answers_any_more_to_one_that_was_taken_apart(desk: Desk) -> None:
    merge_themes(desk, "کلید‌ها", "güvenlik")
    merge_themes(desk, "güvenlik", "safety")

    unmerge_theme(desk, "کلید‌ها")

    assert kept(desk, SAFETY.id).aliases == (*SAFETY.aliases, "güvenlik")


def test_what_was_merged_into_a_theme_that_is_removed_stands_for_itself(desk: Desk) -> None:
    merge_themes(desk, "güvenlik", "safety")

    count = remove_theme(desk, "safety")

    assert count == 3
    assert under(desk, "güvenlik") == {11, 12}
    desk.writer.undo().result()
    assert under(desk, "safety") == {10, 11, 12}


def test_what_came_with_a_merge_is_found_and_taken_out_under_the_other(desk: Desk) -> None:
    merge_themes(desk, "کلید‌ها", "safety")

    found = queue(desk, SESSION.id, Filter(theme_id=SAFETY.id))
    put_or_take(desk, [13], SAFETY).saved.result()

    assert found.ids == (10, 11, 13)
    assert {one.theme.name: one.contributions for one in found.themes}["safety"] == 3
    assert reading.tags_of(desk.records, 13) == []


def test_a_tag_that_came_with_a_merge_can_be_taken_away_by_either_desk(desk: Desk) -> None:
    merge_themes(desk, "کلید‌ها", "safety")
    merge_themes(desk, "güvenlik", "safety")

    take_out(desk, 13, SAFETY).result()
    [out] = untag(desk, contribution("so", id=12), ["کلید‌ها"])

    assert out.id == SAFETY.id
    assert under(desk, "safety") == {10, 11}


def test_a_retired_theme_is_found_by_its_whole_name_alone(desk: Desk) -> None:
    retire_theme(desk, "safety", retired=True)

    found = queue(desk, SESSION.id, Filter())

    assert [one.theme.retired for one in found.themes if one.theme.id == SAFETY.id] == [True]


def test_regions_and_those_without_a_role_can_be_asked_for(desk: Desk) -> None:
    ours = queue(desk, None, Filter(region="ESEAP", theme_id=SAFETY.id, has_no_role=True))

    assert ours.ids == (10, 11)
    assert queue(desk, None, Filter(region="MENA")).ids == ()
