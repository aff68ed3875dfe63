"""What an importer gathers while it goes through the lines of a file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from convo.errors import RefusedError, TextTooLongError
from convo.sources.found import Found, Passage, Problem
from convo.sources.lines import Lines, is_text
from convo.sources.quick_speaker import MARKS
from convo.text import MAX_CHARACTERS, clean

MOST: Final = 50_000
"""How many passages and problems one file may have. An hour of talk has some 500."""

LONGEST_NAME: Final = 200
"""In characters. What is longer is no name."""


@dataclass(slots=True, repr=False)
class Gathering:
    """Passages and problems so far."""

    passages: list[Passage] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0

    def add(self, passage: Passage) -> None:
        """Add a passage.

        Raises:
            RefusedError: There are `MOST` passages and problems.
        """
        self._need_room()
        self.passages.append(passage)

    def mind(self, line: int, message: str) -> None:
        """Add a problem. The *message* holds none of the file's words.

        Raises:
            RefusedError: There are `MOST` passages and problems.
        """
        self._need_room()
        self.problems.append(Problem(line=line, message=message))

    def words(self, line: int, text: str) -> str | None:
        """Return *text* cleaned, or None where there is nothing to keep; mind why there is not."""
        if not is_text(text):
            self.mind(line, "these words are not UTF-8: save the file in UTF-8, and import again")
            return None
        try:
            # What is too long by far is not looked at: cleaning takes room of its own.
            cleaned = clean(text) if len(text) <= 2 * MAX_CHARACTERS else text
        except TextTooLongError as error:
            self.mind(line, str(error))
            return None
        if len(cleaned) > MAX_CHARACTERS:
            self.mind(line, f"a text may have {MAX_CHARACTERS:,} characters, and this has more")
            return None
        return cleaned if cleaned.strip().strip(MARKS) else None

    def name(self, line: int, text: str) -> str | None:
        """Return the name that *text* is, or None for nobody; mind what cannot be one."""
        if len(text) > LONGEST_NAME or not is_text(text):
            self.mind(line, "the name here cannot be read, so these are nobody's words")
            return None
        name = " ".join(clean(text).split())
        return name if name.strip(MARKS) else None

    def found(self) -> Found:
        """Return all that was gathered."""
        return Found(
            passages=tuple(self.passages),
            problems=tuple(sorted(self.problems, key=lambda problem: problem.line)),
            left_out=self.left_out,
        )

    def _need_room(self) -> None:
        if len(self.passages) + len(self.problems) >= MOST:
            raise RefusedError(f"nothing more was read: {MOST:,} passages are the most")


def gathered(content: bytes, read: Callable[[Lines, Gathering], None]) -> Found:
    """Return what *read* gathers from a file, up to the line where it has to stop."""
    lines, gathering = Lines(content), Gathering()
    try:
        read(lines, gathering)
    except RefusedError as error:
        gathering.problems.append(Problem(line=max(lines.number, 1), message=str(error)))
    return gathering.found()
