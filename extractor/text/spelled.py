"""Read numbers spelled in running text: 三千四百八十二, 三点五万, 三万五, 廿三, 两三百."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from extractor.text.numerals import Numerals

__all__ = ["Spelled", "SpelledNumbers"]

_MYRIAD = 4
"""Ten to this power begins the next section."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number as spelled.

    Attributes:
        value: its value; of a pair such as 两三百 the lower one.
        step: what the last spelled digit is worth: 三万五 is spelled to the thousand.
        high: the upper one of a pair.
        is_bare: a scale alone (百, 千万): it counts only beside a word such as 近 or 余.
    """

    value: Decimal
    step: Decimal = Decimal(1)
    high: Decimal | None = None
    is_bare: bool = False

    def times(self, worth: int) -> "Spelled":
        """Return the number in units of `worth`."""
        high = None if self.high is None else self.high * worth
        return Spelled(self.value * worth, self.step * worth, high, self.is_bare)


@dataclass(frozen=True)
class SpelledNumbers:
    """Reads by the numerals of `numerals.toml`; what is not well formed is no number."""

    numerals: Numerals

    @cached_property
    def pattern(self) -> str:
        """A pattern of what may be a number: a run of numerals, and the digits behind a point."""
        table = self.numerals
        run, digits, myriads = map(_any, (table.characters, table.digits, table.myriads))
        return f"{run}+(?:{re.escape(table.point)}{digits}+{myriads}?(?!{run}))?"

    def read(self, text: str) -> Spelled | None:
        """Return the number that `text` as a whole spells."""
        plain = text.translate(self._written_out)
        whole, point, behind = plain.partition(self.numerals.point)
        number = self._whole(whole)
        if not point or number is None:
            return number
        digits = behind.rstrip("".join(self.numerals.myriads))
        worth = self.numerals.myriads.get(behind[len(digits) :], 1)
        decimals = "".join(str(self.numerals.digits[each]) for each in digits)
        return Spelled(number.value + Decimal(f"0.{decimals}"), _step(decimals)).times(worth)

    @cached_property
    def _written_out(self) -> dict[int, str]:
        return str.maketrans(dict(self.numerals.contractions))

    def _whole(self, text: str) -> Spelled | None:
        """Return a whole number, taken apart at its myriads from the greatest down."""
        for myriad, worth in sorted(self.numerals.myriads.items(), key=lambda item: -item[1]):
            high, found, low = text.rpartition(myriad)
            if found and not high:
                return None if low else Spelled(Decimal(worth), Decimal(worth), is_bare=True)
            if myriad in high:
                return None
            if found:
                return self._joined(self._whole(high), worth, low)
        return self._section(text)

    def _joined(self, high: Spelled | None, worth: int, low: str) -> Spelled | None:
        if high is None or not low:
            return high and high.times(worth)
        digit = self._nonzero.get(low)
        rest = (
            Spelled(Decimal(digit)).times(worth // 10)  # 三万五: the next place, left unsaid
            if digit
            else self._whole(low.lstrip(self._zeros))
        )
        if high.high or high.is_bare or rest is None or rest.is_bare or rest.value >= worth:
            return None
        over = high.value * worth
        return Spelled(over + rest.value, rest.step, over + rest.high if rest.high else None)

    def _section(self, text: str) -> Spelled | None:
        """Return a number below ten thousand."""
        if self.numerals.digits.get(text) == 0:
            return Spelled(Decimal(0))
        if len(text) > 1 and all(character in self.numerals.digits for character in text):
            return self._digit_by_digit(text)
        if self._powers.get(text, 0) > 1:
            return Spelled(Decimal(10 ** self._powers[text]), is_bare=True)
        low, high, power, step, end = 0, 0, _MYRIAD, 1, 0
        for place in self._place.finditer(text):
            digits, unit = place.groups()
            if place.start() != end or not place[0]:
                break
            above, power, end = power, self._powers[unit], place.end()
            if place[0] == digits and 1 < above < _MYRIAD:
                power = above - 1  # 三千五: the next place, left unsaid
                step = 10**power
            if high > low or power >= above or not self._is_written(digits, power):
                return None
            high = low + self._nonzero.get(digits[-1:], 1) * 10**power
            low += self._nonzero.get(digits[:1], 1) * 10**power
        if not text or end < len(text):
            return None
        return Spelled(Decimal(low), Decimal(step), Decimal(high) if high > low else None)

    def _is_written(self, digits: str, power: int) -> bool:
        """Return whether these digits may stand at a place: only 十 does without one."""
        if not digits:
            return power == 1
        return len(digits) == 1 or digits in self._pairs

    def _digit_by_digit(self, text: str) -> Spelled | None:
        """Return 一二〇, or a pair of neighbours (两三); other digits in a row are no number."""
        values = [self.numerals.digits[character] for character in text]
        if text in self._pairs:
            return Spelled(Decimal(values[0]), high=Decimal(values[1]))
        if values[0] and 0 in values:
            return Spelled(Decimal("".join(map(str, values))))
        return None

    @cached_property
    def _nonzero(self) -> dict[str, int]:
        return {character: digit for character, digit in self.numerals.digits.items() if digit}

    @cached_property
    def _zeros(self) -> str:
        return "".join(each for each, digit in self.numerals.digits.items() if not digit)

    @cached_property
    def _powers(self) -> dict[str, int]:
        """Unit → its power of ten; without a unit it is the ones."""
        return {"": 0} | {unit: len(str(worth)) - 1 for unit, worth in self.numerals.units.items()}

    @cached_property
    def _pairs(self) -> frozenset[str]:
        """Two digits that follow one another bound a number: 两三, 七八; so does 三五."""
        names: dict[int, list[str]] = {}
        for character, digit in self._nonzero.items():
            names.setdefault(digit, []).append(character)
        steps = [*pairwise(range(1, 10)), (3, 5)]
        return frozenset(a + b for low, high in steps for a in names[low] for b in names[high])

    @cached_property
    def _place(self) -> re.Pattern[str]:
        """One place of a section: zeros that fill a gap, digits, unit."""
        zero, digit, unit = map(_any, (self._zeros, self._nonzero, self.numerals.units))
        return re.compile(f"{zero}?({digit}{{0,2}})({unit}|$)")


def _any(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(characters))}]"


def _step(decimals: str) -> Decimal:
    return Decimal(1).scaleb(-len(decimals))
