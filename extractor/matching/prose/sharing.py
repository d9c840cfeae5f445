"""What the figures of one sum tell each other: a total and its parts count the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.matching.prose.attributed import (
    NOTHING,
    Attribution,
    Context,
    alike,
    as_carried,
    lasts,
)
from extractor.matching.prose.cues import Cue
from extractor.matching.prose.layout import Spot
from extractor.matching.prose.neighbours import Neighbours
from extractor.matching.prose.vocabulary import Vocabulary

__all__ = ["Sharing"]


@dataclass(frozen=True)
class Sharing:
    """Gives parts what their total counts, where their own words only say which part they are."""

    vocabulary: Vocabulary
    neighbours: Neighbours

    def share(self, context: Context, found: list[Attribution]) -> None:
        """Change what was found to what the sums of a block say."""
        for index in range(len(context.spots)):
            self._give_parts(context, index, found)
        for index, spot in enumerate(context.spots):
            if self.vocabulary.is_total(context.scopes[spot.scope], spot):
                _agree([index, *_adding_up(context.spots, index)], found)

    def _give_parts(self, context: Context, index: int, found: list[Attribution]) -> None:
        spot, cue = context.spots[index], found[index].cue
        is_behind = cue is None or cue.start > spot.end
        if is_behind and self._is_share(context, index) and lasts(found[index - 1]):
            found[index] = as_carried(found[index - 1])
        elif cue and (not cue.indicator.name or self._names_a_part(context, spot, cue)):
            total = self.neighbours.before(context, index, found)
            if total is not None and self.neighbours.is_part(context, index):
                found[index] = as_carried(found[total])
        elif lasts(found[index]):
            for part in self._closing(context, index, found):
                found[part] = as_carried(found[index])

    def _closing(self, context: Context, index: int, found: Sequence[Attribution]) -> list[int]:
        """Return figures behind one that add up to it in a row, where none says what it counts."""
        spots, parts = context.spots, []
        total = spots[index]
        run: list[int] = []
        for place in range(index + 1, len(spots)):
            other = spots[place]
            if (other.scope, other.sentence) != (total.scope, total.sentence):
                continue
            cue = found[place].cue
            is_named = cue is None or self._names_a_part(context, other, cue)
            if not is_named or not alike(other, total):
                run = []
                continue
            run.append(place)
            if len(run) > 1 and _sum(spots, run) == total.figure.quantity.value:
                parts += run
                run = []
        return parts

    def _is_share(self, context: Context, index: int) -> bool:
        """Return whether a figure is some of the one right before it: 29个专业中，23个已对接."""
        if not index:
            return False
        spot, other = context.spots[index], context.spots[index - 1]
        if other.scope != spot.scope or not alike(other, spot):
            return False
        between = context.text(spot)[other.end : spot.start]
        return bool(self.vocabulary.relations.among.find(between))

    def _names_a_part(self, context: Context, spot: Spot, cue: Cue) -> bool:
        """Return whether the words of a cue only name a part of a known whole."""
        words = context.text(spot)[cue.start : cue.end].strip()
        return self.vocabulary.members.fullmatch(words) is not None


def _adding_up(spots: Sequence[Spot], index: int) -> list[int]:
    """Return the figures right before a total in its sentence that add up to it."""
    total = spots[index]
    run: list[int] = []
    for place in range(index - 1, -1, -1):
        other = spots[place]
        if (other.scope, other.sentence) != (total.scope, total.sentence):
            break
        if alike(other, total):
            run.append(place)
            if len(run) > 1 and _sum(spots, run) == total.figure.quantity.value:
                return run
    return []


def _sum(spots: Sequence[Spot], run: Sequence[int]) -> Decimal:
    return sum((spots[place].figure.quantity.value for place in run), Decimal(0))


def _agree(places: Sequence[int], found: list[Attribution]) -> None:
    """Let the figures of one sum count the same, where only some say what it is."""
    known = {found[place].indicator for place in places if found[place].indicator}
    if len(known) != 1:
        return
    source = next(found[place] for place in places if found[place].indicator)
    for place in places:
        if found[place] is NOTHING and lasts(source):
            found[place] = as_carried(source)
