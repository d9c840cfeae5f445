"""Tell the items of a list apart, and which of them surely are one each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from extractor.grammar import Grammar
from extractor.grammar.schema import Relations
from extractor.matching.entities.flat import FlatText
from extractor.model.mention import EntityKind, EntityMention

__all__ = ["Item", "ItemReader", "Listed"]

LONGEST = 30
"""An item has no more characters; what is longer is a clause."""

NAME = "\ue000"
"""Stands for one character of a name, so that no mark inside it parts the list."""

_KINDS = {
    "certificate": EntityKind.CERTIFICATE,
    "major": EntityKind.MAJOR,
    "organisation": EntityKind.ORGANISATION,
}


@dataclass(frozen=True, slots=True)
class Item:
    """What stands between two marks of a list.

    Attributes:
        starts: where its names begin, as far as they are known.
        low, high: how many items it may be.
        is_known: each of them is a name that is known, or marked as one.
        is_clean: it holds nothing that no item holds.
        goes_on: behind its last name the list is said to go on (等).
    """

    starts: tuple[int, ...]
    low: int
    high: int
    is_known: bool = False
    is_clean: bool = True
    goes_on: bool = False


@dataclass(frozen=True)
class Listed:
    """A text in which lists are looked for, its names known.

    `text` has names and titles blotted out and brackets blanked; `ends` leads the beginning of a name of the
    kind that is counted to its end. `titles` are the names that marks set apart (“…”, 《…》).
    """

    text: str
    printed: str
    kind: str | None
    ends: Mapping[int, int] = field(default_factory=dict)
    titles: frozenset[int] = frozenset()

    def name(self, start: int, end: int) -> str:
        """Return the name that begins at a place, as printed; what stands up to `end` where it is not known."""
        return self.printed[start : self.ends.get(start, end)]


@dataclass(frozen=True)
class ItemReader:
    """Reads items by the names and the marks of a grammar."""

    grammar: Grammar

    def prepare(self, text: str, kind: str | None, entities: Sequence[EntityMention]) -> Listed:
        """Return a scope's text with the names of a kind blotted out; all known names without a kind."""
        kinds = {_KINDS[kind]} if kind in _KINDS else set(_KINDS.values())
        names = {each.start: each.end for each in entities if each.kind in kinds}
        titles = {
            found.start(): found.end()
            for found in self._relations.list_title.compiled.finditer(text)
        }
        kept = list(text)
        for start, end in (*names.items(), *titles.items()):
            kept[start:end] = NAME * (end - start)
        return Listed("".join(kept), text, kind, names | titles, frozenset(titles))

    def whole(self, listed: Listed, start: int, end: int) -> Item:
        """Return an item that begins where the stretch does."""
        starts, reached = self._names(listed, start, end)
        if starts and reached == end:
            return Item(tuple(starts), len(starts), len(starts), is_known=True)
        rest = listed.text[reached:end]
        if starts and self._relations.list_on.find(rest):
            return Item(tuple(starts), len(starts), len(starts), is_known=True, goes_on=True)
        return self._unknown(listed, start, end)

    def led(self, listed: Listed, start: int, end: int) -> Item:
        """Return an item that other words may lead up to: 获批物流管理."""
        for place in range(start, end):
            starts, reached = self._names(listed, place, end)
            if starts and reached == end:
                joined = bool(self._joint_at_end.search(listed.text, start + 1, place))
                return Item(tuple(starts), len(starts), len(starts) + joined, is_known=True)
        found = self._unknown(listed, start, end)
        return replace(found, is_clean=bool(listed.text[start:end].strip()))

    def _unknown(self, listed: Listed, start: int, end: int) -> Item:
        text = listed.text[start:end].strip()
        joints = len(self._relations.list_joint.compiled.findall(text))
        is_clean = 0 < len(text.replace(NAME, "")) <= LONGEST
        is_clean = is_clean and not self._relations.list_stop.find(text)
        return Item((), 1, 1 + joints, is_clean=is_clean)

    def _names(self, listed: Listed, start: int, end: int) -> tuple[list[int], int]:
        """Return where the joined names at the head of a stretch begin, and where they end."""
        starts: list[int] = []
        place = reached = self._past_marks(listed, start, end)
        while length := self._name(listed, place, end):
            starts.append(place)
            reached = place = self._past_marks(listed, place + length, end)
            if place in listed.titles:  # 《甲》《乙》
                continue
            joint = self._relations.list_joint.compiled.match(listed.text, place, end)
            if not joint:
                break
            place = self._past_marks(listed, joint.end(), end)
        return starts, reached

    def _past_marks(self, listed: Listed, start: int, end: int) -> int:
        """Return where what stands around a name ends: quotation marks, 职业技能等级证书, a bracket."""
        found = self._around.match(listed.text[start:end])
        return start + found.end() if found else start

    def _name(self, listed: Listed, start: int, end: int) -> int:
        """Return the length of the name that begins at a place, 0 for none."""
        if start >= end:
            return 0
        if start in listed.ends:
            return min(listed.ends[start], end) - start
        if listed.kind == "organisation":
            return self._office(listed, start, end)
        piece = listed.text[start : min(end, start + LONGEST)]
        flat = FlatText(piece, self.grammar.entities.marks).flat
        if len(flat) != len(piece):
            flat = flat[: piece.find(" ")] if " " in piece else ""
        if listed.kind == "major":
            return self.grammar.catalogues.majors.longest_from(flat, 0)
        if listed.kind == "certificate":
            found = self.grammar.catalogues.certificates.pattern.match(flat)
            return found.end() if found else 0
        return 0

    def _office(self, listed: Listed, start: int, end: int) -> int:
        """Return the length of what is named like an office (教务处), up to the next joint."""
        joints = self._relations.list_joint.compiled.finditer(listed.text, start, end)
        for stop in [*(joint.start() for joint in joints), end]:
            piece = listed.text[start:stop].rstrip()
            if self._relations.list_office.find(piece) and not self._relations.list_stop.find(
                piece
            ):
                return len(piece)
        return 0

    @cached_property
    def _relations(self) -> Relations:
        return self.grammar.relations

    @cached_property
    def _around(self) -> re.Pattern[str]:
        return self._relations.list_item.compiled

    @cached_property
    def _joint_at_end(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self._relations.list_joint.pattern})$")
