"""How far a printed figure can be from the true one."""

from decimal import Decimal

import pytest

from extractor.model.provenance import Place
from extractor.model.quantity import Modifier
from extractor.model.record import Claim
from extractor.reconciliation.rounding import Interval, implied, total


def claim(value: str, step: str = "1", modifier: Modifier = Modifier.EXACT) -> Claim:
    """Return a figure; what is bounded by its wording is open above."""
    low = Decimal(value) if modifier is Modifier.AT_LEAST else None
    return Claim(
        id="c1",
        value=Decimal(value),
        low=low,
        text=value,
        step=Decimal(step),
        modifier=modifier,
        at=Place(),
    )


@pytest.mark.parametrize(
    ("figure", "low", "high"),
    [
        (claim("4307"), "4307", "4307"),
        (claim("12000", "1000"), "11500", "12500"),
        (claim("97.5", "0.1"), "97.45", "97.55"),
        (claim("300", "1", Modifier.ABOUT), "299", "301"),
        (claim("260", "1", Modifier.AT_LEAST), "260", None),
    ],
)
def test_a_figure_stands_for_what_its_digits_and_wording_leave_open(
    figure: Claim, low: str, high: str | None
) -> None:
    """A count is exact, a rounded figure is not, and 不少于 is open above."""
    assert implied(figure) == Interval(Decimal(low), Decimal(high) if high else None)


def test_a_sum_with_an_open_part_is_open() -> None:
    """Of at least 260 and 40 it is only known that they are at least 300."""
    value, bounds = total([claim("260", "1", Modifier.AT_LEAST), claim("40")])
    assert (value, bounds) == (300, Interval(Decimal(300), None))
    assert bounds.meets(Interval(Decimal(350), Decimal(350)))
    assert not bounds.meets(Interval(Decimal(299), Decimal(299)))


def test_a_zero_that_is_not_printed_does_not_make_a_part_vague() -> None:
    """25 beside 10.6 and 5.8 is 25.0: who prints tenths does not round to tens of them."""
    _, bounds = total([claim("10.6", "0.1"), claim("25", "0.5"), claim("5.8", "0.1")])
    assert bounds == Interval(Decimal("41.25"), Decimal("41.55"))


def test_a_part_in_a_larger_unit_stays_vague() -> None:
    """1.2 亿元 among 万元 was rounded to its last digit."""
    _, bounds = total([claim("120000000", "10000000"), claim("300000", "10000")])
    assert bounds == Interval(Decimal(115295000), Decimal(125305000))
