"""Find what holds a number and is no figure: dates, document numbers, names, ordinals, markers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar import Grammar
from extractor.grammar.schema import ExclusionRule
from extractor.matching.units import UnitFinder
from extractor.model.mention import Exclusion
from extractor.text.normalise import fold_width

__all__ = ["ExclusionMatcher"]


@dataclass(frozen=True)
class ExclusionMatcher:
    """Finds by the rules of `exclusions.toml`.

    A rule is tried only where it can begin, so that a text without numbers costs next to nothing.
    """

    grammar: Grammar

    def find(self, text: str) -> tuple[Exclusion, ...]:
        """Return every exclusion in `text`, in order; none overlaps another."""
        plain = fold_width(text)
        found = [
            *self._at_places(plain),
            *self._among(plain, self._anywhere, self._anywhere.pattern.finditer(plain)),
        ]
        return tuple(_apart(sorted(found, key=lambda each: (each.start, -each.end))))

    def _at_places(self, text: str) -> Iterator[Exclusion]:
        """Yield what begins at a number or a Latin letter."""
        end = 0
        for place in self._places.finditer(text):
            if place.start() < end:
                continue
            rules = self._by_kind[place.lastgroup or ""]
            found = rules.pattern.match(text, place.start())
            if found:
                for exclusion in self._among(text, rules, iter([found])):
                    end = exclusion.end
                    yield exclusion

    def _among(
        self, text: str, rules: "_Rules", found: Iterator[re.Match[str]]
    ) -> Iterator[Exclusion]:
        """Yield the matches that stand; another rule may take the place of one that does not."""
        for match in found:
            start = match.start()
            rule = rules.rules[int((match.lastgroup or "r0")[1:])]
            if not rule.unless_unit or self._units.unit(text, match.end()) is None:
                yield Exclusion(start, match.end(), rule.id)
                continue
            for other in rules.rules:
                again = self._alone[other.id].match(text, start) if other is not rule else None
                if again and not (other.unless_unit and self._units.unit(text, again.end())):
                    yield Exclusion(start, again.end(), other.id)
                    break

    @cached_property
    def _units(self) -> UnitFinder:
        return UnitFinder(self.grammar.units, self.grammar.numeral_rules.half)

    @cached_property
    def _places(self) -> re.Pattern[str]:
        numerals = re.escape(self.grammar.numerals.characters)
        return re.compile(rf"(?P<digit>\d+)|(?P<numeral>[{numerals}]+)|(?P<letter>[A-Za-z]+)")

    @cached_property
    def _by_kind(self) -> dict[str, "_Rules"]:
        return {kind: self._rules(kind) for kind in ("digit", "numeral", "letter")}

    @cached_property
    def _anywhere(self) -> "_Rules":
        return self._rules("text")

    @cached_property
    def _alone(self) -> dict[str, re.Pattern[str]]:
        rules = self.grammar.exclusions
        return {rule.id: re.compile(rules.pattern_of(rule)) for rule in rules.rule}

    def _rules(self, begins: str) -> "_Rules":
        rules = tuple(rule for rule in self.grammar.exclusions.rule if rule.begins == begins)
        patterns = (
            f"(?P<r{number}>{self.grammar.exclusions.pattern_of(rule)})"
            for number, rule in enumerate(rules)
        )
        return _Rules(rules, re.compile("|".join(patterns)))


@dataclass(frozen=True, slots=True)
class _Rules:
    """Rules of one kind, and all their patterns as one; group `r7` is the eighth rule's."""

    rules: Sequence[ExclusionRule]
    pattern: re.Pattern[str]


def _apart(found: Sequence[Exclusion]) -> Iterator[Exclusion]:
    """Yield the exclusions that do not begin inside one before them."""
    end = 0
    for each in found:
        if each.start >= end:
            end = each.end
            yield each
