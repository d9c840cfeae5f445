"""Count the items of a list that a figure counts: A、B、C三个试点; 三个试点，分别是A、B、C; 三个试点（A、B、C）."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extractor.grammar import Grammar
from extractor.grammar.schema import CountedNoun, Relations
from extractor.matching.prose.enumerations import Enumeration, EnumerationReader
from extractor.matching.prose.items import ItemReader, Listed
from extractor.matching.prose.layout import Scope, Spot
from extractor.model.mention import Counted, EntityMention

__all__ = ["ListCounter"]

_NOUN = 2
"""What an office is called, in characters."""
_REACH = 24
"""A bracket belongs to a figure within so many characters."""


@dataclass(frozen=True)
class ListCounter:
    """Counts lists by the marks and nouns of `relations.toml`."""

    grammar: Grammar

    def find(
        self, scopes: Sequence[Scope], spots: Sequence[Spot], entities: Sequence[EntityMention]
    ) -> tuple[Counted, ...]:
        """Return the figures beside a list that may count it, each once."""
        found: list[Counted] = []
        for spot in spots:
            if spot.unit in self._relations.listed_units:
                beside = _Beside(self, scopes, spots, entities, spot)
                counted = sorted(beside.counted(), key=lambda each: not each.certain)
                found += counted[:1]
        return tuple(found)

    @cached_property
    def items(self) -> ItemReader:
        """Tells items apart."""
        return ItemReader(self.grammar)

    @cached_property
    def lists(self) -> EnumerationReader:
        """Reads lists."""
        return EnumerationReader(self.grammar)

    @property
    def _relations(self) -> Relations:
        return self.grammar.relations

    @cached_property
    def nouns(self) -> dict[str, tuple[CountedNoun, ...]]:
        """What a figure says that it counts, by the side on which it does."""
        rules = self._relations.counted_noun
        return {side: tuple(r for r in rules if r.side == side) for side in ("behind", "before")}


@dataclass(frozen=True)
class _Beside:
    """A figure, and what stands beside it."""

    counter: ListCounter
    scopes: Sequence[Scope]
    spots: Sequence[Spot]
    entities: Sequence[EntityMention]
    spot: Spot

    def counted(self) -> Iterator[Counted]:
        """Yield each list that the figure may count."""
        nouns = self.counter.nouns
        said = ((rule.kind, rule.find(self._after)) for rule in nouns["behind"])
        kind, match = next(((kind, match) for kind, match in said if match), (None, None))
        if match:
            noun = match[0][-_NOUN:]
            for found, _ in self._lists(kind, noun):
                yield self._count(found, certain=True, noun=noun)
        elif self._relations.list_bare.find(self._after):
            for rule in nouns["before"]:
                for found, head in self._lists(rule.kind):
                    if rule.find(head):
                        yield self._count(found, certain=True)
        for found, _ in self._lists(None):
            yield self._count(found, certain=False)

    def _count(self, found: Enumeration, *, certain: bool, noun: str = "") -> Counted:
        """Return what a list says of the figure; of several offices only some may be what it calls them."""
        is_sorting = self.spot.unit in self._relations.sorting_units
        called = found.called(noun) if noun else 0
        return Counted(
            self.spot.index,
            tuple(sorted({*found.counts, called} - {0})),
            certain=certain and found.is_certain and not is_sorting,
            is_open=found.is_open,
            with_levels=found.with_levels(self.entities),
        )

    def _lists(self, kind: str | None, noun: str = "") -> Iterator[tuple[Enumeration, str]]:
        """Yield the lists beside the figure, each with the words that lead up to it or to the figure."""
        for found, head in (
            *self._before(kind, noun),
            *self._behind(kind),
            *self._bracketed(kind),
        ):
            if found.least > 1 and all(item.is_clean for item in found.items):
                yield found, head

    def _before(self, kind: str | None, noun: str) -> Iterator[tuple[Enumeration, str]]:
        """Yield the list that ends at the figure: A、B等3个; A、B，共2个; A、B（共2个）; A、B（2个证书）."""
        scope, end = self._scope, self.spot.start
        first = self._behind_last(scope, end)
        close = self._relations.list_close.find(scope.text[first:end])
        said = close[0] if close else ""
        adds_up = bool(self._relations.list_total.find(said))
        is_alone = len(said) == end - scope.start
        if scope.parent is not None and is_alone and (adds_up or noun):
            scope, end = self.scopes[scope.parent], scope.start - 1
            first = self._behind_last(scope, end)
        else:
            end -= len(said)
        if first < end:
            listed = self._prepared(scope, kind)
            found = self.counter.lists.back(listed, first, end, adds_up=adds_up)
            is_open = found.is_open or bool(self._relations.list_open.find(said))
            yield replace(found, is_open=is_open), scope.text[first : found.begins]

    def _behind(self, kind: str | None) -> Iterator[tuple[Enumeration, str]]:
        """Yield the list that the figure leads up to: 3个，分别是A、B、C."""
        said = self._relations.list_intro.find(self._after)
        if not said:
            return
        limit, text = self.spot.sentence[1], self._scope.text
        following = [spot.start for spot in self._beside if spot.start >= self.spot.end]
        if following and following[0] < limit:  # the list ends before the clause of the next figure
            marks = self._relations.clause_end + self._relations.segment_end
            limit = max(text.rfind(mark, 0, following[0]) for mark in marks)
        start = self.spot.end + said.end()
        if start < limit:
            listed = self._prepared(self._scope, kind)
            found = self.counter.lists.on(listed, start, limit)
            is_some = said["some"] or self._relations.narrowed.find(said["between"])
            yield replace(found, is_open=found.is_open or bool(is_some)), self._before_figure

    def _bracketed(self, kind: str | None) -> Iterator[tuple[Enumeration, str]]:
        """Yield the list in the bracket behind the figure: 3个证书（A、B、C）."""
        for scope in self.scopes:
            near = self.spot.end < scope.start <= self.spot.right[1]
            if near and scope.parent == self.spot.scope and scope.start - self.spot.end < _REACH:
                said = self._relations.list_inside.find(scope.text[scope.start : scope.end])
                start = scope.start + (said.end() if said else 0)
                found = self.counter.lists.inside(self._prepared(scope, kind), start, scope.end)
                is_some = bool(said and said["some"])
                yield replace(found, is_open=found.is_open or is_some), self._before_figure
                return

    def _prepared(self, scope: Scope, kind: str | None) -> Listed:
        return self.counter.items.prepare(scope.text, kind, self.entities)

    def _behind_last(self, scope: Scope, end: int) -> int:
        """Return where the sentence begins, or what stands behind the last figure in it."""
        marks = self._relations.sentence_end
        starts = [scope.text.rfind(mark, scope.start, end) + 1 for mark in marks]
        number = self.scopes.index(scope)
        figures = [spot.end for spot in self.spots if spot.scope == number and spot.end <= end]
        return max(scope.start, *starts, *figures)

    @property
    def _beside(self) -> list[Spot]:
        """The figures in the same bracket."""
        return [spot for spot in self.spots if spot.scope == self.spot.scope]

    @property
    def _scope(self) -> Scope:
        return self.scopes[self.spot.scope]

    @property
    def _after(self) -> str:
        """What stands behind the figure in its sentence."""
        return self._scope.text[self.spot.end : self.spot.sentence[1]]

    @property
    def _before_figure(self) -> str:
        return self._scope.text[self._behind_last(self._scope, self.spot.start) : self.spot.start]

    @property
    def _relations(self) -> Relations:
        return self.counter.grammar.relations
