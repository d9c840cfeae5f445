"""A text as names are looked for in it: no white space, lower case, half width, one kind of bracket."""

from dataclasses import dataclass
from functools import cached_property

__all__ = ["FlatText"]

_FLAT = str.maketrans(
    {
        **{chr(0xFF01 + place): chr(0x21 + place) for place in range(0x5E)},
        **dict.fromkeys("[\uff3b\u3010\u3014", "("),
        **dict.fromkeys("]\uff3d\u3011\u3015", ")"),
        **dict.fromkeys("\u201c\u201d\uff02", '"'),
    }
)
"""Full-width forms are half-width ones; there is one kind of bracket and of quotation mark."""


@dataclass(frozen=True)
class FlatText:
    """A text and its flat form, one character for one, and the way back."""

    text: str

    @cached_property
    def flat(self) -> str:
        """The form that patterns see."""
        joined = "".join(self.text.split())
        lower = joined.lower()
        return (lower if len(lower) == len(joined) else joined).translate(_FLAT)

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
