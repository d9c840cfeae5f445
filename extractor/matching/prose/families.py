"""Names that make up a whole between them: 初级, 中级 and 高级; 校内 and 校外."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar.schema import Relations

__all__ = ["Families", "Member"]

Member = tuple[int, int]
"""A family and a member of it, by number."""


@dataclass(frozen=True)
class Families:
    """Knows the families of `relations.toml`."""

    relations: Relations

    def named(self, text: str, start: int, end: int) -> set[Member]:
        """Return the members that some words name."""
        found = self._members.finditer(text, start, end)
        return {place for match in found for place in self._places[match[0]]}

    def each(self, text: str, start: int, end: int) -> list[set[Member]]:
        """Return the members that some words name one after the other."""
        found = self._members.finditer(text, start, end)
        return [set(self._places[match[0]]) for match in found]

    def are_members(self, parts: Sequence[set[Member]]) -> bool:
        """Return whether parts bear the names of one whole, each another; some may be missing."""
        return any(self._members_of(number, parts) for number in range(len(self.relations.family)))

    def is_whole(self, parts: Sequence[set[Member]]) -> bool:
        """Return whether parts bear the names of one whole, each another and none missing."""
        families = enumerate(self.relations.family)
        return any(self._members_of(n, parts) == len(each.members) for n, each in families)

    def _members_of(self, family: int, parts: Sequence[set[Member]]) -> int:
        """Return how many members of a family parts bear, 0 where one bears none, two, or that of another."""
        named = [[member for each, member in part if each == family] for part in parts]
        members = {names[0] for names in named if len(names) == 1}
        return len(members) if len(members) == len(parts) else 0

    @cached_property
    def _places(self) -> dict[str, list[Member]]:
        places: dict[str, list[Member]] = {}
        for number, family in enumerate(self.relations.family):
            for member, words in enumerate(family.members):
                for word in words:
                    places.setdefault(word, []).append((number, member))
        return places

    @cached_property
    def _members(self) -> re.Pattern[str]:
        return re.compile("|".join(sorted(map(re.escape, self._places), key=len, reverse=True)))
