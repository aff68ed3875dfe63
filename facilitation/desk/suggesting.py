"""Suggesting themes while people tag, by what this record's own tags teach."""

from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from convo.model.themes import Theme
from convo.records import glance, reading
from convo.rules.suggesting import Suggester
from facilitation.desk.opening import Desk

_AT_ONCE: Final = 200
"""Contributions that are learnt before anything else is asked: some 40 ms."""

_EACH: Final = 300
"""Contributions of a theme that are learnt. Three thousand in all teach what there is to be learnt
(see `tests/bench/suggestions.py`), and a million would take minutes and all of the memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """A theme that a contribution may be about. Nobody but a person puts it there."""

    theme: Theme = field(repr=False)
    words: tuple[str, ...] = field(repr=False)
    """What in the contribution speaks for it, the strongest first."""


class Suggesting:
    """Learns from the tags of a record, and suggests; for one thread at a time.

    It holds words that were said, so it lives no longer than the screen that shows them.
    """

    def __init__(self, *, each: int = _EACH) -> None:
        """Know nothing yet; *each* theme is to be learnt from so many contributions at the most."""
        self._each = each
        self._codebook: list[Theme] = []
        self._suggester = Suggester(())
        self._learnt: dict[int, tuple[str, frozenset[int]]] = {}
        self._waiting: dict[int, frozenset[int]] = {}

    def catch_up(self, desk: Desk) -> bool:
        """Learn some of what was tagged, or is so no more, since; return whether there is more."""
        if not self._waiting:
            self._look(desk)
        some = list(islice(self._waiting, _AT_ONCE))
        texts = glance.texts_of(desk.records, some)
        for id_ in some:
            self._learn(id_, texts.get(id_, ""), self._waiting.pop(id_))
        return bool(self._waiting)

    def suggest(self, desk: Desk, contribution_id: int) -> tuple[Suggested, ...]:
        """Return at most three themes for a contribution, the likeliest first.

        Those it is under are left out. Nothing where no word speaks for any, or it is gone.
        """
        said = reading.find_contribution(desk.records, contribution_id)
        if said is None or not self._codebook:
            return ()
        text, under = self._learnt.get(said.id, (said.text, frozenset[int]()))
        if text != said.text:  # somebody corrected the words
            self._learn(said.id, said.text, under)
        themes = {theme.id: theme for theme in self._codebook}
        under = frozenset(tag.theme_id for tag in reading.tags_of(desk.records, said.id))
        return tuple(
            Suggested(theme=themes[one.theme_id], words=one.words)
            for one in self._suggester.suggest(said.text)
            if one.theme_id not in under
        )

    def _look(self, desk: Desk) -> None:
        """See what is different from what was learnt."""
        codebook = [theme for theme in reading.themes(desk.records) if not theme.retired]
        if codebook != self._codebook:
            self._codebook = codebook
            self._suggester.know(codebook)
        now = glance.tags_by_contribution(desk.records, most=self._each)
        for id_ in now.keys() | self._learnt.keys():
            under = now.get(id_, frozenset())
            if id_ not in self._learnt or self._learnt[id_][1] != under:
                self._waiting[id_] = under

    def _learn(self, id_: int, text: str, theme_ids: frozenset[int]) -> None:
        """Learn that a contribution is under these themes, and under no others any more."""
        if before := self._learnt.pop(id_, None):
            self._suggester.unlearn(*before)
        if theme_ids:
            self._suggester.learn(text, theme_ids)
            self._learnt[id_] = (text, theme_ids)
