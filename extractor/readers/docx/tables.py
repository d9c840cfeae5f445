"""Word's tables: rows and cells with their spans, put on a grid that has no holes."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

from extractor.model.document import Cell
from extractor.readers.docx.markup import (
    Element,
    flag,
    integer,
    printed,
    properties,
    value,
    w,
)

__all__ = ["CellBox", "TableFrame", "read_frame"]

_ROW, _CELL = frozenset({w("tr")}), frozenset({w("tc")})

SLIVER = 170
"""Twentieths of a point: a column that is narrower (3 mm) holds no character.

Where a cell's edge was moved by hand, Word keeps the old edge beside the new one as such a column.
"""


@dataclass(slots=True)
class CellBox:
    """A cell's place on the grid, and the element that holds its content."""

    element: Element
    row: int
    column: int
    column_span: int
    row_span: int = 1

    def cell(self, text: str) -> Cell:
        """Return the cell with its text."""
        return Cell(text, self.row, self.column, self.row_span, self.column_span)


@dataclass(frozen=True, slots=True)
class TableFrame:
    """A table without its texts: `rows` × `columns`, the cells in reading order, the header rows."""

    boxes: tuple[CellBox, ...]
    rows: int
    columns: int
    header_rows: int | None

    def blanks(self) -> Iterator[Cell]:
        """Yield an empty cell for every position that no cell covers (a ragged row)."""
        covered = {
            (row, column)
            for box in self.boxes
            for row in range(box.row, box.row + box.row_span)
            for column in range(box.column, box.column + box.column_span)
        }
        for row in range(self.rows):
            for column in range(self.columns):
                if (row, column) not in covered:
                    yield Cell("", row, column)


@dataclass(frozen=True, slots=True)
class _Extent:
    """A cell between two of Word's own column edges."""

    element: Element
    start: int
    end: int


def read_frame(table: Element) -> TableFrame:
    """Return the grid of a table: deleted and hidden rows are gone, column edges of no use too."""
    printed_rows = (row for row in printed(table, _ROW) if not _is_gone(row))
    rows = [(row, extents) for row in printed_rows if (extents := tuple(_extents(row)))]
    columns = _Columns([extents for _, extents in rows], _edges(table))
    boxes: list[CellBox] = []
    above: dict[int, CellBox] = {}
    for index, (_, extents) in enumerate(rows):
        above = {box.column: box for box in _boxes(extents, index, columns, above)}
        boxes.extend(box for box in above.values() if box.row == index)
    headers = sum(
        1 for _ in takewhile(lambda row: flag(properties(row[0], "trPr/tblHeader")), rows)
    )
    return TableFrame(tuple(boxes), len(rows), columns.count, headers or None)


def _is_gone(row: Element) -> bool:
    return properties(row, "trPr/del") is not None or flag(properties(row, "trPr/hidden"))


def _extents(row: Element) -> Iterator[_Extent]:
    """Yield the cells of a row; those that an old program merged sideways as one."""
    start = max(integer(properties(row, "trPr/gridBefore"), 0), 0)
    pending: _Extent | None = None
    for cell in printed(row, _CELL):
        if properties(cell, "tcPr/cellDel") is not None:
            continue
        end = start + max(integer(properties(cell, "tcPr/gridSpan"), 1), 1)
        if pending is not None and _continues(cell, "hMerge"):
            pending = _Extent(pending.element, pending.start, end)
        else:
            if pending is not None:
                yield pending
            pending = _Extent(cell, start, end)
        start = end
    if pending is not None:
        yield pending


def _continues(cell: Element, name: str) -> bool:
    """Return whether a cell is merged with the one before it (`hMerge`) or above it (`vMerge`)."""
    merge = properties(cell, f"tcPr/{name}")
    return merge is not None and value(merge) != "restart"


def _boxes(
    extents: Sequence[_Extent], row: int, columns: "_Columns", above: dict[int, CellBox]
) -> Iterator[CellBox]:
    """Yield the boxes that cover a row: new ones, and those from above that reach down into it.

    A cell that continues one that is not there, or that has other edges, stands for itself.
    """
    for extent in extents:
        column, span = columns.place(extent)
        owner = above.get(column)
        if owner is not None and owner.column_span == span and _continues(extent.element, "vMerge"):
            owner.row_span = row - owner.row + 1
            yield owner
        else:
            yield CellBox(extent.element, row, column, span)


def _edges(table: Element) -> tuple[int, ...]:
    """Return where Word's columns begin, from the left; empty where a width is not given."""
    widths = [integer(column, 0, "w") for column in table.iterfind(w("tblGrid/gridCol"))]
    return tuple(accumulate(widths, initial=0)) if all(widths) else ()


class _Columns:
    """The columns that a reader sees: one begins where some cell begins, hand-moved edges are one."""

    def __init__(self, rows: Sequence[Sequence[_Extent]], edges: Sequence[int]) -> None:
        begins = [frozenset(extent.start for extent in extents) for extents in rows]
        self._starts = sorted(frozenset().union(*begins))
        groups: list[list[int]] = []
        for start in self._starts:
            if groups and _is_sliver(groups[-1], start, edges, begins):
                groups[-1].append(start)
            else:
                groups.append([start])
        self._index = {start: index for index, group in enumerate(groups) for start in group}
        self.count = len(groups)

    def place(self, extent: _Extent) -> tuple[int, int]:
        """Return the column of a cell, and how many it spans."""
        column = self._index[extent.start]
        after = bisect_left(self._starts, extent.end)
        end = self._index[self._starts[after]] if after < len(self._starts) else self.count
        return column, max(end - column, 1)


def _is_sliver(
    lefts: Sequence[int], right: int, edges: Sequence[int], begins: Sequence[frozenset[int]]
) -> bool:
    """Return whether an edge is one of `lefts` that was moved: close to them, and in no row beside one."""
    if right >= len(edges) or edges[right] - edges[lefts[0]] >= SLIVER:
        return False
    return not any(right in row and not row.isdisjoint(lefts) for row in begins)
