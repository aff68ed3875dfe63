import pytest

from convo.model.words import Form, Kind
from convo.sources.quick_line import (
    Agreed,
    Blank,
    Continuation,
    Correction,
    Line,
    OffTheRecord,
    OnTheRecord,
    Skipped,
    Spoken,
    Topic,
    Unreadable,
    read_line,
    read_noted_line,
)
from convo.sources.quick_speaker import known_as
from convo.text import MAX_CHARACTERS


def noted(text: str, *people: str) -> Line:
    return read_noted_line(text, known=frozenset(map(known_as, people)))


def spoken(line: Line) -> Spoken:
    assert isinstance(line, Spoken)
    return line


@pytest.mark.parametrize(
    "typed", ["3 a room", "3: a room", "P3 a room", "p3: a room", "3 : a room"]
)
def test_a_number_in_front_is_a_speaker(typed: str) -> None:
    assert read_line(typed) == Spoken(who="P3", text="a room")


@pytest.mark.parametrize(
    "typed", ["٣ نحتاج غرفة", "۳ نحتاج غرفة", "३: نحتاج غرفة", "၃：نحتاج غرفة"]
)
def test_a_number_may_be_typed_in_the_digits_of_any_script(typed: str) -> None:
    assert read_line(typed) == Spoken(who="P3", text="نحتاج غرفة")


def test_a_zero_in_front_is_nobody() -> None:
    assert read_line("0 a room") == Spoken(anonymous=True, text="a room")


def test_a_zero_gives_away_only_itself() -> None:
    assert read_line("0 10 people came") == Spoken(anonymous=True, text="10 people came")


def test_words_without_a_number_are_nobodys_and_not_anonymous() -> None:
    assert read_line("a room") == Spoken(text="a room")


@pytest.mark.parametrize(
    "typed", ["3:30 we met", "2026 was hard", "3. a list", "3人来ました", "3rd"]
)
def test_other_numbers_in_front_are_words(typed: str) -> None:
    assert read_line(typed) == Spoken(text=typed)


def test_a_live_line_takes_no_name_for_a_speaker() -> None:
    assert read_line("Asha: a room") == Spoken(text="Asha: a room")


@pytest.mark.parametrize(
    ("letter", "kind"),
    [
        ("q", Kind.QUESTION),
        ("r", Kind.RESPONSE),
        ("c", Kind.CHALLENGE),
        ("m", Kind.COMMITMENT),
        ("p", Kind.PRACTICE),
        ("d", Kind.RECOMMENDATION),
    ],
)
def test_a_letter_after_the_colon_is_the_kind(letter: str, kind: Kind) -> None:
    assert read_line(f"3:{letter} words") == Spoken(who="P3", kind=kind, text="words")
    assert read_line(f"0:{letter} words") == Spoken(anonymous=True, kind=kind, text="words")
    assert read_line(f":{letter} words") == Spoken(kind=kind, text="words")


@pytest.mark.parametrize(
    ("front", "kind"),
    [
        ("Q", Kind.QUESTION),
        ("A", Kind.RESPONSE),
        ("C", Kind.CHALLENGE),
        ("commit", Kind.COMMITMENT),
        ("ACTION", Kind.COMMITMENT),
        ("practice", Kind.PRACTICE),
        ("challenge", Kind.CHALLENGE),
        ("recommendation", Kind.RECOMMENDATION),
    ],
)
def test_a_word_in_front_is_the_kind(front: str, kind: Kind) -> None:
    assert noted(f"{front}: words") == Spoken(kind=kind, text="words")
    assert noted(f"{front}: P3: words") == Spoken(who="P3", kind=kind, text="words")
    assert noted(f"P3: {front}: words") == Spoken(who="P3", kind=kind, text="words")
    assert read_line(f"{front}: 3 words") == Spoken(who="P3", kind=kind, text="words")


def test_letters_of_people_in_front_are_no_kind() -> None:
    assert [spoken(noted(f"{who}: words")).who for who in "RMPD"] == ["R", "M", "P", "D"]


