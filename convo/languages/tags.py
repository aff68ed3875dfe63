"""Language tags (BCP 47): their one spelling, their names, scripts and direction.

What is known of languages comes from the Unicode CLDR, through Babel, which takes some
60 ms to load: it is loaded by the first call that needs it.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, Literal

from convo.errors import RefusedError
from convo.languages.scripts import RTL

_PARTS: Final = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<extended>[a-z]{3}))?"
    r"(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<rest>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?)"
)

SCRIPTS: Final[Mapping[str, frozenset[str]]] = {
    code: frozenset(names.split())
    for code, names in {
        "Adlm": "ADLAM", "Arab": "ARABIC", "Armn": "ARMENIAN", "Beng": "BENGALI",
        "Bopo": "BOPOMOFO", "Cans": "CANADIAN", "Cakm": "CHAKMA", "Cher": "CHEROKEE",
        "Cyrl": "CYRILLIC", "Deva": "DEVANAGARI", "Ethi": "ETHIOPIC", "Geor": "GEORGIAN",
        "Grek": "GREEK", "Gujr": "GUJARATI", "Guru": "GURMUKHI", "Hang": "HANGUL",
        "Hani": "CJK", "Hans": "CJK", "Hant": "CJK", "Hebr": "HEBREW", "Java": "JAVANESE",
        "Jpan": "HIRAGANA KATAKANA CJK", "Khmr": "KHMER", "Knda": "KANNADA",
        "Kore": "HANGUL CJK", "Laoo": "LAO", "Latn": "LATIN", "Mlym": "MALAYALAM",
        "Mong": "MONGOLIAN", "Mtei": "MEETEI", "Mymr": "MYANMAR", "Nkoo": "NKO",
        "Olck": "OL", "Orya": "ORIYA", "Rohg": "HANIFI", "Sinh": "SINHALA", "Syrc": "SYRIAC",
        "Taml": "TAMIL", "Telu": "TELUGU", "Tfng": "TIFINAGH", "Thaa": "THAANA",
        "Thai": "THAI", "Tibt": "TIBETAN", "Vaii": "VAI", "Yiii": "YI",
    }.items()
}  # fmt: skip
"""ISO 15924 codes, and what `convo.languages.scripts.script` calls their letters."""

# Languages that people write in more than one script, besides the one CLDR thinks likeliest.
_ALSO_WRITTEN_IN: Final = {
    "az": "Cyrl", "ff": "Adlm", "ha": "Arab", "kk": "Arab Latn", "ks": "Deva", "ku": "Arab",
    "mn": "Mong", "mni": "Mtei", "ms": "Arab", "pa": "Arab", "sat": "Deva", "sd": "Deva",
    "sr": "Latn", "tg": "Arab", "tk": "Cyrl", "tt": "Latn", "ug": "Latn", "uz": "Cyrl",
}  # fmt: skip


@lru_cache(maxsize=1024)
def canonical(tag: str) -> str:
    """Return *tag* in the one spelling that is kept: `ZH_hant` is `zh-Hant`, `iw` is `he`.

    Args:
        tag: What a person or a program wrote; an underline stands for a hyphen.

    Raises:
        RefusedError: It is not formed as BCP 47 asks. Whether such a language exists is not
            asked: no list of them is complete.
    """
    found = _parts(tag)
    language = found["extended"] or found["language"]
    language, _, also = _cldr("language_aliases").get(language, language).partition("_")
    # An old tag can stand for a language with its script or region: sh is sr-Latn, prs fa-AF.
    script = found["script"] or (also if len(also) == len("Latn") else "")
    region = found["region"] or (also if len(also) == len("AF") else "")
    renamed = _cldr("territory_aliases").get(region.upper(), [])
    region = renamed[0] if len(renamed) == 1 else region.upper()
    return "-".join(filter(None, (language, script.title(), region))) + found["rest"]


@lru_cache(maxsize=1024)
def language_of(tag: str) -> str:
    """Return the language alone, without script, region or variant: `pt` of `pt-BR`."""
    return canonical(tag).partition("-")[0]


@lru_cache(maxsize=1024)
def script_codes(tag: str) -> tuple[str, ...]:
    """Return the ISO 15924 codes of what *tag* is written in, the likeliest first.

    A tag that names its script has that one alone. None is known of few languages.
    """
    found = _parts(canonical(tag))
    if found["script"]:
        return (found["script"].title(),)
    likely = _cldr("likely_subtags")
    language, region = found["language"], (found["region"] or "").upper()
    full = likely.get(f"{language}_{region}") or likely.get(language) or ""
    codes = (*full.split("_")[1:2], *_ALSO_WRITTEN_IN.get(language, "").split())
    return tuple(dict.fromkeys(codes))


@lru_cache(maxsize=1024)
def scripts_of(tag: str) -> frozenset[str]:
    """Return the scripts *tag* is written in, as `convo.languages.scripts.script` calls them.

    Japanese and Korean have several. Empty where nothing is known.
    """
    return frozenset().union(*(SCRIPTS.get(code, ()) for code in script_codes(tag)))


def usual_language(name: str) -> str | None:
    """Return the language that the script *name* is most often used for, if it is known."""
    code = next((code for code, names in SCRIPTS.items() if name in names), None)
    likely: str = _cldr("likely_subtags").get(f"und_{code}", "")
    return likely.partition("_")[0] or None


def direction_of(tag: str) -> Literal["ltr", "rtl"]:
    """Return which way *tag* is written, in the likeliest of its scripts."""
    codes = script_codes(tag)
    return "rtl" if codes and SCRIPTS.get(codes[0], frozenset()) & RTL else "ltr"


@lru_cache(maxsize=1024)
def name_of(tag: str, *, within: str) -> str:
    """Return what *tag* is called by people who speak *within*.

    Script, region and variant stand in brackets where CLDR has no name of its own for the
    whole. English serves where *within* is no language of CLDR's; where no name is known,
    the tag stands for itself.
    """
    tag = canonical(tag)
    names = _names(canonical(within))
    language, *rest = tag.split("-")
    # The longest beginning that has a name of its own: zh-Hant, pt-BR.
    for cut in range(len(rest), -1, -1):
        whole = names.get("_".join((language, *rest[:cut])))
        if whole is not None:
            details = [names.get(part, part) for part in rest[cut:]]
            return f"{whole} ({', '.join(details)})" if details else whole
    return tag


def _parts(tag: str) -> re.Match[str]:
    """Return the parts of *tag* in small letters."""
    found = _PARTS.fullmatch(tag.strip().replace("_", "-").lower())
    if found is None:
        raise RefusedError(
            f"{tag[:40]!r} is not a language tag: write one like en, pt-BR or zh-Hant"
        )
    return found


@lru_cache(maxsize=16)
def _names(within: str) -> Mapping[str, str]:
    """Return CLDR's names of languages, scripts and regions, by code."""
    from babel.core import Locale  # noqa: PLC0415 -- 60 ms: see above
    from babel.localedata import locale_identifiers  # noqa: PLC0415 -- likewise

    wanted = [within.replace("-", "_")]
    locale = Locale.negotiate(wanted, locale_identifiers()) or Locale("en")
    return {**locale.territories, **locale.scripts, **locale.languages}


def _cldr(table: Literal["language_aliases", "territory_aliases", "likely_subtags"]) -> Any:  # noqa: ANN401 -- Babel has no types for its tables
    """Return a table of CLDR's."""
    from babel.core import get_global  # noqa: PLC0415 -- 60 ms: see above

    return get_global(table)
