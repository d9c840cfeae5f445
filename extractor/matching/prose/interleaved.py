"""Rows of a table told in sentences: each member of a whole with several figures, and what they make together.

    初级参考242人、通过200人；中级参考456人、通过423人；高级参考221人、通过136人。总体来看，共919人参考，759人通过。

The figures of one kind stand apart, others between them. That the rows bear the names of a known whole is
what makes them parts of a total; one that the rows stand behind, or before.
"""

from collections.abc import Iterator

from extractor.matching.prose.layout import Spot
from extractor.matching.prose.passage import SEVERAL, Passage, Run, are_alike
from extractor.model.mention import Breakdown

__all__ = ["interleaved"]


def interleaved(passage: Passage) -> Iterator[Breakdown]:
    """Yield each kind of figure that rows give beside others, with the one total of its kind beside them."""
    kinds = _rows(passage)
    if len(kinds) < SEVERAL:
        return
    first = min(run[0].index for run in kinds)
    last = max(run[-1].index for run in kinds)
    for run in kinds:
        total = _total(passage, run, first, last)
        if total:
            yield passage.breakdown(total, run, certain=not _is_set_apart(passage, run))


def _rows(passage: Passage) -> list[list[Spot]]:
    """Return the figures of each kind that bear the names of a whole, each kind interrupted by others."""
    kinds: dict[str, list[Spot]] = {}
    for spot in passage.spots:
        indicator = passage.attributions[spot.index].indicator
        if indicator and spot.unit not in passage.rates and passage.labels(spot):
            kinds.setdefault(indicator, []).append(spot)
    return [
        run
        for run in kinds.values()
        if len(run) >= SEVERAL
        and passage.families.is_whole([passage.labels(spot) for spot in run])
        and all(are_alike(run[0], spot) for spot in run)
        and run[-1].index - run[0].index >= len(run)
    ]


def _total(passage: Passage, run: Run, first: int, last: int) -> Spot | None:
    """Return the one figure of a kind that stands beside the rows and bears no name; None if several."""
    beside = [
        spot
        for spot in passage.spots
        if not first <= spot.index <= last
        and passage.counts_alike(run[0], spot)
        and are_alike(run[0], spot)
        and not passage.labels(spot)
    ]
    if len(beside) != 1 or passage.is_change(beside[0]) or passage.is_base(beside[0]):
        return None
    (total,) = beside
    return total if _is_near(passage, total, run) and _is_all(passage, total, run) else None


def _is_near(passage: Passage, total: Spot, run: Run) -> bool:
    """Return whether a total stands in the sentence of the rows, or in the one before or behind."""
    if total.scope != run[0].scope:
        return False
    early, late = sorted((total, run[0] if total.index < run[0].index else run[-1]), key=_start)
    between = passage.scopes[total.scope].text[early.end : late.start]
    return sum(between.count(mark) for mark in passage.relations.sentence_end) <= 1


def _is_all(passage: Passage, total: Spot, run: Run) -> bool:
    """Return whether a figure or one before it is said to total, or it stands before 其中 and the rows."""
    sentence = [spot for spot in passage.spots if spot.sentence == total.sentence]
    if any(passage.is_total(spot) for spot in sentence if spot.index <= total.index):
        return True
    scope = passage.scopes[total.scope]
    is_before = total.index < run[0].index
    return is_before and bool(passage.of_which_words(scope, total.end, run[0].start))


def _is_set_apart(passage: Passage, run: Run) -> bool:
    """Return whether the rows are told of a part of the time, or of somebody else."""
    text = passage.scopes[run[0].scope].text[run[0].sentence[0] : run[-1].end]
    return bool(passage.relations.set_apart.find(text))


def _start(spot: Spot) -> int:
    return spot.start
