import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convo.model.words import Role
from convo.sources.found import Found, Passage
from convo.sources.talk_page import read_talk_page
from convo.sources.wikitext import is_wikitext
from convo.text import is_clean
from tests.bench.talk_pages import Signatures, flat_pages, signatures_of, wikitext_pages

AT = datetime(2021, 5, 3, 10, 15, tzinfo=UTC)
BIRCH = "[[User:Birch|Birch]] ([[User talk:Birch|talk]]) 10:15, 3 May 2021 (UTC)"
OAK = "[[User:Oak|Oak]] ([[User talk:Oak|talk]]) 10:16, 3 May 2021 (UTC)"


def read(page: str) -> Found:
    return read_talk_page(page.encode())


def only(page: str) -> Passage:
    [passage] = read(page).passages
    return passage


def authors(page: str) -> list[str | None]:
    return [passage.author for passage in read(page).passages]


def texts(page: str) -> list[str]:
    return [passage.text for passage in read(page).passages]


def words_of(markup: str) -> str:
    return only(f"{markup} {BIRCH}").text


def test_a_comment_has_its_words_its_author_and_its_time() -> None:
    passage = only(f"The room could open in the evening. {BIRCH}")

    assert passage.text == "The room could open in the evening."
    assert (passage.author, passage.said_at, passage.unsigned) == ("Birch", AT, False)


def test_a_page_gives_the_same_as_wikitext_and_flattened() -> None:
    wikitext = (
        f"== A '''room''' ==\n\nIt could open\nin the ''evening''. {BIRCH}\n\n"
        f"Too [[cold (weather)|cold]]. — {OAK}\n\n"
        "== More ==\n\nThank you! [[User:RGreen (WMF)|RGreen (WMF)]] "
        "([[User talk:RGreen (WMF)|talk]]) 10:17, 3 May 2021 (UTC)\n"
    )
    flattened = (
        "A room[edit]\n\nIt could open in the evening. Birch (talk) 10:15, 3 May 2021 (UTC)\n\n\n"
        "Too cold. — Oak (talk) 10:16, 3 May 2021 (UTC)\n\n"
        "More[edit]\n\nThank you! RGreen (WMF) (talk) 10:17, 3 May 2021 (UTC)\n"
    )

    assert read(wikitext) == read(flattened)


@pytest.mark.parametrize(
    "signature",
    [
        "[[User:Birch Tree]] ",
        "[[user:birch_Tree|BT]] ",
        "[[User:Birch&#32;Tree|BT]] ",
        "—[[User:Birch Tree|<i style='x'>'''B'''</i>]]<sup>[[User talk:Birch Tree|t]]</sup> ",
        "[[:w:de:User:Birch Tree|BT]] ",
        "- Birch Tree ([[User talk:Birch Tree|push to talk]]) ",
        "- Bee Tee ([[User talk:Birch Tree|push to talk]]) ",
        "[[Special:Contributions/Birch Tree|BT]] ([[User talk:Birch Tree#top|talk]]) ",
        "([[User:Birch Tree|BT]] • [[User talk:Birch Tree|✉]] • [[User:Birch Tree/Log|log]]) ",
        "~~[[\u200eUser:Birch Tree\u200e|BT]]&nbsp;",
    ],
)
def test_the_author_is_the_page_a_signature_links_to(signature: str) -> None:
    passage = only(f"The room could open. {signature}10:15, 3 May 2021 (UTC)")

    assert (passage.author, passage.text) == ("Birch Tree", "The room could open.")


