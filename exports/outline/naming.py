"""Names of quotations: each is unique in a document, however often the words stand in it."""

from collections.abc import Iterable
from dataclasses import replace

from exports.blocks import Block, Quotation, Section


def named_once(sections: Iterable[Section]) -> tuple[tuple[Section, ...], frozenset[str]]:
    """Return *sections* in which only the first quotation of each name has it, and those names."""
    taken: set[str] = set()

    def within(section: Section) -> Section:
        blocks = tuple(map(first, section.blocks))
        return replace(section, blocks=blocks, sections=tuple(map(within, section.sections)))

    def first(block: Block) -> Block:
        if not isinstance(block, Quotation) or not block.name:
            return block
        if block.name in taken:
            return replace(block, name="")
        taken.add(block.name)
        return block

    return tuple(map(within, sections)), frozenset(taken)
