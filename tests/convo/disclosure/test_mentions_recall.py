import unicodedata
from typing import Final

import pytest

from convo.disclosure.mentions import Known
from convo.disclosure.mentions_finder import Finder
from tests.bench import mentions as bench
from tests.shared import shared

# A sentence, a name, what it is cut short to, and what is written together with it: a prefix, and
# the name with its ending.
PLANTED: Final = {
    "Latin": ("Zgadzam się z {} tutaj.", "Anna Kowalska", "Kowal", "", "Anną Kowalską"),
    "Cyrillic": ("Погоджуюся з {} тут.", "Іван Петренко", "Петр", "", "Іваном Петренком"),
    "Greek": ("Συμφωνώ με τον {} εδώ.", "Γιώργος Παππάς", "Γιώρ", "", "Γιώργου Παππά"),
    "Arabic": ("أتفق مع {} هنا", "سليم الحداد", "سليم", "و", "سليم الحداد"),
    "Hebrew": ("אני מסכים עם {} כאן", "דוד לוי", "דוד", "ל", "דוד לוי"),
    "Persian": ("حرف {} درست بود", "زهرا کاظمی", "زهرا", "", "زهرا کاظمی\u200cها"),
    "Devanagari": ("मैं {} से सहमत हूँ", "राजेश कुमार", "राजेश", "", "राजेश कुमारजी"),
    "Bengali": ("আমি {} কথা মানি", "রহিমা বেগম", "রহিমা", "", "রহিমা বেগমের"),
    "Burmese": ("ကျွန်တော်{}ရဲ့အဆို", "အောင်မြင့် ထွန်း", "အောင်မြင့်", "ကို", "အောင်မြင့်ထွန်း"),
    "Khmer": ("ខ្ញុំយល់ស្របជាមួយ{}ណាស់", "សុខា ចាន់", "សុខា", "លោក", "សុខាចាន់"),
    "Thai": ("ผมเห็นด้วยกับ{}ครับ", "สมชาย ใจดี", "สมชาย", "คุณ", "สมชายใจดี"),
    "Chinese": ("我同意{}的看法", "张伟明", "伟明", "老", "张伟明"),
    "Japanese": ("昨日の{}の意見に賛成です", "田中 太郎", "田中", "お", "田中太郎"),
    "Korean": ("저는 {} 말에 동의합니다", "김민준", "민준", "", "김민준이"),
    "Ethiopic": ("እኔ {} ሀሳብ እደግፋለሁ", "አበበ ቢቂላ", "አበበ", "የ", "አበበ ቢቂላን"),
}
FORMS: Final = ("plain", "@", "prefix and ending", "decomposed", "case folded", "cut", "handle")


def planted(script: str, form: str) -> tuple[str, int, int]:
    """Return a sentence, and where it names somebody."""
    sentence, name, short, prefix, inflected = PLANTED[script]
    before, after = sentence.split("{}")
    match form:
        case "@":
            before += "@"
        case "prefix and ending":
            before, name = before + prefix, inflected
        case "decomposed":
            before, name, after = (
                unicodedata.normalize("NFD", each) for each in (before, name, after)
            )
        case "case folded":
            before, name, after = before.casefold(), name.casefold(), after.casefold()
        case "cut":
            name = short
        case "handle":
            name = "P3"
    return before + name + after, len(before), len(before + name)


@pytest.mark.parametrize("script", PLANTED)
def test_every_name_that_was_planted_is_found_in_every_script_and_form(script: str) -> None:
    finder = Finder(Known(names=[name for _, name, *_ in PLANTED.values()], handles=["P3"]))

    missed = []
    for form in FORMS:
        text, start, end = planted(script, form)
        masked = {at for each in finder.mentions(text) for at in range(each.start, each.end)}
        if not masked.issuperset(range(start, end)):
            missed.append(form)

    assert missed == []


def test_at_most_five_words_of_a_thousand_are_taken_for_names_in_texts_of_others() -> None:
    shared("polis")

    for figures in bench.figures():
        assert figures.by_shape <= 5, figures
        assert figures.by_name <= 5, figures
