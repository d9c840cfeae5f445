"""Columns that only blank space shows: where gutters run through lines of print, and which lines make a row."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from statistics import median
from typing import NamedTuple

from extractor.readers.paged.glyphs import Glyph

__all__ = [
    "NARROWEST",
    "PrintLine",
    "Span",
    "crossed",
    "filled",
    "gutters",
    "lines_of",
    "middles",
    "rows_of",
]

NARROWEST = 0.5
"""The least width of a gutter, in type sizes; a drawn blank is half as broad."""
ASCENT, DESCENT = 0.88, 0.12
LENIENT_SHARE = 0.1
"""So many of the lines may run across a gutter: a long entry, the label of a total."""
SAME_ROW = 1.0
"""Baselines nearer than this (in type sizes) are of one row: cells set in the middle of it."""
JUMP = 1.2
"""Rows are so many times as far apart as the lines of a cell."""
LEADING = 1.9
"""The lines of a cell are no farther apart, in type sizes."""
KEY_SHARE = 0.9
FULL_SLACK = 1.5
LONG_ENTRY = 6.0
"""A column whose entries are broken over lines has room for so many characters."""


class Span(NamedTuple):
    """From where to where something is printed, or nothing."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        """Halfway."""
        return (self.x0 + self.x1) / 2


class PrintLine(NamedTuple):
    """The print on one baseline: its spans, as gaps that may be gutters part them, and what each says."""

    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    baseline: float
    size: float

    @property
    def top(self) -> float:
        """Where its type begins."""
        return self.baseline - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Where its type ends."""
        return self.baseline + DESCENT * self.size


def lines_of(rows: Iterable[Sequence[Glyph]]) -> list[PrintLine]:
    """Return the lines that rows of glyphs print, blank ones left out."""
    lines = (_line_of(row) for row in rows)
    return [line for line in lines if line is not None]


def _line_of(row: Sequence[Glyph]) -> PrintLine | None:
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    if not inked:
        return None
    sizes = {glyph.size for glyph in inked}
    size = sizes.pop() if len(sizes) == 1 else median(glyph.size for glyph in inked)
    broad = NARROWEST * size
    if all(glyph.x0 - last.x1 < broad for last, glyph in pairwise(inked)):
        span = Span(inked[0].x0, max(glyph.x1 for glyph in inked))
        text = "".join([glyph.text for glyph in inked])
        return PrintLine((span,), (text,), inked[0].baseline, size)
    parted = [[inked[0]]]
    end = inked[0].x1
    for glyph in inked[1:]:
        if glyph.x0 - end >= broad:
            parted.append([])
        parted[-1].append(glyph)
        end = max(end, glyph.x1)
    return PrintLine(
        tuple(Span(part[0].x0, max(glyph.x1 for glyph in part)) for part in parted),
        tuple("".join(glyph.text for glyph in part) for part in parted),
        inked[0].baseline,
        size,
    )


def gutters(lines: Sequence[PrintLine]) -> list[Span]:
    """Return the blank spans that run through all lines; in a long table some may be crossed by a few."""
    if not lines:
        return []
    width = NARROWEST * median(line.size for line in lines)
    strict = _free(lines, 0, width)
    allowed = int(LENIENT_SHARE * len(lines))
    loose = _free(lines, allowed, width) if allowed else []
    more = [span for span in loose if not any(_overlap(span, other) for other in strict)]
    return sorted([*strict, *more])


def _free(lines: Sequence[PrintLine], allowed: int, width: float) -> list[Span]:
    """Return the spans, print on both sides, that at most so many lines print on."""
    steps: Counter[float] = Counter()
    for line in lines:
        for span in line.spans:
            steps[span.x0] += 1
            steps[span.x1] -= 1
    xs = sorted(steps)
    counts = list(accumulate(steps[x] for x in xs))
    free: list[Span] = []
    start: float | None = None
    seen = False
    for x, count in zip(xs, counts, strict=True):
        if count > allowed:
            if start is not None and x - start >= width:
                free.append(Span(start, x))
            start, seen = None, True
        elif seen and start is None:
            start = x
    return free


def _overlap(one: Span, other: Span) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


