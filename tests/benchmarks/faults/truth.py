"""What a report's figures say of one another: which links hold, and what a check may report of those broken."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tests.benchmarks.faults.report import Figure, Link, Open, Report

__all__ = [
    "Expectation",
    "Hint",
    "Truth",
    "broken_links",
    "computed",
    "expectation",
    "suspects",
]

PERCENT = Decimal(100)
EITHER = ("repeat", "prose.table", "cross.table")
"""Rules of which nobody can say which side is the stated one."""


@dataclass(frozen=True)
class Expectation:
    """An `inconsistent` result that is right: one of the rules with one of the pairs.

    A pair is the stated and the computed figure; no pair at all means that any will do.
    """

    rules: tuple[str, ...]
    pairs: tuple[tuple[Decimal, Decimal], ...] = ()


@dataclass(frozen=True)
class Hint:
    """What the first hint must name: one of the kinds, with all the values."""

    kinds: tuple[str, ...]
    values: tuple[Decimal, ...]


@dataclass(frozen=True)
class Truth:
    """What was planted in a report, if anything, and what follows from it."""

    kind: str | None = None
    expected: tuple[Expectation, ...] = ()
    """The planted one first, then its consequences."""
    touched: frozenset[Decimal] = frozenset()
    """A result with one of these figures is connected with the fault."""
    rules: frozenset[str] = frozenset()
    """A result of one of these rules is connected with it, whatever its figures."""
    hints: tuple[Hint, ...] = ()
    """The first hint must be one of these; none where nothing tells which figure is wrong."""
    opens: tuple[Open, ...] = ()


def computed(link: Link, report: Report) -> Decimal | None:
    """Return what follows for the stated figure, or nothing where a figure it needs is not printed."""
    figures = report.figures()
    if link.kind == "distinct":
        present = report.members()
        return Decimal(len({label for uid, label in link.labels if uid in present}))
    found = [figures[uid].value for uid in link.others if uid in figures]
    if link.stated not in figures or not found:
        return None
    if link.kind == "sum":
        return sum(found, Decimal(0))
    if len(found) < len(link.others):
        return None
    return _related(link.kind, found, figures[link.stated])


def _related(kind: str, found: list[Decimal], stated: Figure) -> Decimal | None:
    if kind in {"same", "limit"}:
        return found[0]
    if kind == "change":
        return found[0] - found[1]
    if not found[1]:
        return None
    share = found[0] * PERCENT / found[1] - (PERCENT if kind == "growth" else 0)
    return share.quantize(Decimal(1).scaleb(-int(stated.style[1])), ROUND_HALF_UP)


def broken_links(report: Report) -> list[Link]:
    """Return the links that do not hold."""
    figures = report.figures()
    return [
        link
        for link in report.links
        if link.stated in figures
        and (result := computed(link, report)) is not None
        and not _holds(link, figures[link.stated].value, result)
    ]


def _holds(link: Link, stated: Decimal, result: Decimal) -> bool:
    if link.kind == "limit":
        return stated <= result
    return stated == result or stated in map(Decimal, link.readings)


def expectation(link: Link, report: Report) -> Expectation:
    """Return the result that a broken link must lead to."""
    stated, result = report.figures()[link.stated].value, computed(link, report)
    assert result is not None
    pairs = [(stated, result)]
    if set(link.rules) & set(EITHER):
        pairs.append((result, stated))
    pairs += [(stated, Decimal(reading)) for reading in link.readings]
    return Expectation(link.rules, tuple(pairs))


def suspects(report: Report, broken: Iterable[Link]) -> set[int]:
    """Return the figures one of which alone explains all that is broken, and for which nothing speaks.

    A figure takes part in every broken link, and in none that holds: an intact sum or a second statement
    that agrees vouches for it. A limit vouches for nothing.
    """
    broken = list(broken)
    figures = report.figures()
    common = (
        set.intersection(*({link.stated, *link.others} for link in broken)) if broken else set()
    )
    vouched = {
        uid
        for link in report.links
        if link not in broken and link.kind != "limit" and link.stated in figures
        for uid in (link.stated, *link.others)
    }
    return common - vouched
