"""Find the words of a sentence that tell what its figures count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar.schema import CueRule, IndicatorRule

__all__ = ["Cue", "CueFinder"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words in a text that speak of an indicator."""

    start: int
    end: int
    indicator: IndicatorRule
    rule: CueRule

    def accepts(self, unit: str) -> bool:
        """Return whether what these words speak of is counted in a unit."""
        return not self.indicator.units or unit in self.indicator.units


@dataclass(frozen=True)
class CueFinder:
    """Finds the cues of `indicators.toml`."""

    indicators: Sequence[IndicatorRule]

    def find(self, text: str, start: int, end: int, units: frozenset[str], frame: str) -> list[Cue]:
        """Return the cues between `start` and `end` for figures in any of `units`.

        `frame` is what the sentence speaks of: its text and the heading above it.
        """
        return list(self._find(text, start, end, units, frame))

    def _find(
        self, text: str, start: int, end: int, units: frozenset[str], frame: str
    ) -> Iterator[Cue]:
        for indicator, accepted in self._accepted:
            if accepted and accepted.isdisjoint(units):
                continue
            for rule in indicator.cue:
                if rule.frame and not rule.frame.search(frame):
                    continue
                for found in _overlapping(rule.compiled, text, start, end):
                    yield Cue(found.start(), found.end(), indicator, rule)

    @cached_property
    def _accepted(self) -> list[tuple[IndicatorRule, frozenset[str]]]:
        return [(rule, frozenset(rule.units)) for rule in self.indicators if rule.cue]


def _overlapping(
    pattern: re.Pattern[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """Yield matches, the next one looked for right after each one's first character.

    A cue may reach over a figure and so hide a nearer one that begins within it.
    """
    found = pattern.search(text, start, end)
    while found:
        yield found
        found = pattern.search(text, found.start() + 1, end)
