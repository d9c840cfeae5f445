"""Wraps Chinese as it is printed: between any two characters, but no line begins with a comma.

Rich breaks at spaces only, and takes a Chinese sentence for one long word.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

__all__ = ["Wrapped", "wrap"]

_WIDE = {"W", "F"}
_CLOSING = {"Pe", "Pf", "Po"}
_OPENING = {"Ps", "Pi"}


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text that takes the width it is given."""

    text: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Give the lines."""
        del console
        for line in self.text.split("\n"):
            yield Text("\n".join(wrap(line, options.max_width)))

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Tell the widths between which it looks well."""
        del console
        lines = self.text.split("\n")
        chunks = [chunk for line in lines for chunk in _chunks(line)]
        narrow = max((cell_len(chunk.rstrip()) for chunk in chunks), default=0)
        return Measurement(narrow, max(map(cell_len, lines))).with_maximum(options.max_width)


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of a text, none wider than `width` columns of the screen.

    >>> wrap("a total (合计) of 12", 9)
    ['a total', '(合计) of', '12']
    """
    lines = [""]
    for chunk in _chunks(text):
        for piece in chop_cells(chunk, width) if cell_len(chunk.rstrip()) > width else [chunk]:
            if cell_len(lines[-1] + piece.rstrip()) > width:
                lines.append("")
            lines[-1] += piece
    return [line.rstrip() for line in lines]


def _chunks(text: str) -> Iterator[str]:
    """Yield what is not to be broken."""
    chunk = text[:1]
    for left, right in pairwise(text):
        if _may_break(left, right):
            yield chunk
            chunk = ""
        chunk += right
    yield chunk


def _may_break(left: str, right: str) -> bool:
    """Tell whether a line may end between two characters."""
    if right.isspace() or left.isspace():
        return left.isspace() and not right.isspace()
    if unicodedata.category(right) in _CLOSING or unicodedata.category(left) in _OPENING:
        return False
    return not _WIDE.isdisjoint(map(unicodedata.east_asian_width, (left, right)))
