"""A database of reports in SQLite: open it, load extractions, read them back, keep decisions.

The journal stays SQLite's own (no write-ahead log): a log does not work on a network share, and
the database is one file that can be copied or mailed.
"""

import sqlite3
from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath

from sqlite_utils import Database

from extractor.errors import LoadError
from extractor.loaders.flat.comparisons import comparison_row, restore_comparison, site_rows
from extractor.loaders.flat.relations import (
    RELATIONS,
    Relation,
    dangling,
    report_id,
    restore,
    tabulate,
)
from extractor.loaders.flat.shapes import Row
from extractor.loaders.sqlite.schema import APPLICATION_ID, STATEMENTS, VERSION
from extractor.loaders.sqlite.views import VIEWS
from extractor.model.comparison import Comparison
from extractor.model.decision import Decision
from extractor.model.extraction import Extraction
from extractor.model.message import Message

__all__ = [
    "Database",
    "load_extraction",
    "open_database",
    "read_comparisons",
    "read_decisions",
    "read_extraction",
    "report_files",
    "report_ids",
    "write_comparisons",
    "write_decision",
]


def open_database(path: str | Path) -> Database:
    """Open a database of reports; make it, and the folders above it, where there is none.

    The caller closes it: `db.close()`.

    Raises:
        LoadError: the file is no database, not one of ours, of another version, or not writable.
    """
    with _reported(str(path)):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        db = Database(path, execute_plugins=False)
        try:
            _prepare(db, str(path))
        except BaseException:
            db.close()
            raise
    return db


def load_extraction(db: Database, extraction: Extraction, *, path: str) -> str:
    """Load one extraction in one transaction, in place of what the same content gave before.

    A file whose content has changed leaves its former report; a report that no file has any
    longer goes, and so do all comparisons, which another run may make anew.

    Args:
        db: the database.
        extraction: what to load.
        path: the file that it was made from, as the user knows it.

    Returns:
        The id of the report.

    Raises:
        LoadError: it cannot be loaded; the database is as it was before.
    """
    target = f"{_name(db)}: {path}"
    with _reported(target):
        rows = tabulate(extraction)
        if problem := dangling(rows):
            raise LoadError(target, problem)
        with _transaction(db):
            db.execute("DELETE FROM comparisons")  # they were made without this report
            _replace(db, report_id(extraction), rows)
            _point(db, path, report_id(extraction))
    return report_id(extraction)


def read_extraction(db: Database, report_id: str) -> Extraction:
    """Return the extraction that was loaded under an id, equal to what it was.

    Raises:
        LoadError: there is no such report, or its rows were changed to what no extraction is.
    """
    with _reported(_name(db)):
        with db.atomic():  # all tables as they are at one moment
            rows = {each.name: list(_rows(db, each, report_id)) for each in RELATIONS}
        if not rows["reports"]:
            raise LoadError(_name(db), f"no report has the id {report_id!r}")
        return restore(rows)


def report_ids(db: Database) -> list[str]:
    """Return the ids of all reports, sorted."""
    with _reported(_name(db)):
        return [identifier for (identifier,) in db.execute("SELECT id FROM reports ORDER BY id")]


def report_files(db: Database) -> dict[str, tuple[str, ...]]:
    """Return the files of each report, by its id, both sorted."""
    files: dict[str, tuple[str, ...]] = dict.fromkeys(report_ids(db), ())
    with _reported(_name(db)):
        for row in db.table("files").rows_where(order_by="path"):
            files[row["report_id"]] += (row["path"],)
    return files


def write_comparisons(db: Database, comparisons: Iterable[Comparison]) -> None:
    """Keep what comparing the reports gave, in place of what it gave before.

    Raises:
        LoadError: it cannot be written, or names a report that is not there.
    """
    comparisons = tuple(comparisons)
    rows = (comparison_row(each, ordinal) for ordinal, each in enumerate(comparisons))
    sites = (row for each in comparisons for row in site_rows(each))
    with _reported(_name(db)), _transaction(db):
        db.execute("DELETE FROM comparisons")
        db.table("comparisons").insert_all(rows)
        db.table("comparison_sites").insert_all(sites)


def read_comparisons(db: Database) -> tuple[Comparison, ...]:
    """Return what comparing the reports gave; nothing where one was loaded since.

    Raises:
        LoadError: a row was changed to what no comparison is.
    """
    sites: dict[str, list[Row]] = defaultdict(list)
    with _reported(_name(db)), db.atomic():
        for row in db.table("comparison_sites").rows_where(order_by="comparison_id, ordinal"):
            sites[row["comparison_id"]].append(row)
        rows = db.table("comparisons").rows_where(order_by="ordinal")
        return tuple(restore_comparison(row, sites[row["id"]]) for row in rows)


def write_decision(db: Database, decision: Decision) -> None:
    """Keep a decision beside those that were made before on the same finding.

    Raises:
        LoadError: it cannot be written.
    """
    with _reported(_name(db)), _transaction(db):
        db.table("decisions").insert(decision.model_dump(mode="json"))


