"""Where a gap in the record begins and ends, as note-takers write it."""

import re
from typing import Final

from convo.sources.quick_speaker import FindSpeaker, opening_of

_REACH: Final = 200  # characters: what stands in front of the words, if anything, is short
_BETWEEN = r"[\s\-‐‑]+"
_OFF = re.compile(
    rf"(?<![^\W_])off{_BETWEEN}the{_BETWEEN}record"
    r"(?:[\W_]*$|\s*[:：៖፦,،、，;；؛.。।።!！(（)）\]}*_–—]|\s+-+\s)",
    re.IGNORECASE,
)
# Whether a question is on the record is itself said within the gap.
_ON = re.compile(rf"(?<![^\W_])on{_BETWEEN}the{_BETWEEN}record(?:[^\w?？؟]|_)*$", re.IGNORECASE)
_ON_ALONE = re.compile(rf"[\W_]*{_ON.pattern}", re.IGNORECASE)
_LAST_COLON = re.compile(r".*[:：៖፦](?:[A-Za-z]+(?=\W|$))?")
_NUMBER_OR_SIGN = re.compile(r"[\W_]*(?:[Pp]?\d{1,5}[\W_]*)?|[\W_]*[#＃]\S+")


def begins_gap(line: str) -> bool:
    """Tell whether *line* goes off the record: with its first words, or those of a speaker.

    Whatever stands before a colon may be a speaker here, for nothing of the line is kept.
    """
    for match in _OFF.finditer(line):
        if match.start() > _REACH:
            return False
        if _is_no_word(line[: match.start()]):
            return True
    return False


def ends_gap(line: str, find_speaker: FindSpeaker) -> bool:
    """Tell whether *line* says that things are on the record, and but for a speaker nothing else.

    What comes after it is kept, so the speaker must be one that *find_speaker* finds.
    """
    if not _ON.search(line):
        return False
    return any(map(_ON_ALONE.match, (line, opening_of(line, find_speaker).rest)))


def _is_no_word(before: str) -> bool:
    colon = _LAST_COLON.match(before)
    tokens = before[colon.end() if colon else 0 :].split()
    return all(map(_NUMBER_OR_SIGN.fullmatch, tokens))