@pytest.mark.parametrize(
    ("signature", "author"),
    [
        ("[[مستخدم:أرزة|أرزة]] ([[نقاش المستخدم:أرزة|نقاش]]) 10:15، 3 مايو 2021 (ت ع م)", "أرزة"),
        ("[[کاربر:می‌نا|می‌نا]] ([[بحث کاربر:می‌نا|بحث]]) 10:15, 3 May 2021 (UTC)", "می‌نا"),
        ("[[सदस्य:नीम|नीम]] ([[सदस्य वार्ता:नीम|वार्ता]]) 10:15, 3 मई 2021 (UTC)", "नीम"),
        ("[[ব্যবহারকারী আলাপ:বট|আলাপ]] 10:15, 3 মে 2021 (ইউটিসি)", "বট"),
        ("[[အသုံးပြုသူ:ကညင်|ကညင်]] 10:15, 3 May 2021 (UTC)", "ကညင်"),
        ("[[អ្នកប្រើប្រាស់:ត្នោត|ត្នោត]] 10:15, 3 May 2021 (UTC)", "ត្នោត"),
        ("[[ผู้ใช้:สัก|สัก]] ([[คุยกับผู้ใช้:สัก|คุย]]) 17:15, 3 พฤษภาคม 2564 (+07)", "สัก"),
        ("[[用户:松树|松树]]([[用户讨论:松树|留言]]) 2021年5月3日 (一) 10:15 (UTC)", "松树"),
        ("[[利用者:桜|桜]]([[利用者‐会話:桜|会話]]) 2021年5月3日 (月) 10:15 (UTC)", "桜"),
        ("[[特別:投稿記録/桜|桜]] 2021年5月3日 (月) 10:15 (UTC)", "桜"),
        ("[[አባል:ዋርካ|ዋርካ]] ([[አባል ውይይት:ዋርካ|ውይይት]]) 10:15, 3 ሜይ 2021 (UTC)", "ዋርካ"),
        ("[[Discussion utilisatrice:Orme|d]], le 3 mai 2021 à 10:15 (UTC)", "Orme"),
    ],
)  # fmt: skip
def test_users_are_known_in_every_script(signature: str, author: str) -> None:
    passage = only(f"OK. {signature}")

    assert (passage.author, passage.said_at, passage.text) == (author, AT, "OK.")


def test_a_name_at_work_is_staff() -> None:
    page = f"Yes. {BIRCH}\n\nThanks. [[User:RGreen (WMF)|Rae]] 10:15, 3 May 2021 (UTC)"

    assert [p.role for p in read(page).passages] == [None, Role.STAFF]


def test_a_time_without_a_link_signs_nothing() -> None:
    assert texts(f"The power failed at 10:15, 1 May 2021 (UTC). {BIRCH}") == [
        "The power failed at 10:15, 1 May 2021 (UTC)."
    ]


def test_a_link_that_is_far_from_a_time_does_not_sign_it() -> None:
    far = "and so it went on, until " * 5

    assert authors(f"I asked [[User:Oak]] {far} 10:15, 1 May 2021 (UTC) or so. {BIRCH}") == [
        "Birch"
    ]


def test_a_link_within_a_link_is_not_the_author() -> None:
    assert authors("Yes. [[User talk:Birch|of [[User:Oak]]]] 10:15, 3 May 2021 (UTC)") == ["Birch"]


def test_a_page_below_a_users_is_nobody() -> None:
    page = f"See [[User:Oak/Plan]] of 10:15, 1 May 2021 (UTC). {BIRCH}"

    assert authors(page) == ["Birch"]


def test_somebody_who_is_mentioned_is_not_the_author() -> None:
    passage = only(f"I agree with [[User:Oak|Oak]]. {BIRCH}")

    assert (passage.author, passage.text) == ("Birch", "I agree with Oak.")


def test_a_signer_who_is_mentioned_before_keeps_the_words_between() -> None:
    assert words_of("[[User:Birch]] here. Yes.") == "Birch here. Yes."


def test_a_signer_who_goes_on_about_himself_keeps_the_words_between() -> None:
    words = "[[User:Birch]] and all who have lived here for long say yes"

    assert words_of(words) == "Birch and all who have lived here for long say yes"


def test_a_time_right_behind_a_signature_is_no_second_one() -> None:
    assert texts(f"Yes. {BIRCH} 10:20, 3 May 2021 (UTC)") == ["Yes.", "10:20, 3 May 2021 (UTC)"]


def test_a_name_that_is_longer_than_a_title_may_be_is_nobodys() -> None:
    assert authors(f"[[User:{'a' * 400}|A]] 10:15, 1 May 2021 (UTC). {BIRCH}") == ["Birch"]


@pytest.mark.parametrize(
    "quotation",
    [
        f"<blockquote>No. {OAK}</blockquote>",
        f"<blockquote>\nNo. {OAK}\n\nYes.</blockquote>\n",
        f"<q>No. {OAK} <q>a</q></q>",
        f"<nowiki>No. {OAK}</nowiki>",
        f"<pre>\nNo. {OAK}\n</pre>",
        f"<!-- No. {OAK} -->",
        "{{tq|No. " + OAK + "}}",
    ],
)
def test_a_signature_that_is_quoted_ends_no_comment(quotation: str) -> None:
    assert authors(f"Oak wrote: {quotation} I agree. {BIRCH}") == ["Birch"]


