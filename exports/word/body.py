"""The body of a document and its footnotes, block by block."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count, zip_longest
from typing import Final

from exports.blocks import (
    Bars,
    Bold,
    Bullets,
    Checks,
    Document,
    Inline,
    Note,
    Paragraph,
    Quotation,
    Ref,
    Steps,
    Table,
    Words,
)
from exports.layout import Progress, unseen
from exports.word import markup
from exports.word.chart import drawing
from exports.word.contents import contents_xml, heading_xml
from exports.word.look import Look
from exports.word.markup import DECLARATION, NAMES, bookmark, tag
from exports.word.numbering import ANNEXES, CHECKS, NUMBERS
from exports.word.outline import Heading, Item, Mark, Outline
from exports.word.page import Page
from exports.word.paragraphs import CLOSE, Format, opening, paragraph
from exports.word.quotations import Place, quotation_xml
from exports.word.runs import own_way, runs, runs_right_to_left
from exports.word.tables import table_xml

_NOTE_MARK = tag("rPr", tag("rStyle", val="FootnoteReference"))

_TOLD: Final = 100
"""How often progress is told."""


@dataclass(slots=True, kw_only=True)
class Body:
    """A document being written, from its first line to its last."""

    document: Document = field(repr=False)
    outline: Outline = field(repr=False)
    page: Page
    look: Look
    progress: Progress = unseen
    charts: Iterator[str]
    """The relation to each chart, in order."""

    section: str
    """The page as markup: its size and margins, its header and footer."""

    _notes: list[str] = field(default_factory=list, repr=False)
    _ids: Iterator[int] = field(default_factory=lambda: count(1))
    _lists: Iterator[int] = field(default_factory=lambda: count(NUMBERS + 1))
    _after_table: bool = False
    _shifted: bool = False
    _leads: bool = False
    """Whether what is written leads to a quotation: it stays on its page."""

    def xml(self) -> Iterator[str]:
        """Write the document part, in pieces, so that no more than one block is held at once.

        Raises:
            ValueError: A reference points at nothing.
        """
        yield f"{DECLARATION}<w:document {NAMES}><w:body>"
        document, rtl = self.document, self.document.right_to_left
        yield self._text("Title", document.title)
        if document.subtitle:
            yield self._text("Subtitle", document.subtitle)
        yield from self._table(document.facts)
        yield from contents_xml(document.contents_title, self.outline.headings, self.look, rtl=rtl)
        yield from self._items()
        if self._after_table:  # Word wants a paragraph after the last table
            yield self._gap()
        yield f"{self.section}</w:body></w:document>"

    def footnotes(self) -> Iterator[str]:
        """Write the footnotes part, once the document is written: the notes come from there."""
        yield f"{DECLARATION}<w:footnotes {NAMES}>"
        for id_, kind in ((-1, "separator"), (0, "continuationSeparator")):
            spacing = tag("pPr", tag("spacing", before=0, after=0, line=240, lineRule="auto"))
            line = tag("p", spacing, tag("r", tag(kind)))
            yield tag("footnote", line, type=kind, id=id_)
        yield from self._notes
        yield "</w:footnotes>"

    def _items(self) -> Iterator[str]:
        """Write all there is, and tell now and then how much of it that was."""
        total = sum(map(_weight, self.outline.items))
        step, done = max(total // _TOLD, 1), 0
        items = self.outline.items
        for item, following in zip_longest(items, items[1:]):
            start, done = done, done + _weight(item)
            self._leads = isinstance(following, Quotation)
            for i, piece in enumerate(self._item(item), start):
                yield piece
                if i % step == 0 and i < done:
                    self.progress(i, total)
        self.progress(total, total)

    def _item(self, item: Item) -> Iterator[str]:
        match item:
            case Heading():
                yield self._heading(item)
            case Paragraph():
                is_title = all(isinstance(part, Bold) for part in item.parts)
                how = Format(
                    style="Normal",
                    keep=is_title or self._leads or None,
                    gap=self._take_gap(),
                    own=is_title,
                )
                rtl = own_way(self._shown(item.parts), document_rtl=self.document.right_to_left)
                yield self._inline(how, item.parts, rtl=rtl)
            case Bullets() | Checks():
                sign = (
                    (CHECKS, 0) if isinstance(item, Checks) else self.look.lists.get("ListBullet")
                )
                for parts in item.items:
                    yield self._item_of_list(Format(style="ListBullet", list=sign), parts)
            case Steps():
                yield from self._steps(item)
            case Quotation():
                yield self._quotation(item)
            case Table():
                yield from self._table(item)
            case Bars():
                yield self._bars(item)

    def _take_gap(self) -> bool:
        gap, self._after_table = self._after_table, False
        return gap

    def _text(self, style: str, text: str) -> str:
        return paragraph(
            Format(style=style, own=True), text, document_rtl=self.document.right_to_left
        )

    def _gap(self) -> str:
        return f"{opening(Format(style='TableGap'), rtl=False, document_rtl=False)}{CLOSE}"

    def _heading(self, heading: Heading) -> str:
        self._after_table = False  # a heading has room above it
        style, lettered = f"Heading{heading.level}", heading.annex and heading.number
        how = Format(
            style=style,
            new_page=heading.new_page,
            list=(ANNEXES, heading.level - 1) if lettered else self.look.lists.get(style),
        )
        return heading_xml(heading, how, id_=next(self._ids), rtl=self.document.right_to_left)

    def _steps(self, steps: Steps) -> Iterator[str]:
        number = next(self._lists)
        for parts in steps.items:
            yield self._item_of_list(Format(style="ListNumber", list=(number, 0)), parts)

    def _quotation(self, quotation: Quotation) -> str:
        self._shifted = not self._shifted
        return quotation_xml(
            quotation,
            Place(
                self.document.right_to_left,
                shifted=self._shifted,
                gap=self._take_gap(),
                look=self.look,
            ),
            id_=next(self._ids),
            mark=self.outline.marks[quotation.name].bookmark if quotation.name else "",
        )

    def _table(self, table: Table) -> Iterator[str]:
        if table.caption:
            yield self._caption(table, keep=True)
        elif self._after_table:  # two tables that touch become one
            yield self._gap()
        yield from table_xml(table, width=self.page.text_width, rtl=self.document.right_to_left)
        self._after_table = True

    def _bars(self, bars: Bars) -> str:
        rtl = self.document.right_to_left
        # LibreOffice 7.4 writes the numbers of a chart backwards where the line runs to the left.
        start = opening(Format(style="Figure"), rtl=False, document_rtl=rtl)
        chart = drawing(bars, next(self.charts), self.page, id_=next(self._ids))
        return f"{start}{chart}{CLOSE}{self._caption(bars, keep=False)}"

    def _caption(self, block: Table | Bars, *, keep: bool) -> str:
        """Write "Table 2. ...", whose number Word counts and we already know."""
        self._after_table = False
        caption, document_rtl = self.outline.captions[block.name], self.document.right_to_left
        rtl = own_way(f"{block.label}{block.caption}", document_rtl=document_rtl)
        number = runs(str(caption.number), rtl=rtl)
        label = runs(f"{block.label} ", rtl=rtl) + markup.field(
            rf"SEQ {caption.sequence} \* ARABIC", number
        )
        return (
            opening(Format(style="Caption", keep=keep or None), rtl=rtl, document_rtl=document_rtl)
            + bookmark(next(self._ids), caption.mark.bookmark, label)
            + runs(f". {block.caption}", rtl=rtl)
            + CLOSE
        )

    def _item_of_list(self, how: Format, parts: tuple[Inline, ...]) -> str:
        """Write an item, whose dot or number stands at the side of all others."""
        how = replace(how, gap=self._take_gap())
        return self._inline(how, parts, rtl=self.document.right_to_left)

    def _inline(self, how: Format, parts: tuple[Inline, ...], *, rtl: bool) -> str:
        words = "".join(self._part(part, rtl=rtl) for part in parts)
        document_rtl = self.document.right_to_left
        return f"{opening(how, rtl=rtl, document_rtl=document_rtl)}{words}{CLOSE}"

    def _shown(self, parts: tuple[Inline, ...]) -> str:
        """Return the words of a line, without those of its notes."""
        return "".join(
            self._mark(part.name).shown
            if isinstance(part, Ref)
            else (part if isinstance(part, str) else part.text)
            for part in parts
            if not isinstance(part, Note)
        )

    def _mark(self, name: str) -> Mark:
        if name not in self.outline.marks:
            raise ValueError("a reference points at a name that nothing has")
        return self.outline.marks[name]

    def _part(self, part: Inline, *, rtl: bool) -> str:
        match part:
            case str():
                return runs(part, rtl=rtl)
            case Bold():
                return runs(part.text, rtl=rtl, bold=True)
            case Words():
                # Signs at their ends go with them, not with the line they stand in.
                here = runs_right_to_left(part.text, otherwise=rtl)
                return runs(part.text, rtl=here, language=part.language)
            case Ref():
                return self._reference(part, rtl=rtl)
            case Note():
                return self._note(part)

    def _reference(self, ref: Ref, *, rtl: bool) -> str:
        mark = self._mark(ref.name)
        what = r"\r \h" if mark.numbered else r"\h"
        return markup.field(f"REF {mark.bookmark} {what}", runs(mark.shown, rtl=rtl))

    def _note(self, note: Note) -> str:
        id_ = len(self._notes) + 1
        document_rtl = self.document.right_to_left
        rtl = own_way(note.text, document_rtl=document_rtl)
        words = (
            opening(Format(style="FootnoteText"), rtl=rtl, document_rtl=document_rtl)
            + tag("r", _NOTE_MARK, tag("footnoteRef"))
            + runs(f" {note.text}", rtl=rtl)
            + CLOSE
        )
        self._notes.append(tag("footnote", words, id=id_))
        return tag("r", _NOTE_MARK, tag("footnoteReference", id=id_))


def _weight(item: Item) -> int:
    """Return how much of a document *item* is: a row of a table is as long as a paragraph."""
    return max(len(item.rows), 1) if isinstance(item, Table) else 1
