"""Read lists: back from where one ends, on from where one begins, and all of a bracket."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar import Grammar
from extractor.grammar.schema import Relations
from extractor.matching.prose.items import NAME, Item, ItemReader, Listed
from extractor.model.mention import EntityKind, EntityMention

__all__ = ["Enumeration", "EnumerationReader"]

Span = tuple[int, int]


@dataclass(frozen=True)
class Enumeration:
    """A list that was read.

    Attributes:
        listed: the text in which it stands.
        items: what its marks part.
        start, end: its characters.
        is_open: it may name only some of what is counted.
    """

    listed: Listed
    items: tuple[Item, ...]
    start: int
    end: int
    is_open: bool = False

    @property
    def begins(self) -> int:
        """Where its first name begins, as far as it is known."""
        return self.items[0].starts[0] if self.items[0].starts else self.start

    @property
    def least(self) -> int:
        """How many items it has at least."""
        return sum(item.low for item in self.items)

    @property
    def counts(self) -> tuple[int, ...]:
        """How many items it may have; a name that it gives twice may count once."""
        counts = set(range(self.least, sum(item.high for item in self.items) + 1))
        if self._is_known:
            counts.add(len({self.listed.name(*extent) for extent in self._extents}))
        return tuple(sorted(counts))

    @property
    def is_certain(self) -> bool:
        """Whether each item surely is one: half of them are known, and nothing speaks against the others."""
        known = sum(item.low for item in self.items if item.is_known)
        unknown = sum(not item.is_known for item in self.items)
        return known > 1 and known >= unknown and all(item.is_clean for item in self.items)

    def called(self, noun: str) -> int:
        """Return how many names end with a word: of 教务处、会计学院、商学院 two are 学院."""
        return sum(self.listed.name(*extent).endswith(noun) for extent in self._extents)

    def with_levels(self, entities: Iterable[EntityMention]) -> int | None:
        """Return how many names with a level they are; None where no level is named."""
        levels = [each for each in entities if each.kind is EntityKind.LEVEL]
        named = [
            len({level.name for level in levels if start <= level.start < end})
            for start, end in self._extents
        ]
        return sum(max(1, count) for count in named) if self._is_known and any(named) else None

    @property
    def _extents(self) -> list[Span]:
        """From where to where each name stands that is known, with what stands behind it."""
        starts = [start for item in self.items for start in item.starts]
        return list(zip(starts, [*starts[1:], self.end], strict=False))

    @property
    def _is_known(self) -> bool:
        return all(item.is_known for item in self.items)


@dataclass(frozen=True)
class EnumerationReader:
    """Reads lists by the marks of `relations.toml`."""

    grammar: Grammar

    def back(self, listed: Listed, first: int, end: int, *, adds_up: bool) -> Enumeration:
        """Return the list that ends at `end`, in a sentence that begins at `first` or has a figure before it.

        `adds_up`: the figure may add up other lists of the sentence, too.
        """
        start = self._clause_start(listed, first, end)
        pieces = self._pieces(listed, start, end)
        items = [self._items.led(listed, *pieces[0])]
        items += [self._items.whole(listed, *piece) for piece in pieces[1:]]
        if start == first and pieces[1:] and not items[0].is_known and self._is_unit(listed, first):
            start, items = pieces[1][0], items[1:]
        is_open = False
        if len(pieces) == 1:
            start, items, is_open = self._over_clauses(listed, first, pieces[0], items)
        is_open = is_open or self._goes_before(listed, first, start, adds_up=adds_up)
        return Enumeration(listed, tuple(items), start, end, is_open)

    def _is_unit(self, listed: Listed, first: int) -> bool:
        """Return whether a figure stands before a place, so that what follows tells what it counts."""
        return bool(listed.text[:first].strip()) and not self._ends.match(listed.text, first - 1)

    def _over_clauses(
        self, listed: Listed, first: int, last: Span, items: list[Item]
    ) -> tuple[int, list[Item], bool]:
        """Return where a list that commas part begins, its items, and whether it may begin further back."""
        start, whole = last[0], self._items.whole(listed, *last)
        while whole.is_known and start > first:
            items[0] = whole
            earlier = self._clause_start(listed, first, start - 1)
            if self._marks.search(listed.text, earlier, start):
                return start, items, False
            whole = self._items.whole(listed, earlier, start - 1)
            led = self._items.led(listed, earlier, start - 1)
            if not led.is_known:
                return start, items, whole.is_clean and len(items) > 1
            items.insert(0, led)
            start = earlier
        return start, items, False

    def _goes_before(self, listed: Listed, first: int, start: int, *, adds_up: bool) -> bool:
        """Return whether what stands before a list may belong to it: a name, or what is added up."""
        before = listed.text[first:start]
        ends_so = before[:-1].endswith(NAME)
        return ends_so or (adds_up and (NAME in before or bool(self._marks.search(before))))

    def on(self, listed: Listed, start: int, limit: int) -> Enumeration:
        """Return the list that begins at `start` and ends before `limit`."""
        clauses = self._clauses(listed, start, limit)
        if self._marks.search(listed.text, *clauses[0]):
            return self._listed(listed, self._pieces(listed, *clauses[0]), clauses[1:])
        items = [self._items.whole(listed, *clause) for clause in clauses]
        known = next((n for n, item in enumerate(items) if not item.is_known), len(items))
        return self._listed(listed, clauses[: max(known, 1)], clauses[max(known, 1) :])

    def _listed(
        self, listed: Listed, pieces: Sequence[Span], behind: Sequence[Span]
    ) -> Enumeration:
        """Return a list of pieces; the clause behind it may be one of it, too."""
        items = tuple(self._items.whole(listed, *piece) for piece in pieces)
        following = self._items.whole(listed, *behind[0]) if behind else None
        by_clauses = len(pieces) == 1 or listed.text[pieces[0][1]] not in self._item_marks
        is_more = following and (following.starts or (by_clauses and following.is_clean))
        is_open = bool(is_more) or any(item.goes_on for item in items)
        return Enumeration(listed, items, pieces[0][0], pieces[-1][1], is_open)

    def inside(self, listed: Listed, start: int, end: int) -> Enumeration:
        """Return the list that a bracket is."""
        marks = self._marks if self._marks.search(listed.text, start, end) else self._ends
        pieces = _parted(marks, listed.text, start, end)
        items = tuple(self._items.whole(listed, *piece) for piece in pieces)
        return Enumeration(listed, items, start, end, any(item.goes_on for item in items))

    def _clauses(self, listed: Listed, start: int, limit: int) -> list[Span]:
        """Return the clauses of a stretch; where nothing else parts a list, semicolons part its items."""
        has_commas = self._comma.search(listed.text, start, limit) or self._marks.search(
            listed.text, start, limit
        )
        if has_commas:
            semicolon = self._segment.search(listed.text, start, limit)
            limit = semicolon.start() if semicolon else limit
        return _parted(self._ends, listed.text, start, limit)

    def _pieces(self, listed: Listed, start: int, end: int) -> list[Span]:
        return _parted(self._marks, listed.text, start, end)

    def _clause_start(self, listed: Listed, first: int, end: int) -> int:
        ends = [found.end() for found in self._ends.finditer(listed.text, first, end)]
        return ends[-1] if ends else first

    @cached_property
    def _items(self) -> ItemReader:
        return ItemReader(self.grammar)

    @property
    def _relations(self) -> Relations:
        return self.grammar.relations

    @cached_property
    def _item_marks(self) -> str:
        """What parts the items of a list, and never clauses."""
        return "".join(set(self._relations.list_marks) - set(self._relations.segment_end))

    @cached_property
    def _marks(self) -> re.Pattern[str]:
        return _one_of(self._item_marks)

    @cached_property
    def _segment(self) -> re.Pattern[str]:
        return _one_of(self._relations.segment_end)

    @cached_property
    def _comma(self) -> re.Pattern[str]:
        return _one_of(self._relations.clause_end)

    @cached_property
    def _ends(self) -> re.Pattern[str]:
        relations = self._relations
        return _one_of(relations.clause_end + relations.segment_end + relations.sentence_end)


def _one_of(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")


def _parted(marks: re.Pattern[str], text: str, start: int, end: int) -> list[Span]:
    """Return the stretches between marks."""
    found = [(mark.start(), mark.end()) for mark in marks.finditer(text, start, end)]
    starts = [start, *(behind for _, behind in found)]
    ends = [*(before for before, _ in found), end]
    return list(zip(starts, ends, strict=True))
