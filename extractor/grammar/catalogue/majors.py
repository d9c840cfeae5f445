"""Majors of both editions: by code, by name, by near name, and lists of them taken apart."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from extractor.grammar.catalogue.characters import Characters
from extractor.grammar.catalogue.misprints import MisprintedNames, NearName
from extractor.text.normalise import fold

__all__ = ["EDITION_2015", "EDITION_2021", "MajorCatalogue", "MajorEntry"]

EDITION_2015, EDITION_2021 = "2015", "2021"

_KNOWN, _UNKNOWN = 1.0, 3.0
"""What a name costs that the catalogue holds, and one that it does not hold."""
_CROSSED, _UNGAPPED = 0.5, 0.5
"""What a printed gap within a known name costs, and a name's end where no gap is printed."""
_LONGEST_LIST = 200
"""A longer list of majors, in characters, is left as it was printed."""


@dataclass(frozen=True, slots=True)
class MajorEntry:
    """A major of one edition of the catalogue; `current` is its code in 2021's where it changed."""

    code: str
    name: str
    edition: str
    current: str | None = None


@dataclass(frozen=True)
class MajorCatalogue:
    """Majors of both editions, by code and by folded name."""

    by_code: Mapping[str, tuple[MajorEntry, ...]]
    by_name: Mapping[str, tuple[MajorEntry, ...]]
    characters: Callable[[], Characters] = field(repr=False)

    def near(self, folded: str) -> NearName | None:
        """Return the one name that a folded one may be a misprint of, or None."""
        return self._misprinted.near(folded)

    def split(self, pieces: Sequence[str]) -> list[str]:
        """Return the majors that `pieces`, a list as it was printed, most likely means.

        Conversion runs names together (软件技术计算机应用技术) and breaks them (应用微 电子技术). Names of
        the catalogue are preferred, printed gaps are kept where nothing speaks against them, and
        what is not in the catalogue stays as printed.
        """
        if all(fold(piece) in self.by_name for piece in pieces):
            return list(pieces)
        text = "".join(pieces)
        if len(text) > _LONGEST_LIST:
            return list(pieces)
        gaps = {0, *accumulate(map(len, pieces))}
        folded = [fold(character) for character in text]
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, len(text) + 1):
            best.append(
                min(
                    (best[start][0] + self._cost(folded, gaps, start, end), start)
                    for start in range(end)
                )
            )
        names: list[str] = []
        end = len(text)
        while end:
            start = best[end][1]
            names.insert(0, text[start:end])
            end = start
        return names

    def longest_from(self, flat: str, start: int) -> int:
        """Return the length of the longest name that begins there in a folded text; 0 for none."""
        lengths = range(min(self._longest, len(flat) - start), 1, -1)
        return next((n for n in lengths if flat[start : start + n] in self.by_name), 0)

    def longest_to(self, flat: str, end: int) -> int:
        """Return the length of the longest name that ends there in a folded text; 0 for none."""
        lengths = range(min(self._longest, end), 1, -1)
        return next((n for n in lengths if flat[end - n : end] in self.by_name), 0)

    def _cost(self, folded: Sequence[str], gaps: set[int], start: int, end: int) -> float:
        """Return how unlikely it is that one name runs from `start` to `end`."""
        crossed = sum(start < gap < end for gap in gaps)
        ungapped = _UNGAPPED * (end not in gaps)
        if end - start <= self._longest and "".join(folded[start:end]) in self.by_name:
            return _KNOWN + _CROSSED * crossed + ungapped
        return _UNKNOWN * (1 + crossed) + ungapped

    @cached_property
    def _misprinted(self) -> MisprintedNames:
        names = {key: entries[-1].name for key, entries in self.by_name.items()}
        return MisprintedNames(names, self.characters)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.by_name))
