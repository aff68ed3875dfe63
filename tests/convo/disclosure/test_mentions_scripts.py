import unicodedata

import pytest

from convo.disclosure.mentions import Known, mask
from convo.disclosure.mentions_finder import Finder

IN_SCRIPTS = (
    # Latin: casing, marks, genitive, order
    ("Zaynab Okafor", "I agree with what ZAYNAB OKAFOR said.", "I agree with what [name] said."),
    ("Zaynab Okafor", "as zaynab said", "as [name] said"),
    ("Zaynab Okafor", "Okafor’s idea", "[name]’s idea"),
    ("Zaynab Okafor", "Okafor, Zaynab: yes", "[name]: yes"),
    ("José Núñez", "jose nunez spoke", "[name] spoke"),
    # Latin: Polish, Turkish, Finnish
    ("Anna Kowalska", "Zgadzam się z Anną Kowalską", "Zgadzam się z [name]"),
    ("Marek", "o Marku", "o [name]"),
    ("Ayşe", "Ayşe'nin sorusu", "[name]'nin sorusu"),
    ("Işık", "IŞIK dedi", "[name] dedi"),
    ("Pekka", "Pekalle kiitos", "[name] kiitos"),
    # Arabic: prefixes, vowel marks
    ("فاطمة الزهراء", "شكرا لفاطمة الزهراء على النقاط", "شكرا ل[name] على النقاط"),
    ("سليم الحداد", "سمعت وسليم الحداد", "سمعت و[name]"),
    ("سليم", "قال سَلِيم ذلك", "قال [name] ذلك"),
    # Persian: joiners, letters of another keyboard
    ("زهرا کاظمی", "حرف\u200cهای زهرا كاظمي درست بود", "حرف\u200cهای [name] درست بود"),
    ("نیلوفر", "نیلوفر\u200cها آمدند", "[name] آمدند"),
    # Hebrew
    ("דוד לוי", "הדברים של ודוד לוי", "הדברים של ו[name]"),
    ("שרה", "לשרה יש שאלה", "ל[name] יש שאלה"),
    # Devanagari, Bengali, Tamil
    ("राजेश कुमार", "मैं राजेश से सहमत हूँ", "मैं [name] से सहमत हूँ"),
    ("রহিমা বেগম", "রহিমার কথা ঠিক", "[name] কথা ঠিক"),
    ("மாலதி", "மாலதியின் கருத்து", "[name] கருத்து"),
    # Burmese, Khmer, Thai: no spaces
    ("အောင်မြင့်", "ကိုအောင်မြင့်ရဲ့အဆို", "ကို[name]ရဲ့အဆို"),
    ("សុខា ចាន់", "ខ្ញុំយល់ស្របជាមួយសុខាចាន់ណាស់", "ខ្ញុំយល់ស្របជាមួយ[name]ណាស់"),
    ("สมชาย ใจดี", "ผมเห็นด้วยกับสมชายใจดีครับ", "ผมเห็นด้วยกับ[name]ครับ"),
    ("สมชาย ใจดี", "สมชายพูดถูก", "[name]พูดถูก"),
    # Chinese, Japanese, Korean
    ("张伟明", "我同意张伟明的看法", "我同意[name]的看法"),
    ("张伟明", "我同意伟明的看法", "我同意[name]的看法"),
    ("田中 太郎", "田中太郎の意見に賛成です", "[name]の意見に賛成です"),
    ("サクラ", "サクラが言った", "[name]が言った"),
    ("김민준", "김민준이 말했다", "[name] 말했다"),
    ("김민준", "민준 씨의 의견", "[name] 씨의 의견"),
    # Ethiopic, Cyrillic, Greek, Georgian, Armenian
    ("አበበ ቢቂላ", "የአበበን ሀሳብ እደግፋለሁ", "የ[name] ሀሳብ እደግፋለሁ"),
    ("Іван Петренко", "Кажуть з Іваном Петренком", "Кажуть з [name]"),
    ("Мария", "Марию спросили", "[name] спросили"),
    ("Павел", "у Павла вопрос", "у [name] вопрос"),
    ("Γιώργος", "του Γιώργου", "του [name]"),
    ("გიორგი", "გიორგის აზრი", "[name] აზრი"),
    ("Արամ", "Արամի կարծիքը", "[name] կարծիքը"),
    # a user name inside other scripts
    ("RamzyM", "我同意RamzyM的观点", "我同意[name]的观点"),
    ("RamzyM", "ကျွန်တော်RamzyMရဲ့", "ကျွန်တော်[name]ရဲ့"),
    ("سليم", "1سليم: نعم", "1[name]: نعم"),
    ("RamzyM", "أوافق RamzyM تماما", "أوافق [name] تماما"),
)


@pytest.mark.parametrize(("name", "text", "expected"), IN_SCRIPTS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_found_in_its_script(name: str, text: str, expected: str, form: str) -> None:
    finder = Finder(Known(names=[name]))
    written = unicodedata.normalize(form, text)  # type: ignore[arg-type] # one of the two above

    found = mask(written, finder.mentions(written))

    assert unicodedata.normalize("NFC", found) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Anna Kowalska", "Ananas, annak az országnak"),
        ("Will Smith", "We will do it"),
        ("สมชาย", "เราต้องการความช่วยเหลือ"),
        ("נור", "הנוראה"),
        ("نور الدين", "منورة"),
        ("サクラ", "サクラメント"),
        ("민준", "민주주의"),
        ("Sj", "Sjælland"),
        ("Sj", "x5sj"),
        ("7up", "17up"),
        ("7up", "7ups"),
        ("247", "247th"),
        ("張偉", "誇張偉大な"[:2]),
        ("รน", "กรณี"),
        ("มาน", "มานี"),
        ("가나", "가난"),
        ("रम", "रमाकांत"),
        ("राजेश", "राज करना"),
        ("Will King", "you will king it"),
        ("Vincent van Gogh", "The Van is full"),
        ("Nemo 2022", "It was in 2022"),
    ],
)
def test_another_word_is_no_name(name: str, text: str) -> None:
    assert Finder(Known(names=[name])).mentions(text) == ()


def test_a_letter_that_is_half_a_capital_begins_a_name() -> None:
    [mention] = Finder(Known(names=["Ǆenan"])).mentions("ǅenan")

    assert mention.certain


def test_a_vowel_written_before_its_consonant_keeps_a_name_out_of_a_syllable() -> None:
    finder = Finder(Known(names=["มา"]))

    assert finder.mentions("เมา") == ()


def test_a_name_is_not_cut_out_of_a_syllable() -> None:
    finder = Finder(Known(names=["राम"]))

    [mention] = finder.mentions("रामे आए")

    assert (mention.start, mention.end) == (0, 4)
