"""What is drawn over a report: each thing that was understood, where it stands, what it is and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from extractor.model.check import CheckResult, Verdict
from extractor.model.extraction import Extraction
from extractor.model.message import Message
from extractor.model.outline import Block, BlockKind, Outline, StitchedTable
from extractor.model.provenance import BoundingBox, Place
from extractor.model.record import Claim
from extractor.pictures import wording

__all__ = ["Layer", "Mark", "marks"]


class Layer(StrEnum):
    """What can be shown and hidden, in the order in which it is drawn."""

    BLOCK = "block"
    SECTION = "section"
    TABLE = "table"
    CELL = "cell"
    CLAIM = "claim"
    FINDING = "finding"

    @property
    def label(self) -> Message:
        """The display name."""
        return wording.LAYERS[self.value]


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on one place: what it is, why it was taken for that, and what it belongs to.

    `key` is the same for all marks of one thing, so that a claim leads to the finding it is part of.
    """

    layer: Layer
    key: str
    place: Place
    what: str
    why: str
    kind: str = ""


def marks(extraction: Extraction, outline: Outline, language: str) -> Iterator[Mark]:
    """Yield what is to be drawn, in the language of the person who looks."""
    teller = _Teller(language)
    for index, block in enumerate(extraction.blocks):
        yield from teller.block(index, block)
    yield from teller.sections(extraction)
    tables = {table.id: table for table in outline.tables}
    for table in extraction.tables:
        for fragment in table.fragments:
            place = Place(page=fragment.page, bbox=fragment.bbox, table=table.id)
            how = wording.join(fragment.joined_by, fragment.score).text(language)
            yield Mark(
                Layer.TABLE, table.id, place, f"{table.id} {table.caption or ''}", how, table.kind
            )
        if table.id in tables:
            yield from teller.cells(
                tables[table.id], [column.field or column.indicator for column in table.columns]
            )
    for claim in extraction.claims:
        yield teller.claim(claim)
    for finding in extraction.findings:
        yield from teller.finding(finding)


class _Teller:
    """Says what things are, in one language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def _say(self, message: Message) -> str:
        return message.text(self._language)

    def block(self, index: int, block: Block) -> Iterator[Mark]:
        """Yield a block's mark; tables have their own."""
        if block.kind is not BlockKind.TABLE:
            place = Place(block=index, page=block.page, bbox=block.bbox)
            kind = self._say(wording.BLOCKS[block.kind.value])
            yield Mark(Layer.BLOCK, f"b{index}", place, f"{kind} {index}", block.text, block.kind)

    def sections(self, extraction: Extraction) -> Iterator[Mark]:
        """Yield a mark for each page that a section runs over, as tall as what stands in it there."""
        for section in extraction.sections:
            blocks = extraction.blocks[section.first_block : section.last_block + 1]
            title = f"{section.id} {section.number or ''} {section.title}"
            why = self._say(wording.section(section.depth, section.parent))
            for page, group in groupby(blocks, key=lambda block: block.page):
                boxes = [block.bbox for block in group if block.bbox]
                if boxes:
                    place = Place(page=page, bbox=_around(boxes))
                    yield Mark(Layer.SECTION, section.id, place, title, why, str(section.depth))

    def cells(self, table: StitchedTable, fields: list[str | None]) -> Iterator[Mark]:
        """Yield a table's cells; a merged one where it is printed."""
        for row, column, slot in table.slots():
            if slot.box and not slot.merged:
                place = Place(page=slot.page, bbox=slot.box, table=table.id, row=row, column=column)
                what = self._say(wording.cell(table.id, row, column))
                header = table.header[column] if column < len(table.header) else ""
                field = fields[column] if column < len(fields) else None
                why = " → ".join(part for part in (header, field) if part)
                yield Mark(
                    Layer.CELL, f"{table.id}r{row}c{column}", place, f"{what}: {slot.text}", why
                )

    def claim(self, claim: Claim) -> Mark:
        """Return the mark of a figure."""
        about = ", ".join(claim.dimensions.values())
        parts = (claim.indicator or "?", claim.period, about, f"{claim.role}, {claim.modality}")
        why = " · ".join(part for part in parts if part)
        what = f"{claim.id} {claim.text} = {claim.value} {claim.unit or ''}"
        return Mark(Layer.CLAIM, claim.id, claim.at, what, why, claim.indicator or "")

    def finding(self, finding: CheckResult) -> Iterator[Mark]:
        """Yield the places of a finding, the stated figure first."""
        message = self._say(finding.message)
        why = "\n".join(
            part
            for part in (finding.equation, *(self._say(hint.message) for hint in finding.hints))
            if part
        )
        sure = "sure" if finding.verdict is Verdict.INCONSISTENT else "doubt"
        for number, place in enumerate(finding.at):
            kind = f"{sure} {'stated' if number == 0 else 'part'}"
            yield Mark(Layer.FINDING, finding.id, place, f"{finding.rule}: {message}", why, kind)


def _around(boxes: list[BoundingBox]) -> BoundingBox:
    first, *rest = boxes
    for box in rest:
        first = first.union(box)
    return first
