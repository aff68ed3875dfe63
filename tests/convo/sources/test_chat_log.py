import json
import tracemalloc
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.model.words import Form
from convo.sources.chat_log import read_chat_log
from convo.sources.found import Found, Passage
from convo.sources.gathering import MOST
from convo.text import MAX_CHARACTERS, clean, is_clean
from tests.shared import shared


def cloud(*records: tuple[str, str], end: str = "\r\n") -> bytes:
    return "".join(
        f"09:00:{n:02}\t{who}:\t{words}{end}" for n, (who, words) in enumerate(records)
    ).encode()


def said(found: Found) -> list[tuple[str | None, str]]:
    return [(passage.author, passage.text) for passage in found.passages]


def problem_lines(found: Found) -> list[int]:
    return [problem.line for problem in found.problems]


def test_a_chat_kept_in_the_cloud_becomes_passages() -> None:
    content = cloud(
        ("Birch", "Could the room open in the evening?"),
        ("Alder (Desk)", 'Reacted to "Could the room open ..." with 👍'),
        ("Alder (Desk)", 'Replying to "Could the room open ..."\n\nTwo evenings.\nNot more.'),
    )

    found = read_chat_log(content)

    assert found == Found(
        passages=(
            Passage(
                line=1,
                author="Birch",
                form=Form.QUOTE,
                text="Could the room open in the evening?",
            ),
            Passage(
                line=3,
                author="Alder (Desk)",
                reply_to=0,
                form=Form.QUOTE,
                text="Two evenings.\nNot more.",
            ),
        ),
        left_out=1,
    )


@pytest.mark.parametrize(
    "content",
    [
        "09:00:00 From Birch to Everyone : One: yes\n and no\n09:00:01 From Alder : Two\n",
        "09:00:00\t From  Birch  to  Everyone : One: yes\n and no\n09:00:01\t From  Alder : Two\n",
        "09:00:00 From Birch to Everyone:\n\tOne: yes\n\t and no\n09:00:01 From Alder:\n\tTwo",
        "9:00:00\t From Birch to Alle:\r\n\tOne: yes\r\n\t and no\r\n9:00:01 From Alder:\r\n\tTwo",
    ],
)
def test_chats_saved_by_the_program_become_passages(content: str) -> None:
    found = read_chat_log(content.encode())

    assert said(found) == [("Birch", "One: yes\n and no"), ("Alder", "Two")]
    assert found.problems == ()


@pytest.mark.parametrize(
    "header",
    [
        "From Birch to Everyone",
        "Von Birch an Alle",
        "De Birch à Tout le monde",
        "De Birch para Todos",
        "Da Birch a Tutti",
        "Van Birch naar Iedereen",
        "От Birch кому Все",
        "Від Birch до Всі",
        "開始 Birch 宛先 全員",
    ],
)
def test_programs_in_other_languages_are_understood(header: str) -> None:
    found = read_chat_log(f"09:00:00 {header} : yes\n09:00:01 {header}:\n\tno\n".encode())

    assert said(found) == [("Birch", "yes"), ("Birch", "no")]


@pytest.mark.parametrize(
    "header",
    [
        "From Birch to Alder (Privately)",
        "From Birch to Alder(Direct Message)",
        "From Birch to Everyone to Alder(Direct Message)",
        "From Birch to Everyone(Direct Message)",
        "From Birch to Alder",
        "Von Birch an Alder (Privat)",
        "Von Birch",
        "От Birch кому Alder",
        "From Birch to Hosts and panelists",
    ],
)
def test_a_direct_message_is_left_out_and_counted(header: str) -> None:
    public = "09:00:00 From Oak to Everyone : open\n"
    direct = f"09:00:01 {header} : only for you\nand more\n"

    found = read_chat_log((public + direct).encode())

    assert said(found) == [("Oak", "open")]
    assert found.left_out == 1


def test_words_under_a_header_that_cannot_be_read_do_not_join_the_message_above() -> None:
    content = (
        "09:00:00 From Oak to Everyone : open\n09:00:01 Kutoka Birch kwa Alder : only for you\nx\n"
    )

    found = read_chat_log(content.encode())

    assert said(found) == [("Oak", "open")]
    assert problem_lines(found) == [2]
    assert found.left_out == 1


def test_a_chat_with_nothing_but_direct_messages_says_so() -> None:
    found = read_chat_log(b"09:00:00 From Oak to Birch : yes\n")

    assert found.passages == ()
    assert problem_lines(found) == [1]


