"""The formats a report can be written in. There is no other list of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from exports.json_lines import render_json
from exports.markdown import render_markdown
from exports.outline.build import document_of
from exports.qda import render_codebook, render_project
from exports.report.values import Report
from exports.tables import render_csv
from exports.wikitext.page import render_wikitext


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a report."""

    suffix: str
    """Of its files, with the dot."""

    render: Callable[[Report], bytes]
    """The same report makes the same bytes."""


def _word(report: Report) -> bytes:
    from exports.word import render_word  # noqa: PLC0415 -- slow to load, and not always needed

    return render_word(document_of(report))


def _markdown(report: Report) -> bytes:
    return render_markdown(document_of(report))


def _wikitext(report: Report) -> bytes:
    return render_wikitext(document_of(report))


def _workbook(report: Report) -> bytes:
    from exports.workbook.book import render_workbook  # noqa: PLC0415 -- slow to load, likewise

    return render_workbook(report)


RENDERERS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "word": Format(".docx", _word),
        "markdown": Format(".md", _markdown),
        "wikitext": Format(".wikitext", _wikitext),
        "xlsx": Format(".xlsx", _workbook),
        "json": Format(".jsonl", render_json),
        "csv": Format(".csv", render_csv),
        "qdpx": Format(".qdpx", render_project),
        "qdc": Format(".qdc", render_codebook),
    }
)
"""By the name people type."""

READ_BY_PEOPLE: Final = frozenset({"word", "markdown", "wikitext"})
"""Those that are documents with sections."""