def test_a_quotation_that_never_ends_is_none() -> None:
    page = f"== A ==\n<blockquote>Yes. {BIRCH}\n\n== B ==\nNo. {OAK}\n</blockquote>"

    assert authors(page) == ["Birch", "Oak"]


def test_a_signature_in_a_heading_is_part_of_it() -> None:
    page = f"== Of {OAK} ==\nYes. {BIRCH}"

    assert authors(page) == ["Birch"]
    assert only(page).heading == "Of Oak (talk) 10:16, 3 May 2021 (UTC)"


def test_two_signatures_on_one_line_are_one_comment_of_the_first() -> None:
    passage = only(f"Yes. {BIRCH} And soon! {OAK}")

    assert (passage.author, passage.said_at) == ("Birch", AT)
    assert passage.text == "Yes. And soon!"


def test_words_behind_the_last_signature_are_nobodys() -> None:
    found = read(f"Yes. {BIRCH} Too cold.\n\nNo. {OAK}\n\nNobody signs.")

    assert [(p.author, p.unsigned, p.text) for p in found.passages] == [
        ("Birch", False, "Yes."),
        (None, True, "Too cold."),
        ("Oak", False, "No."),
        (None, True, "Nobody signs."),
    ]


@pytest.mark.parametrize(
    ("note", "said_at"),
    [
        ("{{unsigned|Birch|10:15, 3 May 2021}}", AT),
        ("{{Unsigned|1=Birch|2=10:15, 3 May 2021 (UTC)}}", AT),
        ("{{unsigned2|10:15, 3 May 2021|Birch}}", AT),
        ("{{unsignedIP|Birch|10:15, 3 May 2021 (UTC)}}", AT),
        ("{{未署名|Birch|2021年5月3日 (月) 10:15 (UTC)}}", AT),
        ("{{غير موقع|Birch|10:15, 3 May 2021 (UTC)}}", AT),
        ("{{unsigned|Birch}}", None),
        (f'<small class="autosigned">—&nbsp;[[WP:S|unsigned]] words: {BIRCH} ed.</small>', AT),
    ],
)  # fmt: skip
def test_a_note_of_unsigned_words_signs_for_its_user(note: str, said_at: datetime | None) -> None:
    passage, _ = read(f"The room could open. {note}\n\nNo. {OAK}").passages

    assert (passage.author, passage.said_at) == ("Birch", said_at)
    assert passage.text == "The room could open."


def test_a_signature_with_a_note_behind_it_keeps_its_own_time() -> None:
    note = f'<span class="autosigned">Preceding comment by {OAK}</span>'

    passage = only(f"Yes. {BIRCH} {note}")

    assert (passage.author, passage.text) == ("Birch", "Yes.")


def test_marks_of_a_list_tell_who_answers_whom() -> None:
    page = f"Open? {BIRCH}\n:No. {OAK}\n:*Why? {BIRCH}\n::*Cold. {OAK}\n#:Yes. {OAK}\n:Ah. {BIRCH}"

    assert [(p.reply_to, p.text) for p in read(page).passages] == [
        (None, "Open?"),
        (0, "No."),
        (1, "Why?"),
        (2, "Cold."),
        (1, "Yes."),
        (0, "Ah."),
    ]


def test_nobody_answers_across_a_heading() -> None:
    page = f"== A ==\nOpen? {BIRCH}\n== B ==\n:No. {OAK}"

    assert [p.reply_to for p in read(page).passages] == [None, None]


