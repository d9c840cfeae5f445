"""Put the cells of short rows under the columns that they belong to.

A table copied as text loses its merged cells: of a cell over three columns one text and one separator
are left. What the other rows hold in each column tells where the blanks were.
"""

import re
from collections.abc import Sequence
from itertools import groupby

__all__ = ["align_rows", "fit_groups"]

Row = Sequence[str]

_FIGURE = re.compile(r"[-+]?\d[\d,.]*\s*%?")
_FEWEST_ROWS = 2
"""Fewer full rows than that do not tell what a column holds."""


def align_rows(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with blanks set after the first cell of a short one, where that fits better.

    It fits better where more figures stand under figures and more texts under texts than with the
    blanks at the end; else a row stays as it is.

    >>> align_rows([["a", "b", "1"], ["c", "d", "2"], ["sum", "3"]])[-1]
    ['sum', '', '3']
    """
    width = max((len(row) for row in rows), default=0)
    full = [row for row in rows if len(row) == width]
    if len(full) < _FEWEST_ROWS:
        return list(rows)
    shares = [_share_of_figures([row[column] for row in full]) for column in range(width)]
    return [_aligned(row, shares) if 1 < len(row) < width else row for row in rows]


def _aligned(row: Row, shares: Sequence[float]) -> Row:
    spread = [row[0], *[""] * (len(shares) - len(row)), *row[1:]]
    return spread if _agreement(spread, shares) > _agreement(row, shares) else row


def _agreement(row: Row, shares: Sequence[float]) -> float:
    """Return how many cells of a row are what their columns hold."""
    return sum(
        share if _FIGURE.fullmatch(cell) else 1 - share
        for cell, share in zip(row, shares, strict=False)
        if cell
    )


def _share_of_figures(cells: Sequence[str]) -> float:
    filled = [cell for cell in cells if cell]
    return sum(bool(_FIGURE.fullmatch(cell)) for cell in filled) / len(filled) if filled else 0.5


def fit_groups(upper: Row, lower: Row) -> list[str] | None:
    """Return the upper row of a header with each group's name said over all its columns, or None.

    The lower row is blank under the names that have no group; the rest of the upper row are groups, one
    over each run of names below, or all over one run that repeats.

    >>> fit_groups(["school", "2021", "2022"], ["", "in", "out", "in", "out"])
    ['school', '2021', '2021', '2022', '2022']
    """
    runs = [list(run) for _, run in groupby(enumerate(lower), key=lambda pair: bool(pair[1]))]
    named = [run for run in runs if run[0][1]]
    groups = len(upper) - lower.count("")
    if lower[0] or not all(upper) or groups < 1 or not named:
        return None
    if len(named) == groups:
        sizes = [len(run) for run in named]
    elif len(named) == 1 and _repeats([text for _, text in named[0]], groups):
        sizes = [len(named[0]) // groups] * groups
    else:
        return None
    return _spread(upper, lower, sizes)


def _repeats(names: Row, times: int) -> bool:
    size, rest = divmod(len(names), times)
    return not rest and list(names) == list(names[:size]) * times


def _spread(upper: Row, lower: Row, sizes: Sequence[int]) -> list[str]:
    names, left = iter(upper), iter(sizes)
    spread: list[str] = []
    while len(spread) < len(lower):
        size = next(left) if lower[len(spread)] else 1
        spread += [next(names)] * size
    return spread
