"""Lead a misprinted name to the one name it may stand for: cut, doubled, or with a wrong character."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from extractor.grammar.catalogue.characters import Characters

__all__ = ["MisprintedNames", "NearName", "is_misprint"]

_CANDIDATES = 6
"""So many names are looked at, the nearest first."""
_CUTOFF = 65.0
"""A name that is less similar (0–100) is another one."""
_MARGIN = 4.0
"""Of two names that a misprint may stand for, the nearer one must be so much nearer."""
_SHORTEST = 4
"""A shorter name cannot be told from what is left of it."""
_LONG = 6
"""A name of this length bears two wrong characters, or one that neither sounds nor looks alike."""
_ACRONYM = 4
"""A Latin word of so many letters may be misspelt; in a shorter one each letter tells (B2B, B2C)."""

_LATIN = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class NearName:
    """The name nearest to a printed one, how near (0–100), and the next."""

    name: str
    score: float
    runner_up: str | None


@dataclass(frozen=True)
class MisprintedNames:
    """Names by their folded form, and `characters`, called once, when first needed."""

    names: Mapping[str, str]
    characters: Callable[[], Characters] = field(repr=False)

    def near(self, folded: str) -> NearName | None:
        """Return the one name that `folded` may be a misprint of; None for none, and for two."""
        characters = self.characters()
        printed = characters.plain(folded)
        alike = _nearest(printed, self._by_length.get(len(printed), {}))
        if not any(is_misprint(printed, name, characters) for name, _, _ in alike):
            return None
        near = _nearest(printed, self._plain)
        meant = sorted(
            (
                (fuzz.ratio(folded, key), self.names[key])
                for name, _, key in near
                if is_misprint(printed, name, characters)
            ),
            reverse=True,
        )
        if not meant:
            return None
        score, name = meant[0]
        rivals = [rival for rival, other in meant if other != name]
        if rivals and score - rivals[0] < _MARGIN:
            return None
        others = (self.names[key] for _, _, key in near if self.names[key] != name)
        return NearName(name, round(score, 1), next(others, None))

    @cached_property
    def _plain(self) -> Mapping[str, str]:
        plain = self.characters().plain
        return {key: plain(key) for key in self.names}

    @cached_property
    def _by_length(self) -> Mapping[int, Mapping[str, str]]:
        """The names that text of a length may be a misprint of: they are a character longer at most, or shorter."""
        alike: dict[int, dict[str, str]] = {}
        for key, name in self._plain.items():
            for length in range(len(name) - 1, len(name) + 2):
                alike.setdefault(length, {})[key] = name
        return alike


def _nearest(printed: str, names: Mapping[str, str]) -> list[tuple[str, float, str]]:
    """Return the names most similar to a printed one, each with how similar it is and its key."""
    return process.extract(
        printed, names, scorer=fuzz.ratio, score_cutoff=_CUTOFF, limit=_CANDIDATES
    )


def is_misprint(printed: str, name: str, characters: Characters) -> bool:
    """Return whether `printed` may be a misprint of `name`, both in plain form."""
    edits = Levenshtein.editops(printed, name)
    match [(edit.tag, edit.src_pos) for edit in edits]:
        case []:
            return True
        case [("insert", _)]:
            return len(name) >= _SHORTEST
        case [("delete", place)]:
            return printed[place] in printed[max(0, place - 1) : place] + printed[place + 1 :][:1]
        case [("replace", place)]:
            return _is_wrong(printed, name, place, characters)
        case [("replace", first), ("replace", last)] if len(name) >= _LONG:
            return _are_wrong(printed, name, (first, last), characters)
        case _:
            return False


def _is_wrong(printed: str, name: str, place: int, characters: Characters) -> bool:
    """Return whether one character may be a misprint for another."""
    one, other = printed[place], name[place]
    if one.isascii() or other.isascii():
        return one.isalpha() and other.isalpha() and _in_long_word(name, place)
    if characters.sound_alike(one, other):
        return True
    if characters.are_contrasted(one, other) or characters.makes_word(printed, place):
        return False
    return len(name) >= _LONG or characters.look_alike(one, other)


def _in_long_word(name: str, place: int) -> bool:
    words = _LATIN.finditer(name)
    return any(word.start() <= place < word.end() and len(word[0]) >= _ACRONYM for word in words)


def _are_wrong(printed: str, name: str, places: tuple[int, int], characters: Characters) -> bool:
    """Return whether two characters may be misprints, both of them or as one word."""
    first, last = places
    pairs = [(printed[place], name[place]) for place in places]
    if any(one.isascii() or other.isascii() for one, other in pairs):
        return False
    word = slice(first, last + 1)
    if last == first + 1 and characters.are_typed_alike(printed[word], name[word]):
        return True
    return all(
        characters.sound_alike(*pair) or characters.look_alike(*pair) for pair in pairs
    ) and not any(characters.makes_word(printed, place) for place in places)
