"""Tables on their side that a page break cut between columns, since these run down the page."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.model.provenance import BoundingBox
from extractor.segmentation.grids import Row
from extractor.segmentation.parts import Part, WholeTable

__all__ = ["join_sideways"]

_EDGE = 4.0
"""Edges of rows this near each other (points) are the same."""
_SCORE = 0.9


def join_sideways(parts: Sequence[Part]) -> list[Part]:
    """Return the parts with tables that lie on their side whole, where their rows go on with the next page's."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if isinstance(last, WholeTable) and isinstance(part, WholeTable) and _go_on(last, part):
            joined[-1] = _beside(last, part)
        else:
            joined.append(part)
    return joined


def _every(table: WholeTable) -> tuple[Row, ...]:
    return (*table.header_levels, *table.rows)


def _go_on(one: WholeTable, other: WholeTable) -> bool:
    """Return whether two tables on following pages lie on their side, their rows at the same places."""
    if other.page is None or one.fragments[-1].page != other.page - 1:
        return False
    above, below = _places(one), _places(other)
    are_alike = len(above) == len(below) > 1 and all(
        abs(a.x0 - b.x0) <= _EDGE and abs(a.x1 - b.x1) <= _EDGE
        for a, b in zip(above, below, strict=True)
    )
    are_apart = all(abs(a.x0 - b.x0) > _EDGE for a, b in pairwise(above))
    return are_alike and are_apart and _runs(one, other) != 0


def _places(table: WholeTable) -> list[BoundingBox]:
    """Return where each row's first cell stands; nothing where the format knows no places."""
    boxes = [row[0].box for row in _every(table)]
    return [box for box in boxes if box] if all(boxes) else []


def _runs(*tables: WholeTable) -> int:
    """Return 1 where columns follow one another down the page, -1 up, 0 where they stand side by side."""
    broadest = max(tables, key=lambda table: table.columns)
    row = _every(broadest)[-1]
    first, last = row[0].box, row[-1].box
    if first is None or last is None or abs(first.x0 - last.x0) > _EDGE:
        return 0
    return (last.top > first.top) - (last.top < first.top)


def _beside(one: WholeTable, other: WholeTable) -> WholeTable:
    """Return two tables as one; columns that run up the page begin on the next."""
    left, right = (one, other) if _runs(one, other) > 0 else (other, one)
    rows = tuple((*a, *b) for a, b in zip(_every(left), _every(right), strict=True))
    depth = len(one.header_levels)
    last = len(rows) - depth - 1
    goes_on = {"rows": (0, last), "joined_by": "same rows", "score": _SCORE}
    fragments = tuple(each.model_copy(update=goes_on) for each in other.fragments)
    return replace(
        one,
        columns=one.columns + other.columns,
        header_levels=rows[:depth],
        rows=rows[depth:],
        fragments=(*one.fragments, *fragments),
        score=min(one.score, other.score, _SCORE),
    )
