"""The last sections: what happens next, the register, the method, and what changed."""

from exports.blocks import Bold, Paragraph, Section, Steps, Table, Words
from exports.outline import names, said
from exports.outline.english import phrases, sentences, terms
from exports.report.values import Report, Statement


def next_steps(report: Report) -> Section:
    """Return how to correct and withdraw, and where urgent concerns go."""
    number = report.code
    return Section(
        title=sentences.NEXT,
        blocks=(
            Steps(
                (
                    (phrases.correct(number),),
                    (sentences.ANSWERS,),
                    (phrases.withdraw(number),),
                )
            ),
            Paragraph((Bold(sentences.URGENT), sentences.NO_CHANNEL)),
        ),
    )


def register(report: Report) -> Section:
    """Return all statements, by number. No column tells a region: that would undo section 5."""
    translated = any(
        each.translation is not None and each.words is not None for each in report.statements
    )
    table = Table(
        label=terms.TABLE,
        caption=sentences.REGISTER,
        name=names.REGISTER_TABLE,
        about=sentences.ABOUT_TRANSLATED_REGISTER if translated else sentences.ABOUT_REGISTER,
        head=(
            sentences.NUMBER,
            sentences.THEMES,
            sentences.WORDS,
            *([sentences.TRANSLATION] if translated else []),
        ),
        rows=tuple(_row(each, translated=translated) for each in report.statements),
        widths=(2, 4, 5, 5) if translated else (2, 4, 10),
    )
    none = Paragraph((sentences.NO_STATEMENTS,))
    return Section(
        title=sentences.REGISTER,
        name=names.REGISTER,
        blocks=(Paragraph((sentences.WHAT_IS_NUMBERED,)), table if report.statements else none),
        annex=True,
        new_page=True,
    )


def _row(given: Statement, *, translated: bool) -> tuple[str | Words, ...]:
    about = phrases.about(terms.KINDS[given.kind], terms.FORMS[given.form], ", ".join(given.themes))
    cells = (said.label(given.number), about, said.own_words(given))
    if not translated:
        return cells
    return (*cells, _translation(given) if given.words is not None else "")


def _translation(given: Statement) -> str:
    """Return a translation; with a warning where nobody compared it with the original."""
    if given.translation is None or given.translation.checked:
        return said.translated(given)
    return f"{phrases.before(said.remark(given))} {said.translated(given)}"


def method(report: Report) -> Section:
    """Return how themes were given, and the codebook as far as it may be read."""
    table = Table(
        label=terms.TABLE,
        caption=sentences.CODEBOOK,
        name=names.CODEBOOK,
        about=sentences.ABOUT_CODEBOOK,
        head=(sentences.THEME, sentences.DEFINITION),
        rows=tuple(
            (each.name, each.definition or sentences.NO_DEFINITION)
            for each in sorted(report.themes, key=lambda theme: theme.name)
        ),
        widths=(5, 11),
    )
    how = Paragraph((sentences.HOW_THEMES_WERE_GIVEN,))
    return Section(
        title=sentences.METHOD, blocks=(how, table) if report.themes else (how,), annex=True
    )


def changes() -> Section:
    """Return what changed since the last draft."""
    return Section(
        title=sentences.CHANGES, blocks=(Paragraph((sentences.NO_CHANGES,)),), annex=True
    )
