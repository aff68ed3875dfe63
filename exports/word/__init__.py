"""A document as a Word file.

python-docx makes the package once; the text, of which there may be much, is written as markup
straight into the file.
"""

from exports.blocks import Document
from exports.layout import Layout, Progress, unseen
from exports.word.body import Body
from exports.word.outline import outline
from exports.word.package import zipped
from exports.word.skeleton import BODY, NOTES, skeleton


def render_word(
    document: Document, layout: Layout | None = None, *, progress: Progress = unseen
) -> bytes:
    """Return *document* as a .docx file: the same bytes whoever makes it, and whenever.

    Args:
        document: What stands in it.
        layout: Its paper, or the template it is to look like; A4 unless said.
        progress: Told now and then how much of it is written.

    Raises:
        RefusedError: The template cannot be used.
        ValueError: Two things have one name, a reference points at nothing, sections stand in
            one another too deeply, or the rows of a table differ in length.
    """
    plan = outline(document)
    rest = skeleton(document, plan, layout or Layout())
    body = Body(
        document=document,
        outline=plan,
        page=rest.page,
        look=rest.look,
        progress=progress,
        charts=iter(rest.charts),
        section=rest.section,
    )
    # The footnotes are known once the document is written; its name comes first.
    return zipped(rest.parts | {BODY: body.xml(), NOTES: body.footnotes()})