def middles(found: Iterable[Span]) -> list[float]:
    """Return where columns part: the middle of each gutter."""
    return [span.middle for span in found]


def crossed(line: PrintLine, parts: Sequence[float]) -> int:
    """Return how many of the partings a line prints across."""
    return sum(bisect_left(parts, span.x1) - bisect_right(parts, span.x0) for span in line.spans)


def filled(lines: Iterable[PrintLine], parts: Sequence[float]) -> set[int]:
    """Return the columns in which lines print."""
    return {
        column
        for line in lines
        for span in line.spans
        for column in range(bisect_right(parts, span.x0), bisect_left(parts, span.x1) + 1)
    }


def rows_of(bands: Sequence[Sequence[PrintLine]], parts: Sequence[float]) -> list[list[PrintLine]]:
    """Return the lines of bands, which rules part, as rows: a cell may hold several lines.

    Lines of a cell are nearer to each other than rows are; where all are equally far apart, a line goes
    on with those above where each of its cells stands under a full line. Some column must bear this out:
    it has one line a row.
    """
    whole = [_grouped(band, SAME_ROW) for band in bands if band]
    reach = _reach(bands)
    if reach is not None:
        found = [row for band in bands if band for row in _grouped(band, reach)]
        if _has_key(found, parts):
            return found
    return [row for rows in whole for row in _with_rests(rows, parts)]


def _reach(bands: Sequence[Sequence[PrintLine]]) -> float | None:
    """Return how far apart (in type sizes) lines of one cell are at most; None where nothing tells."""
    steps = sorted(
        step
        for above, line in pairwise(line for band in bands for line in band)
        if (step := _step(above, line)) > SAME_ROW
    )
    for near, far in pairwise(steps):
        if near > LEADING:
            return None
        if far >= JUMP * near:
            return (near + far) / 2
    return None


def _step(above: PrintLine, line: PrintLine) -> float:
    return (line.baseline - above.baseline) / (max(above.size, line.size) or 1.0)


def _grouped(lines: Sequence[PrintLine], reach: float) -> list[list[PrintLine]]:
    rows = [[lines[0]]]
    for above, line in pairwise(lines):
        if _step(above, line) <= reach:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _has_key(rows: Sequence[Sequence[PrintLine]], parts: Sequence[float]) -> bool:
    """Tell whether some column has one line in nearly every row, and in those of several lines."""
    for column in range(len(parts) + 1):
        counts = [sum(column in filled([line], parts) for line in row) for row in rows]
        several = [count for count, row in zip(counts, rows, strict=True) if len(row) > 1]
        for some in (counts, several):
            if some and sum(count == 1 for count in some) < KEY_SHARE * len(some):
                break
        else:
            return True
    return False


def _with_rests(rows: Sequence[list[PrintLine]], parts: Sequence[float]) -> list[list[PrintLine]]:
    """Return rows with what stands under full lines only, a column or two of many, added to those above."""
    right = _rights([line for row in rows for line in row], parts)
    made: list[list[PrintLine]] = []
    for row in rows:
        columns = filled(row, parts)
        is_rest = (
            bool(made)
            and 0 not in columns
            and 2 * len(columns) <= len(parts) + 1
            and _step(made[-1][-1], row[0]) <= LEADING
            and all(_is_full(made[-1][-1], column, right, parts) for column in columns)
        )
        if is_rest:
            made[-1].extend(row)
        else:
            made.append(list(row))
    return made


def _rights(lines: Iterable[PrintLine], parts: Sequence[float]) -> dict[int, float]:
    """Return where print ends in each column."""
    found: dict[int, float] = {}
    for line in lines:
        for span in line.spans:
            column = bisect_left(parts, span.x1)
            found[column] = max(found.get(column, span.x1), span.x1)
    return found


def _is_full(line: PrintLine, column: int, right: dict[int, float], parts: Sequence[float]) -> bool:
    """Tell a line whose entry is long and ends where its column does."""
    entries = [span for span in line.spans if bisect_left(parts, span.x1) == column]
    if not entries:
        return False
    start, end = min(span.x0 for span in entries), max(span.x1 for span in entries)
    return end >= right[column] - FULL_SLACK * line.size and end - start >= LONG_ENTRY * line.size
