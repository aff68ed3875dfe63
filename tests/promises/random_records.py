"""Conversations at random, fast enough for ten thousand, and what no document may tell of them."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Any, Final

from convo.disclosure.counts import LEAST
from convo.model.answers import Commitment
from convo.model.contributions import Agreement, Contribution, Translation
from convo.model.gathered import Gathered
from convo.model.people import Participant
from convo.model.registers import ChecklistItem, Contact, Forum, ForumMention, Practice
from convo.model.sessions import Session
from convo.model.themes import Tag, Theme
from convo.model.words import Attribution, Audience, Form, Kind, Part, Preparer, Role, Rule, Use
from convo.model.written import Written
from exports.formats import RENDERERS
from tests.exports.build import SAID, report_of, session, token
from tests.exports.test_leaks import everything_in, mark, may_be_named, readable
from tests.promises.coined import SCRIPTS, Mint

AUDIENCES: Final = (Audience.INTERNAL, Audience.PUBLIC)
RULES: Final = (*((rule, False) for rule in Rule), (Rule.NAMED, True))
"""The rule of all sessions of a record, and whether they are focus groups; one in seven mixes."""
COSTLY: Final = frozenset({"word", "xlsx"})
"""A Word file takes 20 ms, a workbook 5 ms, one of each other format 1 ms or less."""

_REGIONS: Final = ("ESEAP", "MENA", "SSA")
_SAYINGS: Final = (
    "{said} {name} {mark}",
    "@{name}, {said} {mark}",
    "{said} As {name} said: {mark}",
    "{handle}, {said} {mark}",
    "{said} {mark}",
    "{said} {mark}",
)


@dataclass(frozen=True)
class Record:
    """A conversation, and the words by which its people could be known."""

    gathered: Gathered
    known_by: dict[int, tuple[str, ...]]
    """The words of each participant's name, user name and affiliation."""

    at_least: int


@dataclass
class Tried:
    """What was looked at, and what should not have been there."""

    documents: Counter[str] = field(default_factory=Counter)
    """How many of each format."""

    telling: Counter[str] = field(default_factory=Counter)
    """How many of each format told a name that somebody agreed to."""

    leaks: list[str] = field(default_factory=list)
    """Seed, format, audience and what kind of word."""


