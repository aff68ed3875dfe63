"""What organisers wrote: where it stands in a report, and what of it a person should look at."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from convo.model.gathered import Gathered
from convo.model.people import Participant
from convo.model.words import Audience, Part, Use
from convo.model.written import Written
from exports.report.drafts import numbers_in_drafts
from tests.exports.build import DAY, SAID, contributions, report_of, session, tagged, theme

FIRST = session(round_id=3, held_on=DAY - timedelta(1))
SECOND = session(round_id=3)
ABOUT = theme("safety")


def written(text: str, **fields: Any) -> Written:  # noqa: ANN401 -- any field
    given: dict[str, Any] = {"part": Part.FINDING, "position": 0, "id": len(text)}
    where = {} if "round_id" in fields else {"session_id": FIRST.id}
    return Written(text=text, **given | where | fields)


def texts(gathered: Gathered, part: Part = Part.FINDING, **choices: Any) -> tuple[str, ...]:  # noqa: ANN401 -- whatever build_report takes
    return report_of(gathered, **choices).beside.written(part)


@pytest.mark.parametrize("text", SAID.values())
def test_what_was_written_is_printed_as_it_was_written(text: str) -> None:
    gathered = Gathered(sessions=(FIRST,), written=(written(text),))

    assert texts(gathered) == (text,)


def test_what_is_about_a_round_is_printed_where_all_of_it_is_there() -> None:
    gathered = Gathered(sessions=(FIRST, SECOND), written=(written("Of all.", round_id=3),))

    assert texts(gathered, whole_rounds={3}) == ("Of all.",)
    assert texts(gathered) == ()


def test_rounds_come_before_sessions_and_sessions_in_their_order() -> None:
    gathered = Gathered(
        sessions=(SECOND, FIRST),
        written=(
            written("Second.", session_id=SECOND.id),
            written("First, b.", position=1),
            written("First.", position=0),
            written("Of all of them.", round_id=3),
        ),
    )

    assert texts(gathered, whole_rounds={3}) == (
        "Of all of them.",
        "First.",
        "First, b.",
        "Second.",
    )


def test_a_sentence_leads_in_a_theme_only_where_the_report_tells_of_it() -> None:
    lead = written("People are afraid.", part=Part.LEAD, theme_id=ABOUT.id)

    def led(use: Use) -> tuple[str, ...]:
        said = contributions(FIRST, 2, use=use)
        gathered = Gathered(
            sessions=(FIRST,),
            contributions=said,
            themes=(ABOUT,),
            tags=tagged(ABOUT, said),
            written=(lead,),
        )
        return report_of(gathered).beside.written(Part.LEAD, theme=ABOUT.name)

    assert led(Use.QUOTE) == ("People are afraid.",)
    assert led(Use.RESTRICTED) == ()


def test_names_and_contacts_are_masked_in_what_organisers_wrote() -> None:
    person = Participant(id=1, session_id=FIRST.id, handle="P1", name="Zarqunnisa Invented")
    gathered = Gathered(
        sessions=(FIRST,),
        participants=(person,),
        written=(written("Zarqunnisa said so: zz@example.org."),),
    )

    assert texts(gathered) == ("[name] said so: [contact].",)


def test_every_number_is_found_in_the_digits_of_any_script() -> None:
    gathered = Gathered(
        sessions=(FIRST,),
        written=(written("Some 1,200 and\n٤٥ of them, ২ said no; none."), written("No number.")),
    )

    found = numbers_in_drafts(gathered, audience=Audience.INTERNAL, whole_rounds=())

    assert [each.number for each in found] == ["1,200", "٤٥", "২"]
    assert (found[1].before, found[1].after) == ("", " of them, ২ said no; none.")


def test_what_will_not_be_printed_is_not_looked_at() -> None:
    gathered = Gathered(sessions=(FIRST,), written=(written("All 12.", round_id=3),))

    assert numbers_in_drafts(gathered, audience=Audience.INTERNAL, whole_rounds=()) == ()
    assert len(numbers_in_drafts(gathered, audience=Audience.INTERNAL, whole_rounds={3})) == 1


def test_a_record_that_never_wrote_anything_has_nothing_written() -> None:
    assert report_of(replace(Gathered(sessions=(FIRST,)), written=())).beside.drafted == ()


def test_the_public_reads_only_what_people_chose_to_tell_it() -> None:
    inside, outside = written("For the team."), written("For all.", audience=Audience.PUBLIC)
    gathered = Gathered(sessions=(FIRST,), written=(inside, outside))

    assert set(texts(gathered, audience=Audience.INTERNAL)) == {"For the team.", "For all."}
    assert texts(gathered, audience=Audience.PUBLIC) == ("For all.",)
