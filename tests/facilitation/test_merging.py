import pytest

from convo.errors import NotFoundError, RefusedError
from convo.model.themes import Tag, Theme
from convo.records import gathering, reading
from facilitation.desk.codebook_tree import branches
from facilitation.desk.opening import Desk
from facilitation.desk.tagging import merge_themes, tag, unmerge_theme
from facilitation.desk.theming import retire_theme
from tests.build import SAFETY, SESSION, contribution

SECURITY = Theme(id=5, name="security", aliases=("güvenlik",))
CHILD = Theme(id=6, name="passwords", parent_id=5)
ONE, TWO = contribution("one", id=10), contribution("two", id=11)


@pytest.fixture(autouse=True)
def _filled(desk: Desk) -> None:
    desk.keep(SESSION, SAFETY, SECURITY, CHILD, ONE, TWO)
    desk.keep(
        Tag(contribution_id=10, theme_id=SAFETY.id), Tag(contribution_id=10, theme_id=SECURITY.id)
    )


def counts(desk: Desk) -> dict[str, int]:
    return {one.theme.name: one.contributions for one in branches(desk) if not one.is_merged}


def test_what_is_under_a_merged_theme_counts_once_under_the_other(desk: Desk) -> None:
    count = merge_themes(desk, "security", "safety")

    assert count == 1
    assert counts(desk) == {"passwords": 0, "safety": 1}
    assert [one.theme_id for one in reading.tags_of(desk.records, 10)] == [SAFETY.id]
    [kept] = gathering.gather(desk.records, [SESSION.id]).tags
    assert kept.theme_id == SAFETY.id


def test_what_is_tagged_later_by_either_name_follows(desk: Desk) -> None:
    merge_themes(desk, "security", "safety")

    tag(desk, TWO, ["güvenlik"])
    desk.keep(Tag(contribution_id=11, theme_id=SECURITY.id))  # as another window still has it

    assert counts(desk)["safety"] == 2


def test_a_theme_merged_into_a_merged_one_counts_under_the_last(desk: Desk) -> None:
    merge_themes(desk, "passwords", "security")
    merge_themes(desk, "security", "safety")
    desk.keep(Tag(contribution_id=11, theme_id=CHILD.id))

    assert counts(desk) == {"safety": 2}


def test_parts_of_a_merged_theme_are_parts_of_the_other(desk: Desk) -> None:
    merge_themes(desk, "security", "safety")

    assert {one.name: one.parent_id for one in reading.themes(desk.records)}["passwords"] == 4


def test_a_merge_is_taken_back_and_everything_is_where_it_was(desk: Desk) -> None:
    merge_themes(desk, "security", "safety")
    tag(desk, TWO, ["safety"])

    unmerge_theme(desk, "security")

    assert counts(desk) == {"passwords": 0, "safety": 2, "security": 1}
    themes = {one.name: one for one in reading.themes(desk.records)}
    assert themes["safety"].aliases == SAFETY.aliases
    assert themes["security"] == SECURITY


def test_a_merge_is_undone_like_any_change(desk: Desk) -> None:
    merge_themes(desk, "security", "safety")

    desk.writer.undo().result()

    assert counts(desk) == {"passwords": 0, "safety": 1, "security": 1}


def test_what_was_not_merged_cannot_be_taken_apart(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="was merged"):
        unmerge_theme(desk, "security")


def test_nothing_is_merged_into_a_theme_that_is_retired(desk: Desk) -> None:
    retire_theme(desk, "safety", retired=True)

    with pytest.raises(RefusedError, match="retired: bring it back first"):
        merge_themes(desk, "security", "safety")

    retire_theme(desk, "safety", retired=False)
    merge_themes(desk, "security", "safety")


def test_a_retired_theme_may_be_merged_into_another(desk: Desk) -> None:
    retire_theme(desk, "security", retired=True)

    merge_themes(desk, "security", "safety")

    left = {one.theme.name for one in branches(desk) if not one.is_merged}
    assert left == {"passwords", "safety"}
