"""Sets that share nearly all they have."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from extractor.reconciliation.across.alike import alike, share

SETS = st.lists(st.frozensets(st.integers(0, 12), max_size=10), max_size=12)


def groups(pairs: list[tuple[int, int]], size: int) -> list[int]:
    """Return for each place the first that it is tied to, directly or through others."""
    first = list(range(size))
    for one, other in [pair for _ in range(size) for pair in pairs]:
        first[one] = first[other] = min(first[one], first[other])
    return first


@given(SETS, st.integers(1, 100))
def test_no_pair_is_missed_and_none_invented(sets: list[frozenset[int]], percent: int) -> None:
    """What comparing each with each finds is found, the same sets through the first of them."""
    slow = [
        (one, other)
        for one, other in combinations(range(len(sets)), 2)
        if sets[one] and sets[other] and share(sets[one], sets[other]) >= percent
    ]
    found = list(alike(sets, percent))
    assert set(found) <= set(slow)
    assert groups(found, len(sets)) == groups(slow, len(sets))
    assert len(found) == len(set(found))
