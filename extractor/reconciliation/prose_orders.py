"""`order` in the text: figures of one sentence of which one cannot exceed the other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.grammar.loader import Grammar
from extractor.grammar.schema import OrderRule
from extractor.model.check import Verdict
from extractor.model.diagnostic import Severity
from extractor.model.message import Message
from extractor.model.quantity import Modifier
from extractor.model.record import Claim, Modality, Report, Role
from extractor.reconciliation.equations import order_equation
from extractor.reconciliation.hints import digit_hints
from extractor.reconciliation.orders import RULE, mildest
from extractor.reconciliation.results import Draft, joined, show
from extractor.reconciliation.rounding import implied
from extractor.reconciliation.statements import said
from extractor.reconciliation.steps import compared

__all__ = ["check_prose_order"]

_Subject = tuple[int, int, str, str, tuple[tuple[str, str], ...]]
"""Block, sentence, unit, year, dimensions: figures that share these are about the same people."""


def check_prose_order(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each figure of a sentence and the next one above it that a chain names.

    Nothing is compared where a sentence states one of them twice, or speaks of two groups of people
    (教师, 学生). One is wrong only where no word narrows either.
    """
    sentences = _Sentences(report, grammar)
    for rule in grammar.checks.order:
        found: dict[_Subject, list[Claim]] = defaultdict(list)
        for claim in said(report):
            if claim.indicator in rule.chain and _is_firm(claim) and not sentences.is_mixed(claim):
                found[sentences.subject(claim)].append(claim)
        for claims in found.values():
            yield from _drafts(report, rule, claims)


def _is_firm(claim: Claim) -> bool:
    """Return whether a figure is exact, reported, and no change; a part of one is as good as any."""
    is_exact = claim.modifier is Modifier.EXACT
    return is_exact and claim.modality is Modality.STATED and claim.role is not Role.CHANGE


class _Sentences:
    """The sentences of a report's blocks."""

    def __init__(self, report: Report, grammar: Grammar) -> None:
        self._blocks = report.blocks
        self._ends = grammar.relations.sentence_end
        self._people = grammar.checks.people

    def subject(self, claim: Claim) -> _Subject:
        """Return what figures must share to be about the same."""
        dimensions = tuple(sorted(claim.dimensions.items()))
        start, _ = self._span(claim)
        return claim.at.block or 0, start, claim.unit or "", claim.period or "", dimensions

    def is_mixed(self, claim: Claim) -> bool:
        """Return whether the sentence of a figure speaks of several groups of people."""
        start, end = self._span(claim)
        text = self._blocks[claim.at.block or 0].text[start:end]
        return sum(1 for group in self._people if group.find(text)) > 1

    def _span(self, claim: Claim) -> tuple[int, int]:
        text = self._blocks[claim.at.block or 0].text
        start = 1 + max(text.rfind(mark, 0, claim.at.start or 0) for mark in self._ends)
        ends = [at for mark in self._ends if (at := text.find(mark, claim.at.end or 0)) >= 0]
        return start, min(ends, default=len(text))


def _drafts(report: Report, rule: OrderRule, claims: Sequence[Claim]) -> Iterator[Draft]:
    """Yield the steps of the chain that a sentence states, each indicator once."""
    if len({claim.indicator for claim in claims}) < len(claims):
        return
    ordered = sorted(claims, key=lambda claim: rule.chain.index(claim.indicator or ""))
    for low, high in pairwise(ordered):
        holds = _holds(low, high)
        if holds or {low.id, high.id} <= report.plain:
            yield _draft(rule, low, high, holds=holds)


def _holds(low: Claim, high: Claim) -> bool:
    """Return whether a figure may be at most its limit, for all that their digits say."""
    least, most = implied(low).low, implied(high).high
    return least is None or most is None or least <= most


def _draft(rule: OrderRule, low: Claim, high: Claim, *, holds: bool) -> Draft:
    said_so = Message(
        zh=f"文中“{low.text}”{'不超过' if holds else '超过'}“{high.text}”",
        en=f'The text states "{low.text}", which {"is within" if holds else "exceeds"} "{high.text}"',
    )
    return Draft(
        rule=RULE,
        verdict=Verdict.CONSISTENT if holds else Verdict.INCONSISTENT,
        severity=Severity.INFO if holds else mildest(rule, low, high),
        stated=low.value,
        computed=high.value,
        equation=order_equation(low.value, high.value),
        claims=(low, high),
        steps=tuple(compared((high,))),
        hints=() if holds else tuple(digit_hints(low.value, high.value)),
        message=joined(said_so, Message(zh="。", en=f"({show(low.value)}, {show(high.value)}).")),
    )