def test_letters_that_are_no_kind_are_not_guessed() -> None:
    assert isinstance(read_line("3:x words"), Unreadable)


@pytest.mark.parametrize("typed", [":D how nice", ":x words", ": words"])
def test_a_colon_alone_is_no_kind(typed: str) -> None:
    assert read_line(typed) == Spoken(text=typed)


@pytest.mark.parametrize(
    "name",
    [
        "مريم",
        "نرگس‌خاتون کیانی",
        "आशा वर्मा",
        "সুমনা দাস",
        "မသီတာ",
        "សុភា",
        "สมหญิง",
        "林小雨",
        "さくら",
        "አልማዝ",
        "Ana d'Ávila",
        "van Dijk",
        "Layla al-Masri",
        "Dr. Oak",
        "Оксана",
        "ნინო",
    ],
)
def test_a_name_before_a_colon_is_a_speaker_in_a_file(name: str) -> None:
    assert noted(f"{name}: 12") == Spoken(who=name, text="12")


@pytest.mark.parametrize(
    ("typed", "who", "text"),
    [
        ("利用者：静かな部屋がほしいです。", "利用者", "静かな部屋がほしいです。"),
        ("សុភា៖យើងត្រូវការបន្ទប់", "សុភា", "យើងត្រូវការបន្ទប់"),
        ("አልማዝ፦ክፍል ያስፈልገናል", "አልማዝ", "ክፍል ያስፈልገናል"),
        ("利用者：wiki を", "利用者", "wiki を"),
    ],
)
def test_a_wide_colon_needs_no_space(typed: str, who: str, text: str) -> None:
    assert noted(typed) == Spoken(who=who, text=text)


@pytest.mark.parametrize(
    "typed",
    [
        "https://example.org: here",
        "Note: here",
        "one two three four five: here",
        "This is it. Now: here",
        "5th of May: here",
        f"{'a' * 61}: here",
        "10:30 is late",
        "1. here",
        "3 here",
        "我们希望在每个城市都有一位能够用当地语言回答的人：这里",
        "我们最大的恐惧：被捕",
        "สิ่งที่เรากลัว: ถูกจับ",
        "ما نخاف منه: السجن",
        "Our biggest fear: being arrested",
        "The main problem: trust",
        "Question from the room: when",
        "I said to her: here",
        "Our Biggest Fear: being arrested",
        "biggest: being arrested",
        "Fears (ours): being arrested",
    ],
)
def test_other_words_before_a_colon_are_words(typed: str) -> None:
    assert noted(typed) == Spoken(text=typed)


@pytest.mark.parametrize(
    "name",
    ["Ana Maria Souza", "Nguyễn Thị Minh Khai", "أم كلثوم إبراهيم", "พรรณนิภา", "阿布都·热合曼"],
)
def test_a_longer_name_must_stand_on_several_lines(name: str) -> None:
    alone = noted(f"{name}: words")
    recurring = read_noted_line(
        f"{name}: words", known=frozenset(), recurring=frozenset({known_as(name)})
    )

    assert alone == Spoken(text=f"{name}: words")
    assert recurring == Spoken(who=name, text="words")


def test_words_that_are_not_written_as_a_name_are_words_however_often_they_stand() -> None:
    line = "Our biggest fear: prison"

    assert read_noted_line(line, known=frozenset(), recurring=None) == Spoken(text=line)


def test_with_a_list_of_people_only_they_are_speakers() -> None:
    people = ("Asha Verma", "نرگس‌خاتون", "Zoe\u0308")

    assert noted("asha  verma: words", *people) == Spoken(who="asha  verma", text="words")
    assert noted("نرگسخاتون: words", *people) == Spoken(who="نرگسخاتون", text="words")
    assert noted("Zoë: words", *people) == Spoken(who="Zoë", text="words")
    assert noted("Somchai: words", *people) == Spoken(stranger=True, text="Somchai: words")
    assert noted("what we need: words", *people) == Spoken(text="what we need: words")
    assert noted("Why not?! So: words", *people) == Spoken(text="Why not?! So: words")
    assert noted("P3: words", *people) == Spoken(who="P3", text="words")


