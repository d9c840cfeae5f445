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

    def is_whole(self, parts: Sequence[set[Member]]) -> bool:
        """Return whether parts bear the names of one whole, each another and none missing."""
        for number, family in enumerate(self.relations.family):
            named = [[member for each, member in part if each == number] for part in parts]
            if all(len(names) == 1 for names in named):
                members = [names[0] for names in named]
                if len(set(members)) == len(members) == len(family.members):
                    return True
        return False

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
