"""How text runs over a page: in which direction, how large, and where its lines stand."""

import math
from typing import NamedTuple

from extractor.readers.paged.pages import Matrix, compose

__all__ = ["DIRECTIONS", "Linear", "Writing", "writing_of"]

UPRIGHT_COSINE = 0.985
"""Writing within ten degrees of a side of the page counts as along it (a scan may lie askew)."""
LEVEL = 1e-4
"""The slope up to which all glyphs of a run have one baseline."""
DIRECTIONS = ((1, 0), (0, 1), (-1, 0), (0, -1))
"""The way text turned by so many quarters clockwise runs, in x and y of the displayed page."""

Linear = tuple[float, float, float, float]


class Writing(NamedTuple):
    """How text runs; `along` and `across` give its u and v from PDF's x and y.

    `is_level`: all glyphs of a run stand at one v. `is_plain`: besides, u is x but for a shift.
    """

    turn: int
    scale: float
    is_level: bool
    is_plain: bool
    along: tuple[float, float, float]
    across: tuple[float, float, float]


def writing_of(linear: Linear, to_page: Matrix) -> Writing | None:
    """Return how text of a matrix runs over the displayed page; None where askew."""
    a, b, c, d, *_ = compose((*linear, 0.0, 0.0), to_page)
    turn = _quarter_turn(a, b)
    if turn is None:
        return None
    dx, dy = DIRECTIONS[turn]
    p, q, r, s, t, u = to_page
    along = (p * dx + q * dy, r * dx + s * dy, t * dx + u * dy)
    across = (q * dx - p * dy, s * dx - r * dy, u * dx - t * dy)
    is_level = abs(b * dx - a * dy) <= LEVEL * math.hypot(a, b)
    is_plain = is_level and turn == 0 and along[:2] == (1.0, 0.0)
    return Writing(turn, math.hypot(c, d), is_level, is_plain, along, across)


def _quarter_turn(a: float, b: float) -> int | None:
    """Return how many quarters clockwise the direction (a, b) is turned; None between quarters."""
    length = math.hypot(a, b)
    if not length:
        return 0
    for turn, (dx, dy) in enumerate(DIRECTIONS):
        if a * dx + b * dy >= UPRIGHT_COSINE * length:
            return turn
    return None
