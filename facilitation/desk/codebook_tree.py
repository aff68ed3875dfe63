"""The codebook as a tree: each theme behind what it is part of, with all that counts under it."""

from collections import defaultdict
from dataclasses import dataclass, field

from convo.model.second import Reader
from convo.model.themes import Theme
from convo.records import glance, readers, reading
from convo.rules.codebook import as_tree, glyph_of
from facilitation.desk.listing import Row
from facilitation.desk.opening import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A theme in its place."""

    theme: Theme = field(repr=False)
    depth: int
    """How many themes it is within."""

    contributions: int
    """How many are about it, or about what was merged into it; of a merged one, how many were put
    under that."""

    with_parts: int
    """How many are about it or about a part of it: each once."""

    parent: str | None = field(default=None, repr=False)
    """What it is part of; of a merged one, what stands for it."""

    merged: tuple[str, ...] = field(default=(), repr=False)
    """The names of what was merged into it, by name."""

    @property
    def is_merged(self) -> bool:
        """Whether another theme stands for it."""
        return self.theme.merged_into is not None


def branches(desk: Desk) -> tuple[Branch, ...]:
    """Return all themes by name, parts behind their wholes; what was merged comes first of them.

    A merged theme is behind the one that stands for it now, directly or through others.
    """
    themes, merged = reading.themes(desk.records), reading.merged_themes(desk.records)
    stands_for = reading.stands_for(desk.records)
    own = readers.theme_counts(desk.records, None, reader=Reader.FIRST)
    whole = readers.theme_counts(desk.records, None, reader=Reader.FIRST, with_parts=True)
    kept = glance.kept_counts(desk.records)
    names = {theme.id: theme.name for theme in themes}
    behind: defaultdict[int, list[Theme]] = defaultdict(list)
    for theme in merged:
        behind[stands_for[theme.id]].append(theme)
    found: list[Branch] = []
    for theme, depth in as_tree(themes):
        found.append(
            Branch(
                theme=theme,
                depth=depth,
                contributions=own.get(theme.id, 0),
                with_parts=whole.get(theme.id, 0),
                parent=names.get(theme.parent_id or 0),
                merged=tuple(one.name for one in behind[theme.id]),
            )
        )
        found += [
            Branch(
                theme=one,
                depth=depth + 1,
                contributions=kept.get(one.id, 0),
                with_parts=kept.get(one.id, 0),
                parent=theme.name,
            )
            for one in behind[theme.id]
        ]
    return tuple(found)


def theme_rows(desk: Desk) -> list[Row]:
    """Return the themes of the codebook that stand for themselves, parts behind their wholes."""
    return [
        {
            "id": one.theme.id,
            "name": one.theme.name,
            "definition": one.theme.definition,
            "when_to_use": one.theme.when_to_use,
            "when_not": one.theme.when_not,
            "parent": one.parent,
            "aliases": list(one.theme.aliases),
            "colour": one.theme.colour,
            "glyph": glyph_of(one.theme),
            "retired": one.theme.retired,
            "merged": list(one.merged),
            "contributions": one.contributions,
            "with_parts": one.with_parts,
        }
        for one in branches(desk)
        if not one.is_merged
    ]
