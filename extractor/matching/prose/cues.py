"""Find the words of a sentence that tell what its figures count."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extractor.grammar.schema import CueRule, IndicatorRule

__all__ = ["Cue", "CueFinder"]

_REMEMBERED = 256
"""So many sets of units are remembered with the rules for them."""


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
        for indicator, rule in self._rules(units):
            if rule.frame and not rule.frame.search(frame):
                continue
            found = rule.compiled.search(text, start, end)
            while found:
                yield Cue(found.start(), found.end(), indicator, rule)
                # a cue may reach over a figure and so hide a nearer one that begins within it
                found = rule.compiled.search(text, found.start() + 1, end)

    @cached_property
    def _rules(self) -> Callable[[frozenset[str]], list[tuple[IndicatorRule, CueRule]]]:
        """What returns the rules for some units; sentences have the same few over and over."""
        return lru_cache(maxsize=_REMEMBERED)(self._accepting)

    def _accepting(self, units: frozenset[str]) -> list[tuple[IndicatorRule, CueRule]]:
        return [
            (indicator, rule)
            for indicator in self.indicators
            if not indicator.units or not units.isdisjoint(indicator.units)
            for rule in indicator.cue
        ]