@pytest.mark.parametrize(
    "reaction",
    [
        'Reacted to "gone" with 👍',
        'Reacted to "gone" with 👍🏼',
        'Reacted to "👍" with ❤️',
        'Reacted to never said by anybody... with "🔥"',
        'Removed a 👍 reaction from "gone"',
        'Hat auf "gone" mit 🎉 reagiert',
        'Se ha reaccionado a "gone" con 🔥',
        'Heeft gereageerd op "gone" met 🚀',
        'A réagi à "gone" avec 👏',
        'Ha reagito a "gone" con 😂',
        'به "کتاب‌خانه ب..." با 👍 واکنش داد',
        'تفاعل مع "کتاب‌خانه ب..." باستخدام ❤️',
        '对"کتاب‌خانه ب..."做出了 👍 回应',
    ],
)
def test_reactions_in_any_language_are_left_out_and_counted(reaction: str) -> None:
    found = read_chat_log(cloud(("زهرا", "کتاب‌خانه باز باشد"), ("Oak", reaction)))

    assert said(found) == [("زهرا", "کتاب‌خانه باز باشد")]
    assert found.left_out == 1


@pytest.mark.parametrize(
    "words",
    [
        "Reacted to the news with 😢",
        'Reacted to "the news" with anger',
        'I reacted to "the news" with 😢',
        'They said "never" 😢',
        '"',
        '"" 👍',
        'Hat auf dem Markt "gone" gerufen 🎉',
        "Reacted to 👍",
        'We chose "🔥"',
        '"yes" --',
        '"yes" no👍',
        '"yes" said all who were there today 👍',
        f'"yes" {"夜" * 60} 👍',
    ],
)
def test_words_that_resemble_a_reaction_are_kept(words: str) -> None:
    found = read_chat_log(cloud(("Birch", "yes"), ("Oak", words)))

    assert said(found) == [("Birch", "yes"), ("Oak", words)]


@pytest.mark.parametrize(
    "reply",
    [
        'Replying to "gone"\n\n{}',
        'Replying to "gone" \n \n {}',
        'Antworten auf "he said "no"..."\n\n{}',
        'Відповідь на "gone\nand gone"\n\n{}',
        '正在回复 "gone"\n\n{}',
        'ለዚህ መልስ "ማታ ይከፈት"\n\n{}',
    ],
)
def test_of_a_reply_only_the_words_are_kept(reply: str) -> None:
    found = read_chat_log(cloud(("አበበ", "ማታ ይከፈት"), ("Oak", reply.format("Yes 👍\n\nplease"))))

    assert said(found)[1:] == [("Oak", "Yes 👍\n\nplease")]


@pytest.mark.parametrize(
    "words",
    [
        'He said "no"\n\nand left',
        f'{"He said " * 8}"yes"\n\nand left',
        'Replying to "gone"',
        'Replying to"\n\ngone',
        'Well, "..."\n\nno',
        "a\n\nb",
    ],
)
def test_words_that_resemble_a_reply_are_kept_whole(words: str) -> None:
    found = read_chat_log(cloud(("Birch", "yes"), ("Oak", words)))

    assert said(found) == [("Birch", "yes"), ("Oak", words)]


@pytest.mark.parametrize(
    ("excerpt", "answered"),
    [
        ("ขอให้เปิดตอนเย็น", 0),
        ("ขอให้เปิด...", 0),
        ("夜も開けて…", 1),
        ("夜も開けて", None),  # the whole of another message
        ("Yes", None),  # two said so
        ("Yes...", None),
        ("No", None),
        ("...", None),
    ],
)
def test_a_reply_answers_the_one_message_it_quotes(excerpt: str, answered: int | None) -> None:
    content = cloud(
        ("สมชาย", "ขอให้เปิดตอนเย็น"),
        ("田中", "夜も開けてください"),
        ("Birch", "Yes"),
        ("Alder", "Yes"),
        ("Oak", f'Replying to "{excerpt}"\n\nWhy?'),
        ("Alder", "No"),
    )

    found = read_chat_log(content)

    assert found.passages[4].reply_to == answered


def test_a_direct_message_is_answered_by_nothing() -> None:
    content = (
        "09:00:00 From Oak to Birch : secret\n"
        '09:00:01 From Oak to Everyone : Replying to "secret"\n\nno\n'
    )

    found = read_chat_log(content.encode())

    assert [(passage.text, passage.reply_to) for passage in found.passages] == [("no", None)]


def test_nobody_can_write_words_of_somebody_else() -> None:
    forged = "yes\n09:00:05\tAlder:\tI did it"

    found = read_chat_log(cloud(("Birch", forged), ("Oak", "no")))

    assert said(found) == [("Birch", forged), ("Oak", "no")]
    assert problem_lines(found) == [2]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_and_line_ends_make_no_difference(end: str, encoding: str) -> None:
    content = cloud(("মিতা", "সন্ধ্যায় খুলুন"), ("မေမြတ်", "ဟုတ်ကဲ့"), ("សុខា", "បាទ"), end=end)

    found = read_chat_log(content.decode().encode(encoding))

    assert said(found) == [("মিতা", "সন্ধ্যায় খুলুন"), ("မေမြတ်", "ဟုတ်ကဲ့"), ("សុខា", "បាទ")]


