"""The equations that figures of a report stand in: which hold, and which would if one figure were another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from extractor.model.check import Action, Verdict
from extractor.model.record import Claim
from extractor.reconciliation.results import Draft
from extractor.reconciliation.rounding import implied, stated_rate, total

__all__ = ["Equation", "Kind", "equation", "equations_by_claim"]

_SIGNS = {Action.ADD: 1, Action.SUBTRACT: -1}

_EQUAL = frozenset({"prose.table", "repeat", "cross.table"})
"""Rules that hold a figure against another statement of it."""


class Kind(Enum):
    """How an equation ties its figures."""

    SUM = "sum"
    RATE = "rate"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class Equation:
    """A result as an equation: a stated figure, what is added, what that is divided by."""

    rule: str
    kind: Kind
    stated: Claim
    added: tuple[tuple[Claim, int], ...]
    divisors: tuple[Claim, ...]
    holds: bool

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All figures, the stated one first."""
        return (self.stated, *(claim for claim, _ in self.added), *self.divisors)

    def holds_with(self, claim: Claim, value: Decimal) -> bool:
        """Return whether it holds where a figure is `value` instead."""
        stated = _with(self.stated, claim, value)
        parts = [_signed(_with(part, claim, value), sign) for part, sign in self.added]
        computed, interval = total(parts)
        if self.kind is not Kind.RATE:
            return implied(stated).meets(interval)
        whole, _ = total(_with(part, claim, value) for part in self.divisors)
        return whole > 0 and stated_rate(computed, whole, stated)


def _with(one: Claim, claim: Claim, value: Decimal) -> Claim:
    return one.model_copy(update={"value": value}) if one.id == claim.id else one


def _signed(claim: Claim, sign: int) -> Claim:
    return claim if sign > 0 else claim.model_copy(update={"value": -claim.value})


def equation(draft: Draft) -> Equation | None:
    """Return the equation of a result; none where it says no more than an order, or could not be made."""
    if draft.verdict not in {Verdict.CONSISTENT, Verdict.INCONSISTENT} or not draft.claims:
        return None
    claims = {claim.id: claim for claim in draft.claims}
    steps = [(step, claims[step.claim]) for step in draft.steps if step.claim in claims]
    added = tuple((_plain(c), _SIGNS[s.action]) for s, c in steps if s.action in _SIGNS)
    divisors = tuple(claim for step, claim in steps if step.action is Action.DIVIDE)
    kind = Kind.RATE if divisors else Kind.SUM
    if not added and draft.rule in _EQUAL:
        added = tuple((claim, 1) for claim in draft.claims[1:])
        kind = Kind.EQUAL
    holds = draft.verdict is Verdict.CONSISTENT
    stated = draft.claims[0]
    return Equation(draft.rule, kind, stated, added, divisors, holds) if added else None


def _plain(claim: Claim) -> Claim:
    """Return a figure as it is printed: what is taken off stands below zero in its draft."""
    is_off = claim.value < 0
    return claim.model_copy(update={"value": -claim.value}) if is_off else claim


def equations_by_claim(equations: Iterable[Equation]) -> Mapping[str, list[Equation]]:
    """Return the equations that each figure stands in, by the figure's id; equal ones once."""
    found: dict[str, list[Equation]] = defaultdict(list)
    seen = set()
    for one in equations:
        key = (one.rule, tuple(claim.id for claim in one.claims))
        if key not in seen:
            seen.add(key)
            for name in dict.fromkeys(claim.id for claim in one.claims):
                found[name].append(one)
    return found
