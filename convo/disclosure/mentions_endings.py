"""What may be attached to a name: prepositions written together with it, and case endings."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from convo.disclosure.mentions_folding import folded


def _set(words: str) -> frozenset[str]:
    return frozenset("".join(map(folded, word)) for word in words.split())


BEFORE: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "ARABIC": _set("و ف ب ل ك س ال لل وال فال بال كال ول فل وب فب وك ولل"),
        "HEBREW": _set("ו ב ל כ מ ש ה וב ול וכ ומ וש וה שב של שה מה לה כש וכש שמ שו"),
        "ETHIOPIC": _set("የ በ ለ ከ ስለ ወደ እነ እንደ ለእነ የእነ ከነ ያለ እስከ"),
    }
)
"""Prefixes of a name, by script, folded."""

FIRST_OF_BEFORE: Final = frozenset(prefix[0] for prefixes in BEFORE.values() for prefix in prefixes)
"""The letters that prefixes begin with."""

AFTER: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        # English and German; Polish, Czech and Slovak; Turkish; Finnish and Estonian; Hungarian;
        # Lithuanian and Latvian; Indonesian; Somali and Swahili; Basque.
        "LATIN": _set(
            "s es n en e i y u a o ę ą owi em iem ie om ami ach ów owie owa owej ovi ou ovou ove"
            " owy ową ego emu im ym"
            " ın in un ün nın nin nun nün yı yi yu yü ya ye da de ta te dan den tan ten la le yla"
            " yle lar ler lara lere ların lerin"
            " ä an än ssa ssä sta stä lla llä lle lta ltä ksi na nä seen sen in een hen han ia iä"
            " ille illa ilta"
            " t et at ot nak nek ban ben val vel hoz hez höz ra re ról ről tól től nál nél ig ért"
            " us ui ai as is iui iu am ams ei ie"
            " nya ku mu ka ga ta ren ri rentzat k ek"
        ),
        "CYRILLIC": _set(
            "а я у ю ом ем ём е є и ы і ї ой ей ою ею єю ов ев єв ів їв ам ям ами ями ах ях ові еві"
            " єві ым им ими ых их ого его ому ему ій ия ию ии ією ьо ь ин ина іна та то те"
            " ға ге қа ке ның нің ды ді дан ден мен га ге нын нин ди"
        ),
        "GREEK": _set("ς υ η α ο ε ας ης ου ων ους"),
        "ARMENIAN": _set("ի ին ից ով ը ն յի յին եր ը"),
        "GEORGIAN": _set("ს ის მა ით ად თან ისთვის მ ს ა ი ო ზე ში სთან სთვის"),
        "ARABIC": _set("ی ای یی را ها های م ت ش ه و ین ان لر نىڭ غا دىن"),
        "HEBREW": frozenset(),
        "ETHIOPIC": _set("ን ም ና ስ ዎ ንም ንና ምን ጋ"),
        "KATAKANA": frozenset(),
    }
)
"""Endings of a name, by script, folded; scripts that are not here may have any short ending."""

LONGEST: Final = 8
"""How many letters may follow a name in the same word."""