def read_decisions(db: Database) -> dict[str, tuple[Decision, ...]]:
    """Return the decisions by the fingerprint of the finding, the one that stands last.

    Raises:
        LoadError: a row was changed to what no decision is.
    """
    decisions: dict[str, tuple[Decision, ...]] = {}
    with _reported(_name(db)):
        for row in db.table("decisions").rows_where(order_by="id"):
            del row["id"]
            decision = Decision.model_validate(row)
            before = decisions.get(decision.fingerprint, ())
            decisions[decision.fingerprint] = (*before, decision)
    return decisions


def _prepare(db: Database, target: str) -> None:
    """Make an empty database ours, refuse another's, and bring views and labels up to date."""
    db.execute("PRAGMA foreign_keys = ON")
    if _is_empty(db):
        with _transaction(db):
            if _is_empty(db):  # no other process was faster
                _create(db)
    if _pragma(db, "application_id") != APPLICATION_ID:
        raise LoadError(target, "this is a database, but not one of reports")
    if _pragma(db, "user_version") != VERSION:
        problem = "it was made by another version of this program; convert into a new database"
        raise LoadError(target, problem)
    _refresh(db)


def _is_empty(db: Database) -> bool:
    """Return whether there is nothing in the database."""
    return not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _pragma(db: Database, name: str) -> int:
    """Return a number that SQLite keeps beside the tables."""
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def _create(db: Database) -> None:
    """Make the tables, and mark the database as ours."""
    for statement in STATEMENTS:
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")


def _refresh(db: Database) -> None:
    """Write views and labels where they are not as they should be; else write nothing."""
    made = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'"))
    wanted = {name: view.sql.strip() for name, view in VIEWS.items()}
    if any(made.get(name) != f'CREATE VIEW "{name}" AS {sql}' for name, sql in wanted.items()):
        with _transaction(db):
            for name, sql in wanted.items():
                db.create_view(name, sql, replace=True)
    labels = list(_labels(db))
    if list(db.table("labels").rows_where(order_by="rowid")) != labels:
        with _transaction(db):
            db.execute("DELETE FROM labels")
            db.table("labels").insert_all(labels)


def _labels(db: Database) -> Iterator[Row]:
    """Yield what to show for each table and view (`column` empty) and each of their columns."""
    headings: dict[str, dict[str, Message]] = {}
    for relation in RELATIONS:
        titles = {column.name: column.title for column in relation.columns}
        headings[relation.name] = {name: _message(name, title) for name, title in titles.items()}
        yield from _labelled(
            relation.name, _message(relation.name, relation.title), headings[relation.name]
        )
    for name, view in VIEWS.items():
        known = ChainMap(dict(view.headings), *(headings[table] for table in view.tables))
        columns = [column.name for column in db.view(name).columns]
        yield from _labelled(name, view.title, {column: known[column] for column in columns})


def _labelled(relation: str, title: Message, headings: Mapping[str, Message]) -> Iterator[Row]:
    """Yield the labels of one table or view."""
    for column, label in {"": title, **headings}.items():
        yield {"relation": relation, "column": column, "zh": label.zh, "en": label.en}


def _message(name: str, title: str) -> Message:
    """Return the label of an identifier, of which the title is the Chinese."""
    return Message(zh=title, en=name.replace("_", " "))


def _replace(db: Database, identifier: str, rows: Mapping[str, Sequence[Row]]) -> None:
    """Put the rows of a report in the place of those that it had; its files stay."""
    files = list(db.table("files").rows_where("report_id = ?", [identifier]))
    db.execute("DELETE FROM reports WHERE id = ?", [identifier])
    for relation in RELATIONS:
        db.table(relation.name).insert_all(rows[relation.name])
    db.table("files").insert_all(files)


def _point(db: Database, path: str, identifier: str) -> None:
    """Let a file lead to its report, and drop the former one if no file leads to it any longer."""
    former = [row["report_id"] for row in db.table("files").rows_where("path = ?", [path])]
    file = {"path": path, "name": PurePath(path).name, "report_id": identifier}
    db.table("files").insert(file, replace=True)
    unnamed = "id = ? AND id NOT IN (SELECT report_id FROM files WHERE report_id = id)"
    for report in former:
        db.table("reports").delete_where(unnamed, [report])


def _rows(db: Database, relation: Relation, identifier: str) -> Iterator[Row]:
    """Yield the rows of a report in one table, in the order in which they were put there."""
    column = relation.held[0] if relation.owner else "id"
    order = ", ".join(relation.order)
    return db.table(relation.name).rows_where(f"{column} = ?", [identifier], order_by=order)


@contextmanager
def _transaction(db: Database) -> Iterator[None]:
    """Do all that follows or nothing; the lock is taken first, so that waiting for it is safe."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.rollback()
        raise
    db.commit()


@contextmanager
def _reported(target: str) -> Iterator[None]:
    """Turn what SQLite, the file system or a value that fits nowhere says into a `LoadError`."""
    try:
        yield
    except (sqlite3.Error, OSError, OverflowError, ValueError) as error:
        raise LoadError(target, str(error)) from error


def _name(db: Database) -> str:
    """Return the file of a database."""
    (_, _, file) = db.execute("PRAGMA database_list").fetchone()
    return str(file) or ":memory:"
