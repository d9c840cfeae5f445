"""What the words of a figure's own clause say that it counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.matching.prose.attributed import NOTHING, Attribution, Context, Source, by_cue
from extractor.matching.prose.cues import Cue
from extractor.matching.prose.layout import Spot
from extractor.matching.prose.vocabulary import Vocabulary
from extractor.text.normalise import strip_space

__all__ = ["OwnWords"]


@dataclass(frozen=True)
class OwnWords:
    """Leads a figure to the best cue beside it."""

    vocabulary: Vocabulary

    def find(self, context: Context) -> list[Attribution]:
        """Return what the clause of each figure says, and the list of names before 分别为."""
        found = [self._own(context, index) for index in range(len(context.spots))]
        self._share_lists(context, found)
        return found

    def _own(self, context: Context, index: int) -> Attribution:
        spot = context.spots[index]
        text, following = context.text(spot), _next(context.spots, index)
        marks = self.vocabulary.relations.list_marks
        scored = [
            (score, -place, cue)
            for place, cue in enumerate(context.cues_of(spot))
            if cue.accepts(spot.unit)
            and (score := _score(text, spot, cue, following, marks)) is not None
            and not self._is_modifier(text, spot, cue)
        ]
        if not scored:
            return NOTHING
        return by_cue(max(scored, key=lambda item: item[:2])[2], Source.CLAUSE)

    def _is_modifier(self, text: str, spot: Spot, cue: Cue) -> bool:
        """Return whether a cue before a figure only leads to its noun: 考点的考场数为4个."""
        if spot.unit in self.vocabulary.money:
            return False
        between = text[cue.end : spot.start]
        relations = self.vocabulary.relations
        found = list(relations.governor.compiled.finditer(between))
        return bool(found) and not relations.light.find(between[found[-1].end() :])

    def _share_lists(self, context: Context, found: list[Attribution]) -> None:
        """Give 报考、参考、获证人数分别为3482、3183、2297人 an indicator each."""
        for first, spot in enumerate(context.spots):
            text = context.text(spot)
            words = self.vocabulary.relations.respectively.compiled.search(
                text, spot.left[0], spot.start
            )
            if words is None:
                continue
            run = [
                i
                for i, other in enumerate(context.spots)
                if i >= first and other.clause[1] == spot.clause[1]
            ]
            names = self._listed_names(text, spot.left[0], words.start())
            if len(names) < len(run) or len(run) < 2:  # noqa: PLR2004  a list has two at least
                continue
            usable = [cue for cue in context.cues_of(spot) if cue.end <= words.start()]
            for index, (start, end) in zip(run, names[-len(run) :], strict=True):
                named = [
                    cue
                    for cue in usable
                    if start <= cue.start < end and cue.accepts(context.spots[index].unit)
                ]
                if named:
                    best = max(named, key=lambda cue: (cue.rule.rank, cue.end))
                    found[index] = by_cue(best, Source.LIST)

    def _listed_names(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return the items of the list that ends at `end`."""
        items, first = [], start
        for mark in self.vocabulary.relations.item_mark.compiled.finditer(text, start, end):
            items.append((first, mark.start()))
            first = mark.end()
        return [*items, (first, end)]


def _next(spots: Sequence[Spot], index: int) -> Spot | None:
    """Return the next figure of the same clause."""
    spot = spots[index]
    later = (
        o for o in spots[index + 1 :] if o.scope == spot.scope and o.clause[1] == spot.clause[1]
    )
    return next(later, None)


def _score(text: str, spot: Spot, cue: Cue, following: Spot | None, marks: str) -> float | None:
    """Return how well a cue goes with a figure of its clause; None where it cannot."""
    side, rule = cue.rule.side, cue.rule
    is_open = spot.right[1] > spot.right[0]
    if cue.start < spot.start and cue.end > spot.end:
        return 24.0 + 4 * rule.rank if cue.start >= spot.left[0] else None
    if spot.left[0] < cue.end <= spot.start and side != "right":
        gap = len(strip_space(text[cue.end : spot.start]))
        return (26.0 if not is_open else 20.0) + 4 * rule.rank - gap if gap <= rule.reach else None
    if spot.end <= cue.start < spot.right[1] and side != "left":
        gap = len(strip_space(text[spot.end : cue.start]))
        if gap > rule.reach:
            return None
        is_next = following is not None and _leads_to(text, spot, cue, following, marks)
        return None if is_next else 28.0 + 4 * rule.rank - gap
    return None


def _leads_to(text: str, spot: Spot, cue: Cue, following: Spot, marks: str) -> bool:
    """Return whether a cue behind a figure is rather one before the next: 报考135人、获证121人."""
    is_before = cue.end <= following.start and cue.accepts(following.unit)
    is_parted = any(mark in text[spot.end : cue.start] for mark in marks)
    return is_before and (is_parted or cue.end == following.start)
