"""From two figures of two years to what a change between them must print as."""

from dataclasses import dataclass
from decimal import Decimal

from extractor.grammar.schema import GrowthRules
from extractor.model.quantity import Modifier
from extractor.reconciliation.across.changes import Change
from extractor.reconciliation.across.stated import Stated
from extractor.reconciliation.results import show
from extractor.reconciliation.rounding import EXACT, Interval, implied, rounded

__all__ = ["Reckoning"]

_TWO, _HUNDRED = Decimal(2), Decimal(100)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A change, the figure of its own year and that of the other year, which is not zero."""

    change: Change
    now: Stated
    base: Stated
    rules: GrowthRules

    @property
    def is_rate(self) -> bool:
        """Whether the change is a rate of the base, and not a difference."""
        claim = self.change.claim
        return (claim.indicator, claim.unit) == (self.rules.indicator, self.rules.of_counts)

    @property
    def computed(self) -> Decimal:
        """What the change must print as; a fall is counted downward, as it is told."""
        now, base = self.now.value, self.base.value
        return rounded(self._sided(self._exact(now, base)), self.change.claim.step)

    @property
    def equation(self) -> str:
        """The arithmetic as a person writes it."""
        now, base = show(self.now.value), show(self.base.value)
        first, second = (base, now) if self.change.falls else (now, base)
        if self.is_rate:
            return f"({first} − {second}) / {base} = {show(self.computed)} %"
        return f"{first} − {second} = {show(self.computed)}"

    @property
    def agrees(self) -> bool:
        """Tell whether the digits as printed allow that the change is right."""
        now, base = self.now.interval, self.base.interval
        corners = [self._sided(self._exact(n, b)) for n in _ends(now) for b in _ends(base) if b]
        return self._stated.meets(Interval(min(corners), max(corners)))

    @property
    def _stated(self) -> Interval:
        """What the change may stand for as it is printed."""
        claim = self.change.claim
        if claim.modifier is not Modifier.EXACT:
            return implied(claim)
        is_count = claim.indicator != self.rules.indicator and claim.step == 1
        slack = Decimal(0) if is_count else claim.step / _TWO
        return Interval(EXACT.subtract(claim.value, slack), EXACT.add(claim.value, slack))

    def _exact(self, now: Decimal, base: Decimal) -> Decimal:
        difference = EXACT.subtract(now, base)
        if not self.is_rate:
            return difference
        return EXACT.divide(EXACT.multiply(difference, _HUNDRED), base)

    def _sided(self, change: Decimal) -> Decimal:
        return EXACT.minus(change) if self.change.falls else change


def _ends(interval: Interval) -> tuple[Decimal, Decimal]:
    return interval.low or Decimal(0), interval.high or Decimal(0)
