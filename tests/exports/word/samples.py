"""Two whole documents with every kind of block, in English and in Arabic; all of it invented."""

from dataclasses import replace
from typing import Final

from exports.blocks import (
    Bars,
    Block,
    Bold,
    Bullets,
    Checks,
    Document,
    Note,
    Paragraph,
    Quotation,
    Ref,
    Section,
    Steps,
    Table,
    Words,
)

SAID: Final = {
    "ar": ("نحتاج إلى ساعات عمل في المساء (من 18:00).", "We need evening hours (from 18:00)."),
    "fa": (
        "کتاب‌های صوتی برای کسانی که نمی‌توانند بخوانند لازم است.",
        "Audio books are needed for people who cannot read.",
    ),
    "he": ("כדאי לתלות את לוח הזמנים ליד הדלת.", "Put the timetable up by the door."),
    "hi": ("छोटे गाँवों के लिए गाड़ी बहुत उपयोगी होगी।", "A van would be useful for small villages."),
    "bn": ("আমাদের ভাষায় আরও বই দরকার।", "More books in our language are needed."),
    "my": ("ကလေးစာအုပ်များ လိုအပ်သည်။", "Children's books are needed."),
    "km": ("យើងត្រូវការសៀវភៅសម្រាប់កុមារ។", "We need books for children."),
    "th": ("เราต้องการห้องอ่านหนังสือที่เงียบ", "We want a quiet reading room."),
    "zh-Hant": ("我們希望閱覽室有中文的說明。", "We would like instructions in Chinese."),
    "zh-Hans": ("阅览室晚上应该开门。", "The reading room should open in the evening."),
    "ja": (
        "図書館のカードを日本語で読みたい。",
        "We would like to read the library card in Japanese.",
    ),
    "ko": ("어린이를 위한 책이 더 필요합니다.", "More books for children are needed."),
    "am": ("ተጨማሪ መጻሕፍት በአማርኛ እንፈልጋለን።", "We want more books in Amharic."),
    "uk": ("Просимо повісити розклад біля входу.", "Please put the timetable up by the entrance."),
}
"""Something somebody might have said in each language, and what that is in English."""

COUNTS: Final = {"Opening hours": 47, "Help in one's own language": 35, "=1+1 <&> كتب": 31}
HOSTILE: Final = '=1+1 & <w:p/> ]]> "quoted" {field} \\h\n\tsecond line\u200b, e\u0301 👩‍👧'


def _quotations() -> tuple[Quotation, ...]:
    return tuple(
        Quotation(
            text=words,
            language=language,
            verbatim=language != "uk",
            translation=translation,
            translation_label="Translation:",
            source=f"Participant (not named), no. {number}",
            name=f"said {number}",
        )
        for number, (language, (words, translation)) in enumerate(SAID.items(), 1)
    )


def _facts(*rows: tuple[str, str], head: tuple[str, str], about: str) -> Table:
    return Table(
        label="", caption="", name="facts", about=about, head=head, rows=rows, widths=(3, 13)
    )


def _matrix() -> Table:
    return Table(
        label="Table",
        caption="Contributions by theme and region",
        name="matrix",
        about="One row for each theme, one column for each region.",
        head=("Theme", "Coast", "Hills", "All"),
        rows=(
            ("Opening hours", "29", "18", "47"),
            ("Help in one's own language", "–", "12", "35"),
            (Words("=1+1 <&> كتب", "ar"), "<5", "<5", "31"),
        ),
        widths=(7, 3, 3, 3),
        numbers=frozenset({1, 2, 3}),
    )


def _questions() -> Table:
    return Table(
        label="Table",
        caption="Questions, and room for the answer",
        name="questions",
        about="Two questions with number, state and a cell for the answer.",
        head=("No.", "Question", "State", "Answer of the policy team"),
        rows=(
            ("Q1", "Which rooms will open in the evening, and from when?", "Open", ""),
            ("Q2", "Can groups borrow the van for a day?", "Answered", "Yes, with notice."),
        ),
        widths=(1, 6, 3, 6),
    )


def _bars() -> Bars:
    return Bars(
        label="Figure",
        caption="Contributions by theme, all regions",
        name="themes",
        about=f"Bar chart. {', '.join(f'{name} {n}' for name, n in COUNTS.items())}.",
        series="Contributions",
        counts=COUNTS,
        written=tuple(map(str, COUNTS.values())),
    )


def _appendix(name: str) -> Table:
    return Table(
        label="",
        caption="",
        name=name,
        about="Number and words of each contribution that may be shown.",
        head=("No.", "Contribution"),
        rows=tuple((str(i), Words(words, tag)) for i, (tag, (words, _)) in enumerate(SAID.items())),
        widths=(1, 15),
        numbers=frozenset({0}),
    )


