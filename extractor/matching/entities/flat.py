"""A text as names are looked for in it: no white space, lower case, half width, one kind of bracket."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

__all__ = ["FlatText", "marks"]

_FULL_WIDTH = 0xFEE0
"""So far apart are the full-width and the half-width form of a character in Unicode."""


@dataclass(frozen=True)
class FlatText:
    """A text and its flat form, one character for one, and the way back.

    `marks` leads brackets and quotation marks to the one kind that patterns know.
    """

    text: str
    marks: Mapping[int, str]

    @cached_property
    def flat(self) -> str:
        """The form that patterns see."""
        joined = "".join(self.text.split())
        lower = joined.lower()
        return (lower if len(lower) == len(joined) else joined).translate(self.marks)

    @cached_property
    def _places(self) -> list[int] | None:
        """Where each character of the flat form stands in the text; None where nothing was left out."""
        if len(self.flat) == len(self.text):
            return None
        return [place for place, character in enumerate(self.text) if not character.isspace()]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the characters of the text that a stretch of the flat form stands for."""
        if self._places is None:
            return start, end
        return self._places[start], self._places[end - 1] + 1


def marks(brackets: Iterable[str], quotes: str) -> Mapping[int, str]:
    """Return what `FlatText` needs, for pairs of brackets and for quotation marks."""
    full_width = ((chr(half + _FULL_WIDTH), chr(half)) for half in range(0x21, 0x7F))
    return str.maketrans(
        {
            **dict(full_width),
            **dict.fromkeys((pair[0] for pair in brackets), "("),
            **dict.fromkeys((pair[1] for pair in brackets), ")"),
            **dict.fromkeys(quotes, '"'),
        }
    )
