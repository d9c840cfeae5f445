"""`table.sum`: 合计 rows against their columns, 合计 columns against their rows."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from extractor.grammar.loader import Grammar
from extractor.model.check import Hint, Verdict
from extractor.model.message import Message
from extractor.model.record import Report
from extractor.reconciliation.addends import Addends, GroupSum
from extractor.reconciliation.displaced import displaced
from extractor.reconciliation.divisions import check_divisions
from extractor.reconciliation.equations import sum_equation
from extractor.reconciliation.figures import FigureTable, figure_tables
from extractor.reconciliation.footings import Axis, Footing, column_footings, row_footings
from extractor.reconciliation.hints import digit_hints
from extractor.reconciliation.partial import partial_tables
from extractor.reconciliation.ratios import counts_that_rates_ask_for
from extractor.reconciliation.reasons import sum_hints
from extractor.reconciliation.results import (
    NOTHING,
    PENDING,
    STRUCTURE,
    UNREADABLE,
    Draft,
    joined,
    show,
)
from extractor.reconciliation.rounding import EXACT, rounded

__all__ = ["RULE", "check_sums"]

RULE = "table.sum"

_SEVERAL = 2


def check_sums(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each stated total of each column and row."""
    tables = list(figure_tables(report, grammar.checks))
    rests = partial_tables(tables, grammar)
    for table in tables:
        rates_say = counts_that_rates_ask_for(table, grammar.checks.ratio)
        is_whole = table.table.id not in rests
        for footing in row_footings(table):
            yield from _Check(table, footing, rates_say, is_whole=is_whole).drafts()
        for footing in column_footings(table):
            yield from _Check(table, footing, rates_say, is_whole=True).drafts()
        yield from displaced(table, RULE)
        yield from check_divisions(table, grammar, RULE)


