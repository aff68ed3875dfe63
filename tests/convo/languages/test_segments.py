import json
import random
import unicodedata
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from convo.languages.segments import TOKENIZE, contains, match_expression, segment, tokens_in
from convo.records.driver import connect
from convo.text import clean, composed
from tests.bench.search import LANGUAGES, measure_found, read_material
from tests.shared import shared

SAID = {
    "en": "We need affordable homes near the river, and a crèche.",
    "ca": "L'habitatge és el problema més greu del barri; hi ha massa pisos buits.",
    "ru": "Нам нужно жильё рядом с рекой.",
    "el": "Χρειαζόμαστε σπίτια κοντά στο ποτάμι.",
    "ar": "ولكننا نطالب بالحق في السكن للجميع.",
    "fa": "ما خانه‌های ارزان می‌خواهیم.",
    "he": "ואנחנו רוצים שהילדים ילמדו בבית הספר.",
    "hi": "हमें नदी के पास सस्ते घर चाहिए।",
    "bn": "আমাদের নদীর কাছে সস্তা বাড়ি দরকার।",
    "my": "ကျွန်ုပ်တို့ ဈေးသက်သာသောအိမ် လိုအပ်သည်။",
    "km": "យើងត្រូវការផ្ទះតម្លៃសមរម្យនៅជិតទន្លេ។",
    "th": "เราต้องการบ้านราคาถูกใกล้แม่น้ำ",
    "zh": "我们需要河边的经济适用房。",
    "ja": "川の近くに手頃な住宅が必要です。",
    "ko": "강가에 저렴한 주택이 필요합니다.",
    "am": "በወንዙ አቅራቢያ ርካሽ ቤቶች ያስፈልጉናል።",
}
"""Much the same words in every script."""

SHORT = "we ha с στο حق ما בית घर নদী အိမ် ផ្ទះ บ้าน 适用 住宅 주택 ቤቶ"
"""A word or part of each."""

texts = st.lists(
    st.one_of(
        st.sampled_from([*SAID.values(), " ", '"', "*", "\u200c", "ال", "ו", "अ", "\u0301"]),
        st.text(st.characters(), max_size=3),
    ),
    max_size=6,
).map("".join)


def is_found(text: str, query: str) -> bool:
    expression = match_expression(query)
    if expression is None:
        return False
    db = connect(":memory:")
    db.execute(f"CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='{TOKENIZE}')")
    db.execute("INSERT INTO words (rowid, text) VALUES (1, ?)", [segment(text)])
    found = db.execute("SELECT rowid FROM words WHERE words MATCH ?", [expression]).fetchall()
    db.close()
    return bool(found)


def test_words_of_two_characters_are_found_in_every_script() -> None:
    queries = dict(zip(SAID, SHORT.split(), strict=True))

    missed = [query for language, query in queries.items() if not is_found(SAID[language], query)]

    assert not missed


@pytest.mark.parametrize("language", ["hi", "bn", "my", "km", "th", "zh", "ja", "ko", "am"])
def test_any_part_from_a_letter_on_is_found_where_words_grow_together(language: str) -> None:
    words = SAID[language].strip("።။।។。.").split()
    pick = random.Random(language)  # noqa: S311 - the same parts on every run

    for word in words:
        starts = [i for i, each in enumerate(word) if unicodedata.category(each)[0] == "L"]
        start = pick.choice(starts)
        assert is_found(SAID[language], word[start : start + pick.randint(1, 5)])


