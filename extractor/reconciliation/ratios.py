"""`ratio`: a rate against its two counts, in a row and in a total row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractor.grammar.loader import Grammar
from extractor.grammar.schema import RatioRule
from extractor.model.check import Hint, Verdict
from extractor.model.diagnostic import Message
from extractor.model.quantity import Modifier
from extractor.model.record import Claim, Report
from extractor.reconciliation.equations import percent, ratio_equation
from extractor.reconciliation.figures import CellKind, FigureTable, RowKind, figure_tables
from extractor.reconciliation.hints import other_counts, ratio_hints
from extractor.reconciliation.results import NOTHING, STRUCTURE, Draft, show
from extractor.reconciliation.rounding import EXACT, rounded, stated_rate

__all__ = ["RULE", "check_ratios", "counts_that_rates_ask_for"]

RULE = "ratio"


def check_ratios(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each stated rate that has its counts in the same row."""
    for table in figure_tables(report, grammar.checks):
        for rule in grammar.checks.ratio:
            for columns in _column_sets(table, rule):
                for row in table.all_rows:
                    yield from _row_drafts(table, columns, row)


def counts_that_rates_ask_for(table: FigureTable, rules: Iterable[RatioRule]) -> dict[str, Decimal]:
    """Return, for the counts that disagree with their rate, claim id → the count that would agree."""
    asked: dict[str, Decimal] = {}
    for rule in rules:
        for columns in _column_sets(table, rule):
            for row in table.all_rows:
                ratios = [r for r in _ratios(table, columns, row) if r.whole.value]
                if ratios and not any(ratio.agrees for ratio in ratios):
                    plain = ratios[0]
                    found = other_counts(plain.part, plain.whole, plain.rate)
                    asked |= {claim.id: count for claim, count in found}
    return asked


@dataclass(frozen=True, slots=True)
class _Ratio:
    """A rate and its two counts. `is_certain`: the row has no other counts that might be meant."""

    table: FigureTable
    rate: Claim
    part: Claim
    whole: Claim
    is_certain: bool

    @property
    def agrees(self) -> bool:
        return stated_rate(self.part.value, self.whole.value, self.rate)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a rate, its part and its wholes, the plain whole first."""

    rate: int
    part: int
    wholes: tuple[int, ...]
    is_certain: bool


def _column_sets(table: FigureTable, rule: RatioRule) -> Iterator[_Columns]:
    """Yield, for each column of rates, the columns of counts that it goes with."""
    for rate in _columns_of(table, rule.rate):
        parts = _companions(table, rate, rule.part)
        wholes = [found for name in rule.wholes if (found := _companions(table, rate, name))]
        if parts and wholes:
            certain = all(len(found) == 1 for found in (parts, *wholes))
            yield _Columns(rate, parts[0], tuple(found[0] for found in wholes), certain)


def _columns_of(table: FigureTable, indicator: str) -> list[int]:
    return [column for column in range(table.width) if table.column(column).indicator == indicator]


def _companions(table: FigureTable, rate: int, indicator: str) -> list[int]:
    """Return the columns of counts that a rate may go with, the likeliest first.

    They are of the same level … as the rate's column; of several, the nearest on its left comes first.
    Counts that are spread over levels are none of them the count of a rate over all levels.
    """
    alike = _columns_of(table, indicator)
    same = [column for column in alike if _shared(table, column) == _shared(table, rate)]
    likely = same or (alike if len(alike) == 1 else [])
    return sorted(likely, key=lambda column: (column > rate, abs(column - rate)))


def _shared(table: FigureTable, column: int) -> frozenset[tuple[str, str]]:
    """Return the dimensions that all figures of a column share: the level in its header."""
    sets = [set(claim.dimensions.items()) for claim in table.column_claims(column, table.data_rows)]
    return frozenset(set.intersection(*sets)) if sets else frozenset()


def _row_drafts(table: FigureTable, columns: _Columns, row: int) -> Iterator[Draft]:
    ratios = list(_ratios(table, columns, row))
    if not ratios:
        return
    plain = ratios[0]
    if plain.whole.value == 0:
        yield _undivided(plain)
    else:
        yield _draft(next((ratio for ratio in ratios if ratio.agrees), plain), plain)


def _ratios(table: FigureTable, columns: _Columns, row: int) -> Iterator[_Ratio]:
    """Yield the rate of one row with each whole that stands there, the plain one first."""
    rate, part = table.claim(row, columns.rate), table.claim(row, columns.part)
    for column in columns.wholes:
        whole = table.claim(row, column)
        if rate and part and whole:
            ratio = _Ratio(table, rate, part, whole, columns.is_certain)
            if _is_exact(ratio):
                yield ratio


def _is_exact(ratio: _Ratio) -> bool:
    claims = (ratio.rate, ratio.part, ratio.whole)
    return all(claim.modifier is Modifier.EXACT for claim in claims)


def _draft(ratio: _Ratio, plain: _Ratio) -> Draft:
    rate, part, whole = ratio.rate, ratio.part, ratio.whole
    verdict = Verdict.CONSISTENT if ratio.agrees else Verdict.INCONSISTENT
    if not ratio.agrees and not ratio.is_certain:
        verdict = Verdict.UNCERTAIN
    misses = () if ratio.agrees else _misses(ratio)
    return Draft(
        rule=RULE,
        verdict=verdict,
        stated=rate.value,
        computed=percent(part.value, whole.value, rate.step),
        equation=ratio_equation(part.value, whole.value, rate.step),
        claims=(rate, part, whole),
        reading=None if ratio is plain else whole.indicator,
        reason=STRUCTURE if verdict is Verdict.UNCERTAIN else None,
        hints=(*misses, *_other_whole(ratio, plain), *_pending(ratio)),
        message=_message(ratio),
    )


def _undivided(ratio: _Ratio) -> Draft:
    value = show(ratio.rate.value)
    return Draft(
        rule=RULE,
        verdict=Verdict.NOT_ASSESSABLE,
        stated=ratio.rate.value,
        claims=(ratio.rate, ratio.part, ratio.whole),
        reason=NOTHING,
        message=Message(
            zh=f"{ratio.table.label} 中比率 {value}% 的分母为 0，未核对。",
            en=f"{ratio.table.label}: the rate {value} % is of nothing, so it was not checked.",
        ),
    )


def _misses(ratio: _Ratio) -> tuple[Hint, ...]:
    """Return why a rate may be wrong: a mean of rates, another row's rate, digits, another count."""
    own = ratio_hints(ratio.part, ratio.whole, ratio.rate)
    return (*_mean_of_rates(ratio), *own, *_other_row(ratio))