class _Check:
    """One footing in all its lines: the lines that close settle how the others are to be read."""

    def __init__(
        self,
        table: FigureTable,
        footing: Footing,
        rates_say: Mapping[str, Decimal],
        *,
        is_whole: bool,
    ) -> None:
        self._table, self._footing, self._rates_say = table, footing, rates_say
        self._is_whole = is_whole
        self._addends = Addends(table, footing)
        self._lines = [line for line in footing.lines if self._addends.claim(footing.total, line)]
        self._sums = [
            {line: self._addends.sums(line, reading) for line in self._lines}
            for reading in footing.readings
        ]

    def drafts(self) -> Iterator[Draft]:
        """Yield a draft for each line and group."""
        chosen = self._chosen()
        settled = self._is_whole and (self._footing.is_certain or self._is_settled(chosen))
        for line in self._lines:
            for result in self._best(line, chosen):
                draft = self._draft(result, line, settled=settled)
                if draft:
                    yield draft

    def _chosen(self) -> int:
        """Return the reading in which all lines close, or else most, the first of equals."""
        return max(
            range(len(self._sums)),
            key=lambda index: (self._closes(index), self._rate(index), -index),
        )

    def _closes(self, index: int) -> bool:
        sums = self._all(index)
        return bool(sums) and all(result.closes for result in sums)

    def _rate(self, index: int) -> Decimal:
        sums = self._all(index)
        closing = sum(1 for result in sums if result.is_evidence)
        return Decimal(closing) / max(len(sums), 1)

    def _all(self, index: int) -> list[GroupSum]:
        return [result for results in self._sums[index].values() for result in results]

    def _is_settled(self, index: int) -> bool:
        """Tell whether the lines that close are enough to say that the others should."""
        sums = self._all(index)
        evidence = sum(1 for result in sums if result.is_evidence)
        return 0 < evidence >= sum(1 for result in sums if not result.closes)

    def _best(self, line: int, chosen: int) -> tuple[GroupSum, ...]:
        """Return the line's sums in the chosen reading, or in one in which they all close."""
        sums = self._sums[chosen][line]
        if all(result.closes for result in sums):
            return sums
        others = (reading[line] for reading in self._sums)
        return next((other for other in others if all(s.is_evidence for s in other)), sums)

    def _draft(self, result: GroupSum, line: int, *, settled: bool) -> Draft | None:
        if not result.parts and not result.awaited:
            return None
        verdict, reason = self._verdict(result, line, settled=settled)
        if verdict is Verdict.NOT_ASSESSABLE:
            return self._unassessed(result, line, reason or NOTHING)
        computed = rounded(result.computed, result.stated.step)
        return Draft(
            rule=RULE,
            verdict=verdict,
            stated=result.stated.value,
            computed=computed,
            equation=sum_equation(result.parts, result.computed),
            claims=(result.stated, *result.parts),
            steps=result.steps,
            reason=reason,
            hints=self._hints(result, computed) if verdict is not Verdict.CONSISTENT else (),
            message=joined(self._message(result, computed, line), _missing(result)),
        )

    def _verdict(self, result: GroupSum, line: int, *, settled: bool) -> tuple[Verdict, str | None]:
        if not result.parts:
            return Verdict.NOT_ASSESSABLE, PENDING
        if result.closes:
            return Verdict.CONSISTENT, None
        if result.unreadable:
            return Verdict.UNCERTAIN, UNREADABLE
        if _may_hold_awaited(result) and not self._is_known(line):
            return Verdict.UNCERTAIN, PENDING
        return self._failed(result, line, settled=settled)

    def _is_known(self, line: int) -> bool:
        """Tell whether a column is known, so that its total cannot hold what nobody knows yet.

        In a column that we do not know, “--” may be a figure that is only not shown.
        """
        is_row = self._footing.axis is Axis.ROWS
        return is_row and self._table.column(line).indicator is not None

    def _failed(self, result: GroupSum, line: int, *, settled: bool) -> tuple[Verdict, str | None]:
        """Return what it means that figures which can all be read do not make the total."""
        is_row = self._footing.axis is Axis.ROWS
        if is_row and self._is_no_sum(result, line):
            return Verdict.NOT_ASSESSABLE, STRUCTURE
        if settled and not (is_row and self._may_be_no_sum(result, line)):
            return Verdict.INCONSISTENT, None
        return (Verdict.UNCERTAIN if is_row else Verdict.NOT_ASSESSABLE), STRUCTURE

    def _is_no_sum(self, result: GroupSum, column: int) -> bool:
        """Tell whether a total that does not close says something other than the sum of these rows.

        Where the rows add up to twice the total, they are things and their parts below one another. Kinds
        that rows share make a total below their sum, and not below the largest. In a column that we do not
        know, a figure among its parts is their mean, or where they have grown to, unless it is misprinted.
        """
        if len(result.parts) < _SEVERAL:
            return False
        values, stated = [part.value for part in result.parts], result.stated.value
        if result.computed == 2 * stated:
            return True
        if self._table.counts_kinds(column) and max(values) <= stated < result.computed:
            return True
        is_known = self._table.column(column).indicator is not None
        is_misprint = any(digit_hints(stated, result.computed))
        return not is_known and not is_misprint and 0 <= min(values) <= stated <= max(values)

    def _may_be_no_sum(self, result: GroupSum, column: int) -> bool:
        """Tell whether a figure is no larger than one of its parts, in a column that we do not know."""
        is_known = self._table.column(column).indicator is not None
        largest = max(part.value for part in result.parts)
        return len(result.parts) >= _SEVERAL and not is_known and result.stated.value <= largest

    def _hints(self, result: GroupSum, computed: Decimal) -> tuple[Hint, ...]:
        stated, row = result.stated, result.stated.at.row
        is_row = self._footing.axis is Axis.ROWS and row is not None
        others = self._table.row_claims(row or 0, range(self._table.width)) if is_row else ()
        beside = [claim for claim in others if claim.id != stated.id]
        found = sum_hints(stated, result.parts, computed, rates_say=self._rates_say, beside=beside)
        return (*found, *_awaited_hints(result)) if _may_hold_awaited(result) else found

    def _unassessed(self, result: GroupSum, line: int, reason: str) -> Draft:
        where = self._where(line)
        message = Message(
            zh=f"{where.zh}{show(result.stated.value)}，各分项无从相加，未核对。",
            en=f"{where.en} is {show(result.stated.value)}; its parts cannot be told, so it was not checked.",
        )
        return Draft(
            rule=RULE,
            verdict=Verdict.NOT_ASSESSABLE,
            stated=result.stated.value,
            claims=(result.stated, *result.parts),
            steps=result.steps,
            reason=reason,
            message=message,
        )

    def _where(self, line: int) -> Message:
        table, total_index = self._table.label, self._footing.total
        row, column = (
            (total_index, line) if self._footing.axis is Axis.ROWS else (line, total_index)
        )
        header = self._table.column(column).header
        return Message(
            zh=f"{table} 第 {row + 1} 行“{header}”合计为 ",
            en=f'{table}, row {row + 1}: the total of "{header}"',
        )

    def _message(self, result: GroupSum, computed: Decimal, line: int) -> Message:
        where, stated = self._where(line), result.stated.value
        count, found = len(result.parts), show(computed)
        figures = "1 figure gives" if count == 1 else f"{count} figures add up to"
        if result.closes:
            return Message(
                zh=f"{where.zh}{show(stated)}，{count} 项相加得 {found}，一致。",
                en=f"{where.en} is {show(stated)}; {figures} {found}: it agrees.",
            )
        difference = show(EXACT.subtract(stated, computed))
        return Message(
            zh=f"{where.zh}{show(stated)}，{count} 项相加得 {found}，相差 {difference}。",
            en=f"{where.en} is {show(stated)}, but {figures} {found}: a difference of {difference}.",
        )


def _may_hold_awaited(result: GroupSum) -> bool:
    """Tell whether a total has room for what is still awaited."""
    return bool(result.awaited) and result.stated.value > result.computed


def _awaited_hints(result: GroupSum) -> Iterator[Hint]:
    """A total above the rest may already hold what its rows still await."""
    difference = show(EXACT.subtract(result.stated.value, result.computed))
    yield Hint(
        code="awaited-rows",
        message=Message(
            zh=f"有 {result.awaited} 处待公布；多出的 {difference} 可能是它们的数。",
            en=f"{result.awaited} cells await results: the {difference} too many may be theirs.",
        ),
    )


def _missing(result: GroupSum) -> Message:
    """Say how many cells gave nothing to the sum."""
    parts = []
    if result.awaited:
        parts.append(
            Message(
                zh=f"另有 {result.awaited} 处没有数值（如“--”），未计入。",
                en=f"{result.awaited} cells hold no value yet and were left out.",
            )
        )
    if result.unreadable:
        parts.append(
            Message(
                zh=f"有 {result.unreadable} 处不能读成数值。",
                en=f"{result.unreadable} cells cannot be read as a figure.",
            )
        )
    return joined(*parts)
