"""`ratio` in the text: a stated rate against the two counts that its paragraph states."""

from collections.abc import Iterator, Sequence

from extractor.grammar.loader import Grammar
from extractor.grammar.schema import RatioRule
from extractor.model.check import Verdict
from extractor.model.message import Message
from extractor.model.quantity import Modifier
from extractor.model.record import Claim, Report
from extractor.reconciliation.equations import percent, ratio_equation
from extractor.reconciliation.hints import ratio_hints
from extractor.reconciliation.results import Draft, joined, show
from extractor.reconciliation.rounding import stated_rate
from extractor.reconciliation.statements import conclusion, said
from extractor.reconciliation.steps import added, divided

__all__ = ["RULE", "check_stated_rates"]

RULE = "ratio"

NEAR = 90
"""A rate speaks of counts that stand so close before it, in characters."""


def check_stated_rates(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each rate of the text with its counts right before it.

    A rate contradicts them only where no word narrows it: the one of last year, or of all the country,
    stands in the same words (上年通过率, 高于全国平均通过率).
    """
    claims = [claim for claim in said(report) if claim.modifier is Modifier.EXACT]
    for rule in grammar.checks.ratio:
        for index, rate in enumerate(claims):
            if rate.indicator == rule.rate:
                near = [claim for claim in claims[:index] if _is_near(claim, rate)]
                may_fail = rate.id in report.plain
                yield from _drafts(rule, rate, near, may_fail=may_fail)


def _is_near(claim: Claim, rate: Claim) -> bool:
    """Return whether a figure stands right before a rate and is about the same."""
    same_block = claim.at.block == rate.at.block
    gap = (rate.at.start or 0) - (claim.at.end or 0)
    same = claim.dimensions == rate.dimensions and claim.modality == rate.modality
    return same_block and 0 <= gap <= NEAR and same and claim.period == rate.period


def _drafts(
    rule: RatioRule, rate: Claim, near: Sequence[Claim], *, may_fail: bool
) -> Iterator[Draft]:
    parts = [claim for claim in near if claim.indicator == rule.part]
    wholes = [claim for claim in near if claim.indicator in rule.wholes and claim.value]
    if len(parts) != 1 or not wholes or len({claim.indicator for claim in wholes}) < len(wholes):
        return
    part = parts[0]
    ordered = sorted(wholes, key=lambda claim: rule.wholes.index(claim.indicator or ""))
    agreeing = [whole for whole in ordered if stated_rate(part.value, whole.value, rate)]
    if not agreeing and not may_fail:
        return
    whole = (agreeing or ordered)[0]
    computed = percent(part.value, whole.value, rate.step)
    yield Draft(
        rule=RULE,
        verdict=Verdict.CONSISTENT if agreeing else Verdict.INCONSISTENT,
        stated=rate.value,
        computed=computed,
        equation=ratio_equation(part.value, whole.value, rate.step),
        claims=(rate, part, whole),
        steps=(*added((part,)), *divided((whole,))),
        hints=() if agreeing else ratio_hints(part.value, whole.value, rate),
        message=joined(
            Message(
                zh=f"文中“{rate.text}”，按 {show(part.value)} / {show(whole.value)} 应为 {show(computed)} %",
                en=f'The text states "{rate.text}"; {show(part.value)} / {show(whole.value)} is {show(computed)} %.',
            ),
            conclusion(agrees=bool(agreeing)),
        ),
    )
