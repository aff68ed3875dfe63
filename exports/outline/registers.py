"""The sections of what is known beside what was said: groups, contacts, models, checklists."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from convo.model.words import Preparer
from exports.blocks import Block, Bold, Checks, Inline, Paragraph, Section, Table
from exports.outline import names, said
from exports.outline.english import phrases, sentences, terms
from exports.report.beside import KnownContact, Preparation
from exports.report.values import Report, Statement
from exports.tongue import Tongue


def groups_contacts_models(report: Report, tongue: Tongue) -> Section:
    """Return the groups, contacts and practices that may be shown."""
    return Section(
        title=tongue.say(sentences.PRACTICES),
        blocks=(Paragraph((tongue.say(sentences.WHAT_IS_KNOWN),)),),
        sections=(_forums(report, tongue), _contacts(report, tongue), _models(report, tongue)),
    )


def _forums(report: Report, tongue: Tongue) -> Section:
    table = Table(
        label=tongue.say(terms.TABLE),
        caption=tongue.say(sentences.FORUMS_CAPTION),
        name=names.FORUMS,
        about=tongue.say(sentences.ABOUT_FORUMS),
        head=(
            tongue.say(sentences.FORUM),
            tongue.say(sentences.REGION),
            tongue.say(sentences.WHAT_FOR),
            tongue.say(sentences.LANGUAGES),
            tongue.say(sentences.SPOKEN_OF),
        ),
        rows=tuple(
            (
                each.name,
                said.place(each.region, tongue),
                each.about,
                said.languages(each.languages, tongue, more=False),
                said.number(each.spoken_of, tongue),
            )
            for each in report.beside.forums
        ),
        widths=(4, 3, 5, 3, 3),
        numbers=frozenset({4}),
    )
    none = Paragraph((tongue.say(sentences.NO_FORUMS),))
    return Section(
        title=tongue.say(sentences.FORUMS),
        blocks=(Paragraph((tongue.say(sentences.READ_FORUMS),)), table) if table.rows else (none,),
    )


def _contacts(report: Report, tongue: Tongue) -> Section:
    table = Table(
        label=tongue.say(terms.TABLE),
        caption=tongue.say(sentences.CONTACTS_CAPTION),
        name=names.CONTACTS,
        about=tongue.say(sentences.ABOUT_CONTACTS),
        head=(
            tongue.say(sentences.PURPOSE),
            tongue.say(sentences.REGION),
            tongue.say(sentences.LANGUAGE),
            tongue.say(sentences.ROUTE),
            tongue.say(sentences.TRIED),
        ),
        rows=tuple(
            (
                purpose(each, tongue),
                said.place(each.region, tongue),
                language(each, tongue),
                route(each, tongue),
                tried(each, tongue),
            )
            for each in report.beside.directory.contacts
        ),
        widths=(4, 3, 3, 6, 4),
    )
    none = Paragraph((tongue.say(sentences.NO_CONTACTS),))
    gaps = (Paragraph((sentence,)) for sentence in without_contact(report, tongue))
    return Section(
        title=tongue.say(sentences.CONTACTS), blocks=(table if table.rows else none, *gaps)
    )


def without_contact(report: Report, tongue: Tongue) -> Iterator[str]:
    """Yield for which regions and languages there is no contact that may be shown."""
    given = report.beside.directory
    if given.regions_without:
        regions = said.items((said.region(id_, tongue) for id_ in given.regions_without), tongue)
        yield tongue.say(phrases.NO_CONTACT_IN_REGIONS, regions=regions)
    if given.languages_without:
        languages = said.items(map(tongue.name_of, given.languages_without), tongue)
        yield tongue.say(phrases.NO_CONTACT_IN_LANGUAGES, languages=languages)


def purpose(given: KnownContact, tongue: Tongue) -> str:
    """Return what a contact is for."""
    if not given.is_urgent:
        return given.purpose
    return tongue.say(phrases.URGENT_PURPOSE, purpose=given.purpose).lstrip()


def language(given: KnownContact, tongue: Tongue) -> str:
    """Return the language that a contact answers in."""
    return tongue.name_of(given.language) if given.language else tongue.say(terms.ANY_LANGUAGE)


def route(given: KnownContact, tongue: Tongue) -> str:
    """Return how a contact is reached."""
    if not given.fallback:
        return given.route
    return tongue.say(phrases.ROUTE_OR, route=given.route, fallback=given.fallback)


def tried(given: KnownContact, tongue: Tongue) -> str:
    """Return when somebody last tried a contact, and whether that was too long ago."""
    if given.verified_on is None:
        return tongue.say(terms.NEVER)
    day = tongue.day(given.verified_on)
    return tongue.say(phrases.STALE, day=day) if given.is_stale else day


def _models(report: Report, tongue: Tongue) -> Section:
    shown = set(report.beside.models)
    blocks: tuple[Block, ...] = tuple(
        said.quotation(each, tongue) for each in report.statements if each.number in shown
    )
    none = Paragraph((tongue.say(sentences.NO_MODELS),))
    return Section(title=tongue.say(sentences.MODELS), blocks=blocks or (none,))


def checklist(report: Report, tongue: Tongue) -> Section:
    """Return what organisations, and what each person, should have ready."""
    things: defaultdict[Preparer, list[Preparation]] = defaultdict(list)
    for each in report.beside.checklist:
        things[each.preparer].append(each)
    statements = {statement.number: statement for statement in report.statements}
    return Section(
        title=tongue.say(sentences.CHECKLIST),
        blocks=(Paragraph((tongue.say(sentences.WHAT_TO_PREPARE),)),),
        sections=tuple(
            Section(
                title=tongue.say(terms.PREPARERS[preparer]),
                blocks=tuple(_by_region(things[preparer], statements, tongue))
                or (Paragraph((tongue.say(sentences.NOTHING_TO_PREPARE),)),),
            )
            for preparer in Preparer
        ),
    )


def _by_region(
    things: list[Preparation], statements: Mapping[int, Statement], tongue: Tongue
) -> Iterator[Block]:
    for region in sorted({each.region for each in things}):
        yield Paragraph((Bold(where(region, tongue)),))
        yield Checks(
            tuple(_item(each, statements, tongue) for each in things if each.region == region)
        )


def where(region: str, tongue: Tongue) -> str:
    """Return where a thing is to be had ready: blank is everywhere, or not told."""
    return said.region(region, tongue) if region else tongue.say(sentences.ANYWHERE)


def _item(
    given: Preparation, statements: Mapping[int, Statement], tongue: Tongue
) -> tuple[Inline, ...]:
    """Return a thing to have ready; where it is somebody's words, in the language of the report."""
    if given.statement is None:
        return (given.text,)
    statement = statements[given.statement]
    is_said = given.text in {statement.words, said.translated(statement)}
    return tongue.parts(
        phrases.TO_PREPARE_FROM,
        words=said.readable(statement, tongue) if is_said else given.text,
        label=said.label(given.statement),
    )
