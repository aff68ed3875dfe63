"""Languages so alike that a short text in one is easily taken for another."""

from typing import Final

# Each line is one family of look-alikes, in ISO 639 codes; a language may be in several. They
# are those that langdetect's profiles or CLD2 took for each other on short pieces of the
# Universal Declaration of Human Rights, and their near relations.
_FAMILIES: Final = """
    am ti
    ar ug sd
    az tr tk crh gag
    be ru uk
    bg mk sr
    bho hi mai mag sa awa
    bi tpi pis
    bm man dyu
    bn as
    bo dz
    bs hr sr sl
    ca oc ast
    cs sk
    da nb nn
    en sco pcm
    es ast gl pt an
    fa ps ckb
    fil ceb ilo pam war hil
    fon gaa ak
    fr oc
    ga gd gv
    he yi
    hi mr ne
    ht mfe crs
    id ms min bjn
    it co sc fur
    jv su
    my shn mnw
    nl fy li
    om so aa
    rw rn
    tn st nso
    ur sd ks skr
    xh zu nr ss
"""


def _kin() -> dict[str, frozenset[str]]:
    kin: dict[str, frozenset[str]] = {}
    for line in _FAMILIES.strip().splitlines():
        family = frozenset(line.split())
        for language in family:
            kin[language] = (kin.get(language, frozenset()) | family) - {language}
    return kin


_KIN: Final = _kin()


def kin_of(language: str) -> frozenset[str]:
    """Return the languages that are easily taken for *language*; none for most."""
    return _KIN.get(language, frozenset())
