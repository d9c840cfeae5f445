"""`ratio`: a rate against its two counts, in a row and in a total row."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from extractor.grammar.loader import Grammar
from extractor.grammar.schema import RatioRule
from extractor.model.check import Hint, Verdict
from extractor.model.message import Message
from extractor.model.record import Claim, Report
from extractor.reconciliation.equations import percent, ratio_equation
from extractor.reconciliation.figures import CellKind, FigureTable, RowKind, figure_tables
from extractor.reconciliation.hints import other_counts, ratio_hints
from extractor.reconciliation.quotients import Quotient, RateColumns, quotients, rate_columns
from extractor.reconciliation.results import NOTHING, STRUCTURE, Draft, show
from extractor.reconciliation.rounding import EXACT, rounded
from extractor.reconciliation.steps import added, divided

__all__ = ["RULE", "check_ratios", "counts_that_rates_ask_for"]

RULE = "ratio"

WITHOUT_AWAITED = "without-pending"
"""The reading in which rows that await results are left out of the whole."""


def check_ratios(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each stated rate that has its counts in the same row."""
    for table in figure_tables(report, grammar.checks):
        for rule in grammar.checks.ratio:
            for columns in rate_columns(table, rule):
                for row in table.all_rows:
                    yield from _row_drafts(table, columns, row)


def counts_that_rates_ask_for(table: FigureTable, rules: Iterable[RatioRule]) -> dict[str, Decimal]:
    """Return, for the counts that disagree with their rate, claim id → the count that would agree."""
    asked: dict[str, Decimal] = {}
    for rule in rules:
        for columns in rate_columns(table, rule):
            for row in table.all_rows:
                ratios = [r for r in quotients(table, columns, row) if r.whole]
                if ratios and not any(ratio.agrees for ratio in ratios):
                    asked |= _asked(ratios[0])
    return asked


def _asked(ratio: Quotient) -> dict[str, Decimal]:
    counts = other_counts(ratio.part, ratio.whole, ratio.rate)
    sides = zip((ratio.parts, ratio.wholes), counts, strict=True)
    return {side[0].id: count for side, count in sides if count is not None and len(side) == 1}


def _row_drafts(table: FigureTable, columns: RateColumns, row: int) -> Iterator[Draft]:
    ratios = list(quotients(table, columns, row))
    if not ratios or table.row_kinds[row] is RowKind.REST:
        return
    plain = ratios[0]
    if plain.whole == 0:
        yield _undivided(plain)
        return
    ratios += [rest for ratio in ratios for rest in _without_awaited(ratio)]
    yield _draft(next((ratio for ratio in ratios if ratio.agrees), plain), plain)


def _without_awaited(ratio: Quotient) -> Iterator[Quotient]:
    """Yield a total row's rate with the whole of those rows alone that have their results."""
    awaited = _awaited_rows(ratio)
    rows = [row for row in ratio.table.data_rows if row not in awaited] if awaited else []
    known = tuple(claim for row in rows for claim in _whole_of(ratio, row))
    if any(claim.value for claim in known):
        yield replace(ratio, wholes=known)


def _draft(ratio: Quotient, plain: Quotient) -> Draft:
    verdict = Verdict.CONSISTENT if ratio.agrees else Verdict.INCONSISTENT
    if not ratio.agrees and not ratio.is_certain:
        verdict = Verdict.UNCERTAIN
    misses = () if ratio.agrees else _misses(ratio)
    reading = _reading(ratio, plain)
    pending = () if reading == WITHOUT_AWAITED else tuple(_pending(ratio))
    return Draft(
        rule=RULE,
        verdict=verdict,
        stated=ratio.rate.value,
        computed=percent(ratio.part, ratio.whole, ratio.rate.step),
        equation=ratio_equation(ratio.part, ratio.whole, ratio.rate.step),
        claims=ratio.claims,
        steps=(*added(ratio.parts), *divided(ratio.wholes)),
        reading=reading,
        reason=STRUCTURE if verdict is Verdict.UNCERTAIN else None,
        hints=(*misses, *_other_whole(ratio, plain), *pending),
        message=_message(ratio),
    )


def _reading(ratio: Quotient, plain: Quotient) -> str | None:
    """Return of which whole a rate is, where that is not the plain one."""
    if ratio is plain:
        return None
    is_elsewhere = ratio.wholes[0].at.row != ratio.rate.at.row
    return WITHOUT_AWAITED if is_elsewhere else ratio.wholes[0].indicator


def _undivided(ratio: Quotient) -> Draft:
    value = show(ratio.rate.value)
    return Draft(
        rule=RULE,
        verdict=Verdict.NOT_ASSESSABLE,
        stated=ratio.rate.value,
        claims=ratio.claims,
        reason=NOTHING,
        message=Message(
            zh=f"{ratio.table.label} 中比率 {value}% 的分母为 0，未核对。",
            en=f"{ratio.table.label}: the rate {value} % is of nothing, so it was not checked.",
        ),
    )


