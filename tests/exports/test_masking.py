from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile, is_zipfile

import pytest

from convo.model.answers import Commitment, Recommendation
from convo.model.contributions import Contribution, Translation
from convo.model.gathered import Gathered
from convo.model.people import Participant
from convo.model.words import Attribution, Audience, Form, Kind, Role, Rule, Use
from convo.sources.talk_page import read_talk_page
from exports.formats import RENDERERS
from exports.report.values import Report
from tests.exports.build import contribution, report_of, session, tagged, theme
from tests.shared import shared

HELD = session(rule=Rule.NAMED)
ZAYNAB = Participant(id=77, session_id=HELD.id, handle="P1", name="Zaynab Okafor")
NEMO = Participant(id=78, session_id=HELD.id, handle="P2", name="Nemo Adan")


def words_of(
    *given: Contribution,
    audience: Audience = Audience.PUBLIC,
    **others: Any,  # noqa: ANN401 -- any field
) -> dict[str | None, str | None]:
    names = others.pop("names", ())
    others = {"participants": (ZAYNAB, NEMO), **others}
    gathered = Gathered(sessions=(HELD,), contributions=given, **others)
    report = report_of(gathered, audience=audience, names=names)
    return {each.credit.name: each.words for each in report.statements}


@pytest.mark.parametrize("audience", [Audience.INTERNAL, Audience.PUBLIC])
def test_a_participant_is_masked_in_words_for_everybody(audience: Audience) -> None:
    said = contribution(HELD, "I asked Zaynab Okafor and P2, or zo@example.org.")

    shown = words_of(said, audience=audience)

    assert shown == {None: "I asked [name] and [name], or [contact]."}


def test_what_may_be_a_name_is_masked_in_public_alone() -> None:
    said = contribution(HELD, "Thanks Ricky, and zaynab.")

    assert words_of(said) == {None: "Thanks [name], and [name]."}
    assert words_of(said, audience=Audience.INTERNAL) == {None: "Thanks Ricky, and zaynab."}


def test_a_translation_is_masked_like_the_words() -> None:
    said = contribution(HELD, "አበበ ቢቂላን ጠየቅሁ", language="am", form=Form.QUOTE)
    translation = Translation(contribution_id=said.id, language="en", text="I asked Zaynab.")
    gathered = Gathered(
        sessions=(HELD,),
        participants=(ZAYNAB,),
        contributions=(said,),
        translations=(translation,),
    )

    [statement] = report_of(gathered, names=["አበበ ቢቂላ"]).statements

    assert statement.words == "[name] ጠየቅሁ"
    assert statement.translation is not None
    assert statement.translation.words == "I asked [name]."


def test_a_name_that_stands_in_the_report_is_not_masked_in_it() -> None:
    named = contribution(
        HELD, "I am Zaynab.", attribution=Attribution.NAMED, participant_id=ZAYNAB.id
    )
    other = contribution(HELD, "Thanks Zaynab: Zaynab and Nemo are right, @Okafor.")

    shown = words_of(named, other)

    assert shown == {
        "Zaynab Okafor": "I am Zaynab.",
        None: "Thanks Zaynab: Zaynab and [name] are right, @Okafor.",
    }


def test_a_name_that_stands_nowhere_in_the_report_is_masked_though_its_owner_agreed() -> None:
    named = contribution(
        HELD,
        attribution=Attribution.NAMED,
        participant_id=ZAYNAB.id,
        use=Use.RESTRICTED,
    )
    other = contribution(HELD, "Zaynab is right.")

    assert words_of(named, other) == {None: "[name] is right."}


def test_a_first_name_that_somebody_else_has_too_is_masked() -> None:
    named = contribution(HELD, attribution=Attribution.NAMED, participant_id=ZAYNAB.id)
    other = contribution(HELD, "Zaynab is right.")

    shown = words_of(named, other, names=["Zaynab Adan"])

    assert shown[None] == "[name] is right."


def called(*aliases: str) -> tuple[Participant, ...]:
    return (replace(ZAYNAB, aliases=aliases), NEMO)


@pytest.mark.parametrize("audience", [Audience.INTERNAL, Audience.PUBLIC])
def test_what_else_somebody_is_called_is_masked_as_a_name_is(audience: Audience) -> None:
    said = contribution(HELD, "I asked Ricky, and الأستاذة.")

    shown = words_of(
        said,
        audience=audience,
        participants=called("Ricky", "الأستاذة"),
        plain=frozenset({"ricky"}),
    )

    assert shown == {None: "I asked [name], and [name]."}


def test_what_else_somebody_is_called_is_masked_though_their_name_is_told() -> None:
    named = contribution(HELD, attribution=Attribution.NAMED, participant_id=ZAYNAB.id)
    other = contribution(HELD, "Zaynab is right, Ricky too.")

    shown = words_of(named, other, participants=called("Zaynab", "Ricky"))

    assert shown[None] == "Zaynab is right, [name] too."


def test_a_name_that_is_told_is_masked_where_somebody_else_is_called_so() -> None:
    named = contribution(HELD, attribution=Attribution.NAMED, participant_id=ZAYNAB.id)
    other = contribution(HELD, "Zaynab is right.")

    shown = words_of(named, other, participants=(ZAYNAB, replace(NEMO, aliases=("Zaynab",))))

    assert shown[None] == "[name] is right."


