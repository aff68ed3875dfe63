import pytest

from convo.languages.guess import Because, Suggestion, suggest

SCRIPTS = [
    ("am", "ተጨማሪ መጻሕፍት በአማርኛ እንፈልጋለን"),
    ("my", "ကလေးစာအုပ်များ လိုအပ်သည်"),
    ("km", "យើងត្រូវការសៀវភៅកុមារ"),
    ("th", "เราต้องการหนังสือสำหรับเด็ก"),
    ("bn", "আমাদের শিশুদের বই দরকার"),
    ("ka", "საბავშვო წიგნები გვჭირდება"),
    ("ko", "어린이 책이 필요합니다"),
    ("ja", "子どもの本が必要です"),
    ("zh-Hant", "我們需要更多兒童讀物"),
]
SESSION = ("en", "am", "my", "km", "th", "bn", "ka", "ko", "ja", "zh-Hant")


def ask(text: str, *expected: str) -> Suggestion:
    return suggest(text, expected=expected, detector=None)


@pytest.mark.parametrize(("tag", "text"), SCRIPTS)
def test_a_script_of_one_language_of_the_session_is_that_language(tag: str, text: str) -> None:
    assert ask(text, *SESSION) == Suggestion(tag=tag, because=Because.SCRIPT)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "12,5 % 2026",
        "👍🏽 👩‍👩‍👧",
        "https://example.org/page",
        "a@example.org",
        "@x #y",
    ],
)
def test_a_text_without_words_has_no_language(text: str) -> None:
    assert ask(text, "en", "am") == Suggestion(tag=None, because=Because.NO_LETTERS)


def test_a_text_in_two_scripts_alike_has_no_language() -> None:
    assert ask("book ተጨማሪ", "en", "am").because is Because.SEVERAL_SCRIPTS


def test_a_language_announced_twice_is_one() -> None:
    assert ask("ተጨማሪ መጻሕፍት", "am", "am").tag == "am"


def test_chinese_characters_beside_kana_are_japanese() -> None:
    assert ask("図書館利用時間延長を希望", "ja", "zh-Hant").tag == "ja"


def test_one_kana_among_few_characters_is_enough() -> None:
    assert ask("大学の学生", "ja", "zh-Hant").tag == "ja"


def test_chinese_with_one_tag_in_the_session_has_that_tag() -> None:
    assert ask("我們希望有中文說明", "en", "zh").tag == "zh"


def test_simplified_and_traditional_chinese_are_told_apart() -> None:
    assert ask("我们希望有中文说明", "zh-Hans", "zh-TW").tag == "zh-Hans"
    assert ask("我們希望有中文說明", "zh-Hans", "zh-TW").tag == "zh-TW"


def test_two_tags_of_one_chinese_writing_are_a_choice() -> None:
    suggestion = ask("我們希望有中文說明", "zh-Hant", "yue", "zh-Hans")

    assert (suggestion.tag, suggestion.others) == (None, ("zh-Hant", "yue"))


def test_few_characters_without_kana_are_a_choice_between_chinese_and_japanese() -> None:
    suggestion = ask("大学", "zh-Hant", "ja")

    assert (suggestion.because, suggestion.others) == (Because.NOT_SURE, ("ja", "zh-Hant"))


def test_chinese_in_a_session_without_it_is_a_question() -> None:
    suggestion = ask("我們希望閱覽室有中文說明", "en", "ja")

    assert suggestion.because is Because.NOT_EXPECTED
    assert suggestion.others == ("zh-Hant", "ja")


def test_korean_in_chinese_characters_is_a_question() -> None:
    assert ask("大韓民國", "ko").tag is None


def test_a_script_of_one_language_alone_needs_no_session() -> None:
    assert ask("საბავშვო წიგნები", "en").tag == "ka"


def test_a_script_of_few_languages_offers_them_where_none_was_announced() -> None:
    suggestion = ask("ተጨማሪ መጻሕፍት", "en")

    assert (suggestion.tag, suggestion.because) == (None, Because.NOT_EXPECTED)
    assert suggestion.others == ("am", "ti")


def test_an_unknown_script_is_a_question() -> None:
    assert ask("ᚠᚢᚦᚨᚱᚲ", "en") == Suggestion(tag=None, because=Because.NOT_EXPECTED)
