"""Majors of both editions: by code, by name, by near name, and lists of them taken apart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from extractor.grammar.catalogue.characters import Characters
from extractor.grammar.catalogue.lists import ListSplitter
from extractor.grammar.catalogue.misprints import MisprintedNames, NearName

__all__ = ["EDITION_2015", "EDITION_2021", "MajorCatalogue", "MajorEntry"]

EDITION_2015, EDITION_2021 = "2015", "2021"

_CATEGORIES = 20
"""So far apart in 2021's codes are the same category's numbers at two levels of education."""
_FIRST_2015, _FIRST_2021 = 51, 21
"""Both editions have the same categories in the same order; their numbers begin with these."""


@dataclass(frozen=True, slots=True)
class MajorEntry:
    """A major of one edition of the catalogue.

    `level` is the level of education, `current` the code in 2021's edition of a major of 2015.
    """

    code: str
    name: str
    edition: str
    level: str | None = None
    current: str | None = None

    @property
    def category(self) -> int:
        """The place of the major's category in the list that both editions share."""
        number = int(self.code[:2])
        if self.edition == EDITION_2015:
            return number - _FIRST_2015
        return (number - _FIRST_2021) % _CATEGORIES


@dataclass(frozen=True)
class MajorCatalogue:
    """Majors of both editions, by code and by folded name."""

    by_code: Mapping[str, tuple[MajorEntry, ...]]
    by_name: Mapping[str, tuple[MajorEntry, ...]]
    characters: Callable[[], Characters] = field(repr=False)

    def near(self, folded: str) -> NearName | None:
        """Return the one name that a folded one may be a misprint of, or None."""
        return self._misprinted.near(folded)

    @cached_property
    def lists(self) -> ListSplitter:
        """Takes lists of majors apart."""
        return ListSplitter(self.by_name.keys())

    def disagree(self, code: str, folded: str) -> bool:
        """Return whether a code is another major's in every edition.

        Both must be known. The catalogue of 2015 is known in part: its code for a name may be one that
        2021 gave to another major. Then the category, which both editions number alike, must differ.
        """
        entries = self.by_name.get(folded, ())
        if (
            not entries
            or code not in self.by_code
            or any(code in (e.code, e.current) for e in entries)
        ):
            return False
        if any(entry.edition == EDITION_2015 for entry in entries):
            return True
        return all(entry.category != int(code[:2]) - _FIRST_2015 for entry in entries)

    def longest_from(self, flat: str, start: int) -> int:
        """Return the length of the longest name that begins there in a folded text; 0 for none."""
        lengths = range(min(self._longest, len(flat) - start), 1, -1)
        return next((n for n in lengths if flat[start : start + n] in self.by_name), 0)

    def longest_to(self, flat: str, end: int) -> int:
        """Return the length of the longest name that ends there in a folded text; 0 for none."""
        lengths = range(min(self._longest, end), 1, -1)
        return next((n for n in lengths if flat[end - n : end] in self.by_name), 0)

    @cached_property
    def _misprinted(self) -> MisprintedNames:
        names = {key: entries[-1].name for key, entries in self.by_name.items()}
        return MisprintedNames(names, self.characters)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.by_name))
