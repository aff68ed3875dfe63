"""What the tagging screen says besides the rows: fixed words first, typed ones last."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from textwrap import wrap
from typing import Final

from rich.text import Text

from convo.model.contributions import Contribution, Translation
from convo.model.sessions import Session
from convo.model.themes import Theme
from convo.model.words import Attribution, Audience, Use
from facilitation.desk.feed import short_code
from facilitation.desk.history import Past
from facilitation.desk.looking import Filter
from facilitation.desk.queueing import Detail
from facilitation.desk.suggesting import Suggested
from facilitation.desk.tagging import Counted
from facilitation.display import one_line
from facilitation.terminal.isolates import isolated

NUMBERED: Final = 9
"""Themes that have a key of their own: as many as there are digits."""

_PART: Final = 1_500
"""Characters that become a line to read: what is shown on one line has an end, a text has none."""

_USES: Final = {
    Use.QUOTE: "may be quoted",
    Use.PARAPHRASE: "paraphrase only",
    Use.INTERNAL: "internal only",
    Use.RESTRICTED: "restricted annex only",
}


AUDIENCES: Final = {
    Audience.INTERNAL: "may be read by the policy team",
    Audience.PUBLIC: "may be read by the public",
}


def title_line(
    title: str,
    *,
    name: str,
    position: str,
    waiting: str,
    marked: int,
    narrowed: Sequence[str],
    saved_at: datetime | None,
) -> Text:
    """Return the first line: where one is in the list, what is left out of it, what is saved."""
    told = [name, position, waiting]
    told += [f"{marked} marked"] if marked else []
    told += [f"saved {saved_at.astimezone():%H:%M:%S}"] if saved_at else []
    typed = [isolated(one_line(one)) for one in (*narrowed, title)]
    return Text(" · ".join((*told, *typed)), no_wrap=True, overflow="ellipsis")


def narrowed_words(
    narrowed: Filter, themes: Sequence[Theme], sessions: Sequence[Session]
) -> list[str]:
    """Return a filter in words, a part of it each; those that were typed come last."""
    chosen = {
        "kind": narrowed.kind,
        "role": "none" if narrowed.has_no_role else narrowed.role,
        "attribution": narrowed.attribution,
        "use": narrowed.use,
        "language": "nobody knows" if narrowed.language == "" else narrowed.language,
    }
    told = [f"{name} {value}" for name, value in chosen.items() if value is not None]
    told += narrowed.picked.words if narrowed.picked else ()
    told += [AUDIENCES[narrowed.audience]] if narrowed.audience in AUDIENCES else []
    told += ["no theme yet"] if narrowed.is_untagged else []
    told += [f"#{theme.name}" for theme in themes if theme.id == narrowed.theme_id]
    told += [f"region {narrowed.region}"] if narrowed.region else []
    told += [one.title for one in sessions if one.id == narrowed.session_id]
    return [*told, *([f"with {narrowed.words}"] if narrowed.words.strip() else [])]


def facts_line(detail: Detail, *, is_cut: bool = False) -> str:
    """Return who said it as far as anybody may be told, and how the words were kept.

    Args:
        detail: The contribution.
        is_cut: Whether there are more words than are shown below.
    """
    said = detail.said
    parts = (
        *(("r for all of it",) if is_cut else ()),
        short_code(said.id),
        attribution_in_words(said, detail.handle),
        said.kind,
        said.form,
        language_in_words(said),
        _USES[said.use],
    )
    return " · ".join(parts)


def attribution_in_words(said: Contribution, handle: str | None) -> str:
    """Return how much may be told of who said it."""
    match said.attribution:
        case Attribution.ANONYMOUS:
            told = "anonymous"
        case Attribution.REGION:
            told = "told by region"
        case Attribution.ROLE:
            told = f"told by role, {said.role}"
        case Attribution.NAMED:
            told = f"told by name, as {said.role}" if said.role else "told by name"
    return f"{told}, {handle}" if handle else told


def language_in_words(said: Contribution) -> str:
    """Return the language, and whether a person chose it."""
    if said.language is None:
        return "language ?"
    return f"{said.language} ({'chosen' if said.language_confirmed else 'guess'})"


def under_line(themes: Sequence[Theme]) -> str:
    """Return the themes it is under, each in its own isolate."""
    names = " ".join(f"#{isolated(one_line(theme.name))}" for theme in themes)
    return f"themes: {names}" if names else "themes: none yet"


def gloss_line(translations: Sequence[Translation]) -> str:
    """Return the first translation, and how many there are: what it is, and then its words."""
    if not translations:
        return ""
    more = f"1 of {len(translations)} translations, " if len(translations) > 1 else ""
    return f"{more}{translation_in_words(translations[0])}: {one_line(translations[0].text)}"


def translation_in_words(translation: Translation) -> str:
    """Return who made it, a person or a machine, and whether somebody else compared it."""
    by = "a machine" if translation.by_machine else "a person"
    checked = "checked" if translation.checked else "not checked"
    return f"{translation.language} by {by}, {checked}"


def suggested_lines(suggested: Sequence[Suggested]) -> list[str]:
    """Return what is suggested, each with its key and the words that led to it."""
    lines = []
    for key, one in zip("abc", suggested, strict=False):
        name, words = one_line(one.theme.name), one_line(", ".join(one.words))
        lines.append(f"{key} #{isolated(name)} for {isolated(words)}")
    return lines


def numbered(themes: Sequence[Counted], *, before: Sequence[Counted]) -> list[Counted]:
    """Return the themes that are offered, in the order of their numbers: no retired ones.

    Each keeps the number it had *before*, and new ones come last: those with the most
    contributions first.
    """
    offered = [one for one in themes if not one.theme.retired]
    now = {one.theme.id: one for one in sorted(offered, key=lambda one: -one.contributions)}
    known = [one.theme.id for one in before if one.theme.id in now]
    return [now[id_] for id_ in dict.fromkeys((*known, *now))]


def theme_lines(themes: Sequence[Counted], *, rows: int) -> list[str]:
    """Return the themes beside the list, in as many rows as there are: key, count, name."""
    lines = ["THEMES, t: any"]
    lines += [
        f"{n if n <= NUMBERED else ' '} {one.contributions:5} #{isolated(one_line(one.theme.name))}"
        for n, one in enumerate(themes, 1)
    ]
    if len(lines) <= rows:
        return lines
    return [*lines[: rows - 1], f"  {len(lines) - rows + 1:5} more"]


def strip_line(themes: Sequence[Counted]) -> str:
    """Return the themes that have a key on one line, each in its own isolate."""
    names = [
        f"{n} {isolated(one_line(one.theme.name))}" for n, one in enumerate(themes[:NUMBERED], 1)
    ]
    return "  ".join(("t any", *names) if names else ("No theme yet: t makes one",))


def place_line(detail: Detail, *, spans: bool) -> str:
    """Return what it is linked to, then where and to which prompt it was said.

    Args:
        detail: The contribution.
        spans: Whether the list is of several sessions.
    """
    typed = [detail.session.title] if spans else []
    typed += [detail.prompt] if detail.prompt else []
    return " · ".join((*links(detail), *(isolated(one_line(one)) for one in typed)))


def links(detail: Detail) -> list[str]:
    """Return what a contribution is linked to, each by its code."""
    said = detail.said
    told = [f"same as {short_code(said.same_as)}"] if said.same_as else []
    again = [one for one in detail.one_with if one.same_as == said.id]
    told += [f"noted again: {_codes(one.id for one in again)}"] if again else []
    parts = [one for one in detail.one_with if said.id == one.one_with or said.one_with == one.id]
    told += [f"divided from {_codes(one.id for one in parts)}"] if parts else []
    told += [f"answers {short_code(said.reply_to)}"] if said.reply_to else []
    told += [f"responses: {_codes(detail.answers)}"] if detail.answers else []
    return told


def _codes(ids: Iterable[int]) -> str:
    return " ".join(map(short_code, ids))


def past_lines(past: Sequence[Past]) -> list[str]:
    """Return what was done to a contribution, a line each; the names of themes come last."""
    lines = []
    for one in past:
        undone = "undone: " if one.is_undone else ""
        theme = f" #{isolated(one_line(one.theme))}" if one.theme else ""
        lines.append(f"  {undone}{one.what}{theme}")
    return ["", "What was done, as far as the session is open:", *lines] if lines else []


def detail_lines(detail: Detail) -> list[str]:
    """Return all of the words, and all translations, a line of theirs each."""
    lines = [facts_line(detail), under_line(detail.themes), place_line(detail, spans=True)]
    lines += ["", *whole_lines(detail.said.text)]
    for translation in detail.translations:
        lines += ["", f"{translation_in_words(translation)}:", *whole_lines(translation.text)]
    return lines


def whole_lines(text: str) -> list[str]:
    """Return a text by its lines, each as a terminal shows it and does nothing else with it."""
    return [one_line(part) for line in text.splitlines() for part in wrap(line, _PART) or [""]]
