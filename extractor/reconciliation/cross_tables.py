"""`cross.table`: figures of one table against those that another states of the same things."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import product

from extractor.grammar.loader import Grammar
from extractor.model.check import Verdict
from extractor.model.message import Message
from extractor.model.record import Claim, Report
from extractor.reconciliation.equations import sum_equation
from extractor.reconciliation.figures import figure_tables
from extractor.reconciliation.hints import digit_hints
from extractor.reconciliation.partial import partial_tables
from extractor.reconciliation.reasons import sum_hints
from extractor.reconciliation.results import STRUCTURE, UNREADABLE, Draft, joined, show
from extractor.reconciliation.rounding import implied, rounded, total
from extractor.reconciliation.series import Key, Series, table_series
from extractor.reconciliation.statements import conclusion
from extractor.reconciliation.steps import added, compared

__all__ = ["RULE", "check_cross_tables"]

RULE = "cross.table"

SMALL = Decimal(10)
"""Smaller figures of two tables are alike by chance."""

SEVERAL = 3
"""So many rows must agree before two tables are known to state the same."""


def check_cross_tables(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each row, and each total, that an earlier table states too.

    Tables of one indicator may be of two groups of people. That they state the same is known where most of
    the rows that both name agree; only then is a row wrong that does not.
    """
    tables = list(figure_tables(report, grammar.checks))
    rests = partial_tables(tables, grammar)
    alike: dict[tuple[str, str | None], list[Series]] = defaultdict(list)
    for table in tables:
        for later in table_series(table):
            earlier = alike[later.name, later.unit]
            pairs = [_Pair(one, later, grammar.checks.cross, rests) for one in earlier]
            possible = [pair for pair in pairs if pair.is_of_one_year]
            yield from _rows(possible)
            yield from _totals(possible)
            earlier.append(later)


def _rows(pairs: Sequence["_Pair"]) -> Iterator[Draft]:
    """Yield the rows of the pair that agrees in most, where it is known to state the same."""
    proved = [pair for pair in pairs if pair.is_proved]
    if proved:
        best = max(proved, key=lambda pair: pair.agreeing)
        yield from (best.draft(*row) for row in best.rows)


def _totals(pairs: Sequence["_Pair"]) -> Iterator[Draft]:
    """Yield the totals that an earlier table states too; another is wrong only where all rows are the same."""
    for pair in reversed(pairs):
        totals = list(product(pair.earlier.totals, pair.later.totals))
        same = [(later, (one,)) for one, later in totals if one.value == later.value >= SMALL]
        if same:
            yield pair.draft(*same[0])
            return
        if len(totals) == 1 and pair.is_proved and pair.is_whole and pair.earlier.is_known:
            yield pair.draft(totals[0][1], (totals[0][0],))
            return


@dataclass(frozen=True)
class _Pair:
    """Two series of one indicator, the earlier table's first."""

    earlier: Series
    later: Series
    keys: tuple[str, ...]
    rests: frozenset[str]

    @property
    def is_of_one_year(self) -> bool:
        """Return whether no two years are named."""
        return len({self.earlier.period, self.later.period} - {None}) <= 1

    @cached_property
    def rows(self) -> list[tuple[Claim, tuple[Claim, ...]]]:
        """The figures that one table states alone, with those that the other has for the same key."""
        one, other = self._grouped
        found = []
        for key in other:
            mine, theirs = other[key], one.get(key, ())
            if len(mine) == 1 and theirs:
                found.append((mine[0], theirs))
            elif len(theirs) == 1:
                found.append((theirs[0], mine))
        return found

    @cached_property
    def agreeing(self) -> int:
        """How many rows agree, and not by chance."""
        return sum(
            1 for stated, parts in self.rows if _agree(stated, parts) and stated.value >= SMALL
        )

    @cached_property
    def is_proved(self) -> bool:
        """Most rows that both tables name agree."""
        wrong = sum(1 for stated, parts in self.rows if not _agree(stated, parts))
        return self.agreeing >= SEVERAL and self.agreeing > 2 * wrong

    @property
    def is_whole(self) -> bool:
        """Both tables name the same rows."""
        one, other = self._grouped
        return one.keys() == other.keys()

    @cached_property
    def _grouped(self) -> tuple[dict[Key, tuple[Claim, ...]], dict[Key, tuple[Claim, ...]]]:
        shared = self.earlier.dimensions & self.later.dimensions
        keys = tuple(key for key in self.keys if key in shared)
        has_names = self.earlier.dimensions or self.later.dimensions
        if not keys and has_names:
            return {}, {}
        return self.earlier.by(keys), self.later.by(keys)

    def draft(self, stated: Claim, parts: tuple[Claim, ...]) -> Draft:
        """Return the result for one figure and what the other table has for it."""
        verdict, reason = self._verdict(stated, parts)
        value = total(parts)[0]
        computed = rounded(value, stated.step)
        is_one, agrees = len(parts) == 1, verdict is Verdict.CONSISTENT
        equation = f"{show(stated.value)} {'=' if agrees else '≠'} {show(value)}"
        hints = tuple(
            digit_hints(stated.value, value)
            if is_one
            else sum_hints(stated, parts, computed, rates_say={})
        )
        return Draft(
            rule=RULE,
            verdict=verdict,
            stated=stated.value,
            computed=computed,
            equation=equation if is_one else sum_equation(parts, value),
            claims=(stated, *parts),
            steps=tuple(compared(parts) if is_one else added(parts)),
            reason=reason,
            hints=() if agrees else hints,
            message=self._message(stated, parts, computed, agrees=agrees),
        )

    def _verdict(self, stated: Claim, parts: tuple[Claim, ...]) -> tuple[Verdict, str | None]:
        if _agree(stated, parts):
            return Verdict.CONSISTENT, None
        sides = (self.earlier, self.later)
        if any(side.table.table.id in self.rests for side in sides) or not self.earlier.is_known:
            return Verdict.UNCERTAIN, STRUCTURE
        is_total = stated in (*self.earlier.totals, *self.later.totals)
        is_added_up = is_total or self.earlier.dimensions != self.later.dimensions
        if is_added_up and any(side.has_gaps for side in sides):
            return Verdict.UNCERTAIN, UNREADABLE
        return Verdict.INCONSISTENT, None

    def _message(
        self, stated: Claim, parts: tuple[Claim, ...], computed: Decimal, *, agrees: bool
    ) -> Message:
        labels = {side.table.table.id: side.table.label for side in (self.earlier, self.later)}
        mine, other = labels[stated.at.table or ""], labels[parts[0].at.table or ""]
        row, header = (stated.at.row or 0) + 1, _header(self, stated)
        found, value = show(computed), show(stated.value)
        said = Message(
            zh=f"{mine} 第 {row} 行“{header}”为 {value}，{other} 的相应数字为 {found}",
            en=f'{mine}, row {row}: "{header}" is {value}; {other} gives {found} for the same.',
        )
        return joined(said, conclusion(agrees=agrees))


def _header(pair: _Pair, claim: Claim) -> str:
    sides = (pair.earlier, pair.later)
    table = next(side.table for side in sides if side.table.table.id == claim.at.table)
    return table.column(claim.at.column or 0).header


def _agree(stated: Claim, parts: Sequence[Claim]) -> bool:
    return implied(stated).meets(total(parts)[1])