def try_records(seeds: Iterable[int]) -> Tried:
    """Write each record in every format for both audiences, and look for what may not be told.

    Of each fourth record there is one file of each of `COSTLY`, for the two audiences in turn:
    one in Word takes as long as all others together.
    """
    tried = Tried()
    for seed in seeds:
        record = record_of(seed)
        for audience in AUDIENCES:
            report = report_of(record.gathered, audience=audience, at_least=record.at_least)
            secrets, agreed = secrets_of(record, audience)
            for name, made_as in RENDERERS.items():
                if name in COSTLY and (seed % 4 or audience is not AUDIENCES[seed // 4 % 2]):
                    continue
                written = everything_in(made_as.render(report)).decode(errors="replace")
                found = {kind for kind, word in secrets if word in written}
                tried.leaks += [f"{seed} {name} {audience.name} {kind}" for kind in sorted(found)]
                tried.documents[name] += 1
                tried.telling[name] += any(word in written for word in agreed)
                if name == "json":
                    wrong = attendance_told(written, record.gathered)
                    tried.leaks += [f"{seed} {name} {audience.name} {kind}" for kind in wrong]
    return tried


def secrets_of(record: Record, audience: Audience) -> tuple[list[tuple[str, str]], list[str]]:
    """Return what may not be told to *audience*, each with its kind; and names that may be."""
    gathered = record.gathered
    held = {each.id: each for each in gathered.sessions}
    shown = readable(gathered, audience, record.at_least)
    named = {one.participant_id for one in shown if may_be_named(one, held[one.session_id])}
    secrets = [("title", each.title) for each in gathered.sessions]
    agreed: list[str] = []
    for person in gathered.participants:
        secrets.append(("attendance", person.handle))
        if person.id in named:
            agreed += record.known_by[person.id]
        else:
            secrets += [("name", word) for word in record.known_by[person.id]]
    secrets += [("words", mark(one)) for one in gathered.contributions if one not in shown]
    promised = {promise.contribution_id: promise.team for promise in gathered.commitments}
    secrets += [
        ("organisation", promised[one.id])
        for one in gathered.contributions
        if one.id in promised and not may_name_organisations(held[one.session_id])
    ]
    # What is not to be printed, and what is about a round of which other sessions are not there.
    secrets += [("not printed", each.name) for each in gathered.forums if not each.may_print]
    secrets += [("not printed", each.route) for each in gathered.contacts if not each.may_print]
    secrets += [
        ("other sessions", each.text.split()[-1])
        for each in gathered.written
        if each.round_id is not None
    ]
    return secrets, agreed


def may_name_organisations(held: Session) -> bool:
    return not held.focus_group and held.rule not in {Rule.FKAGEU, Rule.FOCUS_GROUP}


def attendance_told(written: str, gathered: Gathered) -> Iterator[str]:
    """Yield what a report in JSON says of how many came, and may not."""
    lines = [json.loads(line) for line in written.splitlines()]
    present = Counter(person.session_id for person in gathered.participants)
    exact = set(present.values())
    for line in lines:
        if line.get("kind") != "conversation":
            continue
        if line["rule"] == Rule.FKAGEU and line["people"] is not None:
            yield "attendance where none may be told"
        if isinstance(line["people"], int) and line["people"] in exact:
            yield "exact attendance"


def record_of(seed: int) -> Record:
    """Return a conversation at random; the same seed gives the same one."""
    dice = Random(seed)  # noqa: S311 - invented conversations, no secret
    rules = [RULES[seed // 2 % len(RULES)]] * 3 if seed % 7 else dice.sample(RULES, 3)
    sessions = tuple(
        session(
            id=1 + n,
            title=token("Titel", n),
            region=dice.choice(_REGIONS),
            rule=rule,
            focus_group=focus_group,
            languages=dice.choice((("en",), ("fa", "en"), ())),
        )
        for n, (rule, focus_group) in enumerate(rules[: dice.randint(1, 3)])
    )
    known_by: dict[int, tuple[str, ...]] = {}
    people = tuple(_people(dice, sessions, known_by))
    given = tuple(_said(dice, n, people) for n in range(dice.randint(1, 16)))
    themes = tuple(Theme(id=500 + n, name=token("Thema", n)) for n in range(3))
    some = [one for one in given if dice.random() < 0.3]
    gathered = Gathered(
        sessions=sessions,
        participants=people,
        contributions=given,
        themes=themes,
        withdrawn=frozenset(range(dice.choice((0, 0, 1, 6)))),
        tags=tuple(
            Tag(contribution_id=one.id, theme_id=about.id)
            for one in given
            for about in dice.sample(themes, dice.choice((0, 1, 1, 2)))
        ),
        translations=tuple(
            Translation(contribution_id=one.id, language="en", text=one.text) for one in some
        ),
        agreements=tuple(
            Agreement(
                contribution_id=one.id, role=dice.choice(tuple(Role)), count=dice.randint(1, 9)
            )
            for one in some
        ),
        commitments=tuple(
            Commitment(contribution_id=one.id, team=token("Team", n)) for n, one in enumerate(some)
        ),
        **_registers(dice, given, people),
        written=tuple(_written(dice, n, sessions, people) for n in range(dice.randint(0, 4))),
    )
    return Record(
        gathered=gathered,
        known_by=known_by,
        at_least=dice.choice((1, 2, 3, *(LEAST[audience] for audience in AUDIENCES))),
    )


def _registers(
    dice: Random, given: Sequence[Contribution], people: Sequence[Participant]
) -> dict[str, Any]:
    """Return what is known beside what was said; some of it of contributions, and with names."""
    named = f"{token('Kreis', 0)} of {dice.choice(people).name}"
    forums = (
        Forum(id=1, name=named, region=dice.choice(("", *_REGIONS)), may_print=True),
        Forum(id=2, name=token("Kreis", 1), about=named, may_print=True),
        Forum(id=3, name=token("Geheim", 0), may_print=False),
    )
    return {
        "forums": forums,
        "forum_mentions": tuple(
            ForumMention(contribution_id=one.id, forum_id=forum.id)
            for one in given
            for forum in dice.sample(forums, dice.randint(0, 2))
        ),
        "contacts": tuple(
            Contact(
                id=n,
                region=dice.choice(("", *_REGIONS)),
                language=dice.choice(("", *SAID)),
                purpose=f"Ask {dice.choice(people).name}",
                route=token("Geheim" if n else "Tisch", 5 + n),
                is_urgent=dice.random() < 0.5,
                may_print=not n,
            )
            for n in range(2)
        ),
        "practices": tuple(
            Practice(contribution_id=one.id, may_share=dice.random() < 0.5) for one in given
        ),
        "checklist": tuple(
            ChecklistItem(
                id=n,
                preparer=dice.choice(tuple(Preparer)),
                region=dice.choice(("", *_REGIONS)),
                position=n,
                text=one.text,
                contribution_id=one.id,
            )
            for n, one in enumerate(given)
            if dice.random() < 0.4
        ),
    }


def _written(
    dice: Random, number: int, sessions: Sequence[Session], people: Sequence[Participant]
) -> Written:
    part = dice.choice(tuple(Part))
    of_round = dice.random() < 0.3
    said = token("Geheim", 100 + number) if of_round else token("Satz", number)
    return Written(
        id=1 + number,
        part=part,
        session_id=None if of_round else dice.choice(sessions).id,
        round_id=77 if of_round else None,
        theme_id=500 + dice.randint(0, 2) if part is Part.LEAD else None,
        position=number,
        text=f"{dice.choice(people).name} and others: {said}",
    )


def _people(
    dice: Random, sessions: tuple[Session, ...], known_by: dict[int, tuple[str, ...]]
) -> Iterator[Participant]:
    """Yield people with names in every script, noting in *known_by* the words of each."""
    names = dice.sample(_names(), dice.randint(2, 10))
    for n, (first, last, body) in enumerate(names):
        given = dice.choice(
            (f"{first} {last}", f"{first}", f"Dr. {first} {last}", f"{first} {last} ({body})")
        )
        id_ = 100 + n
        known_by[id_] = tuple(word for word in (first, last, body) if word in given)
        yield Participant(
            id=id_,
            session_id=dice.choice(sessions).id,
            handle=f"P{dice.randint(10_000, 99_999)}",
            name=given,
        )


@cache
def _names() -> tuple[tuple[str, str, str], ...]:
    """Return a first name, a last name and an affiliation of many people in every script."""
    mint = Mint(5)
    coined = (
        tuple(mint.coin(script, "name").title() for _ in range(3))
        for script in SCRIPTS
        for _ in range(40)
    )
    return tuple((first, last, body) for first, last, body in coined)


def _said(dice: Random, number: int, people: tuple[Participant, ...]) -> Contribution:
    attribution = dice.choice(tuple(Attribution))
    person, other = dice.choice(people), dice.choice(people)
    hats = {Attribution.ROLE: (*Role,), Attribution.NAMED: (*Role, None)}.get(attribution, (None,))
    language = dice.choice(("en", "en", *SAID, None))
    text = dice.choice(_SAYINGS).format(
        said=SAID.get(language or "", "It is so."),
        name=other.name,
        handle=other.handle,
        mark=token("Wort", number),
    )
    return Contribution(
        id=dice.getrandbits(62) or 1,
        session_id=person.session_id,
        participant_id=None if attribution is Attribution.ANONYMOUS else person.id,
        role=dice.choice(hats),
        attribution=attribution,
        use=dice.choice((Use.QUOTE, *Use)),
        kind=dice.choice(tuple(Kind)),
        form=dice.choice(tuple(Form)),
        language=language,
        text=text,
    )
