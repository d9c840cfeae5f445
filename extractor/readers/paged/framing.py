"""Rules that hang together: the frame of one table, and what of it a page break leaves undrawn."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from extractor.readers.paged.rulings import TOLERANCE, Rule, meet

__all__ = ["Frame", "Spot", "close", "frames"]

LONE_PLUMBS = 3
"""Plumb rules alone, of one length, hold a row cut above and below; two may be ornaments."""

Spot = tuple[float, float]
Gap = tuple[Rule, Rule]
"""Two neighbouring rules that end together."""


@dataclass(slots=True)
class Frame:
    """Rules that hang together; `made` holds the closing rules that are not printed."""

    level: list[Rule] = field(default_factory=list)
    plumb: list[Rule] = field(default_factory=list)
    made: list[Rule] = field(default_factory=list)


def frames(level: Sequence[Rule], plumb: Sequence[Rule]) -> list[Frame]:
    """Return the rules in groups that touch, so that a table beside another is one of its own."""
    unseen = dict.fromkeys(range(len(plumb)))
    free = dict.fromkeys(range(len(level)))
    framed: list[Frame] = []
    lone: list[Rule] = []
    while unseen:
        frame, waiting = Frame(), [unseen.popitem()[0]]
        while waiting:
            rule = plumb[waiting.pop()]
            frame.plumb.append(rule)
            for index in [index for index in free if meet(level[index], rule)]:
                del free[index]
                frame.level.append(level[index])
                joined = [other for other in unseen if meet(level[index], plumb[other])]
                waiting.extend(joined)
                for other in joined:
                    del unseen[other]
        if frame.level:
            framed.append(frame)
        else:
            lone.extend(frame.plumb)
    return [*framed, *_frames_of_lone(lone, framed)]


def _frames_of_lone(lone: Sequence[Rule], framed: Sequence[Frame]) -> list[Frame]:
    """Give plumb rules that no level rule meets to the frame they reach as far as; frame the others.

    A merged column whose cell fills the page has such a rule at its outer side.
    """
    apart: dict[tuple[int, int], Frame] = defaultdict(Frame)
    for rule in lone:
        sided = next((frame for frame in framed if _is_beside(rule, frame)), None)
        ends = round(rule.low / TOLERANCE), round(rule.high / TOLERANCE)
        (sided or apart[ends]).plumb.append(rule)
    return [frame for frame in apart.values() if len(frame.plumb) >= LONE_PLUMBS]


def _is_beside(rule: Rule, frame: Frame) -> bool:
    low, high = min(each.low for each in frame.plumb), max(each.high for each in frame.plumb)
    return abs(rule.low - low) <= TOLERANCE and abs(rule.high - high) <= TOLERANCE


def close(frame: Frame, spots: Sequence[Spot]) -> None:
    """Draw what a page break or an open side leaves undrawn, where text stands at the open ends."""
    for end in ("low", "high"):
        closings = list(_closings(frame.plumb, frame.level, spots, end))
        frame.made.extend(closings)
        frame.level.extend(closings)
    turned = [(y, x) for x, y in spots]
    for end in ("low", "high"):
        frame.plumb.extend(list(_closings(frame.level, frame.plumb, turned, end)))


def _closings(
    rules: Sequence[Rule], across: Sequence[Rule], spots: Sequence[Spot], end: str
) -> Iterator[Rule]:
    """Yield rules across the open gaps between rules that end together, at their `low` or `high` end.

    A gap is open where no rule is drawn across it: the whole row where a page break cuts one, a single
    cell where it cuts one that spans rows. Text must stand in it, unless a rule at the same height
    shows that the table ends there; no rule may go on between them.
    """
    by_end: dict[int, list[Rule]] = defaultdict(list)
    for rule in sorted(rules, key=lambda rule: _end(rule, end)):
        by_end[_cluster(by_end, _end(rule, end))].append(rule)
    for group in by_end.values():
        at = _outermost((_end(rule, end) for rule in group), end)
        drawn = [rule for rule in across if abs(rule.at - at) <= TOLERANCE]
        at = drawn[0].at if drawn else at
        for gaps in _open_runs(group, drawn):
            closing = Rule(at, gaps[0][0].at, gaps[-1][1].at)
            if any(_passes(rule, closing) for rule in rules):
                continue
            if drawn or any(_holds_text(gap, at, across, spots, end) for gap in gaps):
                yield closing


def _open_runs(group: Sequence[Rule], drawn: Sequence[Rule]) -> Iterator[list[Gap]]:
    """Yield the gaps between neighbours that no drawn rule covers, those side by side together."""
    run: list[Gap] = []
    for gap in pairwise(sorted(group, key=attrgetter("at"))):
        if any(_covers(rule, gap) for rule in drawn):
            if run:
                yield run
            run = []
        elif gap[1].at - gap[0].at > TOLERANCE:
            run.append(gap)
    if run:
        yield run


def _covers(rule: Rule, gap: Gap) -> bool:
    return rule.low <= gap[0].at + TOLERANCE and rule.high >= gap[1].at - TOLERANCE


def _holds_text(
    gap: Gap, at: float, across: Sequence[Rule], spots: Sequence[Spot], end: str
) -> bool:
    """Tell whether text stands in a gap, between its end and the last rule across it before that."""
    sign = 1 if end == "high" else -1
    before = [rule.at for rule in across if sign * rule.at < sign * at and _covers(rule, gap)]
    starts = min(rule.low for rule in gap), max(rule.high for rule in gap)
    edge = _outermost(before, end) if before else starts[end == "low"]
    low, high = min(at, edge), max(at, edge)
    return any(gap[0].at < a < gap[1].at and low < b < high for a, b in spots)


def _end(rule: Rule, end: str) -> float:
    return rule.low if end == "low" else rule.high


def _outermost(values: Iterable[float], end: str) -> float:
    return min(values) if end == "low" else max(values)


def _cluster(groups: dict[int, list[Rule]], value: float) -> int:
    """Return the key of the group that ends near `value`, a new one where none does."""
    key = round(value)
    return next((known for known in groups if abs(known - value) <= TOLERANCE), key)


def _passes(rule: Rule, closing: Rule) -> bool:
    """Tell a rule that goes on through the closing."""
    inside = closing.low - TOLERANCE <= rule.at <= closing.high + TOLERANCE
    return inside and rule.low < closing.at - TOLERANCE and rule.high > closing.at + TOLERANCE