def test_a_word_that_was_cleared_is_masked_for_nobody() -> None:
    given = contribution(HELD, "Thanks Facilitator. @Newsroom, what Newsroom wrote.")

    assert words_of(given) == {None: "Thanks [name]. [name], what [name] wrote."}
    assert words_of(given, plain=frozenset({"newsroom", "FACILITATOR"})) == {None: given.text}


def test_clearing_unmasks_nobody_whom_the_record_or_the_exporter_names() -> None:
    said = contribution(HELD, "Zaynab, P2, Amina Diop and Nemo said so.")
    plain = frozenset({"zaynab", "p2", "nemo", "amina", "diop"})

    shown = words_of(said, names=["Amina Diop"], plain=plain)

    assert shown == {None: "[name], [name], [name] and [name] said so."}


def test_names_that_the_record_does_not_hold_are_masked_where_they_are_given() -> None:
    said = contribution(HELD, "I met Sm8900, and sm.")

    assert words_of(said) == {None: "I met Sm8900, and sm."}
    assert words_of(said, names=["Sm8900"]) == {None: "I met [name], and sm."}


def test_a_name_in_one_text_is_masked_in_the_others() -> None:
    given = (
        contribution(HELD, "Sj and RamzyM, thank you."),
        contribution(HELD, "I second what Ramzy has in mind.", use=Use.INTERNAL),
    )

    report = report_of(Gathered(sessions=(HELD,), contributions=given), audience=Audience.PUBLIC)

    assert [each.words for each in report.statements] == ["[name] and [name], thank you."]


def everything_in(file: bytes) -> bytes:
    """Unzip *file*, and what is zipped within: compression would hide a leak from a search."""
    if not is_zipfile(BytesIO(file)):
        return file
    with ZipFile(BytesIO(file)) as archive:
        return b"".join(everything_in(archive.read(name)) for name in archive.namelist())


def talk_page(audience: Audience) -> Report:
    """Return the report of the talk page, imported by role: no author is kept."""
    held = session(rule=Rule.NAMED, languages=("en",))
    found = read_talk_page(shared("seed.txt").read_bytes())
    assert {each.author for each in found.passages} >= {"RamzyM", "SJ", "RGaines (WMF)"}
    given = tuple(
        contribution(
            held,
            passage.text,
            attribution=Attribution.ROLE,
            role=passage.role or Role.VOLUNTEER,
            form=Form.QUOTE,
        )
        for passage in found.passages
    )
    return report_of(Gathered(sessions=(held,), contributions=given), audience=audience)


@pytest.mark.parametrize("name", RENDERERS)
def test_no_format_names_an_author_of_a_talk_page_in_public(name: str) -> None:
    report = talk_page(Audience.PUBLIC)

    written = everything_in(RENDERERS[name].render(report)).decode(errors="replace")

    named = ("Ramzy", "RGaines", "Gaines", "Ricky", "Sj", "SJ", "Sm8900", "MacKinnon", "Ashraf")
    reached = ("Judhistari", "tthr", "@wikimedia")
    assert [each for each in (*named, *reached) if each in written] == []


def test_the_words_of_a_talk_page_stay_readable_in_public() -> None:
    words = "\n".join(each.words or "" for each in talk_page(Audience.PUBLIC).statements)

    assert (words.count("[name]"), words.count("[contact]")) == (12, 1)
    assert "Thanks [name] -- what does local capacity look like?" in words
    assert "I read [name] as suggesting that community members often reach out" in words
    assert "How can we empower [other] existing community forums" in words


@pytest.mark.parametrize("audience", [Audience.INTERNAL, Audience.PUBLIC])
def test_somebody_named_in_one_session_is_masked_in_what_was_said_in_another(
    audience: Audience,
) -> None:
    hushed = session(rule=Rule.CHATHAM)
    named = contribution(HELD, attribution=Attribution.NAMED, participant_id=ZAYNAB.id)
    there = contribution(hushed, "As Zaynab Okafor said here in this room.")
    gathered = Gathered(
        sessions=(HELD, hushed), participants=(ZAYNAB,), contributions=(named, there)
    )

    report = report_of(gathered, audience=audience, at_least=1)

    words = {each.credit.name: each.words for each in report.statements}
    assert "Zaynab Okafor" in words
    assert words[None] == "As [name] said here in this room."


def test_a_name_in_the_codebook_or_the_ledger_is_masked() -> None:
    about = theme("lighting", "What Zaynab Okafor told, zo@example.org")
    said = contribution(HELD, "We will mend it.", kind=Kind.COMMITMENT)
    advice = contribution(HELD, "Mend it soon.", kind=Kind.RECOMMENDATION)
    gathered = Gathered(
        sessions=(HELD,),
        participants=(ZAYNAB,),
        contributions=(said, advice),
        themes=(about,),
        tags=tagged(about, [said]),
        commitments=(Commitment(contribution_id=said.id, team="Zaynab Okafor's team"),),
        recommendations=(
            Recommendation(contribution_id=advice.id, addressee="Zaynab Okafor's desk"),
        ),
    )

    report = report_of(gathered, at_least=1)

    assert [one.definition for one in report.themes] == ["What [name] told, [contact]"]
    assert [one.team for one in report.commitments] == ["[name]'s team"]
    assert {one.addressee for one in report.statements} == {"", "[name]'s desk"}
