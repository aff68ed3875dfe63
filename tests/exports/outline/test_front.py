"""The first sections: the facts, how to read them, and who took part."""

from datetime import date

from convo.disclosure.counts import Band, Withheld
from convo.disclosure.reasons import LeftOut, Reason
from convo.model.words import Rule
from exports.blocks import Words
from exports.outline.build import document_of
from exports.outline.english import terms
from exports.outline.front import left_out
from exports.report.values import Report
from tests.exports.outline.reading import said_in, second_by_first, section_of, table_in
from tests.exports.reports import EMPTY, ENGLISH, FULL, conversation, report


def facts_of(given: Report) -> dict[str | Words, str | Words]:
    return second_by_first(document_of(given).facts)


def test_the_facts_tell_status_audience_coverage_and_number() -> None:
    assert facts_of(FULL) == {
        "Status": "Draft for review until 4 December 2026 (UTC)",
        "Covers": "3 conversations in 2 regions, 31 contributions",
        "Held": "16 November 2026 to 18 November 2026",
        "Regions": "ESEAP, MENA",
        "Languages": "Arabic, English, Traditional Chinese and others",
        "Audience": "For the policy team only",
        "Rule of attribution": "It differs from one conversation to another, see “Who took part”.",
        "Data up to": "18 November 2026",
        "Report": FULL.code,
    }


def test_a_draft_that_nobody_set_a_day_for_is_a_draft_all_the_same() -> None:
    assert facts_of(EMPTY)["Status"] == "Draft for review"


def test_who_was_absent_is_said_where_it_is_said_how_to_read_this() -> None:
    lines = said_in(section_of(FULL, "How to read this report")).split("\n")

    assert "No conversation was held in these regions: NWE, SSA." in lines
    assert "Nobody is told here to have spoken in these roles: Board member, Observer." in lines


def test_a_conversation_that_carries_on_from_another_says_so() -> None:
    lines = said_in(section_of(FULL, "Who took part")).split("\n")

    assert "17 November 2026 (ESEAP) carries on from 16 November 2026 (ESEAP)." in lines


def test_what_a_report_of_no_conversation_cannot_tell_is_unknown() -> None:
    facts = facts_of(EMPTY)

    assert {facts[item] for item in ("Held", "Regions", "Languages", "Rule of attribution")} == {
        ENGLISH.say(terms.UNKNOWN)
    }


def test_the_last_version_is_called_final() -> None:
    assert facts_of(report(final=True))["Status"] == "Final"


def test_one_day_and_one_of_each_are_not_a_period_nor_several() -> None:
    facts = facts_of(report(conversations=(conversation(),), contributions=1))

    assert facts["Held"] == "16 November 2026"
    assert facts["Covers"] == "1 conversation in 1 region, 1 contribution"


def test_one_rule_for_all_conversations_stands_in_the_facts() -> None:
    given = report(conversations=(conversation(), conversation()))

    assert str(facts_of(given)["Rule of attribution"]).startswith("Chatham House Rule:")
    assert "Under this rule" not in said_in(section_of(given, "Who took part"))


def test_rules_that_differ_stand_with_their_conversations() -> None:
    given = report(
        conversations=(
            conversation(),
            conversation(rule=Rule.FOCUS_GROUP, held_on=date(2026, 11, 2), region="MENA"),
        )
    )

    lines = said_in(section_of(given, "Who took part")).split("\n")

    assert [line.partition(":")[0] for line in lines] == ["Chatham House Rule", "Focus group"]
    assert lines[1].endswith("Under this rule: 2 November 2026 (MENA).")


def test_who_took_part_tells_days_languages_and_bands() -> None:
    rows = table_in(section_of(FULL, "Who took part")).rows

    assert rows[0] == (
        "16 November 2026",
        "ESEAP",
        "Asia/Jakarta",
        "English and Indonesian",
        "12",
        "10 to 19",
    )
    assert rows[1][3:] == ("Arabic", "not shown", "fewer than 5")
    assert rows[2][5] == "not known"


def test_a_band_without_an_end_says_or_more() -> None:
    held = conversation(people=Band(low=5_000, high=None))

    row = table_in(section_of(report(conversations=(held,)), "Who took part")).rows[0]

    assert row[5] == "5,000 or more"


def test_the_threshold_is_said_in_words() -> None:
    given = report(at_least=11)

    assert "is not shown where fewer than 11 people are behind it" in said_in(
        section_of(given, "How to read this report")
    )


def test_what_was_left_out_is_said_with_its_reason() -> None:
    alone = LeftOut(reasons=(Reason.INTERNAL,), number=8)

    [sentence] = left_out(report(left_out=(alone,)), ENGLISH)

    assert sentence == (
        "The words of 8 contributions are not in this report: they were meant for inside the"
        " organisation."
    )


def test_nobody_learns_which_of_several_reasons_apply() -> None:
    pooled = LeftOut(reasons=(Reason.RESTRICTED, Reason.WITHDRAWN), number=Withheld(11))

    [sentence] = left_out(report(left_out=(pooled,)), ENGLISH)

    assert sentence.startswith(
        "The words of fewer than 11 contributions are not in this report, for one or more of these"
        " reasons:"
    )


def test_several_reasons_that_are_not_few_together_are_told_without_their_number() -> None:
    some = Band(low=11, high=None)
    pooled = LeftOut(reasons=(Reason.RESTRICTED, Reason.WITHDRAWN), number=some)

    [sentence] = left_out(report(left_out=(pooled,), at_least=11), ENGLISH)

    assert sentence.startswith("The words of 11 contributions or more are not in this report, for")


def test_where_no_number_of_what_is_left_out_is_told_that_is_said() -> None:
    untold = LeftOut(reasons=(Reason.RESTRICTED, Reason.WITHDRAWN), number=Withheld())

    [sentence] = left_out(report(left_out=(untold,)), ENGLISH)

    assert sentence.startswith("How many more there are is not told: set against an earlier report")
    assert sentence.endswith("they were withdrawn, or erased at somebody’s request.")


def test_where_nothing_was_left_out_that_is_said() -> None:
    assert left_out(report(), ENGLISH) == ("No contribution was left out.",)


def test_what_was_captured_and_what_is_listed_is_said_before_what_was_left_out() -> None:
    lines = said_in(section_of(FULL, "How to read this report")).split("\n")

    captured = next(place for place, line in enumerate(lines) if "captured in these" in line)
    assert lines[captured].endswith("with those withdrawn since: 27 to 30.")
    assert lines[captured + 1] == "Listed with their words in this report: 18."
    assert tuple(lines[captured + 2 :]) == left_out(FULL, ENGLISH)


def test_the_report_itself_says_what_was_left_out() -> None:
    pooled = LeftOut(reasons=(Reason.RESTRICTED, Reason.WITHDRAWN), number=Withheld(11))

    given = report(left_out=(pooled,))
    section = section_of(given, "How to read this report")

    assert said_in(section).endswith("\n".join(left_out(given, ENGLISH)))
    assert "No contribution was left out" not in said_in(section)


def test_languages_that_would_tell_a_withheld_number_are_not_shown() -> None:
    hidden = conversation(languages=(), contributions=Withheld())

    table = table_in(section_of(report(conversations=(hidden,)), "Who took part"))

    assert table.rows[0][3] == "not shown"
