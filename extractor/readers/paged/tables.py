"""Ruled tables of a page: rules and glyphs become grids. The home of pdfplumber's table finder.

pdfplumber joins rules and cells. Where the rules come from (`rulings`), which open ends are closed
(`framing`), which cells are between them (`crossings`) and how a cell's glyphs become text (`layouts`, `wrapping`) are ours.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pdfplumber.table import cells_to_tables, merge_edges

from extractor.model.document import Grid
from extractor.model.provenance import BoundingBox
from extractor.readers.paged.alignment import Span, lines_of
from extractor.readers.paged.banded import below_header, between_rules
from extractor.readers.paged.crossings import cells_between, crossings
from extractor.readers.paged.framing import Frame, close, frames
from extractor.readers.paged.glyphs import Glyph
from extractor.readers.paged.lattice import Found
from extractor.readers.paged.layouts import Layout, Rectangle, bounds, grid_of
from extractor.readers.paged.lines import glyph_rows
from extractor.readers.paged.rulings import TOLERANCE, Drawing, Rule
from extractor.readers.paged.stacks import stacks
from extractor.readers.paged.turning import main_turn, turned_grid
from extractor.readers.paged.unruled import has_gaps, without_rules

__all__ = ["PageTables", "find_aligned", "find_tables", "is_of_any"]

SHORTEST_RULE = 3.0
MAX_PAIRS = 4_000_000
"""Level times plumb rules; more is a drawing, on which the finder would spend minutes."""
MAX_CROSSINGS = 4_000
ENOUGH = 2
MOST_HEADS = 3
"""A ruled grid of so few rows may be the header of a table whose body has no rules."""


@dataclass(frozen=True, slots=True)
class PageTables:
    """The tables of a page, the glyphs outside them, and whether all rules could be looked at."""

    grids: list[Grid]
    rest: list[Glyph]
    complete: bool = True


def find_tables(drawing: Drawing, glyphs: list[Glyph], page: int) -> PageTables:
    """Return the tables of a page that rules show, from the smallest to the largest, and what is no part of them.

    A box around text is no table: it takes two columns. A grid without any text is none either.
    """
    if not glyphs or max(len(drawing.level), len(drawing.plumb)) < ENOUGH:
        return PageTables([], glyphs)
    level, plumb = _merged(drawing)
    if len(level) * len(plumb) > MAX_PAIRS:
        return PageTables([], glyphs, complete=False)
    spots = [(glyph.x, glyph.y) for glyph in glyphs]
    tables: list[tuple[list[Rectangle], list[Rule]]] = []
    complete = True
    for frame in frames(level, plumb):
        close(frame, spots)
        cut = _cells(frame)
        complete = complete and cut is not None
        tables.extend((_without_boxes(cells), frame.made) for cells in cells_to_tables(cut or []))
    grids: list[Grid] = []
    for cells, made in sorted(tables, key=lambda table: _area(bounds(table[0]))):
        grid, glyphs = _ruled(cells, made, level, glyphs, page)
        if grid is not None:
            grids.append(grid)
    boxes = [grid.box for grid in grids if grid.box]
    for stack in stacks([rule for rule in level if not is_of_any(rule, boxes)]):
        lines = lines_of(glyph_rows(_upright_between(stack.sides, glyphs)))
        for found in between_rules(stack, lines):
            grid, glyphs = _open(found, glyphs, page)
            if grid is not None:
                grids.append(grid)
    return PageTables(grids, glyphs, complete)


def find_aligned(rows: Sequence[list[Glyph]], page: int) -> PageTables:
    """Return the tables among rows of print that no rule shows and, where there are any, the glyphs that are no part of them."""
    if sum(map(has_gaps, rows)) < ENOUGH:
        return PageTables([], [])
    glyphs = [glyph for row in rows for glyph in row]
    grids: list[Grid] = []
    for found in without_rules(lines_of(rows)):
        grid, glyphs = _open(found, glyphs, page)
        if grid is not None:
            grids.append(grid)
    return PageTables(grids, glyphs)


def _upright_between(sides: Span, glyphs: Iterable[Glyph]) -> list[Glyph]:
    low, high = sides.x0 - TOLERANCE, sides.x1 + TOLERANCE
    return [glyph for glyph in glyphs if low <= glyph.x <= high and not glyph.turn]


def _ruled(
    cells: list[Rectangle],
    made: list[Rule],
    level: Sequence[Rule],
    glyphs: list[Glyph],
    page: int,
) -> tuple[Grid | None, list[Glyph]]:
    """Return the grid of ruled cells, None where they are none, and the glyphs outside it."""
    layout = Layout(cells)
    inside, outside = layout.split(glyphs)
    if layout.columns < ENOUGH or not any(inside):
        return None, glyphs
    if turn := main_turn(inside):
        return turned_grid(cells, inside, turn, page), outside
    if layout.rows <= MOST_HEADS:
        lines = lines_of(glyph_rows(_upright_between(Span(layout.box.x0, layout.box.x1), outside)))
        if found := below_header(cells, lines, level):
            return _open(found, glyphs, page)
    return grid_of(layout, inside, made, page), outside


def _open(found: Found, glyphs: list[Glyph], page: int) -> tuple[Grid | None, list[Glyph]]:
    """Return the grid of cells that not all have rules, and the glyphs outside it."""
    layout = Layout(found.cells)
    inside, outside = layout.split(glyphs)
    if not any(inside):
        return None, glyphs
    grid = grid_of(layout, inside, found.made, page, found.rooms)
    return replace(grid, score=found.score), outside


def is_of_any(rule: Rule, boxes: Iterable[BoundingBox]) -> bool:
    """Tell a rule that a table has already."""
    return any(
        box.top - TOLERANCE <= rule.at <= box.bottom + TOLERANCE
        and min(box.x1, rule.high) - max(box.x0, rule.low) > TOLERANCE
        for box in boxes
    )


def _merged(drawing: Drawing) -> tuple[list[Rule], list[Rule]]:
    """Return level and plumb rules, those of one line joined, specks left out."""
    edges = [*_edges(drawing.level, is_level=True), *_edges(drawing.plumb, is_level=False)]
    level, plumb = [], []
    for edge in merge_edges(edges, TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE):
        if edge["orientation"] == "h":
            level.append(Rule(edge["top"], edge["x0"], edge["x1"]))
        else:
            plumb.append(Rule(edge["x0"], edge["top"], edge["bottom"]))
    return [rule for rule in level if _is_long(rule)], [rule for rule in plumb if _is_long(rule)]


def _is_long(rule: Rule) -> bool:
    return rule.high - rule.low >= SHORTEST_RULE


def _edges(rules: Iterable[Rule], *, is_level: bool) -> Iterator[dict[str, Any]]:
    """Yield rules as the dicts that pdfplumber works on."""
    for at, low, high in rules:
        x0, x1, top, bottom = (low, high, at, at) if is_level else (at, at, low, high)
        yield {
            "x0": x0,
            "x1": x1,
            "top": top,
            "bottom": bottom,
            "width": x1 - x0,
            "height": bottom - top,
            "orientation": "h" if is_level else "v",
        }


def _cells(frame: Frame) -> list[Rectangle] | None:
    """Return the rectangles between the rules; None where there are too many crossings."""
    found = crossings(frame.level, frame.plumb)
    return None if len(found) > MAX_CROSSINGS else cells_between(found)


def _without_boxes(cells: list[Rectangle]) -> list[Rectangle]:
    """Leave out a box round a paragraph that hangs on a table: as broad as all, broader than the rest."""
    outer = bounds(cells)
    boxes = {cell for cell in cells if (cell[0], cell[2]) == (outer.x0, outer.x1)}
    rest = [cell for cell in cells if cell not in boxes]
    if not boxes or not rest:
        return cells
    inner = bounds(rest)
    is_broader = max(inner.x0 - outer.x0, outer.x1 - inner.x1) > TOLERANCE
    return rest if is_broader else cells


def _area(box: Rectangle) -> float:
    x0, top, x1, bottom = box
    return (x1 - x0) * (bottom - top)
