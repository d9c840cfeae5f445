"""Give the numbers of a list the unit that stands once for all: 分别为711、1530和14人."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extractor.grammar.schema import ListRules, UnitRule
from extractor.matching.amounts import Amount, Standing
from extractor.matching.units import UnitFinder

__all__ = ["UnitSharer"]

_A_MYRIAD = 10_000
_A_LIST = 2
"""So many numbers make a list."""


@dataclass(frozen=True)
class UnitSharer:
    """Shares units by the list rules of `units.toml`."""

    lists: ListRules
    units: UnitFinder

    def share(self, text: str, amounts: Sequence[Amount]) -> list[Amount]:
        """Return the amounts with the units that their list or bracket gives them."""
        if all(amount.unit for amount in amounts):
            return list(amounts)
        shared = [self._as_money(text, each) for each in self._from_statement(text, amounts)]
        shared = self._from_brackets(text, shared)
        for index in range(len(shared) - 2, -1, -1):
            one, other = shared[index], shared[index + 1]
            if _lacks(one, other) and self._joins(text, shared, index):
                unit = self._late_unit(text, one, other)
                shared[index] = _with_unit(one, unit, says_each=self._says_each(text, one))
        for index in range(1, len(shared)):
            one, other = shared[index], shared[index - 1]
            if _lacks(one, other) and self._continues(text, other, one):
                shared[index] = _with_unit(one, other.unit, says_each=False)
        return shared

    def _late_unit(self, text: str, one: Amount, other: Amount) -> UnitRule | None:
        """Return the unit that a number takes from another: 元 for 74.9万 where 8.3万元 follows."""
        has_multiplier = text[one.number_end - 1] in self.units.units.multipliers
        if has_multiplier and other.unit and other.unit.base:
            return self.units.named.get(other.unit.base, other.unit)
        return other.unit

    def _joins(self, text: str, amounts: Sequence[Amount], index: int) -> bool:
        """Return whether the number at `index` and the next are items of one list."""
        one, other = amounts[index], amounts[index + 1]
        gap = self._gap.fullmatch(text, one.end, other.start)
        if gap is None:
            return False
        if not gap["label"]:
            return True
        return self._are_alike(self._label_of(text, one), gap["label"])

    def _are_alike(self, label: str, other: str) -> bool:
        """Return whether two labels name parts of one thing: A校120、B校85人."""
        if self._own_noun.search(label) or self._own_noun.search(other):
            return False
        if not label:
            return False
        return label[-1] == other[-1] or (len(label) == len(other) and label[0] == other[0])

    def _continues(self, text: str, one: Amount, other: Amount) -> bool:
        """Return whether a list goes on without repeating its unit: 711人、1530、14."""
        gap = self._gap.fullmatch(text, one.end, other.start)
        return gap is not None and not gap["label"] and self._says_each(text, one)

    def _says_each(self, text: str, amount: Amount) -> bool:
        """Return whether 分别 or 各 stands in the clause before."""
        return bool(self._each.search(text, max(0, amount.start - 40), amount.start))

    def _from_statement(self, text: str, amounts: Sequence[Amount]) -> list[Amount]:
        """Return the amounts with the unit that is stated before them: （单位：万元）."""
        stated = self._stated.search(text)
        found = self.units.unit(text, stated.end()) if stated else None
        return [
            replace(amount, unit=found.rule)
            if found and amount.unit is None and amount.start > found.end
            else amount
            for amount in amounts
        ]

    def _as_money(self, text: str, amount: Amount) -> Amount:
        """Return a number in 万 or 亿 as money, where the words beside it say so: 260多万资金."""
        is_large = amount.unit is None and abs(amount.number) >= _A_MYRIAD
        if not is_large or text[amount.number_end - 1].isdecimal():
            return amount
        rules = self.lists.money
        before = self._money[0].search(text, max(0, amount.start - 16), amount.start)
        if before or self._money[1].match(text, amount.end):
            return replace(amount, unit=self.units.named[rules.unit])
        return amount

    def _from_brackets(self, text: str, amounts: list[Amount]) -> list[Amount]:
        """Return the amounts with units that stand behind a bracket: 3200（本科2000，专科1200）人."""
        for index in range(len(amounts)):
            amount = amounts[index]
            opened = self._opening.match(text, amount.end)
            closed = text.find(")", opened.end()) if opened else -1
            if closed < 0:
                continue
            inside = [
                place for place, other in enumerate(amounts) if amount.end < other.start < closed
            ]
            late = self.units.unit(text, closed + 1)
            if amount.unit is None and late:
                amounts[index] = amount = replace(amount, unit=late.rule)
            elif not self._is_breakdown(text, [amounts[place] for place in inside]):
                continue
            for place in inside:
                if _lacks(amounts[place], amount):
                    amounts[place] = replace(amounts[place], unit=amount.unit)
        return amounts

    def _is_breakdown(self, text: str, inside: Sequence[Amount]) -> bool:
        """Return whether a bracket's numbers are parts of the one before it, without a unit."""
        if len(inside) < _A_LIST or any(each.unit for each in inside):
            return False
        labels = [self._label_of(text, each) for each in inside]
        return all(label and not self._own_noun.search(label) for label in labels)

    def _label_of(self, text: str, amount: Amount) -> str:
        """Return the words that name a number: 本科 in 本科2000."""
        found = self._label.search(text, max(0, amount.start - 12), amount.start)
        return found["label"] if found else ""

    @cached_property
    def _gap(self) -> re.Pattern[str]:
        return re.compile(rf"\s*(?:{self.lists.separator})\s*(?P<label>{self.lists.label})\s*")

    @cached_property
    def _label(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<label>{self.lists.label})\s*$")

    @cached_property
    def _stated(self) -> re.Pattern[str]:
        return re.compile(self.lists.stated)

    @cached_property
    def _money(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        return re.compile(self.lists.money.before), re.compile(self.lists.money.after)

    @cached_property
    def _each(self) -> re.Pattern[str]:
        return re.compile(self.lists.each)

    @cached_property
    def _own_noun(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.lists.own_nouns})$")

    @cached_property
    def _opening(self) -> re.Pattern[str]:
        return re.compile(r"\s*\(")


def _lacks(one: Amount, other: Amount) -> bool:
    """Return whether `other` has a unit that `one` may take."""
    return one.unit is None and other.unit is not None and other.standing is Standing.CERTAIN


def _with_unit(one: Amount, unit: UnitRule | None, *, says_each: bool) -> Amount:
    """Return an amount with a unit; a small Chinese numeral counts where 分别 says so."""
    if one.standing is Standing.CERTAIN:
        return replace(one, unit=unit)
    return replace(one, unit=unit, standing=Standing.CERTAIN) if says_each else one
