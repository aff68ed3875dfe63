import json
from pathlib import Path
from typing import Any

import pytest

from convo.records import gathering
from convo.vault.unlocking import unlock
from facilitation.cli.ledger_example import PAGE, STEPS
from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from tests.facilitation import seed_steps
from tests.facilitation.conftest import PASSPHRASE, Convo, new_session
from tests.facilitation.scripted import run_lines
from tests.shared import shared

AT_WAR = ("PROTOCOLS", "GUIDELINES", "LANDSCAPE", "SUPPORT")


class Worked:
    """The page, imported and worked through."""

    def __init__(self, convo: Convo) -> None:
        self._convo = convo
        self.session_id = new_session(convo)
        brought = convo(
            "import", shared("seed.txt"), "--session", self.session_id,
            "--as", "talk-page", "--attribution", "named", "--json",
        )  # fmt: skip
        assert brought.json["added"] == 9
        posts = self.rows("contributions")
        self.names = {f"P{n}": str(row["id"]) for n, row in enumerate(posts, 1)}
        self.posts = {row["id"]: row["text"] for row in posts}
        run_lines(convo, seed_steps.STEPS, self.names)
        self.called = {int(id_): name for name, id_ in self.names.items()}

    def rows(self, command: str, *more: object) -> list[dict[str, Any]]:
        return list(self._convo(command, self.session_id, *more, "--json").json)

    def listed(self, *more: object) -> dict[str, dict[str, Any]]:
        """Return what the ledger lists, by the name that the steps have for it."""
        return {self.called[row["id"]]: row for row in self.rows("questions", *more)}


@pytest.fixture
def worked(convo: Convo) -> Worked:
    return Worked(convo)


def test_the_page_ends_in_a_ledger_that_a_careful_reader_agrees_with(worked: Worked) -> None:
    listed = worked.listed()

    assert sum(1 + len(row["merged"]) for row in listed.values()) == 14
    assert {name: row["state"] for name, row in listed.items()} == {
        "PLANS": "partly",
        "REGIONS": "answered",
        "CONTACT": "partly",
        "EFFORTS": "partly",
        "CAPACITY": "answered",
        "MODELS": "open",
        "PROTOCOLS": "answered-but-restricted",
        "GUIDELINES": "partly",
        "LANDSCAPE": "partly",
        "SUPPORT": "partly",
        "FACTIONS": "open",
        "WHY": "open",
        "CORRECT": "open",
    }
    assert [worked.called[id_] for id_ in listed["PLANS"]["merged"]] == ["FORUMS"]


def test_each_question_has_its_responses_and_what_came_after_them(worked: Worked) -> None:
    def named(ids: list[int]) -> set[str]:
        return {worked.called[id_] for id_ in ids}

    listed = worked.listed()

    assert {name: named(row["responses"]) for name, row in listed.items() if row["responses"]} == {
        "PLANS": {"EMPOWER"},
        "REGIONS": {"DIALOGUE"},
        "CONTACT": {"EMAIL"},
        "EFFORTS": {"NETWORK", "PRESENT"},
        "CAPACITY": {"P5"},
        **{name: {"P8"} for name in AT_WAR},
    }
    assert named(listed["PLANS"]["follow_ups"]) == {"CAPACITY", "P5", "P6"}
    assert {name: row["latency"] for name, row in listed.items()} == {
        "PLANS": 10,
        **dict.fromkeys(("REGIONS", "CONTACT", "EFFORTS", "CAPACITY"), 1),
        **dict.fromkeys(AT_WAR, 1),
        **dict.fromkeys(("MODELS", "FACTIONS", "WHY", "CORRECT")),
    }
    assert {json.dumps(row["answered_by"]) for row in listed.values() if row["responses"]} == {
        '[{"role": "staff", "responses": 1}]',
        '[{"role": "staff", "responses": 2}]',
    }


def test_filters_of_the_ledger_give_what_a_reader_expects(worked: Worked) -> None:
    waiting = {"MODELS", "FACTIONS", "WHY", "CORRECT"}

    assert worked.listed("--open").keys() == waiting
    assert worked.listed("--no-response-for", 7).keys() == waiting
    assert worked.listed("--contested") == {}


def test_two_promises_are_in_it_and_one_who_agrees(worked: Worked, home: Path) -> None:
    promised = worked.rows("commitments")
    place = Home(home)
    with open_desk(place, unlock(place.slots, passphrase=PASSPHRASE)) as desk:
        agreed = gathering.gather(desk.records, [worked.session_id]).agreements

    assert {worked.called[row["id"]] for row in promised} == {"EMPOWER", "PRESENT"}
    assert {row["team"] for row in promised} == {"Wikimedia Foundation"}
    assert [(worked.called[one.contribution_id], one.count) for one in agreed] == [("P1", 1)]


def test_every_passage_has_the_words_of_its_post_and_no_others(worked: Worked) -> None:
    rows = {worked.called[row["id"]]: row for row in worked.rows("contributions")}
    passages = [row for name, row in rows.items() if name not in {f"P{n}" for n in range(1, 10)}]

    assert len(passages) == 14 + 5
    assert all(row["form"] == "quote" for row in passages)
    assert all(any(row["text"] in post for post in worked.posts.values()) for row in passages)
    marks = [row["text"].count("?") for row in passages if row["kind"] == "question"]
    assert sum(marks) == 12
    assert "?" not in rows["PLANS"]["text"] + rows["MODELS"]["text"]


def test_the_example_in_the_help_runs_as_it_stands_there(convo: Convo) -> None:
    session_id = new_session(convo)
    Path("page.txt").write_text(PAGE, encoding="utf-8")
    names = {"SESSION": str(session_id)}
    run_lines(convo, STEPS[:1], names)
    post, reply = convo("contributions", session_id, "--json").json
    names |= {"POST": str(post["id"]), "REPLY": str(reply["id"])}

    printed = run_lines(convo, STEPS[1:], names)

    told = convo("questions", "--help").out
    assert all(line in told for line in (*STEPS, *PAGE.splitlines()))
    asked, waiting, promised = printed[-3:]
    assert [line.split("\t")[1:6] for line in asked.splitlines()] == [
        ["answered", "0", "1", "staff 1", "3"],
        ["partly", "0", "1", "staff 1", "3"],
    ]
    assert waiting == ""
    assert promised.split("\t")[1:4] == ["open", "2026-06-30", "Directory team"]
