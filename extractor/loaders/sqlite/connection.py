"""How this package speaks to SQLite: transactions, names, and errors in our words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database

from extractor.errors import LoadError

__all__ = ["database_name", "reported", "transaction"]


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """Do all that follows or nothing; the lock is taken first, so that waiting for it is safe."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.rollback()
        raise
    db.commit()


@contextmanager
def reported(target: str) -> Iterator[None]:
    """Turn what SQLite, the file system or a value that fits nowhere says into a `LoadError`."""
    try:
        yield
    except (sqlite3.Error, OSError, OverflowError, ValueError) as error:
        raise LoadError(target, str(error)) from error


def database_name(db: Database) -> str:
    """Return the file of a database."""
    (_, _, file) = db.execute("PRAGMA database_list").fetchone()
    return str(file) or ":memory:"
