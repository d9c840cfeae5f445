"""Read the figure that a cell holds: number, multiplier, unit, bound, and the digits that were printed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from extractor.grammar.schema import UnitRule, Units
from extractor.matching.bounds import bounds, place_of_last_digit, scaled
from extractor.model.mention import CellReading, CellState
from extractor.model.quantity import MAX_DIGITS, Modifier, Quantity
from extractor.text.normalise import fold_width

__all__ = ["CellReader"]

_SIGN = r"[-+\u2212\u2013\u25b3\u25b2]"
_BRACKET = r"\((?!\s*\d)[^()]{1,12}\)"
_DIGIT = re.compile(r"\d")
_PERCENT = 100
_ONE = Decimal(1)
_BLANK = CellReading(CellState.BLANK)
_PENDING = CellReading(CellState.PENDING)
_TEXT = CellReading(CellState.TEXT)
_NEGATIVE_SIGNS = "-\u2212\u2013\u25b3\u25b2"


@dataclass(frozen=True)
class CellReader:
    """Reads cells by the units and marks of `units.toml`."""

    units: Units

    def read(self, text: str) -> CellReading:
        """Return what a cell holds.

        The figure must be all that the cell holds, but for a unit and a bracketed noun: 36 (试点).
        """
        if text.isdecimal() and len(text) <= MAX_DIGITS:  # as most figures are printed
            number = Decimal(text)
            exact = Quantity(number, None, _ONE, Modifier.EXACT, number, number)
            return CellReading(CellState.FIGURE, exact, 0, len(text))
        plain = fold_width(text)
        bare = plain.strip()
        if not bare:
            return _BLANK
        if self._pending.fullmatch(bare):
            return _PENDING
        found = self._figure.fullmatch(plain) if _DIGIT.search(plain) else None
        quantity = self._quantity(found) if found else None
        if found is None or quantity is None:
            return _TEXT
        start = found.start("figure")
        return CellReading(CellState.FIGURE, quantity, start, start + len(found["figure"].rstrip()))

    def in_unit(self, reading: CellReading, unit: str | None) -> CellReading:
        """Return a reading in the unit that the header says, where the cell itself prints none."""
        quantity = reading.quantity
        if quantity is None or quantity.unit is not None or unit is None:
            return reading
        rule = self._rule_named(unit)
        known = _in(rule, quantity) if rule else _with_unit(quantity, unit)
        return CellReading(reading.state, known, reading.start, reading.end)

    def unit_in_header(self, header: str) -> str | None:
        """Return the unit that a header, a caption or a line above the table states."""
        found = self._header_unit.search(header.strip())
        named = (found["bracket"] or found["stated"]) if found else None
        rule = self._spellings.get(fold_width(named).strip().lower()) if named else None
        return rule.name if rule else None

    def same_base(self, unit: str | None, other: str | None) -> bool:
        """Return whether two units measure the same thing: 万元 and 元."""
        rules = self._rule_named(unit), self._rule_named(other)
        bases = [rule.base or rule.name for rule in rules if rule]
        return len(bases) == len(rules) and len(set(bases)) == 1

    def is_rate(self, unit: str | None) -> bool:
        """Return whether figures of a unit are rates."""
        rule = self._rule_named(unit)
        return rule is not None and rule.is_rate

    @property
    def fraction(self) -> str | None:
        """The unit of rates that print as 0.86."""
        rates = (rule for rule in self.units.unit if rule.is_rate and rule.base)
        return next((rule.name for rule in rates if Decimal(rule.factor) == _PERCENT), None)

    @cached_property
    def _spellings(self) -> dict[str, UnitRule]:
        return {
            fold_width(spelling).lower(): rule
            for rule in self.units.unit
            for spelling in rule.spellings
        }

    @cached_property
    def _pending(self) -> re.Pattern[str]:
        return re.compile(self.units.pending, re.IGNORECASE)

    @cached_property
    def _header_unit(self) -> re.Pattern[str]:
        return re.compile(self.units.header_unit)

    @cached_property
    def _figure(self) -> re.Pattern[str]:
        words = self.units.modifiers
        before, behind = _alternatives(words.before), _alternatives(words.inside | words.after)
        multiplier = _alternatives(self.units.multipliers)
        unit = _alternatives(self._spellings)
        number = self.units.number
        return re.compile(
            rf"\s*(?P<figure>(?P<before>{before})?\s*"
            rf"(?:(?P<sign>{_SIGN})\s*)?(?P<open>\((?=\s*(?:{number})\s*\)))?\s*"
            rf"(?P<number>{number})(?P<close>\s*\))?(?:(?P<behind>-)(?=\s*$))?"
            rf"(?:\s*(?:{self.units.range_mark})\s*(?P<upper>{number}))?"
            rf"\s*(?P<after>{behind})?\s*(?P<multiplier>{multiplier})?\s*(?P<late>{behind})?"
            rf"\s*(?P<unit>{unit})?\s*(?P<last>{behind})?)"
            rf"\s*(?:{_BRACKET})?\s*",
            re.IGNORECASE,
        )

    def _quantity(self, found: re.Match[str]) -> Quantity | None:
        if bool(found["open"]) != bool(found["close"]):
            return None
        rule = self._spellings.get((found["unit"] or "").lower())
        worth = Decimal(self.units.multipliers.get(found["multiplier"] or "", "1"))
        if rule:
            worth *= Decimal(rule.factor)
        number = Decimal(re.sub(r"[^\d.]", "", found["number"]))
        if len(number.as_tuple().digits) > MAX_DIGITS:
            return None
        negative = found["open"] or found["behind"] or (found["sign"] or "+") in _NEGATIVE_SIGNS
        value = scaled(number, worth) * (-1 if negative else 1)
        step = scaled(Decimal(1).scaleb(int(number.as_tuple().exponent)), worth)
        base = (rule.base or rule.name) if rule else None
        if found["upper"]:
            upper = scaled(Decimal(re.sub(r"[^\d.]", "", found["upper"])), worth)
            return Quantity(value, base, step, Modifier.RANGE, value, upper)
        words = (found[group] for group in ("before", "after", "late", "last"))
        word = next((word for word in words if word), None)
        modifier = self.units.modifiers.words[word] if word else Modifier.EXACT
        low, high = bounds(value, modifier)
        if modifier is Modifier.MORE_THAN and word in self.units.modifiers.inside:
            high = value + scaled(place_of_last_digit(number), worth)
        return Quantity(value, base, step, modifier, low, high)

    def _rule_named(self, name: str | None) -> UnitRule | None:
        return self._named.get(name or "")

    @cached_property
    def _named(self) -> dict[str, UnitRule]:
        return {rule.name: rule for rule in self.units.unit}


def _in(rule: UnitRule, quantity: Quantity) -> Quantity:
    """Return a bare quantity as one in a unit."""
    worth = Decimal(rule.factor)
    base = rule.base or rule.name
    if worth == 1:
        return _with_unit(quantity, base)
    low, high = (
        None if bound is None else scaled(bound, worth) for bound in (quantity.low, quantity.high)
    )
    value, step = scaled(quantity.value, worth), scaled(quantity.step, worth)
    return Quantity(value, base, step, quantity.modifier, low, high)


def _with_unit(quantity: Quantity, unit: str) -> Quantity:
    """Return a quantity with a unit; a third of the time that `replace` takes."""
    step, modifier = quantity.step, quantity.modifier
    return Quantity(quantity.value, unit, step, modifier, quantity.low, quantity.high)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
