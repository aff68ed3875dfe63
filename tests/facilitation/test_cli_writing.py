from pathlib import Path

from tests.facilitation.conftest import Convo, new_session


def test_words_come_from_stdin_and_are_listed_by_their_number(convo: Convo) -> None:
    held = new_session(convo)

    made = convo("write", "finding", "--session", held, typed="لا أحد يجيب.\n")

    assert made.code == 0
    listed = convo("write", "list", "--session", held, "--json").json
    assert listed == [
        {
            "id": int(made.out),
            "part": "finding",
            "place": 1,
            "audience": "internal",
            "theme": None,
            "text": "لا أحد يجيب.",
        }
    ]


def test_words_come_from_a_file(convo: Convo, tmp_path: Path) -> None:
    held = new_session(convo)
    convo("theme", "add", "safety")
    (tmp_path / "lead").write_text("People are afraid.")

    made = convo(
        "write", "lead", "--session", held, "--theme", "safety", "--file", tmp_path / "lead"
    )

    assert convo("write", "list", "--session", held).out == (
        f"{int(made.out)}\tlead\t1\tinternal\tsafety\tPeople are afraid.\n"
    )


def test_what_was_written_is_changed_moved_and_removed(convo: Convo) -> None:
    held = new_session(convo)
    first, second, third = (
        int(convo("write", "next-step", "--session", held, typed=text).out) for text in "ABC"
    )

    convo("write", "change", first, typed="D")
    convo("write", "move", third, 1)
    convo("write", "remove", second)

    rows = convo("write", "list", "--session", held, "--json").json
    assert [row["text"] for row in rows] == ["C", "D"]


def test_words_are_about_a_session_or_a_round_and_not_both(convo: Convo) -> None:
    assert convo("write", "disagreement", typed="A").code == 2
    assert convo("write", "disagreement", "--session", 1, "--round", 2, typed="A").code == 2
