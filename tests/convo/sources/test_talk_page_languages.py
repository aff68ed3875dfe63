from datetime import UTC, datetime

import pytest

from convo.sources.talk_page import read_talk_page

AT = datetime(2021, 5, 3, 10, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "signature", "author"),
    [
        ("نحتاج إلى غرفة دافئة.", "ليلى (نقاش) 10:15، 3 مايو 2021 (ت ع م)رد", "ليلى"),
        (
            "می‌خواهیم شب باز باشد.",
            "—نیک‌سرشت (بحث) \u200f۳ مهٔ ۲۰۲۱، ساعت ۱۰:۱۵ (UTC)پاسخ",
            "نیک‌سرشت",
        ),
        ("कमरा ठंडा है।", "सीमा (वार्ता) १०:१५, ३ मई २०२१ (UTC)उत्तर दें", "सीमा"),
        ("ঘরটি ঠান্ডা।", "মিতা (আলাপ) ১০:১৫, ৩ মে ২০২১ (ইউটিসি)", "মিতা"),
        ("ห้องหนาว", "--สมชาย (พูดคุย) 17:15, 3 พฤษภาคม 2564 (+07)ตอบกลับ", "สมชาย"),
        ("အခန်းအေးသည်။", "မောင်မောင် (ဆွေးနွေး) ၁၀:၁၅၊ ၃ မေ ၂၀၂၁ (UTC)", "မောင်မောင်"),
        (
            "បន្ទប់ត្រជាក់។",
            "សុខ (ការពិភាក្សា) ម៉ោង១០:១៥ ថ្ងៃទី៣ ខែឧសភា ឆ្នាំ២០២១ (UTC)",
            "សុខ",
        ),
        ("ክፍሉ ቀዝቃዛ ነው።", "አበበ (ውይይት) 10:15, 3 ሜይ 2021 (UTC)", "አበበ"),
        ("部屋が寒いです。", "--山田（会話） 2021年5月3日 (月) 10:15 (UTC)返信", "山田"),
        ("房间很冷。", "小明（留言） 2021年5月3日 (一) 10:15 (UTC)[回复]", "小明"),
        ("방이 춥습니다.", "소나무 (토론) 2021년 5월 3일 (월) 19:15 (KST)답변", "소나무"),
        ("החדר קר.", "אלון (שיחה) 13:15, 3 במאי 2021 (IDT)תגובה", "אלון"),
        ("Il fait froid.", "--Saule (discuter) 3 mai 2021 à 12:15 (CEST)[répondre]", "Saule"),
        ("Jest zimno.", "Brzoza (dyskusja) 12:15, 3 maja 2021 (CEST)Odpowiedz", "Brzoza"),
        ("Es ist kalt.", "--Bärbel (Diskussion) 12:15, 3. Mai 2021 (CEST)Antworten", "Bärbel"),
        ("Het is koud.", "Berk (overleg) 3 mei 2021 12:15 (CEST)Reageren", "Berk"),
        ("Hace frío.", "Aliso (discusión) 10:15 3 may 2021 (UTC)Responder", "Aliso"),
        ("Está frio.", "Pinho (discussão) 10h15min de 3 de maio de 2021 (UTC)", "Pinho"),
        ("Det är kallt.", "Björk (diskussion) 3 maj 2021 kl. 12.15 (CEST)Svara", "Björk"),
        ("Холодно.", "Берёза (обсуждение) 10:15, 3 мая 2021 (UTC)", "Берёза"),
    ],
)
def test_a_page_in_another_language_is_read(words: str, signature: str, author: str) -> None:
    found = read_talk_page(f"{words} {signature}".encode())

    [passage] = found.passages
    assert (passage.author, passage.text, passage.said_at) == (author, words, AT)
    assert found.problems == ()


def test_the_language_that_is_given_decides_between_two_months() -> None:
    page = "Tak. –Breza talk 10:15, 3 lip 2021 (UTC)".encode()

    months = {
        language: read_talk_page(page, language=language).passages[0].said_at
        for language in ("pl", "hr", None, "no such language")
    }

    assert months == {
        "pl": datetime(2021, 7, 3, 10, 15, tzinfo=UTC),
        "hr": datetime(2021, 6, 3, 10, 15, tzinfo=UTC),
        None: datetime(2021, 7, 3, 10, 15, tzinfo=UTC),
        "no such language": datetime(2021, 7, 3, 10, 15, tzinfo=UTC),
    }
