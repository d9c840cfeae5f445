"""`prose.table`: a figure of the text against the total of the table that it speaks of."""

from collections.abc import Iterator, Mapping, Sequence

from extractor.grammar.loader import Grammar
from extractor.model.check import Verdict
from extractor.model.message import Message
from extractor.model.record import Claim, Report, Role
from extractor.reconciliation.figures import table_label
from extractor.reconciliation.hints import digit_hints
from extractor.reconciliation.results import Draft, joined, show
from extractor.reconciliation.sameness import Sameness
from extractor.reconciliation.statements import (
    LOCAL,
    conclusion,
    is_firm,
    is_telling,
    looks_alike,
    said,
    table_totals,
)
from extractor.reconciliation.steps import compared

__all__ = ["RULE", "check_prose_tables"]

RULE = "prose.table"


def check_prose_tables(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each figure of the text that the total row of a table states too.

    Where several tables total the same indicator, one that agrees is the one that is meant. Another
    figure contradicts a total only where no word narrows it, and either it is said to be the total of the
    table that its paragraph names, or one looks like a misprint of the other; if that is of one or two
    digits, more than that must tie it to the table.
    """
    sameness = Sameness(report, grammar)
    totals = table_totals(report)
    labels = {table.id: table_label(table, grammar.checks) for table in report.tables}
    for claim in said(report):
        if not is_firm(claim) or any(name in claim.dimensions for name in LOCAL):
            continue
        rivals = [
            total
            for total in totals.get(claim.indicator or "", ())
            if sameness.in_like_units(claim, total) and not _of_other_years(report, claim, total)
        ]
        if rivals:
            yield from _drafts(sameness, claim, rivals, labels)


def _of_other_years(report: Report, claim: Claim, total: Claim) -> bool:
    """Return whether a figure is of another year than a total; a table without one has the report's."""
    years = {total.period} if total.period else {str(year) for year in report.info.years}
    return bool(claim.period and years) and claim.period not in years


def _drafts(
    sameness: Sameness, claim: Claim, rivals: Sequence[Claim], labels: Mapping[str, str]
) -> Iterator[Draft]:
    agreeing = [total for total in rivals if total.value == claim.value]
    if agreeing:
        yield _draft(claim, agreeing[0], labels)
        return
    if not sameness.is_of_all(claim):
        return
    meant = [total for total in rivals if _is_meant(sameness.report, claim, total)]
    chosen = meant if claim.role is Role.TOTAL else []
    chosen = chosen or [each for each in meant or rivals if _contradicts(sameness, claim, each)]
    if len({total.value for total in chosen}) == 1:
        yield _draft(claim, chosen[0], labels)


def _contradicts(sameness: Sameness, claim: Claim, total: Claim) -> bool:
    """Return whether a figure that may be a total's cannot be right beside it."""
    if not looks_alike(claim.value, total.value):
        return False
    is_tied = _is_meant(sameness.report, claim, total) or sameness.is_tied(claim, total)
    return is_tied or is_telling(claim.value, total.value)


def _is_meant(report: Report, claim: Claim, total: Claim) -> bool:
    """Return whether the paragraph of a figure refers to a total's table (见表3)."""
    return total.at.table in report.references.get(claim.at.block or 0, ())


def _draft(stated: Claim, total: Claim, labels: Mapping[str, str]) -> Draft:
    """Return that a figure agrees with a total, or does not."""
    label = labels[total.at.table or ""]
    is_same = stated.value == total.value
    return Draft(
        rule=RULE,
        verdict=Verdict.CONSISTENT if is_same else Verdict.INCONSISTENT,
        stated=stated.value,
        computed=total.value,
        equation=f"{show(stated.value)} {'=' if is_same else '≠'} {show(total.value)}",
        claims=(stated, total),
        steps=tuple(compared((total,))),
        hints=() if is_same else tuple(digit_hints(stated.value, total.value, shortest=1)),
        message=joined(
            Message(
                zh=f"文中“{stated.text}”，{label}合计为 {show(total.value)}",
                en=f'The text states "{stated.text}", the total of {label} is {show(total.value)}.',
            ),
            conclusion(agrees=is_same),
        ),
    )
