"""The cells between rules: pdfplumber's own way of finding them, by what crosses where instead of by search.

Each crossing is the top left corner of the smallest cell whose sides run along rules, if there is one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extractor.readers.paged.layouts import Rectangle
from extractor.readers.paged.rulings import Rule, meet

__all__ = ["Crossings", "cells_between", "crossings"]

Point = tuple[float, float]

Crossings = Mapping[Point, tuple[set[Rule], set[Rule]]]
"""Where rules cross: the plumb and the level ones."""


def crossings(level: Sequence[Rule], plumb: Sequence[Rule]) -> Crossings:
    """Return where rules cross or nearly do."""
    found: dict[Point, tuple[set[Rule], set[Rule]]] = {}
    for down in plumb:
        for across in level:
            if meet(across, down):
                downs, acrosses = found.setdefault((down.at, across.at), (set(), set()))
                downs.add(down)
                acrosses.add(across)
    return found


def cells_between(found: Crossings) -> list[Rectangle]:
    """Return the cells, from left to right and from top to bottom."""
    by_x: dict[float, list[Point]] = defaultdict(list)
    by_y: dict[float, list[Point]] = defaultdict(list)
    cells: list[Rectangle] = []
    for point in sorted(found, reverse=True):
        x, y = point
        if cell := _smallest_cell(found, point, by_x[x], by_y[y]):
            cells.append(cell)
        by_x[x].append(point)
        by_y[y].append(point)
    return cells[::-1]


def _smallest_cell(
    found: Crossings, corner: Point, below: Sequence[Point], right: Sequence[Point]
) -> Rectangle | None:
    """Return the smallest cell at a top left corner; what is below and right of it comes the farthest first."""
    downs, acrosses = found[corner]
    sides = [point for point in reversed(right) if not acrosses.isdisjoint(found[point][1])]
    for low in reversed(below) if sides else ():
        if downs.isdisjoint(found[low][0]):
            continue
        for side in sides:
            opposite = found.get((side[0], low[1]))
            if (
                opposite
                and not opposite[0].isdisjoint(found[side][0])
                and not opposite[1].isdisjoint(found[low][1])
            ):
                return (*corner, side[0], low[1])
    return None
