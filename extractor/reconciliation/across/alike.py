"""Find the sets that share nearly all they have, among thousands, without comparing each with each."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

__all__ = ["alike", "share"]


def alike(sets: Sequence[frozenset[int]], percent: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of places whose sets share `percent` of what either has; none is missed.

    Of sets that are the same only the first is compared, and each other paired with that one. Two
    sets that share so much have one of their rarest members in common, so only sets that meet there
    are compared. An empty set is like no other.

    >>> list(alike([frozenset({1, 2, 3}), frozenset({7}), frozenset({1, 2, 3, 4})], 75))
    [(0, 2)]
    """
    first: dict[frozenset[int], int] = {}
    for place, members in enumerate(sets):
        if members and first.setdefault(members, place) != place:
            yield first[members], place
    yield from _near(first, percent)


def _near(places: dict[frozenset[int], int], percent: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs among different sets, by size and by what is rare in them."""
    holders = Counter(member for members in places for member in members)
    met: dict[int, list[frozenset[int]]] = defaultdict(list)
    for members in sorted(places, key=lambda members: (len(members), places[members])):
        ordered = sorted(members, key=lambda member: (holders[member], member))
        rarest = ordered[: len(ordered) - _least(len(ordered), percent) + 1]
        candidates = dict.fromkeys(other for member in rarest for other in met[member])
        for other in candidates:
            if share(members, other) >= percent:
                one, two = sorted((places[other], places[members]))
                yield one, two
        for member in rarest:
            met[member].append(members)


def _least(size: int, percent: int) -> int:
    """Return how many members another set must hold to share `percent` with a set of this size."""
    return -(-size * percent // 100)


def share(one: frozenset[int], other: frozenset[int]) -> int:
    """Return how much two sets share, in whole percent of what either has; two empty ones all."""
    both = len(one & other)
    either = len(one) + len(other) - both
    return 100 * both // either if either else 100