def test_a_person_on_the_list_comes_before_a_kind() -> None:
    assert noted("Q: words", "Q") == Spoken(who="Q", text="words")


@pytest.mark.parametrize("typed", ["anon: words", "Anonymous: words", "0: words"])
def test_a_file_can_say_that_words_are_anonymous(typed: str) -> None:
    assert noted(typed) == Spoken(anonymous=True, text="words")


def test_a_bullet_and_bold_around_a_name_are_passed_over() -> None:
    assert noted("  - **Asha:** words - and **more**") == Spoken(
        who="Asha", text="words - and **more**"
    )


def test_a_mark_of_direction_in_front_hides_no_speaker() -> None:
    assert read_line("\u200f٣: نحتاج") == Spoken(who="P3", text="نحتاج")


def test_marks_of_direction_around_a_theme_or_a_name_are_no_part_of_it() -> None:
    assert read_line("نحتاج \u200f#غرفة\u200f") == Spoken(themes=("غرفة",), text="نحتاج")
    assert noted("مريم\u200f: نحتاج") == Spoken(who="مريم", text="نحتاج")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("\u20683: نحتاج\u2069", Spoken(who="P3", text="نحتاج")),
        ("\u20683: نحتاج\u2069 #غرفة", Spoken(who="P3", themes=("غرفة",), text="نحتاج")),
        ("a #b\u2067c d\u2069", Spoken(themes=("bc",), text="a b\u2067c d\u2069")),
        ("s/\u2067a/b\u2069/", Correction(old="a", new="b")),
        ("# \u2067a\u2069\u2067", Topic(title="a")),
        ("A\u2067b: c\u2069", Spoken(who="Ab", text="c")),
    ],
)
def test_an_isolate_that_a_sign_cuts_in_two_leaves_no_half(typed: str, line: Line) -> None:
    assert noted(typed) == line


def test_a_theme_named_twice_is_one() -> None:
    assert read_line("#hours words #hours") == Spoken(themes=("hours",), text="words")


def test_several_lines_pasted_at_once_are_one_contribution() -> None:
    assert read_line("3 one\r\ntwo") == Spoken(who="P3", text="one\ntwo")


@pytest.mark.parametrize(
    ("theme", "words"),
    [
        ("تدريب", "نحتاج إلى تدريب"),
        ("می‌خواهم", "به آموزش نیاز داریم"),
        ("भाषा", "हमें मदद चाहिए"),
        ("প্রশিক্ষণ", "আমাদের সাহায্য দরকার"),
        ("ယုံကြည်မှု", "အကူအညီ လိုအပ်သည်"),
        ("សុវត្ថិភាព", "យើងត្រូវការជំនួយ"),
        ("ความไว้ใจ", "เราต้องการความช่วยเหลือ"),
        ("培训", "我们需要帮助"),
        ("ことば", "助けが必要です"),
        ("ደህንነት", "እርዳታ እንፈልጋለን"),
        ("local-capacity", "we need help"),
    ],
)
def test_a_theme_is_one_word_of_any_script(theme: str, words: str) -> None:
    assert read_line(f"{words} #{theme}") == Spoken(themes=(theme,), text=words)
    assert read_line(f"#{theme} {words}") == Spoken(themes=(theme,), text=words)


def test_a_theme_needs_no_space_after_words_that_have_none() -> None:
    assert read_line("我们需要帮助。＃培训") == Spoken(themes=("培训",), text="我们需要帮助。")


def test_a_theme_within_a_sentence_stays_a_word_of_it() -> None:
    assert read_line("we need #training for all") == Spoken(
        themes=("training",), text="we need training for all"
    )