def test_a_comment_that_ends_in_a_list_is_as_deep_as_it_begins() -> None:
    page = f"Open? {BIRCH}\n:Both:\n:* cold\n:* late {OAK}\n::Why? {BIRCH}"

    assert [(p.reply_to, p.text) for p in read(page).passages] == [
        (None, "Open?"),
        (0, "Both:\ncold\nlate"),
        (1, "Why?"),
    ]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("[[Main Page]]", "Main Page"),
        ("[[:Category:Trees|trees]]", "trees"),
        ("[[:Category:Trees]]", "Category:Trees"),
        ("a[[Category:Trees]]b[[Image:Tree.jpg|thumb|A [[tree]]]]", "ab"),
        ("[[User:Oak_Tree|my friend]]", "Oak Tree"),
        ("[[User talk:Oak|his page]]", "his page"),
        ("[[User:Oak/Plan|the plan]]", "the plan"),
        ("[https://example.org/a the site]", "the site"),
        ("[https://example.org/a]", "https://example.org/a"),
        ("'''bold''' ''italic'' '''''both''''' it's", "bold italic both it's"),
        ("<s>old</s> <span style='x'>new</span>", "old new"),
        ("one<br />two", "one\ntwo"),
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("&#91;&#91;User:Oak&#93;&#93;", "[[User:Oak]]"),
        ("<nowiki>''a'' [[b]]</nowiki>", "''a'' [[b]]"),
        ("a<!-- b -->c", "ac"),
        ("a\n<gallery>\nFile:X.png|b\n</gallery>\nc", "a\n\nc"),
        ("<templatedata>{}</templatedata>a", "a"),
        ("{{ping|Oak}} yes", "@Oak yes"),
        ("{{Re|Oak|User:Ash|label=x}} yes", "@Oak, @User:Ash yes"),
        ("@[[User:Oak|O.]]: yes", "@Oak: yes"),
        ("{{support}} of course", "Support of course"),
        ("{{small|so {{u|Oak}} says}}", "so Oak says"),
        ("{{Infobox|name=x\n|y=[[z]]}}yes", "yes"),
        ("{{xyz", "{{xyz"),
        ("a [[b", "a [[b"),
        ("a ]] b }} c", "a ]] b }} c"),
        ("a\nb\n\nc\n* d\n* e", "a b\n\nc\nd\ne"),
        ('{| class="x"\n|-\n| style="y" | a || b\n! c\n|}\nd', "a    b\nc\n\nd"),
        ("x = y | z", "x = y | z"),
        ("a\n b", "a\nb"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("a\n----\nb", "a\n\nb"),
        ("__NOTOC__a", "a"),
        ("a<nowiki/>''b'' <nowiki>c</nowiki>", "ab c"),
        ("<nowiki>== a ==</nowiki>\nb", "== a ==\nb"),
        ("<nowiki>* a</nowiki>\nb", "* a\nb"),
        ("می‌خواهم [[تهران|شهر]] را", "می‌خواهم شهر را"),
    ],
)
def test_markup_leaves_its_words(markup: str, words: str) -> None:
    assert words_of(markup) == words


def test_brackets_deeper_than_a_wiki_reads_are_words() -> None:
    shallow, deep = ("{{small|" * depth + "a" + "}}" * depth for depth in (40, 41))

    assert words_of(shallow) == "a"
    assert words_of(deep) == "a}}"


def test_what_a_template_encloses_keeps_its_signatures() -> None:
    page = "{{hidden|Long|1=\nYes. " + BIRCH + "\n\nNo. " + OAK + "\n}}"

    assert list(zip(authors(page), texts(page), strict=True)) == [("Birch", "Yes."), ("Oak", "No.")]


def test_a_bracket_that_nothing_closes_ends_with_its_section() -> None:
    page = f"== A ==\n{{{{box\nYes. {BIRCH}\n== B ==\nNo. {OAK}\n}}}}"

    assert authors(page) == ["Birch", "Oak"]


def test_lines_are_counted_in_the_source() -> None:
    head = "{{Head\n|a\n}}\n<!--\n-->\n\n== A ==\n\n"
    page = f"{head}Yes,\nno. {BIRCH}\n{OAK}\n<nowiki>a\nb</nowiki>\n"

    found = read(page)

    assert [(p.line, p.text) for p in found.passages] == [(9, "Yes, no."), (12, "a\nb")]
    assert [p.line for p in found.problems] == [11]


def test_lines_that_markup_takes_are_counted() -> None:
    page = f"{{{{Head\n|a\n}}}}Yes. {BIRCH}\n\n<span\nid='a'>No.</span> {OAK}\n\nOh. {BIRCH}"

    assert [p.line for p in read(page).passages] == [3, 6, 8]


def test_a_page_of_another_language_is_read_by_its_months() -> None:
    page = "Tak. [[Wikipedysta:Lipa|Lipa]] 10:15, 3 lip 2021 (UTC)"

    [passage] = read_talk_page(page.encode(), language="pl").passages

    assert passage.said_at == AT.replace(month=7)


