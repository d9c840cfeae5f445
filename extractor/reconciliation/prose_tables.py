"""`prose.table`: a figure of the text against the total of the table that it speaks of."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extractor.grammar.loader import Grammar
from extractor.model.check import Verdict
from extractor.model.message import Message
from extractor.model.record import Claim, Report, Role
from extractor.reconciliation.figures import table_label
from extractor.reconciliation.hints import digit_hints
from extractor.reconciliation.results import Draft, joined, show
from extractor.reconciliation.statements import LOCAL, conclusion, is_firm, looks_alike, said
from extractor.reconciliation.steps import compared

__all__ = ["RULE", "check_prose_tables"]

RULE = "prose.table"


def check_prose_tables(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each figure of the text that the total row of a table states too.

    Where several tables total the same indicator, one that agrees is the one that is meant. Another
    figure contradicts a total only where no word narrows it, and either it is said to be the total of the
    table that its paragraph names, or one looks like a misprint of the other.
    """
    totals = _totals(report)
    labels = {table.id: table_label(table, grammar.checks) for table in report.tables}
    for claim in said(report):
        if not is_firm(claim) or any(name in claim.dimensions for name in LOCAL):
            continue
        rivals = [
            total
            for total in totals.get((claim.indicator or "", claim.unit or ""), ())
            if not _of_other_years(report, claim, total)
        ]
        if rivals:
            yield from _drafts(report, claim, rivals, labels)


def _totals(report: Report) -> Mapping[tuple[str, str], list[Claim]]:
    """Return the totals of the tables by indicator and unit; totals of a part of a table aside."""
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    subtotals = {table.id: set(table.subtotal_rows) for table in report.tables}
    for claim in report.claims:
        is_total = claim.at.table is not None and claim.role is Role.TOTAL
        rows = subtotals.get(claim.at.table or "", set())
        is_whole = not claim.dimensions and claim.at.row not in rows
        if is_total and is_whole and claim.indicator:
            found[claim.indicator, claim.unit or ""].append(claim)
    return found


def _of_other_years(report: Report, claim: Claim, total: Claim) -> bool:
    """Return whether a figure is of another year than a total; a table without one has the report's."""
    years = {total.period} if total.period else {str(year) for year in report.info.years}
    return bool(claim.period and years) and claim.period not in years


def _drafts(
    report: Report, claim: Claim, rivals: Sequence[Claim], labels: Mapping[str, str]
) -> Iterator[Draft]:
    agreeing = [total for total in rivals if total.value == claim.value]
    if agreeing:
        yield _draft(claim, agreeing[0], labels, Verdict.CONSISTENT)
        return
    if claim.id not in report.plain:
        return
    meant = [total for total in rivals if _is_meant(report, claim, total)]
    chosen = meant if claim.role is Role.TOTAL else []
    chosen = chosen or [t for t in meant or rivals if looks_alike(claim.value, t.value)]
    if len(chosen) == 1:
        yield _draft(claim, chosen[0], labels, Verdict.INCONSISTENT)


def _is_meant(report: Report, claim: Claim, total: Claim) -> bool:
    """Return whether the paragraph of a figure refers to a total's table (见表3)."""
    return total.at.table in report.references.get(claim.at.block or 0, ())


def _draft(stated: Claim, total: Claim, labels: Mapping[str, str], verdict: Verdict) -> Draft:
    label = labels[total.at.table or ""]
    is_same = verdict is Verdict.CONSISTENT
    return Draft(
        rule=RULE,
        verdict=verdict,
        stated=stated.value,
        computed=total.value,
        equation=f"{show(stated.value)} {'=' if is_same else '≠'} {show(total.value)}",
        claims=(stated, total),
        steps=tuple(compared((total,))),
        hints=() if is_same else tuple(digit_hints(stated.value, total.value)),
        message=joined(
            Message(
                zh=f"文中“{stated.text}”，{label}合计为 {show(total.value)}",
                en=f'The text states "{stated.text}", the total of {label} is {show(total.value)}.',
            ),
            conclusion(agrees=is_same),
        ),
    )
