"""The cells of a table by the lines of the grid they stand on, and what is printed in each."""

import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractor.model.document import Cell, Grid
from extractor.model.provenance import BoundingBox
from extractor.readers.paged.glyphs import Glyph
from extractor.readers.paged.lines import glyph_rows, rounded_box
from extractor.readers.paged.rulings import Rule
from extractor.readers.paged.wrapping import Row, ink_span, unwrap

__all__ = ["Layout", "Rectangle", "bounds", "grid_of"]

LARGEST_PADDING = 8.0
"""Centred print stands farther from the rules than the table's padding."""
SMALLEST_PADDING = 0.5

HANGING = frozenset(
    mark
    for mark in map(chr, (*range(0x2010, 0x2040), *range(0x3001, 0x3020), *range(0xFF01, 0xFF20)))
    if unicodedata.category(mark) in {"Pe", "Pf", "Po"}
)
"""Marks that may stand outside the line they close (reportlab sets them so)."""
ADJOINING = 0.25

Rectangle = tuple[float, float, float, float]


def bounds(cells: Iterable[Rectangle]) -> BoundingBox:
    """Return the box around cells."""
    x0, top, x1, bottom = zip(*cells, strict=True)
    return BoundingBox(min(x0), min(top), max(x1), max(bottom))


class Layout:
    """Cells by the lines of the grid they stand on."""

    def __init__(self, cells: Sequence[Rectangle]) -> None:
        """Number the rows and columns that the cells' sides make."""
        self.cells = sorted(cells, key=lambda cell: (cell[1], cell[0]))
        self.box = bounds(cells)
        self._xs = sorted({x for cell in cells for x in (cell[0], cell[2])})
        self._ys = sorted({y for cell in cells for y in (cell[1], cell[3])})
        self.rows, self.columns = len(self._ys) - 1, len(self._xs) - 1
        self.spans = [self._span(cell) for cell in self.cells]
        self._owner = {
            (row, column): index
            for index, (top, left, height, width) in enumerate(self.spans)
            for row in range(top, top + height)
            for column in range(left, left + width)
        }

    def _span(self, cell: Rectangle) -> tuple[int, int, int, int]:
        """Return row, column, row span and column span."""
        x0, top, x1, bottom = cell
        row, column = self._ys.index(top), self._xs.index(x0)
        return row, column, self._ys.index(bottom) - row, self._xs.index(x1) - column

    @property
    def coverage(self) -> float:
        """How much of the grid its cells cover, 0 to 1."""
        return len(self._owner) / (self.rows * self.columns)

    def split(self, glyphs: Iterable[Glyph]) -> tuple[list[list[Glyph]], list[Glyph]]:
        """Return the glyphs of each cell, by their centres, and those outside all cells.

        The rest of a cut row may stick out at the top: what stands on a line below the rule is inside.
        A mark that closes a line may hang over the side: it belongs to what it follows.
        """
        inside: list[list[Glyph]] = [[] for _ in self.cells]
        outside: list[Glyph] = []
        x0, top, x1, bottom = self.box
        last, index = None, None
        for glyph in glyphs:
            if glyph.text in HANGING and last is not None and _follows(glyph, last):
                (outside if index is None else inside[index]).append(glyph)
                last = glyph
                continue
            last, index = glyph, None
            y = max(glyph.y, top) if glyph.baseline > top and not glyph.turn else glyph.y
            if x0 <= glyph.x < x1 and top <= y < bottom:
                spot = bisect_right(self._ys, y) - 1, bisect_right(self._xs, glyph.x) - 1
                index = self._owner.get(spot)
            (outside if index is None else inside[index]).append(glyph)
        return inside, outside


def _follows(glyph: Glyph, last: Glyph) -> bool:
    """Tell a glyph that stands right after another on its line."""
    reach = ADJOINING * glyph.size
    return glyph.baseline == last.baseline and abs(glyph.x0 - last.x1) < reach


def grid_of(
    layout: Layout,
    inside: Sequence[list[Glyph]],
    made: list[Rule],
    page: int,
    rooms: Sequence[float] = (),
) -> Grid:
    """Return the grid with the text of its cells.

    Args:
        layout: its cells.
        inside: the glyphs of each.
        made: the rules that are not printed.
        page: the page's number.
        rooms: what each column has to print on, where no rules show it.
    """
    texts = _texts(layout, inside, rooms)
    cells = tuple(
        Cell(
            text,
            *span,
            box=rounded_box(*box),
            cut_above=_is_made(box[1], box, made),
            cut_below=_is_made(box[3], box, made),
        )
        for text, box, span in zip(texts, layout.cells, layout.spans, strict=True)
    )
    return Grid(
        cells=cells,
        rows=layout.rows,
        columns=layout.columns,
        page=page,
        box=rounded_box(*layout.box),
        cut_above=all(cell.cut_above for cell in cells if cell.row == 0),
        cut_below=all(cell.cut_below for cell in cells if cell.row + cell.row_span == layout.rows),
        score=round(layout.coverage, 3),
    )


def _is_made(y: float, box: Rectangle, made: Iterable[Rule]) -> bool:
    """Tell whether the rule at height `y` of a cell is one that is not printed."""
    x0, _, x1, _ = box
    return any(rule.at == y and rule.low < x1 and rule.high > x0 for rule in made)


def _texts(layout: Layout, inside: Sequence[list[Glyph]], rooms: Sequence[float]) -> list[str]:
    """Return the text of each cell; how much room its lines had is learnt from the whole table."""
    rows = [_rows_by_turn(glyphs) for glyphs in inside]
    padding = _padding(layout, rows)
    texts = []
    for (x0, top, x1, bottom), span, turns in zip(layout.cells, layout.spans, rows, strict=True):
        across, down = x1 - x0 - 2 * padding, bottom - top - 2 * padding
        if rooms and span[3] == 1:
            across = rooms[span[1]]
        parts = (unwrap(lines, down if turn % 2 else across) for turn, lines in turns.items())
        texts.append("\n".join(part for part in parts if part))
    return texts


def _rows_by_turn(glyphs: Iterable[Glyph]) -> dict[int, list[Row]]:
    """Return the printed lines of a cell, upright ones first, then those turned by a quarter."""
    by_turn: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        by_turn[glyph.turn].append(glyph)
    return {turn: [*glyph_rows(by_turn[turn])] for turn in sorted(by_turn)}


def _padding(layout: Layout, rows: Sequence[dict[int, list[Row]]]) -> float:
    """Return the blank between a rule and print: the smallest there is, for a table has one.

    Taken on the left: at a line's end a full-width bracket may hang over.
    """
    gaps = (
        start - box[0]
        for box, turns in zip(layout.cells, rows, strict=True)
        for start, end in map(ink_span, turns.get(0, ()))
        if end > start
    )
    return min([LARGEST_PADDING, *(gap for gap in gaps if gap >= SMALLEST_PADDING)])
