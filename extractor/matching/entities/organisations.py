"""Find organisations in running text: colleges by the catalogue, others by how their names end."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.grammar import Grammar

__all__ = ["OrganisationFinder"]

_REACH = 24
"""No organisation's name is longer, in characters."""


@dataclass(frozen=True)
class OrganisationFinder:
    """Finds the organisations that a flat text names."""

    grammar: Grammar

    def find(self, flat: str) -> Iterator[tuple[int, int]]:
        """Yield from where to where organisations stand."""
        rules, colleges = self.grammar.entities.organisation, self.grammar.catalogues.colleges
        last = 0
        for ending in rules.ending.compiled.finditer(flat):
            end = ending.end()
            first = max(last, end - _REACH)
            known = next(
                (place for place in range(first, end) if flat[place:end] in colleges), None
            )
            start = self._beginning(flat, first, ending.start()) if known is None else known
            if known is not None or rules.shape.find(flat[start:end]):
                yield start, end
                last = end

    def _beginning(self, flat: str, first: int, end: int) -> int:
        """Return where a name may begin: after what no name holds."""
        stops = self.grammar.entities.organisation.stop.compiled.finditer(flat, first, end)
        return max((stop.end() for stop in stops), default=first)
