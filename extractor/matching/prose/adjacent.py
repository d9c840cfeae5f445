"""Parts that nothing introduces: a list that is then totalled, figures right behind the one they make up."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile

from extractor.matching.prose.layout import Spot
from extractor.matching.prose.passage import (
    SEVERAL,
    Passage,
    Run,
    are_alike,
    first_closing,
    last_closing,
)
from extractor.model.mention import Breakdown

__all__ = ["followed", "totalled"]

SMALL = Decimal(10)
"""Two numbers add up to a smaller one by chance."""


def totalled(passage: Passage) -> Iterator[Breakdown]:
    """Yield figures that are said to total, with the run before or behind them."""
    for spot in passage.spots:
        if not passage.is_total(spot):
            continue
        before = passage.run(spot, -1)[::-1]
        after = passage.run(spot, 1)
        closing = (
            last_closing(spot, before)
            or first_closing(spot, after)
            or _closed_before(passage, spot)
        )
        if closing:
            yield passage.breakdown(spot, closing, certain=False)
        elif _is_list(passage, spot, before) and _makes_whole(passage, spot, before):
            yield passage.breakdown(spot, before, certain=True)


def followed(passage: Passage) -> Iterator[Breakdown]:
    """Yield figures with the run of figures right behind them that is their whole."""
    for spot in passage.spots:
        run = passage.run(spot, 1)
        while len(run) >= SEVERAL:
            parts = first_closing(spot, run)
            by_name = passage.named_whole(run)
            if parts and (spot.figure.quantity.value >= SMALL or by_name):
                yield passage.breakdown(spot, parts, certain=False)
                run = run[len(parts) :]
                continue
            if by_name:
                yield passage.breakdown(spot, by_name, certain=True)
            break
        else:
            yield from _closed(passage, spot)


def _closed(passage: Passage, spot: Spot) -> Iterator[Breakdown]:
    """Yield a figure with those right behind that add up to it, whatever they are said to count."""
    after = [s for s in passage.spots if s.start > spot.end and s.scope == spot.scope]
    run = list(takewhile(lambda s: s.segment == spot.segment and are_alike(s, spot), after))
    parts = first_closing(spot, run)
    if parts and spot.figure.quantity.value >= SMALL:
        yield passage.breakdown(spot, parts, certain=False)


def _closed_before(passage: Passage, spot: Spot) -> list[Spot]:
    """Return the figures right before a total that add up to it, whatever they are said to count."""
    here = [s for s in passage.spots if s.end <= spot.start and s.scope == spot.scope]
    run = [s for s in here if s.sentence == spot.sentence and are_alike(s, spot)]
    large = spot.figure.quantity.value >= SMALL
    return last_closing(spot, run) if large else []


def _makes_whole(passage: Passage, total: Spot, parts: Run) -> bool:
    """Return whether a list is all of its total: it is said to add up, or its names leave none out."""
    if passage.named_whole(parts) == list(parts):
        return True
    is_known = passage.attributions[total.index].indicator is not None
    is_bare = bool(passage.relations.light.find(passage.before(total)))
    return passage.is_sum(total) and (is_known or is_bare)


def _is_list(passage: Passage, total: Spot, before: Run) -> bool:
    """Return whether the figures before a total are one list that fills the sentence up to it."""
    if len(before) < SEVERAL:
        return False
    return not any(
        spot.sentence == total.sentence
        and spot.start < total.start
        and are_alike(spot, total)
        and spot not in before
        for spot in passage.spots
    )
