"""Ruled tables of a page: rules and glyphs become grids. The home of pdfplumber's table finder.

pdfplumber finds the cells between rules. Where the rules come from, which open ends are closed and
how a cell's glyphs become text are ours.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from typing import Any

from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)

from extractor.model.document import Cell, Grid
from extractor.model.provenance import BoundingBox
from extractor.readers.paged.glyphs import Glyph
from extractor.readers.paged.lines import glyph_rows, rounded_box
from extractor.readers.paged.rulings import TOLERANCE, Drawing, Rule, meet
from extractor.readers.paged.wrapping import Row, ink_span, unwrap

__all__ = ["PageTables", "find_tables"]

SHORTEST_RULE = 3.0
MAX_PAIRS = 4_000_000
"""Level times plumb rules; more is a drawing, on which the finder would spend minutes."""
MAX_CROSSINGS = 4_000
ENOUGH = 2
LONE_PLUMBS = 3
"""Plumb rules alone, of one length, hold a row cut above and below; two may be ornaments."""
LARGEST_PADDING = 8.0
"""Centred print stands farther from the rules than the table's padding."""
SMALLEST_PADDING = 0.5

Rectangle = tuple[float, float, float, float]
Spot = tuple[float, float]
Gap = tuple[Rule, Rule]
"""Two neighbouring rules that end together."""


@dataclass(frozen=True, slots=True)
class PageTables:
    """The tables of a page, the glyphs outside them, and whether all rules could be looked at."""

    grids: list[Grid]
    rest: list[Glyph]
    complete: bool = True


@dataclass(slots=True)
class _Frame:
    """Rules that hang together; `made` holds the closing rules that are not printed."""

    level: list[Rule] = field(default_factory=list)
    plumb: list[Rule] = field(default_factory=list)
    made: list[Rule] = field(default_factory=list)


def find_tables(drawing: Drawing, glyphs: list[Glyph], page: int) -> PageTables:
    """Return the ruled tables of a page, from the smallest to the largest, and what is no part of them.

    A box around text is no table: it takes two columns. A grid without any text is none either.
    """
    if len(drawing.plumb) < ENOUGH or not glyphs:
        return PageTables([], glyphs)
    level, plumb = _merged(drawing)
    if len(level) * len(plumb) > MAX_PAIRS:
        return PageTables([], glyphs, complete=False)
    spots = [(glyph.x, glyph.y) for glyph in glyphs]
    tables: list[tuple[list[Rectangle], list[Rule]]] = []
    complete = True
    for frame in _frames(level, plumb):
        _close(frame, spots)
        found = _cells(frame)
        complete = complete and found is not None
        tables.extend((_without_boxes(cells), frame.made) for cells in cells_to_tables(found or []))
    grids: list[Grid] = []
    for cells, made in sorted(tables, key=lambda table: _area(_bounds(table[0]))):
        layout = _Layout(cells)
        inside, outside = layout.split(glyphs)
        if layout.columns >= ENOUGH and any(inside):
            grids.append(_grid(layout, inside, made, page))
            glyphs = outside
    return PageTables(grids, glyphs, complete)


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


def _frames(level: Sequence[Rule], plumb: Sequence[Rule]) -> list[_Frame]:
    """Return the rules in groups that touch, so that a table beside another is one of its own."""
    unseen = dict.fromkeys(range(len(plumb)))
    free = dict.fromkeys(range(len(level)))
    frames: list[_Frame] = []
    lone: list[Rule] = []
    while unseen:
        frame, waiting = _Frame(), [unseen.popitem()[0]]
        while waiting:
            rule = plumb[waiting.pop()]
            frame.plumb.append(rule)
            for index in [index for index in free if meet(level[index], rule)]:
                del free[index]
                frame.level.append(level[index])
                joined = [other for other in unseen if meet(level[index], plumb[other])]
                waiting.extend(joined)
                for other in joined:
                    del unseen[other]
        if frame.level:
            frames.append(frame)
        else:
            lone.extend(frame.plumb)
    return [*frames, *_frames_of_lone(lone, frames)]


