"""Equations as a person writes them, short enough for a table's cell."""

from collections.abc import Sequence
from decimal import Decimal

from extractor.model.record import Claim
from extractor.reconciliation.results import show
from extractor.reconciliation.rounding import EXACT, rounded

__all__ = ["order_equation", "percent", "ratio_equation", "sum_equation"]

_SHOWN_WHOLE = 6
_SHOWN_FIRST = 2


def sum_equation(parts: Sequence[Claim], computed: Decimal) -> str:
    """Return `50 + 60 + … + 156 = 4307`, a short sum in full."""
    shown = [_term(part.value) for part in parts]
    if len(shown) > _SHOWN_WHOLE:
        shown = [*shown[:_SHOWN_FIRST], "…", shown[-1]]
    return f"{' + '.join(shown) or '0'} = {show(computed)}"


def ratio_equation(part: Decimal, whole: Decimal, step: Decimal) -> str:
    """Return `43 / 50 = 86.00 %`, to the digits of `step`."""
    return f"{show(part)} / {show(whole)} = {show(percent(part, whole, step))} %"


def percent(part: Decimal, whole: Decimal, step: Decimal) -> Decimal:
    """Return part / whole in percent, to the digits of `step`."""
    return rounded(EXACT.divide(EXACT.multiply(part, Decimal(100)), whole), step)


def order_equation(stated: Decimal, limit: Decimal) -> str:
    """Return `43 ≤ 50`, or `150 > 50`."""
    return f"{show(stated)} {'≤' if stated <= limit else '>'} {show(limit)}"


def _term(value: Decimal) -> str:
    return show(value) if value >= 0 else f"({show(value)})"
