"""The words by which figures are led to what they count."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar import Grammar
from extractor.grammar.schema import Relations
from extractor.matching.prose.cues import CueFinder
from extractor.matching.prose.layout import Scope, Spot
from extractor.text.normalise import strip_space

__all__ = ["Vocabulary", "without"]

BEFORE = 24
"""So many characters before a figure may say that it adds up."""


@dataclass(frozen=True)
class Vocabulary:
    """A grammar's words, made ready once."""

    grammar: Grammar

    def noun(self, scope: Scope, spot: Spot, names: Sequence[tuple[int, int]]) -> str:
        """Return what the clause says besides names and light words; "" leaves the figure bare."""
        is_listed = self.goes_on_listing(scope.text[slice(*spot.right)])
        spans = (spot.left,) if is_listed else (spot.left, spot.right)
        parts = [without(names, scope.text, *span) for span in spans]
        plain = [strip_space(self.members.sub("", part)) for part in parts]
        return "".join(part for part in plain if not self.relations.light.find(part))

    def goes_on_listing(self, behind: str) -> bool:
        """Return whether what stands behind a figure is nothing, or the next item of its list."""
        return not behind.strip() or bool(self.relations.list_mark.find(behind))

    def is_total(self, scope: Scope, spot: Spot) -> bool:
        """Return whether the words right before a figure say that it adds up."""
        start = max(spot.left[0], spot.start - BEFORE)
        return bool(self.relations.total.find(scope.text[start : spot.start].rstrip()))

    @property
    def relations(self) -> Relations:
        """The grammar's words for relations between figures."""
        return self.grammar.relations

    @cached_property
    def money(self) -> frozenset[str]:
        """Units of what is paid for whatever stands between."""
        return frozenset(
            unit
            for rule in self.grammar.indicators.indicator
            if rule.unit_implied
            for unit in rule.units
            if unit
        )

    @cached_property
    def members(self) -> re.Pattern[str]:
        """Names of the parts of a known whole: 国家级, 校内."""
        words = {
            word for family in self.relations.family for member in family.members for word in member
        }
        return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))

    @cached_property
    def finder(self) -> CueFinder:
        """What finds the cues of sentences."""
        return CueFinder(self.grammar.indicators.indicator)


def without(names: Sequence[tuple[int, int]], text: str, start: int, end: int) -> str:
    """Return a stretch of a text less the names in it."""
    kept = list(text[start:end])
    for first, last in names:
        if first < end and start < last:
            for place in range(max(first, start), min(last, end)):
                kept[place - start] = ""
    return "".join(kept)
