"""Part a block's text into brackets, sentences, segments and clauses, round its figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar.schema import Relations
from extractor.model.mention import QuantityMention

__all__ = ["Layout", "Scope", "Spot"]


@dataclass(frozen=True)
class Scope:
    """The whole text, or what stands between two brackets, inner brackets blanked out.

    `text` has the block's length, so that offsets count in the block; outside the scope it is blank.
    """

    start: int
    end: int
    text: str
    parent: int | None


@dataclass(frozen=True)
class Spot:
    """A figure, and the stretch of text in which to look for what it counts.

    Attributes:
        figure: the figure.
        start, end: its characters.
        index: its place among the block's figures.
        scope: index of its scope.
        left: the clause's text from the figure before, if any, to this one: `(start, end)`.
        right: from this figure to the next, or to the clause's end.
        clause, segment, sentence: `(start, end)` each.
        unit: its unit, "" where it has none.
        family: what the unit is counted like: 人 and 人次 are one.
    """

    figure: QuantityMention
    start: int
    end: int
    index: int
    scope: int
    left: tuple[int, int]
    right: tuple[int, int]
    clause: tuple[int, int]
    segment: tuple[int, int]
    sentence: tuple[int, int]
    unit: str
    family: str


@dataclass(frozen=True)
class Layout:
    """Parts texts by the marks of `relations.toml`."""

    relations: Relations

    def part(
        self, text: str, figures: Sequence[QuantityMention]
    ) -> tuple[tuple[Scope, ...], tuple[Spot, ...]]:
        """Return the scopes of a text, and a spot for each of its figures, in order."""
        scopes = self._scopes(text, figures)
        spots: dict[int, Spot] = {}
        for number, scope in enumerate(scopes):
            inside = [
                (index, figure)
                for index, figure in enumerate(figures)
                if _innermost(scopes, figure) == number
            ]
            if inside:
                spots |= {spot.index: spot for spot in self._spots(number, scope, inside)}
        return scopes, tuple(spots[index] for index in sorted(spots))

    def _scopes(self, text: str, figures: Sequence[QuantityMention]) -> tuple[Scope, ...]:
        """Return the whole text and each bracket's inside, the outer before the inner."""
        pairs: list[tuple[int, int]] = []
        opened: list[int] = []
        for found in self._brackets.finditer(text):
            if any(figure.start <= found.start() < figure.end for figure in figures):
                continue
            if found[0] in self.relations.open_brackets:
                opened.append(found.start())
            elif opened:
                pairs.append((opened.pop(), found.end()))
        spans = [(0, len(text)), *((start + 1, end - 1) for start, end in sorted(pairs))]
        return tuple(_scope(text, number, spans, pairs) for number in range(len(spans)))

    def _spots(
        self, number: int, scope: Scope, figures: Sequence[tuple[int, QuantityMention]]
    ) -> Iterator[Spot]:
        marks = [
            (found.start(), found[0])
            for found in self._marks.finditer(scope.text, scope.start, scope.end)
            if not any(figure.start <= found.start() < figure.end for _, figure in figures)
        ]
        for place, (index, figure) in enumerate(figures):
            clause, segment, sentence = (
                _around(figure, marks, ends, scope) for ends in self._levels
            )
            before = figures[place - 1][1].end if place else scope.start
            unit = figure.quantity.unit or ""
            clause = self._with_head(clause, segment, before, scope)
            after = figures[place + 1][1].start if place + 1 < len(figures) else scope.end
            yield Spot(
                figure,
                figure.start,
                figure.end,
                index,
                number,
                (max(before, clause[0]), figure.start),
                (figure.end, max(figure.end, min(after, clause[1]))),
                clause,
                segment,
                sentence,
                unit,
                self._families.get(unit, unit),
            )

    def _with_head(
        self, clause: tuple[int, int], segment: tuple[int, int], before: int, scope: Scope
    ) -> tuple[int, int]:
        """Return a clause with the words before its colon: 试点：36个."""
        start = max(segment[0], before, scope.start)
        if clause[0] <= start or scope.text[clause[0] - 1] not in self.relations.colons:
            return clause
        head = re.split(f"[{re.escape(self._levels[0])}]", scope.text[start : clause[0] - 1])
        return clause[0] - 1 - len(head[-1]), clause[1]

    @cached_property
    def _brackets(self) -> re.Pattern[str]:
        relations = self.relations
        return re.compile(f"[{re.escape(relations.open_brackets + relations.close_brackets)}]")

    @cached_property
    def _families(self) -> dict[str, str]:
        return {unit: units[0] for units in self.relations.like_units for unit in units}

    @cached_property
    def _marks(self) -> re.Pattern[str]:
        return re.compile(f"[{re.escape(self._levels[0])}]")

    @cached_property
    def _levels(self) -> tuple[str, str, str]:
        """Return the marks that end a clause, a segment and a sentence; each ends what is smaller."""
        sentence = self.relations.sentence_end
        segment = sentence + self.relations.segment_end
        return segment + self.relations.clause_end, segment, sentence


def _around(
    figure: QuantityMention, marks: Sequence[tuple[int, str]], ends: str, scope: Scope
) -> tuple[int, int]:
    start, end = scope.start, scope.end
    for place, mark in marks:
        if mark in ends and place < figure.start:
            start = place + 1
        elif mark in ends and place >= figure.end:
            end = place
            break
    return start, end


def _scope(
    text: str, number: int, spans: Sequence[tuple[int, int]], pairs: Sequence[tuple[int, int]]
) -> Scope:
    start, end = spans[number]
    inner = [pair for pair in pairs if start <= pair[0] and pair[1] <= end]
    around = [i for i, span in enumerate(spans) if span[0] < start and end < span[1]]
    return Scope(start, end, _only(text, start, end, inner), around[-1] if around else None)


def _only(text: str, start: int, end: int, inner: Sequence[tuple[int, int]]) -> str:
    kept = " " * start + text[start:end] + " " * (len(text) - end)
    for first, last in inner:
        kept = kept[:first] + " " * (last - first) + kept[last:]
    return kept


def _innermost(scopes: Sequence[Scope], figure: QuantityMention) -> int:
    inside = [i for i, s in enumerate(scopes) if s.start <= figure.start and figure.end <= s.end]
    return inside[-1]
