"""Read a block's figures for what they state: indicator, role, whom and when they are about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from extractor.grammar import Grammar
from extractor.grammar.schema import IndicatorRule
from extractor.matching.prose.attributed import Attribution, Source
from extractor.matching.prose.attribution import Attributor
from extractor.matching.prose.breakdowns import BreakdownFinder
from extractor.matching.prose.changes import ChangeFinder
from extractor.matching.prose.framing import Framer
from extractor.matching.prose.layout import Layout, Scope, Spot
from extractor.matching.prose.lists import ListCounter
from extractor.matching.prose.plainness import Plainness
from extractor.model.mention import (
    Breakdown,
    Change,
    Counted,
    EntityMention,
    FigureMention,
    QuantityMention,
    Role,
)
from extractor.model.quantity import Quantity
from extractor.text.spacing import Plain, compact

__all__ = ["StatementReader", "Statements"]

CONFIDENCE = {
    Source.CLAUSE: 0.95,
    Source.LIST: 0.95,
    Source.CARRIED: 0.9,
    Source.SENTENCE: 0.8,
    Source.NONE: 0.7,
}
"""How sure we are of what a figure counts, by how we know it."""


@dataclass(frozen=True, slots=True)
class Statements:
    """What a block states: its figures, and which are parts of which by their places."""

    figures: tuple[FigureMention, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    counted: tuple[Counted, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class StatementReader:
    """Reads sentences by the cues of a grammar."""

    grammar: Grammar

    def read(
        self,
        text: str,
        figures: Sequence[QuantityMention],
        entities: Sequence[EntityMention],
        *,
        heading: str = "",
        excluded: Sequence[tuple[int, int]] = (),
        block: int = 0,
    ) -> Statements:
        """Return what a block states; `block` is its number in the outline.

        `heading` is what stands above it, `excluded` are the characters of numbers that are no figures.
        """
        if not figures:
            return Statements()
        plain = compact(text)
        scopes, spots = self._layout.part(plain.text, [_moved(each, plain) for each in figures])
        named = [_moved(entity, plain) for entity in entities]
        names = [(entity.start, entity.end) for entity in named]
        others = [plain.here(*span) for span in excluded]
        attributions = self._attributor.attribute(scopes, spots, names + others, heading)
        indicators = [found.indicator for found in attributions]
        dimensions = self._framer.dimensions(scopes, spots, named, indicators)
        periods = self._framer.periods(plain.text, scopes, spots, heading)
        breakdowns = self._breakdowns.find(scopes, spots, attributions, dimensions)
        numbers = [*others, *((spot.start, spot.end) for spot in spots)]
        is_apart = self._plainness.is_about_a_part(heading)
        mentions = tuple(
            FigureMention(
                block=block,
                start=figure.start,
                end=figure.end,
                quantity=self._with_unit(spot, found),
                indicator=found.indicator,
                role=self._role(scopes[spot.scope], spot, found),
                modality=self._framer.modality(scopes[spot.scope], spot),
                dimensions=about,
                period=period,
                confidence=CONFIDENCE[found.source],
                is_plain=not is_apart
                and self._plainness.is_plain(scopes[spot.scope], spot, found, names, numbers),
            )
            for figure, spot, found, about, period in zip(
                figures, spots, attributions, dimensions, periods, strict=True
            )
        )
        counted = self._lists.find(scopes, spots, named)
        mentions = _with_roles(mentions, breakdowns)
        roles = [mention.role for mention in mentions]
        changes = self._changes.find(scopes, spots, roles, attributions, periods)
        return Statements(mentions, breakdowns, counted, changes)

    def _with_unit(self, spot: Spot, found: Attribution) -> Quantity:
        """Return the quantity; money that prints no unit (260多万资金) is in the indicator's."""
        quantity = spot.figure.quantity
        rule = self._indicators.get(found.indicator or "")
        if quantity.unit is None and rule and rule.unit_implied:
            return replace(quantity, unit=rule.unit)
        return quantity

    def _role(self, scope: Scope, spot: Spot, found: Attribution) -> Role:
        rule = self._indicators.get(found.indicator or "")
        if rule and rule.role:
            return rule.role
        before = scope.text[max(spot.left[0], spot.start - 12) : spot.start]
        if self.grammar.relations.change.find(before):
            return Role.CHANGE
        if spot.unit in self._rates:
            return Role.RATE
        if self._attributor.is_total(scope, spot):
            return Role.TOTAL
        return Role.COUNT

    @cached_property
    def _breakdowns(self) -> BreakdownFinder:
        return BreakdownFinder(self.grammar.relations, self._rates)

    @cached_property
    def _changes(self) -> ChangeFinder:
        return ChangeFinder(self.grammar.relations)

    @cached_property
    def _lists(self) -> ListCounter:
        return ListCounter(self.grammar)

    @cached_property
    def _layout(self) -> Layout:
        return Layout(self.grammar.relations)

    @cached_property
    def _attributor(self) -> Attributor:
        return Attributor(self.grammar)

    @cached_property
    def _plainness(self) -> Plainness:
        return Plainness(self.grammar.relations)

    @cached_property
    def _framer(self) -> Framer:
        return Framer(self.grammar)

    @cached_property
    def _indicators(self) -> dict[str, IndicatorRule]:
        return {rule.name: rule for rule in self.grammar.indicators.indicator}

    @cached_property
    def _rates(self) -> frozenset[str]:
        return frozenset(r.base or r.name for r in self.grammar.units.unit if r.is_rate)


def _with_roles(
    figures: Sequence[FigureMention], breakdowns: Sequence[Breakdown]
) -> tuple[FigureMention, ...]:
    """Return figures with what they do in the sums: a part that is a total itself stays a part."""
    roles = {breakdown.total: Role.TOTAL for breakdown in breakdowns}
    roles |= {part: Role.PART for breakdown in breakdowns for part in breakdown.parts}
    return tuple(
        replace(figure, role=roles[index])
        if index in roles and figure.role is not Role.CHANGE and figure.role is not Role.RATE
        else figure
        for index, figure in enumerate(figures)
    )


_Mention = TypeVar("_Mention", QuantityMention, EntityMention)


def _moved(mention: _Mention, plain: Plain) -> _Mention:
    """Return a mention with its characters counted in the compact text."""
    if plain.places is None:
        return mention
    start, end = plain.here(mention.start, mention.end)
    return replace(mention, start=start, end=end)
