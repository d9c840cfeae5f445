"""`growth`: a change that the text states against the two figures that it states too."""

from collections.abc import Iterator
from decimal import Decimal

from extractor.grammar.loader import Grammar
from extractor.model.check import Verdict
from extractor.model.message import Message
from extractor.model.quantity import Modifier
from extractor.model.record import ChangeOf, Claim, Report
from extractor.reconciliation.equations import percent
from extractor.reconciliation.hints import digit_hints
from extractor.reconciliation.results import Draft, joined, show
from extractor.reconciliation.rounding import EXACT
from extractor.reconciliation.statements import conclusion
from extractor.reconciliation.steps import compared

__all__ = ["RULE", "check_changes"]

RULE = "growth"


def check_changes(report: Report, _grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each change whose figures of now and before stand in its sentence."""
    claims = {claim.id: claim for claim in report.claims}
    for change in report.changes:
        stated, now, base = (claims[name] for name in (change.change, change.now, change.base))
        exact = all(c.modifier is Modifier.EXACT for c in (stated, now, base))
        if exact and base.value:
            draft = _draft(change, stated, now, base)
            if change.certain or draft.verdict is Verdict.CONSISTENT:
                yield draft


def _draft(change: ChangeOf, stated: Claim, now: Claim, base: Claim) -> Draft:
    sign = -1 if change.is_fall else 1
    difference = EXACT.subtract(now.value, base.value) * sign
    is_amount = stated.unit == now.unit or stated.unit not in {"%", None}
    computed = difference if is_amount else percent(difference, base.value, stated.step)
    agrees = _agrees(stated, computed, now, base, is_amount=is_amount)
    verdict = Verdict.CONSISTENT if agrees else Verdict.INCONSISTENT
    shown = f"{show(now.value)} − {show(base.value)}"
    return Draft(
        rule=RULE,
        verdict=verdict,
        stated=stated.value,
        computed=computed,
        equation=f"{shown} = {show(computed)}"
        if is_amount
        else f"({shown}) / {show(base.value)} = {show(computed)} %",
        claims=(stated, now, base),
        steps=tuple(compared((now, base))),
        hints=() if agrees else tuple(digit_hints(stated.value, computed, shortest=2)),
        message=_message(stated, now, base, computed, agrees=agrees),
    )


def _agrees(stated: Claim, computed: Decimal, now: Claim, base: Claim, *, is_amount: bool) -> bool:
    """Return whether a change is what its figures give, to the digits that are printed."""
    slack = stated.step / 2 if not is_amount else Decimal(0)
    rounded = [claim.step for claim in (stated, now, base) if claim.step != 1]
    if is_amount and rounded:
        slack = sum(rounded, Decimal(0)) / 2
    elif rounded and not is_amount:
        spread = (now.step + base.step) / 2 if now.step != 1 else Decimal(0)
        slack += EXACT.divide(spread * 100, base.value)
    return abs(EXACT.subtract(stated.value, computed)) <= slack


def _message(stated: Claim, now: Claim, base: Claim, computed: Decimal, *, agrees: bool) -> Message:
    found = show(computed)
    said = Message(
        zh=f"文中由 {show(base.value)} 变为 {show(now.value)}，变化应为 {found}，文中为“{stated.text}”",
        en=f'From {show(base.value)} to {show(now.value)} the change is {found}; the text states "{stated.text}".',
    )
    return joined(said, conclusion(agrees=agrees))
