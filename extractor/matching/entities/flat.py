"""A text as names are looked for in it: no white space, lower case, half width, one kind of bracket."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

__all__ = ["FlatText"]

_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
"""Full-width digits and letters."""
_HALF = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)}


@dataclass(frozen=True)
class FlatText:
    """A text and its flat form, one character for one, and the way back.

    `marks` leads brackets, quotation marks and the like to the one form that patterns know.
    """

    text: str
    marks: Mapping[str, str]

    @cached_property
    def flat(self) -> str:
        """The form that patterns see."""
        flat = "".join(self.text.split())
        for mark, form in self.marks.items():
            flat = flat.replace(mark, form)
        if _WIDE.search(flat):
            flat = flat.translate(_HALF)
        lower = flat.lower()
        return lower if len(lower) == len(flat) else flat

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
