from dataclasses import replace
from datetime import date
from time import process_time

import pytest

from convo.disclosure.counts import Band, Withheld
from convo.errors import NotFoundError, RefusedError
from convo.model.gathered import Gathered
from convo.model.people import Participant
from convo.model.words import Audience, Form, Kind, Rule, Use
from exports.report.values import Report
from tests.exports.build import (
    SAID,
    contribution,
    contributions,
    report_of,
    scattered,
    session,
    tagged,
    theme,
)


def test_a_final_report_is_refused_while_contributions_have_no_theme() -> None:
    held = session()
    about = theme("safety")
    given = contributions(held, 2)
    gathered = Gathered(
        sessions=(held,), contributions=given, themes=(about,), tags=tagged(about, given[:1])
    )

    with pytest.raises(RefusedError, match="1 of them"):
        report_of(gathered, final=True)

    done = replace(gathered, tags=tagged(about, given))
    assert report_of(done, final=True).final


def test_a_final_report_waits_for_the_themes_of_words_that_it_does_not_show_too() -> None:
    held = session()
    gathered = Gathered(sessions=(held,), contributions=(contribution(held, use=Use.RESTRICTED),))

    with pytest.raises(RefusedError):
        report_of(gathered, final=True)


def test_a_report_is_never_for_organisers_alone() -> None:
    with pytest.raises(ValueError, match="internal or public"):
        report_of(Gathered(sessions=()), audience=Audience.ORGANISERS)


def test_a_key_that_could_be_tried_out_is_refused() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        report_of(Gathered(sessions=()), key=b"short")


def test_a_contribution_without_its_session_is_refused() -> None:
    held = session()

    with pytest.raises(NotFoundError, match=str(held.id)):
        report_of(Gathered(sessions=(), contributions=(contribution(held),)))


def test_another_key_gives_another_order() -> None:
    held = session()
    gathered = Gathered(sessions=(held,), contributions=contributions(held, 12))

    one, other = report_of(gathered, key=b"1" * 16), report_of(gathered, key=b"2" * 16)

    assert [each.words for each in one.statements] != [each.words for each in other.statements]
    assert sorted(each.words or "" for each in one.statements) == sorted(
        each.words or "" for each in other.statements
    )


def test_numbers_have_no_gap_where_words_are_not_shown() -> None:
    held = session()
    given = contributions(held, 6) + contributions(held, 6, use=Use.RESTRICTED)

    report = report_of(Gathered(sessions=(held,), contributions=given))

    assert [each.number for each in report.statements] == [1, 2, 3, 4, 5, 6]


def test_words_of_every_script_stand_as_they_were_said() -> None:
    held = session()
    given = tuple(
        contribution(held, words, language=language, form=Form.QUOTE)
        for language, words in SAID.items()
    )

    report = report_of(Gathered(sessions=(held,), contributions=given))

    assert {(each.language, each.words) for each in report.statements} == set(SAID.items())


def test_words_are_no_part_of_a_repr() -> None:
    held = session()
    given = tuple(contribution(held, words) for words in SAID.values())

    shown = repr(report_of(Gathered(sessions=(held,), contributions=given)))

    assert [words for words in SAID.values() if words in shown] == []


def test_very_words_given_for_a_paraphrase_are_counted_only() -> None:
    held = session()
    about = theme("safety")
    given = contributions(held, 7, use=Use.PARAPHRASE, form=Form.QUOTE)
    gathered = Gathered(
        sessions=(held,), contributions=given, themes=(about,), tags=tagged(about, given)
    )

    report = report_of(gathered)

    assert report.statements == ()
    assert report.contributions == 7
    assert [(each.name, each.contributions) for each in report.themes] == [("safety", 7)]


def test_few_that_are_counted_only_are_counted_nowhere() -> None:
    held = session()
    about = theme("safety")
    shown = contributions(held, 8)
    given = shown + contributions(held, 2, use=Use.PARAPHRASE, form=Form.QUOTE)
    gathered = Gathered(
        sessions=(held,), contributions=given, themes=(about,), tags=tagged(about, given)
    )

    report = report_of(gathered)

    assert (report.contributions, report.themes[0].contributions) == (8, 8)
    assert report.conversations[0].contributions == 8
    assert [each.number for each in report.left_out] == [Withheld(5)]