def english() -> Document:
    """Return a document that runs from left to right."""
    glance = Section(
        title="At a glance",
        new_page=True,
        blocks=(
            Bullets((("Evening hours come first: 47.",), (Bold("Not"), " settled."))),
            Paragraph(
                ("The counts are in ", Ref("matrix"), " and ", Ref("themes"), "; see section ",
                 Ref("reading"), ", annex ", Ref("annex"), " and “", Ref("said 2"), "”.")
            ),
        ),
    )  # fmt: skip
    reading = Section(
        title="How to read this report",
        name="reading",
        blocks=(
            Paragraph(("One thing that one person said.", Note("Below five, nothing is shown."))),
            Paragraph((HOSTILE, Note("حتى الحواشي."))),
            Paragraph((Words("کتاب‌های ما", "fa"), " is what they said; ", Words("本", "ja"), "."))
        ),
    )  # fmt: skip
    heard = Section(
        title="What we heard, by theme",
        name="heard",
        blocks=(_bars(), _matrix(), Paragraph(("Two numbers are withheld.",))),
        sections=(
            Section(
                title="Opening hours",
                blocks=(*_quotations(), Paragraph((Bold("Asked for. "), "Two evenings."))),
                sections=(Section(title="Evenings", sections=(Section(title="Late"),)),),
            ),
            Section(title="Where people disagree"),
        ),
    )
    next_steps = Section(
        title="What happens next",
        blocks=(
            _questions(),
            Steps((("Correct this draft.",), ("Answer the questions.",))),
            Steps((("A list that starts again.",), ("اقرأوا هذا التقرير.",))),
            Checks((("A lamp.",), ("ကတ်ပြား ယူလာပါ။",))),
        ),
    )
    return Document(
        title="Regional reading rooms: what communities told us",
        subtitle="Summary of four regional conversations, 2 to 18 November 2026",
        language="en-GB",
        running_head="Regional reading rooms",
        label="For the policy team",
        running_foot="Figures below 5 are withheld.",
        facts=_facts(
            ("Status", "Draft for review until 5 December 2026, 18:00 UTC"),
            ("Attribution", "Nobody is named unless they agreed to it for this report"),
            head=("Item", "Value"),
            about="Status and rule of attribution.",
        ),
        contents_title="Contents",
        sections=(
            glance,
            reading,
            heard,
            next_steps,
            Section(title="Commitments made"),
            Section(
                title="Contributions",
                name="annex",
                annex=True,
                new_page=True,
                sections=(Section(title="All of them", blocks=(_appendix("all"),)),),
            ),
            Section(title="Themes", annex=True, blocks=(_appendix("one"), _appendix("two"))),
        ),
    )


def arabic() -> Document:
    """Return a document that runs from right to left."""
    quotations = (
        Quotation(
            text="نحتاج إلى ساعات عمل في المساء، لأن معظمنا يعمل في النهار.",
            verbatim=True,
            source="مشارك (من دون اسم)، رقم 1",
        ),
        Quotation(
            text="Please print the timetable and put it up by the entrance.",
            language="en",
            verbatim=False,
            translation="نرجو طباعة جدول المواعيد وتعليقه عند المدخل.",
            translation_label="الترجمة:",
            source="مشارك (من دون اسم)، رقم 2",
            name="قول",
        ),
    )
    matrix = Table(
        label="جدول",
        caption="المساهمات حسب الموضوع",
        name="جدول الموضوعات",
        about="صف لكل موضوع وعمود لكل منطقة.",
        head=("الموضوع", "الساحل", "المجموع"),
        rows=(("ساعات العمل", "18", "47"), ("كتب الأطفال", "أقل من 5", "31")),
        widths=(7, 3, 3),
        numbers=frozenset({1, 2}),
    )
    bars = Bars(
        label="شكل",
        caption="المساهمات حسب الموضوع",
        name="شكل الموضوعات",
        about="رسم أعمدة: ساعات العمل 47، كتب الأطفال 31.",
        series="المساهمات",
        counts={"ساعات العمل": 47, "كتب الأطفال": 31},
        written=("47", "31"),
    )
    return Document(
        title="غرف القراءة الإقليمية: ما قاله المشاركون",
        subtitle="ملخص أربع محادثات، من 2 إلى 18 نوفمبر 2026",
        language="ar",
        right_to_left=True,
        running_head="غرف القراءة الإقليمية",
        label="لفريق السياسات",
        running_foot="لا تُعرض الأعداد الأقل من خمسة.",
        page_line="صفحة {page} من {pages}",
        facts=_facts(
            ("الحالة", "مسودة للمراجعة حتى 5 ديسمبر 2026، الساعة 18:00 بالتوقيت العالمي"),
            ("قاعدة النسبة", "لا يُذكر اسم أي شخص إلا بموافقته"),
            head=("البند", "القيمة"),
            about="الحالة وقاعدة النسبة.",
        ),
        contents_title="المحتويات",
        sections=(
            Section(
                title="لمحة سريعة",
                blocks=(
                    Bullets((("مطلوب شخص يتحدث لغة المنطقة (مثل desk@example.org).",),)),
                    Paragraph(
                        ("الأعداد في ", Ref("جدول الموضوعات"), "، وفي قسم «", Ref("قسم"), "».",
                         Note("تُخفى الأعداد الأقل من خمسة."))
                    ),
                ),
            ),
            Section(
                title="ما سمعناه",
                name="قسم",
                blocks=(bars, matrix),
                sections=(Section(title="ساعات العمل", blocks=quotations),),
            ),
            Section(
                title="الخطوات التالية",
                blocks=(Steps((("يصحح المشاركون هذه المسودة.",), ("يجيب الفريق.",))),),
            ),
            Section(title="المساهمات", annex=True),
        ),
    )  # fmt: skip


def with_blocks(*blocks: Block) -> Document:
    """Return the English document with one section only, of *blocks*."""
    return replace(english(), sections=(Section(title="Only one", blocks=blocks),))
