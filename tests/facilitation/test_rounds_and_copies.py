"""Summaries of rounds, drafts with a last day, and copies for those who took part."""

import json
from pathlib import Path

import pytest

from tests.facilitation.conftest import Convo, Ran, new_session


@pytest.fixture
def round_id(convo: Convo) -> int:
    return int(convo("round", "new", "--title", "Autumn").out)


def held(convo: Convo, round_id: int, *more: str) -> int:
    session_id = new_session(convo, "chatham", "--round", str(round_id), *more)
    convo("capture", session_id, typed="0:q Who answers at night? #night\n0 Nobody. #night\n")
    return session_id


def told(made: Ran) -> list[dict[str, object]]:
    assert made.code == 0, made.err
    return [json.loads(line) for line in Path(made.out.strip()).read_text().splitlines()]


def in_json(convo: Convo, *words: object) -> list[dict[str, object]]:
    return told(convo("export", *words, "--format", "json", "--audience", "internal"))


def of_kind(things: list[dict[str, object]], kind: str) -> list[dict[str, object]]:
    return [thing for thing in things if thing.get("kind") == kind]


def test_a_round_is_all_its_sessions_with_what_they_carry_on_from(
    convo: Convo, round_id: int
) -> None:
    first = held(convo, round_id)
    held(convo, round_id, "--follows", str(first))
    new_session(convo, "chatham")

    sessions = of_kind(in_json(convo, "--round", round_id), "conversation")

    assert len(sessions) == 2
    assert sorted(str(each["follows"]) for each in sessions)[1] == "None"


def test_what_was_written_of_a_round_stands_where_all_of_it_is_there(
    convo: Convo, round_id: int
) -> None:
    first, _ = held(convo, round_id), held(convo, round_id)
    convo("write", "finding", "--round", round_id, typed="Nobody answers at night.")
    convo("write", "next-step", "--session", first, typed="Somebody will.")

    part, whole = in_json(convo, first), in_json(convo, "--round", round_id)

    assert [each["part"] for each in of_kind(whole, "written")] == ["finding", "next-step"]
    assert [each["part"] for each in of_kind(part, "written")] == ["next-step"]


def test_a_lead_sentence_follows_its_theme_where_that_is_merged(
    convo: Convo, session_id: int
) -> None:
    convo("capture", session_id, typed="0 Nobody answers. #evening\n0 Nobody. #night\n")
    convo("write", "lead", "--session", session_id, "--theme", "evening", typed="It is dark.")

    convo("theme", "merge", "evening", "night")

    [lead] = of_kind(in_json(convo, session_id), "written")
    assert (lead["theme"], lead["text"]) == ("night", "It is dark.")


def test_a_draft_says_until_when_it_can_be_reviewed(convo: Convo, session_id: int) -> None:
    [report] = of_kind(in_json(convo, session_id, "--review-until", "2026-12-04"), "report")

    assert report["review_until"] == "2026-12-04"


def test_a_later_draft_says_what_was_added_since(convo: Convo, session_id: int) -> None:
    convo("capture", session_id, typed="0 one\n0 two\n0 three\n0 four\n0 five\n")
    in_json(convo, session_id)
    convo("capture", session_id, typed="0 a\n0 b\n0 c\n0 d\n0 e\n0 f\n")

    [changes] = of_kind(in_json(convo, session_id), "changes")

    assert (changes["added"], changes["gone"]) == (6, 0)


def test_a_review_copy_is_a_public_draft_that_the_ledger_knows(
    convo: Convo, session_id: int, tmp_path: Path
) -> None:
    convo("capture", session_id, typed="0 Nobody answers at night. #night\n")
    copy = tmp_path / "copy.md"

    made = convo("export", session_id, "--review-copy", "--format", "markdown", "-o", copy)

    assert made.code == 0, made.err
    text = copy.read_text()
    assert "Review copy for those who took part" in text
    assert "Nobody answers at night" in text
    assert "Commitments made" not in text
    [entry] = convo("exports", "--json").json
    assert (entry["audience"], entry["final"], entry["contributions"]) == ("public", False, 1)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--audience", "internal"), "what the public is told"),
        (("--format", "json"), "read by people"),
        (("--status", "final"), "reviewed no more"),
    ],
)
def test_what_would_be_no_review_copy_is_refused(
    convo: Convo, session_id: int, words: tuple[str, ...], why: str
) -> None:
    refused = convo("export", session_id, "--review-copy", *words)

    assert (refused.code, refused.out) == (1, "")
    assert why in refused.err


def test_a_review_copy_is_about_one_session(convo: Convo, round_id: int) -> None:
    held(convo, round_id)
    held(convo, round_id)

    refused = convo("export", "--round", round_id, "--review-copy")

    assert refused.code == 1
    assert "one session" in refused.err


def test_a_round_without_a_session_has_no_summary(convo: Convo, round_id: int) -> None:
    refused = convo("export", "--round", round_id, "--audience", "public")

    assert refused.code == 1
    assert "no session yet" in refused.err


@pytest.mark.parametrize(
    "words", [("--audience", "public"), ("1",), ("1", "--round", "2", "--audience", "public")]
)
def test_sessions_or_a_round_and_the_audience_must_be_said(
    convo: Convo, words: tuple[str, ...]
) -> None:
    assert convo("export", *words).code == 2


def test_a_number_that_organisers_wrote_is_reviewed_and_not_refused(
    convo: Convo, session_id: int
) -> None:
    convo("capture", session_id, typed="0 Nobody answers.\n")
    made = convo(
        "write", "finding", "--session", session_id, "--public", typed="All ١٢ of them agreed."
    )

    found = convo("review", session_id, "--json").json

    assert [(row["written"], row["kind"], row["word"]) for row in found] == [
        (int(made.out), "number", "١٢")
    ]
    shown = convo("review", session_id)
    assert shown.out == f"{int(made.out)}\tnumber\tsure\tAll [١٢] of them agreed.\n"
    assert "which nobody computed: 1." in shown.err
    assert convo("export", session_id, "--audience", "public").code == 0


def test_a_copy_that_would_tell_what_a_summary_withheld_is_refused(
    convo: Convo, round_id: int
) -> None:
    first, _ = held(convo, round_id), held(convo, round_id, "--region", "MENA")
    public = ("--format", "markdown", "--audience", "public")
    convo("export", "--round", round_id, *public)

    made = convo("export", first, *public)

    assert (made.code, made.out) == (1, "")
    assert "make a copy of one session, or of some, before the summary" in made.err


def test_what_a_summary_for_the_public_withheld_binds_no_document_for_inside(
    convo: Convo, round_id: int
) -> None:
    first, _ = held(convo, round_id), held(convo, round_id, "--region", "MENA")
    convo("export", "--round", round_id, "--format", "markdown", "--audience", "public")

    assert convo("export", first, "--format", "json", "--audience", "public").code == 1
    assert convo("export", first, "--format", "json", "--audience", "internal").code == 0


def test_a_document_of_which_no_copy_is_left_is_struck_by_its_number(
    convo: Convo, round_id: int
) -> None:
    convo("export", held(convo, round_id), "--format", "markdown", "--audience", "internal")
    [entry] = convo("exports", "--json").json

    unasked = convo("exports", "--destroyed", entry["id"])
    asked = convo("exports", "--destroyed", entry["id"], "--yes")

    assert (unasked.code, asked.code) == (1, 0)
    assert asked.err == "It is struck: no later document withholds a number because of it.\n"
    assert convo("exports", "--json").json == []