@pytest.mark.parametrize("language", SAID)
def test_a_word_is_found_while_it_is_typed(language: str) -> None:
    words = SAID[language].replace("'", " ").split()

    for word in words:
        for end in range(1, len(word) + 1):
            assert is_found(SAID[language], word[:end])


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("الحقوق", "حقوق"),
        ("وبالحقوق", "الحقوق"),
        ("للحقوق", "الحقوق"),
        ("وللحقوق", "الحقوق"),
        ("فكتاب", "كتاب"),
        ("الاجتماعي", "اجتماعي"),
        ("نمی‌خواهیم", "خواهیم"),
        ("וכשהילדים", "ילדים"),
        ("מהבית", "הבית"),
        ("የሰው", "ሰው"),
    ],
)
def test_a_word_is_found_behind_what_is_written_together_with_it(text: str, query: str) -> None:
    assert is_found(text, query)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("HABITATGE", "habitatge"),
        ("Straße", "STRASSE"),
        ("participació", "participacio"),
        ("Şişli", "sisli"),
        ("Ołów Ærø", "OŁOW ÆRØ"),
        ("İSTANBUL", "istanbul"),
        ("ılıca", "Ilıca"),
        ("жильё", "жилье"),
        ("ΠΟΤΆΜΙ", "ποταμι"),
        ("ｶﾀｶﾅ ＡＢＣ", "カタカナ abc"),
        ("إسلام أمة آخر", "اسلام امة اخر"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("على", "علي"),
        ("ایران کشور", "ايران كشور"),
        ("مدرسة", "مدرسه"),
        ("שָׁלוֹם", "שלום"),
        ("ፀሐይ", "ጸሀይ"),
        ("٢٠٢٤ ۲۰۲۵ २०२६", "2024 2025 2026"),
        ("e\u0301te\u0301", "été"),
        ("が", "か\u3099"),
        ("𝐇𝐨𝐦𝐞", "home"),
        ("1\ufe0f\u20e3", "1"),
    ],
)
def test_letters_people_take_for_the_same_are_one(text: str, query: str) -> None:
    assert is_found(text, query)
    assert is_found(query, text)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("می‌خواهم", "میخواهم"),
        ("ទន្លេ\u200bមេគង្គ", "ទន្លេមេគង្គ"),
        ("co\u00adoperate", "cooperate"),
        ("\u2067سلام\u2069", "سلام"),
        ("क्\u200dष", "क्ष"),
        ("葛\U000e0100城", "葛城"),
    ],
)
def test_characters_that_cannot_be_seen_make_no_difference(text: str, query: str) -> None:
    assert is_found(text, query)
    assert is_found(query, text)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("government", '"men"'),
        ("government", "mend"),
        ("government", "men men river"),
        ("homes near the river", "homes lake"),
        ("经济 适用", "济适"),
        ("经济适用", "适经"),
        ("บ้าน", "บาน"),
        ("मी", "मा"),
        ("الحقوق", "حق ماء"),
        ("й", "и"),
        ("mạ", "ma"),
    ],
)
def test_what_a_text_does_not_say_is_not_found(text: str, query: str) -> None:
    assert not is_found(text, query)


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("river homes", True),
        ('"affordable homes"', True),
        ('"homes affordable"', False),
        ('"affordable home"', False),
        ('"near the" affordable', True),
        ("“near the”", True),
        ("«near affordable»", False),
        ('"near the', True),
        ("near-the", True),
        ("the-near", False),
        ('near "" the', True),
    ],
)
def test_words_are_all_there_and_those_in_quotation_marks_side_by_side(
    query: str, *, answer: bool
) -> None:
    assert is_found(SAID["en"], query) is answer


@pytest.mark.parametrize(
    "query", ['"适用房"', '"适"', "「经济适用」", "需要 适用", "河边的经济适用房。"]
)
def test_pairs_of_letters_are_found_between_quotation_marks_too(query: str) -> None:
    assert is_found(SAID["zh"], query)


@pytest.mark.parametrize(
    "query", ["", " ", '"', '""', "***", "?!", "。、", "\0", "\ud800", "👍", "­"]
)
def test_there_is_nothing_to_look_for_without_letter_or_digit(query: str) -> None:
    assert match_expression(query) is None
    assert not contains(SAID["en"], query)


def test_two_words_of_letters_in_pairs_are_not_run_together() -> None:
    assert is_found("权利、享有", "权利、享")
    assert not is_found("权利享有", "权利、享")


def test_a_letter_is_indexed_with_the_marks_that_belong_to_it() -> None:
    assert segment("किताबें") == "किता ताबें बें"
    assert segment("บ้านเรา") == "บ้า าน นเ เร รา า"


@pytest.mark.parametrize(
    ("text", "query"), [("government", "men"), ("жильё", "льё"), ("πόλη", "λη"), ("ولكننا", "لكن")]
)
def test_any_part_of_two_letters_is_found_within_a_word(text: str, query: str) -> None:
    assert is_found(text, query)


def test_a_single_letter_is_looked_for_at_the_beginning_of_words_alone() -> None:
    assert is_found("river", "r")
    assert not is_found("home", "o")


@pytest.mark.parametrize(
    ("text", "query"), [("حقوق", "الحقوق"), ("حقوق", "بالحقوق"), ("בית", "הבית")]
)
def test_a_word_asked_for_with_its_article_is_found_without_it(text: str, query: str) -> None:
    assert is_found(text, query)


def test_a_word_without_end_has_few_tails() -> None:
    assert len(segment("a" * 100_000)) < 110_000


