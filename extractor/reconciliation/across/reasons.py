"""Why two reports may disagree, the likeliest first. A hint is computed, never applied."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.grammar.loader import Grammar
from extractor.model.check import Hint
from extractor.model.message import Message
from extractor.reconciliation.across.arithmetic import Reckoning
from extractor.reconciliation.across.filing import Filing
from extractor.reconciliation.across.groups import Given
from extractor.reconciliation.across.stated import Stated, firm
from extractor.reconciliation.across.wording import called
from extractor.reconciliation.hints import digit_hints
from extractor.reconciliation.results import show
from extractor.reconciliation.rounding import EXACT

__all__ = ["growth_hints", "sum_hints"]

_ENOUGH = 5
_HUNDRED = Decimal(100)


def growth_hints(
    reckoning: Reckoning, filing: Filing, base: Filing, grammar: Grammar
) -> tuple[Hint, ...]:
    """Return why a change may not be that between two reports."""
    hints = [
        *_other_told(reckoning),
        *_other_figure(reckoning, filing, base, grammar),
        *_other_base(reckoning, base, grammar),
        *_other_rate(reckoning),
        *digit_hints(reckoning.change.claim.value, reckoning.computed),
    ]
    return tuple(hints[:_ENOUGH])


def _other_told(reckoning: Reckoning) -> Iterator[Hint]:
    """Yield that the sentence gives another figure for the earlier year than that year's report."""
    told, base = reckoning.change.told, reckoning.base.value
    if told is not None and told != base:
        yield Hint(
            code="other-told",
            message=Message(
                zh=f"句中称当年为 {show(told)}，当年的报告为 {show(base)}。",
                en=f"The sentence gives {show(told)} for that year, whose own report gives {show(base)}.",
            ),
        )


def _other_figure(
    reckoning: Reckoning, filing: Filing, base: Filing, grammar: Grammar
) -> Iterator[Hint]:
    """Yield the other things that changed by just so much."""
    for indicator, now, before in _pairs(reckoning, filing, base):
        is_other = indicator != reckoning.now.indicator and before.value > 0
        if is_other and replace(reckoning, now=now, base=before).agrees:
            name, old, new = called(indicator, grammar), show(before.value), show(now.value)
            yield Hint(
                code="other-figure",
                message=Message(
                    zh=f"“{name.zh}”由 {old} 变为 {new}，与所述相符。",
                    en=f"{name.en} went from {old} to {new}, which is as stated.",
                ),
            )


def _other_base(reckoning: Reckoning, base: Filing, grammar: Grammar) -> Iterator[Hint]:
    """Yield the other figures of the earlier report on which the change would be right."""
    for indicator in sorted({figure.indicator for figure in base.stated}):
        for other in _whole(base, indicator, reckoning)[:1]:
            is_other = indicator != reckoning.now.indicator and other.value > 0
            if is_other and replace(reckoning, base=other).agrees:
                name = called(indicator, grammar)
                yield Hint(
                    code="other-base",
                    message=Message(
                        zh=f"若以当年的“{name.zh}”{show(other.value)} 为基数，则相符。",
                        en=f"On that year's {name.en}, {show(other.value)}, it is right.",
                    ),
                )


def _other_rate(reckoning: Reckoning) -> Iterator[Hint]:
    """Yield that the rate is of this year's figure, or says how much of the base the figure is."""
    if not reckoning.is_rate or reckoning.now.value <= 0:
        return
    now, base, told = reckoning.now.value, reckoning.base.value, reckoning.change.claim
    half = told.step / 2
    turned = replace(reckoning, base=reckoning.now, now=reckoning.base)
    of_now = EXACT.minus(turned.computed)
    if abs(EXACT.subtract(of_now, told.value)) <= half:
        yield Hint(
            code="of-this-year",
            message=Message(
                zh="若以本年的数为基数，则相符。", en="As a rate of this year's figure it is right."
            ),
        )
    share = EXACT.divide(EXACT.multiply(now, _HUNDRED), base)
    if abs(EXACT.subtract(share, told.value)) <= half:
        yield Hint(
            code="share-of-base",
            message=Message(
                zh="所述等于本年数与基数之比，而不是增幅。",
                en="It is what this year's figure is of the other, and not by how much it grew.",
            ),
        )


def _pairs(
    reckoning: Reckoning, filing: Filing, base: Filing
) -> Iterator[tuple[str, Stated, Stated]]:
    """Yield what both reports state of the same scope, by indicator."""
    for indicator in sorted({figure.indicator for figure in filing.stated}):
        now, before = (_whole(each, indicator, reckoning) for each in (filing, base))
        if now and before:
            yield indicator, now[0], before[0]


def _whole(filing: Filing, indicator: str, reckoning: Reckoning) -> Sequence[Stated]:
    """Return what a report states of an indicator, about the same and in the same unit as the change."""
    now = reckoning.now
    return firm(
        figure
        for figure in filing.stated
        if (figure.indicator, figure.about, figure.unit) == (indicator, now.about, now.unit)
    )


def sum_hints(
    total: Stated,
    computed: Decimal,
    given: Mapping[str, Given],
    rows: Mapping[str, Stated | None],
) -> tuple[Hint, ...]:
    """Return why a total may not be that of its members' reports.

    `rows` are the figures that the listing report gives for each of them.
    """
    difference = EXACT.subtract(total.value, computed)
    hints = [
        *_other_row(given, rows),
        *_left_out(given, difference),
        *digit_hints(total.value, computed),
    ]
    return tuple(hints[:_ENOUGH])


def _other_row(given: Mapping[str, Given], rows: Mapping[str, Stated | None]) -> Iterator[Hint]:
    """Yield the members for which the list gives another figure than their own report."""
    for name, own in given.items():
        row = rows.get(name)
        if row and row.value != own.value:
            here, there = show(row.value), show(own.value)
            yield Hint(
                code="other-in-list",
                message=Message(
                    zh=f"{name}在名单中为 {here}，其自己的报告为 {there}。",
                    en=f"The list gives {here} for {name}, whose own report gives {there}.",
                ),
            )


def _left_out(given: Mapping[str, Given], difference: Decimal) -> Iterator[Hint]:
    """Yield the members whose figure is the difference: left out of the total, or taken twice."""
    for name, own in given.items():
        if own.value and abs(difference) == own.value and len(given) > 1:
            value, is_twice = show(own.value), difference > 0
            yield Hint(
                code="doubled-member" if is_twice else "missing-member",
                message=Message(
                    zh=f"差额等于{name}的 {value}，可能{'重复计入' if is_twice else '漏计'}。",
                    en=f"The difference is the {value} of {name}: "
                    f"it may be {'counted twice' if is_twice else 'left out'}.",
                ),
            )