def _frames_of_lone(lone: Sequence[Rule], frames: Sequence[_Frame]) -> list[_Frame]:
    """Give plumb rules that no level rule meets to the frame they reach as far as; frame the others.

    A merged column whose cell fills the page has such a rule at its outer side.
    """
    apart: dict[tuple[int, int], _Frame] = defaultdict(_Frame)
    for rule in lone:
        sided = next((frame for frame in frames if _is_beside(rule, frame)), None)
        ends = round(rule.low / TOLERANCE), round(rule.high / TOLERANCE)
        (sided or apart[ends]).plumb.append(rule)
    return [frame for frame in apart.values() if len(frame.plumb) >= LONE_PLUMBS]


def _is_beside(rule: Rule, frame: _Frame) -> bool:
    low, high = min(each.low for each in frame.plumb), max(each.high for each in frame.plumb)
    return abs(rule.low - low) <= TOLERANCE and abs(rule.high - high) <= TOLERANCE


def _close(frame: _Frame, spots: Sequence[Spot]) -> None:
    """Draw what a page break or an open side leaves undrawn, where text stands at the open ends."""
    for end in ("low", "high"):
        closings = list(_closings(frame.plumb, frame.level, spots, end))
        frame.made.extend(closings)
        frame.level.extend(closings)
    turned = [(y, x) for x, y in spots]
    for end in ("low", "high"):
        frame.plumb.extend(list(_closings(frame.level, frame.plumb, turned, end)))


def _closings(
    rules: Sequence[Rule], across: Sequence[Rule], spots: Sequence[Spot], end: str
) -> Iterator[Rule]:
    """Yield rules across the open gaps between rules that end together, at their `low` or `high` end.

    A gap is open where no rule is drawn across it: the whole row where a page break cuts one, a single
    cell where it cuts one that spans rows. Text must stand in it, unless a rule at the same height
    shows that the table ends there; no rule may go on between them.
    """
    by_end: dict[int, list[Rule]] = defaultdict(list)
    for rule in sorted(rules, key=lambda rule: _end(rule, end)):
        by_end[_cluster(by_end, _end(rule, end))].append(rule)
    for group in by_end.values():
        at = _outermost((_end(rule, end) for rule in group), end)
        drawn = [rule for rule in across if abs(rule.at - at) <= TOLERANCE]
        at = drawn[0].at if drawn else at
        for gaps in _open_runs(group, drawn):
            closing = Rule(at, gaps[0][0].at, gaps[-1][1].at)
            if any(_passes(rule, closing) for rule in rules):
                continue
            if drawn or any(_holds_text(gap, at, across, spots, end) for gap in gaps):
                yield closing


def _open_runs(group: Sequence[Rule], drawn: Sequence[Rule]) -> Iterator[list[Gap]]:
    """Yield the gaps between neighbours that no drawn rule covers, those side by side together."""
    run: list[Gap] = []
    for gap in pairwise(sorted(group, key=attrgetter("at"))):
        if any(_covers(rule, gap) for rule in drawn):
            if run:
                yield run
            run = []
        elif gap[1].at - gap[0].at > TOLERANCE:
            run.append(gap)
    if run:
        yield run


def _covers(rule: Rule, gap: Gap) -> bool:
    return rule.low <= gap[0].at + TOLERANCE and rule.high >= gap[1].at - TOLERANCE


def _holds_text(
    gap: Gap, at: float, across: Sequence[Rule], spots: Sequence[Spot], end: str
) -> bool:
    """Tell whether text stands in a gap, between its end and the last rule across it before that."""
    sign = 1 if end == "high" else -1
    before = [rule.at for rule in across if sign * rule.at < sign * at and _covers(rule, gap)]
    starts = min(rule.low for rule in gap), max(rule.high for rule in gap)
    edge = _outermost(before, end) if before else starts[end == "low"]
    low, high = min(at, edge), max(at, edge)
    return any(gap[0].at < a < gap[1].at and low < b < high for a, b in spots)


def _end(rule: Rule, end: str) -> float:
    return rule.low if end == "low" else rule.high


def _outermost(values: Iterable[float], end: str) -> float:
    return min(values) if end == "low" else max(values)


