"""The first sections: what a report is about, how to read it, and who took part."""

from collections import defaultdict

from convo.disclosure.counts import Withheld
from convo.disclosure.reasons import LeftOut
from exports.blocks import Block, Bullets, Note, Paragraph, Section, Table
from exports.outline import names, said
from exports.outline.english import phrases, sentences, terms
from exports.outline.glance import covers
from exports.report.values import Conversation, Report


def facts(report: Report) -> Table:
    """Return the block under the title."""
    held = [each.held_on for each in report.conversations]
    regions = dict.fromkeys(each.region for each in report.conversations)
    rules = [*{each.rule for each in report.conversations}]
    rule = terms.RULES[rules[0]] if len(rules) == 1 else sentences.RULES_DIFFER
    return Table(
        label="",
        caption="",
        name=names.FACTS,
        about=sentences.ABOUT_FACTS,
        head=(sentences.ITEM, sentences.VALUE),
        rows=(
            (sentences.STATUS, sentences.FINAL if report.final else sentences.DRAFT),
            (sentences.COVERS, covers(report)),
            (sentences.HELD, terms.days(min(held), max(held)) if held else terms.UNKNOWN),
            (sentences.REGIONS, ", ".join(regions) or terms.UNKNOWN),
            (sentences.LANGUAGES, said.languages(report.languages, more=report.more_languages)),
            (sentences.AUDIENCE, terms.AUDIENCES[report.audience]),
            (sentences.RULE, rule if rules else terms.UNKNOWN),
            (sentences.DATA_TO, terms.day(report.data_to)),
            (sentences.REPORT, report.code),
        ),
        widths=(3, 13),
    )


def how_to_read(report: Report) -> Section:
    """Return what the numbers and words mean, and what became of all that was captured."""
    return Section(
        title=sentences.HOW_TO_READ,
        name=names.READING,
        blocks=(
            Paragraph((sentences.WHAT_COUNTS, Note(phrases.small_numbers(report.at_least)))),
            Bullets(
                (
                    (sentences.WHAT_IS_QUOTED,),
                    (sentences.TRANSLATIONS,),
                    (sentences.WHAT_IS_NUMBERED,),
                    *(((sentences.NOTED_TWICE,),) if report.noted_twice else ()),
                    (sentences.WHO_WAS_NOT_THERE,),
                )
            ),
            Paragraph((sentences.ALL_ADDS_UP,)),
            Bullets(
                (
                    (phrases.captured(said.number(report.captured)),),
                    (phrases.listed(said.number(len(report.statements))),),
                    *((sentence,) for sentence in left_out(report)),
                )
            ),
        ),
    )


def left_out(report: Report) -> tuple[str, ...]:
    """Return how many contributions are left out and why, a sentence for each reason."""
    return tuple(map(_left_out, report.left_out)) or (sentences.NOTHING_LEFT_OUT,)


def _left_out(given: LeftOut) -> str:
    reasons = "; ".join(terms.REASONS[reason] for reason in given.reasons)
    if given.number == Withheld():
        return phrases.left_out_untold(reasons)
    number = terms.contributions(said.number(given.number))
    if len(given.reasons) == 1:
        return phrases.left_out(number, reasons)
    return phrases.left_out_together(number, reasons)


def who_took_part(report: Report) -> Section:
    """Return the conversations, without title, time or names."""
    rows = tuple(
        (
            terms.day(each.held_on),
            each.region,
            each.zone,
            _languages(each),
            said.number(each.contributions),
            terms.UNKNOWN if each.people is None else said.number(each.people),
        )
        for each in report.conversations
    )
    table = Table(
        label=terms.TABLE,
        caption=sentences.CONVERSATIONS,
        name=names.SESSIONS,
        about=sentences.ABOUT_CONVERSATIONS,
        head=(
            sentences.DATE,
            sentences.REGION,
            sentences.ZONE,
            sentences.LANGUAGES,
            sentences.CONTRIBUTIONS,
            sentences.PEOPLE,
        ),
        rows=rows,
        widths=(4, 3, 4, 4, 4, 3),
        numbers=frozenset({4, 5}),
    )
    nobody = Paragraph((sentences.NO_CONVERSATIONS,))
    blocks = (table, *_rules(report)) if rows else (nobody,)
    return Section(title=sentences.WHO_TOOK_PART, blocks=blocks)


def _languages(given: Conversation) -> str:
    if not given.languages and isinstance(given.contributions, Withheld):
        return terms.NOT_SHOWN
    return said.languages(given.languages, more=False)


def _rules(report: Report) -> tuple[Block, ...]:
    """Return which conversations were held under which rule, unless one rule held for all."""
    held: defaultdict[str, list[str]] = defaultdict(list)
    for each in report.conversations:
        held[terms.RULES[each.rule]].append(f"{terms.day(each.held_on)} ({each.region})")
    if len(held) == 1:
        return ()
    items = ((phrases.held_under(rule, terms.listing(days)),) for rule, days in held.items())
    return (Bullets(tuple(items)),)