@pytest.mark.parametrize("marks", ["\u0301\uff9e", "\u0323\u0301", "\uff9f\u0e38"])
def test_marks_heaped_on_one_letter_are_divided_as_fast_as_words(marks: str) -> None:
    def seconds(unit: str) -> float:
        begin = process_time()
        segment(clean(unit * (20_000 // len(unit))))
        return process_time() - begin

    words, heaped = (min(seconds(unit) for _ in range(3)) for unit in ("e\u0301 ", marks))

    assert heaped < 20 * words + 0.01


@given(st.lists(st.text("\u0301\uff9e\uff9f\u0323\u0f73か", max_size=90), max_size=4).map("".join))
def test_many_marks_on_one_letter_are_found_like_a_few(marks: str) -> None:
    assert composed(f"ệ{marks}", "NFKC") == unicodedata.normalize("NFKC", f"ệ{marks}")


def hostile() -> list[str]:
    signs = ['""', "\\", "\0", "\x1b[2J", *"'*^(){}:+-", '"']
    words = ["AND", "OR", "NOT", "NEAR", "text", "rowid", "سلام", "社区", "\ud800", "\u202e"]
    forms = ["{1}{0}", "{0}{1}", "{0} {1}", '"{1}{0}', "NEAR({1}{0}", "{{text}}:{0}{1}", "{1}{0}*"]
    made = [form.format(sign, word) for sign in signs for word in words for form in forms]
    return [*made, "a" * 100_000, "社" * 100_000, "a " * 50_000, '"' * 100_000, "أ" * 100_000]


def run_all(queries: list[str]) -> None:
    db = connect(":memory:")
    db.execute(f"CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='{TOKENIZE}')")
    for id_, text in enumerate([*SAID.values(), *queries]):
        db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", [id_, segment(text)])
    for expression in filter(None, map(match_expression, queries)):
        db.execute("SELECT rowid FROM words WHERE words MATCH ? LIMIT 1", [expression]).fetchall()
    db.close()


def test_a_thousand_hostile_queries_raise_nothing() -> None:
    queries = hostile()

    run_all(queries)

    assert len(queries) > 1_000


def test_naughty_strings_raise_nothing() -> None:
    queries = json.loads(shared("nasty/blns/blns.json").read_text(encoding="utf-8"))

    run_all(queries)

    assert len(queries) > 500


def test_words_that_mean_something_to_the_index_are_words_like_others() -> None:
    assert is_found("this OR that NOT now", "or not")
    assert not is_found("this that", "this OR that")
    assert not is_found("this that", "this NOT now")


def test_the_beginning_of_a_query_without_end_is_looked_for() -> None:
    assert is_found("river", "river " * 50_000)
    assert len(match_expression("社区" * 50_000) or "") < 5_000


@settings(deadline=None)
@given(text=texts, query=texts)
@example(text="homes", query='"home"')
@example(text="של אדם", query="לא")
@example(text="بلد", query="بل")
@example(text="権利 a", query="権")
def test_reading_a_text_answers_as_the_index_does(text: str, query: str) -> None:
    assert contains(text, query) is is_found(text, query)


@settings(deadline=None)
@given(text=texts)
def test_an_index_is_given_letters_marks_and_digits_between_single_spaces(text: str) -> None:
    segmented = segment(text)

    assert " ".join(segmented.split()) == segmented
    kinds = {unicodedata.category(each) for each in segmented if each not in " ·"}
    assert all(kind[0] in "LMN" for kind in kinds)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Crèche, homes", ["creche", "homes"]),
        ("خانه‌های", ["خانههاي"]),
        ("我们 希望", ["我们", "希望"]),
        ("適用住", ["適用", "用住"]),
        ("ヶ a", ["ヶ", "a"]),
        ("ভাষা", ["ভাষা"]),
        ("ภาษา", ["ภา", "าษ", "ษา"]),
        ("ፍትህ", ["ፍት", "ትህ"]),
    ],
)
def test_the_tokens_of_a_text_are_its_words_or_pairs_alone(text: str, tokens: list[str]) -> None:
    assert tokens_in(text) == tokens


@settings(deadline=None)
@given(text=texts)
def test_the_tokens_of_a_text_are_those_of_all_that_stands_between_its_spaces(text: str) -> None:
    assert tokens_in(text) == [token for part in text.split() for token in tokens_in(part)]


def test_nearly_all_words_of_the_declaration_are_found_and_hardly_others() -> None:
    shared("udhr/udhr_shared.jsonl")
    material = read_material(random.Random(3))  # noqa: S311 - the same queries on every run

    found = measure_found(material)

    recall = {language: recall for language, (recall, _) in found.items()}
    assert all(recall[language] >= 0.98 for language in LANGUAGES), recall
    # Arabic .949: asked for with its article, a word is found without it as well.
    assert all(precision >= 0.94 for _, precision in found.values())
