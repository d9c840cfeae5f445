"""What words further off say that a figure counts: before its list, its bracket, its clause."""

import re
from dataclasses import dataclass
from functools import cached_property

from extractor.matching.prose.attributed import (
    NOTHING,
    Attribution,
    Context,
    Source,
    alike,
    nearest,
)
from extractor.matching.prose.layout import Spot
from extractor.matching.prose.vocabulary import Vocabulary

__all__ = ["Surroundings"]

REACH = 30
"""How far before a bracket the words may stand that tell what a figure in it counts."""


@dataclass(frozen=True)
class Surroundings:
    """Finds words that speak of a figure from outside its clause."""

    vocabulary: Vocabulary

    def paid(self, context: Context, spot: Spot) -> Attribution:
        """Return what money is for that the sentence speaks of."""
        cues = context.cues_of(spot)
        return nearest([cue for cue in cues if cue.accepts(spot.unit) and cue.indicator.units])

    def headed(self, context: Context, spot: Spot) -> Attribution:
        """Return what the words say that head a list: 拨付经费（万元）：甲校120，乙校85; 试点院校中，公办10所."""
        text, (start, _) = context.text(spot), spot.sentence
        here = [o for o in context.spots if o.sentence == spot.sentence and alike(o, spot)]
        first = min(o.start for o in here)
        heads = list(self.vocabulary.relations.list_head.compiled.finditer(text, start, first))
        end = heads[-1].start() if heads else start
        near = [
            cue
            for cue in context.cues_of(spot)
            if cue.end <= end and cue.rule.side != "right" and cue.accepts(spot.unit)
        ]
        return nearest(near)

    def outside(self, context: Context, spot: Spot) -> Attribution:
        """Return what the words before the figure's bracket say: 参加考核的学生（3482名）."""
        scopes = context.scopes
        scope = scopes[spot.scope]
        if scope.parent is None:
            return NOTHING
        text, opened = scopes[scope.parent].text, scope.start - 1
        before = [o.end for o in context.spots if o.scope == scope.parent and o.end <= opened]
        start = max([scopes[scope.parent].start, opened - REACH, *before])
        units = frozenset({spot.unit})
        near = [
            cue
            for cue in self.vocabulary.finder.find(text, start, opened, units, text)
            if cue.rule.side != "right" and not self._marks.search(text, cue.end, opened)
        ]
        return nearest(near)

    def wider(self, context: Context, spot: Spot) -> Attribution:
        """Return what the clauses before say, as far as no figure of the kind stands between."""
        before = [
            other.right[1]
            for other in context.spots
            if other.end <= spot.start and other.scope == spot.scope and alike(other, spot)
        ]
        start = max([spot.sentence[0], *(end for end in before if end >= spot.sentence[0])])
        near = [
            cue
            for cue in context.cues_of(spot)
            if start <= cue.start
            and cue.end <= spot.start
            and cue.rule.side != "right"
            and cue.indicator.role is None
            and cue.accepts(spot.unit)
        ]
        return nearest(near)

    def by_unit(self, spot: Spot) -> Attribution:
        """Return what a figure counts that has a unit which nothing else is counted in."""
        return self._by_unit.get(spot.unit, NOTHING)

    @cached_property
    def _by_unit(self) -> dict[str, Attribution]:
        return {
            unit: Attribution(rule.name, Source.SENTENCE)
            for rule in self.vocabulary.grammar.indicators.indicator
            for unit in rule.deciding_units
        }

    @cached_property
    def _marks(self) -> re.Pattern[str]:
        relations = self.vocabulary.relations
        return re.compile(f"[{re.escape(relations.sentence_end + relations.segment_end)}]")
