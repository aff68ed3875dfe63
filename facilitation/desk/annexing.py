"""The restricted annex: the one way out for words that stand in no summary."""

import hashlib
import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from convo.disclosure.counts import LEAST
from convo.errors import RefusedError
from convo.model.exported import Export
from convo.model.gathered import Gathered
from convo.model.ids import new_id
from convo.model.words import Audience
from convo.records import gathering
from exports.blocks import Document
from exports.files import default_name
from exports.layout import Layout
from exports.markdown import render_markdown
from exports.outline.annex import annex_document_of
from exports.report.annex import Annex, annexed_ids, build_annex
from exports.tongue import report_language
from facilitation.desk.opening import Desk
from facilitation.desk.reporting import LANGUAGE, Surroundings, surroundings, write_noted


def _word(document: Document, layout: Layout) -> bytes:
    from exports.word import render_word  # noqa: PLC0415 -- slow to load, and not always needed

    return render_word(document, layout)


_RENDERERS: Final[Mapping[str, tuple[str, Callable[[Document, Layout], bytes]]]] = MappingProxyType(
    {
        "word": (".docx", _word),
        "markdown": (".md", lambda document, _layout: render_markdown(document)),
    }
)
"""The suffix and the renderer of each format, by the name people type."""


def write_annex(
    desk: Desk,
    session_ids: Sequence[int],
    *,
    format_name: str,
    to: Path | None = None,
    language: str = LANGUAGE,
    layout: Layout | None = None,
) -> Path:
    """Write the restricted words of sessions to a new file, and note it in the export ledger.

    Whoever calls this has asked a person whether they mean it. The same record makes the same
    bytes.

    Args:
        desk: Where.
        session_ids: The sessions it is about.
        format_name: word or markdown.
        to: The file; None for a random name in the folder the program was started in.
        language: BCP 47, of what the annex says itself: one of `exports.tongue.LOCALES`.
        layout: What the pages of a Word file look like; A4 unless said.

    Returns:
        Where it is.

    Raises:
        NotFoundError: There is no such session.
        RefusedError: Nothing of these sessions is restricted, or there is no such language or
            template.
        FileInTheWayError: There is something at *to*.
    """
    suffix, render = _RENDERERS[format_name]
    kept = gathering.gather(desk.records, list(dict.fromkeys(session_ids)))
    annexed = annexed_ids(kept)
    if not annexed:
        raise RefusedError("there are no restricted words in these sessions")
    around = surroundings(desk)
    annex = annex_of(kept, around, language=report_language(language))
    content = render(annex_document_of(annex), layout or Layout())
    path = to or Path(default_name(suffix))
    entry = Export(
        id=new_id(),
        format=f"annex-{format_name}",
        audience=Audience.INTERNAL,
        final=False,
        made_on=desk.now().date(),
        digest=hashlib.sha256(content).hexdigest(),
        contribution_ids=annexed,
    )
    write_noted(desk, entry, path, content)
    return path


def annex_of(kept: Gathered, around: Surroundings, *, language: str = LANGUAGE) -> Annex:
    """Return the restricted annex of what was gathered; the same record has the same one.

    Its numbers have nothing to do with those of any report on the same sessions.
    """
    ids = ",".join(str(session.id) for session in sorted(kept.sessions, key=lambda one: one.id))
    # No number joins two annexes either: one may show words, and the other their translation alone.
    key = hmac.digest(around.secret, f"annex {language} {ids}".encode(), "sha256")
    annex = build_annex(
        kept,
        at_least=LEAST[Audience.INTERNAL],
        number=0,
        key=key,
        language=language,
        names=around.names,
    )
    mark = hmac.digest(key, render_markdown(annex_document_of(annex)), "sha256")
    return replace(annex, number=int.from_bytes(mark[:5], "big"))