def _misses(ratio: Quotient) -> tuple[Hint, ...]:
    """Return why a rate may be wrong: a mean of rates, another row's rate, digits, another count."""
    own = ratio_hints(ratio.part, ratio.whole, ratio.rate)
    return (*_mean_of_rates(ratio), *own, *_other_row(ratio))


def _mean_of_rates(ratio: Quotient) -> Iterator[Hint]:
    """Say that a total row's rate is the mean of the rates above it, not the rate of the totals."""
    table, rate = ratio.table, ratio.rate
    if table.row_kinds[rate.at.row or 0] is RowKind.DATA:
        return
    rates = [claim.value for claim in table.column_claims(rate.at.column or 0, table.data_rows)]
    mean = EXACT.divide(sum(rates, start=Decimal(0)), Decimal(max(len(rates), 1)))
    if rates and rounded(mean, rate.step) == rate.value:
        yield Hint(
            code="mean-of-rates",
            message=Message(
                zh=f"{show(rate.value)}% 是各行比率的平均数，不是合计数之比。",
                en=f"{show(rate.value)} % is the mean of the rows' rates, not the rate of the totals.",
            ),
        )


def _other_row(ratio: Quotient) -> Iterator[Hint]:
    """Name the row just above or below whose counts make the stated rate."""
    row = ratio.rate.at.row or 0
    for other in (row - 1, row + 1):
        parts, wholes = _part_of(ratio, other), _whole_of(ratio, other)
        beside = replace(ratio, parts=parts, wholes=wholes)
        if parts and beside.whole > 0 and beside.agrees:
            yield Hint(
                code="other-row",
                message=Message(
                    zh=f"第 {other + 1} 行的数字正是这一比率，可能串行。",
                    en=f"It is the rate of row {other + 1}: it may stand in the wrong row.",
                ),
            )


def _other_whole(ratio: Quotient, plain: Quotient) -> Iterator[Hint]:
    """Say that the rate holds only of another whole than the plain one."""
    if ratio is not plain:
        step, whole = plain.rate.step, plain.whole
        usual = show(percent(plain.part, whole, step))
        yield Hint(
            code="other-whole",
            message=Message(
                zh=f"以 {show(ratio.whole)} 为分母才相符；以 {show(whole)} 为分母是 {usual}%。",
                en=f"It holds of {show(ratio.whole)}; of {show(whole)} it is {usual} %.",
            ),
        )


def _pending(ratio: Quotient) -> Iterator[Hint]:
    """Give the total rate again without the rows that await results."""
    left = _awaited(ratio)
    whole = EXACT.subtract(ratio.whole, left)
    if left > 0 and whole > 0:
        second = show(percent(ratio.part, whole, ratio.rate.step))
        yield Hint(
            code="pending-rows",
            message=Message(
                zh=f"{show(ratio.whole)} 中有 {show(left)} 尚待公布结果；除去后为 {second}%。",
                en=f"{show(left)} of {show(ratio.whole)} await results; without them it is {second} %.",
            ),
        )


def _awaited(ratio: Quotient) -> Decimal:
    """Return how much of a total row's whole stands in rows whose part is still awaited."""
    left = (claim.value for row in _awaited_rows(ratio) for claim in _whole_of(ratio, row))
    return sum(left, start=Decimal(0))


def _awaited_rows(ratio: Quotient) -> tuple[int, ...]:
    """Return the rows that a total row's rate totals and that still await their part."""
    table = ratio.table
    if table.row_kinds[ratio.rate.at.row or 0] is not RowKind.TOTAL:
        return ()
    columns = [claim.at.column or 0 for claim in ratio.parts]
    return tuple(
        row
        for row in table.data_rows
        if any(table.cell_kind(row, column) is CellKind.AWAITED for column in columns)
    )


def _part_of(ratio: Quotient, row: int) -> tuple[Claim, ...]:
    """Return the counts of another row that stand where the rate's part does."""
    return ratio.table.row_claims(row, [claim.at.column or 0 for claim in ratio.parts])


def _whole_of(ratio: Quotient, row: int) -> tuple[Claim, ...]:
    """Return the counts of another row that stand where the rate's whole does."""
    return ratio.table.row_claims(row, [claim.at.column or 0 for claim in ratio.wholes])


def _message(ratio: Quotient) -> Message:
    label, row = ratio.table.label, (ratio.rate.at.row or 0) + 1
    stated, equation = (
        show(ratio.rate.value),
        ratio_equation(ratio.part, ratio.whole, ratio.rate.step),
    )
    if ratio.agrees:
        return Message(
            zh=f"{label} 第 {row} 行：{equation}，与所述 {stated}% 一致。",
            en=f"{label}, row {row}: {equation}, as stated.",
        )
    return Message(
        zh=f"{label} 第 {row} 行所述为 {stated}%，而 {equation}。",
        en=f"{label}, row {row}: stated as {stated} %, but {equation}.",
    )
