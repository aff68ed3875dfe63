"""Makes conversations for tests, so that a test spells out only what it is about."""

from collections.abc import Iterable
from datetime import date
from itertools import count, pairwise
from random import Random
from typing import Any, Final

from hypothesis import strategies as st

from convo.disclosure.counts import Figure
from convo.model.answers import Commitment, Question, Recommendation, Response
from convo.model.contributions import Agreement, Contribution, Translation
from convo.model.exported import Export
from convo.model.gathered import Gathered
from convo.model.people import Participant
from convo.model.sessions import Session
from convo.model.themes import Tag, Theme
from convo.model.words import (
    Attribution,
    Audience,
    CommitmentState,
    Form,
    Kind,
    QuestionState,
    Role,
    Rule,
    Use,
)
from exports.report.build import Terms, build_report
from exports.report.readable import listed_ids, unlisted_ids
from exports.report.values import Report

KEY: Final = bytes(range(32))
DAY: Final = date(2026, 11, 18)

SAID: Final = {
    "ar": "نحتاج إلى من يتحدث لغتنا.",
    "fa": "کتاب‌های صوتی برای کسانی که نمی‌توانند بخوانند لازم است.",
    "hi": "छोटे गाँवों के लिए चलती-फिरती गाड़ी बहुत उपयोगी होगी।",
    "bn": "আমাদের ভাষায় কেউ উত্তর দেয় না।",
    "my": "ကလေးစာအုပ်များ လိုအပ်သည်။",
    "km": "យើងត្រូវការសៀវភៅជាភាសារបស់យើង។",
    "th": "เราต้องการห้องที่เงียบกว่านี้",
    "zh-Hant": "我們希望閱覽室有中文的說明。",
    "ja": "夜も開いていると助かります。",
    "am": "ተጨማሪ መጻሕፍት በአማርኛ እንፈልጋለን።",
}
"""Invented words in ten scripts."""

_ids = count(1)


def session(**fields: Any) -> Session:  # noqa: ANN401 -- whatever a session has
    given: dict[str, Any] = {
        "id": next(_ids),
        "title": "Asia",
        "region": "ESEAP",
        "zone": "Asia/Jakarta",
    }
    given |= {"held_on": DAY, "languages": ("en",), "rule": Rule.CHATHAM}
    return Session(**{**given, **fields})


def held_in(*regions: str) -> tuple[Session, ...]:
    return tuple(session(region=region) for region in regions)


def contribution(held: Session, text: str = "Who is it?", **fields: Any) -> Contribution:  # noqa: ANN401 -- whatever a contribution has
    given: dict[str, Any] = {
        "id": next(_ids),
        "session_id": held.id,
        "text": text,
        "language": "en",
    }
    given |= {"attribution": Attribution.ANONYMOUS, "use": Use.QUOTE}
    return Contribution(**{**given, **fields})


def contributions(held: Session, number: int, **fields: Any) -> tuple[Contribution, ...]:  # noqa: ANN401 -- whatever a contribution has
    return tuple(contribution(held, f"Point {each}.", **fields) for each in range(number))


def tagged(theme: Theme, given: Iterable[Contribution]) -> tuple[Tag, ...]:
    return tuple(Tag(contribution_id=each.id, theme_id=theme.id) for each in given)


def theme(name: str, definition: str = "") -> Theme:
    return Theme(id=next(_ids), name=name, definition=definition)


def report_of(gathered: Gathered, **choices: Any) -> Report:  # noqa: ANN401 -- whatever build_report takes
    given: dict[str, Any] = {"audience": Audience.INTERNAL, "at_least": 5, "final": False}
    given |= {"title": "What communities told us", "number": 7, "key": KEY, "data_to": DAY}
    given |= {"earlier": ()}
    given |= choices
    key, earlier = given.pop("key"), given.pop("earlier")
    return build_report(gathered, Terms(**given), key=key, earlier=earlier)


