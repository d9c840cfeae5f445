"""Finish a planted fault: what it breaks, what must be reported, and whether a hint can be known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tests.benchmarks.faults.report import Figure, Link, Report, printed
from tests.benchmarks.faults.truth import (
    Expectation,
    Hint,
    Truth,
    broken_links,
    computed,
    expectation,
    suspects,
)

__all__ = ["Planted", "digit_changed", "digits_swapped", "finished"]

EVIDENCE = ("other_statement", "rate")
"""Kinds of hints that name the right figure by what else the report says."""
OF_ROWS = frozenset({
    "cross.table", "table.rows", "table.distinct", "list.count", "numbering", "duplicate", "prose.table",
})  # fmt: skip
"""What else may notice that a table has a row too few or too many."""
SCALES = {"wan": 10_000}


@dataclass(frozen=True)
class Planted:
    """A report with a fault in it."""

    report: Report
    primary: Link | None = None
    """The link that is broken on purpose."""
    truths: Mapping[int, Decimal] = field(default_factory=dict)
    """What the changed figures should have been."""
    how: str = ""
    """`swap` or `digit`, where that was the misprint."""
    first: tuple[Expectation, ...] = ()
    """What is expected beyond the links."""
    rules: frozenset[str] = frozenset()
    hints: tuple[Hint, ...] = ()


def finished(kind: str, planted: Planted) -> tuple[Report, Truth] | None:
    """Return the report with its truth, or nothing where the fault does not show as it should."""
    report = planted.report
    broken = broken_links(report)
    if planted.primary is not None and planted.primary not in broken:
        return None
    broken.sort(key=lambda link: link is not planted.primary)
    certain = [expectation(link, report) for link in broken if link.certain]
    expected = (*planted.first, *certain)
    if not expected:
        return None
    figures = report.figures()
    touched = {figures[uid].value for uid in planted.truths if uid in figures}
    touched |= {number for each in expected for pair in each.pairs for number in pair}
    hints = planted.hints or tuple(_known_hints(planted, broken))
    return report, Truth(kind, expected, frozenset(touched), planted.rules, hints)


def _known_hints(planted: Planted, broken: Iterable[Link]) -> Iterable[Hint]:
    """Yield the hint that names the misprint, where the rest of the report tells which figure it is."""
    if len(planted.truths) != 1 or not planted.how:
        return
    broken = list(broken)
    [(uid, true)] = planted.truths.items()
    if any(_equals_a_part(link, planted.report) for link in broken):
        return
    alone = suspects(planted.report, broken) == {uid}
    if alone or _explained(planted, broken) == {uid}:
        yield Hint((planted.how, *(EVIDENCE if alone else ())), (true,))


def _equals_a_part(link: Link, report: Report) -> bool:
    """Return whether a part of a broken sum is the difference: a row doubled or left out comes first."""
    if link.kind != "sum":
        return False
    figures = report.figures()
    result = computed(link, report)
    assert result is not None
    difference = abs(figures[link.stated].value - result)
    return any(figures[uid].value == difference for uid in link.others if uid in figures)


def _explained(planted: Planted, broken: list[Link]) -> set[int]:
    """Return the figures whose misprint of this kind would explain the one broken sum."""
    if len(broken) != 1 or broken[0].kind != "sum":
        return set()
    [link] = broken
    figures = planted.report.figures()
    result = computed(link, planted.report)
    assert result is not None
    difference = result - figures[link.stated].value
    wanted = {link.stated: figures[link.stated].value + difference}
    wanted |= {uid: figures[uid].value - difference for uid in link.others}
    same = _is_swap if planted.how == "swap" else _is_digit
    return {uid for uid, number in wanted.items() if same(figures[uid].value, number)}


def _spelled(*numbers: Decimal) -> list[str]:
    """Return numbers with as many decimals as each other: `949000.0` and `649000` differ in a digit.

    >>> _spelled(Decimal("949000.0"), Decimal(649000))
    ['949000.0', '649000.0']
    """
    decimals = max(max(0, -int(number.as_tuple().exponent)) for number in numbers)
    return [f"{number:.{decimals}f}" for number in numbers]


def _is_digit(printed_value: Decimal, other: Decimal) -> bool:
    one, two = _spelled(printed_value, other)
    return len(one) == len(two) and sum(a != b for a, b in zip(one, two, strict=True)) == 1


def _is_swap(printed_value: Decimal, other: Decimal) -> bool:
    one, two = _spelled(printed_value, other)
    if len(one) != len(two):
        return False
    places = [place for place, pair in enumerate(zip(one, two, strict=True)) if len(set(pair)) > 1]
    if len(places) != 2 or places[1] - places[0] != 1:
        return False
    return one[places[0]] == two[places[1]] and one[places[1]] == two[places[0]]


def digit_changed(figure: Figure, place: int, digit: str) -> Decimal | None:
    """Return the figure with another digit at a place, if that is a figure that could be printed.

    >>> digit_changed(Figure(0, "", Decimal(3598)), 1, "6")
    Decimal('3698')
    """
    text = _plain(figure)
    place %= len(text)
    if not text[place].isdigit():
        return None
    return _valid(figure, text, text[:place] + digit + text[place + 1 :])


def digits_swapped(figure: Figure, place: int) -> Decimal | None:
    """Return the figure with a digit and its neighbour changing places, if both are digits.

    >>> digits_swapped(Figure(0, "", Decimal(3598)), 2)
    Decimal('3589')
    """
    text = _plain(figure)
    place %= max(1, len(text) - 1)
    pair = text[place : place + 2]
    if not (len(pair) == 2 and pair.isdigit()):
        return None
    return _valid(figure, text, text[:place] + pair[::-1] + text[place + 2 :])


def _plain(figure: Figure) -> str:
    if figure.style == "zh":
        return str(figure.value)
    return printed(figure).replace(",", "")


def _valid(figure: Figure, before: str, after: str) -> Decimal | None:
    if before == after or (after[0] == "0" and not after.startswith("0.")):
        return None
    value = Decimal(after) * SCALES.get(figure.style, 1)
    return value or None
