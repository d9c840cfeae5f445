"""Find organisations in running text: colleges by the catalogue, others by how their names end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.grammar import Grammar
from extractor.grammar.schema import OrganisationNames

__all__ = ["OrganisationFinder"]

_REACH = 24
"""No organisation's name is longer, in characters."""
_BESIDE = 8
"""What stands beside a name is looked at so far."""


@dataclass(frozen=True)
class OrganisationFinder:
    """Finds the organisations that a flat text names."""

    grammar: Grammar

    def find(self, flat: str) -> Iterator[tuple[int, int]]:
        """Yield from where to where organisations stand."""
        colleges, last = self.grammar.catalogues.colleges, 0
        for ending in self._rules.ending.compiled.finditer(flat):
            end = ending.end()
            places = range(max(last, end - _REACH), ending.start())
            known = (place for place in places if flat[place:end] in colleges)
            start = next(known, None) or self._beginning(flat, places.start, ending)
            if flat[start:end] in colleges or self._is_name(flat, start, end):
                yield start, end
                last = end

    def _beginning(self, flat: str, first: int, ending: re.Match[str]) -> int:
        """Return where a name may begin: after what no name holds, and after 和 between two names."""
        stops = self._rules.stop.compiled.finditer(flat, first, ending.start())
        start = max((stop.end() for stop in stops), default=first)
        for joint in self._rules.joint.compiled.finditer(flat, start, ending.start()):
            if not self._rules.shape.find(flat[start : joint.start()] + ending[0]):
                start = joint.end()
        return start

    def _is_name(self, flat: str, start: int, end: int) -> bool:
        """Return whether a stretch looks like a name, or may be one of which something is told."""
        name, after = flat[start:end], flat[end : end + _BESIDE]
        looks_like_one = self._rules.shape.find(name) is not None
        return looks_like_one or bool(self._rules.name.find(name) and self._rules.told.find(after))

    @property
    def _rules(self) -> OrganisationNames:
        return self.grammar.entities.organisation