def entry_of(
    gathered: Gathered,
    audience: Audience = Audience.INTERNAL,
    **fields: Any,  # noqa: ANN401 -- whatever an entry of the ledger has
) -> Export:
    """Return what the ledger knows of a draft about all that was gathered."""
    at_least = fields.pop("at_least", 5)
    listed, unlisted = (
        ids(gathered, audience=audience, at_least=at_least, language="en")
        for ids in (listed_ids, unlisted_ids)
    )
    given: dict[str, Any] = {
        "id": next(_ids),
        "format": "word",
        "final": False,
        "made_on": DAY,
        "digest": "0" * 64,
    }
    given |= {"contribution_ids": listed, "unlisted_ids": unlisted}
    given |= {"session_ids": frozenset(each.id for each in gathered.sessions)}
    return Export(audience=audience, **{**given, **fields})


def noted(gathered: Gathered, report: Report) -> Export:
    """Return what the ledger knows of a report, with what it withholds."""
    return entry_of(
        gathered,
        report.audience,
        at_least=report.at_least,
        withheld=report.withheld,
        apart=report.apart,
        cells=report.cells,
    )


def numbers_of(report: Report) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for conversation in report.conversations:
        found.setdefault(conversation.region, []).append(conversation.contributions)
    return found


def token(prefix: str, number: int) -> str:
    """Return a word of letters that is found in no other text, and is no part of another token."""
    letters = "".join(chr(ord("a") + number // 26**place % 26) for place in range(3))
    return f"{prefix}{letters}q"


@st.composite
def gathereds(draw: st.DrawFn) -> Gathered:
    """Draw conversations of every rule, each text and name with a token of its own."""
    sessions = tuple(
        session(
            id=1 + number,
            title=token("Titel", number),
            region=draw(st.sampled_from(["ESEAP", "MENA", "SSA"])),
            rule=draw(st.sampled_from(Rule)),
            focus_group=draw(st.integers(0, 3)) == 0,
            languages=draw(st.sampled_from([("en",), ("fa", "en"), ()])),
        )
        for number in range(draw(st.integers(1, 3)))
    )
    people = tuple(
        Participant(
            id=100 + number,
            session_id=draw(st.sampled_from(sessions)).id,
            handle=f"P{number + 1}",
            name=draw(st.sampled_from([token("Nemo", number), None])),
        )
        for number in range(draw(st.integers(1, 8)))
    )
    given = tuple(draw(_contribution(number, people)) for number in range(draw(st.integers(0, 40))))
    codebook = tuple(Theme(id=500 + number, name=token("Thema", number)) for number in range(4))
    return Gathered(
        sessions=sessions,
        participants=people,
        contributions=given,
        themes=codebook,
        withdrawn=frozenset(range(draw(st.integers(0, 9)))),
        tags=tuple(
            Tag(contribution_id=each.id, theme_id=about.id)
            for each in given
            for about in draw(st.sets(st.sampled_from(codebook), max_size=2))
        ),
        **draw(_ledger(given)),
    )


@st.composite
def _contribution(draw: st.DrawFn, number: int, people: tuple[Participant, ...]) -> Contribution:
    attribution = draw(st.sampled_from(Attribution))
    person = draw(st.sampled_from(people))
    roles: st.SearchStrategy[Role | None] = {
        Attribution.ANONYMOUS: st.none(),
        Attribution.REGION: st.none(),
        Attribution.ROLE: st.sampled_from(Role),
        Attribution.NAMED: st.none() | st.sampled_from(Role),
    }[attribution]
    language = draw(st.sampled_from(["en", "en", "en", "fa", "am", None]))
    return Contribution(
        id=1_000_000_007 * (number + 1),
        session_id=person.session_id,
        participant_id=None if attribution is Attribution.ANONYMOUS else person.id,
        role=draw(roles),
        attribution=attribution,
        use=draw(st.sampled_from([Use.QUOTE, *Use])),
        kind=draw(st.sampled_from(Kind)),
        form=draw(st.sampled_from(Form)),
        language=language,
        text=f"{SAID.get(language or '', 'It is so.')} {token('Wort', number)}",
    )


@st.composite
def _ledger(draw: st.DrawFn, given: tuple[Contribution, ...]) -> dict[str, Any]:
    some = st.sets(st.sampled_from(given), max_size=6) if given else st.just(set[Contribution]())
    ids = [each.id for each in given]
    return {
        "translations": tuple(
            Translation(
                contribution_id=each.id,
                language="en",
                text=f"Translated {token('Wort', ids.index(each.id))}",
            )
            for each in draw(some)
        ),
        "agreements": tuple(
            Agreement(contribution_id=each.id, count=draw(st.integers(1, 12)))
            for each in draw(some)
        ),
        "questions": tuple(
            Question(
                contribution_id=each.id,
                state=draw(st.sampled_from(QuestionState)),
                merged_into=draw(st.none() | st.sampled_from(sorted({*ids} - {each.id}) or [0])),
            )
            for each in draw(some)
        ),
        "responses": tuple(
            Response(
                question_id=draw(st.sampled_from(sorted({*ids} - {each.id}) or [0])),
                contribution_id=each.id,
            )
            for each in draw(some)
        ),
        "commitments": tuple(
            Commitment(
                contribution_id=each.id,
                team=token("Team", ids.index(each.id)),
                state=draw(st.sampled_from(CommitmentState)),
            )
            for each in draw(some)
        ),
        "recommendations": tuple(
            Recommendation(contribution_id=each.id, addressee=token("Team", ids.index(each.id)))
            for each in draw(some)
        ),
    }


def scattered(seed: int, number: int) -> Gathered:
    """Return *number* contributions of every sort in 20 conversations; a seed gives the same."""
    dice = Random(seed)  # noqa: S311 -- invented conversations, no secret
    regions = ("ESEAP", "MENA", "SSA", "SA", "LAC")
    rules = tuple(Rule)
    sessions = tuple(
        session(id=1 + each, region=dice.choice(regions), rule=dice.choice(rules))
        for each in range(20)
    )
    people = tuple(
        Participant(
            id=100 + each,
            session_id=sessions[each % 20].id,
            handle=f"P{each + 1}",
            name=f"Nemo {each}",
        )
        for each in range(100)
    )
    given = tuple(_at_random(dice, people) for _ in range(number))
    codebook = tuple(Theme(id=500 + each, name=f"theme-{each}") for each in range(12))
    asked = [each.id for each in given if each.kind is Kind.QUESTION]
    return Gathered(
        sessions=sessions,
        participants=people,
        contributions=given,
        themes=codebook,
        tags=tuple(
            Tag(contribution_id=each.id, theme_id=about.id)
            for each in given
            for about in dice.sample(codebook, dice.choice((0, 1, 1, 2)))
        ),
        # One long chain, which a slow search would walk again for each of its questions.
        questions=tuple(
            Question(contribution_id=each, merged_into=following)
            for each, following in pairwise(asked)
        ),
        withdrawn=frozenset(range(seed % 9)),
    )


def _at_random(dice: Random, people: tuple[Participant, ...]) -> Contribution:
    attribution = dice.choice(tuple(Attribution))
    person = dice.choice(people)
    hats = {Attribution.ROLE, Attribution.NAMED}
    language = dice.choice((*SAID, None))
    return Contribution(
        id=dice.getrandbits(62),
        session_id=person.session_id,
        participant_id=None if attribution is Attribution.ANONYMOUS else person.id,
        role=dice.choice(tuple(Role)) if attribution in hats else None,
        attribution=attribution,
        use=dice.choice(tuple(Use)),
        kind=dice.choice(tuple(Kind)),
        form=dice.choice(tuple(Form)),
        language=language,
        text=SAID.get(language or "", "It is so."),
    )