def test_what_ends_a_sentence_after_its_themes_stays() -> None:
    assert read_line("is there a room #hours, #place?") == Spoken(
        themes=("hours", "place"), text="is there a room?"
    )


@pytest.mark.parametrize(
    "typed", ["issue #7", "C# is", "https://example.org/#top", f"a #{'x' * 81}"]
)
def test_other_number_signs_are_words(typed: str) -> None:
    assert read_line(typed) == Spoken(text=typed)


@pytest.mark.parametrize("typed", ["words #hours +4", "words +4 #hours", "words #hours ＋٤"])
def test_a_line_may_end_in_how_many_agreed(typed: str) -> None:
    assert read_line(typed) == Spoken(themes=("hours",), agreed=4, text="words")


@pytest.mark.parametrize(
    "typed",
    [
        "The hotline is +112",
        "The hotline is +12",
        "call me on +49",
        "my office is at 0151 234 +12",
        "it is +49 30 +12",
        "we meet at noon, UTC +3",
        "اتصل بالرقم +12",
        "با این شماره +12",
        "फ़ोन कीजिए +12",
        "ফোন করুন +12",
        "ဖုန်း +12",
        "ទូរស័ព្ទ +12",
        "โทรหาเรา +12",
        "请拨打热线 +12",
        "電話番号は +12",
        "ስልክ +12",
        "+112",
    ],
)
def test_a_number_to_call_stays_in_the_text(typed: str) -> None:
    assert read_line(typed) == Spoken(text=typed)


@pytest.mark.parametrize("words", ["we were 12", "it opened in 2026", "they asked for a recall"])
def test_other_words_may_end_in_how_many_agreed(words: str) -> None:
    assert read_line(f"{words} +4") == Spoken(agreed=4, text=words)


@pytest.mark.parametrize("typed", ["call +49 now", "call +4915112345", "words +", "1+4"])
def test_other_plus_signs_are_words(typed: str) -> None:
    assert read_line(typed) == Spoken(text=typed)


@pytest.mark.parametrize(
    ("typed", "count"), [("+", 1), ("+4", 4), ("+ 4", 4), ("＋４", 4), ("+۴", 4)]
)
def test_a_line_may_only_say_how_many_agreed(typed: str, count: int) -> None:
    assert read_line(typed) == Agreed(count=count)


def test_nobody_cannot_agree() -> None:
    assert isinstance(read_line("+0"), Unreadable)


def test_a_stroke_makes_signs_literal() -> None:
    assert read_line(r"\#hours of \#work \+4") == Spoken(text="#hours of #work +4")
    assert read_line(r"\# words") == Spoken(text="# words")


@pytest.mark.parametrize(
    "typed",
    ["> in our words", '"in our words"', "“in our words”", "«in our words»", "「in our words」"],
)
def test_marks_of_quotation_say_that_words_are_verbatim(typed: str) -> None:
    assert read_line(f"3 {typed} #hours") == Spoken(
        who="P3", form=Form.QUOTE, themes=("hours",), text="in our words"
    )


@pytest.mark.parametrize("typed", ['"one" or "two"', "“one”, they said", '"', '""'])
def test_other_quotation_marks_are_words(typed: str) -> None:
    assert read_line(typed) == Spoken(text=typed)


@pytest.mark.parametrize("typed", ["... and more", "… and more", "..and more", "……and more"])
def test_dots_in_front_continue(typed: str) -> None:
    assert read_line(f"{typed} #hours +2") == Continuation(
        text="and more", themes=("hours",), agreed=2
    )


@pytest.mark.parametrize(
    ("typed", "correction"),
    [
        ("s/evning/evening/", Correction(old="evning", new="evening")),
        ("s/evning/evening", Correction(old="evning", new="evening")),
        ("s/a/b/g", Correction(old="a", new="b", everywhere=True)),
        ("s|and/or|or|", Correction(old="and/or", new="or")),
        ("s/ one//", Correction(old=" one", new="")),
    ],
)
def test_strokes_correct(typed: str, correction: Correction) -> None:
    assert read_line(typed) == correction


