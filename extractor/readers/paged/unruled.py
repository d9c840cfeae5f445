"""Tables without any rule: lines that leave the same gutters free, a column of figures among them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.readers.paged.alignment import (
    NARROWEST,
    PrintLine,
    Span,
    filled,
    gutters,
    middles,
    rows_of,
)
from extractor.readers.paged.glyphs import Glyph
from extractor.readers.paged.lattice import (
    EDGE,
    FARTHEST,
    FEWEST_ROWS,
    Found,
    filled_share,
    heights,
    named,
    rooms_of,
    row_cells,
    without_end,
)

__all__ = ["has_gaps", "without_rules"]

WIDE = 1.0
"""A gap of so many type sizes may part columns by itself."""
FEWEST_GUTTERS = 2
"""Without rules a table has three columns: two may be words set apart, or text in two columns."""
SIZE_SHARE = 0.15
FULL_ROWS = 0.7
FIGURES = 0.6
GUESSED = 0.75


def has_gaps(row: Sequence[Glyph]) -> bool:
    """Return whether a row leaves as much blank as two gutters take: lines of prose need no closer look."""
    inked = sum([glyph.x1 - glyph.x0 for glyph in row if not glyph.text.isspace()])
    blank = row[-1].x1 - row[0].x0 - inked
    return blank >= FEWEST_GUTTERS * WIDE * row[0].size


def without_rules(lines: Sequence[PrintLine]) -> Iterator[Found]:
    """Yield the tables among lines that no rule parts: three columns or more, one of them of figures."""
    first = 0
    while first < len(lines):
        run = _aligned(lines, first) if len(_wide(lines[first])) >= FEWEST_GUTTERS else []
        found = _table(run) if len(run) >= FEWEST_ROWS else None
        if found is not None:
            yield found
        first += len(run) if found else 1


def _wide(line: PrintLine) -> list[Span]:
    """Return the gaps of a line that are broad enough to part columns by themselves."""
    return [
        Span(left.x1, right.x0)
        for left, right in pairwise(line.spans)
        if right.x0 - left.x1 >= WIDE * line.size
    ]


def _aligned(lines: Sequence[PrintLine], first: int) -> list[PrintLine]:
    """Return the lines from `first` on that leave the same gutters free."""
    run = [lines[first]]
    free = _wide(lines[first])
    for line in lines[first + 1 :]:
        is_far = line.baseline - run[-1].baseline > FARTHEST * line.size
        is_other = abs(line.size - run[0].size) > SIZE_SHARE * run[0].size
        left = list(_narrowed(free, line))
        if is_far or is_other or len(left) < len(free):
            break
        run.append(line)
        free = left
    return without_end(run, middles(free))


def _narrowed(free: Sequence[Span], line: PrintLine) -> Iterator[Span]:
    """Yield what a line leaves of gutters, where that is broad enough."""
    for gap in free:
        middle = gap.middle
        before = max((span.x1 for span in line.spans if span.middle <= middle), default=gap.x0)
        after = min((span.x0 for span in line.spans if span.middle > middle), default=gap.x1)
        left = Span(max(gap.x0, before), min(gap.x1, after))
        if left.x1 - left.x0 >= NARROWEST * line.size:
            yield left


def _table(run: Sequence[PrintLine]) -> Found | None:
    """Return the table of lines that are aligned, where they are rows and a column holds figures."""
    parts = named(middles(gutters(run)), run[:1], run[1:])
    rows = rows_of([run], parts)
    if len(parts) < FEWEST_GUTTERS or len(rows) < FEWEST_ROWS:
        return None
    if len(rows) == FEWEST_ROWS and not _is_last_row(run, parts):
        return None
    full = sum(2 * len(filled(row, parts)) > len(parts) for row in rows)
    if full < FULL_ROWS * len(rows) or not _has_figures(
        rows[1:], parts, min(FEWEST_ROWS, len(rows) - 1)
    ):
        return None
    left = min(line.spans[0].x0 for line in run)
    right = max(line.spans[-1].x1 for line in run)
    xs = [left - EDGE, *parts, right + EDGE]
    ys = heights(rows, [run[0].top], run[-1].bottom)
    cells = [
        cell
        for row, top, end in zip(rows, ys, ys[1:], strict=False)
        for cell in row_cells(row, xs, top, end)
    ]
    share = filled_share(rows, parts)
    return Found(cells, rooms_of(rows, parts), round(GUESSED * (0.5 + share / 2), 3))


def _is_last_row(run: Sequence[PrintLine], parts: Sequence[float]) -> bool:
    """Tell names of many columns over one whole row of figures: what a page break left of a table."""
    figures = [sum(map(_is_figure, line.texts)) for line in run]
    is_full = all(len(line.spans) == len(parts) + 1 for line in run)
    return (
        is_full
        and len(run) == FEWEST_ROWS
        and len(parts) > FEWEST_GUTTERS
        and figures[0] == 0
        and figures[1] >= FEWEST_ROWS
    )


def _has_figures(rows: Sequence[Sequence[PrintLine]], parts: Sequence[float], fewest: int) -> bool:
    """Tell whether most of what some column holds below its name are figures, so many at least."""
    held: dict[int, list[str]] = {}
    for row in rows:
        for line in row:
            for span, text in zip(line.spans, line.texts, strict=True):
                held.setdefault(bisect_right(parts, span.middle), []).append(text)
    return any(
        sum(map(_is_figure, texts)) >= max(fewest, FIGURES * len(texts)) for texts in held.values()
    )


def _is_figure(text: str) -> bool:
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, text))
