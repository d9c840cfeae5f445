"""The left half of the page: where the findings stand, over pictures of pages or in the text itself."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.model.extraction import Extraction
from extractor.model.outline import Block, BlockKind
from extractor.model.provenance import Place
from extractor.model.record import Table

__all__ = ["Box", "Leaf", "Piece", "Row", "Text", "leaves", "texts"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle over a page, in points; `part` is `stated` or `part`."""

    keys: str
    part: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: its number, its size in points, where its picture is, and what stands on it."""

    number: int
    width: float
    height: float
    picture: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters, and the findings that it belongs to (keys, with blanks between)."""

    text: str
    keys: str = ""
    part: str = ""


Row = tuple[tuple[Piece, ...], ...]
"""The cells of a row of a table."""


@dataclass(frozen=True, slots=True)
class Text:
    """A block of a report without pages; a table has `rows` instead of `pieces`."""

    kind: str
    pieces: tuple[Piece, ...] = ()
    header: Row = ()
    rows: tuple[Row, ...] = ()


Size = tuple[float, float]
Spot = tuple[int | str | None, ...]
_Marks = Mapping[Spot, Sequence[tuple[Place, str, str]]]


def leaves(
    extraction: Extraction, sizes: Mapping[int, Size], pictures: Mapping[int, str]
) -> tuple[Leaf, ...]:
    """Return the pages that have a size, each with its findings."""
    boxes: dict[int, list[Box]] = defaultdict(list)
    for place, key, part in _marked(extraction):
        if place.page is not None and place.bbox is not None:
            x0, top, x1, bottom = place.bbox
            box = Box(key, part, x0, top, max(x1 - x0, 1), max(bottom - top, 1))
            boxes[place.page].append(box)
    return tuple(
        Leaf(number, *size, pictures[number], tuple(boxes[number]))
        for number, size in sorted(sizes.items())
    )


def texts(extraction: Extraction) -> tuple[Text, ...]:
    """Return the blocks in reading order, with the findings marked in them."""
    marks: dict[Spot, list[tuple[Place, str, str]]] = defaultdict(list)
    for found in _marked(extraction):
        marks[_spot(found[0])].append(found)
    tables = {table.id: table for table in extraction.tables}
    return tuple(
        _text(index, block, tables, marks) for index, block in enumerate(extraction.blocks)
    )


def _marked(extraction: Extraction) -> Iterable[tuple[Place, str, str]]:
    for finding in extraction.findings:
        for number, place in enumerate(finding.at):
            yield place, finding.id, "part" if number else "stated"


def _spot(place: Place) -> Spot:
    return (place.block,) if place.table is None else (place.table, place.row, place.column)


def _text(index: int, block: Block, tables: Mapping[str, Table], marks: _Marks) -> Text:
    table = tables.get(block.table or "")
    if block.kind is not BlockKind.TABLE or table is None:
        return Text(block.kind.value, _pieces(block.text, marks.get((index,), ())))
    grid = [_row(table, row, cells, marks) for row, cells in enumerate(table.rows)]
    header = _row(table, -1, table.header, marks)
    return Text(block.kind.value, header=header, rows=tuple(grid))


def _row(table: Table, row: int, cells: Sequence[str], marks: _Marks) -> Row:
    whole = marks.get((table.id, row, None), ())
    return tuple(
        _pieces(text, (*whole, *marks.get((table.id, row, column), ())))
        for column, text in enumerate(cells)
    )


def _pieces(text: str, marks: Iterable[tuple[Place, str, str]]) -> tuple[Piece, ...]:
    """Cut a text where a finding begins or ends; several may cover the same characters."""
    spans = [
        (place.start or 0, len(text) if place.end is None else place.end, key, part)
        for place, key, part in marks
    ]
    if not spans:
        return (Piece(text),)
    cuts = sorted({0, len(text), *(at for span in spans for at in span[:2] if at <= len(text))})
    pieces = []
    for start, end in pairwise(cuts):
        over = [span for span in spans if span[0] <= start and end <= span[1]]
        part = "stated" if any(span[3] == "stated" for span in over) else "part"
        keys = " ".join(dict.fromkeys(span[2] for span in over))
        pieces.append(Piece(text[start:end], keys, part if over else ""))
    return tuple(pieces)
