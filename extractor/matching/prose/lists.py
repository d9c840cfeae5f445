"""Count the names of a list that a figure counts: A、B、C三个试点."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar.schema import Relations
from extractor.matching.prose.layout import Scope, Spot
from extractor.model.mention import Counted, EntityKind, EntityMention

__all__ = ["ListCounter"]

NAMED = {EntityKind.CERTIFICATE, EntityKind.MAJOR, EntityKind.ORGANISATION}
"""Names of which a list is certain to hold as many as it shows."""

LONGEST = 30
"""An item of a list has no more characters; what is longer is a clause."""

_DIGIT = re.compile(r"\d")

_NAME = "\ue000"
"""Stands for one character of a name, so that no mark inside it parts the list."""


@dataclass(frozen=True)
class ListCounter:
    """Counts lists by the marks of `relations.toml`."""

    relations: Relations

    def find(
        self, scopes: Sequence[Scope], spots: Sequence[Spot], entities: Sequence[EntityMention]
    ) -> tuple[Counted, ...]:
        """Return the figures that stand right behind a list and may count it."""
        named = [entity for entity in entities if entity.kind in NAMED]
        return tuple(
            found
            for spot in spots
            if spot.unit in self.relations.listed_units
            for found in (
                *self._counted(scopes[spot.scope].text, spot, named),
                *self._introduced(scopes[spot.scope].text, spot, named),
            )
        )

    def _counted(self, text: str, spot: Spot, named: Sequence[EntityMention]) -> Iterator[Counted]:
        listed = _masked(text, self._list_start(text, spot), spot.start, named)
        closed = self.relations.list_close.compiled.sub("", listed.rstrip())
        items = [item for item in self._marks.split(closed) if item.strip()]
        if len(items) < 2 or any(len(_own(item)) > LONGEST for item in items):  # noqa: PLR2004  one is no list
            return
        last = self._joints.split(items[-1])
        joined = len(items) - 1 + len([word for word in last if word.strip()])
        counts = tuple(sorted({len(items), joined}))
        are_names = all(_NAME in item for item in items) and not any(map(_own, items[1:]))
        is_open = bool(self.relations.list_open.find(listed))
        yield Counted(spot.index, counts, certain=are_names and not is_open, is_open=is_open)

    def _list_start(self, text: str, spot: Spot) -> int:
        """Return where the list before a figure begins: a clause further back in A、B，合计2个."""
        start = spot.left[0]
        own = text[start : spot.start]
        if not start or self.relations.list_close.compiled.sub("", own):
            return start
        marks = self.relations.clause_end + self.relations.segment_end + self.relations.sentence_end
        before = max(text.rfind(mark, spot.sentence[0], start - 1) for mark in marks)
        return before + 1 if before >= 0 else spot.sentence[0]

    def _introduced(
        self, text: str, spot: Spot, named: Sequence[EntityMention]
    ) -> Iterator[Counted]:
        """Yield a figure with the list behind it: 四个证书，它们是：A、B、C、D."""
        behind = _masked(text, spot.end, spot.sentence[1], named)
        said = self.relations.list_intro.find(behind)
        if said is None:
            return
        digit = _DIGIT.search(behind)
        if digit:  # the list ends before the clause of the next figure
            ends = [behind.rfind(mark, 0, digit.start()) for mark in self.relations.clause_end]
            behind = behind[: max(0, *ends)]
        items = [item for item in self._marks.split(behind[said.end() :]) if item.strip()]
        if len(items) > 1 and all(self._is_name(item) for item in items):
            yield Counted(spot.index, (len(items),), certain=True)

    def _is_name(self, item: str) -> bool:
        """Return whether an item is a known name, quoted or not."""
        return _NAME in item and not _own(item).strip(self.relations.quotes)

    @cached_property
    def _marks(self) -> re.Pattern[str]:
        return re.compile(f"[{re.escape(self.relations.list_marks)}]")

    @cached_property
    def _joints(self) -> re.Pattern[str]:
        return self.relations.list_joint.compiled


def _masked(text: str, start: int, end: int, named: Sequence[EntityMention]) -> str:
    """Return a stretch of text with its known names blotted out."""
    kept = list(text[start:end])
    for name in named:
        for place in range(max(name.start, start), min(name.end, end)):
            kept[place - start] = _NAME
    return "".join(kept)


def _own(item: str) -> str:
    """Return the words of an item besides known names."""
    return item.replace(_NAME, "").strip()
