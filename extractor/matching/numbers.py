"""Read a printed number: digits, Chinese numerals, multipliers, unit, parts of a whole, ratios."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from extractor.grammar import Grammar
from extractor.grammar.schema import UnitRule
from extractor.matching.bounds import place_of_last_digit, scaled
from extractor.matching.units import UnitFinder
from extractor.model.quantity import Modifier
from extractor.text.spelled import SpelledNumbers

__all__ = ["Number", "NumberReader"]

_ONE = Decimal(1)
_HALF = Decimal("0.5")
_PERCENT = Decimal(100)


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number before its surroundings are looked at."""

    start: int
    digits_end: int
    end: int
    value: Decimal
    step: Decimal
    upper: Decimal | None = None
    unit: UnitRule | None = None
    worth: int = 1
    word: Modifier = Modifier.EXACT
    is_arabic: bool = True
    is_bare: bool = False

    @property
    def more(self) -> Decimal | None:
        """The value that 多 or 余 stays below."""
        if self.word is not Modifier.MORE_THAN:
            return None
        return self.value + place_of_last_digit(self.value / self.worth) * self.worth


@dataclass(frozen=True)
class NumberReader:
    """Reads numbers by `units.toml` and `numerals.toml`, from text folded to half width."""

    grammar: Grammar

    def read(self, text: str, position: int, limit: int) -> Number | None:
        """Return the number that begins at `position`; no digit of it stands past `limit`."""
        if not self._related.match(text, position, limit):
            return self._number(text, position, limit)
        return (
            self._share(text, position)
            or self._part(text, position, limit)
            or self._ratio(text, position, limit)
            or self._number(text, position, limit)
        )

    def upper(self, text: str, position: int, limit: int) -> Number | None:
        """Return the number that begins at `position` as the upper end of a range."""
        return self._part(text, position, limit) or self._number(text, position, limit)

    @cached_property
    def units(self) -> UnitFinder:
        """What finds units and modifiers."""
        return UnitFinder(self.grammar.units, self.grammar.numeral_rules.half)

    @cached_property
    def spelled(self) -> SpelledNumbers:
        """What reads Chinese numbers."""
        return SpelledNumbers(self.grammar.numerals)

    @cached_property
    def behind_a_numeral(self) -> frozenset[str]:
        """The characters that may stand behind a numeral that is a number, alone or in a list."""
        units, numerals = self.grammar.units, self.grammar.numeral_rules
        words = (*units.modifiers.inside, numerals.point, numerals.part_of, *units.multipliers)
        spelled = (spelling for rule in units.unit for spelling in rule.spellings)
        return frozenset(word[0] for word in (*words, *spelled)) | set(units.behind_a_numeral)

    def _digits(self, text: str, position: int, limit: int) -> Number | None:
        """Return digits or numerals alone."""
        found = self._arabic.match(text, position, limit)
        if found:
            end, printed = found.end(), found[0]
            if printed.isdecimal():
                return Number(position, end, end, Decimal(printed), _ONE)
            value = Decimal(re.sub(r"[^\d.]", "", printed))
            return Number(position, end, end, value, _ONE.scaleb(int(value.as_tuple().exponent)))
        found = self._spelled.match(text, position, limit)
        number = self.spelled.read(found[0]) if found else None
        if found is None or number is None:
            return self._half(text, position)
        end = found.end()
        return Number(
            position, end, end, number.value, number.step, number.high,
            is_arabic=False, is_bare=number.is_bare,
        )  # fmt: skip

    def _half(self, text: str, position: int) -> Number | None:
        half = self.grammar.numeral_rules.half
        if not text.startswith(half, position):
            return None
        end = position + len(half)
        return Number(position, end, end, _HALF, _HALF, is_arabic=False)

    def _number(self, text: str, position: int, limit: int) -> Number | None:
        """Return a number with multiplier and unit."""
        number = self._digits(text, position, limit)
        if number is None:
            return None
        number = self._with_word(text, number)
        measured = self._with_unit(text, number, limit)
        if measured.unit:
            return measured
        number = self._multiplied(text, number, limit)
        return self._with_unit(text, self._with_word(text, number), limit)

    def _with_word(self, text: str, number: Number) -> Number:
        word = self.units.inside(text, number.end)
        return replace(number, word=word.modifier, end=word.end) if word else number

    def _multiplied(self, text: str, number: Number, limit: int) -> Number:
        worth, end = self.units.multiplier(text, number.end)
        if worth == 1 or end > limit:
            return number
        value, step = scaled(number.value, Decimal(worth)), scaled(number.step, Decimal(worth))
        upper = None if number.upper is None else number.upper * worth
        more = self._digits(text, end, limit)
        rest_worth, rest_end = self.units.multiplier(text, more.end) if more else (1, end)
        if more and more.is_arabic and rest_worth > 1 and more.value * rest_worth < worth:
            value, step, end = value + more.value * rest_worth, Decimal(rest_worth), rest_end
        return replace(
            number, value=value, step=step, upper=upper, worth=worth, digits_end=end, end=end
        )

    def _with_unit(self, text: str, number: Number, limit: int) -> Number:
        found = self.units.unit(text, number.end)
        if found is None or found.end > limit or (found.rule.arabic and not number.is_arabic):
            return number
        rule, end, half = found.rule, found.end, self.grammar.numeral_rules.half
        number = replace(number, unit=rule, end=end)
        if found.inside == half or (rule.is_time and text.startswith(half, end)):
            end += 0 if found.inside else len(half)
            return replace(number, value=number.value + _HALF, step=_HALF, end=end)
        if found.inside:
            return replace(number, word=self.grammar.units.modifiers.inside[found.inside])
        if rule.is_tenths:
            digit = self._digits(text, end, min(limit, end + 1))
            if digit and not self.units.unit(text, digit.end):
                value = number.value + digit.value / 10
                number = replace(number, value=value, step=Decimal("0.1"), end=digit.end)
                return replace(number, digits_end=digit.end)
        word = self.units.inside(text, end) if rule.is_time or rule.is_money else None
        if word and word.bounds_above:
            return replace(number, word=word.modifier, end=word.end)
        return number

    def _share(self, text: str, position: int) -> Number | None:
        """Return 一半, as a rate."""
        for word, value in self.grammar.units.shares.items():
            if text.startswith(word, position):
                end = position + len(word)
                return Number(position, end, end, Decimal(value), Decimal(1), unit=self._percent)
        return None

    def _part(self, text: str, position: int, limit: int) -> Number | None:
        """Return a fraction as a rate: 百分之九十七, 三分之二, 2/3."""
        slashed = self._fraction.match(text, position, limit)
        if slashed and 0 < int(slashed["part"]) < int(slashed["whole"]):
            part, whole = Decimal(slashed["part"]), Decimal(slashed["whole"])
            return self._rate(position, slashed.end(), part, whole, Decimal(1))
        found = self._part_of.match(text, position, limit)
        number = self._digits(text, found.end(), limit) if found else None
        if found is None or number is None:
            return None
        name = found["whole"]
        spelled = None if name.isdecimal() else self.spelled.read(name)
        whole = spelled.value if spelled else Decimal(name if name.isdecimal() else 0)
        if not whole:
            return None
        rate = self._rate(position, number.end, number.value, whole, number.step)
        rate = replace(rate, upper=number.upper, is_arabic=number.is_arabic)
        return self._with_word(text, rate)

    def _rate(self, start: int, end: int, part: Decimal, whole: Decimal, step: Decimal) -> Number:
        value = part * _PERCENT / whole
        if whole.normalize().as_tuple().digits == (1,):
            value, step = scaled(part, _PERCENT / whole), scaled(step, _PERCENT / whole)
        else:
            value, step = value.quantize(Decimal("0.01")), Decimal("0.01")
        return Number(start, end, end, value, step, unit=self._percent)

    def _ratio(self, text: str, position: int, limit: int) -> Number | None:
        """Return 16.5:1 as 16.5 to one."""
        found = self._ratio_pattern.match(text, position, limit)
        sides = [self._digits(found[side], 0, len(found[side])) for side in (1, 2)] if found else []
        if found is None or None in sides:
            return None
        left, right = (side for side in sides if side)
        if not right.value:
            return None
        value = (left.value / right.value).quantize(Decimal("0.0001"))
        step = left.step if right.value == 1 else Decimal("0.0001")
        end = found.end()
        return Number(position, end, end, value.normalize() + 0, step, unit=self._one_to)

    @cached_property
    def _arabic(self) -> re.Pattern[str]:
        return re.compile(self.grammar.units.number)

    @cached_property
    def _spelled(self) -> re.Pattern[str]:
        return re.compile(self.spelled.pattern)

    @cached_property
    def _related(self) -> re.Pattern[str]:
        """What a number has behind it that is set against another, and the words that are shares."""
        shares = "|".join(map(re.escape, self.grammar.units.shares))
        part_of, mark = self.grammar.numeral_rules.part_of, self.grammar.units.ratio_mark
        number = rf"(?:[\d.]+|{self.spelled.pattern})"
        return re.compile(rf"{shares}|{number}\s*(?:{part_of}|/|{mark})")

    @cached_property
    def _part_of(self) -> re.Pattern[str]:
        word = re.escape(self.grammar.numeral_rules.part_of)
        return re.compile(rf"(?P<whole>\d+|{self.spelled.pattern})\s*{word}\s*")

    @cached_property
    def _fraction(self) -> re.Pattern[str]:
        return re.compile(self.grammar.units.fraction)

    @cached_property
    def _ratio_pattern(self) -> re.Pattern[str]:
        side = rf"\d+(?:\.\d+)?|{self.spelled.pattern}"
        mark = self.grammar.units.ratio_mark
        return re.compile(rf"({side})\s*(?:{mark})\s*({side})(?!\s*(?:{mark}))")

    @cached_property
    def _percent(self) -> UnitRule:
        return self.units.named["%"]

    @cached_property
    def _one_to(self) -> UnitRule:
        return self.units.named[":1"]
