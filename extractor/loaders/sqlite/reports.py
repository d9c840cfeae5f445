"""Reports in the database: an extraction becomes rows, and the rows an extraction again."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from sqlite_utils import Database

from extractor.errors import LoadError
from extractor.loaders.flat.ledger import Attempt
from extractor.loaders.flat.relations import (
    RELATIONS,
    Relation,
    dangling,
    report_id,
    restore,
    tabulate,
)
from extractor.loaders.flat.shapes import Row
from extractor.loaders.sqlite.connection import database_name, reported, transaction
from extractor.loaders.sqlite.ledger import note
from extractor.loaders.sqlite.search import indexed, reindex
from extractor.model.extraction import Extraction

__all__ = ["load_extraction", "read_extraction", "report_files", "report_ids"]


def load_extraction(
    db: Database, extraction: Extraction, *, path: str, attempt: Attempt | None = None
) -> str:
    """Load one extraction in one transaction, in place of what the same content gave before.

    A file whose content has changed leaves its former report; a report that no file has any
    longer goes, and so do all comparisons, which another run may make anew.

    Args:
        db: the database.
        extraction: what to load.
        path: the file that it was made from, as the user knows it.
        attempt: what to write down of it in the ledger, in the same transaction.

    Returns:
        The id of the report.

    Raises:
        LoadError: it cannot be loaded; the database is as it was before.
    """
    target = f"{database_name(db)}: {path}"
    with reported(target):
        rows = tabulate(extraction)
        if problem := dangling(rows):
            raise LoadError(target, problem)
        with transaction(db):
            db.execute("DELETE FROM comparisons")  # they were made without this report
            _replace(db, report_id(extraction), rows)
            _point(db, path, report_id(extraction))
            if attempt:
                note(db, attempt)
    return report_id(extraction)


def read_extraction(db: Database, report_id: str) -> Extraction:
    """Return the extraction that was loaded under an id, equal to what it was.

    Raises:
        LoadError: there is no such report, or its rows were changed to what no extraction is.
    """
    with reported(database_name(db)):
        with db.atomic():  # all tables as they are at one moment
            rows = {each.name: list(_rows(db, each, report_id)) for each in RELATIONS}
        if not rows["reports"]:
            raise LoadError(database_name(db), f"no report has the id {report_id!r}")
        return restore(rows)


def report_ids(db: Database) -> list[str]:
    """Return the ids of all reports, sorted."""
    with reported(database_name(db)):
        return [identifier for (identifier,) in db.execute("SELECT id FROM reports ORDER BY id")]


def report_files(db: Database) -> dict[str, tuple[str, ...]]:
    """Return the files of each report, by its id, both sorted."""
    files: dict[str, tuple[str, ...]] = dict.fromkeys(report_ids(db), ())
    with reported(database_name(db)):
        for row in db.table("files").rows_where(order_by="path"):
            files[row["report_id"]] += (row["path"],)
    return files


def _replace(db: Database, identifier: str, rows: Mapping[str, Sequence[Row]]) -> None:
    """Put the rows of a report in the place of those that it had; its files stay."""
    before = indexed(db, identifier)
    files = list(db.table("files").rows_where("report_id = ?", [identifier]))
    db.execute("DELETE FROM reports WHERE id = ?", [identifier])
    for relation in RELATIONS:
        db.table(relation.name).insert_all(rows[relation.name])
    db.table("files").insert_all(files)
    reindex(db, identifier, before)


def _point(db: Database, path: str, identifier: str) -> None:
    """Let a file lead to its report, and drop the former one if no file leads to it any longer."""
    former = [row["report_id"] for row in db.table("files").rows_where("path = ?", [path])]
    file = {"path": path, "name": PurePath(path).name, "report_id": identifier}
    db.table("files").insert(file, replace=True)
    for report in former:
        if not db.table("files").count_where("report_id = ?", [report]):
            before = indexed(db, report)
            db.table("reports").delete_where("id = ?", [report])
            reindex(db, report, before)


def _rows(db: Database, relation: Relation, identifier: str) -> Iterator[Row]:
    """Yield the rows of a report in one table, in the order in which they were put there."""
    column = relation.held[0] if relation.owner else "id"
    order = ", ".join(relation.order)
    return db.table(relation.name).rows_where(f"{column} = ?", [identifier], order_by=order)
