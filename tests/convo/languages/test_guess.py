import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convo.errors import RefusedError
from convo.languages.guess import Because, Suggestion, _profile, suggest
from convo.languages.learnt import NOTHING, Profiles, learn
from convo.languages.stronger import Detector, stronger_detector

WORDS = [
    ("ar", "نحتاج إلى مزيد من كتب الأطفال في المكتبة"),
    ("fa", "ما به کتاب‌های کودکان بیشتری نیاز داریم"),
    ("hi", "हमें बच्चों के लिए और किताबें चाहिए"),
    ("ru", "Нам нужно больше книг для детей"),
    ("id", "Kami membutuhkan lebih banyak buku anak-anak"),
    ("vi", "Chúng tôi cần thêm sách cho trẻ em"),
    ("sw", "Tunahitaji vitabu zaidi vya watoto katika maktaba"),
]


def ask(text: str, *expected: str, learnt: Profiles = NOTHING) -> Suggestion:
    return suggest(text, expected=expected, learnt=learnt, detector=None)


def names(language: str | None, *, knows: str = "") -> Detector:
    return Detector(knows=frozenset(knows.split()), name=lambda _: language)


@pytest.mark.parametrize(("tag", "text"), WORDS)
def test_in_a_script_of_many_languages_the_words_decide(tag: str, text: str) -> None:
    suggestion = ask(text, "en", "pl", *dict(WORDS))

    assert (suggestion.tag, suggestion.because) == (tag, Because.WORDS)


def test_the_tag_is_spelt_as_in_the_session() -> None:
    assert ask("Precisamos de mais livros para crianças", "en", "pt-BR").tag == "pt-BR"
    assert ask("Trenger dere flere bøker til barna?", "yo", "no").tag == "no"


def test_links_and_names_do_not_hide_the_words_between_them() -> None:
    assert ask("@P1 https://example.org/some/page ተጨማሪ", "en", "am").tag == "am"


def test_a_foreign_term_does_not_change_the_language_around_it() -> None:
    text = "نحتاج إلى مزيد من كتب الأطفال open access في المكتبة"

    assert ask(text, "ar", "fa", "en").tag == "ar"


def test_the_second_opinion_hears_the_main_script_alone() -> None:
    heard: list[str] = []
    detector = Detector(knows=frozenset(), name=heard.append)

    suggest("Мы хотим гораздо больше open access, 2026", expected=("ru", "uk"), detector=detector)

    assert heard[0].split() == ["Мы", "хотим", "гораздо", "больше", ",", "2026"]


def test_the_end_of_a_long_text_does_not_count() -> None:
    assert ask("ተጨማሪ " * 200 + "more books " * 1000, "en", "am").tag == "am"


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("ተጨማሪ መጻሕፍት በአማርኛ እንፈልጋለን", ("am", "ti")),
        ("אנחנו צריכים ספרים לילדים", ("he", "yi")),
        ("আমাদের শিশুদের বই দরকার", ("bn", "as")),
        ("Kami membutuhkan buku anak-anak di ruang baca", ("id", "ms")),
        ("Trebamo više knjiga za djecu u knjižnici", ("bs", "hr", "sr-Latn")),
    ],
)
def test_kin_that_was_not_learnt_is_a_choice(text: str, session: tuple[str, ...]) -> None:
    suggestion = ask(text, *session, "de")

    assert (suggestion.tag, suggestion.because) == (None, Because.NOT_SURE)
    assert set(session) <= set(suggestion.others)


def test_five_confirmed_texts_of_each_kin_tell_them_apart() -> None:
    learnt = learn(
        [("am", "ሰው ሁሉ ሲወለድ ነጻና በክብርና በመብትም እኩልነት ያለው ነው")] * 3
        + [("ti", "ብመንጽር ክብርን መሰልን ኩሎም ሰባት እንትውለዱ ነጻን ማዕሪን እዮም")] * 3
    )

    assert ask("ሁሉ ሰው በክብር እኩልነት አለው", "am", "ti", learnt=learnt).tag == "am"
    assert ask("ኩሎም ሰባት ማዕሪን ነጻን እዮም", "am", "ti", learnt=learnt).tag == "ti"


