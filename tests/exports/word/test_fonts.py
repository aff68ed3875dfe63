import pytest

from exports.word.fonts import east_asian_font, font


@pytest.mark.parametrize(
    ("names", "language", "expected"),
    [
        ({"CJK"}, None, "Microsoft YaHei"),
        ({"CJK"}, "zh", "Microsoft YaHei"),
        ({"CJK"}, "zh-TW", "Microsoft JhengHei"),
        ({"CJK"}, "yue-Hant-HK", "Microsoft JhengHei"),
        ({"CJK"}, "ja", "Yu Gothic"),
        ({"CJK"}, "ko", "Malgun Gothic"),
        ({"CJK", "HANGUL"}, None, "Malgun Gothic"),
        ({"CJK", "KATAKANA"}, None, "Yu Gothic"),
        ({"CJK", "KATAKANA"}, "zh-Hans", "Microsoft YaHei"),
        ({"CJK", "HANGUL"}, "zh-Hans", "Microsoft YaHei"),
    ],
)
def test_chinese_characters_are_set_as_their_language_writes_them(
    names: set[str], language: str | None, expected: str
) -> None:
    assert east_asian_font(names, language) == expected


@pytest.mark.parametrize("name", ["LATIN", "CYRILLIC", "GREEK", "GEORGIAN", None])
def test_scripts_that_the_font_of_the_paragraph_has_need_no_other(name: str | None) -> None:
    assert font(name, "Yu Gothic") is None
