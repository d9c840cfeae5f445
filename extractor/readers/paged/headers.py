"""The cells of a header: names of columns, and names of groups of them, over a short rule or across gutters."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.readers.paged.alignment import PrintLine, Span, crossed, filled, gutters, middles
from extractor.readers.paged.lattice import EDGE, FEWEST_COLUMNS
from extractor.readers.paged.layouts import Rectangle
from extractor.readers.paged.rulings import TOLERANCE, Rule

__all__ = ["header_cells", "naming_lines"]


class _Group(NamedTuple):
    """Columns under a common name: the first, the one after the last, where the name's cell ends."""

    first: int
    end: int
    at: float


def naming_lines(lines: Sequence[PrintLine], short: Sequence[Rule]) -> list[PrintLine]:
    """Return the lines of a header that name single columns.

    No short rule stands under them, or, where none is drawn, they do not stand over the gaps of the last.
    """
    last = list(lines[-1:])
    if short:
        return [line for line in lines if not any(_is_under(rule, line) for rule in short)] or last
    parts = middles(gutters(last))
    return [*(line for line in lines[:-1] if not crossed(line, parts)), *last]


def _is_under(rule: Rule, line: PrintLine) -> bool:
    """Tell a rule below a line that something of the line stands on."""
    return line.baseline <= rule.at + TOLERANCE and any(
        span.x0 < rule.high and span.x1 > rule.low for span in line.spans
    )


def header_cells(
    lines: Sequence[PrintLine],
    short: Sequence[Rule],
    xs: Sequence[float],
    ends: tuple[float, float],
) -> Iterator[Rectangle]:
    """Yield the cells of a header: one a column, or names of groups over the names of their columns.

    Args:
        lines: what it says.
        short: the rules under names of groups.
        xs: where columns begin, and the last ends.
        ends: its top and bottom.
    """
    top, bottom = ends
    groups = {group.first: group for group in _groups(lines, short, xs)}
    column = 0
    while column < len(xs) - 1:
        if group := groups.get(column):
            yield xs[column], top, xs[group.end], group.at
            for inner in range(column, group.end):
                yield xs[inner], group.at, xs[inner + 1], bottom
            column = group.end
        else:
            yield xs[column], top, xs[column + 1], bottom
            column += 1


def _groups(lines: Sequence[PrintLine], short: Sequence[Rule], xs: Sequence[float]) -> list[_Group]:
    """Return the groups of columns under a common name."""
    found: list[_Group] = []
    for rule in short:
        names = [
            span
            for line in lines
            if line.baseline <= rule.at + TOLERANCE
            for span in line.spans
            if rule.low - EDGE <= span.middle <= rule.high + EDGE
        ]
        columns = [
            column
            for column, (x0, x1) in enumerate(pairwise(xs))
            if min(x1, rule.high) - max(x0, rule.low) > (x1 - x0) / 2
        ]
        if names and len(columns) >= FEWEST_COLUMNS:
            found += _shared(names, columns, xs, rule.at)
    return found or _groups_by_names(lines, xs)


def _shared(
    names: Sequence[Span], columns: Sequence[int], xs: Sequence[float], at: float
) -> Iterator[_Group]:
    """Yield each name's columns; of several over one rule, each column has that which is nearest."""
    own: dict[Span, list[int]] = {}
    for column in columns:
        middle = (xs[column] + xs[column + 1]) / 2
        nearest = min(names, key=lambda name: abs(name.middle - middle))
        own.setdefault(nearest, []).append(column)
    for mine in own.values():
        yield _Group(mine[0], mine[-1] + 1, at)


def _groups_by_names(lines: Sequence[PrintLine], xs: Sequence[float]) -> list[_Group]:
    """Return the groups whose names stand across partings, where no rule shows how far they reach."""
    parts = xs[1:-1]
    across = [line for line in lines if crossed(line, parts)]
    below = [line for line in lines if across and line.baseline > across[-1].baseline]
    if not below:
        return []
    upper, lower = across[-1], below[-1]
    names = [span for span in upper.spans if crossed(upper._replace(spans=(span,)), parts)]
    others = upper._replace(spans=tuple(span for span in upper.spans if span not in names))
    columns = sorted(filled([lower], parts) - filled([others], parts))
    at = (upper.bottom + lower.top) / 2
    return [
        group
        for group in _shared(names, columns, xs, at)
        if group.end - group.first >= FEWEST_COLUMNS
    ]
