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
        before = _list_before(passage, spot)
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


def _list_before(passage: Passage, total: Spot) -> list[Spot]:
    """Return the figures that a total counts and that stand before it, in its segment if they can.

    They stand in the sentence before where nothing but words like 全年共 leads to the total in its own.
    """
    run = passage.run(total, -1)[::-1]
    here = [spot for spot in run if spot.segment == total.segment]
    if run or not _opens_sentence(passage, total):
        return here if len(here) >= SEVERAL else run
    earliest = passage.sentence_before(passage.scopes[total.scope], total)
    return [
        spot
        for spot in passage.spots[: total.index]
        if spot.scope == total.scope and earliest <= spot.start and are_alike(spot, total)
    ]


def _opens_sentence(passage: Passage, total: Spot) -> bool:
    """Return whether a sentence begins with a total, or with the list that it is in."""
    text = passage.scopes[total.scope].text[total.sentence[0] : total.start]
    here = [s for s in passage.spots[: total.index] if s.sentence == total.sentence]
    for spot in reversed(here):
        text = text[: spot.start - total.sentence[0]] + text[spot.end - total.sentence[0] :]
    return bool(passage.relations.light.find(text))


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
    """Return whether a list is all of its total: it is said to add up, or its names leave none out.

    Names of one whole with some missing (中级266人、高级857人，共1123人) are all that there are.
    """
    if passage.named_whole(parts) == list(parts):
        return True
    is_known = passage.attributions[total.index].indicator is not None
    is_bare = bool(passage.relations.light.find(passage.before(total)))
    is_summed = passage.is_sum(total) and (is_known or is_bare)
    return is_summed or (is_bare and passage.are_members(parts))


def _is_list(passage: Passage, total: Spot, before: Run) -> bool:
    """Return whether the figures before a total are one list that fills the sentence up to it."""
    if len(before) < SEVERAL:
        return False
    stretch = min(spot.segment[0] for spot in before)
    return not any(
        stretch <= spot.start < total.start
        and spot.scope == total.scope
        and are_alike(spot, total)
        and spot not in before
        for spot in passage.spots
    )
