from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from convo.errors import FileInTheWayError, RefusedError
from convo.model.answers import Commitment, Recommendation
from convo.model.changes import Erase
from convo.model.contributions import Contribution, Translation
from convo.model.exported import Export
from convo.model.themes import Tag
from convo.model.words import Attribution, Audience, Form, Kind, Role, Rule, Use
from exports.layout import unseen
from facilitation.desk import exporting
from facilitation.desk.exporting import Wish, foresee
from facilitation.desk.leaving import Check, Leads, may_leave
from facilitation.desk.listing import export_rows
from facilitation.desk.opening import Desk
from facilitation.desk.preflight import State
from tests.build import IN_EVERY_SCRIPT, PERSON, SAFETY, SESSION, contribution

CLOSED = replace(SESSION, id=8, title="جلسة", starts_at=None, closed=False)


def wish(**fields: object) -> Wish:
    return replace(Wish(session_ids=(SESSION.id,)), **fields)  # type: ignore[arg-type]


def kept(desk: Desk, *said: Contribution) -> None:
    desk.keep(SESSION, SAFETY, PERSON, *said)


def found(desk: Desk, words: str, **fields: object) -> Check:
    checks = foresee(desk, wish(**fields)).checks
    [check] = [one for one in checks if words in one.sentence]
    return check


def write(desk: Desk, asked: Wish) -> Path:
    return exporting.write(desk, asked, progress=unseen).path


def test_nothing_leaves_while_no_session_is_chosen(desk: Desk) -> None:
    checks = foresee(desk, Wish()).checks

    assert not may_leave(checks)
    assert checks[0].sentence == "no session is chosen"
    with pytest.raises(RefusedError):
        write(desk, Wish())


def test_a_session_in_which_nothing_was_said_is_no_summary(desk: Desk) -> None:
    kept(desk)

    assert found(desk, "nothing was said").state is State.STOP


def test_a_draft_may_leave_with_bare_contributions_and_a_final_version_may_not(desk: Desk) -> None:
    kept(desk, *map(contribution, IN_EVERY_SCRIPT))

    draft, final = found(desk, "no theme yet"), found(desk, "no theme yet", final=True)

    assert (draft.state, final.state) == (State.WARN, State.STOP)
    assert final.leads is Leads.THEMES
    assert final.sentence.startswith(f"{len(IN_EVERY_SCRIPT)} contributions")


def test_a_point_that_was_noted_twice_is_looked_at_once(desk: Desk) -> None:
    kept(desk, contribution("ድጋፍ", id=30), contribution("ድጋፍ ያስፈልጋል", id=31, same_as=30))

    assert found(desk, "no theme yet").sentence.startswith("1 contribution has")


def test_what_stops_it_comes_first_and_what_is_well_last(desk: Desk) -> None:
    kept(desk, contribution())

    states = [check.state for check in foresee(desk, wish(final=True)).checks]

    assert states == sorted(states, key=[State.STOP, State.WARN, State.OK].index)
    assert {State.STOP, State.OK} <= set(states)


def test_everything_under_a_theme_is_well(desk: Desk) -> None:
    said = contribution()
    kept(desk, said)
    desk.keep(Tag(contribution_id=said.id, theme_id=SAFETY.id))

    assert found(desk, "under a theme").state is State.OK
    assert may_leave(foresee(desk, wish(final=True)).checks)


def test_a_name_in_the_words_is_to_be_looked_at_for_each_audience(desk: Desk) -> None:
    kept(desk, contribution(f"{PERSON.name} told me", form=Form.QUOTE))

    internal = found(desk, "somebody", audience=Audience.INTERNAL)
    public = found(desk, "somebody", audience=Audience.PUBLIC)

    assert "will be masked" in public.sentence
    assert {internal.leads, public.leads} == {Leads.NAMES}
    assert {internal.state, public.state} == {State.WARN}


def test_no_sentence_of_a_check_holds_what_was_said(desk: Desk) -> None:
    words = f"Zarqunnisa {PERSON.name} +62 812 3456 7890 on 3 May 2022 in Jakarta"
    kept(desk, contribution(words, form=Form.QUOTE, language="id"))

    checks = foresee(desk, wish(audience=Audience.PUBLIC)).checks

    assert not any(
        word in check.sentence
        for word in words.split()
        for check in checks
        if word.isalpha() and len(word) > 2
    )


