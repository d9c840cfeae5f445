"""What is kept beside the reports: decisions of people, and what comparing the reports gave."""

from collections import defaultdict
from collections.abc import Iterable

from sqlite_utils import Database

from extractor.loaders.flat.comparisons import comparison_row, restore_comparison, site_rows
from extractor.loaders.flat.shapes import Row
from extractor.loaders.sqlite.connection import database_name, reported, transaction
from extractor.model.comparison import Comparison
from extractor.model.decision import Decision

__all__ = ["read_comparisons", "read_decisions", "write_comparisons", "write_decision"]


def write_comparisons(db: Database, comparisons: Iterable[Comparison]) -> None:
    """Keep what comparing the reports gave, in place of what it gave before.

    Raises:
        LoadError: it cannot be written, or names a report that is not there.
    """
    comparisons = tuple(comparisons)
    rows = (comparison_row(each, ordinal) for ordinal, each in enumerate(comparisons))
    sites = (row for each in comparisons for row in site_rows(each))
    with reported(database_name(db)), transaction(db):
        db.execute("DELETE FROM comparisons")
        db.table("comparisons").insert_all(rows)
        db.table("comparison_sites").insert_all(sites)


def read_comparisons(db: Database) -> tuple[Comparison, ...]:
    """Return what comparing the reports gave; nothing where one was loaded since.

    Raises:
        LoadError: a row was changed to what no comparison is.
    """
    sites: dict[str, list[Row]] = defaultdict(list)
    with reported(database_name(db)), db.atomic():
        for row in db.table("comparison_sites").rows_where(order_by="comparison_id, ordinal"):
            sites[row["comparison_id"]].append(row)
        rows = db.table("comparisons").rows_where(order_by="ordinal")
        return tuple(restore_comparison(row, sites[row["id"]]) for row in rows)


def write_decision(db: Database, decision: Decision) -> None:
    """Keep a decision beside those that were made before on the same finding.

    Raises:
        LoadError: it cannot be written.
    """
    with reported(database_name(db)), transaction(db):
        db.table("decisions").insert(decision.model_dump(mode="json"))


def read_decisions(db: Database) -> dict[str, tuple[Decision, ...]]:
    """Return the decisions by the fingerprint of the finding, the one that stands last.

    Raises:
        LoadError: a row was changed to what no decision is.
    """
    decisions: dict[str, tuple[Decision, ...]] = {}
    with reported(database_name(db)):
        for row in db.table("decisions").rows_where(order_by="id"):
            del row["id"]
            decision = Decision.model_validate(row)
            before = decisions.get(decision.fingerprint, ())
            decisions[decision.fingerprint] = (*before, decision)
    return decisions
