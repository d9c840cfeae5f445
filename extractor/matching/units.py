"""Find units and modifiers in text, each with what may not follow it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar.schema import UnitRule, Units
from extractor.model.quantity import Modifier
from extractor.text.normalise import fold_width, strip_space

__all__ = ["FoundModifier", "FoundUnit", "UnitFinder"]

_BETWEEN = 9
"""So many characters at most stand between a modifier and its number."""


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit at a place; `inside` is a word within its spelling (三个多月)."""

    rule: UnitRule
    end: int
    inside: str = ""


@dataclass(frozen=True, slots=True)
class FoundModifier:
    """A word that bounds a figure, and its characters."""

    modifier: Modifier
    start: int
    end: int
    bounds_above: bool = False


@dataclass(frozen=True)
class UnitFinder:
    """Finds what `units.toml` lists. All texts are folded to half width."""

    units: Units
    half: str

    def unit(self, text: str, position: int) -> FoundUnit | None:
        """Return the unit that begins here, blanks aside."""
        found = self._unit.match(text, position)
        if found is None:
            return None
        if found["whole"]:
            return FoundUnit(self._rules[strip_space(found["whole"])], found.end())
        spelling = found["counter"] + found["rest"]
        return FoundUnit(self._rules[spelling], found.end(), found["inside"])

    def multiplier(self, text: str, position: int) -> tuple[int, int]:
        """Return what the multiplier here is worth, and where it ends; 1 where there is none."""
        found = self._multiplier.match(text, position)
        return (int(self.units.multipliers[found[1]]), found.end()) if found else (1, position)

    def before(self, text: str, position: int) -> FoundModifier | None:
        """Return the modifier that stands directly before the number here."""
        start = max(0, position - self._longest)
        found = self._before.search(text, start, position + 1)
        if found is None:
            return None
        word = found[1] or found[2]
        return FoundModifier(self.units.modifiers.before[word], found.start(), found.end())

    def inside(self, text: str, position: int) -> FoundModifier | None:
        """Return the modifier that stands between number and multiplier or unit."""
        return self._found(self._inside, self.units.modifiers.inside, text, position)

    def after(self, text: str, position: int) -> FoundModifier | None:
        """Return the modifier that stands behind a unit."""
        return self._found(self._after, self.units.modifiers.after, text, position)

    def _found(
        self, pattern: re.Pattern[str], words: Mapping[str, Modifier], text: str, position: int
    ) -> FoundModifier | None:
        found = pattern.match(text, position)
        if found is None:
            return None
        modifier = words[found[1]]
        is_more = words is self.units.modifiers.inside and modifier is Modifier.MORE_THAN
        return FoundModifier(modifier, found.start(), found.end(), is_more)

    @cached_property
    def named(self) -> dict[str, UnitRule]:
        """The units by name."""
        return {rule.name: rule for rule in self.units.unit}

    @cached_property
    def _rules(self) -> dict[str, UnitRule]:
        return {
            fold_width(spelling): rule for rule in self.units.unit for spelling in rule.spellings
        }

    @cached_property
    def _unit(self) -> re.Pattern[str]:
        guards = {
            fold_width(spelling): guard
            for rule in self.units.unit
            for spelling, guard in rule.guards.items()
        }
        spellings = sorted(self._rules, key=len, reverse=True)
        whole = "|".join(
            _spaced(spelling) + (f"(?!{guards[spelling]})" if spelling in guards else "")
            for spelling in spellings
        )
        split = [each for each in spellings if len(each) > 1 and each[0] == self.units.counter]
        rests = _alternatives(each[1:] for each in split)
        words = _alternatives((*self.units.modifiers.inside, self.half))
        counter = re.escape(self.units.counter)
        return re.compile(
            rf"\s*(?:(?P<counter>{counter})(?P<inside>{words})(?P<rest>{rests})|(?P<whole>{whole}))"
        )

    @cached_property
    def _multiplier(self) -> re.Pattern[str]:
        return re.compile(
            rf"\s*({_alternatives(self.units.multipliers)})(?!{self.units.no_multiplier})"
        )

    @cached_property
    def _before(self) -> re.Pattern[str]:
        words = self.units.modifiers
        close = self._guarded(words.close)
        loose = self._guarded(word for word in words.before if word not in words.close)
        return re.compile(rf"(?:({loose})(?:{words.between})?|({close}))\s*(?=.\Z)", re.DOTALL)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.units.modifiers.before)) + _BETWEEN

    @cached_property
    def _inside(self) -> re.Pattern[str]:
        return re.compile(rf"\s*({self._guarded(self.units.modifiers.inside)})")

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return re.compile(rf"\s*({self._guarded(self.units.modifiers.after)})")

    def _guarded(self, words: Iterable[str]) -> str:
        guards = self.units.modifiers.guards
        return "|".join(
            guards.get(word, re.escape(word)) for word in sorted(words, key=len, reverse=True)
        )


def _spaced(word: str) -> str:
    """Return a pattern of a word between whose ideographs a PDF may have left a blank."""
    return r"\s?".join(map(re.escape, word)) if word > "\u2fff" else re.escape(word)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