@pytest.mark.parametrize("typed", ["s/a/b/c/d/", "s//b/", "s/a/b/x"])
def test_a_correction_is_not_guessed(typed: str) -> None:
    assert isinstance(read_line(typed), Unreadable)


def test_one_stroke_corrects_nothing() -> None:
    assert read_line("s/he agreed") == Spoken(text="s/he agreed")


@pytest.mark.parametrize(
    "typed", ["# Rooms", "### Rooms", "Topic: Rooms", "Sub-topic : Rooms", "topic：Rooms"]
)
def test_a_heading_is_a_topic(typed: str) -> None:
    assert read_line(typed) == Topic(title="Rooms")


@pytest.mark.parametrize(
    "typed",
    ["off the record", "[Off the record]", "--- OFF THE RECORD ---", "off-the-record: her boss"],
)
def test_off_the_record_is_seen_with_or_without_words(typed: str) -> None:
    assert read_line(typed) == OffTheRecord()


SPEAKERS = [
    "3 ",
    "3: ",
    "3:q ",
    "3:x ",
    "P3 ",
    "p3: ",
    "٣ ",
    "0 ",
    "0: ",
    ":q ",
    "Q: ",
    "Q: P3: ",
    "P3: Q: ",
    "- P3: ",
    "Anna: ",
    "**Anna:** ",
    "anon: ",
    "asha van dijk: ",
    "نرگس‌خاتون: ",
    "आशा वर्मा: ",
    "সুমনা দাস: ",
    "မသီတာ: ",
    "សុភា៖",
    "สมหญิง: ",
    "林小雨：",
    "さくら： ",
    "አልማዝ፦ ",
    "\u200f٣: ",
    "... ",
    "> ",
    "#hours 3: ",
    "3: #hours ",
    "P3: *",
]


@pytest.mark.parametrize("speaker", SPEAKERS)
@pytest.mark.parametrize("words", ["off the record", "Off the record, he beat me"])
def test_off_the_record_is_seen_behind_every_speaker(speaker: str, words: str) -> None:
    assert read_line(speaker + words) == OffTheRecord()
    assert noted(speaker + words) == OffTheRecord()
    assert noted(speaker + words, "Li") == OffTheRecord()
    assert noted(speaker + words, "Anna", "林小雨") == OffTheRecord()


@pytest.mark.parametrize(
    "typed",
    [
        "3 off the record: my boss is corrupt",
        "3: off the record - he beat me",
        "3: off the record. He beat me",
        "3: [off the record] he beat me",
        "3: _off the record_ he beat me",
        "3: off  the\u2011record، he beat me",
        "He told us this: off the record, she is in prison",
        "3: off the record: " + "secret " * MAX_CHARACTERS,
    ],
)
def test_what_divides_off_the_record_from_the_words_makes_no_difference(typed: str) -> None:
    assert read_line(typed) == OffTheRecord()


@pytest.mark.parametrize(
    "speaker",
    ["3 ", "3: ", "P3:q ", "Q: P3: ", "Anna: ", "Ana Maria Souza: ", "林小雨：", "አልማዝ፦ "],
)
def test_on_the_record_is_seen_behind_a_speaker(speaker: str) -> None:
    assert read_line(f"{speaker}on the record") == OnTheRecord()
    assert noted(f"{speaker}[On the record.]") == OnTheRecord()
    assert noted(f"{speaker}on the record", "Li") == OnTheRecord()


@pytest.mark.parametrize(
    "typed", ["3: on the record?", "3: is this on the record", "He said this: on the record"]
)
def test_words_about_being_on_the_record_end_no_gap(typed: str) -> None:
    assert not isinstance(read_line(typed), OnTheRecord)
    assert not isinstance(noted(typed), OnTheRecord)


@pytest.mark.parametrize("typed", ["on the record", "[On the record.]", "**on the record**"])
def test_on_the_record_stands_alone(typed: str) -> None:
    assert read_line(typed) == OnTheRecord()


