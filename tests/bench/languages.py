"""How often the language of a short text is suggested rightly, wrongly, or left open."""

import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from langdetect import DetectorFactory, LangDetectException, detect

from convo.languages.guess import suggest
from convo.languages.kin import kin_of
from convo.languages.learnt import NOTHING, Profiles, learn
from convo.languages.stronger import Detector, stronger_detector
from convo.languages.tags import language_of, scripts_of
from tests.bench.table import Row, compared
from tests.shared import shared

CUTS: Final = (20, 60)
CONFIRMED: Final = 5
LEAST_RIGHT: Final = 0.93
MOST_WRONG: Final = 0.02
SEED: Final = 20261118

# Languages of the material that share a script and have no profile in langdetect.
UNKNOWN: Final = ("ckb-Latn", "ha-NG", "sr-Latn", "ug-Arab")


class Company(StrEnum):
    """Which languages a session has beside the one a text is in."""

    KIN = "two of its kin"
    SCRIPT = "two in its script"
    ANY = "any three"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A text, the language it is in, and the languages of its session."""

    tag: str
    text: str
    expected: tuple[str, ...]
    learnt: Profiles = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What came of a number of texts: shares from 0 to 1, the rest was left open."""

    texts: int
    right: float
    wrong: float
    milliseconds: float


def texts_by_language() -> dict[str, list[str]]:
    """Return articles 1 to 5 of the Universal Declaration in 44 languages, by tag."""
    texts: dict[str, list[str]] = {}
    with shared("udhr/udhr_shared.jsonl").open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            texts.setdefault(line["bcp47"], []).append(line["text"])
    return texts


def sessions(
    tags: Sequence[str], company: Company, *, seed: int
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a session of four languages for each tag, the same ones on every run."""
    draw = random.Random(f"{seed} {company}")  # noqa: S311 -- nothing secret
    for tag in sorted(tags):
        match company:
            case Company.KIN:
                near = [one for one in sorted(kin_of(language_of(tag))) if _alike(one, tag)]
            case Company.SCRIPT:
                near = [one for one in sorted(tags) if one != tag and _alike(one, tag)]
            case Company.ANY:
                near = []
        others = draw.sample(near, min(len(near), 2))
        rest = sorted(set(tags) - {tag, *others})
        others += draw.sample(rest, 3 - len(others))
        yield tag, tuple(draw.sample([tag, *others], 4))


def declared(cut: int, company: Company) -> list[Asked]:
    """Return all texts, cut to so many characters."""
    texts = texts_by_language()
    return [
        Asked(tag=tag, text=text[:cut], expected=expected)
        for seed in range(SEED, SEED + 4)
        for tag, expected in sessions(tuple(texts), company, seed=seed)
        for text in texts[tag]
    ]


def taught(cut: int) -> tuple[list[Asked], list[Asked]]:
    """Return texts of a language of which five others were confirmed, and those of its company.

    Confirmed are pieces of 60 characters from article 2, which is long; asked are the beginnings
    of the other articles. The sessions hold none of the language's kin.
    """
    texts = texts_by_language()
    same: list[Asked] = []
    others: list[Asked] = []
    for tag, expected in _without_kin(tuple(texts)):
        long = texts[tag][1]
        learnt = learn((tag, long[60 * n : 60 * n + 60]) for n in range(CONFIRMED))
        for one in expected:
            found = same if one == tag else others
            found += [
                Asked(tag=one, text=text[:cut], expected=expected, learnt=learnt)
                for at, text in enumerate(texts[one])
                if at != 1
            ]
    return same, others


def measure(asked: Sequence[Asked], *, detector: Detector | None) -> Figures:
    """Suggest a language for every text."""
    started = time.perf_counter()
    answers = [
        suggest(one.text, expected=one.expected, learnt=one.learnt, detector=detector).tag
        for one in asked
    ]
    spent = time.perf_counter() - started
    right = sum(answer == one.tag for answer, one in zip(answers, asked, strict=True))
    wrong = len(asked) - right - answers.count(None)
    return Figures(
        texts=len(asked),
        right=right / len(asked),
        wrong=wrong / len(asked),
        milliseconds=1000 * spent / len(asked),
    )


def rows() -> Iterator[Row]:
    """Yield time, what is right and what is wrong, beside langdetect alone on the same texts."""
    asked = [one for one in declared(CUTS[-1], Company.ANY) if one.tag not in UNKNOWN]
    detector = stronger_detector()
    measure(asked, detector=detector)  # loads the profiles
    ours, alone = measure(asked, detector=detector), _langdetect(asked)
    what = f"language of {CUTS[-1]} characters, 3 others expected"
    yield compared(f"{what}: time", ours.milliseconds, beside=alone.milliseconds,
                   named="langdetect alone, seeded", unit="ms", most=1)  # fmt: skip
    yield Row(what=f"{what}: right", ours=f"{ours.right:.1%}", beside=f"{alone.right:.1%}",
              ratio=ours.right / alone.right, goal="93 % or more",
              met=ours.right >= LEAST_RIGHT)  # fmt: skip
    yield Row(what=f"{what}: wrong", ours=f"{ours.wrong:.1%}", beside=f"{alone.wrong:.1%}",
              ratio=ours.wrong / alone.wrong, goal="at most 2 %",
              met=ours.wrong <= MOST_WRONG)  # fmt: skip


def run() -> None:
    """Print a table: without and with the extra, and after five confirmed texts."""
    print(f"{'languages of short texts':56}{'right':>7}{'wrong':>7}{'texts':>7}{'ms':>7}")
    extra = stronger_detector()
    for name, detector in [("without [langs]", None), ("with [langs]", extra)]:
        if name == "with [langs]" and detector is None:
            print("with [langs]: not installed")
            continue
        for cut in CUTS:
            for company in Company:
                asked = declared(cut, company)
                measure(asked, detector=detector)  # loads the profiles
                _show(f"{name}, {cut} characters, {company}", measure(asked, detector=detector))
    for cut in CUTS:
        for name, asked in zip(("five confirmed", "their company"), taught(cut), strict=True):
            _show(f"without [langs], {cut} characters, {name}", measure(asked, detector=None))


def _langdetect(asked: Sequence[Asked]) -> Figures:
    """Ask langdetect, which knows nothing of a session; the first answer loads its profiles."""
    DetectorFactory.seed = 0
    detect("words")
    started = time.perf_counter()
    answers = [_detected(one.text) for one in asked]
    spent = time.perf_counter() - started
    right = sum(answer == language_of(one.tag) for answer, one in zip(answers, asked, strict=True))
    return Figures(
        texts=len(asked),
        right=right / len(asked),
        wrong=(len(asked) - right - answers.count(None)) / len(asked),
        milliseconds=1000 * spent / len(asked),
    )


def _detected(text: str) -> str | None:
    try:
        return language_of(str(detect(text)))
    except LangDetectException:
        return None


def _show(name: str, figures: Figures) -> None:
    shares = f"{figures.right:7.3f}{figures.wrong:7.3f}"
    print(f"{name:56}{shares}{figures.texts:7}{figures.milliseconds:7.2f}")


def _alike(tag: str, other: str) -> bool:
    return bool(scripts_of(tag) & scripts_of(other))


def _without_kin(tags: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield sessions around the languages that langdetect does not know."""
    for seed in range(SEED, SEED + 6):
        for company in (Company.SCRIPT, Company.ANY):
            for tag, expected in sessions(tags, company, seed=seed):
                kin = kin_of(language_of(tag))
                if tag in UNKNOWN and not kin & set(map(language_of, expected)):
                    yield tag, expected


if __name__ == "__main__":
    run()
