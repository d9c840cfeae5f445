"""`prose.table`: a figure of the text that counts a set (36个试点), against the table that lists the set."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.grammar.loader import Grammar
from extractor.grammar.schema import Reading
from extractor.model.check import Hint, Verdict
from extractor.model.message import Message
from extractor.model.record import Claim, Report, Role
from extractor.reconciliation.counts import column_counts, rows_of
from extractor.reconciliation.figures import FigureTable, figure_tables
from extractor.reconciliation.hints import digit_hints, reading_hint
from extractor.reconciliation.results import Draft, joined, show
from extractor.reconciliation.statements import LOCAL, conclusion, is_firm, said
from extractor.reconciliation.steps import tried

__all__ = ["RULE", "check_counted_sets"]

RULE = "prose.table"


@dataclass(frozen=True, slots=True)
class _Set:
    """A column that lists things, and how many they are by each reading, the plain one first."""

    table: FigureTable
    column: int
    counts: Mapping[Reading, Decimal]

    def reading(self, value: Decimal) -> Reading | None:
        """Return the first reading that gives a value."""
        return next((name for name, count in self.counts.items() if count == value), None)


def check_counted_sets(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each figure of the text that counts what a table lists, whichever reading agrees.

    None agrees: that is a fault only where the figure is said to be the total, no word narrows it, its
    paragraph names the one table and counts nothing else of the kind, nor does it count a list beside it.
    """
    sets = _sets(report, grammar)
    listed = {counted.claim for counted in report.counted}
    beside = Counter((claim.at.block, claim.indicator) for claim in said(report))
    for claim in said(report):
        known = sets.get(claim.indicator or "", ())
        if not known or claim.id in listed or not _is_whole(report, claim):
            continue
        named = _named(report, claim, known)
        agreeing = next((each for each in named or known if each.reading(claim.value)), None)
        is_alone = len(named) == 1 and beside[claim.at.block, claim.indicator] == 1
        if agreeing:
            yield _draft(claim, agreeing, grammar)
        elif is_alone and claim.role is Role.TOTAL:
            yield _draft(claim, named[0], grammar)


def _is_whole(report: Report, claim: Claim) -> bool:
    """Return whether a figure counts all that the report has of something."""
    is_local = any(name in claim.dimensions for name in LOCAL)
    return is_firm(claim) and claim.id in report.plain and not is_local


def _sets(report: Report, grammar: Grammar) -> Mapping[str, Sequence[_Set]]:
    """Return the columns that list what an indicator counts, the tables in order."""
    counted = {rule.field: rule.counts for rule in grammar.tables.field if rule.counts}
    records = rows_of(report)
    found: dict[str, list[_Set]] = {}
    for table in figure_tables(report, grammar.checks):
        for column in range(table.width):
            indicator = counted.get(table.column(column).field or "")
            counts = column_counts(table, column, records, grammar) if indicator else {}
            if indicator and counts:
                found.setdefault(indicator, []).append(_Set(table, column, counts))
    return found


def _named(report: Report, claim: Claim, known: Sequence[_Set]) -> list[_Set]:
    """Return the columns of the tables that the paragraph of a figure refers to (见表1)."""
    tables = report.references.get(claim.at.block or 0, ())
    return [each for each in known if each.table.table.id in tables]


def _draft(claim: Claim, counted: _Set, grammar: Grammar) -> Draft:
    reading, plain = counted.reading(claim.value), next(iter(counted.counts))
    computed, name = counted.counts[reading or plain], grammar.checks.readings[reading or plain]
    agrees, label = reading is not None, counted.table.label
    places = (counted.table.place(row, counted.column) for row in counted.table.data_rows)
    hints = [reading_hint(plain, counted.counts, grammar.checks.readings)]
    return Draft(
        rule=RULE,
        verdict=Verdict.CONSISTENT if agrees else Verdict.INCONSISTENT,
        stated=claim.value,
        computed=computed,
        equation=f"{show(claim.value)} {'=' if agrees else '≠'} {show(computed)}",
        claims=(claim,),
        places=(claim.at, *places),
        steps=tuple(tried(n, grammar.checks.readings[r]) for r, n in counted.counts.items()),
        reading=reading,
        hints=() if reading == plain else (*hints, *_misprints(claim, computed, agrees=agrees)),
        message=joined(
            Message(
                zh=f"文中“{claim.text}”，{label}所列按{name.zh}计为 {show(computed)}",
                en=f'The text states "{claim.text}", {label} lists {show(computed)} ({name.en}).',
            ),
            conclusion(agrees=agrees),
        ),
    )


def _misprints(claim: Claim, computed: Decimal, *, agrees: bool) -> Iterator[Hint]:
    if not agrees:
        yield from digit_hints(claim.value, computed)
