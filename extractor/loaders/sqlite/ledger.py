"""The ledger in the database: what came of the last try at each file."""

from dataclasses import asdict

from sqlite_utils import Database

from extractor.loaders.flat.ledger import Attempt, Conditions
from extractor.loaders.sqlite.connection import database_name, reported, transaction

__all__ = ["note", "read_ledger", "write_attempt"]

_STANDING = """
SELECT path, sha256, settings, grammar_sha256, version, cause, seconds FROM ledger
WHERE state <> 'converted' OR path IN (SELECT path FROM files)
"""
"""An entry of a report that somebody deleted says nothing any longer."""


def read_ledger(db: Database) -> dict[str, Attempt]:
    """Return what came of the last try at each file, by its path.

    Raises:
        LoadError: the database cannot be read.
    """
    with reported(database_name(db)):
        return {
            path: Attempt(path, sha256, Conditions(*conditions), cause, seconds)
            for path, sha256, *conditions, cause, seconds in db.execute(_STANDING)
        }


def write_attempt(db: Database, attempt: Attempt) -> None:
    """Write down what came of a file.

    Raises:
        LoadError: it cannot be written.
    """
    with reported(database_name(db)), transaction(db):
        note(db, attempt)


def note(db: Database, attempt: Attempt) -> None:
    """Write down what came of a file, inside a transaction."""
    row = {
        "path": attempt.path,
        "sha256": attempt.sha256,
        **asdict(attempt.conditions),
        "state": attempt.state,
        "cause": attempt.cause,
        "seconds": attempt.seconds,
    }
    db.table("ledger").insert(row, replace=True)
