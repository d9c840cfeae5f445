"""The cells of a table whose columns only blank space shows: where rows part, what spans, how full it is."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.readers.paged.alignment import PrintLine, filled, rows_of
from extractor.readers.paged.layouts import Rectangle
from extractor.readers.paged.rulings import Rule

__all__ = [
    "EDGE",
    "FARTHEST",
    "FEWEST_COLUMNS",
    "FEWEST_ROWS",
    "Found",
    "filled_share",
    "heights",
    "named",
    "rooms_of",
    "row_cells",
    "without_end",
]

FEWEST_ROWS = 2
FEWEST_COLUMNS = 2
FARTHEST = 5.0
"""Rows stand no farther apart, in type sizes, where no rule shows that they belong together."""
EDGE = 1.0
"""Print may stand so many points across a line between two cells."""


@dataclass(frozen=True, slots=True)
class Found:
    """The cells of a table; `rooms` is what each column has to print on, `made` the rules that are not drawn."""

    cells: list[Rectangle]
    rooms: tuple[float, ...]
    score: float
    made: list[Rule] = field(default_factory=list)


def named(
    parts: Sequence[float], head: Sequence[PrintLine], body: Sequence[PrintLine]
) -> list[float]:
    """Return the partings without those between a name and what stands below it, to one side.

    So it is with a name in the middle of a column over a few short figures at its right.
    """
    above, below = filled(head, parts), filled(body, parts)
    lone = above ^ below if below else set()
    return [
        part
        for left, part in enumerate(parts)
        if not ({left, left + 1} <= lone and (left in above) != (left + 1 in above))
    ]


def heights(
    rows: Sequence[Sequence[PrintLine]], ruled: Sequence[float], bottom: float
) -> list[float]:
    """Return where rows begin and the last ends: at a rule where one is drawn between two, else halfway.

    The first of `ruled` is where the first row begins.
    """
    ys = [ruled[0]]
    for above, below in pairwise(rows):
        end = max(line.baseline for line in above)
        begin = min(line.baseline for line in below)
        drawn = [y for y in ruled if end - EDGE < y < begin]
        middle = (max(line.bottom for line in above) + min(line.top for line in below)) / 2
        ys.append(drawn[0] if drawn else middle)
    return [*ys, bottom]


def row_cells(
    row: Iterable[PrintLine], xs: Sequence[float], top: float, bottom: float
) -> Iterator[Rectangle]:
    """Yield a row's cells; print across a parting makes one of the cells on its sides."""
    over = {
        number
        for line in row
        for span in line.spans
        for number in range(bisect_right(xs, span.x0 + EDGE), bisect_left(xs, span.x1 - EDGE))
    }
    edges = [x for number, x in enumerate(xs) if number not in over]
    for x0, x1 in pairwise(edges):
        yield x0, top, x1, bottom


def without_end(lines: Sequence[PrintLine], parts: Sequence[float]) -> list[PrintLine]:
    """Return lines without the rows at their end that fill one column only: a heading, a note."""
    rows = rows_of([lines], parts) if lines else []
    while rows and len(filled(rows[-1], parts)) < FEWEST_COLUMNS:
        rows.pop()
    return [line for row in rows for line in row]


def filled_share(rows: Sequence[Sequence[PrintLine]], parts: Sequence[float]) -> float:
    """Return how many of the cells hold something, 0 to 1."""
    return sum(len(filled(row, parts)) for row in rows) / (len(rows) * (len(parts) + 1))


def rooms_of(rows: Iterable[Sequence[PrintLine]], parts: Sequence[float]) -> tuple[float, ...]:
    """Return how broad the print of each column is."""
    starts: dict[int, float] = {}
    ends: dict[int, float] = {}
    for span in (span for row in rows for line in row for span in line.spans):
        first, last = bisect_right(parts, span.x0), bisect_left(parts, span.x1)
        if first == last:
            starts[first] = min(starts.get(first, span.x0), span.x0)
            ends[first] = max(ends.get(first, span.x1), span.x1)
    return tuple(
        ends[column] - starts[column] if column in starts else 0.0
        for column in range(len(parts) + 1)
    )