def test_a_theme_of_words_that_may_not_be_read_is_not_named() -> None:
    held = session()
    open_, secret = theme("safety"), theme("informants")
    given = contributions(held, 2)
    hidden = contributions(held, 20, use=Use.RESTRICTED)
    gathered = Gathered(
        sessions=(held,),
        contributions=given + hidden,
        themes=(open_, secret),
        tags=tagged(open_, given) + tagged(secret, hidden),
    )

    assert [each.name for each in report_of(gathered).themes] == ["safety"]


def test_the_most_frequent_theme_comes_first_and_equal_ones_by_name() -> None:
    held = session()
    themes = [theme("b-few"), theme("a-some"), theme("z-many"), theme("a-fewer")]
    given = contributions(held, 9)
    tags = (
        *tagged(themes[0], given[:4]),
        *tagged(themes[1], given[:5]),
        *tagged(themes[2], given),
        *tagged(themes[3], given[:4]),
    )

    report = report_of(
        Gathered(sessions=(held,), contributions=given, themes=tuple(themes), tags=tags)
    )

    assert [each.name for each in report.themes] == ["z-many", "a-some", "a-fewer", "b-few"]


def test_a_number_of_what_is_all_listed_is_told_however_small() -> None:
    held = session()
    about = theme("safety")
    given = contributions(held, 3)

    report = report_of(
        Gathered(
            sessions=(held,), contributions=given, themes=(about,), tags=tagged(about, given[:1])
        )
    )

    assert (report.contributions, report.conversations[0].contributions) == (3, 3)
    assert [each.contributions for each in report.themes] == [1]
    assert report.uncategorised.contributions == 2


def test_what_has_no_theme_yet_is_counted_and_listed() -> None:
    held = session()

    report = report_of(Gathered(sessions=(held,), contributions=contributions(held, 6)))

    assert report.uncategorised.contributions == 6
    assert report.uncategorised.statements == (1, 2, 3, 4, 5, 6)


def test_what_waits_for_a_theme_unseen_is_not_told_to_be_nothing() -> None:
    held = session()
    about = theme("safety")
    shown = contributions(held, 6)
    hidden = contributions(held, 1, use=Use.PARAPHRASE, form=Form.QUOTE)

    report = report_of(
        Gathered(
            sessions=(held,),
            contributions=shown + hidden,
            themes=(about,),
            tags=tagged(about, shown),
        )
    )

    assert report.uncategorised.contributions == Withheld()


def test_languages_that_few_spoke_are_not_named() -> None:
    held = session(languages=("en", "fa"))
    given = (
        *contributions(held, 6, language="am"),
        *contributions(held, 1, language="en"),
        *contributions(held, 4, language="km"),
    )

    report = report_of(Gathered(sessions=(held,), contributions=given))

    assert (report.languages, report.more_languages) == (("am", "en"), True)
    assert report.conversations[0].languages == ("am", "en")


def people_of(number: int, rule: Rule) -> Report:
    held = session(rule=rule)
    people = tuple(
        Participant(id=100 + each, session_id=held.id, handle=f"P{each + 1}")
        for each in range(number)
    )
    return report_of(Gathered(sessions=(held,), participants=people))


def test_people_are_told_as_a_band_where_the_rule_allows_it() -> None:
    assert people_of(12, Rule.CHATHAM).conversations[0].people == Band(low=10, high=19)
    assert people_of(3, Rule.FOCUS_GROUP).conversations[0].people == Withheld(5)
    assert people_of(12, Rule.FKAGEU).conversations[0].people is None


def test_sessions_come_by_day_and_region() -> None:
    days = (date(2026, 5, 2), date(2026, 5, 1), date(2026, 5, 1))
    held = [
        session(region=region, held_on=day)
        for region, day in zip(("A", "Z", "B"), days, strict=True)
    ]

    report = report_of(Gathered(sessions=tuple(held)))

    assert [each.region for each in report.conversations] == ["B", "Z", "A"]


def test_statements_of_a_kind_are_found_by_it() -> None:
    held = session()
    given = (
        *contributions(held, 2, kind=Kind.RECOMMENDATION),
        *contributions(held, 3, kind=Kind.PRACTICE),
    )

    report = report_of(Gathered(sessions=(held,), contributions=given))

    assert len(report.of_kind(Kind.RECOMMENDATION)) == 2
    assert len(report.of_kind(Kind.PRACTICE)) == 3


def seconds_for(number: int) -> float:
    gathered = scattered(7, number)
    tries = []
    for _ in range(3):
        start = process_time()
        report_of(gathered)
        tries.append(process_time() - start)
    return min(tries)


def test_four_times_the_contributions_do_not_take_sixteen_times_as_long() -> None:
    assert seconds_for(8_000) < 10 * seconds_for(2_000)