def test_lines_before_the_first_message_are_one_problem() -> None:
    found = read_chat_log(b"\nA heading\nand more\n" + cloud(("अनीता", "हाँ")))

    assert said(found) == [("अनीता", "हाँ")]
    assert problem_lines(found) == [2]


def test_words_that_are_not_utf_8_are_a_problem() -> None:
    found = read_chat_log(cloud(("Oak", "no")) + "09:00:05\tAlder:\tنعم\r\n".encode("cp1256"))

    assert said(found) == [("Oak", "no")]
    assert problem_lines(found) == [2]


def test_a_name_that_is_not_utf_8_is_a_problem_and_the_words_are_nobodys() -> None:
    found = read_chat_log("09:00:05\tزهرا:\tyes\r\n".encode("cp1256"))

    assert said(found) == [(None, "yes")]
    assert problem_lines(found) == [1]


def test_a_message_that_is_too_long_is_a_problem() -> None:
    found = read_chat_log(cloud(("Oak", "a\n" * MAX_CHARACTERS), ("Oak", "no")))

    assert said(found) == [("Oak", "no")]
    assert problem_lines(found) == [1]


def test_a_message_that_is_far_too_long_takes_little_room() -> None:
    content = cloud(("Oak", "aaaaaaaaaaaaaaaaaaa👍\n" * 200_000))

    tracemalloc.start()
    found = read_chat_log(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert found.passages == ()
    assert problem_lines(found) == [1]
    assert peak < 4 * len(content)


def test_text_is_cleaned() -> None:
    found = read_chat_log(cloud(("O\u202eak", "\x1b]0;x\x07")))

    assert said(found) == [("Oak", "\ufffd]0;x\ufffd")]


def test_no_message_holds_words_or_names() -> None:
    content = b"Zelda wrote\n09:00:00 Zelda : Zelda\n" + cloud(("Zelda" * 50, "Zelda" * 30_000))

    found = read_chat_log(content.replace(b"\r", b""))

    assert problem_lines(found) == [1, 1, 2, 3]
    assert not any("elda" in problem.message for problem in found.problems)


def test_messages_are_not_gathered_without_end() -> None:
    found = read_chat_log(b"09:00:00\ta:\tb\n" * (MOST + 5))

    assert len(found.passages) == MOST
    assert len(found.problems) == 1


@pytest.mark.parametrize(
    "unit",
    [
        "09:00:00\ta:\tb\n",
        "09:00:00 From : : ",
        "09:00:00 From  to  to : ",
        '"\n\n',
        '09:00:00\ta:\t"b" \u2764 "\n\n',
        '" ',
        "\t",
    ],
)
def test_reading_takes_time_in_proportion_to_the_text(unit: str) -> None:
    def seconds(characters: int) -> float:
        content = cloud(("Oak", unit * (characters // len(unit))), end="\n")
        begin = process_time()
        read_chat_log(content)
        return process_time() - begin

    short, long = (min(seconds(size) for _ in range(3)) for size in (9_000, 90_000))

    assert long < 40 * short + 0.01


@given(
    st.lists(
        st.sampled_from(["09:00:00", "\t", " ", "From ", "a", ":", "to ", "\r\n", '"', "\n", "👍"])
    )
)
def test_whatever_the_lines_every_text_found_is_clean(parts: list[str]) -> None:
    found = read_chat_log("".join(parts).encode())

    assert all(is_clean(passage.text) and passage.text.strip() for passage in found.passages)


@given(st.binary())
def test_no_bytes_are_too_much(content: bytes) -> None:
    found = read_chat_log(b"09:00:00\ta:\t" + content)

    assert all(problem.line > 0 for problem in found.problems)


def test_messages_replies_and_reactions_of_real_chats_are_told_apart() -> None:
    for meeting in json.loads(shared("meetings/zoom/index.json").read_bytes()):
        folder = shared(f"meetings/zoom/{meeting['dir']}")
        truth = json.loads((folder / "chat.truth.json").read_bytes())

        found = read_chat_log((folder / "chat.txt").read_bytes())

        kept = [(each["from"], clean(each["text"])) for each in truth if each["kind"] != "reaction"]
        assert said(found) == kept
        assert found.left_out == meeting["chat"]["kinds"]["reaction"]
        assert found.problems == ()


def test_nine_of_ten_replies_of_real_chats_find_what_they_answer() -> None:
    answered = replies = 0
    for meeting in json.loads(shared("meetings/zoom/index.json").read_bytes()):
        folder = shared(f"meetings/zoom/{meeting['dir']}")
        found = read_chat_log((folder / "chat.txt").read_bytes())
        answered += sum(passage.reply_to is not None for passage in found.passages)
        replies += meeting["chat"]["kinds"]["reply"]

    assert answered >= 0.9 * replies
