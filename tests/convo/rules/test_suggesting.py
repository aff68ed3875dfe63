from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.model.themes import Theme
from convo.rules.suggesting import Suggester, Suggestion
from tests.build import IN_EVERY_SCRIPT

SAFETY = Theme(id=1, name="safety", aliases=("الأمان", "सुरक्षा", "လုံခြုံရေး", "ความปลอดภัย", "安全"))
LANGUAGE = Theme(id=2, name="language", aliases=("اللغة", "भाषा", "ဘာသာစကား", "ภาษา", "语言"))
TRAINING = Theme(id=3, name="training", definition="Workshops for volunteers.")
CODEBOOK = (SAFETY, LANGUAGE, TRAINING)

ABOUT_LANGUAGE = [
    ("ar", "نحتاج إلى إجابات باللغات المحلية", "باللغات"),
    ("hi", "हमें अपनी भाषाओं में जवाब चाहिए", "भाषाओं"),
    ("my", "ကျွန်တော်တို့ရဲ့ဘာသာစကားနဲ့ဖြေပေးပါ", "ဘာသာစကား"),
    ("th", "เราต้องการความช่วยเหลือในภาษาของเรา", "ภาษา"),
    ("zh", "我们希望有自己语言的说明。", "语言"),
]
LEARNT = {
    "ar": ("تم اعتقال أحد المتطوعين", "نخاف من اعتقال متطوعين آخرين", "اعتقال"),
    "hi": ("एक स्वयंसेवक गिरफ़्तार हुआ", "गिरफ़्तारी का डर है", "गिरफ़्तारी"),
    "my": ("လုပ်အားပေးတစ်ဦးဖမ်းဆီးခံရတယ်", "ဖမ်းဆီးမှာကိုကြောက်တယ်", "ဖမ်းဆီး"),
    "th": ("อาสาสมัครคนหนึ่งถูกจับกุม", "เรากลัวการจับกุม", "จับกุม"),
    "zh": ("一名志愿者被逮捕了", "我们害怕逮捕", "逮捕"),
}


def themes(found: tuple[Suggestion, ...]) -> list[int]:
    return [each.theme_id for each in found]


def test_before_anything_is_learnt_the_names_of_themes_are_known() -> None:
    found = Suggester(CODEBOOK).suggest("Is there any safety in numbers?")

    assert [(each.theme_id, each.words) for each in found] == [(SAFETY.id, ("safety",))]


def test_the_definition_of_a_theme_is_known() -> None:
    assert themes(Suggester(CODEBOOK).suggest("More workshops, please")) == [TRAINING.id]


def test_another_ending_makes_no_other_word() -> None:
    assert themes(Suggester(CODEBOOK).suggest("Trainers are missing")) == [TRAINING.id]


@pytest.mark.parametrize(("tag", "text", "word"), ABOUT_LANGUAGE)
def test_an_alias_is_found_in_any_script(tag: str, text: str, word: str) -> None:
    first = Suggester(CODEBOOK).suggest(text)[0]

    assert (tag, first.theme_id) == (tag, LANGUAGE.id)
    assert word in first.words


@pytest.mark.parametrize("tag", LEARNT)
def test_what_was_tagged_is_suggested_again_in_any_script(tag: str) -> None:
    learnt, asked, word = LEARNT[tag]
    suggester = Suggester(CODEBOOK)

    suggester.learn(learnt, [SAFETY.id])

    first = suggester.suggest(asked)[0]
    assert first.theme_id == SAFETY.id
    assert any(word in shown or shown in word for shown in first.words)


@pytest.mark.parametrize("text", ["", "?!", "👩‍👩‍👧‍👦", "Nothing of the kind"])
def test_nothing_is_suggested_where_no_word_speaks_for_a_theme(text: str) -> None:
    assert Suggester(CODEBOOK).suggest(text) == ()


def test_a_frequent_theme_is_not_suggested_without_a_word_for_it() -> None:
    suggester = Suggester(CODEBOOK)
    for _ in range(50):
        suggester.learn("passwords were lost", [SAFETY.id])

    assert suggester.suggest("Nothing of the kind") == ()


def test_there_are_never_more_than_three() -> None:
    codebook = [
        Theme(id=n, name=f"{word}s") for n, word in enumerate(("road", "bridge", "door", "key"))
    ]

    found = Suggester(codebook).suggest("roads, bridges, doors, keys", most=7)

    assert len(found) == 3


def test_there_may_be_fewer() -> None:
    found = Suggester(CODEBOOK).suggest("safety, language and training", most=2)

    assert len(found) == 2


def test_the_likeliest_comes_first() -> None:
    suggester = Suggester(CODEBOOK)
    for _ in range(3):
        suggester.learn("passwords were stolen", [SAFETY.id])
    suggester.learn("a course on passwords", [TRAINING.id])

    found = suggester.suggest("stolen passwords, and a course")

    assert themes(found) == [SAFETY.id, TRAINING.id]
    assert found[0].score > found[1].score


def test_the_strongest_word_comes_first() -> None:
    suggester = Suggester(CODEBOOK)
    for text in ("police at the door", "police in the office", "the door was open"):
        suggester.learn(text, [SAFETY.id])
    suggester.learn("the open door", [LANGUAGE.id])

    assert suggester.suggest("A door, and (police)!")[0].words[0] == "police"


def test_words_that_every_theme_has_are_not_shown() -> None:
    suggester = Suggester(CODEBOOK)
    for id_ in (1, 2, 3):
        suggester.learn("this is about something", [id_])

    assert suggester.suggest("this is about safety")[0].words == ("safety",)


