import pytest

from convo.disclosure.mentions import Kind, Known, mask
from convo.disclosure.mentions_contacts import has_contact
from convo.disclosure.mentions_finder import Finder

NOBODY = Finder(Known())


def masked(text: str) -> str:
    return mask(text, NOBODY.mentions(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to mar.ia+x@example.org.", "Write to [contact]."),
        ("may not email tthr@wikimedia, even where", "may not email [contact], even where"),
        ("发邮件到tthr@wikimedia.org吧", "发邮件到[contact]吧"),
        ("почта иван@почта.рф тут", "почта [contact] тут"),
        ("full width: a1＠example.org", "full width: [contact]"),
        ("maria (at) example (dot) org", "[contact]"),
        ("maria [at] example.org", "[contact]"),
        ("write me at maria at example dot org", "write me at [contact]"),
        ("mailto:sj@example.org", "mailto:[contact]"),
    ],
)
def test_a_mailbox_is_found_however_it_is_spelt(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call +62 812-3456-7890.", "Call [contact]."),
        ("call (+1) 202 555 0123", "call [contact]"),
        ("هاتف: ٠٩١٢٣٤٥٦٧٨٩", "هاتف: [contact]"),
        ("मोबाइल ९८७६५४३२१०", "मोबाइल [contact]"),
        ("โทร 02-123-4567", "โทร [contact]"),
        ("tel. 555 0123", "tel. [contact]"),
        ("612 345 678", "[contact]"),
    ],
)
def test_a_telephone_number_is_found_in_any_digits(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    ("text", "certain"), [("+62 812 3456 7890", True), ("tel 555 0123", True), ("612345678", False)]
)
def test_a_number_is_certain_where_a_sign_or_a_word_says_what_it_is(
    text: str, *, certain: bool
) -> None:
    [mention] = NOBODY.mentions(text)

    assert (mention.kind, mention.certain) == (Kind.CONTACT, certain)


@pytest.mark.parametrize(
    "text",
    [
        "https://meta.wikimedia.org/wiki/User:Sj",
        "https://fa.wikipedia.org/wiki/%DA%A9%D8%A7%D8%B1%D8%A8%D8%B1:Sj",
        "https://de.wikipedia.org/wiki/Benutzer:Sj",
        "https://meta.wikimedia.org/wiki/Special:Contributions/Sj",
        "https://t.me/somebody",
        "https://mastodon.example/@somebody",
    ],
)
def test_a_page_about_somebody_is_found_up_to_the_end_of_the_sentence(text: str) -> None:
    assert masked(f"See {text}.") == "See [contact]."


@pytest.mark.parametrize(
    "text",
    [
        "In 2015-2016, on 2022-05-16 and 16.05.2022, 1,000,000 people met, not 12.500.000.",
        "The odds are 5@3.",
        "123456789012345678",
        "ISBN 978-3-16-148410-0",
        "2022-05-16 12:00",
        "The price is 5 @ 3, see https://meta.wikimedia.org/wiki/Human_Rights",
        "look at wikimedia.org, people at home. Then go",
        "wait for me at 10 (or 11)",
    ],
)
def test_what_reaches_nobody_is_no_contact(text: str) -> None:
    assert masked(text) == text


def test_a_name_within_an_address_is_part_of_it() -> None:
    text = "ask ramzym@example.org"

    [mention] = Finder(Known(names=["RamzyM"])).mentions(text)

    assert (mention.start, mention.end, mention.kind) == (4, len(text), Kind.CONTACT)


@pytest.mark.parametrize("text", ["ask ann@example.org", "+62 812 3456 7890", "612 345 678"])
def test_a_text_has_a_contact_where_somebody_may_be_reached(text: str) -> None:
    assert has_contact(text)


def test_a_text_that_names_somebody_has_no_contact() -> None:
    assert not has_contact("Thanks @Sj, it was on 2022-05-16.")
