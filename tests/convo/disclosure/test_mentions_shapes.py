import pytest

from convo.disclosure.mentions import Known, mask
from convo.disclosure.mentions_finder import Finder

NOBODY = Finder(Known())


def masked(text: str) -> str:
    return mask(text, NOBODY.mentions(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@Sj thanks for this follow-up!", "[name] thanks for this follow-up!"),
        ("@José: yes", "[name]: yes"),
        ("我同意@小明 的看法", "我同意[name] 的看法"),
        ("@RMacKinnon (WMF), CAshraf (WMF): thank you", "[name], [name]: thank you"),
        ("as Sandra Rientjes (WMDE) said", "as [name] said"),
        ("what राजेश (WMF) and အောင်မြင့် (WMF) said", "what [name] and [name] said"),
        ("see [[User:Sj|SJ]] and {{ping|RamzyM}}", "see [name] and [name]"),
        ("User:Sj, Участник:Иван", "[name], [name]"),
        ("My name is Zaynab and I edit", "My name is [name] and I edit"),
        ("меня зовут Иван", "меня зовут [name]"),
        ("我叫张伟明。", "我叫[name]。"),
        ("ผมชื่อสมชาย ครับ", "ผมชื่อสมชาย ครับ"),
    ],
)
def test_a_shape_that_only_names_have_is_certain(text: str, expected: str) -> None:
    certain = [mention for mention in NOBODY.mentions(text) if mention.certain]

    assert mask(text, certain) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thanks Ricky -- what is it?", "Thanks [name] -- what is it?"),
        ("Thank you for it, Ricky -- more soon", "Thank you for it, [name] -- more soon"),
        ("Sj and RamzyM, thank you so much", "[name] and [name], thank you so much"),
        ("It is late. Zaynab, thanks!", "It is late. [name], thanks!"),
        ("Hi Ricky, hello", "Hi [name], hello"),
        ("Gracias Alejandra por esto", "Gracias [name] por esto"),
        ("Merci à Zoé", "Merci à Zoé"),
        ("Спасибо, Иван!", "Спасибо, [name]!"),
        ("شكرا سليم، نحتاج", "شكرا [name]، نحتاج"),
        ("धन्यवाद राजेश, हम", "धन्यवाद [name], हम"),
        ("谢谢张伟，我们", "谢谢[name]，我们"),
        ("Dr. Okafor and Mr Lee", "Dr. [name] and Mr [name]"),
        ("田中さんの意見", "[name]さんの意見"),
        ("민준 씨의 의견", "민준 씨의 의견"),
        ("I agree with Zaynab on this", "I agree with [name] on this"),
        ("I like Ramzy's points", "I like [name]'s points"),
        ("Zaynab said so", "[name] said so"),
    ],
)  # fmt: skip
def test_a_word_that_stands_where_names_do_is_not_certain(text: str, expected: str) -> None:
    found = NOBODY.mentions(text)

    assert (mask(text, found), any(mention.certain for mention in found)) == (expected, False)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks everyone, and thank you all!",
        "Thanks, The next point is about safety.",
        "Thanks, Safety is the point.",
        "Thanks for this.",
        "Hi. Question; why?",
        "Dear all",
        "@all and @everyone",
        "The Foundation said so. Many asked.",
        "THANKS SAFETY COMES FIRST",
        "شكرا لكم، نحتاج",
        "谢谢大家，我们",
        "皆さんの意見",
        "[other] words in brackets (WM)",
    ],
)
def test_a_word_that_stands_there_without_being_a_name_is_none(text: str) -> None:
    assert masked(text) == text