def test_words_without_a_translation_are_told_by_language(desk: Desk) -> None:
    said = [contribution(text, language="my", form=Form.QUOTE) for text in IN_EVERY_SCRIPT[:3]]
    kept(desk, *said)
    desk.keep(
        Translation(contribution_id=said[0].id, language="en", text="We ask", by_machine=True)
    )

    untranslated = found(desk, "no translation")

    assert untranslated.sentence == "2 contributions have no translation"
    assert untranslated.lines == ("my",)
    assert found(desk, "a machine's").state is State.WARN


def test_a_promise_that_no_team_owns_is_pointed_out(desk: Desk) -> None:
    promises = [
        contribution(text, kind=Kind.COMMITMENT, attribution=Attribution.ROLE, role=Role.STAFF)
        for text in ("We will publish it", "နောက်လ ပြောပါမယ်")
    ]
    kept(desk, *promises)
    desk.keep(Commitment(contribution_id=promises[0].id, team="Trust"))

    assert found(desk, "no team").sentence == "1 commitment has no team"


def test_a_recommendation_to_nobody_is_pointed_out(desk: Desk) -> None:
    advice = [contribution(text, kind=Kind.RECOMMENDATION) for text in ("Open", "ခွင့်ပြုပါ")]
    kept(desk, *advice)
    desk.keep(Recommendation(contribution_id=advice[0].id, addressee="Board"))

    told = "1 recommendation is addressed to nobody yet"
    assert found(desk, "addressed to nobody").sentence == told


def test_an_addressee_that_may_not_be_told_is_not_asked_for(desk: Desk) -> None:
    desk.keep(replace(SESSION, rule=Rule.FKAGEU), SAFETY, PERSON)
    desk.keep(contribution("ခွင့်ပြုပါ", kind=Kind.RECOMMENDATION))

    checks = foresee(desk, wish()).checks

    assert not any("addressed to nobody" in one.sentence for one in checks)


def test_a_document_with_words_that_were_taken_back_is_pointed_out(
    desk: Desk, tmp_path: Path
) -> None:
    said = [contribution(text) for text in IN_EVERY_SCRIPT]
    kept(desk, *said)
    write(desk, wish(to=tmp_path / "before.docx"))
    assert not any("taken back" in one.sentence for one in foresee(desk, wish()).checks)

    desk.change(Erase(said[0].id))

    assert found(desk, "taken back").leads is Leads.LEDGER
    assert export_rows(desk)[0]["taken_back"] == 1


def test_a_file_that_is_there_stops_it_and_stays_as_it_is(desk: Desk, tmp_path: Path) -> None:
    kept(desk, contribution())
    there = tmp_path / "there.docx"
    there.write_text("mine")

    assert found(desk, "already", to=there).state is State.STOP
    assert found(desk, "no such folder", to=tmp_path / "none" / "x.docx").state is State.STOP
    with pytest.raises(FileInTheWayError):
        write(desk, wish(to=there))
    assert there.read_text() == "mine"


def test_what_is_stopped_leaves_no_file_and_no_line_in_the_ledger(
    desk: Desk, tmp_path: Path
) -> None:
    kept(desk, contribution())

    def stop(_done: int, _total: int) -> None:
        raise RefusedError("stopped")

    with pytest.raises(RefusedError, match="stopped"):
        exporting.write(desk, wish(to=tmp_path / "new.docx"), progress=stop)

    assert list(tmp_path.glob("*.docx")) == []
    assert export_rows(desk) == []


def test_the_outline_has_the_headings_of_the_document(desk: Desk) -> None:
    kept(desk, contribution())

    outline = foresee(desk, wish()).outline
    text = exporting.preview(desk, wish())

    assert len(outline) > 12
    assert all(title in text for _, title in outline)


def test_a_preview_is_a_draft_even_of_what_cannot_be_final_yet(desk: Desk) -> None:
    kept(desk, contribution("ဘယ်သူ့ကို မေးရမလဲ", form=Form.QUOTE))

    assert "Draft" in exporting.preview(desk, wish(final=True))


