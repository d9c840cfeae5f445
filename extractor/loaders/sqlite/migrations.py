"""From the tables of an older database to those of today; the rows stay, and so do all decisions.

Every schema that a database was ever made with stands in `HISTORY`. A change of the tables (a field
more in the model) is a line more there; a test asks for it. What an older row lacks gets what the
model gives by default, or stays empty.
"""

import re
from collections.abc import Mapping

from sqlite_utils import Database

from extractor.errors import LoadError
from extractor.loaders.flat.relations import RELATIONS
from extractor.loaders.flat.shapes import Stored
from extractor.loaders.sqlite.connection import transaction
from extractor.loaders.sqlite.schema import APPLICATION_ID, INDEXES, STATEMENTS, TABLES, VERSION
from extractor.loaders.sqlite.search import reindex
from extractor.loaders.sqlite.views import VIEWS

__all__ = ["HISTORY", "VERSION", "create", "migrate", "pragma"]

HISTORY: tuple[int, ...] = (
    1971558109,  # 0.1.0
    1655308015,  # how a major was matched
    847506651,  # the place of a record that stands in a sentence
    268494867,  # the steps of a check, coverage by section, decisions
    1178432071,  # comparisons of reports
    835565792,  # search
    1887681983,  # corrections in decisions
    2086522629,  # the ledger
)
"""The versions, oldest first; the last is today's."""

_NAME = re.compile(r"CREATE TABLE (?:\w+|\"\w+\")")
_VIRTUAL = "CREATE VIRTUAL"
_NEW = "new table of "


def create(db: Database) -> None:
    """Make the tables, and mark the database as ours."""
    for statement in STATEMENTS:
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")


def pragma(db: Database, name: str) -> int:
    """Return a number that SQLite keeps beside the tables."""
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def migrate(db: Database, target: str) -> None:
    """Bring a database up to date, all of it or nothing.

    Raises:
        LoadError: it was made by a later version of this program.
    """
    if pragma(db, "user_version") not in HISTORY:
        problem = "it was made by a later version of this program, which has to read it"
        raise LoadError(target, problem)
    db.execute("PRAGMA foreign_keys = OFF")  # a table is dropped while others point to it
    try:
        with transaction(db):
            if pragma(db, "user_version") != VERSION:  # no other process was faster
                _migrate(db)
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def _migrate(db: Database) -> None:
    there = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for name in VIEWS:
        db.execute(f'DROP VIEW IF EXISTS "{name}"')
    is_indexed = "search" in there
    for name, statement in TABLES.items():
        if name not in there:
            db.execute(statement)
        elif not statement.lstrip().startswith(_VIRTUAL):
            _remake(db, name, statement)
    for statement in INDEXES:
        db.execute(statement.replace("CREATE INDEX", "CREATE INDEX IF NOT EXISTS", 1))
    if not is_indexed:
        _index_all(db)
    db.execute(f"PRAGMA user_version = {VERSION}")


def _remake(db: Database, name: str, statement: str) -> None:
    """Put a table as it is made today in the place of the former one, with its rows."""
    db.execute(_NAME.sub(f'CREATE TABLE "{_NEW}{name}"', statement, count=1))
    former, wanted = _columns(db, name), _columns(db, _NEW + name)
    values = [f'"{column}"' if column in former else "?" for column in wanted]
    defaults = [_DEFAULTS.get((name, column)) for column in wanted if column not in former]
    columns = ", ".join(f'"{column}"' for column in wanted)
    db.execute(  # its names are our own
        f'INSERT INTO "{_NEW}{name}" ({columns}) SELECT {", ".join(values)} FROM "{name}" ORDER BY rowid',  # noqa: S608
        defaults,
    )
    db.execute(f'DROP TABLE "{name}"')
    db.execute(f'ALTER TABLE "{_NEW}{name}" RENAME TO "{name}"')


def _columns(db: Database, table: str) -> list[str]:
    return [row[1] for row in db.execute(f'PRAGMA table_info("{table}")')]


_DEFAULTS: Mapping[tuple[str, str], Stored] = {
    (relation.name, column.name): column.default
    for relation in RELATIONS
    for column in relation.columns
}
"""What a row gets that was made before there was such a column."""


def _index_all(db: Database) -> None:
    """Make the index of a database that had none."""
    for (report,) in db.execute("SELECT id FROM reports ORDER BY rowid").fetchall():
        reindex(db, report, ())
