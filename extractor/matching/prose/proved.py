"""Lists that only their sum ties to a total: a second partition, a list that its total stands behind.

A second partition stands sentences behind its total (职工6214人，其中生产3870人…。按学历分，博士21人，硕士386人…);
a total may stand right behind its list, without a word that says so (分别为3亿元、3.6亿元和3.4亿元，全年10亿元).
"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from extractor.matching.prose.layout import Spot
from extractor.matching.prose.passage import SEVERAL, Passage, Run, are_alike, first_closing
from extractor.model.mention import Breakdown

__all__ = ["proved"]

SMALL = Decimal(10)
"""Two numbers add up to a smaller one by chance."""

SENTENCES = 3
"""A total stands at most so many sentences before its list."""


def proved(passage: Passage) -> Iterator[Breakdown]:
    """Yield whole lists of figures that add up to one before them, or right behind."""
    for run in _lists(passage):
        total = _before(passage, run)
        if total:
            yield passage.breakdown(total, run, certain=False)
        elif _is_totalled_behind(run):
            yield passage.breakdown(run[-1], run[:-1], certain=False)


def _lists(passage: Passage) -> Iterator[list[Spot]]:
    """Yield the figures of one kind in each segment, then in each sentence; changes and bases aside."""
    runs: dict[tuple[bool, int, tuple[int, int], str], list[Spot]] = {}
    counted = Counter(spot.family for spot in passage.spots)
    for spot in passage.spots:
        if counted[spot.family] <= SEVERAL or spot.unit in passage.rates:
            continue
        if passage.is_change(spot) or passage.is_base(spot):
            continue
        for is_wide, level in enumerate((spot.segment, spot.sentence)):
            runs.setdefault((bool(is_wide), spot.scope, level, spot.family), []).append(spot)
    for _, run in sorted(runs.items(), key=lambda item: item[0][0]):
        if len(run) >= SEVERAL:
            yield run


def _before(passage: Passage, run: Run) -> Spot | None:
    """Return the nearest figure before a list that the list makes."""
    earliest = _sentences_back(passage, run[0])
    totals = (
        spot
        for spot in reversed(passage.spots[: run[0].index])
        if spot.start >= earliest and _may_total(passage, spot, run)
    )
    return next((total for total in totals if first_closing(total, run) == list(run)), None)


def _is_totalled_behind(run: Run) -> bool:
    """Return whether the last figure of a list is what those before it make."""
    *parts, total = run
    is_large = total.figure.quantity.value >= SMALL
    return is_large and len(parts) > SEVERAL and first_closing(total, parts) == parts


def _may_total(passage: Passage, spot: Spot, run: Run) -> bool:
    """Return whether a figure before a list may be its total."""
    known = {passage.attributions[each.index].indicator for each in (spot, *run)} - {None}
    is_free = not passage.is_base(spot) and not passage.is_change(spot)
    is_alike = are_alike(spot, run[0]) and len(known) <= 1
    return is_alike and is_free and spot.figure.quantity.value >= SMALL


def _sentences_back(passage: Passage, spot: Spot) -> int:
    """Return where the earliest sentence begins in which a total may stand."""
    text, marks = passage.scopes[0].text, passage.relations.sentence_end
    start = spot.start
    for _ in range(SENTENCES):
        start = max((text.rfind(mark, 0, start) for mark in marks), default=-1)
        if start < 0:
            return 0
    return start + 1
