"""The registers of the invented conversation. No desk, group or number in them is real."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from convo.model.changes import Thing
from convo.model.registers import ChecklistItem, Contact, Forum, ForumMention, Practice
from convo.model.words import Preparer


class _Route(NamedTuple):
    """A contact; it answers in any language where none is said."""

    region: str
    language: str
    purpose: str
    route: str
    fallback: str
    days_ago: int | None
    """How many days before today somebody tried it; None for never."""

    is_urgent: bool = False
    may_print: bool = True


_ROUTES: Final = (
    _Route("ESEAP", "id", "first contact", "tanya@example.org", "", 12),
    _Route("ESEAP", "th", "first contact", "ถามได้ที่ thai@example.org", "", 40),
    _Route("ESEAP", "ja", "first contact", "相談窓口 ja@example.org", "", 93),
    _Route("ESEAP", "bn", "first contact", "bangla@example.org", "tanya@example.org", 8),
    _Route("MENA", "ar", "first contact", "اسألوا ar@example.org", "", 20),
    _Route("MENA", "fa", "first contact", "بپرسید: fa@example.org", "ar@example.org", None),
    _Route("", "en", "first contact", "ask@example.org", "", 3),
    _Route("", "", "correction or withdrawal", "withdraw@example.org", "", 3),
    _Route(
        "ESEAP", "", "urgent danger", "+00 0000 0100 (day and night)", "night@example.org", 12,
        is_urgent=True, may_print=False,
    ),
    _Route(
        "", "en", "urgent danger", "urgent@example.org", "+00 0000 0199", 3,
        is_urgent=True, may_print=False,
    ),
)  # fmt: skip


class _Group(NamedTuple):
    """A forum, and the keys of the rows that speak of it."""

    name: str
    region: str
    about: str
    languages: tuple[str, ...]
    spoken_of_in: tuple[str, ...]
    may_print: bool


_GROUPS: Final = (
    _Group(
        "বাংলা সহায়তা দল", "ESEAP", "Answers questions in Bengali.", ("bn",),
        ("answers-in-bengali",), may_print=True,
    ),
    _Group(
        "Lingkar Pelatihan", "ESEAP", "A training every month, open to all.", ("id", "en"),
        ("monthly-training",), may_print=True,
    ),
    _Group(
        "Cercle des bénévoles", "MENA", "Trains volunteers; its members would rather not be named.",
        ("fr", "ar"), ("three-a-quarter", "same-day"), may_print=False,
    ),
)  # fmt: skip

_SHARED: Final = {
    "answers-in-bengali": True,
    "monthly-training": True,
    "three-a-quarter": False,
    "on-paper": True,
    "same-day": True,
}
"""The keys of practices, and whether those who do them agreed to be shown as a model."""


class _Item(NamedTuple):
    """Something to have ready."""

    preparer: Preparer
    region: str
    text: str
    made_of: str = ""
    """The key of a row; empty where the team wrote it itself."""


_ITEMS: Final = (
    _Item(Preparer.ORGANISATION, "", "A list of whom to call, on paper and up to date"),
    _Item(Preparer.ORGANISATION, "", "Two people who can lock an account at any hour"),
    _Item(Preparer.ORGANISATION, "MENA", "قائمة بالمحامين الذين يمكن الاتصال بهم"),
    _Item(
        Preparer.ORGANISATION, "ESEAP", "সভার ছবি প্রকাশের আগে অনুমতি নেওয়া", made_of="no-pictures"
    ),
    _Item(Preparer.PERSON, "", "A login in two steps on every device"),
    _Item(Preparer.PERSON, "", "گذرواژه‌ها را جایی امن نگه دارید"),
    _Item(Preparer.PERSON, "MENA", "Тримайте важливі контакти на папері", made_of="on-paper"),
    _Item(
        Preparer.PERSON, "MENA", "Короткий список дій на випадок арешту",
        made_of="steps-for-an-arrest",
    ),
    _Item(Preparer.PERSON, "ESEAP", "紙に書いた緊急連絡先"),
)  # fmt: skip


def registers(named: Mapping[str, int], today: date, *, ids: Callable[[], int]) -> Iterator[Thing]:
    """Yield the registers, kind by kind; what a thing refers to comes before it.

    Args:
        named: The ids of contributions, by the keys of their rows.
        today: Contacts were checked some days before it.
        ids: Makes the ids.
    """
    yield from (_contact(route, today, id_=ids()) for route in _ROUTES)
    forums = [(_forum(group, id_=ids()), group) for group in _GROUPS]
    yield from (forum for forum, _ in forums)
    for forum, group in forums:
        for key in group.spoken_of_in:
            yield ForumMention(contribution_id=named[key], forum_id=forum.id)
    for key, may_share in _SHARED.items():
        yield Practice(contribution_id=named[key], may_share=may_share)
    for position, item in enumerate(_ITEMS):
        yield ChecklistItem(
            id=ids(),
            preparer=item.preparer,
            region=item.region,
            position=position,
            text=item.text,
            contribution_id=named[item.made_of] if item.made_of else None,
        )


def _contact(route: _Route, today: date, *, id_: int) -> Contact:
    is_checked = route.days_ago is not None
    return Contact(
        id=id_,
        region=route.region,
        language=route.language,
        purpose=route.purpose,
        route=route.route,
        fallback=route.fallback,
        is_urgent=route.is_urgent,
        verified_on=today - timedelta(days=route.days_ago or 0) if is_checked else None,
        may_print=route.may_print,
    )


def _forum(group: _Group, *, id_: int) -> Forum:
    return Forum(
        id=id_,
        name=group.name,
        region=group.region,
        about=group.about,
        languages=group.languages,
        may_print=group.may_print,
    )
