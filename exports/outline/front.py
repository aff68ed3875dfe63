"""The first sections: what a report is about, how to read it, and who took part."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from convo.disclosure.counts import Withheld
from convo.disclosure.reasons import LeftOut
from exports.blocks import Block, Bullets, Note, Paragraph, Section, Table
from exports.outline import names, said
from exports.outline.english import phrases, sentences, terms
from exports.outline.glance import covers
from exports.report.values import Conversation, Report
from exports.tongue import Tongue


def facts(report: Report, tongue: Tongue) -> Table:
    """Return the block under the title."""
    held = [each.held_on for each in report.conversations]
    ids = dict.fromkeys(each.region for each in report.conversations)
    regions = said.items((said.region(id_, tongue) for id_ in ids), tongue)
    unknown = tongue.say(terms.UNKNOWN)
    return Table(
        label="",
        caption="",
        name=names.FACTS,
        about=tongue.say(sentences.ABOUT_FACTS),
        head=(tongue.say(sentences.ITEM), tongue.say(sentences.VALUE)),
        rows=(
            (
                tongue.say(sentences.STATUS),
                _status(report, tongue),
            ),
            (tongue.say(sentences.COVERS), covers(report, tongue)),
            (tongue.say(sentences.HELD), _days(min(held), max(held), tongue) if held else unknown),
            (tongue.say(sentences.REGIONS), regions or unknown),
            (
                tongue.say(sentences.LANGUAGES),
                said.languages(report.languages, tongue, more=report.more_languages),
            ),
            (tongue.say(sentences.AUDIENCE), tongue.say(terms.AUDIENCES[report.audience])),
            (tongue.say(sentences.RULE), _rule(report, tongue) or unknown),
            (tongue.say(sentences.DATA_TO), tongue.day(report.data_to)),
            (tongue.say(sentences.REPORT), report.code),
        ),
        widths=(3, 13),
    )


def _status(report: Report, tongue: Tongue) -> str:
    if report.review_until is not None:
        return tongue.say(phrases.DRAFT_UNTIL, day=tongue.day(report.review_until))
    return tongue.say(sentences.FINAL if report.final else sentences.DRAFT)


def _days(first: date, last: date, tongue: Tongue) -> str:
    if first == last:
        return tongue.day(first)
    return tongue.say(phrases.DAYS, first=tongue.day(first), last=tongue.day(last))


def _rule(report: Report, tongue: Tongue) -> str:
    """Return the rule that all conversations were held under, or that there were several."""
    rules = {each.rule for each in report.conversations}
    if len(rules) > 1:
        section = tongue.say(sentences.WHO_TOOK_PART)
        return tongue.say(phrases.RULES_DIFFER, section=section)
    return "".join(tongue.say(terms.RULES[rule]) for rule in rules)


def small_numbers(report: Report, tongue: Tongue) -> str:
    """Return which numbers are not shown."""
    people = tongue.count(phrases.PEOPLE, report.at_least)
    return tongue.say(phrases.SMALL_NUMBERS, people=people)


def how_to_read(report: Report, tongue: Tongue) -> Section:
    """Return what the numbers and words mean, and what became of all that was captured."""
    return Section(
        title=tongue.say(sentences.HOW_TO_READ),
        name=names.READING,
        new_page=report.for_participants,
        blocks=(
            *(
                [Paragraph((tongue.say(sentences.LOOK_AT_YOUR_WORDS),))]
                if report.for_participants
                else []
            ),
            Paragraph((tongue.say(sentences.WHAT_COUNTS), Note(small_numbers(report, tongue)))),
            Bullets(
                (
                    (tongue.say(sentences.WHAT_IS_QUOTED),),
                    (tongue.say(sentences.TRANSLATIONS),),
                    (tongue.say(sentences.WHAT_IS_NUMBERED),),
                    *(((tongue.say(sentences.NOTED_TWICE),),) if report.noted_twice else ()),
                    (tongue.say(sentences.ORGANISERS_WROTE),),
                    (tongue.say(sentences.WHO_WAS_NOT_THERE),),
                    *((sentence,) for sentence in absent(report, tongue)),
                )
            ),
            Paragraph((tongue.say(sentences.ALL_ADDS_UP),)),
            Bullets(
                (
                    (tongue.say(phrases.CAPTURED, number=said.number(report.captured, tongue)),),
                    (tongue.say(phrases.LISTED, number=tongue.number(len(report.statements))),),
                    *((sentence,) for sentence in left_out(report, tongue)),
                )
            ),
        ),
    )


def absent(report: Report, tongue: Tongue) -> Iterator[str]:
    """Yield who was not there, as far as that can be told."""
    given = report.beside.absent
    if given.regions:
        regions = said.items((said.region(id_, tongue) for id_ in given.regions), tongue)
        yield tongue.say(phrases.ABSENT_REGIONS, regions=regions)
    if given.roles:
        roles = said.items((tongue.say(terms.ROLES[role]) for role in given.roles), tongue)
        yield tongue.say(phrases.ABSENT_ROLES, roles=roles)


def left_out(report: Report, tongue: Tongue) -> tuple[str, ...]:
    """Return how many contributions are left out and why, a sentence for each reason."""
    told = tuple(_left_out(each, tongue) for each in report.left_out)
    return told or (tongue.say(sentences.NOTHING_LEFT_OUT),)


def _left_out(given: LeftOut, tongue: Tongue) -> str:
    each = (tongue.say(terms.REASONS[reason]) for reason in given.reasons)
    reasons = tongue.say(phrases.BETWEEN_PARTS).join(each)
    if given.number == Withheld():
        return tongue.say(phrases.LEFT_OUT_UNTOLD, reasons=reasons)
    number = said.counted(given.number, phrases.CONTRIBUTIONS, tongue)
    if len(given.reasons) == 1:
        return tongue.say(phrases.LEFT_OUT, contributions=number, reason=reasons)
    return tongue.say(phrases.LEFT_OUT_TOGETHER, contributions=number, reasons=reasons)


def who_took_part(report: Report, tongue: Tongue) -> Section:
    """Return the conversations, without title, time or names."""
    rows = tuple(
        (
            tongue.day(each.held_on),
            said.region(each.region, tongue),
            each.zone,
            languages_of(each, tongue),
            said.number(each.contributions, tongue),
            tongue.say(terms.UNKNOWN) if each.people is None else said.number(each.people, tongue),
        )
        for each in report.conversations
    )
    table = Table(
        label=tongue.say(terms.TABLE),
        caption=tongue.say(sentences.CONVERSATIONS),
        name=names.SESSIONS,
        about=tongue.say(sentences.ABOUT_CONVERSATIONS),
        head=(
            tongue.say(sentences.DATE),
            tongue.say(sentences.REGION),
            tongue.say(sentences.ZONE),
            tongue.say(sentences.LANGUAGES),
            tongue.say(sentences.CONTRIBUTIONS),
            tongue.say(sentences.PEOPLE),
        ),
        rows=rows,
        widths=(4, 3, 4, 4, 4, 3),
        numbers=frozenset({4, 5}),
    )
    nobody = Paragraph((tongue.say(sentences.NO_CONVERSATIONS),))
    blocks = (table, *_rules(report, tongue), *_lineage(report, tongue)) if rows else (nobody,)
    return Section(title=tongue.say(sentences.WHO_TOOK_PART), blocks=blocks)


def languages_of(given: Conversation, tongue: Tongue) -> str:
    """Return the languages of a conversation, unless they may not be told."""
    if not given.languages and isinstance(given.contributions, Withheld):
        return tongue.say(terms.NOT_SHOWN)
    return said.languages(given.languages, tongue, more=False)


def _rules(report: Report, tongue: Tongue) -> tuple[Block, ...]:
    """Return which conversations were held under which rule, unless one rule held for all."""
    held: defaultdict[str, list[str]] = defaultdict(list)
    for each in report.conversations:
        held[tongue.say(terms.RULES[each.rule])].append(called(each, tongue))
    if len(held) == 1:
        return ()
    items = (
        tongue.say(phrases.HELD_UNDER, rule=rule, conversations=tongue.listing(days))
        for rule, days in held.items()
    )
    return (Bullets(tuple((item,) for item in items)),)


def _lineage(report: Report, tongue: Tongue) -> tuple[Block, ...]:
    """Return which conversations carry on from which."""
    items = tuple(
        (
            tongue.say(
                phrases.FOLLOWS,
                conversation=called(each, tongue),
                earlier=called(report.conversations[each.follows], tongue),
            ),
        )
        for each in report.conversations
        if each.follows is not None
    )
    return (Bullets(items),) if items else ()


def called(given: Conversation, tongue: Tongue) -> str:
    """Return what tells a conversation from others: its day and region."""
    return f"{tongue.day(given.held_on)} ({said.region(given.region, tongue)})"
