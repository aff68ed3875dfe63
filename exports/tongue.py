"""The language of a report: its fixed words, and how it writes numbers, days and lists.

The words stand in the code in English, as `Message` and `Plural`; translations of them are
catalogues of gettext in `exports/locale`, one a language, read as they are: there is nothing to
compile, and so nothing that could be out of date. Babel, which takes some 60 ms to load, is
loaded by the first report.
"""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from convo.errors import RefusedError
from convo.languages.tags import canonical, direction_of, language_of, name_of
from exports.blocks import Inline

LOCALES: Final[Mapping[str, str]] = MappingProxyType(
    {"en": "en_GB", "fr": "fr", "es": "es", "ar": "ar", "id": "id"}
)
"""The languages of reports, and where each one's way of writing numbers and days is taken from.

The regions of a tag such as `ar-EG` do not change it: the digits would differ from those of the
numbers of contributions, which are read out and typed.
"""

_SOURCE: Final = "en"
_PLACES: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Message:
    """Words of a report in English. They are no string: only a `Tongue` makes one of them."""

    text: str
    """What a value is put into is in {braces}."""

    context: str = ""
    """Which of two meanings it has, where other languages have two words for them."""


@dataclass(frozen=True, slots=True)
class Plural:
    """Words with a {number}, in English: for one thing and for several."""

    one: str
    several: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language that reports are written in."""

    language: str
    """BCP 47, without a region."""

    locale: str
    """As Babel calls it."""

    right_to_left: bool
    _words: NullTranslations = field(repr=False)

    def say(self, message: Message, /, **values: str) -> str:
        """Return *message* in this language, with *values* in the places of their names.

        Without any, its places stay as they are, to be filled by whoever knows more.

        Raises:
            KeyError: One place has no value, and others have.
        """
        said = self._translated(message)
        return said.format_map(values) if values else said

    def parts(self, message: Message, /, **values: Inline) -> tuple[Inline, ...]:
        """Return *message* as the parts of a paragraph, of which *values* are some.

        Raises:
            KeyError: A place has no value.
        """
        # Every second piece is the name of a place.
        pieces = enumerate(_PLACES.split(self._translated(message)))
        parts = (values[piece] if place % 2 else piece for place, piece in pieces)
        return tuple(part for part in parts if part != "")

    def count(self, plural: Plural, number: int) -> str:
        """Return *plural* in its form for *number*, with the number in it."""
        form = self._words.ngettext(plural.one, plural.several, number)
        return form.format(number=self.number(number))

    def number(self, given: int) -> str:
        """Return a number in digits."""
        return _number(given, self.locale)

    def decimal(self, given: float) -> str:
        """Return a figure rounded to two places, and with both of them."""
        from babel.numbers import format_decimal  # noqa: PLC0415 -- 60 ms: see above

        hundredths = round(given, 2) + 0.0  # which makes -0.0 a plain 0
        return format_decimal(hundredths, "0.00", locale=self.locale, numbering_system="default")

    def day(self, given: date) -> str:
        """Return a date in words."""
        from babel.dates import format_date  # noqa: PLC0415 -- 60 ms: see above

        return format_date(given, "long", locale=self.locale)

    def listing(self, items: Sequence[str]) -> str:
        """Return *items* as one phrase."""
        from babel.lists import format_list  # noqa: PLC0415 -- likewise

        return format_list(items, locale=self.locale)

    def name_of(self, tag: str) -> str:
        """Return what the language *tag* is called."""
        return name_of(tag, within=self.language)

    def _translated(self, message: Message) -> str:
        if message.context:
            return self._words.pgettext(message.context, message.text)
        return self._words.gettext(message.text)


def tongue_of(tag: str) -> Tongue:
    """Return the language *tag*, of whichever region, to write a report in.

    Raises:
        RefusedError: No reports are written in it.
    """
    return _tongue(language_of(report_language(tag)))


def report_language(tag: str) -> str:
    """Return *tag* in its one spelling.

    Raises:
        RefusedError: No reports are written in it.
    """
    try:
        spelled = canonical(tag)
    except RefusedError:
        spelled = ""
    if language_of(spelled or "und") not in LOCALES:
        *others, last = LOCALES
        raise RefusedError(
            f"no report can be written in {tag[:40]!r}: choose {', '.join(others)} or {last}"
        )
    return spelled


@lru_cache
def _tongue(language: str) -> Tongue:
    return Tongue(
        language=language,
        locale=LOCALES[language],
        right_to_left=direction_of(language) == "rtl",
        _words=NullTranslations() if language == _SOURCE else _catalogue(language),
    )


def _catalogue(language: str) -> GNUTranslations:
    """Read the translations of a language: some 200, in 20 ms."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 -- likewise
    from babel.messages.pofile import read_po  # noqa: PLC0415 -- likewise

    kept = files("exports").joinpath("locale", language, "LC_MESSAGES", "report.po")
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(kept.read_bytes()), locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


@lru_cache(maxsize=4096)
def _number(given: int, locale: str) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415 -- likewise

    return format_decimal(given, locale=locale, numbering_system="default")
