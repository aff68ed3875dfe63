"""Command lines as a shell would run them, in this process."""

import re
import shlex
from collections.abc import Iterable

from tests.facilitation.conftest import Convo

_LINE = re.compile(r"(?:(?P<name>\w+)=\$\()?convo (?P<words>.*?)(?(name)\))")


def run_lines(convo: Convo, lines: Iterable[str], names: dict[str, str]) -> list[str]:
    """Run each line, and return what it printed: `NAME=$(convo ...)` keeps that as $NAME too.

    Each of them has to succeed.
    """
    printed = []
    for line in lines:
        found = _LINE.fullmatch(line)
        assert found, line
        ran = convo(*(names[word[1:]] if word[0] == "$" else word for word in _words(found)))
        assert ran.code == 0, (line, ran.err)
        printed.append(ran.out)
        if found["name"]:
            names[found["name"]] = ran.out.strip()
    return printed


def _words(found: re.Match[str]) -> list[str]:
    return shlex.split(found["words"])
