import pytest

from convo.languages.han import chinese_writing, is_japanese


@pytest.mark.parametrize(
    ("text", "writing"),
    [
        ("我们希望阅览室有中文说明", "Hans"),
        ("我們希望閱覽室有中文說明", "Hant"),
        ("中文", None),
        ("们們", None),
        ("", None),
    ],
)
def test_characters_of_one_standard_alone_tell_the_writing(text: str, writing: str | None) -> None:
    assert chinese_writing(text) == writing


def test_a_chinese_text_may_quote_the_other_writing() -> None:
    assert chinese_writing("我们希望阅览室有简体字，不要個") == "Hans"


@pytest.mark.parametrize(
    ("text", "japanese"),
    [
        ("図書館", True),
        ("图书馆", False),
        ("大学", None),
        ("人人生而自由在尊", None),
        ("人人生而自由在尊人人生而", False),
    ],
)
def test_without_kana_few_characters_tell_japanese(text: str, japanese: bool | None) -> None:  # noqa: FBT001 -- a table
    assert is_japanese(text) is japanese
