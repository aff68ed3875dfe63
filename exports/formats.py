"""The formats a report can be written in. There is no other list of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias

from exports.json_lines import render_json
from exports.layout import Layout, Progress, unseen
from exports.markdown import render_markdown
from exports.outline.build import document_of
from exports.qda import render_codebook, render_project
from exports.report.values import Report
from exports.tables import render_csv
from exports.wikitext.page import render_wikitext

Writing: TypeAlias = Callable[[Report, Layout, Progress], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a report."""

    suffix: str
    """Of its files, with the dot."""

    write: Writing
    has_pages: bool = False
    """Whether a layout makes a difference to it, and progress is told."""

    def render(
        self, report: Report, layout: Layout | None = None, progress: Progress = unseen
    ) -> bytes:
        """Return the report as a file: the same report and layout make the same bytes.

        Raises:
            RefusedError: The template of *layout* cannot be used.
        """
        return self.write(report, layout or Layout(), progress)


def notes_on(layout: Layout) -> tuple[str, ...]:
    """Say what whoever uses the template of a layout should know of it; nothing without one.

    Raises:
        RefusedError: It cannot be used.
    """
    from exports.word.faults import template_notes  # noqa: PLC0415 -- slow to load, likewise

    return () if layout.template is None else template_notes(layout.template)


def _word(report: Report, layout: Layout, progress: Progress) -> bytes:
    from exports.word import render_word  # noqa: PLC0415 -- slow to load, and not always needed

    return render_word(document_of(report), layout, progress=progress)


def _without_pages(render: Callable[[Report], bytes]) -> Writing:
    return lambda report, _layout, _progress: render(report)


def _markdown(report: Report) -> bytes:
    return render_markdown(document_of(report))


def _wikitext(report: Report) -> bytes:
    return render_wikitext(document_of(report))


def _workbook(report: Report) -> bytes:
    from exports.workbook.book import render_workbook  # noqa: PLC0415 -- slow to load, likewise

    return render_workbook(report)


RENDERERS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "word": Format(".docx", _word, has_pages=True),
        "markdown": Format(".md", _without_pages(_markdown)),
        "wikitext": Format(".wikitext", _without_pages(_wikitext)),
        "xlsx": Format(".xlsx", _without_pages(_workbook)),
        "json": Format(".jsonl", _without_pages(render_json)),
        "csv": Format(".csv", _without_pages(render_csv)),
        "qdpx": Format(".qdpx", _without_pages(render_project)),
        "qdc": Format(".qdc", _without_pages(render_codebook)),
    }
)
"""By the name people type."""

READ_BY_PEOPLE: Final = frozenset({"word", "markdown", "wikitext"})
"""Those that are documents with sections."""
