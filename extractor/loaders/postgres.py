"""The tables of the database on a PostgreSQL server, for many users at once.

They are those of SQLite (`sqlite.schema`), with the server's own types. Views, labels and the index
of the text are SQLite's alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import PurePath
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import Connection, sql

from extractor.errors import LoadError
from extractor.loaders.flat.ledger import Attempt, Conditions
from extractor.loaders.flat.relations import (
    RELATIONS,
    Relation,
    dangling,
    report_id,
    restore,
    tabulate,
)
from extractor.loaders.flat.shapes import Row, Stored
from extractor.loaders.sqlite.schema import INDEXES, VERSION, file_tables, table_statement
from extractor.model.extraction import Extraction
from extractor.model.quantity import json_number

__all__ = [
    "Connection",
    "load_extraction",
    "open_server",
    "read_extraction",
    "read_ledger",
    "report_files",
    "shown",
    "write_attempt",
]

_TYPES: Mapping[type, str] = {
    str: "TEXT",
    int: "BIGINT",
    bool: "BOOLEAN",
    float: "DOUBLE PRECISION",
    Decimal: "NUMERIC",
}
_LOCK = 0x1C5E17
"""One process at a time makes the tables."""

_SIGNS: Mapping[str, str] = {"\0": "\u241b0", "\u241b": "\u241b1"}
"""A server keeps no NUL in a text: a sign (and what it means) stands for it until it is read."""

_MEANT = {sign: meant for meant, sign in _SIGNS.items()}
_SPECIAL, _ESCAPED = re.compile("[\0\u241b]"), re.compile("\u241b[01]")


def shown(url: str) -> str:
    """Return an address without its password.

    >>> shown("postgresql://me:secret@example.org/reports")
    'postgresql://me@example.org/reports'
    """
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    netloc = f"{user.partition(':')[0]}{at}{host}"
    return urlunsplit((parts.scheme, netloc, parts.path, "", ""))


def open_server(url: str) -> Connection[tuple[Stored, ...]]:
    """Connect to a database on a server, and make the tables where there are none.

    The caller closes it.

    Raises:
        LoadError: it cannot be reached, or its tables are of another version.
    """
    with _reported(shown(url)):
        connection = psycopg.connect(url, autocommit=True)
        try:
            _prepare(connection, url)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: Connection[tuple[Stored, ...]], url: str) -> None:
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        if connection.execute("SELECT to_regclass('extractor_version')").fetchone() == (None,):
            for relation in RELATIONS:
                connection.execute(sql.SQL(table_statement(relation, _TYPES)))
            for statement in (*file_tables(), *INDEXES):
                connection.execute(sql.SQL(statement))
            connection.execute("CREATE TABLE extractor_version (version BIGINT NOT NULL)")
            connection.execute("INSERT INTO extractor_version VALUES (%s)", [VERSION])
        if connection.execute("SELECT version FROM extractor_version").fetchone() != (VERSION,):
            problem = "it was made by another version of this program; convert into a new database"
            raise LoadError(shown(url), problem)


def load_extraction(
    connection: Connection[tuple[Stored, ...]],
    extraction: Extraction,
    *,
    path: str,
    attempt: Attempt | None = None,
) -> str:
    """Load one extraction in one transaction, in place of what the same content gave before.

    As `sqlite.load_extraction`.

    Raises:
        LoadError: it cannot be loaded; the database is as it was before.
    """
    identifier = report_id(extraction)
    with _reported(path):
        rows = tabulate(extraction)
        if problem := dangling(rows):
            raise LoadError(path, problem)
        with connection.transaction():
            connection.execute("DELETE FROM comparisons")
            files = connection.execute(
                "SELECT path, name FROM files WHERE report_id = %s", [identifier]
            ).fetchall()
            connection.execute("DELETE FROM reports WHERE id = %s", [identifier])
            for relation in RELATIONS:
                _copy(connection, relation, rows[relation.name])
            for file in {*files, (_kept(path), _kept(PurePath(path).name))}:
                _point(connection, file, identifier)
            if attempt:
                _note(connection, attempt)
    return identifier


def read_ledger(connection: Connection[tuple[Stored, ...]]) -> dict[str, Attempt]:
    """Return what came of the last try at each file, as `sqlite.read_ledger`."""
    query = (
        "SELECT path, sha256, settings, grammar_sha256, version, cause, seconds FROM ledger "
        "WHERE state <> 'converted' OR path IN (SELECT path FROM files)"
    )
    with _reported("ledger"):
        rows = (tuple(map(_received, row)) for row in connection.execute(query).fetchall())
        attempts = (
            Attempt(
                str(path),
                str(sha256),
                Conditions(*map(str, about)),
                str(cause),
                float(seconds or 0),
            )
            for path, sha256, *about, cause, seconds in rows
        )
        return {attempt.path: attempt for attempt in attempts}


def write_attempt(connection: Connection[tuple[Stored, ...]], attempt: Attempt) -> None:
    """Write down what came of a file, as `sqlite.write_attempt`."""
    with _reported(attempt.path), connection.transaction():
        _note(connection, attempt)


def _note(connection: Connection[tuple[Stored, ...]], attempt: Attempt) -> None:
    about = attempt.conditions
    row = (attempt.path, attempt.sha256, about.settings, about.grammar_sha256, about.version)
    connection.execute("DELETE FROM ledger WHERE path = %s", [_kept(attempt.path)])
    connection.execute(
        "INSERT INTO ledger (path, sha256, settings, grammar_sha256, version, state, cause, seconds) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
        [*map(_kept, (*row, attempt.state, attempt.cause)), attempt.seconds],
    )


def _copy(
    connection: Connection[tuple[Stored, ...]], relation: Relation, rows: Sequence[Row]
) -> None:
    """Put rows into a table."""
    if not rows:
        return
    types = [column.type for column in relation.columns]
    target = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(relation.name),
        sql.SQL(", ").join(sql.Identifier(column.name) for column in relation.columns),
    )
    with connection.cursor() as cursor, cursor.copy(target) as copy:
        for row in rows:
            values = zip(types, row.values(), strict=True)
            copy.write_row([_sent(kind, value) for kind, value in values])


def _point(
    connection: Connection[tuple[Stored, ...]], file: tuple[Stored, ...], identifier: str
) -> None:
    """Let a file lead to its report, and drop the former one if no file leads to it any longer."""
    former = connection.execute("SELECT report_id FROM files WHERE path = %s", file[:1]).fetchall()
    connection.execute(
        "INSERT INTO files (path, name, report_id) VALUES (%s, %s, %s) "
        "ON CONFLICT (path) DO UPDATE SET name = excluded.name, report_id = excluded.report_id",
        [*file, identifier],
    )
    for (report,) in former:
        connection.execute(
            "DELETE FROM reports WHERE id = %s AND NOT EXISTS "
            "(SELECT 1 FROM files WHERE report_id = reports.id)",
            [report],
        )


def read_extraction(connection: Connection[tuple[Stored, ...]], identifier: str) -> Extraction:
    """Return the extraction that was loaded under an id, equal to what it was.

    Raises:
        LoadError: there is no such report, or its rows were changed to what no extraction is.
    """
    with _reported(identifier):
        with connection.transaction():
            rows = {each.name: list(_rows(connection, each, identifier)) for each in RELATIONS}
        if not rows["reports"]:
            raise LoadError(identifier, "there is no report of this id")
        return restore(rows)


def _rows(
    connection: Connection[tuple[Stored, ...]], relation: Relation, identifier: str
) -> Iterator[Row]:
    """Yield the rows of a report in one table, in the order in which they were put there."""
    names = [column.name for column in relation.columns]
    query = sql.SQL("SELECT {} FROM {} WHERE {} = %s ORDER BY {}").format(
        sql.SQL(", ").join(map(sql.Identifier, names)),
        sql.Identifier(relation.name),
        sql.Identifier(relation.held[0] if relation.owner else "id"),
        sql.SQL(", ").join(
            sql.SQL('{} COLLATE "C"').format(sql.Identifier(name))
            if _is_text(relation, name)
            else sql.Identifier(name)
            for name in relation.order
        ),
    )
    for row in connection.execute(query, [identifier]):
        yield dict(zip(names, map(_received, row), strict=True))


def _is_text(relation: Relation, name: str) -> bool:
    return any(column.name == name and column.type is str for column in relation.columns)


def report_files(connection: Connection[tuple[Stored, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the files of each report, by its id, both sorted."""
    files: dict[str, tuple[str, ...]] = {}
    with _reported("files"):
        for path, report in sorted(
            (str(_received(path)), str(report))
            for path, report in connection.execute("SELECT path, report_id FROM files")
        ):
            files[report] = (*files.get(report, ()), path)
    return dict(sorted(files.items()))


def _sent(kind: type, value: Stored) -> object:
    """Return a value as the server takes it."""
    match value:
        case str():
            return _kept(value)
        case float() | int() if kind is Decimal:
            return Decimal(repr(value))
        case int() if kind is bool:
            return bool(value)
        case _:
            return value


def _received(value: object) -> Stored:
    """Return a value as the flat tables have it."""
    match value:
        case Decimal():
            return json_number(value)
        case str():
            return _ESCAPED.sub(lambda found: _MEANT[found[0]], value)
        case int() | float() | None:
            return value
        case _:
            message = f"a {type(value).__name__} is none of our values"
            raise ValueError(message)


def _kept(text: str) -> str:
    """Return a text without NUL."""
    return _SPECIAL.sub(lambda found: _SIGNS[found[0]], text)


@contextmanager
def _reported(target: str) -> Iterator[None]:
    """Turn what the server, or a value that fits nowhere, says into a `LoadError`."""
    try:
        yield
    except (psycopg.Error, ValueError) as error:
        raise LoadError(target, str(error).strip()) from error