def test_words_about_the_record_are_words() -> None:
    assert read_line("Off the record talks help") == Spoken(text="Off the record talks help")
    assert read_line("3 he spoke off the record, twice") == Spoken(
        who="P3", text="he spoke off the record, twice"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "q+",
        "q- P3",
        "Q?",
        "q+ to ask about rooms",
        "present+ Asha",
        "regrets: Li",
        "scribe: Li",
        "// my own",
    ],
)
def test_commands_of_scribes_are_skipped(typed: str) -> None:
    assert read_line(typed) == Skipped()


@pytest.mark.parametrize(
    "typed",
    [
        "Present: Ana Souza, 3, P4 and Dr. Li",
        "present:",
        "Regrets: Layla al-Masri; Nguyễn Thị Minh Khai",
        "present: نرگس‌خاتون کیانی، مريم",
        "present: आशा वर्मा, সুমনা দাস, မသီတာ, សុភា, สมหญิง, አልማዝ",
        "present：林小雨、さくら",
        "scribenick: dom",
        "agenda:",
        "agenda: https://example.org/agenda",
    ],
)
def test_who_is_there_is_skipped(typed: str) -> None:
    assert read_line(typed) == Skipped()
    assert noted(typed) == Skipped()


@pytest.mark.parametrize(
    "typed",
    [
        "Agenda: people felt it was imposed on them",
        "Agenda: https://example.org/agenda was changed",
        "Regrets: we had some, honestly",
        "Present: many, but no women",
        "scribe: nobody dared to",
        "Agenda: 议程是强加给我们的",
        "regrets: لم يحضر أحد منهم",
    ],
)
def test_words_behind_the_name_of_a_command_are_words(typed: str) -> None:
    assert read_line(typed) == Spoken(text=typed)
    assert noted(typed) == Spoken(text=typed)


def test_words_that_begin_like_a_command_are_words() -> None:
    assert read_line("Q-learning") == Spoken(text="Q-learning")
    assert read_line("Ack that we try") == Spoken(text="Ack that we try")
    assert read_line("present needs come first") == Spoken(text="present needs come first")


@pytest.mark.parametrize("typed", ["", "   ", "\u200f", "-----", "***", "| --- | --- |"])
def test_nothing_and_rules_are_blank(typed: str) -> None:
    assert read_line(typed) == Blank()


@pytest.mark.parametrize(
    "typed",
    [
        "3",
        "3:q",
        "P3:",
        "Q:",
        "#hours",
        "...",
        "3 #hours +4",
        ">",
        "# \u200b",
        "... \u200b",
        "3 \u200b",
    ],
)
def test_a_line_without_words_says_so(typed: str) -> None:
    assert isinstance(read_line(typed), Unreadable)


def test_what_is_unsafe_does_not_pass() -> None:
    assert read_line("3 a\x1b[2Jb\u202e") == Spoken(who="P3", text="a\ufffd[2Jb")


def test_a_line_that_is_too_long_says_so_without_its_words() -> None:
    line = read_line("P3: secret " * (MAX_CHARACTERS // 10))

    assert isinstance(line, Unreadable)
    assert "secret" not in line.message


def test_a_representation_shows_no_words() -> None:
    lines = (
        spoken(noted("Asha: secret #secret")),
        read_line("... secret"),
        read_line("s/secret/secret/"),
        read_line("# secret"),
    )

    assert "secret" not in repr(lines)
    assert "Asha" not in repr(lines)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("3:q one\ntwo\n\nthree #safety +2", "one\ntwo\n\nthree"),
        ('0 "أولا\r\nثانيا"', "أولا\nثانيا"),
        ("0 one \\#1\ntwo", "one #1 two"),
    ],
)
def test_words_typed_on_several_lines_keep_their_line_ends(typed: str, text: str) -> None:
    read = read_line(typed)

    assert isinstance(read, Spoken)
    assert read.text == text
