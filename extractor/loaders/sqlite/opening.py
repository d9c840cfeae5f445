"""Opening a database of reports: made where there is none, brought up to date where it is older."""

from collections import ChainMap
from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlite_utils import Database

from extractor.errors import LoadError
from extractor.loaders.flat.relations import RELATIONS
from extractor.loaders.flat.shapes import Row
from extractor.loaders.sqlite.connection import reported, transaction
from extractor.loaders.sqlite.migrations import VERSION, create, migrate, pragma
from extractor.loaders.sqlite.schema import APPLICATION_ID
from extractor.loaders.sqlite.views import VIEWS
from extractor.model.message import Message

__all__ = ["labels", "open_database"]

_CACHE = 64 * 1024
"""Kilobytes of the database that are kept in memory; SQLite's own two thousand are soon read again."""


def open_database(path: str | Path) -> Database:
    """Open a database of reports; make it, and the folders above it, where there is none.

    The caller closes it: `db.close()`.

    Raises:
        LoadError: the file is no database, not one of ours, of a later version, or not writable.
    """
    with reported(str(path)):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        db = Database(path, execute_plugins=False)
        try:
            _prepare(db, str(path))
        except BaseException:
            db.close()
            raise
    return db


def _prepare(db: Database, target: str) -> None:
    """Make an empty database ours, refuse another's, and bring views and labels up to date."""
    db.execute("PRAGMA foreign_keys = ON")
    db.execute(f"PRAGMA cache_size = -{_CACHE}")
    if _is_empty(db):
        with transaction(db):
            if _is_empty(db):  # no other process was faster
                create(db)
    if pragma(db, "application_id") != APPLICATION_ID:
        raise LoadError(target, "this is a database, but not one of reports")
    if pragma(db, "user_version") != VERSION:
        migrate(db, target)
    _refresh(db)


def _is_empty(db: Database) -> bool:
    """Return whether there is nothing in the database."""
    return not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _refresh(db: Database) -> None:
    """Write views and labels where they are not as they should be; else write nothing."""
    made = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'"))
    wanted = {name: view.sql.strip() for name, view in VIEWS.items()}
    if any(made.get(name) != f'CREATE VIEW "{name}" AS {sql}' for name, sql in wanted.items()):
        with transaction(db):
            for name, sql in wanted.items():
                db.create_view(name, sql, replace=True)
    wanted_labels = list(labels(db))
    if list(db.table("labels").rows_where(order_by="rowid")) != wanted_labels:
        with transaction(db):
            db.execute("DELETE FROM labels")
            db.table("labels").insert_all(wanted_labels)


def labels(db: Database) -> Iterator[Row]:
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
