"""Notes in a Word file."""

from dataclasses import replace

from convo.errors import RefusedError
from convo.sources.found import Found, Problem
from convo.sources.quick_line import Spoken, read_noted_line
from convo.sources.quick_speaker import known_as
from convo.sources.typed_notes import read_typed_notes
from convo.sources.word_lines import word_lines
from convo.sources.word_package import WordPackage


def read_word_notes(content: bytes, *, people: frozenset[str] = frozenset()) -> Found:
    """Read the paragraphs and tables of a Word file as a note-taker's lines.

    Neither comments, footnotes, headers nor what tracked changes took away is read. The line of a
    passage or a problem is the number of its paragraph. A file that cannot be read is one problem.

    Args:
        content: A .docx file.
        people: As in `read_typed_notes`.
    """
    known = frozenset(map(known_as, people))

    def is_speaker(cell: str) -> bool:
        # Whether the cell recurs is not known yet. Joined to its words, it stays with them if not.
        match read_noted_line(f"{cell}: -", known=known, recurring=None):
            case Spoken(who=who, anonymous=anonymous, stranger=stranger):
                return anonymous or stranger or who is not None
            case _:
                return False

    try:
        package = WordPackage(content)
        lines = word_lines(package.part(package.document), package.styles(), is_speaker=is_speaker)
    except RefusedError as error:
        return Found(passages=(), problems=(Problem(line=1, message=str(error)),))
    notes = read_typed_notes("\n".join(line.text for line in lines).encode(), people=people)
    number = [line.paragraph for line in lines]
    return replace(
        notes,
        passages=tuple(replace(each, line=number[each.line - 1]) for each in notes.passages),
        problems=tuple(replace(each, line=number[each.line - 1]) for each in notes.problems),
    )
