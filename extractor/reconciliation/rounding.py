"""How far a printed figure can be from the true one: the interval that its digits imply."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from extractor.model.quantity import MAX_DIGITS, Modifier
from extractor.model.record import Claim

__all__ = ["EXACT", "Interval", "implied", "is_kept", "kept", "rounded", "stated_rate", "total"]

EXACT = Context(prec=120)
"""Wide enough that no sum or product of printed figures is ever rounded."""

_TWO = Decimal(2)

_DROPPED = Decimal(100)
"""Zeros behind the point are dropped, two of them at most: 12 for 12.00."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included; None is open on that side."""

    low: Decimal | None
    high: Decimal | None

    def meets(self, other: "Interval") -> bool:
        """Tell whether one number may be in both."""
        return _at_most(self.low, other.high) and _at_most(other.low, self.high)


def _at_most(low: Decimal | None, high: Decimal | None) -> bool:
    return low is None or high is None or low <= high


def implied(claim: Claim) -> Interval:
    """Return the numbers that a printed figure may stand for.

    A whole number is a count, and exact; a figure printed in 万 or with decimals was rounded to its
    last digit. Wording (近, 超过) opens a side.
    """
    slack = Decimal(0) if claim.step == 1 else claim.step / _TWO
    if claim.modifier is Modifier.ABOUT:
        slack = max(slack, claim.step)
    low, high = claim.value, claim.value
    if claim.modifier not in {Modifier.EXACT, Modifier.ABOUT}:
        return Interval(claim.low, claim.high)
    return Interval(EXACT.subtract(low, slack), EXACT.add(high, slack))


def total(claims: Iterable[Claim]) -> tuple[Decimal, Interval]:
    """Return the sum of the figures, and the interval in which the true sum may be."""
    value, low, high = Decimal(0), Decimal(0), Decimal(0)
    open_low = open_high = False
    for claim in _printed_alike(tuple(claims)):
        part = implied(claim)
        value = EXACT.add(value, claim.value)
        low = EXACT.add(low, part.low or Decimal(0))
        high = EXACT.add(high, part.high or Decimal(0))
        open_low |= part.low is None
        open_high |= part.high is None
    return value, Interval(None if open_low else low, None if open_high else high)


def _printed_alike(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return figures as exact as half of them are printed: 25 beside 10.6 and 5.8 is 25.0, its zero dropped."""
    steps = {claim.step for claim in claims}
    if len(steps) <= 1:
        return claims
    step = sorted(claim.step for claim in claims)[(len(claims) - 1) // 2]
    return [
        claim.model_copy(update={"step": step}) if _has_dropped(claim, step) else claim
        for claim in claims
    ]


def _has_dropped(claim: Claim, step: Decimal) -> bool:
    """Tell whether a figure may only lack the zeros behind its point; a whole number has none."""
    is_exact = claim.modifier is Modifier.EXACT
    return is_exact and step != 1 and step < claim.step <= step * _DROPPED


def rounded(value: Decimal, step: Decimal) -> Decimal:
    """Return `value` to the digits that `step` prints, halves away from zero.

    >>> rounded(Decimal("65.9677"), Decimal("0.01")), rounded(Decimal("12345"), Decimal("1000"))
    (Decimal('65.97'), Decimal('12000'))
    """
    steps = EXACT.divide(value, step).quantize(Decimal(1), rounding=ROUND_HALF_UP, context=EXACT)
    return EXACT.multiply(steps, step)


def is_kept(value: Decimal) -> bool:
    """Tell whether a figure has no more digits than the model keeps, which are those of JSON."""
    digits = value.normalize(EXACT).as_tuple().digits
    return not value or (len(digits) <= MAX_DIGITS and abs(value.adjusted()) <= MAX_DIGITS)


def kept(value: Decimal | str | None) -> Decimal | str | None:
    """Return a figure of too many digits as text."""
    return value if not isinstance(value, Decimal) or is_kept(value) else f"{value:f}"


def stated_rate(part: Decimal, whole: Decimal, rate: Claim) -> bool:
    """Tell whether `part` of `whole` prints as `rate` percent: 97.5 % is 97.45 ≤ x < 97.55."""
    slack = rate.step / _TWO
    exact = EXACT.multiply(part, Decimal(100))
    low = EXACT.multiply(EXACT.subtract(rate.value, slack), whole)
    high = EXACT.multiply(EXACT.add(rate.value, slack), whole)
    return low <= exact < high