def _cluster(groups: dict[int, list[Rule]], value: float) -> int:
    """Return the key of the group that ends near `value`, a new one where none does."""
    key = round(value)
    return next((known for known in groups if abs(known - value) <= TOLERANCE), key)


def _passes(rule: Rule, closing: Rule) -> bool:
    """Tell a rule that goes on through the closing."""
    inside = closing.low - TOLERANCE <= rule.at <= closing.high + TOLERANCE
    return inside and rule.low < closing.at - TOLERANCE and rule.high > closing.at + TOLERANCE


def _cells(frame: _Frame) -> list[Rectangle] | None:
    """Return the rectangles between the rules; None where there are too many crossings."""
    edges = [*_edges(frame.level, is_level=True), *_edges(frame.plumb, is_level=False)]
    crossings = edges_to_intersections(edges, TOLERANCE, TOLERANCE)
    if len(crossings) > MAX_CROSSINGS:
        return None
    return [(x0, top, x1, bottom) for x0, top, x1, bottom in intersections_to_cells(crossings)]


def _without_boxes(cells: list[Rectangle]) -> list[Rectangle]:
    """Leave out a box round a paragraph that hangs on a table: as broad as all, broader than the rest."""
    bounds = _bounds(cells)
    boxes = {cell for cell in cells if (cell[0], cell[2]) == (bounds.x0, bounds.x1)}
    rest = [cell for cell in cells if cell not in boxes]
    if not boxes or not rest:
        return cells
    inner = _bounds(rest)
    is_broader = max(inner.x0 - bounds.x0, bounds.x1 - inner.x1) > TOLERANCE
    return rest if is_broader else cells


def _bounds(cells: Iterable[Rectangle]) -> BoundingBox:
    x0, top, x1, bottom = zip(*cells, strict=True)
    return BoundingBox(min(x0), min(top), max(x1), max(bottom))


def _area(box: Rectangle) -> float:
    x0, top, x1, bottom = box
    return (x1 - x0) * (bottom - top)


class _Layout:
    """Cells by the lines of the grid they stand on."""

    def __init__(self, cells: Sequence[Rectangle]) -> None:
        self.cells = sorted(cells, key=lambda cell: (cell[1], cell[0]))
        self.box = _bounds(cells)
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
        """
        inside: list[list[Glyph]] = [[] for _ in self.cells]
        outside: list[Glyph] = []
        x0, top, x1, bottom = self.box
        for glyph in glyphs:
            index = None
            y = max(glyph.y, top) if glyph.baseline > top and not glyph.turn else glyph.y
            if x0 <= glyph.x < x1 and top <= y < bottom:
                spot = bisect_right(self._ys, y) - 1, bisect_right(self._xs, glyph.x) - 1
                index = self._owner.get(spot)
            (outside if index is None else inside[index]).append(glyph)
        return inside, outside


def _grid(layout: _Layout, inside: Sequence[list[Glyph]], made: list[Rule], page: int) -> Grid:
    """Return the grid with the text of its cells."""
    texts = _texts(layout, inside)
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


def _texts(layout: _Layout, inside: Sequence[list[Glyph]]) -> list[str]:
    """Return the text of each cell; how much room its lines had is learnt from the whole table."""
    rows = [_rows_by_turn(glyphs) for glyphs in inside]
    padding = _padding(layout, rows)
    texts = []
    for (x0, top, x1, bottom), turns in zip(layout.cells, rows, strict=True):
        across, down = x1 - x0 - 2 * padding, bottom - top - 2 * padding
        parts = (unwrap(lines, down if turn % 2 else across) for turn, lines in turns.items())
        texts.append("\n".join(part for part in parts if part))
    return texts


def _rows_by_turn(glyphs: Iterable[Glyph]) -> dict[int, list[Row]]:
    """Return the printed lines of a cell, upright ones first, then those turned by a quarter."""
    by_turn: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        by_turn[glyph.turn].append(glyph)
    return {turn: [*glyph_rows(by_turn[turn])] for turn in sorted(by_turn)}


def _padding(layout: _Layout, rows: Sequence[dict[int, list[Row]]]) -> float:
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