def test_marks_of_ours_in_a_page_are_no_marks() -> None:
    passage = only(f"a \ufdd0Oak\ufdd1b\ufdd2 c \ufdd5 {BIRCH}")

    assert (passage.author, passage.text) == ("Birch", "a \ufffdOak\ufffdb\ufffd c \ufffd")


@pytest.mark.parametrize(
    "page",
    [
        BIRCH,
        f"== A ==\nNo. Oak 10:15, 3 May 2021 (UTC)\nNo. Ash 10:15, 3 May 2021 (UTC)\nYes. {BIRCH}",
        "== A ==\nYes. {{unsigned|Birch|10:15, 3 May 2021}}",
        "नहीं। [[सदस्य:नीम|नीम]] 10:15, 3 मई 2021 (UTC)",
    ],
)
def test_links_before_times_make_a_page_wikitext(page: str) -> None:
    assert is_wikitext(page)


@pytest.mark.parametrize(
    "page",
    [
        "Write [[ and ]]. –Birch talk 10:15, 3 May 2021 (UTC)",
        "Write [[User:Oak]] here. –Birch talk 10:15, 3 May 2021 (UTC)",
        "Write [[Main Page]] 10:15, 3 May 2021 (UTC)",
        f"Yes. Birch 10:15, 3 May 2021 (UTC)\n\nNo. Oak 10:16, 3 May 2021 (UTC)\n{BIRCH}",
        "== A ==\nYes. –Birch talk 10:15, 3 May 2021 (UTC)",
        "",
    ],
)
def test_a_stray_bracket_makes_no_wikitext(page: str) -> None:
    assert not is_wikitext(page)


def test_no_flattened_page_is_wikitext() -> None:
    assert not [page for page in flat_pages() if is_wikitext(page.read_text(encoding="utf-8"))]


def test_97_percent_of_the_signatures_of_real_pages_have_their_time_and_user() -> None:
    total = sum((signatures_of(page) for page in wikitext_pages()), start=Signatures())

    assert total.signatures == 85
    assert total.times >= 0.97 * total.signatures
    assert total.users >= 0.97 * total.signatures


PIECES = [
    "[[", "]]", "{{", "}}", "|", "==", "\n", "\n== a ==\n", ":", "*", "<nowiki>", "</nowiki>",
    "<!--", "-->", "<blockquote>", "</blockquote>", "<q>", "{|", "|}", "|-", "'''", "&#60;", "<b",
    ">", "User:", "[[User:Birch|", "{{unsigned|", "{{ping|", '<span class="autosigned">', "</span>",
    "10:15, 3 May 2021 (UTC)", "Yes", " ", "می‌", "桜", "\ufdd0", "[http://x ", BIRCH, OAK,
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_markup_is_refused(markup: str) -> None:
    page = f"{markup}\n== b ==\nYes. {BIRCH}\n\nNo. {OAK}"

    found = read(page)

    lines = [p.line for p in found.passages]
    assert all(is_clean(p.text) and p.text for p in found.passages)
    assert lines == sorted(lines)
    assert max(lines) == page.count("\n") + 1


@pytest.mark.parametrize(
    "piece",
    [
        "[[", "{{", "{{a|", "{{small|x", "[[a|{{b|", "]]", "|", "<nowiki>", "<!--", "<blockquote>",
        '<span class="autosigned">', "[http://", "[[User:B|B]] ", "{{ping|B}}", "==", "\n==",
        "{|\n", "<q>", "</q>", "<a ", "'''", BIRCH, "{{unsigned|B|10:15, 3 May 2021}}", "\n", "- ",
    ],
)  # fmt: skip
def test_a_page_made_to_be_slow_takes_no_more_than_its_share(piece: str) -> None:
    short = piece * (10_000 // len(piece))
    end = f"\n== a ==\nYes. {BIRCH}"

    assert _seconds(short * 4 + end) < 0.05 + 10 * _seconds(short + end)


@pytest.mark.parametrize("piece", ["<nowiki>", "<!--"])
def test_the_end_of_what_never_ends_is_sought_once(piece: str) -> None:
    short = piece * (50_000 // len(piece))
    end = f"\n== a ==\nYes. {BIRCH}"

    assert _seconds(short * 4 + end) < 9 * _seconds(short + end)


def _seconds(page: str) -> float:
    """Return the shortest processor time of two readings."""
    times = []
    for _ in range(2):
        begin = time.process_time()
        found = read(page)
        times.append(time.process_time() - begin)
        assert found.passages
    return min(times)
