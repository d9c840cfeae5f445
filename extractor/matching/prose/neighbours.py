"""What a figure takes from figures before it, or from the total behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.matching.prose.attributed import (
    NOTHING,
    Attribution,
    Context,
    Source,
    alike,
    as_carried,
    holds,
    lasts,
)
from extractor.matching.prose.layout import Spot
from extractor.matching.prose.vocabulary import Vocabulary
from extractor.text.normalise import strip_space

__all__ = ["LABEL", "Neighbours"]

CLOSE = 8
"""A bracket so close behind a figure holds its parts: 3598人（…）, 3598名学生（…）."""

LABEL = 8
"""The most characters, names aside, that a part's own label has: 企业选聘64名，合计192名."""

ALIKE = 2
"""Clauses that begin with so many like characters say the same of different things."""


@dataclass(frozen=True)
class Neighbours:
    """Finds the figure that says what another one counts."""

    vocabulary: Vocabulary

    def is_part(self, context: Context, index: int) -> bool:
        """Return whether 其中, a colon or a bracket stands between a figure and one of its kind before."""
        scopes, spots, spot = context.scopes, context.spots, context.spots[index]
        near = [o for o in spots[:index] if o.scope == spot.scope and alike(o, spot)]
        outer = [o for o in spots[:index] if alike(o, spot) and holds(scopes, spot, o)]
        if outer and scopes[spot.scope].start - 1 - outer[-1].end <= CLOSE:
            return True
        if not near:
            return False
        if self._goes_on(context, spot):
            return True
        between = context.text(spot)[max(near[0].end, spot.sentence[0]) : spot.start]
        has_colon = any(mark in between for mark in self.vocabulary.grammar.headings.colons)
        return has_colon or bool(self.vocabulary.relations.of_which.find(between))

    def carried(self, context: Context, index: int, found: Sequence[Attribution]) -> Attribution:
        """Return what the figure before counts, or the total that follows; of like units only."""
        spots = context.spots
        before = self.before(context, index, found)
        after = self._total_after(context, index, found)
        is_far = before is None or spots[before].segment != spots[index].segment
        chosen = after if after is not None and is_far else before
        return NOTHING if chosen is None else as_carried(found[chosen])

    def before(self, context: Context, index: int, found: Sequence[Attribution]) -> int | None:
        """Return the figure before of which another may be more, or some."""
        scopes, spots, spot = context.scopes, context.spots, context.spots[index]
        for place in range(index - 1, -1, -1):
            other = spots[place]
            is_near = other.sentence == spot.sentence or holds(scopes, spot, other)
            is_before = other.scope == spot.scope and self._goes_on(context, spot)
            is_known = found[place].indicator is not None
            may_last = is_known and (lasts(found[place]) or self._is_item(context, other, spot))
            if (is_near or is_before) and alike(other, spot) and may_last:
                return place
            if not is_near and not is_before and other.scope == spot.scope:
                return None
        return None

    def listed(self, context: Context, index: int, found: Sequence[Attribution]) -> Attribution:
        """Return what the total behind a list of labelled parts counts, or the part before."""
        after = self._total_after(context, index, found)
        if after is not None:
            return as_carried(found[after])
        spot, before = context.spots[index], context.spots[index - 1] if index else None
        if before is None or not alike(before, spot) or before.segment != spot.segment:
            return NOTHING
        is_chain = found[index - 1].source is Source.CARRIED
        is_next = context.before(spot).startswith(tuple(self.vocabulary.relations.list_marks))
        is_parallel = (is_next or _begin_alike(context, before, spot)) and lasts(found[index - 1])
        return as_carried(found[index - 1]) if is_chain or is_parallel else NOTHING

    def beside(self, context: Context, index: int, found: Sequence[Attribution]) -> Attribution:
        """Return what a figure in the bracket before counts: 甲校（420人）、乙校（385人）."""
        if not index:
            return NOTHING
        spot, other = context.spots[index], context.spots[index - 1]
        parents = {context.scopes[each.scope].parent for each in (spot, other)}
        is_beside = spot.scope != other.scope and len(parents) == 1 and None not in parents
        if is_beside and alike(spot, other) and lasts(found[index - 1]):
            return as_carried(found[index - 1])
        return NOTHING

    def _total_after(
        self, context: Context, index: int, found: Sequence[Attribution]
    ) -> int | None:
        """Return the next figure that is said to be a total, if only parts stand in between.

        So too the last of a list, whose noun is that of all: A专业48人、B专业32人报名.
        """
        spots = context.spots
        spot = spots[index]
        for place in range(index + 1, len(spots)):
            other = spots[place]
            if (other.sentence, other.scope) != (spot.sentence, spot.scope):
                continue
            if not alike(other, spot):
                continue
            is_total = self.vocabulary.is_total(context.scopes[other.scope], other)
            is_here = other.clause[1] == spot.clause[1]
            is_listed = is_here and self.vocabulary.goes_on_listing(context.behind(spot))
            if found[place].indicator and (is_total or is_listed):
                return place
            if len(context.words[place]) > LABEL:
                return None
        return None

    def _goes_on(self, context: Context, spot: Spot) -> bool:
        """Return whether the sentence goes on from the one before: 其中 after a full stop."""
        start, _ = spot.sentence
        text = context.text(spot)[start : spot.start].lstrip()
        return self.vocabulary.relations.of_which.compiled.match(text) is not None

    def _is_item(self, context: Context, other: Spot, spot: Spot) -> bool:
        """Return whether nothing but a mark stands between two figures: 增长41.7%和18.2%."""
        between = context.text(spot)[other.end : spot.start]
        is_linked = self.vocabulary.relations.list_link.find(between) is not None
        return other.scope == spot.scope and is_linked


def _begin_alike(context: Context, one: Spot, other: Spot) -> bool:
    """Return whether the words before two figures begin alike: 参与第三批的75所，参与第四批的133所."""
    text = context.text(other)
    first, second = (strip_space(text[slice(*spot.left)]) for spot in (one, other))
    return len(first) >= ALIKE and first[:ALIKE] == second[:ALIKE]
