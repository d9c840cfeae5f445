"""Pages set in two columns of text: where the gutter runs, and what stands on either side of it.

Two columns are told from a table without rules, and from words set apart on a line, by their lines:
many on both sides, most of them full, none across the gutter.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from extractor.readers.paged.glyphs import Glyph

__all__ = ["Column", "PlacedRow", "in_columns"]

WINDOW = (0.3, 0.7)
"""The part of the print's width in which a gutter is looked for."""
GUTTER = 1.2
"""The least width of a gutter, in type sizes."""
FEWEST_LINES = 4
LEAST_WIDTH = 12.0
"""A column of text has room for so many characters."""
RUNNING_SHARE = 0.8
"""So many of its lines run on without a gap as broad as a gutter; those of a table do not."""
FULL = 0.75
"""A line is full that takes so much of its column's width."""
FULL_SHARE = 0.5

Row = list[Glyph]


class Column(NamedTuple):
    """A column of text: where its band of the page begins and ends, its number, its sides."""

    top: float
    bottom: float
    number: int
    x0: float
    x1: float


class PlacedRow(NamedTuple):
    """A row of glyphs and the column it stands in, None where the page has but one there."""

    glyphs: Row
    column: Column | None


@dataclass(frozen=True, slots=True)
class _Free:
    """Where a row leaves the middle of the page free, as spans of x."""

    row: Row
    spans: tuple[tuple[float, float], ...]

    def has(self, x: float) -> bool:
        return any(start <= x <= end for start, end in self.spans)


def in_columns(rows: Sequence[Row]) -> list[PlacedRow]:
    """Return rows, from top to bottom, in the order in which they are read; a row over two columns is parted."""
    window = _window(rows) if len(rows) >= FEWEST_LINES else (0.0, 0.0)
    free = [_Free(row, tuple(_free_spans(row, *window))) for row in rows]
    gutter = _gutter(free)
    if gutter is None:
        return [PlacedRow(row, None) for row in rows]
    placed: list[PlacedRow] = []
    for is_parted, group in groupby(free, key=lambda found: found.has(gutter)):
        band = [found.row for found in group]
        parted = _part(band, gutter) if is_parted else []
        placed += parted or [PlacedRow(row, None) for row in band]
    return placed


def _window(rows: Sequence[Row]) -> tuple[float, float]:
    """Return the part of the print's width in which a gutter may run."""
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    return left + WINDOW[0] * (right - left), left + WINDOW[1] * (right - left)


def _free_spans(row: Row, low: float, high: float) -> Iterator[tuple[float, float]]:
    """Yield the spans inside the window, broad enough for a gutter, on which a row prints nothing."""
    first = max(0, bisect_left(row, low, key=lambda glyph: glyph.x0) - 1)
    last = bisect_left(row, high, key=lambda glyph: glyph.x0)
    edge = low
    for glyph in row[first:last]:
        if glyph.text.isspace():
            continue
        if glyph.x0 - edge >= GUTTER * glyph.size:
            yield edge, glyph.x0
        edge = max(edge, glyph.x1)
    if high - edge > 0:
        yield edge, high


def _gutter(free: Sequence[_Free]) -> float | None:
    """Return the x that most rows leave free, of those with print on both sides; None where too few do."""
    starts = sorted({start for found in free for start, _ in found.spans})
    ends = sorted({end for found in free for _, end in found.spans})
    best, most = None, FEWEST_LINES - 1
    for x in {(start + end) / 2 for start, end in _narrowest(starts, ends)}:
        count = sum(found.has(x) for found in free)
        if count > most:
            best, most = x, count
    return best


def _narrowest(starts: Sequence[float], ends: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Yield each span from a start to the next end, with no other start between."""
    edges = sorted([*((start, 0) for start in starts), *((end, 1) for end in ends)])
    for (start, is_end), (end, ends_there) in pairwise(edges):
        if not is_end and ends_there:
            yield start, end


def _part(rows: Sequence[Row], gutter: float) -> list[PlacedRow]:
    """Return the rows of two columns, the left one first; none where these are no columns of text."""
    sides: list[list[Row]] = [[], []]
    for row in rows:
        for side, glyphs in zip(
            sides,
            ([g for g in row if g.x0 < gutter], [g for g in row if g.x0 >= gutter]),
            strict=True,
        ):
            if any(not glyph.text.isspace() for glyph in glyphs):
                side.append(glyphs)
    if not all(map(_is_text, sides)):
        return []
    top = min(row[0].baseline - row[0].size for row in rows)
    bottom = max(row[0].baseline for row in rows)
    return [
        PlacedRow(row, Column(top, bottom, number, *_sides(side)))
        for number, side in enumerate(sides)
        for row in side
    ]


def _is_text(rows: Sequence[Row]) -> bool:
    """Tell lines of running text: enough of them, broad, and most of them full."""
    if len(rows) < FEWEST_LINES:
        return False
    widths = [row[-1].x1 - row[0].x0 for row in rows]
    size = median(row[0].size for row in rows)
    broad = max(widths)
    full = sum(width >= FULL * broad for width in widths)
    running = sum(not _has_gap(row) for row in rows)
    is_broad = broad >= LEAST_WIDTH * size
    return is_broad and full >= FULL_SHARE * len(rows) and running >= RUNNING_SHARE * len(rows)


def _has_gap(row: Row) -> bool:
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    return any(glyph.x0 - last.x1 >= GUTTER * glyph.size for last, glyph in pairwise(inked))


def _sides(rows: Sequence[Row]) -> tuple[float, float]:
    return min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
