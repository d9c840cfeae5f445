"""Figures that may be misprints of each other, found without holding each against all others."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extractor.model.record import Claim

__all__ = ["Lookalikes"]

_LONE = "lone digit"


class Lookalikes:
    """Figures in the order in which they were added, by what they would be with one digit unread."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        """Be ready for these figures, in any order."""
        self._scale = max((max(0, -_exponent(claim.value)) for claim in claims), default=0)
        self._keys: dict[Decimal, tuple[str, ...]] = {}
        self._values: dict[str, set[Decimal]] = defaultdict(set)
        self._claims: dict[Decimal, list[tuple[int, Claim]]] = defaultdict(list)
        self._count = 0

    def add(self, claim: Claim) -> None:
        """Add a figure."""
        for key in self._keys_of(claim.value):
            self._values[key].add(claim.value)
        self._claims[claim.value].append((self._count, claim))
        self._count += 1

    def near(self, claim: Claim) -> list[Claim]:
        """Return the figures that may look like one, the last added first: all that do, and few others."""
        values = set[Decimal]().union(*(self._values[key] for key in self._keys_of(claim.value)))
        values.discard(claim.value)
        found = [numbered for value in values for numbered in self._claims[value]]
        return [one for _, one in sorted(found, key=lambda numbered: -numbered[0])]

    def _keys_of(self, value: Decimal) -> tuple[str, ...]:
        if value not in self._keys:
            self._keys[value] = tuple(_keys(str(int(abs(value).scaleb(self._scale)))))
        return self._keys[value]


def _exponent(value: Decimal) -> int:
    return int(value.as_tuple().exponent)


def _keys(digits: str) -> Iterator[str]:
    """Yield what a figure has in common with those that differ in a digit, or in the order of two.

    Nought may stand for any figure of one digit, whatever zeros follow.

    >>> list(_keys("43"))
    ['*3', '4*', '34@0']
    """
    for index in range(len(digits)):
        yield f"{digits[:index]}*{digits[index + 1 :]}"
    for index, pair in enumerate(pairwise(digits)):
        yield f"{digits[:index]}{''.join(sorted(pair))}{digits[index + 2 :]}@{index}"
    if len(digits.rstrip("0")) <= 1:
        yield _LONE
