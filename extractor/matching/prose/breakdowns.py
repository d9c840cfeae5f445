"""Find which figures of a text are parts of which total, by what the wording shows.

    在校生1581人，其中全日制896人，联合办学685人        其中: what follows is held in what stands before
    申报3598人（初级1361人，中级2223人，高级14人）     a bracket behind a figure holds its parts
    初级1361人，中级2223人，高级14人，总计3598人       parts first, then a figure that is said to total
    共开展培训4场，线上3场，线下1场                   a figure that is said to total, then parts that close

Where the wording leaves open how far back a total reaches, the figures that add up to it settle it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.grammar.schema import Relations
from extractor.matching.prose.layout import Scope, Spot
from extractor.model.mention import Breakdown, BreakdownKind

__all__ = ["BreakdownFinder"]

CLOSE = 8
"""A bracket so close behind a figure holds its parts."""


@dataclass(frozen=True)
class BreakdownFinder:
    """Finds totals and their parts by the words of `relations.toml`."""

    relations: Relations

    def find(
        self,
        scopes: Sequence[Scope],
        spots: Sequence[Spot],
        indicators: Sequence[str | None],
    ) -> list[Breakdown]:
        """Return the breakdowns of a text; totals and parts are indices of `spots`."""
        found = [
            *self._in_brackets(scopes, spots, indicators),
            *self._of_which(scopes, spots, indicators),
        ]
        return [*found, *self._totalled(scopes, spots, indicators, found)]

    def _in_brackets(
        self, scopes: Sequence[Scope], spots: Sequence[Spot], indicators: Sequence[str | None]
    ) -> Iterator[Breakdown]:
        """Yield figures with the parts in the bracket right behind them."""
        for number, scope in enumerate(scopes):
            before = [s for s in spots if s.scope == scope.parent and s.end < scope.start]
            inside = [s for s in spots if s.scope == number]
            if not before or not inside or scope.start - 1 - before[-1].end > CLOSE:
                continue
            total = before[-1]
            parts = [s for s in inside if _same(total, s, indicators)]
            nested = self._starts_of_which(scope, parts)
            kept = [s for s in parts if not nested or s.start < nested]
            if kept:
                yield Breakdown(total.index, tuple(s.index for s in kept), BreakdownKind.BRACKET)

    def _starts_of_which(self, scope: Scope, parts: Sequence[Spot]) -> int | None:
        """Return where a bracket says 其中 after its first figure, so that a deeper list begins."""
        if not parts:
            return None
        words = self.relations.of_which.compiled.search(scope.text, parts[0].end, scope.end)
        return words.end() if words else None

    def _of_which(
        self, scopes: Sequence[Scope], spots: Sequence[Spot], indicators: Sequence[str | None]
    ) -> Iterator[Breakdown]:
        """Yield figures with the parts that 其中 introduces."""
        for number, scope in enumerate(scopes):
            own = [s for s in spots if s.scope == number]
            words = list(self.relations.of_which.compiled.finditer(scope.text))
            for place, said in enumerate(words):
                after = [s for s in own if s.start >= said.end()]
                until = words[place + 1].start() if place + 1 < len(words) else scope.end
                before = [s for s in own if s.end <= said.start()]
                if not after or not before:
                    continue
                reach = min(after[0].sentence[1], until)
                first = after[0]
                totals = [s for s in before if _same(s, first, indicators)]
                if not totals or totals[-1].end < self._sentence_before(scope, first):
                    continue
                parts = [s for s in after if s.start < reach and _same(totals[-1], s, indicators)]
                parts = [s for s in parts if not self._says_total(scope, s)]
                if parts:
                    yield Breakdown(
                        totals[-1].index, tuple(s.index for s in parts), BreakdownKind.OF_WHICH
                    )

    def _sentence_before(self, scope: Scope, spot: Spot) -> int:
        """Return where the sentence before a figure's begins."""
        ends = self.relations.sentence_end
        text = scope.text[: max(spot.sentence[0] - 1, 0)]
        return max((text.rfind(mark) for mark in ends), default=-1) + 1

    def _says_total(self, scope: Scope, spot: Spot) -> bool:
        start = max(spot.left[0], spot.start - 24)
        return bool(self.relations.total.find(scope.text[start : spot.start].rstrip()))

    def _totalled(
        self,
        scopes: Sequence[Scope],
        spots: Sequence[Spot],
        indicators: Sequence[str | None],
        found: Sequence[Breakdown],
    ) -> Iterator[Breakdown]:
        """Yield figures that are said to total, with the run before or behind them that closes."""
        taken = {part for breakdown in found for part in breakdown.parts}
        totals = {breakdown.total for breakdown in found}
        for spot in spots:
            if spot.index in totals or not self._says_total(scopes[spot.scope], spot):
                continue
            free = [s for s in spots if s.index not in taken and _same(spot, s, indicators)]
            here = [s for s in free if s.scope == spot.scope and s.sentence == spot.sentence]
            before = [s for s in here if s.end <= spot.start][::-1]
            after = [s for s in here if s.start >= spot.end]
            parts = _closing(spot, before) or _closing(spot, after)
            if len(parts) > 1:
                order = tuple(sorted(s.index for s in parts))
                taken.update(order)
                yield Breakdown(spot.index, order, BreakdownKind.TOTAL)


def _closing(total: Spot, run: Sequence[Spot]) -> list[Spot]:
    """Return the shortest beginning of a run that adds up to the total; nothing where none does."""
    added = Decimal(0)
    for count, spot in enumerate(run, start=1):
        added += spot.figure.quantity.value
        if count > 1 and added == total.figure.quantity.value:
            return list(run[:count])
    return []


def _same(one: Spot, other: Spot, indicators: Sequence[str | None]) -> bool:
    """Return whether two figures count the same thing in like units."""
    return one.family == other.family and indicators[one.index] == indicators[other.index]
