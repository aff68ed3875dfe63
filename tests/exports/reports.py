"""Reports made by hand, so that a test spells out only what it is about; all of it invented."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from convo.disclosure.counts import Band, Withheld
from convo.disclosure.credit import Credit
from convo.disclosure.reasons import LeftOut, Reason
from convo.model.words import (
    Audience,
    CommitmentState,
    Form,
    Kind,
    Part,
    Preparer,
    QuestionState,
    Role,
    Rule,
)
from exports.report.beside import (
    Absent,
    Beside,
    Changes,
    Directory,
    Drafted,
    KnownContact,
    KnownForum,
    Preparation,
)
from exports.report.values import (
    Agreed,
    ByRegion,
    Conversation,
    Promise,
    Question,
    Report,
    Statement,
    ThemeHeard,
    Translated,
    Uncategorised,
)
from exports.tongue import tongue_of

ENGLISH: Final = tongue_of("en")
SAID: Final = {
    "en": ("The room was full an hour before it opened.", ""),
    "ar": ("نحتاج إلى ساعات عمل في المساء.", "We need evening hours."),
    "fa": ("کتاب‌های صوتی لازم است.", "Audio books are needed."),
    "hi": ("छोटे गाँवों के लिए गाड़ी बहुत उपयोगी होगी।", "A van would help small villages."),
    "bn": ("আমাদের ভাষায় আরও বই দরকার।", "More books in our language are needed."),
    "my": ("ကလေးစာအုပ်များ လိုအပ်သည်။", "Children's books are needed."),
    "km": ("យើងត្រូវការសៀវភៅ\u200bសម្រាប់កុមារ។", "We need books for children."),
    "th": ("เราต้องการห้องอ่านหนังสือที่เงียบ", "We want a quiet reading room."),
    "zh-Hant": ("我們希望閱覽室有中文的說明。", "We would like instructions in Chinese."),
    "ja": ("夜も開いていると助かります。", "It would help if it were open at night."),
    "am": ("ተጨማሪ መጻሕፍት በአማርኛ እንፈልጋለን።", "We want more books in Amharic."),
}
"""Something somebody might have said in each language, and what that is in English."""

NUMBER: Final = 3_141_592_653


def statement(number: int, words: str | None = "The door is locked.", **fields: Any) -> Statement:  # noqa: ANN401 -- any field
    """Return a statement that nobody may be told to have made."""
    given: dict[str, Any] = {
        "kind": Kind.COMMENT,
        "form": Form.QUOTE,
        "language": "en",
        "translation": None,
        "credit": Credit(),
        "themes": (),
        "agreed": 0,
    }
    return Statement(number=number, words=words, **given | fields)


def translated(words: str, *, by_machine: bool = False, checked: bool = True) -> Translated:
    return Translated(words=words, by_machine=by_machine, checked=checked)


def conversation(**fields: Any) -> Conversation:  # noqa: ANN401 -- any field
    given: dict[str, Any] = {
        "held_on": date(2026, 11, 16),
        "region": "ESEAP",
        "zone": "Asia/Jakarta",
        "rule": Rule.CHATHAM,
        "languages": ("en", "id"),
        "contributions": 12,
        "people": Band(low=10, high=19),
        "follows": None,
    }
    return Conversation(**given | fields)


def report(**fields: Any) -> Report:  # noqa: ANN401 -- any field
    """Return a report in which nothing was said yet."""
    given: dict[str, Any] = {
        "title": "Reading rooms",
        "number": NUMBER,
        "final": False,
        "review_until": None,
        "for_participants": False,
        "audience": Audience.INTERNAL,
        "at_least": 5,
        "language": "en",
        "data_to": date(2026, 11, 18),
        "conversations": (),
        "contributions": 0,
        "languages": (),
        "more_languages": False,
        "themes": (),
        "by_region": None,
        "uncategorised": Uncategorised(contributions=0, statements=()),
        "statements": (),
        "questions": (),
        "commitments": (),
        "teams_told": True,
        "captured": 0,
        "left_out": (),
    }
    return Report(**given | fields)


EMPTY: Final = report()


def _everything_said() -> tuple[Statement, ...]:
    spoken = tuple(
        statement(
            number,
            words,
            language=language,
            translation=translated(meaning) if meaning else None,
            themes=("opening-hours",),
            agreed=Withheld(5) if language == "ar" else 0,
        )
        for number, (language, (words, meaning)) in enumerate(SAID.items(), 1)
    )
    return (
        *spoken,
        statement(12, "Will the van come here?", kind=Kind.QUESTION, agreed=7),
        statement(13, "It will, from May.", kind=Kind.RESPONSE, credit=Credit(role=Role.STAFF)),
        statement(
            14,
            None,
            language=None,
            form=Form.PARAPHRASE,
            kind=Kind.CHALLENGE,
            translation=translated("Nobody reads our script.", by_machine=True, checked=False),
            themes=("الأمان",),
            credit=Credit(region="MENA"),
        ),
        statement(15, "We will print the timetable.", kind=Kind.COMMITMENT),
        statement(
            16,
            "=1+1 | <b>Open</b> at *night*",
            kind=Kind.RECOMMENDATION,
            addressee="Board & <b>staff</b>",
        ),
        statement(
            17,
            "Neighbours keep a shelf\nby the well.",
            kind=Kind.PRACTICE,
            form=Form.OBSERVATION,
            credit=Credit(name="Invented Name", role=Role.BOARD),
        ),
        statement(18, "What of the heating?", kind=Kind.QUESTION),
    )


def _everything_beside() -> Beside:
    contact = KnownContact(
        region="MENA",
        language="ar",
        purpose="First contact",
        route="help@example.org",
        fallback="The desk by the door",
        is_urgent=False,
        verified_on=date(2026, 11, 2),
        is_stale=False,
    )
    urgent = replace(
        contact, region="", language="", purpose="Danger", is_urgent=True, is_stale=True
    )
    never = replace(contact, fallback="", verified_on=None, is_stale=True)
    return Beside(
        absent=Absent(regions=("NWE", "SSA"), roles=(Role.BOARD, Role.OBSERVER)),
        models=(17,),
        forums=tuple(
            KnownForum(name=name, region=region, about=about, languages=("ar",), spoken_of=number)
            for name, region, about, number in (
                ("দক্ষিণের পাঠচক্র", "", "", Withheld()),
                ("Shelf by the well", "MENA", "Lends <books> & =1+1", 7),
            )
        ),
        directory=Directory(
            contacts=(urgent, contact, never),
            regions_without=("ESEAP",),
            languages_without=("zh-Hant",),
        ),
        checklist=(
            _to_prepare(Preparer.ORGANISATION, "", "Print the timetable."),
            _to_prepare(Preparer.ORGANISATION, "MENA", "چاپ‌شده داشته باشید.", 17),
            _to_prepare(Preparer.PERSON, "", "ကတ်ပြား ယူလာပါ။", 16),
        ),
        drafted=(
            Drafted(part=Part.FINDING, theme=None, text="夜も開いていてほしい。"),
            Drafted(part=Part.LEAD, theme="opening-hours", text="People work in the daytime."),
            Drafted(part=Part.DISAGREEMENT, theme=None, text="Some want it quiet; some do not."),
            Drafted(part=Part.NEXT_STEP, theme=None, text="ឆ្លើយនៅខែក្រោយ។"),
        ),
        changes=Changes(since=date(2026, 11, 17), added=6, gone=Withheld(5)),
    )


def _to_prepare(
    preparer: Preparer, region: str, text: str, statement: int | None = None
) -> Preparation:
    return Preparation(preparer=preparer, region=region, text=text, statement=statement)


FULL: Final = report(
    final=False,
    review_until=date(2026, 12, 4),
    conversations=(
        conversation(),
        conversation(
            held_on=date(2026, 11, 18),
            region="MENA",
            zone="Africa/Cairo",
            rule=Rule.SWAN,
            languages=("ar",),
            contributions=Withheld(),
            people=Withheld(5),
        ),
        conversation(
            held_on=date(2026, 11, 17),
            rule=Rule.FOCUS_GROUP,
            contributions=Withheld(),
            people=None,
            follows=0,
        ),
    ),
    contributions=31,
    languages=("ar", "en", "zh-Hant"),
    more_languages=True,
    themes=(
        ThemeHeard(
            name="opening-hours",
            definition="When rooms are open",
            contributions=11,
            statements=tuple(range(1, 12)),
        ),
        ThemeHeard(name="الأمان", definition="", contributions=Withheld(5), statements=(14,)),
        ThemeHeard(name="heating", definition="Warm rooms", contributions=9, statements=()),
    ),
    by_region=ByRegion(
        regions=("ESEAP", "MENA", "SSA"),
        rows=(("opening-hours", 11, (Withheld(), Withheld(), None)),),
    ),
    uncategorised=Uncategorised(contributions=6, statements=(12, 13, 15, 16, 17, 18)),
    statements=_everything_said(),
    questions=(
        Question(
            number=1,
            statement=12,
            state=QuestionState.PARTLY,
            merged_with=(9,),
            responses=(13,),
            raised_in=2,
        ),
        Question(number=2, statement=18, state=QuestionState.OPEN, merged_with=(), responses=()),
    ),
    commitments=(
        Promise(statement=15, team="Printing", due=date(2027, 1, 31), state=CommitmentState.OPEN),
    ),
    captured=Band(low=27, high=30),
    left_out=(
        LeftOut(reasons=(Reason.RESTRICTED,), number=8),
        LeftOut(reasons=(Reason.COUNTED_ONLY, Reason.WITHDRAWN), number=Withheld(5)),
    ),
    beside=_everything_beside(),
    agreement=(
        Agreed(theme=None, texts=17, kappa=0.6249, alpha=0.6351),
        Agreed(theme="opening-hours", texts=17, kappa=-0.0549, alpha=-0.0251),
        Agreed(theme="الأمان", texts=Withheld(5), kappa=None, alpha=None),
    ),
)
"""Something of everything a report can hold, in every script."""
