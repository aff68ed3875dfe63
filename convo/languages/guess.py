"""Suggest the language of a text, or say that nobody can tell. It is never a decision.

A suggestion stands beside the field and is not written over what a person chose; what may be
published never hangs on it. Which language somebody spoke can also tell who it was.

langdetect gives its profiles, 55 counted corpora, and nothing else: its own detector draws
grams at random, is sure of languages it does not know, and raises on digits and links. Here
the same profiles are added up: the same text has the same answer on every run.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

from convo.languages.grams import ENOUGH, without_noise
from convo.languages.han import chinese_writing, is_japanese
from convo.languages.kin import kin_of
from convo.languages.learnt import NOTHING, Profiles
from convo.languages.scripts import script
from convo.languages.stronger import Detector
from convo.languages.table import Table, build_table
from convo.languages.tags import (
    SCRIPTS,
    canonical,
    language_of,
    script_codes,
    scripts_of,
    usual_language,
)
from convo.languages.weighing import Likely, weigh

_SURE: Final = 0.85  # below it, more than 1 % of texts of 20 characters are wrong without CLD2
_SURE_AMONG_KIN: Final = 0.95  # they are taken for each other, or they would not be kin
_ONE_SCRIPT: Final = 0.6  # the share of its letters that a text's script has
_KANA: Final = 0.1  # from this share on, Chinese characters beside kana are Japanese
_OTHERS: Final = 5  # as many as a person reads before choosing
# Scripts of so many languages that one announced is not the only one to think of.
_OF_MANY: Final = frozenset({"LATIN", "CYRILLIC", "ARABIC", "DEVANAGARI"})
# Scripts in which one announced is the one, but where none is announced nobody can tell.
_OF_FEW: Final = frozenset(
    {"BENGALI", "CANADIAN", "ETHIOPIC", "HEBREW", "MONGOLIAN", "MYANMAR", "TIBETAN", "TIFINAGH"}
)
_PROFILE_TAGS: Final = {"no": "nb", "zh-cn": "zh-Hans", "zh-tw": "zh-Hant"}


class Because(StrEnum):
    """Why a language is suggested, or none is."""

    SCRIPT = "its script"
    WORDS = "its words"
    NO_LETTERS = "there are no words in it"
    SEVERAL_SCRIPTS = "it is written in several scripts"
    NOT_SURE = "it could be several languages"
    NOT_EXPECTED = "it does not look like a language of this session"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What the language of a text may be."""

    tag: str | None
    """BCP 47; None: ask. One of the session's, spelt as there, or the only one in its script."""

    because: Because
    probability: float | None = None
    """Between 0 and 1, of the likeliest language; None where only the script was looked at."""

    others: tuple[str, ...] = ()
    """What else to offer, the likeliest first."""


def suggest(
    text: str,
    *,
    expected: Sequence[str],
    learnt: Profiles = NOTHING,
    detector: Detector | None,
) -> Suggestion:
    """Suggest the language of a text.

    The first text in Latin letters takes some 0.3 s, a later one 0.2 ms: call it in a worker.

    Args:
        text: The words.
        expected: The session's languages (BCP 47), in any order. Only they, and languages that
            have a script to themselves, are suggested.
        learnt: What was learnt from texts of this session.
        detector: `convo.languages.stronger.stronger_detector()`; None goes without.

    Raises:
        RefusedError: A tag in `expected` is not one.
    """
    words = without_noise(text[: 2 * ENOUGH])
    letters = [(one, name) for one in words if (name := script(one)) is not None]
    if not letters:
        return Suggestion(tag=None, because=Because.NO_LETTERS)
    letters_in = _main_script(Counter(name for _, name in letters))
    if letters_in is None:
        return Suggestion(tag=None, because=Because.SEVERAL_SCRIPTS)
    fits = tuple(dict.fromkeys(tag for tag in expected if letters_in in scripts_of(tag)))
    if letters_in == "CJK":
        return _in_han("".join(one for one, name in letters if name == "CJK"), fits)
    if letters_in not in _OF_MANY and len(fits) <= 1:
        return _by_script(letters_in, fits)
    words = "".join(one if script(one) in {None, letters_in} else " " for one in words)
    return _judge(weigh(words, fits, table=_table(letters_in), learnt=learnt, detector=detector))


