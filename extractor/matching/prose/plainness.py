"""Whether a figure is of the whole that its indicator names, or of what words narrow it to."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.grammar.schema import Relations
from extractor.matching.prose.attributed import Attribution, Source
from extractor.matching.prose.layout import Scope, Spot
from extractor.matching.prose.vocabulary import without

__all__ = ["Plainness"]


@dataclass(frozen=True)
class Plainness:
    """Looks for words that narrow a figure: in its clause, before it in its sentence, above it."""

    relations: Relations

    def is_plain(
        self,
        scope: Scope,
        spot: Spot,
        found: Attribution,
        names: Sequence[tuple[int, int]],
        numbers: Sequence[tuple[int, int]],
    ) -> bool:
        """Return whether words say what a figure counts and nothing that narrows it.

        `names` are the characters of names, `numbers` those of figures, dates and other numbers. 培训17场、215人次: the words before the first
        figure may be those of the second.
        """
        if found.cue is None or spot.scope:
            return False
        start, end = found.cue.start, found.cue.end
        if found.source is Source.CARRIED:
            start = end = spot.start
        elif found.source > Source.CARRIED and not spot.clause[0] <= start < spot.start:
            return False
        first = self._own_start(scope.text, spot, start)
        if self._is_narrowed(scope.text, spot, first, max(end, spot.end)):
            return False
        known = [*names, *numbers]
        before = without([*known, (start, end)], scope.text, first, spot.start)
        between = without(known, scope.text, spot.end, max(start, spot.end))
        return (
            self._narrows_nothing(before, found)
            and self._narrows_nothing(between, found)
            and not self._is_base(scope.text, spot)
            and not self._is_set_apart(before, without(names, scope.text, spot.sentence[0], first))
        )

    def is_about_a_part(self, heading: str) -> bool:
        """Return whether a heading sets what stands under it apart from the rest of the report."""
        return self._is_set_apart("", heading)

    def _own_start(self, text: str, spot: Spot, cue: int) -> int:
        """Return where a figure's own words begin: behind those of the one before it in a list.

        3482人报考、2297人获证: 报考 is said of the first.
        """
        start, end = spot.left[0], min(cue, spot.start)
        if start == spot.clause[0] or cue < start:
            return spot.clause[0]
        marks = self.relations.item_mark.compiled.finditer(text, start, end)
        return max((mark.end() for mark in marks), default=start)

    def _is_narrowed(self, text: str, spot: Spot, first: int, end: int) -> bool:
        """Return whether a word in a figure's clause makes it some of what the noun says."""
        in_all = self.relations.in_all.compiled.search(text, spot.sentence[0], spot.start)
        start = max(first, in_all.end()) if in_all else first
        return bool(self.relations.narrowed.find(text[start:end]))

    def _narrows_nothing(self, words: str, found: Attribution) -> bool:
        """Return whether words say nothing; those of a carried figure tell it from the one before."""
        relations = self.relations
        if found.source is not Source.CARRIED:
            words = relations.enumerated.compiled.sub("", words)
            words = relations.neutral.compiled.sub("", words)
        words = relations.whole.compiled.sub("", words)
        return bool(relations.light.find(words))

    def _is_base(self, text: str, spot: Spot) -> bool:
        """Return whether another figure is held against this one: 从357人增至537人."""
        return bool(self.relations.base.find(text[spot.left[0] : spot.start]))

    def _is_set_apart(self, own: str, words: str) -> bool:
        """Return whether words before a figure's own are of another time or of somebody else."""
        if not words or self.relations.restated.find(own):
            return False
        return bool(self.relations.set_apart.find(words))
