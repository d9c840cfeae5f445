"""Find majors in running text: with their code, or before the word for a major."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.grammar import Grammar

__all__ = ["MajorFinder"]

_SHORTEST, _LONGEST = 4, 15
"""How long a name may be that no catalogue holds, in characters."""
_CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")


@dataclass(frozen=True)
class MajorFinder:
    """Finds the majors that a flat text names."""

    grammar: Grammar

    def find(self, flat: str) -> list[tuple[int, int]]:
        """Return from where to where majors stand, code included, in order."""
        coded = list(self._coded(flat))
        ends = {end for _, end in coded}
        return sorted([*coded, *(place for place in self._named(flat) if place[1] not in ends)])

    def _coded(self, flat: str) -> Iterator[tuple[int, int]]:
        """Yield codes with their name: (560118)工业设计, 工业设计(560118)."""
        majors = self.grammar.catalogues.majors
        for code in _CODE.finditer(flat):
            opened = flat[code.start() - 1 : code.start()] == "("
            closed = flat.startswith(")", code.end())
            after = majors.longest_from(flat, code.end() + closed)
            before = majors.longest_to(flat, code.start() - opened)
            if after:
                yield code.start() - opened, code.end() + closed + after
            elif before:
                yield code.start() - opened - before, code.end() + closed

    def _named(self, flat: str) -> Iterator[tuple[int, int]]:
        """Yield the names before the word for a major, a whole list of them."""
        majors, rules = self.grammar.catalogues.majors, self.grammar.entities.major
        for anchor in rules.anchor.compiled.finditer(flat):
            end = anchor.start()
            counted = rules.counted.find(flat[max(0, end - 12) : end])
            end -= len(counted[0]) if counted else 0
            while length := majors.longest_to(flat, end) or self._unknown(flat, end):
                yield end - length, end
                end -= length
                listed = rules.listed.find(flat[max(0, end - 2) : end])
                if not listed:
                    break
                end -= len(listed[0])

    def _unknown(self, flat: str, end: int) -> int:
        """Return the length of what ends there like a major's name, though no catalogue holds it."""
        rules, first = self.grammar.entities.major, max(0, end - _LONGEST)
        stops = rules.stop.compiled.finditer(flat, first, end)
        start = max((stop.end() for stop in stops), default=first)
        is_name = end - start >= _SHORTEST and rules.ending.find(flat[start:end])
        return end - start if is_name else 0
