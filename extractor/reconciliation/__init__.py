"""Report → CheckResults: where a report disagrees with itself. Parses no text."""

from collections.abc import Callable, Iterator, Mapping

from extractor.grammar.loader import Grammar
from extractor.model.check import CheckResult
from extractor.model.record import Report
from extractor.reconciliation import (
    catalogue,
    changes,
    counted_sets,
    counts,
    cross_lists,
    cross_tables,
    duplicates,
    listings,
    numbering,
    orders,
    partings,
    prose_orders,
    prose_tables,
    rates,
    ratios,
    repeats,
    sums,
)
from extractor.reconciliation.corrections import corrected
from extractor.reconciliation.coverage import coverage
from extractor.reconciliation.recognised import mark_recognised
from extractor.reconciliation.results import Draft, finish
from extractor.reconciliation.suspects import with_suspects

__all__ = ["CHECKS", "corrected", "coverage", "reconcile"]

Check = Callable[[Report, Grammar], Iterator[Draft]]
"""A kind of check: yields what it finds in a report."""

CHECKS: Mapping[str, Check] = {
    "sums": sums.check_sums,
    "counts": counts.check_counts,
    "ratios": ratios.check_ratios,
    "stated rates": rates.check_stated_rates,
    "order": orders.check_order,
    "order in the text": prose_orders.check_prose_order,
    "cross.table": cross_tables.check_cross_tables,
    "lists of two tables": cross_lists.check_cross_lists,
    "numbering": numbering.check_numbering,
    "duplicates": duplicates.check_duplicates,
    "growth": changes.check_changes,
    "list.count": listings.check_lists,
    "prose.sum": partings.check_prose_sums,
    "prose.table": prose_tables.check_prose_tables,
    "counted sets": counted_sets.check_counted_sets,
    "repeat": repeats.check_repeats,
    "catalogue": catalogue.check_catalogue,
}
"""Every kind of check. What each of them compares is in `checks.toml` of the grammar."""


def reconcile(report: Report, grammar: Grammar) -> tuple[CheckResult, ...]:
    """Return the results of all checks in document order."""
    drafts = [draft for check in CHECKS.values() for draft in check(report, grammar)]
    return mark_recognised(finish(report, with_suspects(report, drafts)), report)