def _main_script(counts: Counter[str]) -> str | None:
    """Return the script a text is in; HIRAGANA for Japanese, all of whose scripts count."""
    total = counts.total()
    if counts["HIRAGANA"] + counts["KATAKANA"] > _KANA * total:
        return "HIRAGANA"
    name, count = max(counts.items(), key=lambda one: (one[1], one[0]))
    return name if count >= _ONE_SCRIPT * total else None


def _by_script(letters_in: str, fits: Sequence[str]) -> Suggestion:
    """Suggest the one language of the session, or of the world, that is written so."""
    usual = usual_language(letters_in)
    if fits:
        return Suggestion(tag=fits[0], because=Because.SCRIPT)
    if usual is None:
        return Suggestion(tag=None, because=Because.NOT_EXPECTED)
    if letters_in not in _OF_FEW:
        return Suggestion(tag=usual, because=Because.SCRIPT)
    kin = (one for one in sorted(kin_of(usual)) if letters_in in scripts_of(one))
    return Suggestion(tag=None, because=Because.NOT_EXPECTED, others=(usual, *kin))


def _in_han(characters: str, fits: Sequence[str]) -> Suggestion:
    """Suggest the language of Chinese characters without kana."""
    japanese = tuple(tag for tag in fits if language_of(tag) == "ja")
    chinese = tuple(tag for tag in fits if language_of(tag) not in {"ja", "ko"})
    writing = chinese_writing(characters)
    if len(chinese) > 1:
        chinese = tuple(tag for tag in chinese if script_codes(tag)[0] == writing) or chinese
    match is_japanese(characters) if japanese else False:
        case True:
            choices = japanese
        case False:
            choices = chinese
        case None:
            choices = japanese + chinese
    if len(choices) == 1:
        return Suggestion(tag=choices[0], because=Because.SCRIPT)
    if choices:
        return Suggestion(tag=None, because=Because.NOT_SURE, others=choices)
    others = ("zh-Hans", "zh-Hant") if writing is None else (f"zh-{writing}",)
    return Suggestion(tag=None, because=Because.NOT_EXPECTED, others=(*others, "ja"))


def _judge(likely: Sequence[Likely]) -> Suggestion:
    """Suggest the likeliest language, if it is likely enough."""
    if not likely:
        return Suggestion(tag=None, because=Because.NOT_SURE)
    best = likely[0]
    offered = tuple(one.tag for one in likely if one.announced or one is best)[:_OTHERS]
    kin = kin_of(language_of(best.tag))
    alike = len(likely) > 1 and language_of(likely[1].tag) in kin
    if best.probability < (_SURE_AMONG_KIN if alike else _SURE):
        because = Because.NOT_SURE
    elif not best.announced:
        because = Because.NOT_EXPECTED
    elif best.by_itself or _is_left_over(best, likely):
        others = tuple(tag for tag in offered if tag != best.tag)
        return Suggestion(
            tag=best.tag, because=Because.WORDS, probability=best.probability, others=others
        )
    else:
        because = Because.NOT_SURE
    return Suggestion(tag=None, because=because, probability=best.probability, others=offered)


def _is_left_over(best: Likely, likely: Sequence[Likely]) -> bool:
    """Tell whether *best* is the one language of the session of which nothing is known.

    Then a text that fits none of the others, announced or not, is in it.
    """
    rest = [one for one in likely if one.announced and one is not best]
    return (
        len(rest) < len(likely) - 1  # of two, it may merely be the one that was not learnt
        and all(one.by_itself for one in rest)
    )


@lru_cache(maxsize=32)
def _table(letters: str) -> Table:
    """Return langdetect's profiles of the languages that are mostly written in *letters*."""
    from langdetect import PROFILES_DIRECTORY  # noqa: PLC0415 -- 30 ms, in a worker

    paths = {
        canonical(_PROFILE_TAGS.get(path.name, path.name)): path
        for path in sorted(Path(PROFILES_DIRECTORY).iterdir())
    }
    return build_table(
        {
            tag: _profile(path)
            for tag, path in paths.items()
            if letters in SCRIPTS.get(script_codes(tag)[0], ())
        },
        letters=letters,
    )


def _profile(path: Path) -> Mapping[str, int]:
    """Read one profile, its capitals counted with its small letters."""
    counts = Counter[str]()
    for gram, count in json.loads(path.read_text("utf-8"))["freq"].items():
        lower = gram.lower()
        counts[lower if len(lower) == len(gram) else gram] += count
    return counts