def test_sessions_stand_with_counts_and_languages_the_last_one_held_first(desk: Desk) -> None:
    later = replace(
        SESSION, id=9, title="会議", starts_at=None, held_on=SESSION.held_on.replace(day=20)
    )
    desk.keep(SESSION, later, contribution(language="id"), contribution(language="en"))

    first, second = exporting.choosable(desk)

    assert (first.id, first.contributions, first.languages) == (9, 0, ())
    assert (second.contributions, second.languages) == (2, ("en", "id"))


def test_a_title_and_a_theme_that_name_somebody_stop_it(desk: Desk) -> None:
    said = contribution()
    kept(desk, said)
    assert may_leave(foresee(desk, wish(title="What we heard")).checks)

    assert found(desk, "title names", title=f"Talk with {PERSON.name}").state is State.STOP

    desk.keep(replace(SAFETY, name=f"{PERSON.name}".replace(" ", "-")))
    desk.keep(Tag(contribution_id=said.id, theme_id=SAFETY.id))
    with pytest.raises(RefusedError, match="theme is called like"):
        write(desk, wish(to=tmp_folder(desk) / "x.md", format_name="markdown"))


def tmp_folder(desk: Desk) -> Path:
    return desk.home.folder.parent


def test_the_second_note_of_a_point_never_stops_a_final_version(desk: Desk) -> None:
    said = contribution()
    kept(desk, said, contribution("Again", same_as=said.id))
    desk.keep(Tag(contribution_id=said.id, theme_id=SAFETY.id))

    assert may_leave(foresee(desk, wish(final=True)).checks)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"for_participants": True, "audience": Audience.INTERNAL}, "what the public is told"),
        (
            {"for_participants": True, "audience": Audience.PUBLIC, "format_name": "xlsx"},
            "read by people",
        ),
        (
            {"for_participants": True, "audience": Audience.PUBLIC, "final": True},
            "reviewed no more",
        ),
        ({"final": True, "review_until": SESSION.held_on}, "reviewed no more"),
    ],
)
def test_what_is_at_odds_with_the_rest_stops_it(
    desk: Desk, fields: dict[str, object], words: str
) -> None:
    kept(desk, contribution())

    assert found(desk, words, **fields).state is State.STOP


def test_the_last_day_of_the_data_is_none_on_which_only_restricted_words_were_said(
    desk: Desk,
) -> None:
    late = SESSION.held_on.replace(day=28)
    role = {"attribution": Attribution.ROLE, "role": Role.STAFF}
    kept(
        desk,
        contribution("We say it", form=Form.QUOTE),
        contribution("Not this", use=Use.RESTRICTED, said_on=late, **role),
    )

    assert "28 May 2022" not in exporting.preview(desk, wish())


def test_what_an_earlier_document_stops_is_stopped_before_it_is_written_or_previewed(
    desk: Desk, tmp_path: Path
) -> None:
    kept(desk, *map(contribution, IN_EVERY_SCRIPT))
    desk.keep(replace(SESSION, id=9, title="会議"), contribution("እዚህ", session_id=9))
    earlier = Export(
        id=700,
        format="word",
        audience=Audience.INTERNAL,
        final=False,
        made_on=date(2022, 5, 16),
        digest="0" * 64,
        contribution_ids=frozenset(),
        session_ids=frozenset({SESSION.id, 9}),
        withheld=((SESSION.id, 9),),
    )
    desk.keep(earlier)
    alone = wish(session_ids=(9,), to=tmp_path / "new.docx")

    with pytest.raises(RefusedError) as refused:
        write(desk, alone)
    checks = foresee(desk, alone).checks

    assert not may_leave(checks)
    assert (checks[0].state, checks[0].sentence) == (State.STOP, str(refused.value))
    with pytest.raises(RefusedError, match="2022-05-16 withholds"):
        exporting.preview(desk, alone)


def test_what_has_no_theme_is_counted_by_its_ids(desk: Desk) -> None:
    bare, tagged = contribution("ዝምታ"), contribution("নীরবতা")
    kept(desk, bare, tagged)
    desk.keep(Tag(contribution_id=tagged.id, theme_id=SAFETY.id))

    assert found(desk, "no theme yet").ids == {bare.id}
