"""What the characters of a name sound and look like, and which are taken for one another."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from operator import eq

from rapidfuzz.distance import Indel, Levenshtein

__all__ = ["Character", "Characters"]

_PARTS = 0.5
"""Two characters look alike where their Cangjie codes, which spell their parts, are so similar,"""
_CORNERS = 3
"""or where so many of their four corners have the same shape."""


@dataclass(frozen=True, slots=True)
class Character:
    """How a character may be read, without tones, its Cangjie code and its four-corner number."""

    syllables: tuple[str, ...]
    parts: str
    corners: str

    def looks_like(self, other: "Character") -> bool:
        """Return whether a hurried eye may take one for the other."""
        corners = sum(map(eq, self.corners, other.corners))
        parts = Indel.normalized_similarity(self.parts, other.parts)
        return parts >= _PARTS or corners >= _CORNERS


@dataclass(frozen=True)
class Characters:
    """Tells whether one character may be a misprint for another.

    Attributes:
        known: character → how it sounds and looks; a rare character is not there.
        names: names that are printed right; what stands side by side in them makes a word.
        interchangeable: groups of characters that join the parts of a name alike (与, 和).
        contrasts: groups of characters that tell names apart (前, 后), however alike.
        sounds: pattern → replacement, for syllables that many speakers do not tell apart.
    """

    known: Mapping[str, Character]
    names: Iterable[str]
    interchangeable: tuple[str, ...]
    contrasts: tuple[str, ...]
    sounds: Mapping[str, str]

    def plain(self, folded: str) -> str:
        """Return a folded name without marks, and with one character for all that join its parts."""
        kept = (each for each in folded if each.isalnum() or each in "()+")
        return "".join(kept).translate(self._joining)

    def sound_alike(self, one: str, other: str) -> bool:
        """Return whether two characters have a syllable in common, and tell no names apart."""
        is_heard = not self._heard(one).isdisjoint(self._heard(other))
        return is_heard and not self.are_contrasted(one, other)

    def look_alike(self, one: str, other: str) -> bool:
        """Return whether two characters look alike; a rare one stands in no name, whatever it is."""
        first, second = self.known.get(one), self.known.get(other)
        is_seen = first is None or second is None or first.looks_like(second)
        return is_seen and not self.are_contrasted(one, other)

    def are_contrasted(self, one: str, other: str) -> bool:
        """Return whether two characters tell names apart."""
        return any(one in group and other in group for group in self.contrasts)

    def are_typed_alike(self, one: str, other: str) -> bool:
        """Return whether two words differ by one letter at most in what is typed for them (店里, 电路)."""
        spelled = [
            {"".join(word) for word in product(*map(self._heard, text))} for text in (one, other)
        ]
        return any(Levenshtein.distance(*pair) <= 1 for pair in product(*spelled))

    def makes_word(self, text: str, place: int) -> bool:
        """Return whether the character there makes a word of some name with one of its neighbours."""
        pairs = text[max(0, place - 1) : place + 1], text[place : place + 2]
        return not self._pairs.isdisjoint(pair for pair in pairs if len(pair) > 1)

    def _heard(self, character: str) -> frozenset[str]:
        """Return the syllables of a character as many speakers hear them."""
        known = self.known.get(character)
        return frozenset(map(self._as_heard, known.syllables)) if known else frozenset()

    def _as_heard(self, syllable: str) -> str:
        for pattern, replacement in self.sounds.items():
            syllable = re.sub(pattern, replacement, syllable)
        return syllable

    @cached_property
    def _joining(self) -> dict[int, str]:
        return {ord(each): group[0] for group in self.interchangeable for each in group}

    @cached_property
    def _pairs(self) -> frozenset[str]:
        pairs = (name[place : place + 2] for name in self.names for place in range(len(name) - 1))
        return frozenset(pairs)