def _mean_of_rates(ratio: _Ratio) -> Iterator[Hint]:
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


def _other_row(ratio: _Ratio) -> Iterator[Hint]:
    """Name the row just above or below whose counts make the stated rate."""
    table, row = ratio.table, ratio.rate.at.row or 0
    for other in (row - 1, row + 1):
        part = table.claim(other, ratio.part.at.column or 0)
        whole = table.claim(other, ratio.whole.at.column or 0)
        if part and whole and whole.value > 0 and stated_rate(part.value, whole.value, ratio.rate):
            yield Hint(
                code="other-row",
                message=Message(
                    zh=f"第 {other + 1} 行的数字正是这一比率，可能串行。",
                    en=f"It is the rate of row {other + 1}: it may stand in the wrong row.",
                ),
            )


def _other_whole(ratio: _Ratio, plain: _Ratio) -> Iterator[Hint]:
    """Say that the rate holds only of another whole than the plain one."""
    if ratio is not plain:
        step, whole = plain.rate.step, plain.whole
        usual = show(percent(plain.part.value, whole.value, step))
        yield Hint(
            code="other-whole",
            message=Message(
                zh=f"以 {show(ratio.whole.value)} 为分母才相符；以 {show(whole.value)} 为分母是 {usual}%。",
                en=f"It holds of {show(ratio.whole.value)}; of {show(whole.value)} it is {usual} %.",
            ),
        )


def _pending(ratio: _Ratio) -> Iterator[Hint]:
    """Give the total rate again without the rows that await results."""
    left = _awaited(ratio)
    whole = EXACT.subtract(ratio.whole.value, left)
    if left > 0 and whole > 0:
        second = show(percent(ratio.part.value, whole, ratio.rate.step))
        yield Hint(
            code="pending-rows",
            message=Message(
                zh=f"{show(ratio.whole.value)} 中有 {show(left)} 尚待公布结果；除去后为 {second}%。",
                en=f"{show(left)} of {show(ratio.whole.value)} await results; without them it is {second} %.",
            ),
        )


def _awaited(ratio: _Ratio) -> Decimal:
    """Return how much of a total row's whole stands in rows whose part is still awaited."""
    table, total_row = ratio.table, ratio.rate.at.row or 0
    part, whole = ratio.part.at.column or 0, ratio.whole.at.column or 0
    if table.row_kinds[total_row] is not RowKind.TOTAL:
        return Decimal(0)
    rows = [row for row in table.data_rows if table.cell_kind(row, part) is CellKind.AWAITED]
    return sum((claim.value for claim in table.column_claims(whole, rows)), start=Decimal(0))


def _message(ratio: _Ratio) -> Message:
    label, row = ratio.table.label, (ratio.rate.at.row or 0) + 1
    stated, equation = (
        show(ratio.rate.value),
        ratio_equation(ratio.part.value, ratio.whole.value, ratio.rate.step),
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
