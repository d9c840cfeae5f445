"""Level rules of one length above one another, such as carry a table without plumb rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from extractor.readers.paged.alignment import Span
from extractor.readers.paged.rulings import TOLERANCE, Rule

__all__ = ["Stack", "stacks"]

SHORTEST = 60.0
"""A shorter rule is an underline, or stands under the name of a group of columns."""
HIGHEST_HEADER = 80.0
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Stack:
    """Rules of one length: their heights, their ends, and the shorter ones inside a header of theirs."""

    ys: tuple[float, ...]
    sides: Span
    short: tuple[Rule, ...]


def stacks(level: Sequence[Rule]) -> Iterator[Stack]:
    """Yield the stacks of two rules or more, the narrowest first: a broad one may go round others."""
    groups: list[list[Rule]] = []
    for rule in sorted(level, key=lambda rule: rule.low - rule.high):
        own = next((group for group in groups if _is_alike(group[0], rule)), None)
        if own is None:
            groups.append([rule])
        else:
            own.append(rule)
    broad = [sorted(group) for group in groups if len(group) >= ENOUGH]
    short = [rule for rule in level if any(_is_inside(rule, group) for group in broad)]
    for group in reversed(broad):
        rules = [rule for rule in group if rule not in short]
        first = rules[0] if rules else group[0]
        if len(rules) >= ENOUGH and first.high - first.low >= SHORTEST:
            inside = [rule for rule in short if _is_inside(rule, rules)]
            yield Stack(
                tuple(map(attrgetter("at"), rules)), Span(first.low, first.high), tuple(inside)
            )


def _is_alike(one: Rule, other: Rule) -> bool:
    return abs(one.low - other.low) <= TOLERANCE and abs(one.high - other.high) <= TOLERANCE


def _is_inside(rule: Rule, group: Sequence[Rule]) -> bool:
    """Tell a shorter rule inside a header: closely between two that follow one another."""
    sides = group[0]
    if rule.low < sides.low - TOLERANCE or rule.high > sides.high + TOLERANCE:
        return False
    if rule.high - rule.low >= sides.high - sides.low - 2 * TOLERANCE:
        return False
    return any(
        above.at + TOLERANCE < rule.at < below.at - TOLERANCE
        and below.at - above.at <= HIGHEST_HEADER
        for above, below in pairwise(group)
    )
