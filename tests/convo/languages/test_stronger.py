import subprocess
import sys

import pytest

from convo.languages.stronger import Detector, stronger_detector


@pytest.fixture
def detector() -> Detector:
    pytest.importorskip("pycld2", reason="the extra [langs] is not installed")
    found = stronger_detector()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Muna bukatar littattafai na yara a dakin karatu", "ha"),
        ("ተጨማሪ መጻሕፍት በአማርኛ እንፈልጋለን", "am"),
        ("אנחנו צריכים ספרים לילדים בספרייה", "he"),
        ("پێویستمان بە کتێبی منداڵانە لە ژوورەکەدا", "ckb"),
        ("Kailangan namin ng mga aklat para sa mga bata", "fil"),
    ],
)
def test_it_names_languages_by_the_codes_in_use(
    detector: Detector, text: str, language: str
) -> None:
    assert detector.name(text) == language


@pytest.mark.parametrize("text", ["", "123", "👍", "\x00\x07"])
def test_a_text_without_words_has_no_name(detector: Detector, text: str) -> None:
    assert detector.name(text) is None


@pytest.mark.parametrize("text", ["\x00\x07", "\ud800 half", "a\u0000b" * 50, "ab" * 50_000])
def test_nothing_a_person_types_raises(detector: Detector, text: str) -> None:
    detector.name(text)


def test_the_answer_does_not_depend_on_what_was_asked_before(detector: Detector) -> None:
    texts = [
        "Tunahitaji vitabu vya watoto",
        "Kami perlukan buku",
        "我们需要儿童书",
        "Нам потрібні книжки",
    ]

    before = [detector.name(text) for text in texts]

    assert [detector.name(text) for text in reversed(texts)] == before[::-1]


def test_it_knows_languages_and_no_scripts(detector: Detector) -> None:
    assert {"am", "en", "ha", "zu"} <= detector.knows
    assert not any(code.startswith(("xx", "zz")) for code in detector.knows)


def test_it_does_not_know_what_it_takes_for_its_kin(detector: Detector) -> None:
    assert not {"id", "ms", "sr", "bs"} & detector.knows


def test_without_the_extra_there_is_none() -> None:
    program = (
        "import sys; sys.modules['pycld2'] = None;"
        "from convo.languages.stronger import stronger_detector; print(stronger_detector())"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert ran.stdout.strip() == "None"
