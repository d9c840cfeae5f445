"""Find certificates in running text: by the catalogue, and by what marks a name as one."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from extractor.grammar import Grammar
from extractor.grammar.schema import CertificateNames
from extractor.matching.names import NameMatcher
from extractor.model.mention import Certificate, MatchMethod

__all__ = ["CertificateFinder", "Named"]

_REACH = 80
"""The list before a mark is searched so far back, in characters."""
_BESIDE = 24
"""What stands beside a name is looked at so far: a suffix and its levels are not longer."""
_SHORTEST = 4
"""No name that the catalogue lacks is taken for a certificate's if it is shorter."""
_REMEMBERED = 4096
"""So many names are remembered with what the catalogue makes of them."""
_BRACKET = re.compile(r"\([^()]*\)")
_LAST_BRACKET = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a flat text, from `start` to `end`; its suffix and levels end at `tail`.

    `is_marked`: it stands for a certificate there; `is_known`: the catalogue holds it.
    """

    start: int
    end: int
    tail: int
    is_marked: bool = False
    is_known: bool = False

    def overlaps(self, other: "Named") -> bool:
        """Return whether two names share characters."""
        return self.start < other.tail and other.start < self.tail


@dataclass(frozen=True)
class CertificateFinder:
    """Finds the certificates that a flat text names."""

    grammar: Grammar

    def find(self, flat: str) -> list[Named]:
        """Return the names in order."""
        catalogue = self.grammar.catalogues.certificates
        names = [self._known(flat, *found.span()) for found in catalogue.pattern.finditer(flat)]
        for mark in self._marks(flat):
            names = self._with_list(flat, mark, names)
        return [name for name in self._spread(flat, names) if name.is_marked]

    def _marks(self, flat: str) -> Iterator[int]:
        """Yield where what marks a name begins: the word for a certificate, with what belongs to it."""
        rules, place = self._rules, -1
        while (place := flat.find(rules.word, place + 1)) >= 0:
            after = flat[place + len(rules.word) : place + _BESIDE]
            found = rules.mark.find(flat[max(0, place - _BESIDE) : place])
            if found and not rules.not_mark.find(after):
                yield place - len(found[0])

    def _known(self, flat: str, start: int, end: int) -> Named:
        """Return a name of the catalogue with all that belongs to it, and whether that marks it."""
        rules, tail = self._rules, self._tail(flat, end)
        before, after = flat[max(0, start - _BESIDE) : start], flat[tail : tail + _BESIDE]
        is_marked = (
            tail > end
            or rules.followed.find(after)
            or rules.opened.find(before)
            or (rules.figured.find(after) and rules.context.find(flat))
        )
        is_phrase = (
            end - start <= rules.phrase
            or flat[start:end] in self.grammar.catalogues.majors.by_name
            or rules.elsewhere.find(after)
        )
        return Named(start, end, tail, bool(is_marked) or not is_phrase, is_known=True)

    def _tail(self, flat: str, end: int) -> int:
        """Return where the suffix and the levels after a name end."""
        for rule in (self._rules.levels, self._rules.suffix, self._rules.levels):
            found = rule.find(flat[end : end + _BESIDE])
            end += found.end() if found else 0
        return end

    def _with_list(self, flat: str, mark: int, names: Sequence[Named]) -> list[Named]:
        """Return the names with all of the list before a mark, also those that the catalogue lacks."""
        window = flat[max(0, mark - _BESIDE) : mark]
        counted = self._rules.counted.find(window)
        ended = counted or self._rules.open.find(window)
        pieces = self._pieces(flat, mark - len(ended[0]) if ended else mark)
        listed = [name for piece in pieces if (name := self._listed(flat, *piece, names))]
        is_list = counted or any(name.is_known for name in listed)
        kept = [name for name in listed if is_list or self._looks_like_one(flat, name)]
        others = [name for name in names if not any(map(name.overlaps, kept))]
        return sorted([*kept, *others], key=lambda name: name.start)

    def _looks_like_one(self, flat: str, name: Named) -> bool:
        """Return whether an unknown name ends like a known one, is led up to, or has levels."""
        before = flat[max(0, name.start - _BESIDE) : name.start]
        return (
            flat[name.end - 2 : name.end] in self.grammar.catalogues.certificates.endings
            or self._rules.leading.find(before) is not None
            or self.grammar.entities.level.find(flat[name.end : name.tail]) is not None
        )

    def _pieces(self, flat: str, end: int) -> Iterator[tuple[int, int]]:
        """Yield the names listed before a mark: what a stop and enumeration commas cut off."""
        reach = max(0, end - _REACH)
        offset = max(flat.rfind(each, reach, end) + 1 for each in self._rules.breaks) or reach
        masked = _BRACKET.sub(lambda found: "_" * len(found[0]), flat[offset:end])
        stops = [found.end() for found in self._rules.stop.compiled.finditer(masked)]
        for piece in self._rules.piece.compiled.finditer(masked, max(stops, default=0)):
            yield offset + piece.start(), offset + piece.end()

    def _listed(self, flat: str, start: int, end: int, names: Sequence[Named]) -> Named | None:
        """Return the name that a piece of a list holds, by the catalogue where that reaches its end."""
        inside = [name for name in names if start <= name.start < end]
        if inside and inside[-1].tail >= end:
            return replace(inside[-1], is_marked=True, is_known=True)
        levels = _LAST_BRACKET.search(flat[:end], start)
        is_levels = levels and self._rules.levels.find(levels[0])
        bare = levels.start() if levels and is_levels else end
        tail = max(end, self._tail(flat, bare))
        read = [
            Named(begin, bare, tail, is_marked=True, is_known=self._is_known(flat[begin:bare]))
            for begin in self._beginnings(flat, inside, start)
            if bare - begin >= _SHORTEST
        ]
        return next((name for name in read if name.is_known), read[0] if read else None)

    def _beginnings(self, flat: str, inside: Sequence[Named], start: int) -> Iterator[int]:
        """Yield where a name may begin: with a name of the catalogue, or with what is listed after it."""
        yield inside[0].start if inside else start
        for name in inside:
            found = self._rules.listed.compiled.match(flat, name.tail)
            if found:
                yield found.end()

    def _is_known(self, name: str) -> bool:
        certificate = self.resolve(name)
        return certificate is not None and certificate.method is not MatchMethod.NONE

    def _spread(self, flat: str, names: Sequence[Named]) -> list[Named]:
        """Mark the names that stand in one list with a marked one."""
        spread = list(names)
        for _ in range(2):
            spread.reverse()
            for place in range(1, len(spread)):
                one, other = spread[place - 1], spread[place]
                left, right = sorted((one, other), key=lambda name: name.start)
                between = flat[left.tail : right.start]
                if one.is_marked and self._rules.listed.compiled.fullmatch(between):
                    spread[place] = replace(other, is_marked=True)
        return spread

    @cached_property
    def resolve(self) -> Callable[[str], Certificate | None]:
        """What the catalogue makes of a printed name; a report prints the same few over and over."""
        return lru_cache(maxsize=_REMEMBERED)(NameMatcher(self.grammar).certificate)

    @cached_property
    def _rules(self) -> CertificateNames:
        return self.grammar.entities.certificate