def test_kin_decided_by_words_needs_more_than_other_languages() -> None:
    czech_or_slovak = ask("Dnes hovorime", "cs", "sk")

    assert czech_or_slovak.tag is None
    assert czech_or_slovak.probability is not None
    assert 0.85 < czech_or_slovak.probability < 0.95


def test_a_few_letters_are_a_choice_between_the_sessions_languages() -> None:
    suggestion = ask("Ok", "en", "id", "tr")

    assert (suggestion.tag, suggestion.because) == (None, Because.NOT_SURE)
    assert set(suggestion.others) == {"en", "id", "tr"}


def test_a_language_nobody_announced_is_a_question() -> None:
    suggestion = ask("Nous avons besoin de livres pour les enfants du village", "en", "de")

    assert (suggestion.tag, suggestion.because) == (None, Because.NOT_EXPECTED)
    assert suggestion.others[0] == "fr"


def test_the_one_unknown_language_is_left_over_where_no_other_fits() -> None:
    text = "Muna son ƙarin littattafai da ɗaki don yaranmu"

    assert ask(text, "en", "ha-NG", "fr").tag == "ha-NG"
    assert ask(text, "en", "ha-NG", "yo").tag is None


def test_the_profile_of_kin_alone_is_no_reason_for_a_suggestion() -> None:
    minangkabau_or_indonesian = "Kami membutuhkan lebih banyak buku anak-anak"

    assert ask(minangkabau_or_indonesian, "min", "su", "en").tag is None


def test_nothing_is_left_over_where_only_two_languages_are_weighed() -> None:
    learnt = learn([("bn", "আমাদের শিশুদের জন্য আরও বই দরকার, ধন্যবাদ সবাইকে")] * 3)

    assert ask("খুব ভালো লাগছে, কাল কোথায় মিটিং হবে?", "bn", "mni", learnt=learnt).tag is None


def test_capitals_of_a_profile_count_with_its_small_letters(tmp_path: Path) -> None:
    profile = tmp_path / "xx"
    profile.write_text('{"freq": {"A": 2, "a": 3, "İ": 1}, "n_words": [6, 0, 0]}', "utf-8")

    assert _profile(profile) == {"a": 5, "İ": 1}


def test_a_second_opinion_speaks_for_languages_without_a_profile() -> None:
    text = "Muna bukatar littattafai"

    suggestion = suggest(text, expected=("en", "ha", "yo"), detector=names("ha", knows="ha yo"))

    assert suggestion.tag == "ha"


def test_no_more_is_offered_than_a_person_reads() -> None:
    suggestion = ask("Ok", "en", "de", "fr", "it", "es", "pt", "nl", "sv")

    assert len(suggestion.others) == 5


def test_no_language_is_suggested_where_none_was_announced() -> None:
    suggestion = ask("Merhaba, bugün hepiniz nasılsınız?")

    assert (suggestion.tag, suggestion.others) == (None, ("tr",))


def test_an_ill_formed_language_of_the_session_is_refused() -> None:
    with pytest.raises(RefusedError):
        ask("words", "english")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), st.sampled_from([None, stronger_detector()]))
def test_no_text_raises(text: str, detector: Detector | None) -> None:
    expected = ("en", "ha", "sr", "am", "ti", "zh-Hant", "ja", "ar", "hi", "ru")

    suggestion = suggest(text, expected=expected, detector=detector)

    assert suggestion.tag is None or suggestion.tag not in suggestion.others


def test_a_very_long_text_takes_no_longer_than_a_page() -> None:
    suggestion = ask("Tunahitaji vitabu zaidi vya watoto katika maktaba. " * 2000, "en", "sw")

    assert suggestion.tag == "sw"


def test_every_process_gives_the_same_answers() -> None:
    program = (
        "import json, sys; from convo.languages.guess import suggest;"
        "print([(s.tag, s.probability) for t in json.load(sys.stdin)"
        " for s in [suggest(t, expected=('en', 'ha', 'id', 'ms', 'sr'), detector=None)]])"
    )
    texts = json.dumps([text for _, text in WORDS])

    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=texts,
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(answers) == 1


def test_threads_get_the_same_answers() -> None:
    answers: list[list[Suggestion]] = []

    def work() -> None:
        answers.append([ask(text, "en", *dict(WORDS)) for _, text in WORDS])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(answers) == 4
    assert all(answer == answers[0] for answer in answers)
