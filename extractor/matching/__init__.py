"""Outline → Mentions: names, figures and dates in blocks and cells. The only place that reads text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extractor.grammar import Grammar
from extractor.matching.identity import IdentityMatcher
from extractor.matching.listings import ListingReader
from extractor.matching.prose import ProseReader
from extractor.matching.quantities import CellReader
from extractor.matching.references import ReferenceFinder
from extractor.matching.tables import TableMatcher
from extractor.model.mention import Mentions
from extractor.model.outline import Block, BlockKind, Outline, StitchedTable
from extractor.model.record import Given

__all__ = ["match"]

NAMING = frozenset({BlockKind.NOTE, BlockKind.CAPTION, BlockKind.TITLE})
"""Blocks above a table that may say its unit."""


def match(
    outline: Outline, grammar: Grammar, *, path: Path | None = None, given: Given | None = None
) -> Mentions:
    """Return everything that the blocks and cells of an outline mention.

    `given` and the names of `path` fill in an issuer and years that the text does not give.
    """
    readers = _readers(grammar)
    identity = readers.identity
    identification = identity.infer(identity.read(outline), path, given or Given())
    year = max(identification.years, default=None)
    headings = {section.id: section.title for section in outline.sections}
    statements = readers.prose.read(outline)
    return Mentions(
        identification=identification,
        tables={
            table.id: readers.tables.read(
                table,
                unit=_stated_unit(table, outline.blocks, readers.cells),
                year=year,
                heading=headings.get(table.section or "", ""),
            )
            for table in outline.tables
        },
        figures=statements.figures,
        breakdowns=statements.breakdowns,
        counted=statements.counted,
        changes=statements.changes,
        references=readers.references.find(outline),
        listings=tuple(readers.listings.read(outline.blocks)),
    )


@dataclass(frozen=True)
class _Readers:
    """What reads outlines by the rules of one grammar."""

    identity: IdentityMatcher
    tables: TableMatcher
    cells: CellReader
    prose: ProseReader
    listings: ListingReader
    references: ReferenceFinder


@lru_cache(maxsize=4)
def _readers(grammar: Grammar) -> _Readers:
    """Return the readers of a grammar, whose patterns are made once."""
    return _Readers(
        IdentityMatcher(grammar),
        TableMatcher(grammar),
        CellReader(grammar.units),
        ProseReader(grammar),
        ListingReader(grammar),
        ReferenceFinder(grammar),
    )


def _stated_unit(table: StitchedTable, blocks: Sequence[Block], cells: CellReader) -> str | None:
    """Return the unit that the caption, title or note right above a table states (单位：万元)."""
    above = blocks[max(0, table.block - 2) : table.block]
    notes = [block.text for block in above if block.kind in NAMING]
    stated = [cells.unit_in_header(text) for text in (*notes, table.caption or "")]
    return next((unit for unit in reversed(stated) if unit), None)
