"""Whatever is done to the codebook, in any order: no tag is lost, and undoing leads back."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from convo.errors import ConvoError
from convo.model.themes import Tag, Theme
from convo.records import gathering, reading
from convo.rules.codebook import as_tree
from facilitation.desk import tagging, theming
from facilitation.desk.codebook_tree import branches
from facilitation.desk.home import Home
from facilitation.desk.looking import Filter, queue
from facilitation.desk.opening import Desk, open_desk
from facilitation.desk.queueing import put_or_take
from tests.build import KEY, SESSION, contribution

NAMES: Final = (
    "safety",
    "الأمان",
    "کلید‌ها",
    "भरोसा",
    "ভয়",
    "လုံခြုံ",
    "ភាសា",
    "ความหวัง",
    "語言",
    "地域",
    "ሰላም",
)
SAID: Final = tuple(range(10, 15))
Tags: TypeAlias = dict[int, set[int]]
"""What is under each theme that stands for itself."""

State: TypeAlias = tuple[list[Theme], list[Tag]]

names = st.sampled_from(NAMES)
some = st.sets(st.sampled_from(SAID), max_size=len(SAID))
picks = st.integers(min_value=0, max_value=99)


class CodebookMachine(RuleBasedStateMachine):
    """Does at random what the desk can do, beside a model that knows which tags there must be."""

    def __init__(self, empty: Path, folder: Path) -> None:
        super().__init__()
        self.stack = ExitStack()
        place = self.stack.enter_context(TemporaryDirectory(dir=folder))
        home = Home(Path(place) / "home")
        home.folder.mkdir(mode=0o700)
        shutil.copy(empty, home.record)
        self.desk: Desk = self.stack.enter_context(open_desk(home, KEY))
        self.desk.keep(SESSION, *(contribution("so", id=id_) for id_ in SAID))
        self.states: list[State] = [_state(self.desk)]
        self.undone: list[State] = []

    def teardown(self) -> None:
        """Take everything back, and see the first state again; then make it all once more."""
        last = _state(self.desk)
        count = len(self.states) - 1
        for _ in range(count):
            self.desk.writer.undo().result()
        assert _state(self.desk) == self.states[0]
        for _ in range(count):
            self.desk.writer.redo().result()
        assert _state(self.desk) == last
        self.stack.close()

    # What is done

    def _do(
        self,
        change: Callable[[], object],
        *,
        counted: Callable[[Tags], object] | None = None,
        kept: Callable[[set[Tag]], set[Tag]] | None = None,
    ) -> None:
        """Make a change, and compare; what is refused is to change nothing.

        Args:
            change: What is done.
            counted: Makes of the tags as they count what they are to be; None where *kept* does.
            kept: Makes of the tags as they are kept what they are to be; None where *counted* does.
        """
        before, tags = _state(self.desk), _tags(self.desk)
        try:
            change()
        except ConvoError:
            assert _state(self.desk) == before
            return
        now = _state(self.desk)
        if counted is not None:
            counted(tags)
            assert _tags(self.desk) == {id_: under for id_, under in tags.items() if under}
        if kept is not None:
            assert set(now[1]) == kept(set(before[1]))
        if now != before:
            self.states.append(now)
            self.undone.clear()

    @rule(name=names)
    def add(self, name: str) -> None:
        self._do(lambda: theming.new_theme(self.desk, theming.Wording(name=name)), kept=_same)

    @precondition(lambda self: self.themes)
    @rule(pick=picks, ids=some)
    def tag(self, pick: int, ids: set[int]) -> None:
        theme = self._theme(pick)
        under = _tags(self.desk).get(theme.id, set())
        if not ids:
            return

        def expected(tags: Tags) -> None:
            now = under - ids if ids <= under else under | ids
            tags[theme.id] = now

        def change() -> None:
            put_or_take(self.desk, ids, theme).saved.result()

        self._do(change, counted=expected)

    @precondition(lambda self: self.themes)
    @rule(id_=st.sampled_from(SAID))
    def untag(self, id_: int) -> None:
        said = reading.get_contribution(self.desk.records, id_)

        def expected(tags: Tags) -> None:
            for under in tags.values():
                under.discard(id_)

        self._do(lambda: tagging.untag(self.desk, said, []), counted=expected)

    @precondition(lambda self: self.themes)
    @rule(pick=picks, name=names)
    def rename(self, pick: int, name: str) -> None:
        id_ = self._theme(pick).id
        self._do(lambda: theming.edit_theme(self.desk, id_, theming.Wording(name=name)), kept=_same)

    @precondition(lambda self: self.themes)
    @rule(pick=picks, retired=st.booleans())
    def retire(self, pick: int, *, retired: bool) -> None:
        name = self._theme(pick).name
        self._do(lambda: theming.retire_theme(self.desk, name, retired=retired), kept=_same)

    @precondition(lambda self: self.themes)
    @rule(pick=picks, other=picks)
    def set_parent(self, pick: int, other: int) -> None:
        theme, parent = self._theme(pick), self._theme(other)
        wording = theming.Wording(parent=parent.name)
        self._do(lambda: theming.edit_theme(self.desk, theme.id, wording), kept=_same)

    @precondition(lambda self: len(self.themes) > 1)
    @rule(pick=picks, other=picks)
    def merge(self, pick: int, other: int) -> None:
        gone, into = self._theme(pick), self._theme(other)

        def expected(tags: Tags) -> None:
            tags[into.id] = tags.get(into.id, set()) | tags.pop(gone.id, set())

        self._do(
            lambda: tagging.merge_themes(self.desk, gone.name, into.name),
            counted=expected,
            kept=_same,
        )

    @precondition(lambda self: bool(reading.merged_themes(self.desk.records)))
    @rule(pick=picks)
    def unmerge(self, pick: int) -> None:
        merged = reading.merged_themes(self.desk.records)
        apart = merged[pick % len(merged)]
        self._do(lambda: tagging.unmerge_theme(self.desk, apart.name), kept=_same)

    @precondition(lambda self: self.themes)
    @rule(pick=picks, name=names, moved=some, both=some)
    def split(self, pick: int, name: str, moved: set[int], both: set[int]) -> None:
        theme = self._theme(pick)
        under = _tags(self.desk).get(theme.id, set())
        moved, both = moved & under, both & under

        def expected(tags: Tags) -> None:
            made = next(one for one in self.themes if one.name == name)
            tags[theme.id] = under - (moved - both)
            tags[made.id] = moved | both

        self._do(
            lambda: theming.split_theme(self.desk, theme.name, name, moved=moved, both=both),
            counted=expected,
        )

    @precondition(lambda self: self.themes)
    @rule(pick=picks)
    def remove(self, pick: int) -> None:
        theme = self._theme(pick)
        self._do(
            lambda: tagging.remove_theme(self.desk, theme.name),
            kept=lambda tags: {tag for tag in tags if tag.theme_id != theme.id},
        )

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo(self) -> None:
        self.desk.writer.undo().result()
        self.undone.append(self.states.pop())
        assert _state(self.desk) == self.states[-1]

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.desk.writer.redo().result()
        self.states.append(self.undone.pop())
        assert _state(self.desk) == self.states[-1]

    # What always holds

    @invariant()
    def every_listing_has_the_same_tags(self) -> None:
        tags = _tags(self.desk)
        counted = {one.theme.id: one.contributions for one in branches(self.desk)
                   if not one.is_merged}  # fmt: skip
        assert counted == {one.id: len(tags.get(one.id, ())) for one in self.themes}
        found = queue(self.desk, None, Filter())
        assert set(found.tagged) == set().union(*tags.values())
        assert set(found.ids) == set(SAID)
        assert len(list(as_tree(self.themes))) == len(self.themes)

    @property
    def themes(self) -> list[Theme]:
        return reading.themes(self.desk.records)

    def _theme(self, pick: int) -> Theme:
        return self.themes[pick % len(self.themes)]


def _same(tags: set[Tag]) -> set[Tag]:
    """Expect that no tag is different."""
    return tags


def _tags(desk: Desk) -> Tags:
    found: Tags = {}
    for tag in gathering.gather(desk.records, [SESSION.id]).tags:
        found.setdefault(tag.theme_id, set()).add(tag.contribution_id)
    return found


def _state(desk: Desk) -> State:
    """Return all that a record says of themes, merged ones too, and tags as they are kept."""
    themes = [*reading.themes(desk.records), *reading.merged_themes(desk.records)]
    tags = [tag for id_ in SAID for tag in reading.kept_tags_of(desk.records, id_)]
    return themes, tags


def _machine(empty: Path, folder: Path) -> type[RuleBasedStateMachine]:
    """Return the machine with a place for its records: hypothesis makes it without arguments."""

    class Placed(CodebookMachine):
        def __init__(self) -> None:
            super().__init__(empty, folder)

    return Placed


QUICK: Final = settings(
    max_examples=8, stateful_step_count=20, deadline=None,
    suppress_health_check=list(HealthCheck), derandomize=True,
)  # fmt: skip


def test_no_tag_is_lost_and_undoing_leads_back(empty_store: Path, tmp_path: Path) -> None:
    run_state_machine_as_test(_machine(empty_store, tmp_path), settings=QUICK)


@pytest.mark.slow
def test_no_tag_is_lost_in_many_long_sequences(empty_store: Path, tmp_path: Path) -> None:
    many = settings(QUICK, max_examples=100, stateful_step_count=50, derandomize=False)

    run_state_machine_as_test(_machine(empty_store, tmp_path), settings=many)
