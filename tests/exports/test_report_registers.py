"""Models, forums, contacts and checklists: what of them a report tells, and what it may not."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from convo.disclosure.counts import Withheld
from convo.model.contributions import Contribution, Translation
from convo.model.gathered import Gathered
from convo.model.people import Participant
from convo.model.registers import ChecklistItem, Contact, Forum, ForumMention, Practice
from convo.model.words import Attribution, Audience, Form, Kind, Preparer, Rule, Use
from convo.regions import CROSS_REGIONAL
from exports.report.beside import Beside
from tests.exports.build import DAY, SAID, contribution, contributions, entry_of, report_of, session

HELD, THERE = session(), session(region="MENA")
WELL = Forum(id=1, name="Shelf by the well", may_print=True)


def kept(*said: Contribution, sessions: Any = (HELD, THERE), **fields: Any) -> Gathered:  # noqa: ANN401 -- any field
    return Gathered(sessions=sessions, contributions=said, **fields)


def beside(gathered: Gathered, **choices: Any) -> Beside:  # noqa: ANN401 -- whatever build_report takes
    return report_of(gathered, **choices).beside


def mentions(said: tuple[Contribution, ...], forum: Forum = WELL) -> tuple[ForumMention, ...]:
    return tuple(ForumMention(contribution_id=each.id, forum_id=forum.id) for each in said)


def item(number: int, text: str = "Print it.", **fields: Any) -> ChecklistItem:  # noqa: ANN401 -- any field
    given: dict[str, Any] = {"preparer": Preparer.PERSON, "position": number}
    return ChecklistItem(id=number, text=text, **given | fields)


def contact(number: int, **fields: Any) -> Contact:  # noqa: ANN401 -- any field
    given: dict[str, Any] = {"region": "", "language": "", "purpose": "Help", "may_print": True}
    return Contact(id=number, **{"route": f"desk{number}@example.org"} | given | fields)


def test_only_listed_practices_that_may_be_shown_are_models() -> None:
    said = contributions(HELD, 3, kind=Kind.PRACTICE)
    hidden = contribution(HELD, "Secret.", kind=Kind.PRACTICE, use=Use.RESTRICTED)
    plain = contribution(HELD, "No practice.")
    shared = (said[0], hidden, plain)
    practices = (
        *(Practice(contribution_id=each.id, may_share=True) for each in shared),
        Practice(contribution_id=said[1].id, may_share=False),
    )

    report = report_of(kept(*said, hidden, plain, practices=practices))

    words = {each.number: each.words for each in report.statements}
    assert [words[number] for number in report.beside.models] == [said[0].text]


def test_a_forum_is_told_where_it_may_be_and_only_of_the_reports_regions() -> None:
    forums = (
        WELL,
        replace(WELL, id=2, name="Hidden", may_print=False),
        replace(WELL, id=3, name="Elsewhere", region="SSA"),
        replace(WELL, id=4, name="گروه جنوب", region="MENA", about="می‌خوانند", languages=("fa",)),
    )

    told = beside(kept(forums=forums)).forums

    assert [(each.name, each.about) for each in told] == [
        ("Shelf by the well", ""),
        ("گروه جنوب", "می‌خوانند"),
    ]


def test_where_regions_meet_the_forums_of_all_are_told() -> None:
    everywhere = session(region=CROSS_REGIONAL)
    forum = replace(WELL, region="SSA")

    assert len(beside(kept(sessions=(everywhere,), forums=(forum,))).forums) == 1


@pytest.mark.parametrize(
    ("about", "rest", "told"),
    [(6, 6, 6), (4, 9, Withheld()), (0, 9, Withheld()), (9, 4, Withheld()), (7, 0, 7)],
)
def test_how_many_speak_of_a_forum_is_told_where_enough_do_and_enough_do_not(
    about: int, rest: int, told: object
) -> None:
    speaking, others = contributions(HELD, about), contributions(HELD, rest)
    gathered = kept(*speaking, *others, forums=(WELL,), forum_mentions=mentions(speaking))

    [forum] = beside(gathered).forums

    assert forum.spoken_of == told


def test_one_person_who_often_speaks_of_a_forum_is_not_counted_often() -> None:
    speaking = contributions(HELD, 9, attribution=Attribution.REGION, participant_id=7)
    gathered = kept(
        *speaking, *contributions(HELD, 9), forums=(WELL,), forum_mentions=mentions(speaking)
    )

    [forum] = beside(gathered).forums

    assert forum.spoken_of == Withheld()


def test_words_that_are_not_listed_speak_of_no_forum() -> None:
    speaking = contributions(HELD, 6)
    hidden = contributions(HELD, 6, use=Use.RESTRICTED)
    gathered = kept(
        *speaking, *hidden, forums=(WELL,), forum_mentions=mentions((*speaking, *hidden))
    )

    [forum] = beside(gathered).forums

    assert forum.spoken_of == 6


@pytest.mark.parametrize("rule", [Rule.FKAGEU, Rule.FOCUS_GROUP])
def test_where_no_organisation_may_be_told_nobody_is_counted_as_speaking_of_one(
    rule: Rule,
) -> None:
    strict = session(rule=rule)
    speaking = contributions(strict, 9)
    gathered = kept(
        *speaking, sessions=(strict,), forums=(WELL,), forum_mentions=mentions(speaking)
    )

    [forum] = beside(gathered).forums

    assert forum.spoken_of == Withheld()


@pytest.mark.parametrize(("more", "is_told"), [(1, False), (4, False), (5, True), (0, True)])
def test_few_that_speak_of_a_forum_are_not_told_by_a_difference(more: int, is_told: bool) -> None:  # noqa: FBT001 -- of a table
    before, rest, joined = (contributions(HELD, number) for number in (8, 8, more))
    earlier = kept(*before, *rest, forums=(WELL,), forum_mentions=mentions(before))
    now = kept(*before, *joined, *rest, forums=(WELL,), forum_mentions=mentions((*before, *joined)))

    [forum] = beside(now, earlier=[entry_of(earlier)]).forums

    assert isinstance(forum.spoken_of, int) is is_told


def test_who_took_words_about_a_forum_back_is_not_told_by_a_difference() -> None:
    said = contributions(HELD, 20)
    earlier = kept(*said, forums=(WELL,), forum_mentions=mentions(said[:10]))
    now = replace(
        earlier,
        contributions=said[1:],
        forum_mentions=mentions(said[1:10]),
        withdrawn=frozenset({said[0].id}),
    )

    [forum] = beside(now, earlier=[entry_of(earlier)]).forums

    assert forum.spoken_of == Withheld()


def test_a_report_about_other_conversations_hides_no_forum() -> None:
    elsewhere = session(region="SSA")
    earlier = kept(*contributions(elsewhere, 9), sessions=(elsewhere,))
    said = contributions(HELD, 12)
    now = kept(*said, forums=(WELL,), forum_mentions=mentions(said[:6]))

    [forum] = beside(now, earlier=[entry_of(earlier)]).forums

    assert forum.spoken_of == 6


def test_contacts_that_may_be_printed_stand_with_the_urgent_ones_first() -> None:
    contacts = (
        contact(1, purpose="A"),
        contact(2, purpose="B", is_urgent=True),
        contact(3, may_print=False),
        contact(4, region="SSA"),
    )

    told = beside(kept(contacts=contacts)).directory.contacts

    assert [each.purpose for each in told] == ["B", "A"]


@pytest.mark.parametrize(
    ("verified", "is_stale"),
    [(None, True), (DAY, False), (DAY - timedelta(90), False), (DAY - timedelta(91), True)],
)
def test_a_contact_is_stale_after_ninety_days_without_a_try(
    verified: date | None,
    is_stale: bool,  # noqa: FBT001 -- of a table
) -> None:
    [told] = beside(kept(contacts=(contact(1, verified_on=verified),))).directory.contacts

    assert told.is_stale is is_stale


def test_regions_and_languages_without_a_contact_are_told() -> None:
    said = contributions(HELD, 5, language="fa")
    contacts = (contact(1, region="MENA", language="en"), contact(2, region="SSA", language="fa"))

    told = beside(kept(*said, contacts=contacts)).directory

    assert told.regions_without == ("ESEAP",)
    assert told.languages_without == ("fa",)


def test_a_language_that_few_speak_is_no_gap() -> None:
    told = beside(kept(*contributions(HELD, 4, language="km"))).directory

    assert told.languages_without == ("en",)


def test_a_contact_for_all_leaves_no_gap() -> None:
    told = beside(kept(contacts=(contact(1),))).directory

    assert (told.regions_without, told.languages_without) == ((), ())


def test_a_contact_stays_as_it_is_but_for_the_name_of_a_person() -> None:
    person = Participant(id=1, session_id=HELD.id, handle="P1", name="Zarqunnisa Invented")
    contacts = (
        contact(1, route="help@example.org, +62 21 555 0100"),
        contact(2, route="zarqunnisa@example.org", purpose="Ask Zarqunnisa"),
    )

    told = beside(kept(participants=(person,), contacts=contacts)).directory.contacts

    assert {(each.purpose, each.route) for each in told} == {
        ("Help", "help@example.org, +62 21 555 0100"),
        ("Ask [name]", "[contact]"),
    }


def test_a_thing_made_of_what_may_not_be_read_is_left_out() -> None:
    hidden = contribution(HELD, "Meet by the bridge.", use=Use.RESTRICTED)
    inside = contribution(HELD, "Ask the desk.", use=Use.INTERNAL)
    gathered = kept(
        hidden,
        inside,
        checklist=(
            item(1, "The bridge.", contribution_id=hidden.id),
            item(2, "The desk.", contribution_id=inside.id),
            item(3, "Our own."),
        ),
    )

    def texts(audience: Audience) -> list[str]:
        return [each.text for each in beside(gathered, audience=audience).checklist]

    assert texts(Audience.INTERNAL) == ["Our own.", "The desk."]
    assert texts(Audience.PUBLIC) == ["Our own."]


def test_what_the_team_wrote_keeps_its_order_and_what_was_said_has_none_of_its_own() -> None:
    said = contributions(HELD, 8)
    made = tuple(
        item(number, f"Thing {number}", contribution_id=each.id) for number, each in enumerate(said)
    )
    own = (item(20, "Second"), item(19, "First"))

    report = report_of(kept(*said, checklist=(*made, *own)))

    things = report.beside.checklist
    assert [each.text for each in things[:2]] == ["First", "Second"]
    assert [each.statement for each in things[2:]] == list(range(1, 9))
    assert [each.text for each in things[2:]] != [each.text for each in made]


def test_a_thing_does_not_tell_where_the_words_were_said_that_it_was_made_of() -> None:
    said = contribution(THERE, "Bring a card.")
    gathered = kept(said, checklist=(item(1, "A card.", region="MENA", contribution_id=said.id),))

    [thing] = beside(gathered).checklist

    assert (thing.region, thing.statement) == ("", 1)


def test_a_thing_tells_the_region_that_its_words_tell() -> None:
    said = contributions(THERE, 5, attribution=Attribution.REGION)
    made = tuple(item(each.id, region="MENA", contribution_id=each.id) for each in said)

    assert {each.region for each in beside(kept(*said, checklist=made)).checklist} == {"MENA"}


def test_in_a_report_about_one_region_a_thing_tells_it() -> None:
    said = contribution(HELD, "Bring a card.")
    made = item(1, region=HELD.region, contribution_id=said.id)

    [thing] = beside(kept(said, sessions=(HELD,), checklist=(made,))).checklist

    assert thing.region == HELD.region


def test_where_a_translation_stands_for_the_words_it_stands_for_the_thing_too() -> None:
    said = contribution(HELD, SAID["km"], language="km", form=Form.PARAPHRASE)
    english = Translation(contribution_id=said.id, language="en", text="We need books.")
    made = item(1, SAID["km"], contribution_id=said.id)

    [thing] = beside(
        kept(said, translations=(english,), checklist=(made,)), audience=Audience.PUBLIC
    ).checklist

    assert thing.text == "We need books."


def test_things_of_other_regions_are_of_other_reports() -> None:
    things = beside(kept(checklist=(item(1, region="SSA"), item(2, region="MENA")))).checklist

    assert [each.region for each in things] == ["MENA"]


def test_names_are_masked_in_every_register() -> None:
    person = Participant(id=1, session_id=HELD.id, handle="P1", name="Zarqunnisa Invented")
    text = "Ask Zarqunnisa."
    gathered = kept(
        participants=(person,),
        forums=(replace(WELL, name="Friends of Zarqunnisa", about=text),),
        checklist=(item(1, text),),
    )

    told = beside(gathered)

    assert (told.forums[0].name, told.forums[0].about) == ("Friends of [name]", "Ask [name].")
    assert told.checklist[0].text == "Ask [name]."
