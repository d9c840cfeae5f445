"""Reports → Comparisons: where the reports of many issuers and years disagree with each other."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from extractor.grammar.loader import Grammar
from extractor.model.comparison import Comparison
from extractor.reconciliation.across import growth, members, roster, twice
from extractor.reconciliation.across.drafts import Draft, complete
from extractor.reconciliation.across.filing import Filing, file_report
from extractor.reconciliation.across.shelf import Expected, Shelf, shelve

__all__ = ["ACROSS", "Expected", "Filing", "compare", "file_report"]

Compared = Callable[[Shelf, Grammar], Iterator[Draft]]
"""A kind of comparison: yields what it finds among reports."""

ACROSS: Mapping[str, Compared] = {
    "copies": twice.check_copies,
    "versions": twice.check_versions,
    "growth": growth.check_growth,
    "members": members.check_members,
    "roster": roster.check_roster,
}
"""Every kind of comparison. What each of them goes by is in `across.toml` of the grammar."""


def compare(
    filings: Iterable[Filing], grammar: Grammar, expected: Sequence[Expected] | None = None
) -> tuple[Comparison, ...]:
    """Return the results of all comparisons, in an order that does not depend on that of the reports.

    Args:
        filings: the reports, each made by `file_report`.
        grammar: the rules.
        expected: who should have handed in; None where nobody said.
    """
    shelf = shelve(filings, grammar, expected)
    return complete(draft for check in ACROSS.values() for draft in check(shelf, grammar))
