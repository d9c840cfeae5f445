"""Read the number that a line begins with, as headings and list items print it."""

import unicodedata
from dataclasses import dataclass

from extractor.grammar import Grammar
from extractor.grammar.schema import NumberingStyle

__all__ = ["Numbered", "Numbering"]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with a number.

    `number` is what is printed, bare; `value` its last part (3 of 1.3); `title` the text after it,
    which begins at `start`.
    """

    style: NumberingStyle
    number: str
    value: int
    title: str
    start: int


class Numbering:
    """The styles of a grammar, ready to be looked for."""

    def __init__(self, grammar: Grammar) -> None:
        """Look for the styles of `grammar`."""
        self._numerals = grammar.numerals
        self._bullet = grammar.headings.bullet.compiled
        self._styles = grammar.headings.style

    def read(self, text: str) -> Numbered | None:
        """Return the number, title and style of `text`, or None where no style fits."""
        bullet = self._bullet.match(text)
        begin = bullet.end() if bullet else 0
        for style in self._styles:
            found = style.compiled.match(text, begin)
            if found:
                value = self._value(found["number"])
                return Numbered(style, found["number"], value, text[found.end() :], found.end())
        return None

    def is_bulleted(self, text: str) -> bool:
        """Return whether `text` begins with a mark of a list without numbers."""
        return bool(self._bullet.match(text))

    def _value(self, number: str) -> int:
        if len(number) == 1:
            return int(unicodedata.numeric(number))  # knows ⑪ and ㈡, which spell no digits
        last = unicodedata.normalize("NFKC", number).split(".")[-1]
        value = self._numerals.read_integer(last)
        return 0 if value is None else value
