"""The list numbers that Word makes itself, counted paragraph by paragraph as Word counts."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from extractor.readers.docx.counting import print_number
from extractor.readers.docx.markup import (
    Element,
    attribute,
    flag,
    integer,
    printed,
    properties,
    value,
    w,
)
from extractor.readers.docx.styles import Styles

__all__ = ["Numbering"]

_PLACE = re.compile(r"%([1-9])")
_FORMAT = frozenset({w("numFmt")})
_UNNUMBERED = "0"
"""The list that means 'no list'; it takes a paragraph out of the list of its style."""

_LAST_NUMBER = 32_767
"""Where Word stops counting."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts and what it prints (`第%1章`).

    `restart`: the count begins anew after any paragraph of a level above this one (0: never).
    `width`: the least number of digits, where the format is spelled out ("001, 002").
    """

    start: int
    kind: str
    text: str
    has_gap: bool
    restart: int
    is_legal: bool
    width: int = 0

    @property
    def is_bullet(self) -> bool:
        """True where a sign is printed and nothing is counted."""
        return self.kind == "bullet"

    def spell(self, number: int) -> str:
        """Return a number of this level as it is printed."""
        return print_number(min(number, _LAST_NUMBER), self.kind).zfill(self.width)


@dataclass(slots=True)
class List:
    """A list with its levels; `restarts` are those that begin anew at their first paragraph.

    Lists that share `counts` go on counting where the other stopped.
    """

    levels: Mapping[int, Level]
    restarts: set[int]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a file. It counts, so ask it once a paragraph, in reading order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Take the root of the numbering part; None where the file has none."""
        self._styles = styles
        self._abstracts = _by_id(root, "abstractNum", "abstractNumId")
        self._numbers = _by_id(root, "num", "numId")
        self._lists: dict[str, List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}

    def marker(self, paragraph: Element) -> str | None:
        """Return what Word prints before a paragraph, with its gap; None where it is in no list.

        A bullet prints nothing here: it says nothing that the text would want.
        """
        number, depth = self._membership(paragraph)
        listing = self._list(number)
        if listing is None or depth not in listing.levels:
            return None
        level = listing.levels[depth]
        _count(listing, depth)
        return "" if level.is_bullet else _print(listing, depth)

    def _membership(self, paragraph: Element) -> tuple[str, int]:
        """Return the list and the level that a paragraph is in."""
        own = properties(paragraph, "pPr/numPr")
        number = None if own is None else value(properties(own, "numId"))
        depth = None if own is None else properties(own, "ilvl")
        if number is not None:
            return number, integer(depth, 0)
        style, inherited = self._of_style(self._styles.style_of(paragraph))
        if inherited is None:
            return _UNNUMBERED, 0
        number = value(properties(inherited, "numId")) or _UNNUMBERED
        depth = properties(inherited, "ilvl") if depth is None else depth
        return number, self._linked_depth(number, style) if depth is None else integer(depth, 0)

    def _of_style(self, style: str | None) -> tuple[str, Element | None]:
        for identity, element in self._styles.ancestry(style):
            found = properties(element, "pPr/numPr")
            if found is not None and properties(found, "numId") is not None:
                return identity, found
        return "", None

    def _linked_depth(self, number: str, style: str) -> int:
        """Return the level of a list that is tied to a style; the first where none is."""
        abstract = self._abstract(number)
        for level in () if abstract is None else abstract.iterfind(w("lvl")):
            if value(properties(level, "pStyle")) == style:
                return _depth(level)
        return 0

    def _list(self, number: str) -> List | None:
        if number not in self._lists:
            self._lists[number] = self._made(number)
        return self._lists[number]

    def _made(self, number: str) -> List | None:
        abstract = self._abstract(number)
        if number == _UNNUMBERED or abstract is None:
            return None
        levels = {_depth(level): _level(level) for level in abstract.iterfind(w("lvl"))}
        restarts = set()
        for override in self._numbers[number].iterfind(w("lvlOverride")):
            depth = _depth(override)
            replaced = properties(override, "lvl")
            if replaced is not None:
                levels[depth] = _level(replaced)
            start = properties(override, "startOverride")
            if start is not None and depth in levels:
                restarts.add(depth)
                levels[depth] = replace(levels[depth], start=integer(start, 1))
        shared = self._counts.setdefault(attribute(abstract, "abstractNumId") or "", {})
        return List(levels, restarts, shared)

    def _abstract(self, number: str) -> Element | None:
        """Return the definition behind a list, through the list styles that it may name."""
        seen = set()
        while number in self._numbers and number not in seen:
            seen.add(number)
            abstract = self._abstracts.get(
                value(properties(self._numbers[number], "abstractNumId")) or ""
            )
            link = None if abstract is None else value(properties(abstract, "numStyleLink"))
            if link is None:
                return abstract
            _, linked = self._of_style(link)
            number = "" if linked is None else value(properties(linked, "numId")) or ""
        return None


def _by_id(root: Element | None, name: str, key: str) -> dict[str, Element]:
    elements = () if root is None else root.iterfind(w(name))
    return {attribute(element, key) or "": element for element in elements}


def _depth(level: Element) -> int:
    return integer(level, 0, "ilvl")


def _level(element: Element) -> Level:
    kind, width = next(_formats(element), ("decimal", 0))
    return Level(
        start=integer(properties(element, "start"), 0),
        kind=kind,
        text=value(properties(element, "lvlText")) or "",
        has_gap=value(properties(element, "suff")) != "nothing",
        restart=integer(properties(element, "lvlRestart"), _depth(element)),
        is_legal=flag(properties(element, "isLgl")),
        width=width,
    )


def _formats(level: Element) -> Iterator[tuple[str, int]]:
    """Yield the format that a level names, and the digits of one that it spells out."""
    for element in printed(level, _FORMAT):
        sample = (attribute(element, "format") or "").partition(",")[0].strip()
        kind = value(element) or "decimal"
        yield ("decimal", len(sample)) if kind == "custom" else (kind, 0)


def _count(listing: List, depth: int) -> None:
    """Count a paragraph at `depth`, and make the levels below it begin anew.

    A level above that was skipped counts as begun: after 1.1 comes 2, even where no 1 was printed.
    """
    for above, skipped in listing.levels.items():
        if above < depth:
            listing.counts.setdefault(above, skipped.start)
    if depth in listing.restarts:
        listing.restarts.remove(depth)
        listing.counts.pop(depth, None)
    listing.counts[depth] = listing.counts.get(depth, listing.levels[depth].start - 1) + 1
    for below in [deeper for deeper in listing.counts if deeper > depth]:
        level = listing.levels.get(below)
        if level is None or depth < level.restart:
            del listing.counts[below]


def _print(listing: List, depth: int) -> str:
    level = listing.levels[depth]

    def spell(place: re.Match[str]) -> str:
        other = listing.levels.get(int(place[1]) - 1)
        if other is None:
            return ""
        number = listing.counts.get(int(place[1]) - 1, other.start)
        return str(number) if level.is_legal else other.spell(number)

    text = _PLACE.sub(spell, level.text)
    return text + (" " if text and level.has_gap and not _is_wide_sign(text[-1]) else "")


def _is_wide_sign(character: str) -> bool:
    """Return whether a character is full-width punctuation, whose own blank half is the gap."""
    is_wide = unicodedata.east_asian_width(character) in {"W", "F"}
    return is_wide and unicodedata.category(character).startswith("P")
