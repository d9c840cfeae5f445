"""Tables that lie on their side: read with the page turned, placed where the page shows them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.model.document import Grid
from extractor.model.provenance import BoundingBox
from extractor.readers.paged.glyphs import CENTRE_RISE, Glyph
from extractor.readers.paged.layouts import Layout, Rectangle, grid_of
from extractor.readers.paged.lines import rounded_box
from extractor.readers.paged.writing import DIRECTIONS

__all__ = ["main_turn", "turned_grid"]

MOSTLY = 0.8
"""A table is turned where so many of its cells are; one whose names alone are stands upright."""


def main_turn(cells: Iterable[Sequence[Glyph]]) -> int:
    """Return by how many quarters a table is turned; 0 where only some of its cells are."""
    counts = Counter(turn for cell in cells if (turn := _turn_of(cell)) is not None)
    turn, count = counts.most_common(1)[0] if counts else (0, 0)
    return turn if count >= MOSTLY * counts.total() else 0


def _turn_of(cell: Iterable[Glyph]) -> int | None:
    turns = Counter(glyph.turn for glyph in cell if not glyph.text.isspace())
    return turns.most_common(1)[0][0] if turns else None


def turned_grid(
    cells: Sequence[Rectangle], inside: Sequence[Sequence[Glyph]], turn: int, page: int
) -> Grid:
    """Return the grid of cells whose print is turned by so many quarters, as one reads it."""
    layout = Layout([_turned(cell, turn) for cell in cells])
    held, _ = layout.split(_upright(glyph) for group in inside for glyph in group)
    grid = grid_of(layout, held, [], page)
    return replace(
        grid,
        cells=tuple(replace(cell, box=_placed(cell.box, turn)) for cell in grid.cells),
        box=_placed(grid.box, turn),
    )


def _upright(glyph: Glyph) -> Glyph:
    """Return a glyph as it stands with the page turned: its own frame of writing is the page then."""
    middle = (glyph.x0 + glyph.x1) / 2
    return glyph._replace(turn=0, x=middle, y=glyph.baseline - CENTRE_RISE * glyph.size)


def _turned(box: Rectangle, turn: int) -> Rectangle:
    """Return a box of the page in the frame of print turned by so many quarters."""
    dx, dy = DIRECTIONS[turn]
    x0, top, x1, bottom = box
    us = [x * dx + y * dy for x in (x0, x1) for y in (top, bottom)]
    vs = [y * dx - x * dy for x in (x0, x1) for y in (top, bottom)]
    return min(us), min(vs), max(us), max(vs)


def _placed(box: BoundingBox | None, turn: int) -> BoundingBox | None:
    """Return a box in that frame as the page shows it."""
    return box and rounded_box(*_turned(box, -turn % 4))
