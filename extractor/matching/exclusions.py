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
from extractor.text.spacing import unspaced

__all__ = ["ExclusionMatcher"]

_KINDS = ("digit", "numeral", "letter")


@dataclass(frozen=True)
class ExclusionMatcher:
    """Finds by the rules of `exclusions.toml`.

    A rule is tried only where it can begin, so that a text without numbers costs next to nothing.
    """

    grammar: Grammar

    def find(self, text: str) -> tuple[Exclusion, ...]:
        """Return every exclusion in `text`, in order; none overlaps another."""
        plain = unspaced(fold_width(text))
        return tuple(
            Exclusion(*plain.raw(each.start, each.end), each.rule)
            for each in self._found(plain.text)
        )

    def may_hold_number(self, text: str) -> bool:
        """Return whether a digit, of any width, or a numeral stands in `text`."""
        return self._number.search(text) is not None

    def _found(self, text: str) -> Iterator[Exclusion]:
        end, rules_of = 0, self._rules
        for place in self._places.finditer(text):
            start = place.start()
            if start < end:
                continue
            rules = rules_of[place.lastgroup or text[start]]
            found = rules.pattern.match(text, start)
            exclusion = self._of(text, rules, found) if found else None
            if exclusion:
                end = exclusion.end
                yield exclusion

    def _of(self, text: str, rules: "_Rules", found: re.Match[str]) -> Exclusion | None:
        """Return what a rule found; where a unit gainsays the first rule, another may still hold."""
        start, rule = found.start(), rules.rules[int((found.lastgroup or "r0")[1:])]
        if not self._is_gainsaid(text, rule, found.end()):
            return Exclusion(start, found.end(), rule.id)
        for other in rules.rules:
            alone = self._alone[other.id].match(text, start)
            if alone and not self._is_gainsaid(text, other, alone.end()):
                return Exclusion(start, alone.end(), other.id)
        return None

    def _is_gainsaid(self, text: str, rule: ExclusionRule, end: int) -> bool:
        return rule.unless_unit and self._units.unit(text, end) is not None

    @cached_property
    def _units(self) -> UnitFinder:
        return UnitFinder(self.grammar.units, self.grammar.numeral_rules.half)

    @cached_property
    def _number(self) -> re.Pattern[str]:
        return re.compile(rf"[\d{self._numerals}]")

    @cached_property
    def _numerals(self) -> str:
        return re.escape(self.grammar.numerals.characters + self.grammar.numeral_rules.half)

    @cached_property
    def _places(self) -> re.Pattern[str]:
        openers = re.escape("".join(each for each in self._rules if len(each) == 1))
        return re.compile(
            rf"(?P<digit>\d+)|(?P<numeral>[{self._numerals}]+)|(?P<letter>[A-Za-z]+)|[{openers}]"
        )

    @cached_property
    def _rules(self) -> dict[str, "_Rules"]:
        """The rules by where they begin: `digit`, `numeral`, `letter`, or a character."""
        begun: dict[str, list[ExclusionRule]] = {kind: [] for kind in _KINDS}
        for rule in self.grammar.exclusions.rule:
            for begins in [rule.begins] if rule.begins in _KINDS else rule.begins:
                begun.setdefault(begins, []).append(rule)
        return {begins: self._together(rules) for begins, rules in begun.items()}

    @cached_property
    def _alone(self) -> dict[str, re.Pattern[str]]:
        rules = self.grammar.exclusions
        return {rule.id: re.compile(rules.pattern_of(rule)) for rule in rules.rule}

    def _together(self, rules: Sequence[ExclusionRule]) -> "_Rules":
        patterns = (
            f"(?P<r{number}>{self.grammar.exclusions.pattern_of(rule)})"
            for number, rule in enumerate(rules)
        )
        return _Rules(tuple(rules), re.compile("|".join(patterns)))


@dataclass(frozen=True, slots=True)
class _Rules:
    """Rules that begin alike, and all their patterns as one; group `r7` is the eighth rule's."""

    rules: Sequence[ExclusionRule]
    pattern: re.Pattern[str]
