"""Lead each figure of a text to what it counts: by a cue of its own, or by the figure it goes with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extractor.grammar import Grammar
from extractor.matching.prose.attributed import (
    NOTHING,
    Attribution,
    Context,
    CuesBySentence,
    Source,
    as_carried,
)
from extractor.matching.prose.layout import Scope, Spot
from extractor.matching.prose.neighbours import LABEL, Neighbours
from extractor.matching.prose.own_words import OwnWords
from extractor.matching.prose.sharing import Sharing
from extractor.matching.prose.surroundings import Surroundings
from extractor.matching.prose.vocabulary import Vocabulary

__all__ = ["Attributor"]

HEADED = 14
"""The most characters, names aside, that a part's label has behind the words that head its list."""

PASSES = 2
"""A part may take what it counts from a total that itself takes it from another part."""


@dataclass(frozen=True)
class Attributor:
    """Leads figures to the indicators of a grammar."""

    grammar: Grammar

    def attribute(
        self,
        scopes: Sequence[Scope],
        spots: Sequence[Spot],
        names: Sequence[tuple[int, int]],
        heading: str,
    ) -> list[Attribution]:
        """Return an attribution for each spot, in order.

        `names` are the characters of names and dates, which say nothing of what a figure counts.
        """
        cues = self._cues_by_sentence(scopes, spots, heading)
        words = [self._vocabulary.noun(scopes[spot.scope], spot, names) for spot in spots]
        context = Context(scopes, spots, cues, words)
        found = self._own_words.find(context)
        self._sharing.share(context, found)
        for _ in range(PASSES):
            for index in range(len(spots)):
                if found[index] is NOTHING:
                    found[index] = self._inferred(context, index, found)
        return [self._reached(context, spot, each) for spot, each in zip(spots, found, strict=True)]

    def is_total(self, scope: Scope, spot: Spot) -> bool:
        """Return whether the words right before a figure say that it adds up."""
        return self._vocabulary.is_total(scope, spot)

    def _reached(self, context: Context, spot: Spot, found: Attribution) -> Attribution:
        """Return what a figure counts that says how many there are now: 新增22所，达到187所."""
        rule = found.cue.indicator if found.cue else None
        if found.source is Source.CLAUSE or not rule or not rule.added_to:
            return found
        reached = self.grammar.relations.reached.find(context.before(spot))
        return replace(found, indicator=rule.added_to) if reached else found

    def _inferred(self, context: Context, index: int, found: Sequence[Attribution]) -> Attribution:
        """Return what figures or words further off say."""
        spot, words = context.spots[index], context.words[index]
        near, far = self._neighbours, self._surroundings
        inferred = NOTHING
        if not words or near.is_part(context, index):
            inferred = near.carried(context, index, found)
        elif len(words) <= LABEL:
            inferred = near.listed(context, index, found)
        if inferred is NOTHING and spot.unit in self._vocabulary.money:
            inferred = self._paid(context, index, found)
        if inferred is NOTHING and len(words) <= HEADED:
            inferred = far.headed(context, spot)
        if inferred is NOTHING and not words:
            inferred = near.beside(context, index, found)
        if inferred is NOTHING and not words:
            inferred = far.outside(context, spot)
        if inferred is NOTHING and not words:
            inferred = far.wider(context, spot)
        return far.by_unit(spot) if inferred is NOTHING else inferred

    def _paid(self, context: Context, index: int, found: Sequence[Attribution]) -> Attribution:
        """Return what money before in the sentence was for; money without a word is more of it."""
        before = self._neighbours.before(context, index, found)
        if before is not None:
            return as_carried(found[before])
        return self._surroundings.paid(context, context.spots[index])

    def _cues_by_sentence(
        self, scopes: Sequence[Scope], spots: Sequence[Spot], heading: str
    ) -> CuesBySentence:
        keys = {(spot.scope, spot.sentence) for spot in spots}
        cues = {}
        for number, (start, end) in keys:
            units = frozenset(
                spot.unit for spot in spots if (spot.scope, spot.sentence) == (number, (start, end))
            )
            text = scopes[number].text
            frame = heading + "\n" + scopes[0].text
            cues[number, (start, end)] = self._vocabulary.finder.find(
                text, start, end, units, frame
            )
        return cues

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self.grammar)

    @cached_property
    def _own_words(self) -> OwnWords:
        return OwnWords(self._vocabulary)

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours(self._vocabulary)

    @cached_property
    def _sharing(self) -> Sharing:
        return Sharing(self._vocabulary, self._neighbours)

    @cached_property
    def _surroundings(self) -> Surroundings:
        return Surroundings(self._vocabulary)