def test_weak_words_are_not_shown_beside_strong_ones() -> None:
    suggester = Suggester(CODEBOOK)
    for _ in range(20):
        suggester.learn("police street", [SAFETY.id])
        suggester.learn("school street", [TRAINING.id])
    suggester.learn("street", [SAFETY.id])

    assert suggester.suggest("the street police")[0].words == ("police",)


@pytest.mark.parametrize(("times", "found"), [(7, []), (12, [SAFETY.id])])
def test_a_word_that_a_theme_has_hardly_more_often_suggests_nothing(
    times: int, found: list[int]
) -> None:
    suggester = Suggester(CODEBOOK)
    for id_, word in ((SAFETY.id, "police"), (LANGUAGE.id, "school"), (TRAINING.id, "bridge")):
        for _ in range(10):
            suggester.learn(word, [id_])
    for id_, often in ((SAFETY.id, times), (LANGUAGE.id, 4), (TRAINING.id, 4)):
        for _ in range(often):
            suggester.learn("street", [id_])

    assert themes(suggester.suggest("street")) == found


def test_letters_that_words_end_in_are_no_words() -> None:
    assert Suggester(CODEBOOK).suggest("我们不相信谣言") == ()


def test_a_word_of_the_name_counts_no_less_where_a_definition_has_it_too() -> None:
    named = Theme(id=1, name="keys", definition="Keys: words, more words, and yet other words.")
    defined = Theme(id=2, name="doors", definition="Keys, locks.")

    found = Suggester([named, defined]).suggest("keys")

    assert themes(found)[0] == named.id


def test_at_most_three_words_are_shown() -> None:
    suggester = Suggester(CODEBOOK)
    suggester.learn("alpha beta gamma delta epsilon", [SAFETY.id])

    assert len(suggester.suggest("alpha beta gamma delta epsilon")[0].words) == 3


def test_a_text_may_be_learnt_under_several_themes() -> None:
    suggester = Suggester(CODEBOOK)

    suggester.learn("encrypted messages", [SAFETY.id, TRAINING.id])
    for _ in range(20):
        suggester.learn("nobody understands it", [LANGUAGE.id])

    assert set(themes(suggester.suggest("messages"))) == {SAFETY.id, TRAINING.id}


@pytest.mark.parametrize("text", IN_EVERY_SCRIPT)
def test_nothing_is_left_of_what_was_unlearnt(text: str) -> None:
    suggester = Suggester(CODEBOOK)
    suggester.learn("passwords", [SAFETY.id])
    before = Suggester(CODEBOOK)
    before.learn("passwords", [SAFETY.id])

    suggester.learn(f"{text} passwords", [SAFETY.id, LANGUAGE.id])
    suggester.unlearn(f"{text} passwords", [SAFETY.id, LANGUAGE.id])

    assert vars(suggester) == vars(before)


def test_to_unlearn_what_was_never_learnt_breaks_nothing() -> None:
    suggester = Suggester(CODEBOOK)

    suggester.unlearn("passwords", [SAFETY.id])

    assert vars(suggester) == vars(Suggester(CODEBOOK))


texts_and_themes = st.lists(
    st.tuples(st.sampled_from(IN_EVERY_SCRIPT), st.sets(st.sampled_from((1, 2, 3)), min_size=1)),
    max_size=8,
)


@given(texts_and_themes, st.randoms(use_true_random=False), st.sampled_from(IN_EVERY_SCRIPT))
def test_the_order_in_which_texts_were_learnt_makes_no_difference(
    learnt: list[tuple[str, set[int]]], pick: Random, text: str
) -> None:
    one, other = Suggester(CODEBOOK), Suggester(reversed(CODEBOOK))
    for said, of in learnt:
        one.learn(said, of)

    pick.shuffle(learnt)
    for said, of in learnt:
        other.learn(said, of)

    assert themes(one.suggest(text)) == themes(other.suggest(text))


def test_themes_that_are_no_longer_known_are_not_suggested() -> None:
    suggester = Suggester(CODEBOOK)
    suggester.learn("the passwords", [SAFETY.id])

    suggester.know([LANGUAGE])

    assert suggester.suggest("the safety of passwords") == ()


def test_what_was_learnt_of_a_theme_is_there_when_it_comes_back() -> None:
    suggester = Suggester([LANGUAGE])
    suggester.learn("the passwords", [SAFETY.id])

    suggester.know(CODEBOOK)

    assert themes(suggester.suggest("passwords")) == [SAFETY.id]


def test_a_theme_is_no_less_likely_for_its_aliases() -> None:
    many = tuple(f"alias{letter * 5}" for letter in "abcdefghijkl")
    plain = Theme(id=1, name="roads", definition="")
    rich = Theme(id=2, name="rivers", aliases=many)
    suggester = Suggester([plain, rich])
    suggester.learn("the old bridge", [rich.id])
    suggester.learn("the old tunnel", [plain.id])

    found = suggester.suggest("bridge and bridges, the old ones")

    assert themes(found)[0] == rich.id


def test_a_repr_shows_no_words() -> None:
    suggester = Suggester(CODEBOOK)
    suggester.learn("the passwords of Nemo", [SAFETY.id])
    found = suggester.suggest("passwords")

    assert "passwords" in found[0].words
    assert "passwords" not in f"{found!r} {suggester!r}"


def test_the_beginning_of_a_long_text_is_looked_at() -> None:
    suggester = Suggester(CODEBOOK)

    found = suggester.suggest(f"safety {'x ' * 5_000} language")

    assert themes(found) == [SAFETY.id]


def test_an_empty_codebook_suggests_nothing() -> None:
    assert Suggester(()).suggest("we need help") == ()
