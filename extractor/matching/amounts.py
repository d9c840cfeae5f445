"""Read the amount that begins at a place of running text: a number and what bounds it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto
from functools import cached_property

from extractor.grammar import Grammar
from extractor.grammar.schema import UnitRule
from extractor.matching.bounds import bounds, scaled
from extractor.matching.numbers import Number, NumberReader
from extractor.model.quantity import MAX_DIGITS, Modifier, Quantity

__all__ = ["Amount", "AmountReader", "Standing"]

_ONE = Decimal(1)
_HALF = Decimal("0.5")
_SIGN = 2
"""A sign and the character before it."""
_SAID = Decimal(100)
"""From here on a Chinese numeral without a unit is a number (近三千); below it is a word (三教)."""


class Standing(Enum):
    """Whether a number is a figure by itself."""

    CERTAIN = auto()
    ONE = auto()
    """一 or 半 with a unit: it counts, or it is an article (一项重要举措)."""
    ALONE = auto()
    """A small Chinese numeral without a unit: a figure only in a list whose unit comes late."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what stands round it; `number`, `low` and `high` count units as printed."""

    start: int
    end: int
    number_start: int
    number_end: int
    number: Decimal
    step: Decimal
    unit: UnitRule | None = None
    modifier: Modifier = Modifier.EXACT
    low: Decimal | None = None
    high: Decimal | None = None
    standing: Standing = Standing.CERTAIN

    def quantity(self) -> Quantity:
        """Return the amount in its base unit."""
        base = (self.unit.base or self.unit.name) if self.unit else None
        worth = Decimal(self.unit.factor) if self.unit else _ONE
        if worth == _ONE:
            return Quantity(self.number, base, self.step, self.modifier, self.low, self.high)
        low, high = (None if end is None else scaled(end, worth) for end in (self.low, self.high))
        return Quantity(
            scaled(self.number, worth), base, scaled(self.step, worth), self.modifier, low, high
        )


@dataclass(frozen=True)
class AmountReader:
    """Reads amounts by `units.toml` and `numerals.toml`, from text folded to half width."""

    grammar: Grammar

    def read(self, text: str, position: int, limit: int) -> Amount | None:
        """Return the amount whose number begins at `position`; no digit of it stands past `limit`."""
        number = self.numbers.read(text, position, limit)
        if number is None or _is_code(text, number):
            return None
        number = self._ranged(text, number, limit)
        return self._judged(number, self._surrounded(text, number))

    @cached_property
    def numbers(self) -> NumberReader:
        """What reads the numbers alone."""
        return NumberReader(self.grammar)

    def _ranged(self, text: str, low: Number, limit: int) -> Number:
        """Return the range that begins with `low`, or `low` itself."""
        mark = self._range_mark.match(text, low.end)
        if mark is None or low.upper is not None or self._is_change(text, low):
            return low
        high = self.numbers.upper(text, mark.end(), limit)
        if high is None or high.upper is not None or high.is_arabic != low.is_arabic:
            return low
        if low.unit and high.unit and low.unit.name != high.unit.name:
            return low
        unit = high.unit or low.unit
        factor = Decimal(high.unit.factor) if high.unit else Decimal(1)
        absolute = scaled(low.value, Decimal(low.unit.factor) if low.unit else Decimal(1)) / factor
        says_nothing = low.worth == 1 and low.unit is None
        shared = scaled(low.value, Decimal(high.worth)) if says_nothing else absolute
        value = shared if shared < high.value else absolute
        if value >= high.value:
            return low
        step = low.step * value / low.value if low.value else low.step
        return replace(high, start=low.start, value=value, step=step, upper=high.value, unit=unit)

    def _is_change(self, text: str, low: Number) -> bool:
        """Return whether a change begins with this number: 由120人到150人, 从5%至8%."""
        origin = text[low.start - 1 : low.start]
        return low.unit is not None and bool(origin) and origin in self.grammar.units.change_from

    def _surrounded(self, text: str, number: Number) -> Amount:
        """Return the number with the words and marks that stand before and behind it."""
        before = self.numbers.units.before(text, number.start)
        after = self.numbers.units.after(text, number.end)
        start = before.start if before else number.start
        mark = text[start - 1 : start] if before is None else ""
        unit, sign, number_start = number.unit, 1, number.start
        if unit is None and mark in self.grammar.units.prices:
            unit, start = self.numbers.units.named[self.grammar.units.prices[mark]], start - 1
        elif mark and self._negative.search(text, max(0, start - _SIGN), start):
            sign, start, number_start = -1, start - 1, start - 1
        word = next((each.modifier for each in (before, after) if each), Modifier.EXACT)
        modifier, low, high = _bounds(number, number.value * sign, word)
        return Amount(
            start=start,
            end=after.end if after else number.end,
            number_start=number_start,
            number_end=number.digits_end,
            number=number.value * sign,
            step=number.step,
            unit=unit,
            modifier=modifier,
            low=low,
            high=high,
        )

    def _judged(self, number: Number, amount: Amount) -> Amount | None:
        """Return the amount with its standing; None where the number is a word."""
        if number.is_arabic:
            most = number.unit.most if number.unit else None
            return amount if most is None or number.value <= most else None
        if number.is_bare and amount.modifier is Modifier.EXACT:
            return None
        if amount.unit is None:
            said = number.value >= _SAID or number.value != number.value.to_integral_value()
            return amount if said else replace(amount, standing=Standing.ALONE)
        counts = amount.unit.is_rate or amount.modifier not in {Modifier.EXACT, Modifier.ABOUT}
        if number.value in {1, _HALF} and not counts:
            return replace(amount, standing=Standing.ONE)
        return amount

    @cached_property
    def _range_mark(self) -> re.Pattern[str]:
        return re.compile(rf"\s*(?:{self.grammar.units.range_mark})\s*")

    @cached_property
    def _negative(self) -> re.Pattern[str]:
        return re.compile(self.grammar.units.negative)


def _bounds(
    number: Number, value: Decimal, word: Modifier
) -> tuple[Modifier, Decimal | None, Decimal | None]:
    """Return how a number is bounded: as a range, by a word inside it, by one beside it."""
    if number.upper is not None:
        return Modifier.RANGE, value, number.upper
    if number.more is not None:
        return Modifier.MORE_THAN, value, number.more
    modifier = number.word if word is Modifier.EXACT else word
    return modifier, *bounds(value, modifier)


def _is_code(text: str, number: Number) -> bool:
    """Return whether the digits are no quantity: 0571, or more than any quantity has."""
    if number.is_arabic and text.startswith("0", number.start):
        return number.step == 1 and number.value != 0
    length = number.digits_end - number.start
    return length > MAX_DIGITS and len(number.value.normalize().as_tuple().digits) > MAX_DIGITS
